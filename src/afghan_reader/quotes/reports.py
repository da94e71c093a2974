"""Find reports in a sentence: a cue, who reports, and what is reported.

Constructions, each a function below: the verb with its subject before it (`officials said that ...`) or after it
(`..., says NAME`); the participle (`..., saying that ...`); `according to NAME`; the noun (`NAME's claim that ...`); the cue
without a source (`reportedly`). What is reported stands between quotation marks, in a clause, or in a few words after a verb
such as *deny* or *criticise*.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .sourcing import VAGUE
from .sources import Span, find_inverted, find_subject, verb_start
from .lexicon import Cue
from .contents import after_cue, left_clause, right_words

if TYPE_CHECKING:
    from .lexicon import Lexicon
    from .tokens import Line

_BE = frozenset("is are was were be been being am 're".split()) | {"’re"}
_HEARSAY_PASSIVES = frozenset("say report allege accuse believe think rumor suspect claim describe".split())
# Verbs that report whatever their subject is: "the sign said".
_ALWAYS = frozenset("say tell write add read ask insist argue explain continue".split())
# Verbs by which one outlet passes on the words of another source: "The Daily News quoted officials as saying".
_PASSING_ON = frozenset(("quote", "cite", "report"))
_PAST = frozenset("said told wrote thought knew found saw felt heard spoke read put made gave took swore held".split())
_POSSESSIVE = frozenset(("his", "her", "their", "its", "my", "our"))
_OVER = frozenset(("", ",", ".", ";", "?", ":", "-", "k", "C"))
_LEADING = 3
_PARTICIPLES = frozenset("known seen shown written spoken given taken sworn drawn".split())
_OPENING = 8  # words: a conjunction so near the beginning opens a clause that comes before the main one
_LIGHT = frozenset(
    "make makes made making repeat repeats repeated repeating reject rejects rejected rejecting dismiss dismisses dismissed dismissing "
    "raise raises raised raising issue issues issued issuing express expresses expressed expressing voice voices voiced voicing deny "
    "denies denied denying share shares shared sharing give gives gave giving have has had reiterate reiterated defend defended support "
    "supported hold holds held holding offer offered echo echoes echoed come came reach reached stand stood".split()
)


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


def find_reports(line: Line, lexicon: Lexicon) -> list[Report]:
    """Find every report of a line, in the order of their cues."""
    reports: list[Report] = []
    for at, (stop, cue) in line.cues.items():
        find = {"according": _according, "noun": _noun, "hearsay": _hearsay}.get(cue.kind, _verb)
        report = find(line, (at, stop), cue, lexicon, reports)
        if report is not None:
            reports.append(report)
    infinitives = {report.cue[0]: report.cue[1] for report in reports}  # of "refused" and "refused to disavow" the longer counts
    reports = [
        report for report in reports if infinitives[report.cue[0]] == report.cue[1] or report.entry.kind in ("noun", "hearsay")
    ]
    nouns = {report.source: report for report in reports if report.entry.kind == "noun" and report.clause}
    reports = [
        report
        for report in reports
        if report is nouns.get(report.source, report) or not _overlap(report.cue, nouns[report.source].cue)
    ]
    reports = [
        report for report in reports if not any(other.passed and other.cue[0] < report.cue[0] < other.end for other in reports)
    ]
    reports = [report for report in reports if not any(_inside_source(report, other) for other in reports)]
    _cut(line, reports)
    return [report for report in reports if report.left or report.right]


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _inside_source(report: Report, other: Report) -> bool:
    """Tell whether a report without "who" stands in the source of another: "an official focused on trade, said"."""
    if report is other or other.source is None or report.source is None:
        return False
    inside = other.source[0] < report.cue[0] < other.source[1]
    return inside and (report.source[0] <= other.source[0] or report.source[1] - report.source[0] > 1)


def _verb(line: Line, cue: Span, entry: Cue, lexicon: Lexicon, before: list[Report]) -> Report | None:
    at, stop = cue
    start = verb_start(line, at)
    tags, previous = line.tags, line.tags[start - 1] if start else "."
    if (
        previous == "t"
        or (tags[at] == "g" and start == 0)
        or line.words[start].endswith("ing")
        and start < at
        and tags[start] not in "ra"
    ):
        return None
    if "be" in entry.takes and "a" not in tags[start:at]:
        return None
    if tags[at] == "c" and line.words[at] in _PARTICIPLES and "a" not in tags[start:at]:
        return None
    if previous in "ds" and "a" not in tags[start:at]:
        return None
    if entry.lemma in _PASSING_ON and (passed := _passed_on(line, (start, stop), entry)) is not None:
        return passed
    passive = (
        start < at
        and tags[at] == "c"
        and "be" not in entry.takes
        and line.words[at].endswith(("ed", "d", "n", "t"))
        and _is_passive(line, start, at)
    )
    if passive:
        return _passive(line, (start, stop), entry, lexicon)
    report = Report((start, stop), entry, None, edge=start, end=stop)
    bare = tags[at] == "g" and "a" not in tags[start:at]
    if bare and (span := _subject_of_participle(line, start, lexicon)) is not None:
        report.source, report.edge = span, span[0]
    elif bare:
        report.participle = True
        if line.words[start - 1 : start] == ["as"]:
            report.source = find_subject(line, start - 1, 0)
            report.edge = report.source[0] if report.source else start
        else:
            whole = next(
                (other for other in reversed(before) if other.entry.kind not in ("noun", "hearsay") and other.source), None
            )
            report.source = whole.source if whole else main_subject(line, at)
            report.inherits = whole is not None
    elif previous == "C" and before and before[-1].source and not before[-1].inverted and _same_form(line, before[-1], at):
        report.source, report.inherits = before[-1].source, True
    elif previous == "C" and tags[at] == "c" and line.words[at] != entry.lemma:
        report.source, report.inherits = main_subject(line, start - 1), True
        if report.source and not {"T", "R", "k"}.isdisjoint(line.tags[report.source[0] : start]):
            return None
    else:
        report.source = find_subject(line, start, 0)
        if report.source:
            report.edge = report.source[0]
    if not _accept(line, report, at, lexicon):
        return None
    return _fill(line, report, lexicon, before)


def _passed_on(line: Line, cue: Span, entry: Cue) -> Report | None:
    """Read "OUTLET quoted NAME as saying ...", "... to the effect that ..."."""
    source = find_inverted(line, cue[1], len(line.tags))
    if source is None:
        return None
    words, stop = line.words, source[1]
    for back in range(source[0] + 1, source[1]):
        if words[back : back + 4] == ["to", "the", "effect", "that"]:
            stop = back
    if words[stop : stop + 2] == ["as", "saying"]:
        begin = stop + 2
    elif words[stop : stop + 4] == ["to", "the", "effect", "that"]:
        begin = stop + 4
    else:
        return None
    report = Report(
        (cue[0], cue[1]), entry, (source[0], stop), edge=cue[0], end=begin, via=find_subject(line, cue[0], 0), passed=True
    )
    report.right = right_words(line, begin + (line.tags[begin : begin + 1] == "T"), clause=True)
    if report.via:
        report.edge = report.via[0]
    return report


def _is_passive(line: Line, start: int, at: int) -> bool:
    helpers = [line.words[k] for k in range(start, at) if line.tags[k] == "a"]
    return bool(helpers) and helpers[-1] in _BE


def _same_form(line: Line, before: Report, at: int) -> bool:
    """Tell whether two cues that "and" joins have the same form: said and called, says and calls."""
    first, second = line.words[before.cue[1] - 1 if " " not in before.entry.lemma else before.cue[0]], line.words[at]
    return _form(first) == _form(second)


def _form(verb: str) -> str:
    return "ing" if verb.endswith("ing") else "ed" if verb.endswith("ed") or verb in _PAST else "s" if verb.endswith("s") else ""


def _subject_of_participle(line: Line, start: int, lexicon: Lexicon) -> Span | None:
    """Find a subject right before an -ing form: "with | NAME | calling for", "| officials | warning of"."""
    if start == 0 or line.tags[start - 1] not in "NnmP":
        return None
    floor = max(0, start - 10)
    for back in range(start - 1, floor - 1, -1):
        if line.words[back] == "with":
            return find_subject(line, start, back + 1)
    head = line.words[start - 1]
    if lexicon.nouns.get(head) == "document" and line.tags[start - 1] == "n":
        return main_subject(line, start)  # "issued a statement | calling"
    if lexicon.nouns.get(head) == "person" and line.tags[start + 1 : start + 2] != "h":
        last = line.tags.rfind("o", floor, start)
        return find_subject(line, start, last + 1 if last >= 0 else 0)
    return None


def main_subject(line: Line, before: int) -> Span | None:
    """Find the subject of the clause that a participle belongs to: that of the sentence, or of "after NAME objected, saying"."""
    comma = line.tags.rfind(",", 0, before)
    joint = line.tags.rfind("k", 0, max(comma, 0))
    first = joint + 1 if joint >= 0 and "," not in line.tags[joint:comma] and comma == before - 1 else 0
    for at in range(first + 1, before):
        if line.tags[at] in "avc" or (line.tags[at] == "e" and line.tags[at - 1] in "NnmPy,r"):
            found = find_subject(line, verb_start(line, at) if line.tags[at] != "a" else at, first)
            if found is not None and line.tags[found[0]] != "R":
                return found
    return None


def _accept(line: Line, report: Report, at: int, lexicon: Lexicon) -> bool:
    """Refuse a noun that looks like a cue, and a subject that cannot report."""
    entry, source, start = report.entry, report.source, report.cue[0]
    if line.tags[at] == "b" and start == at:
        if source is None and "quote" in entry.takes and line.tags[at - 1] in ",Q" and "Q" in line.tags[max(0, at - 2) : at]:
            return line.tags[at + 1 : at + 2] in tuple("dN")
        if source is None or line.tags[at - 1] in "dso#eFi":
            return False
        if line.tags[at + 1 : at + 2] == "o" and report.cue[1] - at == 1:
            return False
        if not report.inherits and not _agrees(line, source, line.words[at] == entry.lemma.split()[0], lexicon):
            return False
    if source is None:
        return True
    if line.words[at] == entry.lemma.split()[0] and start == at and line.tags[source[0] - 1 : source[0]] in tuple("avei"):
        return False  # "helped them defend"
    if (
        report.participle
        and entry.kind not in ("speech", "document")
        and not ("participle" in entry.takes and line.tags[start - 1 : start] in tuple(",-C"))
    ):
        return False
    if (
        line.tags[at] == "g"
        and "a" not in line.tags[start:at]
        and not report.participle
        and (entry.kind == "attitude" or not can_report(line, source, lexicon))
    ):
        return False
    if entry.kind == "speech" and entry.lemma in _ALWAYS:
        return True
    if not can_report(line, source, lexicon):
        return False
    return not (entry.kind == "attitude" and is_place(line, source, lexicon))


def _agrees(line: Line, source: Span, plain: bool, lexicon: Lexicon) -> bool:
    """Tell whether a subject and a verb that may be a noun agree: officials claim, an official claims."""
    last = source[1] - 1
    if line.words[source[1] :] and not {"read", "put", "cast", "forecast", "broadcast", "bet"}.isdisjoint(
        line.words[source[1] : source[1] + 2]
    ):
        return True  # the past looks like the plain form
    if line.tags[last] in "mR":
        return plain == (line.words[last] in ("they", "we", "i", "you")) or line.tags[last] == "R"
    plural = line.words[last] in lexicon.plurals or "C" in line.tags[source[0] : last]
    if line.tags[last] == "n" and line.words[last] not in lexicon.nouns and not ("d" in line.tags[source[0] : last] and plural):
        return line.words[last] in VAGUE
    return plural == plain if line.tags[last] == "n" else not plain or plural or line.words[last].endswith("s")


def can_report(line: Line, source: Span, lexicon: Lexicon) -> bool:
    """Tell whether a noun phrase names somebody or something that can speak or think."""
    if line.tags[source[0]] in "mR":
        return True
    end = next((at for at in range(source[0] + 1, source[1]) if line.tags[at] in "oRT,e"), source[1])
    if line.tags[end - 1] in "NP#":
        return True
    return line.words[end - 1] in lexicon.nouns or not VAGUE.isdisjoint(line.words[source[0] : end])


def is_place(line: Line, source: Span, lexicon: Lexicon) -> bool:
    """Tell whether a source is a country or capital and nothing else."""
    words = [
        word for word, tag in zip(line.words[source[0] : source[1]], line.tags[source[0] : source[1]], strict=True) if tag != "d"
    ]
    return " ".join(words) in lexicon.lower_places


def _passive(line: Line, cue: Span, entry: Cue, lexicon: Lexicon) -> Report | None:
    """Read "was criticised by NAME", "is said to", "was quoted as saying"."""
    stop = cue[1]
    if line.words[stop : stop + 1] == ["by"]:
        source = find_inverted(line, stop + 1, len(line.tags))
        if source is None:
            return None
        report = Report(cue, entry, source, edge=cue[0], end=source[1])
        subject = find_subject(line, cue[0], 0)
        if source[1] < len(line.tags) and line.tags[source[1]] in "otT" and "object" in entry.takes:
            report.right = right_words(line, source[1], clause=False)
            report.clause = False
        elif subject is not None:
            report.left, report.clause = subject, False
        return report
    if entry.lemma in _HEARSAY_PASSIVES and line.tags[stop : stop + 1] in ("t", "T", "o"):
        report = Report(cue, entry, None, edge=cue[0], end=stop, passive=True)
        report.right = right_words(line, stop + (line.tags[stop] in "To"), clause=True)
        return report
    return None


def _fill(line: Line, report: Report, lexicon: Lexicon, before: list[Report]) -> Report | None:
    """Find the reported words of a verb: after it, before it, or both."""
    takes, stop = report.entry.takes, report.cue[1]
    inverted = None
    if (report.source is None or line.tags[report.edge - 1 : report.edge] == "Q") and "quote" in takes and not report.participle:
        inverted = _inverted(line, report)
        if inverted is not None and "object" in takes and not can_report(line, inverted, lexicon):
            inverted = None
        if inverted is not None:
            report.source, report.edge, report.end = inverted, report.cue[0], inverted[1]
            report.inverted = True
            stop = inverted[1]
    after = after_cue(line, stop, report.entry, inverted=inverted is not None)
    report.via = after.via
    report.end = after.begin if after.kind != "none" else max(stop, after.begin)
    resumes = line.tags[report.end : report.end + 1] == "," and report.end == stop
    floor = max((other.end for other in before if other.left and other.end <= report.edge), default=0)
    left = (
        left_clause(line, report.edge, 1 if resumes else 3, floor)
        if "quote" in takes or report.entry.kind == "attitude" and "clause" in takes
        else None
    )
    relative = report.source is not None and line.tags[report.source[0]] == "R" and not report.inverted
    if (
        report.participle
        or relative
        or (left and "Q" not in line.tags[left[0] : left[1]] and line.tags[after.begin : after.begin + 1] not in _OVER)
    ):
        left = None
    if left is not None and after.kind in ("that", "words") and line.tags[left[1] - 1] in "QF,":
        after = after._replace(kind="none")
    if after.kind in ("quote", "that", "words") and (inverted is None or left is None):
        report.clause = after.kind != "words" or after.clause
        if report.entry.kind == "document" and not report.clause and not _is_document(line, report.source, lexicon):
            return None
        report.right = _within_clause(line, report, right_words(line, after.begin, clause=report.clause))
        if left is not None and line.tags[left[0] : left[1]] in ("Q", "QQ", "Q,") and after.kind == "quote":
            report.left = left
    elif left is not None:
        report.left = left
        report.end = max(stop, after.begin)
        report.right = _resumed(line, report.end, spoken=line.tags[left[1] - 1] == "Q")
    if (
        report.source is None
        and not report.participle
        and not (report.left and "Q" in line.tags[report.left[0] : report.left[1]])
    ):
        return None
    if report.left is None and report.right is None and "object" in takes and report.source is not None:
        report.left, report.clause = _relative_object(line, report.edge), False
    return report if report.left or report.right else None


def _relative_object(line: Line, edge: int) -> Span | None:
    """Find the "that" or "which" of "a fake, | that | even NAME denied"."""
    at = edge
    while at > 0 and line.tags[at - 1] == "r":
        at -= 1
    return (at - 1, at) if at > 1 and line.words[at - 1] in ("that", "which") else None


def _is_document(line: Line, source: Span | None, lexicon: Lexicon) -> bool:
    end = source and next((at for at in range(source[0] + 1, source[1]) if line.tags[at] in "oRT,e"), source[1])
    return bool(end) and lexicon.nouns.get(line.words[end - 1]) == "document"


def _within_clause(line: Line, report: Report, right: Span | None) -> Span | None:
    """End what a subordinate clause reports with that clause: "after NAME said so, |the house ...", "NAME, who said so, |left"."""
    if right is None or report.source is None:
        return right
    before = line.tags[report.edge - 1 : report.edge]
    relative = (line.tags[report.source[0]] == "R" or before == "R") and not report.inverted
    if not ((before == "k" and report.edge <= _OPENING) or relative):
        return right
    comma = line.tags.find(",", right[0] + 1, right[1])
    while comma > 0 and line.tags[comma + 1 : comma + 2] not in tuple("dNnmcavyrb"):
        comma = line.tags.find(",", comma + 1, right[1])
    return (right[0], comma) if comma > 0 else right


def _inverted(line: Line, report: Report) -> Span | None:
    before = line.tags[report.cue[0] - 1 : report.cue[0]]
    if before in tuple(",QF?-") or (report.cue[0] == 0 and line.tags[report.cue[1] : report.cue[1] + 1] in ("N", "d")):
        return find_inverted(line, report.cue[1], len(line.tags))
    return None


def _resumed(line: Line, end: int, *, spoken: bool = False) -> Span | None:
    """Find the rest of reported words that the cue interrupts: "..., analysts said, ...", "X," he said, "Y."."""
    tags = line.tags
    if tags[end : end + 1] == "Q":
        return end, end + 1
    if tags[end : end + 1] not in tuple(",:") or end + 1 >= len(tags):
        return None
    if tags[end + 1] in "QF":
        return right_words(line, end + 1, clause=True)
    if spoken or tags[end] == ":":
        return None
    if line.words[end + 1 : end + 4] == ["as", "well", "as"]:
        return right_words(line, end + 1, clause=True)
    return None if tags[end + 1] in "gkCi.;" else right_words(line, end + 1, clause=True)


def _according(line: Line, cue: Span, entry: Cue, lexicon: Lexicon, before: list[Report]) -> Report | None:
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
            report.right = _resumed(line, source[1])
    return report


def _noun(line: Line, cue: Span, entry: Cue, lexicon: Lexicon, before: list[Report]) -> Report | None:
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


def _hearsay(line: Line, cue: Span, entry: Cue, lexicon: Lexicon, before: list[Report]) -> Report | None:
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


# What stands around a quotation that no word of `cues.csv` claims: a subject and one unknown word.
_SPEAKER_AFTER = re.compile(r",?(?P<source>m|(?:d[nbse]*)?N*[nb]?)(?P<cue>r*[nevbc])(?:$|[,.?;:\-orkgiyQ])")
_VERB_THEN_SPEAKER = re.compile(r",?(?P<cue>[nevbc])(?P<source>d?[nb]*N+)(?:$|[,.?;:\-orkgi])")


_WORDS_OF = frozenset(
    "comment comments remark remarks claim claims line quote speech slogan statement tweet tweets message pledge promise vow boast jab joke "
    "quip description call warning mantra motto refrain phrase rhetoric defense criticism insult taunt label accusation charge response".split()
)


def words_of(line: Line, at: int) -> Span | None:
    """Find the owner in NAME's "all or nothing" remark."""
    if line.tags[at - 1 : at] != "s" or _WORDS_OF.isdisjoint(line.words[at + 1 : at + 3]):
        return None
    return find_subject(line, at - 1, max(0, at - 8))


def report_without_cue(line: Line, at: int, lexicon: Lexicon) -> Report | None:
    """Find who speaks the quotation at `at` when its verb is not in `cues.csv`."""
    entry = Cue("", "speech", "asserts", frozenset(("quote",)))
    after = _SPEAKER_AFTER.match(line.tags, at + 1) if line.tags[at + 1 : at + 2] in tuple(",mdN") else None
    for match in (after, _VERB_THEN_SPEAKER.match(line.tags, at + 1)):
        if match and match.end("source") > match.start("source") and can_report(line, match.span("source"), lexicon):
            return Report(match.span("cue"), entry, match.span("source"), left=(at, at + 1), edge=at + 1, quotes=[at])
    if at and line.tags[at - 1] == ":":
        return _colon(line, at - 1, entry, lexicon)
    if (owner := words_of(line, at)) is not None:
        return Report((at + 1, at + 2), entry, owner, right=(at, at + 1), edge=at, quotes=[at])
    subject = main_subject(line, at)
    if subject is None or subject[1] >= at or not can_report(line, subject, lexicon) or line.words[subject[0]] in ("it", "this"):
        return None
    end = next((k for k in range(subject[1], at) if line.tags[k] in "vce"), subject[1])
    return Report((end, end + 1), entry, subject, right=(at, at + 1), edge=subject[0])


def _colon(line: Line, colon: int, entry: Cue, lexicon: Lexicon) -> Report | None:
    """Read "NAME: ...", "NAME's answer: ...", "NAME was blunt: ..."."""
    start = max(line.tags.rfind(sign, 0, colon) for sign in ".;Q") + 1
    subject = find_subject(line, colon, start)
    if subject is not None and line.tags[subject[0] : colon].find("s") > 0:
        subject = (subject[0], subject[0] + line.tags[subject[0] : colon].find("s"))
    if subject is None or not (line.tags[subject[0]] == "m" or can_report(line, subject, lexicon)):
        subject = main_subject(line, colon)
    if subject is None or not can_report(line, subject, lexicon):
        return None
    return Report((colon, colon + 1), entry, subject, right=(colon + 1, colon + 2), edge=subject[0])


def _cut(line: Line, reports: list[Report]) -> None:
    """End reported words where the next reporting clause of the same rank begins."""
    for number, report in enumerate(reports):
        if report.right is None:
            continue
        begin, end = report.right
        for other in reports[number + 1 :]:
            edge = other.cue[0] if other.inherits or other.participle else other.edge
            if (
                other.left is not None
                and begin < other.edge < end
                and other.left[0] <= report.cue[0]
                and line.tags[other.edge - 1] == ","
            ):
                end = other.edge - 1
                continue
            if not begin < edge < end:
                continue
            joint = line.tags[edge - 1]
            if other.participle and joint == ",":
                end = edge - 1
            elif joint == "C" and edge - 1 > begin:
                end = edge - 2 if line.tags[edge - 2] == "," else edge - 1
            elif (
                joint == "k" and line.tags[edge - 2] == "," and line.words[edge - 1] in ("while", "whereas", "although", "though")
            ):
                end = edge - 2
            elif joint in ";-":
                end = edge - 1
        report.right = (begin, end) if end > begin else None
