"""Guards: words that look like dates and are none (May the person, march the verb, the Sunday Times)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .scene import Scene

_AMBIGUOUS = frozenset({"may", "march", "april", "june", "august"})
_AFTER_VERB = frozenset({"not_after_may", "word", "the", "article"})
_LEADS = frozenset(
    {"before_month", "of", "at", "and", "on", "comma", "hyphen", "phase", "ago", "slash", "before", "after", "every"}
)


def is_no_date(scene: Scene, rule: str) -> bool:
    """Say whether the words around show that this is a name or another word."""
    if rule == "month":
        return _is_no_month(scene)
    if rule == "weekday":
        return _is_no_weekday(scene)
    if rule == "date_daypart":
        part = scene.find("daypart")
        return part is not None and part.capital and scene.capital_next
    if rule == "season":
        return _is_no_season(scene)
    if rule in {"festival", "day_word"}:
        return scene.word(-1) == "usa" or (rule == "day_word" and scene.inside[0].capital and not scene.opens_sentence)
    return False


def _is_no_month(scene: Scene) -> bool:
    month = scene.find("month")
    if month is None or len(scene.inside) > 1:
        return False
    if "honorific" in {scene.kind(-1), scene.kind(-2) if scene.kind(-1) == "dot" else ""}:
        return True
    before, ambiguous = scene.around(-1), month.word in _AMBIGUOUS
    named = ambiguous and scene.kind(1) == "name"
    if before is not None and before.kind in _LEADS:
        return named and before.kind in {"and", "comma"}
    if named or (month.word == "march" and scene.word(1) == "on"):
        return True
    if before is None or before.kind == "dot" or scene.opens_sentence:
        return month.word == "may" and scene.kind(1) in _AFTER_VERB and scene.word(1) != "sales"
    return before.kind == "name" and before.capital


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
