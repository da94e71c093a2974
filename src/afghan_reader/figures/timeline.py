"""Draw time: events as intervals in one lane an article, and the order of telling against the time that is told.

An interval is a bar as wide as the words allow; where the words are vague its ends fade. No event is a point: a day is
a bar one day wide, with an outline that stays visible at every scale.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import pandas as pd
import plotly.graph_objects as go

from afghan_reader.schema import check_columns, rows_of

from .style import GRID, INK, SOFT, Style, count_of, dress, escape, join_words, style_articles, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable

_DAY = 86_400_000.0  # milliseconds: plotly's unit on an axis of dates
# How opaque each stretch of a bar is, from its middle outwards, and how much of the bar fades at each end.
_FADES = {"day": 0.0, "month": 0.0, "season": 0.12, "year": 0.15, "approx": 0.4}
_STEPS = (0.12, 0.3, 0.55, 0.8)
_ROW = 24  # pixels a row of bars takes
_LETTER = 6.6  # pixels a letter of a label takes
_LONGEST = 34  # letters of a label
_NAMED = 8  # as many articles are named in a caption
_TIMELINE = ["article_id", "event_id", "event", "earliest", "latest", "precision", "date_as_given", "disagrees", "places"]
MOST_LANES = 30


class Bar(NamedTuple):
    """A row of the timeline with its place in the picture."""

    number: int
    row: dict[str, Any]
    level: int


def plot_timeline(timeline: pd.DataFrame, articles: pd.DataFrame, *, years: tuple[int, int] | None = None) -> go.Figure:
    """Draw events as intervals in one lane an article.

    Parameters
    ----------
    timeline
        Made by `build_timeline` or `build_calendar`; rows without an interval are told of in the caption.
    articles
        From `read_articles`: the order and colour of the lanes.
    years
        First and last year to show; by default all.

    Returns
    -------
    figure
        One lane an article. A bar's width is the interval, its ends fade where the words are vague; a framed band marks
        the publication; a dashed line joins intervals of one event that share no day. Each bar carries the row number of
        `timeline` as `customdata`.
    """
    check_columns(timeline, _TIMELINE, "timeline")
    styles = style_articles(articles)
    dated, first, last = lay_out(timeline, years)
    present = {row["article_id"] for _, row in dated}
    lanes = [name for name in styles if name in present][:MOST_LANES]
    span = max(1.0, (last - first) / pd.Timedelta(days=1))
    packed = {lane: pack([pair for pair in dated if pair[1]["article_id"] == lane], span) for lane in lanes}
    tops, total = _stack(packed)
    figure = go.Figure()
    for lane in lanes:
        figure.add_trace(_lane(packed[lane], tops[lane], styles[lane], lane))
    figure.add_trace(_labels(packed, tops, last))
    figure.add_trace(_joins(packed, tops))
    figure.add_trace(_publications(articles, lanes, packed, tops))
    _frame(figure, packed, tops, (first, last))
    return dress(figure, *_words(timeline, dated, lanes, len(present)), height=190 + _ROW * max(4, total))


def lay_out(
    timeline: pd.DataFrame, years: tuple[int, int] | None
) -> tuple[list[tuple[int, dict[str, Any]]], pd.Timestamp, pd.Timestamp]:
    """Find the rows that have an interval in the years on show, each with its number, and find the first and last day of the axis."""
    dated = [
        (number, row)
        for number, row in enumerate(rows_of(timeline))
        if not (pd.isna(row["earliest"]) or pd.isna(row["latest"]))
        and (years is None or (row["earliest"].year <= years[1] and row["latest"].year >= years[0]))
    ]
    if years is None:
        low = min((row["earliest"].year for _, row in dated), default=2000)
        years = low, max((row["latest"].year for _, row in dated), default=low)
    return dated, pd.Timestamp(years[0], 1, 1), pd.Timestamp(years[1], 12, 31)


def pack(rows: Iterable[tuple[int, dict[str, Any]]], span: float, pixels: float = 700) -> list[Bar]:
    """Stack bars so that neither they nor their labels overlap: each goes to the first level with room.

    Parameters
    ----------
    rows
        Numbered rows with `earliest` and `latest`.
    span
        Days that the axis shows.
    pixels
        Width of the axis in pixels.
    """
    ends: list[pd.Timestamp] = []
    bars = []
    for number, row in sorted(rows, key=lambda pair: (pair[1]["earliest"], pair[1]["latest"], pair[0])):
        room = pd.Timedelta(days=(len(_label(row)) * _LETTER + 14) * span / pixels)
        level = next((n for n, end in enumerate(ends) if end <= row["earliest"]), len(ends))
        ends[level : level + 1] = [row["latest"] + room]
        bars.append(Bar(number, row, level))
    return bars


def slices(row: dict[str, Any]) -> list[tuple[pd.Timestamp, float, float]]:
    """Cut an interval into stretches: where each begins, how many milliseconds it lasts, how opaque it is."""
    length = ((row["latest"] - row["earliest"]) / pd.Timedelta(days=1) + 1) * _DAY
    fade = _FADES.get(str(row["precision"]), 0.4) * length / len(_STEPS)
    middle = length - 2 * fade * len(_STEPS)
    widths = [*([fade] * len(_STEPS)), middle, *([fade] * len(_STEPS))] if fade else [middle]
    shades = [*_STEPS, 1.0, *reversed(_STEPS)] if fade else [1.0]
    start, cut = row["earliest"], []
    for width, shade in zip(widths, shades, strict=True):
        cut.append((start, width, shade))
        start += pd.Timedelta(milliseconds=width)
    return cut


def _label(row: dict[str, Any]) -> str:
    words = " ".join(str(row["event"]).split())
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "…"


def _stack(packed: dict[str, list[Bar]]) -> tuple[dict[str, int], int]:
    tops, total = {}, 0
    for lane, bars in packed.items():
        tops[lane] = total
        total += _height(bars) + 1
    return tops, max(1, total)


def _lane(bars: list[Bar], top: int, style: Style, lane: str) -> go.Bar:
    pieces = [(bar, *piece) for bar in bars for piece in slices(bar.row)]
    red, green, blue = (int(style.colour[at : at + 2], 16) for at in (1, 3, 5))
    return go.Bar(
        name=escape(lane),
        orientation="h",
        base=[start for _, start, _, _ in pieces],
        x=[width for _, _, width, _ in pieces],
        y=[top + bar.level for bar, *_ in pieces],
        width=0.62,
        marker={
            "color": [f"rgba({red},{green},{blue},{shade})" for *_, shade in pieces],
            "line": {"width": [1.6 if shade == 1 else 0 for *_, shade in pieces], "color": INK},
        },
        customdata=[bar.number for bar, *_ in pieces],
        hovertext=[_hover(bar.row) for bar, *_ in pieces],
        hoverinfo="text",
        showlegend=False,
    )


def _hover(row: dict[str, Any]) -> str:
    given = f"<br>in its words: {wrap(row['date_as_given'], 60)}" if isinstance(row["date_as_given"], str) else ""
    by = f"<br>dated by: {wrap(row['dated_by'], 60)}" if isinstance(row.get("dated_by"), str) else ""
    apart = "<br>another article gives an interval that shares no day with this" if row["disagrees"] else ""
    when = (
        f"{row['earliest']:%-d %b %Y} to {row['latest']:%-d %b %Y}"
        if row["earliest"] != row["latest"]
        else f"{row['earliest']:%-d %b %Y}"
    )
    return f"{wrap(row['event'], 60)}<br>{escape(row['article_id'])}: {when} ({escape(row['precision'])}){given}{by}{apart}"


def _labels(packed: dict[str, list[Bar]], tops: dict[str, int], last: pd.Timestamp) -> go.Scatter:
    bars = [(tops[lane], bar) for lane, each in packed.items() for bar in each if bar.row["latest"] < last]
    return go.Scatter(
        x=[bar.row["latest"] + pd.Timedelta(days=1) for _, bar in bars],
        y=[top + bar.level for top, bar in bars],
        text=[f" {escape(_label(bar.row))}" for _, bar in bars],
        mode="text",
        textposition="middle right",
        textfont={"size": 12, "color": INK},
        hoverinfo="skip",
        showlegend=False,
        cliponaxis=True,
    )


def _joins(packed: dict[str, list[Bar]], tops: dict[str, int]) -> go.Scatter:
    told: dict[str, list[tuple[pd.Timestamp, int]]] = {}
    for lane, bars in packed.items():
        for bar in bars:
            if bar.row["disagrees"]:
                middle = bar.row["earliest"] + (bar.row["latest"] - bar.row["earliest"]) / 2
                told.setdefault(bar.row["event_id"], []).append((middle, tops[lane] + bar.level))
    x: list[Any] = []
    y: list[Any] = []
    for ends in told.values():
        x += [*(when for when, _ in ends), None]
        y += [*(level for _, level in ends), None]
    return go.Scatter(
        x=x,
        y=y,
        mode="lines+markers",
        name="one event, no day in common",
        line={"color": "#a3003c", "width": 1.8, "dash": "dash"},
        marker={"symbol": "x-thin", "size": 9, "line": {"width": 2, "color": "#a3003c"}},
        hoverinfo="skip",
        showlegend=bool(x),
    )


def _publications(articles: pd.DataFrame, lanes: list[str], packed: dict[str, list[Bar]], tops: dict[str, int]) -> go.Bar:
    rows = [
        row for row in rows_of(articles, ["article_id", "published_earliest", "published_latest"]) if row["article_id"] in lanes
    ]
    rows = [row for row in rows if not pd.isna(row["published_earliest"])]
    heights = [_height(packed[row["article_id"]]) for row in rows]
    return go.Bar(
        name="published",
        orientation="h",
        base=[row["published_earliest"] for row in rows],
        x=[((row["published_latest"] - row["published_earliest"]) / pd.Timedelta(days=1) + 1) * _DAY for row in rows],
        y=[tops[row["article_id"]] + (height - 1) / 2 for row, height in zip(rows, heights, strict=True)],
        width=[height + 0.1 for height in heights],
        marker={
            "color": "rgba(0,0,0,0.06)",
            "line": {"color": INK, "width": 1.4},
            "pattern": {"shape": "|", "fgcolor": SOFT, "size": 4},
        },
        hovertext=[f"{escape(row['article_id'])}: published {_published(row)}" for row in rows],
        hoverinfo="text",
        showlegend=bool(rows),
    )


def _published(row: dict[str, Any]) -> str:
    first, last = row["published_earliest"], row["published_latest"]
    return f"{first:%-d %B %Y}" if first == last else f"between {first:%-d %B %Y} and {last:%-d %B %Y}"


def _height(bars: list[Bar]) -> int:
    return max((bar.level for bar in bars), default=0) + 1


def _frame(
    figure: go.Figure, packed: dict[str, list[Bar]], tops: dict[str, int], ends: tuple[pd.Timestamp, pd.Timestamp]
) -> None:
    lanes = list(packed)
    total = max(1, sum(_height(bars) + 1 for bars in packed.values()))
    middles = [tops[lane] + (_height(packed[lane]) - 1) / 2 for lane in lanes]
    lines = [
        {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": tops[lane] - 1, "y1": tops[lane] - 1} for lane in lanes[1:]
    ]
    figure.update_layout(
        barmode="overlay",
        shapes=[{**line, "line": {"color": GRID, "width": 1}} for line in lines],
        legend={"orientation": "h", "x": 0, "y": -0.08 - 1.2 / total, "yanchor": "top"},
        xaxis={
            "type": "date",
            "range": [ends[0], ends[1]],
            "gridcolor": GRID,
            "title": {"text": "when it happened, by the article (years)"},
        },
        yaxis={
            "tickvals": middles,
            "ticktext": [escape(lane) for lane in lanes],
            "range": [total - 0.6, -0.8],
            "automargin": True,
            "showgrid": False,
            "zeroline": False,
            "title": {"text": "article"},
        },
    )


def _words(timeline: pd.DataFrame, dated: list[tuple[int, dict[str, Any]]], lanes: list[str], present: int) -> tuple[str, str]:
    if not dated:
        return "Nothing dated is chosen.", f"n = 0 dated of {count_of(len(timeline), 'row')}"
    apart = sorted({row["event_id"] for _, row in dated if row["disagrees"]})
    first = min((row for _, row in dated), key=lambda row: row["earliest"])
    beginnings = f"The earliest is in {first['article_id']}: {' '.join(str(first['event']).split())} ({first['earliest']:%Y})."
    title = f"The articles give {count_of(len(apart), 'event')} dates that share no day." if apart else beginnings
    undated = int((timeline["earliest"].isna() | timeline["latest"].isna()).sum())
    caption = f"n = {count_of(len(dated), 'interval')} in {join_words(lanes) if len(lanes) < _NAMED else count_of(len(lanes), 'article')}"
    caption += f" (the first {len(lanes)} of {present})" if len(lanes) < present else ""
    return title, caption + (f"; {undated} without a date not drawn" if undated else "") + "; faded ends: the words are vague"
