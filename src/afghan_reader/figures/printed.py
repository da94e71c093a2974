"""The timeline and the network on paper: black outlines, hatching and line styles that survive a copier.

matplotlib draws what is read or printed. The figure is handed back, not shown; a notebook shows it once.
"""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

import pandas as pd

from afghan_reader.schema import check_columns, rows_of

from .lanes import find_dated, height_of, label_of, middle_of, slices
from .network import KINDS, MOST_NODES, STANCES, lay_out_network, measure_strength, say_network
from .style import INK, SOFT, shorten, style_articles
from .timeline import build_lanes, find_apart, say_timeline, stack

if TYPE_CHECKING:
    from collections.abc import Mapping

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from .network import Positions

_LINES = {"solid": "-", "dash": "--", "dot": ":"}
_MOST = 40  # intervals that a page holds


def plot_timeline_print(timeline: pd.DataFrame, articles: pd.DataFrame, *, years: tuple[int, int] | None = None) -> Figure:
    """Draw events as intervals in one lane an article, for paper.

    Parameters
    ----------
    timeline, articles, years
        As for `plot_timeline`.

    Returns
    -------
    figure
        A matplotlib figure; `figure.savefig("timeline.pdf")` writes it. It holds at most forty intervals, first those of
        events that most articles tell; the caption says how many are left out.
    """
    chosen, left_out = _fit(timeline, years)
    lanes, first, last = build_lanes(chosen, articles, years)
    tops, styles = stack(lanes), style_articles(articles)
    levels = max(4, sum(height_of(bars) + 1 for bars in lanes.values()))
    figure, axes = _paper(1.4 + 0.24 * levels)
    for lane, bars in lanes.items():
        for bar in bars:
            for start, width, shade in slices(bar.row):
                box = [(_number(start), width / 86_400_000)]
                look: dict[str, Any] = {"facecolor": styles[lane].colour, "alpha": shade, "hatch": styles[lane].hatch}
                look |= {"edgecolor": INK, "linewidth": 0.8 if shade == 1 else 0}
                axes.broken_barh(box, (tops[lane] + bar.level - 0.31, 0.62), **look)
            side = ("right", _number(bar.row["earliest"])) if bar.left else ("left", _number(bar.row["latest"]) + 1)
            words = f"{label_of(bar.row)} " if bar.left else f" {label_of(bar.row)}"
            label = axes.text(side[1], tops[lane] + bar.level, words, ha=side[0], va="center", fontsize=7.5, clip_on=True)
            label.set_in_layout(False)  # a label that leaves the axes is cut there, and takes no room from them
    for bars_apart in find_apart(lanes).values():
        spots = [(_number(middle_of(bar.row)), tops[lane] + bar.level) for lane, bar in bars_apart]
        axes.plot(*zip(*spots, strict=True), color=INK, linewidth=0.9, linestyle="--")
    _publications(
        axes, articles[articles["article_id"].isin(list(lanes))], {lane: (tops[lane], height_of(lanes[lane])) for lane in lanes}
    )
    axes.set_yticks([tops[lane] + (height_of(bars) - 1) / 2 for lane, bars in lanes.items()], list(lanes))
    axes.set(xlim=(_number(first), _number(last)), ylim=(levels - 0.6, -0.8), xlabel="when it happened, by the article (years)")
    axes.xaxis_date()
    more = f"; {left_out} more not drawn, those that fewest articles tell: choose years or rows" if left_out else ""
    more += "; grey frame: published; dashed line: no day in common"
    return _say(figure, axes, *say_timeline(chosen, lanes), more)


def _fit(timeline: pd.DataFrame, years: tuple[int, int] | None) -> tuple[pd.DataFrame, int]:
    """Keep the dated rows that a page holds, those of events that most articles tell; also how many are left out."""
    check_columns(timeline, ["article_id", "event_id", "earliest", "latest"], "timeline")
    dated = [number for number, _ in find_dated(timeline, years)[0]]
    if len(dated) <= _MOST:
        return timeline, 0
    tellers = timeline.iloc[dated].groupby("event_id")["article_id"].transform("nunique").tolist()
    order = sorted(range(len(dated)), key=lambda place: (-tellers[place], place))
    out = {dated[place] for place in order[_MOST:]}
    return timeline.iloc[[number for number in range(len(timeline)) if number not in out]], len(out)


def plot_network_print(
    edges: pd.DataFrame, positions: Positions | None = None, *, kinds: Mapping[str, str] | None = None, directed: bool = False
) -> Figure:
    """Draw a network, for paper.

    Parameters
    ----------
    edges, positions, kinds, directed
        As for `plot_network`.

    Returns
    -------
    figure
        A matplotlib figure.
    """
    check_columns(edges, ["actor_a", "actor_b", "count", "stance", "places"], "edges")
    positions = lay_out_network(edges) if positions is None else positions
    strength = measure_strength(edges)
    shown = set(sorted(strength, key=lambda actor: (-strength[actor], actor))[:MOST_NODES]) & set(positions)
    lines = [row for row in rows_of(edges) if {row["actor_a"], row["actor_b"]} <= shown]
    most = max((row["count"] for row in lines), default=1)
    figure, axes = _paper(6.4)
    for row in lines:
        dash = _LINES[STANCES.get(row["stance"], STANCES["asserts"])[0]]
        look = {"arrowstyle": "-|>" if directed else "-", "linestyle": dash, "color": SOFT, "shrinkA": 6, "shrinkB": 6}
        look["linewidth"] = 0.6 + 3.4 * (row["count"] - 1) / most
        axes.annotate("", positions[row["actor_b"]], positions[row["actor_a"]], arrowprops=look)
    for name in sorted(shown):
        look_of = KINDS.get((kinds or {}).get(name, "other"), KINDS["other"])
        size = 25 + 160 * strength[name] / max(strength.values())
        axes.scatter(*positions[name], marker=look_of.marker, s=size, color=look_of.colour, edgecolor=INK, zorder=3)
        above = (0, 2 + size**0.5 / 2)
        axes.annotate(shorten(name), positions[name], above, textcoords="offset points", ha="center", fontsize=7.5, zorder=4)
    axes.set(xlim=(-1.18, 1.18), ylim=(-1.1, 1.15))
    axes.set_axis_off()
    return _say(figure, axes, *say_network(edges, lines, len(shown), directed=directed), _legend(shown, kinds or {}))


def _paper(height: float) -> tuple[Figure, Axes]:
    import matplotlib.pyplot as plt  # noqa: PLC0415 - more than a second, paid for only by whoever prints

    figure, axes = plt.subplots(figsize=(9.5, height), layout="constrained")
    plt.close(figure)  # the caller shows it, once
    axes.spines[["top", "right"]].set_visible(False)
    return figure, axes


def _number(day: pd.Timestamp) -> float:
    return float((day - pd.Timestamp(1970, 1, 1)) / pd.Timedelta(days=1))


def _publications(axes: Axes, articles: pd.DataFrame, spans: Mapping[str, tuple[int, int]]) -> None:
    rows: list[dict[str, Any]] = rows_of(articles, ["article_id", "published_earliest", "published_latest"])
    for row in rows:
        if not pd.isna(row["published_earliest"]):
            top, height = spans[row["article_id"]]
            start, end = _number(row["published_earliest"]), _number(row["published_latest"]) + 1
            axes.broken_barh(
                [(start, end - start)], (top - 0.6, height + 0.2), facecolor="0.85", edgecolor=SOFT, linewidth=1, zorder=0
            )


def _legend(shown: set[str], kinds: Mapping[str, str]) -> str:
    shapes = {"o": "circle", "s": "square", "D": "diamond", "^": "triangle", "*": "star", "h": "hexagon"}
    present = dict.fromkeys(kinds[name] for name in sorted(shown) if kinds.get(name) in KINDS)
    return "".join(f"; {shapes[KINDS[kind].marker]}: {KINDS[kind].label}" for kind in present if kind != "unnamed")


def _say(figure: Figure, axes: Axes, title: str, caption: str, more: str) -> Figure:
    lines = textwrap.fill(title, 85)
    axes.set_title(lines, loc="left", fontsize=12)
    figure.supxlabel(textwrap.fill(caption + more, 130), x=0.01, ha="left", fontsize=8, color=SOFT)
    return figure
