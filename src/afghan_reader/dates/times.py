"""Times: clock times and parts of a day."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .days import read_date
from .scene import Reading

if TYPE_CHECKING:
    from collections.abc import Callable

    from .scene import Scene

_HOURS = 12


def _clock_value(scene: Scene) -> str | None:
    """Write the clock time: T15:52-07:00."""
    word = scene.find("clock", "midpoint")
    ampm = scene.find("ampm")
    if word is None:
        word = next((t for t, after in zip(scene.inside, scene.inside[1:], strict=False) if after.kind in {"ampm", "zone"}), None)
    if word is None:
        return None
    hour, minute, rest = _hour(word.value)
    late = word.word.endswith("pm") or (ampm is not None and ampm.value == "12")
    early = word.word.endswith("am") or (ampm is not None and ampm.value == "0")
    if hour > 24 or minute > 59:  # noqa: PLR2004 - no such time
        return None
    if late and hour < _HOURS:
        hour += _HOURS
    elif early and hour == _HOURS:
        hour = 0
    return f"T{hour:02d}:{minute:02d}{rest}{scene.value('zone')}"


def _hour(text: str) -> tuple[int, int, str]:
    digits = re.findall(r"\d+", text)
    if len(digits) == 1 and len(digits[0]) == 4:  # noqa: PLR2004 - 1500 GMT
        return int(digits[0][:2]), int(digits[0][2:]), ""
    return int(digits[0]), int(digits[1]) if len(digits) > 1 else 0, f":{digits[2]}" if len(digits) > 2 else ""  # noqa: PLR2004


def dated_clock(scene: Scene) -> Reading | None:
    """Read a day with a clock time."""
    time = _clock_value(scene)
    if scene.find("daypart") and not scene.find("weekday", "month", "month_short", "day_word"):
        day = daypart(scene)
        return Reading("TIME", day.value.split("T")[0] + _evening(time, scene), None, day.anchor) if day and time else None
    _, value, anchor = read_date(scene)
    return Reading("TIME", value + time, None, anchor) if value and time else None


def _evening(time: str, scene: Scene) -> str:
    """Let "7:30 in the evening" be 19:30."""
    late = scene.value("daypart") in {"AF", "EV", "NI"} and int(time[1:3]) < _HOURS
    return f"T{int(time[1:3]) + _HOURS:02d}{time[3:]}" if late else time


def clock(scene: Scene) -> Reading | None:
    """Read a clock time alone: on the day that the context speaks of, else on the day of publication."""
    time = _clock_value(scene)
    marked = scene.find("ampm", "zone", "midpoint") or scene.inside[-1].word.endswith("m")
    if time is None or not (
        marked or scene.word(-1) in {"at", "by", "until", "from", "around", "about", "since", "before", "after"}
    ):
        return None
    value, anchor = _day(scene)
    return Reading("TIME", value + time, scene.value("approx") or None, anchor)


def _day(scene: Scene, step: int = 0, *, contextual: bool = True) -> tuple[str, str]:
    daily = contextual and bool(scene.near) and len(scene.context.value.split("T")[0]) == 10  # noqa: PLR2004 - a whole date
    return scene.relative(step, "day", contextual=daily)


def dated_daypart(scene: Scene) -> Reading | None:
    """Read "Monday night", "the morning of June 5"."""
    _, value, anchor = read_date(scene)
    part = scene.value("daypart") or ("MO" if scene.mod == "START" else "NI")
    return Reading("TIME", f"{value}T{part}", scene.mod, anchor) if value else None


def daypart(scene: Scene) -> Reading | None:
    """Read "this morning", "last night", "the following evening"."""
    rel = scene.find("this", "last", "next", "same", "that", "before", "after")
    if rel is None or rel.value == "latest":
        return None
    step = int(rel.value.split()[-1])
    contextual = rel.value.startswith("context") or rel.kind in {"before", "after", "next"}
    value, anchor = _day(scene, step, contextual=contextual)
    return Reading("TIME", f"{value}T{scene.value('daypart')}", scene.mod, anchor)


def night(scene: Scene) -> Reading:
    """Read "tonight", "overnight"."""
    value, anchor = scene.relative(0, "day")
    return Reading("TIME", f"{value}TNI", scene.mod, anchor)


def plain_daypart(scene: Scene) -> Reading | None:
    """Read "in the morning"."""
    if scene.word(-1) not in {"in", "during", "into", "through", "by"} and scene.mod is None:
        return None
    value, anchor = _day(scene)
    return Reading("TIME", f"{value}T{scene.value('daypart')}", scene.mod, anchor)


TIMES: dict[str, Callable[[Scene], Reading | None]] = {
    "clock_date": dated_clock,
    "date_clock": dated_clock,
    "clock": clock,
    "date_daypart": dated_daypart,
    "daypart": daypart,
    "night_word": night,
    "plain_daypart": plain_daypart,
}
