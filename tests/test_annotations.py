import pandas as pd
import pytest

import afghan_reader as ar
from afghan_reader.annotations import check_annotations, place_check, read_actors, read_claims, read_events, read_quotes

TEXT = "The bridge closed in 2019. Keller denied it."
HEADER = "claim_id,claim,article_id,stance,start,end,check\n"


@pytest.fixture
def articles():
    return ar.make_articles([{"article_id": "a", "text": TEXT}])


def claims_file(tmp_path, *rows):
    (tmp_path / "claims.csv").write_text(HEADER + "".join(row + "\n" for row in rows), encoding="utf-8")
    return tmp_path


def test_words_are_refilled_from_the_article(tmp_path, articles):
    folder = claims_file(
        tmp_path, "closed,The bridge closed.,a,asserts,0,26,", "closed,The bridge closed.,a,reports_denial,27,44,"
    )
    assert read_claims(folder, articles)["text"].tolist() == ["The bridge closed in 2019.", "Keller denied it."]


def test_a_missing_file_is_an_empty_table_of_the_promised_types(tmp_path, articles):
    events = read_events(tmp_path, articles)
    assert len(events) == 0
    assert str(events["earliest"].dtype) == "datetime64[us]"
    assert str(events["start"].dtype) == "Int64"


@pytest.mark.parametrize(
    ("row", "message", "kept"),
    [
        ("c,C,a,asserts,0,999,", "claims.csv line 2, column start: 0 to 999 is no place in a, which has 44 characters", 0),
        ("c,C,a,asserts,zero,9,", "line 2, column start: 'zero' is not a whole number", 0),
        ("c,C,b,asserts,0,9,", "line 2, column article_id: there is no article 'b'; there are a", 0),
        ("c,C,a,asserts,0,26,00000000", "line 2, column check: the words at 0 to 26 of a have changed", 0),
        ("c,C,a,maybe,0,26,", "line 2, column stance: 'maybe' is not one of asserts, ", 1),
    ],
)
def test_what_is_wrong_is_named_by_file_line_and_column(tmp_path, articles, row, message, kept):
    folder = claims_file(tmp_path, row)
    with pytest.warns(ar.ReadingWarning, match=message):
        assert len(read_claims(folder, articles)) == kept
    problems = check_annotations(folder, articles)
    assert problems["lost"].tolist() == [kept == 0]


def test_a_place_is_not_shifted_when_the_text_has_changed(tmp_path, articles):
    row = f"c,C,a,asserts,0,26,{place_check(TEXT[0:26])}"
    changed = ar.make_articles([{"article_id": "a", "text": "Indeed: " + TEXT}])
    assert len(read_claims(claims_file(tmp_path, row), articles)) == 1
    with pytest.warns(ar.ReadingWarning, match="have changed since they were noted; the row was left out"):
        assert read_claims(tmp_path, changed).empty


def test_many_problems_are_summed_up(tmp_path, articles):
    folder = claims_file(tmp_path, *["c,C,b,asserts,0,9,"] * 10)
    with pytest.warns(ar.ReadingWarning) as caught:
        read_claims(folder, articles)
    assert len(caught) == 4
    assert "7 more problems" in str(caught[-1].message)


def test_a_column_that_is_missing_is_an_error_that_lists_those_there_are(tmp_path, articles):
    (tmp_path / "claims.csv").write_text("claim,article_id\nC,a\n")
    with pytest.raises(
        ar.TableError, match=r"claims.csv lacks the column claim_id, stance, start, end; it has claim, article_id: rename or add"
    ):
        read_claims(tmp_path, articles)


def test_columns_that_a_corpus_adds_stay(tmp_path, articles):
    (tmp_path / "claims.csv").write_text(HEADER.strip() + ",weight\nc,C,a,asserts,0,26,,heavy\n")
    assert read_claims(tmp_path, articles)["weight"].tolist() == ["heavy"]


def test_an_actor_is_called_by_his_own_name_too(tmp_path):
    (tmp_path / "actors.csv").write_text("actor,kind,alias\nAnna Keller,person,the mayor\n")
    assert set(read_actors(tmp_path)["alias"]) == {"Anna Keller", "the mayor"}


def test_a_curated_quotation_gets_its_words_and_its_sentence(tmp_path, articles):
    rows = "article_id,quote_no,start,end,kind,cue_start,cue_end\na,0,27,44,indirect,34,40\n"
    (tmp_path / "quotes.csv").write_text(rows)
    sentences = ar.split_sentences(ar.split_passages(articles))
    quote = read_quotes(tmp_path, articles, sentences).iloc[0]
    assert (quote["text"], quote["cue"], quote["sentence_no"]) == ("Keller denied it.", "denied", 1)
    assert pd.isna(quote["speaker_text"])
