import networkx as nx
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import afghan_reader as ar
from toys import cells, laws, row, table

NAMES = ["Ghani", "Kabulov", "Putin", "Russia", "Taliban", "United States"]


def named(actor, sentence, start, **more):
    return {"actor": actor, "sentence_no": sentence, "start": start, "end": start + 5, **more}


@st.composite
def mention_tables(draw):
    cells = st.tuples(st.sampled_from("abc"), st.integers(0, 3), st.sampled_from(NAMES), st.booleans())
    rows = draw(st.lists(cells, max_size=30))
    return table(
        "mentions",
        *(
            named(who, number, 10 * place, article_id=name, duplicate=twice)
            for place, (name, number, who, twice) in enumerate(rows)
        ),
    )


def test_two_actors_in_one_sentence_are_joined_once_however_often_they_are_named():
    mentions = table("mentions", named("Taliban", 0, 0), named("Russia", 0, 10), named("Taliban", 0, 20), named("Putin", 1, 30))
    edges = ar.build_comentions(mentions)
    assert cells(edges, "actor_a", "actor_b", "count") == [["Russia", "Taliban", 1]]
    assert edges["places"].tolist() == [[("one", 0, 15)]]


def test_a_duplicate_and_a_caption_count_only_when_asked_for():
    pair = [named("Putin", 0, 0), named("Ghani", 0, 10)]
    copy = [{**each, "sentence_no": 1, "duplicate": True} for each in pair]
    caption = [{**each, "sentence_no": 2, "passage_kind": "caption"} for each in pair]
    mentions = table("mentions", *pair, *copy, *caption)
    assert ar.build_comentions(mentions)["count"].tolist() == [1]
    assert ar.build_comentions(mentions, duplicates=True)["count"].tolist() == [2]
    assert ar.build_comentions(mentions, kinds=None, duplicates=True)["count"].tolist() == [3]


def test_a_passage_joins_what_its_sentences_do_not():
    mentions = table("mentions", named("Putin", 0, 0), named("Ghani", 1, 10))
    assert ar.build_comentions(mentions).empty
    assert ar.build_comentions(mentions, unit="passage")["count"].tolist() == [1]


def test_an_unknown_unit_is_named_with_those_there_are():
    with pytest.raises(ar.TableError, match=r"no unit 'page'.*sentence.*passage"):
        ar.build_comentions(table("mentions"), unit="page")


@laws
@given(mention_tables())
def test_every_edge_counts_its_places_and_joins_nobody_to_himself(mentions):
    edges = ar.build_comentions(mentions)
    assert edges["count"].tolist() == [len(places) for places in edges["places"]]
    assert (edges["actor_a"] < edges["actor_b"]).all()


@laws
@given(mention_tables())
def test_leaving_an_article_out_takes_away_exactly_its_own_places(mentions):
    whole, rest = ar.build_comentions(mentions), ar.build_comentions(mentions[mentions["article_id"] != "a"])
    own = ar.build_comentions(mentions[mentions["article_id"] == "a"])
    assert whole["count"].sum() == rest["count"].sum() + own["count"].sum()
    kept = [place for places in whole["places"] for place in places if place[0] != "a"]
    assert sorted(kept) == sorted(place for places in rest["places"] for place in places)


@laws
@given(mention_tables())
def test_article_networks_add_up_to_the_whole(mentions):
    edges = ar.build_comentions(mentions)
    apart = ar.compare_networks(edges)
    assert apart["count"].tolist() == [len(places) for places in apart["places"]]
    assert apart.groupby(["actor_a", "actor_b"])["count"].sum().to_dict() == {
        (a, b): count for a, b, count in zip(edges["actor_a"], edges["actor_b"], edges["count"], strict=True)
    }


def test_a_voice_leads_to_the_actors_inside_the_words_only():
    quotes = table("quotes", {"speaker": "Kabulov", "start": 0, "end": 20, "text": "x"})
    mentions = table("mentions", named("Taliban", 0, 5), named("Putin", 0, 30), named("Taliban", 0, 12))
    edges = ar.build_voices(quotes, mentions)
    assert cells(edges, "actor_a", "actor_b", "count", "stance", "sourcing") == [["Kabulov", "Taliban", 1, "asserts", "named"]]
    assert edges["places"].tolist() == [[("one", 0, 20)]]


def test_an_unnamed_source_is_a_node_of_its_own():
    quotes = table(
        "quotes",
        {"speaker": "Russia", "sourcing": "institution", "start": 0, "end": 20},
        {"speaker": "Russia", "sourcing": "unnamed", "start": 40, "end": 60},
        {"speaker": None, "sourcing": "unknown", "start": 80, "end": 99},
        {"speaker": None, "sourcing": "hearsay", "start": 120, "end": 140},
    )
    mentions = table("mentions", *(named("Taliban", number, start) for number, start in enumerate((5, 45, 85, 125))))
    assert set(ar.build_voices(quotes, mentions)["actor_a"]) == {"Russia", "Russia (unnamed)", "(unknown source)", "(no source)"}


def test_a_denial_is_a_line_of_its_own():
    quotes = table(
        "quotes", *({"speaker": "Zakharova", "stance": stance, "end": 20} for stance in ("asserts", "denies", "denies"))
    )
    edges = ar.build_voices(quotes, table("mentions", named("Taliban", 0, 5)))
    assert cells(edges, "stance", "count") == [["denies", 2], ["asserts", 1]]


def test_nobody_speaks_of_himself_and_the_words_that_introduce_the_source_do_not_count():
    quotes = table(
        "quotes",
        {"speaker": "Putin", "end": 30},
        {"speaker": "U.S. officials", "sourcing": "unnamed", "end": 30, "speaker_start": 10, "speaker_end": 24},
    )
    mentions = table("mentions", named("Putin", 0, 0), named("United States", 0, 10))
    assert cells(ar.build_voices(quotes, mentions), "actor_a", "actor_b") == [
        ["Putin", "United States"],
        ["U.S. officials (unnamed)", "Putin"],
    ]


def test_what_another_quotation_holds_and_scare_quotes_are_not_counted():
    quotes = table(
        "quotes", {"speaker": "Putin", "end": 30}, {"speaker": "Putin", "end": 30, "within": 0}, {"kind": "scare", "end": 30}
    )
    assert ar.build_voices(quotes, table("mentions", named("Taliban", 0, 5)))["count"].tolist() == [1]


def test_provenance_goes_through_the_other_outlet():
    articles = table("articles", {"article_id": "one", "outlet": "The Post"}, {"article_id": "two", "outlet": None})
    quotes = table(
        "quotes",
        {"speaker": "Nicholson", "via": "BBC", "start": 0, "end": 5},
        {"speaker": "Nicholson", "via": "The Post", "start": 6, "end": 9},
        {"speaker": "officials", "sourcing": "unnamed", "article_id": "two"},
    )
    edges = ar.build_provenance(quotes, articles)
    assert sorted(cells(edges, "actor_a", "actor_b", "step")) == [
        ["BBC", "Nicholson", "via-source"],
        ["The Post", "BBC", "outlet-via"],
        ["The Post", "Nicholson", "outlet-source"],
        ["two", "officials (unnamed)", "outlet-source"],
    ]
    assert row(edges, actor_a="The Post", actor_b="Nicholson")["places"] == [("one", 6, 9)]


def test_ranks_show_what_hangs_on_a_single_article():
    # a path Ghani - Putin - Taliban in article one, Putin - Taliban again in two
    mentions = table(
        "mentions",
        *(named("Ghani", 0, 0), named("Putin", 0, 10), named("Putin", 1, 20), named("Taliban", 1, 30)),
        *(named("Putin", 0, 0, article_id="two"), named("Taliban", 0, 10, article_id="two")),
    )
    ranks = ar.rank_actors(ar.build_comentions(mentions))
    putin = row(ranks, actor="Putin")
    assert (putin["degree"], putin["degree_low"], putin["degree_high"]) == (2, 1, 2)
    assert (putin["strength"], putin["strength_low"], putin["strength_high"]) == (3, 1, 2)
    assert (putin["betweenness"], putin["betweenness_low"], putin["betweenness_high"]) == (1, 0, 1)
    assert row(ranks, actor="Ghani")["degree_low"] == 0
    assert len(putin["places"]) == putin["strength"]


def test_a_single_article_has_no_range():
    ranks = ar.rank_actors(ar.build_comentions(table("mentions", named("Ghani", 0, 0), named("Putin", 0, 10))))
    assert ranks[["degree_low", "strength_high", "betweenness_low"]].isna().all(axis=None)


@laws
@given(mention_tables())
def test_strengths_are_twice_the_counts_and_degrees_those_of_the_drawn_graph(mentions):
    edges = ar.build_comentions(mentions)
    ranks = ar.rank_actors(edges)
    assert ranks["strength"].sum() == 2 * edges["count"].sum()
    graph = nx.from_pandas_edgelist(edges, "actor_a", "actor_b")
    assert dict(zip(ranks["actor"], ranks["degree"], strict=True)) == dict(graph.degree)


@laws
@given(mention_tables())
def test_leaving_each_article_out_equals_building_without_it(mentions):
    ranks = ar.rank_actors(ar.build_comentions(mentions))
    names = sorted({place[0] for places in ranks["places"] for place in places})
    without = [ar.rank_actors(ar.build_comentions(mentions[mentions["article_id"] != name])) for name in names]
    for measure in ("degree", "strength", "betweenness"):
        again = [dict(zip(each["actor"], each[measure], strict=True)) for each in without]
        for actor, low, high in cells(ranks, "actor", f"{measure}_low", f"{measure}_high"):
            values = [each.get(actor, 0) for each in again]
            assert pd.isna(low) if len(names) < 2 else (low, high) == pytest.approx((min(values), max(values)))


def test_nothing_in_gives_empty_tables_with_the_same_columns_and_types():
    full = table("mentions", named("Ghani", 0, 0), named("Putin", 0, 10))
    quotes = table("quotes", {"speaker": "Amiri", "end": 20})
    builds = [
        lambda m, _: ar.build_comentions(m),
        lambda m, q: ar.build_voices(q, m),
        lambda _, q: ar.build_provenance(q, table("articles", {})),
        lambda m, _: ar.rank_actors(ar.build_comentions(m)),
        lambda m, _: ar.compare_networks(ar.build_comentions(m)),
    ]
    for build in builds:
        assert len(build(full, quotes))
        empty = build(full.head(0), quotes.head(0))
        assert empty.empty
        assert empty.dtypes.to_dict() == build(full, quotes).dtypes.to_dict()
