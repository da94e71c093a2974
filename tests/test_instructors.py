"""The kit cites places that exist and words that stand there, agrees with the exercises, and prints whole articles."""

import html
import importlib.util
import json
import re
import tomllib
from html.parser import HTMLParser
from pathlib import Path

import nbformat
import pandas as pd
import pytest

from afghan_reader.exercises import normalise

ROOT = Path(__file__).parents[1]
KIT = ROOT / "instructors"
PAGES = sorted(KIT.rglob("*.md"))
SHEETS = sorted(KIT.glob("[0-9][0-9]_*.md"))
LESSONS = [path for path in sorted((ROOT / "notebooks").glob("[0-9][0-9]_*.ipynb")) if path.stem < "90"]
EXERCISES = sorted((ROOT / "exercises" / "source").glob("[0-9][0-9]_*.md"))
SECTIONS = [
    "Before class",
    "The fifty-minute core",
    "Extensions",
    "Expected answers",
    "Usual misconceptions",
    "Discussion moves",
    "Content note",
    "Without computers",
    "Rubric",
    "Afterwards",
]
ARTICLES = "nyt-2020|wapo-2018|wapo-2020|yahoo-2016|vice-2017"
PLACE = rf"`((?:{ARTICLES}) (?:¶|[a-z]+ )\d+)`"
QUOTED = r'"([^"\n]+)"'


def name_of(path):
    return path.relative_to(KIT).as_posix()


def plain(words):
    """Join what is wrapped, and take curly and straight marks for the same."""
    return " ".join(words.translate(str.maketrans("“”‘’", "\"\"''")).split())


def section(page, title):
    return page.split(f"\n## {title}\n", 1)[1].split("\n## ", 1)[0]


@pytest.fixture(scope="module")
def passages(five):
    return {f"{row.article_id} {row.label}": plain(row.text) for row in five.passages.itertuples()}


@pytest.fixture(scope="module")
def program():
    spec = importlib.util.spec_from_file_location("print_articles", KIT / "print_articles.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# ---- what the pages cite


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_every_place_cited_exists(path, passages):
    cited = re.findall(PLACE, path.read_text(encoding="utf-8"))
    assert [place for place in cited if place not in passages] == []


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_words_quoted_beside_a_place_stand_in_it(path, passages):
    page = path.read_text(encoding="utf-8")
    after = re.findall(PLACE + r"[ ,:]*(?:with|to|and has)? *" + QUOTED, page)
    before = [(place, words) for words, place in re.findall(QUOTED + r",? \(" + PLACE, page)]
    assert [(place, words) for place, words in after + before if plain(words) not in passages[place]] == []


def test_the_kit_quotes_words_with_their_places():
    page = "\n".join(path.read_text(encoding="utf-8") for path in PAGES)
    assert len(re.findall(PLACE + r"[ ,:]*" + QUOTED, page)) >= 20  # so that the test above has something to look at


def test_every_card_holds_words_of_its_place(passages):
    page = (KIT / "cards" / "cards.html").read_text(encoding="utf-8")
    cards = [(place, html.unescape(words)) for place, words in re.findall(r'<p data-place="([^"]+)">([^<]+)</p>', page)]
    assert len(cards) == 12 + 10 + 6
    assert [(place, words) for place, words in cards if plain(words) not in passages[place]] == []


def test_the_cards_need_nothing_from_elsewhere():
    assert outside(KIT / "cards" / "cards.html") == []


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_every_link_leads_somewhere(path):
    links = re.findall(r"\]\(([^)#]+)\)", path.read_text(encoding="utf-8"))
    assert [link for link in links if not link.startswith("http") and not (path.parent / link).exists()] == []


# ---- the run sheets


def test_every_lesson_has_a_run_sheet():
    assert {path.stem for path in LESSONS} <= {path.stem for path in SHEETS}


def test_the_first_page_names_every_run_sheet():
    page = (KIT / "README.md").read_text(encoding="utf-8")
    assert [path.name for path in SHEETS if f"({path.name})" not in page] == []


@pytest.mark.parametrize("path", SHEETS, ids=name_of)
def test_a_run_sheet_has_its_sections_in_order(path):
    assert re.findall(r"^## (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE) == SECTIONS


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_a_run_sheet_has_the_title_of_its_lesson(path):
    title = nbformat.read(path, as_version=4).cells[0].source.splitlines()[0]
    assert (KIT / f"{path.stem}.md").read_text(encoding="utf-8").splitlines()[0] == f"{title.rstrip('.')}: run sheet"


@pytest.mark.parametrize("path", SHEETS, ids=name_of)
def test_the_minutes_of_the_core_follow_each_other_to_fifty(path):
    core = section(path.read_text(encoding="utf-8"), "The fifty-minute core")
    marks = [(int(first), int(last)) for first, last in re.findall(r"^\| (\d+)–(\d+) \|", core, re.MULTILINE)]
    assert all(first < last for first, last in marks)
    assert [0, *(last for _, last in marks)] == [*(first for first, _ in marks), 50]


@pytest.mark.parametrize("path", SHEETS, ids=name_of)
def test_no_real_timing_is_invented(path):
    core = section(path.read_text(encoding="utf-8"), "The fifty-minute core")
    rows = re.findall(r"^\| \d+–\d+ \|.*\|(.*)\|$", core, re.MULTILINE)
    assert rows
    assert not any(cell.strip() for cell in rows)


@pytest.mark.parametrize("path", SHEETS, ids=name_of)
def test_a_rubric_has_the_four_rows_and_names_its_kin(path):
    rubric = section(path.read_text(encoding="utf-8"), "Rubric")
    assert re.findall(r"^\| ([A-Z]\w+) \|", rubric, re.MULTILINE) == ["Place", "Source", "Strength", "Limits"]
    assert all(name in rubric for name in ("Civic Online Reasoning", "NAMLE", "ACRL", "verification"))


@pytest.mark.parametrize("path", SHEETS, ids=name_of)
def test_every_discussion_asks_how_do_you_know(path):
    assert "How do you know?" in section(path.read_text(encoding="utf-8"), "Discussion moves")


@pytest.mark.parametrize("path", SHEETS, ids=name_of)
def test_a_content_note_names_what_may_hurt(path):
    note = section(path.read_text(encoding="utf-8"), "Content note")
    assert all(word in note.lower() for word in ("war", "kill", "terrorism", "students may have"))


TERMS = """attribution, source, cue, content, direct, indirect, mixed, sourcing, named, role, unnamed, hearsay, hedge, booster,
likelihood, confidence, TIMEX3, interval, anchor, co-mention, provenance, KWIC, log-odds, degree, Cohen's kappa,
Krippendorff's alpha, IMVAIN, SIFT"""


@pytest.mark.parametrize("term", TERMS.replace("\n", " ").split(", "))
def test_the_glossary_has_the_terms_of_the_field(term):
    entries = re.findall(r"\*{1,2}([^*]+)\*{1,2}", (KIT / "glossary.md").read_text(encoding="utf-8"))
    assert any(term.lower() in entry.lower() for entry in entries)


# ---- what the run sheets expect


def questions_of(path):
    return [tomllib.loads(block) for block in re.findall(r"```toml\n(.*?)```", path.read_text(encoding="utf-8"), re.DOTALL)]


def said(page, answer, passages):
    """Tell whether a page names an answer: a place of a passage that holds some words, or one of several spellings."""
    if isinstance(answer, dict):
        article_id, words = answer["place"]
        places = [place for place, text in passages.items() if place.startswith(f"{article_id} ") and plain(words) in text]
        return any(place in page for place in places)
    spellings = answer if isinstance(answer, list) else [answer]
    return any(f" {normalise(spelling)} " in f" {normalise(page)} " for spelling in spellings)


@pytest.mark.parametrize("path", EXERCISES, ids=lambda path: path.stem)
def test_a_run_sheet_has_the_answer_to_every_question_of_its_exercise(path, passages):
    answers = section((KIT / path.name).read_text(encoding="utf-8"), "Expected answers")
    for question in questions_of(path):
        found = re.search(rf"^- \*\*{re.escape(question['id'])}\*\*(.*)$", answers, re.MULTILINE)
        assert found, f"{path.name} asks {question['id']}, and the run sheet does not say what to expect"
        for answer in question.get("key", []):
            assert said(found[1], answer, passages), f"{question['id']}: the run sheet lacks {answer}"


def test_the_table_of_named_speakers_is_the_authors_reading(five):
    answers = section((KIT / "02_who_says_so.md").read_text(encoding="utf-8"), "Expected answers")
    direct = five.curated_quotes.query("kind == 'direct' and sourcing == 'named'")
    for article_id, quotes in direct.groupby("article_id"):
        row = re.search(rf"^\| {article_id} \| (.+) \|$", answers, re.MULTILINE)
        assert set(row[1].split(", ")) == {speaker.split()[-1] for speaker in quotes["speaker"]}


def test_one_word_stands_as_often_in_the_file_and_in_the_running_text_as_the_run_sheet_says(five):
    own = five.passages[five.passages["article_id"] == "wapo-2018"]
    counts = own["text"].str.count(r"\bAfghanistan\b")
    running = (own["kind"] == "body") & own["duplicate_of"].isna()
    answers = section((KIT / "01_can_we_trust_our_copy.md").read_text(encoding="utf-8"), "Expected answers")
    assert f"{counts.sum()} times in the file and {counts[running].sum()} times in its running text" in answers


def test_the_doubled_chronology_has_as_many_entries_as_the_run_sheet_says(five):
    lines = five.passages.query("article_id == 'wapo-2018' and kind == 'chronology'")["text"]
    entries = lines.str.replace(r"^\d{4} |(?:\w+ )?\d{4}(?:-\d{4})?$", "", regex=True).str.strip().str.rstrip(". ")
    times = entries[(entries != "") & ~entries.str.startswith("Calendar")].value_counts()
    assert (len(times), int((times == 2).sum()), int((times == 3).sum()), int(times.sum())) == (20, 19, 1, 41)


def test_the_beginnings_have_the_intervals_of_the_authors_reading(five):
    answers = section((KIT / "05_when_did_it_start.md").read_text(encoding="utf-8"), "Expected answers")
    rows = re.findall(r"^\| (\S+) \| `\S+ (¶\d+)`: .+ \| ([^|]+) \|$", answers, re.MULTILINE)
    assert {article_id for article_id, _, _ in rows} == set(five.articles["article_id"])
    for article_id, label, interval in rows:
        events = five.events[five.events["article_id"] == article_id]
        held = [row for row in events.itertuples() if place_is(five, row, label)]
        years = {day.strftime("%Y") for row in held for day in (row.earliest, row.latest) if not pd.isna(day)}
        assert set(re.findall(r"\d{4}", interval)) <= years, (article_id, label, interval, years)


def test_the_authors_count_as_many_events_in_the_chronology_as_the_run_sheet_says(five):
    own = five.passages.query("article_id == 'wapo-2018' and kind == 'chronology'")
    events = five.events[five.events["article_id"] == "wapo-2018"]
    inside = events[events["start"].between(own["start"].min(), own["end"].max())]
    answers = section((KIT / "05_when_did_it_start.md").read_text(encoding="utf-8"), "Expected answers")
    assert f"{inside['event_id'].nunique()} (events: two of the entries hold two each" in answers


def test_the_edge_list_of_the_six_sentences_is_what_the_machine_finds(five):
    page = (KIT / "cards" / "cards.html").read_text(encoding="utf-8")
    cards = re.findall(r'<p data-place="([^"]+)">([^<]+)</p>', page)[-6:]
    media = {"Yahoo News", "VICE News"}
    found = {}
    for number, (place, words) in enumerate(cards, start=1):
        article_id, _, label = place.partition(" ")
        sentences = five.sentences[five.sentences["article_id"] == article_id]
        [sentence] = [
            row for row in sentences.itertuples() if plain(row.text) == plain(html.unescape(words)) and place_is(five, row, label)
        ]
        mentions = five.mentions[five.mentions["article_id"] == article_id]
        inside = mentions[mentions["start"].between(sentence.start, sentence.end)]
        names = {
            "U.S. intelligence sources" if name.startswith("U.S. intelligence") else name for name in inside["actor"]
        } - media
        for pair in ((a, b) for a in names for b in names if a < b):
            found.setdefault(frozenset(pair), []).append(number)
    answers = section((KIT / "06_who_is_connected.md").read_text(encoding="utf-8"), "Expected answers")
    rows = re.findall(r"^\| (.+?) and (.+?) \| ([\d, ]+) \| (\d)", answers, re.MULTILINE)
    assert {frozenset((a, b)): [int(n) for n in numbers.split(",")] for a, b, numbers, _ in rows} == found
    assert all(len(numbers.split(",")) == int(times) for _, _, numbers, times in rows)


def place_is(reading, row, label):
    own = reading.passages[(reading.passages["article_id"] == row.article_id) & (reading.passages["label"] == label)].iloc[0]
    return own["start"] <= row.start < own["end"]


def test_nothing_in_the_course_gives_the_passages_of_the_pretest_away():
    page = (KIT / "pretest_form_a.md").read_text(encoding="utf-8")
    chosen = set(re.findall(PLACE, page.split("## Questions")[0]))
    assert chosen == set(re.findall(PLACE, page))
    course = [cell.source for path in LESSONS if path.stem < "07" for cell in nbformat.read(path, as_version=4).cells]
    course += [path.read_text(encoding="utf-8") for path in [*SHEETS, *EXERCISES, *(KIT / "cards").iterdir()]]
    assert [place for place in chosen for text in course if re.search(rf"{re.escape(place)}\b", text)] == []


def test_the_pretest_keeps_its_key_apart():
    questions, _, key = (KIT / "pretest_form_a.md").read_text(encoding="utf-8").partition("## Key for instructors")
    asked = re.findall(r"^(\d+)\. ", questions, re.MULTILINE)
    assert asked == re.findall(r"^\| (\d+) \|", key, re.MULTILINE)


# ---- the printed articles


def outside(path):
    """List whatever a page would fetch or run."""
    found = []

    class Looker(HTMLParser):
        def handle_starttag(self, tag, attrs):
            found.extend((tag, name, value) for name, value in attrs if name in {"src", "href", "srcset", "onload"})
            if tag in {"script", "link", "iframe", "img", "object"}:
                found.append((tag,))

    page = path.read_text(encoding="utf-8")
    Looker().feed(page)
    style = "".join(re.findall(r"<style>(.*?)</style>", page, re.DOTALL))
    return found + re.findall(r"url\(|@import", style)


def test_the_printed_articles_hold_every_passage_with_its_number(five, program, tmp_path):
    assert program.main([str(tmp_path)]) == 0
    for article_id, own in five.passages.groupby("article_id"):
        page = (tmp_path / f"{article_id}.html").read_text(encoding="utf-8")
        printed = re.findall(r'<div class="passage(| aside)"><div class="no">(.*?)</div><p>(.*?)</p></div>', page, re.DOTALL)
        assert [html.unescape(text) for _, _, text in printed] == own["text"].str.strip().tolist()
        assert [number for _, number, _ in printed] == own["label"].tolist()
        running = (own["kind"] == "body") & own["duplicate_of"].isna()
        assert [shape == "" for shape, _, _ in printed] == running.tolist()
        assert outside(tmp_path / f"{article_id}.html") == []


def test_another_corpus_is_printed_and_its_text_stays_text(program, tmp_path):
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "one.txt").write_text("The bridge <b>is</b> open & safe, said the mayor.", encoding="utf-8")
    assert program.main([str(tmp_path / "out"), str(tmp_path / "corpus")]) == 0
    page = (tmp_path / "out" / "one.html").read_text(encoding="utf-8")
    assert "The bridge &lt;b&gt;is&lt;/b&gt; open &amp; safe" in page
    assert "date not known" in page


def test_a_folder_without_texts_is_one_line(program, tmp_path, capsys):
    assert program.main([str(tmp_path / "out"), str(tmp_path / "nowhere")]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1


# ---- collecting


def test_the_cell_that_shows_the_class_runs(tmp_path, monkeypatch):
    kept = {"00.1": {"status": "partly"}, "00.2": {"status": "right"}}
    for student in ("01", "02"):
        (tmp_path / "class" / student / "kept").mkdir(parents=True)
        (tmp_path / "class" / student / "kept" / "answers.json").write_text(json.dumps(kept), encoding="utf-8")
    [cell] = re.findall(r"```python\n(.*?)```", (KIT / "thirty_students.md").read_text(encoding="utf-8"), re.DOTALL)
    monkeypatch.chdir(tmp_path)
    *before, last = cell.strip().splitlines()
    names = {}
    exec("\n".join(before), names)  # noqa: S102 - our own page
    table = eval(last, names)  # noqa: S307
    assert isinstance(table, pd.DataFrame)
    assert table.loc["00.2"].tolist() == ["right", "right"]
