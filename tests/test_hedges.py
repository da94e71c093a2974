import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import afghan_reader as ar
from afghan_reader.hedges import find_hedges
from afghan_reader.schema import TableError, make_table

CATEGORIES = {"approximator", "plausibility shield", "attribution shield", "booster", "probability", "confidence"}


def read(text, **rules):
    articles = ar.make_articles([{"article_id": "a", "text": text}])
    return find_hedges(ar.split_sentences(ar.split_passages(articles)), **rules)


def words(text, **rules):
    return read(text, **rules)["text"].tolist()


def only(text):
    (row,) = read(text).to_dict("records")
    return row


@pytest.mark.parametrize(
    ("text", "word", "category", "effect"),
    [
        ("It cost about 15 dollars.", "about", "approximator", "lowers"),
        ("They were somewhat late.", "somewhat", "approximator", "lowers"),
        ("Perhaps they left.", "Perhaps", "plausibility shield", "lowers"),
        ("They seemed to leave.", "seemed", "plausibility shield", "lowers"),
        ("They appear to leave.", "appear to", "plausibility shield", "lowers"),
        ("They reportedly left.", "reportedly", "attribution shield", "lowers"),
        ("The alleged killer left.", "alleged", "attribution shield", "lowers"),
        ("According to the police, he left.", "According to", "attribution shield", "lowers"),
        ("Clearly he left.", "Clearly", "booster", "raises"),
        ("He is bound to leave.", "bound to", "probability", "raises"),
        ("They hold this with low confidence.", "low confidence", "confidence", "lowers"),
        ("They hold this with high confidence.", "high confidence", "confidence", "raises"),
    ],
)
def test_a_hedge_has_its_category_and_effect(text, word, category, effect):
    row = only(text)
    assert (row["text"], row["category"], row["effect"]) == (word, category, effect)


@pytest.mark.parametrize(
    ("word", "low", "high", "source"),
    [
        ("almost no chance", 1, 5, "ICD 203"),
        ("very unlikely", 5, 20, "ICD 203"),
        ("unlikely", 20, 45, "ICD 203"),
        ("roughly even odds", 45, 55, "ICD 203"),
        ("likely", 55, 80, "ICD 203"),
        ("very likely", 80, 95, "ICD 203"),
        ("almost certain", 95, 99, "ICD 203"),
        ("highly likely", 87, 99, "Kent"),
        ("doubtful", 20, 40, "Kent"),
    ],
)
def test_a_word_of_probability_has_the_band_of_its_source(word, low, high, source):
    row = only(f"An attack is {word}.")
    assert (row["text"], row["category"]) == (word, "probability")
    assert (row["band_low"], row["band_high"], row["band_source"]) == (low, high, source)


def test_a_hedge_that_is_no_word_of_probability_has_no_band():
    assert read("Perhaps it may be so.")[["band_low", "band_high", "band_source"]].isna().all(axis=None)


def test_the_bands_of_kent_stand_beside_those_of_icd_203():
    rules = ar.read_rules("hedges").set_index("phrase")
    assert rules.loc["probable", ["band_low", "band_high", "kent_low", "kent_high"]].tolist() == ["55", "80", "63", "87"]


@pytest.mark.parametrize(
    "text",
    [
        "They came in May 2012.",
        "On May 5 they came.",
        "Theresa May spoke.",
        "The military might of the state grew.",
        "They pledged allegiance to him.",
        "They talked about Russia.",
        "Some officials spoke.",
        "They walked around the city.",
        "He will appear in court.",
        "They met certain elements of the army.",
        "Make sure to call.",
        "Come as soon as possible.",
        "It went according to plan.",
        "This sort of weapon is rare.",
        "The unlikely alliance held.",
        "They lived in a remote valley.",
        "It is a must-have; he did an about-face.",
        "They could not come.",
        "He could see the sea.",
        "They voted no confidence.",
        "They are supposed to pay.",
        "Police found probable cause.",
        "He left over the weekend.",
    ],
)
def test_a_false_friend_is_no_hedge(text):
    assert words(text) == []


@pytest.mark.parametrize("number", ["15", "$15", "two men", "a dozen", "half", "a year ago", "1,000"])
def test_an_approximator_stands_before_a_number(number):
    assert words(f"It was about {number}.") == ["about"]


def test_the_longer_phrase_wins():
    assert words("It is almost certainly so.") == ["almost certainly"]
    assert words("It is unlikely.") == ["unlikely"]


def test_a_shorter_phrase_counts_where_the_longer_one_is_none():
    rules = ar.read_rules("hedges")
    longer = {**rules.iloc[0].to_dict(), "phrase": "perhaps not", "forms": "", "only_before": "today"}
    rules = pd.concat([rules, pd.DataFrame([longer])], ignore_index=True)
    assert words("Perhaps not, he said.", hedge_words=rules) == ["Perhaps"]
    assert words("Perhaps not today, he said.", hedge_words=rules) == ["Perhaps not"]


def test_a_negation_turns_a_booster_round():
    assert only("It is not obvious.")["effect"] == "lowers"


def test_a_negated_word_of_probability_has_no_band():
    row = only("They are not likely to come.")
    assert row["text"] == "likely"
    assert row["effect"] == "lowers"
    assert pd.isna(row["band_low"])


def test_may_in_a_headline_is_a_hedge():
    assert words("May they have left? They may leave.") == ["May", "may"]


def test_a_phrase_may_be_broken_by_the_end_of_a_line():
    text = "It is in many\n  cases so."
    sentence = {
        "article_id": "a",
        "passage_no": 0,
        "sentence_no": 0,
        "start": 0,
        "end": len(text),
        "text": text,
        "duplicate": False,
    }
    assert find_hedges(make_table("sentences", [sentence]))["text"].tolist() == ["in many\n  cases"]


def test_a_class_may_strike_a_word_out():
    rules = ar.read_rules("hedges")
    assert words("Perhaps he left.", hedge_words=rules[rules["phrase"] != "perhaps"]) == []


def test_rules_without_a_column_are_an_error():
    with pytest.raises(TableError, match="category"):
        read("Perhaps.", hedge_words=ar.read_rules("hedges").drop(columns="category"))


def test_no_hedges_make_an_empty_table_of_the_same_types():
    assert read("They left.").dtypes.equals(read("Perhaps they left.").dtypes)


def test_the_table_is_sound():
    rules = ar.read_rules("hedges")
    forms = [form.strip().lower() for row in rules.itertuples() for form in [row.phrase, *row.forms.split(";")] if form.strip()]
    assert len(forms) == len(set(forms)) > 150
    assert set(rules["category"]) == CATEGORIES
    assert set(rules["effect"]) == {"lowers", "raises"}
    assert (rules["source"] != "").all()
    banded = rules[rules["band_source"] != ""]
    assert set(banded["category"]) == {"probability"}
    assert (banded["band_low"].astype(float) <= banded["band_high"].astype(float)).all()
    assert ((rules["band_low"] == "") == (rules["band_source"] == "")).all()


PIECES = [
    "may",
    "May",
    "5",
    "about",
    "not",
    "likely",
    "un",
    "highly",
    "-",
    "as if",
    "in",
    "many",
    "cases",
    "sure",
    "to",
    ".",
    "“",
    "\n",
    "İ",
    "a",
]


@settings(max_examples=40, deadline=None)
@given(st.one_of(st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join), st.text(max_size=60)))
def test_every_hedge_lies_on_its_place_and_no_two_overlap(text):
    free = 0
    for row in read(text).itertuples():
        assert text[row.start : row.end] == row.text
        assert row.start >= free
        free = row.end


@settings(max_examples=12, deadline=None)
@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join), min_size=1, max_size=4))
def test_an_article_alone_reads_as_among_others(texts):
    articles = ar.make_articles([{"article_id": f"a{number}", "text": text} for number, text in enumerate(texts)])
    sentences = ar.split_sentences(ar.split_passages(articles))
    before = sentences.copy()
    together = find_hedges(sentences)
    pd.testing.assert_frame_equal(sentences, before)
    for name, group in sentences.groupby("article_id"):
        among = together[together["article_id"] == name].reset_index(drop=True)
        pd.testing.assert_frame_equal(find_hedges(group), among)
