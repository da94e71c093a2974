"""Days: of the calendar, of the week, feasts, and today."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from .scene import Reading
from .values import DAY, feast, shift

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from .scene import Scene

_NUMERIC = re.compile(r"(\d{1,2})([/.-])(\d{1,2})[/.-](\d{2,4})")
_LAST_SHORT_YEAR = 50
_FAR = 120 * DAY
_SOON = 92 * DAY  # how far ahead a date may lie without a word that speaks of the future


def long_year(text: str) -> int:
    """Write out a year of two digits: '98 is 1998, '13 is 2013."""
    digits = text.strip("'")
    if len(digits) == 4:  # noqa: PLR2004 - a year in full
        return int(digits)
    return int(digits) + (1900 if int(digits) > _LAST_SHORT_YEAR else 2000)


def make_day(year: int, month: int, day: int) -> dt.date | None:
    """Make a date; None if the calendar has none such."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def choose(candidates: Iterable[dt.date | None], published: dt.date, tense: int) -> dt.date | None:
    """Choose the day that the tense points to: the next one, the last one, or the nearest."""
    days = [day for day in candidates if day]
    ahead = [day for day in days if day >= published and (tense > 0 or day - published < _SOON)]
    behind = [day for day in days if day <= published]
    if tense > 0 and ahead:
        return min(ahead)
    if tense < 0 and behind:
        return max(behind)
    return min([*ahead, *behind], key=lambda day: abs(day - published), default=None)


def read_date(scene: Scene) -> tuple[dt.date | None, str, str]:
    """Read the day that an expression names: the day, its value, and the anchor. No value: no date after all."""
    if scene.find("iso", "numeric"):
        day = _numeric(scene.value("iso") or scene.value("numeric"))
        return day, day.isoformat() if day else "", "explicit"
    if scene.find("month", "month_short"):
        return _month_day(scene)
    if scene.find("festival"):
        return _festival(scene)
    if scene.find("weekday", "weekday_short"):
        return _weekday(scene)
    count = int(scene.value("day_word") or 0)
    value, anchor = scene.relative(count, "day")
    return None, value, anchor


def _numeric(text: str) -> dt.date | None:
    if re.match(r"\d{4}", text):
        return make_day(int(text[:4]), int(text[5:7]), int(text[8:10]))
    match = _NUMERIC.fullmatch(text)
    if match is None or len(match[4]) == 3:  # noqa: PLR2004 - no year has three digits
        return None
    month, day, year = int(match[1]), int(match[3]), long_year(match[4])
    american = make_day(year, month, day) if match[2] != "." else None
    return american or make_day(year, day, month)


def _month_day(scene: Scene) -> tuple[dt.date | None, str, str]:
    month = int(scene.value("month", "month_short"))
    number = int(re.sub(r"\D", "", scene.value("day", "nth")) or 0)
    year = scene.value("year", "short_year")
    if year:
        day = make_day(long_year(year), month, number)
        return day, day.isoformat() if day else "", "explicit"
    if make_day(2000, month, number) is None:
        return None, "", "none"
    if (month, number) == (9, 11) and _is_the_attack(scene):
        return dt.date(2001, 9, 11), "2001-09-11", "explicit"
    if scene.published is None:
        return None, f"XXXX-{month:02d}-{number:02d}", "none"
    years = range(scene.published.year - 7, scene.published.year + 7)
    days = [make_day(each, month, number) for each in years if 0 < each <= dt.MAXYEAR]
    weekday = int(scene.value("weekday", "weekday_short") or 0)
    fitting = [day for day in days if day and day.isoweekday() == weekday and abs(day - scene.published) < 400 * DAY]
    day = _nearest(fitting or days, scene)
    return day, day.isoformat() if day else "", "publication"


def _nearest(days: Sequence[dt.date | None], scene: Scene) -> dt.date | None:
    """Choose the year of a day and month: news leaves the year out when the day is near, so tense decides between far ones."""
    published = scene.published or dt.date.max
    near = min((day for day in days if day), key=lambda day: abs(day - published), default=None)
    if near is None or near <= published:
        return near if near is None or published - near < _FAR or scene.tense <= 0 else choose(days, published, 1)
    just_past = scene.just_past and scene.word(-1) not in {"to", "for", "until", "by", "of"}
    return choose(days, published, -1) if just_past or (near - published >= _FAR and scene.tense <= 0) else near


def _is_the_attack(scene: Scene) -> bool:
    """See "the Sept. 11 attacks", "since Sept. 11"."""
    if scene.kind(1) == "attack":
        return True
    day = scene.published
    recent = day is not None and 0 <= (day - dt.date(day.year, 9, 11)).days < _SOON.days
    return scene.word(-1) in {"since", "before", "after"} and day is not None and day.year > 2001 and not recent  # noqa: PLR2004


def _festival(scene: Scene) -> tuple[dt.date | None, str, str]:
    rule = scene.value("festival")
    year = scene.value("year", "short_year")
    if year:
        day = feast(rule, long_year(year))
        return day, day.isoformat() if day else "", "explicit"
    if scene.published is None:
        return None, f"XXXX-{rule}" if re.fullmatch(r"\d\d-\d\d", rule) else "XXXX-XX-XX", "none"
    days = [feast(rule, scene.published.year + step) for step in (-1, 0, 1)]
    day = choose(days, scene.published, relative_tense(scene))
    return day, day.isoformat() if day else "", "publication"


def relative_tense(scene: Scene) -> int:
    """Return the direction that "last" or "next" gives, else the tense."""
    return -1 if scene.find("last") else 1 if scene.find("next") else scene.tense


def _weekday(scene: Scene) -> tuple[dt.date | None, str, str]:
    weekday = int(scene.value("weekday", "weekday_short"))
    rel = scene.find("last", "next", "this", "same", "that")
    side = scene.find("before", "after")
    contextual = bool(side) or bool(rel and rel.value.startswith("context"))
    base, anchor = scene.base(contextual=contextual)
    if base is None:
        return None, f"XXXX-WXX-{weekday}", "none"
    if rel and scene.value("unit") == "week":
        monday = base - (base.isoweekday() - 1) * DAY
        day = monday + (7 * int(rel.value.split()[-1].replace("latest", "0")) + weekday - 1) * DAY
    elif scene.word(-1) in {"to", "through", "-"} and scene.kind(-2) == "weekday":
        start = int(scene.tokens[scene.first - 2].value)  # from Monday to Friday
        day = weekday_after(weekday_before(base + DAY, start), weekday)
    elif side or (rel and rel.kind in {"last", "next"}):
        ahead = int((side or rel).value.split()[-1]) > 0  # type: ignore[union-attr]
        day = weekday_after(base, weekday) if ahead else weekday_before(base, weekday)
    elif rel and rel.kind == "this":
        ahead = scene.tense >= 0
        day = weekday_after(base - DAY, weekday) if ahead else weekday_before(base + DAY, weekday)
    else:
        day = weekday_after(base - DAY, weekday) if scene.tense > 0 or contextual else weekday_before(base + DAY, weekday)
    return day, day.isoformat(), anchor


def weekday_before(day: dt.date, weekday: int) -> dt.date:
    """Return the last such weekday before a day."""
    return day - ((day.isoweekday() - weekday - 1) % 7 + 1) * DAY


def weekday_after(day: dt.date, weekday: int) -> dt.date:
    """Return the first such weekday after a day."""
    return day + ((weekday - day.isoweekday() - 1) % 7 + 1) * DAY


def calendar(scene: Scene) -> Reading | None:
    """Read a day of the calendar, a weekday, a feast, or today."""
    _, value, anchor = read_date(scene)
    return Reading("DATE", value, scene.mod, anchor) if value else None


def known_day(scene: Scene) -> Reading:
    """Read "9/11"."""
    return Reading("DATE", scene.value("known_day"), None, "explicit")


def friday_13(scene: Scene) -> Reading | None:
    """Read "Friday the 13th": the nearest month in which that day has that number."""
    number = int(re.sub(r"\D", "", scene.value("nth")))
    weekday = int(scene.value("weekday"))
    if scene.published is None:
        return Reading("DATE", f"XXXX-XX-{number:02d}")
    months = [shift(scene.published.replace(day=1), step, "month") for step in range(-14, 15)]
    days = [make_day(month.year, month.month, number) for month in months if month]
    day = choose([each for each in days if each and each.isoweekday() == weekday], scene.published, scene.tense or -1)
    return Reading("DATE", day.isoformat(), None, "publication") if day else None


def day_end(scene: Scene) -> Reading | None:
    """Read the second day of a range such as March 5-7."""
    month = next(
        (token for token in reversed(scene.tokens[max(0, scene.first - 4) : scene.first]) if token.kind.startswith("month")), None
    )
    base = scene.context.days
    if scene.kind(-1) == "and" and scene.kind(1) in {
        "word",
        "name",
        "count_noun",
        "month",
        "month_short",
        "unit",
        "units",
        "number",
        "hyphen",
    }:
        return None
    number = int(scene.value("day"))
    if month is None or base is None or base[0].month != int(month.value):
        return None
    year = scene.value("year")
    day = make_day(int(year) if year else base[0].year, base[0].month, number)
    return Reading("DATE", day.isoformat(), None, "explicit" if year else "publication") if day else None


DAYS: dict[str, Callable[[Scene], Reading | None]] = {
    "known_day": known_day,
    "friday_13": friday_13,
    "calendar": calendar,
    "day_end": day_end,
    "festival": calendar,
    "weekday": calendar,
    "day_word": calendar,
}
