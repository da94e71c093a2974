"""Intervals: the first and last day that an expression can mean.

A value names a stretch of the calendar; the modifier and the distance from the anchor widen or cut it.

| expression | earliest to latest |
|---|---|
| `early` (START) | the first half of the stretch |
| `mid` (MID) | its middle half |
| `late` (END) | its second half |
| `about`, and a count nobody gives exactly (APPROX) | a unit more on either side |
| "earlier this year", "later this year" | cut at the day of publication |
| "N years ago" | the whole year (month, week, day) so far back |
| "N years ago", N of ten and more, or decades | a round number: a tenth of the distance more on either side |
| "nearly N years ago" (AFTER) | from the stretch on, a fifth of the distance |
| "more than N years ago" (BEFORE) | back from the stretch, a fifth of the distance |
| the publication itself uncertain | from the first reading's first day to the last reading's last |
"""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

from .values import DAY, last_of_month, shift

Days = tuple[dt.date, dt.date]

_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_VALUE = re.compile(
    r"(?P<year>\d{4})"
    r"(?:-(?:(?P<month>\d\d)(?:-(?P<day>\d\d))?|W(?P<week>\d\d)(?P<end>-WE)?"
    r"|Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<season>SP|SU|FA|WI)))?"
    r"(?:T.*)?|(?P<round>\d{2,3})"
)


@lru_cache(maxsize=4096)
def span_days(value: str) -> Days | None:
    """Return the first and last day that a TIMEX3 value names; None if it names no stretch of the calendar.

    Examples
    --------
    >>> [day.isoformat() for day in span_days("2013-Q1")]
    ['2013-01-01', '2013-03-31']
    """
    match = _VALUE.fullmatch(value)
    if match is None:
        return None
    try:
        return _days(match)
    except (ValueError, OverflowError):
        return None


def _days(match: re.Match[str]) -> Days:
    part = match.groupdict()
    if part["round"]:
        size = 10 ** (4 - len(part["round"]))
        return dt.date(int(part["round"]) * size, 1, 1), dt.date(int(part["round"]) * size + size - 1, 12, 31)
    year = int(part["year"])
    if part["day"]:
        day = dt.date(year, int(part["month"]), int(part["day"]))
        return day, day
    if part["week"]:
        first = dt.date.fromisocalendar(year, int(part["week"]), 6 if part["end"] else 1)
        return first, first + (1 if part["end"] else 6) * DAY
    first_month, length = _months(part)
    number = year * 12 + first_month + length - 2
    return dt.date(year, first_month, 1), dt.date(number // 12, number % 12 + 1, last_of_month(number // 12, number % 12 + 1))


def _months(part: dict[str, str | None]) -> tuple[int, int]:
    """Return the first month of a stretch and how many months it has."""
    if part["month"]:
        return int(part["month"]), 1
    if part["quarter"]:
        return int(part["quarter"]) * 3 - 2, 3
    if part["half"]:
        return int(part["half"]) * 6 - 5, 6
    return (_SEASONS[part["season"]], 3) if part["season"] else (1, 12)


def widen(days: Days, mod: str | None, reach: tuple[float, str] | None) -> Days:
    """Cut or widen a stretch by its modifier; `reach` is the distance it was counted over, such as (8, "year")."""
    if mod in {"START", "MID", "END"}:
        return _part(days, mod)
    if reach is not None:
        return _widen_reach(days, mod, *reach)
    if mod != "APPROX":
        return days
    count, unit = _size(days)
    return shift(days[0], -count, unit) or days[0], shift(days[1], count, unit) or days[1]


def _size(days: Days) -> tuple[int, str]:
    """Measure a stretch in whole months, or in days if it is no whole months."""
    first, last = days
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    whole = first.day == 1 and last.day == last_of_month(last.year, last.month)
    return (months, "month") if whole else ((last - first).days + 1, "day")


def _part(days: Days, mod: str) -> Days:
    """Cut the first half, the middle half or the second half out of a stretch, in whole months where it has some."""
    first, last = days
    count, unit = _size(days)
    if unit == "month" and count < 4:  # noqa: PLR2004 - a month or a quarter is cut by days
        count, unit = (last - first).days + 1, "day"
    half = shift(first, count // 2, unit) or last
    if mod == "START":
        return first, max(first, half - DAY)
    if mod == "END":
        return half, last
    return shift(first, count // 4, unit) or first, max(first, (shift(first, count - count // 4, unit) or last) - DAY)


def _widen_reach(days: Days, mod: str | None, count: float, unit: str) -> Days:
    first, last = days
    one = max(1, round(count / 10))
    fifth = max(1, round(count / 5))
    is_round = (count >= 10 and count % 5 == 0) or unit in {"decade", "century"}  # noqa: PLR2004
    if unit in {"decade", "century", "millennium"}:
        years = count * {"decade": 10, "century": 100, "millennium": 1000}[unit]
        unit, one, fifth = "year", max(1, round(years / 10)), max(1, round(years / 5))
    before = fifth if mod == "BEFORE" else one if mod == "APPROX" or (is_round and mod is None) else 0
    after = fifth if mod == "AFTER" else one if mod == "APPROX" or (is_round and mod is None) else 0
    return shift(first, -before, unit) or first, shift(last, after, unit) or last


def cover(value: str, other: str) -> str:
    """Name the finest stretch that holds two: the month, year, decade or century they share, else an unknown one.

    Examples
    --------
    >>> cover("2017-06-12", "2017-06-19"), cover("2017-06", "2017-07"), cover("2016", "2017"), cover("2016", "2025")
    ('2017-06', '2017', '201', '20')
    """
    one, two = span_days(value), span_days(other)
    if one is None or two is None:
        return "XXXX-XX-XX"
    if (one[0].year, one[0].month) == (two[1].year, two[1].month):
        return f"{one[0].year:04d}-{one[0].month:02d}"
    first, last = f"{one[0].year:04d}", f"{two[1].year:04d}"
    shared = next((first[:size] for size in (4, 3, 2) if first[:size] == last[:size]), "")
    return shared or "XXXX"
