"""Class a source: a name, a role, a body, a document, or nobody in particular; and find how its words came."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from afghan_reader.rules import word_group

if TYPE_CHECKING:
    from .lexicon import Lexicon
    from .report import Report
    from .sources import Span
    from .tokens import Line

_NEAR = 200  # characters after a source in which its condition may stand
_PHRASE = 60  # characters: the longest phrase
_STOP = re.compile(r"[.?!][\s”\"]")
VAGUE = word_group("vague")


def noun_of(line: Line, head: Span, lexicon: Lexicon) -> str:
    """Return the head noun of a source: the last word before its first preposition."""
    end = head[1]
    for at in range(head[0] + 1, head[1]):
        if line.tags[at] in "oRT,ei":
            end = at
            break
    for size in (2, 1):
        if end - size >= head[0]:
            noun = " ".join(line.words[end - size : end])
            if noun in lexicon.nouns:
                return noun
    return line.words[end - 1]


def sourcing_of(line: Line, source: Span, head: Span, lexicon: Lexicon) -> str:  # noqa: PLR0911 - one return a case
    """Class a source that is no person known by name: role, unnamed, institution, document."""
    tags, words = line.tags[head[0] : head[1]], line.words[head[0] : head[1]]
    noun = noun_of(line, head, lexicon)
    kind, plural = lexicon.nouns.get(noun, ""), noun in lexicon.plurals
    proper = "N" in tags
    if words[0] in VAGUE and not proper:
        return "unnamed"
    if proper and " ".join(word for word in words if word != "the") in lexicon.lower_places:
        return "institution"
    if kind == "person":
        last_capital = tags.rstrip("nsbe").endswith("N") and line.tags[head[1] - 1] == "N"
        return (
            "institution"
            if last_capital and plural and words[0] == "the" and len(words) > len(("the", "Democrats"))
            else "unnamed"
            if plural
            else "role"
        )
    if kind == "document":
        identified = "N" in line.tags[head[0] : source[1]] and (
            "N" in tags[tags.find("o") :] if "o" in tags else "e" in line.tags[head[0] : source[1]]
        )
        return "document" if identified or line.tags[head[1] - 1] == "N" else "unnamed"
    if kind in ("institution", "outlet"):
        if proper and not plural and words[0] not in ("a", "an", "one", "another"):
            return "institution"
        return (
            "institution"
            if words[0] in ("the", "its", "their") and not plural and proper
            else "unnamed"
            if words[0] != "the" or plural
            else "institution"
        )
    if proper and line.tags[head[1] - 1] in "NP#":
        return "institution"
    return "unnamed" if proper or tags[:1] in "dn" else "unknown"


def find_conditions(text: str, lexicon: Lexicon) -> list[tuple[int, int]]:
    """Find every condition of anonymity that an article states: the longest phrase at each place."""
    found: dict[int, int] = {}
    lower = text.lower()
    if len(lower) != len(text):  # a few capital letters of other languages are longer in lower case
        lower = text
    for word, pattern in lexicon.anonymity.items():
        at, done = lower.find(word), 0
        while at >= 0:
            for match in pattern.finditer(text, max(done, at - _PHRASE), at + _PHRASE):
                found[match.end()] = min(match.start(), found.get(match.end(), match.start()))
                done = match.end()
            at = lower.find(word, at + _PHRASE)
    return sorted((start, end) for end, start in found.items())


def find_condition(text: str, row: dict[str, Any], conditions: list[tuple[int, int]]) -> dict[str, Any]:
    """Find the condition of anonymity in a source or soon after it: its words and place, or nothing."""
    if row.get("speaker_end") is None:
        return {}
    begin, end = row["speaker_start"], row["speaker_end"]
    for low, high in conditions:
        if begin <= low < end + _NEAR and not _STOP.search(text, end, low):
            return {"anonymity": text[low:high], "anonymity_start": low, "anonymity_end": high}
    return {}


def find_via(line: Line, report: Report, text: str, lexicon: Lexicon) -> str | None:
    """Find the outlet that was told: "told The Daily News", "told local media"."""
    if report.via is None:
        return None
    begin, end = report.via
    if report.passed:
        return " ".join(text[line.starts[begin] : line.ends[end - 1]].split())
    while begin < end and line.tags[begin] in "do":
        begin += 1
    words = line.words[begin:end]
    proper = "N" in line.tags[begin:end]
    outlet = any(lexicon.nouns.get(word) == "outlet" or word in ("times", "post") for word in words)
    people = any(word in ("journalists", "reporters") for word in words)
    if not (
        outlet or (people and proper) or (proper and line.caps[begin] and text[line.starts[begin] : line.ends[begin]].isupper())
    ):
        return None
    while people and end > begin + 1 and line.words[end - 1] in ("journalists", "reporters"):
        end -= 1
    return " ".join(text[line.starts[begin] : line.ends[end - 1]].split())
