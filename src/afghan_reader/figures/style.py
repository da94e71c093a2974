"""How the figures look: every article keeps its place, its colour, and a shape of its own that does not need the colour.

The colours are those of Okabe and Ito, which readers with any kind of colour vision tell apart; marks have a dark outline,
so that the light ones stand out from the paper.

References
----------
Okabe, M., and Ito, K. (2008). Color Universal Design: how to make figures and presentations that are friendly to
colorblind people.
"""

from __future__ import annotations

import html
import textwrap
from typing import TYPE_CHECKING, Any, NamedTuple

import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Iterable

    import plotly.graph_objects as go

INK = "#1c1c1e"
SOFT = "#55565c"
GRID = "#e3e4e8"
FONT = "system-ui, -apple-system, Segoe UI, Roboto, Noto Sans, sans-serif"


class Style(NamedTuple):
    """How one article is drawn: `colour`, and beside it shapes for plotly (`symbol`, `dash`, `pattern`) and print (`hatch`)."""

    colour: str
    symbol: str
    dash: str
    pattern: str
    hatch: str


_STYLES = (
    Style("#0072B2", "circle", "solid", "", ""),
    Style("#E69F00", "square", "dash", "/", "//"),
    Style("#009E73", "diamond", "dot", ".", ".."),
    Style("#CC79A7", "triangle-up", "dashdot", "x", "xx"),
    Style("#D55E00", "star", "longdash", "\\", "\\\\"),
    Style("#56B4E9", "cross", "longdashdot", "-", "--"),
    Style("#F0E442", "hexagon", "solid", "+", "++"),
    Style("#999999", "x", "dash", "|", "||"),
)


def style_articles(articles: pd.DataFrame) -> dict[str, Style]:
    """Give each article its style, by its place in the table; after eight articles the styles begin again.

    Parameters
    ----------
    articles
        From `read_articles`.

    Returns
    -------
    styles
        The style of each article, in the order of the table.

    Examples
    --------
    >>> style_articles(pd.DataFrame({"article_id": ["one", "two"]}))["two"].colour
    '#E69F00'
    """
    return {str(name): _STYLES[number % len(_STYLES)] for number, name in enumerate(articles["article_id"].tolist())}


def escape(text: object) -> str:
    """Make words from an article safe for a picture, which understands a little HTML; white space becomes single spaces."""
    return html.escape(" ".join(str(text).split()), quote=False)


def wrap(text: object, width: int = 80) -> str:
    """Escape words and break them into lines of at most `width` characters."""
    lines = textwrap.wrap(" ".join(str(text).split()), width) or [""]
    return "<br>".join(html.escape(line, quote=False) for line in lines)


def shorten(text: object, width: int = 38) -> str:
    """Shorten words to a label of at most `width` characters."""
    words = " ".join(str(text).split())
    return words if len(words) <= width else words[: width - 1].rstrip() + "…"


def count_of(number: int, one: str, many: str = "") -> str:
    """Say how many there are, such as `1 place` or `1,200 places`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def join_words(words: Iterable[str]) -> str:
    """Join words as in a sentence: a, b and c."""
    *first, last = list(words) or ["none"]
    return f"{', '.join(first)} and {last}" if first else last


def dress(figure: go.Figure, title: str, caption: str, *, height: int, text: str = "") -> go.Figure:
    """Give a figure the look of the house: a sentence as its title, a caption with n, and `text`, which says it in words.

    Every property that a figure may set is set, so that a figure on show can be updated in place.
    """
    heading, small = wrap(title, 90), wrap(caption, 120)
    lines = heading.count("<br>") + small.count("<br>") + 2
    figure.update_layout(
        template="none",
        autosize=True,
        title={
            "text": f'{heading}<br><span style="font-size:13px;color:{SOFT}">{small}</span>',
            "x": 0,
            "xref": "container",
            "xanchor": "left",
            "y": 1 - 18 / height,
            "yref": "container",
            "yanchor": "top",
            "pad": {"l": 12},
            "font": {"size": 17, "color": INK},
        },
        font={"family": FONT, "size": 13, "color": INK},
        paper_bgcolor="#fff",
        plot_bgcolor="#fff",
        height=height,
        margin={"l": 10, "r": 16, "t": 30 + 22 * lines, "b": 48},
        hoverlabel={"bgcolor": "#fff", "bordercolor": INK, "font": {"size": 13, "color": INK}, "align": "left"},
        legend={"font": {"size": 13}, "itemclick": False, "itemdoubleclick": False},
        shapes=figure.layout.shapes or [],
        annotations=figure.layout.annotations or [],
        meta={"text": text or f"{title} {caption}"},
    )
    return figure


def text_of(figure: go.Figure) -> str:
    """Say in words what a figure shows: its text alternative."""
    meta: Any = figure.layout.meta
    return str(meta["text"]) if meta else ""


def cells(table: pd.DataFrame, column: str) -> list[Any]:
    """List a column's cells, None where a value is missing."""
    return [None if pd.isna(value) else value for value in table[column].tolist()]
