"""Split passages into sentences.

A sentence ends at a full stop, question mark, exclamation mark or ellipsis, after the quotation marks and brackets
that close there; it goes on where such a mark belongs to an abbreviation (Gen. Keller), an initial, a number, or where a
question in quotation marks is followed by who asked it. It never crosses a passage, and a line's end is a space.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from .rules import check_rules, made_once
from .schema import check_table, make_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

_SPACE = r"[ \u00a0\u2009\u202f]"
_CLOSING = rf"(?:[”’»)\]*_]|{_SPACE}?”|[\"'](?!\w))"
_CITED = r"(?:\s?\[\d{1,3}\])"  # [2]: a note belongs to the sentence before it
_SMILE = r"(?:\s?[:;]-?\)(?=\s|$))"
_STOP = re.compile(rf"[.!?…]+(?:{_SPACE}\.(?=[ .])[ .]{{0,8}}(?<=\.))?{_CLOSING}*(?:{_CITED}{{1,9}}(?=\s|$)|{_SMILE})?")
_YEARS_LEFT = re.compile(r"(?:[A-Z][a-z]{2,9} )?[12]\d{3}(?:\s?[-–—]\s?[12]\d{3})?\s*$")
_TOKEN = re.compile(r"\S+$")
_OPENING = "“‘\"'([«*_—–"
_AHEAD = re.compile(r"[“‘\"'(\[«*_\s]*([^\W_][\w’'-]*)?")
_ACRONYM = re.compile(r"(?:[^\W\d_]\.){2,}$")
_NUMBERED = re.compile(r"\(?(?:[\d.]{1,8}|[A-Za-z]|[ivxIVX]{1,5})\.$")
_JOINING = tuple("—–-&/")
_LOOK_BACK = 40  # characters; no abbreviation is longer
_LOOK_AHEAD = 120


class Words:
    """The rules of both tables, ready to be asked."""

    def __init__(self, abbreviations: pd.DataFrame, sentence_words: pd.DataFrame) -> None:
        """Sort the words by kind."""
        self.kind: dict[str, str] = dict(zip(abbreviations["word"], abbreviations["kind"], strict=True))
        lists: dict[str, set[str]] = {"opener": set(), "clock": set(), "speech": set()}
        for word, kind in zip(sentence_words["word"], sentence_words["kind"], strict=True):
            lists.setdefault(kind, set()).add(word)
        self.openers, self.clock = lists["opener"], lists["clock"]
        speech = "|".join(map(re.escape, sorted(lists["speech"]))) or "(?!)"
        opener = "|".join(map(re.escape, sorted(self.openers))) or "(?!)"
        self.speech = re.compile(
            rf"\s+(?!(?:{opener})\b)(?:[A-Z][\w.’'-]*\s+){{0,4}}[A-Z][\w.’'-]*(?:,[^.,“”\"]{{2,60}},)?\s+(?:{speech})\b(?!:)"
        )

    def kind_of(self, token: str) -> str:
        """Return the kind of an abbreviation, also after a hyphen (R-Tex.) and at the start of a sentence (Cf.)."""
        token = token.lstrip(_OPENING)
        kind: str | None = self.kind.get(token) or self.kind.get(token.rsplit("-", 1)[-1])
        if kind:
            return kind
        if _ACRONYM.search(token):
            return "end"
        return "initial" if len(token) == 2 and token[0].isupper() else ""  # noqa: PLR2004 - a letter and its stop


def split_sentences(
    passages: pd.DataFrame, *, abbreviations: pd.DataFrame | None = None, sentence_words: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Cut each passage into sentences.

    Parameters
    ----------
    passages
        Made by `split_passages`.
    abbreviations, sentence_words
        Edited rules; the packaged ones are `read_rules("abbreviations")` and `read_rules("sentence_words")`.

    Returns
    -------
    sentences
        One row a sentence, in the order of the text, numbered through the article.

    Examples
    --------
    >>> from afghan_reader.articles import make_articles
    >>> from afghan_reader.passages import split_passages
    >>> page = "“Why now?” Gen. Lee asked. “Nobody knows.” The U.S. declined to comment."
    >>> split_sentences(split_passages(make_articles([{"text": page}])))["text"].tolist()
    ['“Why now?” Gen. Lee asked.', '“Nobody knows.”', 'The U.S. declined to comment.']
    """
    check_table(passages, "passages")
    words = _words(abbreviations, sentence_words)
    rows: list[dict[str, Any]] = []
    number, before = 0, None
    columns = ("article_id", "passage_no", "start", "text", "kind", "duplicate_of")
    for article_id, passage_no, offset, text, kind, repeats in zip(*(passages[c].tolist() for c in columns), strict=True):
        if article_id != before:
            number, before = 0, article_id
        for start, end in _spans(text, words):
            rows.append(
                {
                    "article_id": article_id,
                    "passage_no": passage_no,
                    "sentence_no": number,
                    "start": offset + start,
                    "end": offset + end,
                    "text": text[start:end],
                    "passage_kind": kind,
                    "duplicate": isinstance(repeats, int),
                }
            )
            number += 1
    return make_table("sentences", rows)


@made_once
def _words(abbreviations: pd.DataFrame | None, sentence_words: pd.DataFrame | None) -> Words:
    return Words(check_rules(abbreviations, "abbreviations"), check_rules(sentence_words, "sentence_words"))


def _spans(text: str, words: Words) -> Iterator[tuple[int, int]]:
    """Yield the places of a passage's sentences."""
    start = 0
    for match in _STOP.finditer(text):
        end = match.end()
        if end < len(text) and _ends(text, start, match, words):
            yield start, end
            start = end
            while start < len(text) and text[start].isspace():
                start += 1
    if start < len(text):
        yield start, len(text)


def _ends(text: str, start: int, match: re.Match[str], words: Words) -> bool:  # noqa: PLR0911 - one question after the other
    """Tell whether a sentence ends after the stop that `match` found."""
    end, mark = match.end(), match.group()
    if not text[end].isspace():
        return _ends_without_space(text, match)
    if not any(map(str.isalnum, text[start : min(match.start(), start + _LOOK_BACK)])):
        return False  # three dots at the start of a quotation
    ahead = _AHEAD.match(text, end, end + _LOOK_AHEAD)
    if ahead is None:  # cannot be: every part of the pattern is optional
        return True
    word = ahead.group(1)
    if word is None:
        return text[ahead.end() : ahead.end() + 1] not in _JOINING
    if word[0].islower() and not any(map(str.isupper, word)):
        return False
    kind = words.kind_of(_token(text, start, match.start()))
    quoted = any(sign in mark for sign in "”\"’'")
    if kind == "inside":
        return False
    if mark[0] in "!?":
        return not (quoted and words.speech.match(text, end, end + _LOOK_AHEAD))
    if mark[0] == "." and mark[:2] != "..":
        bracket = ")" in mark or "]" in mark or "(" in ahead.group()
        return not _goes_on(text[max(start, match.start() - _LOOK_BACK) : match.start() + 1], word, kind, words, bracket=bracket)
    return quoted or word != "I"


def _token(text: str, start: int, stop: int) -> str:
    found = _TOKEN.search(text, max(start, stop - _LOOK_BACK), stop + 1)
    return found.group() if found else ""


def _goes_on(before: str, word: str, kind: str, words: Words, *, bracket: bool) -> bool:
    """Tell whether a full stop belongs to an abbreviation, an initial or a number, so that the sentence goes on."""
    if kind == "title" or (bracket and kind in ("end", "place", "initial")):
        return True
    if kind == "number":
        return word[0].isdigit() or (before.rsplit(maxsplit=1)[-1].lstrip(_OPENING)[:1].islower() and word in words.clock)
    if kind == "clock":
        return word in words.clock
    if kind == "place" and "," in before:
        return words.kind_of(word + ".") == "title"
    if kind:
        return word not in words.openers
    return len(before.split()) == 1 and len(before) < _LOOK_BACK and _NUMBERED.match(before) is not None


def _ends_without_space(text: str, match: re.Match[str]) -> bool:
    """Tell whether a sentence ends although no space follows: `nonbelievers.“The`, `said.”The`, `years.The`, `won.1994`."""
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 2]
    if after[0] in "“‘" or (match.group()[-1] in '”"' and after[0].isupper()):
        return before.isalnum()
    if not before.islower() or match.group() == "…":
        return False
    if after[0].isdigit() or after[0].isupper():
        if _YEARS_LEFT.match(text, match.end(), match.end() + 30) and match.end() + 30 >= len(text):
            return True
        around = text[max(0, match.start() - 30) : match.end() + 30]
        return after[0].isupper() and after[1:].islower() and not any(sign in around for sign in ("/", "@", "www"))
    return False
