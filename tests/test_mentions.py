import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import afghan_reader as ar
from afghan_reader.mentions import find_mentions
from afghan_reader.schema import TableError, make_table

ACTORS = make_table(
    "actors",
    [
        {"actor": actor, "kind": kind, "country": country, "alias": alias}
        for actor, kind, country, alias in [
            ("Russia", "state", "Russia", "Russia"),
            ("Russia", "state", "Russia", "Moscow"),
            ("Russia", "state", "Russia", "Kremlin"),
            ("United States", "state", "United States", "United States"),
            ("United States", "state", "United States", "U.S."),
            ("United States", "state", "United States", "US"),
            ("Afghanistan", "state", "Afghanistan", "Afghanistan"),
            ("China", "state", "China", "China"),
            ("Ann Lee", "person", "Canada", "Ann Lee"),
            ("Sergei Orlov", "person", "Russia", "Sergei Orlov"),
            ("Hu Min", "person", "China", "Hu Min"),
            ("Osama bin Laden", "person", "Saudi Arabia", "Osama bin Laden"),
            ("Bashar al-Assad", "person", "Syria", "Bashar al-Assad"),
            ("Taliban", "group", "Afghanistan", "Taliban"),
            ("Taliban", "group", "Afghanistan", "Afghan Taliban"),
            ("Islamic State", "group", "", "Islamic State"),
            ("al-Qaeda", "group", "", "al-Qaeda"),
            ("New York", "organisation", "United States", "New York"),
        ]
    ],
)


def read(text, actors=ACTORS, **rules):
    articles = ar.make_articles([{"article_id": "a", "text": text}])
    return find_mentions(ar.split_sentences(ar.split_passages(articles)), articles, actors, **rules)


def named(text, **options):
    table = read(text, **options)
    return list(zip(table["text"], table["actor"], strict=True))


def words(text, **options):
    return read(text, **options)["text"].tolist()


def test_the_longer_alias_wins():
    assert named("Talks with the Afghan Taliban failed.") == [("Afghan Taliban", "Taliban")]


def test_an_alias_may_be_broken_by_the_end_of_a_line():
    text = "He joined the Islamic\n  State last year."
    articles = ar.make_articles([{"article_id": "a", "text": text}])
    sentence = {
        "article_id": "a",
        "passage_no": 0,
        "sentence_no": 0,
        "start": 0,
        "end": len(text),
        "text": text,
        "duplicate": False,
    }
    mentions = find_mentions(make_table("sentences", [sentence]), articles, ACTORS)
    assert mentions["text"].tolist() == ["Islamic\n  State"]


@pytest.mark.parametrize("text", ["Taliban's men", "Taliban’s men", "Taliban-linked men", "the Taliban, who", "“Taliban”"])
def test_marks_and_possessives_stay_outside(text):
    assert words(f"They saw {text} there.") == ["Taliban"]


def test_capitals_count():
    assert words("They told us that the US knew.") == ["US"]


def test_a_headline_may_shout():
    assert words("TALIBAN ENTER TOWN") == ["TALIBAN"]


def test_an_alias_in_lower_case_opens_a_sentence_with_a_capital():
    assert words("Al-Qaeda denied it.") == ["Al-Qaeda"]


def test_an_alias_that_ends_in_a_stop_is_not_the_head_of_a_longer_abbreviation():
    assert words("The U.S.S.R. fell; U.S.-led troops came.") == ["U.S."]


def test_the_name_is_seen_where_a_line_break_was_lost():
    assert words("It ended in 1994Russia returned.") == ["Russia"]


def test_a_surname_counts_once_the_full_name_was_given():
    assert words("Lee was there. Ann Lee spoke. Later Ms. Lee left.") == ["Ann Lee", "Lee"]


def test_a_surname_introduced_in_another_article_does_not_count():
    articles = ar.make_articles([{"text": "Ann Lee spoke."}, {"text": "Later Lee left."}])
    mentions = find_mentions(ar.split_sentences(ar.split_passages(articles)), articles, ACTORS)
    assert mentions["text"].tolist() == ["Ann Lee"]


@pytest.mark.parametrize("title", ["Mr. ", "General ", "Gen. ", "President ", "former Chancellor "])
def test_a_title_stays_outside_the_mention(title):
    assert words(f"Ann Lee spoke, and then {title}Lee left.") == ["Ann Lee", "Lee"]


def test_a_namesake_is_somebody_else():
    assert words("Sergei Orlov spoke. His daughter Yulia Orlov left. Then Orlov left.") == ["Sergei Orlov", "Orlov"]


def test_a_word_that_opens_a_sentence_is_no_first_name():
    assert words("Sergei Orlov spoke. When Orlov left, it rained. Meanwhile Orlov slept.") == ["Sergei Orlov", "Orlov", "Orlov"]


def test_a_country_may_stand_before_a_surname():
    assert words("Sergei Orlov came. Then the envoy to Afghanistan Orlov left.") == ["Sergei Orlov", "Afghanistan", "Orlov"]


def test_initials_and_middle_names_are_passed_over():
    assert words("Ann B. Lee and Sergei Pavlovich Orlov met.") == ["Ann B. Lee", "Sergei Pavlovich Orlov"]


def test_only_people_have_middle_names():
    assert words("The Islamic Free State was a newspaper.") == []


def test_surnames_follow_the_custom_of_the_country():
    assert words("Hu Min spoke. Mr. Hu left.") == ["Hu Min", "Hu"]


def test_particles_belong_to_the_surname():
    assert words("Osama bin Laden hid. They sought bin Laden.") == ["Osama bin Laden", "bin Laden"]
    assert words("Bashar al-Assad spoke. Mr. Assad left.") == ["Bashar al-Assad", "Assad"]


def test_of_two_actors_with_one_name_the_one_named_last_is_meant():
    both = pd.concat([ACTORS, ACTORS[ACTORS["actor"] == "Ann Lee"].assign(actor="Bob Lee", alias="Bob Lee")])
    assert [who for _, who in named("Ann Lee met Bob Lee. Mr. Lee left.", actors=both)][-1] == "Bob Lee"


@pytest.mark.parametrize(
    "text",
    [
        "Moscow denied the charge.",
        "Moscow’s role grew.",
        "Officials said Moscow has reasons.",
        "After years of war, Moscow wants peace.",
        "How is Moscow reacting?",
        "They fear that Moscow may also act.",
        "Ties with Moscow grew cold.",
        "It is of concern to Moscow.",
        "They asked for support from Moscow.",
        "It was a Moscow-backed plan.",
        "They accused Moscow of lying.",
        "Pressure on Moscow grew.",
        "The talks between Paris and Moscow ended.",
    ],
)
def test_a_capital_stands_for_its_government(text):
    mentions = read(text)
    assert [*zip(mentions["text"], mentions["metonym"], strict=True)][-1] == ("Moscow", True)


@pytest.mark.parametrize(
    "text",
    [
        "He lives in Moscow.",
        "Officials in Moscow said so.",
        "They flew to Moscow for talks.",
        "He boarded a plane for Moscow.",
        "The first Moscow meeting failed.",
        "MOSCOW — It rained.",
        "The mayor of Moscow left.",
        "Moscow's streets were empty.",
        "Moscow was bombed again.",
        "Attacks in New Delhi and Moscow failed.",
        "A Moscow-based analyst left.",
        "He came from Moscow by train.",
        "Fire broke out near Moscow on Monday.",
    ],
)
def test_a_capital_may_be_only_a_city(text):
    assert "Moscow" not in words(text)
    assert "MOSCOW" not in words(text)


def test_a_seat_of_government_need_not_be_listed():
    mentions = read("Beijing denied it, and London did not.")
    assert mentions[["text", "actor", "metonym"]].to_dict("list") == {"text": ["Beijing"], "actor": ["China"], "metonym": [True]}


def test_the_kremlin_is_the_government_unless_its_walls_are_meant():
    assert read("He spoke for the Kremlin.")["metonym"].tolist() == [True]
    assert words("They stood outside the Kremlin. The Kremlin walls are red.") == []


@pytest.mark.parametrize(
    "text",
    [
        "He read The New York Times.",
        "an analyst at the Carnegie Moscow Center",
        "the Islamic Emirate of Afghanistan",
        "a Hero of Russia medal",
        "He studied at the University of Afghanistan.",
        "the Bank of China",
    ],
)
def test_a_name_inside_another_name_is_no_mention(text):
    assert words(text) == []


def test_a_state_beside_its_institutions_is_a_mention():
    assert words("the U.S. Senate and the United States Army") == ["U.S.", "United States"]


def test_the_tables_can_be_edited():
    seats = ar.read_rules("governments")
    assert words("Beijing denied it.", governments=seats[seats["place"] != "Beijing"]) == []
    around = ar.read_rules("mention_words")
    assert words("the Carnegie Moscow Center denied it", mention_words=around[around["word"] != "Center"]) == []
    assert words("the Russia Center", mention_words=around[around["word"] != "Center"]) == ["Russia"]


def test_without_actors_there_are_no_mentions():
    empty = read("Moscow denied it.", actors=ACTORS.head(0))
    assert len(empty) == 0
    assert empty.dtypes.equals(read("Moscow denied it.").dtypes)


def test_a_row_without_an_alias_is_known_by_the_name_of_the_actor():
    assert words("Peru spoke.", actors=make_table("actors", [{"actor": "Peru", "kind": "state"}])) == ["Peru"]


def test_a_sentence_of_an_unknown_article_is_an_error():
    articles = ar.make_articles([{"article_id": "a", "text": "One."}])
    sentences = ar.split_sentences(ar.split_passages(articles))
    with pytest.raises(TableError, match="'a'"):
        find_mentions(sentences, articles.head(0), ACTORS)


NEWS = st.lists(
    st.sampled_from(
        ["Moscow", "MOSCOW", "in", "Ann", "Lee", "Ms.", "U.S.", "said", ",", "and", "Kremlin", "the", "'s", "-", "\n", "\n\n",
         "Islamic", "State", "of", "Afghanistan", "Center", "denied", ".", "“", "(", "Yulia", "Orlov", "Sergei", "\U0001f600"]
    ),
    max_size=40,
).map(" ".join)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(st.one_of(NEWS, st.text(max_size=60)))
def test_every_mention_lies_on_its_place_and_no_two_overlap(text):
    mentions = read(text)
    free = 0
    for row in mentions.itertuples():
        assert text[row.start : row.end] == row.text
        assert row.start >= free
        free = row.end


@settings(max_examples=12, deadline=None)
@given(st.lists(NEWS, min_size=1, max_size=4))
def test_an_article_alone_reads_as_among_others(texts):
    articles = ar.make_articles([{"article_id": f"a{number}", "text": text} for number, text in enumerate(texts)])
    sentences = ar.split_sentences(ar.split_passages(articles))
    before = sentences.copy()
    together = find_mentions(sentences, articles, ACTORS)
    pd.testing.assert_frame_equal(sentences, before)
    for number in range(len(texts)):
        alone = articles[articles["article_id"] == f"a{number}"]
        mentions = find_mentions(ar.split_sentences(ar.split_passages(alone)), alone, ACTORS)
        among = together[together["article_id"] == f"a{number}"].reset_index(drop=True)
        pd.testing.assert_frame_equal(mentions, among)
