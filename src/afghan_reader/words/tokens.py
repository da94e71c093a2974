"""Words and their places."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_INITIALS = r"(?:[^\W\d_]\.){2,}"
_NUMBER = r"\d+(?:[.,]\d+)+"
_PLAIN = r"[^\W_]+(?:['’‑-][^\W_]+)*"
_WORD = re.compile(rf"{_INITIALS}|{_NUMBER}|{_PLAIN}")
_POSSESSIVE = re.compile(r"['’]s$")


class Token(NamedTuple):
    """A word in lower case, without possessive 's, and its place in the article."""

    word: str
    start: int
    end: int
    passage_no: int


def find_tokens(sentences: Iterable[Mapping[str, Any]]) -> dict[str, list[Token]]:
    """Find the words of each article's sentences, in the order of the text."""
    tokens: dict[str, list[Token]] = defaultdict(list)
    forms = _Forms()
    for sentence in sentences:
        first, number = sentence["start"], sentence["passage_no"]
        tokens[sentence["article_id"]] += [
            Token(forms[match.group()], first + match.start(), first + match.end(), number)
            for match in _WORD.finditer(sentence["text"])
        ]
    return tokens


def count_tokens(sentences: Iterable[Mapping[str, Any]]) -> dict[str, Counter[str]]:
    """Count the words of each article's sentences, where their places do not matter."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    forms = _Forms()
    for sentence in sentences:
        counts[sentence["article_id"]].update(forms[word] for word in _WORD.findall(sentence["text"]))
    return counts


class _Forms(dict[str, str]):
    """Words in the one way of writing, each worked out once."""

    def __missing__(self, word: str) -> str:
        self[word] = normalise(word)
        return self[word]


def normalise(word: str) -> str:
    """Write a word in one way: lower case, straight apostrophe, without possessive 's."""
    return _POSSESSIVE.sub("", word.lower()).replace("’", "'").replace("‑", "-")
