"""The machine against the second reading: `python -m benchmarks.second`.

The second reading (see `readings.py`) also marked what the settled one leaves to the machine: kinds of passage, mentions
of actors (found by pattern and looked over), and artefacts. Mentions are compared in the body and the first chronology.
"""

from __future__ import annotations

import re
from typing import Any

import pandas as pd

import afghan_reader as ar

from .__main__ import show
from .readings import SECOND, read_rows
from .scores import Row, figures, match, score_dates, score_mentions, score_quotes

_PROSE = ["body", "chronology"]


def main() -> None:
    """Print the tables."""
    reading = ar.read_corpus()
    quotes, dates, mentions = (pd.read_csv(SECOND / f"{name}.csv") for name in ("quotes", "dates", "mentions"))
    rows = [
        *({"reading": "second", **row} for row in [*score_quotes(quotes, reading.quotes), *score_dates(dates, reading.dates)]),
        *({"reading": "settled", **row} for row in score_quotes(reading.curated_quotes, reading.quotes)),
        *({"reading": "settled", **row} for row in score_dates(reading.curated_dates, reading.dates)),
        *({"reading": "second", **row} for row in mention_scores(mentions, reading)),
    ]
    show("The machine against a reading", pd.DataFrame(rows))
    artefacts = [row for row in read_rows(SECOND, "artefacts") if row["kind"] != "edited"]
    show(
        "Artefacts that the text shows by itself (touching places)",
        pd.DataFrame(score_artefacts(artefacts, places(reading.artefacts))),
    )
    show("Words of the body", body_words(reading, read_rows(SECOND, "passages_kinds")))


def mention_scores(read: pd.DataFrame, reading: Any) -> list[Row]:  # noqa: ANN401 - a Reading
    """Score mentions in running text, all of them and without groups, of which the second reading names only some.

    The readings call an actor by different names; one that is an alias of the other is the same actor.
    """
    actor_of = dict(zip(reading.actors["alias"], reading.actors["actor"], strict=True))
    groups = set(reading.actors.loc[reading.actors["kind"] == "group", "actor"]) - {"Taliban", "Islamic State", "mujahideen"}
    ours = prose(read).assign(actor=lambda rows: rows["actor"].map(lambda name: actor_of.get(name, name)))
    found = prose(reading.mentions)
    few = [{**row, "what": "mentions, no groups"} for row in score_mentions(_but(ours, groups), _but(found, groups))]
    return [*score_mentions(ours, found), *few]


def _but(mentions: pd.DataFrame, actors: set[str]) -> pd.DataFrame:
    return mentions[~mentions["actor"].isin(actors)]


def prose(mentions: pd.DataFrame) -> pd.DataFrame:
    """Keep the mentions in running text that is not a repetition."""
    return mentions[~mentions["duplicate"].isin([True, "yes"]) & mentions["passage_kind"].isin(_PROSE)]


def score_artefacts(read: list[Row], found: list[Row]) -> list[Row]:
    """Score damage by kind: which of the read places the machine touches, and the other way round."""
    kinds = sorted({row["kind"] for row in read})
    rows = []
    for what, ours in [*((kind, [row for row in read if row["kind"] == kind]) for kind in kinds), ("all", read)]:
        row = figures(what, "touching", len(match(ours, found, 0)), len(ours), len(found))
        rows.append(row if what == "all" else {**row, "found": None, "precision": None, "F1": None})
    return rows


def places(table: pd.DataFrame) -> list[Row]:
    """Give the places of a table as rows."""
    columns = ("article_id", "start", "end", "kind")
    return [dict(zip(columns, row, strict=True)) for row in zip(*(table[column].tolist() for column in columns), strict=True)]


def body_words(reading: Any, passages: list[Row]) -> pd.DataFrame:  # noqa: ANN401 - a Reading
    """Count the words of the body, by the machine and by the second reading, and those that both take for body."""
    rows = []
    kept = ar.schema.counted(reading.passages)
    for article, text in zip(reading.articles["article_id"], reading.articles["text"], strict=True):
        read = [row for row in passages if row["article_id"] == article and row["kind"] == "body" and row["duplicate"] != "yes"]
        theirs = words_inside(text, read)
        ours = words_inside(text, places(kept[kept["article_id"] == article]))
        difference = 100 * (len(ours) - len(theirs)) / len(theirs) if theirs else None
        rows.append(
            {
                "article_id": article,
                "second": len(theirs),
                "machine": len(ours),
                "both": len(ours & theirs),
                "difference %": difference,
            }
        )
    return pd.DataFrame(rows)


def words_inside(text: str, rows: list[Row]) -> set[int]:
    """Give where the words inside these places begin."""
    return {row["start"] + word.start() for row in rows for word in re.finditer(r"\S+", text[row["start"] : row["end"]])}


if __name__ == "__main__":
    main()
