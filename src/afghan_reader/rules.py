"""The rules: word lists in `data/`, as tables that a teacher may read and edit.

A rule table is a CSV file of text columns. Every finder takes an edited copy by keyword, such as
`find_quotes(sentences, articles, cues=my_cues)`, so that a class can change a word and see what moves.
"""

from __future__ import annotations

from functools import cache, wraps
from importlib.resources import files
from typing import TYPE_CHECKING, TypeVar

import pandas as pd

from .schema import TableError

if TYPE_CHECKING:
    from collections.abc import Callable

LookUps = TypeVar("LookUps")

_DATA = files(__package__) / "data"


def read_rules(name: str | None = None) -> pd.DataFrame:
    """Read one of the packaged rule tables. Without a name, list them.

    Parameters
    ----------
    name
        Such as `"cues"`.

    Returns
    -------
    rules
        One row a rule, all columns text, an empty cell is `""`; a fresh copy each time, to be edited freely.

    Raises
    ------
    TableError
        If there is no such table; the message lists those there are.
    """
    names = sorted(path.name.removesuffix(".csv") for path in _DATA.iterdir() if path.name.endswith(".csv"))
    if name is None:
        return pd.DataFrame([(each, len(_read(each))) for each in names], columns=["rules", "rows"])
    if name not in names:
        msg = f"there are no rules called {name!r}; there are {names}"
        raise TableError(msg)
    return _read(name).copy()


def check_rules(rules: pd.DataFrame | None, name: str) -> pd.DataFrame:
    """Return the rules a finder was given, or the packaged ones when it was given none.

    Raises
    ------
    TableError
        If the given table lacks a column of the packaged one.
    """
    packaged = _read(name)
    if rules is None:
        return packaged
    have = list(getattr(rules, "columns", []))
    missing = [column for column in packaged.columns if column not in have]
    if missing:
        msg = f"this is not a table of {name} rules: it lacks {missing}; it has {have}"
        raise TableError(msg)
    return rules.fillna("")


def made_once(build: Callable[..., LookUps]) -> Callable[..., LookUps]:
    """Let `build` make its look-ups of the packaged rules (each table None) once; of edited rules it makes them anew.

    What it makes must not change afterwards.
    """

    @cache
    def packaged(tables: int) -> LookUps:
        return build(*[None] * tables)

    @wraps(build)
    def look_ups(*tables: pd.DataFrame | None) -> LookUps:
        return packaged(len(tables)) if all(table is None for table in tables) else build(*tables)

    return look_ups


@cache
def _read(name: str) -> pd.DataFrame:
    with (_DATA / f"{name}.csv").open(encoding="utf-8") as file:
        return pd.read_csv(file, dtype=str, keep_default_na=False)


def word_group(name: str) -> frozenset[str]:
    """Return the words of one group of `word_groups.csv`: small closed sets that a finder's grammar asks for by name.

    Examples
    --------
    >>> sorted(word_group("it"))
    ['it', 'its']
    """
    groups = _read("word_groups")
    return frozenset(groups["word"][groups["group"] == name])
