"""Find what is printed twice: a step of `split_passages`.

A passage repeats an earlier one if nearly all of its three-word sequences stand there too and no number in it is new.
Line breaks, year labels glued to an end, or a changed word do not hide a repetition; sentences built alike with other
figures are none. A short line ("No comment.") recurs in honest prose: it repeats only beside something that repeats.
"""

from __future__ import annotations

import re
from collections import Counter

_WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")
_YEARS = r"(?<!\d)[12]\d{3}(?:\s?[-–—]\s?[12]\d{3})?"
_LABEL = re.compile(rf"^\W{{0,9}}{_YEARS}(?=\s+[A-Z])|(?:\b[A-Z][a-z]{{2,9}} )?{_YEARS}\W{{0,9}}$")
_NEARLY_ALL = 0.75
_SHORTEST = 5  # words
_LONG_ENOUGH = 8  # words from which one of them may differ
_OWNERS = 3  # earlier passages remembered for one sequence


def find_repeats(blocks: list[str]) -> list[int | None]:
    """Return for each block the number of the earlier block that it repeats, or None."""
    owners: dict[tuple[str, ...], list[int]] = {}
    whole: dict[tuple[str, ...], int] = {}
    numbers: list[set[str]] = []
    repeats: list[int | None] = []
    for number, block in enumerate(blocks):
        words = tuple(_WORD.findall(_unlabelled(block).lower()))
        numbers.append({word for word in words if word[0].isdigit()})
        sequences = set(zip(words, words[1:], words[2:], strict=False))
        if len(words) >= _SHORTEST:
            repeat = _earlier(sequences, owners)
            if repeat is not None and not numbers[number] <= numbers[repeat]:
                repeat = None
        else:
            repeat = whole.get(words) if words and repeats and repeats[-1] is not None else None
        repeats.append(repeats[repeat] if repeat is not None and repeats[repeat] is not None else repeat)
        whole.setdefault(words, number)
        for sequence in sequences:
            known = owners.setdefault(sequence, [])
            if len(known) < _OWNERS:
                known.append(number)
    return repeats


def _unlabelled(block: str) -> str:
    """Take the year labels off the ends of a block."""
    head, tail = block[:60], block[60:]
    if tail:
        return _LABEL.sub("", head) + tail[:-40] + _LABEL.sub("", tail[-40:])
    return _LABEL.sub("", head)


def _earlier(sequences: set[tuple[str, ...]], owners: dict[tuple[str, ...], list[int]]) -> int | None:
    counts = Counter(owner for sequence in sequences for owner in owners.get(sequence, ()))
    if not counts:
        return None
    best, count = max(counts.items(), key=lambda item: (item[1], -item[0]))
    share = _NEARLY_ALL if len(sequences) > _LONG_ENOUGH - 3 else 1
    return best if count >= share * len(sequences) else None
