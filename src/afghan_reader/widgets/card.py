"""A coding card: five questions about one quotation and its source (IMVAIN), answered by a reader and kept on this machine."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any

import ipywidgets as ipw

from afghan_reader.schema import TableError, make_columns
from afghan_reader.store import read_work, write_work

if TYPE_CHECKING:
    import pandas as pd

QUESTIONS = {
    "independent": "Independent:",
    "multiple": "Multiple:",
    "verifies": "Verifies:",
    "authoritative": "Authoritative or informed:",
    "named": "Named:",
}
_ANSWERS = [("– not answered –", ""), ("yes", "yes"), ("no", "no"), ("cannot tell", "cannot tell")]
_CODINGS = {
    "coder": "str",
    "item": "str",
    "variable": "str",
    "value": "str",
    "article_id": "str",
    "start": "int64",
    "end": "int64",
    "note": "str",
}
_WORK = "codings"
_FRAME = {"border": "1px solid #8a8b92", "padding": "8px 14px", "margin": "8px 0", "width": "auto"}

Place = tuple[str, int, int]


class CodingCard(ipw.VBox):  # type: ignore[misc]  # ipywidgets has no types
    """Ask five questions about the quotation that is open, and save every answer at once.

    Attributes
    ----------
    coder
        Whose codings these are.
    answers
        One control a question: independent, multiple, verifies, authoritative, named.
    note
        What the reader adds.
    status
        Whether it was saved.
    """

    def __init__(self) -> None:
        self._place: Place | None = None
        self._filling = False
        self._words = ipw.HTML()
        self.coder = ipw.Text(value="me", description="Coder:", continuous_update=False, layout={"width": "16rem"})
        self.answers = {
            name: ipw.Dropdown(options=_ANSWERS, description=words, layout={"width": "max-content"})
            for name, words in QUESTIONS.items()
        }
        self.note = ipw.Textarea(
            description="Note:", rows=2, continuous_update=False, layout={"width": "40rem", "max_width": "98%"}
        )
        self.status = ipw.HTML().add_class("ar-saved")
        for control in (self.coder, *self.answers.values(), self.note):
            control.style.description_width = "initial"
        row = ipw.HBox(list(self.answers.values()), layout={"flex_flow": "row wrap", "grid_gap": "4px 18px"})
        super().__init__([self._words, self.coder, row, self.note, self.status], layout=_FRAME)
        self.add_class("ar-coding-card")
        self.coder.observe(self._recall, "value")
        for control in (*self.answers.values(), self.note):
            control.observe(self._save, "value")
        self.lay_on(None, "")

    def lay_on(self, place: Place | None, words: str) -> None:
        """Put the card on a place, with what was answered about it before; on none, the card rests."""
        self._place = place
        title = html.escape(" ".join(words.split())) if place else "choose a source and one of its places to fill the card"
        self._words.value = f"<b>Coding card</b>: {title}"
        for control in (*self.answers.values(), self.note):
            control.disabled = place is None
        self._recall()

    def _recall(self, _change: object = None) -> None:
        kept, said = self._read()
        answers = kept.get(self._coder, {}).get(_item(self._place), {}) if self._place else {}
        self._filling = True
        for name, control in self.answers.items():
            known = [value for _, value in _ANSWERS]
            control.value = answers.get(name) if answers.get(name) in known else ""
        self.note.value = str(answers.get("note", ""))
        self._filling = False
        self._say(said)

    def _save(self, _change: object) -> None:
        if self._filling or self._place is None:
            return
        kept, said = self._read()
        if said:
            self._say(said)
            return
        article_id, start, end = self._place
        answers = {name: control.value for name, control in self.answers.items()} | {"note": self.note.value}
        kept.setdefault(self._coder, {})[_item(self._place)] = {**answers, "place": [article_id, start, end]}
        try:
            write_work(_WORK, kept)
        except TableError as error:
            self._say(str(error))
            return
        answered = sum(bool(control.value) for control in self.answers.values())
        self._say(
            f"Saved: {answered} of {len(QUESTIONS)} questions answered; cards filled by {self._coder}: {len(kept[self._coder])}."
        )

    @property
    def table(self) -> pd.DataFrame:
        """Everything that was coded, by whoever coded on this machine: a row a question, missing where not answered."""
        kept, _ = self._read()
        rows: list[dict[str, Any]] = []
        for coder, items in kept.items():
            for item, answers in items.items():
                place = dict(zip(("article_id", "start", "end"), answers.get("place", ()), strict=False))
                if len(place) == 3 and any(answers.get(name) for name in (*QUESTIONS, "note")):  # noqa: PLR2004 - article, start, end
                    card = {"coder": coder, "item": item, **place, "note": answers.get("note") or None}
                    rows += [{**card, "variable": name, "value": answers.get(name) or None} for name in QUESTIONS]
        return make_columns(_CODINGS, rows)

    @property
    def _coder(self) -> str:
        return str(self.coder.value).strip() or "me"

    def _read(self) -> tuple[dict[str, Any], str]:
        """Read what was saved, and say why not where that fails; what is no card is left out."""
        try:
            kept = read_work(_WORK)
        except TableError as error:
            return {}, str(error)
        cards = {coder: items for coder, items in kept.items() if isinstance(items, dict)}
        return {
            coder: {item: card for item, card in items.items() if isinstance(card, dict)} for coder, items in cards.items()
        }, ""

    def _say(self, words: str) -> None:
        self.status.value = f"<span role='status'>{html.escape(words)}</span>"


def _item(place: Place | None) -> str:
    return f"{place[0]} {place[1]}-{place[2]}" if place else ""
