"""Find quotation marks without their partner: a part of `find_artefacts`.

A quotation that runs over several paragraphs opens in each and closes once: an opening mark is honest if the next
paragraph of running text opens too. A mark is looked for within its own paragraph, so one lost mark never spoils the rest.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARK = re.compile(r"[“”„\"]|''|``|<[a-z/][^<>]{0,300}>")
_BEFORE = re.compile(r"\S{0,40}$")
_AFTER = re.compile(r"\S{0,30}")
_OPENERS = ("“", '"', "``", "''", "„")
_MOST = 4  # marks that are told of one passage; more say nothing new
_NEAR = 100  # characters between a doubled opening mark and its double that one place may span
_LOST_OPENING = "A quotation closes here that never opened: an opening mark is lost or wrong."
_LOST_CLOSING = "A quotation opens here and does not close in this paragraph."
_DOUBLED = "A quotation opens twice and closes once: one of the opening marks is too many."


def find_unbalanced(blocks: list[tuple[int, str, str]]) -> Iterator[tuple[int, int, str, str]]:
    """Yield the places of marks without a partner; `blocks` are (start, text, kind) of one article's passages."""
    running = [block for _, block, kind in blocks if kind == "body"]
    following = iter(running[1:])
    for offset, block, kind in blocks:
        after = next(following, "") if kind == "body" else ""
        for start, end, why in _in_block(block, after):
            yield offset + start, offset + end, "unbalanced_quote", why


def _in_block(block: str, after: str) -> Iterator[tuple[int, int, str]]:
    waiting: list[int] = []
    lost: list[int] = []
    doubled = last = -1
    for match in _MARK.finditer(block):
        at = match.start()
        if match.group()[0] == "<":
            continue  # the marks inside a tag are no quotation marks
        last = at
        if _opens(block, match):
            doubled = waiting[-1] if waiting else doubled
            waiting.append(at)
        elif waiting:
            waiting.pop()
        elif not block[at - 1 : at].isdigit():
            lost.append(at)
    for at in lost[:_MOST]:
        before = _BEFORE.search(block, max(0, at - _NEAR), at)
        yield before.start() if before else at, at + 1, _LOST_OPENING
    if len(waiting) == 1 and waiting[0] == last and after.startswith(_OPENERS):
        return
    for at in waiting[:_MOST]:
        yield at, *_describe(block, at, is_doubled=at == doubled)


def _describe(block: str, at: int, *, is_doubled: bool) -> tuple[int, str]:
    """Return the end of the place of a mark that never closes, and what is wrong with it."""
    second = _MARK.search(block, at + 1, at + _NEAR) if is_doubled else None
    if second and _opens(block, second):
        return second.end(), _DOUBLED
    word = _AFTER.match(block, at + 1)
    return word.end() if word else at + 1, _LOST_CLOSING


def _opens(block: str, match: re.Match[str]) -> bool:
    """Tell whether a mark opens: by its shape, else by the side on which it has a space."""
    mark = match.group()
    if mark in "“„``":
        return True
    if mark == "”":
        return False
    before, after = block[match.start() - 1 : match.start()], block[match.end() : match.end() + 1]
    if match.start() == 0 or before.isspace() or before in "([—–-":
        return bool(after) and not after.isspace()
    return False
