"""Tell who a source is: "he", "the general", "Smith" and the words of a follow-on quotation go back to a name."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from afghan_reader.names import People, bare_name
from afghan_reader.rules import word_group

from .sources import find_subject
from .sourcing import VAGUE, noun_of, sourcing_of

if TYPE_CHECKING:
    from .lexicon import Lexicon
    from .sources import Span
    from .tokens import Line

_HE = word_group("he")
_THEY = word_group("they")
_IT = word_group("it")
_BACK = word_group("points back")


class Speaker(NamedTuple):
    """A resolved source: how to call it, and what it is."""

    name: str | None
    sourcing: str
    nouns: frozenset[str] = frozenset()
    plural: bool = False
    may_be_person: bool = False  # one unknown name that is no place: Smith or Reuters


@dataclass(slots=True)
class Memory:
    """Who was last spoken of in an article."""

    people: People
    person: Speaker | None = None
    plural: Speaker | None = None
    institution: Speaker | None = None
    described: dict[str, Speaker] = field(default_factory=dict)
    bodies: dict[str, bool] = field(default_factory=dict)  # lone names: is it a firm, a paper ...?

    def note(self, speaker: Speaker) -> None:
        """Remember a source."""
        if speaker.name is None or speaker.sourcing == "unknown":
            return
        if speaker.sourcing in ("named", "role"):
            self.person = speaker
        elif speaker.sourcing in ("institution", "document"):
            self.institution = speaker
        elif speaker.plural:
            self.plural = speaker
        if speaker.may_be_person:
            self.person = self.institution = speaker
        for noun in speaker.nouns:
            self.described[noun] = speaker


def resolve(line: Line, source: Span, text: str, memory: Memory, lexicon: Lexicon) -> Speaker:
    """Say who the source is that stands at `source` in a line."""
    first = line.words[source[0]]
    if source[1] - source[0] == 1 and line.tags[source[0]] in "mRd":
        return _pronoun(line, source, text, memory, lexicon)
    head = head_span(line, source)
    words = line.words[head[0] : head[1]]
    named = find_name(line, head, text, memory, lexicon) or _name_in_apposition(line, source, head, text, memory, lexicon)
    if named is not None:
        return named
    head_noun = noun_of(line, head, lexicon)
    kind = lexicon.nouns.get(head_noun, "")
    plural = head_noun in lexicon.plurals or first in VAGUE
    printed = _squeeze(text[line.starts[head[0]] : line.ends[head[1] - 1]])
    if (
        first in _BACK
        and kind
        and not any(line.caps[at] for at in range(head[0], head[1]) if line.words[at] == head_noun.split()[-1])
    ):
        known = memory.described.get(head_noun) or _described_person(memory, head_noun, words)
        if known is not None:
            return known
        bare = len(words) == len(("the", "group")) and not plural
        if kind == "person" and bare and memory.person is not None:
            return memory.person
        if kind == "institution" and bare and memory.institution is not None:
            return memory.institution
    lone = head[1] - head[0] == 1 and line.tags[head[0]] == "N" and printed not in lexicon.places and not kind
    sourcing = sourcing_of(line, source, head, lexicon)
    if lone and not printed.isupper() and not printed.endswith("s") and not _is_body(printed, text, memory, lexicon):
        sourcing = "named"
    return Speaker(printed, sourcing, frozenset((head_noun,)) if kind else frozenset(), plural, lone)


def _is_body(name: str, text: str, memory: Memory, lexicon: Lexicon) -> bool:
    """Tell whether an article says of a lone name that it is a firm, a paper ...: "Acme, a company that ..."."""
    if name in memory.bodies:
        return memory.bodies[name]
    match = re.search(rf"\b{re.escape(name)}(?:\]\([^()\s]*\))?, (an?|the) ([^,.;:]{{1,80}})", text)
    words = match[2].lower().split() if match else []
    memory.bodies[name] = any(lexicon.nouns.get(word) in ("institution", "outlet") for word in words)
    return memory.bodies[name]


def _pronoun(line: Line, source: Span, text: str, memory: Memory, lexicon: Lexicon) -> Speaker:
    at, word = source[0], line.words[source[0]]
    if line.tags[at] == "R":
        before = find_subject(line, at - 1 if at and line.tags[at - 1] == "," else at, 0) if at else None
        if before is not None and line.tags[before[0]] not in "mR":
            return resolve(line, before, text, memory, lexicon)
        return (memory.person if word == "who" else memory.institution) or Speaker(None, "unknown")
    known = memory.person if word in _HE else memory.institution if word in _IT else memory.plural or memory.institution
    if word in _HE or word in _IT or word in _THEY:
        return known or Speaker(None, "unknown")
    printed = text[line.starts[at] : line.ends[at]]
    return Speaker(printed, "unnamed", plural=True)


def head_span(line: Line, source: Span) -> Span:
    """Cut a source before its apposition or relative clause: "Jane Smith |, a doctor"."""
    begin, end = source
    for at in range(begin + 1, end):
        if (
            line.tags[at] in "R:;-"
            or (line.tags[at] == "," and "C" not in line.tags[at:end])
            or (line.tags[at] == "," and line.tags[at + 1 : at + 2] != "N")
        ):
            end = at
            break
    while end > begin + 1 and line.tags[end - 1] in ",Pyr":
        end -= 1
    return begin, end


def find_name(line: Line, head: Span, text: str, memory: Memory, lexicon: Lexicon) -> Speaker | None:
    """Find a person's name in a source."""
    runs: list[tuple[int, int]] = []
    at = head[0]
    while at < head[1]:
        if line.tags[at] == "N":
            stop = at
            while stop < head[1] and line.tags[stop] == "N":
                stop += 1
            runs.append((at, stop))
            at = stop
        else:
            if line.tags[at] in "oT":
                break
            at += 1
    if not runs or (runs[-1][1] < head[1] and line.tags[runs[-1][1]] in "snbe"):
        return None
    begin, stop = runs[-1]
    tokens = [text[line.starts[k] : line.ends[k]] for k in range(begin, stop)]
    words, nouns = bare_name(tokens, lexicon.titles, lexicon.nouns, lexicon.places)
    person = memory.people.find(" ".join(words), line.starts[begin])
    if person is None and len(words) > 1:
        person = memory.people.find(words[-1], line.starts[begin])
        person = (
            person
            if person is not None and person.name.split()[-1] == words[-1] and " ".join(words).endswith(person.name)
            else None
        )
    if person is not None and (line.words[begin - 1 : begin] != ["the"] or len(tokens) > 1):
        return Speaker(person.name, "named", frozenset(person.nouns | nouns))
    titled = any(token in lexicon.titles or f"{token}." in lexicon.titles for token in tokens[: len(tokens) - len(words)])
    human = begin > head[0] and lexicon.nouns.get(line.words[begin - 1]) == "person"
    if (titled or human) and words[-1] not in lexicon.places:
        return Speaker(" ".join(words), "named", frozenset(nouns))
    return None


def _name_in_apposition(  # noqa: PLR0913, PLR0917 - the words, and what is known so far
    line: Line, source: Span, head: Span, text: str, memory: Memory, lexicon: Lexicon
) -> Speaker | None:
    """Find the name in "a spokesman for the mayor, | John Brown |, said"."""
    begin = head[1] + 1
    if line.tags[head[1] : begin + 2] != ",NN" or begin + 2 > source[1]:
        return None
    if lexicon.nouns.get(noun_of(line, head, lexicon)) != "person" or "N" in line.tags[head[1] - 1]:
        return None
    stop = line.tags.find(",", begin, source[1])
    return find_name(line, (begin, stop if stop > 0 else source[1]), text, memory, lexicon)


def _described_person(memory: Memory, noun: str, words: list[str]) -> Speaker | None:
    """Return the person last spoken of if this noun describes them: "the envoy"."""
    known = memory.person
    if known is None or known.name is None or len(words) > len(("the", "police", "chief")):
        return None
    person = memory.people.find(known.name, 0)
    return known if person is not None and person.name == known.name and noun in person.nouns else None


def _squeeze(words: str) -> str:
    return " ".join(words.split())
