"""How far two readings of the five articles agree: `python -m benchmarks.readings`.

A **reading** is a folder of CSV files of places. `first_reading/` and `second_reading/` are the two readings as they were before
they were settled into `seeds/`; the settled one plays no part in the agreement. The second reader had not seen the first
reading, but worked from the same list of claims and events, and both had read the same page of known facts: what is
measured is the agreement of two similar readers, partly not blind. It is no panel and no vote, and no measure of truth.

Rows are **matched** one to one by their places: equal places first, then those that share at least half of their
characters, then, for evidence, those that begin in the same sentence, for marked words, those that share a character. Rows of
events and claims match only under the same id; slips by place alone, so that two rows may be about different matters.
"""

from __future__ import annotations

import argparse
import csv
from bisect import bisect_right
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

import afghan_reader as ar

from .__main__ import show
from .scores import Row, overlap

HERE = Path(__file__).parent
FIRST, SECOND = HERE / "first_reading", HERE / "second_reading"
LEVELS = ("exact", "half overlap", "same sentence", "touching")
# The sentences of the five articles, as they were split when the readings were compared: a better splitter changes no figure.
SENTENCES = HERE / "sentence_starts.csv"
HALF = 0.5
NOTHING = "(none)"
Pair = tuple[Row, Row, str]
# Article by article: where each sentence starts.
Starts = dict[str, list[int]]


class Plan(NamedTuple):
    """How the rows of a file are matched, and which of its columns are compared."""

    keys: tuple[str, ...]
    loose: str
    columns: tuple[str, ...]


PLANS = {
    "quotes": Plan((), "touching", ("kind", "speaker", "sourcing", "stance", "via", "has within", "has condition", "cue")),
    "dates": Plan((), "touching", ("type", "value", "mod", "anchor", "earliest", "latest")),
    "claims": Plan(("claim_id",), "same sentence", ("stance", "origin", "via")),
    "events": Plan(("event_id",), "same sentence", ("precision", "earliest", "latest", "date given")),
    "descriptors": Plan((), "touching", ("actor",)),
    "slips": Plan((), "same sentence", ("kind", "verdict", "confidence")),
}


def read_rows(folder: Path, name: str) -> list[Row]:
    """Read a file of places; what two readings wrote differently and meant alike is made alike."""
    with (folder / f"{name}.csv").open(newline="", encoding="utf-8") as file:
        rows: list[Row] = list(csv.DictReader(file))
    for row in rows:
        row |= {"start": int(row["start"]), "end": int(row["end"])}
        row["has within"] = "yes" if row.get("within") else "no"
        row["has condition"] = "yes" if row.get("anonymity_start") else "no"
        row["cue"] = f"{row.get('cue_start', '')}-{row.get('cue_end', '')}"
        row["date given"] = "yes" if row.get("date_as_given") else "no"
        for column in ("origin", "via", "speaker", "actor"):
            row[column] = plain_name(row.get(column) or "")
    return rows


def plain_name(name: str) -> str:
    """Give a source's name without what only the manner of writing adds: the order of several, "(unnamed)", "the", case."""
    names = [each.replace("(unnamed)", "").strip().casefold().removeprefix("the ") for each in name.split(";")]
    names = ["" if each == "reporter" else each for each in names]
    return "; ".join(sorted(each for each in names if each))


def sentence_of(row: Row, starts: Starts) -> int:
    """Give the number of the sentence where a place begins."""
    return bisect_right(starts.get(row["article_id"], []), row["start"]) - 1


def match_readings(first: list[Row], second: list[Row], starts: Starts, plan: Plan) -> list[Pair]:
    """Pair the rows of two readings one to one, the closest first.

    Returns
    -------
    pairs
        A row of the first reading, its partner in the second, and how they match: one of `LEVELS`.
    """
    candidates = []
    for one, row in enumerate(first):
        for other, partner in enumerate(second):
            if row["article_id"] != partner["article_id"] or any(row[key] != partner[key] for key in plan.keys):
                continue
            level = _level(row, partner, starts, plan.loose)
            if level is not None:
                alike = row.get("kind") == partner.get("kind")
                candidates.append((LEVELS.index(level), -overlap(row, partner), not alike, one, other))
    pairs, taken, given = [], set(), set()
    for rank, _, _, one, other in sorted(candidates):
        if one not in taken and other not in given:
            taken.add(one)
            given.add(other)
            pairs.append((first[one], second[other], LEVELS[rank]))
    return pairs


def _level(row: Row, partner: Row, starts: Starts, loose: str) -> str | None:
    shared = overlap(row, partner)
    if shared == 1:
        return "exact"
    if shared >= HALF:
        return "half overlap"
    near = shared > 0 if loose == "touching" else sentence_of(row, starts) == sentence_of(partner, starts)
    return loose if near else None


def count_matches(name: str, first: list[Row], second: list[Row], pairs: list[Pair]) -> Row:
    """Count what both readings have and what only one has."""
    by_level = {level: sum(pair[2] == level for pair in pairs) for level in LEVELS}
    both = len(pairs)
    share = 200 * both / (len(first) + len(second)) if first or second else None
    ends = {"both": both, "only first": len(first) - both, "only second": len(second) - both, "shared %": share}
    return {"file": name, "first": len(first), "second": len(second), **by_level, **ends}


def agree_on_columns(name: str, pairs: list[Pair], columns: tuple[str, ...]) -> pd.DataFrame:
    """Measure, on matched rows, how far the readings agree in each column; an empty cell is a value, too."""
    codings = [
        {"variable": column, "coder": coder, "item": number, "value": row.get(column) or NOTHING}
        for column in columns
        for number, pair in enumerate(pairs)
        for coder, row in zip(("first", "second"), pair[:2], strict=True)
    ]
    if not codings:
        return pd.DataFrame()
    table = ar.measure_agreement(pd.DataFrame(codings))
    return table.assign(file=name)[["file", "variable", "items", "percent", "kappa", "alpha", "note"]]


def agree_on_presence(name: str, key: str, first: list[Row], second: list[Row], starts: Starts) -> Row:
    """Measure whether the readings chose the same sentences, and the same sentence for the same id."""
    chosen = [{(row["article_id"], sentence_of(row, starts)) for row in side} for side in (first, second)]
    cells = [{(row["article_id"], sentence_of(row, starts), row[key]) for row in side} for side in (first, second)]
    ids = sorted({row[key] for row in [*first, *second]})
    every = [(article, number) for article, places in starts.items() for number in range(len(places))]
    wide = [(*place, each) for place in every for each in ids]
    return {
        "file": name,
        "sentences": len(every),
        "chosen by first": len(chosen[0]),
        "by second": len(chosen[1]),
        "by both": len(chosen[0] & chosen[1]),
        "alpha (chosen)": _presence_alpha(every, chosen),
        "first's rows on second's %": _share(first, chosen[1], starts),
        "second's rows on first's %": _share(second, chosen[0], starts),
        "same id: by both": len(cells[0] & cells[1]),
        "of either %": 100 * len(cells[0] & cells[1]) / len(cells[0] | cells[1]),
        "alpha (sentence x id)": _presence_alpha(wide, cells),
    }


def _share(rows: list[Row], places: set[tuple[str, int]], starts: Starts) -> float | None:
    hits = sum((row["article_id"], sentence_of(row, starts)) in places for row in rows)
    return 100 * hits / len(rows) if rows else None


def _presence_alpha(items: list[Any], chosen: list[set[Any]]) -> float:
    codings = [
        {"coder": coder, "item": item, "value": "yes" if item in side else "no"}
        for coder, side in zip(("first", "second"), chosen, strict=True)
        for item in items
    ]
    return float(ar.measure_agreement(pd.DataFrame(codings))["alpha"].iloc[0])


def sentence_starts(sentences: pd.DataFrame) -> Starts:
    """Give, for each article, where its sentences begin."""
    return {str(name): sorted(rows["start"].tolist()) for name, rows in sentences.groupby("article_id", sort=False)}


def agreement(first: Path = FIRST, second: Path = SECOND, corpus: Path | None = None) -> None:
    """Print how far two readings of a corpus agree, by default of the five articles."""
    starts = sentence_starts(ar.read_corpus(corpus).sentences if corpus else pd.read_csv(SENTENCES))
    counts, columns, presence = [], [], []
    for name, plan in PLANS.items():
        rows, others = read_rows(first, name), read_rows(second, name)
        pairs = match_readings(rows, others, starts, plan)
        counts.append(count_matches(name, rows, others, pairs))
        columns.append(agree_on_columns(name, pairs, plan.columns))
        if name == "quotes":
            named = [pair for pair in pairs if {"named", "institution", "document"} & {row["sourcing"] for row in pair[:2]}]
            columns.append(agree_on_columns("quotes, identified source", named, ("speaker",)))
        if name in {"events", "claims"}:
            presence.append(agree_on_presence(name, plan.keys[0], rows, others, starts))
    print("Two similar readers, partly not blind (see the top of benchmarks/readings.py): no panel, no vote.")
    show("Rows of both readings, matched one to one by place", pd.DataFrame(counts))
    show("Agreement on the matched rows, column by column", pd.concat(columns, ignore_index=True))
    show("Which sentences the readings chose", pd.DataFrame(presence).set_index("file").T.reset_index(names="measure"))


def main() -> None:
    """Read the command line and print the tables."""
    command = argparse.ArgumentParser(prog="python -m benchmarks.readings", description="How far two readings agree.")
    command.add_argument(
        "--first", type=Path, default=FIRST, help="folder of a reading; by default the first of the five articles"
    )
    command.add_argument("--second", type=Path, default=SECOND, help="folder of another reading of the same articles")
    command.add_argument(
        "--corpus", type=Path, help="the folder of these articles; by default the five that come with the package"
    )
    options = command.parse_args()
    agreement(options.first, options.second, options.corpus)


if __name__ == "__main__":
    main()
