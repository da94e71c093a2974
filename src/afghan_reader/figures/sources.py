"""Draw who speaks: one bar a source, cut by article."""

from __future__ import annotations

from typing import TYPE_CHECKING

import plotly.graph_objects as go

from afghan_reader.schema import TableError, check_columns

from .style import GRID, INK, cells, count_of, dress, escape, shorten, style_articles, wrap

if TYPE_CHECKING:
    import pandas as pd

_AXES = {
    "count": "attributions",
    "per_1000": "attributions per 1,000 words of the article",
    "share": "share of the article's attributions",
}


_SAID = 6  # as many sources are said in words


def name_speaker(speaker: object, sourcing: object) -> str:
    """Name a source for a picture: with how it is sourced where it has no name of its own."""
    if not isinstance(speaker, str) or not speaker:
        return "(no source)" if sourcing == "hearsay" else "(unknown)"
    return speaker if sourcing in ("named", "institution", "document") else f"{speaker} ({sourcing})"


def plot_sources(sources: pd.DataFrame, articles: pd.DataFrame, *, measure: str = "count", top: int = 18) -> go.Figure:
    """Draw how often each source speaks in each article.

    Parameters
    ----------
    sources
        Made by `compare_sources`.
    articles
        From `read_articles`: the order and colour of the articles.
    measure
        `"count"`, `"per_1000"` (words) or `"share"` (0 to 1).
    top
        How many sources to draw, those with most attributions first; the caption says how many there are.

    Returns
    -------
    figure
        One bar a source; each piece is an article's, and carries the row number of `sources` as `customdata`.

    Raises
    ------
    TableError
        If there is no such measure.
    """
    check_columns(sources, ["article_id", "speaker", "sourcing", "count", *_AXES], "compared sources")
    if measure not in _AXES:
        msg = f"there is no measure {measure!r}; choose one of {list(_AXES)}"
        raise TableError(msg)
    names = [name_speaker(*pair) for pair in zip(sources["speaker"].tolist(), sources["sourcing"].tolist(), strict=True)]
    totals: dict[str, int] = {}
    for name, count in zip(names, sources["count"].tolist(), strict=True):
        totals[name] = totals.get(name, 0) + count
    ranked = sorted(totals, key=lambda name: (-totals[name], name))
    shown = ranked[:top]
    figure = go.Figure()
    owned: dict[str, list[int]] = {}
    for number, owner in enumerate(sources["article_id"].tolist()):
        if names[number] in shown:
            owned.setdefault(owner, []).append(number)
    for article_id, style in style_articles(articles).items():
        rows = owned.get(article_id, [])
        if rows:
            figure.add_trace(_bars(sources.iloc[rows], [names[n] for n in rows], rows, measure))
            figure.data[-1].update(name=escape(article_id), marker={"color": style.colour, "pattern": {"shape": style.pattern}})
    figure.update_layout(
        barmode="stack",
        legend={"traceorder": "normal"},
        yaxis={
            "categoryorder": "array",
            "categoryarray": [escape(shorten(name, 44)) for name in reversed(shown)],
            "automargin": True,
        },
        xaxis={
            "title": {"text": _AXES[measure]},
            "gridcolor": GRID,
            "zeroline": True,
            "zerolinecolor": INK,
            "rangemode": "tozero",
        },
    )
    title, caption = _words(totals, ranked, shown, sources)
    said = "; ".join(f"{name} {totals[name]}" for name in ranked[:_SAID])
    return dress(figure, title, caption, height=150 + 26 * max(4, len(shown)), text=f"{title} Most often: {said}. {caption}.")


def _bars(rows: pd.DataFrame, names: list[str], numbers: list[int], measure: str) -> go.Bar:
    values = [value or 0 for value in cells(rows, measure)]
    rated = zip(names, rows["count"].tolist(), rows["share"].tolist(), rows["article_id"].tolist(), strict=True)
    hover = [
        f"{wrap(name, 50)}<br>{escape(article_id)}: {count_of(count, 'attribution')}, {share:.0%} of the article's"
        for name, count, share, article_id in rated
    ]
    return go.Bar(
        x=values,
        y=[escape(shorten(name, 44)) for name in names],
        orientation="h",
        customdata=numbers,
        hovertext=hover,
        hoverinfo="text",
        marker={
            "line": {"color": INK, "width": 1},
            "pattern": {"fillmode": "overlay", "fgcolor": INK, "fgopacity": 0.55, "size": 7, "solidity": 0.2},
        },
    )


def _words(totals: dict[str, int], ranked: list[str], shown: list[str], sources: pd.DataFrame) -> tuple[str, str]:
    total = sum(totals.values())
    papers = count_of(sources["article_id"].nunique(), "article")
    if not ranked:
        return "Nobody speaks in what is chosen.", "n = 0 attributions"
    first = ranked[0]
    title = f"{first} speaks most often: {totals[first]} of {count_of(total, 'attribution')}."
    part = "" if len(shown) == len(ranked) else f"the {len(shown)} most frequent of "
    return title, f"n = {count_of(total, 'attribution')} in {papers}; {part}{count_of(len(ranked), 'source')}"
