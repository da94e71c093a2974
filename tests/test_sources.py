import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import afghan_reader as ar
from toys import cells, laws, row, table

SOURCINGS = ["named", "role", "unnamed", "institution", "hearsay", "unknown"]


@st.composite
def quote_tables(draw):
    cells = st.fixed_dictionaries(
        {
            "article_id": st.sampled_from("abc"),
            "speaker": st.sampled_from(["Ghani", "officials", None]),
            "sourcing": st.sampled_from(SOURCINGS),
            "kind": st.sampled_from(["direct", "indirect", "mixed", "scare"]),
            "within": st.sampled_from([None, 0]),
            "passage_kind": st.sampled_from(["body", "caption"]),
            "duplicate": st.booleans(),
        }
    )
    rows = draw(st.lists(cells, max_size=25))
    return table("quotes", *({**each, "start": 10 * n, "end": 10 * n + 5} for n, each in enumerate(rows)))


def test_shares_and_rates_are_those_worked_out_by_hand():
    quotes = table(
        "quotes", *({"speaker": who, "start": n, "end": n + 1} for n, who in enumerate(["Ghani", "Amiri", "Ghani", "Ghani"]))
    )
    passages = table("passages", {"words": 150}, {"words": 50, "kind": "caption"}, {"words": 50, "duplicate_of": 0})
    sources = ar.compare_sources(quotes, passages)
    assert cells(sources, "speaker", "count", "share", "words", "per_1000") == [
        ["Ghani", 3, 0.75, 150, 20],
        ["Amiri", 1, 0.25, 150, 1000 / 150],
    ]
    assert sources["places"].tolist() == [[("one", 0, 1), ("one", 2, 3), ("one", 3, 4)], [("one", 1, 2)]]


def test_an_attribution_counts_once():
    quotes = table(
        "quotes", {"speaker": "Ghani", "kind": "mixed"}, {"speaker": "Ghani", "within": 0}, {"kind": "scare", "speaker": "x"}
    )
    assert ar.compare_sources(quotes, table("passages", {}))["count"].tolist() == [1]


def test_a_duplicate_counts_in_both_the_count_and_the_words_when_asked_for():
    quotes = table("quotes", {"speaker": "Ghani"}, {"speaker": "Ghani", "duplicate": True})
    passages = table("passages", {"words": 100}, {"words": 60, "duplicate_of": 0})
    once, twice = (ar.compare_sources(quotes, passages, duplicates=choice).iloc[0] for choice in (False, True))
    assert (once["count"], once["words"], once["per_1000"]) == (1, 100, 10)
    assert (twice["count"], twice["words"], twice["per_1000"]) == (2, 160, 12.5)


def test_unknown_stays_unknown_and_is_counted_and_hearsay_is_not_the_same():
    sourcings = ["unknown", None, "hearsay", "unnamed"]
    speakers = [None, None, None, "officials"]
    quotes = table("quotes", *({"speaker": a, "sourcing": b} for a, b in zip(speakers, sourcings, strict=True)))
    sources = ar.compare_sources(quotes, table("passages", {}))
    assert row(sources, sourcing="unknown")["count"] == 2
    assert row(sources, sourcing="hearsay")["count"] == 1
    assert row(sources, speaker="officials")["sourcing"] == "unnamed"


def test_the_same_words_named_and_unnamed_are_two_sources():
    quotes = table("quotes", {"speaker": "the army"}, {"speaker": "the army", "sourcing": "unnamed"})
    assert len(ar.compare_sources(quotes, table("passages", {}))) == 2


def test_without_words_there_is_no_rate():
    assert pd.isna(ar.compare_sources(table("quotes", {"speaker": "Ghani"}), table("passages"))["per_1000"]).all()


@laws
@given(quote_tables())
def test_sources_conserve_the_attributions_of_each_article(quotes):
    sources = ar.compare_sources(quotes, table("passages", *({"article_id": name} for name in "abc")))
    plain = quotes[
        (quotes["passage_kind"] == "body") & ~quotes["duplicate"] & quotes["within"].isna() & (quotes["kind"] != "scare")
    ]
    assert sources.groupby("article_id")["count"].sum().to_dict() == plain["article_id"].value_counts().to_dict()
    assert sources["count"].tolist() == [len(places) for places in sources["places"]]
    assert (sources.groupby("article_id")["share"].sum().round(9) == 1).all()


@laws
@given(quote_tables())
def test_an_article_alone_equals_its_rows_among_others(quotes):
    passages = table("passages", *({"article_id": name} for name in "abc"))
    whole = ar.compare_sources(quotes, passages)
    for name in "abc":
        alone = ar.compare_sources(quotes[quotes["article_id"] == name], passages)
        pd.testing.assert_frame_equal(whole[whole["article_id"] == name].reset_index(drop=True), alone)


def test_nothing_in_gives_an_empty_table_with_the_same_types():
    full = ar.compare_sources(table("quotes", {"speaker": "Ghani"}), table("passages", {}))
    empty = ar.compare_sources(table("quotes"), table("passages"))
    assert empty.empty
    assert empty.dtypes.to_dict() == full.dtypes.to_dict()


def verdicts(*quotes, **more):
    audit = ar.audit_anonymity(table("quotes", *quotes), **more)
    return {(number, rule): verdict for number, rule, verdict in cells(audit, "quote_no", "rule", "verdict")}


def test_only_unnamed_sources_are_audited_each_by_every_rule():
    sourcings = ["named", "role", "unnamed", "institution", "document", "hearsay", "unknown"]
    audit = ar.audit_anonymity(table("quotes", *({"sourcing": each, "speaker": "x"} for each in sourcings)))
    assert audit["quote_no"].value_counts().to_dict() == dict.fromkeys((1, 2), len(ar.read_rules("anonymity_rules")))
    assert set(audit["verdict"]) <= {"yes", "no", "cannot tell"}
    assert set(audit["body"]) == {"AP", "Reuters", "SPJ", "Post ombudsman"}
    assert (audit["reason"] != "").all()
    assert (audit["places"].str.len() == 1).all()


def test_a_condition_with_its_reason_explains_anonymity_and_one_without_does_not():
    why = "spoke on the condition of anonymity because they were not authorized to speak"
    found = verdicts(
        {"speaker": "an official", "sourcing": "role", "anonymity": why},
        {"speaker": "an aide", "sourcing": "role", "anonymity": "on condition of anonymity"},
        {"speaker": "officials", "sourcing": "unnamed"},
    )
    assert [found[n, "says why"] for n in range(3)] == ["yes", "cannot tell", "no"]
    assert [found[n, "stated"] for n in range(3)] == ["yes", "yes", "no"]


def test_the_reason_may_stand_in_the_rest_of_the_sentence():
    texts = [
        "Speaking on condition of anonymity, an aide agreed to discuss security.",
        "He spoke on condition of anonymity because he feared for his job.",
    ]
    sentences = table("sentences", *({"text": text, "sentence_no": n} for n, text in enumerate(texts)))
    aide = {"sourcing": "role", "anonymity": "on condition of anonymity"}
    quotes = [{**aide, "speaker": f"aide {n}", "sentence_no": n} for n in range(2)]
    found = verdicts(*quotes, sentences=sentences)
    assert [found[n, "says why"] for n in range(2)] == ["no", "yes"]
    assert [found[n, "explained"] for n in range(2)] == ["no", "yes"]


def test_a_condition_printed_once_holds_for_all_that_the_same_source_says_in_that_article():
    first = {"speaker": "an official", "sourcing": "role", "anonymity": "who spoke on condition of anonymity"}
    found = verdicts({**first, "anonymity": None}, first, {**first, "anonymity": None, "article_id": "two"})
    assert [found[n, "stated"] for n in range(3)] == ["yes", "yes", "no"]


def test_a_bare_word_is_no_description():
    spoken = ["a source", "officials", "two U.S. officials", "one official", "a person familiar with the talks"]
    found = verdicts(*({"speaker": each, "speaker_text": each, "sourcing": "unnamed"} for each in spoken))
    assert [found[n, "more than a source"] for n in range(5)] == ["no", "no", "yes", "no", "yes"]
    assert [found[n, "position to know"] for n in range(5)] == ["cannot tell"] * 4 + ["yes"]


def test_the_first_words_in_quotation_marks_are_traced_to_the_report_that_holds_them():
    found = verdicts(
        {"kind": "indirect", "sourcing": "unnamed", "speaker": "officials", "start": 0, "end": 5},
        {"kind": "mixed", "sourcing": "unnamed", "speaker": "officials", "start": 10, "end": 30},
        {"kind": "direct", "sourcing": "unnamed", "speaker": "officials", "start": 20, "end": 30, "within": 1},
        {"kind": "direct", "sourcing": "unnamed", "speaker": "officials", "start": 40, "end": 50},
    )
    assert {number: verdict for (number, rule), verdict in found.items() if rule == "not the first"} == {
        0: "yes",
        1: "no",
        3: "yes",
    }


def test_an_edited_rule_is_followed_and_an_impossible_one_is_named():
    rules = ar.read_rules("anonymity_rules").query("rule == 'facts'")
    guess = {"speaker": "officials", "sourcing": "unnamed", "cue": "reckoned"}
    assert verdicts(guess, rules=rules) == {(0, "facts"): "cannot tell"}
    assert verdicts(guess, rules=rules.assign(words="reckoned")) == {(0, "facts"): "no"}
    with pytest.raises(ar.TableError, match=r"'facts' looks in 'mood'.*speaker_text"):
        verdicts(guess, rules=rules.assign(look_in="mood"))


def test_sources_are_counted_by_country_and_who_is_not_named_has_none():
    speakers = [("Ghani", "named"), ("Amiri", "named"), ("Putin", "named"), ("Russia", "unnamed"), (None, "unknown")]
    quotes = table(
        "quotes", *({"speaker": who, "sourcing": how, "start": n, "end": n + 1} for n, (who, how) in enumerate(speakers))
    )
    countries = {"Ghani": "Afghanistan", "Amiri": "Afghanistan", "Putin": "Russia", "Russia": "Russia"}
    actors = table("actors", *({"actor": name, "country": country} for name, country in countries.items()))
    sides = ar.compare_sides(quotes, actors)
    assert cells(sides.fillna({"value": "?"}), "value", "count", "share", "speakers") == [
        ["Afghanistan", 2, 0.4, "Ghani; Amiri"],
        ["?", 2, 0.4, "Russia; (unknown)"],
        ["Russia", 1, 0.2, "Putin"],
    ]
    assert sides["places"].tolist()[0] == [("one", 0, 1), ("one", 1, 2)]
    assert ar.compare_sides(quotes.head(0), actors).dtypes.to_dict() == sides.dtypes.to_dict()
    with pytest.raises(ar.TableError, match=r"not a actors table|lacks \['height'\]"):
        ar.compare_sides(quotes, actors, by="height")


def test_a_profile_has_five_cells_and_never_a_sum():
    quotes = table(
        "quotes", {"speaker": "Ghani"}, {"speaker": "officials", "sourcing": "unnamed"}, {"speaker": "Amiri", "article_id": "two"}
    )
    actors = table("actors", {"actor": "Ghani", "affiliation": "Afghan government"})
    profile = ar.audit_sources(quotes, actors)
    assert profile.groupby(["article_id", "speaker"]).size().tolist() == [5, 5, 5]
    assert row(profile, speaker="officials", question="named")["verdict"] == "no"
    assert row(profile, speaker="Ghani", question="named")["verdict"] == "yes"
    assert row(profile, speaker="Amiri", question="multiple")["verdict"] == "no"
    assert "Afghan government" in row(profile, speaker="Ghani", question="independent")["reason"]


def test_a_denial_stands_where_its_share_of_the_words_lies_before_it():
    passages = table(
        "passages",
        {"start": 0, "end": 16, "text": "one two\tthree - ", "words": 3, "label": "¶1"},
        {"start": 20, "end": 30, "text": "a caption.", "words": 2, "kind": "caption", "passage_no": 1},
        {"start": 40, "end": 63, "text": "four “five” he never did", "words": 5, "passage_no": 2, "label": "¶2"},
    )
    quotes = table(
        "quotes",
        {"stance": "denies", "start": 46, "end": 50, "passage_no": 2},
        {"stance": "asserts", "start": 0, "end": 3},
        {"stance": "denies", "start": 0, "end": 3, "within": 0},
    )
    found = ar.compare_denials(quotes, passages)
    assert cells(found, "quote_no", "words_before", "words", "position", "label") == [[0, 4, 8, 0.5, "¶2"]]
    assert found["places"].tolist() == [[("one", 46, 50)]]


def test_hedges_of_headline_and_body_have_each_their_own_denominator():
    hedges = table(
        "hedges",
        {"category": "probability", "effect": "lowers", "start": 1, "end": 2},
        {"category": "probability", "effect": "lowers", "start": 3, "end": 4},
        {"category": "booster", "start": 5, "end": 6},
        {"passage_kind": "title", "start": 7, "end": 8},
        {"duplicate": True},
    )
    passages = table("passages", {"words": 200}, {"words": 10, "kind": "title"}, {"words": 50, "duplicate_of": 0})
    found = ar.compare_hedges(hedges, passages, kinds=("title", "body"))
    assert cells(found, "passage_kind", "category", "count", "words", "per_1000") == [
        ["body", "probability", 2, 200, 10],
        ["body", "booster", 1, 200, 5],
        ["title", "booster", 1, 10, 100],
    ]
    assert found["count"].tolist() == [len(places) for places in found["places"]]


def test_the_other_tables_are_empty_too_when_nothing_comes_in():
    quotes = table("quotes", {"stance": "denies", "sourcing": "unnamed", "speaker": "x"})
    hedges, passages = table("hedges", {}), table("passages", {"text": "x"})
    builds = [
        lambda q, _: ar.audit_anonymity(q),
        lambda q, _: ar.audit_sources(q),
        lambda q, _: ar.compare_denials(q, passages),
        lambda _, h: ar.compare_hedges(h, passages),
    ]
    for build in builds:
        assert len(build(quotes, hedges))
        assert build(quotes.head(0), hedges.head(0)).empty
        assert build(quotes.head(0), hedges.head(0)).dtypes.to_dict() == build(quotes, hedges).dtypes.to_dict()
