"""Measure how far coders agree."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, Any, cast

import pandas as pd

from afghan_reader.schema import TableError, check_columns, make_columns, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable

_AGREEMENT = {
    "variable": "str",
    "coders": "str",
    "items": "int64",
    "codings": "int64",
    "percent": "float64",
    "kappa": "float64",
    "alpha": "float64",
    "level": "str",
    "note": "str",
    "places": "object",
}
_LEVELS = ("nominal", "ordinal", "interval", "ratio")
_ALL = "(all)"
_NO_OVERLAP = "not computable: no item was coded by two coders"
_NO_VARIATION = "not computable: every item got the same value, so that chance alone would agree as well"

# Values of one variable: item -> coder -> value.
_Codes = dict[Any, dict[str, Any]]


def measure_agreement(codings: pd.DataFrame, *, level: str = "nominal") -> pd.DataFrame:
    """Measure how far coders agree, for each two of them and for all together.

    Parameters
    ----------
    codings
        One row a coding: `coder`, `item`, `value` (missing or empty: not coded), and where there are several, `variable`. If a
        coder coded an item twice, the later row counts. With `article_id`, `start` and `end` the items can be opened.
    level
        What the values are: nominal (names), ordinal (ranks), interval or ratio (quantities). All but nominal want numbers.

    Returns
    -------
    agreement
        One row a variable and pair of coders, and one for `(all)` where there are more than two: the `items` coded by at
        least two, the number of `codings` on these, `percent` (of all pairs of codings of an item, how many are the same),
        `kappa` (two coders, nominal), `alpha`, and a `note` where a coefficient is missing. `places` are those of the items.

    Raises
    ------
    TableError
        If the level is none of the four, or wants numbers where there are words.

    References
    ----------
    J. Cohen, "A coefficient of agreement for nominal scales", Educational and Psychological Measurement 20 (1960).
    K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), computed by the `krippendorff` library.

    Examples
    --------
    >>> rows = [("Ann", 1, "yes"), ("Ann", 2, "no"), ("Ann", 3, "no"), ("Ben", 1, "yes"), ("Ben", 2, "yes"), ("Cem", 9, "no")]
    >>> agreement = measure_agreement(pd.DataFrame(rows, columns=["coder", "item", "value"]))
    >>> agreement[["coders", "items", "percent", "kappa"]]
         coders  items  percent  kappa
    0  Ann; Ben      2     50.0    0.0
    1  Ann; Cem      0      NaN    NaN
    2  Ben; Cem      0      NaN    NaN
    3     (all)      2     50.0    NaN
    """
    check_columns(codings, ("coder", "item", "value"), "codings")
    if level not in _LEVELS:
        msg = f"there is no level {level!r}; choose one of {list(_LEVELS)}"
        raise TableError(msg)
    codes: dict[Any, _Codes] = defaultdict(lambda: defaultdict(dict))
    places: dict[Any, tuple[str, int, int]] = {}
    for row in rows_of(codings):
        if not (pd.isna(row["value"]) or row["value"] == ""):
            codes[row.get("variable")][row["item"]][str(row["coder"])] = _number(row["value"], level)
        if {"article_id", "start", "end"} <= row.keys() and not (pd.isna(row["article_id"]) or pd.isna(row["start"])):
            places[row["item"]] = (row["article_id"], int(row["start"]), int(row["end"]))
    rows = []
    for variable, items in codes.items():
        coders = sorted({coder for values in items.values() for coder in values})
        groups = [*combinations(coders, 2), *([tuple(coders)] if len(coders) > 2 else [])]  # noqa: PLR2004 - a pair is two
        rows += [{"variable": variable, **_agree(items, group, level, places)} for group in groups]
    return make_columns(_AGREEMENT, rows)


def _number(value: Any, level: str) -> Any:  # noqa: ANN401 - what a coder wrote
    if level == "nominal":
        return value
    try:
        return float(value)
    except (TypeError, ValueError):
        msg = f"the value {value!r} is no number, which the level {level!r} wants; use numbers, or level='nominal'"
        raise TableError(msg) from None


def _agree(items: _Codes, coders: tuple[str, ...], level: str, places: dict[Any, tuple[str, int, int]]) -> dict[str, Any]:
    own = {item: {coder: values[coder] for coder in coders if coder in values} for item, values in items.items()}
    shared = {item: values for item, values in own.items() if len(values) > 1}
    pairs = [pair for values in shared.values() for pair in combinations(values.values(), 2)]
    two = len(coders) == 2  # noqa: PLR2004 - a pair is two
    result: dict[str, Any] = {
        "coders": "; ".join(coders) if two else _ALL,
        "items": len(shared),
        "codings": sum(map(len, shared.values())),
        "level": level,
        "places": [places[item] for item in shared if item in places],
    }
    if not pairs:
        return {**result, "note": _NO_OVERLAP}
    result["percent"] = 100 * sum(a == b for a, b in pairs) / len(pairs)
    if len({value for values in shared.values() for value in values.values()}) == 1:
        return {**result, "note": _NO_VARIATION}
    note = None if two and level == "nominal" else "kappa is for two coders and nominal values"
    kappa = _kappa([(values[coders[0]], values[coders[1]]) for values in shared.values()]) if note is None else None
    return {**result, "kappa": kappa, "alpha": _alpha(shared, coders, level), "note": note}


def _kappa(pairs: list[tuple[Any, Any]]) -> float:
    """Cohen's kappa: agreement beyond what the coders' own shares of each value let one expect."""
    counts_a, counts_b = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    observed = sum(a == b for a, b in pairs) / len(pairs)
    expected = sum(counts_a[value] * counts_b[value] for value in counts_a) / len(pairs) ** 2
    return float((observed - expected) / (1 - expected))


def _alpha(items: _Codes, coders: Iterable[str], level: str) -> float:
    import krippendorff  # noqa: PLC0415 - paid for only by whoever measures

    distinct = {value for values in items.values() for value in values.values()}
    known = sorted(distinct) if level != "nominal" else sorted(distinct, key=str)
    numbers = {value: float(number) if level == "nominal" else value for number, value in enumerate(known)}
    data = [[numbers[values[coder]] if coder in values else math.nan for values in items.values()] for coder in coders]
    return float(krippendorff.alpha(reliability_data=data, level_of_measurement=cast("Any", level)))
