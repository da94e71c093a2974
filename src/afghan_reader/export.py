"""Take tables, timelines, networks and codings to other tools.

Every file is written whole or not at all. In CSV a cell of text that a spreadsheet would take for a formula (it starts with
`=`, `+`, `-`, `@` or a control character) gets an apostrophe before it; a list becomes one cell with semicolons, a place
`article:start-end`. Offsets count characters (Unicode code points), as the Web Annotation standard wants them.
"""

from __future__ import annotations

import html
import io
import json
import re
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

import pandas as pd

from .schema import TableError, check_columns, check_table, rows_of
from .store import write_atomically

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_FORMULA = re.compile(r"[=+\-@\t\r\n]")
# Characters that XML 1.0 cannot hold.
_NOT_IN_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_AROUND = 32


def write_table(table: pd.DataFrame, path: str | Path) -> Path:
    """Write a table as CSV or Parquet.

    Parameters
    ----------
    table
        Any table of this package.
    path
        A name that ends in `.csv` or `.parquet` (for which pyarrow is needed).

    Returns
    -------
    path
        The file.

    Raises
    ------
    TableError
        If the name ends otherwise, pyarrow is missing, or the file cannot be written.
    """
    path = Path(path)
    plain = table.assign(**{name: pd.Series(map(_flat, table[name]), table.index, "str") for name in _columns(table, "object")})
    if path.suffix == ".csv":
        safe = plain.assign(**{name: pd.Series(map(_safe, plain[name]), plain.index, "str") for name in _columns(plain, "str")})
        # Line ends of RFC 4180: with others pandas would leave a lone carriage return in a cell without quotation marks.
        return write_atomically(path, safe.to_csv(index=False, lineterminator="\r\n"))
    if path.suffix != ".parquet":
        msg = f"{path.name} ends in neither .csv nor .parquet; choose one of the two"
        raise TableError(msg)
    if find_spec("pyarrow") is None:
        msg = "Parquet needs the package pyarrow, which is not installed; write .csv, or install pyarrow"
        raise TableError(msg)
    content = io.BytesIO()
    plain.to_parquet(content, index=False, engine="pyarrow")
    return write_atomically(path, content.getvalue())


def write_tables(reading: Iterable[tuple[str, pd.DataFrame]], folder: str | Path, *, progress: bool = False) -> list[Path]:
    """Write every table of a reading as CSV, and as Parquet where pyarrow is installed.

    Parameters
    ----------
    reading
        Made by `read_corpus`, or pairs of a name and a table.
    folder
        Where to write; it is made if it is not there. Files of the same names are replaced.
    progress
        Show a progress bar.

    Returns
    -------
    paths
        The files.

    Raises
    ------
    TableError
        If a file cannot be written.
    """
    tables: Iterable[tuple[str, pd.DataFrame]] = list(reading)
    if progress:
        from tqdm.auto import tqdm  # noqa: PLC0415 - paid for only when it is shown

        tables = tqdm(tables, desc="writing", unit="table")
    endings = ("csv", "parquet") if find_spec("pyarrow") else ("csv",)
    return [write_table(table, Path(folder) / f"{name}.{ending}") for name, table in tables for ending in endings]


def write_timeline_json(timeline: pd.DataFrame, path: str | Path) -> Path:
    """Write a timeline as the JSON that TimelineJS 3 reads.

    Parameters
    ----------
    timeline
        Made by `build_timeline` or `build_calendar`. Each dated row becomes an event from its first day to its last, in its
        article's group, with the date in the article's words; undated rows are left out. TimelineJS reads HTML: all words are
        escaped.
    path
        The file.

    References
    ----------
    https://timeline.knightlab.com/docs/json-format.html
    """
    columns = ("article_id", "event_id", "event", "earliest", "latest", "precision", "dated_by", "date_as_given")
    rows = rows_of(check_columns(timeline, columns, "timeline").dropna(subset=["earliest", "latest"]), columns)
    events = [
        {
            "unique_id": f"{number}-{row['article_id']}-{row['event_id']}",
            "group": html.escape(row["article_id"]),
            "start_date": _day(row["earliest"]),
            "end_date": _day(row["latest"]),
            "display_date": html.escape(_said(row["date_as_given"]) or f"{row['earliest']:%Y-%m-%d} / {row['latest']:%Y-%m-%d}"),
            "text": {
                "headline": html.escape(_said(row["event"]) or str(row["event_id"])),
                "text": html.escape("; ".join(filter(None, [_said(row["precision"]), _said(row["dated_by"])]))),
            },
            "autolink": False,
        }
        for number, row in enumerate(rows)
    ]
    return write_atomically(path, json.dumps({"events": events}, ensure_ascii=False, indent=1))


def write_graph(edges: pd.DataFrame, path: str | Path) -> Path:
    """Write a network for Gephi and other tools.

    Parameters
    ----------
    edges
        Made by one of the `build_` functions of networks.
    path
        A name that ends in `.graphml`, `.gexf`, or `.csv` (Gephi's table of edges). Voices and provenance are directed.

    Raises
    ------
    TableError
        If the name ends otherwise, or the file cannot be written.
    """
    path = Path(path)
    check_columns(edges, ("actor_a", "actor_b", "count", "places"), "edges")
    rows = rows_of(edges)
    directed = "sourcing" in edges.columns
    if path.suffix == ".csv":
        return write_table(_gephi_table(rows, directed=directed), path)
    if path.suffix not in (".graphml", ".gexf"):
        msg = f"{path.name} ends in none of .graphml, .gexf, .csv; choose one of the three"
        raise TableError(msg)
    import networkx as nx  # noqa: PLC0415 - half a second, paid for only by whoever writes a graph

    graph: nx.MultiGraph[str] = nx.MultiDiGraph() if directed else nx.MultiGraph()
    for row in rows:
        words = {name: _xml(row.get(name)) for name in ("stance", "sourcing", "step") if _said(row.get(name))}
        ends = (_xml(row["actor_a"]), _xml(row["actor_b"]))
        graph.add_edge(*ends, weight=int(row["count"]), places=_xml(_flat(row["places"])), **words)
    lines = nx.generate_graphml(graph) if path.suffix == ".graphml" else nx.generate_gexf(graph)
    return write_atomically(path, '<?xml version="1.0" encoding="UTF-8"?>\n' + "\n".join(lines) + "\n")


def write_annotations(table: pd.DataFrame, articles: pd.DataFrame, path: str | Path, *, columns: Sequence[str] = ()) -> Path:
    """Write a table of places as W3C Web Annotations (JSON-LD).

    Parameters
    ----------
    table
        Any table with `article_id`, `start` and `end`: quotes, mentions, a learner's codings. A row without a place is
        left out.
    articles
        The articles that the places lie in.
    path
        The file: a collection with all annotations on its first page.
    columns
        Columns whose values become tags, such as `("speaker", "sourcing")`. A column `coder` of the table names the creator.

    Raises
    ------
    TableError
        If a place lies in no article, or outside its text.

    References
    ----------
    R. Sanderson, P. Ciccarese and B. Young, "Web Annotation Data Model", W3C Recommendation (2017):
    https://www.w3.org/TR/annotation-model/
    """
    check_columns(table, ("article_id", "start", "end", *columns), "places")
    check_table(articles, "articles")
    texts = dict(zip(articles["article_id"], articles["text"], strict=True))
    rows = rows_of(table.dropna(subset=["article_id", "start", "end"]))
    items = [_annotation(number, row, texts, columns) for number, row in enumerate(rows)]
    collection = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": f"urn:uuid:{uuid5(NAMESPACE_URL, json.dumps([item['id'] for item in items]))}",
        "type": "AnnotationCollection",
        "total": len(items),
        "first": {"type": "AnnotationPage", "startIndex": 0, "items": items},
    }
    return write_atomically(path, json.dumps(collection, ensure_ascii=False, indent=1))


def _columns(table: pd.DataFrame, dtype: str) -> list[str]:
    return [str(name) for name, found in table.dtypes.items() if found == dtype]


def _flat(cell: Any) -> str | None:  # noqa: ANN401 - cells of any column
    """Write a list as one cell, a place as `article:start-end`."""
    if isinstance(cell, (list, tuple)):
        return "; ".join(f"{each[0]}:{each[1]}-{each[2]}" if isinstance(each, tuple) else str(each) for each in cell)
    return _said(cell)


def _safe(cell: Any) -> Any:  # noqa: ANN401 - cells of any column
    return f"'{cell}" if isinstance(cell, str) and _FORMULA.match(cell) else cell


def _said(cell: Any) -> str | None:  # noqa: ANN401 - a cell, possibly missing
    return None if cell is None or pd.isna(cell) else str(cell)


def _xml(cell: Any) -> str:  # noqa: ANN401 - a cell
    return _NOT_IN_XML.sub("", str(cell))


def _day(day: pd.Timestamp) -> dict[str, int]:
    return {"year": day.year, "month": day.month, "day": day.day}


def _gephi_table(rows: Sequence[Mapping[str, Any]], *, directed: bool) -> pd.DataFrame:
    columns = {"actor_a": "Source", "actor_b": "Target", "count": "Weight"}
    extra = [name for name in ("stance", "sourcing", "step") if any(_said(row.get(name)) for row in rows)]
    kind = "Directed" if directed else "Undirected"
    cells = [
        {**{title: row[name] for name, title in columns.items()}, "Type": kind}
        | {name: row[name] for name in extra}
        | {"places": row["places"]}
        for row in rows
    ]
    return pd.DataFrame(cells, columns=[*columns.values(), "Type", *extra, "places"])


def _annotation(number: int, row: Mapping[str, Any], texts: Mapping[str, str], columns: Sequence[str]) -> dict[str, Any]:
    name, start, end = row["article_id"], int(row["start"]), int(row["end"])
    text = texts.get(name)
    if text is None or not 0 <= start <= end <= len(text):
        there = f"its text has {len(text)} characters" if text is not None else f"there are {sorted(texts)}"
        msg = f"the place {name}:{start}-{end} lies in no article's text; {there}"
        raise TableError(msg)
    tags = [(column, _said(row[column])) for column in columns]
    annotation: dict[str, Any] = {
        "id": f"urn:uuid:{uuid5(NAMESPACE_URL, json.dumps([number, name, start, end, tags, _said(row.get('coder'))]))}",
        "type": "Annotation",
        "body": [{"type": "TextualBody", "purpose": "tagging", "value": f"{column}: {tag}"} for column, tag in tags if tag],
        "target": {
            "source": f"urn:x-afghan-reader:{quote(name, safe='')}",
            "selector": [
                {"type": "TextPositionSelector", "start": start, "end": end},
                {
                    "type": "TextQuoteSelector",
                    "exact": text[start:end],
                    "prefix": text[max(start - _AROUND, 0) : start],
                    "suffix": text[end : end + _AROUND],
                },
            ],
        },
    }
    coder = _said(row.get("coder"))
    return annotation | ({"creator": {"type": "Person", "name": coder}} if coder else {})
