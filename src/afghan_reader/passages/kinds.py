"""Name what each block is: the second step of `split_passages`."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

_CASED = {"title", "byline", "caption"}  # in these lists capital letters matter
_MARKS = re.compile(r"[*_#>\\\s]+")
_LINK = re.compile(r"(?:#{1,6}\s*)?[*_\\]{0,4}\[[^\]]{1,400}\]\([^)]{0,400}\)[*_\\]{0,4}$")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?"
_CLOCK = r"\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?(?:\s[A-Z]{2,4})?"
_DAY = rf"(?:{_MONTH} \d{{1,2}},? \d{{4}}|\d{{1,2}} {_MONTH},? \d{{4}}|\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}|\d{{4}}-\d\d-\d\d|{_CLOCK})"
_DATE = re.compile(rf"(?:[A-Z][a-z]+day,? )?{_DAY}(?:\s?(?:at|,|-|–|—|\|)?\s?(?:{_DAY}|[A-Z]{{2,4}}|[ap]\.?m\.?))*\W*$")
_YEARS = r"[12]\d{3}(?:\s?[-–—]\s?(?:[12]\d{3}|\d\d|present))?"
_LABEL = rf"(?:(?:\d{{1,2}} )?{_MONTH} (?:\d{{1,2}},? )?)?{_YEARS}"
_LABELLED_START = re.compile(rf"{_LABEL}\s*(?:$|[:.–—-]|(?=[A-Z“\"]))")
_LABELLED_END = re.compile(rf"[.!?”\"’)]\s?{_LABEL}$")
_NAME = r"(?:[A-Z][\w.’'-]*\.?|de|van|von|der|al|el|bin|and|&|,|for|in|at|The|the|of|\|)"
_NAMES = re.compile(rf"\W*(?:{_NAME}[\s,]*){{1,25}}\W*$")
_DATELINE = re.compile(r"[A-Z][A-Z .’'-]{2,40}(?:, [A-Z][\w. ]{2,25})?\W{0,3}$")
_END = re.compile(r"[.!?…:;,][”\"’')\]*]*$")


class Layout:
    """The rules of `layout.csv`, ready to be asked."""

    def __init__(self, rules: pd.DataFrame) -> None:
        """Compile one pattern for each kind and place."""
        words: dict[tuple[str, str], list[str]] = defaultdict(list)
        for kind, place, phrase in zip(rules["kind"], rules["place"], rules["words"], strict=True):
            words[kind, place].append(_pattern(phrase))
        self._patterns = {key: _compile(key, phrases) for key, phrases in words.items()}

    def has(self, kind: str, place: str, block: str) -> bool:
        """Tell whether a block shows a phrase of this kind at this place."""
        pattern = self._patterns.get((kind, place))
        if pattern is None:
            return False
        if place in ("end", "tail"):
            return pattern.search(block[-100:]) is not None
        return pattern.search(block[:400]) is not None

    def after(self, kind: str, block: str) -> str:
        """Return what follows the phrase at the start of a block."""
        match = self._patterns[kind, "start"].match(block)
        return block[match.end() :] if match else block


def _pattern(phrase: str) -> str:
    words = re.escape(phrase.strip()).replace(r"\ ", r"\s+").replace("'", "['’]")
    words = words.replace(r"\*", r"[^\n]{1,40}?")
    return words + (r"\b" if phrase.strip()[-1:].isalnum() else "")


def _compile(key: tuple[str, str], phrases: list[str]) -> re.Pattern[str]:
    kind, place = key
    any_of = "(?:" + "|".join(phrases) + ")"
    lead = r"^[\W_]*" if not any(phrase.startswith(("\\[", "\\(", "\\#", "©")) for phrase in phrases) else r"^[\s*_“\"]*"
    shape = {
        "start": lead + any_of,
        "box": lead + any_of,
        "whole": lead + any_of + r"[\W_]*$",
        "end": any_of + r"[\W_]*$",
        "tail": r"(?:^|[.!?…)/—–|-]\s*|\s)" + any_of + r"[)\]\s.]*$",
        "inside": any_of,
    }[place]
    return re.compile(shape, 0 if kind in _CASED else re.IGNORECASE)


def name_kinds(blocks: Sequence[str], repeats: Sequence[int | None], title: str, layout: Layout) -> list[str]:
    """Return the kind of each block."""
    kinds = [_by_itself(block, layout) for block in blocks]
    _name_chronologies(blocks, repeats, kinds, layout)
    _name_boxes(blocks, kinds, layout)
    _name_header(blocks, kinds, title)
    _name_headings(blocks, kinds)
    return [kind or "body" for kind in kinds]


def _by_itself(block: str, layout: Layout) -> str:  # noqa: C901, PLR0911 - one question after the other
    """Name a block by its own words; "" if they do not tell."""
    plain = _MARKS.sub(" ", block[:600]).strip()
    long = len(block) > 400
    if not re.search(r"\w", plain):
        return "furniture"
    if block.startswith("#") and not _LINK.match(block):
        return "title" if block.startswith("# ") else "heading"
    if not long and any(layout.has("furniture", place, plain) for place in ("whole", "start", "end")):
        return "furniture"
    if layout.has("furniture", "inside", plain):
        return "furniture"
    if not long and (layout.has("promotion", "start", plain) or layout.has("promotion", "inside", plain)):
        return "promotion"
    if not long and _LINK.match(block):
        return "related"
    if not long and layout.has("related", "start", plain):
        return "related"
    if len(block) < 120 and (_DATE.match(plain) or (layout.has("date", "start", plain) and re.search(r"\d", plain))):
        return "date"
    if not long and (layout.has("credit", "end", plain) or layout.has("credit", "start", plain)):
        return "byline"
    if len(block) < 200 and layout.has("byline", "start", plain) and _NAMES.match(layout.after("byline", plain)):
        return "byline"
    if len(block) < 700 and (
        layout.has("caption", "start", plain) or layout.has("caption", "tail", block) or layout.has("caption", "end", block)
    ):
        return "caption"
    if not long and re.search(r"[\s,](?:\.\.\.|…)$", block) and not re.search('[“"]', block):
        return "caption"
    return ""


def _name_chronologies(blocks: Sequence[str], repeats: Sequence[int | None], kinds: list[str], layout: Layout) -> None:
    """Name runs of entries with a year label at their start or, glued, at their end."""
    dated = [
        number
        for number, block in enumerate(blocks)
        if kinds[number] in ("", "date") and (_LABELLED_START.match(block) or _LABELLED_END.search(block[-40:]))
    ]
    runs: list[list[int]] = []
    for number in dated:
        if runs and number - runs[-1][-1] <= 3:
            runs[-1].append(number)
        else:
            runs.append([number])
    for run in runs:
        if len(run) < 4:
            continue
        first, last = run[0], run[-1]
        if _LABELLED_END.search(blocks[last][-40:]) and last + 1 < len(blocks):
            last += 1
        for number in range(first, last + 1):
            kinds[number] = "chronology"
        for title in range(first - 1, max(first - 4, -1), -1):
            if layout.has("chronology", "box", blocks[title]) and len(blocks[title]) < 120:
                kinds[title:first] = ["chronology"] * (first - title)
        while (
            last + 1 < len(blocks)
            and not kinds[last + 1]
            and (repeat := repeats[last + 1]) is not None
            and kinds[repeat] == "chronology"
        ):
            last += 1
            kinds[last] = "chronology"


def _name_boxes(blocks: Sequence[str], kinds: list[str], layout: Layout) -> None:
    """Name explainer boxes: a title from the list, then paragraphs that open with a question."""
    for number, block in enumerate(blocks):
        if kinds[number] or len(block) > 100 or _END.search(block) or not layout.has("promotion", "box", block):
            continue
        kinds[number] = "promotion"
        for following in range(number + 1, len(blocks)):
            if (
                not re.match(
                    r"(?:Who|What|Why|How|When|Where|Is|Are|Did|Does|Do|Can|Will)\b[^.?!]{3,80}\? [A-Z]", blocks[following]
                )
                and kinds[following] != "promotion"
            ):
                break
            kinds[following] = "promotion"


def _name_header(blocks: Sequence[str], kinds: list[str], title: str) -> None:
    """Name title and subtitle: what stands before the byline, the date, or the first real paragraph."""
    known = _MARKS.sub(" ", title).strip().lower()
    head = next((number for number, kind in enumerate(kinds) if kind in ("byline", "date") and number < 9), None)
    open_blocks = [number for number, kind in enumerate(kinds[: head if head is not None else 1 + _first(kinds)]) if not kind]
    titled = "title" in kinds
    for number in open_blocks:
        block = blocks[number]
        if not titled and ((known and block.strip().lower() == known) or _is_headline(block, head is not None)):
            kinds[number] = "title"
            titled = True
        elif head is not None and len(block) < 400:
            kinds[number] = "subtitle"
    if head is None:
        return
    for number in range(head, min(head + 3, len(blocks))):
        if not kinds[number] and len(blocks[number]) < 100 and _NAMES.match(blocks[number]) and not _END.search(blocks[number]):
            kinds[number] = "byline"
        elif not kinds[number] and _DATELINE.match(blocks[number]):
            kinds[number] = "dateline"
    if kinds[head] == "byline" and len(blocks[head]) < 10 and head + 1 < len(blocks) and not kinds[head + 1]:
        kinds[head + 1] = "byline"


def _first(kinds: list[str]) -> int:
    return next((number for number, kind in enumerate(kinds) if not kind), 0)


def _is_headline(block: str, header: bool) -> bool:
    words = block.split()
    if len(words) > 30:
        return False
    if not re.search(r"[.…:,;][”\"’')\]]*$", block):
        return True
    long = [word for word in words if len(word) > 3]
    capital = sum(word.lstrip("“\"‘'(")[:1].isupper() for word in long)
    return capital >= 0.7 * max(len(long), 1) and not header


def _name_headings(blocks: Sequence[str], kinds: list[str]) -> None:
    """Name headings: short lines without an end, before running text."""
    questions = [
        n
        for n, block in enumerate(blocks)
        if not kinds[n]
        and len(block) < 150
        and block.endswith("?")
        and block.count("?") == 1
        and not re.search(r"[“\".!]", block[:-1])
    ]
    for number, block in enumerate(blocks):
        if kinds[number] or number + 1 == len(blocks):
            continue
        if re.fullmatch(r"\*\*[^*]{2,150}\*\*", block) or (len(questions) > 1 and number in questions):
            kinds[number] = "heading"
        elif (
            len(block.split()) <= 12
            and len(block) < 90
            and not _END.search(block)
            and re.match(r"[A-Z0-9“‘\"']", block)
            and not re.search(r"[“\"]$", block)
        ):
            kinds[number] = "heading"
