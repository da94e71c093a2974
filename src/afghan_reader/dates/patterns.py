"""Patterns: what temporal expressions look like, written over classes of words.

A pattern is a regular expression whose words are the classes of `data/temporal.csv` and of the number shapes in `lexicon`
(`month day comma? year`). Named parts, in capitals, are put together into patterns; each class then becomes one letter, a
stretch of text becomes a string of such letters, and the patterns run over that string.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .lexicon import Token

_CLASSES: list[str] = """
    month month_short weekday weekday_short weekdays season unit units weekend quarter century second daylong often
    day_word night_word daypart midpoint present vague_past vague_future before_month number ordinal decade_word
    vague_count approx phase phase_noun this last next same that recent article the another every per times ago before
    after from_now earlier of at on and fiscal half period ampm zone festival known_day year_word adjective old age iso
    numeric clock decade nth short_year quarter_no year day count comma dot hyphen possessive label word name
""".split()  # noqa: SIM905 - a list of words reads best as words
_LETTER = {name: chr(0xE000 + number) for number, name in enumerate(_CLASSES)}
_OTHER = chr(0xE000 + len(_CLASSES))

# Named parts; each may use those above it.
_PARTS = {
    "MONTH": "(?:month|month_short dot?)",
    "WEEKDAY": "(?:weekday|weekday_short dot?)",
    "YEAR": "(?:year|short_year)",
    "REL": "(?:this|last|next|same|that)",
    "REL_DAY": "(?:this|last|next|same|(?<=before_month)that|(?<=of)that|(?<=on)that|(?<=at)that)",
    "ORD": "(?:ordinal|second|nth)",
    "PART": "(?:the? phase hyphen? and hyphen? phase hyphen?|the? phase hyphen?|the? (?:phase_noun|half) of|earlier)",
    "UNIT": "(?:unit|quarter|century|weekend)",
    "SPAN": "(?:unit|units|quarter|century)",
    "CLOCK": "(?:(?:(?:clock|day|number) ampm|clock|midpoint)(?: comma? zone)?|(?:year|count) zone)",
    "CALENDAR": "(?:MONTH the? (?:day|nth)(?! hyphen? (?:unit|units))(?: comma? YEAR)?"
    "|the? (?:day|nth) of? MONTH(?: comma? of? YEAR)?|iso|numeric)",
    "DATE": "(?:WEEKDAY comma? CALENDAR|CALENDAR|(?:the? REL_DAY)? weekday|day_word|festival)",
    "NUMBER": "(?:number(?: hyphen? number){0,3}|day|count|vague_count)",
    "COUNT": "(?:NUMBER(?: (?:and|hyphen) NUMBER)?)",
    "HALF": "(?:article? half hyphen? article? hyphen? (?:unit|century)|article? quarter hyphen? of? article? century"
    "|article unit and article half|NUMBER hyphen? and hyphen? article hyphen? half hyphen? SPAN)",
    "LENGTH": "(?:HALF|COUNT (?:hyphen|adjective|approx|word)? SPAN|NUMBER hyphen second)",
    "WHEN": "(?:the? (?:this|last|next|same)? fiscal? unit|fiscal? YEAR|article unit (?:ago|before|earlier))",
}

# In the order in which they are tried: the longer reading of a beginning stands before the shorter one.
_PATTERNS = {
    # the commonest first, since a page of nothing but years or days must not cost much
    "lone_year": "YEAR(?! (?:zone|quarter_no|possessive|fiscal|ordinal|second|nth))",
    "lone_month": "month(?! [day nth year short_year comma of the dot])",
    "lone_weekday": "weekday(?! [comma month month_short dot the of daypart at clock day number midpoint year count])"
    "(?! [this last next hyphen iso numeric nth before after earlier])",
    "age": "approx? the? (?:LENGTH|article unit) (?:hyphen? old|of age)|age COUNT",
    "label": "label dot? (?:year|day|count|clock)",
    # clock times and parts of a day
    "clock_date": "CLOCK comma? (?:on|of)? PART? DATE (?:daypart)?|CLOCK the? REL daypart",
    "date_clock": "PART? DATE comma? at? CLOCK",
    "date_daypart": "PART? DATE (?:at )?daypart|PART? the? daypart of DATE"
    "|the? phase hyphen? daypart? units of DATE|the? phase daypart of DATE",
    "daypart": "PART? the? REL daypart|the daypart (?:before|after|earlier)",
    "night_word": "PART? night_word",
    "plain_daypart": "PART? the daypart|the phase hyphen? daypart",
    "clock": "approx? CLOCK",
    # days
    "known_day": "known_day(?! comma? YEAR)",
    "friday_13": "weekday the nth",
    "calendar": "PART? (?:WEEKDAY comma?)? CALENDAR",
    "day_end": "(?:(?<=month day hyphen)|(?<=month day and)|(?<=dot day hyphen)|(?<=dot day and)|(?<=month_short day hyphen))"
    "day(?: comma? YEAR)?",
    "festival": "PART? (?:the? REL_DAY)? festival(?: of? YEAR)?",
    "weekday": "weekday of? (?:this|last|next) unit"
    "|PART? (?:the? REL_DAY)? weekday(?! hyphen)|the weekday (?:before|after|earlier)",
    "day_word": "PART? day_word",
    # longer stretches of the calendar
    "week_of": "the unit of CALENDAR|the (?:ordinal|second|last) unit of MONTH YEAR?",
    "month": "(?:PART|approx)? (?:the? REL? unit of)? MONTH comma? of? YEAR|month_short dot (?=hyphen month)"
    "|(?:PART|approx)? (?:the? unit of)? (?:the? REL_DAY)? month(?! dot? (?:day|nth) (?!hyphen? (?:unit|units)))",
    "season": "PART? the? REL? season of? YEAR|PART? the? season of the? REL? unit|PART? the? REL season|PART? the season"
    "|PART season",
    "quarter": "PART? the? fiscal? ORD hyphen? (?:quarter|half)(?: of? WHEN)?"
    "|(?:the? REL unit possessive|the? YEAR possessive?) fiscal? ORD hyphen? (?:quarter|half)"
    "|quarter_no of? YEAR?|year quarter_no",
    "first_of": "the? (?:ordinal|last|next) COUNT units(?: of (?:WHEN|MONTH YEAR?))",
    "century": "PART? the? (?:phase hyphen?)? ORD hyphen? century|this century",
    "decade": "(?:PART|approx)? the? (?:phase hyphen?)? decade|the (?:phase hyphen?)? decade_word",
    "year": "(?:PART|approx)? (?:the unit )?fiscal? (?:unit )?YEAR",
    "year_end": "(?<=year hyphen)(?:count|day)",
    # on from, or back from, another time
    "ago": "approx? (?:LENGTH|article (?:unit|century)|units) ago",
    "from_now": "approx? (?:LENGTH|article unit) from_now",
    "shift": "approx? (?:LENGTH|article unit|units|the unit) (?:before|after|earlier)",
    "year_ago": "the? year_word(?: (?:period|quarter|unit|YEAR))?"
    "|the? unit hyphen (?:ago|before|earlier)(?: (?:period|quarter|unit))?",
    "around": "the? (?:last|next|ordinal) approx? (?:COUNT adjective? SPAN|HALF)|the? (?:last|next) units",
    "ordinal_unit": "the ordinal (?:unit|century)(?= of)",
    "recent": "the? recent units|recent",
    "same_of": "the? same (?:unit|period|quarter) (?:the? last unit|article unit (?:ago|before|earlier))",
    "relative": "PART? the? REL fiscal? UNIT|PART the fiscal? UNIT|the phase unit",
    "plain_unit": "the fiscal? (?:UNIT|period)",
    # lengths and repeated times
    "the_past": "the last",
    "every": "times? every (?:COUNT )?(?:UNIT|units|weekday|month|season|daypart)|times (?:every|per|article) unit|weekdays",
    "often": "often",
    "length": "(?:approx|another)? the? LENGTH|article adjective LENGTH|(?:article|the) adjective (?:unit|century)(?! hyphen)",
    "rate": "approx? (?:per unit|article (?:unit|century) and NUMBER|article (?:unit|century))(?! hyphen)|another unit",
    "daylong": "daylong|(?:unit|units|quarter|century) hyphen adjective",
    "bare_units": "units",
    "vague": "present|vague_past|vague_future",
}

# An expression begins with a word that is temporal by itself, or with a weaker one before a word that may go on.
# This is not needed to be right, only to be fast: most words of a text are passed over here.
_WEAK: list[str] = """
    the another article approx phase phase_noun this last next same that recent number ordinal vague_count count day
    half per times age every earlier fiscal
""".split()  # noqa: SIM905
_NEVER: list[str] = """
    unit quarter century ago before after from_now of at on and period ampm zone adjective old comma dot hyphen
    possessive word name weekend before_month
""".split()  # noqa: SIM905
_FOLLOWS = [name for name in _CLASSES if name not in {"at", "comma", "possessive", "name"}]
_STRONG = [name for name in _CLASSES if name not in {*_WEAK, *_NEVER}]
_REACHED = [*_STRONG, "ampm", "zone", "half", "unit", "quarter", "century", "weekend", "period"]


def _any(names: Sequence[str]) -> str:
    return f"[{' '.join(names)}]"


_START = (
    f"{_any(_STRONG)}|{_any(_WEAK)}{_any(_FOLLOWS)}{{0,7}}{_any(_REACHED)}"
    "|the last|[unit units quarter century] hyphen adjective"
    "|(?<=year hyphen)[day count]|(?<=[month month_short dot] day [hyphen and])day"
)


class Expression(NamedTuple):
    """A place where a pattern holds: its rule, and its tokens as a slice of the stretch's."""

    rule: str
    first: int
    last: int


def _compile() -> re.Pattern[str]:
    """Put the parts into the patterns and the letters into both."""
    pattern = "|".join(f"(?P<rule_{name}>{each})" for name, each in _PATTERNS.items())
    pattern = f"(?={_START})(?:{pattern})"
    for name, part in reversed(_PARTS.items()):
        pattern = re.sub(rf"\b{name}\b", part, pattern)
    pattern = re.sub(
        r"(?<![<\w])[a-z]\w*(?!>)",
        lambda match: match.group() if match.group().startswith("rule_") else _LETTER[match.group()],
        pattern,
    )
    return re.compile(pattern.replace(" ", ""))


_EXPRESSION = _compile()


def letters(tokens: Sequence[Token]) -> str:
    """Write a stretch as one letter a token."""
    return "".join([_LETTER.get(token.kind, _OTHER) for token in tokens])


def find_expressions(tokens: Sequence[Token]) -> Iterator[Expression]:
    """Yield every place where a pattern holds, in reading order, none overlapping."""
    for match in _EXPRESSION.finditer(letters(tokens)):
        yield Expression(str(match.lastgroup).removeprefix("rule_").removeprefix("lone_"), match.start(), match.end())
