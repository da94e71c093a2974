import re

import afghan_reader as ar
from afghan_reader.cli import main


def page_of(reading, tmp_path):
    return ar.write_report(reading, tmp_path / "report.html").read_text(encoding="utf-8")


def test_the_page_needs_nothing_else(five, tmp_path):
    page = page_of(five, tmp_path)
    assert not re.search(r"(src|href)=\"?(https?:)?//", page)
    assert "<script" not in page


def test_every_number_leads_to_a_passage_of_the_page(toy, tmp_path):
    page = page_of(toy, tmp_path)
    targets = re.findall(r'href="#([^"]+)"', page)
    assert len(targets) > len(toy.articles)
    assert set(targets) <= set(re.findall(r'id="([^"]+)"', page))


def test_every_passage_stands_on_the_page(toy, tmp_path):
    assert page_of(toy, tmp_path).count("<p id=") == len(toy.passages)


def test_markup_in_an_article_is_shown_as_text(tmp_path):
    (tmp_path / "<b>x.txt").write_text("<script>alert(1)</script>\n\n“Hi,” said <img src=x onerror=alert(2)> Ann Bee.\n")
    page = page_of(ar.read_corpus(tmp_path), tmp_path)
    assert "<script" not in page
    assert "<img" not in page
    assert "<b>" not in page
    assert "&lt;script&gt;" in page


def test_a_corpus_in_which_nothing_is_found_still_gives_a_page(tmp_path):
    (tmp_path / "a.txt").write_text("Nothing happened here\n")
    assert main(["report", str(tmp_path), "--out", str(tmp_path / "r.html")]) == 0
    assert "Nothing happened here" in (tmp_path / "r.html").read_text()
