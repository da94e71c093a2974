"""Two readings are matched row by row and compared: on toy tables whose agreement can be counted by hand."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.readings import (
    FIRST,
    PLANS,
    SECOND,
    Plan,
    agree_on_columns,
    agree_on_presence,
    agreement,
    count_matches,
    match_readings,
    plain_name,
    read_rows,
    sentence_of,
)
from benchmarks.second import body_words, score_artefacts, words_inside

ROOT = Path(__file__).resolve().parents[1]
STARTS = {"a": [0, 100, 200], "b": [0]}
PLACES = Plan((), "touching", ("value",))
EVIDENCE = Plan(("id",), "same sentence", ("value",))


def row(start, end, article_id="a", **more):
    return {"article_id": article_id, "start": start, "end": end, **more}


def levels(first, second, plan):
    return [pair[2] for pair in match_readings(first, second, STARTS, plan)]


def test_a_place_begins_in_the_last_sentence_that_starts_before_it():
    assert [sentence_of(row(start, 300), STARTS) for start in (0, 99, 100, 250)] == [0, 0, 1, 2]


def test_equal_places_match_before_those_that_only_overlap():
    exact, wide = row(0, 10), row(0, 12)
    assert match_readings([wide, exact], [row(0, 10)], STARTS, PLACES) == [(exact, row(0, 10), "exact")]


@pytest.mark.parametrize(
    ("place", "level"),
    [((0, 10), ["exact"]), ((0, 20), ["half overlap"]), ((9, 60), ["touching"]), ((10, 60), [])],
)
def test_marked_words_match_if_they_share_a_character(place, level):
    assert levels([row(0, 10)], [row(*place)], PLACES) == level


@pytest.mark.parametrize(("place", "level"), [((50, 90), ["same sentence"]), ((100, 190), [])])
def test_evidence_matches_if_it_begins_in_the_same_sentence(place, level):
    assert levels([row(0, 10, id="x")], [row(*place, id="x")], EVIDENCE) == level


def test_evidence_for_another_claim_or_in_another_article_does_not_match():
    assert levels([row(0, 10, id="x")], [row(0, 10, id="y"), row(0, 10, "b", id="x")], EVIDENCE) == []


def test_a_row_is_matched_once():
    first, second = [row(0, 10), row(0, 10)], [row(0, 10)]
    pairs = match_readings(first, second, STARTS, PLACES)
    counts = count_matches("toy", first, second, pairs)
    assert (counts["both"], counts["only first"], counts["only second"]) == (1, 1, 0)
    assert counts["shared %"] == pytest.approx(100 * 2 / 3)


def test_of_two_rows_at_a_place_those_of_one_kind_match():
    first = [row(0, 10, kind="mixed"), row(0, 10, kind="direct")]
    second = [row(0, 10, kind="direct"), row(0, 10, kind="mixed")]
    assert all(one["kind"] == other["kind"] for one, other, _ in match_readings(first, second, STARTS, PLACES))


def test_agreement_in_a_column_is_that_of_the_matched_rows():
    values = [("x", "x"), ("x", "x"), ("y", "y"), ("y", "x")]
    pairs = [(row(0, 9, value=one), row(0, 9, value=other), "exact") for one, other in values]
    measured = agree_on_columns("toy", pairs, ("value",)).iloc[0]
    assert (measured["items"], measured["percent"]) == (4, 75)
    # observed disagreement 1/4; expected: of 8 values 5 are x and 3 are y, 5 * 3 * 2 / (8 * 7)
    assert measured["alpha"] == pytest.approx(1 - (1 / 4) / (30 / 56))


def test_an_empty_cell_is_a_value():
    pairs = [(row(0, 9, value=""), row(0, 9, value="x"), "exact"), (row(0, 9, value="x"), row(0, 9, value="x"), "exact")]
    assert agree_on_columns("toy", pairs, ("value",)).iloc[0]["percent"] == 50


def test_presence_counts_sentences_and_sentences_with_the_same_id():
    first = [row(0, 10, id="x"), row(100, 110, id="x")]
    second = [row(5, 10, id="x"), row(100, 110, id="y"), row(200, 210, id="y")]
    measured = agree_on_presence("toy", "id", first, second, STARTS)
    assert (measured["sentences"], measured["chosen by first"], measured["by second"], measured["by both"]) == (4, 2, 3, 2)
    assert measured["first's rows on second's %"] == 100
    assert measured["second's rows on first's %"] == pytest.approx(200 / 3)
    assert (measured["same id: by both"], measured["of either %"]) == (1, 25)


def test_the_manner_of_writing_a_name_is_no_disagreement():
    assert plain_name("The Independent; U.S. officials (unnamed)") == plain_name("U.S. officials; independent")
    assert plain_name("reporter") == plain_name("") == ""
    assert plain_name("Ann") != plain_name("Ann; Bob")


@pytest.mark.parametrize("name", PLANS)
def test_both_readings_are_stored_with_the_columns_that_are_compared(name):
    for folder in (FIRST, SECOND):
        rows = read_rows(folder, name)
        assert {"article_id", "start", "end", "check", *PLANS[name].keys, *PLANS[name].columns} <= set(rows[0])


def test_stored_readings_hold_places_and_no_sentences_of_the_articles():
    texts = " ".join(" ".join(path.read_text(encoding="utf-8").split()) for path in sorted((ROOT / "seeds").glob("*.txt")))
    for folder in (FIRST, SECOND):
        for path in folder.glob("*.csv"):
            for cells in read_rows(folder, path.stem) if path.stem != "actors" else []:
                assert not any(len(cell) > 90 and cell in texts for cell in cells.values() if isinstance(cell, str)), path


def test_words_inside_places_are_counted_once():
    assert words_inside("one two three", [row(0, 7), row(4, 13)]) == {0, 4, 8}


def test_artefacts_are_found_if_they_are_touched():
    read, found = [row(0, 10, kind="ocr"), row(50, 60, kind="glued")], [row(9, 12, kind="glued"), row(90, 99, kind="ocr")]
    scores = {scored["what"]: scored for scored in score_artefacts(read, found)}
    assert (scores["ocr"]["recall"], scores["glued"]["recall"], scores["all"]["precision"]) == (100, 0, 50)


def test_body_words_are_those_that_both_take_for_body(toy):
    text = toy.articles["text"].iloc[0]
    read = [row(0, len(text), "alpha", kind="body", duplicate="no"), row(0, 9, "alpha", kind="title", duplicate="no")]
    measured = body_words(toy, read).set_index("article_id").loc["alpha"]
    assert measured["second"] == len(text.split())
    assert measured["machine"] == measured["both"] == len(text.split()) - len(["Bridge", "talks"])


def test_the_page_on_agreement_shows_what_the_command_prints(capsys):
    agreement()
    printed = capsys.readouterr().out
    page = (ROOT / "docs" / "agreement.md").read_text(encoding="utf-8")
    tables = [line.split() for line in printed.splitlines()[1:] if line.strip()]
    shown = [line.split() for line in page.split("```text")[1].split("```")[0].splitlines() if line.strip()]
    assert shown == tables
