"""Say how a source stands to what it reports: it asserts, denies or hedges."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from afghan_reader.rules import word_group

if TYPE_CHECKING:
    from .lexicon import Cue

_MAYBE = word_group("maybe")
WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_TRUE = word_group("true")
_IS = word_group("copula")
_CALLS = word_group("calls")
_WEIGHTY = _MAYBE | _TRUE
_NO = word_group("negation")


def stance_of(entry: Cue, cue_words: list[str], content: str, denial_words: frozenset[str]) -> str:
    """Read the cue's stance, then what it governs: *called it a lie* denies."""
    negated = not _NO.isdisjoint(cue_words)
    if entry.stance == "denies":
        return "asserts" if negated else "denies"
    words = WORD.findall(content.lower())
    if _WEIGHTY.isdisjoint(words) and denial_words.isdisjoint(words):
        return "hedges" if entry.stance == "hedges" else "asserts"
    judges = entry.kind == "speech-act"
    if not judges or entry.lemma in _CALLS:
        for at, word in enumerate(words):
            before = words[max(0, at - 6) : at]
            if word in denial_words and _NO.isdisjoint(before[-2:]) and (judges or not _IS.isdisjoint(before)):
                return "denies"
    if any(word in _TRUE and not _NO.isdisjoint(words[max(0, at - 12) : at]) for at, word in enumerate(words)):
        return "denies"
    if entry.stance == "hedges":
        return "hedges"
    return "hedges" if _MAYBE.intersection(words[:12]) else "asserts"
