"""Stretches of the calendar: weeks, months, seasons, quarters, years, decades and centuries that an expression names."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from .days import choose, long_year, read_date, relative_tense
from .intervals import span_days
from .scene import Reading
from .values import DAY, name_stretch

if TYPE_CHECKING:
    from collections.abc import Callable

    from .scene import Scene

_LIKELY = (1900, 2100)  # bare numbers outside these are seldom years
_FRESH_QUARTER = 100  # days between the beginnings of a quarter and the next: news speaks of the last one


def month(scene: Scene) -> Reading | None:
    """Read a month, with or without its year."""
    number = int(scene.value("month", "month_short"))
    year = scene.value("year", "short_year")
    if year:
        return Reading("DATE", f"{long_year(year):04d}-{number:02d}", scene.mod, "explicit")
    rel = scene.find("last", "next", "this", "same", "that")
    base, anchor = scene.base(contextual=bool(rel and rel.value.startswith("context")))
    if base is None:
        return Reading("DATE", f"XXXX-{number:02d}", scene.mod)
    if rel and rel.kind in {"this", "same", "that"}:
        return Reading("DATE", f"{base.year:04d}-{number:02d}", scene.mod, anchor)
    tense = int(rel.value.split()[-1]) if rel else 1 if scene.kind(1) == "to_come" else scene.tense or -1
    there = _which_month(number, base.replace(day=1), tense, other=rel is not None)
    return Reading("DATE", name_stretch(there, "month"), scene.mod, anchor) if there else None


@lru_cache(maxsize=1024)
def _which_month(number: int, this: dt.date, tense: int, *, other: bool) -> dt.date | None:
    """Choose the year of a month: `other` is for "last May", which is never this month."""
    months = [dt.date(each, number, 1) for each in range(max(1, this.year - 1), min(dt.MAXYEAR, this.year + 1) + 1)]
    return choose([each for each in months if not (other and each == this)], this, tense)


def season(scene: Scene) -> Reading | None:
    """Read a season; a winter belongs to the year in which it begins."""
    code = scene.value("season")
    year = scene.value("year", "short_year")
    if year:
        return Reading("DATE", f"{long_year(year):04d}-{code}", scene.mod, "explicit")
    rel = scene.find("last", "next", "this", "same", "that")
    base, anchor = scene.base(contextual=bool(rel and rel.value.startswith("context")))
    if base is None:
        return Reading("DATE", f"XXXX-{code}", scene.mod)
    if scene.find("unit") and rel:
        return Reading("DATE", f"{base.year + int(rel.value.split()[-1]):04d}-{code}", scene.mod, anchor)
    spans = [
        (f"{each:04d}-{code}", span_days(f"{each:04d}-{code}"))
        for each in range(max(1, base.year - 2), min(9998, base.year + 2) + 1)
    ]
    tense = 0 if rel and rel.kind in {"this", "same", "that"} else relative_tense(scene) or -1
    if tense < 0:
        fitting = [value for value, days in spans if days and (days[1] if rel else days[0]) <= base]
        return Reading("DATE", fitting[-1], scene.mod, anchor) if fitting else None
    if tense > 0:
        fitting = [value for value, days in spans if days and (days[0] if rel else days[1]) >= base]
        return Reading("DATE", fitting[0], scene.mod, anchor) if fitting else None
    holding = [value for value, days in spans if days and days[0] <= base <= days[1]]
    return Reading("DATE", holding[0] if holding else f"{base.year:04d}-{code}", scene.mod, anchor)


def week_of(scene: Scene) -> Reading | None:
    """Read "the week of Nov. 13", "the last week of March"."""
    if scene.value("unit") != "week":
        return None
    if scene.find("day", "nth", "iso", "numeric"):
        day, _, anchor = read_date(scene)
        return Reading("DATE", name_stretch(day, "week"), None, anchor) if day else None
    told = month(scene)
    span = span_days(told.value) if told else None
    number = scene.value("ordinal", "second")
    if told is None or span is None:
        return None
    day = span[1] - 3 * DAY if not number else span[0] + (int(number) * 7 - 4) * DAY
    return Reading("DATE", name_stretch(day, "week"), None, told.anchor)


def quarter(scene: Scene) -> Reading | None:
    """Read a quarter or a half of a year."""
    number, letter = _quarter_number(scene)
    if not 1 <= number <= (4 if letter == "Q" else 2):
        return None
    trim = (int(scene.inside[0].kind == "the" and any(token.kind == "hyphen" for token in scene.inside)), 0)
    year = scene.value("year", "short_year")
    if year:
        return Reading("DATE", f"{long_year(year):04d}-{letter}{number}", scene.mod, "explicit", trim=trim)
    if scene.kind(1) == "of" or scene.published is None:
        return None if scene.kind(1) == "of" else Reading("DATE", f"XXXX-{letter}{number}", scene.mod)
    rel = scene.find("this", "last", "next", "same", "that")
    if rel or scene.find("unit"):
        step = (
            int(rel.value.split()[-1]) if rel and rel.value != "latest" else -1 if scene.find("ago", "before", "earlier") else 0
        )
        return Reading("DATE", f"{scene.published.year + step:04d}-{letter}{number}", scene.mod, "publication")
    size = 3 if letter == "Q" else 6
    starts = [
        dt.date(each, number * size - size + 1, 1)
        for each in range(max(1, scene.published.year - 1), min(9998, scene.published.year + 1) + 1)
    ]
    current = dt.date(scene.published.year, (scene.published.month - 1) // size * size + 1, 1)
    behind = choose(starts, current, -1)
    fresh = behind is not None and (current - behind).days <= _FRESH_QUARTER
    day = behind if fresh else choose(starts, current, scene.tense or -1)
    return Reading("DATE", f"{day.year:04d}-{letter}{number}", scene.mod, "publication", trim=trim) if day else None


def _quarter_number(scene: Scene) -> tuple[int, str]:
    if scene.find("quarter_no"):
        return int(scene.value("quarter_no")[1]), "Q"
    half = scene.find("half")
    word = scene.find("ordinal", "second", "nth")
    number = int(re.sub(r"\D", "", word.value) or 0) if word else 0
    return (2 if half and word and word.word == "final" else number), "H" if half else "Q"


def year(scene: Scene) -> Reading | None:
    """Read a year, unless the number is no year."""
    token = scene.find("year", "short_year")
    if token is None or not _is_year(scene, token.value):
        return None
    return Reading("DATE", f"{long_year(token.value):04d}", scene.mod, "explicit")


def _is_year(scene: Scene, text: str) -> bool:
    if scene.kind(1) in {"count_noun", "units"} or scene.mod in {"LESS_THAN", "MORE_THAN"} or scene.kind(-1) == "money":
        return False
    before = scene.around(-1)
    if scene.kind(1) == "name" and scene.kind(-1) == "at":
        return False
    glued = scene.word(-1) == "-" and scene.is_glued(scene.first) and scene.is_glued(scene.first - 1)
    if glued and scene.kind(-2) in {"name", "other"}:
        return False
    placed = len(scene.inside) > 1 or (
        before is not None and before.kind in {"before_month", "of", "at", "and", "the", "comma", "hyphen", "future_word"}
    )
    return placed or text.startswith("'") or _LIKELY[0] <= int(text) < _LIKELY[1]


def year_end(scene: Scene) -> Reading | None:
    """Read the second year of a range written short: 1988-89."""
    before, text = scene.tokens[scene.first - 2], scene.inside[0].word
    glued = scene.is_glued(scene.first) and scene.is_glued(scene.first - 1)
    if not glued or len(text) != 2 or not text.isdigit() or scene.word(1) == "-":  # noqa: PLR2004 - two digits
        return None
    start = int(before.word)
    end = start - start % 100 + int(text)
    end += 100 if end < start and start % 100 >= 90 else 0  # noqa: PLR2004 - 1998-02
    return Reading("DATE", f"{end:04d}", None, "explicit") if start < end <= start + 60 else None


def decade(scene: Scene) -> Reading | None:
    """Read a decade: the 1980s, the '90s, the sixties."""
    word = scene.find("decade_word")
    if word:
        return Reading("DATE", f"19{word.value}", scene.mod, "explicit")
    digits = re.sub(r"\D", "", scene.value("decade"))
    if len(digits) == 4:  # noqa: PLR2004 - the decade in full
        value = digits[:2] if digits[2:] == "00" and digits[:2] != "20" else digits[:3]
        return Reading("DATE", value, scene.mod, "explicit")
    if not scene.find("the") and not scene.value("decade").startswith("'"):
        return None
    return Reading("DATE", f"{'20' if digits in {'00', '10', '20'} else '19'}{digits[0]}", scene.mod, "explicit")


def century(scene: Scene) -> Reading | None:
    """Read a century: the 19th century is 18."""
    if scene.find("this"):
        value, anchor = scene.relative(0, "century")
        return Reading("DATE", value, scene.mod, anchor)
    number = int(re.sub(r"\D", "", scene.value("ordinal", "second", "nth")) or 0)
    return Reading("DATE", f"{number - 1:02d}", scene.mod, "explicit") if 1 < number <= 22 else None  # noqa: PLR2004


STRETCHES: dict[str, Callable[[Scene], Reading | None]] = {
    "month": month,
    "season": season,
    "week_of": week_of,
    "quarter": quarter,
    "century": century,
    "decade": decade,
    "year": year,
    "year_end": year_end,
}
