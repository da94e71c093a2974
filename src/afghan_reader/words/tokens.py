"""Words and their places."""

from __future__ import annotations

import re
from collections import defaultdict
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
    for sentence in sentences:
        first, number = sentence["start"], sentence["passage_no"]
        tokens[sentence["article_id"]] += [
            Token(normalise(match.group()), first + match.start(), first + match.end(), number)
            for match in _WORD.finditer(sentence["text"])
        ]
    return tokens


def normalise(word: str) -> str:
    """Write a word in one way: lower case, straight apostrophe, without possessive 's."""
    return _POSSESSIVE.sub("", word.lower()).replace("’", "'").replace("‑", "-")
