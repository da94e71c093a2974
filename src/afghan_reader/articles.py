"""Read a folder of texts, or records, as a table of articles.

An article is a text file as it is: read without newline translation, never cleaned. What is known about it beside its
words (outlet, date ...) comes from `articles.csv` in the same folder; what is not there stays unknown.
"""

from __future__ import annotations

import hashlib
import io
import re
import warnings
from collections import Counter
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from .schema import ReadingWarning, TableError, make_table, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pandas._libs.tslibs.nattype import NaTType

_LETTER = re.compile(r"[^\W_]")
_NOT_ASCII, _MOSTLY_ASCII = 0x80, 0.3
_KNOWN = (
    *("file", "article_id", "outlet", "title", "authors", "contributors", "dateline", "genre"),
    *("published", "published_earliest", "published_latest", "published_from", "note", "sha256"),
)
_DATES = ("published", "published_earliest", "published_latest")


def read_articles(folder: str | Path) -> pd.DataFrame:
    """Read every `.txt` file of a folder, and `articles.csv` beside them where it exists.

    Parameters
    ----------
    folder
        A folder with one text file an article.

    Returns
    -------
    articles
        One row an article, in the order of `articles.csv`, then by file name.
        `text` is the file as it is. A file that is not UTF-8 is decoded with detection, with a warning that names
        the encoding; an empty file, a text that differs from its `sha256`, and a row whose file is not there are warned of.

    Raises
    ------
    TableError
        If the folder is missing or holds no text, if `articles.csv` lacks its `file` column or holds a wrong date,
        if a row names a file outside the folder, or if two articles have one id.
    """
    folder = Path(folder)
    paths = {path.name: path for path in _text_files(folder)}
    known: dict[str, dict[str, Any]] = {}
    listing = folder / "articles.csv"
    if listing.exists():
        table = read_csv(listing, needs=["file"])
        for column in table.columns:
            for near in get_close_matches(column, _KNOWN, n=1, cutoff=0.8) if column not in _KNOWN else []:
                _warn(f"{listing.name} has a column {column!r}, which is not read; did you mean {near!r}?")
        for line, row in enumerate(rows_of(table), start=2):
            name = str(row["file"])
            if Path(name).name != name:
                msg = f"{listing.name} line {line} names {name!r}, which is not a file of this folder; write the bare file name"
                raise TableError(msg)
            if name in paths:
                known[name] = {**row, "_where": f"{listing.name} line {line}"}
            else:
                _warn(f"{listing.name} line {line} names {name!r}, which is not in {folder}; the row was left out")
    order = [*known, *(name for name in paths if name not in known)]
    return make_articles(_record(paths[name], known.get(name, {})) for name in order)


def make_articles(records: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """Turn records into a table of articles.

    Parameters
    ----------
    records
        One mapping an article; only `text` is required. Dates may be text (2020-06-29) or dates, `authors` a list or
        names with semicolons between.

    Returns
    -------
    articles
        One row an article, in the order given. Without an `article_id` an article is called `article-1`, `article-2` ...

    Raises
    ------
    TableError
        If a record has no text, a date cannot be read, or two articles have one id.

    Examples
    --------
    >>> make_articles([{"text": "Kabul fell. Who spoke?"}])[["article_id", "words"]]
      article_id  words
    0  article-1      4
    """
    rows = [_article(record, number) for number, record in enumerate(records, start=1)]
    twice = [name for name, count in Counter(row["article_id"] for row in rows).items() if count > 1]
    if twice:
        files = [str(row.get("file") or "a record") for row in rows if row["article_id"] == twice[0]]
        msg = f"two articles have the id {twice[0]!r} ({', '.join(files)}); give each its own article_id"
        raise TableError(msg)
    return make_table("articles", rows)


def count_words(text: str) -> int:
    """Count the words of a text: runs between white space that hold a letter or digit."""
    tokens = text.split()
    marked = [token for token in tokens if not token.isalnum()]
    return len(tokens) - [_LETTER.search(token) for token in marked].count(None)


def read_csv(path: Path, needs: Iterable[str] = ()) -> pd.DataFrame:
    """Read a small CSV as a person saves it: any encoding, comma or semicolon, all cells text, an empty cell is `""`.

    Raises
    ------
    TableError
        If it cannot be read as CSV or lacks a column of `needs`; the message names the file and its columns.
    """
    content = decode(path)
    header = content.split("\n", 1)[0]
    separator = ";" if header.count(";") > header.count(",") else ","
    try:
        table = pd.read_csv(io.StringIO(content), dtype=str, keep_default_na=False, sep=separator, skip_blank_lines=False)
    except (pd.errors.ParserError, pd.errors.EmptyDataError) as error:
        msg = f"{path.name} cannot be read as CSV: {str(error).strip()}; open it in a spreadsheet and save it as CSV"
        raise TableError(msg) from None
    table.columns = [str(column).strip() for column in table.columns]
    missing = [column for column in needs if column not in table.columns]
    if missing:
        there = ", ".join(map(str, table.columns))
        msg = f"{path.name} lacks the column {', '.join(missing)}; it has {there}: rename or add it in the first line"
        raise TableError(msg)
    return table


def decode(path: Path) -> str:
    """Read a file as it is; what is not UTF-8 is decoded by detection, with a warning that names the encoding."""
    raw = path.read_bytes()
    try:
        return raw.decode("utf-8-sig" if path.suffix == ".csv" else "utf-8")
    except UnicodeDecodeError:
        encoding = _guess_encoding(raw)
        _warn(f"{path.name} is not UTF-8; it was read as {encoding}: check its accents and quotation marks, or save it as UTF-8")
        return raw.decode(encoding, errors="replace")


def _guess_encoding(raw: bytes) -> str:
    """Guess an encoding: what is mostly ASCII is Western European, which detection mistakes for its neighbours in short texts."""
    high = sum(byte >= _NOT_ASCII for byte in raw)
    if 0 not in raw and high < _MOSTLY_ASCII * len(raw):
        return "cp1252"
    from charset_normalizer import from_bytes  # noqa: PLC0415 - paid for only when it is needed

    best = from_bytes(raw).best()
    return best.encoding if best else "cp1252"


def parse_day(value: object, where: str) -> pd.Timestamp | NaTType:
    """Read a day such as 2020-06-29; an empty cell is NaT.

    Raises
    ------
    TableError
        If it is no day; the message starts with `where`.
    """
    if value is None or (isinstance(value, str) and not value.strip()) or value is pd.NaT:
        return pd.NaT
    try:
        moment = pd.Timestamp(value.strip() if isinstance(value, str) else value)  # type: ignore[arg-type]
    except (ValueError, TypeError):
        msg = f"{where} holds {value!r}, which is not a day; write it as 2020-06-29"
        raise TableError(msg) from None
    return pd.NaT if pd.isna(moment) else moment.tz_localize(None).normalize()


def _text_files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        msg = f"there is no folder {str(folder)!r}; name a folder that holds .txt files"
        raise TableError(msg)
    paths = sorted(path for path in folder.iterdir() if path.suffix.lower() == ".txt" and path.is_file())
    if not paths:
        msg = f"the folder {str(folder)!r} holds no .txt file; put one text file an article into it"
        raise TableError(msg)
    return paths


def _record(path: Path, known: dict[str, Any]) -> dict[str, Any]:
    text = decode(path)
    if not text.strip():
        _warn(f"{path.name} is empty; it is kept as an article without words")
    expected = str(known.get("sha256", "")).strip()
    if expected and hashlib.sha256(path.read_bytes()).hexdigest() != expected:
        _warn(f"{path.name} was changed since its sha256 was noted in articles.csv; places noted for it may no longer fit")
    cells = {column: value for column, value in known.items() if value != ""}
    return {"article_id": path.stem, **cells, "file": path.name, "text": text}


def _article(record: Mapping[str, Any], number: int) -> dict[str, Any]:
    where = str(record.get("_where", f"article {number}"))
    text = record.get("text")
    if not isinstance(text, str):
        msg = f"{where} has no text; it has {sorted(record)}"
        raise TableError(msg)
    days = {column: parse_day(record.get(column), f"{where}, column {column},") for column in _DATES}
    for column in _DATES[1:]:
        days[column] = days["published"] if pd.isna(days[column]) else days[column]
    authors = record.get("authors") or []
    if isinstance(authors, str):
        authors = [name.strip() for name in authors.split(";") if name.strip()]
    return {
        **record,
        **days,
        "article_id": str(record.get("article_id") or f"article-{number}"),
        "authors": list(authors),
        "published_from": record.get("published_from") or ("unknown" if pd.isna(days["published_earliest"]) else "file"),
        "words": count_words(text),
    }


def _warn(message: str) -> None:
    warnings.warn(message, ReadingWarning, stacklevel=2)
