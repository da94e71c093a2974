"""Write a corpus as one page that needs nothing else: no network, no JupyterLab, and it prints.

Each number of the page is a link to the passage in which its words stand, further down the same page.
"""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any

import pandas as pd

from .schema import rows_of
from .sources import compare_sources
from .store import write_atomically

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from .corpus import Reading

_MOST = 60  # sources listed for a corpus of any size
_STYLE = """
:root { color-scheme: light dark }
body { font: 17px/1.55 Georgia, serif; max-width: 72ch; margin: 2rem auto; padding: 0 1rem }
table { border-collapse: collapse; font: 15px/1.4 system-ui, sans-serif; width: 100% }
caption { text-align: left; font-weight: 600; padding: .4rem 0 }
th, td { border-bottom: 1px solid #8888; padding: .25rem .5rem; text-align: left; vertical-align: top }
.no { font: 13px system-ui, sans-serif; margin-right: .6rem }
.aside { font: 14px/1.45 system-ui, sans-serif; border-left: 3px solid #8888; padding-left: .8rem; margin-left: 0 }
@media print { a { color: inherit; text-decoration: none } article { break-before: page } }
"""


def write_report(reading: Reading, path: str | Path) -> Path:
    """Write one self-contained page with the articles, their sources and all passages.

    Parameters
    ----------
    reading
        From `read_corpus`.
    path
        The file to write, such as `report.html`.

    Returns
    -------
    path
        Where it was written.

    Raises
    ------
    TableError
        If it cannot be written.
    """
    parts = [
        f"<h1>A reading of {len(reading.articles)} articles</h1>",
        "<p>Counted by rules, which err: follow a number to its words. ¶ numbers the passages of running text.</p>",
        _table("What is known about the articles", ["article", "outlet", "published", "known from", "words"], _articles(reading)),
        _table("Who speaks, most attributions first", ["article", "source", "sourcing", "attributions"], _sources(reading)),
        *(_article(reading, row) for row in rows_of(reading.articles)),
    ]
    head = '<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>A reading</title>'
    head += f"<style>{_STYLE}</style>"
    body = "\n".join(parts)
    return write_atomically(path, f'<!doctype html>\n<html lang="en">\n<head>{head}</head>\n<body>\n{body}\n</body>\n</html>\n')


def _articles(reading: Reading) -> Iterable[list[str]]:
    for row in rows_of(reading.articles):
        day = "not known" if pd.isna(row["published"]) else f"{row['published']:%Y-%m-%d}"
        link = f'<a href="#{_anchor(row["article_id"])}">{html.escape(row["article_id"])}</a>'
        yield [link, _say(row["outlet"]), day, _say(row["published_from"]), f"{row['words']:,}"]


def _sources(reading: Reading) -> Iterable[list[str]]:
    sources = compare_sources(reading.quotes, reading.passages).sort_values("count", ascending=False, kind="stable")
    for row in rows_of(sources.head(_MOST)):
        links = " ".join(_link(reading.passages, place) for place in row["places"])
        yield [html.escape(row["article_id"]), _say(row["speaker"]), _say(row["sourcing"]), f"{row['count']}: {links}"]


def _link(passages: pd.DataFrame, place: tuple[str, int, int]) -> str:
    inside = passages[(passages["article_id"] == place[0]) & (passages["start"] <= place[1]) & (passages["end"] > place[1])]
    number, label = int(inside["passage_no"].iloc[0]), html.escape(str(inside["label"].iloc[0]))
    return f'<a href="#{_anchor(place[0])}-{number}">{label}</a>'


def _article(reading: Reading, article: dict[str, Any]) -> str:
    anchor = _anchor(article["article_id"])
    blocks = [f'<article><h2 id="{anchor}">{html.escape(article["article_id"])}: {_say(article["title"])}</h2>']
    for row in rows_of(reading.passages[reading.passages["article_id"] == article["article_id"]]):
        running = row["kind"] == "body" and pd.isna(row["duplicate_of"])
        shape = "" if running else ' class="aside"'
        number = f'<span class="no">{html.escape(str(row["label"]))}</span>'
        blocks.append(f'<p id="{anchor}-{row["passage_no"]}"{shape}>{number}{html.escape(row["text"])}</p>')
    return "\n".join([*blocks, "</article>"])


def _table(caption: str, heads: list[str], rows: Iterable[list[str]]) -> str:
    head = "".join(f'<th scope="col">{name}</th>' for name in heads)
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>\n" for row in rows)
    return f"<table><caption>{caption}</caption><thead><tr>{head}</tr></thead>\n<tbody>\n{body}</tbody></table>"


def _say(value: object) -> str:
    return html.escape(value) if isinstance(value, str) and value else "not known"


def _anchor(name: str) -> str:
    return "a-" + name.encode("utf-8").hex()
