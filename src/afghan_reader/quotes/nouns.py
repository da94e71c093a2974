"""Reports without a verb: "according to NAME", "NAME's claim that ...", "reportedly"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from afghan_reader.rules import word_group

from .contents import left_clause, resumed_words, right_words
from .report import Report
from .sources import find_inverted, find_subject, verb_start

if TYPE_CHECKING:
    from .lexicon import Cue
    from .sources import Span
    from .tokens import Line


_POSSESSIVE = word_group("possessive")
_ALONE = word_group("report without a source")
_LIGHT = word_group("light verb")
_LEADING = 3  # words: "according to" so near the beginning leads its sentence
_MAKER_REACH = 8  # words from a noun to the "by" or "from" of whoever made it
_OWNER_REACH = 9  # words of an owner's name
_ADJECTIVES = 4


def read_according(line: Line, cue: Span, entry: Cue) -> Report | None:
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


def read_noun(line: Line, cue: Span, entry: Cue) -> Report | None:
    """Read "NAME's claim that ...", "the allegation by NAME that ...", "made the claim that ..."."""
    stop = cue[1]
    if stop < len(line.words) and line.words[stop] in entry.takes:
        return _noun_of(line, cue, entry)
    maker, end = _maker(line, stop)
    if line.tags[end : end + 1] != "T" or line.tags[end + 1 : end + 2] in ("a", "v", "", ".", ","):
        return None
    start = _noun_start(line, cue[0])
    source = maker or _owner(line, start)
    if source is None:
        start, source = _light_verb(line, start)
    if source is None and line.words[cue[0]] not in _ALONE:
        return None
    report = Report((start, stop), entry, source, edge=min(start, source[0]) if source else start, end=end + 1)
    report.right = _before_main_verb(line, report.edge, right_words(line, end + 1, clause=True))
    return report


def _before_main_verb(line: Line, start: int, right: Span | None) -> Span | None:
    """End the words of a noun that is itself a subject before its verb: "the claim that the dam had cracks | stunned Lima"."""
    tags = line.tags
    if right is None or not set(tags[max(0, tags.rfind(",", 0, start)) : start]).isdisjoint("avceg"):
        return right
    first = next((at for at in range(*right) if tags[at] in "avc"), right[1])
    for at in range(first + 1, right[1]):
        if tags[at] in ",;TRkw":
            return right
        participle = tags[at] == "e" and tags[at + 1 : at + 2] == "o"  # "money | paid by"
        if tags[at] in "ave" and not participle and tags[at - 1] in ("nN" if tags[at] == "e" else "nNbe#yh"):
            return right[0], at
    return right


def _maker(line: Line, stop: int) -> tuple[Span | None, int]:
    """Find who made it in "allegations, old but persistent, from | NAME | that": the maker, and where "that" should stand."""
    ahead = range(stop, min(stop + _MAKER_REACH, len(line.tags)))
    at = next((at for at in ahead if line.words[at] in ("by", "from", "among")), None)
    if at is None or not set(line.tags[stop:at]).isdisjoint("avcmtTQ.") or not (at == stop or line.tags[stop] == ","):
        return None, stop
    source = find_inverted(line, at + 1, min(len(line.tags), at + 2 * _MAKER_REACH))
    if source is None:
        return None, at
    that = line.tags.find("T", at + 1, source[1] + 1)
    return ((source[0], that), that) if that > 0 else (source, source[1])


def _noun_start(line: Line, at: int) -> int:
    """Step back over the adjectives of a noun: "NAME's | energetic endorsement"."""
    start = at
    while start > 0 and line.tags[start - 1] in "nerib" and at - start < _ADJECTIVES:
        start -= 1
    return start


def _owner(line: Line, start: int) -> Span | None:
    """Find whose it is: "| NAME |'s claim", "| their | claim"."""
    if start > 0 and line.tags[start - 1] == "s":
        return find_subject(line, start - 1, max(0, start - _OWNER_REACH))
    return (start - 1, start) if start > 0 and line.words[start - 1] in _POSSESSIVE else None


def _light_verb(line: Line, start: int) -> tuple[int, Span | None]:
    """Find the verb and its subject in "NAME | made the claim that"."""
    verb = start - 2 if line.tags[start - 1 : start] == "d" else start - 1
    if verb < 0 or line.words[verb] not in _LIGHT:
        return start, None
    begin = verb_start(line, verb)
    return begin, find_subject(line, begin, 0)


def _noun_of(line: Line, cue: Span, entry: Cue) -> Report | None:
    """Read "NAME's endorsement of ...", "their refusal to ..."."""
    start, stop = _noun_start(line, cue[0]), cue[1]
    source, to = _owner(line, start), line.words[stop] == "to"
    if source is None or stop + 1 >= len(line.tags) or (to and line.tags[stop + 1] in "dNhm"):
        return None
    report = Report((start, stop if to else stop + 1), entry, source, edge=source[0], end=stop + 1, clause=False)
    report.right = right_words(line, stop if to else stop + 1, clause=to)
    return report


def read_hearsay(line: Line, cue: Span, entry: Cue) -> Report | None:
    """Read "reportedly", "by most accounts", "it is said that": words with no source."""
    at, stop = cue
    report = Report(cue, entry, None, edge=at, end=stop)
    if "clause" in entry.takes:
        report.right = right_words(line, stop, clause=True)
        return report
    if "object" in entry.takes:
        report.right = _hearsay_of(line, at, stop)
        return report
    if at == 0 or line.tags[stop : stop + 1] == ",":
        report.right = right_words(line, stop + (line.tags[stop : stop + 1] == ","), clause=True)
        return report
    begin = max(line.tags.rfind(sign, 0, at) for sign in ",;:-kQ") + 1
    report.left = (begin, at) if begin < at else None
    report.right = right_words(line, stop, clause=True)
    return report


def _hearsay_of(line: Line, at: int, stop: int) -> Span | None:
    """Find what "Reports of ..." that open a sentence are about: "Reports of | leaks in the dam | come as ..."."""
    right = right_words(line, stop, clause=False) if set(line.tags[:at]) <= set("dneyrC,") else None
    if right is None:
        return None
    verb = next((k for k in range(right[0] + 1, right[1]) if line.tags[k] in "avc"), right[1])
    return right[0], verb
