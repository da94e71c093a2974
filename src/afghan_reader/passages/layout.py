"""What a page's own words say about a block: `layout.csv`, ready to be asked.

A phrase shows its kind at a place of the block: `whole` (the block is nothing else), `start`, `end`, `inside`, or `title`
(the first line of a box or chronology). Capital letters and the shape of the apostrophe do not matter.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

_FEW = 8  # words of a line that is known by its end: "5 min read"
_WINDOW = 400  # characters of a block that are looked at; a page speaks of itself in short blocks


def normalise(words: str) -> str:
    """Return words in small letters with single spaces, straight apostrophes and no Markdown signs."""
    return " ".join(words.replace("’", "'").replace("*", "").replace("#", "").replace("\\", "").lower().split())


class Layout:
    """The rules of `layout.csv`, found by their first or last word."""

    def __init__(self, rules: pd.DataFrame) -> None:
        """Sort the phrases by place and word."""
        self._whole: dict[str, set[tuple[str, str]]] = defaultdict(set)
        self._start: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
        self._end: dict[str, list[tuple[str, str]]] = defaultdict(list)
        self._inside: list[tuple[str, str]] = []
        self._legal: list[str] = []
        self.credits: set[str] = set()
        for kind, place, words in zip(rules["kind"], rules["place"], rules["words"], strict=True):
            phrase = normalise(words)
            if place == "whole":
                self._whole[phrase.rstrip(" .:")].add((kind, place))
            elif place in ("start", "title"):
                self._start[_first(phrase)].append((kind, place, phrase))
            elif place == "end":
                self._end[_last(phrase)].append((kind, phrase))
            elif place == "inside":
                self._inside.append((kind, phrase))
                if kind == "furniture":
                    self._legal.append(phrase)
            elif place == "credit":
                self.credits.add(phrase)

    def ask(self, block: str) -> dict[tuple[str, str], str]:
        """Return the kinds and places that a block shows, each with the words that follow a phrase at the start."""
        head = _head(block)
        shown: dict[tuple[str, str], str] = {}
        if len(block) > _WINDOW:
            return {("furniture", "inside"): ""} if any(phrase in head for phrase in self._legal) else shown
        for kind, place, after in self._starts(head):
            shown[kind, place] = after
        bare = head.rstrip(" .:|]>»*_-")
        for key in self._whole.get(bare.rstrip("0123456789() "), ()):
            shown[key] = ""
        for kind, phrase in self._end.get(_last(bare), ()) if bare.count(" ") < _FEW else ():
            if bare.endswith(phrase):
                shown[kind, "end"] = ""
        for kind, phrase in self._inside:
            if phrase in head:
                shown[kind, "inside"] = ""
        return shown

    def entitles(self, block: str, kind: str) -> bool:
        """Tell whether a short block is the title of a box or chronology."""
        return any((kind, "title") == (each, place) for each, place, _ in self._starts(_head(block)))

    def _starts(self, head: str) -> Iterator[tuple[str, str, str]]:
        """Yield kind and place of the phrases that a head starts with, and the words that follow."""
        for kind, place, phrase in self._start.get(_first(head), ()):
            if head.startswith(phrase) and not (head[len(phrase) : len(phrase) + 1].isalnum() and phrase[-1].isalnum()):
                yield kind, place, head[len(phrase) :].strip()


def _head(block: str) -> str:
    return normalise(block[:_WINDOW]).lstrip("[(\"“'_|•·- ")


def _first(words: str) -> str:
    return "©" if words.startswith("©") else words.split(" ", 1)[0].rstrip(".,:;!?")


def _last(words: str) -> str:
    return words.rsplit(" ", 1)[-1].rstrip(".,:;!?")
