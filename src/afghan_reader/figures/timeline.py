"""Draw time: events as intervals, in one lane an article.

An interval is a bar as wide as the words allow; where the words are vague its ends fade. No event is a point: a day is
a bar one day wide, with an outline that stays visible at every scale.
"""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from afghan_reader.schema import check_columns, rows_of

from .lanes import Bar, find_dated, height_of, label_of, length_of, middle_of, pack, say_interval, slices
from .style import GRID, INK, SOFT, Style, count_of, dress, escape, join_words, style_articles, wrap

_COLUMNS = ["article_id", "event_id", "event", "earliest", "latest", "precision", "date_as_given", "disagrees", "places"]
_ROWS = (24, 19)  # pixels a level of bars takes, where there are few and where there are many
_MANY = 30
_NAMED = 8  # fewer articles than these are named in a caption
_APART = "#a3003c"
MOST_LANES = 30

Lanes = dict[str, list[Bar]]


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
        One lane an article (at most thirty). A bar's width is the interval, its ends fade where the words are vague; a
        frame marks the publication; a dashed line joins intervals of one event that share no day. Each bar carries the
        row number of `timeline` as `customdata`.
    """
    lanes, first, last = build_lanes(timeline, articles, years)
    styles = style_articles(articles)
    tops = stack(lanes)
    figure = go.Figure()
    figure.add_trace(_publications(articles, lanes, tops))
    figure.add_trace(_joins(lanes, tops))
    for lane, bars in lanes.items():
        figure.add_trace(_lane(bars, tops[lane], styles[lane], lane))
    figure.add_trace(_labels(lanes, tops))
    _frame(figure, lanes, tops, (first, last))
    title, caption = say_timeline(timeline, lanes)
    text = f"{title} {_say_apart(lanes)}{caption}."
    return dress(figure, title, caption, height=190 + _row(lanes) * max(4, _total(lanes)), text=text)


def build_lanes(
    timeline: pd.DataFrame, articles: pd.DataFrame, years: tuple[int, int] | None
) -> tuple[Lanes, pd.Timestamp, pd.Timestamp]:
    """Put the dated rows into lanes, in the order of the articles; also the ends of the axis."""
    check_columns(timeline, _COLUMNS, "timeline")
    dated, first, last = find_dated(timeline, years)
    present = {row["article_id"] for _, row in dated}
    names = [name for name in style_articles(articles) if name in present][:MOST_LANES]
    return {name: pack([pair for pair in dated if pair[1]["article_id"] == name], first, last) for name in names}, first, last


def stack(lanes: Lanes) -> dict[str, int]:
    """Find the level at which each lane begins, with an empty level between lanes."""
    tops, total = {}, 0
    for lane, bars in lanes.items():
        tops[lane] = total
        total += height_of(bars) + 1
    return tops


def find_apart(lanes: Lanes) -> dict[str, list[tuple[str, Bar]]]:
    """Find the events to which two lanes give intervals that share no day: event to its lanes and bars."""
    told: dict[str, list[tuple[str, Bar]]] = {}
    for lane, bars in lanes.items():
        for bar in bars:
            if bar.row["disagrees"]:
                told.setdefault(bar.row["event_id"], []).append((lane, bar))
    return {event: bars for event, bars in told.items() if len(bars) > 1}


def say_timeline(timeline: pd.DataFrame, lanes: Lanes) -> tuple[str, str]:
    """Say what the lanes show: a title and a caption with n."""
    bars = [bar.row for each in lanes.values() for bar in each]
    if not bars:
        return "Nothing dated is chosen.", f"n = 0 intervals of {count_of(len(timeline), 'row')}"
    apart = find_apart(lanes)
    first = min(bars, key=lambda row: row["earliest"])
    title = f"The earliest is {' '.join(str(first['event']).split())} ({first['earliest']:%Y}), in {first['article_id']}."
    if apart:
        title = f"The articles give {count_of(len(apart), 'event')} dates that share no day."
    undated = int((timeline["earliest"].isna() | timeline["latest"].isna()).sum())
    papers = join_words(lanes) if len(lanes) < _NAMED else count_of(len(lanes), "article")
    more = timeline["article_id"].nunique() - len(lanes)
    caption = f"n = {count_of(len(bars), 'interval')} in {papers}"
    caption += f"; {count_of(more, 'more article')} not drawn" if more > 0 and len(lanes) == MOST_LANES else ""
    caption += f"; {undated} without a date not drawn" if undated else ""
    return title, f"{caption}; faded ends: the words are vague"


def _say_apart(lanes: Lanes) -> str:
    said = [
        f"{' '.join(str(bars[0][1].row['event']).split())}: "
        + "; ".join(f"{lane} {say_interval(bar.row)}" for lane, bar in bars)
        + ". "
        for bars in list(find_apart(lanes).values())[:3]
    ]
    return "".join(said)


def _total(lanes: Lanes) -> int:
    return max(1, sum(height_of(bars) + 1 for bars in lanes.values()))


def _row(lanes: Lanes) -> int:
    return _ROWS[_total(lanes) > _MANY]


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
    when = f"{say_interval(row)} ({escape(row['precision'])})"
    return f"{wrap(row['event'], 60)}<br>{escape(row['article_id'])}: {when}{given}{by}{apart}"


def _labels(lanes: Lanes, tops: dict[str, int]) -> go.Scatter:
    bars = [(tops[lane] + bar.level, bar) for lane, each in lanes.items() for bar in each]
    return go.Scatter(
        x=[bar.row["earliest"] if bar.left else bar.row["latest"] + pd.Timedelta(days=1) for _, bar in bars],
        y=[level for level, _ in bars],
        text=[f"{escape(label_of(bar.row))}&nbsp;" if bar.left else f"&nbsp;{escape(label_of(bar.row))}" for _, bar in bars],
        mode="text",
        textposition=["middle left" if bar.left else "middle right" for _, bar in bars],
        textfont={"size": 12, "color": INK, "shadow": "0 0 2px #fff, 0 0 3px #fff, 0 0 4px #fff"},
        hoverinfo="skip",
        showlegend=False,
    )


def _joins(lanes: Lanes, tops: dict[str, int]) -> go.Scatter:
    x: list[Any] = []
    y: list[Any] = []
    for bars in find_apart(lanes).values():
        x += [*(middle_of(bar.row) for _, bar in bars), None]
        y += [*(tops[lane] + bar.level for lane, bar in bars), None]
    return go.Scatter(
        x=x,
        y=y,
        mode="lines",
        name="one event, no day in common",
        line={"color": _APART, "width": 1.6, "dash": "dash"},
        opacity=0.7,
        hoverinfo="skip",
        showlegend=bool(x),
    )


def _publications(articles: pd.DataFrame, lanes: Lanes, tops: dict[str, int]) -> go.Bar:
    rows = [
        row for row in rows_of(articles, ["article_id", "published_earliest", "published_latest"]) if row["article_id"] in tops
    ]
    rows = [row for row in rows if not pd.isna(row["published_earliest"])]
    heights = [height_of(lanes[row["article_id"]]) for row in rows]
    return go.Bar(
        name="published",
        orientation="h",
        base=[row["published_earliest"] for row in rows],
        x=[length_of(row, "published_earliest", "published_latest") for row in rows],
        y=[tops[row["article_id"]] + (height - 1) / 2 for row, height in zip(rows, heights, strict=True)],
        width=[height + 0.2 for height in heights],
        marker={"color": "rgba(0,0,0,0.08)", "line": {"color": SOFT, "width": 2}},
        hovertext=[f"{escape(row['article_id'])}: published {_published(row)}" for row in rows],
        hoverinfo="text",
        showlegend=bool(rows),
    )


def _published(row: dict[str, Any]) -> str:
    said = say_interval({"earliest": row["published_earliest"], "latest": row["published_latest"]})
    return said if " to " not in said else f"at some time from {said}"


def _frame(figure: go.Figure, lanes: Lanes, tops: dict[str, int], ends: tuple[pd.Timestamp, pd.Timestamp]) -> None:
    middles = [tops[lane] + (height_of(bars) - 1) / 2 for lane, bars in lanes.items()]
    edges = [tops[lane] - 1 for lane in list(lanes)[1:]]
    line = {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "line": {"color": GRID, "width": 1}}
    figure.update_layout(
        barmode="overlay",
        shapes=[{**line, "y0": edge, "y1": edge} for edge in edges],
        legend={"orientation": "h", "x": 0, "y": -0.06 - 1.2 / _total(lanes), "yanchor": "top"},
        xaxis={
            "type": "date",
            "range": list(ends),
            "gridcolor": GRID,
            "zeroline": False,
            "title": {"text": "when it happened, by the article (years)"},
        },
        yaxis={
            "tickvals": middles,
            "ticktext": [escape(lane) for lane in lanes],
            "range": [_total(lanes) - 0.6, -0.8],
            "automargin": True,
            "showgrid": False,
            "zeroline": False,
            "title": {"text": ""},
        },
    )
