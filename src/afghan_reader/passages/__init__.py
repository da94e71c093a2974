"""Split an article into passages, and find the damage in its copy.

A passage is a block of the page: a paragraph, a heading, a caption, an entry of a chronology, a box that asks the reader
to subscribe. What a copy of an article holds is not all the article: a passage's `kind` says what it is, so that an
analysis can read the running text (`body`) alone. Nothing is removed: passages and the white space between them are the text.

Its steps, one file each: `blocks` cuts the text, `duplicates` finds what is printed twice, `kinds` names a block by its own
words, `neighbours` by what stands around it.
`artefacts` looks for damage inside the text.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from afghan_reader.articles import count_words
from afghan_reader.rules import check_rules, made_once
from afghan_reader.schema import check_table, make_table

from .artefacts import find_artefacts
from .blocks import find_blocks
from .duplicates import find_repeats
from .layout import Layout
from .neighbours import name_kinds

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["find_artefacts", "split_passages"]


def split_passages(articles: pd.DataFrame, *, layout: pd.DataFrame | None = None) -> pd.DataFrame:
    r"""Cut each article into passages and name what each is.

    Parameters
    ----------
    articles
        Made by `read_articles` or `make_articles`.
    layout
        The words by which pages show what is not running text; the packaged ones are `read_rules("layout")`.

    Returns
    -------
    passages
        One row a passage, in the order of the text. `kind` is title, subtitle, byline, date, dateline, heading, body,
        chronology, caption, promotion, related or furniture. `duplicate_of` is the number of the earlier passage that
        this one repeats. `label` is how to say the place aloud: `¶12` is the twelfth paragraph of running text,
        repetitions not counted; all else has its kind and a number, such as `caption 2`.

    Examples
    --------
    >>> from afghan_reader.articles import make_articles
    >>> page = "By Ann Lee\n\nThe talks failed on Monday, officials said.\n\nAdvertisement"
    >>> split_passages(make_articles([{"text": page}]))[["kind", "label", "text"]]
            kind        label                                         text
    0     byline     byline 1                                   By Ann Lee
    1       body           ¶1  The talks failed on Monday, officials said.
    2  furniture  furniture 1                                Advertisement
    """
    check_table(articles, "articles")
    words = _layout(layout)
    rows: list[dict[str, Any]] = []
    for article_id, title, text in zip(
        articles["article_id"].tolist(), articles["title"].tolist(), articles["text"].tolist(), strict=True
    ):
        rows.extend(_passages(article_id, title if isinstance(title, str) else "", text, words))
    return make_table("passages", rows)


@made_once
def _layout(layout: pd.DataFrame | None) -> Layout:
    return Layout(check_rules(layout, "layout"))


def _passages(article_id: str, title: str, text: str, words: Layout) -> list[dict[str, Any]]:
    spans = find_blocks(text)
    blocks = [text[start:end] for start, end in spans]
    repeats = find_repeats(blocks)
    kinds = name_kinds(blocks, repeats, title, words)
    numbers: Counter[str] = Counter()
    rows = []
    for number, ((start, end), block, kind, repeat) in enumerate(zip(spans, blocks, kinds, repeats, strict=True)):
        running = kind == "body" and repeat is None
        counted = "¶" if running else "repetition" if kind == "body" else kind
        numbers[counted] += 1
        rows.append(
            {
                "article_id": article_id,
                "passage_no": number,
                "start": start,
                "end": end,
                "text": block,
                "kind": kind,
                "duplicate_of": repeat,
                "words": count_words(block),
                "label": f"¶{numbers[counted]}" if running else f"{counted} {numbers[counted]}",
            }
        )
    return rows
