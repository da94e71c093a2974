"""Draw how often articles lower or raise their commitment, by category."""

from __future__ import annotations

from typing import TYPE_CHECKING

import plotly.graph_objects as go

from afghan_reader.schema import TableError, check_columns, rows_of

from .style import GRID, INK, Style, count_of, dress, escape, style_articles

if TYPE_CHECKING:
    import pandas as pd

_AXES = {"count": "hedges and boosters", "per_1000": "hedges and boosters per 1,000 words of the article"}


def plot_hedges(hedging: pd.DataFrame, articles: pd.DataFrame, *, measure: str = "per_1000") -> go.Figure:
    """Draw how often each article lowers or raises its commitment, by category.

    Parameters
    ----------
    hedging
        Made by `compare_hedges`.
    articles
        From `read_articles`: the order and colour of the articles.
    measure
        `"per_1000"` (words) or `"count"`.

    Returns
    -------
    figure
        One bar an article and category; it carries the category as `customdata`. Where several kinds of passage were
        counted, each category has a row for each kind.

    Raises
    ------
    TableError
        If there is no such measure.
    """
    check_columns(hedging, ["article_id", "passage_kind", "category", "effect", *_AXES], "compared hedges")
    if measure not in _AXES:
        msg = f"there is no measure {measure!r}; choose one of {list(_AXES)}"
        raise TableError(msg)
    totals, counts = _sum_by_label(hedging, measure)
    labels = sorted(counts, key=lambda label: (-counts[label], label))
    figure = go.Figure()
    for name, style in style_articles(articles).items():
        if any(name in cell for cell in totals.values()):
            figure.add_trace(_bars([totals[label].get(name, 0) for label in labels], labels, name, style))
    figure.update_layout(
        barmode="group",
        legend={"traceorder": "normal"},
        xaxis={
            "title": {"text": _AXES[measure]},
            "gridcolor": GRID,
            "zeroline": True,
            "zerolinecolor": INK,
            "rangemode": "tozero",
        },
        # read from the top: the commonest category, and in each the articles in their order
        yaxis={
            "categoryorder": "array",
            "categoryarray": [escape(label) for label in labels],
            "autorange": "reversed",
            "automargin": True,
        },
    )
    number = sum(counts.values())
    title = f"Most common: {labels[0]}, {counts[labels[0]]:,} of {count_of(number, 'mark')}." if labels else "No hedge was found."
    caption = f"n = {count_of(number, 'mark')} in {count_of(hedging['article_id'].nunique(), 'article')}"
    said = "".join(f" {label} {counts[label]:,}." for label in labels)
    return dress(figure, title, caption, height=170 + 80 * max(2, len(labels)), text=f"{title}{said} {caption}.")


def _sum_by_label(hedging: pd.DataFrame, measure: str) -> tuple[dict[str, dict[str, float]], dict[str, int]]:
    """Add what lowers and what raises: by label and article as measured, and by label as counted."""
    rows = rows_of(hedging)
    several = len({row["passage_kind"] for row in rows}) > 1
    totals: dict[str, dict[str, float]] = {}
    counts: dict[str, int] = {}
    for row in rows:
        label = f"{row['category']} ({row['passage_kind']})" if several else str(row["category"])
        cell = totals.setdefault(label, {})
        cell[row["article_id"]] = cell.get(row["article_id"], 0) + (row[measure] or 0)
        counts[label] = counts.get(label, 0) + row["count"]
    return totals, counts


def _bars(values: list[float], labels: list[str], name: str, style: Style) -> go.Bar:
    return go.Bar(
        name=escape(name),
        x=values,
        y=[escape(label) for label in labels],
        orientation="h",
        customdata=labels,
        hovertext=[f"{escape(label)}<br>{escape(name)}: {value:.3g}" for label, value in zip(labels, values, strict=True)],
        hoverinfo="text",
        marker={
            "color": style.colour,
            "line": {"color": INK, "width": 1},
            "pattern": {
                "shape": style.pattern,
                "fillmode": "overlay",
                "fgcolor": INK,
                "fgopacity": 0.55,
                "size": 7,
                "solidity": 0.2,
            },
        },
    )
