import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import afghan_reader as ar
from toys import cells, laws, row


def coding(*rows):
    return pd.DataFrame(
        [{"article_id": "one", "text": "x" * (end - start), "start": start, "end": end, **more} for start, end, more in rows],
        columns=["article_id", "start", "end", "text", "speaker"],
    )


def codings(*rows):
    return pd.DataFrame(rows, columns=["coder", "item", "value"])


def lines(**coders):
    """Codings written as the textbooks write them: a line a coder, an item a place, a point for a missing value."""
    return codings(
        *((name, item, value) for name, line in coders.items() for item, value in enumerate(line.split()) if value != ".")
    )


# K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), example C: four observers, twelve units, values missing
KRIPPENDORFF_C = lines(
    A="1 2 3 3 2 1 4 1 2 . . .",
    B="1 2 3 3 2 2 4 1 2 5 . 3",
    C=". 3 3 3 2 3 4 2 2 5 1 .",
    D="1 2 3 3 2 4 4 1 2 5 1 .",
)


@pytest.mark.parametrize(("level", "printed"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849), ("ratio", 0.797)])
def test_alpha_is_that_of_krippendorffs_example_with_missing_values(level, printed):
    everybody = row(ar.measure_agreement(KRIPPENDORFF_C, level=level), coders="(all)")
    assert round(everybody["alpha"], 3) == printed
    assert everybody["items"] == 11  # one unit was coded by one observer only
    assert everybody["codings"] == 40


def test_alpha_is_that_of_krippendorffs_examples_for_two_observers():
    # the same paper, examples A (two values) and B (five names)
    binary = lines(Meg="0 1 0 0 0 0 0 0 1 0", Owen="1 1 1 0 0 1 0 0 0 0")
    names = lines(Ben="a a b b d c c c e d d a", Gerry="b a b b b c c c e d d d")
    assert round(ar.measure_agreement(binary)["alpha"].item(), 3) == 0.095
    assert round(ar.measure_agreement(names)["alpha"].item(), 3) == 0.692


def test_kappa_is_that_of_the_textbook_example_of_fifty_proposals():
    # two readers of 50 grant proposals: both yes 20, both no 15, first yes 5, second yes 10 (Wikipedia, "Cohen's kappa")
    pairs = [("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10 + [("no", "no")] * 15
    both = codings(*(("A", n, a) for n, (a, _) in enumerate(pairs)), *(("B", n, b) for n, (_, b) in enumerate(pairs)))
    found = ar.measure_agreement(both).iloc[0]
    assert found["percent"] == 70
    assert found["kappa"] == pytest.approx(0.4)


def test_coders_who_share_no_item_get_no_coefficient():
    found = ar.measure_agreement(codings(("A", 1, "x"), ("B", 2, "x")))
    assert found["items"].tolist() == [0]
    assert found[["percent", "kappa", "alpha"]].isna().all(axis=None)
    assert "not computable" in found["note"].item()


def test_coders_who_always_say_the_same_agree_but_show_nothing_beyond_chance():
    found = ar.measure_agreement(codings(("A", 1, "x"), ("B", 1, "x"), ("A", 2, "x"), ("B", 2, "x")))
    assert found["percent"].tolist() == [100]
    assert found[["kappa", "alpha"]].isna().all(axis=None)
    assert "not computable" in found["note"].item()


def test_kappa_is_not_given_for_three_coders_or_for_ranks():
    three = codings(*((coder, item, value) for coder in "ABC" for item, value in [(1, 1), (2, 2)]))
    found = ar.measure_agreement(three)
    assert cells(found, "coders", "kappa")[:3] == [["A; B", 1], ["A; C", 1], ["B; C", 1]]
    assert pd.isna(row(found, coders="(all)")["kappa"])
    assert ar.measure_agreement(three, level="ordinal")["kappa"].isna().all()


def test_the_later_coding_of_an_item_counts_and_an_empty_one_is_missing():
    found = ar.measure_agreement(
        codings(("A", 1, "x"), ("A", 1, "y"), ("B", 1, "y"), ("A", 2, ""), ("B", 2, "x"), ("A", 3, "x"), ("B", 3, "x"))
    )
    assert cells(found, "items", "percent", "kappa") == [[2, 100, 1]]


def test_variables_are_measured_apart_and_items_can_be_opened():
    rows = [("A", 1, "x", "kind", 5), ("B", 1, "x", "kind", 5), ("A", 1, "no", "named", 5), ("B", 2, "no", "named", 8)]
    table = pd.DataFrame(rows, columns=["coder", "item", "value", "variable", "start"]).assign(article_id="one", end=9)
    found = ar.measure_agreement(table)
    assert cells(found, "variable", "items") == [["kind", 1], ["named", 0]]
    assert found["places"].tolist() == [[("one", 5, 9)], []]


def test_a_wrong_level_or_a_word_where_a_number_is_wanted_is_said_in_one_line():
    with pytest.raises(ar.TableError, match=r"no level 'good'.*nominal"):
        ar.measure_agreement(KRIPPENDORFF_C, level="good")
    with pytest.raises(ar.TableError, match=r"'x' is no number.*'interval'"):
        ar.measure_agreement(codings(("A", 1, "x"), ("B", 1, "x")), level="interval")


@laws
@given(st.lists(st.tuples(st.sampled_from("ABC"), st.integers(0, 4), st.sampled_from("xyz")), max_size=20))
def test_the_order_of_codings_of_different_items_does_not_matter(rows):
    once = {(coder, item): value for coder, item, value in rows}
    straight = codings(*((*key, value) for key, value in once.items()))
    turned = codings(*((*key, value) for key, value in reversed(once.items())))
    sort = ["coders"]
    a, b = (ar.measure_agreement(each).drop(columns="places").sort_values(sort, ignore_index=True) for each in (straight, turned))
    pd.testing.assert_frame_equal(a, b)


def test_cases_come_first_and_are_told_apart():
    first = coding(
        (0, 5, {"speaker": "Ghani"}), (10, 20, {"speaker": "Amiri"}), (30, 40, {"speaker": None}), (50, 60, {}), (90, 95, {})
    )
    second = coding(
        (0, 5, {"speaker": "Putin"}),
        (12, 20, {"speaker": "Amiri"}),
        (30, 40, {"speaker": None}),
        (70, 80, {}),
        (90, 96, {"speaker": "x"}),
    )
    found = ar.compare_codings(first, second, columns=["speaker"])
    assert cells(found, "case", "places") == [
        ["missed", [("one", 50, 60)]],
        ["extra", [("one", 70, 80)]],
        ["wrong span", [("one", 10, 20), ("one", 12, 20)]],
        ["wrong span", [("one", 90, 95), ("one", 90, 96)]],
        ["wrong speaker", [("one", 0, 5), ("one", 0, 5)]],
        ["agrees", [("one", 30, 40), ("one", 30, 40)]],
    ]
    assert found["differs"].dropna().tolist() == ["span", "span; speaker", "speaker"]
    assert row(found, case="wrong speaker")[["speaker_a", "speaker_b"]].tolist() == ["Ghani", "Putin"]


def test_the_same_span_goes_together_before_a_longer_overlap():
    found = ar.compare_codings(coding((0, 30, {}), (10, 20, {})), coding((10, 20, {}), (0, 29, {})))
    assert cells(found, "case", "start_a", "start_b") == [["wrong span", 0, 0], ["agrees", 10, 10]]


def test_precision_and_recall_are_those_worked_out_by_hand():
    first, second = coding((0, 5, {}), (10, 20, {}), (30, 40, {}), (50, 60, {})), coding((0, 5, {}), (12, 20, {}), (70, 80, {}))
    found = ar.measure_cases(ar.compare_codings(first, second))
    exact, overlap = (row(found, article_id="one", match=match) for match in ("exact", "overlap"))
    assert exact[["coded_a", "coded_b", "count", "precision", "recall", "f1"]].tolist() == [4, 3, 1, 1 / 3, 1 / 4, 2 / 7]
    assert overlap[["count", "precision", "recall"]].tolist() == [2, 2 / 3, 2 / 4]
    assert overlap["places"] == [("one", 10, 20), ("one", 0, 5)]


SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 9)).map(lambda cell: (cell[0], cell[0] + cell[1], {})), max_size=8)


@laws
@given(SPANS, SPANS)
def test_every_place_stands_in_exactly_one_case(first, second):
    found = ar.compare_codings(coding(*first), coding(*second))
    assert sorted(found[["start_a", "end_a"]].dropna().itertuples(index=False, name=None)) == sorted(each[:2] for each in first)
    assert sorted(found[["start_b", "end_b"]].dropna().itertuples(index=False, name=None)) == sorted(each[:2] for each in second)
    measures = ar.measure_cases(found)
    assert measures["count"].tolist() == [len(places) for places in measures["places"]]


@laws
@given(SPANS)
def test_a_reading_agrees_with_itself(rows):
    unique = coding(*{each[:2]: each for each in rows}.values())
    assert set(ar.compare_codings(unique, unique)["case"]) <= {"agrees"}


def test_nothing_in_gives_empty_tables_with_the_same_types():
    full, none = coding((0, 5, {})), coding()
    assert ar.compare_codings(none, none).empty
    assert ar.compare_codings(none, none).dtypes.to_dict() == ar.compare_codings(full, full).dtypes.to_dict()
    empty = ar.measure_cases(ar.compare_codings(none, none))
    assert empty.empty
    assert empty.dtypes.to_dict() == ar.measure_cases(ar.compare_codings(full, full)).dtypes.to_dict()
    nobody = ar.measure_agreement(KRIPPENDORFF_C.head(0))
    assert nobody.empty
    assert nobody.dtypes.to_dict() == ar.measure_agreement(KRIPPENDORFF_C).dtypes.to_dict()
