"""Browse what newsrooms ask of anonymous sources: each rule against each quotation, with the reason for each answer."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

import ipywidgets as ipw

from afghan_reader.figures import plot_rules
from afghan_reader.figures.rules import SIGNS, choose_quotations
from afghan_reader.schema import rows_of
from afghan_reader.sources import audit_anonymity

from .base import Browser, Evidence, Mark, choose_article, dropdown, keep_article

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go

    from afghan_reader.corpus import Reading

_TOP = 40  # quotations in the picture and in the list
_CARD = (
    "margin: 4px 0 10px; padding: 8px 14px; max-width: 110ch; border-left: 4px solid #0072B2; font-size: 14px; line-height: 1.5"
)


class RuleBrowser(Browser):
    """Ask of each quotation of an unnamed source what four newsrooms ask; a cell opens it and says its reason.

    Parameters
    ----------
    reading
        From `read_corpus`.

    Attributes
    ----------
    article, body, verdict
        The controls; set their `value` as a hand would.
    card
        What the chosen cell says: the rule, the answer and its reason.
    table
        What is on show, made by `audit_anonymity`.
    """

    def __init__(self, reading: Reading) -> None:
        self._audit = audit_anonymity(reading.quotes, reading.sentences)
        bodies = self._audit["body"].unique().tolist()
        self.article = choose_article(reading.articles)
        self.body = dropdown("Asked by:", [(f"all {len(bodies)}", ""), *((name, name) for name in bodies)], "ar-choose-body")
        verdicts = [("all", ""), *((f"{sign} {verdict}", verdict) for verdict, sign in SIGNS.items())]
        self.verdict = dropdown("Answer:", verdicts, "ar-choose-verdict")
        self.card = ipw.HTML().add_class("ar-card")
        controls = [self.article, self.body, self.verdict]
        super().__init__(controls, Evidence(reading, "answer"), "ar-rule-browser", above=self.card)
        self.evidence.marks.observe(self._say_reason, "value")
        self._say_reason()

    def _draw(self) -> tuple[pd.DataFrame, go.Figure, list[Mark]]:
        table = keep_article(self._audit, self.article.value)
        for column, control in (("body", self.body), ("verdict", self.verdict)):
            if control.value:
                table = table[table[column] == control.value]
        table = table.reset_index(drop=True)
        return table, plot_rules(table, top=_TOP), _marks(table)

    def _say_reason(self, _change: object = None) -> None:
        mark = self.evidence.chosen
        if mark is None:
            words = "Choose a square, in the picture or in the list, to read its rule, its reason and its quotation."
            self.card.value = f"<p style='{_CARD}'>{words}</p>"
            return
        row = {name: html.escape(" ".join(str(cell).split())) for name, cell in self._table.iloc[int(str(mark.key))].items()}
        self.card.value = (
            f"<p style='{_CARD}'><b>{row['body']}, {row['rule']}.</b> {row['says']}<br>"
            f"<b>{SIGNS[row['verdict']]} {row['verdict']}</b>: {row['reason']}<br>"
            f"{row['article_id']}, {row['speaker']}: “{row['text']}”<br><small>{row['source']}</small></p>"
        )


def _marks(table: pd.DataFrame) -> list[Mark]:
    """List the answers about the quotations that are drawn."""
    marks = []
    for number, row in enumerate(rows_of(choose_quotations(table, _TOP)[0])):
        label = f"{SIGNS[row['verdict']]} {row['article_id']}, {row['speaker']}: {row['body']}, {row['rule']}: {row['reason']}"
        key = (row["article_id"], row["quote_no"], row["body"], row["rule"])
        marks.append(Mark(number, label, row["places"], key))
    return marks
