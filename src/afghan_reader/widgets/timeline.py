"""Browse time: what happened when, by each article, with the words a choice away."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING

import ipywidgets as ipw
import pandas as pd

from afghan_reader.figures import plot_timeline
from afghan_reader.schema import rows_of
from afghan_reader.timeline import build_calendar, build_timeline

from .base import Browser, Evidence, Mark, checkbox, choose_article, dropdown, keep_article

if TYPE_CHECKING:
    import plotly.graph_objects as go

    from afghan_reader.corpus import Reading

_READERS = {"people: curated events": "people", "the machine: dates it found": "machine"}
_TOLD = {"any number of articles": 1, "two articles or more": 2, "three articles or more": 3}
_MANY = 60  # with more rows than these the browser begins with what two articles tell


class TimelineBrowser(Browser):
    """Compare when things happened, by each article; an event opens its sentences.

    Parameters
    ----------
    reading
        From `read_corpus`.

    Attributes
    ----------
    years, article, read_by, type, dated_by, told_by, disagreements
        The controls; set their `value` as a hand would.
    table
        What is on show, made by `build_timeline` or `build_calendar`.
    """

    def __init__(self, reading: Reading) -> None:
        self._tables = {
            "people": build_timeline(reading.events, reading.articles),
            "machine": build_calendar(reading.dates, reading.articles),
        }
        self._articles = reading.articles
        first, last = _years(pd.concat(list(self._tables.values()), ignore_index=True), reading.articles)
        self.years = ipw.IntRangeSlider(
            value=(first, last), min=first, max=last, description="Years:", continuous_update=False, layout={"width": "26rem"}
        ).add_class("ar-choose-years")
        self.article = choose_article(reading.articles)
        self.read_by = dropdown("Read by:", _READERS.items(), "ar-choose-reader")
        if reading.events.empty:
            self.read_by.value = "machine"
        self.type = dropdown("Type:", self._known("type"), "ar-choose-type")
        self.dated_by = dropdown("Dated by:", self._known("dated_by"), "ar-choose-dated-by")
        self.told_by = dropdown("Told by:", _TOLD.items(), "ar-choose-told-by")
        if len(self._tables[self.read_by.value]) > _MANY:
            self.told_by.value = 2
        self.disagreements = checkbox("Only events with dates that share no day", "ar-choose-disagreements")
        self.read_by.observe(self._offer, "value")
        controls = [self.years, self.article, self.read_by, self.type, self.dated_by, self.told_by, self.disagreements]
        super().__init__(controls, Evidence(reading, "event", ["dates"]), "ar-timeline-browser")

    def _known(self, column: str) -> list[tuple[str, str]]:
        names = sorted(self._tables[self.read_by.value][column].dropna().unique())
        return [("all", ""), *((shorten(name, 50, placeholder="…"), name) for name in names)]

    def _offer(self, _change: object = None) -> None:
        """Offer the types and daters of the table that was switched to."""
        self.type.options, self.dated_by.options = self._known("type"), self._known("dated_by")

    def _draw(self) -> tuple[pd.DataFrame, go.Figure, list[Mark]]:
        table = self._tables[self.read_by.value]
        table = keep_article(table[_tellers(table) >= self.told_by.value], self.article.value)
        for control, column in ((self.type, "type"), (self.dated_by, "dated_by")):
            if control.value:
                table = table[table[column] == control.value]
        if self.disagreements.value:
            table = table[table["disagrees"]]
        first, last = self.years.value
        inside = (table["earliest"].dt.year <= last) & (table["latest"].dt.year >= first)
        whole = self.years.value == (self.years.min, self.years.max)
        table = table[inside | (table["earliest"].isna() if whole else False)].reset_index(drop=True)
        figure = plot_timeline(table, self._articles, years=self.years.value)
        marks = [
            Mark(number, _say(row), row["places"], (row["article_id"], row["event_id"]))
            for number, row in enumerate(rows_of(table))
            if row["places"]
        ]
        return table, figure, marks


def _tellers(table: pd.DataFrame) -> pd.Series[int]:
    """Count for each row the articles that tell of its event."""
    return table.groupby("event_id")["article_id"].transform("nunique").astype("int64")


def _say(row: dict[str, object]) -> str:
    early, late = row["earliest"], row["latest"]
    if not isinstance(early, pd.Timestamp) or not isinstance(late, pd.Timestamp):
        when = "undated"
    else:
        when = f"{early:%Y-%m-%d}" if early == late else f"{early:%Y-%m-%d} to {late:%Y-%m-%d}"
    return f"{row['article_id']}, {when}: {' '.join(str(row['event']).split())}{' ≠' if row['disagrees'] else ''}"


def _years(table: pd.DataFrame, articles: pd.DataFrame) -> tuple[int, int]:
    days = pd.concat([table["earliest"], table["latest"], articles["published_earliest"]]).dropna()
    return (2000, 2020) if days.empty else (int(days.dt.year.min()), int(days.dt.year.max()) + 1)
