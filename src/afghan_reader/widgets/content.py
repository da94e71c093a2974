"""Prepare one article for the reader: its passages, and its marks with what they are in words.

A mark is a place that a table names: a quotation, an actor, a hedge, a date, an artefact. Places stay in characters, as
Python counts them; the page converts.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Any, NamedTuple

import pandas as pd

from afghan_reader.schema import rows_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from afghan_reader.corpus import Reading


class Layer(NamedTuple):
    """A kind of mark: its table in a reading, its letter and name in the legend, and how to say a row of it."""

    table: str
    letter: str
    label: str
    say: Callable[[dict[str, Any]], str]


def place_of(passages: pd.DataFrame, article_id: str, start: int) -> str:
    """Say a place aloud, such as `wapo-2018 ¶34`.

    Parameters
    ----------
    passages
        From `split_passages`.
    article_id
        The article.
    start
        First character of the place.

    Returns
    -------
    place
        The article and its passage's label; the article and the character where no passage holds it.
    """
    own = passages[passages["article_id"] == article_id]
    held = own[(own["start"] <= start) & (own["end"] > start)]
    return f"{article_id} {held['label'].iloc[0]}" if len(held) else f"{article_id} character {start}"


def list_articles(articles: pd.DataFrame) -> list[tuple[str, str]]:
    """List every article with what a picker shows: its id, outlet, date and title."""
    return [(str(row["article_id"]), _headline(row)) for row in rows_of(articles.drop(columns="text"))]


def build_content(reading: Reading, article_id: str) -> dict[str, Any]:
    """Build what the page needs to show one article.

    Parameters
    ----------
    reading
        From `read_corpus`.
    article_id
        The article.

    Returns
    -------
    content
        `article_id`; `passages`, each with its `start`, `text`, `label`, `kind` and the label of the passage it `repeats`;
        `marks` in reading order, each with `layer`, `letter`, `kind`, `start`, `end`, its `parts` (speaker, cue) and
        what it is in words, `say`.
    """
    passages = _of(reading.passages, article_id)
    labels = dict(zip(passages["passage_no"].tolist(), passages["label"].tolist(), strict=True))
    blocks = [
        {
            "start": int(row["start"]),
            "text": row["text"],
            "label": row["label"],
            "kind": row["kind"],
            "repeats": None if pd.isna(row["duplicate_of"]) else labels.get(row["duplicate_of"], ""),
        }
        for row in rows_of(passages)
    ]
    marks = [mark for name in LAYERS for mark in _marks(reading, article_id, name)]
    marks.sort(key=lambda mark: (mark["start"], -mark["end"]))
    starts = passages["start"].tolist()
    for mark in marks:
        number = max(0, bisect_right(starts, mark["start"]) - 1)
        where = f"{article_id} {blocks[number]['label']}" if blocks else article_id
        mark["say"] = f"{mark['say']} ({where})"
    return {"article_id": article_id, "passages": blocks, "marks": marks}


def _marks(reading: Reading, article_id: str, name: str) -> list[dict[str, Any]]:
    layer = LAYERS[name]
    rows = rows_of(_of(getattr(reading, layer.table), article_id))
    return [
        {
            "layer": name,
            "letter": layer.letter,
            "kind": str(row["kind"]) if name == "quotes" else name,
            "start": int(row["start"]),
            "end": int(row["end"]),
            "parts": _parts(row) if name == "quotes" else [],
            "say": layer.say(row),
        }
        for row in rows
    ]


def _parts(row: dict[str, Any]) -> list[tuple[str, int, int]]:
    spans = [("speaker", row["speaker_start"], row["speaker_end"]), ("cue", row["cue_start"], row["cue_end"])]
    return [(role, int(start), int(end)) for role, start, end in spans if not (pd.isna(start) or pd.isna(end))]


def _of(table: pd.DataFrame, article_id: str) -> pd.DataFrame:
    return table[table["article_id"] == article_id]


def _given(value: object) -> bool:
    return isinstance(value, str) and bool(value)


def _headline(row: dict[str, Any]) -> str:
    date = row["published_earliest"]
    if row["published"] is not pd.NaT and not pd.isna(row["published"]):
        when = f"{row['published']:%Y-%m-%d}"
    elif not pd.isna(date):
        when = f"about {date:%Y-%m}"
    else:
        when = "undated"
    title = row["title"] if _given(row["title"]) else ""
    outlet = row["outlet"] if _given(row["outlet"]) else ""
    return f"{row['article_id']}: " + ", ".join(part for part in (outlet, when, title) if part)


def _say_quote(row: dict[str, Any]) -> str:
    if row["kind"] == "scare":
        return "Quotation marks that report nobody (a nickname, a title, a distance)."
    said = f"Quotation, {row['kind']}. Speaker: {row['speaker'] if _given(row['speaker']) else 'not found'}"
    if _given(row["speaker_text"]) and row["speaker_text"] != row["speaker"]:
        said += f" (printed: “{' '.join(row['speaker_text'].split())}”)"
    said += f", {row['sourcing']} source." if _given(row["sourcing"]) else "."
    said += f" Cue: “{' '.join(row['cue'].split())}”." if _given(row["cue"]) else " No cue."
    said += f" The source {row['stance']}." if _given(row["stance"]) else ""
    said += f" Via {row['via']}." if _given(row["via"]) else ""
    return said + (f" Condition of anonymity: “{row['anonymity']}”." if _given(row["anonymity"]) else "")


def _say_actor(row: dict[str, Any]) -> str:
    return f"Actor: {row['actor']}, {row['kind']}{', a place that stands for its government' if row['metonym'] else ''}."


def _say_hedge(row: dict[str, Any]) -> str:
    said = f"Hedge: {row['category']}, {row['effect']} commitment."
    if pd.isna(row["band_low"]):
        return said
    return f"{said} Band: {row['band_low']:g} to {row['band_high']:g} percent ({row['band_source']})."


def _say_date(row: dict[str, Any]) -> str:
    said = f"Date: {row['value']}, {row['type']}{', ' + row['mod'] if _given(row['mod']) else ''}."
    if pd.isna(row["earliest"]):
        return f"{said} It names no stretch of the calendar."
    against = {"publication": ", counted from the publication", "context": ", counted from a date before it in the text"}
    return f"{said} From {row['earliest']:%Y-%m-%d} to {row['latest']:%Y-%m-%d}{against.get(row['anchor'], '')}."


def _say_artefact(row: dict[str, Any]) -> str:
    return f"Artefact: {row['kind']}.{' ' + row['why'] if _given(row['why']) else ''}"


LAYERS: dict[str, Layer] = {
    "quotes": Layer("quotes", "Q", "Quotations", _say_quote),
    "actors": Layer("mentions", "A", "Actors", _say_actor),
    "hedges": Layer("hedges", "H", "Hedges", _say_hedge),
    "dates": Layer("dates", "D", "Dates", _say_date),
    "artefacts": Layer("artefacts", "X", "Artefacts", _say_artefact),
}
