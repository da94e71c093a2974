"""What a report is: a cue, who reports, and what is reported, as places in a line."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from afghan_reader.rules import word_group

from .sources import find_subject, verb_start
from .sourcing import VAGUE

if TYPE_CHECKING:
    from .lexicon import Cue, Lexicon
    from .sources import Span
    from .tokens import Line


NEAR = 12  # reports: no sentence has more that hang together
_PEOPLES = word_group("a people")
_TRIES = 12  # verbs in which the subject of a sentence is looked for


@dataclass(slots=True)
class Report:
    """One attribution, in words of its line."""

    cue: Span
    entry: Cue
    source: Span | None
    left: Span | None = None  # the reported words before the cue
    right: Span | None = None  # and after it
    edge: int = 0  # where the reporting clause begins
    end: int = 0  # and where it ends: cue, source after it, time and place
    participle: bool = False
    clause: bool = True  # the reported words are a clause, not a few words
    passive: bool = False  # without "by": the source is not said
    inherits: bool = False  # the source is that of the report before
    via: Span | None = None
    inverted: bool = False  # the source stands after the cue
    passed: bool = False  # the subject of the cue is `via`
    quotes: list[int] = field(default_factory=list)


def main_subject(line: Line, before: int) -> Span | None:
    """Find the subject of the clause that a participle belongs to: that of the sentence, or of "after NAME objected, saying"."""
    comma = line.tags.rfind(",", 0, before)
    joint = line.tags.rfind("k", 0, max(comma, 0))
    first = joint + 1 if joint >= 0 and "," not in line.tags[joint:comma] and comma == before - 1 else 0
    tries = 0
    for at in range(first + 1, before):
        if tries == _TRIES:
            break
        if line.tags[at] in "avc" or (line.tags[at] == "e" and line.tags[at - 1] in "NnmPy,r"):
            found = find_subject(line, verb_start(line, at) if line.tags[at] != "a" else at, first)
            tries += 1
            if found is not None and line.tags[found[0]] != "R":
                return found
    return None


def can_report(line: Line, source: Span, lexicon: Lexicon) -> bool:
    """Tell whether a noun phrase names somebody or something that can speak or think."""
    if line.tags[source[0]] in "mR":
        return True
    end = head_end(line, source)
    if line.tags[end - 1] in "NP#":
        return True
    return line.words[end - 1] in lexicon.nouns or not VAGUE.isdisjoint(line.words[source[0] : end])


def head_end(line: Line, source: Span) -> int:
    """Return where the head of a noun phrase ends: before its first preposition, comma or "who"."""
    return next((at for at in range(source[0] + 1, source[1]) if line.tags[at] in "oRT,e"), source[1])


def is_place(line: Line, source: Span, lexicon: Lexicon) -> bool:
    """Tell whether a source is a country, capital or people and nothing else: "Lima", "the Danes"."""
    if line.words[source[0]] == "the" and " ".join(line.words[source[0] + 1 : source[1]]) in _PEOPLES:
        return True
    words = [
        word for word, tag in zip(line.words[source[0] : source[1]], line.tags[source[0] : source[1]], strict=True) if tag != "d"
    ]
    return " ".join(words) in lexicon.lower_places
