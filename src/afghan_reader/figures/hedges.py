"""Draw how often articles hedge, and what words of probability mean: to two lists, and to a reader."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from afghan_reader.schema import TableError, check_columns, rows_of

from .style import GRID, INK, count_of, dress, escape, join_words, style_articles

_AXES = {"count": "hedges and boosters", "per_1000": "for each 1,000 words of the article's passages of this kind"}
_LISTS = {"ICD 203": ("band_low", "band_high", "#0072B2", 0.2), "Kent 1964": ("kent_low", "kent_high", "#E69F00", -0.2)}
_NARROW = 1.2  # points: a band of one value is drawn so wide


def plot_hedges(hedges: pd.DataFrame, articles: pd.DataFrame, *, measure: str = "count") -> go.Figure:
    """Draw how often each article lowers or raises its commitment, by category.

    Parameters
    ----------
    hedges
        Made by `compare_hedges`.
    articles
        From `read_articles`: the order and colour of the articles.
    measure
        `"count"` (bars stand on one another) or `"per_1000"` words (side by side).

    Returns
    -------
    figure
        One bar a category, effect and kind of passage; each piece is an article's, and carries the row number of `hedges` as
        `customdata`.

    Raises
    ------
    TableError
        If there is no such measure.
    """
    check_columns(hedges, ["article_id", "passage_kind", "category", "effect", *_AXES], "compared hedges")
    if measure not in _AXES:
        msg = f"there is no measure {measure!r}; choose one of {list(_AXES)}"
        raise TableError(msg)
    numbered = list(enumerate(rows_of(hedges)))
    kinds = {row["passage_kind"] for _, row in numbered}
    totals: dict[str, int] = {}
    for _, row in numbered:
        row["name"] = f"{row['category']} ({row['effect']})" + (f", {row['passage_kind']}" if len(kinds) > 1 else "")
        totals[row["name"]] = totals.get(row["name"], 0) + row["count"]
    ranked = sorted(totals, key=lambda name: (-totals[name], name))
    figure = go.Figure()
    for article_id, style in style_articles(articles).items():
        own = [(number, row) for number, row in numbered if row["article_id"] == article_id]
        if own:
            figure.add_trace(_pieces(own, measure))
            pattern = {
                "shape": style.pattern,
                "fillmode": "overlay",
                "fgcolor": INK,
                "fgopacity": 0.55,
                "size": 7,
                "solidity": 0.2,
            }
            marker = {"color": style.colour, "pattern": pattern, "line": {"color": INK, "width": 1}}
            figure.data[-1].update(name=escape(article_id), marker=marker)
    figure.update_layout(
        barmode="stack" if measure == "count" else "group",
        showlegend=True,
        legend={"traceorder": "normal"},
        xaxis={
            "title": {"text": _AXES[measure]},
            "type": "linear",
            "autorange": True,
            "gridcolor": GRID,
            "rangemode": "tozero",
            "zeroline": True,
            "zerolinecolor": INK,
            "ticksuffix": "",
        },
        yaxis={
            "type": "category",
            "categoryorder": "array",
            "categoryarray": [escape(name) for name in reversed(ranked)],
            "autorange": True,
            "automargin": True,
        },
    )
    title, caption, text = _count(totals, ranked, hedges)
    pieces = 1 if measure == "count" else 2
    return dress(figure, title, caption, height=170 + 34 * pieces * max(3, len(ranked)), text=text)


def plot_bands(phrases: pd.DataFrame) -> go.Figure:
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


def _pieces(own: list[tuple[int, dict[str, Any]]], measure: str) -> go.Bar:
    return go.Bar(
        orientation="h",
        x=[row[measure] or 0 for _, row in own],
        y=[escape(row["name"]) for _, row in own],
        customdata=[number for number, _ in own],
        hovertext=[
            f"{escape(row['article_id'])}, {escape(row['name'])}: {row['count']} in {row['words']:,} words, "
            f"{row['per_1000'] or 0:.1f} in 1,000"
            for _, row in own
        ],
        hoverinfo="text",
    )


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


def _answers(answers: list[tuple[int, dict[str, Any]]]) -> go.Scatter:
    return go.Scatter(
        name="your answer",
        mode="markers+text",
        x=[row["answer"] for _, row in answers] or [None],
        y=[number for number, _ in answers] or [None],
        text=[f"<b>{row['answer']:g}%</b>" for _, row in answers],
        textposition="middle right",
        textfont={"size": 13, "color": INK},
        cliponaxis=False,
        marker={"symbol": "diamond", "size": 15, "color": "#D55E00", "line": {"color": "#fff", "width": 2}},
        customdata=[number for number, _ in answers],
        hovertext=[f"{escape(row['phrase'])}: your {row['answer']:g}%" for _, row in answers],
        hoverinfo="text",
    )


def _count(totals: dict[str, int], ranked: list[str], hedges: pd.DataFrame) -> tuple[str, str, str]:
    total = sum(totals.values())
    caption = f"n = {count_of(total, 'place')} in {count_of(hedges['article_id'].nunique(), 'article')}"
    if not ranked:
        title = "No hedge was found in what is chosen."
        return title, caption, f"{title} {caption}: another article or kind of passage may have some."
    title = f"The most frequent kind is {ranked[0]}: {totals[ranked[0]]} of {count_of(total, 'place')}."
    each = hedges.groupby("article_id", sort=False)["count"].sum()
    text = f"{title} All kinds: {'; '.join(f'{name} {totals[name]}' for name in ranked[:8])}. "
    return title, caption, text + f"By article: {join_words([f'{name} {count}' for name, count in list(each.items())[:8]])}."


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
    title = f"Of your {count_of(len(answers), 'answer')}, {inside} of {banded} lie inside the band of ICD 203."
    return title, caption, f"{title} {'; '.join(words)}. {caption}."
