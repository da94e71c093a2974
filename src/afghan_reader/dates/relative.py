"""Relative expressions: counted from the publication ("two years ago", "last week") or from the context ("a year later")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .lengths import measure
from .scene import Reading
from .values import UNITS, name_length, name_stretch, name_unknown, shift

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from .scene import Scene

# The modifier of a length becomes that of a point: "nearly a year ago" lies after "a year ago" (TIMEX2 guidelines).
_POINT_MODS = {
    -1: {"LESS_THAN": "AFTER", "MORE_THAN": "BEFORE", "EQUAL_OR_MORE": "ON_OR_BEFORE", "EQUAL_OR_LESS": "ON_OR_AFTER"},
    1: {"LESS_THAN": "BEFORE", "MORE_THAN": "AFTER", "EQUAL_OR_MORE": "ON_OR_AFTER", "EQUAL_OR_LESS": "ON_OR_BEFORE"},
}
_OVER = frozenset({"over", "in", "within", "during", "for", "through", "throughout"})
_LONG = {"decade": 10, "century": 100, "millennium": 1000}


def ago(scene: Scene) -> Reading | None:
    """Read "two years ago", "a few days from now"."""
    side = scene.find("ago", "from_now")
    if side is None or (side.word == "back" and scene.kind(1) in {"word", "name", "and", "at", "on"}):
        return None
    return _counted(scene, int(side.value), contextual=False)


def shifted(scene: Scene) -> Reading | None:
    """Read "a year later", "the day before"; "two years before the war" is a length."""
    side = scene.inside[-1]
    goes_on = scene.kind(1) not in {"", "comma", "dot", "other", "hyphen"} and side.kind != "earlier"
    if scene.inside[0].kind == "units" and scene.kind(-1) == "the":
        return None
    if goes_on and side.word in {"after", "before", "prior"}:
        return _length_before(scene)
    if scene.find("the"):
        value, anchor = scene.relative(int(side.value), scene.value("unit"), contextual=True)
        return Reading("DATE", value, None, anchor)
    return _counted(scene, int(side.value), contextual=True)


def _length_before(scene: Scene) -> Reading | None:
    if scene.find("the"):
        return None
    bare = scene.inside[0].kind == "units"
    count, unit = (None, scene.value("units")) if bare else measure(scene.inside)
    return Reading("DURATION", name_length(count, unit), scene.value("approx") or None, trim=(0, 1))


def _counted(scene: Scene, side: int, *, contextual: bool) -> Reading:
    """Count a length back or on from the publication or the context."""
    bare = scene.inside[0].kind == "units"
    count, unit = (None, "") if bare else measure(scene.inside)
    base, anchor = scene.base(contextual=contextual)
    if count is None or base is None:
        return Reading("DATE", "PAST_REF" if side < 0 else "FUTURE_REF", None, anchor if base else "none")
    mod = _POINT_MODS[side].get(scene.value("approx"), scene.value("approx") or None)
    value = _move(base, side * count, unit, scene, contextual=contextual)
    return Reading("DATE", value, mod, anchor, reach=(count, unit))


def _move(base: dt.date, count: float, unit: str, scene: Scene, *, contextual: bool) -> str:
    if unit in _LONG:
        there, unit = shift(base, round(count * _LONG[unit]), "year"), "year"
    elif count != int(count):
        there = shift(base, round(count * 12), "month") if unit == "year" else shift(base, round(count * 7), "day")
    else:
        there = shift(base, int(count), unit) if unit not in {"second", "minute", "hour"} else base
    if there is None:
        return name_unknown(unit)
    if contextual and unit == "year" and "-Q" in scene.context.value and scene.near:
        unit = "quarter"
    elif contextual and is_finer(unit, scene.context.value):
        return scene.context.value
    return name_stretch(there, "day" if unit in {"second", "minute", "hour"} else unit)


def is_finer(unit: str, value: str) -> bool:
    """Say whether a unit is finer than the stretch that a value names: a day within a year cannot be counted from it."""
    grain = {2: "century", 3: "decade", 4: "year", 7: "quarter" if "Q" in value or "S" in value else "month"}.get(
        len(value), "day"
    )
    return UNITS.index(unit) < UNITS.index(grain) if unit in UNITS else False


def year_ago(scene: Scene) -> Reading | None:
    """Read "year-ago", "the year-earlier quarter", "year-end"."""
    token = scene.find("year_word")
    if token and token.value in {"END", "MID"}:
        told = scene.value("year")
        if told:
            return Reading("DATE", told, token.value, "explicit")
        year = scene.published.year if scene.published else None
        return Reading("DATE", f"{year:04d}" if year else "XXXX", token.value, "publication" if year else "none")
    unit = token.word.split()[0].split("-")[0] if token else scene.value("unit")
    quarterly = "-Q" in scene.context.value and scene.near is not None
    base, anchor = scene.base(contextual=quarterly or (scene.near is not None and unit == "year"))
    there = shift(base, -1, unit) if base else None
    if there is None:
        return Reading("DATE", name_unknown(unit))
    named = "quarter" if unit == "year" and (quarterly or scene.find("quarter")) else unit
    return Reading("DATE", name_stretch(there, named), None, anchor)


def same_of(scene: Scene) -> Reading | None:
    """Read "the same quarter last year"."""
    if scene.find("quarter") and "-Q" in scene.context.value and scene.context.days:
        there = shift(scene.context.days[0], -1, "year")
        return Reading("DATE", name_stretch(there, "quarter"), None, "context") if there else None
    if scene.find("quarter"):
        value, anchor = scene.relative(-5, "quarter")
    else:
        value, anchor = scene.relative(-1, "year")
    return Reading("DATE", value, None, anchor)


def relative(scene: Scene) -> Reading | None:
    """Read "last week", "this year", "the following day", "the end of the month"."""
    unit = scene.value("unit", "quarter", "century", "weekend")
    rel = scene.find("this", "last", "next", "same", "that")
    part = scene.find("earlier")
    phase = scene.mod or {"earlier": "START", "later": "END"}.get(part.word if part else "")
    if rel is None:
        return _plain(scene, unit, phase)
    if unit in {"second", "minute", "hour"} or (
        unit == "day" and not rel.value.startswith("context") and rel.word not in {"next", "past"}
    ):
        return None
    determined = scene.find("the") is not None
    if unit != "weekend" and (
        (rel.word == "past")
        or (rel.word == "last" and determined)
        or (rel.word == "next" and determined and scene.word(-1) in _OVER)
    ):
        return Reading("DURATION", name_length(1, unit), scene.mod)
    if rel.value == "latest" and unit == "quarter":
        return _quarter(scene, phase)
    step = 0 if rel.value == "latest" else int(rel.value.split()[-1])
    contextual = rel.value.startswith("context") or (rel.word == "next" and determined) or (unit == "day" and rel.word == "next")
    if contextual and scene.context.days and is_finer(unit, scene.context.value):
        return Reading("DATE", scene.context.value, phase, "context")
    value, anchor = scene.relative(step, unit, contextual=contextual)
    return Reading("DATE", value, _cut(scene, phase), anchor)


def _cut(scene: Scene, phase: str | None) -> str | None:
    return phase if not scene.find("earlier") else "BEFORE" if phase == "START" else "AFTER"


def _plain(scene: Scene, unit: str, phase: str | None) -> Reading | None:
    """Read "the end of the year", "the quarter": the one that the context speaks of, else the present one."""
    if unit == "quarter":
        return _quarter(scene, phase)
    if unit == "weekend":
        return _weekend(scene, phase)
    if unit in {"second", "minute", "hour", "day"}:
        return None
    told = scene.near is not None and not is_finer(unit, scene.context.value)
    value, anchor = scene.relative(0, unit, contextual=told)
    return Reading("DATE", value, phase, anchor)


def _weekend(scene: Scene, phase: str | None) -> Reading:
    early_week = scene.published is not None and scene.published.isoweekday() <= 5  # noqa: PLR2004 - not yet weekend
    value, anchor = scene.relative(-1 if early_week and scene.tense <= 0 else 0, "weekend")
    return Reading("DATE", value, phase, anchor)


def _ended(scene: Scene, unit: str) -> str:
    """Read the month in "the quarter ended Sept. 30" that follows, and name the stretch that ends there."""
    close = scene.tokens[scene.last : scene.last + 4]
    if not close or close[0].word not in {"ended", "ending", "to"} or close[1:2] == [] or not close[1].kind.startswith("month"):
        return ""
    year = next((int(token.value) for token in scene.tokens[scene.last : scene.last + 7] if token.kind == "year"), 0)
    month = int(close[1].value)
    if scene.published:
        year = year or scene.published.year - (month > scene.published.month)
    return (f"{year:04d}-Q{(month + 2) // 3}" if unit == "quarter" else f"{year:04d}") if year else ""


def _quarter(scene: Scene, phase: str | None) -> Reading:
    """Read "the quarter", "the latest quarter": that of the context, else the last that is over."""
    ended = _ended(scene, "quarter")
    if ended:
        return Reading("DATE", ended, phase, "publication")
    if "-Q" in scene.context.value:
        return Reading("DATE", scene.context.value, phase, "context")
    value, anchor = scene.relative(-1, "quarter")
    return Reading("DATE", value, phase, anchor)


def plain_unit(scene: Scene) -> Reading | None:
    """Read "the quarter", "the year", "the weekend" after a preposition."""
    token = scene.inside[-1]
    if token.kind == "period" or token.value in {"day", "century", "decade", "hour", "minute"} or token.capital:
        return None
    placed = token.kind == "weekend" or scene.kind(-1) in {"before_month", "future_word"}
    if scene.kind(1) == "of" or not placed:
        return None
    return _plain(scene, token.value, None)


def recent(scene: Scene) -> Reading | None:
    """Read "recent years"."""
    return Reading("DATE", "PAST_REF", None, "publication" if scene.published else "none") if scene.find("units") else None


def the_past(scene: Scene) -> Reading | None:
    """Read "in the past"."""
    alone = scene.word(-1) in {"in", "of", "from"} and scene.kind(1) not in {
        "word",
        "name",
        "count",
        "number",
        "units",
        "adjective",
    }
    return Reading("DATE", "PAST_REF") if scene.inside[-1].word == "past" and alone else None


def vague(scene: Scene) -> Reading:
    """Read "now", "recently", "the future"."""
    return Reading("DATE", scene.inside[0].value, None, "publication" if scene.published else "none")


RELATIVES: dict[str, Callable[[Scene], Reading | None]] = {
    "ago": ago,
    "from_now": ago,
    "shift": shifted,
    "year_ago": year_ago,
    "same_of": same_of,
    "relative": relative,
    "plain_unit": plain_unit,
    "recent": recent,
    "the_past": the_past,
    "vague": vague,
}
