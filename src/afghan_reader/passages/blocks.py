"""Cut a text into blocks: the first step of `split_passages`.

Most copies hold one paragraph a line. Some are hard-wrapped: a paragraph runs over many lines of about the same
length, and ends at a blank line, before an indented line, or at a line that is shorter than the page is wide. Which of the
two a text is shows in its line starts: where lines are wrapped, most of them begin in the middle of a sentence, small.
"""

from __future__ import annotations

import re
from itertools import pairwise
from statistics import quantiles
from typing import NamedTuple

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_WIDEST = 130  # characters; no page is set wider by hand
_SMALL_STARTS = 0.3  # share of lines that begin small, from which on a text counts as hard-wrapped
_FEWEST = 3  # pairs of lines from which that can be told
_ROOM = 0.8  # a line this full has no room for the next word in a proportional font
_FINISHED = tuple('.!?:;…”"’)]*|')


class Line(NamedTuple):
    """A line that is not blank: its place without the white space around it, and how it is set."""

    start: int
    end: int
    indented: bool
    after_blank: bool
    small: bool


def find_blocks(text: str) -> list[tuple[int, int]]:
    """Return the places of a text's blocks; between them stands white space only."""
    lines = _find_lines(text)
    width = _wrap_width(lines)
    if not width:
        return [(line.start, line.end) for line in lines]
    blocks: list[tuple[int, int]] = []
    last: Line | None = None
    for line in lines:
        if last is not None and _continues(text, last, line, width):
            blocks[-1] = (blocks[-1][0], line.end)
        else:
            blocks.append((line.start, line.end))
        last = line
    return blocks


def _find_lines(text: str) -> list[Line]:
    lines = []
    previous_end = 0
    for match in _LINE.finditer(text):
        raw = match.group()
        stripped = raw.strip()
        if not stripped:
            continue
        start = match.start() + raw.index(stripped[0])
        gap = text[previous_end : match.start()]
        blank = gap.count("\n") > 1 or gap.count("\r") > 1
        lines.append(Line(start, start + len(stripped), raw[0].isspace(), blank, stripped[0].islower()))
        previous_end = start + len(stripped)
    return lines


def _wrap_width(lines: list[Line]) -> float:
    """Return the width of a hard-wrapped page, or 0 where a line is a paragraph."""
    pairs = [(first, second) for first, second in pairwise(lines) if not second.after_blank]
    if len(pairs) < _FEWEST or sum(second.small for _, second in pairs) < _SMALL_STARTS * len(pairs):
        return 0
    width = quantiles((first.end - first.start for first, _ in pairs), n=20)[-1]
    return width if width <= _WIDEST else 0


def _continues(text: str, last: Line, line: Line, width: float) -> bool:
    """Tell whether `line` goes on with the paragraph of the line before it."""
    if line.small and not text.endswith(_FINISHED, last.start, last.end):
        return True
    if line.after_blank or line.indented or last.end - last.start > 1.5 * width:
        return False
    word = text[line.start : line.start + 30].split(maxsplit=1)[0]
    return last.end - last.start + 1 + len(word) > _ROOM * width
