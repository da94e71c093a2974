"""Draw what newsrooms ask of anonymous sources against each quotation of one: a sign and a colour a cell."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

import plotly.graph_objects as go

from afghan_reader.schema import check_columns, rows_of

from .style import INK, count_of, dress, escape, shorten, wrap

if TYPE_CHECKING:
    import pandas as pd

SIGNS = {"yes": "✓", "no": "✗", "cannot tell": "?"}
# Light enough for dark signs, and apart in lightness as well as in hue.
_FILLS = {"yes": "#9ED9C3", "no": "#F3A673", "cannot tell": "#F1F1F4"}
_ROW = 25


def plot_rules(audit: pd.DataFrame, *, top: int = 40) -> go.Figure:
    """Draw the matrix of rules and quotations.

    Parameters
    ----------
    audit
        Made by `audit_anonymity`.
    top
        How many quotations to draw, in the order of the table; the caption says how many there are.

    Returns
    -------
    figure
        One cell a rule and quotation, with ✓ (kept), ✗ (not kept) or ? (cannot tell); it carries the row number of `audit`
        as `customdata`.
    """
    check_columns(audit, ["article_id", "quote_no", "speaker", "rule", "body", "verdict", "reason", "text"], "audit")
    drawn, quotations = choose_quotations(audit, top)
    rows = rows_of(drawn)  # from the first row on, so that the numbers are those of the table
    shown = {key: at for at, key in enumerate(dict.fromkeys((row["article_id"], row["quote_no"]) for row in rows))}
    columns = {key: at for at, key in enumerate(dict.fromkeys((row["body"], row["rule"]) for row in rows))}
    numbered = list(enumerate(rows))
    figure = go.Figure([_cells(verdict, numbered, shown, columns) for verdict in SIGNS])
    alone = len({article_id for article_id, _ in shown}) == 1
    names = {
        (row["article_id"], row["quote_no"]): f"{'' if alone else row['article_id'] + ': '}{row['speaker']}, “{row['text']}"
        for row in rows
    }
    figure.update_layout(
        xaxis={
            "side": "top",
            "tickmode": "array",
            "tickvals": list(columns.values()),
            "ticktext": [escape(rule) for _, rule in columns],
            "tickangle": -40,
            "range": [-0.6, max(len(columns), 1) - 0.4],
            "showgrid": False,
            "zeroline": False,
        },
        yaxis={
            "tickmode": "array",
            "tickvals": list(shown.values()),
            "ticktext": [escape(shorten(names[key], 46)) for key in shown],
            "range": [max(len(shown), 1) - 0.4, -0.6],
            "showgrid": False,
            "zeroline": False,
            "automargin": True,
        },
        **_bodies(columns),
    )
    title, caption = _say(audit, quotations, len(shown))
    dress(figure, title, caption, height=300 + _ROW * max(3, len(shown)))
    room = figure.layout.margin.t + 92  # the names of the rules stand above the matrix
    legend = {"orientation": "h", "x": 0, "y": 0, "yanchor": "top", "yref": "paper", "xanchor": "right"}
    figure.update_layout(margin={"t": room, "b": 40, "r": 50}, showlegend=True, legend=legend)
    return figure


def choose_quotations(audit: pd.DataFrame, top: int) -> tuple[pd.DataFrame, int]:
    """Choose the rows about the first quotations, and say how many quotations there are in all."""
    numbers = audit.groupby(["article_id", "quote_no"], sort=False).ngroup()
    return audit[numbers < top], int(numbers.max()) + 1 if len(audit) else 0


def _cells(
    verdict: str, numbered: list[tuple[int, dict[str, Any]]], shown: dict[Any, int], columns: dict[Any, int]
) -> go.Scatter:
    own = [(number, row) for number, row in numbered if row["verdict"] == verdict]
    return go.Scatter(
        name=f"{SIGNS[verdict]} {verdict}",
        x=[columns[row["body"], row["rule"]] for _, row in own],
        y=[shown[row["article_id"], row["quote_no"]] for _, row in own],
        mode="markers+text",
        text=[SIGNS[verdict]] * len(own),
        textfont={"size": 14, "color": INK},
        marker={"symbol": "square", "size": 21, "color": _FILLS[verdict], "line": {"color": "#8a8b92", "width": 1}},
        customdata=[number for number, _ in own],
        hovertext=[
            f"{escape(row['body'])}, {escape(row['rule'])}: {verdict}<br>{wrap(row['reason'], 60)}<br>“{wrap(row['text'], 60)}”"
            for _, row in own
        ],
        hoverinfo="text",
    )


def _bodies(columns: dict[tuple[str, str], int]) -> dict[str, Any]:
    """Write each body below its rules, with a line between bodies."""
    lines, words = [], []
    for body, group in groupby(columns, key=lambda key: key[0]):
        ats = [columns[key] for key in group]
        below = {"x": sum(ats) / len(ats), "y": 0, "yref": "paper", "yanchor": "top", "showarrow": False}
        words.append({**below, "text": f"<b>{escape(body)}</b>", "font": {"size": 13, "color": INK}})
        if ats[0]:
            side = ats[0] - 0.5
            line = {"type": "line", "x0": side, "x1": side, "y0": 0, "y1": 1, "yref": "paper"}
            lines.append({**line, "line": {"color": INK, "width": 1}})
    return {"annotations": words, "shapes": lines}


def _say(audit: pd.DataFrame, quotations: int, shown: int) -> tuple[str, str]:
    found = {verdict: int((audit["verdict"] == verdict).sum()) for verdict in SIGNS}
    part = f"; the first {shown} of {quotations:,} quotations are drawn" if shown < quotations else ""
    caption = f"n = {count_of(len(audit), 'answer')} about {count_of(quotations, 'quotation')} of unnamed sources{part}"
    if audit.empty:
        return "No quotation of an unnamed source is left to ask about.", caption
    title = f"A reader cannot tell in {found['cannot tell']:,} of {count_of(len(audit), 'case')}"
    return f"{title}; the rule is kept in {found['yes']:,} and not in {found['no']:,}.", caption
