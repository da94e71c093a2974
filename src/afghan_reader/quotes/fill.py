"""Find what a verb reports: after it, before it, or on both sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .contents import after_cue, left_clause, resumed_words, right_words
from .report import NEAR, can_report, head_end
from .sources import find_inverted

if TYPE_CHECKING:
    from .contents import After
    from .lexicon import Lexicon
    from .report import Report
    from .sources import Span
    from .tokens import Line

_OVER = frozenset(("", ",", ".", ";", "?", ":", "-", "k", "C"))  # what may follow a reporting clause that comes last
_OPENING = 8  # words: a conjunction so near the beginning opens a clause that comes before the main one
_SHORTEST = 3  # words before a cue that can be a clause


def fill(line: Line, report: Report, lexicon: Lexicon, before: list[Report]) -> Report | None:
    """Fill in the reported words of a verb; None if there are none, or nobody who could have said them."""
    stop = _turn_round(line, report, lexicon)
    after = after_cue(line, stop, report.entry, inverted=report.inverted)
    report.via = after.via
    report.end = after.begin if after.kind != "none" else max(stop, after.begin)
    left = _left(line, report, after, before, resumes=line.tags[report.end : report.end + 1] == "," and report.end == stop)
    if left is not None and after.kind in ("that", "words") and line.tags[left[1] - 1] in "QF,":
        after = after._replace(kind="none")  # "...," he told The Daily News on Friday
    if after.kind != "none" and not (report.inverted and left):
        report.clause = after.kind != "words" or after.clause
        if report.entry.kind == "document" and not report.clause and not _is_document(line, report.source, lexicon):
            return None
        report.right = _within_clause(line, report, right_words(line, after.begin, clause=report.clause, through=after.through))
        if left is not None and line.tags[left[0] : left[1]] in ("Q", "QQ", "Q,") and after.kind == "quote":
            report.left = left
    elif left is not None:
        report.left, report.end = left, max(stop, after.begin)
        report.right = resumed_words(line, report.end, spoken=line.tags[left[1] - 1] == "Q")
        if report.right is None and line.tags[left[0] : left[1]] == "r":
            report.left = None  # "Still, officials said, adding ..."
    return _finish(line, report)


def _finish(line: Line, report: Report) -> Report | None:
    """Drop a report without a source (unless it is of a quotation) or without reported words."""
    if report.source is None:
        quoted = report.left is not None and "Q" in line.tags[report.left[0] : report.left[1]]
        return report if quoted or (report.participle and report.right) else None
    if report.left is None and report.right is None and "object" in report.entry.takes:
        report.left, report.clause = _relative_object(line, report.edge), False
    return report if report.left or report.right else None


def _turn_round(line: Line, report: Report, lexicon: Lexicon) -> int:
    """Find the source after the cue if there is none before it; return where the cue and its source end."""
    start, stop = report.cue
    found = None
    if (report.source is None or line.tags[report.edge - 1 : report.edge] == "Q") and not report.participle:
        opening = start == 0 and line.tags[stop : stop + 1] in ("N", "d")  # Said Smith: "..."
        if "quote" in report.entry.takes and (opening or line.tags[start - 1 : start] in tuple(",QF?-")):
            found = find_inverted(line, stop, len(line.tags))
    if found is None or ("object" in report.entry.takes and not can_report(line, found, lexicon)):
        return stop
    report.source, report.edge, report.end, report.inverted = found, start, found[1], True
    return found[1]


def _left(line: Line, report: Report, after: After, before: list[Report], *, resumes: bool) -> Span | None:
    """Find reported words before the reporting clause."""
    relative = report.source is not None and line.tags[report.source[0]] == "R" and not report.inverted
    takes = report.entry.takes
    if report.participle or relative or not ("quote" in takes or (report.entry.kind == "attitude" and "clause" in takes)):
        return None
    floor = max((other.end for other in before[-NEAR:] if other.left and other.end <= report.edge), default=0)
    left = left_clause(line, report.edge, 1 if resumes else _SHORTEST, floor)
    if left and "Q" not in line.tags[left[0] : left[1]] and line.tags[after.begin : after.begin + 1] not in _OVER:
        return None
    return left


def _relative_object(line: Line, edge: int) -> Span | None:
    """Find the "that" or "which" of "a fake, | that | even NAME denied"."""
    at = edge
    while at > 0 and line.tags[at - 1] == "r":
        at -= 1
    return (at - 1, at) if at > 1 and line.words[at - 1] in ("that", "which") else None


def _is_document(line: Line, source: Span | None, lexicon: Lexicon) -> bool:
    """Tell whether a source is a report, a poll ...: "documents show attempts", but not "the team found a body"."""
    return source is not None and lexicon.nouns.get(line.words[head_end(line, source) - 1]) == "document"


def _within_clause(line: Line, report: Report, right: Span | None) -> Span | None:
    """End what a subordinate clause reports with that clause: "after NAME said so, |the house", "NAME, who said so, |left"."""
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
