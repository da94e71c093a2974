"""Print the tables: `python -m benchmarks [accuracy] [speed] [hostile] [widgets] [--folder PATH]`."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import pandas as pd

import afghan_reader as ar

from .scores import FIGURES, score_dates, score_mentions, score_quotes
from .speed import hostile_table, import_times, memory_ratio, speed_table
from .widgets import page_table, redraw_table

OURS = "yes: the rules were written with these texts at hand"
THEIRS = "no, unless you tuned them yourself"


def accuracy(folder: Path | None) -> None:
    """Compare the machine with the curated reading of a corpus."""
    reading = ar.read_corpus(folder)
    rows: list[dict[str, Any]] = []
    if len(reading.curated_quotes):
        rows += score_quotes(reading.curated_quotes, _of(reading.quotes, reading.curated_quotes))
    if len(reading.curated_dates):
        rows += score_dates(reading.curated_dates, _of(reading.dates, reading.curated_dates))
    mentions = folder / "mentions.csv" if folder else None
    if mentions is not None and mentions.exists():
        curated = pd.read_csv(mentions)
        rows += score_mentions(curated, _of(reading.mentions, curated))
    if not rows:
        print("There is no curated reading in this folder: add quotes.csv, dates.csv or mentions.csv (see docs/benchmarks.md).")
        return
    table = pd.DataFrame(rows, columns=FIGURES).assign(tuned=OURS if folder is None else THEIRS)
    show("Accuracy: the machine against the curated reading", table)


def speed(sizes: list[int]) -> None:
    """Time every step on invented news."""
    show("Speed on invented news (processor time)", pd.DataFrame(speed_table(sizes)))
    show("Import, best of five", pd.DataFrame(import_times()))
    print(f"\nPeak memory of read_corpus over the size of {sizes[-1]} articles: {memory_ratio(sizes[-1]):.1f} times the text")


def hostile(megabytes: float) -> None:
    """Time hostile texts against prose."""
    show(f"Hostile text, {megabytes:g} MB of each against {megabytes:g} MB of prose", pd.DataFrame(hostile_table(megabytes)))


def widgets(articles: int) -> None:
    """Time how fast the widgets draw again."""
    show("Widgets: opened, and drawn again after a change of a control", pd.DataFrame(redraw_table(articles)))
    page = page_table()
    if page:
        show("The reader's page", pd.DataFrame(page))


def show(title: str, table: pd.DataFrame) -> None:
    """Print a table with one decimal, or two where that would be nothing."""
    print(f"\n{title}\n")
    print(table.to_string(index=False, na_rep="–", float_format=lambda value: f"{value:.2f}" if value < 10 else f"{value:.1f}"))  # noqa: PLR2004


def _of(found: pd.DataFrame, curated: pd.DataFrame) -> pd.DataFrame:
    """Keep what was found in the articles that were read by hand."""
    return found[found["article_id"].isin(curated["article_id"])]


def main() -> None:
    """Read the command line and print what is asked for, by default everything."""
    parts = {"accuracy", "speed", "hostile", "widgets"}
    command = argparse.ArgumentParser(prog="python -m benchmarks", description="How well and how fast the machine reads.")
    command.add_argument("parts", nargs="*", help=f"which tables to print: {', '.join(sorted(parts))}; by default all")
    command.add_argument(
        "--folder", type=Path, help="a corpus of your own with quotes.csv, dates.csv, mentions.csv; by default the five"
    )
    command.add_argument("--articles", type=int, nargs="+", default=[50, 1000], help="sizes of the invented corpora")
    command.add_argument("--megabytes", type=float, default=1.0, help="size of each hostile text")
    options = command.parse_args()
    unknown = set(options.parts) - parts
    if unknown:
        command.error(f"there is no table called {sorted(unknown)}; there are {sorted(parts)}")
    asked = set(options.parts) or parts
    if "accuracy" in asked:
        accuracy(options.folder)
    if "speed" in asked:
        speed(options.articles)
    if "hostile" in asked:
        hostile(options.megabytes)
    if "widgets" in asked:
        widgets(options.articles[-1])


if __name__ == "__main__":
    main()
