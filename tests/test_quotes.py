"""Quotes: who is reported to say what. Every sentence here is invented, every expected value comes from reading it."""

import time

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from afghan_reader.articles import make_articles
from afghan_reader.passages import split_passages
from afghan_reader.quotes import find_quotes
from afghan_reader.quotes.lexicon import build_lexicon
from afghan_reader.quotes.marks import pair_marks, pair_single_marks
from afghan_reader.rules import read_rules
from afghan_reader.schema import TABLES, TableError, make_table
from afghan_reader.sentences import split_sentences

WHOM = "Ada Byron, a former judge, was there. "


def read(*texts, **rules):
    articles = make_articles({"article_id": str(number), "text": text} for number, text in enumerate(texts))
    return find_quotes(split_sentences(split_passages(articles)), articles, **rules)


def one(text, **rules):
    rows = read(text, **rules)
    assert len(rows) == 1, rows[["kind", "speaker", "cue", "text"]]
    return rows.iloc[0]


def words(text):
    return [quoted and text[quoted.start : quoted.end] for quoted in pair_marks(text, 0, len(text))]


# --- quotation marks ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    ["He said “go on” now.", 'He said "go on" now.', "He said ''go on'' now.", "He said ``go on'' now.", 'He said “go on" now.'],
)
def test_every_pair_of_double_marks_is_a_quotation(text):
    assert words(text) == ["go on"]


def test_a_lost_closing_mark_ends_with_the_passage():
    assert words("He said “go on and on.") == ["go on and on."]


def test_a_lost_opening_mark_begins_with_its_sentence():
    assert words("They left. I will not go,” he said.") == ["I will not go,"]


def test_of_a_doubled_opening_mark_the_inner_one_counts():
    assert words("“The plan is “part of a game,” he said.") == ["part of a game,"]


def test_marks_within_marks_are_one_quotation():
    assert words("“He called it “mad” twice”, she said.") == ["He called it “mad” twice"]


def test_inches_are_no_marks():
    assert words("He is 6'2\" tall and “glad” of it.") == ["glad"]


def test_an_apostrophe_is_no_single_mark():
    text = "The officials' plan 'to win' isn't new."
    assert [text[q.start : q.end] for q in pair_single_marks(text, 0, len(text))] == ["to win"]


# --- direct quotations -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "speaker", "cue"),
    [
        ("“We are done,” Ada Byron said.", "Ada Byron", "said"),
        ("“We are done,” said Ada Byron, a former judge.", "Ada Byron", "said"),
        ("Ada Byron said: “We are done.”", "Ada Byron", "said"),
        ("Ada Byron said, “We are done.”", "Ada Byron", "said"),
        ("Ada Byron, a former judge who lives in Lima, said, “We are done.”", "Ada Byron", "said"),
        ("“We are done,” Ada Byron told reporters in Lima on Monday.", "Ada Byron", "told"),
        ("“Are we done?” asked Ada Byron.", "Ada Byron", "asked"),
        ("“We are done,” according to Ada Byron.", "Ada Byron", "according to"),
        ("As Ada Byron put it, “We are done.”", "Ada Byron", "put it"),
        ("“We are done,” Ada Byron deadpanned.", "Ada Byron", "deadpanned"),
        ("Ada Byron: “We are done.”", "Ada Byron", ":"),
        ("“We are done,” the mayor's spokeswoman, Ada Byron, said Monday.", "Ada Byron", "said"),
        ("‘We are done,’ said Ada Byron.", "Ada Byron", "said"),
    ],
)
def test_a_quotation_has_its_speaker(text, speaker, cue):
    row = one(text)
    assert (row["kind"], row["speaker"], row["cue"], row["sourcing"]) == ("direct", speaker, cue, "named")
    assert row["text"].strip(",.?") in ("We are done", "Are we done")


def test_an_interrupted_quotation_is_one_group():
    rows = read("“We are done,” Ada Byron said, “and we know it.”")
    assert rows["text"].tolist() == ["We are done,", "and we know it."]
    assert rows["kind"].tolist() == ["direct", "direct"]
    assert rows["group"].tolist() == [0, 0]


def test_a_quotation_that_follows_has_the_same_speaker():
    rows = read("“We are done,” Ada Byron said. “We know it.”")
    assert rows["speaker"].tolist() == ["Ada Byron", "Ada Byron"]
    assert rows["group"].tolist() == [0, 0]


def test_an_unfinished_quotation_runs_over_paragraphs():
    rows = read("“This is the first part.\n\n“This is the second,” said Ada Byron.")
    assert rows["speaker"].tolist() == ["Ada Byron", "Ada Byron"]


def test_a_quotation_without_a_source_is_unknown():
    row = one("“Nobody knows who said these words here.”")
    assert (row["kind"], row["sourcing"]) == ("direct", "unknown")
    assert pd.isna(row["speaker"])


def test_a_cry_is_joined_with_the_words_that_follow_it():
    assert one("“Go home!” Ada Byron shouted from the roof.")["speaker"] == "Ada Byron"


def test_a_nickname_is_a_scare_quote():
    assert one("The old man, known to all as “the Fox,” slept.")["kind"] == "scare"


# --- indirect and mixed ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("Officials said that the bridge was closed.", "Officials", "the bridge was closed"),
        ("Officials said the bridge was closed.", "Officials", "the bridge was closed"),
        ("The bridge was closed, officials said.", "officials", "The bridge was closed"),
        ("The bridge, officials say, is closed.", "officials", "The bridge, officials say, is closed"),
        ("The bridge was closed on Monday, says Ada Byron.", "Ada Byron", "The bridge was closed on Monday"),
        ("According to Ada Byron, the bridge was closed.", "Ada Byron", "the bridge was closed"),
        (
            "The bridge was closed, according to a report by the Bridge Institute.",
            "a report by the Bridge Institute",
            "The bridge was closed",
        ),
        ("Ada Byron told the court that the bridge was closed.", "Ada Byron", "the bridge was closed"),
        ("Ada Byron asked whether the bridge was closed.", "Ada Byron", "whether the bridge was closed"),
        ("Ada Byron has vowed to close the bridge.", "Ada Byron", "to close the bridge"),
        ("Ada Byron accused the mayor of lying.", "Ada Byron", "the mayor of lying"),
        ("Ada Byron's claim that the bridge was closed was new.", "Ada Byron", "the bridge was closed was new"),
        ("Ada Byron made the claim that the bridge was closed.", "Ada Byron", "the bridge was closed"),
        ("The Sun quoted Ada Byron as saying that the bridge was closed.", "Ada Byron", "the bridge was closed"),
        ("The bridge was criticized by Ada Byron.", "Ada Byron", "The bridge"),
        ("Ada Byron referred obliquely to the bridge.", "Ada Byron", "the bridge"),
        ("Smith, 45, says 40 people perished.", "Smith", "40 people perished"),
        ("Officials see the bridge as entirely lost.", "Officials", "the bridge as entirely lost"),
        (
            "Ada Byron described the bridge, where the crew still has tools, as a danger.",
            "Ada Byron",
            "the bridge, where the crew still has tools, as a danger",
        ),
        ("Engineers now date the crack as beginning in spring.", "Engineers", "the crack as beginning in spring"),
    ],
)
def test_a_report_has_its_source_and_words(text, speaker, content):
    row = one(text)
    assert (row["kind"], row["speaker"], row["text"]) == ("indirect", speaker, content)


@pytest.mark.parametrize(
    "text",
    [
        "The bridge was weak, one engineer said, after the council removed its pillars",
        "The budget remains unclear, the clerks said, because the books are missing",
        "The dam will hold, she predicted, but the two gates are rotten",
        "Instead, the engineers said, Lima is trying to rebuild the bridge",
    ],
)
def test_a_cue_that_interrupts_a_clause_stands_inside_the_reported_words(text):
    assert one(f"{text}.")["text"] == text


def test_a_lone_adverb_before_a_cue_is_no_report():
    assert one("Still, engineers said, adding that the dam held.")["text"] == "the dam held"


def test_reports_of_something_are_hearsay():
    row = one("Reports of cracks in the dam come as the river rises.")
    assert (row["text"], row["sourcing"]) == ("cracks in the dam", "hearsay")


def test_a_participle_has_the_subject_of_its_clause():
    rows = read("Ada Byron left the room, calling the vote a sham and saying she was tired.")
    assert rows["speaker"].tolist() == ["Ada Byron", "Ada Byron"]
    assert rows["text"].tolist() == ["the vote a sham", "she was tired"]


def test_reported_words_end_where_another_report_begins():
    rows = read("Critics say the law is harsh, but supporters argue that it is fair.")
    assert rows["text"].tolist() == ["the law is harsh", "it is fair"]


def test_a_fragment_stands_within_its_clause():
    rows = read("Ada Byron said the bridge was “a disgrace” to all.")
    assert rows["kind"].tolist() == ["mixed", "direct"]
    assert rows["text"].tolist() == ["the bridge was “a disgrace” to all", "a disgrace"]
    assert rows["within"].tolist()[1] == rows["quote_no"].tolist()[0]


def test_an_opinion_inside_a_report_stands_within_it():
    rows = read("The mayor believes the bridge is safe, officials said.")
    outer, inner = rows[rows["cue"] == "said"].iloc[0], rows[rows["cue"] == "believes"].iloc[0]
    assert inner["within"] == outer["quote_no"]


def test_a_report_inside_a_quotation_stands_within_it():
    rows = read("“The courts have said that the law is void,” Ada Byron noted.")
    assert rows["within"].isna().tolist() == [True, False]


def test_a_noun_that_reports_may_have_no_source():
    row = one("The recent assessment that the bridge had cracks stunned many.")
    assert (row["text"], row["sourcing"]) == ("the bridge had cracks", "unknown")


def test_hearsay_has_no_source():
    row = one("The bridge was reportedly closed.")
    assert row["sourcing"] == "hearsay"
    assert pd.isna(row["speaker"])


@pytest.mark.parametrize(
    "text",
    [
        "The mayor declined to join the talks.",
        "The council invited the strikers to the hall.",
        "The new council seemed to be repeating all of the old mistakes, such as leaving tools behind.",
        "The Danes saw the bridge as lost.",
        "Denmark opposed the bridge.",
    ],
)
def test_a_deed_or_the_view_of_a_state_is_no_report(text):
    assert read(text).empty


@pytest.mark.parametrize("text", ["Ada Byron declined to answer questions.", "Danish officials saw the bridge as lost."])
def test_a_refusal_to_speak_or_the_view_of_persons_is_a_report(text):
    assert len(read(text)) == 1


@pytest.mark.parametrize(
    "text", ["That said, the bridge is old.", "A letter of reports and claims lay on the table.", "The claims office was closed."]
)
def test_a_cue_word_that_reports_nothing_is_no_cue(text):
    assert read(text).empty


# --- who is who --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("printed", ["Byron", "Ms. Byron", "she", "She", "the judge", "The former judge"])
def test_a_later_mention_goes_back_to_the_name(printed):
    rows = read(f"“We are done,” said Ada Byron, a former judge.\n\n“It is late,” {printed} said.")
    assert rows["speaker"].tolist() == ["Ada Byron", "Ada Byron"]
    assert rows["speaker_text"].tolist()[1] == printed


def test_an_unnamed_source_is_never_a_named_one():
    rows = read("“We are done,” said Ada Byron. A senior official said the bridge was closed.")
    assert rows["speaker"].tolist() == ["Ada Byron", "A senior official"]
    assert rows["sourcing"].tolist() == ["named", "role"]


@pytest.mark.parametrize(
    ("source", "sourcing"),
    [
        ("Ada Byron", "named"),
        ("Gen. Ada Byron", "named"),
        ("The mayor", "role"),
        ("A senior administration official", "role"),
        ("U.S. officials", "unnamed"),
        ("Some", "unnamed"),
        ("Local media", "unnamed"),
        ("The Foreign Ministry", "institution"),
        ("Moscow", "institution"),
        ("The United Nations", "institution"),
        ("A report by the Bridge Institute", "document"),
        ("Intelligence assessments", "unnamed"),
    ],
)
def test_sourcing_follows_the_source(source, sourcing):
    assert one(f"{source} said that the bridge was closed.")["sourcing"] == sourcing


def test_a_pronoun_without_anybody_before_it_is_unknown():
    assert one("He said that the bridge was closed.")["sourcing"] == "unknown"


def test_an_actor_is_called_by_the_table():
    actors = make_table("actors", [{"actor": "Augusta Ada Byron", "alias": "Ada Byron", "kind": "person"}])
    articles = make_articles([{"text": "“We are done,” said Ada Byron."}])
    assert find_quotes(split_sentences(split_passages(articles)), articles, actors)["speaker"].tolist() == ["Augusta Ada Byron"]


def test_a_condition_of_anonymity_is_kept_as_printed():
    row = one("“We are done,” said an official, who spoke on condition of anonymity.")
    assert row["anonymity"] == "spoke on condition of anonymity"


def test_an_outlet_that_was_told_is_the_way_the_words_came():
    assert one("“We are done,” Ada Byron told VICE News.")["via"] == "VICE News"


def test_reporters_in_general_are_no_way():
    assert pd.isna(one("“We are done,” Ada Byron told reporters.")["via"])


# --- stance ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Officials said the bridge was closed.", "asserts"),
        ("Officials denied that the bridge was closed.", "denies"),
        ("Officials rejected the accusation.", "denies"),
        ("Officials said the report was false.", "denies"),
        ("Officials called the report a hoax.", "denies"),
        ("Officials said the report was not credible.", "denies"),
        ("Officials fear that the bridge will fall.", "hedges"),
        ("Officials said the bridge may fall.", "hedges"),
        ("Officials accused the mayor of lying.", "asserts"),
    ],
)
def test_stance_is_the_source_s_own(text, stance):
    assert one(text)["stance"] == stance


# --- rules -------------------------------------------------------------------------------------------------------------


def test_a_class_can_add_a_cue():
    text = "Ada Byron yodeled that the bridge was closed."
    assert read(text).empty
    cues = read_rules("cues")
    cues.loc[len(cues)] = ["yodel", "yodel; yodels; yodeled; yodeling", "speech", "asserts", "quote clause", ""]
    assert one(text, cues=cues)["cue"] == "yodeled"


def test_a_class_can_change_a_stance():
    cues = read_rules("cues")
    cues.loc[cues["cue"] == "say", "stance"] = "hedges"
    assert one("Officials said the bridge was closed.", cues=cues)["stance"] == "hedges"


def test_a_table_that_is_no_rule_table_is_refused():
    with pytest.raises(TableError, match="lacks"):
        read("Nothing.", cues=read_rules("titles"))


def test_every_cue_has_a_class_a_stance_and_forms():
    cues = read_rules("cues")
    assert set(cues["class"]) == {"speech", "speech-act", "document", "attitude", "according", "noun", "hearsay"}
    assert set(cues["stance"]) == {"asserts", "denies", "hedges"}
    assert (cues["forms"].str.strip() != "").all()
    assert not cues["cue"].duplicated().any()


def test_every_word_class_has_a_letter():
    letters = build_lexicon(*[None] * 7).letters
    assert letters["the"] == "d"
    assert letters["said"] == "c"
    assert "n" not in {letters[word] for word in read_rules("word_classes")["word"]}


# --- laws --------------------------------------------------------------------------------------------------------------

PIECES = st.sampled_from(
    ["“", "”", '"', "''", "'", "‘", "’", " ", ", ", ". ", "\n\n", "said", "Ada Byron", "he ", "who", "that ", "according to ",
     "Mr. ", "(", "](#)", "The mayor ", "officials ", "denied ", "his claim that ", " 1,000 ", "—", "İ", "𝔄", "ß", "saying "]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=40).map("".join))


@settings(max_examples=80, deadline=None)
@given(TEXTS)
def test_every_place_holds_its_words(text):
    rows = read(text)
    for row in rows.itertuples():
        assert text[row.start : row.end] == row.text
        if not pd.isna(row.speaker_start):
            assert text[row.speaker_start : row.speaker_end] == row.speaker_text
        if not pd.isna(row.cue_start):
            assert text[row.cue_start : row.cue_end] == row.cue
        assert pd.isna(row.within) or row.within != row.quote_no
    assert rows["quote_no"].tolist() == list(range(len(rows)))


@settings(max_examples=20, deadline=None)
@given(TEXTS, TEXTS)
def test_an_article_is_read_by_itself(first, second):
    both = read(first, second)
    alone = read(first)
    pd.testing.assert_frame_equal(both[both["article_id"] == "0"].reset_index(drop=True), alone)


@settings(max_examples=20, deadline=None)
@given(TEXTS)
def test_no_argument_is_changed(text):
    articles = make_articles([{"text": text}])
    sentences = split_sentences(split_passages(articles))
    before = (sentences.copy(deep=True), articles.copy(deep=True))
    find_quotes(sentences, articles)
    pd.testing.assert_frame_equal(sentences, before[0])
    pd.testing.assert_frame_equal(articles, before[1])


def test_the_order_of_sentences_does_not_matter():
    articles = make_articles([{"text": WHOM + "“We are done,” she said. “It is late.”"}])
    sentences = split_sentences(split_passages(articles))
    shuffled = sentences.iloc[::-1]
    pd.testing.assert_frame_equal(find_quotes(shuffled, articles), find_quotes(sentences, articles))


def test_nothing_in_gives_an_empty_table():
    rows = read("")
    assert rows.empty
    assert {name: str(kind) for name, kind in rows.dtypes.items()} == {
        name: column.dtype for name, column in TABLES["quotes"].columns.items()
    }


def test_a_wrong_table_is_named():
    with pytest.raises(TableError, match="not a sentences table"):
        find_quotes(pd.DataFrame({"a": [1]}), make_articles([]))


@pytest.mark.parametrize("unit", ["”", '"', "“", "said ", "Aaa ", "“a” ", "2014 ", "A. ", "his claim that "])
def test_hostile_text_costs_little_more_than_prose(unit):
    prose = "The mayor said on Monday that the bridge was closed, and officials in Lima denied it. “We are done,” he said. "

    def cost(text):
        articles = make_articles([{"text": text}])
        sentences = make_table(
            "sentences",
            [{"article_id": "article-1", "passage_no": 0, "sentence_no": 0, "start": 0, "end": len(text), "text": text,
              "passage_kind": "body", "duplicate": False}],
        )  # fmt: skip
        began = time.process_time()
        find_quotes(sentences, articles)
        return time.process_time() - began

    size = 40_000
    assert cost((unit * size)[:size]) < 8 * cost((prose * size)[:size]) + 0.2
