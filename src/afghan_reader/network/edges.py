"""Build the lines of the three networks, each with its places."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, Any

import pandas as pd

from afghan_reader.schema import TABLES, TableError, check_columns, check_table, counted, make_columns, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable

Place = tuple[str, int, int]

_EDGES = {column: spec.dtype for column, spec in TABLES["edges"].columns.items()}
_VOICES = {**_EDGES, "sourcing": "str"}
_PROVENANCE = {**_EDGES, "step": "str", "sourcing": "str"}
_NUMBERS = {"sentence": "sentence_no", "passage": "passage_no"}
_NAMED = ("named", "institution", "document")


def build_comentions(
    mentions: pd.DataFrame, *, unit: str = "sentence", kinds: Iterable[str] | None = ("body",), duplicates: bool = False
) -> pd.DataFrame:
    """Join the actors that are named together.

    Parameters
    ----------
    mentions
        Made by `find_mentions`.
    unit
        `"sentence"`, or `"passage"` for the same paragraph.
    kinds, duplicates
        Which passages count (see `counted`).

    Returns
    -------
    edges
        One row a pair, `actor_a` before `actor_b` in the alphabet: `count` sentences (or passages) that name both, and their
        `places`, one each, from the first naming of the pair to the last. Largest count first. Nobody is joined to himself.

    Raises
    ------
    TableError
        If `unit` is neither.

    Examples
    --------
    >>> from afghan_reader.schema import make_table
    >>> row = {"article_id": "one", "sentence_no": 0, "passage_no": 0, "passage_kind": "body", "duplicate": False}
    >>> named = [{**row, "actor": "Taliban", "start": 0, "end": 7}, {**row, "actor": "Russia", "start": 12, "end": 18}]
    >>> build_comentions(make_table("mentions", [{"metonym": False, **each} for each in named])).drop(columns="stance")
      actor_a  actor_b  count          places
    0  Russia  Taliban      1  [(one, 0, 18)]
    """
    check_table(mentions, "mentions")
    if unit not in _NUMBERS:
        msg = f"there is no unit {unit!r}; choose one of {list(_NUMBERS)}"
        raise TableError(msg)
    rows = counted(mentions, kinds=kinds, duplicates=duplicates).dropna(subset=["actor"])
    units: dict[tuple[str, int], dict[str, tuple[int, int]]] = defaultdict(dict)
    columns = ["article_id", _NUMBERS[unit], "actor", "start", "end"]
    for article_id, number, actor, start, end in zip(*(rows[name].tolist() for name in columns), strict=True):
        units[article_id, number].setdefault(actor, (start, end))
    edges: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for (article_id, _), actors in units.items():
        for (actor_a, span_a), (actor_b, span_b) in combinations(sorted(actors.items()), 2):
            edges[actor_a, actor_b].append((article_id, min(span_a[0], span_b[0]), max(span_a[1], span_b[1])))
    return _make_edges(_EDGES, ({"actor_a": a, "actor_b": b, "places": places} for (a, b), places in edges.items()))


def build_voices(
    quotes: pd.DataFrame, mentions: pd.DataFrame, *, kinds: Iterable[str] | None = ("body",), duplicates: bool = False
) -> pd.DataFrame:
    """Lead from each source to the actors named inside its words.

    Parameters
    ----------
    quotes, mentions
        Made by `find_quotes` and `find_mentions`.
    kinds, duplicates
        Which passages count (see `counted`).

    Returns
    -------
    edges
        One row a source, actor and stance: `actor_a` speaks of `actor_b` in `count` attributions, whose `places` are the
        spans of the words; `sourcing` says how the source is named. An actor named twice in one quotation counts once;
        the source's own name in the words that introduce it, and what a source says of itself, are left out.
    """
    check_table(quotes, "quotes")
    check_table(mentions, "mentions")
    named = _mentions_by_article(mentions)
    edges: dict[tuple[str, str, str, str], list[Place]] = defaultdict(list)
    for quote in rows_of(counted(quotes, kinds=kinds, duplicates=duplicates)):
        source, sourcing = name_source(quote["speaker"], quote["sourcing"])
        inside = _actors_inside(quote, named.get(quote["article_id"], []))
        for actor in inside - {source, quote["speaker"]}:
            edges[source, actor, quote["stance"], sourcing].append(_place(quote))
    return _make_edges(
        _VOICES,
        (
            {"actor_a": a, "actor_b": b, "stance": stance, "sourcing": sourcing, "places": places}
            for (a, b, stance, sourcing), places in edges.items()
        ),
    )


def build_provenance(
    quotes: pd.DataFrame, articles: pd.DataFrame, *, kinds: Iterable[str] | None = ("body",), duplicates: bool = False
) -> pd.DataFrame:
    """Lead from each outlet to what it relies on.

    Parameters
    ----------
    quotes, articles
        Made by `find_quotes` and `read_articles`.
    kinds, duplicates
        Which passages count (see `counted`).

    Returns
    -------
    edges
        One row a line and way of naming: `actor_a` relies on `actor_b` in `count` attributions, whose `places` are the spans of
        the words. `step` says which line it is: `outlet-source`, or `outlet-via` and `via-source` where the words came through
        another outlet or a document. An outlet that is unknown goes by its article's id.
    """
    check_table(quotes, "quotes")
    check_table(articles, "articles")
    outlets = dict(zip(articles["article_id"], articles["outlet"].fillna(articles["article_id"]), strict=True))
    edges: dict[tuple[str, str, str, str], list[Place]] = defaultdict(list)
    for quote in rows_of(counted(quotes, kinds=kinds, duplicates=duplicates)):
        outlet, via = outlets.get(quote["article_id"], quote["article_id"]), quote["via"]
        source, sourcing = name_source(quote["speaker"], quote["sourcing"])
        through = not pd.isna(via) and via not in (outlet, source)
        lines = [(outlet, via, "outlet-via"), (via, source, "via-source")] if through else [(outlet, source, "outlet-source")]
        for actor_a, actor_b, step in lines:
            if actor_a != actor_b:
                edges[actor_a, actor_b, step, "" if step == "outlet-via" else sourcing].append(_place(quote))
    return _make_edges(
        _PROVENANCE,
        (
            {"actor_a": a, "actor_b": b, "step": step, "sourcing": sourcing or None, "places": places}
            for (a, b, step, sourcing), places in edges.items()
        ),
    )


def compare_networks(edges: pd.DataFrame) -> pd.DataFrame:
    """Take a network apart by article, to set the articles side by side.

    Parameters
    ----------
    edges
        Made by one of the `build_` functions.

    Returns
    -------
    edges
        One row an article and line: `article_id`, then the columns of `edges`, with that article's `count` and `places`.
        The counts of a line add up to its count in `edges`.
    """
    check_columns(edges, _EDGES, "edges")
    rows = []
    for edge in rows_of(edges):
        by_article: dict[str, list[Place]] = defaultdict(list)
        for place in edge["places"]:
            by_article[place[0]].append(place)
        rows += [{**edge, "article_id": name, "count": len(places), "places": places} for name, places in by_article.items()]
    extra = {str(column): str(dtype) for column, dtype in edges.dtypes.items() if column not in _EDGES}
    return make_columns({"article_id": "str", **_EDGES, **extra}, rows)


def name_source(speaker: Any, sourcing: Any) -> tuple[str, str]:  # noqa: ANN401 - cells of a table, possibly missing
    """Name the node of a source, and say how it is sourced; who is not named never takes the name of somebody who is."""
    how = "unknown" if pd.isna(sourcing) else str(sourcing)
    if pd.isna(speaker):
        return ("(no source)" if how == "hearsay" else "(unknown source)"), how if how == "hearsay" else "unknown"
    return (str(speaker) if how in _NAMED else f"{speaker} ({how})"), how


def _mentions_by_article(mentions: pd.DataFrame) -> dict[str, list[tuple[int, int, str]]]:
    named: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    rows = mentions.dropna(subset=["actor"])
    columns = ["article_id", "start", "end", "actor"]
    for article_id, start, end, actor in zip(*(rows[name].tolist() for name in columns), strict=True):
        named[article_id].append((start, end, actor))
    return {article_id: sorted(spans) for article_id, spans in named.items()}


def _actors_inside(quote: dict[str, Any], named: list[tuple[int, int, str]]) -> set[str]:
    start, end = quote["start"], quote["end"]
    known = not pd.isna(quote["speaker_start"])
    skip = (int(quote["speaker_start"]), int(quote["speaker_end"])) if known else (0, 0)
    first = bisect_left(named, (start,))
    last = bisect_left(named, (end,))
    return {actor for a, b, actor in named[first:last] if b <= end and not (a < skip[1] and skip[0] < b)}


def _place(quote: dict[str, Any]) -> Place:
    return quote["article_id"], int(quote["start"]), int(quote["end"])


def _make_edges(dtypes: dict[str, str], rows: Iterable[dict[str, Any]]) -> pd.DataFrame:
    with_counts = [{**row, "count": len(row["places"])} for row in rows]
    order = sorted(with_counts, key=lambda row: (-row["count"], row["actor_a"], row["actor_b"], str(row.get("stance")), str(row)))
    return make_columns(dtypes, order)
