"""Find reports in a sentence: a cue, who reports, and what is reported.

Constructions, each a function below: the verb with its subject before it (`officials said that ...`) or after it
(`..., says NAME`); the participle (`..., saying that ...`); `according to NAME`; the noun (`NAME's claim that ...`); the cue
without a source (`reportedly`). What is reported stands between quotation marks, in a clause, or in a few words after a verb
such as *deny* or *criticise*.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from .nouns import read_according, read_hearsay, read_noun
from .report import NEAR
from .verbs import read_verb

if TYPE_CHECKING:
    from .lexicon import Lexicon
    from .report import Report
    from .sources import Span
    from .tokens import Line


_MOST = 30  # cues: a stretch with more is no sentence
_WITHOUT_VERB = {"according": read_according, "noun": read_noun, "hearsay": read_hearsay}


def find_reports(line: Line, lexicon: Lexicon) -> list[Report]:
    """Find every report of a line, in the order of their cues."""
    reports: list[Report] = []
    for at, (stop, cue) in islice(line.cues.items(), _MOST):
        read = _WITHOUT_VERB.get(cue.kind)
        report = read(line, (at, stop), cue) if read else read_verb(line, (at, stop), cue, lexicon, reports)
        if report is not None:
            reports.append(report)
    if len(reports) > 1:
        reports = _without_doubles(reports)
        _cut(line, reports)
    return [report for report in reports if report.left or report.right]


def _without_doubles(reports: list[Report]) -> list[Report]:
    """Keep one of two readings of the same words: "refused to disavow" before "refused", "expressed concern that" once."""
    longest = {report.cue[0]: report.cue[1] for report in reports}
    nouns = {report.source: report for report in reports if report.entry.kind == "noun" and report.clause}
    kept = []
    for report in reports:
        noun = nouns.get(report.source)
        shorter = longest[report.cue[0]] != report.cue[1] and report.entry.kind not in ("noun", "hearsay")
        if not shorter and (noun is None or report is noun or not _overlap(report.cue, noun.cue)):
            kept.append(report)
    passed = [report for report in kept if report.passed]
    kept = [report for report in kept if not any(other.cue[0] < report.cue[0] < other.end for other in passed)]
    nearby = [kept[max(0, at - NEAR) : at + NEAR] for at in range(len(kept))]
    return [report for report, near in zip(kept, nearby, strict=True) if not any(_inside_source(report, other) for other in near)]


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _inside_source(report: Report, other: Report) -> bool:
    """Tell whether a report without "who" stands in the source of another: "an official focused on trade, said"."""
    if report is other or other.source is None or report.source is None:
        return False
    inside = other.source[0] < report.cue[0] < other.source[1]
    return inside and (report.source[0] <= other.source[0] or report.source[1] - report.source[0] > 1)


def _cut(line: Line, reports: list[Report]) -> None:
    """End reported words where the next reporting clause of the same rank begins."""
    for number, report in enumerate(reports):
        for other in reports[number + 1 : number + 1 + NEAR]:
            if report.right is not None:
                end = _end_before(line, report, other)
                report.right = (report.right[0], end) if end > report.right[0] else None


def _end_before(line: Line, report: Report, other: Report) -> int:
    """Return where the words of `report` end in view of a later one: at ", saying", "and said", ", while NAME said"."""
    begin, end = report.right or (0, 0)
    tags, words = line.tags, line.words
    if other.left and begin < other.edge < end and other.left[0] <= report.cue[0] and tags[other.edge - 1] == ",":
        return other.edge - 1  # "NAME believed ..., officials said"
    edge = other.cue[0] if other.inherits or other.participle else other.edge
    if not begin < edge < end:
        return end
    joint = tags[edge - 1]
    if joint == "C" and edge - 1 > begin:
        return edge - 2 if tags[edge - 2] == "," else edge - 1
    if joint == "k" and tags[edge - 2] == "," and words[edge - 1] in ("while", "whereas", "although", "though"):
        return edge - 2
    return edge - 1 if joint in ";-" or (joint == "," and other.participle) else end
