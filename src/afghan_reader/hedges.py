"""Find hedges: the words with which a text lowers or raises its commitment to what it says.

A hedge makes a claim fuzzier, or the speaker's commitment to it (Lakoff 1972; Prince, Frader and Bosk 1982); a booster does
the contrary (Hyland 2005). The categories:

- *approximator*: the claim itself is made less exact ("about 15", "somewhat", "in many cases");
- *plausibility shield*: the speaker's own doubt ("perhaps", "may", "it seems", "unclear");
- *attribution shield*: the doubt is left to somebody else ("reportedly", "alleged", "according to");
- *booster*: the claim is put beyond doubt ("clearly", "of course", "in fact");
- *probability*: a word of estimative probability, with its band in percent where Kent (1964) or ICD 203 (2015) give one;
- *confidence*: how good the evidence is ("low confidence"), which ICD 203 keeps apart from how likely the event is.

`effect` compares the sentence with the same sentence without the word: whatever falls short of the plain claim lowers.

References
----------
Kent, S. (1964). Words of estimative probability. Studies in Intelligence 8(4).
Prince, E., Frader, J. and Bosk, C. (1982). On hedging in physician-physician discourse. In R. di Pietro (ed.),
Linguistics and the professions. Ablex.
Hyland, K. (2005). Metadiscourse. Continuum.
Office of the Director of National Intelligence (2015). Intelligence Community Directive 203, Analytic standards.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from .phrases import Phrases
from .rules import check_rules, made_once
from .schema import check_table, make_table

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd

_REACH = 40  # characters of context that decide whether a word is a hedge here
_UNITS = (
    "second|minute|hour|day|week|month|year|decade|century|mile|kilomet(?:er|re)|"
    "dozen|hundred|thousand|million|billion|third|quarter"
)
_NUMERALS = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|"
    "nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|half|dozens|hundreds|thousands|millions|noon|midnight"
)
_NUMBER = rf"[$€£¥]?\d|(?:{_NUMERALS})\b|(?:an?|one)[ -](?:{_UNITS})\b"
_NEGATORS = (" not", "n't", " never", " no", " hardly", " neither", " nor", " without", " cannot", " scarcely", " far from")
_HEADLINES = {"title", "subtitle", "heading", "related"}
_OPENING = re.compile(
    r"""(?:^(?:[A-Z]{3,}[A-Z,. ]*)?|[.!?:—–"“‘([]|\s['|])[\s"“‘'*([|]*$"""
)  # a dateline is no beginning of a sentence


class _Rule(NamedTuple):
    """A row of the table, ready for use."""

    cells: dict[str, Any]
    only_before: re.Pattern[str] | None
    not_before: re.Pattern[str] | None
    not_after: tuple[str, ...]


def find_hedges(sentences: pd.DataFrame, *, hedge_words: pd.DataFrame | None = None) -> pd.DataFrame:
    """Find the hedges and boosters of each sentence.

    Parameters
    ----------
    sentences
        As `split_sentences` returns them.
    hedge_words
        The words to look for, an edited copy of `read_rules("hedges")`; by default the packaged ones.

    Returns
    -------
    hedges
        One row a hedge, in reading order; `text` is the word or phrase as printed. Of phrases that overlap, the one that starts
        first counts, and of those the longest: "unlikely" is no "likely", "highly likely" is one hedge. A booster after a
        negation ("not clearly") lowers, and a negated word of probability has no band.

    Raises
    ------
    TableError
        If a table lacks a column, or a band is no number.

    Examples
    --------
    >>> from afghan_reader import make_articles, split_passages, split_sentences
    >>> articles = make_articles([{"text": "In May about 15 men may have left. It is unlikely."}])
    >>> hedges = find_hedges(split_sentences(split_passages(articles)))
    >>> hedges["text"].tolist()
    ['about', 'may have', 'unlikely']
    >>> hedges.loc[2, "category"], f"{hedges.loc[2, 'band_low']:.0f} to {hedges.loc[2, 'band_high']:.0f} percent"
    ('probability', '20 to 45 percent')
    """
    check_table(sentences, "sentences")
    rules, phrases = _plant(hedge_words)
    columns = {
        column: sentences[column].tolist() for column in ("article_id", "passage_no", "sentence_no", "passage_kind", "duplicate")
    }
    rows: list[dict[str, Any]] = []
    for number, (offset, text) in enumerate(zip(sentences["start"].tolist(), sentences["text"].tolist(), strict=True)):
        for start, end, rule in _find(text, rules, phrases, headline=columns["passage_kind"][number] in _HEADLINES):
            sentence = {column: cells[number] for column, cells in columns.items()}
            place = {"start": offset + start, "end": offset + end, "text": text[start:end]}
            rows.append({**sentence, **_weigh(rule, text, start), **place})
    return make_table("hedges", rows)


def _find(text: str, rules: list[_Rule], phrases: Phrases, *, headline: bool) -> Iterable[tuple[int, int, _Rule]]:
    """Yield the hedges of a sentence; where the longest phrase is none in its context, a shorter one may be."""
    free = 0
    for start, ends in phrases.find(text):
        if start < free or (text[start].isupper() and not headline and _is_name(text, start)):
            continue
        for end, numbers in ends:
            rule = rules[numbers[0]]
            if _fits(rule, text, start, end):
                yield start, end, rule
                free = end
                break


def _fits(rule: _Rule, text: str, start: int, end: int) -> bool:
    """Whether the words around a phrase let it be a hedge."""
    if text[end : end + 1] in {"-", "‑"} or (start > 1 and text[start - 1] in "-‑" and text[start - 2].isalnum()):
        return False  # must-have, about-face
    if rule.only_before is not None or rule.not_before is not None:
        after = " ".join(text[end : end + _REACH].lower().split())
        if rule.only_before is not None and not rule.only_before.match(after):
            return False
        if rule.not_before is not None and rule.not_before.match(after):
            return False
    return not (rule.not_after and _before(text, start).endswith(rule.not_after))


def _before(text: str, start: int) -> str:
    return " " + " ".join(text[max(0, start - _REACH) : start].lower().replace("’", "'").split())


def _is_name(text: str, start: int) -> bool:
    """Whether a capital letter inside a sentence marks a name: "Theresa May", "Operation Certain Death"; but "I think"."""
    return not text.startswith("I", start) and _OPENING.search(text[max(0, start - _REACH) : start]) is None


def _weigh(rule: _Rule, text: str, start: int) -> dict[str, Any]:
    """Give category, effect and band; a negation before the word turns a booster round and takes the band away."""
    cells = rule.cells
    if (cells["effect"] == "raises" or cells["band_low"] is not None) and _before(text, start).endswith(_NEGATORS):
        return {**cells, "effect": "lowers", "band_low": None, "band_high": None, "band_source": None}
    return cells


@made_once
def _plant(hedge_words: pd.DataFrame | None) -> tuple[list[_Rule], Phrases]:
    """Turn the table into rules and the tree of their phrases."""
    table = check_rules(hedge_words, "hedges")
    rows: list[dict[str, Any]] = table.to_dict("records")  # type: ignore[assignment]  # columns are text
    rules = [_rule(row) for row in rows]
    forms = (
        (form, number)
        for number, row in enumerate(table[["phrase", "forms"]].itertuples(index=False))
        for form in [row[0], *_split(row[1])]
    )
    return rules, Phrases(forms, ignore_case=True)


def _rule(row: dict[str, Any]) -> _Rule:
    cells = {column: row[column] or None for column in ("category", "effect", "band_source")}
    bands = {column: float(row[column]) if row[column] != "" else None for column in ("band_low", "band_high")}
    not_after = tuple(" " + word if word[0].isalpha() else word for word in _split(row["not_after"]))
    return _Rule({**cells, **bands}, _context(row["only_before"]), _context(row["not_before"]), not_after)


def _context(cell: str) -> re.Pattern[str] | None:
    """Compile the words that may stand next; `<number>` means any number."""
    words = [_NUMBER if word == "<number>" else rf"{re.escape(word)}(?!\w)" for word in _split(cell)]
    return re.compile("|".join(words)) if words else None


def _split(cell: str) -> list[str]:
    return [word.strip().lower() for word in cell.split(";") if word.strip()]
