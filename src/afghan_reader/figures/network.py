"""Draw a network: who is joined to whom, in one layout that does not move.

Positions are computed once, on the whole network, and handed to every drawing of a part of it: what moves on the screen
would otherwise look like news.
"""

from __future__ import annotations

import math
import zlib
from typing import TYPE_CHECKING, Any, NamedTuple

import plotly.graph_objects as go

from afghan_reader.schema import check_columns, rows_of

from .style import INK, SOFT, count_of, dress, escape, shorten

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import networkx as nx
    import pandas as pd

Positions = dict[str, tuple[float, float]]


class Kind(NamedTuple):
    """How a kind of actor is drawn: a shape for plotly and for print, a colour, and its name in the legend."""

    symbol: str
    marker: str
    colour: str
    label: str


KINDS = {
    "person": Kind("circle", "o", "#0072B2", "person"),
    "organisation": Kind("square", "s", "#E69F00", "organisation"),
    "state": Kind("diamond", "D", "#009E73", "state"),
    "group": Kind("triangle-up", "^", "#CC79A7", "group"),
    "outlet": Kind("star", "*", "#F0E442", "outlet"),
    "unnamed": Kind("circle-open", "o", "#ffffff", "source without a name"),
    "other": Kind("hexagon", "h", "#bbbbbb", "other"),
}
STANCES = {"asserts": ("solid", "#8a8c95"), "denies": ("dash", "#a3003c"), "hedges": ("dot", "#5a4fb0")}
_WIDTHS = (1.2, 2.4, 4.0, 6.5)
MOST_NODES = 60
_CORE = 30  # actors that are laid out first
_SAID = 5  # as many lines are said in words


def lay_out_network(edges: pd.DataFrame, *, seed: int = 7) -> Positions:
    """Give every actor of a network its place, the same each time.

    Parameters
    ----------
    edges
        Made by one of the `build_` functions; all of the network, so that parts of it can be drawn in the same places.
    seed
        Where the springs begin.

    Returns
    -------
    positions
        Actor to (x, y), each from -1 to 1. Actors that are joined stand near each other; how far apart means nothing more.
    """
    import networkx as nx  # noqa: PLC0415 - half a second, paid for only by whoever draws a network

    check_columns(edges, ["actor_a", "actor_b", "count"], "edges")
    strength = measure_strength(edges)
    ranked = sorted(strength, key=lambda actor: (-strength[actor], actor))
    core, rest = ranked[:_CORE], ranked[_CORE : 4 * MOST_NODES]
    if not core:
        return {}
    # Nodes and lines in the order of the alphabet: the springs begin, and therefore end, in the same places.
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(sorted([*core, *rest]))
    for a, b, count in sorted(zip(*(edges[name].tolist() for name in ("actor_a", "actor_b", "count")), strict=True)):
        if a in graph and b in graph:
            graph.add_edge(a, b, weight=math.sqrt(count) + (graph.edges[a, b]["weight"] if graph.has_edge(a, b) else 0))
    # The strongest get the whole frame, so that a network of few lines fills it too; the others find room between them.
    k = 2 / math.sqrt(len(graph))
    inner = _even(_floats(nx.spring_layout(graph.subgraph(sorted(core)), k=k, iterations=100, seed=seed, method="force")))
    begin = {**inner, **{actor: _between(actor, graph, inner) for actor in sorted(rest)}}
    outer: Positions = {}
    if rest:
        spring = nx.spring_layout(graph, k=k, pos=begin, fixed=sorted(core), iterations=60, seed=seed, method="force")
        outer = _even({actor: place for actor, place in _floats(spring).items() if actor not in inner})
    places = {**inner, **outer}
    return _part({actor: places.get(actor, (0.0, 0.0)) for actor in sorted(strength)})


def plot_network(
    edges: pd.DataFrame, positions: Positions | None = None, *, kinds: Mapping[str, str] | None = None, directed: bool = False
) -> go.Figure:
    """Draw a network.

    Parameters
    ----------
    edges
        Made by one of the `build_` functions, or some of their rows.
    positions
        From `lay_out_network`; by default those of these edges.
    kinds
        Actor to person, organisation, state, group, outlet or unnamed, for the shapes.
    directed
        Draw arrows from `actor_a` to `actor_b`: for voices and provenance.

    Returns
    -------
    figure
        A line's width is its count, its dashes the stance. Midpoints of lines and actors carry as `customdata` the line's two
        ends with its stance, or the actor's name.
    """
    check_columns(edges, ["actor_a", "actor_b", "count", "stance", "places"], "edges")
    positions = lay_out_network(edges) if positions is None else positions
    strength = measure_strength(edges)
    shown = set(sorted(strength, key=lambda actor: (-strength[actor], actor))[:MOST_NODES])
    lines = [row for row in rows_of(edges) if {row["actor_a"], row["actor_b"]} <= shown & set(positions)]
    figure = go.Figure()
    figure.add_traces(_lines(lines, positions))
    figure.add_trace(_middles(lines, positions, directed=directed))
    figure.add_traces(list(_nodes({actor: strength[actor] for actor in sorted(shown & set(positions))}, positions, kinds or {})))
    blank = {"visible": False, "range": [-1.18, 1.18], "fixedrange": False}
    figure.update_layout(
        xaxis=blank, yaxis={**blank, "range": [-1.1, 1.1]}, hovermode="closest", legend={"orientation": "h", "y": -0.02}
    )
    title, caption = say_network(edges, lines, len(shown), directed=directed)
    thick = sorted(lines, key=lambda row: (-row["count"], row["actor_a"], row["actor_b"]))[1 : _SAID + 1]
    said = "; ".join(f"{row['actor_a']} {'→' if directed else '—'} {row['actor_b']} {row['count']}" for row in thick)
    return dress(
        figure, title, caption, height=680, text=f"{title} Then come: {said}. {caption}." if said else f"{title} {caption}."
    )


def measure_strength(edges: pd.DataFrame) -> dict[str, int]:
    """Add up the places on the lines of each actor: how large it is drawn."""
    strength: dict[str, int] = {}
    for row in rows_of(edges, ["actor_a", "actor_b", "count"]):
        for actor in (row["actor_a"], row["actor_b"]):
            strength[actor] = strength.get(actor, 0) + row["count"]
    return strength


def _floats(layout: Mapping[str, Any]) -> Positions:
    return {actor: (float(x), float(y)) for actor, (x, y) in layout.items()}


def _between(actor: str, graph: nx.Graph[str], inner: Positions) -> tuple[float, float]:
    """Begin between the strong actors that one is joined to, a little outside."""
    near = [inner[other] for other in sorted(graph[actor]) if other in inner] or [(0.0, 0.0)]
    angle = 2 * math.pi * (zlib.crc32(actor.encode()) % 360) / 360
    x, y = (sum(spot[axis] for spot in near) / len(near) for axis in (0, 1))
    return x + 0.35 * math.cos(angle), y + 0.35 * math.sin(angle)


def _even(places: Positions, share: float = 0.8) -> Positions:
    """Spread actors over the frame: between where the springs put each and its rank from the left and from below."""
    spread: list[dict[str, float]] = []
    for axis in (0, 1):
        order = sorted(places, key=lambda name: (places[name][axis], name))
        reach = max(abs(place[axis]) for place in places.values()) or 1.0
        ranks = {name: 2 * number / max(1, len(order) - 1) - 1 for number, name in enumerate(order)}
        spread.append({name: share * ranks[name] + (1 - share) * places[name][axis] / reach for name in order})
    return {name: (spread[0][name], spread[1][name]) for name in places}


def _part(places: Positions, rounds: int = 40) -> Positions:
    """Push actors apart whose labels would overlap, and fit all into the frame."""
    names = list(places)
    spots = [list(places[name]) for name in names]
    wide, high = 0.22, 0.07
    for _ in range(rounds if len(names) <= 2 * MOST_NODES else 0):
        for i, here in enumerate(spots):
            for there in spots[i + 1 :]:
                dx, dy = there[0] - here[0], there[1] - here[1]
                if abs(dx) < wide and abs(dy) < high:
                    push = (high - abs(dy)) / 2 * (1 if dy >= 0 else -1)
                    here[1] -= push
                    there[1] += push
    reach = [max(abs(spot[axis]) for spot in spots) or 1.0 for axis in (0, 1)]
    return {name: (spot[0] / reach[0], spot[1] / reach[1]) for name, spot in zip(names, spots, strict=True)}


def _band(count: int, most: int) -> int:
    return min(len(_WIDTHS) - 1, int(len(_WIDTHS) * (count - 1) / max(1, most)))


def _stance(row: Mapping[str, Any]) -> str:
    return row["stance"] if row["stance"] in STANCES else "asserts"


def _lines(rows: list[dict[str, Any]], positions: Positions) -> list[go.Scatter]:
    most = max((row["count"] for row in rows), default=1)
    stances = {_stance(row) for row in rows if isinstance(row["stance"], str)}
    traces = []
    for stance, (dash, colour) in STANCES.items():
        for band, width in enumerate(_WIDTHS):
            chosen = [row for row in rows if _stance(row) == stance and _band(row["count"], most) == band]
            if not chosen:
                continue
            x: list[float | None] = []
            y: list[float | None] = []
            for row in chosen:
                (x0, y0), (x1, y1) = positions[row["actor_a"]], positions[row["actor_b"]]
                x += [x0, x1, None]
                y += [y0, y1, None]
            first = stance in stances
            stances.discard(stance)
            style = {"width": width, "dash": dash, "color": colour}
            traces.append(
                go.Scatter(x=x, y=y, mode="lines", line=style, name=stance, hoverinfo="skip", showlegend=first, opacity=0.75)
            )
    return traces


def _middles(rows: list[dict[str, Any]], positions: Positions, *, directed: bool) -> go.Scatter:
    """Mark the middle of each line: what the pointer finds, and the arrow of a directed network."""
    spots, angles = [], []
    for row in rows:
        (x0, y0), (x1, y1) = positions[row["actor_a"]], positions[row["actor_b"]]
        along = 0.5 if _stance(row) == "asserts" else 0.6  # two stances of one pair do not hide each other
        spots.append((x0 + along * (x1 - x0), y0 + along * (y1 - y0)))
        angles.append(math.degrees(math.atan2((x1 - x0) * 1.5, y1 - y0)))
    joint = " → " if directed else " — "
    return go.Scatter(
        x=[x for x, _ in spots],
        y=[y for _, y in spots],
        mode="markers",
        marker={"size": 11, "symbol": "triangle-up", "angle": angles, "color": INK, "opacity": 0.8}
        if directed
        else {"size": 14, "symbol": "circle", "color": SOFT, "opacity": 0},
        customdata=[[row["actor_a"], row["actor_b"], row["stance"] if isinstance(row["stance"], str) else ""] for row in rows],
        hovertext=[
            f"{escape(row['actor_a'])}{joint}{escape(row['actor_b'])}: {count_of(row['count'], 'place')}"
            f"{', ' + row['stance'] if isinstance(row['stance'], str) else ''}"
            for row in rows
        ],
        hoverinfo="text",
        showlegend=False,
    )


def _nodes(strength: dict[str, int], positions: Positions, kinds: Mapping[str, str]) -> Iterable[go.Scatter]:
    most = max(strength.values(), default=1)
    for kind, look in KINDS.items():
        names = [name for name in strength if (kinds.get(name, "other") if kinds.get(name) in KINDS else "other") == kind]
        if not names:
            continue
        yield go.Scatter(
            x=[positions[name][0] for name in names],
            y=[positions[name][1] for name in names],
            mode="markers+text",
            name=look.label,
            text=[f"<b>{escape(shorten(name))}</b>" if strength[name] > most / 3 else escape(shorten(name)) for name in names],
            textposition="top center",
            textfont={"size": 12, "color": INK, "shadow": "0 0 2px #fff, 0 0 3px #fff, 0 0 4px #fff"},
            marker={
                "symbol": look.symbol,
                "size": [11 + 19 * math.sqrt(strength[name] / most) for name in names],
                "color": look.colour if kind != "unnamed" else INK,
                "line": {"color": INK, "width": 1.5},
            },
            customdata=[[name] for name in names],
            hovertext=[f"{escape(name)} ({look.label}): {count_of(strength[name], 'place')} on its lines" for name in names],
            hoverinfo="text",
            showlegend=True,
        )


def say_network(edges: pd.DataFrame, lines: list[dict[str, Any]], shown: int, *, directed: bool) -> tuple[str, str]:
    """Say what a drawing of `lines` shows: a title and a caption with n."""
    if not lines:
        return "Nobody is joined to anybody in what is chosen.", "n = 0 lines"
    thick = min(lines, key=lambda row: (-row["count"], row["actor_a"], row["actor_b"]))
    joint = "→" if directed else "—"
    title = f"The thickest line, {thick['actor_a']} {joint} {thick['actor_b']}, stands on {count_of(thick['count'], 'place')}."
    papers = len({place[0] for row in lines for place in row["places"]})
    caption = f"n = {count_of(len(lines), 'line')} between {count_of(shown, 'actor')}, {count_of(papers, 'article')}"
    caption += f" (of {len(edges):,} lines between {len(measure_strength(edges)):,})" if len(lines) < len(edges) else ""
    return title, f"{caption}; a line's width: its count; distance means nothing"
