"""Split passages into sentences.

A sentence ends at a full stop, question mark, exclamation mark or ellipsis, after the quotation marks and brackets
that close there; it goes on where such a mark belongs to an abbreviation (Gen. Nicholson), an initial, a number, or where a
question in quotation marks is followed by who asked it. It never crosses a passage, and a line's end is a space.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from .rules import check_rules
from .schema import check_table, make_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

_STOP = re.compile(r"[.!?…]+(?:[ \u00a0]\.(?=[ \u00a0.])[ .\u00a0]{0,8}(?<=\.))?[”’»)\]*_]*(?:[\"'](?![\w]))*[”’»)\]*_]*")
_BEFORE = re.compile(r"\S+$")
_OPENING = "“‘\"'([«*_"
_NEXT = re.compile(r"[“‘\"'(\[«*_\s]*([^\W_][\w’'-]*)?")
_ACRONYM = re.compile(r"(?:[^\W\d_]\.)+(?:[^\W\d_]\.)$|[ap]\.m\.$")
_INITIAL = re.compile(r"[A-Z]\.$")
_QUOTED = re.compile("[”\"’']")


class _Words:
    """The rules, ready to be asked."""

    def __init__(self, abbreviations: pd.DataFrame, sentence_words: pd.DataFrame) -> None:
        self.kind = dict(zip(abbreviations["word"], abbreviations["kind"], strict=True))
        self.openers = {w for w, k in zip(sentence_words["word"], sentence_words["kind"], strict=True) if k == "opener"}
        speech = "|".join(
            re.escape(w) for w, k in zip(sentence_words["word"], sentence_words["kind"], strict=True) if k == "speech"
        )
        self.speech = re.compile(rf"\s+(?:[A-Z][\w.’'-]*\s+){{1,4}}(?:{speech or '(?!)'})\b")


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
    words = _Words(check_rules(abbreviations, "abbreviations"), check_rules(sentence_words, "sentence_words"))
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


def _spans(text: str, words: _Words) -> Iterator[tuple[int, int]]:
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


def _ends(text: str, start: int, match: re.Match[str], words: _Words) -> bool:
    """Tell whether a sentence ends after the stop that `match` found."""
    end, mark = match.end(), match.group()
    following = text[end : end + 1]
    if not following.isspace():
        return _glued(text, match)
    ahead = _NEXT.match(text, end, end + 60)
    word = ahead.group(1) if ahead else None
    if word is None:
        return True
    if word[0].islower():
        return False
    if mark[0] in "!?":
        return not (_QUOTED.search(mark) and words.speech.match(text, end, end + 120))
    if mark == ".":
        return _ends_at_stop(text, start, match.start(), word, words, ahead.group() if ahead else "")
    return True


def _ends_at_stop(text: str, start: int, stop: int, word: str, words: _Words, ahead: str) -> bool:
    found = _BEFORE.search(text, max(start, stop - 40), stop + 1)
    token = found.group().lstrip(_OPENING) if found else "."
    kind = words.kind.get(token) or words.kind.get(token.lower() if token[:1].islower() else token.capitalize())
    if kind in ("title", "inside"):
        return False
    if kind == "number":
        return not word[0].isdigit() and (token[0].islower() or word in words.openers or len(token) < 4)
    if kind == "end" or _ACRONYM.search(token):
        return word in words.openers or (any(c in '“"' for c in ahead) and token.endswith(("m.", "Inc.", "Co.")))
    if _INITIAL.match(token):
        return word in words.openers
    return not (token[:-1].isdigit() and stop - len(token) + 1 <= start + 1)


def _glued(text: str, match: re.Match[str]) -> bool:
    """Tell whether a sentence ends although no space follows: `nonbelievers.“The`, `said.”The`, `years.The`."""
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 2]
    if after[:1] in "“‘" or (len(match.group()) > 1 and match.group()[-1] in '”"' and after[:1].isupper()):
        return before.isalpha() or before in ")]%" or before.isdigit()
    return before.islower() and len(after) == 2 and after[0].isupper() and after[1].islower() and match.group() != "…"
