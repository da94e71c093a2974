"""Look up thousands of fixed phrases in a text in one walk (inside: mentions and hedges use it).

A phrase is a run of words and marks. White space in a phrase stands for any white space, a line break included, and
straight and curly apostrophes are one. The phrases form a tree of words, so that the walk costs the same for ten
phrases as for ten thousand, and grows with the text alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

# Letters and digits part company, so that "Moscow" is seen in "2014Moscow", where a line break was lost.
_TOKEN = re.compile(r"\s*([^\W\d_]+|\d+|[^\w\s]|_)")
_MIDDLE = re.compile(r"\s+[A-Z](?:\.|[^\W\d_]+)(?=\s)")
_SAME = {"’": "'", "‘": "'", "ʼ": "'", "‐": "-", "‑": "-"}
_HERE = ""  # the key under which a node of the tree keeps the phrases that end there

Ends = list[tuple[int, list[int]]]


class Phrases:
    """A tree of phrases: `find` walks a text, and yields at each word the phrases that start there, longest first."""

    def __init__(self, phrases: Iterable[tuple[str, int]], *, ignore_case: bool = False, people: Container[int] = ()) -> None:
        """Plant the tree.

        Parameters
        ----------
        phrases
            Each phrase with a number to report it by; several phrases may share a number, or a phrase have several.
        ignore_case
            Whether "Perhaps" is "perhaps".
        people
            The numbers of phrases that are names of people: "Hillary Rodham Clinton" is "Hillary Clinton".
        """
        self._ignore_case = ignore_case
        self._people = people
        self._root: dict[str, Any] = {}
        for phrase, number in phrases:
            node = self._root
            words = _TOKEN.findall(self._same(phrase))
            while words and not words[0].isalnum():  # a phrase starts at its first letter or digit
                del words[0]
            for word in words:
                node = node.setdefault(word, {})
            if words and number not in node.setdefault(_HERE, []):
                node[_HERE].append(number)
        self._word = _words_that_start_with({word[0] for word in self._root})

    def find(self, text: str) -> Iterator[tuple[int, Ends]]:
        """Yield each place where phrases start, with (its end, its numbers) for each of them, longest first."""
        text = self._same(text)
        root = self._root
        for match in self._word.finditer(text):
            node = root.get(match.group())
            if node is not None:
                if len(node) == 1 and _HERE in node:
                    yield match.start(), [(match.end(), node[_HERE])]
                else:
                    ends = self._walk(node, text, match.end())
                    if ends:
                        yield match.start(), ends

    def _walk(self, node: dict[str, Any], text: str, position: int) -> Ends:
        ends: Ends = [(position, node[_HERE])] if _HERE in node else []
        first, skipped = bool(self._people), False
        match = _TOKEN.match(text, position)
        while match is not None:
            below = node.get(match.group(1))
            if below is None:
                middle = _MIDDLE.match(text, position) if first else None
                if middle is None:
                    break
                position, first, skipped = middle.end(), match.group(1) == middle.group()[-2:-1], True
            else:
                node, position, first = below, match.end(), False
                numbers = [each for each in node.get(_HERE, ()) if not skipped or each in self._people]
                if numbers and not _runs_on(text, position):
                    ends.append((position, numbers))
            match = _TOKEN.match(text, position)
        return ends[::-1]

    def _same(self, text: str) -> str:
        """Level what the phrases do not tell apart; no character more or less, so that places stay."""
        if not text.isascii():
            for odd, plain in _SAME.items():
                text = text.replace(odd, plain)
        if not self._ignore_case:
            return text
        lower = text.lower()
        return lower if len(lower) == len(text) else "".join(_lower(letter) for letter in text)


def _words_that_start_with(initials: set[str]) -> re.Pattern[str]:
    """Compile a pattern for the words worth a look: letters from their first, or digits."""
    letters = "".join(sorted(map(re.escape, (each for each in initials if not each.isdigit()))))
    digits = r"|\d+" if any(each.isdigit() for each in initials) else ""
    # the look behind stands after the first letter, so that the letter can be searched for
    return re.compile(rf"[{letters}](?<![^\W\d_].)[^\W\d_]*{digits}" if letters else r"\d+" if digits else r"(?!)")


def _lower(letter: str) -> str:
    return letter.lower() if len(letter.lower()) == 1 else letter


def _runs_on(text: str, position: int) -> bool:
    """Whether a phrase that ends in a mark is only the head of a longer word: "U.S." in "U.S.S.R."."""
    return position < len(text) and text[position].isalnum() and not text[position - 1].isalnum()
