"""Name blocks by what stands around them: chronologies, boxes, the head of a page, headings, lists of other stories."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .kinds import SHORT, name_by_itself
from .layout import normalise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .layout import Layout

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?"
_YEARS = r"[12]\d{3}(?:\s?[-–—]\s?(?:[12]\d{3}|\d\d|present))?"
_LABEL = rf"(?:(?:\d{{1,2}} )?{_MONTH} (?:\d{{1,2}},? )?)?{_YEARS}"
_LABELLED_START = re.compile(rf"[*•·\W]{{0,4}}{_LABEL}\s*\W{{0,3}}\s*(?:$|[:.–—|-]|(?=[A-Z“\"]))")
_LABELLED_END = re.compile(rf"[.!?”\"’)]\s?{_LABEL}$")
_ONLY_LABEL = re.compile(rf"\W{{0,4}}{_LABEL}\W{{0,4}}$")
_QUESTION = re.compile(r"(?:Who|What|Why|How|When|Where|Is|Are|Did|Does|Do|Can|Will)\b[^.?!“”\"]{3,100}\?")
_NAME_LINE = re.compile(r"\W*(?:[A-Z][\w.’'-]+\s){1,3}[A-Z][\w’'-]+(?:(?:,| and| in| \|) [A-Z][\w’' |-]{2,60})?\W*$")
_FINISHED = re.compile(r"[.!?…:;,][”\"’')\]*]*$")
_FEWEST = 4  # dated entries that make a chronology
_GAP = 3  # entries between two dated ones
_HEAD = 9  # blocks among which a byline or date still belongs to the head
_TITLE = 30  # words
_HEADING = 12  # words
_PER_QUESTION = 3  # blocks, with itself, that a question heads in an explainer


def name_kinds(blocks: Sequence[str], repeats: Sequence[int | None], title: str, layout: Layout) -> list[str]:
    """Return the kind of each block."""
    known = {block: name_by_itself(block, layout) for block in set(blocks)}
    kinds = [known[block] for block in blocks]
    _name_chronologies(blocks, repeats, kinds, layout)
    _name_boxes(blocks, kinds, layout)
    _name_head(blocks, kinds, title)
    _name_headings(blocks, kinds)
    return [kind or "body" for kind in kinds]


def _name_chronologies(blocks: Sequence[str], repeats: Sequence[int | None], kinds: list[str], layout: Layout) -> None:
    """Name runs of entries with a date at their start or, glued, at the end of the entry before."""
    runs: list[list[int]] = []
    for number, block in enumerate(blocks):
        if kinds[number] in ("", "date") and (_LABELLED_START.match(block) or _LABELLED_END.search(block[-40:])):
            if runs and number - runs[-1][-1] <= _GAP:
                runs[-1].append(number)
            else:
                runs.append([number])
    for run in runs:
        if len(run) < _FEWEST:
            continue
        first, last = run[0], run[-1]
        if last + 1 < len(blocks) and (_LABELLED_END.search(blocks[last][-40:]) or _ONLY_LABEL.match(blocks[last])):
            last += 1  # the entry that the last label announces
        for number in range(max(first - _GAP, 0), first):
            if len(blocks[number]) < 120 and layout.entitles(blocks[number], "chronology"):  # noqa: PLR2004
                first = number
                break
        while last + 1 < len(blocks) and not kinds[last + 1] and _kind_of(repeats[last + 1], kinds, first, last):
            last += 1
        kinds[first : last + 1] = ["chronology"] * (last + 1 - first)


def _kind_of(repeat: int | None, kinds: list[str], first: int, last: int) -> bool:
    """Tell whether a block repeats an entry of the chronology that is being named."""
    return repeat is not None and (first <= repeat <= last or kinds[repeat] == "chronology")


def _name_boxes(blocks: Sequence[str], kinds: list[str], layout: Layout) -> None:
    """Name boxes beside the story: a title of the rules, then paragraphs that open with a question; or a list of stories."""
    for number, block in enumerate(blocks):
        if not kinds[number] and _is_open(block) and len(block.split()) <= _HEADING and layout.entitles(block, "promotion"):
            kinds[number] = "promotion"
            for following in range(number + 1, len(blocks)):
                opening = _QUESTION.match(blocks[following])
                if not (opening and opening.end() < len(blocks[following]) - 1) and kinds[following] != "promotion":
                    break
                kinds[following] = "promotion"
        elif kinds[number] == "related" and len(block.split()) <= 4:  # noqa: PLR2004 - a label such as "Most read"
            for following in range(number + 1, len(blocks)):
                if kinds[following] or not _is_open(blocks[following]):
                    break
                kinds[following] = "related"


def _is_open(block: str) -> bool:
    """Tell whether a block is a short line without an end, as titles and headings are."""
    return len(block) < 200 and not _is_finished(block)  # noqa: PLR2004


def _is_finished(block: str) -> bool:
    """Tell whether a block ends like a sentence, be it with the next entry's year glued on."""
    return _FINISHED.search(block[-6:]) is not None or _LABELLED_END.search(block[-40:]) is not None


def _name_head(blocks: Sequence[str], kinds: list[str], title: str) -> None:
    """Name title, subtitle and byline: what stands before the byline, the date, or the first paragraph."""
    head = next((number for number, kind in enumerate(kinds[:_HEAD]) if kind in ("byline", "date")), None)
    stop = head if head is not None else min(1 + _first_open(kinds), len(kinds))
    waiting = [number for number in range(stop) if not kinds[number]]
    known = normalise(title)
    titled = kinds.index("title") if "title" in kinds else None
    for number in waiting:
        if titled is None and (normalise(blocks[number]) == known or _is_title(blocks, number, waiting)):
            kinds[number] = "title"
            titled = number
        elif titled is None and len(blocks[number].split()) <= 2:  # noqa: PLR2004 - the name of the section
            kinds[number] = "furniture"
        elif head is not None and len(blocks[number]) <= SHORT and not _NAME_LINE.match(blocks[number]):
            kinds[number] = "subtitle"
        elif head is not None and len(blocks[number]) <= SHORT:
            kinds[number] = "byline"
    if head is not None:
        _name_byline_parts(blocks, kinds, head)
    elif titled is not None and titled + 1 < len(blocks) and not kinds[titled + 1]:
        dek = blocks[titled + 1]
        if _is_open(dek) and len(dek.split()) > 4:  # noqa: PLR2004
            kinds[titled + 1] = "subtitle"


def _name_byline_parts(blocks: Sequence[str], kinds: list[str], head: int) -> None:
    """Name the lines after a bare "By", and lines with nothing but a name near the byline."""
    for number in range(head, min(head + 3, len(blocks))):
        bare = number and kinds[number - 1] == "byline" and normalise(blocks[number - 1]) in ("by", "story by", "byline:")
        if not kinds[number]:
            if not (bare or _NAME_LINE.match(blocks[number])) or not _is_open(blocks[number]):
                return
            kinds[number] = "byline"


def _first_open(kinds: list[str]) -> int:
    return next((number for number, kind in enumerate(kinds) if not kind), 0)


def _is_title(blocks: Sequence[str], number: int, waiting: Sequence[int]) -> bool:
    """Tell whether a block of the head is the title: no end, or capitals throughout, or one short line before a long one."""
    block = blocks[number]
    words = block.split()
    if len(words) > _TITLE or (block.startswith(("“", '"')) and _FINISHED.search(block[-6:])):
        return False
    if _is_open(block) or block.endswith("?"):
        return len(words) > 2 or number == waiting[-1]  # noqa: PLR2004 - one or two words name the section
    long = [word.lstrip("“\"‘'(") for word in words if len(word) > 3]  # noqa: PLR2004
    if sum(word[:1].isupper() for word in long) >= 0.7 * max(len(long), 1):
        return True
    after = len(blocks[number + 1]) if number + 1 < len(blocks) else 0
    return len(words) <= _HEADING and after > 1.5 * len(block) and len(waiting) == 1


def _name_headings(blocks: Sequence[str], kinds: list[str]) -> None:
    """Name headings: short lines without an end, alone before running text; several at the foot are other stories."""
    questions = {number for number, block in enumerate(blocks) if not kinds[number] and _is_question(block)}
    if kinds.count("") < _PER_QUESTION * len(questions):
        questions = set()  # an interview, whose questions are running text
    last = max((number for number, block in enumerate(blocks) if not kinds[number] and not _is_heading(block)), default=-1)
    run: list[int] = []
    for number in range(len(blocks) + 1):
        if (
            number < len(blocks)
            and not kinds[number]
            and (_is_heading(blocks[number]) or (len(questions) > 1 and number in questions))
        ):
            run.append(number)
            continue
        after = number < len(blocks)
        if run and after and len(run) <= 2:  # noqa: PLR2004 - a heading and its subheading; more make a list
            for heading in run:
                kinds[heading] = "heading"
        elif len(run) > 1 and run[0] > last:
            for heading in run:
                kinds[heading] = "related"
        run = []


def _is_heading(block: str) -> bool:
    bare = block.replace("**", "").strip()
    words = bare.split()
    if not words or len(words) > _HEADING or len(bare) > 90:  # noqa: PLR2004
        return False
    if len(bare) > 3 and bare.upper() == bare and bare != bare.lower():  # noqa: PLR2004 - capitals throughout
        return True
    return not _is_finished(bare) and (bare[0].isupper() or bare[0].isdigit() or bare[0] in "“‘\"'") and bare[-1] not in '”"'


def _is_question(block: str) -> bool:
    return len(block) < 150 and block.endswith("?") and not any(mark in block[:-1] for mark in '?!“”"')  # noqa: PLR2004
