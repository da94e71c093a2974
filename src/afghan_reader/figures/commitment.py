"""Draw where a reader meets each denial."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import plotly.graph_objects as go

from afghan_reader.schema import check_columns, rows_of

from .style import GRID, INK, Style, count_of, dress, escape, join_words, style_articles, wrap

if TYPE_CHECKING:
    import pandas as pd

_ROW = 44


def plot_denials(denials: pd.DataFrame, articles: pd.DataFrame) -> go.Figure:
    """Draw where in each article its denials stand: one strip an article, from its first word to its last.

    Parameters
    ----------
    denials
        Made by `compare_denials`.
    articles
        From `read_articles`: the order and colour of the articles. An article without a denial keeps its empty strip.

    Returns
    -------
    figure
        A mark a denial; it carries the row number of `denials` as `customdata`.
    """
    check_columns(denials, ["article_id", "label", "speaker", "position", "text", "places"], "denials")
    styles = style_articles(articles)
    numbered = [(number, row) for number, row in enumerate(rows_of(denials)) if row["article_id"] in styles]
    found = {name: [pair for pair in numbered if pair[1]["article_id"] == name] for name in styles}
    figure = go.Figure([_strip(pairs, name, styles[name]) for name, pairs in found.items()])
    figure.update_layout(
        showlegend=False,
        xaxis={
            "range": [-0.02, 1.02],
            "tickformat": ".0%",
            "gridcolor": GRID,
            "zeroline": False,
            "title": {"text": "share of the running text that a reader has read before"},
        },
        yaxis={
            "type": "category",
            "categoryorder": "array",
            "categoryarray": list(styles)[::-1],
            "range": [-0.5, max(len(styles), 1) - 0.5],
            "gridcolor": GRID,
            "automargin": True,
        },
    )
    title, caption = _say(found)
    return dress(figure, title, caption, height=170 + _ROW * len(styles))


def _strip(pairs: list[tuple[int, dict[str, Any]]], name: str, style: Style) -> go.Scatter:
    # An article without a denial has a mark that is not drawn, so that its name stands on the axis.
    rows = [row for _, row in pairs]
    return go.Scatter(
        name=escape(name),
        x=[row["position"] for row in rows] or [None],
        y=[escape(name)] * max(len(rows), 1),
        mode="markers+text",
        text=[escape(row["label"]) for row in rows],
        textposition="top center",
        marker={"symbol": style.symbol, "color": style.colour, "size": 13, "line": {"color": INK, "width": 1.4}},
        customdata=[number for number, _ in pairs],
        hovertext=[f"{escape(name)} {escape(row['label'])}: {escape(row['speaker'])}<br>{wrap(row['text'], 60)}" for row in rows],
        hoverinfo="text",
    )


def _say(found: dict[str, list[tuple[int, dict[str, Any]]]]) -> tuple[str, str]:
    number = sum(map(len, found.values()))
    caption = f"n = {count_of(number, 'denial')} in {count_of(len(found), 'article')}; 0% is the first word, 100% the last"
    first = {name: min(row["position"] for _, row in pairs) for name, pairs in found.items() if pairs}
    without = [name for name in found if name not in first]
    if not first:
        return "No denial was found.", caption
    early, late = min(first, key=lambda name: first[name]), max(first, key=lambda name: first[name])
    title = f"The first denial stands at {first[early]:.0%} of the text in {early}"
    title += f" and at {first[late]:.0%} in {late}" if late != early else ""
    return f"{title}{f'; none was found in {join_words(without)}' if without else ''}.", caption
