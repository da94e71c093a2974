import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import afghan_reader as ar
from toys import cells, laws, row, table


def told(*texts, **more):
    """Sentences, one a passage, that follow each other in one article."""
    at, rows = 0, []
    for number, text in enumerate(texts):
        rows.append({"start": at, "end": at + len(text), "text": text, "sentence_no": number, "passage_no": number, **more})
        at += len(text) + 1
    return rows


@st.composite
def wordings(draw):
    said = st.lists(st.sampled_from(["arms", "Arms", "talks", "the", "bounty's"]), min_size=1, max_size=8).map(" ".join)
    return table("sentences", *(each for name in "abc" for each in told(*draw(st.lists(said, max_size=3)), article_id=name)))


def test_log_odds_are_those_worked_out_by_hand():
    # "arms" 2 of 4 words here, 0 of 4 there; a prior of 4 words adds 4 * 2/8 = 1 to either side:
    # (2 + 1) / (8 - 3) against (0 + 1) / (8 - 1)
    sentences = table("sentences", *told("arms and arms again"), *told("talks and talks again", article_id="two"))
    arms = row(ar.compare_words(sentences, "one", minimum=1, prior=4), word="arms")
    assert arms["log_odds"] == pytest.approx(math.log((3 / 5) / (1 / 7)))
    assert arms["deviation"] == pytest.approx(math.sqrt(1 / 3 + 1 / 1))
    assert arms["z"] == pytest.approx(arms["log_odds"] / arms["deviation"])
    assert arms[["count", "words", "per_1000", "count_reference", "words_reference"]].tolist() == [2, 4, 500, 0, 4]
    assert arms["places"] == [("one", 0, 4), ("one", 9, 13)]


def test_a_word_used_alike_on_both_sides_has_log_odds_of_zero():
    sentences = table("sentences", *told("and arms arms"), *told("and talks talks", article_id="two"))
    words = ar.compare_words(sentences, "one", minimum=2)
    assert row(words, word="and")["log_odds"] == 0
    assert words["word"].tolist() == ["arms", "and", "talks"]


def test_dispersion_tells_an_even_word_from_one_in_a_single_place():
    # three passages of two words: "the" once in each; "arms" three times, only in the first two words of six
    sentences = table("sentences", *told("the x", "the y", "the z"), *told("of", article_id="two"))
    assert row(ar.compare_words(sentences, "one", minimum=1), word="the")["dispersion"] == pytest.approx(0)
    # all of "x" in a passage that holds a third of the words: (|1 - 1/3| + 1/3 + 1/3) / 2
    assert row(ar.compare_words(sentences, "one", minimum=1), word="x")["dispersion"] == pytest.approx(2 / 3)
    assert pd.isna(row(ar.compare_words(sentences, "one", minimum=1), word="of")["dispersion"])


def test_the_chosen_reference_is_stated_and_never_holds_the_target():
    sentences = table("sentences", *(each for name in ("one", "two", "six") for each in told("arms arms", article_id=name)))
    words = ar.compare_words(sentences, minimum=1)
    assert dict(zip(words["article_id"], words["reference"], strict=True)) == {
        "one": "two; six",
        "two": "one; six",
        "six": "one; two",
    }
    chosen = ar.compare_words(sentences, reference=["one", "two"], minimum=1)
    assert dict(zip(chosen["article_id"], chosen["reference"], strict=True)) == {"one": "two", "two": "one", "six": "one; two"}
    assert row(chosen, article_id="six")["count_reference"] == 4
    with pytest.raises(ar.TableError, match=r"no article 'seven'.*'one', 'two', 'six'"):
        ar.compare_words(sentences, "seven")


def test_capitals_possessives_and_curly_apostrophes_do_not_make_another_word():
    sentences = table("sentences", *told("Russia’s Russia RUSSIA russia's"), *told("don't don’t", article_id="two"))
    assert dict(cells(ar.compare_words(sentences, "one", minimum=1), "word", "count_reference")) == {"russia": 0, "don't": 2}


def test_initials_and_numbers_are_one_word_each_and_a_hyphen_holds():
    sentences = table("sentences", *told("U.S. troops, 2,000 of them, are U.S.-led; anti-tank."), *told("none", article_id="two"))
    words = ar.compare_words(sentences, "one", minimum=1).query("count > 0")
    assert set(words["word"]) == {"u.s.", "troops", "2,000", "of", "them", "are", "led", "anti-tank"}
    assert row(words, word="u.s.")["places"] == [("one", 0, 4), ("one", 32, 36)]


@laws
@given(wordings())
def test_counts_are_conserved_and_stand_at_their_places(sentences):
    words = ar.compare_words(sentences, minimum=1)
    texts = {
        (name, n): text for name, n, text in zip(sentences["article_id"], sentences["start"], sentences["text"], strict=True)
    }
    assert words["count"].tolist() == [len(places) for places in words["places"]]
    for name in set(words["article_id"]):
        assert words.loc[words["article_id"] == name, "count"].sum() == sum(
            len(text.split()) for (article, _), text in texts.items() if article == name
        )
    both = (words["count"] + words["count_reference"]).groupby(words["word"]).nunique()
    assert (both == 1).all()


def test_text_that_two_articles_share_is_found_with_both_places():
    shared = "the veracity of the underlying allegations continues to be evaluated"
    one = told("He said that, and " + shared + ".", "No more.")
    two = told("“The veracity of the underlying allegations continues to be EVALUATED”, yes", article_id="two")
    found = ar.compare_passages(table("sentences", *one, *two), minimum=6)
    assert cells(found, "article_a", "start_a", "end_a", "article_b", "start_b", "words", "count") == [
        ["one", 18, 18 + len(shared), "two", 1, 10, 2]
    ]
    assert found["text"].tolist() == [shared]
    assert found["places"].tolist() == [[("one", 18, 18 + len(shared)), ("two", 1, 1 + len(shared))]]


def test_a_passage_that_one_article_prints_twice_is_found_across_its_sentences_up_to_its_last_word():
    copy = ["In 1979 the army came in.", "In 1989 it left."]
    found = ar.compare_passages(table("sentences", *told(*copy, "Something else.", *copy)), minimum=5)
    assert cells(found, "article_a", "article_b", "words", "text") == [["one", "one", 10, " ".join(copy).rstrip(".")]]
    assert ar.compare_passages(table("sentences", *told(*copy, "Something else.")), minimum=5).empty


def test_a_run_shorter_than_the_minimum_is_no_shared_passage():
    sentences = table("sentences", *told("a b c d"), *told("a b c e", article_id="two"))
    assert ar.compare_passages(sentences, minimum=4).empty
    assert ar.compare_passages(sentences, minimum=3)["words"].tolist() == [3]


@laws
@given(wordings())
def test_shared_runs_are_the_same_words_and_do_not_overlap(sentences):
    found = ar.compare_passages(sentences, minimum=2)
    article = {}
    for name, start, text in zip(sentences["article_id"], sentences["start"], sentences["text"], strict=True):
        article[name] = article.get(name, "").ljust(start) + text

    def said(name, start, end):
        return [word.lower().removesuffix("'s") for word in article[name][start:end].split()]

    for name_a, start_a, end_a, name_b, start_b, end_b, words in cells(
        found, "article_a", "start_a", "end_a", "article_b", "start_b", "end_b", "words"
    ):
        assert said(name_a, start_a, end_a) == said(name_b, start_b, end_b)
        assert len(said(name_a, start_a, end_a)) == words >= 2
        assert name_a != name_b or end_a <= start_b


def test_a_word_repeated_without_end_is_one_shared_run():
    sentences = table("sentences", *(each for name in "ab" for each in told("said " * 40_000, article_id=name)))
    found = ar.compare_passages(sentences)
    assert found["words"].max() == 40_000


def test_a_headline_word_that_the_body_never_uses_has_a_count_of_zero():
    title = told("Town is selling its bridge", passage_kind="title")
    body = told("The bridge was sold.", "A bridge, selling-point of the town, stands.")
    found = ar.compare_headlines(table("sentences", *title, *body))
    assert cells(found, "word", "count_headline", "count") == [
        ["town", 1, 1],
        ["is", 1, 0],
        ["selling", 1, 0],
        ["its", 1, 0],
        ["bridge", 1, 2],
    ]
    assert row(found, word="selling")["places_headline"] == [("one", 8, 15)]
    assert found["count"].tolist() == [len(places) for places in found["places"]]


def test_a_word_is_found_in_its_sentence_and_an_asterisk_finds_its_forms():
    sentences = table(
        "sentences", *told("They sell arms.", "Selling the arms’ parts, they sell."), *told("sell", passage_kind="title")
    )
    assert cells(ar.find_words(sentences, "SELL"), "start", "text", "left", "right", "sentence_no") == [
        [5, "sell", "They ", " arms.", 0],
        [46, "sell", "Selling the arms’ parts, they ", ".", 1],
    ]
    assert ar.find_words(sentences, "sell*", kinds=None)["text"].tolist() == ["sell", "Selling", "sell", "sell"]
    assert cells(ar.find_words(sentences, "the arms"), "text", "left") == [["the arms", "Selling "]]
    assert ar.find_words(sentences, " ").empty
    assert ar.find_words(sentences, "x").dtypes.to_dict() == ar.find_words(sentences, "sell").dtypes.to_dict()


def test_descriptors_stand_side_by_side_in_the_order_of_the_article():
    described = [("Kabulov", "two", 5, "envoy"), ("Kabulov", "one", 40, "a former agent"), ("Kabulov", "one", 8, "diplomat")]
    rows = [{"actor": a, "article_id": n, "start": s, "end": s + len(t), "text": t} for a, n, s, t in described]
    found = ar.compare_descriptors(table("descriptors", *rows, {"actor": "Amiri", "start": None, "end": None, "text": None}))
    assert cells(found, "actor", "article_id", "count", "text", "articles") == [
        ["Kabulov", "two", 1, "envoy", 2],
        ["Kabulov", "one", 2, "diplomat; a former agent", 2],
    ]
    assert row(found, article_id="one")["places"] == [("one", 8, 16), ("one", 40, 54)]


def test_nothing_in_gives_empty_tables_with_the_same_types():
    title = told("arms", passage_kind="title")
    sentences = table("sentences", *title, *told("a b c", "a b c"), *told("a b c", article_id="two"))
    builds = [
        lambda s: ar.compare_words(s, minimum=1),
        lambda s: ar.compare_passages(s, minimum=2),
        ar.compare_headlines,
    ]
    for build in builds:
        assert len(build(sentences))
        assert build(sentences.head(0)).empty
        assert build(sentences.head(0)).dtypes.to_dict() == build(sentences).dtypes.to_dict()
    assert ar.compare_descriptors(table("descriptors")).columns.tolist()[:2] == ["actor", "article_id"]
