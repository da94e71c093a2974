"""Passages: nothing is lost, every block is called what it is, and what is printed twice is counted once."""

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from afghan_reader.articles import make_articles, read_articles
from afghan_reader.passages import split_passages
from afghan_reader.rules import read_rules
from afghan_reader.schema import TABLES

SEEDS = "seeds"
PIECES = st.sampled_from(
    [
        "By Ann Lee",
        "1994",
        "The men came home.",
        "“",
        '"',
        "”",
        "...",
        "##",
        "[x](#)",
        "\n",
        "\n\n",
        "\r\n",
        " ",
        "-",
        "Ad",
        "1979 War",
        "é😀",
    ]
)
PAGES = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=30).map("".join), st.lists(PIECES, max_size=30).map("\n".join))


def passages_of(text, **more):
    return split_passages(make_articles([{"text": text, **more}]))


def kinds_of(*blocks, **more):
    return passages_of("\n\n".join(blocks), **more)["kind"].tolist()


@pytest.fixture(scope="module")
def five():
    return split_passages(read_articles(SEEDS)).set_index("article_id", drop=False)


# Laws


@given(PAGES)
@settings(max_examples=60, deadline=None)
def test_passages_and_white_space_cover_the_text(text):
    at = 0
    for row in passages_of(text).itertuples():
        assert text[at : row.start].strip() == ""
        assert text[row.start : row.end] == row.text == row.text.strip() != ""
        at = row.end
    assert text[at:].strip() == ""


@given(st.lists(PAGES, min_size=2, max_size=3))
@settings(max_examples=25, deadline=None)
def test_one_article_alone_is_the_same_among_others(texts):
    articles = make_articles([{"text": text} for text in texts])
    together = split_passages(articles)
    for name in articles["article_id"]:
        alone = split_passages(articles[articles["article_id"] == name])
        assert together[together["article_id"] == name].reset_index(drop=True).equals(alone)


@given(PAGES)
@settings(max_examples=25, deadline=None)
def test_duplicates_point_to_an_earlier_passage_that_is_none(text):
    table = passages_of(text)
    for row in table[table["duplicate_of"].notna()].itertuples():
        assert row.duplicate_of < row.passage_no
        assert table["duplicate_of"].isna()[row.duplicate_of]


def test_labels_are_unique_in_an_article(five):
    assert not five.reset_index(drop=True).duplicated(["article_id", "label"]).any()


def test_no_argument_is_changed():
    articles, layout = make_articles([{"text": "By Ann Lee\n\nThe men came home."}]), read_rules("layout")
    before = articles.copy(), layout.copy()
    split_passages(articles, layout=layout)
    assert articles.equals(before[0])
    assert layout.equals(before[1])


def test_no_article_gives_an_empty_table_of_the_same_columns():
    empty = split_passages(make_articles([]))
    assert list(empty.columns) == list(TABLES["passages"].columns)
    assert len(empty) == 0
    assert (empty.dtypes == passages_of("A word.").dtypes).all()


# Blocks


def test_one_line_is_one_paragraph():
    assert len(passages_of("The first line is long enough to be one.\nThe second line stands for itself.")) == 2


WRAPPED = """The city fell after three days of fighting that surprised even the officers who
had planned for it, and by the end of the week the flags on the main square had
been changed. Nobody in the capital would say who had given the order to leave,
or why.

 “We were told to go,” said one of the soldiers, who had walked for two days and
slept in a school. “So we went.”
The governor has not been seen since. His deputy, reached by telephone, said that
he knew nothing."""


def test_hard_wrapped_lines_are_joined_and_blank_lines_divide():
    texts = passages_of(WRAPPED)["text"].tolist()
    assert [text.split()[0] for text in texts] == ["The", "“We", "The"]


def test_a_short_line_ends_a_hard_wrapped_paragraph():
    assert passages_of(WRAPPED)["text"].tolist()[1].endswith("“So we went.”")


def test_a_blank_line_in_the_middle_of_a_sentence_does_not_divide_hard_wrapped_text():
    torn = WRAPPED.replace("officers who\nhad", "officers who\n\nhad")
    assert len(passages_of(torn)) == len(passages_of(WRAPPED))


# Kinds

BODY = "The talks between the two governments ended on Monday without a result, officials in both capitals said."
MORE = "A second round is planned for June, but nobody could say on Tuesday who would take part in it or where."


@pytest.mark.parametrize(
    ("block", "kind"),
    [
        ("Refugees wait at the border on Sunday. (Jane Doe/The Daily Globe)", "caption"),
        ("A bridge over the river, last year. Lee Park for The New York Herald", "caption"),
        ("The general at a parade in May. Photograph: Tom Mbeki/AFP via Getty Images", "caption"),
        ("Soldiers patrol a road outside the capital. (AP Photo/Sam Okoro, File)", "caption"),
        ("The minister, left, in 2019. Pool photo by Ida Lund", "caption"),
        ("Villagers carry water from the only well that is left in the ...", "caption"),
        ("Sign up for our newsletter and get the news every morning", "promotion"),
        ("Subscribe now for unlimited access", "promotion"),
        ("Read more: Five things to know about the talks", "related"),
        ("[Five things to know about the talks](#)", "related"),
        ("## [Five things to know about the talks](https://example.org/talks)", "related"),
        ("Advertisement", "furniture"),
        ("ADVERTISEMENT", "furniture"),
        ("Share this article", "furniture"),
        ("Follow us on Twitter", "furniture"),
        ("This story is over 5 years old.", "furniture"),
        ("Editor’s note: This article was changed after it appeared.", "furniture"),
        ("We use cookies to improve your experience.", "furniture"),
        ("Copyright 2021 The Daily Globe. All rights reserved.", "furniture"),
        ("* * *", "furniture"),
        ("Comments (14)", "furniture"),
        ("Last updated 3 May 2021", "date"),
        ("10:32 a.m. ET", "date"),
        ("Ann Lee and Tom Mbeki contributed reporting.", "byline"),
        ("## **What do the sides want?**", "heading"),
        ("What comes next", "heading"),
        ("He told the Associated Press.", "body"),
        ("By June the army had left.", "body"),
        ("May 2014 was the month in which everything changed for the people of the valley.", "body"),
        ("“Who will pay for it?”", "body"),
        ("The photo was taken by a soldier.", "body"),
    ],
)
def test_a_block_among_paragraphs_is_called_what_it_is(block, kind):
    assert kinds_of("A title for the page", "By Ann Lee", BODY, block, MORE)[3] == kind


def test_the_head_of_a_page():
    head = ("Opinion", "Talks end without a result", "Both sides blame each other.", "By ANN LEE and OMAR HADDAD", "May 3, 2021")
    assert kinds_of(*head, BODY, MORE) == ["furniture", "title", "subtitle", "byline", "date", "body", "body"]


def test_a_known_title_is_found_without_a_byline():
    title = "The long and difficult road to a peace that nobody in either of the two capitals really wanted."
    assert kinds_of(title, BODY, MORE, title=title) == ["title", "body", "body"]


def test_a_bare_by_is_followed_by_the_name():
    assert kinds_of("# A title for the page", "By\n**Ann Lee**", BODY) == ["title", "byline", "byline", "body"]


def test_a_dateline_belongs_to_its_paragraph():
    assert kinds_of("A title for the page", "By Ann Lee", "KABUL, Afghanistan — " + BODY)[-1] == "body"


def test_questions_head_an_explainer_but_not_an_interview():
    question = ("How did the dispute start?", "What do the sides want?")
    explainer = kinds_of(
        "A title for the page", "By Ann Lee", BODY, question[0], BODY[:-1] + " again.", MORE, question[1], "It is unclear.", MORE
    )
    assert explainer.count("heading") == 2
    interview = kinds_of("A title for the page", "By Ann Lee", question[0], BODY, question[1], MORE)
    assert interview.count("heading") == 0


def test_a_list_of_stories_goes_to_its_end():
    foot = ("Most read", "Storm cuts power on the coast", "Minister resigns over phone records")
    assert kinds_of("A title for the page", "By Ann Lee", BODY, MORE, *foot)[-3:] == ["related"] * 3


def test_an_explainer_box_is_promotion_with_its_questions():
    box = ("Understand the War in the Valley", "Who are the sides? The two states share a river and little else.")
    assert kinds_of("A title for the page", "By Ann Lee", BODY, *box, MORE)[3:] == ["promotion", "promotion", "body"]


def test_a_chronology_is_told_by_its_dates():
    entries = (
        "Timeline of the dispute",
        "1994: A treaty is signed.",
        "2003 Troops withdraw.",
        "March 2011: It lapses.",
        "2019-2020: Talks fail.",
    )
    assert kinds_of(BODY, *entries, MORE)[1:] == ["chronology"] * 5 + ["body"]


def test_glued_year_labels_make_a_chronology_too():
    entries = (
        "A treaty is signed.2003",
        "Troops withdraw.2011",
        "The treaty lapses.2019-2020",
        "Talks fail twice.2021",
        "War breaks out.",
    )
    assert kinds_of(BODY, *entries, MORE)[1:] == ["chronology"] * 5 + ["body"]


def test_a_class_may_edit_the_words():
    layout = read_rules("layout")
    edited = layout[layout["words"] != "Advertisement"]
    articles = make_articles([{"text": f"{BODY}\n\nadvertisement\n\n{MORE}"}])
    assert split_passages(articles)["kind"].tolist()[1] == "furniture"
    assert split_passages(articles, layout=edited)["kind"].tolist()[1] != "furniture"


# Duplicates


def test_a_second_copy_is_marked_and_the_first_is_not():
    table = passages_of(f"{BODY}\n\n{MORE}\n\n{BODY}")
    assert table["duplicate_of"].tolist()[2] == 0
    assert table["duplicate_of"].isna().tolist() == [True, True, False]
    assert table["label"].tolist() == ["¶1", "¶2", "repetition 1"]


def test_a_year_label_or_a_changed_word_does_not_hide_a_copy():
    copy = BODY.replace("officials", "sources") + "1994"
    assert passages_of(f"{BODY}\n\n{MORE}\n\n{copy}")["duplicate_of"].tolist()[2] == 0


def test_other_figures_are_no_copy():
    first = "The poll found that 45 percent of voters in the south want the talks to go on."
    assert passages_of(f"{first}\n\n{first.replace('45', '46')}")["duplicate_of"].isna().all()


def test_a_short_answer_given_twice_is_no_copy():
    assert passages_of(f"“No comment.”\n\n{BODY}\n\n“No comment.”")["duplicate_of"].isna().all()


# The five articles


def test_kinds_of_the_five_articles(five):
    counts = five.reset_index(drop=True).groupby(["article_id", "kind"]).size()
    expected = {
        ("nyt-2020", "caption"): 6,
        ("nyt-2020", "promotion"): 3,
        ("nyt-2020", "subtitle"): 1,
        ("wapo-2018", "subtitle"): 1,
        ("wapo-2020", "heading"): 4,
        ("wapo-2020", "related"): 3,
        ("yahoo-2016", "caption"): 2,
        ("vice-2017", "heading"): 3,
        ("vice-2017", "furniture"): 1,
    }
    assert {key: counts[key] for key in expected} == expected


def test_the_second_chronology_is_a_duplicate_whole(five):
    entries = five.loc["wapo-2018"].query("kind == 'chronology'")
    second = entries.reset_index(drop=True).index[entries["text"].str.startswith("Communists seize power")][-1]
    assert entries["duplicate_of"].notna().tolist()[second:] == [True] * (len(entries) - second)
    assert entries["duplicate_of"].isna().tolist()[: second - 1] == [True] * (second - 1)


def test_nothing_but_the_chronology_is_printed_twice(five):
    assert set(five.loc[five["duplicate_of"].notna(), "kind"]) == {"chronology"}


def test_running_text_is_numbered_as_a_teacher_counts(five):
    assert five.loc["vice-2017"].query("label == '¶1'")["text"].iloc[0].startswith("MOSCOW Nearly 30 years")
    assert five.loc["yahoo-2016"].query("label == '¶1'")["text"].iloc[0].startswith("The Taliban’s capture")
    assert five.loc["wapo-2018"].query("label == '¶1'")["text"].iloc[0].startswith("Russia has been cultivating")


def test_kinds_are_those_of_the_plan(five):
    promised = {kind.strip() for kind in TABLES["passages"].columns["kind"].meaning.split("/")}
    assert set(five["kind"]) <= promised
    assert all(character not in string.whitespace for kind in promised for character in kind)
