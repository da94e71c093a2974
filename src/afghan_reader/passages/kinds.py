"""Name what each block is by its own words and shape: a step of `split_passages`.

What the words do not tell (a title, a heading, an entry of a chronology) is told by the neighbours: see `neighbours`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .layout import normalise

if TYPE_CHECKING:
    from .layout import Layout

SHORT = 400  # characters; a page speaks of itself in short blocks

_LINK = re.compile(r"(?:#{1,6}\s*)?[*_\\]{0,4}\[[^\[\]\n]{1,400}\]\([^()\n]{0,400}\)[*_\\]{0,4}$")
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
_CLOCK = r"\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?|\d{1,2}\s?[ap]\.?m\.?"
_DAY = "|".join(
    (
        rf"{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}",
        rf"\d{{1,2}}(?:st|nd|rd|th)? {_MONTH},? \d{{4}}",
        r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}",
        r"\d{4}-\d\d-\d\d(?:t\d\d:\d\d\S{0,12})?",
    )
)
_WEEKDAY = r"(?:[a-z]{3,6}day|sun|mon|tue|wed|thu|fri|sat),?"
_ZONE = r"[a-z]{1,3}t|utc|gmt"
_WHEN = rf"(?:{_WEEKDAY}|{_DAY}|{_CLOCK}|{_MONTH} \d{{1,2}},?|at|on|{_ZONE}|updated|published|[|·•,–—-])"
_DATE = re.compile(rf"(?:{_WHEN}\s*){{1,14}}\W*$")
_TIME = re.compile(rf"\b(?:{_DAY}|{_CLOCK})")
_NAMED = re.compile(
    r"(?:(?:[A-Z][\w.’'-]*|de|van|von|der|den|al|el|bin|ibn|da|di|and|with|for|in|at|of|the|The|&|\||/|@\w+)[\s,]*){1,25}\W*$"
)
_CRUMBS = re.compile(r"[^.!?]{1,60}(?:\s[»›>|/]\s[^.!?»›>|]{1,60}){2,9}$")
_CUT = re.compile(r"[\s,](?:\.\.\.|…)$")
_SENTENCE_INSIDE = re.compile(r"[a-z)][.!?]\s+[A-Z]")
_FIGURE = re.compile(r"(?:figure|fig\.|table|map|chart|graph|photo|image|plate) \d{1,3}[.:]")
_PLACE = re.compile(r"[A-Z][A-Z.’' -]{2,40}(?:, [A-Z][\w. ]{1,25})?\s?(?:\([\w ./-]{2,30}\))?\s?[—–:-]*$")
_BEFORE_NAME = re.compile(r"[(\[]?(?:(?:[A-Z]\.)+|[JSDM]r\.|St\.|Lt\.|Sgt\.|Spc\.|Pfc\.|Cpl\.|Maj\.|Capt\.|Gen\.|Col\.)$")
_JOINING = {"for", "by", "via", "of", "the", "and", "de", "van", "von", "der", "al", "el", "bin", "from", "to"}
_FURTHEST = 14  # words of a credit
_WIDTH = 160  # characters of a credit
_NAME_AND_PAPER = 3  # words at least, with "for" between them


def name_by_itself(block: str, layout: Layout) -> str:  # noqa: PLR0911 - one question after the other
    """Return the kind of a block as far as its own words tell, else an empty string."""
    if not any(map(str.isalnum, block)):
        return "furniture"
    shown = layout.ask(block)
    short = len(block) <= SHORT
    if ("furniture", "inside") in shown or (short and any(("furniture", place) in shown for place in ("whole", "start", "end"))):
        return "furniture"
    if short and _CRUMBS.match(block):
        return "furniture"
    if short and (("promotion", "start") in shown or ("promotion", "inside") in shown):
        return "promotion"
    if short and (_LINK.match(block) or ("related", "start") in shown or ("related", "whole") in shown):
        return "related"
    if block.startswith("#"):
        return "title" if block.startswith("# ") else "heading"
    return _name_credit_line(block, shown, layout) if short else ""


def _name_credit_line(block: str, shown: dict[tuple[str, str], str], layout: Layout) -> str:
    """Name the lines that say who, when, and who took the picture."""
    bare = normalise(block)
    if len(bare) < 120 and (_DATE.match(bare) or (("date", "start") in shown and _TIME.search(bare))):  # noqa: PLR2004
        return "date"
    if ("byline", "inside") in shown or ("byline", "whole") in shown:
        return "byline"
    after = shown.get(("byline", "start"))
    if after is not None and (not after or _NAMED.match(block.replace("*", "").rstrip()[-len(after) :].split(" | ")[0])):
        return "byline"
    if ("caption", "start") in shown or ("caption", "inside") in shown or _FIGURE.match(bare) or has_credit(block, layout):
        return "caption"
    if _CUT.search(block) and not any(mark in block for mark in '“”"') and not _SENTENCE_INSIDE.search(block):
        return "caption"
    return "dateline" if _PLACE.match(block) and block[-1:] in "—–:-)" else ""


def has_credit(block: str, layout: Layout) -> bool:
    """Tell whether a block ends with who took its picture: `Kabul, last year. Ann Lee for The New York Times`.

    Such a credit is a fragment of its own: names and joining words after the end of a sentence or in brackets. One of its
    words must be a credit word of the rules, or a slash or "for" must stand between the names. A block that is nothing
    but a credit needs the slash, or ends with an agency of two words.
    """
    if block.endswith((".", "!", "?", "”", '"', ":")):
        return False
    fragment: list[str] = []
    alone = True
    for word in reversed(block[-_WIDTH:].split()):
        if fragment and (_is_end(word) or len(fragment) > _FURTHEST):
            alone = False
            break
        if not (word[:1].isupper() or word.lower() in _JOINING or word[:1] in "(/|©[—–-" or _bare(word) in layout.credits):
            return False
        fragment.append(word)
        if word[:1] in "([":
            alone = False
            break
    words = " ".join(reversed(fragment)).strip("()[]—–- ")
    if ("/" in words and " " in words) or words.lower().endswith(tuple(credit for credit in layout.credits if " " in credit)):
        return True
    plain = {_bare(word) for word in words.split()}
    return not alone and (not plain.isdisjoint(layout.credits) or (" for " in words and len(plain) > _NAME_AND_PAPER))


def _bare(word: str) -> str:
    return word.strip("().:,[]").lower()


def _is_end(word: str) -> bool:
    """Tell whether a sentence ends with this word; an initial or a short title before a name is no end."""
    return word.endswith(("!", "?", "”", '"', "’", "…", ")")) or (word.endswith(".") and not _BEFORE_NAME.match(word))
