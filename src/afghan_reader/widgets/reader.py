"""Read an article with its marks, and take words from it by their place."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import anywidget
import pandas as pd
import traitlets

from afghan_reader.schema import TableError

from .content import LAYERS, build_content, list_articles, place_of

if TYPE_CHECKING:
    from afghan_reader.corpus import Reading

_STATIC = Path(__file__).parent / "static"


class ArticleReader(anywidget.AnyWidget):
    """Read an article with its quotations, actors, hedges, dates and artefacts marked.

    Parameters
    ----------
    reading
        From `read_corpus`.
    article_id
        The article to begin with; the first one by default.

    Attributes
    ----------
    article_id
        The article on show; set it to show another.
    layers
        The layers switched on, such as `["quotes", "dates"]`.
    clean
        True to show running text only, each passage once: what an analysis reads.
    word
        A word whose occurrences are counted above the text and lit up in it.
    height
        How high the text may grow before it scrolls, such as `"20rem"`.

    Raises
    ------
    TableError
        If there is no such article or layer, or no article at all; the message lists what there is.

    Examples
    --------
    >>> import afghan_reader as ar
    >>> reader = ar.ArticleReader(reading, "wapo-2018")    # doctest: +SKIP
    >>> reader.go_to("wapo-2018", 1200, 1260)               # doctest: +SKIP
    >>> reader.selection                                   # doctest: +SKIP
    """

    _esm = _STATIC / "reader.js"
    _css = _STATIC / "reader.css"

    _articles: traitlets.List[Any] = traitlets.List().tag(sync=True)
    _layers: traitlets.List[Any] = traitlets.List().tag(sync=True)
    article_id = traitlets.Unicode().tag(sync=True)
    layers = traitlets.List(traitlets.Unicode(), ["quotes"]).tag(sync=True)
    clean = traitlets.Bool(default_value=False).tag(sync=True)
    word = traitlets.Unicode().tag(sync=True)
    height = traitlets.Unicode("32rem").tag(sync=True)
    content = traitlets.Dict().tag(sync=True)
    opened = traitlets.Dict().tag(sync=True)
    chosen = traitlets.Dict().tag(sync=True)

    def __init__(self, reading: Reading, article_id: str | None = None) -> None:
        self._reading = reading
        if not len(reading.articles):
            msg = "this reading has no article to read; read a folder that holds .txt files"
            raise TableError(msg)
        self._texts = dict(zip(reading.articles["article_id"].tolist(), reading.articles["text"].tolist(), strict=True))
        first = next(iter(self._texts)) if article_id is None else article_id
        super().__init__(
            _articles=list_articles(reading.articles),
            _layers=[{"name": name, "letter": layer.letter, "label": layer.label} for name, layer in LAYERS.items()],
            article_id=first,
            content=build_content(reading, self._known(first)),
        )
        self.add_class("ar-article-reader")

    @property
    def selection(self) -> pd.DataFrame:
        """The words selected in the text: no row or one, with `article_id`, `start`, `end`, `text` and `place`."""
        rows = []
        place = self.chosen
        text = self._texts.get(str(place.get("article_id")), "")
        start, end = _whole(place.get("start")), _whole(place.get("end"))
        if 0 <= start < end <= len(text):
            name = str(place["article_id"])
            where = place_of(self._reading.passages, name, start)
            rows = [{"article_id": name, "start": start, "end": end, "text": text[start:end], "place": where}]
        kinds = {"article_id": "str", "start": "int64", "end": "int64", "text": "str", "place": "str"}
        return pd.DataFrame(rows, columns=list(kinds)).astype(kinds)

    @property
    def table(self) -> pd.DataFrame:
        """The marks on show: `article_id`, `start`, `end`, `text`, `layer`, and in words what each is, `mark`."""
        text = self._texts[self.article_id]
        rows = [
            (self.article_id, mark["start"], mark["end"], text[mark["start"] : mark["end"]], mark["layer"], mark["say"])
            for mark in self.content["marks"]
            if mark["layer"] in self.layers
        ]
        kinds = {"article_id": "str", "start": "int64", "end": "int64", "text": "str", "layer": "str", "mark": "str"}
        return pd.DataFrame(rows, columns=list(kinds)).astype(kinds)

    def go_to(self, place: str, start: int | None = None, end: int | None = None, *, say: str = "") -> None:
        """Show a place: bring up its article, scroll to it and light it up.

        Parameters
        ----------
        place
            An article with `start` and `end`, or a passage said aloud, such as `"wapo-2018 ¶34"`, without them.
        start, end
            First character of the place, and one past its last; without an end only the first character.
        say
            What the place is, in words; it is shown with the place.

        Raises
        ------
        TableError
            If there is no such article or passage, or the place does not lie in it.
        """
        article_id, first, last = self._spoken(place) if start is None else (place, start, start + 1 if end is None else end)
        size = len(self._texts[self._known(article_id)])
        if not 0 <= first < last <= size:
            msg = f"there is no place {first} to {last} in {article_id!r}, which has {size} characters"
            raise TableError(msg)
        with self.hold_sync():
            self.article_id = article_id
            turn = self.opened.get("turn", 0) + 1  # so that one place can be opened twice
            self.opened = {"article_id": article_id, "start": int(first), "end": int(last), "say": say, "turn": turn}

    @traitlets.validate("article_id")
    def _check_article(self, proposal: dict[str, Any]) -> str:
        return self._known(proposal["value"])

    @traitlets.validate("layers")
    def _check_layers(self, proposal: dict[str, Any]) -> list[str]:
        unknown = [name for name in proposal["value"] if name not in LAYERS]
        if unknown:
            msg = f"there is no layer {unknown[0]!r}; there are {list(LAYERS)}"
            raise TableError(msg)
        return list(proposal["value"])

    @traitlets.observe("article_id")
    def _draw(self, _change: object = None) -> None:
        if self.content.get("article_id") not in (None, self.article_id):
            self.content = build_content(self._reading, self.article_id)
            self.chosen = {}

    def _spoken(self, place: str) -> tuple[str, int, int]:
        article_id, _, label = place.strip().partition(" ")
        passages = self._reading.passages
        held = passages[(passages["article_id"] == self._known(article_id)) & (passages["label"] == label.strip())]
        if held.empty:
            labels = passages.loc[passages["article_id"] == article_id, "label"].tolist()
            msg = f"there is no passage {label.strip()!r} in {article_id!r}; it has {labels}"
            raise TableError(msg)
        return article_id, int(held["start"].iloc[0]), int(held["end"].iloc[0])

    def _known(self, article_id: str) -> str:
        if article_id not in self._texts:
            msg = f"there is no article {article_id!r}; there are {list(self._texts)}"
            raise TableError(msg)
        return article_id


def _whole(value: object) -> int:
    return value if isinstance(value, int) else -1
