"""Resolve: from the expressions of an article to their readings, in reading order, on one assumed day of publication."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .days import DAYS
from .guards import is_no_date
from .lengths import LENGTHS
from .relative import RELATIVES
from .scene import Context, Reading, Scene
from .stretches import STRETCHES
from .tense import Tenses
from .times import TIMES

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator, Sequence

    from .lexicon import Tokens
    from .patterns import Expression

_RULES = {**TIMES, **DAYS, **STRETCHES, **RELATIVES, **LENGTHS}
# A date after one of these words is the edge of a stretch, or a comparison: the narrative does not move there.
_EDGES = frozenset({"since", "until", "till", "from", "before", "than", "to", "through", "by", "of", "ended", "ending"})
_BACKWARD = frozenset({"year_ago", "same_of", "known_day", "vague", "recent"})

Stretch = tuple[int, "Tokens", "Sequence[Expression]"]


def resolve_article(stretches: Sequence[Stretch], published: dt.date | None) -> Iterator[tuple[int, int, Reading]]:
    """Yield start, end and reading of every expression that is a date after all.

    Parameters
    ----------
    stretches
        Of one article, in reading order: the offset in its text, the tokens, the expressions found among them.
    published
        The day of publication to assume; None if nothing is known of it.
    """
    context = Context()
    for offset, tokens, expressions in stretches:
        tenses = Tenses(tokens.words)
        for expression in expressions:
            rule = _RULES.get(expression.rule)
            if rule is None:
                continue
            scene = Scene(tokens.words, tokens.spans, expression.first, expression.last, published, context, tenses, offset)
            reading = None if is_no_date(scene, expression.rule) else _read(rule, scene)
            if reading is None:
                continue
            first, last = reading.trim
            start, end = offset + scene.spans[scene.first + first][0], offset + scene.spans[scene.last - 1 - last][1]
            yield start, end, reading
            if expression.rule == "first_of" and scene.find("year"):
                context.move(scene.value("year"), start)
            if _moves(scene, expression.rule, reading):
                context.move(reading.value, start)


def _read(rule: Callable[[Scene], Reading | None], scene: Scene) -> Reading | None:
    """Apply a rule; a date outside the calendar's ten thousand years is none."""
    try:
        return rule(scene)
    except OverflowError:
        return None


def _moves(scene: Scene, rule: str, reading: Reading) -> bool:
    """Say whether the narrative now stands at this date."""
    if reading.type not in {"DATE", "TIME"} or rule in _BACKWARD or scene.word(-1) in _EDGES:
        return False
    side = scene.find("before", "earlier", "ago")
    return not (side and side.value == "-1" and rule == "shift")
