"""Reports without a verb: "according to NAME", "NAME's claim that ...", "reportedly"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from afghan_reader.rules import word_group

from .contents import left_clause, resumed_words, right_words
from .report import Report
from .sources import find_inverted, find_subject, verb_start

if TYPE_CHECKING:
    from .lexicon import Cue, Lexicon
    from .sources import Span
    from .tokens import Line


_POSSESSIVE = word_group("possessive")
_LIGHT = word_group("light verb")
_LEADING = 3


def read_according(line: Line, cue: Span, entry: Cue, lexicon: Lexicon, before: list[Report]) -> Report | None:
    """Read "according to NAME": the rest of the sentence is what NAME says."""
    source = find_inverted(line, cue[1], len(line.tags), leading=not left_clause(line, cue[0]) and cue[0] < _LEADING)
    if source is None:
        return None
    report = Report(cue, entry, source, edge=cue[0], end=source[1])
    if not left_clause(line, cue[0]):
        first = line.tags[source[1] : source[1] + 1] == ","
        report.right = right_words(line, source[1] + first, clause=True)
    else:
        report.left = left_clause(line, cue[0])
        if line.tags[source[1] : source[1] + 1] == ",":
            report.right = resumed_words(line, source[1])
    return report


def read_noun(line: Line, cue: Span, entry: Cue, lexicon: Lexicon, before: list[Report]) -> Report | None:
    """Read "NAME's claim that ...", "the allegation by NAME that ...", "made the claim that ..."."""
    at, stop = cue
    source, end = None, stop
    maker = next((k for k in range(stop, min(stop + 8, len(line.tags))) if line.words[k] in ("by", "from", "among")), None)
    if maker is not None and not set(line.tags[stop:maker]) & set("avcmtTQ.") and (maker == stop or line.tags[stop] == ","):
        stop = maker
        source = find_inverted(line, stop + 1, min(len(line.tags), stop + 14))
        end = source[1] if source else stop
        that = line.tags.find("T", stop + 1, end + 1)
        if that > 0 and source:
            source, end = (source[0], that), that
    if stop < len(line.words) and line.words[stop] in entry.takes:
        return _noun_of(line, cue, entry)
    if line.tags[end : end + 1] != "T" or line.tags[end + 1 : end + 2] in ("a", "v", "", ".", ","):
        return None
    start = at
    while start > 0 and line.tags[start - 1] in "neri#b" and at - start < 4:
        start -= 1
    if source is None and start > 0 and line.tags[start - 1] == "s":
        source = find_subject(line, start - 1, max(0, start - 9))
    elif source is None and start > 0 and line.tags[start - 1] == "d":
        if line.words[start - 1] in _POSSESSIVE:
            source = (start - 1, start)
        elif start > 1 and line.words[start - 2] in _LIGHT:
            start = verb_start(line, start - 2)
            source = find_subject(line, start, 0)
    elif source is None and start > 0 and line.words[start - 1] in _LIGHT:
        start = verb_start(line, start - 1)
        source = find_subject(line, start, 0)
    if source is None:
        return None
    report = Report((start, stop), entry, source, edge=min(start, source[0]), end=end + 1)
    report.right = right_words(line, end + 1, clause=True)
    return report


def _noun_of(line: Line, cue: Span, entry: Cue) -> Report | None:
    """Read "NAME's endorsement of ...", "their refusal to ..."."""
    start, stop = cue
    while start > 0 and line.tags[start - 1] in "nerib" and cue[0] - start < 3:
        start -= 1
    if start > 0 and line.tags[start - 1] == "s":
        source = find_subject(line, start - 1, max(0, start - 9))
    elif start > 0 and line.words[start - 1] in _POSSESSIVE:
        source = (start - 1, start)
    else:
        return None
    if source is None or stop + 1 >= len(line.tags):
        return None
    report = Report((start, stop + 1), entry, source, edge=source[0], end=stop + 1, clause=False)
    to = line.words[stop] == "to"
    if to and line.tags[stop + 1] in "dNhm":
        return None
    report.right = right_words(line, stop if to else stop + 1, clause=to)
    report.cue = (start, stop if to else stop + 1)
    return report


def read_hearsay(line: Line, cue: Span, entry: Cue, lexicon: Lexicon, before: list[Report]) -> Report | None:
    """Read "reportedly", "by most accounts", "it is said that": words with no source."""
    at, stop = cue
    report = Report(cue, entry, None, edge=at, end=stop)
    if "clause" in entry.takes:
        report.right = right_words(line, stop, clause=True)
        return report
    if at == 0 or line.tags[stop : stop + 1] == ",":
        report.right = right_words(line, stop + (line.tags[stop : stop + 1] == ","), clause=True)
        return report
    begin = max(line.tags.rfind(sign, 0, at) for sign in ",;:-kQ") + 1
    report.left = (begin, at) if begin < at else None
    report.right = right_words(line, stop, clause=True)
    return report
