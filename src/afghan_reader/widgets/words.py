"""Browse words: which ones part an article from others, and each in its contexts (KWIC)."""

from __future__ import annotations

import html
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, overload

import ipywidgets as ipw

from afghan_reader.figures import plot_words
from afghan_reader.figures.words import choose_words
from afghan_reader.schema import rows_of
from afghan_reader.words import compare_words, find_words

from .base import Browser, Evidence, Mark, Place, dropdown

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd
    import plotly.graph_objects as go

    from afghan_reader.corpus import Reading

_TOP, _LINES, _WIDTH = 15, 40, 60
_TABLE = "border-collapse: collapse; font-size: 13px; line-height: 1.5; margin: 2px 0 10px"


class WordBrowser(Browser):
    """Compare the words of an article with those of others; a word opens its lines.

    Parameters
    ----------
    reading
        From `read_corpus`.

    Attributes
    ----------
    article, reference, minimum, word
        The controls; set their `value` as a hand would. `word` is any word to look up: `sell*` finds "selling" too.
    lines
        The chosen word in its contexts, made by `find_words`: the article's lines first.
    table
        What is on show, made by `compare_words`.
    """

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._compared: dict[Any, pd.DataFrame] = {}
        names = reading.articles["article_id"].tolist()
        self.article = dropdown("Article:", [(name, name) for name in names], "ar-choose-article")
        against = [("all others", ""), *((name, name) for name in names)]
        self.reference = dropdown("Against:", against, "ar-choose-reference")
        self.minimum = ipw.IntSlider(
            value=5, min=1, max=20, description="At least so often:", continuous_update=False, layout={"width": "20rem"}
        ).add_class("ar-choose-minimum")
        self.word = ipw.Text(
            description="Look up a word:", placeholder="sell*", continuous_update=False, layout={"width": "18rem"}
        ).add_class("ar-choose-word")
        self._concordance = ipw.HTML().add_class("ar-lines")
        controls = [self.article, self.reference, self.minimum, self.word]
        super().__init__(controls, Evidence(reading, "word", []), "ar-word-browser", above=self._concordance)
        self.evidence.marks.observe(self._show_lines, "value")
        self._show_lines()

    @property
    def lines(self) -> pd.DataFrame:
        """The chosen word in its contexts; no row where none is chosen."""
        mark = self.evidence.chosen
        return self._find(str(mark.key) if mark else "")

    def _draw(self) -> tuple[pd.DataFrame, go.Figure, list[Mark]]:
        table = self._comparison()
        figure = plot_words(table, self._reading.articles, top=_TOP)
        marks = [
            Mark(
                row["word"],
                f"{row['word']}: {row['count']} here, {row['count_reference']} there",
                self._places(row["word"]),
                row["word"],
            )
            for _, row in choose_words(table, _TOP)
        ]
        numbers = {row["word"]: number for number, row in choose_words(table, _TOP)}
        for trace in figure.data:
            trace.customdata = [table["word"].iloc[number] for number in trace.customdata]
        typed = " ".join(self.word.value.split())
        if typed and typed not in numbers:
            marks.insert(0, Mark(typed, f"{typed}: looked up", self._places(typed), typed))
        return table, figure, marks

    def _changed(self, change: object = None) -> None:
        super()._changed(change)
        typed = " ".join(self.word.value.split())
        if typed and isinstance(change, dict) and change.get("owner") is self.word:
            self.evidence.choose(typed)

    def _comparison(self) -> pd.DataFrame:
        target, against = self.article.value, self.reference.value
        key = (target, against, self.minimum.value)
        if key not in self._compared:
            reference = [against] if against else None
            known = set(self._reading.sentences["article_id"])
            sentences = self._reading.sentences
            self._compared[key] = (
                compare_words(sentences, target, reference=reference, minimum=self.minimum.value)
                if {target, against or target} <= known
                else compare_words(sentences.head(0))
            )
        return self._compared[key]

    def _places(self, word: str) -> Sequence[Place]:
        return _Later(lambda: [(row["article_id"], row["start"], row["end"]) for row in rows_of(self._find(word))])

    def _find(self, word: str) -> pd.DataFrame:
        """Find a word in the article, then in what it is compared with."""
        sentences = self._reading.sentences
        target, against = self.article.value, self.reference.value
        own = sentences["article_id"] == target
        others = (sentences["article_id"] == against) & ~own if against else ~own
        found = find_words(sentences[own | others], word)
        return found.sort_values("article_id", key=lambda names: names != target, kind="stable").reset_index(drop=True)

    def _show_lines(self, _change: object = None) -> None:
        mark = self.evidence.chosen
        if mark is None:
            self._concordance.value = "<p>Choose a word, in the picture or in the list, to read its lines.</p>"
            return
        lines = self.lines
        rows = "".join(map(_line, rows_of(lines.head(_LINES))))
        more = f"; the first {_LINES} are shown, the list below has all" if len(lines) > _LINES else ""
        title = (
            f"<b>“{html.escape(str(mark.key))}” in its lines</b>: {len(lines)} in the article and what it is compared with{more}"
        )
        self._concordance.value = f"<div>{title}</div><table style='{_TABLE}'>{rows}</table>"


def _line(row: dict[str, Any]) -> str:
    left, right = " ".join(row["left"].split()), " ".join(row["right"].split())
    left = "…" + left[-_WIDTH:] if len(left) > _WIDTH else left
    right = right[:_WIDTH] + "…" if len(right) > _WIDTH else right
    cell = "padding: 0 6px; white-space: nowrap"
    return (
        f"<tr><th scope='row' style='{cell}; text-align: left; font-weight: normal'>{html.escape(row['article_id'])}</th>"
        f"<td style='{cell}; text-align: right'>{html.escape(left)}</td><td style='{cell}'><b>{html.escape(row['text'])}</b></td>"
        f"<td style='{cell}; text-align: left'>{html.escape(right)}</td></tr>"
    )


class _Later(Sequence[Place]):
    """Places that are looked for when they are first asked for: a picture has many words, a reader chooses few."""

    def __init__(self, find: Callable[[], list[Place]]) -> None:
        self._find = find
        self._found: list[Place] | None = None

    @property
    def found(self) -> list[Place]:
        if self._found is None:
            self._found = self._find()
        return self._found

    @overload
    def __getitem__(self, at: int) -> Place: ...
    @overload
    def __getitem__(self, at: slice) -> list[Place]: ...
    def __getitem__(self, at: int | slice) -> Place | list[Place]:
        return self.found[at]

    def __len__(self) -> int:
        return len(self.found)
