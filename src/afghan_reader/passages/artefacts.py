"""Find damage in the copy of an article.

An artefact is a place where the copy differs from what a newsroom would print: words run together, characters misread,
leftovers of a web page's markup, text cut off, text younger than the article. Single words and signs stand in `damage.csv`;
what has a form is a named pattern in `forms`, with the sentence that explains it. Whether somebody changed the meaning of a
text cannot be seen in its form: that stays with the reader.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from afghan_reader.schema import check_table, make_table

from .forms import find_forms, read_forms
from .later import find_later, find_truncated
from .marks import find_unbalanced

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd


def find_artefacts(articles: pd.DataFrame, passages: pd.DataFrame, *, damage: pd.DataFrame | None = None) -> pd.DataFrame:
    """Find damage inside the text.

    Parameters
    ----------
    articles
        Made by `read_articles` or `make_articles`.
    passages
        Made by `split_passages` from the same articles.
    damage
        Words and signs that show damage; the packaged ones are `read_rules("damage")`.

    Returns
    -------
    artefacts
        One row a place, in the order of the text. `kind` is glued, ocr, markup, truncated, anachronism,
        unbalanced_quote, layout or edited; `why` says in a sentence what was seen.

    Examples
    --------
    >>> from afghan_reader.articles import make_articles
    >>> from afghan_reader.passages import split_passages
    >>> articles = make_articles([{"text": "The revolt failed.1979 He said | was &amp; am gone."}])
    >>> find_artefacts(articles, split_passages(articles))[["kind", "text"]]
         kind         text
    0   glued  failed.1979
    1     ocr            |
    2  markup        &amp;
    """
    check_table(articles, "articles")
    check_table(passages, "passages")
    forms = read_forms(damage)
    blocks: dict[str, list[tuple[int, str, str]]] = {}
    columns = (passages[column].tolist() for column in ("article_id", "start", "text", "kind"))
    for article_id, start, block, kind in zip(*columns, strict=True):
        blocks.setdefault(article_id, []).append((start, block, kind))
    latest = [
        None if missing else day.year
        for day, missing in zip(articles["published_latest"], articles["published_latest"].isna(), strict=True)
    ]
    rows: list[dict[str, Any]] = []
    for article_id, text, year in zip(articles["article_id"].tolist(), articles["text"].tolist(), latest, strict=True):
        own = blocks.get(article_id, [])
        places = [*find_forms(text, forms), *find_unbalanced(own), *find_truncated(own), *find_later(own, year)]
        for start, end, kind, why in _outermost(places):
            rows.append({"article_id": article_id, "start": start, "end": end, "text": text[start:end], "kind": kind, "why": why})
    return make_table("artefacts", rows)


def _outermost(places: list[tuple[int, int, str, str]]) -> Iterator[tuple[int, int, str, str]]:
    """Drop a place that lies inside another of its kind."""
    reach: dict[str, int] = {}
    for start, end, kind, why in sorted(set(places), key=lambda place: (place[0], -place[1], place[2:])):
        if end > reach.get(kind, -1):
            yield start, end, kind, why
            reach[kind] = end
