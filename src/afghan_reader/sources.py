"""Who speaks, and how the source is named.

A **source** is whoever an article gives as the origin of words or of knowledge: a person, an institution, a document, or
somebody unnamed. What is counted is the **attribution**: one row of `quotes` that is not held by another (`within` is missing)
and is not a scare quote. An unnamed source is never merged with a named one; unknown stays unknown, and is counted.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

import pandas as pd

from .schema import check_table, counted, make_columns

if TYPE_CHECKING:
    from collections.abc import Iterable

_SOURCES = {
    "article_id": "str",
    "speaker": "str",
    "sourcing": "str",
    "count": "int64",
    "share": "float64",
    "words": "int64",
    "per_1000": "float64",
    "places": "object",
}


def compare_sources(
    quotes: pd.DataFrame, passages: pd.DataFrame, *, kinds: Iterable[str] | None = ("body",), duplicates: bool = False
) -> pd.DataFrame:
    """Count how often each article lets each source speak.

    Parameters
    ----------
    quotes, passages
        Made by `find_quotes` and `split_passages`.
    kinds, duplicates
        Which passages count (see `counted`).

    Returns
    -------
    sources
        One row an article and source: `article_id`, `speaker` (missing where nobody is given), `sourcing`, `count` of
        attributions, `share` of the article's attributions (0 to 1), `words` of the same passages, `per_1000` of those
        words, and the `places` of the attributions. Largest count first within each article.

    Examples
    --------
    >>> from afghan_reader.schema import make_table
    >>> quote = {"article_id": "one", "kind": "direct", "passage_kind": "body", "duplicate": False, "sourcing": "named"}
    >>> spans = [("Ghani", 0, 9), ("Ghani", 20, 29), ("Amiri", 40, 49)]
    >>> rows = [{**quote, "quote_no": n, "speaker": who, "start": a, "end": b} for n, (who, a, b) in enumerate(spans)]
    >>> quotes = make_table("quotes", [{**row, "passage_no": 0, "sentence_no": 0} for row in rows])
    >>> block = {"article_id": "one", "passage_no": 0, "start": 0, "end": 600, "kind": "body", "words": 100}
    >>> compare_sources(quotes, make_table("passages", [block]))[["speaker", "count", "share", "per_1000"]]
      speaker  count     share  per_1000
    0   Ghani      2  0.666667      20.0
    1   Amiri      1  0.333333      10.0
    """
    check_table(quotes, "quotes")
    kinds = kinds if kinds is None or isinstance(kinds, str) else list(kinds)
    words = count_body_words(passages, kinds=kinds, duplicates=duplicates)
    found: dict[str, dict[tuple[Any, str], list[tuple[str, int, int]]]] = defaultdict(lambda: defaultdict(list))
    rows = counted(quotes, kinds=kinds, duplicates=duplicates)
    columns = ["article_id", "speaker", "sourcing", "start", "end"]
    for article_id, speaker, sourcing, start, end in zip(*(rows[name].tolist() for name in columns), strict=True):
        found[article_id][_source(speaker, sourcing)].append((article_id, start, end))
    return make_columns(_SOURCES, (row for article_id, sources in found.items() for row in _shares(article_id, sources, words)))


def count_body_words(
    passages: pd.DataFrame, *, kinds: Iterable[str] | None = ("body",), duplicates: bool = False
) -> dict[str, int]:
    """Count each article's words in the passages that an analysis counts: the denominator of its rates."""
    check_table(passages, "passages")
    rows = counted(passages, kinds=kinds, duplicates=duplicates)
    return {str(name): int(total) for name, total in rows.groupby("article_id", sort=False)["words"].sum().items()}


def _source(speaker: Any, sourcing: Any) -> tuple[Any, str]:  # noqa: ANN401 - cells of a table, possibly missing
    if pd.isna(speaker):
        return None, "hearsay" if sourcing == "hearsay" else "unknown"
    return speaker, "unknown" if pd.isna(sourcing) else sourcing


def _shares(
    article_id: str, sources: dict[tuple[Any, str], list[tuple[str, int, int]]], words: dict[str, int]
) -> list[dict[str, Any]]:
    total, length = sum(map(len, sources.values())), words.get(article_id, 0)
    ordered = sorted(sources.items(), key=lambda item: (-len(item[1]), item[0][0] is None, str(item[0][0]), item[0][1]))
    return [
        {
            "article_id": article_id,
            "speaker": speaker,
            "sourcing": sourcing,
            "count": len(places),
            "share": len(places) / total,
            "words": length,
            "per_1000": 1000 * len(places) / length if length else None,
            "places": places,
        }
        for (speaker, sourcing), places in ordered
    ]
