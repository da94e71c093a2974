"""Lengths and repetitions: how long (DURATION) and how often (SET)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .scene import Reading
from .values import name_length, shift

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence

    from .intervals import Days
    from .lexicon import Token
    from .scene import Scene

_NUMBERS = ("number", "day", "count", "vague_count")
_SPANS = ("unit", "units", "quarter", "century", "second", "weekend")
_FOR = frozenset(
    {
        "for",
        "in",
        "within",
        "after",
        "over",
        "than",
        "about",
        "nearly",
        "almost",
        "during",
        "once",
        "by",
        "through",
        "take",
        "takes",
        "took",
        "taken",
    }
)
_WHOLE = frozenset({"whole", "entire"})
_TRAVEL = frozenset({"drive", "flight", "walk", "ride", "journey", "distance"})
_FOR_BARE = _FOR | {
    "spend",
    "spent",
    "last",
    "lasted",
    "of",
    "into",
    "following",
    "despite",
    "across",
    "and",
    "are",
    "be",
    "with",
    "just",
    "only",
    "many",
    "several",
}


def measure(tokens: Sequence[Token]) -> tuple[float | None, str]:
    """Read how many of which unit: (2.5, "year"); None is a number nobody gives."""
    span = next(token for token in reversed(tokens) if token.kind in _SPANS)
    unit = "second" if span.kind == "second" else span.value
    halves = [token for token in tokens if token.kind == "half"]
    numbers = [token for token in tokens if token.kind in _NUMBERS]
    if unit == "century" and any(token.kind == "quarter" for token in tokens):
        return 25, "year"
    if halves and not numbers:
        article_unit = next(token for token in tokens if token.kind in _SPANS)
        whole = 1 if tokens.index(article_unit) < tokens.index(halves[0]) else 0
        if article_unit.value in {"decade", "century"} and not whole:
            return (5 if article_unit.value == "decade" else 50), "year"
        return whole + 0.5, article_unit.value
    count = _count(numbers, tokens)
    return count + 0.5 if halves and count is not None else count, unit


def _count(numbers: Sequence[Token], tokens: Sequence[Token]) -> float | None:
    """Add up number words (twenty-five, two hundred); of a range (ten to fifteen) take the last."""
    if not numbers:
        return 1 if any(token.kind == "article" for token in tokens) else None
    total = 0.0
    for place, token in enumerate(numbers):
        if token.kind == "vague_count":
            return None
        amount = float(re.sub(r"[^\d.]", "", token.value) or 0)
        if place and token.kind == "number" and amount >= 100:  # noqa: PLR2004 - two hundred
            total *= amount
        elif place and token.kind == "number" and total % 10 == 0 and total > 10 > amount:  # noqa: PLR2004 - twenty-five
            total += amount
        else:
            total = amount
    return total


def length(scene: Scene) -> Reading | None:
    """Read a length of time: three months, half an hour, a quarter of a century."""
    count, unit = measure(scene.inside)
    number = scene.find(*_NUMBERS)
    if number is None and scene.find("adjective"):
        count = 1
        if scene.find("the") and scene.find("adjective").word not in _WHOLE:  # type: ignore[union-attr]
            return None
    if count == 1 and unit == "day" and number and number.word == "one" and scene.word(-1) not in _FOR:
        return None
    if unit == "quarter" and scene.kind(1) == "of":
        return None
    glued = any(token.kind == "hyphen" for token in scene.inside)
    lead = 1 if scene.inside[0].kind == "the" and (glued or (number and number.word == "one")) else 0
    return Reading("DURATION", name_length(count, unit), _length_mod(scene, count), "none", trim=(lead, 0))


def _length_mod(scene: Scene, count: float | None) -> str | None:
    return scene.value("approx") or None if count is not None else None


def around(scene: Scene) -> Reading | None:
    """Read a length that ends or begins at the publication: the past three months, the next few days."""
    rel = scene.find("last", "next", "ordinal")
    if rel is None:
        return None
    count, unit = measure(scene.inside) if scene.find(*_NUMBERS, "half") else (None, scene.value("units"))
    if count is None and rel.word in {"coming", "upcoming", "the coming"}:
        return Reading("DATE", "FUTURE_REF", None, "publication")
    days = None
    if rel.kind != "ordinal" and count is not None and scene.published and not rel.value.startswith("context"):
        days = _stretch(scene.published, count, unit, int(rel.value.split()[-1]))
    return Reading(
        "DURATION", name_length(count, unit), scene.value("approx") or None, "publication" if days else "none", days=days
    )


def _stretch(day: dt.date, count: float, unit: str, side: int) -> Days | None:
    other = shift(day, side * round(count), unit) if unit not in {"second", "minute", "hour"} else day
    return None if other is None else (min(day, other), max(day, other))


def first_of(scene: Scene) -> Reading | None:
    """Read the first three months of a year: a quarter or half where there is one, else a length."""
    cut = next(place for place, token in enumerate(scene.inside) if token.kind == "of")
    count, unit = measure(scene.inside[:cut])
    rel = scene.find("last", "next", "ordinal")
    year = scene.value("year", "short_year")
    position = {3.0: ("Q", 1, 4), 6.0: ("H", 1, 2)}.get(count or 0)
    if year and unit == "month" and position and rel and rel.word in {"first", "last", "final"}:
        letter, first, last = position
        return Reading("DATE", f"{year}-{letter}{first if rel.word == 'first' else last}", None, "explicit")
    return Reading("DURATION", name_length(count, unit))


def article_unit(scene: Scene) -> Reading | None:
    """Read "a year": a length ("for a year"), or a rate ("three times a year", "$2 million a year")."""
    unit = scene.value("unit", "quarter", "century")
    if scene.find("per"):
        return Reading("SET", name_length(1, unit))
    travel = scene.kind(1) == "possessive" and scene.word(2) in _TRAVEL
    if travel or (unit == "century" and scene.kind(1) == "of"):
        return None
    if scene.find("and"):
        return Reading("DURATION", name_length(None, unit))
    span = (
        scene.find("another") is not None
        or scene.word(-1) in _FOR
        or scene.kind(-1) == "approx"
        or scene.find("approx") is not None
    )
    if not span and (scene.kind(1) == "of" or unit == "minute"):
        return None
    if not span and _is_rate(scene):
        return Reading("SET", name_length(1, unit))
    long_enough = unit in {"year", "month", "week", "decade", "hour"}
    return Reading("DURATION", name_length(1, unit), scene.value("approx") or None) if span or long_enough else None


def _is_rate(scene: Scene) -> bool:
    """See a number shortly before: "4,000 barrels a day"."""
    start = max(0, scene.first - 5)
    close = scene.tokens[start : scene.first]
    if not close or close[-1].kind not in {"word", "count_noun", "count", "day", "number", "times", "title_noun", "year", "name"}:
        return False
    return any(token.kind in {"count", "day", "number", "vague_count", "money", "times", "year"} for token in close)


def daylong(scene: Scene) -> Reading | None:
    """Read "daylong", "decades-long"."""
    if scene.find("daylong"):
        return Reading("DURATION", name_length(1, scene.value("daylong")))
    if scene.inside[-1].word != "long":
        return None
    several = scene.find("units")
    return Reading("DURATION", name_length(None if several else 1, scene.value("unit", "units", "quarter", "century")))


def bare_units(scene: Scene) -> Reading | None:
    """Read "years" without a number, where the words around speak of a length: for years, years of."""
    if scene.kind(-1) in {"the", "same", "article", "possessive"}:
        return None
    if scene.word(-1) in _FOR_BARE or scene.kind(1) in {"of", "before", "after"} or scene.word(1) in {"of", "since"}:
        return Reading("DURATION", name_length(None, scene.value("units")))
    return None


def every(scene: Scene) -> Reading | None:
    """Read what recurs: every Tuesday, twice a week, Mondays."""
    if scene.find("weekdays"):
        return Reading("SET", scene.value("weekdays"))
    if scene.find("weekday"):
        return Reading("SET", f"XXXX-WXX-{scene.value('weekday')}")
    if scene.find("month"):
        return Reading("SET", f"XXXX-{int(scene.value('month')):02d}")
    if scene.find("season"):
        return Reading("SET", f"XXXX-{scene.value('season')}")
    if scene.find("daypart"):
        return Reading("SET", f"XXXX-XX-XXT{scene.value('daypart')}")
    numbers = [token for token in scene.inside if token.kind in _NUMBERS]
    count = _count(numbers, scene.inside) if numbers else float(scene.value("every") or 1)
    return Reading("SET", name_length(count, scene.value(*_SPANS)))


def often(scene: Scene) -> Reading | None:
    """Read "daily", "annual"; a capital inside a sentence makes it a name (the Daily News)."""
    token = scene.inside[0]
    if token.capital and (scene.capital_next or not scene.opens_sentence):
        return None
    return Reading("SET", token.value)


def age(scene: Scene) -> Reading | None:
    """Pass over the ages of people ("a 12-year-old"); that of a thing at hand is a length ("this story is over 5 years old")."""
    start = max(0, scene.first - 4)
    this = any(token.kind == "this" for token in scene.tokens[start : scene.first])
    if not this or scene.inside[-1].kind != "old" or any(token.kind == "hyphen" for token in scene.inside):
        return None
    count, unit = measure(scene.inside)
    return Reading("DURATION", name_length(count, unit), _length_mod(scene, count), trim=(0, 1))


def ordinal_unit(scene: Scene) -> Reading | None:
    """Read "the first decade of the war"."""
    unit = scene.value("unit", "century")
    return Reading("DURATION", name_length(1, unit)) if unit in {"week", "month", "year", "decade", "century"} else None


LENGTHS: dict[str, Callable[[Scene], Reading | None]] = {
    "length": length,
    "age": age,
    "ordinal_unit": ordinal_unit,
    "around": around,
    "first_of": first_of,
    "rate": article_unit,
    "daylong": daylong,
    "bare_units": bare_units,
    "every": every,
    "often": often,
}
