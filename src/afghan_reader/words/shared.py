"""Text that stands twice: in two articles, or in one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from afghan_reader.schema import check_table, counted, make_columns, rows_of

from .tokens import Token, find_tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pandas as pd

_SHARED = {
    "article_a": "str",
    "start_a": "int64",
    "end_a": "int64",
    "article_b": "str",
    "start_b": "int64",
    "end_b": "int64",
    "words": "int64",
    "text": "str",
    "count": "int64",
    "places": "object",
}

_Printed = dict[str, list[tuple[int, str]]]


def compare_passages(
    sentences: pd.DataFrame, *, minimum: int = 8, kinds: Iterable[str] | None = None, duplicates: bool = True
) -> pd.DataFrame:
    """Find the runs of the same words that two articles share, or that one article prints twice.

    Parameters
    ----------
    sentences
        Made by `split_sentences`.
    minimum
        Length of the shortest run, in words.
    kinds, duplicates
        Which passages count (see `counted`). Unlike elsewhere all do: what stands twice is what is asked for.

    Returns
    -------
    shared
        One row a run and pair of places: `article_a` with its first place, `article_b` with the later one (the same article if it
        prints the run twice), the number of `words`, the `text` as printed at the first place (its sentences with a space
        between), `count` (2) and both `places`. Longest first. Capitals and punctuation are not compared. A repetition is
        listed with the first place of the run in each article.
    """
    check_table(sentences, "sentences")
    rows = counted(sentences, kinds=kinds, duplicates=duplicates)
    tokens, printed = find_tokens(rows_of(rows)), _sentences_by_article(rows)
    repeated = _repeated(tokens, minimum)
    seen: dict[tuple[str, ...], dict[str, int]] = defaultdict(dict)
    found: list[dict[str, Any]] = []
    for name, words in tokens.items():
        reached: dict[str, int] = {}
        for at, key in enumerate(_grams(words, minimum)):
            if hash(key) not in repeated:
                continue
            for other, place in seen[key].items():
                run = _follow(tokens[other], place, words, at) if at >= reached.get(other, 0) else 0
                if run >= minimum:
                    reached[other] = at + run
                    sides = (other, tokens[other][place : place + run]), (name, words[at : at + run])
                    found.append(_row(sides, printed))
            seen[key].setdefault(name, at)
    return make_columns(_SHARED, sorted(found, key=lambda row: (-row["words"], row["article_a"], row["start_a"], row["start_b"])))


def _grams(words: list[Token], size: int) -> Iterator[tuple[str, ...]]:
    spelled = [token.word for token in words]
    return zip(*(spelled[first:] for first in range(size)), strict=False)


def _repeated(tokens: dict[str, list[Token]], size: int) -> set[int]:
    """Collect the runs of this size that stand more than once, by their hash: all others need no memory."""
    once: set[int] = set()
    twice: set[int] = set()
    for words in tokens.values():
        for key in map(hash, _grams(words, size)):
            (twice if key in once else once).add(key)
    return twice


def _follow(words_a: list[Token], at_a: int, words_b: list[Token], at_b: int) -> int:
    """Count the words that are the same from two places on; the two runs never overlap in one article."""
    length = min(len(words_a) - at_a, len(words_b) - at_b)
    if words_a is words_b:
        length = min(length, at_b - at_a)
    run = 0
    while run < length and words_a[at_a + run].word == words_b[at_b + run].word:
        run += 1
    return run


def _row(sides: tuple[tuple[str, list[Token]], tuple[str, list[Token]]], printed: _Printed) -> dict[str, Any]:
    (name_a, run_a), (name_b, run_b) = sides
    places = [(name_a, run_a[0].start, run_a[-1].end), (name_b, run_b[0].start, run_b[-1].end)]
    return {
        **dict(zip(("article_a", "start_a", "end_a"), places[0], strict=True)),
        **dict(zip(("article_b", "start_b", "end_b"), places[1], strict=True)),
        "words": len(run_a),
        "text": _text_at(places[0], printed),
        "count": 2,
        "places": places,
    }


def _sentences_by_article(sentences: pd.DataFrame) -> _Printed:
    printed: _Printed = defaultdict(list)
    for row in rows_of(sentences, ("article_id", "start", "text")):
        printed[row["article_id"]].append((row["start"], row["text"]))
    return {name: sorted(found) for name, found in printed.items()}


def _text_at(place: tuple[str, int, int], printed: _Printed) -> str:
    name, start, end = place
    first = bisect_right(printed[name], start, key=lambda sentence: sentence[0]) - 1
    last = bisect_left(printed[name], end, key=lambda sentence: sentence[0])
    return " ".join(text[max(start - at, 0) : end - at] for at, text in printed[name][first:last])
