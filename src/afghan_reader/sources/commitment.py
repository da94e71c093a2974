"""Where an article prints denials, and how often it hedges."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from afghan_reader.articles import count_words
from afghan_reader.rules import check_rules
from afghan_reader.schema import check_table, counted, make_columns, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd

_DENIALS = {
    "article_id": "str",
    "quote_no": "int64",
    "speaker": "str",
    "sourcing": "str",
    "words_before": "int64",
    "words": "int64",
    "position": "float64",
    "label": "str",
    "text": "str",
    "places": "object",
}
_HEDGES = {
    "article_id": "str",
    "passage_kind": "str",
    "category": "str",
    "effect": "str",
    "count": "int64",
    "words": "int64",
    "per_1000": "float64",
    "places": "object",
}
_BANDS = ("band_low", "band_high", "kent_low", "kent_high")
_PHRASES = {"phrase": "str", **dict.fromkeys(_BANDS, "float64"), "count": "int64", "places": "object"}


def compare_denials(
    quotes: pd.DataFrame, passages: pd.DataFrame, *, kinds: Iterable[str] | None = ("body",), duplicates: bool = False
) -> pd.DataFrame:
    """Say how far down each article a reader meets each denial.

    Parameters
    ----------
    quotes, passages
        Made by `find_quotes` and `split_passages`.
    kinds, duplicates
        Which passages count (see `counted`).

    Returns
    -------
    denials
        One row an attribution whose source denies, in the order of the text: `words_before` it and `words` in all of the
        article's counted passages, `position` (their ratio: 0 is the first word, near 1 the end), the passage's `label`,
        the `text` and its `places`.

    Examples
    --------
    >>> from afghan_reader.schema import make_table
    >>> text = "Talks began. Moscow denied it."
    >>> block = {"article_id": "one", "passage_no": 0, "start": 0, "end": 30, "text": text, "words": 5, "label": "¶1"}
    >>> block["kind"] = "body"
    >>> quote = {"article_id": "one", "quote_no": 0, "start": 13, "end": 29, "kind": "indirect", "stance": "denies"}
    >>> quote |= {"passage_no": 0, "sentence_no": 1, "passage_kind": "body", "duplicate": False}
    >>> denials = compare_denials(make_table("quotes", [quote]), make_table("passages", [block]))
    >>> denials[["words_before", "words", "position", "label"]]
       words_before  words  position label
    0             2      5       0.4    ¶1
    """
    check_table(quotes, "quotes")
    check_table(passages, "passages")
    kinds = kinds if kinds is None or isinstance(kinds, str) else list(kinds)
    blocks = _count_before(counted(passages, kinds=kinds, duplicates=duplicates))
    rows = counted(quotes, kinds=kinds, duplicates=duplicates)
    order = {name: number for number, name in enumerate(dict.fromkeys(passages["article_id"]))}
    found = []
    for quote in rows_of(rows[rows["stance"].eq("denies")]):
        block = blocks.get((quote["article_id"], quote["passage_no"]))
        if block is not None:
            before = block["before"] + count_words(block["text"][: quote["start"] - block["start"]])
            found.append({**quote, **_position(before, block["total"]), "label": block["label"], "places": [_place(quote)]})
    return make_columns(_DENIALS, sorted(found, key=lambda row: (order[row["article_id"]], row["start"])))


def compare_hedges(
    hedges: pd.DataFrame, passages: pd.DataFrame, *, kinds: Iterable[str] | None = ("body",), duplicates: bool = False
) -> pd.DataFrame:
    """Count the words that lower or raise commitment, by category and by kind of passage.

    Parameters
    ----------
    hedges, passages
        Made by `find_hedges` and `split_passages`.
    kinds, duplicates
        Which passages count (see `counted`); `("title", "subtitle", "body")` sets the headline against the body.

    Returns
    -------
    comparison
        One row an article, kind of passage, category and effect: `count`, the `words` of the article's passages of that kind,
        `per_1000` of them, and the `places`. Largest count first within an article's kind.
    """
    check_table(hedges, "hedges")
    check_table(passages, "passages")
    kinds = kinds if kinds is None or isinstance(kinds, str) else list(kinds)
    blocks = counted(passages, kinds=kinds, duplicates=duplicates)
    words: dict[tuple[str, str], int] = defaultdict(int)
    for block in rows_of(blocks, ("article_id", "kind", "words")):
        words[block["article_id"], block["kind"]] += block["words"]
    found: dict[tuple[str, str, str, str], list[tuple[str, int, int]]] = defaultdict(list)
    for hedge in rows_of(counted(hedges, kinds=kinds, duplicates=duplicates)):
        found[hedge["article_id"], hedge["passage_kind"], hedge["category"], hedge["effect"]].append(_place(hedge))
    order = {key: number for number, key in enumerate(dict.fromkeys(key[:2] for key in found))}
    rows = []
    for key in sorted(found, key=lambda key: (order[key[:2]], -len(found[key]), key)):
        count, length = len(found[key]), words.get(key[:2], 0)
        row = dict(zip(("article_id", "passage_kind", "category", "effect"), key, strict=True))
        rate = 1000 * count / length if length else None
        rows.append({**row, "count": count, "words": length, "per_1000": rate, "places": found[key]})
    return make_columns(_HEDGES, rows)


def count_phrases(
    hedges: pd.DataFrame,
    *,
    hedge_words: pd.DataFrame | None = None,
    kinds: Iterable[str] | None = ("body",),
    duplicates: bool = False,
) -> pd.DataFrame:
    """Count the phrases of estimative probability that Kent or ICD 203 give a band to.

    Parameters
    ----------
    hedges
        Made by `find_hedges`.
    hedge_words
        `read_rules("hedges")`, edited.
    kinds, duplicates
        Which passages count (see `counted`).

    Returns
    -------
    phrases
        One row a phrase, from impossible to certain: `band_low` and `band_high` in percent by ICD 203, `kent_low` and
        `kent_high` by Kent (missing where a list does not have it), `count` of its forms in the articles, and the `places`.

    References
    ----------
    S. Kent, "Words of Estimative Probability", Studies in Intelligence (1964). Intelligence Community Directive 203,
    "Analytic Standards" (2015).
    """
    check_table(hedges, "hedges")
    found: dict[str, list[tuple[str, int, int]]] = defaultdict(list)
    for hedge in rows_of(counted(hedges, kinds=kinds, duplicates=duplicates)):
        found[" ".join(hedge["text"].lower().split())].append(_place(hedge))
    rows: list[dict[str, Any]] = []
    for rule in rows_of(check_rules(hedge_words, "hedges")):
        if rule["category"] != "probability" or not (rule["band_low"] or rule["kent_low"]):
            continue
        forms = dict.fromkeys([rule["phrase"], *(form.strip() for form in rule["forms"].split(";"))])
        places = sorted(place for form in forms for place in found.get(form.lower(), []))
        directive = rule["band_source"] == "ICD 203"
        bands = [*(_percent(rule[name]) if directive else None for name in ("band_low", "band_high"))]
        bands += [_percent(rule[name]) for name in ("kent_low", "kent_high")]
        rows.append({**dict(zip(_BANDS, bands, strict=True)), "phrase": rule["phrase"], "count": len(places), "places": places})
    rows.sort(key=lambda row: (_middle(row), row["phrase"]))
    return make_columns(_PHRASES, rows)


def _percent(cell: str) -> float | None:
    return float(cell) if cell.strip() else None


def _middle(row: dict[str, Any]) -> float:
    ends: list[float] = [row[name] for name in _BANDS if row[name] is not None]
    return sum(ends) / len(ends)


def _count_before(blocks: pd.DataFrame) -> dict[tuple[str, int], dict[str, Any]]:
    """Give each passage the number of counted words before it and in the whole article."""
    totals: dict[str, int] = defaultdict(int)
    rows = rows_of(blocks, ("article_id", "passage_no", "start", "text", "words", "label"))
    for block in rows:
        block["before"] = totals[block["article_id"]]
        totals[block["article_id"]] += block["words"]
    return {(block["article_id"], block["passage_no"]): {**block, "total": totals[block["article_id"]]} for block in rows}


def _position(before: int, total: int) -> dict[str, Any]:
    return {"words_before": before, "words": total, "position": before / total if total else None}


def _place(row: dict[str, Any]) -> tuple[str, int, int]:
    return row["article_id"], int(row["start"]), int(row["end"])
