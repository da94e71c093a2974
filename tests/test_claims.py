import pytest
from hypothesis import given
from hypothesis import strategies as st

import afghan_reader as ar
from toys import cells, laws, row, table

ARTICLES = table("articles", {"article_id": "one"}, {"article_id": "two"})
STANCES = ["asserts", "attributes_named", "attributes_unnamed", "doubts", "reports_denial"]


def evidence(stance, origin=None, article_id="one", start=0, **more):
    return {"claim_id": "arms", "claim": "Arms were sold.", "stance": stance, "origin": origin, "article_id": article_id} | {
        "start": start,
        "end": start + 9,
        **more,
    }


def test_every_claim_meets_every_article_also_where_it_is_silent():
    claims = table("claims", evidence("asserts"), evidence("doubts", claim_id="talks", article_id="two", start=5))
    found = ar.compare_claims(claims, ARTICLES)
    assert cells(found, "claim_id", "article_id", "stance", "count") == [
        ["arms", "one", "asserts", 1],
        ["arms", "two", "silent", 0],
        ["talks", "one", "silent", 0],
        ["talks", "two", "doubts", 1],
    ]
    assert found["places"].tolist() == [[("one", 0, 9)], [], [], [("two", 5, 14)]]


@pytest.mark.parametrize(
    ("stances", "expected"),
    [
        (["asserts", "attributes_unnamed"], "attributes_unnamed"),
        (["attributes_named", "asserts"], "attributes_named"),
        (["asserts", "doubts"], "doubts"),
        (["asserts", "reports_denial"], "asserts"),
        (["reports_denial"], "reports_denial"),
        (["doubts", "reports_denial"], "doubts"),
    ],
)
def test_the_least_certain_of_its_own_sentences_is_the_stance_of_an_article(stances, expected):
    found = ar.compare_claims(table("claims", *map(evidence, stances)), ARTICLES.head(1))
    assert found["stance"].tolist() == [expected]
    assert found["denied"].tolist() == ["reports_denial" in stances]
    assert found["varies"].tolist() == [len(set(stances) - {"reports_denial"}) > 1]


@laws
@given(
    st.lists(st.tuples(st.sampled_from(STANCES), st.sampled_from(["one", "two"]), st.sampled_from(["Ghani", None])), max_size=15)
)
def test_evidence_is_conserved_and_no_cell_is_more_certain_than_any_of_it(rows):
    claims = table("claims", *(evidence(s, origin, name, start=10 * n) for n, (s, name, origin) in enumerate(rows)))
    found = ar.compare_claims(claims, ARTICLES)
    assert found["count"].sum() == len(rows)
    assert found["count"].tolist() == [len(places) for places in found["places"]] == found[STANCES].sum(axis=1).tolist()
    for name, stance in cells(found, "article_id", "stance"):
        own = [s for s, article, origin in rows if article == name and s in STANCES[:3] + ([] if origin else ["doubts"])]
        assert all(STANCES.index(stance) >= STANCES.index(each) for each in own)


def test_somebodys_doubt_stands_beside_what_the_article_says_itself():
    found = ar.compare_claims(
        table("claims", evidence("attributes_named", "Nicholson"), evidence("doubts", "Rubin")), ARTICLES.head(1)
    )
    assert cells(found, "stance", "doubted", "denied", "varies") == [["attributes_named", True, False, False]]
    alone = ar.compare_claims(table("claims", evidence("doubts", "Rubin")), ARTICLES.head(1))
    assert cells(alone, "stance", "doubted") == [["doubts", True]]


def test_five_articles_that_quote_one_general_are_one_origin():
    claims = table("claims", *(evidence("attributes_named", "Nicholson", f"a{n}") for n in range(5)))
    found = ar.count_origins(claims).iloc[0]
    assert found[["articles", "at_least", "at_most", "named", "count"]].tolist() == [5, 1, 1, "Nicholson", 5]
    assert len(found["places"]) == 5


def test_unnamed_origins_may_be_one_or_many():
    claims = table(
        "claims",
        evidence("attributes_unnamed", "officials"),
        evidence("attributes_unnamed", "officials", start=20),
        evidence("attributes_unnamed", "officials", "two"),
    )
    assert cells(ar.count_origins(claims), "at_least", "at_most", "unnamed") == [[1, 2, "officials"]]


def test_unnamed_origins_may_be_the_named_one():
    claims = table("claims", evidence("attributes_named", "Nicholson"), evidence("attributes_unnamed", "officials", "two"))
    assert cells(ar.count_origins(claims), "at_least", "at_most") == [[1, 2]]


@pytest.mark.parametrize("nobody", ["reporter", None])
def test_an_articles_own_word_is_no_origin_that_articles_share(nobody):
    claims = table("claims", evidence("asserts", nobody), evidence("asserts", nobody, "two"), evidence("doubts", nobody, "six"))
    assert cells(ar.count_origins(claims), "named", "own", "at_least", "at_most") == [
        [pytest.approx(float("nan"), nan_ok=True), "one; two", 1, 2]
    ]
    assert ar.compare_claims(claims, table("articles", {"article_id": "six"}))["doubted"].tolist() == [False]


def test_an_origin_cell_may_hold_several_and_an_unnamed_one_is_told_by_its_note():
    claims = table(
        "claims", evidence("attributes_named", "Nicholson; senior officials (unnamed)"), evidence("attributes_named", "Nicholson")
    )
    assert cells(ar.count_origins(claims), "named", "unnamed", "at_least", "at_most") == [
        ["Nicholson", "senior officials (unnamed)", 1, 2]
    ]


def test_who_denies_a_claim_is_no_origin_of_it():
    claims = table("claims", evidence("reports_denial", "Kabulov"), evidence("doubts", "Rubin"))
    assert cells(ar.count_origins(claims), "articles", "at_least", "at_most", "denied_by", "count") == [[0, 0, 0, "Kabulov", 0]]


def test_evidence_without_a_place_is_not_counted():
    claims = table("claims", evidence("asserts"), evidence("asserts") | {"start": None, "end": None})
    assert row(ar.compare_claims(claims, ARTICLES), article_id="one")["count"] == 1
    assert ar.count_origins(claims)["count"].tolist() == [1]


def test_nothing_in_gives_empty_tables_with_the_same_types():
    full = table("claims", evidence("asserts"))
    for compare in (lambda claims: ar.compare_claims(claims, ARTICLES), ar.count_origins):
        assert compare(full.head(0)).empty
        assert compare(full.head(0)).dtypes.to_dict() == compare(full).dtypes.to_dict()
