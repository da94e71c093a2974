"""Words and shapes: cut a stretch of text into tokens and give each a class.

The class of a word stands in `data/temporal.csv`; the class of a number follows from its shape (`1989` is a year, `31` a day,
`8:30` a clock time). Patterns are then written over classes, one letter a token, so that they stay short and fast.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import pandas as pd

# Every blob of digits is one token; nothing after the repetition can fail, so a megabyte of digits costs one step each.
_TOKEN = re.compile(
    r"[apAP]\.[mM]\b\.?|[oO]['’]clock|[qQ][1-4]\b"
    r"|[^\W\d_]+"
    r"|['’]s\b|['’‘]\d0s\b|['’‘]\d\d\b"
    r"|\d{4}-\d\d-\d\d(?:[tT]\d\d:\d\d(?::\d\d)?)?[zZ]?(?![\w-])|\d{1,2}-\d{1,2}-\d{2,4}(?![\w-])"
    r"|\d+(?:[.,:/]\d+)*(?:st|nd|rd|th|[aApP][mM]|(?<=0)['’]?s)?"
    r"|\S"
)
_PIECES = re.compile(r"[^\W\d_]+")
_DIGITS = re.compile(r"[12]\d\d\d|\d\d?[:/-]\d|\d0'?s|\d ?[ap]\.?m|[qQ][1-4]|['’]\d\d")
_SHORT = 3  # "the", "of": no sign of a date in a phrase
_SHAPES = {
    "iso": r"\d{4}(?:-\d\d-\d\d|/\d\d/\d\d)(?:t.*)?z?",
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
_SHAPE = re.compile(
    "|".join(f"(?P<{name}>{shape})" for name, shape in _SHAPES.items())
    .replace(r"\1", r"(?P=mark)")
    .replace("([/.-])", "(?P<mark>[/.-])")
)
_MARKS = {
    ",": "comma",
    ".": "dot",
    "-": "hyphen",
    "/": "slash",
    "'s": "possessive",
    "$": "money",
    "£": "money",
    "€": "money",
    "¥": "money",
}
_PLAIN = str.maketrans({"’": "'", "‘": "'", "–": "-", "‐": "-", "‑": "-", "−": "-"})
_CAPITAL = frozenset({"month", "month_short", "weekday", "weekday_short", "festival", "zone"})


class Token(NamedTuple):
    """A word, number or mark: its plain lower-case form, class and value, and whether it begins with a capital."""

    word: str
    kind: str
    value: str
    capital: bool


class Tokens(NamedTuple):
    """The tokens of a stretch of text, and the place of each in it."""

    words: list[Token]
    spans: list[tuple[int, int]]


class Lexicon(NamedTuple):
    """The temporal words ready for use: single words, phrases by their first word, and what makes a sentence worth reading."""

    words: dict[str, tuple[str, str]]
    phrases: dict[str, list[tuple[tuple[str, ...], str, str]]]
    seconds: frozenset[str]
    triggers: frozenset[str]
    classes: dict[str, Token]


_TRIGGERS: list[str] = """
    month month_short weekday weekday_short weekdays season unit units daylong often day_word night_word daypart midpoint present
    weekend century quarter vague_past vague_future decade_word festival year_word zone
""".split()  # noqa: SIM905


def build_lexicon(temporal: pd.DataFrame) -> Lexicon:
    """Turn the table of temporal words into look-ups."""
    words: dict[str, tuple[str, str]] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    triggers: set[str] = set()
    for text, kind, value in zip(temporal["words"], temporal["class"], temporal["value"], strict=True):
        parts = tuple(_TOKEN.findall(plain(text)))
        if not parts:
            continue
        if len(parts) == 1:
            words[parts[0]] = (kind, value)
        else:
            phrases.setdefault(parts[0], []).append((parts, kind, value))
        if kind in _TRIGGERS:
            written = [part for part in parts if part.isalpha() and (len(parts) == 1 or len(part) > _SHORT)]
            triggers.update(form for part in written for form in (part.capitalize(), part.upper()))
            triggers.update([] if kind in _CAPITAL else written)
    seconds = frozenset(parts[1] for candidates in phrases.values() for parts, _, _ in candidates)
    for candidates in phrases.values():
        candidates.sort(key=lambda each: -len(each[0]))
    return Lexicon(words, phrases, seconds, frozenset(triggers), _Classes(words))


def forget(lexicon: Lexicon) -> Lexicon:
    """Return the same look-ups without the written forms met so far."""
    return lexicon._replace(classes=_Classes(lexicon.words))


def may_hold_date(text: str, lexicon: Lexicon) -> bool:
    """Say whether a sentence holds a temporal word or a number that can be a date: most do not and need no closer look."""
    return not lexicon.triggers.isdisjoint(_PIECES.findall(text)) or _DIGITS.search(text) is not None


def plain(text: str) -> str:
    """Lower-case a text and make its apostrophes and hyphens plain."""
    return text.lower().translate(_PLAIN)


class _Classes(dict[str, Token]):
    """The token of every written form met so far."""

    def __init__(self, words: dict[str, tuple[str, str]]) -> None:
        super().__init__()
        self._words = words

    def __missing__(self, text: str) -> Token:
        token = self[text] = self._classify(text, plain(text))
        return token

    def _classify(self, text: str, word: str) -> Token:
        capital = text[0].isupper()
        found = self._words.get(word)
        if found:
            kind, value = found
            return Token(word, "word" if kind in _CAPITAL and text[0].islower() else kind, value, capital)
        if word.isalpha():
            return Token(word, "word" if text[0].islower() else "name", "", capital)
        shape = _SHAPE.fullmatch(word) if word[0].isdigit() or len(word) > 1 else None
        kind = _MARKS.get(word, "other") if shape is None else next(name for name in _SHAPES if shape[name] is not None)
        return Token(word, kind, word, capital)


def tokenize(text: str, lexicon: Lexicon) -> Tokens:
    """Cut a stretch of text into tokens, phrases of several words joined into one."""
    matches = list(_TOKEN.finditer(text))
    spans = [match.span() for match in matches]
    classes = lexicon.classes
    words = [classes[match.group()] for match in matches]
    for place in [place for place, token in enumerate(words) if token.kind in _SHAPES]:
        if _is_glued(text, *spans[place]):
            words[place] = words[place]._replace(kind="other")
    return _join_phrases(Tokens(words, spans), lexicon)


def _is_glued(text: str, start: int, end: int) -> bool:
    """See digits that are glued to letters or other signs: they are parts of names and amounts ("AK47", "#2011", "$5")."""
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return before.isalnum() or before in "_#@&$£€¥/+" or after.isalpha() or after in "_/%@"


def _join_phrases(tokens: Tokens, lexicon: Lexicon) -> Tokens:
    phrases = lexicon.phrases
    joined = Tokens([], [])
    done = 0
    pairs = zip(tokens.words, tokens.words[1:], strict=False)
    for position in [place for place, (one, two) in enumerate(pairs) if one.word in phrases and two.word in lexicon.seconds]:
        phrase = _phrase_at(tokens.words, position, lexicon) if position >= done else None
        if phrase:
            after = position + phrase[1]
            joined.words.extend([*tokens.words[done:position], phrase[0]])
            joined.spans.extend([*tokens.spans[done:position], (tokens.spans[position][0], tokens.spans[after - 1][1])])
            done = after
    return Tokens(joined.words + tokens.words[done:], joined.spans + tokens.spans[done:]) if done else tokens


def _phrase_at(words: list[Token], position: int, lexicon: Lexicon) -> tuple[Token, int] | None:
    first = words[position]
    for parts, kind, value in lexicon.phrases[first.word]:
        if position + len(parts) > len(words) or words[position + 1].word != parts[1]:
            continue
        window = words[position : position + len(parts)]
        if tuple([token.word for token in window]) == parts and (
            kind not in _CAPITAL - {"zone"} or any(token.capital for token in window)
        ):
            return Token(" ".join(parts), kind, value, first.capital), len(parts)
    return None
