"""TIMEX3 values: how a stretch of the calendar and a length of time are written.

A day is `2013-03-22`, a week `2013-W12`, a month `2013-03`, a quarter `2013-Q1`, a season `2013-SP`, a year `2013`, a decade
`201`, a century `20`; a length is `P3D` or `PT2H`. What is not known is `X`: `XXXX-04` is some April.
"""

from __future__ import annotations

import datetime as dt
from typing import Final

DAY: Final = dt.timedelta(days=1)
# from fine to coarse
UNITS: Final = (
    "second",
    "minute",
    "hour",
    "day",
    "weekend",
    "week",
    "fortnight",
    "month",
    "season",
    "quarter",
    "half",
    "year",
    "decade",
    "century",
    "millennium",
)
_CODES: Final = {
    "second": ("PT", "S", 1),
    "minute": ("PT", "M", 1),
    "hour": ("PT", "H", 1),
    "day": ("P", "D", 1),
    "night": ("P", "D", 1),
    "weekend": ("P", "WE", 1),
    "week": ("P", "W", 1),
    "fortnight": ("P", "W", 2),
    "month": ("P", "M", 1),
    "quarter": ("P", "Q", 1),
    "year": ("P", "Y", 1),
    "decade": ("P", "Y", 10),
    "century": ("P", "Y", 100),
    "millennium": ("P", "Y", 1000),
}
_WEEKS: Final = {"week": "", "fortnight": "", "weekend": "-WE"}
_VAGUE: Final = {"decade": "PXDE", "century": "PXCE", "millennium": "PXML"}
_UNKNOWN: Final = {
    "day": "XXXX-XX-XX",
    "weekend": "XXXX-WXX-WE",
    "week": "XXXX-WXX",
    "fortnight": "XXXX-WXX",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
    "half": "XXXX-HX",
    "year": "XXXX",
    "decade": "XXX",
    "century": "XX",
}


def name_stretch(day: dt.date, unit: str) -> str:
    """Name the day, week, month ... that holds a day.

    Examples
    --------
    >>> import datetime as dt
    >>> [name_stretch(dt.date(2013, 3, 22), unit) for unit in ("day", "week", "quarter", "decade")]
    ['2013-03-22', '2013-W12', '2013-Q1', '201']
    """
    if unit in _WEEKS:
        iso = day.isocalendar()
        return f"{iso.year:04d}-W{iso.week:02d}{_WEEKS[unit]}"
    size = {"month": 7, "year": 4, "decade": 3, "century": 2, "millennium": 1}.get(unit)
    if size or unit == "day":
        return day.isoformat()[:size]
    if unit == "quarter":
        return f"{day.year:04d}-Q{(day.month + 2) // 3}"
    return f"{day.year:04d}-H{(day.month + 5) // 6}" if unit == "half" else day.isoformat()


def name_unknown(unit: str) -> str:
    """Name some day, week, month ... that nothing fixes."""
    return _UNKNOWN.get(unit, "XXXX-XX-XX")


def name_length(count: float | None, unit: str) -> str:
    """Name a length of time; a count of None is one that nobody gives.

    Examples
    --------
    >>> name_length(3, "decade"), name_length(2.5, "year"), name_length(None, "week"), name_length(0.5, "hour")
    ('P30Y', 'P2.5Y', 'PXW', 'PT30M')
    """
    lead, letter, size = _CODES[unit]
    if count is None:
        return _VAGUE.get(unit, f"{lead}X{letter}")
    if count == 0.5 and unit in {"hour", "minute", "year", "day"}:  # noqa: PLR2004 - half an hour is 30 minutes
        return {"hour": "PT30M", "minute": "PT30S", "year": "P6M", "day": "PT12H"}[unit]
    return f"{lead}{count * size:.10g}{letter}"


def shift(day: dt.date, count: int, unit: str) -> dt.date | None:
    """Move a day by so many units; None where the calendar ends."""
    months = {
        "month": 1,
        "season": 3,
        "quarter": 3,
        "half": 6,
        "year": 12,
        "decade": 120,
        "century": 1200,
        "millennium": 12000,
    }.get(unit)
    try:
        if months is None:
            return day + {"week": 7, "weekend": 7, "fortnight": 14}.get(unit, 1) * count * DAY
        number = day.year * 12 + day.month - 1 + count * months
        last = last_of_month(number // 12, number % 12 + 1)
        return dt.date(number // 12, number % 12 + 1, min(day.day, last))
    except (ValueError, OverflowError):
        return None


def last_of_month(year: int, month: int) -> int:
    """Say how many days a month has."""
    after = dt.date(year + month // 12, month % 12 + 1, 1) if (year, month) != (9999, 12) else dt.date.max + DAY * 0
    return 31 if (year, month) == (9999, 12) else (after - DAY).day


def easter(year: int) -> dt.date:
    """Find Easter Sunday of the western churches (the anonymous Gregorian computus)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * e) // 451
    month, day = divmod(h + e - 7 * m + 114, 31)
    return dt.date(year, month, day + 1)


def feast(rule: str, year: int) -> dt.date | None:
    """Find a feast in a year by its rule: `12-25`, `easter -2`, or month, which, weekday: `11 4 4` is Thanksgiving."""
    try:
        if rule.startswith("easter"):
            return easter(year) + int(rule.split()[1]) * DAY
        if "-" in rule and " " not in rule:
            return dt.date(year, *(int(part) for part in rule.split("-")))
        month, which, weekday = (int(part) for part in rule.split())
        days = [dt.date(year, month, day) for day in range(1, last_of_month(year, month) + 1)]
        found = [day for day in days if day.isoweekday() == weekday]
        return found[which - 1] if which > 0 else found[which]
    except (ValueError, IndexError, OverflowError):
        return None
