"""Names of people as an article gives them, and the nouns that describe their bearers.

A person is introduced once in full ("Gen. Jane Smith, the commander, ...") and then called by surname, title or post
("General Smith", "the commander"). This module finds the introductions; finders resolve what follows against them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .rules import word_group

if TYPE_CHECKING:
    from collections.abc import Mapping

_CAPITAL = r"[^\W\d_a-zà-öø-ÿ][^\W\d_]*[a-zà-öø-ÿ][^\W\d_]*(?:[-'’](?!s\b)[^\W\d_]+)*"
# the look behind stands after the first letter, so that the letter can be searched for
_BEGINS_NAME = _CAPITAL.replace("]", r"](?<![\w’'-].)", 1)
_INITIAL = r"[A-Z]\."
_PARTICLE = r"(?:al|el|bin|ibn|van|von|der|den|de|la|le|di|da|dos|del)"
NAME = re.compile(
    rf"{_BEGINS_NAME}(?:[ \n](?:{_INITIAL}(?:[ ]?{_INITIAL})?|{_PARTICLE}(?=[ ]{_CAPITAL})|{_CAPITAL})){{1,5}}(?![\w-])"
)
# A name at the head of a sentence, past a title: whom the sentence is about.
NAME_FIRST = re.compile(
    rf"(?:[\s“\"]|{_CAPITAL}\.[ ]|But[ ]|And[ ]|Mr\.?[ ]|Ms\.?[ ]|Mrs\.?[ ]){{0,3}}"
    rf"(?P<name>{_CAPITAL}(?:[ ](?:{_INITIAL}|{_CAPITAL})){{0,3}})(?=[ ,'’])"
)
_SUFFIX = word_group("name suffix")
_FEWEST, _MOST = 2, 5  # words of a full name
_NEAR = 90  # characters around a name in which its description stands
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(slots=True)
class Person:
    """Somebody introduced by full name, and the nouns the article has for them."""

    name: str
    at: int  # where the name first stands
    nouns: set[str] = field(default_factory=set)


@dataclass(slots=True)
class People:
    """Everybody whom an article introduces."""

    by_surname: dict[str, list[Person]] = field(default_factory=dict)

    def find(self, words: str, at: int) -> Person | None:
        """Return the person of this name or surname: the one introduced last before `at`, else the first after."""
        options = self.by_surname.get(words.rsplit(maxsplit=1)[-1], []) if words else []
        exact = [person for person in options if person.name == words] or options
        before = [person for person in exact if person.at <= at]
        return before[-1] if before else (exact[0] if exact else None)


def find_people(text: str, titles: Mapping[str, str], nouns: Mapping[str, str], places: frozenset[str]) -> People:
    """Find everybody whom a text introduces by full name.

    Parameters
    ----------
    text
        The article.
    titles
        Title to noun: `General` to `general`, `Mr.` to nothing.
    nouns
        Noun to class: `analyst` to `person`, `ministry` to `institution`.
    places
        Countries, capitals and states, which are no people.
    """
    people = People()
    for match in NAME.finditer(text):
        words, title_nouns = bare_name(match.group().split(), titles, nouns, places)
        if not _is_person(words, nouns, places):
            continue
        name = " ".join(words)
        known = [person for person in people.by_surname.get(words[-1], []) if person.name == name]
        person = known[0] if known else Person(name, match.start())
        if not known:
            people.by_surname.setdefault(words[-1], []).append(person)
        person.nouns |= title_nouns | _described(text, match, nouns, titles)
    return people


_OPENERS = word_group("sentence opener")


def bare_name(
    words: list[str], titles: Mapping[str, str], nouns: Mapping[str, str], places: frozenset[str]
) -> tuple[list[str], set[str]]:
    """Take off what stands before a name: titles, posts, countries, the first word of a sentence. Return the nouns among it."""
    found: set[str] = set()
    while len(words) > 1 and (
        words[0] in _OPENERS or words[0] in _NO_PERSON or words[0] in places or words[0] in titles
        or f"{words[0]}." in titles or words[0].lower() in nouns
    ):  # fmt: skip
        noun = titles.get(words[0]) or titles.get(f"{words[0]}.") or words[0].lower()
        if nouns.get(noun) == "person":
            found.add(noun)
        words = words[1:]
    while len(words) > 1 and words[-1] in _SUFFIX:
        words = words[:-1]
    return words, found


def strip_titles(words: list[str], titles: Mapping[str, str]) -> tuple[list[str], set[str]]:
    """Take titles off the front of a name and suffixes off its end; return the nouns of the titles too."""
    nouns: set[str] = set()
    while len(words) > 1 and (words[0] in titles or f"{words[0]}." in titles):
        noun = titles.get(words[0]) or titles.get(f"{words[0]}.") or ""
        nouns |= {noun} - {""}
        words = words[1:]
    while len(words) > 1 and words[-1] in _SUFFIX:
        words = words[:-1]
    return words, nouns


def _is_person(words: list[str], nouns: Mapping[str, str], places: frozenset[str]) -> bool:
    if not _FEWEST <= len(words) <= _MOST or words[-1].endswith(".") or " ".join(words) in places or words[-1] in places:
        return False
    kinds = {nouns.get(word.lower()) for word in words}
    return kinds.isdisjoint({"institution", "outlet", "document"}) and not any(word in _NO_PERSON for word in words)


_NO_PERSON = word_group("no person")


def _described(text: str, match: re.Match[str], nouns: Mapping[str, str], titles: Mapping[str, str]) -> set[str]:
    """Collect the human nouns just before a name and in the apposition after it."""
    before = [word.lower() for word in _WORD.findall(text, max(0, match.start() - 30), match.start())]
    short = text[max(0, match.start() - 8) : match.start()].split()[-1:]  # "Gen." and its like, which no name begins with
    found = {titles[word] for word in short if titles.get(word)}
    for word in reversed(before):
        if nouns.get(word) != "person":
            break
        found.add(word)
    if text[match.end() : match.end() + 1] == ",":
        stop = text.find(",", match.end() + 1, match.end() + _NEAR)
        after = text[match.end() + 1 : stop if stop > 0 else match.end() + _NEAR]
        found |= {
            word.lower() for word in _WORD.findall(re.split(r"[.;:“”\"]\s", after)[0]) if nouns.get(word.lower()) == "person"
        }
    return found
