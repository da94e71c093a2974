"""The words around a name that tell whose name it is, read from the table `mention_words`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

_REACH = 80  # characters on either side that are looked at
_NEAR = 30  # ... for the one word before
_TOKEN = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*|\S")
_BEFORE = re.compile(r"([^\W\d_][\w.’'-]*)\s+$")
_AFTER = re.compile(r"\s+([A-ZÀ-ÖØ-Þ][\w’'-]*)")
_FOLLOWING = 3
_NAMES = {"name head", "head of", "name start"}  # roles whose words are capitalised
_OF = re.compile(r"(\w+(?: \w+)?) of (?:the )?(?:[A-Z]\w+,? and )?$")
_SENTENCE_OPENS = re.compile(r"(?:^|[.!?:;—–(\[|“‘\"]|\n\s*\n)[\s“‘\"'’*(\[#]*$")
_HEADLINE_SHARE = 0.6


class Words:
    """The table by role, and the questions that it answers."""

    def __init__(self, table: pd.DataFrame) -> None:
        """Sort the words of the table by their role."""
        self._roles: dict[str, set[str]] = {}
        for word, role in zip(table["word"], table["role"], strict=True):
            self._roles.setdefault(role, set()).add(word if role in _NAMES else word.casefold())
        self._no_part = self.role("title") | self.role("weekday or month")
        verbs = self.role("verb")
        self.acts = verbs.union(map(_third_person, verbs), map(_past, verbs), self.role("verb form"))

    def role(self, name: str) -> set[str]:
        """Give the words of a role; none if the table has no such role."""
        return self._roles.get(name, set())

    def surnames(self, name: str, country: str) -> Iterator[str]:
        """Yield the surnames that follow from a full name: "bin Laden", "Assad" and "al-Assad", "Xi" for Xi Jinping."""
        parts = name.split()
        while len(parts) > 1 and parts[-1].strip(".,").casefold() in self.role("name suffix"):
            parts = [*parts[:-2], parts[-2].rstrip(",")]
        if len(parts) < 2:  # noqa: PLR2004 - one word is no full name
            return
        last = parts[-1]
        if len(last) > 1:
            yield last
        particle, _, rest = last.partition("-")
        if rest and particle.casefold() in self.role("name particle"):
            yield rest
        if len(parts) > 2 and parts[-2].casefold() in self.role("name particle"):  # noqa: PLR2004 - a first name, a particle, a surname
            yield f"{parts[-2]} {last}"
        if country.casefold() in self.role("surname first"):
            yield parts[0]

    def in_longer_name(self, text: str, start: int, end: int) -> bool:
        """Whether the words beside a name make it part of a longer one: Carnegie Moscow Center, Bank of Russia."""
        before = text[max(0, start - _REACH) : start]
        nearest = before.split()[-5:] if before[-1:].isspace() else []
        if nearest and nearest[-1] in {"of", "the", "and"}:
            match = _OF.search(" ".join(nearest) + " ")
            if match is not None and not self.role("head of").isdisjoint({match.group(1), match.group(1).split()[-1]}):
                return True
        elif (
            nearest
            and nearest[-1] in self.role("name start")
            and not _opens(text, start - len(before) + before.rindex(nearest[-1]))
        ):
            return True
        following = self._following(text, end)
        heads = [number for number, word in enumerate(following) if word in self.role("name head")]
        return bool(heads) and (heads[0] == 0 or not is_headline(text, end))

    def somebody_else(self, text: str, start: int) -> bool:
        """Whether a surname is another person's: "Yulia Skripal" where only Sergei is in the table."""
        before = _BEFORE.search(text[max(0, start - _NEAR) : start]) if text[start - 1 : start].isspace() else None
        if before is None or not before.group(1)[0].isupper():
            return False
        at = max(0, start - _NEAR) + before.start(1)
        word = re.split(r"[-‑]", before.group(1))[-1].rstrip(".").removesuffix("'s").removesuffix("’s")
        if before.group(1).endswith(("'s", "’s", "'", "’")) or word.casefold() in self._no_part or is_headline(text, start):
            return False
        if before.group(1).endswith(".") and len(word) > 1:
            return False  # the end of a sentence, or a title that the table lacks
        opens = _opens(text, at)
        return not (opens and (word.casefold() in self.role("opener") or word.endswith(("ly", "ing"))))

    def tokens_before(self, text: str, start: int) -> list[str]:
        """Give the words and marks before a place, the nearest last, in lower case but for names."""
        return [_plain(token) for token in _TOKEN.findall(text[max(0, start - _REACH) : start])]

    def tokens_after(self, text: str, end: int) -> list[str]:
        """Give the words and marks after a place, the nearest first."""
        return [_plain(token) for token in _TOKEN.findall(text[end : end + _REACH])]

    def _following(self, text: str, end: int) -> list[str]:
        """Give up to three capitalised words that follow directly, none past a possessive, weekday or title."""
        words: list[str] = []
        while len(words) < _FOLLOWING:
            match = _AFTER.match(text, end)
            if match is None or match.group(1).casefold() in self._no_part:
                break
            word = match.group(1)
            words.append(word.removesuffix("'s").removesuffix("’s"))
            if words[-1] != word:
                break
            end = match.end()
        return words


def is_headline(text: str, place: int) -> bool:
    """Whether most words of the line around a place are capitalised, so that a capital letter says nothing."""
    left = max(text.rfind("\n", 0, place), text.rfind(". ", max(0, place - 200), place), place - 200) + 1
    right = min((at for at in (text.find("\n", place), text.find(". ", place, place + 200)) if at >= 0), default=len(text))
    words = [word for word in re.findall(r"[^\W\d_]+", text[left : min(right, place + 200)]) if len(word) > 3]  # noqa: PLR2004
    return len(words) > 3 and sum(word[0].isupper() for word in words) >= _HEADLINE_SHARE * len(words)  # noqa: PLR2004


def _opens(text: str, place: int) -> bool:
    return _SENTENCE_OPENS.search(text[max(0, place - 12) : place] if place > 12 else text[:place]) is not None  # noqa: PLR2004


def _plain(token: str) -> str:
    return token.replace("’", "'")


def _third_person(verb: str) -> str:
    if verb.endswith(("s", "x", "z", "ch", "sh", "o")):
        return verb + "es"
    return verb[:-1] + "ies" if verb.endswith("y") and verb[-2] not in "aeou" else verb + "s"


def _past(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    return verb[:-1] + "ied" if verb.endswith("y") and verb[-2] not in "aeou" else verb + "ed"
