"""Write each article of a corpus as a page to print, with the numbers that a class says aloud.

    python instructors/print_articles.py OUT [FOLDER]

OUT is the folder to write to; FOLDER holds the texts (without it: the five articles of the course). Every page stands by
itself: no network, no script, no font from elsewhere, and it fits A4 and US Letter. The pages are for your own class: the
texts belong to their publishers.
"""
# ruff: noqa: INP001, T201 - a program that is called by its name, and says what it wrote

from __future__ import annotations

import argparse
import html
import sys
from pathlib import Path
from typing import Any

import pandas as pd

import afghan_reader as ar
from afghan_reader.schema import rows_of
from afghan_reader.store import write_atomically

STYLE = """
@page { margin: 15mm 14mm }
body { font: 11.5pt/1.5 Georgia, "Times New Roman", serif; color: #000; background: #fff; margin: 0 auto; max-width: 190mm }
h1 { font-size: 16pt; line-height: 1.3; margin: 0 0 2mm }
.known { font: 10pt/1.4 Arial, sans-serif; margin: 0 0 6mm; border-bottom: 1px solid #000; padding-bottom: 2mm }
.passage { display: grid; grid-template-columns: 23mm 1fr; column-gap: 4mm; margin: 0 28mm 3mm 0; break-inside: avoid }
.passage p { margin: 0; overflow-wrap: anywhere }
.no { font: bold 10pt/1.75 Arial, sans-serif; text-align: right }
.aside p { font: 10pt/1.4 Arial, sans-serif; border: 1px dashed #555; padding: 1mm 2mm }
.aside .no { font-weight: normal; font-style: italic }
"""
NOTE = (
    "Numbers with ¶ count the passages of running text. What stands in a dashed frame is not running text, or repeats it. "
    "The right margin is yours."
)
RIGHTS = "The text belongs to its publisher. For teaching and study in your own class only; do not pass it on."


def main(arguments: list[str] | None = None) -> int:
    """Write a page for each article, and say where."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("out", type=Path, help="the folder to write to")
    parser.add_argument("folder", nargs="?", type=Path, help="a folder of .txt files (default: the five articles)")
    options = parser.parse_args(arguments)
    try:
        reading = ar.read_corpus(options.folder)
        for article in rows_of(reading.articles):
            passages = reading.passages[reading.passages["article_id"] == article["article_id"]]
            print(write_atomically(options.out / f"{article['article_id']}.html", page_of(article, passages)))
    except ar.TableError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def page_of(article: dict[str, Any], passages: pd.DataFrame) -> str:
    """Lay out one article: what is known about it, then every passage with its number.

    Parameters
    ----------
    article
        A row of `read_articles`.
    passages
        Its rows of `split_passages`.

    Returns
    -------
    page
        A page of HTML that needs nothing else.
    """
    title = f"{article['article_id']}: {_say(article['title'], 'no title in the file')}"
    body = [f"<h1>{html.escape(title)}</h1>", f'<p class="known">{html.escape(_known(article))}<br>{NOTE}<br>{RIGHTS}</p>']
    body += [_passage(row) for row in rows_of(passages)]
    head = f'<meta charset="utf-8"><title>{html.escape(title)}</title><style>{STYLE}</style>'
    return f'<!doctype html>\n<html lang="en">\n<head>{head}</head>\n<body>\n' + "\n".join(body) + "\n</body>\n</html>\n"


def _known(article: dict[str, Any]) -> str:
    authors = ", ".join(article["authors"]) or "no author named"
    words = f"{article['words']:,} words in the file"
    return f"{_say(article['outlet'], 'outlet not known')}; {authors}; {_published(article)}; {words}."


def _published(article: dict[str, Any]) -> str:
    origin = {"file": "stands in the file", "outside": "known from elsewhere", "inferred": "inferred"}
    how = origin.get(article["published_from"], "origin unknown")
    if not pd.isna(article["published"]):
        return f"published {article['published']:%Y-%m-%d} ({how})"
    if pd.isna(article["published_earliest"]) or pd.isna(article["published_latest"]):
        return "date not known"
    return f"published between {article['published_earliest']:%Y-%m-%d} and {article['published_latest']:%Y-%m-%d} ({how})"


def _passage(row: dict[str, Any]) -> str:
    running = row["kind"] == "body" and pd.isna(row["duplicate_of"])
    shape = "passage" if running else "passage aside"
    label = html.escape(str(row["label"]))
    return f'<div class="{shape}"><div class="no">{label}</div><p>{html.escape(row["text"].strip())}</p></div>'


def _say(value: object, otherwise: str) -> str:
    return value if isinstance(value, str) and value else otherwise


if __name__ == "__main__":
    raise SystemExit(main())
