"""List where two readings differ, case by case, and count the cases."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

import pandas as pd

from afghan_reader.schema import check_columns, make_columns, rows_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_SPAN = ("article_id", "start", "end", "text")
_CASES = {
    "article_id": "str",
    "case": "str",
    "differs": "str",
    "start_a": "Int64",
    "end_a": "Int64",
    "text_a": "str",
    "start_b": "Int64",
    "end_b": "Int64",
    "text_b": "str",
}
_MEASURES = {
    "article_id": "str",
    "match": "str",
    "coded_a": "int64",
    "coded_b": "int64",
    "count": "int64",
    "precision": "float64",
    "recall": "float64",
    "f1": "float64",
    "places": "object",
}
_ORDER = ("missed", "extra", "wrong span")
_ALL = "(all)"


def compare_codings(coding_a: pd.DataFrame, coding_b: pd.DataFrame, *, columns: Sequence[str] = ()) -> pd.DataFrame:
    """List the cases where a second reading differs from a first, and those where it agrees.

    Parameters
    ----------
    coding_a, coding_b
        Two tables of places: `curated_quotes` and `quotes`, or the codings of two readers. The first is what the second is
        held against.
    columns
        Columns whose values must agree too, such as `("speaker", "sourcing")`.

    Returns
    -------
    cases
        One row a pair of places that belong together, or a place without a partner: `case` (missed: only in the first; extra:
        only in the second; wrong span; wrong speaker ...; agrees), `differs` (all that differs; a; b), the two places with
        their words, each of the `columns` from both sides (`speaker_a`, `speaker_b`), and `places` (one or two). Places that
        are the same go together first, then those that share most characters. Missed first, agreement last.

    Examples
    --------
    >>> a = pd.DataFrame({"article_id": ["one", "one"], "start": [0, 9], "end": [5, 12], "text": ["Kabul", "war"]})
    >>> b = pd.DataFrame({"article_id": ["one"], "start": [0], "end": [8], "text": ["Kabul is"]})
    >>> compare_codings(a, b)[["case", "text_a", "text_b"]]
             case text_a    text_b
    0      missed    war       NaN
    1  wrong span  Kabul  Kabul is
    """
    for coding, name in ((coding_a, "first coding"), (coding_b, "second coding")):
        check_columns(coding, (*_SPAN, *columns), name)
    sides: list[dict[str, list[dict[str, Any]]]] = []
    for coding in (coding_a, coding_b):
        by_article: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for row in rows_of(coding.dropna(subset=["article_id", "start", "end"]), (*_SPAN, *columns)):
            by_article[row["article_id"]].append(row)
        sides.append(by_article)
    rows = [
        _case(row_a, row_b, columns)
        for name in dict.fromkeys([*sides[0], *sides[1]])
        for row_a, row_b in _pair(sides[0].get(name, []), sides[1].get(name, []))
    ]
    order = [*_ORDER, *(f"wrong {column}" for column in columns), "agrees"]
    values = {f"{column}_{side}": "object" for column in columns for side in "ab"}
    return make_columns({**_CASES, **values, "places": "object"}, sorted(rows, key=lambda row: order.index(row["case"])))


def measure_cases(cases: pd.DataFrame) -> pd.DataFrame:
    """Count the cases of `compare_codings`: how much of one reading the other found.

    Parameters
    ----------
    cases
        Made by `compare_codings`.

    Returns
    -------
    measures
        Two rows an article, and two for `(all)`: `match` is exact (nothing differs) or overlap (the places share a character,
        whatever else differs); `coded_a` and `coded_b` are the sizes of the readings, `count` how many places match,
        `precision` count / coded_b, `recall` count / coded_a, `f1` their harmonic mean (missing where nothing was coded), and
        `places` those of the first reading that match.
    """
    check_columns(cases, (*_CASES, "places"), "cases")
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows_of(cases, ("article_id", "case", "places")):
        found[row["article_id"]].append(row)
        found[_ALL].append(row)
    names = [*(name for name in found if name != _ALL), *([_ALL] if found else [])]
    return make_columns(_MEASURES, (_measure(name, found[name], match) for name in names for match in ("exact", "overlap")))


def _pair(
    rows_a: list[dict[str, Any]], rows_b: list[dict[str, Any]]
) -> list[tuple[dict[str, Any] | None, dict[str, Any] | None]]:
    """Join the places of one article, each at most once: the same span first, then the largest overlap."""
    shared = []
    by_start = sorted(enumerate(rows_b), key=lambda item: item[1]["start"])
    longest = max((row["end"] - row["start"] for row in rows_b), default=0)
    starts = [row["start"] for _, row in by_start]
    for a, row_a in enumerate(rows_a):
        first, last = bisect_left(starts, row_a["start"] - longest), bisect_left(starts, row_a["end"])
        for b, row_b in by_start[first:last]:
            common = min(row_a["end"], row_b["end"]) - max(row_a["start"], row_b["start"])
            same = (row_a["start"], row_a["end"]) == (row_b["start"], row_b["end"])
            if common > 0 or same:
                shared.append((not same, -common, a, b))
    joined_a: dict[int, int] = {}
    joined_b: set[int] = set()
    for _, _, a, b in sorted(shared):
        if a not in joined_a and b not in joined_b:
            joined_a[a] = b
            joined_b.add(b)
    pairs = [(row, rows_b[joined_a[a]] if a in joined_a else None) for a, row in enumerate(rows_a)]
    return [*pairs, *((None, row) for b, row in enumerate(rows_b) if b not in joined_b)]


def _case(row_a: dict[str, Any] | None, row_b: dict[str, Any] | None, columns: Sequence[str]) -> dict[str, Any]:
    differs = []
    if row_a and row_b:
        spans = [(row["start"], row["end"]) for row in (row_a, row_b)]
        differs = ["span"] if spans[0] != spans[1] else []
        differs += [column for column in columns if not _same(row_a[column], row_b[column])]
    case = "extra" if row_a is None else "missed" if row_b is None else f"wrong {differs[0]}" if differs else "agrees"
    given = [("a", row_a), ("b", row_b)]
    return {
        "article_id": (row_a or row_b or {})["article_id"],
        "case": case,
        "differs": "; ".join(differs) or None,
        **{f"{name}_{side}": row[name] for side, row in given if row for name in ("start", "end", "text", *columns)},
        "places": [(row["article_id"], int(row["start"]), int(row["end"])) for _, row in given if row],
    }


def _same(value_a: Any, value_b: Any) -> bool:  # noqa: ANN401 - cells of any column
    return bool(pd.isna(value_a) and pd.isna(value_b)) or bool(value_a == value_b)


def _measure(name: str, cases: list[dict[str, Any]], match: str) -> dict[str, Any]:
    kinds = Counter(row["case"] for row in cases)
    right = [row for row in cases if row["case"] == "agrees" or (match == "overlap" and len(row["places"]) > 1)]
    coded_a, coded_b = len(cases) - kinds["extra"], len(cases) - kinds["missed"]
    total = coded_a + coded_b
    return {
        "article_id": name,
        "match": match,
        "coded_a": coded_a,
        "coded_b": coded_b,
        "count": len(right),
        "precision": len(right) / coded_b if coded_b else None,
        "recall": len(right) / coded_a if coded_a else None,
        "f1": 2 * len(right) / total if total else None,
        "places": [row["places"][0] for row in right],
    }
