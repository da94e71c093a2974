"""Reports with a verb: "NAME said ...", "..., says NAME", "..., saying that", "was criticised by NAME"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from afghan_reader.rules import word_group

from .contents import after_cue, left_clause, resumed_words, right_words
from .report import Report, can_report, is_place, main_subject
from .sources import find_inverted, find_subject, verb_start
from .sourcing import VAGUE

if TYPE_CHECKING:
    from .lexicon import Cue, Lexicon
    from .sources import Span
    from .tokens import Line


_BE = word_group("be")
_HEARSAY_PASSIVES = word_group("agentless passive")
# Verbs that report whatever their subject is: "the sign said".
_ALWAYS = word_group("anything can")
# Verbs by which one outlet passes on the words of another source: "The Daily News quoted officials as saying".
_PASSING_ON = word_group("passes on")
_PAST = word_group("past without -ed")
_OVER = frozenset(("", ",", ".", ";", "?", ":", "-", "k", "C"))
_PARTICIPLES = word_group("participle")
_OPENING = 8  # words: a conjunction so near the beginning opens a clause that comes before the main one


def read_verb(line: Line, cue: Span, entry: Cue, lexicon: Lexicon, before: list[Report]) -> Report | None:
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
        report.right = resumed_words(line, report.end, spoken=line.tags[left[1] - 1] == "Q")
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
