"""Lay events out in lanes: which bars, how wide, on which level, and where each label finds room."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import pandas as pd

from afghan_reader.schema import rows_of

from .style import shorten

if TYPE_CHECKING:
    from collections.abc import Iterable

DAY = 86_400_000.0  # milliseconds: plotly's unit on an axis of dates
# What part of a bar fades at each end, and how opaque the steps are from the end inwards.
_FADES = {"day": 0.0, "month": 0.0, "season": 0.12, "year": 0.15, "approx": 0.4}
_STEPS = (0.12, 0.3, 0.55, 0.8)
_LETTER = 6.8  # pixels a letter of a label takes
_PIXELS = 800  # what an axis is wide, about

Numbered = tuple[int, dict[str, Any]]


class Bar(NamedTuple):
    """A row of the timeline with its number, its level within the lane, and the side its label stands on."""

    number: int
    row: dict[str, Any]
    level: int
    left: bool


def find_dated(timeline: pd.DataFrame, years: tuple[int, int] | None) -> tuple[list[Numbered], pd.Timestamp, pd.Timestamp]:
    """Find the rows with an interval in the years on show, each with its number, and the first and last day of the axis."""
    dated = [
        (number, row)
        for number, row in enumerate(rows_of(timeline))
        if not (pd.isna(row["earliest"]) or pd.isna(row["latest"]))
        and (years is None or (row["earliest"].year <= years[1] and row["latest"].year >= years[0]))
    ]
    if years is None:
        low = min((row["earliest"].year for _, row in dated), default=2000)
        years = low, max((row["latest"].year for _, row in dated), default=low)
    return dated, pd.Timestamp(years[0], 1, 1), pd.Timestamp(years[1], 12, 31)


def pack(rows: Iterable[Numbered], first: pd.Timestamp, last: pd.Timestamp) -> list[Bar]:
    """Stack bars so that neither they nor their labels overlap: each goes to the first level with room.

    Parameters
    ----------
    rows
        Numbered rows with `earliest` and `latest`.
    first, last
        The ends of the axis; a label that would leave it on the right stands on the left of its bar.
    """
    span = last - first
    taken = []
    for number, row in rows:
        room = span * min(0.5, (len(label_of(row)) * _LETTER + 16) / _PIXELS)
        left = row["latest"] + room > last
        begin = row["earliest"] - room if left else row["earliest"]
        taken.append((begin, row["latest"] if left else row["latest"] + room, number, left, row))
    ends: list[pd.Timestamp] = []
    bars = []
    for begin, end, number, left, row in sorted(taken, key=lambda each: each[:3]):
        level = next((n for n, until in enumerate(ends) if until <= begin), len(ends))
        ends[level : level + 1] = [end]
        bars.append(Bar(number, row, level, left))
    return bars


def height_of(bars: list[Bar]) -> int:
    """Count the levels of a lane."""
    return max((bar.level for bar in bars), default=0) + 1


def label_of(row: dict[str, Any]) -> str:
    """Shorten what an event is called to a label."""
    return shorten(row["event"])


def length_of(row: dict[str, Any], first: str = "earliest", last: str = "latest") -> float:
    """Measure an interval in milliseconds; both of its days belong to it."""
    return float((row[last] - row[first]) / pd.Timedelta(days=1) + 1) * DAY


def middle_of(row: dict[str, Any]) -> pd.Timestamp:
    """Find the middle of an interval."""
    return pd.Timestamp(row["earliest"] + (row["latest"] - row["earliest"]) / 2)


def slices(row: dict[str, Any]) -> list[tuple[pd.Timestamp, float, float]]:
    """Cut an interval into stretches: where each begins, how many milliseconds it lasts, how opaque it is."""
    length = length_of(row)
    fade = _FADES.get(str(row["precision"]), 0.4) * length / len(_STEPS)
    middle = length - 2 * fade * len(_STEPS)
    widths = [*([fade] * len(_STEPS)), middle, *([fade] * len(_STEPS))] if fade else [middle]
    shades = [*_STEPS, 1.0, *reversed(_STEPS)] if fade else [1.0]
    start, cut = row["earliest"], []
    for width, shade in zip(widths, shades, strict=True):
        cut.append((start, width, shade))
        start += pd.Timedelta(milliseconds=width)
    return cut


def say_interval(row: dict[str, Any]) -> str:
    """Say an interval: 3 March 2019, or 1 January 2015 to 31 December 2015."""
    first, last = (f"{row[end].day} {row[end]:%B %Y}" for end in ("earliest", "latest"))
    return first if first == last else f"{first} to {last}"
