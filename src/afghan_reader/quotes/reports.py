"""Find reports in a sentence: a cue, who reports, and what is reported.

Constructions, each a function below: the verb with its subject before it (`officials said that ...`) or after it
(`..., says NAME`); the participle (`..., saying that ...`); `according to NAME`; the noun (`NAME's claim that ...`); the cue
without a source (`reportedly`). What is reported stands between quotation marks, in a clause, or in a few words after a verb
such as *deny* or *criticise*.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .nouns import read_according, read_hearsay, read_noun
from .verbs import read_verb

if TYPE_CHECKING:
    from .lexicon import Lexicon
    from .report import Report
    from .sources import Span
    from .tokens import Line


def find_reports(line: Line, lexicon: Lexicon) -> list[Report]:
    """Find every report of a line, in the order of their cues."""
    reports: list[Report] = []
    for at, (stop, cue) in line.cues.items():
        find = {"according": read_according, "noun": read_noun, "hearsay": read_hearsay}.get(cue.kind, read_verb)
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
