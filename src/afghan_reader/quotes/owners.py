"""Which report a quotation belongs to, and which fragments are nobody's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .report import Report
    from .tokens import Line

# Speech claims a quotation before a document does, and opinions last.
_RANK = {"speech": 0, "speech-act": 1, "document": 1, "according": 1, "noun": 2, "attitude": 3, "hearsay": 4}


def holds(outer: Report, inner: Report) -> bool:
    """Tell whether a report stands inside the reported words of another."""
    return any(part is not None and part[0] <= inner.cue[0] < part[1] for part in (outer.left, outer.right))


def quotes_of(line: Line, report: Report) -> list[int]:
    """Return where in a line the quotations stand that a report holds."""
    parts = [part for part in (report.left, report.right) if part]
    return [at for part in parts for at in range(*part) if at in line.quotes]


def only_quotes(line: Line, report: Report) -> bool:
    """Tell whether a report holds quotations and nothing else."""
    parts = [part for part in (report.left, report.right) if part]
    return all(set(line.tags[part[0] : part[1]]) <= {"Q", "F", ","} for part in parts)


def owners(line: Line, reports: list[Report]) -> dict[int, Report]:
    """Give every quotation to one report: to speech before opinion, then to the outer one."""
    owners: dict[int, Report] = {}
    for report in sorted(reports, key=lambda report: _RANK[report.entry.kind]):
        for at in quotes_of(line, report):
            owners.setdefault(at, report)
    return owners


def is_title(words: list[str]) -> bool:
    """Tell whether words between marks are a title: "State of the Union"."""
    return all(word[:1].isupper() or word in ("of", "the", "and", "a", "in") for word in words)


def modifies(line: Line, at: int) -> bool:
    """Tell whether a fragment describes the noun after it: such "all or nothing" demands."""
    return line.tags[at] == "F" and line.tags[at + 1 : at + 2] in tuple("nN") and line.tags[at - 1 : at] in tuple("dnso")
