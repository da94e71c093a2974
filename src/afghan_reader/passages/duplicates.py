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
_LONG_WORD = 6  # letters
_LONG_ENOUGH = 8  # words from which one of them may differ

Sequences = set[tuple[str, str, str]]


def find_repeats(blocks: list[str]) -> list[int | None]:
    """Return for each block the number of the earlier block that it repeats, or None."""
    every = [_unlabelled(block).translate(_TRIMMED).lower().split() for block in blocks]
    alike = _find_alike(every)
    owners: dict[tuple[str, str, str], int] = {}
    whole: dict[tuple[str, ...], int] = {}
    repeats: list[int | None] = [None] * len(blocks)
    for number in sorted(alike):
        words = every[number]
        repeat = None
        if len(words) >= _SHORTEST:
            sequences = set(zip(words, words[1:], words[2:], strict=False))
            repeat = _find_earlier(sequences, owners)
            if repeat is not None and not _figures(words) <= _figures(every[repeat]):
                repeat = None
            owners.update(dict.fromkeys(sequences.difference(owners), number))
        elif words:
            if number and repeats[number - 1] is not None:
                repeat = whole.get(tuple(words))
            whole.setdefault(tuple(words), number)
        first = None if repeat is None else repeats[repeat]
        repeats[number] = repeat if first is None else first
    return repeats


def _find_alike(every: list[list[str]]) -> set[int]:
    """Return the blocks worth comparing: those that share a sequence that begins with a long word, and those without one."""
    first: dict[tuple[str, ...], int] = {}
    alike: set[int] = set()
    for number, words in enumerate(every):
        anchors = [(word, *words[at + 1 : at + 3]) for at, word in enumerate(words[:-2]) if len(word) > _LONG_WORD]
        if not anchors:
            alike.add(number)
        for anchor in anchors:
            earlier = first.setdefault(anchor, number)
            if earlier != number:
                alike.add(earlier)
                alike.add(number)
    return alike


def _unlabelled(block: str) -> str:
    """Take the year labels off the ends of a block."""
    if len(block) <= 100:  # noqa: PLR2004 - longer ones are looked at near their ends only
        return _LABEL.sub("", block)
    return _LABEL.sub("", block[:40]) + block[40:-40] + _LABEL.sub("", block[-40:])


def _figures(words: list[str]) -> set[str]:
    return {word for word in words if word[0].isdigit()}


def _find_earlier(sequences: Sequences, owners: dict[tuple[str, str, str], int]) -> int | None:
    share = _NEARLY_ALL if len(sequences) + 2 >= _LONG_ENOUGH else 1
    known = sequences - sequences.difference(owners)
    if not known or len(known) < share * len(sequences):
        return None
    best, count = Counter(owners[sequence] for sequence in known).most_common(1)[0]
    return best if count >= share * len(sequences) else None
