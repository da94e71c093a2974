"""Draw the order of telling against the time that is told: a step down is a flashback."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import plotly.graph_objects as go

from afghan_reader.schema import check_columns, rows_of

from .lanes import length_of, middle_of, say_interval
from .style import GRID, INK, Style, count_of, dress, escape, style_articles, wrap

if TYPE_CHECKING:
    import pandas as pd

_GAP = 2


def plot_narrative(narrative: pd.DataFrame, articles: pd.DataFrame, *, years: tuple[int, int] | None = None) -> go.Figure:
    """Draw the dates of each article in the order in which it tells them.

    Parameters
    ----------
    narrative
        Made by `build_narrative`.
    articles
        From `read_articles`: the order and colour of the articles.
    years
        First and last year to show; by default all.

    Returns
    -------
    figure
        The articles side by side, each from its first date on the left to its last; a bar spans the days that the words
        can mean, a triangle below it marks a flashback. Bars carry the row number of `narrative` as `customdata`.
    """
    check_columns(narrative, ["article_id", "order", "date", "earliest", "latest", "flashback", "places"], "narrative")
    numbered = [(number, row) for number, row in enumerate(rows_of(narrative)) if _within(row, years)]
    styles = {
        name: style for name, style in style_articles(articles).items() if any(row["article_id"] == name for _, row in numbered)
    }
    figure = go.Figure()
    left, ticks = 0, []
    for name, style in styles.items():
        rows = [pair for pair in numbered if pair[1]["article_id"] == name]
        xs = list(range(left, left + len(rows)))
        figure.add_trace(_line(rows, xs, style))
        figure.add_trace(_bars(rows, xs, style, name))
        figure.add_trace(_flashbacks(rows, xs))
        ticks.append(((xs[0] + xs[-1]) / 2, f"{escape(name)}<br>{count_of(len(rows), 'date')}", xs[-1] + (_GAP + 1) / 2))
        left += len(rows) + _GAP
    figure.update_layout(
        barmode="overlay",
        showlegend=False,
        shapes=[
            {"type": "line", "yref": "paper", "y0": 0, "y1": 1, "x0": edge, "x1": edge, "line": {"color": GRID}}
            for _, _, edge in ticks[:-1]
        ],
        xaxis={
            "tickvals": [middle for middle, _, _ in ticks],
            "ticktext": [label for _, label, _ in ticks],
            "automargin": True,
            "title": {"text": "order of telling, from the first date of an article to its last", "standoff": 36},
            "showgrid": False,
            "zeroline": False,
        },
        yaxis={"type": "date", "gridcolor": GRID, "automargin": True, "title": {"text": "time that is told (years)"}},
    )
    back = sum(bool(row["flashback"]) for _, row in numbered)
    title = f"{back} of {count_of(len(numbered), 'date')} step back in time: the news is not told in the order of events."
    if not back:
        title = f"None of {count_of(len(numbered), 'date')} steps back in time."
    return dress(
        figure, title, f"n = {count_of(len(numbered), 'date')} in {count_of(len(styles), 'article')}; ▽ a flashback", height=520
    )


def _within(row: dict[str, Any], years: tuple[int, int] | None) -> bool:
    return years is None or (row["earliest"].year <= years[1] and row["latest"].year >= years[0])


def _line(rows: list[tuple[int, dict[str, Any]]], xs: list[int], style: Style) -> go.Scatter:
    return go.Scatter(
        x=xs,
        y=[middle_of(row) for _, row in rows],
        mode="lines",
        line={"color": style.colour, "dash": style.dash, "width": 1.4},
        hoverinfo="skip",
    )


def _bars(rows: list[tuple[int, dict[str, Any]]], xs: list[int], style: Style, name: str) -> go.Bar:
    return go.Bar(
        name=escape(name),
        x=xs,
        base=[row["earliest"] for _, row in rows],
        y=[length_of(row) for _, row in rows],
        width=0.8,
        marker={
            "color": style.colour,
            "pattern": {"shape": style.pattern, "fgcolor": INK, "fgopacity": 0.5, "fillmode": "overlay"},
            "line": {"color": INK, "width": 1.4},
        },
        customdata=[number for number, _ in rows],
        hovertext=[
            f"{wrap(row['date'], 50)}<br>{escape(name)}: {say_interval(row)}"
            f"{'<br>a flashback' if row['flashback'] else ''}<br>{wrap(row.get('text') or '', 60)}"
            for _, row in rows
        ],
        hoverinfo="text",
    )


def _flashbacks(rows: list[tuple[int, dict[str, Any]]], xs: list[int]) -> go.Scatter:
    back = [(x, row) for x, (_, row) in zip(xs, rows, strict=True) if row["flashback"]]
    return go.Scatter(
        x=[x for x, _ in back],
        y=[row["earliest"] for _, row in back],
        mode="markers",
        marker={"symbol": "triangle-down-open", "size": 9, "color": INK, "line": {"width": 1.5}, "standoff": 0},
        hoverinfo="skip",
    )
