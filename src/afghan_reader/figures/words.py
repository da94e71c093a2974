"""Draw which words an article uses more than others do, and which less."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import plotly.graph_objects as go

from afghan_reader.schema import check_columns, rows_of

from .style import GRID, INK, count_of, dress, escape, join_words, style_articles

if TYPE_CHECKING:
    import pandas as pd

_OTHERS = "#D9DADF"


def plot_words(words: pd.DataFrame, articles: pd.DataFrame, *, top: int = 15) -> go.Figure:
    """Draw the words that part one article most from its reference.

    Parameters
    ----------
    words
        Made by `compare_words` for one article.
    articles
        From `read_articles`: the colour of the article.
    top
        How many words to draw on either side, those that part the two most first (by `z`).

    Returns
    -------
    figure
        One bar a word, as long as its log-odds, with both counts beside it; it carries the row number of `words` as
        `customdata`.
    """
    check_columns(words, ["article_id", "word", "count", "count_reference", "log_odds", "z", "reference"], "compared words")
    rows = choose_words(words, top)
    figure = go.Figure()
    for name, more in (("more here", True), ("more in the reference", False)):
        own = [(number, row) for number, row in rows if (row["log_odds"] > 0) == more]
        if own:
            figure.add_trace(_bars(own, name))
    if rows:
        style = style_articles(articles).get(rows[0][1]["article_id"])
        if figure.data[0].name == "more here" and style:
            figure.data[0].update(marker={"color": style.colour})
    reach = max((abs(row["log_odds"]) for _, row in rows), default=1) * 1.25
    figure.update_layout(
        showlegend=False,
        bargap=0.25,
        xaxis={
            "title": {"text": "log-odds: right of 0 more in the article, left of 0 more in the reference"},
            "range": [-reach, reach],
            "gridcolor": GRID,
            "zeroline": True,
            "zerolinecolor": INK,
        },
        yaxis={
            "type": "category",
            "categoryorder": "array",
            "categoryarray": [escape(row["word"]) for _, row in rows][::-1],
            "automargin": True,
        },
    )
    title, caption, text = _say(words, rows)
    return dress(figure, title, caption, height=170 + 22 * max(5, len(rows)), text=text)


def choose_words(words: pd.DataFrame, top: int) -> list[tuple[int, dict[str, Any]]]:
    """Choose the first and the last words of a comparison that part the two sides, each with its row number."""
    numbered = list(enumerate(rows_of(words)))
    more = [pair for pair in numbered if pair[1]["log_odds"] > 0][:top]
    less = [pair for pair in numbered if pair[1]["log_odds"] < 0][-top:]
    return more + less


def _bars(rows: list[tuple[int, dict[str, Any]]], name: str) -> go.Bar:
    return go.Bar(
        name=name,
        orientation="h",
        x=[row["log_odds"] for _, row in rows],
        y=[escape(row["word"]) for _, row in rows],
        text=[f"{row['count']} : {row['count_reference']}" for _, row in rows],
        textposition="outside",
        cliponaxis=False,
        textfont={"size": 12, "color": INK},
        customdata=[number for number, _ in rows],
        hovertext=[
            f"{escape(row['word'])}: {row['count']} here ({row['per_1000'] or 0:.1f} in 1,000 words), "
            f"{row['count_reference']} in the reference ({row['per_1000_reference'] or 0:.1f})"
            for _, row in rows
        ],
        hoverinfo="text",
        marker={"color": _OTHERS, "line": {"color": INK, "width": 1}},
    )


def _say(words: pd.DataFrame, rows: list[tuple[int, dict[str, Any]]]) -> tuple[str, str, str]:
    if not rows:
        title, caption = "No word is frequent enough to compare.", "n = 0 words"
        return title, caption, f"{title} {caption}: choose a smaller minimum count or another article."
    row = rows[0][1]
    reference = str(row["reference"]).split("; ")
    against = join_words(reference) if len(reference) <= 5 else count_of(len(reference), "other article")  # noqa: PLR2004
    more = [f"“{row['word']}”" for _, row in rows if row["log_odds"] > 0]
    less = [f"“{row['word']}”" for _, row in rows[::-1] if row["log_odds"] < 0]
    title = f"{row['article_id']} uses {join_words(more[:3])} more than {against}."
    caption = (
        f"n = {count_of(len(words), 'word')} compared; {row['words']:,} words here, {row['words_reference']:,} in the reference; "
        "beside each bar its count here : in the reference"
    )
    text = f"{title} Also more: {join_words(more[3:8])}. Less: {join_words(less[:6])}. {caption}."
    return title, caption, text
