"""Find what is printed twice: a step of `split_passages`.

A passage repeats an earlier one if nearly all of its three-word sequences stand there too and no number in it is new.
Line breaks, year labels glued to an end, or a changed word do not hide a repetition; sentences built alike with other
figures are none. A short line ("No comment.") recurs in honest prose: it repeats only beside something that repeats.
"""

from __future__ import annotations

import re
from collections import Counter

_YEARS = r"(?<!\d)[12]\d{3}(?:\s?[-–—]\s?[12]\d{3})?"
_LABEL = re.compile(rf"^\W{{0,9}}{_YEARS}(?=\s+[A-Z])|(?:\b[A-Z][a-z]{{2,9}} )?{_YEARS}\W{{0,9}}$")
_TRIMMED = str.maketrans(dict.fromkeys("“”\"‘’'.,;:!?()[]*#", " "))
_NEARLY_ALL = 0.75
_SHORTEST = 5  # words
_LONG_ENOUGH = 8  # words from which one of them may differ

Sequences = set[tuple[str, str, str]]


def find_repeats(blocks: list[str]) -> list[int | None]:
    """Return for each block the number of the earlier block that it repeats, or None."""
    owners: dict[tuple[str, str, str], int] = {}
    whole: dict[tuple[str, ...], int] = {}
    every: list[list[str]] = []
    repeats: list[int | None] = []
    for number, block in enumerate(blocks):
        words = _unlabelled(block).translate(_TRIMMED).lower().split()
        every.append(words)
        sequences = set(zip(words, words[1:], words[2:], strict=False))
        repeat = None
        if len(words) >= _SHORTEST:
            repeat = _find_earlier(sequences, owners)
            if repeat is not None and not _figures(words) <= _figures(every[repeat]):
                repeat = None
        elif words and repeats and repeats[-1] is not None:
            repeat = whole.get(tuple(words))
        first = None if repeat is None else repeats[repeat]
        repeats.append(repeat if first is None else first)
        if len(words) < _SHORTEST:
            whole.setdefault(tuple(words), number)
        owners.update(dict.fromkeys(sequences - owners.keys(), number))
    return repeats


def _unlabelled(block: str) -> str:
    """Take the year labels off the ends of a block."""
    if len(block) <= 100:  # noqa: PLR2004 - longer ones are looked at near their ends only
        return _LABEL.sub("", block)
    return _LABEL.sub("", block[:40]) + block[40:-40] + _LABEL.sub("", block[-40:])


def _figures(words: list[str]) -> set[str]:
    return {word for word in words if word[0].isdigit()}


def _find_earlier(sequences: Sequences, owners: dict[tuple[str, str, str], int]) -> int | None:
    share = _NEARLY_ALL if len(sequences) + 2 >= _LONG_ENOUGH else 1
    known = sequences & owners.keys()
    if not known or len(known) < share * len(sequences):
        return None
    best, count = Counter(owners[sequence] for sequence in known).most_common(1)[0]
    return best if count >= share * len(sequences) else None
