"""Draw what words of probability mean to a reader, and to two lists."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from afghan_reader.schema import check_columns, rows_of

from .style import GRID, INK, count_of, dress, escape

_LISTS = {"ICD 203": ("band_low", "band_high", "#9CCDEB", 0.2), "Kent 1964": ("kent_low", "kent_high", "#F7D79A", -0.2)}
_LATE = 88  # percent: from here on the label stands left of its mark
_NARROW = 1.2  # points: a band of one value is drawn so wide


def plot_answers(phrases: pd.DataFrame) -> go.Figure:
    """Draw what phrases of probability mean in Kent's list and in ICD 203, and where a reader puts them.

    Parameters
    ----------
    phrases
        Made by `count_phrases`; a column `answer` (percent, missing where there is none) is a reader's own.

    Returns
    -------
    figure
        One line a phrase with up to two bands and a diamond, the reader's answer; they carry the row number of `phrases` as
        `customdata`.
    """
    check_columns(phrases, ["phrase", "band_low", "band_high", "kent_low", "kent_high", "count", "places"], "phrases")
    known = [
        {name: None if pd.isna(cell) else cell for name, cell in row.items()} for row in rows_of(phrases.drop(columns="places"))
    ]
    numbered = list(enumerate(known))
    figure = go.Figure()
    for name, (low, high, colour, level) in _LISTS.items():
        own = [(n, row) for n, row in numbered if row[low] is not None]
        figure.add_trace(_band(own, name, (low, high), level))
        figure.data[-1].update(marker={"color": colour, "line": {"color": INK, "width": 1}})
    answers = [(n, row) for n, row in numbered if row.get("answer") is not None]
    figure.add_trace(_answers(answers))
    figure.update_layout(
        barmode="overlay",
        annotations=[_label(number, float(row["answer"] or 0)) for number, row in answers],
        showlegend=True,
        legend={"traceorder": "normal", "orientation": "h", "y": 1, "yanchor": "bottom", "x": 0, "xanchor": "left"},
        xaxis={
            "title": {"text": "how likely, in percent"},
            "type": "linear",
            "autorange": False,
            "range": [-2, 102],
            "tickmode": "linear",
            "dtick": 10,
            "ticksuffix": "%",
            "gridcolor": GRID,
            "zeroline": False,
        },
        yaxis={
            "type": "linear",
            "tickmode": "array",
            "tickvals": [number for number, _ in numbered],
            "ticktext": [escape(f"{row['phrase']} ({row['count']})" if row["count"] else row["phrase"]) for _, row in numbered],
            "autorange": False,
            "range": [max(len(numbered), 1) - 0.4, -0.6],
            "gridcolor": GRID,
            "zeroline": False,
            "automargin": True,
        },
    )
    title, caption, text = _answered([row for _, row in answers], phrases)
    return dress(figure, title, caption, height=210 + 26 * max(3, len(numbered)), text=text)


def place_answer(answer: float, low: float | None, high: float | None) -> str:
    """Say where an answer lies against a band: inside, below, above, or that there is no band."""
    if low is None or high is None:
        return "no band"
    band = f"{low:g}%" if low == high else f"{low:g} to {high:g}%"
    return f"{band}, {'below it' if answer < low else 'above it' if answer > high else 'inside'}"


def _band(own: list[tuple[int, dict[str, Any]]], name: str, ends: tuple[str, str], level: float) -> go.Bar:
    low, high = ends
    return go.Bar(
        name=name,
        orientation="h",
        base=[row[low] if row[low] < row[high] else min(max(row[low] - _NARROW / 2, 0), 100 - _NARROW) for _, row in own],
        x=[max(row[high] - row[low], _NARROW) for _, row in own],
        y=[number - level for number, _ in own],
        width=0.34,
        customdata=[number for number, _ in own],
        hovertext=[f"{escape(row['phrase'])}, {name}: {row[low]:g} to {row[high]:g}%" for _, row in own],
        hoverinfo="text",
    )


def _label(number: int, answer: float) -> dict[str, Any]:
    """Write an answer on a white ground beside its mark."""
    side = -30 if answer > _LATE else 30
    box = {"bgcolor": "#fff", "bordercolor": INK, "borderwidth": 1, "borderpad": 1}
    font = {"size": 13, "color": INK}
    return {"x": answer, "y": number, "text": f"<b>{answer:g}%</b>", "xshift": side, "showarrow": False, "font": font, **box}


def _answers(answers: list[tuple[int, dict[str, Any]]]) -> go.Scatter:
    return go.Scatter(
        name="your answer",
        mode="markers",
        x=[row["answer"] for _, row in answers],
        y=[number for number, _ in answers],
        cliponaxis=False,
        marker={"symbol": "diamond", "size": 15, "color": "#D55E00", "line": {"color": "#fff", "width": 2}},
        customdata=[number for number, _ in answers],
        hovertext=[f"{escape(row['phrase'])}: your {row['answer']:g}%" for _, row in answers],
        hoverinfo="text",
    )


def _answered(answers: list[dict[str, Any]], phrases: pd.DataFrame) -> tuple[str, str, str]:
    said = int(phrases["count"].sum())
    caption = f"n = {count_of(len(phrases), 'phrase')}; in brackets how often the articles use it, {said} in all"
    if not answers:
        title = "What do words of probability mean? Say a percentage, then see two lists."
        return title, caption, f"{title} {caption}."
    words = [
        f"“{row['phrase']}” is {row['answer']:g}% to you (ICD 203: "
        f"{place_answer(row['answer'], row['band_low'], row['band_high'])}; "
        f"Kent: {place_answer(row['answer'], row['kent_low'], row['kent_high'])})"
        for row in answers
    ]
    inside = sum(place_answer(row["answer"], row["band_low"], row["band_high"]).endswith("inside") for row in answers)
    banded = sum(row["band_low"] is not None for row in answers)
    title = f"Inside the band of ICD 203: {inside} of {count_of(banded, 'answer')}."
    return title, caption, f"{title} {'; '.join(words)}. {caption}."
