"""Find the reported words: where they begin after a cue or before it, and where they end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from afghan_reader.rules import word_group

if TYPE_CHECKING:
    from .lexicon import Cue
    from .sources import Span
    from .tokens import Line

_THAT_REACH = 16  # words between a cue and its "that"
_AS_REACH = 30  # words between a cue and its "as"
_STOPS = frozenset(".?")
_INTERVIEW = word_group("medium")
_TIMELY = word_group("before a time")
_PLACE_WORDS = word_group("opens a place")
_LONG_QUOTATION = 80  # characters: what follows so long a quotation is not part of it


# After these a clause follows even if its verb is unknown: "says 40 people perished".
_SURE = word_group("clause follows")
_SURE_WORDS = 2


class After(NamedTuple):
    """What follows a cue: a quotation, a that-clause, bare words, or nothing of the kind."""

    kind: str
    begin: int
    clause: bool = True
    via: Span | None = None
    through: int = 0  # the reported words go at least so far: "described the dam, which leaks, as | safe"


def after_cue(line: Line, stop: int, entry: Cue, *, inverted: bool) -> After:
    """Look at what follows a cue, past the person addressed and past time and place."""
    begin = stop
    if "person" in entry.takes and not inverted:
        begin = _addressee(line, begin)
    via = (stop, begin) if begin > stop else None
    return _after(line, stop, _adjuncts(line, begin), entry, inverted=inverted)._replace(via=via)


def _after(line: Line, stop: int, begin: int, entry: Cue, *, inverted: bool) -> After:  # noqa: PLR0911 - one return a case
    tags, end = line.tags, len(line.tags)
    that = _that(line, stop)
    if that is not None and ("clause" in entry.takes):
        pronoun = that == stop and tags[that + 1 : that + 2] in ("a", "v")  # "said that was wrong"
        return After("that", that + (not pronoun))
    if begin >= end or tags[begin] in _STOPS:
        return After("none", begin)
    if tags[begin] in ",:" and tags[begin + 1 : begin + 2] in ("Q", "F") and "quote" in entry.takes:
        return After("quote", begin + 1)
    if tags[begin] == ":" and "quote" in entry.takes and begin + 1 < end:
        return After("that", begin + 1)
    if tags[begin] == "Q" and "quote" in entry.takes:
        return After("quote", begin)
    if inverted:
        return After("none", begin)
    return _frame(line, begin, entry)


def _frame(line: Line, begin: int, entry: Cue) -> After:  # noqa: PLR0911 - one return a case
    """Hold the words after a cue against what the cue takes."""
    tags, takes = line.tags, entry.takes
    first = tags[begin]
    if (
        "clause" in takes
        and first in "wk"
        and line.words[begin] in ("what", "why", "how", "whether", "if", "where", "who", "when")
    ):
        return After("that", begin)
    if first == "t" and _infinitive(tags[begin + 1 : begin + 2], takes):
        return After("words", begin)
    if (
        "clause" in takes
        and "that" not in takes
        and first in "mdNn#bFyQT"
        and (_has_verb(line, begin, near="object" in takes) or (entry.lemma in _SURE and len(tags) - begin > _SURE_WORDS))
    ):
        return After("that", begin)
    if "clause" in takes and first in "eva" and entry.kind in ("speech", "attitude") and _relative(line, begin):
        return After("that", begin)
    if "object-to" in takes and first in "mhdNn#bF" and "t" in tags[begin : begin + 12]:
        return After("words", begin, clause=True)
    if "object" in takes and line.words[begin] == "as" and tags[begin + 1 : begin + 2] in tuple("dnNFQei"):
        return After("words", begin + 1, clause=False)
    if "as" in takes and first in "dNnmh#F" and (through := _as_part(line, begin)):
        return After("words", begin, clause=False, through=through)
    if "linked" in takes:
        return After("words", begin, clause=False) if first in "dNn#Fh" and _linked(line, begin) else After("none", begin)
    if "object" in takes and first in "dNnmh#bFeiwQrT" and not (first == "r" and begin + 1 >= len(tags)):
        return After("words", begin, clause=False)
    return After("none", begin)


def _infinitive(following: str, takes: frozenset[str]) -> bool:
    """Tell whether a cue takes what follows "to": "vowed to stay"; "declined to comment", but not "declined to stay"."""
    return ("to" in takes and following not in ("", "d", "N", "o", "y")) or ("to-say" in takes and following in ("c", "b"))


def _as_part(line: Line, begin: int) -> int:
    """Return where the words after "as" begin in "see the dam as | safe", "saw the dam, which leaks, as | a threat"; or 0."""
    for at in range(begin + 1, min(len(line.tags) - 1, begin + _AS_REACH)):
        tag, following = line.tags[at], line.tags[at + 1]
        if tag in ".;:?-QT":
            return 0
        if line.words[at] == "as" and following in "dnNFQierg":
            plain = following in "FQierg" or not _verb_before_stop(line, at + 1, len(line.tags))
            return at + 1 if plain and line.words[at + 1 : at + 2] not in (["well"], ["soon"], ["long"], ["far"]) else 0
    return 0


def _relative(line: Line, begin: int) -> bool:
    """Tell whether "who officials say | acted" leaves a verb for the clause."""
    return any(line.tags[at] in "RT" for at in range(max(0, begin - 7), begin - 1)) and line.tags[begin - 1] in "cb"


def _linked(line: Line, begin: int) -> bool:
    return not {"to", "with", "back"}.isdisjoint(line.words[begin : begin + 15])


def _has_verb(line: Line, begin: int, *, near: bool) -> bool:
    """Tell whether a clause follows: a verb after a first word, before the next stop (or, if near, the next phrase)."""
    if line.tags[begin] == "m":
        return True
    for at in range(begin + 1, min(len(line.tags), begin + 40)):
        if line.tags[at] in ("avc" if near else "avceiF"):
            return True
        if near and line.tags[at] in ",RkotwCT":
            return False
        if line.tags[at] in ".;?Q":
            return line.tags[at] == "Q"
    return False


def _addressee(line: Line, begin: int) -> int:
    """Step over "reporters", "the House committee", "him"."""
    tags, at = line.tags, begin
    if tags[at : at + 1] in tuple("mh"):
        return at + 1
    while at < len(tags) and tags[at] in "dsN#nbPy" and not (at > begin and tags[at] == "d" and tags[at - 1] != "C"):
        if at > begin and tags[at] == "N" and tags[at - 1] == "n" and tags[at - 2 : at - 1] not in ("", "d"):
            break
        if at > begin and tags[at] == "N" and line.words[at - 1].endswith("s") and tags[at - 1] == "n":
            break
        at += 1
        if (
            tags[at : at + 1] in ("o", "C")
            and line.words[at] in ("of", "at", "and", "in", "from", "for")
            and tags[at + 1 : at + 2] in tuple("dNn")
        ):
            if line.words[at] == "in" and tags[at + 1 : at + 2] in ("d", "y"):
                break
            at += 1
            if tags[at : at + 1] == "d":
                at += 1
    return at


def _adjuncts(line: Line, at: int) -> int:
    """Step over "Monday", "on Monday", "in an interview", "in response", "at a rally in Ohio"."""
    tags, words = line.tags, line.words
    while at < len(tags):
        step = _time_words(line, at)
        if step == 0 and tags[at] == "o" and words[at] in _PLACE_WORDS:
            stop = _place_end(line, at + 1)
            told = not _INTERVIEW.isdisjoint(words[at + 1 : stop]) or tags[stop : stop + 1] in ("T", ":", "", ".", ",", "Q")
            step = stop - at if told and stop > at + 1 else 0
        if step == 0:
            break
        at += step
    return at


def _time_words(line: Line, at: int) -> int:
    """Return how many words of time begin at `at`: "Monday" 1, "on Monday" 2, "last week" 2, "today" 1."""
    tag, following = line.tags[at], line.tags[at + 1 : at + 2]
    if tag + following in ("dy", "oy", "o#") or (tag == "n" and following == "y" and line.words[at] in _TIMELY):
        return 2
    if tag == "r":
        return 1 if following in tuple("yoTQ:,.") else 0
    return 1 if tag == "y" or (tag == "#" and at > 0 and line.tags[at - 1] in "yo") else 0


def _place_end(line: Line, at: int) -> int:
    while at < len(line.tags) and line.tags[at] in "dnNs#yebi":
        at += 1
    return at


def _that(line: Line, stop: int) -> int | None:
    """Find the "that" which opens the reported clause: no verb stands between."""
    for at in range(stop, min(len(line.tags), stop + _THAT_REACH)):
        tag = line.tags[at]
        if tag == "T":
            return at
        if tag == "t" and line.tags[at + 1 : at + 2] not in tuple("dNhm") and line.words[at + 1 : at + 2] != ["reporters"]:
            return None
        if tag in "acv.;:QkmRg":
            return None
        if tag == "," and line.tags[stop : stop + 1] != ",":
            return None
    return None


def left_clause(line: Line, edge: int, least: int = 3, floor: int = 0) -> Span | None:
    """Find reported words that end just before a reporting clause which begins at `edge`."""
    tags = line.tags
    if edge == 0 or tags[edge - 1] not in ",Q?F":
        return None
    end = edge - 1 if tags[edge - 1] == "," else edge
    begin = floor
    if tags[end - 1 : end] == "Q":
        begin = end - 1
        while begin > floor and tags[begin - 1] == "Q":
            begin -= 1
        earlier = tags[floor:begin].rstrip("Cr,")
        if earlier and tags[begin - 1] in "nNdocTbsae:":
            begin = floor
    else:
        begin = max(floor, tags.rfind(";", 0, max(0, end - 1)) + 1)
    while begin < end and (
        tags[begin] in "C,;"
        or (tags[begin] == "r" and tags[begin + 1 : begin + 2] == "," and begin + 1 < end)
        or line.words[begin : begin + 3] == ["that", "said", ","]
    ):
        begin += 3 if line.words[begin] == "that" else 1
    if end - begin < 1 or (end - begin < least and not set(tags[begin:end]) & set("QFavc")):
        return None
    return begin, end


_TIME_AT_END = re.compile(r"(?:o[dn#]{0,2})?y[y#]*$")
_ASIDE = word_group("aside")
_CUT_BEFORE = word_group("ends a phrase")
_GOES_ON = word_group("gives a reason")


def right_words(line: Line, begin: int, *, clause: bool, through: int = 0) -> Span | None:
    """Find where reported words that begin at `begin` end: with the sentence, or, if they are no clause, with their phrase.

    What ends them is looked for after `through`.
    """
    tags, end = line.tags, len(line.tags)
    while end > begin and tags[end - 1] in ".?,;:-":
        end -= 1
    if begin >= end:
        return None
    if not clause and tags[begin] == "h" and tags[begin + 1 : begin + 2] in tuple("oC,."):
        return begin, begin + 1
    if tags[begin] == "Q":
        stop = begin + 1
        while stop < end and tags[stop] == "Q":
            stop += 1
        if stop >= end or tags[stop] in ",.;-" or line.quotes[stop - 1].end - line.quotes[stop - 1].start > _LONG_QUOTATION:
            return begin, stop
    for at in range(max(begin, through) + 1, end):
        if (
            tags[at] == ";"
            or (clause and _aside(line, at))
            or (tags[at] == "-" and _lone_dash(line, at, end))
            or (not clause and _phrase_over(line, at, end))
        ):
            end = at
            break
    if not clause and (time := _TIME_AT_END.search(tags, max(begin, through) + 1, end)):
        end = time.start()
    return (begin, end) if end > begin else None


def _aside(line: Line, at: int) -> bool:
    """Tell whether the reporter goes on: ", as the audience laughed", ", although ..."."""
    return line.tags[at : at + 2] == ",k" and line.words[at + 1] in _ASIDE and _verb_before_stop(line, at + 2, len(line.tags))


def _lone_dash(line: Line, at: int, end: int) -> bool:
    """Tell whether a dash opens an afterthought that is the reporter's: not one of a pair, followed by "which", "where", "he"."""
    return (
        line.tags[at + 1 : at + 2] in tuple("Rkm") and line.tags.count("-", at, end) == 1 and line.tags.count("-", 0, at) % 2 == 0
    )


def _phrase_over(line: Line, at: int, end: int) -> bool:
    """Tell whether words that are no clause end at `at`: at a comma with no list, a dash, "after", "while"."""
    tag, following = line.tags[at], line.tags[at + 1 : at + 2]
    if tag == ",":
        if following == "C" and line.words[at + 1] in ("and", "or"):
            return _verb_before_stop(line, at + 2, end)
        return following in tuple("kgmwiCrae") or following == ""
    if tag == "k" and line.words[at] == "as":
        return following not in tuple("dnNieFQro") or _verb_before_stop(line, at + 1, end)
    return tag in ":-" or (tag == "k" and line.words[at] in _CUT_BEFORE)


def _verb_before_stop(line: Line, begin: int, end: int) -> bool:
    """Tell whether a verb comes before the next comma."""
    for at in range(begin, end):
        if line.tags[at] in ",;:-TR":
            return False
        if line.tags[at] in "avcm":
            return True
    return False


def resumed_words(line: Line, end: int, *, spoken: bool = False) -> Span | None:
    """Find the rest of reported words that the cue interrupts: "..., analysts said, ...", "X," he said, "Y."."""
    tags = line.tags
    if tags[end : end + 1] == "Q":
        return end, end + 1
    if tags[end : end + 1] not in tuple(",:") or end + 1 >= len(tags):
        return None
    if tags[end + 1] not in "QF" and (spoken or tags[end] == ":" or not _goes_on(line, end + 1)):
        return None
    return right_words(line, end + 1, clause=True)


def _goes_on(line: Line, at: int) -> bool:
    """Tell whether reported words go on after a cue: "..., officials said, because it rained", "..., but the dam held"."""
    tag, word = line.tags[at], line.words[at]
    if tag == "k":
        return word in _GOES_ON or line.words[at : at + 3] == ["as", "well", "as"]
    if tag == "C":
        return word == "but" and line.tags[at + 1 : at + 2] in tuple("dN") and _verb_before_stop(line, at + 1, len(line.tags))
    return tag not in "gi.;"
