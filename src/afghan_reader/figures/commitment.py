"""Draw how firmly articles speak: how often they hedge, what a word of probability may mean, where a reader meets each denial."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import plotly.graph_objects as go

from afghan_reader.schema import TableError, check_columns, rows_of

from .style import GRID, INK, Style, count_of, dress, escape, join_words, style_articles, wrap

if TYPE_CHECKING:
    import pandas as pd

_ROW = 44
_AXES = {"count": "hedges and boosters", "per_1000": "hedges and boosters per 1,000 words of the article"}
_LISTS = {"ICD 203": ("band_low", "band_high", "#c9cad0", ""), "Kent 1964": ("kent_low", "kent_high", "#fff", "/")}


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


def plot_bands(hedge_words: pd.DataFrame) -> go.Figure:
    """Draw what the two lists say that words of probability mean, in percent.

    Parameters
    ----------
    hedge_words
        `read_rules("hedges")`, or some of its rows; phrases without a band in both lists are left out.

    Returns
    -------
    figure
        Two bars a phrase, ICD 203 and Kent 1964, the most probable phrase on top.
    """
    check_columns(hedge_words, ["phrase", "band_source", "band_low", "band_high", "kent_low", "kent_high"], "hedges rules")
    # A phrase that ICD 203 lacks has Kent's band as its band, too: that is one list, not two.
    rows = [row for row in rows_of(hedge_words) if row["band_source"] == "ICD 203" and row["kent_low"]]
    rows.sort(key=lambda row: (float(row["band_low"]), float(row["kent_low"])))
    figure = go.Figure()
    for name, (low, high, colour, pattern) in list(_LISTS.items())[::-1]:
        spans = [(float(row[low]), float(row[high])) for row in rows]
        figure.add_bar(
            name=name,
            base=[first for first, _ in spans],
            x=[last - first for first, last in spans],
            y=[escape(row["phrase"]) for row in rows],
            orientation="h",
            marker={
                "color": colour,
                "pattern": {"shape": pattern, "fillmode": "overlay", "fgcolor": INK, "size": 7, "solidity": 0.15},
                "line": {"color": INK, "width": 1.2},
            },
            text=[f"{first:g} to {last:g}" for first, last in spans],
            textposition="outside",
            hovertext=[
                f"{escape(row['phrase'])}<br>{name}: {a:g} to {b:g} in 100" for row, (a, b) in zip(rows, spans, strict=True)
            ],
            hoverinfo="text",
        )
    figure.update_layout(
        barmode="group",
        legend={"traceorder": "reversed"},
        xaxis={
            "range": [0, 112],
            "tickvals": [*range(0, 101, 20)],
            "gridcolor": GRID,
            "zeroline": False,
            "title": {"text": "in 100"},
        },
        yaxis={"categoryorder": "array", "categoryarray": [escape(row["phrase"]) for row in rows], "automargin": True},
    )
    same = sum(
        (float(row["band_low"]), float(row["band_high"])) == (float(row["kent_low"]), float(row["kent_high"])) for row in rows
    )
    title = f"The two lists agree on {same or 'none'} of {count_of(len(rows), 'phrase')}." if rows else "No phrase has two bands."
    said = "".join(
        f" {row['phrase']}: {row['band_low']} to {row['band_high']} and {row['kent_low']} to {row['kent_high']}." for row in rows
    )
    caption = f"n = {count_of(len(rows), 'phrase')} with a band in ICD 203 and in Kent 1964"
    return dress(figure, title, caption, height=150 + 62 * max(2, len(rows)), text=f"{title}{said} {caption}.")


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
