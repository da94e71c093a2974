"""Look up thousands of fixed phrases in a text in one walk (inside: mentions and hedges use it).

A phrase is a run of words and marks. White space in a phrase stands for any white space, a line break included, and
straight and curly apostrophes are one. The phrases form a tree of words, so that the walk costs the same for ten
phrases as for ten thousand, and grows with the text alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# Letters and digits part company, so that "Moscow" is seen in "2014Moscow", where a line break was lost.
_WORD = re.compile(r"[^\W\d_]+|\d+")
_NEXT = re.compile(r"\s*([^\W\d_]+|\d+|[^\w\s]|_)")
_INITIAL = re.compile(r"\s+[A-Z]\.(?=\s)")
_SAME = {"’": "'", "‘": "'", "ʼ": "'", "‐": "-", "‑": "-"}
_HERE = ""  # the key under which a node of the tree keeps the phrases that end there


class Phrases:
    """A tree of phrases: `find` walks a text, and yields at each word the phrases that start there, longest first."""

    def __init__(self, phrases: Iterable[tuple[str, int]], *, ignore_case: bool = False, initials: bool = False) -> None:
        """Plant the tree.

        Parameters
        ----------
        phrases
            Each phrase with a number to report it by; several phrases may share a number, or a phrase have several.
        ignore_case
            Whether "Perhaps" is "perhaps".
        initials
            Whether "Vladimir V. Putin" is "Vladimir Putin".
        """
        self._ignore_case = ignore_case
        self._initials = initials
        self._root: dict[str, Any] = {}
        for phrase, number in phrases:
            node = self._root
            words = [self._same(word) for word in _NEXT.findall(phrase)]
            while words and not words[0].isalnum():  # a phrase starts at its first letter or digit
                del words[0]
            for word in words:
                node = node.setdefault(word, {})
            if words and number not in node.setdefault(_HERE, []):
                node[_HERE].append(number)

    def find(self, text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, list[tuple[int, list[int]]]]]:
        """Yield each place where phrases start, with (its end, its numbers) for each of them, longest first."""
        stop = len(text) if end is None else end
        root, lower = self._root, self._ignore_case
        for match in _WORD.finditer(text, start, stop):
            word = match.group()
            node = root.get(word.lower() if lower else word)
            if node is not None:
                ends = self._walk(node, text, match.end(), stop)
                if ends:
                    yield match.start(), ends

    def _walk(self, node: dict[str, Any], text: str, position: int, stop: int) -> list[tuple[int, list[int]]]:
        ends = [(position, node[_HERE])] if _HERE in node else []
        first = True
        while True:
            match = _NEXT.match(text, position, stop)
            if match is None:
                break
            below = node.get(self._same(match.group(1)))
            if below is None and first and self._initials:
                initial = _INITIAL.match(text, position, stop)
                if initial is not None:
                    position = initial.end()
                    continue
            if below is None:
                break
            node, position, first = below, match.end(), False
            if _HERE in node and not _runs_on(text, position, stop):
                ends.append((position, node[_HERE]))
        return ends[::-1]

    def _same(self, word: str) -> str:
        word = _SAME.get(word, word)
        return word.lower() if self._ignore_case else word


def _runs_on(text: str, position: int, stop: int) -> bool:
    """Whether a phrase that ends in a mark is only the head of a longer word: "U.S." in "U.S.S.R."."""
    return position < stop and text[position].isalnum() and not text[position - 1].isalnum()
