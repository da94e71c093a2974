"""Read the curated reading of a corpus: what its authors noted about it, row by row, with the place of the evidence.

The files hold places, not words: `text` is refilled from the article. A `check` cell holds the first eight hexadecimal
digits of the SHA-256 of the words that stood at the place when it was noted; a place whose words have changed since is
named and left out, never shifted. A file that is not there is an empty table.
"""

from __future__ import annotations

import hashlib
import warnings
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from .articles import parse_day, read_csv
from .schema import TABLES, VALUES, ReadingWarning, TableError, make_table

FILES = {
    "actors": "actors.csv",
    "events": "events.csv",
    "claims": "claims.csv",
    "curated_quotes": "quotes.csv",
    "curated_dates": "dates.csv",
    "descriptors": "descriptors.csv",
    "slips": "slips.csv",
}
# Columns that a file must have; the others of its table may be missing.
_NEEDS = {
    "actors": ("actor", "kind", "alias"),
    "events": ("event_id", "event", "article_id", "start", "end"),
    "claims": ("claim_id", "claim", "article_id", "stance", "start", "end"),
    "curated_quotes": ("article_id", "quote_no", "start", "end", "kind"),
    "curated_dates": ("article_id", "start", "end", "type", "value"),
    "descriptors": ("actor", "article_id", "start", "end"),
    "slips": ("slip_id", "kind", "article_id", "start", "end"),
}
# Column of words -> the two columns of its place.
_SPANS = {
    "text": ("start", "end"),
    "speaker_text": ("speaker_start", "speaker_end"),
    "cue": ("cue_start", "cue_end"),
    "anonymity": ("anonymity_start", "anonymity_end"),
}
# Until `_locate` has found its sentence, a row stands nowhere.
_UNLOCATED = {"passage_no": 0, "sentence_no": 0, "passage_kind": "body", "duplicate": False}
_SHOWN = 3


class Problem(NamedTuple):
    """Something wrong in a curated file, with its place; `lost` if the row cannot be used."""

    file: str
    line: int
    column: str
    problem: str
    lost: bool

    def __str__(self) -> str:
        return f"{self.file} line {self.line}, column {self.column}: {self.problem}"


def read_actors(folder: str | Path) -> pd.DataFrame:
    """Read `actors.csv`: one row an alias of an actor; the actor's own name is always among the aliases."""
    table = _read(folder, "actors", None)
    own = table.drop_duplicates("actor").assign(alias=lambda rows: rows["actor"], note=None)
    whole = pd.concat([table, own[~own["actor"].isin(table["alias"])]], ignore_index=True)
    return whole.astype({"note": "str"}).sort_values("actor", kind="stable", ignore_index=True)


def read_events(folder: str | Path, articles: pd.DataFrame) -> pd.DataFrame:
    """Read `events.csv`: one row a piece of evidence for an event in an article."""
    return _read(folder, "events", articles)


def read_claims(folder: str | Path, articles: pd.DataFrame) -> pd.DataFrame:
    """Read `claims.csv`: one row a piece of evidence for a claim in an article; a pair without a row is silent."""
    return _read(folder, "claims", articles)


def read_quotes(folder: str | Path, articles: pd.DataFrame, sentences: pd.DataFrame) -> pd.DataFrame:
    """Read `quotes.csv`: the attributions that the corpus's authors read, as a `curated_quotes` table."""
    return _locate(_read(folder, "curated_quotes", articles), sentences)


def read_dates(folder: str | Path, articles: pd.DataFrame, sentences: pd.DataFrame) -> pd.DataFrame:
    """Read `dates.csv`: the temporal expressions that the corpus's authors read, as a `curated_dates` table."""
    return _locate(_read(folder, "curated_dates", articles), sentences)


def read_descriptors(folder: str | Path, articles: pd.DataFrame) -> pd.DataFrame:
    """Read `descriptors.csv`: one row an introduction of somebody in an article."""
    return _read(folder, "descriptors", articles)


def read_slips(folder: str | Path, articles: pd.DataFrame) -> pd.DataFrame:
    """Read `slips.csv`: one row a slip, a misspelling or one side of a contradiction."""
    return _read(folder, "slips", articles)


def check_annotations(folder: str | Path, articles: pd.DataFrame) -> pd.DataFrame:
    """List everything that is wrong in the curated files of a folder.

    Returns
    -------
    problems
        One row a problem: `file`, `line`, `column`, `problem`, and `lost` (the row cannot be used). A file that lacks a
        column is one problem, at line 1.
    """
    problems: list[Problem] = []
    for name, file in FILES.items():
        try:
            problems += _parse(Path(folder), name, articles)[1]
        except TableError as error:
            problems.append(Problem(file, 1, "header", str(error), lost=True))
    return pd.DataFrame(problems, columns=list(Problem._fields))


def _read(folder: str | Path, name: str, articles: pd.DataFrame | None) -> pd.DataFrame:
    rows, problems = _parse(Path(folder), name, articles)
    for problem in problems[:_SHOWN]:
        warnings.warn(f"{problem}{'; the row was left out' if problem.lost else ''}", ReadingWarning, stacklevel=3)
    if len(problems) > _SHOWN:
        more = f"{FILES[name]} has {len(problems) - _SHOWN} more problems; `afghan-reader doctor FOLDER` lists them"
        warnings.warn(more, ReadingWarning, stacklevel=3)
    table = make_table(name, [{**_UNLOCATED, **row} for row in rows])
    # columns that a corpus adds to the promised ones stay, as text
    added = [column for column in (rows[0] if rows else {}) if column not in table.columns and column != "check"]
    return table.assign(**{column: pd.Series([row[column] for row in rows], dtype="str") for column in added})


def _parse(folder: Path, name: str, articles: pd.DataFrame | None) -> tuple[list[dict[str, Any]], list[Problem]]:
    path = folder / FILES[name]
    if not path.exists():
        return [], []
    texts = {} if articles is None else dict(zip(articles["article_id"], articles["text"], strict=True))
    rows: list[dict[str, Any]] = []
    problems: list[Problem] = []
    for line, cells in enumerate(read_csv(path, needs=_NEEDS[name]).to_dict("records"), start=2):
        row, found = _parse_row({str(key): value for key, value in cells.items()}, name, texts)
        problems += [Problem(path.name, line, *each) for each in found]
        if not any(lost for _, _, lost in found):
            rows.append(row)
    return rows, problems


def _parse_row(cells: dict[str, Any], name: str, texts: dict[str, str]) -> tuple[dict[str, Any], list[tuple[str, str, bool]]]:
    """Give a row its types and its words; list what is wrong as (column, problem, lost)."""
    row: dict[str, Any] = {}
    found: list[tuple[str, str, bool]] = []
    for column, value in cells.items():
        dtype = "int64" if column.endswith(("start", "end")) else getattr(TABLES[name].columns.get(column), "dtype", "str")
        try:
            row[column] = _parse_cell(value, dtype)
        except ValueError as error:
            row[column] = None
            found.append((column, str(error), True))
        allowed = VALUES.get(name, {}).get(column, ())
        if allowed and value and value not in allowed:
            found.append((column, f"{value!r} is not one of {', '.join(allowed)}", False))
    if texts and not any(lost for _, _, lost in found):
        found += _fill(row, texts)
    return row, found


def _parse_cell(value: str, dtype: str) -> Any:  # noqa: ANN401 - a cell of any column
    value = value.strip()
    if not value:
        return None
    if dtype in {"int64", "Int64"}:
        try:
            return int(value)
        except ValueError:
            raise TableError(f"{value!r} is not a whole number") from None
    if dtype.startswith("datetime"):
        return parse_day(value, "the cell")
    return value


def _fill(row: dict[str, Any], texts: dict[str, str]) -> list[tuple[str, str, bool]]:
    """Refill the words of a row's places."""
    article = row.get("article_id")
    if article is None:
        return []
    if article not in texts:
        return [("article_id", f"there is no article {article!r}; there are {', '.join(texts)}", True)]
    text = texts[article]
    for words, (start, end) in _SPANS.items():
        first, last = row.get(start), row.get(end)
        if first is None or last is None:
            continue
        if not 0 <= first < last <= len(text):
            return [(start, f"{first} to {last} is no place in {article}, which has {len(text)} characters", True)]
        row[words] = text[first:last]
    if row.get("check") and row.get("text") and place_check(row["text"]) != row["check"]:
        return [("check", f"the words at {row['start']} to {row['end']} of {article} have changed since they were noted", True)]
    return []


def place_check(words: str) -> str:
    """Give the check of a place: the first eight hexadecimal digits of the SHA-256 of its words."""
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def _locate(table: pd.DataFrame, sentences: pd.DataFrame) -> pd.DataFrame:
    """Fill in the sentence where each place starts, and its passage."""
    located = table.copy()
    for article_id, rows in table.groupby("article_id", sort=False):
        ground = sentences[sentences["article_id"] == article_id]
        if ground.empty:
            continue
        at = np.searchsorted(ground["start"].to_numpy(), rows["start"].to_numpy(), side="right") - 1
        at = at.clip(0)
        for column in ("passage_no", "sentence_no", "passage_kind", "duplicate"):
            located.loc[rows.index, column] = ground[column].to_numpy()[at]
    return located
