"""Find who reports: the words before a cue ("Mr. Smith, a doctor, said") or after it (said Mr. Smith, a doctor)."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from afghan_reader.rules import word_group

if TYPE_CHECKING:
    from .tokens import Line

Span = tuple[int, int]

# Letters of `lexicon`: what a noun phrase may end in, hold, and begin with.
_LAST = frozenset("Nn#bseFPiyd")
_INSIDE = frozenset("Nndbse#oCFPiry")
_HEAD = re.compile(r"[Cr]*(?P<phrase>[dN#nmy](?:[dNn#bsePoCir]|F(?=N))*)$")
_APPOSED = re.compile(r"[dNn#RFoeriTb#]")
_STOPPED_BY_VERB = frozenset("avcgmhTbe")
_SHORT_RELATIVE = 4
_LONGEST_ADJUNCT = 9  # words
_REACH = 50  # words: no source is longer

# A verb before "to" that leaves the report what it is: began to say, refused to say.
CATENATIVE = word_group("catenative")
_TIMELY = word_group("before a time")
_INTERVIEW = word_group("medium")


_BEGINS = word_group("begins")
_ADJUNCT = word_group("opens an adjunct")


def verb_start(line: Line, cue: int) -> int:
    """Return where the verb group of a cue begins: "have repeatedly | said", "began to | say"."""
    at = cue
    while at > 0:
        tag = line.tags[at - 1]
        if tag == "a" or (tag == "r" and line.words[at - 1] not in ("here", "there", "ago")) or _both(line, at - 1):
            at -= 1
        elif tag == "t" and at > 1 and line.words[at - 2] in CATENATIVE:
            at -= 2
        elif line.tags[cue] == "g" and at > 1 and line.words[at - 1] in _BEGINS:
            at -= 1
        else:
            break
    while at < cue and line.tags[at] == "r" and at > 0 and line.tags[at - 1] in ",.":
        at += 1
    return at


def is_bare(line: Line, start: int, at: int) -> bool:
    """Tell whether an -ing form stands alone: ", saying", but not "is saying", "began saying"."""
    return line.tags[at] == "g" and "a" not in line.tags[start:at] and _BEGINS.isdisjoint(line.words[start:at])


def _both(line: Line, at: int) -> bool:
    """Tell whether "both" stands inside a verb: "have | both | said"."""
    return line.words[at] in ("both", "all", "each") and line.tags[at - 1 : at] == "a"


def find_subject(line: Line, verb: int, floor: int) -> Span | None:
    """Find the source before a verb group that begins at `verb`, not before `floor`."""
    at = _skip_adjunct(line, verb, max(floor, verb - _REACH))
    floor = max(floor, at - _REACH)
    if at <= floor:
        return None
    last = line.tags[at - 1]
    if last in "mR":
        return at - 1, at
    if last in ",-":
        return _head_of_apposition(line, at - 1, floor)
    if last in _LAST:
        return _phrase_before(line, at, floor)
    if last == "o" and line.words[at - 1] in ("others", "so"):
        return at - 1, at
    return None


def _skip_adjunct(line: Line, verb: int, floor: int) -> int:
    """Step over "on Monday", "Monday", "in an interview," before the verb."""
    at = verb
    while at > floor and line.tags[at - 1] == "r":
        at -= 1
    if at > floor + 1 and line.tags[at - 1] == "," and (begin := _adjunct_before(line, at - 1, floor)) is not None:
        return begin
    back = at
    while back > floor and line.tags[back - 1] in "y#":
        back -= 1
    if back < at and back > floor and "y" in line.tags[back:at] and line.tags[back - 1] != "e":
        while back > floor + 1 and line.words[back - 1] in _TIMELY:
            back -= 1
        return back - 1 if line.tags[back - 1] == "o" and line.words[back - 1] in ("on", "in", "at", "by", "since") else back
    return at


def _adjunct_before(line: Line, comma: int, floor: int) -> int | None:
    """Return where the adjunct that ends at a comma begins, if that is all there is between two commas."""
    begin = line.tags.rfind(",", floor, comma)
    if begin <= floor or line.tags[begin + 1] != "o" or comma - begin > _LONGEST_ADJUNCT:
        return None
    inside = line.words[begin + 1 : comma]
    timely = line.tags[comma - 1] in "y#" or not _INTERVIEW.isdisjoint(inside)
    return begin if timely else None


def _head_of_apposition(line: Line, comma: int, floor: int) -> Span | None:
    """Find the head of "NAME, a doctor who knows the case, |said": the leftmost part that is a noun phrase."""
    opened = line.tags[floor : floor + 1] == "Q"  # "..." NAME, a doctor, |said
    breaks = [floor - (not opened), *(at for at in range(floor, comma) if line.tags[at] in ",-;:"), comma]
    for begin, end in pairwise(breaks):
        head = _HEAD.match(line.tags, begin + 1, end) if end - begin > 1 else None
        if head is None or head.end() != end:
            tail = _clause_tail(line, begin + 1, end)
            if tail is None or end == comma:
                continue
            start = tail
        else:
            start = head.start("phrase")
        if end == comma or all(_is_apposition(line, a + 1, b) for a, b in pairwise(breaks) if a >= end):
            return start, comma
    return None


def _clause_tail(line: Line, begin: int, end: int) -> int | None:
    """Find a noun phrase that ends at `end` after a conjunction: "when NAME", "because NAME"."""
    at = end
    while at > begin and line.tags[at - 1] in "Nndsb#P":
        at -= 1
    return at if at < end and at > begin and line.tags[at - 1] in "kTC" and line.tags[at] in "Nd" else None


def _is_apposition(line: Line, begin: int, end: int) -> bool:
    """Tell whether a part between commas describes a person instead of opening a clause."""
    if begin >= end:
        return False
    tag = line.tags[begin]
    if tag in "FQ":
        return False
    if tag == "R" or line.words[begin] in ("himself", "herself", "whose"):
        return True
    if tag in "kmwCa":
        return tag == "C" and "m" not in line.tags[begin:end] and "a" not in line.tags[begin:end]
    if not _APPOSED.match(tag):
        return False
    verb = next((at for at in range(begin, end) if line.tags[at] in "avc"), None)
    relative = next((at for at in range(begin, end) if line.tags[at] in "RTw"), None)
    return verb is None or (relative is not None and relative < verb)


def _phrase_before(line: Line, end: int, floor: int) -> Span | None:
    """Find the noun phrase that ends just before `end`."""
    at = end
    while (
        at > floor
        and (line.tags[at - 1] in _INSIDE or _infinitive(line, at - 1, floor))
        and not (at < end and (_plain_verb(line, at - 1) or line.tags[at - 2 : at] == "ae"))
    ):
        at -= 1
    stop = line.tags[at - 1] if at > floor else "."
    if stop == "m" and line.words[at : at + 1] == ["of"]:
        start = at - 1  # none of them
    elif stop in _STOPPED_BY_VERB:
        start = _after_verb(line, at, end, floor)
    else:
        start = _list_start(line, at, floor) if stop == "," else at
    while (
        start < end and line.tags[start] in "Croiy" and not (line.tags[start] == "r" and line.tags[start + 1 : start + 2] == "#")
    ):
        if line.tags[start] == "o":
            start = _after_preposition(line, start, end)
            break
        start += 1
    return (start, end) if start < end else None


def _infinitive(line: Line, at: int, floor: int) -> bool:
    """Tell whether a "to" hangs on a noun: "the plan | to | leave"."""
    return line.tags[at] == "t" and at > floor and line.tags[at - 1] == "n" and line.tags[at + 1 : at + 2] in tuple("nbc")


def _plain_verb(line: Line, at: int) -> bool:
    """Tell whether a word that may be a noun is a verb here: "NAME | wants | the votes"."""
    return line.tags[at] == "b" and line.tags[at + 1] in "dmTth" and line.tags[at - 1 : at] in tuple("NnmRC")


def _after_verb(line: Line, at: int, end: int, floor: int) -> int:
    """Cut "he left Iraq and |officials" after the conjunction; keep "people who know him" whole."""
    relative = next((back for back in range(at - 1, max(floor, at - 12) - 1, -1) if line.tags[back] in "R,.;:Qk"), None)
    if relative is not None and line.tags[relative] == "R" and relative > floor and line.tags[relative - 1] in "Nn":
        span = _phrase_before(line, relative, floor)
        if span is not None:
            return span[0]
    joint = max(line.tags.rfind("C", at, end), -1)
    if joint >= at and joint + 1 < end:
        return joint + 1
    return at


def _list_start(line: Line, at: int, floor: int) -> int:
    """Step back over "A, B |and C"."""
    if "C" not in line.tags[at : at + 1]:
        return at
    begin = at
    while begin > floor and line.tags[begin - 1] == ",":
        part = begin - 1
        while part > floor and line.tags[part - 1] in "Nndsb#P":
            part -= 1
        if part == begin - 1 or (part > floor and line.tags[part - 1] != ","):
            return part if part < begin - 1 and (part == floor or line.tags[part - 1] in ".kTC;:Q") else begin
        begin = part
    return begin


def _after_preposition(line: Line, start: int, end: int) -> int:
    """Cut "In Washington |officials": a sentence may open with a phrase that no comma closes."""
    for at in range(start + 1, end - 1):
        if (
            line.tags[at] in "yN#"
            and line.tags[at + 1] in "dnN"
            and line.tags[at] + line.tags[at + 1] in ("yd", "yn", "yN", "#d", "#n", "#N")
        ):
            return at + 1
    return start + 1 if line.words[start] in ("like", "than") else end


def find_inverted(line: Line, at: int, ceiling: int, *, leading: bool = False) -> Span | None:
    """Find the source after a cue: "said | James Smith, a former diplomat who knows the case".

    If the report leads its sentence ("according to NAME, ..."), only a relative clause is taken along.
    """
    if at >= ceiling or line.tags[at] not in "NdnmF#by":
        return None
    if line.tags[at] == "m":
        return at, at + 1
    end = _plain_phrase(line, at, ceiling)
    if end is None:
        return None
    while end + 1 < ceiling and line.tags[end] == ",":
        stop = _part_end(line, end + 1, ceiling)
        if not _describes(line, end + 1, stop) or (leading and line.tags[end + 1] != "R"):
            break
        end = stop
    if end < ceiling and line.tags[end] == "R":
        relative, end = end, _part_end(line, end, ceiling)
        while end - relative <= _SHORT_RELATIVE and end + 1 < ceiling and line.tags[end] == ",":  # "who, like others, spoke"
            end = _part_end(line, end + 1, ceiling)
    return at, end


def _plain_phrase(line: Line, at: int, ceiling: int) -> int | None:
    """Return the end of a noun phrase without commas."""
    end = at
    while end < ceiling and (step := _phrase_step(line, at, end)):
        end += step
    return end if end > at else None


def _phrase_step(line: Line, at: int, end: int) -> int:  # noqa: PLR0911 - one return a letter
    """Return how many words the noun phrase from `at` grows by at `end`; 0 if it is over."""
    tag, following, started = line.tags[end], line.tags[end + 1 : end + 2], end > at
    if tag in "Nndsb#FPe":
        return 1
    if tag == "y":  # "July's poll", "the poll released Tuesday by"
        return 2 if following == "s" else int(started and line.tags[end - 1] == "e" and following == "o")
    if tag == "C":
        return int(following in tuple("Nnd"))
    if tag == "t":
        return int(started and following in tuple("dN") and "N" not in line.tags[at:end])
    if tag == "r":
        return int(started and following in tuple("nN"))
    if tag == "o":
        return int(started and following in tuple("NndbF") and not _opens_adjunct(line, at, end))
    return 0


def _opens_adjunct(line: Line, at: int, end: int) -> bool:
    """Tell whether a preposition after a source says when or where it spoke: "Smith | in an interview"."""
    named = set(line.tags[at:end]) <= set("NPC")
    return line.words[end] in _ADJUNCT and (named or not _INTERVIEW.isdisjoint(line.words[end + 1 : end + 4]))


def _part_end(line: Line, at: int, ceiling: int) -> int:
    """Return where the part that begins at `at` ends: the next comma, stop, quotation or dash."""
    while at < ceiling and line.tags[at] not in ",.;:-?QK":
        at += 1
    return at


def _describes(line: Line, begin: int, end: int) -> bool:
    if line.tags[begin : begin + 2] == "in" and "o" in line.tags[begin:end]:  # "managing director of"
        return True
    if line.words[begin : begin + 1] in (["of"], ["from"]):  # "Jane Smith, 45, of Ohio"
        return "a" not in line.tags[begin:end]
    if begin >= end or line.tags[begin] in "kgmCitaQ.wory":
        return (
            line.tags[begin : begin + 1] == "C"
            and line.tags[begin + 1 : begin + 2] in tuple("dNn")
            and "a" not in line.tags[begin:end]
        )
    return _is_apposition(line, begin, end)
