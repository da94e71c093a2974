"""Sentences: they end after their closing mark, and not at abbreviations, initials and numbers."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from afghan_reader.articles import make_articles, read_articles
from afghan_reader.passages import split_passages
from afghan_reader.rules import read_rules
from afghan_reader.schema import TABLES
from afghan_reader.sentences import split_sentences

PIECES = st.sampled_from(
    ["Gen. Lee", "said.", "“", "”", '"', "?", "...", "U.S.", "1994", "\n\n", " ", "(", ")", "\u2009", "é😀", "[2]", "The"]
)
PAGES = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=30).map("".join), st.lists(PIECES, max_size=30).map(" ".join))

# Sentences are divided by " || "; "~" marks that no space stands there in the text.
NEWS = """
Sen. Ida Lund (R-Tex.) met Gov. Omar Haddad in Washington, D.C., on Monday. || They spoke for an hour.
The meeting was held in Washington, D.C. || Russia will still cooperate, he predicted.
The storm hit Tampa, Fla. || Thousands fled.
ORLANDO, Fla. (Reuters) - President Lee met survivors on Thursday. || He wept.
The deal was struck at 3:52 p.m. || Reporters had left by then.
The flight left at 11 a.m. Tuesday and landed at 4 p.m. Eastern time. || No one was hurt.
“Why now?” Gen. Omar W. Haddad asked. || “Nobody knows.”
“Why now?” he asked. || “Nobody knows.”
“Get out!” the crowd chanted. || Police moved in.
“I’m sure!” Lund, a scholar, said. || “Are you?”
He said: "We won!" || She said: "Did we?" || Neither was sure.
“They are winning.” || She paused. || “We are not.”
He said, “They are winning.” || Then he left.
“We said, ‘Stop.’ || They did not,” he said.
“The message is: ‘We still matter.’ ” || A former official agreed.
He had one word for it: “No.” || The talks ended.
The U.S. is leaving. || So is the U.K. || The U.N. is not.
The U.S. Army declined to comment.
He moved to the U.S. || In 2014, he returned.
George W. Bush met Vladimir V. Putin in St. Petersburg. || J. D. Vance did not.
Profits rose 3.5 percent to $1.2 billion at Acme Inc. || The shares fell.
Martin Luther King Jr. spoke there. || So did Robert F. Kennedy Jr. || He was booed.
The cable (released in 2010) said so. || (The embassy declined to comment.) || Moscow denied it.
On Sept. 11, 2001, planes struck New York. || On Oct. 7 the war began.
He was No. 2 in the cell. || The answer was no. || No. 1 was killed.
It is a war against nonbelievers.~ || “The others provided money,” he said.
The king is overthrown in the revolution.~ || 1979-1989
“If they win ... we lose,” he said. || “And then what?”
Did he know? || Nobody can say! || The government will not.
They have two daughters: Ann (b. March 2009) and Eve. || She is six.
Visit www.Example.Com/news.Today for more. || Thank you.
"Putin," he said, "is a student of history." || "So is Xi."
He arrived Jan. 3. || Two days later he was dead.
Prices rose by 0.5 percent. || 2016 was worse.
He married in 2014. [17] [18] || They have a son.
The talks failed (see Fig. 3 and pp. 4-9). || Nobody was surprised.
Prof. Lund, Ph.D., wrote about tanks, guns, etc. || Students read it.
""".strip().splitlines()


def sentences_of(text):
    return split_sentences(split_passages(make_articles([{"text": text}])))


@pytest.mark.parametrize("line", NEWS)
def test_a_line_of_news_is_cut_where_a_reader_cuts_it(line):
    expected = [sentence.strip("~ ") for sentence in line.split("||")]
    text = line.replace("~ || ", "").replace(" || ", " ")
    assert sentences_of(text)["text"].tolist() == expected


def test_a_hard_wrapped_line_is_no_end():
    lines = [
        "The city fell after three days of fighting, said Gen.",
        "lee, who had planned for it, and by the end of the",
        "week the flags on the main square had been",
        "changed. Nobody",
    ]
    assert len(sentences_of("\n".join(lines) + " would say\nwho had given the order.")) == 2


def test_a_sentence_never_crosses_a_passage():
    table = sentences_of("The talks failed because\n\nThe army had left.")
    assert table["passage_no"].tolist() == [0, 1]


def test_numbers_run_through_the_article():
    assert sentences_of("One. Two here.\n\nThree is here.")["sentence_no"].tolist() == [0, 1, 2]


def test_a_sentence_knows_its_passage():
    body = "The talks between the two governments ended on Monday without a result."
    table = sentences_of(f"By Ann Lee\n\n{body}\n\n{body}")
    assert table["passage_kind"].tolist() == ["byline", "body", "body"]
    assert table["duplicate"].tolist() == [False, False, True]


def test_a_class_may_edit_the_abbreviations():
    edited = read_rules("abbreviations").query("word != 'Gen.'")
    passages = split_passages(make_articles([{"text": "He met Gen. Lee."}]))
    assert len(split_sentences(passages)) == 1
    assert len(split_sentences(passages, abbreviations=edited)) == 2


@given(PAGES)
@settings(max_examples=60, deadline=None)
def test_sentences_and_white_space_cover_their_passages(text):
    passages = split_passages(make_articles([{"text": text}]))
    table = split_sentences(passages)
    for passage in passages.itertuples():
        at = passage.start
        for row in table[table["passage_no"] == passage.passage_no].itertuples():
            assert text[at : row.start].strip() == ""
            assert text[row.start : row.end] == row.text == row.text.strip() != ""
            at = row.end
        assert at == passage.end


@given(st.lists(PAGES, min_size=2, max_size=3))
@settings(max_examples=25, deadline=None)
def test_one_article_alone_is_the_same_among_others(texts):
    passages = split_passages(make_articles([{"text": text} for text in texts]))
    together = split_sentences(passages)
    for name in passages["article_id"].unique():
        alone = split_sentences(passages[passages["article_id"] == name])
        assert together[together["article_id"] == name].reset_index(drop=True).equals(alone)


def test_no_argument_is_changed():
    passages = split_passages(make_articles([{"text": "One. Two here."}]))
    before = passages.copy()
    split_sentences(passages)
    assert passages.equals(before)


def test_no_passage_gives_an_empty_table_of_the_same_columns():
    empty = split_sentences(split_passages(make_articles([])))
    assert list(empty.columns) == list(TABLES["sentences"].columns)
    assert (empty.dtypes == sentences_of("A word.").dtypes).all()


def test_no_sentence_of_the_five_articles_starts_with_a_closing_mark():
    table = split_sentences(split_passages(read_articles("seeds")))
    assert not table["text"].str.match("[”’)]").any()
