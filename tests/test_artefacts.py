"""Artefacts: damage is found where it is, and honest prose has none."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from afghan_reader.articles import make_articles, read_articles
from afghan_reader.passages import find_artefacts, split_passages
from afghan_reader.rules import read_rules
from afghan_reader.schema import TABLES

PIECES = st.sampled_from(
    [
        "“",
        "”",
        '"',
        "a.“The",
        "x.1994",
        "[x](#)",
        "**b**",
        "| don",
        "&amp;",
        "<p>",
        "the the",
        "war-\ntorn",
        "...",
        "\n",
        " ",
        "  ",
        "é😀",
    ]
)
PAGES = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=30).map("".join), st.lists(PIECES, max_size=30).map(" ".join))


def artefacts_of(text, **more):
    articles = make_articles([{"text": text, **more}])
    return find_artefacts(articles, split_passages(articles))


def found(text, **more):
    table = artefacts_of(text, **more)
    return list(zip(table["kind"], table["text"], strict=True))


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        ("The king fell in the revolution.1979-1989", "glued", "revolution.1979-1989"),
        ("A group claims responsibility.November 2001", "glued", "responsibility.November 2001"),
        ("It is a war against nonbelievers.“The others paid,” he said.", "glued", "nonbelievers.“The"),
        ("“We paid,”he said.", "glued", "paid,”he"),
        ("The army left.Nobody stayed in the city.", "glued", "left.Nobody"),
        ("The army left,then the mayor.", "glued", "left,then"),
        ("He spoke to reportersThe army was gone.", "glued", "reportersThe"),
        ("He said that | don’t know.", "ocr", "|"),
        ("The p0lice came.", "ocr", "p0lice"),
        ("In l979 the war began.", "ocr", "l979"),
        ("He said donâ€™t go.", "ocr", "â€™"),
        ("The ﬁght went on.", "ocr", "ﬁ"),
        ("He [said](#) the talks failed.", "markup", "[said](#)"),
        ("A **bold** word stands here.", "markup", "**bold**"),
        ("Guns &amp; money.", "markup", "&amp;"),
        ("It&#8217;s over.", "markup", "&#8217;"),
        ("A <b>bold</b> word.", "markup", "<b>"),
        ("By Ann Lee\n\nThe talks failed, officials said.\n\nVillagers carry water from the last ...", "truncated", "last ..."),
        ("He said: “We won. Then he left.", "unbalanced_quote", "“We"),
        ("We won the war,” he said.", "unbalanced_quote", "war,”"),
        ("“The help is “part of a game,” he said.", "unbalanced_quote", "“The help is “"),
        ("The war-\ntorn city fell.", "layout", "war-\ntorn"),
        ("The city  fell.", "layout", "  "),
        ("The city , he said, fell.", "layout", "city ,"),
        ("The soft\u00adware failed.", "layout", "\u00ad"),
        ("The afghan militants came.", "edited", "afghan"),
        ("It was in the the north.", "edited", "the the"),
    ],
)
def test_damage_is_found_where_it_is(text, kind, place):
    assert (kind, place) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "“If they win ... we lose,” he said. “And then what?”",
        "He said that he had had enough, and that that was that.",
        "The U.S.-backed force took Kunduz in 2015. In 2016 it fell again.",
        "Write to ann.Lee@example.org or see www.Example.com/news.Today for more.",
        "“We have a long way to go.\n\n“And we will go it,” he said.",
        'He is 6\'2" tall and said, "I am not."',
        "The WikiLeaks cables, the LinkedIn page and the YouTube film.",
        "Prices rose 3.5 percent, to 1,000 from 900; nobody knew why.",
        "The “Cold Warrior” said: ‘No.’ That was all.",
    ],
)
def test_honest_prose_has_no_artefact(text):
    assert found(text) == []


def test_a_banner_with_the_age_of_the_article_is_later_than_it():
    assert ("anachronism", "This story is over 5 years old.") in found(
        "This story is over 5 years old.\n\nThe talks failed, officials said."
    )


def test_a_year_after_publication_outside_the_running_text_is_later():
    text = "The talks will end by 2030, officials said.\n\nCopyright 2024 The Daily Globe"
    assert found(text, published="2019-05-03") == [("anachronism", "2024")]
    assert found(text) == []


def test_a_place_inside_another_of_its_kind_is_told_once():
    assert found("See [**the list**](#) of names.") == [("markup", "[**the list**](#)")]


def test_every_row_says_why():
    table = artefacts_of("The afghan army left.Nobody stayed &amp; slept.")
    assert table["why"].str.endswith(".").all()
    assert table["why"].str.len().min() > 20


def test_a_class_may_edit_the_words():
    articles = make_articles([{"text": "The colour was afghan."}])
    passages = split_passages(articles)
    edited = pd.concat(
        [read_rules("damage"), pd.DataFrame([{"kind": "edited", "how": "word", "words": "colour", "why": "British."}])]
    )
    assert find_artefacts(articles, passages, damage=edited)["text"].tolist() == ["colour", "afghan"]


@given(PAGES)
@settings(max_examples=60, deadline=None)
def test_places_hold_on_any_text(text):
    for row in artefacts_of(text).itertuples():
        assert 0 <= row.start < row.end <= len(text)
        assert text[row.start : row.end] == row.text


@given(st.lists(PAGES, min_size=2, max_size=3))
@settings(max_examples=25, deadline=None)
def test_one_article_alone_is_the_same_among_others_and_nothing_is_changed(texts):
    articles = make_articles([{"text": text} for text in texts])
    passages = split_passages(articles)
    before = articles.copy(), passages.copy()
    together = find_artefacts(articles, passages)
    assert articles.equals(before[0])
    assert passages.equals(before[1])
    for name in articles["article_id"]:
        alone = find_artefacts(articles[articles["article_id"] == name], passages[passages["article_id"] == name])
        assert together[together["article_id"] == name].reset_index(drop=True).equals(alone)


def test_nothing_gives_an_empty_table_of_the_same_columns():
    articles = make_articles([])
    empty = find_artefacts(articles, split_passages(articles))
    assert list(empty.columns) == list(TABLES["artefacts"].columns)
    assert (empty.dtypes == artefacts_of("Guns &amp; money.").dtypes).all()


def test_the_damage_of_the_five_articles():
    articles = read_articles("seeds")
    table = find_artefacts(articles, split_passages(articles))
    places = set(zip(table["article_id"], table["kind"], table["text"], strict=True))
    assert {
        ("wapo-2018", "edited", "afghan"),
        ("wapo-2018", "glued", "revolution.1979-1989"),
        ("yahoo-2016", "glued", "nonbelievers.“The"),
        ("yahoo-2016", "ocr", "|"),
        ("yahoo-2016", "ocr", "|1"),
        ("yahoo-2016", "truncated", "Afghanistan, ..."),
        ("yahoo-2016", "truncated", "faction ..."),
        ("yahoo-2016", "layout", "uber-\nterrorist"),
        ("vice-2017", "anachronism", "This story is over 5 years old."),
        ("wapo-2020", "markup", "[said](#)"),
        ("nyt-2020", "anachronism", "Understand the Taliban Takeover in Afghanistan"),
    } <= places
    assert table.query("kind == 'truncated'")["article_id"].tolist() == ["yahoo-2016", "yahoo-2016"]
    assert table.query("kind == 'unbalanced_quote'")["article_id"].tolist() == ["yahoo-2016", "vice-2017"]
