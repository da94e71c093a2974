"""Find text that is cut off, and text younger than the article: a part of `find_artefacts`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_CUT = re.compile(r"(?:\S{1,40}\s?)?(?:\.\.\.|…)$|\[\+\d+ chars\]$|(?:\(more\)|\[more\]|\[…\]|\[\.\.\.\])$")
_QUOTE = re.compile('[“”"]')
_END = re.compile(r"[.!?…:;][”\"’'“)\]*_]*$|[)\]*|_”\"]$")
_YEAR = re.compile(r"(?<![\d$£€,.])20\d\d(?![\d,]|\.\d)")
_AGED = re.compile(r"\b(?:over|more than)\s(?:\d+|a|one|two|three|four|five|six|ten)\s(?:year|month)s?\sold\b")
_LIVE = re.compile(r"\b(?:latest|updates on|breaking|live updates)\b|^\W*understand the\b", re.IGNORECASE)
_PLACED = ("promotion", "related", "furniture", "caption", "date")
_TRUNCATED = "The text is cut off here; what came after it is not in this copy."
_STOPS = "The article stops in the middle of a sentence; its end is not in this copy."
_BANNER = "The page says how old the article is: this was added years after it appeared."
_LATER = "This year comes after the article appeared, so these words were added later."
_BOX = "A box like this is filled on the day a page is visited; it can speak of things that happened after the article appeared."


def find_truncated(blocks: list[tuple[int, str, str]]) -> Iterator[tuple[int, int, str, str]]:
    """Yield the places where text is cut off; an honest elision inside a quotation is none."""
    last = max((number for number, (_, _, kind) in enumerate(blocks) if kind == "body"), default=-1)
    for number, (offset, block, kind) in enumerate(blocks):
        tail = block[-60:]
        cut = _CUT.search(tail)
        if cut and (kind in _PLACED or (number == last and not _QUOTE.search(tail)) or cut.group().endswith(("]", ")"))):
            yield offset + len(block) - len(tail) + cut.start(), offset + len(block), "truncated", _TRUNCATED
        elif number == last and len(block) > len(tail) and not _END.search(tail):
            yield offset + len(block) - len(tail.split()[-1]), offset + len(block), "truncated", _STOPS


def find_later(blocks: list[tuple[int, str, str]], published: int | None) -> Iterator[tuple[int, int, str, str]]:
    """Yield text younger than the article: banners with its age, later years, boxes with the news of the day."""
    boxed = False
    for offset, block, kind in blocks:
        boxed = kind == "promotion" and (boxed or _LIVE.search(block) is not None)
        if boxed:
            yield offset, offset + len(block), "anachronism", _BOX
            boxed = len(block) < 100 or _LIVE.search(block) is None  # noqa: PLR2004 - a title: its box goes on
        elif kind in _PLACED:
            if _AGED.search(block):
                yield offset, offset + len(block), "anachronism", _BANNER
            for match in _YEAR.finditer(block):
                if published and int(match.group()) > published:
                    yield offset + match.start(), offset + match.end(), "anachronism", _LATER
