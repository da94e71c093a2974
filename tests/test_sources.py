import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

import afghan_reader as ar
from toys import cells, row, table

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


@given(quote_tables())
def test_sources_conserve_the_attributions_of_each_article(quotes):
    sources = ar.compare_sources(quotes, table("passages", *({"article_id": name} for name in "abc")))
    plain = quotes[
        (quotes["passage_kind"] == "body") & ~quotes["duplicate"] & quotes["within"].isna() & (quotes["kind"] != "scare")
    ]
    assert sources.groupby("article_id")["count"].sum().to_dict() == plain["article_id"].value_counts().to_dict()
    assert sources["count"].tolist() == [len(places) for places in sources["places"]]
    assert (sources.groupby("article_id")["share"].sum().round(9) == 1).all()


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
