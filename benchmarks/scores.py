"""Compare what a finder found with a curated reading: precision, recall and F1 of spans, and agreement on what they hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Callable

Row = dict[str, Any]
Pairs = list[tuple[Row, Row]]
FIGURES = ["what", "measure", "curated", "found", "precision", "recall", "F1"]


def overlap(one: Row, other: Row) -> float:
    """Give the share of characters that two spans of an article have in common, of all that either has."""
    both = min(one["end"], other["end"]) - max(one["start"], other["start"])
    either = max(one["end"], other["end"]) - min(one["start"], other["start"])
    return max(0, both) / either if one["article_id"] == other["article_id"] and either else 0.0


def match(curated: list[Row], found: list[Row], least: float) -> Pairs:
    """Pair rows of both readings one to one, the best overlap first, if they overlap by at least `least`.

    With a `least` of 1 only equal spans are pairs; with one of 0 any shared character is enough.
    """
    by_article: dict[str, list[int]] = {}
    for index, row in enumerate(found):
        by_article.setdefault(row["article_id"], []).append(index)
    candidates = []
    for ours, row in enumerate(curated):
        for theirs in by_article.get(row["article_id"], []):
            shared = overlap(row, found[theirs])
            if shared and shared >= least:
                candidates.append((-shared, ours, theirs))
    pairs, taken, given = [], set(), set()
    for _, ours, theirs in sorted(candidates):
        if ours not in taken and theirs not in given:
            taken.add(ours)
            given.add(theirs)
            pairs.append((curated[ours], found[theirs]))
    return pairs


def figures(what: str, measure: str, hits: int, curated: int, found: int) -> Row:
    """Give a row of the table: precision, recall and F1 in percent, missing where nothing was to be found."""
    return {
        "what": what,
        "measure": measure,
        "curated": curated,
        "found": found,
        "precision": 100 * hits / found if found else None,
        "recall": 100 * hits / curated if curated else None,
        "F1": 200 * hits / (found + curated) if found + curated else None,
    }


def score_spans(what: str, curated: list[Row], found: list[Row]) -> list[Row]:
    """Score spans twice: equal, and overlapping by half."""
    measures = [("exact", 1.0), ("half overlap", 0.5)]
    return [figures(what, name, len(match(curated, found, least)), len(curated), len(found)) for name, least in measures]


def score_agreement(what: str, pairs: Pairs, agree: Callable[[Row, Row], bool]) -> Row:
    """Score what matched rows say: the share of pairs that agree stands under recall."""
    hits = sum(agree(ours, theirs) for ours, theirs in pairs)
    row = figures(what, "of matched", hits, len(pairs), len(pairs))
    return {**row, "precision": None, "F1": None}


def score_quotes(curated: pd.DataFrame, found: pd.DataFrame) -> list[Row]:
    """Score quotations: spans of direct speech and of reports, and speaker, sourcing and stance of the matched ones."""
    ours, theirs = _records(curated), _records(found)
    rows, pairs = [], []
    for what, kinds in (("direct quotations", {"direct"}), ("reports", {"indirect", "mixed"})):
        curated_rows, found_rows = ([row for row in side if row["kind"] in kinds] for side in (ours, theirs))
        rows += score_spans(what, curated_rows, found_rows)
        pairs += match(curated_rows, found_rows, 0.5)
    rows.append(score_agreement("speaker", pairs, lambda one, other: same_name(one["speaker"], other["speaker"])))
    rows.append(score_agreement("sourcing", pairs, lambda one, other: one["sourcing"] == other["sourcing"]))
    denials = [pair for pair in pairs if pair[0]["stance"] == "denies"]
    rows.append(score_agreement("denials", denials, lambda _, other: other["stance"] == "denies"))
    return rows


def score_dates(curated: pd.DataFrame, found: pd.DataFrame) -> list[Row]:
    """Score temporal expressions as TempEval-3 does: strict, relaxed, and relaxed with the right value or type."""
    ours, theirs = _records(curated), _records(found)
    relaxed = match(ours, theirs, 0)
    hits = {
        "strict": len(match(ours, theirs, 1)),
        "relaxed": len(relaxed),
        "value": sum(one["value"] == other["value"] for one, other in relaxed),
        "type": sum(one["type"] == other["type"] for one, other in relaxed),
    }
    return [figures("dates", measure, count, len(ours), len(theirs)) for measure, count in hits.items()]


def score_mentions(curated: pd.DataFrame, found: pd.DataFrame) -> list[Row]:
    """Score mentions: spans, and half-overlapping spans of the right actor."""
    ours, theirs = _records(curated), _records(found)
    right = [pair for pair in match(ours, theirs, 0.5) if same_name(pair[0]["actor"], pair[1]["actor"])]
    return [*score_spans("mentions", ours, theirs), figures("mentions", "right actor", len(right), len(ours), len(theirs))]


def same_name(one: str | None, other: str | None) -> bool:
    """Whether two readings name the same source or actor; both may say that there is none."""
    if pd.isna(one) or pd.isna(other):
        return pd.isna(one) and pd.isna(other)
    return _plain(one) == _plain(other)


def _plain(name: str) -> str:
    return " ".join(name.casefold().replace("’", "'").split()).removeprefix("the ").removesuffix(" (unnamed)")


def _records(table: pd.DataFrame) -> list[Row]:
    placed = table[table["start"].notna() & table["end"].notna()]
    records: list[Row] = placed.astype(object).to_dict("records")  # type: ignore[assignment]  # columns are text
    return [{**row, "start": int(row["start"]), "end": int(row["end"])} for row in records]
