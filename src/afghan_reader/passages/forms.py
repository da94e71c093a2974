"""The forms of damage that `find_artefacts` looks for in the text of an article.

A form is found by a sign: a pattern that begins with the rarest of its characters, so that a search runs as fast as a
search for that character. The word before the sign is added to the place afterwards. Looking back from the sign,
`(?<=…)` asks what stands before it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from afghan_reader.rules import check_rules, made_once

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_YEARS = r"(?:1[5-9]|20)\d\d(?:\s?[-–—]\s?(?:1[5-9]|20)\d\d)?"
_OPENER = (
    r"(?:T(?:he|hey|his|hat|here)|But|And|She|Wh(?:en|ile)|A(?:fter|lso)|B(?:efore|ecause)|F(?:or|rom)|With|His|Her|Their|Its)"
)
_REACH = 40  # characters to the left of a sign that may belong to the place

_WORD = re.compile(r"[^\s“”\"(\[]+$")  # the word before
_WORD_AND_SPACE = re.compile(r"[^\s“”\"(\[]+\s?$")
_HASHES = re.compile(r"(?<![^\n])#{1,6} $")


class Damage(NamedTuple):
    """A form of damage: its kind, what is searched for, what to tell a student, and how the place grows to the left."""

    kind: str
    sign: re.Pattern[str]
    why: str
    left: re.Pattern[str] | None = None
    needs: tuple[str, ...] = ()  # without one of these in the text, the form cannot be there


FORMS = (
    Damage(
        "glued",
        re.compile(rf"[.!?](?<=[^\W\d_]{{2}}.)[”\"’)]?(?:(?:{_MONTH} )?{_YEARS}(?![\d%])| {_YEARS}$)", re.MULTILINE),
        "A date is glued to the end of the entry before; it belongs to what comes next, or stood on a line of its own.",
        _WORD,
    ),
    Damage(
        "glued", re.compile(r"“(?<=[\w.,;:!?]“)(?=\w)\w{0,30}"), "The space before the quotation mark is lost.", _WORD, ("“",)
    ),
    Damage("glued", re.compile(r"”(?=\w)\w{1,30}"), "The space after the quotation mark is lost.", _WORD, ("”",)),
    Damage(
        "glued",
        re.compile(r"\"(?<=[^\W\d_][.,!?]\")[^\W\d_]{2,30}"),
        "The space beside the quotation mark is lost.",
        _WORD,
        ('"',),
    ),
    Damage(
        "glued",
        re.compile(r"[.?!](?<=[a-z]{2}.)[A-Z][a-z]{1,30}(?=[\s,’'])"),
        "The space between two sentences is lost.",
        _WORD,
    ),
    Damage("glued", re.compile(r"[,;](?<=[a-z]{3}.)[A-Za-z]{2,30}\b"), "The space between two words is lost.", _WORD),
    Damage(
        "glued",
        re.compile(rf"(?=[A-Z](?<=[a-z]{{4}}[A-Z])){_OPENER}\b"),
        "Two words, perhaps two paragraphs, run together.",
        _WORD,
    ),
    Damage(
        "ocr",
        re.compile(r"\|(?<![|\w\n]\|)[1l]?(?=\s[a-z])"),
        "The scanner read a capital I as an upright bar; an opening quotation mark may be lost with it.",
        None,
        ("|",),
    ),
    Damage(
        "ocr",
        re.compile(r"[015](?<=[a-z]\d)[a-z]{2,20}\b"),
        "A digit stands where the scanner should have read a letter.",
        _WORD,
    ),
    Damage(
        "ocr",
        re.compile(r"[12lIO0](?<!\w.)(?:(?<=l)[09]\d\d|(?<=[12])(?:[lIO]\d\d|\d[lIO]\d|\d\d[lIO])|(?<=0)f)\b"),
        "A letter stands for a digit, or a digit for a letter.",
    ),
    Damage(
        "markup",
        re.compile(r"\[[^\[\]\n]{1,400}\]\([^()\n]{0,400}\)"),
        "The code of a link is left; where its address is empty or “#”, the way to the source is lost.",
        _HASHES,
        ("](",),
    ),
    Damage("markup", re.compile(r"\*\*(?=\S)[^*\n]{1,400}\*\*"), "The signs for bold type are left.", _HASHES, ("**",)),
    Damage("markup", re.compile(r"\\[*_#\[\]]"), "A backslash before a sign is left from the page's code.", None, ("\\",)),
    Damage("markup", re.compile(r"#(?<![^\n]#)#{0,5} (?!\[|\*\*)"), "The sign for a heading is left.", None, ("# ",)),
    Damage(
        "markup",
        re.compile(r"&(?:#\d{2,6}|#x[\da-fA-F]{2,6}|[a-zA-Z]{2,8});"),
        "The code for a character is left instead of the character.",
        None,
        ("&",),
    ),
    Damage(
        "markup", re.compile(r"<(?:/?[a-zA-Z][^<>\n]{0,300}|!--[^<>]{0,300}--)>"), "A tag of the web page is left.", None, ("<",)
    ),
    Damage(
        "markup",
        re.compile(r"\[/?(?:caption|embed|gallery|video|audio)\b[^\[\]\n]{0,300}\]"),
        "A code of the publishing system is left.",
        None,
        ("[",),
    ),
    Damage(
        "layout",
        re.compile(r"[-\u2010](?<=\w.)\r?\n[ \t]{0,9}[^\W_]{1,30}"),
        "The word is broken at the end of a line; a search misses it.",
        _WORD,
        ("-\n", "-\r", "\u2010"),
    ),
    Damage(
        "layout",
        re.compile(r"\n(?<=[a-z,]\n)\n{1,8}[a-z]{1,30}|\r(?<=[a-z,]\r)\n(?:\r\n){1,8}[a-z]{1,30}"),
        "A blank line stands in the middle of a sentence.",
        _WORD,
    ),
    Damage(
        "layout",
        re.compile(r"[ \t](?<=[\w,]\n.)[ \t]{0,99}[a-z]\w{0,30}|[ \t](?<=[\w,]\r\n.)[ \t]{0,99}[a-z]\w{0,30}"),
        "A gap stands at the start of a line, in the middle of a sentence.",
        None,
        ("\n ", "\n\t"),
    ),
    Damage(
        "layout",
        re.compile(r"  (?<=[^\s.!?:”\"|]  )[ \t]{0,99}(?=[^\s|])"),
        "There is a gap between two words.",
        None,
        ("  ",),
    ),
    Damage(
        "layout",
        re.compile(r"[,;!?.](?<=\w[ \t].)(?=\s|$)(?! \.)"),
        "A space stands before the punctuation mark.",
        _WORD_AND_SPACE,
        (" ,", " ;", " !", " ?", " ."),
    ),
)


def find_forms(text: str, forms: tuple[Damage, ...]) -> Iterator[tuple[int, int, str, str]]:
    """Yield the places of every form of damage in a text, with kind and explanation."""
    for form in forms:
        if form.needs and not any(need in text for need in form.needs):
            continue
        for match in form.sign.finditer(text):
            start = match.start()
            if form.left and (before := form.left.search(text, max(0, start - _REACH), start)):
                start = before.start()
            if form.kind not in ("glued", "edited") or not _is_address(text, start, match.end()):
                yield start, match.end(), form.kind, form.why


@made_once
def read_forms(damage: pd.DataFrame | None) -> tuple[Damage, ...]:
    """Return the named forms, and one for all words of the table that share a kind, a manner and an explanation."""
    rules = check_rules(damage, "damage")
    groups: dict[tuple[str, str, str], list[str]] = {}
    for kind, how, words, why in zip(rules["kind"], rules["how"], rules["words"], rules["why"], strict=True):
        groups.setdefault((kind, how, why), []).append(words)
    forms = []
    for (kind, how, why), words in groups.items():
        any_of = "|".join(map(re.escape, words))
        sign = {"word": rf"\b(?:{any_of})\b", "twice": rf"\b({any_of})[ \n]\1\b"}.get(how, any_of)
        needs = [f"{word}{space}{word}" for word in words for space in " \n"] if how == "twice" else words
        forms.append(Damage(kind, re.compile(sign), why, None, tuple(needs)))
    return (*FORMS, *forms)


def _is_address(text: str, start: int, end: int) -> bool:
    """Tell whether a place belongs to an internet address, where full stops stand without spaces."""
    around = text[max(0, start - 12) : end + 12]
    return any(sign in around for sign in ("://", "www.", "@", ".com", ".org", ".net", ".gov", "/"))
