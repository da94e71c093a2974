"""Find damage in the copy of an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from afghan_reader.schema import check_table, make_table

if TYPE_CHECKING:
    import pandas as pd


def find_artefacts(articles: pd.DataFrame, passages: pd.DataFrame) -> pd.DataFrame:
    """Find damage inside the text."""
    check_table(articles, "articles")
    check_table(passages, "passages")
    return make_table("artefacts", [])
