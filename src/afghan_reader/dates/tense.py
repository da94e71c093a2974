"""Tense: does a bare "Friday" or "March" lie before the publication or after it?

The nearest word that shows tense decides: first to the left ("will meet Friday"), then to the right ("on Friday, he said").
News tells of the past, so without such a word the answer is the past.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .lexicon import Token

_LEFT, _RIGHT = 16, 10
_BEFORE_ADJECTIVE = frozenset({"the", "article", "possessive", "adjective"})
_STOPS = frozenset({";", ":", "!", "?"})


def points_ahead(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Say whether the words around tokens[first:last] speak of what is still to come."""
    return find_tense(tokens, first, last) > 0


def find_tense(tokens: Sequence[Token], first: int, last: int) -> int:
    """Return 1 for the future, -1 for the past, 0 where no word tells."""
    left = _tense(_clause(tokens, range(first - 1, max(-1, first - _LEFT), -1)), tokens)
    return left or _tense(_clause(tokens, range(last, min(len(tokens), last + _RIGHT))), tokens)


def _clause(tokens: Sequence[Token], positions: Iterable[int]) -> Iterable[int]:
    """Yield positions until the sentence ends."""
    for position in positions:
        token = tokens[position]
        if token.word in _STOPS or (token.kind == "dot" and _ends_sentence(tokens, position)):
            return
        yield position


def _ends_sentence(tokens: Sequence[Token], position: int) -> bool:
    before = tokens[position - 1] if position else None
    return not before or (len(before.word) > 4 and before.kind in {"word", "name", "past_word", "future_word", "units", "unit"})  # noqa: PLR2004


def _tense(positions: Iterable[int], tokens: Sequence[Token]) -> int:
    for position in positions:
        token = tokens[position]
        if _speaks_of_future(tokens, position):
            return 1
        if token.kind == "past_word":
            return -1
        if token.kind == "word" and token.word.endswith("ed") and not _is_passive_to_come(tokens, position):
            return -1
    return 0


def _speaks_of_future(tokens: Sequence[Token], position: int) -> bool:
    """See "will", "the verb may", "agreed to", "is planned"; "the planned withdrawal" tells nothing."""
    token = tokens[position]
    if token.kind == "plan_word":
        return position + 1 < len(tokens) and tokens[position + 1].word == "to"
    if token.kind == "future_word":
        adjective = token.word.endswith("ed") and position > 0 and tokens[position - 1].kind in _BEFORE_ADJECTIVE
        return not adjective
    return token.word == "may" and token.kind == "word"


def _is_passive_to_come(tokens: Sequence[Token], position: int) -> bool:
    """See "to be released", "will be signed": the word in -ed takes its tense from further left."""
    return position > 0 and tokens[position - 1].kind == "to_be"
