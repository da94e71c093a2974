"""Refuse what only looks like a report: a noun in place of a verb, a subject that cannot speak."""

from __future__ import annotations

from typing import TYPE_CHECKING

from afghan_reader.rules import word_group

from .report import can_report, is_place
from .sources import is_bare
from .sourcing import VAGUE

if TYPE_CHECKING:
    from .lexicon import Lexicon
    from .report import Report
    from .sources import Span
    from .tokens import Line

# Verbs that report whatever their subject is: "the sign said".
_ALWAYS = word_group("anything can")
_UNCHANGED = word_group("past like plain form")


def accept(line: Line, report: Report, at: int, lexicon: Lexicon) -> bool:  # noqa: PLR0911 - one return a case
    """Tell whether the verb at `at` is one, and whether its source can report."""
    entry, source, start = report.entry, report.source, report.cue[0]
    if line.tags[at] == "b" and start == at:
        if source is None:
            return _after_quotation(line, at) and "quote" in entry.takes
        if not _is_verb(line, report, at, lexicon):
            return False
    if source is None:
        return True
    if line.words[at] == entry.lemma.split()[0] and start == at and line.tags[source[0] - 1 : source[0]] in tuple("avei"):
        return False  # "helped them defend"
    if is_bare(line, start, at) and not _participle_reports(line, report, lexicon):
        return False
    if entry.kind == "speech" and entry.lemma in _ALWAYS:
        return True
    return can_report(line, source, lexicon) and not (entry.kind == "attitude" and is_place(line, source, lexicon))


def _after_quotation(line: Line, at: int) -> bool:
    """Tell whether a word stands between a quotation and a name: "...," | reads | the letter."""
    return line.tags[at - 1] in ",Q" and "Q" in line.tags[max(0, at - 2) : at] and line.tags[at + 1 : at + 2] in tuple("dN")


def _is_verb(line: Line, report: Report, at: int, lexicon: Lexicon) -> bool:
    """Tell a verb from a noun of the same form: "officials claim" from "the claim of"."""
    if line.tags[at - 1] in "dso#eFi" or (line.tags[at + 1 : at + 2] == "o" and report.cue[1] - at == 1):
        return False
    plain = line.words[at] == report.entry.lemma.split()[0]
    return report.inherits or report.source is None or _agrees(line, report.source, lexicon, plain=plain)


def _participle_reports(line: Line, report: Report, lexicon: Lexicon) -> bool:
    """Tell whether a bare -ing form reports: "..., saying", "..., calling it", "officials warning of"."""
    kind, joint = report.entry.kind, line.tags[report.cue[0] - 1 : report.cue[0]]
    if report.participle:
        return kind in ("speech", "document") or ("participle" in report.entry.takes and joint in tuple(",-C"))
    return kind != "attitude" and report.source is not None and can_report(line, report.source, lexicon)


def _agrees(line: Line, source: Span, lexicon: Lexicon, *, plain: bool) -> bool:
    """Tell whether subject and verb agree in number: officials claim, an official claims."""
    last = source[1] - 1
    word, tag = line.words[last], line.tags[last]
    if not _UNCHANGED.isdisjoint(line.words[source[1] : source[1] + 2]):
        return True
    if tag in "mR":
        return plain == (word in ("they", "we", "i", "you")) or tag == "R"
    plural = word in lexicon.plurals or "C" in line.tags[source[0] : last]
    if tag != "n":
        return not plain or plural or word.endswith("s")
    if word not in lexicon.nouns and not ("d" in line.tags[source[0] : last] and plural):
        return word in VAGUE
    return plural == plain
