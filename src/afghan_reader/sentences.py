"""Split passages into sentences."""

from __future__ import annotations

import re

import pandas as pd

from .schema import check_table, make_table

SENTENCE = re.compile(r"\S.*?(?:[.!?]+[”\"’]?(?=\s|$)|$)", re.DOTALL)


def split_sentences(passages: pd.DataFrame) -> pd.DataFrame:
    """Cut each passage into sentences."""
    check_table(passages, "passages")
    rows = []
    for _, group in passages.groupby("article_id", sort=False):
        number = 0
        for passage in group.itertuples():
            for match in SENTENCE.finditer(passage.text):
                rows.append(
                    {
                        "article_id": passage.article_id,
                        "passage_no": passage.passage_no,
                        "sentence_no": number,
                        "start": passage.start + match.start(),
                        "end": passage.start + match.end(),
                        "text": match.group(),
                        "passage_kind": passage.kind,
                        "duplicate": not pd.isna(passage.duplicate_of),
                    }
                )
                number += 1
    return make_table("sentences", rows)
