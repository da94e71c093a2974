"""Reports with a verb: "NAME said ...", "..., says NAME", "..., saying that", "was criticised by NAME"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from afghan_reader.rules import word_group

from .accept import accept
from .contents import right_words
from .fill import fill
from .report import Report, main_subject
from .sources import find_inverted, find_subject, is_bare, verb_start
from .sourcing import VAGUE

if TYPE_CHECKING:
    from .lexicon import Cue, Lexicon
    from .sources import Span
    from .tokens import Line

_BE = word_group("be")
_HEARSAY_PASSIVES = word_group("agentless passive")
# Verbs by which one outlet passes on the words of another source: "The Daily News quoted officials as saying".
_PASSING_ON = word_group("passes on")
_EFFECT = ["to", "the", "effect", "that"]
_PAST = word_group("past without -ed")
_PARTICIPLES = word_group("participle")


def read_verb(line: Line, cue: Span, entry: Cue, lexicon: Lexicon, before: list[Report]) -> Report | None:
    """Read the report of a verb, whoever does the saying."""
    at, stop = cue
    start = verb_start(line, at)
    if not _reports_here(line, start, at, entry):
        return None
    if entry.lemma in _PASSING_ON and (passed := _passed_on(line, (start, stop), entry)) is not None:
        return passed
    if _is_passive(line, start, at, entry):
        return _passive(line, (start, stop), entry)
    report = Report((start, stop), entry, None, edge=start, end=stop)
    if is_bare(line, start, at):
        _source_of_participle(line, report, lexicon, before)
    else:
        _source_of_verb(line, report, at, before)
    return fill(line, report, lexicon, before) if accept(line, report, at, lexicon) else None


def _reports_here(line: Line, start: int, at: int, entry: Cue) -> bool:
    """Refuse an infinitive, an opening participle, "the said man", "known" without "is", "aware" without "is"."""
    tags, previous, helped = line.tags, line.tags[start - 1] if start else ".", "a" in line.tags[start:at]
    if previous == "t" or (previous in "ds" and not helped and line.words[start - 1] not in VAGUE):
        return False
    if (tags[at] == "g" and start == 0) or (start < at and line.words[start].endswith("ing") and tags[start] not in "ra"):
        return False
    return helped or not ("be" in entry.takes or (tags[at] == "c" and line.words[at] in _PARTICIPLES))


def _source_of_verb(line: Line, report: Report, at: int, before: list[Report]) -> None:
    """Find the subject before a verb, or take it over: "NAME said that ... and | called", "NAME met them and | said"."""
    start = report.cue[0]
    joined = line.tags[start - 1 : start] == "C"
    if joined and before and before[-1].source and not before[-1].inverted and _same_form(line, before[-1], at):
        report.source, report.inherits = before[-1].source, True
    elif joined and line.tags[at] == "c" and line.words[at] != report.entry.lemma:
        report.source, report.inherits = main_subject(line, start - 1), True
        if report.source and not {"T", "R", "k"}.isdisjoint(line.tags[report.source[0] : start]):
            report.source = None
    else:
        report.source = find_subject(line, start, 0)
        if report.source:
            report.edge = report.source[0]


def _source_of_participle(line: Line, report: Report, lexicon: Lexicon, before: list[Report]) -> None:
    """Find who does the saying in "with NAME | calling for", "quoted NAME as | saying", "NAME left, | saying"."""
    start = report.cue[0]
    own = _subject_of_participle(line, start, lexicon)
    if own is not None:
        report.source, report.edge = own, own[0]
        return
    report.participle = True
    if line.words[start - 1 : start] == ["as"]:
        report.source = find_subject(line, start - 1, 0)
        report.edge = report.source[0] if report.source else start
        return
    whole = next((other for other in reversed(before) if other.entry.kind not in ("noun", "hearsay") and other.source), None)
    report.source = whole.source if whole else main_subject(line, start)
    report.inherits = whole is not None


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


def _passed_on(line: Line, cue: Span, entry: Cue) -> Report | None:
    """Read "OUTLET quoted NAME as saying ...", "... to the effect that ..."."""
    source = find_inverted(line, cue[1], len(line.tags))
    if source is None:
        return None
    words, stop = line.words, source[1]
    stop = next((at for at in range(source[0] + 1, stop) if words[at : at + 4] == _EFFECT), stop)
    if words[stop : stop + 2] == ["as", "saying"]:
        begin = stop + 2
    elif words[stop : stop + 4] == _EFFECT:
        begin = stop + 4
    else:
        return None
    report = Report(cue, entry, (source[0], stop), edge=cue[0], end=begin, via=find_subject(line, cue[0], 0), passed=True)
    report.right = right_words(line, begin + (line.tags[begin : begin + 1] == "T"), clause=True)
    if report.via:
        report.edge = report.via[0]
    return report


def _is_passive(line: Line, start: int, at: int, entry: Cue) -> bool:
    """Tell whether a cue is passive: "was said", not "has said"."""
    if line.tags[at] != "c" or "be" in entry.takes or not line.words[at].endswith(("d", "n", "t")):
        return False
    helpers = [line.words[k] for k in range(start, at) if line.tags[k] == "a"]
    return bool(helpers) and helpers[-1] in _BE


def _passive(line: Line, cue: Span, entry: Cue) -> Report | None:
    """Read "was criticised by NAME", "is said to"."""
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


def _same_form(line: Line, before: Report, at: int) -> bool:
    """Tell whether two cues that "and" joins have the same form: said and called, says and calls."""
    first, second = line.words[before.cue[1] - 1 if " " not in before.entry.lemma else before.cue[0]], line.words[at]
    return _form(first) == _form(second)


def _form(verb: str) -> str:
    """Return how a verb form ends; "said" and "told" count as "ed"."""
    return "ing" if verb.endswith("ing") else "ed" if verb.endswith("ed") or verb in _PAST else "s" if verb.endswith("s") else ""
