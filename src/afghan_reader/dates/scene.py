"""The scene of an expression: its tokens, the words around it, the day of publication and the date in the context."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from .intervals import Days, span_days
from .values import name_stretch, name_unknown, shift

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from .lexicon import Token
    from .tense import Tenses


_NEAR = 300  # characters: a sentence or two
_OPENERS = frozenset('.?!:"“”(—')


class Reading(NamedTuple):
    """What an expression means: TIMEX3 type, value and modifier, what it was resolved against, and how far it was counted."""

    type: str
    value: str
    mod: str | None = None
    anchor: str = "none"
    reach: tuple[float, str] | None = None
    days: Days | None = None
    trim: tuple[int, int] = (0, 0)


@dataclass
class Context:
    """The date that a narrative has reached: the last one told that can carry "a year later"."""

    value: str = ""
    place: int = -1
    days: Days | None = None

    def move(self, value: str, place: int) -> None:
        """Go to a date, if its value names a stretch of the calendar."""
        days = span_days(value)
        if days:
            self.value, self.place, self.days = value, place, days


@dataclass(slots=True)
class Scene:
    """Everything that a rule may look at to say what an expression means."""

    tokens: Sequence[Token]
    spans: Sequence[tuple[int, int]]
    first: int
    last: int
    published: dt.date | None
    context: Context
    tenses: Tenses
    offset: int = 0
    inside: Sequence[Token] = field(init=False)

    def __post_init__(self) -> None:
        """Cut out the expression's own tokens."""
        self.inside = self.tokens[self.first : self.last]

    def find(self, *kinds: str) -> Token | None:
        """Return the first token of one of these kinds."""
        return next((token for token in self.inside if token.kind in kinds), None)

    def is_glued(self, place: int) -> bool:
        """Say whether nothing stands between a token of the stretch and the one before it."""
        return place > 0 and self.spans[place - 1][1] == self.spans[place][0]

    def value(self, *kinds: str) -> str:
        """Return the value of the first token of one of these kinds, or ""."""
        token = self.find(*kinds)
        return token.value if token else ""

    def around(self, step: int) -> Token | None:
        """Return the token so many places before (-1) or after (1) the expression."""
        position = self.first + step if step < 0 else self.last + step - 1
        return self.tokens[position] if 0 <= position < len(self.tokens) else None

    def word(self, step: int) -> str:
        """Return the word so many places before or after the expression, or ""."""
        token = self.around(step)
        return token.word if token else ""

    def kind(self, step: int) -> str:
        """Return the class of the word so many places before or after the expression, or ""."""
        token = self.around(step)
        return token.kind if token else ""

    @property
    def capital_next(self) -> bool:
        """True if the next word has a capital letter."""
        token = self.around(1)
        return token is not None and token.capital

    @property
    def opens_sentence(self) -> bool:
        """True if the expression stands at the beginning of a sentence or of a quotation."""
        token = self.around(-1)
        return token is None or token.word in _OPENERS

    @property
    def tense(self) -> int:
        """1 if the words around speak of the future, -1 of the past, 0 if none tells."""
        return self.tenses.find(self.first, self.last)

    @property
    def just_past(self) -> bool:
        """True if one of the three words before speaks of the past: "died on Nov. 20"."""
        return -1 in self.tenses.marks[max(0, self.first - 3) : self.first]

    @property
    def mod(self) -> str | None:
        """The modifier that a word of the expression gives."""
        return self.value("phase", "phase_noun", "approx") or None

    @property
    def near(self) -> Days | None:
        """The context's days, if it is no more than a sentence or two away and not merely the publication's year."""
        return (
            self.context.days
            if self.context.days and self.offset + self.spans[self.first][0] - self.context.place < _NEAR
            else None
        )

    def base(self, *, contextual: bool) -> tuple[dt.date | None, str]:
        """Return the day to count from and what it is: the context's, or the publication's."""
        if contextual and self.context.days:
            return self.context.days[0], "context"
        return self.published, "publication" if self.published else "none"

    def relative(self, count: int, unit: str, *, contextual: bool = False) -> tuple[str, str]:
        """Name the unit so many units from the base, and the anchor."""
        day, anchor = self.base(contextual=contextual)
        there = shift(day, count, unit) if day else None
        if there is None:
            return name_unknown(unit), "none"
        return name_stretch(there, unit), anchor
