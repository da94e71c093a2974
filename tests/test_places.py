"""The law of places: every row that comes from text points at its words in the article as it is."""

import pandas as pd
import pytest

from afghan_reader.schema import TABLES, VALUES

SPANS = {
    "text": ("start", "end"),
    "speaker_text": ("speaker_start", "speaker_end"),
    "cue": ("cue_start", "cue_end"),
    "anonymity": ("anonymity_start", "anonymity_end"),
}
FROM_TEXT = [name for name, table in TABLES.items() if {"start", "end"} <= set(table.columns)]
SENTENCE = ["passage_no", "sentence_no", "passage_kind", "duplicate"]


@pytest.fixture(params=["five", "toy"])
def reading(request):
    return request.getfixturevalue(request.param)


@pytest.mark.parametrize("name", FROM_TEXT)
def test_every_row_points_at_its_words(reading, name):
    texts = reading.articles.set_index("article_id")["text"]
    table = getattr(reading, name)
    for words, (start, end) in SPANS.items():
        if words not in table.columns or start not in table.columns:
            continue
        for row in table[table[start].notna()].to_dict("records"):
            assert 0 <= row[start] < row[end]
            assert texts[row["article_id"]][row[start] : row[end]] == row[words]


@pytest.mark.parametrize("name", ["passages", "sentences", "mentions", "quotes", "hedges", "dates", "actors"])
def test_the_five_articles_fill_the_table(five, name):
    assert len(getattr(five, name)) > 0


@pytest.mark.parametrize("name", [name for name in TABLES if name != "edges"])
def test_tables_have_the_columns_and_types_that_are_promised(reading, name):
    table = getattr(reading, name)
    promised = {column: spec.dtype for column, spec in TABLES[name].columns.items()}
    assert {column: str(table[column].dtype) for column in promised} == promised


def test_passages_and_the_space_between_them_cover_the_text(reading):
    for article in reading.articles.itertuples():
        passages = reading.passages[reading.passages["article_id"] == article.article_id]
        rest, at = "", 0
        for start, end in zip(passages["start"], passages["end"], strict=True):
            assert start >= at
            rest, at = rest + article.text[at:start], end
        assert (rest + article.text[at:]).strip() == ""
        assert passages["words"].sum() == article.words


def test_sentences_lie_in_their_passage(reading):
    joined = reading.sentences.merge(reading.passages, on=["article_id", "passage_no"], suffixes=("", "_passage"))
    assert len(joined) == len(reading.sentences)
    assert (joined["start"] >= joined["start_passage"]).all()
    assert (joined["end"] <= joined["end_passage"]).all()
    assert (joined["duplicate"] == joined["duplicate_of"].notna()).all()


@pytest.mark.parametrize("name", ["mentions", "quotes", "hedges", "dates", "curated_quotes", "curated_dates"])
def test_a_row_knows_the_sentence_where_it_starts(reading, name):
    table = getattr(reading, name)
    joined = table.merge(reading.sentences, on=["article_id", "sentence_no"], suffixes=("", "_sentence"))
    assert len(joined) == len(table)
    assert (joined["passage_no"] == joined["passage_no_sentence"]).all()
    assert (joined["passage_kind"] == joined["passage_kind_sentence"]).all()
    assert (joined["duplicate"] == joined["duplicate_sentence"]).all()
    assert (joined["start"] >= joined["start_sentence"]).all()
    assert (joined["start"] < joined["end_sentence"]).all()


@pytest.mark.parametrize(("name", "columns"), VALUES.items())
def test_columns_hold_the_words_that_they_may_hold(reading, name, columns):
    for table in {name, name.removeprefix("curated_")}:
        for column, allowed in columns.items():
            assert set(getattr(reading, table)[column].dropna()) <= set(allowed)


def test_numbers_count_from_zero(reading):
    for name, column in [("passages", "passage_no"), ("sentences", "sentence_no"), ("quotes", "quote_no")]:
        for _, rows in getattr(reading, name).groupby("article_id"):
            assert rows[column].tolist() == list(range(len(rows)))


def test_within_names_a_row_of_the_same_article(reading):
    quotes = reading.quotes
    inner = quotes[quotes["within"].notna()]
    outer = inner.merge(quotes, left_on=["article_id", "within"], right_on=["article_id", "quote_no"], suffixes=("", "_outer"))
    assert len(outer) == len(inner)
    assert (outer["start"] < outer["end_outer"]).all()
    assert (outer["end"] > outer["start_outer"]).all()


def test_no_place_of_a_table_is_given_twice(reading):
    for name in ["passages", "sentences", "mentions", "dates", "hedges"]:
        table: pd.DataFrame = getattr(reading, name)
        assert not table.duplicated(["article_id", "start", "end"]).any()
