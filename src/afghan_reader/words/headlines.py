"""Set the headline against the body: some of its words the article itself may never use."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from afghan_reader.schema import check_table, counted, make_columns, rows_of

from .tokens import Token, find_tokens

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd

_HEADLINES = {
    "article_id": "str",
    "word": "str",
    "count_headline": "int64",
    "count": "int64",
    "places": "object",
    "places_headline": "object",
}


def compare_headlines(
    sentences: pd.DataFrame,
    *,
    headline: Iterable[str] = ("title",),
    kinds: Iterable[str] | None = ("body",),
    duplicates: bool = False,
) -> pd.DataFrame:
    """Look for each word of a headline in the body.

    Parameters
    ----------
    sentences
        Made by `split_sentences`.
    headline
        Kinds of passage that make the headline; `("title", "subtitle")` with the line below it.
    kinds, duplicates
        Which passages make the body (see `counted`).

    Returns
    -------
    comparison
        One row an article and word of its headline, in the order of the headline: `count_headline` and `places_headline`, and
        the `count` and `places` of the very same form in the body. 0 means that this form is not there; "sold" may be.
        An article without a headline has no rows.
    """
    check_table(sentences, "sentences")
    above = find_tokens(rows_of(counted(sentences, kinds=headline, duplicates=duplicates)))
    below = find_tokens(rows_of(counted(sentences, kinds=kinds, duplicates=duplicates)))
    rows = []
    for name, tokens in above.items():
        found, used = _places(name, tokens), _places(name, below.get(name, []))
        rows += [
            {
                "article_id": name,
                "word": word,
                "count_headline": len(places),
                "count": len(used.get(word, [])),
                "places": used.get(word, []),
                "places_headline": places,
            }
            for word, places in found.items()
        ]
    return make_columns(_HEADLINES, rows)


def _places(name: str, tokens: list[Token]) -> dict[str, list[tuple[str, int, int]]]:
    places: dict[str, list[tuple[str, int, int]]] = defaultdict(list)
    for token in tokens:
        places[token.word].append((name, token.start, token.end))
    return places
