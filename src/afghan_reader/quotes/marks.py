"""Pair quotation marks.

Newspapers mix curly and straight marks, write `''` for `"`, open every paragraph of a long quotation but close only the
last, and lose or double a mark now and then. Pairing reads the marks of one passage from left to right; whatever is left
open ends with its passage, so that one lost mark cannot swallow the rest of an article.
"""

from __future__ import annotations

import re
from typing import NamedTuple

# Double marks: curly, low, angle, straight, and two apostrophes or backticks in place of one double mark.
DOUBLE = re.compile(r"[“”„«»\"]|''|``|’’|‘‘")
# Single marks that can open or close: an apostrophe inside a word is neither.
SINGLE = re.compile(r"(?<!\w)['‘](?=[\w$\[…])|(?<=[\w.,!?…\])%])['’](?!\w)")
_OPENING, _CLOSING = frozenset(("“", "„", "«", "``", "‘‘")), frozenset(("”", "»", "’’"))
# What may stand before an opening straight mark; what may stand before the first word of a sentence.
_BEFORE_OPENING = frozenset(" \t\n\r\xa0([{—–-/*_‘'")
_SENTENCE_END = re.compile(r"[.!?…]['’)\]]*\s+(?=\S)")
_EDGE = " \t\r\n\xa0"
_LONGEST_SINGLE = 400


class Quoted(NamedTuple):
    """A stretch between quotation marks: its words, its outer edges with the marks, and what was wrong with them."""

    start: int
    end: int
    outer_start: int
    outer_end: int
    runs_on: bool  # opened here, closed in a later passage
    single: bool = False


def pair_marks(text: str, start: int, end: int) -> list[Quoted]:  # noqa: C901 - one branch a kind of slip
    """Pair the double marks of `text[start:end]`, one passage.

    Parameters
    ----------
    text
        The article.
    start, end
        The passage.

    Returns
    -------
    quoted
        In order, never overlapping, never empty.
    """
    marks = [(mark.start(), mark.end(), _side(text, mark)) for mark in DOUBLE.finditer(text, start, end)]
    found: list[Quoted] = []
    opened: tuple[int, int] | None = None
    depth, done = 0, start
    for number, (left, right, side) in enumerate(marks):
        if side == "inch":
            continue
        opens = side == "open" or (side == "either" and opened is None)
        if opens and opened is None:
            opened, depth = (left, right), 1
        elif opens and opened is not None:
            if _closes_twice(marks, number):
                depth += 1
            else:  # an opening mark was doubled, or a closing one lost: the later one counts
                if not _sentence_open(text, opened[1], left):
                    _keep(found, text, opened, (left, left), runs_on=False)
                opened, depth = (left, right), 1
        elif opened is not None:
            depth -= 1
            if depth == 0:
                _keep(found, text, opened, (left, right), runs_on=False)
                opened, done = None, right
        elif side == "close":  # its opening mark was lost: the quotation began with its sentence
            begin = _sentence_start(text, max(done, start), left)
            _keep(found, text, (begin, begin), (left, right), runs_on=False)
            done = right
    if opened is not None:
        _keep(found, text, opened, (end, end), runs_on=True)
    return found


def pair_single_marks(text: str, start: int, end: int) -> list[Quoted]:
    """Pair the single marks of `text[start:end]`: a headline, or words inside a quotation."""
    found: list[Quoted] = []
    opened: tuple[int, int] | None = None
    for mark in SINGLE.finditer(text, start, end):
        if text[mark.start() - 1 : mark.start()] == "'" or text[mark.end() : mark.end() + 1] == "'":
            continue  # half of a doubled mark
        opens = mark.group() == "‘" or not text[mark.start() - 1 : mark.start()].strip() or mark.start() == start
        if opens:
            opened = (mark.start(), mark.end())
        elif opened is not None and mark.start() - opened[1] < _LONGEST_SINGLE:
            _keep(found, text, opened, (mark.start(), mark.end()), runs_on=False, single=True)
            opened = None
    return found


def _side(text: str, mark: re.Match[str]) -> str:
    """Say whether a mark opens, closes, could do either, or stands for inches."""
    sign = mark.group()
    before = text[mark.start() - 1] if mark.start() else " "
    after = text[mark.end()] if mark.end() < len(text) else " "
    spaced = (before in _BEFORE_OPENING, after.isspace() or after in ".,;:?!)]")
    if sign in _OPENING:
        return "close" if spaced == (False, True) else "open"  # some are turned the wrong way round
    if sign in _CLOSING:
        return "open" if before.isspace() and after.isalnum() else "close"
    if before.isdigit() and after.isspace() and sign == '"' and text[mark.start() - 2 : mark.start() - 1] in "'’":
        return "inch"
    if spaced[0] and not spaced[1]:
        return "open"
    if spaced[1] and not spaced[0]:
        return "close"
    return "either"


def _closes_twice(marks: list[tuple[int, int, str]], number: int) -> bool:
    """Tell whether the next two marks both close: the quotation has another inside it."""
    following = [side for _, _, side in marks[number + 1 : number + 3]]
    return following == ["close", "close"]


def _sentence_open(text: str, begin: int, end: int) -> bool:
    """Tell whether the words from an opening mark to a second one make no whole sentence: the first was a slip."""
    return text[begin:end].rstrip(_EDGE)[-1:] not in {".", "!", "?", ",", "…"}


def _sentence_start(text: str, floor: int, close: int) -> int:
    """Find where the last sentence before a closing mark begins."""
    return max((stop.end() for stop in _SENTENCE_END.finditer(text, floor, close - 1)), default=floor)


def _keep(  # noqa: PLR0913 - one row of a table
    found: list[Quoted], text: str, opened: tuple[int, int], closed: tuple[int, int], *, runs_on: bool, single: bool = False
) -> None:
    start, end = opened[1], closed[0]
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    if any(sign.isalnum() for sign in text[start:end]):
        found.append(Quoted(start, end, opened[0], closed[1], runs_on, single))
