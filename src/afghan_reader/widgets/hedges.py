"""Browse hedges: how often each article lowers or raises its commitment, and what words of probability mean to you."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ipywidgets as ipw

from afghan_reader.figures import plot_answers, plot_hedges
from afghan_reader.figures.style import escape
from afghan_reader.schema import rows_of
from afghan_reader.sources import compare_hedges, count_phrases

from .base import Browser, Evidence, Mark, Place, checkbox, choose_article, dropdown, keep_article

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go

    from afghan_reader.corpus import Reading

_PICTURES = {"how often articles hedge": "hedges", "how likely is “likely”?": "phrases"}
_MEASURES = {"number": "count", "per 1,000 words": "per_1000"}
_PLACES = {
    "running text": ("body",),
    "headline": ("title", "subtitle"),
    "headline and running text": ("title", "subtitle", "body"),
    "every passage": None,
}
_BANDS = ["band_low", "band_high", "kent_low", "kent_high"]


class HedgeBrowser(Browser):
    """Count hedges by kind and place, and set your own reading of “likely” against two lists; a hedge opens its sentence.

    Parameters
    ----------
    reading
        From `read_corpus`.

    Attributes
    ----------
    picture, article, category, place, measure, duplicates
        The controls of both pictures; set their `value` as a hand would.
    phrase, percent, show_bands
        What a phrase of probability means to you; its bands are drawn when you have said so, or all on wish.
    answers
        Your answers: the percentage by phrase.
    table
        What is on show, made by `compare_hedges` or `count_phrases`.
    """

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self.answers: dict[str, int] = {}
        phrases = sorted(count_phrases(reading.hedges.head(0))["phrase"])  # by letter: an order by band would tell
        found = sorted(reading.hedges["category"].dropna().unique())
        self.picture = dropdown("Picture:", _PICTURES.items(), "ar-choose-picture")
        self.article = choose_article(reading.articles)
        self.category = dropdown("Kind:", [("all kinds", ""), *((name, name) for name in found)], "ar-choose-category")
        self.place = dropdown("Place:", [(name, name) for name in _PLACES], "ar-choose-place")
        self.measure = dropdown("Count:", _MEASURES.items(), "ar-choose-measure")
        self.duplicates = checkbox("Count repeated passages too", "ar-choose-duplicates")
        self.phrase = dropdown("Phrase:", [(name, name) for name in phrases], "ar-choose-phrase")
        self.phrase.value = "likely" if "likely" in phrases else self.phrase.value
        self.percent = ipw.IntSlider(
            value=50, min=0, max=100, description="means, in percent:", continuous_update=False, layout={"width": "26rem"}
        ).add_class("ar-choose-percent")
        self.show_bands = checkbox("Show all bands", "ar-choose-bands")
        controls = [self.picture, self.article, self.category, self.place, self.measure, self.duplicates]
        self._asked = [self.phrase, self.percent, self.show_bands]
        self.phrase.observe(self._recall, "value")
        self.percent.observe(self._answer, "value")
        self._recalling = False
        super().__init__([*controls, *self._asked], Evidence(reading, "hedge", ["hedges"]), "ar-hedge-browser")

    def _draw(self) -> tuple[pd.DataFrame, go.Figure, list[Mark]]:
        counted = self.picture.value == "hedges"
        for control in (self.category, self.measure):
            control.disabled = not counted
        for control in self._asked:
            control.disabled = counted
        hedges = keep_article(self._reading.hedges, self.article.value)
        return self._draw_hedges(hedges) if counted else self._draw_phrases(hedges)

    def _draw_hedges(self, hedges: pd.DataFrame) -> tuple[pd.DataFrame, go.Figure, list[Mark]]:
        if self.category.value:
            hedges = hedges[hedges["category"] == self.category.value]
        kinds = _PLACES[self.place.value]
        table = compare_hedges(hedges, self._reading.passages, kinds=kinds, duplicates=self.duplicates.value)
        figure = plot_hedges(table, self._reading.articles, measure=self.measure.value)
        for trace in figure.data:  # a bar is an article's
            trace.customdata = [(trace.name, label) for label in trace.customdata]
        marks = [
            Mark((escape(name), label), f"{name}, {label}: {len(places)}", places, (name, label))
            for (name, label), places in _by_bar(table).items()
        ]
        return table, figure, marks

    def _draw_phrases(self, hedges: pd.DataFrame) -> tuple[pd.DataFrame, go.Figure, list[Mark]]:
        table = count_phrases(hedges, kinds=_PLACES[self.place.value], duplicates=self.duplicates.value)
        table["answer"] = table["phrase"].map(self.answers).astype("float64")
        drawn = table.copy()
        if not self.show_bands.value:
            drawn.loc[drawn["answer"].isna(), _BANDS] = float("nan")
        marks = [
            Mark(number, f"{row['phrase']}: {row['count']}", row["places"], row["phrase"])
            for number, row in enumerate(rows_of(table))
            if row["places"]
        ]
        return table, plot_answers(drawn), marks

    def _recall(self, _change: object) -> None:
        """Put the slider where the phrase was put before; this is no new answer."""
        self._recalling = True
        self.percent.value = self.answers.get(self.phrase.value, 50)
        self._recalling = False

    def _answer(self, _change: object) -> None:
        if not self._recalling:
            self.answers[self.phrase.value] = self.percent.value


def _by_bar(table: pd.DataFrame) -> dict[tuple[str, str], list[Place]]:
    """Put together the places of each bar: of an article and a category, and of a kind of passage where there are several."""
    several = len(set(table["passage_kind"])) > 1
    bars: dict[tuple[str, str], list[Place]] = {}
    for row in rows_of(table):
        label = f"{row['category']} ({row['passage_kind']})" if several else str(row["category"])
        bars.setdefault((row["article_id"], label), []).extend(row["places"])
    return bars
