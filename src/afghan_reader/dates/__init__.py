"""Find temporal expressions: what they say, and which days they can mean.

A temporal expression (TIMEX3 of TimeML 1.2.1) is a phrase that names a point of the calendar (DATE: "last September"), a time of
day (TIME: "Monday night"), a length (DURATION: "three decades") or something that recurs (SET: "every Tuesday"). Ages are none.
The span holds determiners and modifiers ("the early 1990s", "about eight years ago"), not the preposition or the possessive 's.

The way from text to table, one file a step: `lexicon` (words to classes), `patterns` (classes to expressions), `guards` (what is
no date), `tense`, `times`, `days`, `stretches`, `relative`, `lengths` (expressions to TIMEX3 values), `resolve` (in reading
order, with the context), `intervals` (values to first and last day), `find` (rows).

References
----------
Saurí, Littman, Knippen, Gaizauskas, Setzer and Pustejovsky, TimeML Annotation Guidelines, version 1.2.1 (2006).
"""

from .find import find_dates

__all__ = ["find_dates"]
