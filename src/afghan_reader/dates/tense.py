"""Tense: whether a bare "Friday" or "March" lies before the publication or after it.

The nearest word that shows tense decides: first to the left ("will meet Friday"), then to the right ("on Friday, he said").
News tells of the past, so without such a word the answer is the past.
"""

from __future__ import annotations

from collections.abc import Callable  # noqa: TC003 - needed at run time by the table below
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .lexicon import Token

_LEFT, _RIGHT = 16, 10  # how many words to look back and on
_STOP = 2
_LONGEST_ABBREVIATION = 4
_WORDS = frozenset({"word", "name", "past_word", "future_word", "units", "unit"})
_BEFORE_ADJECTIVE = frozenset({"the", "article", "possessive", "adjective"})
_STOPS = frozenset({";", ":", "!", "?"})


class Tenses:
    """The words of a stretch that show tense."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens

    @cached_property
    def marks(self) -> list[int]:
        """A mark for each token: 1 speaks of the future, -1 of the past, 0 tells nothing, and 2 ends the sentence."""
        return [_MARK.get(token.kind, _by_look)(self._tokens, place) for place, token in enumerate(self._tokens)]

    def find(self, first: int, last: int) -> int:
        """Return 1 if the words around tokens[first:last] speak of the future, -1 for the past, 0 where no word tells."""
        if first and self._tokens[first - 1].word == "since":
            return -1
        return _nearest(self.marks[max(0, first - _LEFT) : first][::-1]) or _nearest(self.marks[last : last + _RIGHT])


def _nearest(marks: Sequence[int]) -> int:
    mark = next((mark for mark in marks if mark), 0)
    return 0 if mark == _STOP else mark


def _by_look(tokens: Sequence[Token], place: int) -> int:
    """Mark a word that no list names: in -ed it is a past."""
    token = tokens[place]
    if token.kind == "word":
        return _past(tokens, place) if token.word.endswith("ed") else int(token.word == "may")
    return _STOP if token.word in _STOPS else 0


def _dot(tokens: Sequence[Token], place: int) -> int:
    """Mark a full stop, unless it belongs to an abbreviation."""
    before = tokens[place - 1] if place else None
    ends = not before or (len(before.word) > _LONGEST_ABBREVIATION and before.kind in _WORDS)
    return _STOP if ends else 0


def _future(tokens: Sequence[Token], place: int) -> int:
    """Mark "will" and "is planned"; "the planned withdrawal" tells nothing."""
    adjective = tokens[place].word.endswith("ed") and place and tokens[place - 1].kind in _BEFORE_ADJECTIVE
    return 0 if adjective else 1


def _plan(tokens: Sequence[Token], place: int) -> int:
    """Mark "agreed" before "to"."""
    return int(place + 1 < len(tokens) and tokens[place + 1].word == "to")


def _past(tokens: Sequence[Token], place: int) -> int:
    """Mark a past, unless it takes its tense from further left: "will be held", "would cut", "to put"."""
    before = tokens[place - 1] if place else None
    return 0 if before and (before.kind in {"to_be", "future_word"} or before.word == "to") else -1


_MARK: dict[str, Callable[[Sequence[Token], int], int]] = {
    "dot": _dot,
    "future_word": _future,
    "plan_word": _plan,
    "past_word": _past,
}
