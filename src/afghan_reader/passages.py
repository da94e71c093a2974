"""Split an article into passages."""

from __future__ import annotations

import re

import pandas as pd

from .articles import count_words
from .schema import check_table, make_table


def split_passages(articles: pd.DataFrame) -> pd.DataFrame:
    """Cut each article into passages."""
    check_table(articles, "articles")
    rows = []
    for article in articles.itertuples():
        blocks = re.finditer(r"\S(?:[^\n]*\S)?", article.text)
        for number, match in enumerate(blocks):
            rows.append(
                {
                    "article_id": article.article_id,
                    "passage_no": number,
                    "start": match.start(),
                    "end": match.end(),
                    "text": match.group(),
                    "kind": "body",
                    "words": count_words(match.group()),
                    "label": f"¶{number + 1}",
                }
            )
    return make_table("passages", rows)


def find_artefacts(articles: pd.DataFrame, passages: pd.DataFrame) -> pd.DataFrame:
    """Find damage."""
    check_table(articles, "articles")
    check_table(passages, "passages")
    return make_table("artefacts", [])
