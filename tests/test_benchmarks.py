import random
import sys
from pathlib import Path

import pandas as pd
import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.invented import compose, write_corpus
from benchmarks.scores import figures, match, overlap, same_name, score_dates, score_mentions, score_quotes, score_spans


def span(start, end, article_id="a", **more):
    return {"article_id": article_id, "start": start, "end": end, **more}


def quote(start, end, **more):
    return span(start, end, **{"kind": "direct", "speaker": "Ann", "sourcing": "named", "stance": "asserts", **more})


def rows(scores):
    return {(row["what"], row["measure"]): row for row in scores}


def test_the_overlap_is_what_two_spans_share_of_all_that_either_has():
    assert overlap(span(0, 10), span(5, 15)) == pytest.approx(5 / 15)
    assert overlap(span(0, 10), span(0, 10)) == 1
    assert overlap(span(0, 10), span(10, 20)) == 0
    assert overlap(span(0, 10), span(0, 10, "b")) == 0


def test_a_row_is_matched_once_and_the_best_overlap_first():
    curated, found = [span(0, 10), span(10, 20)], [span(0, 20), span(0, 11)]
    assert match(curated, found, 0) == [(span(0, 10), span(0, 11)), (span(10, 20), span(0, 20))]


def test_half_an_overlap_is_enough_for_half_and_too_little_for_exact():
    exact, half = score_spans("quotes", [span(0, 10), span(50, 60)], [span(0, 12), span(90, 99), span(70, 71)])
    assert exact["F1"] == 0
    assert half["precision"] == pytest.approx(100 / 3)
    assert half["recall"] == 50
    assert half["F1"] == pytest.approx(40)


def test_what_cannot_be_computed_is_missing():
    row = figures("dates", "strict", 0, 0, 0)
    assert (row["precision"], row["recall"], row["F1"]) == (None, None, None)


def test_speakers_are_judged_where_the_words_were_found():
    curated = pd.DataFrame([quote(0, 10), quote(20, 30, speaker="Bob"), quote(40, 50)])
    found = pd.DataFrame([quote(0, 10, speaker="the Ann"), quote(20, 30, speaker=None)])
    scores = rows(score_quotes(curated, found))
    assert scores["direct quotations", "exact"]["recall"] == pytest.approx(200 / 3)
    assert scores["speaker", "of matched"]["recall"] == 50


def test_scare_quotes_are_left_out_and_reports_stand_apart():
    curated = pd.DataFrame(
        [quote(0, 10, kind="scare"), quote(20, 30, kind="mixed"), quote(40, 50, kind="indirect", stance="denies")]
    )
    found = pd.DataFrame([quote(20, 30, kind="indirect"), quote(40, 50, kind="mixed", stance="asserts")])
    scores = rows(score_quotes(curated, found))
    assert scores["reports", "exact"]["F1"] == 100
    assert scores["direct quotations", "exact"]["F1"] is None
    assert scores["denials", "of matched"]["recall"] == 0


def test_a_date_may_have_the_right_place_and_the_wrong_value():
    curated = pd.DataFrame([span(0, 4, value="2015", type="DATE"), span(9, 15, value="P2Y", type="DURATION")])
    found = pd.DataFrame([span(0, 4, value="2016", type="DATE"), span(8, 15, value="P2Y", type="DURATION")])
    scores = rows(score_dates(curated, found))
    assert [scores["dates", measure]["F1"] for measure in ("strict", "relaxed", "value", "type")] == [50, 100, 50, 100]


def test_a_row_without_a_place_is_not_scored():
    curated = pd.DataFrame([span(0, 4, actor="Ann"), span(None, None, actor="Bob")])
    found = pd.DataFrame([span(0, 4, actor="Bob")])
    scores = rows(score_mentions(curated, found))
    assert scores["mentions", "exact"]["recall"] == 100
    assert scores["mentions", "right actor"]["recall"] == 0


def test_two_readings_may_agree_that_there_is_no_source():
    assert same_name(None, float("nan"))
    assert not same_name(None, "Ann")
    assert same_name("The Kremlin", "the kremlin")


def test_the_invented_news_is_the_same_for_the_same_seed_and_no_two_articles_are_alike(tmp_path):
    first, again = tmp_path / "first", tmp_path / "again"
    for folder in (first, again):
        folder.mkdir()
        size = write_corpus(folder, 30, seed=7)
    texts = [path.read_text(encoding="utf-8") for path in sorted(first.glob("*.txt"))]
    assert texts == [path.read_text(encoding="utf-8") for path in sorted(again.glob("*.txt"))]
    assert len(set(texts)) == 30
    assert sum(len(text.encode()) for text in texts) == size


def test_an_invented_article_has_the_paragraphs_asked_for():
    text = compose(random.Random(1), ["Farland"], [("Ada", "Lomikov")], paragraphs=5)  # noqa: S311
    assert len(text.strip().split("\n\n")) == 3 + 5
