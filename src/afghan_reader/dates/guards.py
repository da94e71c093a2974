"""Guards: words that look like dates and are none (May the person, march the verb, the Sunday Times)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .scene import Scene

_AMBIGUOUS = frozenset({"may", "march", "april", "june", "august"})
_LEADS = frozenset(
    {"before_month", "of", "at", "and", "on", "comma", "hyphen", "phase", "ago", "slash", "before", "after", "every"}
)


def is_no_date(scene: Scene, rule: str) -> bool:
    """Say whether the words around show that this is a name or another word."""
    if rule == "month":
        return _is_no_month(scene)
    if rule == "weekday":
        return _is_no_weekday(scene)
    if rule == "season":
        return _is_no_season(scene)
    if rule in {"festival", "day_word"}:
        return scene.word(-1) == "usa" or (rule == "day_word" and scene.capital(scene.inside[0]) and not scene.opens_sentence)
    return False


def _is_no_month(scene: Scene) -> bool:
    month = scene.find("month")
    if month is None or len(scene.inside) > 1:
        return False
    before = scene.around(-1)
    if "honorific" in {scene.kind(-1), scene.kind(-2) if scene.kind(-1) == "dot" else ""}:
        return True
    if before is None or before.kind == "dot" or scene.opens_sentence:
        return (
            month.word == "may"
            and scene.kind(1) in {"not_after_may", "word", "the", "article"}
            and scene.word(1) not in {"sales", "was"}
        ) or (month.word in _AMBIGUOUS and scene.kind(1) == "name")
    if before.kind in _LEADS:
        return before.kind in {"and", "comma"} and scene.kind(1) == "name" and month.word in _AMBIGUOUS
    if scene.kind(1) == "name" and month.word in _AMBIGUOUS:
        return True
    return before.kind == "name" and scene.capital(before)


def _is_no_weekday(scene: Scene) -> bool:
    if scene.kind(1) == "title_noun" and scene.capital_next:
        return True
    return scene.word(-1) in {"bloody", "super", "ruby", "black", "ash", "cyber", "casual"}


def _is_no_season(scene: Scene) -> bool:
    season = scene.find("season")
    if season is None or scene.find("year", "short_year", "this", "last", "next", "same", "that"):
        return False
    return scene.kind(1) == "of" or scene.word(-1) not in {
        "in",
        "by",
        "during",
        "since",
        "until",
        "through",
        "for",
        "of",
        "over",
        "throughout",
    }
