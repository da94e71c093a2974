"""Words and shapes: cut a stretch of text into tokens and give each a class.

The class of a word stands in `data/temporal.csv`; the class of a number follows from its shape (`1989` is a year, `31` a day,
`8:30` a clock time). Patterns are then written over classes, one letter a token, so that they stay short and fast.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd

# Every blob of digits is one token; nothing after the repetition can fail, so a megabyte of digits costs one step each.
_TOKEN = re.compile(
    r"[ap]\.m\b\.?|o'clock|q[1-4]\b"
    r"|[^\W\d_]+"
    r"|'s\b|'\d0s\b|'\d\d\b"
    r"|\d{4}-\d\d-\d\d(?:t\d\d:\d\d(?::\d\d)?)?z?(?![\w-])|\d{1,2}-\d{1,2}-\d{2,4}(?![\w-])"
    r"|\d+(?:[.,:/]\d+)*(?:'?s|st|nd|rd|th|am|pm)?"
    r"|\S"
)
_SHAPES = {
    "iso": r"\d{4}-\d\d-\d\d(?:t.*)?z?",
    "numeric": r"\d{1,2}([/.-])\d{1,2}\1(?:\d{4}|\d\d)",
    "clock": r"(?:[01]?\d|2[0-4])(?::[0-5]\d){1,2}(?:am|pm)?|(?:0?[1-9]|1[0-2])(?:\.[0-5]\d)?(?:am|pm)|0\d[0-5]\d",
    "decade": r"(?:1\d|20)\d0'?s|'?[1-9]0s",
    "nth": r"\d{1,2}(?:st|nd|rd|th)",
    "short_year": r"'\d\d",
    "quarter_no": r"q[1-4]",
    "year": r"1\d{3}|20\d\d|21\d\d",
    "day": r"0?[1-9]|[12]\d|3[01]",
    "count": r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?",
}
_SHAPE = re.compile("|".join(f"(?P<{name}>{shape})" for name, shape in _SHAPES.items()).replace(r"\1", r"(?P=mark)").replace("([/.-])", "(?P<mark>[/.-])"))
_MARKS = {",": "comma", ".": "dot", "-": "hyphen", "/": "slash", "'s": "possessive", "$": "money", "£": "money", "€": "money", "¥": "money"}
_PLAIN = str.maketrans({"’": "'", "‘": "'", "–": "-", "‐": "-", "‑": "-", "−": "-"})
_CAPITAL = frozenset({"month", "month_short", "weekday", "weekday_short", "weekdays", "festival", "zone"})


class Token(NamedTuple):
    """A word, number or mark: its place in the stretch, its lower-case form, class and value."""

    start: int
    end: int
    word: str
    kind: str
    value: str
    capital: bool


class Lexicon(NamedTuple):
    """The temporal words ready for use: single words, phrases by their first word, and what makes a sentence worth reading."""

    words: dict[str, tuple[str, str]]
    phrases: dict[str, list[tuple[tuple[str, ...], str, str]]]
    triggers: frozenset[str]


_TRIGGERS = (
    "month month_short weekday weekday_short weekdays season unit units daylong often day_word night_word daypart midpoint present "
    "vague_past vague_future decade_word festival year_word zone"
).split()


def build_lexicon(temporal: pd.DataFrame) -> Lexicon:
    """Turn the table of temporal words into look-ups."""
    words: dict[str, tuple[str, str]] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    triggers = set("0123456789")
    for text, kind, value in zip(temporal["words"], temporal["class"], temporal["value"], strict=True):
        parts = tuple(_TOKEN.findall(plain(text)))
        if not parts:
            continue
        if len(parts) == 1:
            words[parts[0]] = (kind, value)
        else:
            phrases.setdefault(parts[0], []).append((parts, kind, value))
        if kind in _TRIGGERS:
            triggers.update(part for part in parts if part.isalpha() and (len(parts) == 1 or len(part) > 3))
    for candidates in phrases.values():
        candidates.sort(key=lambda each: -len(each[0]))
    return Lexicon(words, phrases, frozenset(triggers))


def plain(text: str) -> str:
    """Lower-case a text and make its apostrophes and hyphens plain, without moving any character."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(each.lower() if len(each.lower()) == 1 else each for each in text)
    return low.translate(_PLAIN)


def tokenize(text: str, lexicon: Lexicon) -> list[Token]:
    """Cut a stretch of text into tokens, phrases of several words joined into one."""
    return _join_phrases([_token(text, match, lexicon) for match in _TOKEN.finditer(plain(text))], lexicon, text)


def _token(text: str, match: re.Match[str], lexicon: Lexicon) -> Token:
    start, end = match.span()
    word = match.group()
    known = lexicon.words.get(word)
    if known:
        kind, value = known
        if kind in _CAPITAL and text[start].islower():
            kind = "word"
        return Token(start, end, word, kind, value, text[start].isupper())
    if word.isalpha():
        small = text[start].islower()
        return Token(start, end, word, "word" if small else "name", "", not small)
    if word in _MARKS:
        return Token(start, end, word, _MARKS[word], "", False)
    return Token(start, end, word, _number_kind(text, start, end, word), word, False)


def _number_kind(text: str, start: int, end: int, word: str) -> str:
    """Class a token by its shape; digits glued to letters or other signs are parts of names ("AK47", "#2011")."""
    shape = _SHAPE.fullmatch(word)
    if shape is None:
        return "other"
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if before.isalnum() or before in "_#@&$£€¥/+" or after.isalpha() or after in "_/%@":
        return "other"
    return next(name for name in _SHAPES if shape[name] is not None)


def _join_phrases(tokens: list[Token], lexicon: Lexicon, text: str) -> list[Token]:
    if lexicon.phrases.keys().isdisjoint([token.word for token in tokens]):
        return tokens
    joined: list[Token] = []
    position = 0
    while position < len(tokens):
        phrase = _phrase_at(tokens, position, lexicon, text)
        joined.append(phrase[0] if phrase else tokens[position])
        position += phrase[1] if phrase else 1
    return joined


def _phrase_at(tokens: list[Token], position: int, lexicon: Lexicon, text: str) -> tuple[Token, int] | None:
    first = tokens[position]
    for parts, kind, value in lexicon.phrases.get(first.word, ()):
        window = tokens[position : position + len(parts)]
        if tuple(token.word for token in window) == parts and not (kind in _CAPITAL and _all_small(text, window)):
            return Token(first.start, window[-1].end, " ".join(parts), kind, value, text[first.start].isupper()), len(parts)
    return None


def _all_small(text: str, window: Iterable[Token]) -> bool:
    return all(not text[token.start].isupper() for token in window)
