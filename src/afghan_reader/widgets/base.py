"""What the browsers share: controls, one figure that is updated in place, and the evidence beside it.

The evidence is two lists and a reader: the marks of the picture, the places behind the chosen mark, and the article, opened
at the chosen place. A click on the picture chooses from the same list as the keyboard does.
"""

from __future__ import annotations

import html
from bisect import bisect_right
from typing import TYPE_CHECKING, Any, NamedTuple

import ipywidgets as ipw
import plotly.graph_objects as go

from afghan_reader.figures import text_of
from afghan_reader.schema import rows_of

from .reader import ArticleReader

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence

    import pandas as pd

    from afghan_reader.corpus import Reading

Place = tuple[str, int, int]
_ALL = ""
_LISTED = 500  # marks in the list: a longer one is of no use to a reader, and slow
_SUMMARY = "margin: 4px 0; max-width: 110ch; font-size: 14px; line-height: 1.5"


class Mark(NamedTuple):
    """Something on a picture that can be chosen.

    `key` is what clicks carry, `label` how to say it, `same` what stays the same when the picture is drawn again.
    """

    key: Hashable
    label: str
    places: Sequence[Place]
    same: Hashable


class Evidence(ipw.VBox):  # type: ignore[misc]  # ipywidgets has no types
    """The marks of a picture, the places behind the chosen one, and the article.

    Parameters
    ----------
    reading
        From `read_corpus`.
    name
        What a mark is, for the label of the list: "source", "event", "line or actor".
    layers
        The layers that the reader begins with.
    """

    def __init__(self, reading: Reading, name: str, layers: Sequence[str] = ("quotes",)) -> None:
        self._sentences = _Places(reading)
        self._marks: list[Mark] = []
        self._filling = False
        self.marks = _select(f"Each {name} on show", rows=9, css="ar-marks")
        self.places = _select("Its places in the articles", rows=9, css="ar-places")
        self.reader = ArticleReader(reading)
        self.reader.layers = list(layers)
        self.reader.height = "24rem"
        self._title = ipw.HTML()
        lists = ipw.VBox([self._title, self.marks, *_titled(self.places)], layout={"width": "36%", "min_width": "17rem"})
        text = ipw.VBox([self.reader], layout={"width": "64%", "min_width": "22rem"})
        super().__init__([ipw.HBox([lists, text], layout={"flex_flow": "row wrap"})])
        self.add_class("ar-evidence")
        self.marks.observe(self._show_places, "value")
        self.places.observe(self._open, "value")

    def fill(self, marks: Iterable[Mark]) -> None:
        """List the marks now on show; the one that was chosen stays chosen where it is still there."""
        kept = self.chosen.same if self.chosen else None
        self._marks = list(marks)
        self._filling = True
        listed = self._marks[:_LISTED]
        self.marks.options = [(mark.label, number) for number, mark in enumerate(listed)]
        self.marks.value = next((number for number, mark in enumerate(listed) if mark.same == kept), None)
        most = "" if len(listed) == len(self._marks) else f" (the first {_LISTED:,} of {len(self._marks):,})"
        self._title.value = f"<b>{html.escape(self.marks.description + most)}</b>"
        self._filling = False
        self._show_places()

    def choose(self, key: Hashable) -> None:
        """Choose a mark, as a click on the picture does; a key that is not on show changes nothing."""
        number = next((number for number, mark in enumerate(self._marks) if mark.key == key), None)
        if number is None:
            return
        if self.marks.value == number:
            self._open()
            return
        if number not in {listed for _, listed in self.marks.options}:  # on the picture, but beyond the list
            self._filling = True
            self.marks.options = [*self.marks.options[:_LISTED], (self._marks[number].label, number)]
            self.marks.value = None
            self._filling = False
        self.marks.value = number

    @property
    def chosen(self) -> Mark | None:
        """The mark that is chosen."""
        return None if self.marks.value is None else self._marks[self.marks.value]

    def _show_places(self, _change: object = None) -> None:
        if self._filling:
            return
        places = list(self.chosen.places) if self.chosen else []
        if [place for _, place in self.places.options] == places:
            return
        self._filling = True
        self.places.options = [(self._sentences.say(place), place) for place in places]
        self.places.value = None
        self._filling = False
        if places:
            self.places.value = places[0]

    def _open(self, _change: object = None) -> None:
        if not self._filling and self.places.value is not None:
            article_id, start, end = self.places.value
            self.reader.go_to(article_id, start, end, say=self.chosen.label if self.chosen else "")


class Browser(ipw.VBox):  # type: ignore[misc]  # ipywidgets has no types
    """Controls, a figure, what it says in words, and the evidence. A browser of the package fills `_draw`.

    Parameters
    ----------
    controls
        The controls, each with a visible description; a change of any draws again.
    evidence
        The lists and the reader.
    css
        A class for style sheets and tests.
    above, below
        What else stands above or below the evidence.
    """

    def __init__(
        self,
        controls: Sequence[ipw.Widget],
        evidence: Evidence,
        css: str,
        *,
        above: ipw.Widget | None = None,
        below: ipw.Widget | None = None,
    ) -> None:
        self.evidence = evidence
        self.reader = evidence.reader
        # One FigureWidget for the browser's whole life: each carries a bundle of 5 MB.
        self.figure = go.FigureWidget(layout={"autosize": True})
        # The widget listens to the window only if it is told to; the reader beside it says when its frame has changed.
        self.figure._config = {"responsive": True, "displaylogo": False}  # noqa: SLF001 - there is no public way
        self.summary = ipw.HTML().add_class("ar-summary")
        for control in controls:
            control.style.description_width = "initial"
            control.observe(self._changed, "value")
        bar = ipw.HBox(list(controls), layout={"flex_flow": "row wrap", "grid_gap": "4px 18px"}).add_class("ar-controls")
        super().__init__([part for part in (bar, self.summary, self.figure, above, evidence, below) if part is not None])
        self.add_class("ar-browser")
        self.add_class(css)
        self._changed()

    @property
    def table(self) -> pd.DataFrame:
        """The table behind what is on show."""
        return self._table

    def _changed(self, _change: object = None) -> None:
        self._table, figure, marks = self._draw()
        with self.figure.batch_update():
            self.figure.data = []
            self.figure.add_traces(figure.data)
            # Whole axes and lists, so that nothing of the last picture stays: neither a range nor a line.
            self.figure.update_layout(figure.layout, overwrite=True)
            self.figure.layout.annotations, self.figure.layout.shapes = figure.layout.annotations, figure.layout.shapes
        for trace in self.figure.data:
            if trace.customdata is not None:
                trace.on_click(self._clicked)
        self.summary.value = f"<p role='status' style='{_SUMMARY}'>{html.escape(text_of(figure))}</p>"
        self.evidence.fill(marks)

    def _draw(self) -> tuple[pd.DataFrame, go.Figure, list[Mark]]:
        """Make the table on show, its figure and its marks."""
        raise NotImplementedError

    def _clicked(self, trace: Any, points: Any, _state: object) -> None:  # noqa: ANN401 - plotly's own objects
        if points.point_inds:
            self.evidence.choose(_key(trace.customdata[points.point_inds[0]]))


def choose_article(articles: pd.DataFrame, css: str = "ar-choose-article") -> ipw.Dropdown:
    """Make the control that chooses one article or all of them."""
    names = articles["article_id"].tolist()
    return dropdown("Article:", [(f"all {len(names)}", _ALL), *((name, name) for name in names)], css)


def dropdown(description: str, options: Iterable[tuple[str, object]], css: str) -> ipw.Dropdown:
    """Make a drop-down list with a visible description."""
    return ipw.Dropdown(
        options=list(options), description=description, layout={"width": "max-content", "max_width": "20rem"}
    ).add_class(css)


def checkbox(description: str, css: str) -> ipw.Checkbox:
    """Make a box to tick with a visible description."""
    return ipw.Checkbox(description=description, indent=False, layout={"width": "max-content"}).add_class(css)


def keep_article(table: pd.DataFrame, article_id: str) -> pd.DataFrame:
    """Keep the rows of one article; of all where none is named."""
    return table if article_id == _ALL else table[table["article_id"] == article_id]


def _key(value: Any) -> Hashable:  # noqa: ANN401 - whatever a trace carries
    return (
        tuple(value)
        if hasattr(value, "__len__") and not isinstance(value, str)
        else int(value)
        if not isinstance(value, str)
        else value
    )


def _select(description: str, *, rows: int, css: str) -> ipw.Select:
    select = ipw.Select(options=[], description=description, rows=rows, layout={"width": "99%"})
    select.style.description_width = "0px"  # said by the line above it, and to a screen reader by the description
    return select.add_class(css)


def _titled(select: ipw.Select) -> list[ipw.Widget]:
    return [ipw.HTML(f"<b>{html.escape(select.description)}</b>"), select]


class _Places:
    """Says a place with its passage and sentence, such as `wapo-2018 ¶34: The envoy said ...`."""

    def __init__(self, reading: Reading) -> None:
        self._passages = _spans(reading.passages, "label")
        self._sentences = _spans(reading.sentences, "text")

    def say(self, place: Place) -> str:
        article_id, start, _ = place
        label = _find(self._passages, article_id, start) or f"character {start}"
        words = " ".join(_find(self._sentences, article_id, start).split())
        return f"{article_id} {label}: {words}" if words else f"{article_id} {label}"


def _spans(table: pd.DataFrame, column: str) -> dict[str, tuple[list[int], list[str]]]:
    spans: dict[str, tuple[list[int], list[str]]] = {}
    for row in rows_of(table, ["article_id", "start", column]):
        starts, words = spans.setdefault(row["article_id"], ([], []))
        starts.append(row["start"])
        words.append(row[column])
    return spans


def _find(spans: dict[str, tuple[list[int], list[str]]], article_id: str, start: int) -> str:
    starts, words = spans.get(article_id, ([], []))
    at = bisect_right(starts, start) - 1
    return words[at] if at >= 0 else ""
