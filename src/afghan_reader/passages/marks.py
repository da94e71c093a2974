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
    last = -1
    doubled: int | None = None
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
            first = max(block.rfind(" ", 0, at), block.rfind("\n", 0, at)) + 1
            yield max(first, at - 40), match.end(), _LOST_OPENING
    if len(waiting) == 1 and waiting[0] == last and after.startswith(("“", '"', "``", "''", "„")):
        return
    for at in waiting:
        second = next((match.start() for match in _MARK.finditer(block, at + 1, at + _NEAR)), None)
        if at == doubled and second is not None and _opens(block, _MARK.match(block, second)):
            yield at, second + 1, _DOUBLED
        else:
            word = re.compile(r"\S{0,30}").match(block, at + 1)
            yield at, word.end() if word else at + 1, _LOST_CLOSING


def _opens(block: str, match: re.Match[str] | None) -> bool:
    """Tell whether a mark opens: by its shape, else by the side on which it has a space."""
    if match is None:
        return False
    mark = match.group()
    if mark in "“„``":
        return True
    if mark == "”":
        return False
    before, after = block[match.start() - 1 : match.start()], block[match.end() : match.end() + 1]
    if match.start() == 0 or before.isspace() or before in "([—–-":
        return bool(after) and not after.isspace()
    return False
