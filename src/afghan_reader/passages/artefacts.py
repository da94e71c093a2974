"""Find damage in the copy of an article.

An artefact is a place where the copy differs from what a newsroom would print: words run together, characters misread,
leftovers of a web page's markup, text cut off, text younger than the article. Single words and signs stand in `damage.csv`;
what has a form is a named pattern here, with the sentence that explains it. Whether somebody changed the meaning of a
text cannot be seen in its form: that stays with the reader.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from afghan_reader.rules import check_rules
from afghan_reader.schema import check_table, make_table

from .later import find_later, find_truncated
from .marks import find_unbalanced

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_YEARS = r"(?:1[5-9]|20)\d\d(?:\s?[-–—]\s?(?:1[5-9]|20)\d\d)?"
_OPENER = r"(?:The|But|And|She|They|This|That|There|When|While|After|Before|For|With|From|His|Her|Their|Its)"


class Damage(NamedTuple):
    """A form of damage: its kind, a sign without which it cannot be there, its pattern, and what to tell a student."""

    kind: str
    sign: str
    pattern: re.Pattern[str]
    why: str


FORMS = [
    Damage(
        "glued",
        "",
        re.compile(rf"[^\W\d_]{{2,30}}[.!?][”\"’)]?(?:(?:{_MONTH} )?{_YEARS}(?![\d%])| {_YEARS}$)", re.MULTILINE),
        "A date is glued to the end of the entry before; it belongs to what comes next, or stood on a line of its own.",
    ),
    Damage("glued", "“", re.compile(r"[^\W_]{1,30}[.,;:!?]?“(?=\w)\w{0,30}"), "The space before the quotation mark is lost."),
    Damage("glued", "”", re.compile(r"[^\W_]{1,30}[.,;:!?]?”(?=\w)\w{1,30}"), "The space after the quotation mark is lost."),
    Damage(
        "glued", '"', re.compile(r"[^\W\d_]{1,30}[.,!?]\"[^\W\d_]{2,30}"), "The space beside the quotation mark is lost."
    ),
    Damage("glued", "", re.compile(r"[^\W\d_]*[a-z]{2}[.?!][A-Z][a-z]{1,30}(?=[\s,’'])"), "The space between two sentences is lost."),
    Damage("glued", "", re.compile(r"[a-z]{3,30}[,;][A-Za-z]{2,30}\b"), "The space between two words is lost."),
    Damage("glued", "", re.compile(rf"[a-z]{{4,30}}{_OPENER}\b"), "Two words, perhaps two paragraphs, run together."),
    Damage(
        "ocr",
        "|",
        re.compile(r"(?<![|\w\n])[|][1l]?(?=\s[a-z])"),
        "The scanner read a capital I as an upright bar; an opening quotation mark may be lost with it.",
    ),
    Damage("ocr", "", re.compile(r"\b[a-z]{2,20}[015][a-z]{2,20}\b"), "A digit stands where the scanner should have read a letter."),
    Damage("ocr", "", re.compile(r"\b(?:l[09]\d\d|[12][lIO]\d\d|[12]\d[lIO]\d|[12]\d\d[lIO]|[0O]f)\b(?<!of)(?<!Of)"), "A letter stands for a digit, or a digit for a letter."),
    Damage("markup", "](", re.compile(r"(?:#{1,6} )?\[[^\[\]\n]{1,400}\]\([^()\n]{0,400}\)"), "The code of a link is left; where its address is empty or “#”, the way to the source is lost."),
    Damage("markup", "**", re.compile(r"(?:#{1,6} )?\*\*(?=\S)[^*\n]{1,400}\*\*"), "The signs for bold type are left."),
    Damage("markup", "\\", re.compile(r"\\[*_#\[\]]"), "A backslash before a sign is left from the page's code."),
    Damage("markup", "# ", re.compile(r"^#{1,6} (?!\[|\*\*)", re.MULTILINE), "The sign for a heading is left."),
    Damage("markup", "&", re.compile(r"&(?:#\d{2,6}|#x[\da-fA-F]{2,6}|[a-zA-Z]{2,8});"), "The code for a character is left instead of the character."),
    Damage("markup", "<", re.compile(r"</?[a-zA-Z][^<>\n]{0,300}>|<!--[^<>]{0,300}-->"), "A tag of the web page is left."),
    Damage("markup", "[", re.compile(r"\[/?(?:caption|embed|gallery|video|audio)\b[^\[\]\n]{0,300}\]"), "A code of the publishing system is left."),
    Damage("layout", "-", re.compile(r"[^\W_]{1,30}[-\u2010]\r?\n[ \t]{0,9}[^\W_]{1,30}"), "The word is broken at the end of a line; a search misses it."),
    Damage("layout", "\n ", re.compile(r"(?<=[^\s.!?:”\"])\r?\n[ \t]{1,99}[a-z]\w{0,30}"), "A gap stands at the start of a line, in the middle of a sentence."),
    Damage("layout", "\n", re.compile(r"[a-z]{1,30},?(?:\r?\n){2,9}[a-z]{1,30}"), "A blank line stands in the middle of a sentence."),
    Damage("layout", "  ", re.compile(r"(?<=[^\s.!?:”\"])[ \t]{2,99}(?=[^\s|])"), "There is a gap between two words."),
    Damage("layout", " ", re.compile(r"[^\W_]{1,30}[ \t][,;!?](?=[ \n])|[^\W_]{1,30}[ \t]\.(?=\s|$)(?![ ]\.)"), "A space stands before the punctuation mark."),
]


def find_artefacts(
    articles: pd.DataFrame, passages: pd.DataFrame, *, damage: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Find damage inside the text.

    Parameters
    ----------
    articles
        Made by `read_articles` or `make_articles`.
    passages
        Made by `split_passages` from the same articles.
    damage
        Words and signs that show damage; the packaged ones are `read_rules("damage")`.

    Returns
    -------
    artefacts
        One row a place, in the order of the text. `kind` is glued, ocr, markup, truncated, anachronism,
        unbalanced_quote, layout or edited; `why` says in a sentence what was seen.

    Examples
    --------
    >>> from afghan_reader.articles import make_articles
    >>> from afghan_reader.passages import split_passages
    >>> articles = make_articles([{"text": "The revolt failed.1979 He said | was &amp; am gone."}])
    >>> find_artefacts(articles, split_passages(articles))[["kind", "text"]]
         kind         text
    0   glued  failed.1979
    1     ocr            |
    2  markup        &amp;
    """
    check_table(articles, "articles")
    check_table(passages, "passages")
    rules = check_rules(damage, "damage")
    forms = [*FORMS, *_listed(rules)]
    blocks: dict[str, list[tuple[int, str, str]]] = {}
    columns = (passages[column].tolist() for column in ("article_id", "start", "text", "kind"))
    for article_id, start, block, kind in zip(*columns, strict=True):
        blocks.setdefault(article_id, []).append((start, block, kind))
    latest = [None if missing else day.year for day, missing in zip(articles["published_latest"], articles["published_latest"].isna(), strict=True)]
    rows: list[dict[str, Any]] = []
    for article_id, text, year in zip(articles["article_id"].tolist(), articles["text"].tolist(), latest, strict=True):
        own = blocks.get(article_id, [])
        places = [*_find_forms(text, forms), *find_unbalanced(own), *find_truncated(own), *find_later(own, year)]
        for start, end, kind, why in _outermost(places):
            rows.append({"article_id": article_id, "start": start, "end": end, "text": text[start:end], "kind": kind, "why": why})
    return make_table("artefacts", rows)


def _listed(rules: pd.DataFrame) -> list[Damage]:
    """Make one pattern for all words of the table that share a kind, a manner and an explanation."""
    groups: dict[tuple[str, str, str], list[str]] = {}
    for kind, how, words, why in zip(rules["kind"], rules["how"], rules["words"], rules["why"], strict=True):
        groups.setdefault((kind, how, why), []).append(re.escape(words))
    forms = []
    for (kind, how, why), words in groups.items():
        shape = {"anywhere": "(?:{})", "word": r"\b(?:{})\b", "twice": r"\b({})[ \n]\1\b"}[how].format("|".join(words))
        sign = re.sub(r"\\(.)", r"\1", words[0]) if len(words) == 1 else ""
        forms.append(Damage(kind, sign, re.compile(shape), why))
    return forms


def _find_forms(text: str, forms: list[Damage]) -> Iterator[tuple[int, int, str, str]]:
    for form in forms:
        if form.sign not in text:
            continue
        for match in form.pattern.finditer(text):
            if form.kind != "glued" or not _is_address(text, match.start(), match.end()):
                yield match.start(), match.end(), form.kind, form.why


def _is_address(text: str, start: int, end: int) -> bool:
    """Tell whether a place belongs to an internet address, where full stops stand without spaces."""
    around = text[max(0, start - 12) : end + 12]
    return any(sign in around for sign in ("://", "www.", "@", ".com", ".org", ".net", ".gov", "/"))


def _outermost(places: list[tuple[int, int, str, str]]) -> Iterator[tuple[int, int, str, str]]:
    """Drop a place that lies inside another of its kind."""
    reach: dict[str, int] = {}
    for start, end, kind, why in sorted(set(places), key=lambda place: (place[0], -place[1], place[2:])):
        if end > reach.get(kind, -1):
            yield start, end, kind, why
            reach[kind] = end
