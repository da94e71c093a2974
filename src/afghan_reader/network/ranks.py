"""Measure how central each actor is, and how far that hangs on a single article."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

from afghan_reader.schema import check_columns, make_columns

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd

Place = tuple[str, int, int]

# Betweenness costs the number of actors times the number of lines.
_MANY_ARTICLES = 50
_MANY_ACTORS, _SAMPLE = 500, 200
_RANKS = {
    "actor": "str",
    **dict.fromkeys(("degree", "strength"), "int64"),
    "betweenness": "float64",
    **{f"{name}_{end}": "Int64" for name in ("degree", "strength") for end in ("low", "high")},
    **{f"betweenness_{end}": "float64" for end in ("low", "high")},
    "articles": "int64",
    "places": "object",
}


def rank_actors(edges: pd.DataFrame, *, leave_out: bool = True) -> pd.DataFrame:
    """Measure how central each actor of a network is, and how far that hangs on a single article.

    Parameters
    ----------
    edges
        Made by one of the `build_` functions. Direction and stance are not considered.
    leave_out
        Measure again with each article left out.

    Returns
    -------
    ranks
        One row an actor: `degree` (how many others it is joined to), `strength` (counts of its lines added up), `betweenness`
        (share, from 0 to 1, of the shortest ways between two others that lead through it), each with `_low` and `_high`: the
        lowest and highest value when any one article is left out (missing if there is one article only); `articles`, in
        how many its lines are found; `places`, one for each of `strength`. Largest degree first. In large networks betweenness
        is estimated (beyond 500 actors, from 200 of them, always the same), and its range is missing beyond 50 articles.

    References
    ----------
    L. C. Freeman, "A set of measures of centrality based on betweenness", Sociometry 40 (1977).

    Examples
    --------
    >>> import pandas as pd
    >>> line = {"count": 1, "places": [("one", 0, 9)], "stance": None}
    >>> edges = pd.DataFrame([{"actor_a": "A", "actor_b": "B", **line}, {"actor_a": "B", "actor_b": "C", **line}])
    >>> rank_actors(edges)[["actor", "degree", "strength", "betweenness"]]
      actor  degree  strength  betweenness
    0     B       2         2          1.0
    1     A       1         1          0.0
    2     C       1         1          0.0
    """
    check_columns(edges, ("actor_a", "actor_b", "count", "places"), "edges")
    lines = _join_pairs(edges)
    articles = sorted({place[0] for places in lines.values() for place in places})
    again = leave_out and len(articles) > 1
    between = _betweenness(lines)
    ranges = [_betweenness(_leave_out(lines, name)) for name in articles] if again and len(articles) <= _MANY_ARTICLES else []
    rows = []
    for actor, tally in _tally(lines).items():
        row: dict[str, Any] = {"actor": actor, "articles": len(tally.strength), "places": tally.places}
        # Leaving out an article that does not name the actor loses nothing.
        rest = [0] if len(tally.strength) < len(articles) else []
        for measure, value, lost in (("degree", tally.degree, tally.only), ("strength", len(tally.places), tally.strength)):
            losses = [lost[name] for name in tally.strength] + rest if again else []
            row |= _range(measure, value, [value - loss for loss in losses])
        rows.append(row | _range("betweenness", between[actor], [each.get(actor, 0.0) for each in ranges]))
    return make_columns(_RANKS, sorted(rows, key=lambda row: (-row["degree"], -row["strength"], row["actor"])))


class _Tally:
    """An actor's lines: how many, their places, and by article: how many places, and how many lines found there only."""

    def __init__(self) -> None:
        self.degree = 0
        self.places: list[Place] = []
        self.strength: Counter[str] = Counter()
        self.only: Counter[str] = Counter()


def _tally(lines: dict[tuple[str, str], list[Place]]) -> dict[str, _Tally]:
    tallies: dict[str, _Tally] = defaultdict(_Tally)
    for pair, places in lines.items():
        shares = Counter(place[0] for place in places)
        for actor in dict.fromkeys(pair):
            tally = tallies[actor]
            tally.degree += 1
            tally.places += places
            tally.strength.update(shares)
            tally.only.update(shares.keys() if len(shares) == 1 else ())
    return tallies


def _range(measure: str, value: float, others: list[float]) -> dict[str, Any]:
    return {measure: value, f"{measure}_low": min(others, default=None), f"{measure}_high": max(others, default=None)}


def _join_pairs(edges: pd.DataFrame) -> dict[tuple[str, str], list[Place]]:
    lines: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for actor_a, actor_b, places in zip(edges["actor_a"], edges["actor_b"], edges["places"], strict=True):
        lines[min(actor_a, actor_b), max(actor_a, actor_b)].extend(places)
    return lines


def _leave_out(lines: dict[tuple[str, str], list[Place]], article_id: str) -> dict[tuple[str, str], list[Place]]:
    rest = {pair: [place for place in places if place[0] != article_id] for pair, places in lines.items()}
    return {pair: places for pair, places in rest.items() if places}


def _betweenness(lines: Iterable[tuple[str, str]]) -> dict[str, float]:
    import networkx as nx  # noqa: PLC0415 - half a second, paid for only by whoever ranks

    graph: nx.Graph[str] = nx.Graph(sorted(lines))
    sample = _SAMPLE if len(graph) > _MANY_ACTORS else None
    return dict(nx.betweenness_centrality(graph, k=sample, seed=0))
