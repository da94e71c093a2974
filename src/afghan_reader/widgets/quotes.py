"""Browse who speaks: sources and articles, with every quotation a choice away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from afghan_reader.figures import plot_sources
from afghan_reader.figures.sources import name_speaker
from afghan_reader.schema import rows_of
from afghan_reader.sources import compare_sources

from .base import Browser, Evidence, Mark, checkbox, choose_article, dropdown, keep_article
from .card import CodingCard

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go

    from afghan_reader.corpus import Reading

_KINDS = {"all kinds": "", "direct: between quotation marks": "direct", "indirect: reported": "indirect", "mixed: both": "mixed"}
_MEASURES = {"attributions": "count", "per 1,000 words": "per_1000", "share of the article": "share"}


class QuoteBrowser(Browser):
    """Compare who speaks in each article; a source opens its quotations, and a card asks five questions about each.

    Parameters
    ----------
    reading
        From `read_corpus`.

    Attributes
    ----------
    article, sourcing, kind, measure, duplicates
        The controls; set their `value` as a hand would.
    table
        What is on show, made by `compare_sources`.
    card
        The coding card for the quotation that is open; its `answers`, `note` and `coder` are controls, too.
    """

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        found = sorted(reading.quotes["sourcing"].dropna().unique())
        self.article = choose_article(reading.articles)
        self.sourcing = dropdown("Sourcing:", [("all ways", ""), *((name, name) for name in found)], "ar-choose-sourcing")
        self.kind = dropdown("Kind:", _KINDS.items(), "ar-choose-kind")
        self.measure = dropdown("Count:", _MEASURES.items(), "ar-choose-measure")
        self.duplicates = checkbox("Count repeated passages too", "ar-choose-duplicates")
        controls = [self.article, self.sourcing, self.kind, self.measure, self.duplicates]
        self._texts = dict(zip(reading.articles["article_id"].tolist(), reading.articles["text"].tolist(), strict=True))
        self.card = CodingCard()
        super().__init__(controls, Evidence(reading, "source"), "ar-quote-browser", below=self.card)
        self.evidence.places.observe(self._fill_card, "value")

    @property
    def codings(self) -> pd.DataFrame:
        """What readers answered on the coding card, as `measure_agreement` takes it: a row a question.

        The columns are `coder`, `item`, `variable` (independent, multiple, verifies, authoritative, named), `value` (missing:
        not answered), `article_id`, `start`, `end` and the `note`; only articles of this reading are listed.
        """
        table = self.card.table
        return table[table["article_id"].isin(list(self._texts))].reset_index(drop=True)

    def _fill_card(self, _change: object = None) -> None:
        place = self.evidence.places.value
        if place is None:
            self.card.lay_on(None, "")
            return
        article_id, start, end = place
        mark = self.evidence.chosen
        self.card.lay_on(place, f"{mark.label if mark else article_id}: “{self._texts[article_id][start:end]}”")

    def _draw(self) -> tuple[pd.DataFrame, go.Figure, list[Mark]]:
        quotes = keep_article(self._reading.quotes, self.article.value)
        # What is switched off is left out after counting, so that shares keep their denominator.
        if self.kind.value:
            quotes = quotes[quotes["kind"] == self.kind.value]
        table = compare_sources(quotes, self._reading.passages, duplicates=self.duplicates.value)
        if self.sourcing.value:
            table = table[table["sourcing"] == self.sourcing.value].reset_index(drop=True)
        figure = plot_sources(table, self._reading.articles, measure=self.measure.value)
        marks = [_mark(number, row) for number, row in enumerate(rows_of(table))]
        return table, figure, sorted(marks, key=lambda mark: -len(mark.places))


def _mark(number: int, row: dict[str, Any]) -> Mark:
    name = name_speaker(row["speaker"], row["sourcing"])
    return Mark(number, f"{name}, {row['article_id']}: {row['count']}", row["places"], (name, row["article_id"]))
