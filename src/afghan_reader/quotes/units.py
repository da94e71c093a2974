"""What is read at once: a sentence, or sentences that a quotation joins."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from .marks import Quoted

# A sentence that is no more than "NAME asked of the plan.": it belongs to the question or cry before it.
_SAID_AFTER = re.compile(
    r"[^?!“”\"]{1,90}?\b(?:said|says|asked|asks|wrote|writes|added|shouted|exclaimed|cried|yelled|tweeted|wondered|declared)"
    r"(?:,? (?:of|in|on|at|to|during|after|before|when|as|while|with|from|about|last|this|\w+day)\b[^“”\"]*)?[.,]"
)
_LONGEST = 2000  # characters: what is longer is no sentence, and is read in pieces


class Sentence(NamedTuple):
    """A row of the sentences table."""

    passage_no: int
    sentence_no: int
    start: int
    end: int
    passage_kind: str
    duplicate: bool


def split_passages(sentences: list[Sentence]) -> list[list[Sentence]]:
    """Group sentences by passage."""
    grouped: list[list[Sentence]] = []
    for sentence in sentences:
        if grouped and grouped[-1][0].passage_no == sentence.passage_no:
            grouped[-1].append(sentence)
        else:
            grouped.append([sentence])
    return grouped


def split_units(text: str, sentences: list[Sentence], quotes: list[Quoted]) -> list[list[Sentence]]:
    """Join sentences that one quotation runs across, and "Why?" with the "she asked" that follows it."""
    units: list[list[Sentence]] = []
    at = 0
    for sentence in sentences:
        while at < len(quotes) and quotes[at].outer_end <= sentence.start:
            at += 1
        joined = at < len(quotes) and quotes[at].outer_start < sentence.start
        if at and quotes[at - 1].outer_end == sentence.start - 1 and text[quotes[at - 1].end - 1] in "?!":
            joined = joined or _SAID_AFTER.match(text, sentence.start, sentence.end) is not None
        if joined and units:
            units[-1].append(sentence)
        else:
            units.append([sentence])
    return units


def split_stretches(begin: int, end: int, quotes: list[Quoted]) -> list[tuple[int, int, list[Quoted]]]:
    """Cut a stretch that is too long for a sentence, never inside a quotation."""
    if end - begin <= _LONGEST:
        return [(begin, end, quotes)]
    stretches, own, start, at = [], [], begin, begin  # type: ignore[var-annotated]
    for quoted in [*quotes, None]:
        stop = quoted.outer_start if quoted else end
        while stop - start > _LONGEST:
            cut = max(at, min(stop, start + _LONGEST))
            stretches.append((start, cut, own))
            start, at, own = cut, cut, []
        if quoted:
            own.append(quoted)
            at = quoted.outer_end
    return [*stretches, (start, end, own)]
