"""How each article introduces each person."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from afghan_reader.schema import check_table, make_columns, rows_of

if TYPE_CHECKING:
    import pandas as pd

_DESCRIPTORS = {"actor": "str", "article_id": "str", "count": "int64", "text": "str", "articles": "int64", "places": "object"}


def compare_descriptors(descriptors: pd.DataFrame) -> pd.DataFrame:
    """Set side by side how the articles introduce each person.

    Parameters
    ----------
    descriptors
        The curated descriptors of a corpus.

    Returns
    -------
    comparison
        One row an actor and article: `count` of the descriptions, their `text` in the order of the article, semicolons
        between, `articles` (how many introduce the actor at all), and the `places`. Those whom most articles introduce
        come first. A row without a place is left out: there is nothing to open.
    """
    check_table(descriptors, "descriptors")
    found: dict[str, dict[str, list[dict[str, Any]]]] = defaultdict(lambda: defaultdict(list))
    for row in rows_of(descriptors.dropna(subset=["actor", "article_id", "start", "end"])):
        found[row["actor"]][row["article_id"]].append(row)
    rows = []
    for actor in sorted(found, key=lambda name: (-len(found[name]), name)):
        for article_id, described in found[actor].items():
            places = sorted((article_id, int(row["start"]), int(row["end"])) for row in described)
            text = "; ".join(str(row["text"]) for row in sorted(described, key=lambda row: row["start"]))
            row = {"actor": actor, "article_id": article_id, "text": text, "articles": len(found[actor])}
            rows.append({**row, "count": len(places), "places": places})
    return make_columns(_DESCRIPTORS, rows)
