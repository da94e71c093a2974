"""Toy tables: a row is written with what matters to the test, the rest is filled in."""

import pandas as pd
from hypothesis import settings

from afghan_reader.schema import make_table

# A busy machine is no reason to fail, and tables are slow to make.
laws = settings(deadline=None, max_examples=40)

_MADE = {"article_id": "one", "passage_no": 0, "sentence_no": 0, "passage_kind": "body", "duplicate": False, "start": 0, "end": 1}
_USUAL = {
    "quotes": {"kind": "direct", "sourcing": "named", "stance": "asserts"},
    "mentions": {"kind": "person", "metonym": False},
    "dates": {"type": "DATE", "anchor": "explicit"},
    "hedges": {"category": "booster", "effect": "raises"},
    "passages": {"kind": "body", "words": 100},
    "articles": {"authors": [], "words": 100, "text": ""},
}
_DAYS = ("earliest", "latest", "published", "published_earliest", "published_latest")


def table(name, *rows):
    """A table called `name` with these rows."""
    filled = []
    for number, row in enumerate(rows):
        whole = {**_MADE, "quote_no": number, **_USUAL.get(name, {}), **row}
        filled.append({key: pd.Timestamp(value) if key in _DAYS else value for key, value in whole.items()})
    return make_table(name, filled)


def row(rows, **where):
    """The one row of a table that has these values."""
    found = rows
    for column, value in where.items():
        found = found[found[column].isna() if value is None else found[column] == value]
    assert len(found) == 1, f"{len(found)} rows have {where}"
    return found.iloc[0]


def cells(rows, *columns):
    """These columns, row by row, as plain lists."""
    return [list(row) for row in zip(*(rows[name].tolist() for name in columns), strict=True)]
