"""A word in its contexts (KWIC, keyword in context)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from afghan_reader.schema import check_table, counted, make_columns, rows_of

from .tokens import find_tokens, normalise

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd

_CONTEXTS = {
    "article_id": "str",
    "start": "int64",
    "end": "int64",
    "text": "str",
    "left": "str",
    "right": "str",
    "passage_no": "int64",
    "sentence_no": "int64",
    "passage_kind": "str",
    "duplicate": "bool",
}


def find_words(
    sentences: pd.DataFrame, word: str, *, kinds: Iterable[str] | None = ("body",), duplicates: bool = False
) -> pd.DataFrame:
    """Find every place of a word, with its sentence around it.

    Parameters
    ----------
    sentences
        Made by `split_sentences`.
    word
        A word, or several with spaces between. Capitals do not matter; "sell" does not find "selling", `sell*` does.
    kinds, duplicates
        Which passages count (see `counted`).

    Returns
    -------
    contexts
        One row a place, in the order of the text: the `text` as printed, and `left` and `right` of it the rest of the sentence.

    Examples
    --------
    >>> from afghan_reader.schema import make_table
    >>> text = "The arms came; no Arms went."
    >>> sentence = {"article_id": "one", "start": 0, "end": len(text), "text": text, "passage_kind": "body"}
    >>> sentences = make_table("sentences", [{**sentence, "passage_no": 0, "sentence_no": 0, "duplicate": False}])
    >>> find_words(sentences, "arms")[["left", "text", "right"]].values.tolist()
    [['The ', 'arms', ' came; no Arms went.'], ['The arms came; no ', 'Arms', ' went.']]
    """
    check_table(sentences, "sentences")
    wanted = [normalise(part) for part in word.split()]
    # What every spelling of the first word holds; most sentences need no closer look.
    sign = re.split(r"[^\w.,]", wanted[0])[0] if wanted else ""
    rows = []
    for sentence in rows_of(counted(sentences, kinds=kinds, duplicates=duplicates)) if wanted else []:
        first, said = sentence["start"], sentence["text"]
        if sign not in said.lower():
            continue
        tokens = find_tokens([sentence]).get(sentence["article_id"], [])
        for at in range(len(tokens) - len(wanted) + 1):
            if all(_matches(token.word, part) for token, part in zip(tokens[at:], wanted, strict=False)):
                start, end = tokens[at].start, tokens[at + len(wanted) - 1].end
                around = {"left": said[: start - first], "text": said[start - first : end - first], "right": said[end - first :]}
                rows.append({**sentence, "start": start, "end": end, **around})
    return make_columns(_CONTEXTS, rows)


def _matches(word: str, wanted: str) -> bool:
    return word.startswith(wanted[:-1]) if wanted.endswith("*") else word == wanted
