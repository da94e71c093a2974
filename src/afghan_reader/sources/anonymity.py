"""Hold what newsrooms ask of anonymous sources against each quotation of one.

The rules stand in `data/anonymity_rules.csv`, in our own words, each with its source and with what a machine can look at: a
rule names a column of `quotes` (`look_in`), a way to look (`match`) and a verdict for either outcome. A reader does not see what
an editor knows, so that many rules end in "cannot tell": this is part of the answer.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

import pandas as pd

from afghan_reader.rules import check_rules
from afghan_reader.schema import TableError, check_table, counted, make_columns, rows_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_AUDIT = {
    "article_id": "str",
    "quote_no": "int64",
    "speaker": "str",
    "sourcing": "str",
    "rule": "str",
    "body": "str",
    "says": "str",
    "verdict": "str",
    "reason": "str",
    "source": "str",
    "text": "str",
    "places": "object",
}
_ANONYMOUS = ("role", "unnamed")
_ARTICLE = re.compile(r"^(?:an?|the|one|some|several|many|other|two|three|four|five)\s+")
# The rest of the clause after a condition of anonymity, and a clause after a comma that gives the reason.
_REASON = re.compile(r"[^,;]*(?:,\s+(?:because|citing|as|since|saying|fearing|for fear|due|given|out of|to)\b[^,;]*)?")


@cache
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """Match any of these words; none at all match nothing."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b" if words else r"(?!)")


_LOOKS: dict[str, Callable[[str, tuple[str, ...]], bool]] = {
    "contains": lambda cell, words: bool(_any_of(words).search(cell)),
    "is": lambda cell, words: _ARTICLE.sub("", cell) in words,
    "present": lambda cell, _: bool(cell),
    "never": lambda _, __: False,
}


def audit_anonymity(
    quotes: pd.DataFrame,
    sentences: pd.DataFrame | None = None,
    *,
    rules: pd.DataFrame | None = None,
    kinds: Iterable[str] | None = ("body",),
    duplicates: bool = False,
) -> pd.DataFrame:
    """Ask of each attribution to an unnamed source what each rule asks.

    Parameters
    ----------
    quotes
        Made by `find_quotes`.
    sentences
        Made by `split_sentences`: the reason for a condition of anonymity is looked for in the clause that follows it. Without
        them, a condition without a reason among its own words is "cannot tell".
    rules
        `read_rules("anonymity_rules")`, edited.
    kinds, duplicates
        Which passages count (see `counted`).

    Returns
    -------
    audit
        One row an attribution to a role or an unnamed source, and rule: who asks it (`body`), what it `says`, the `verdict`
        (yes: kept, no: not kept, cannot tell), the `reason`, the rule's `source`, the `text` and its `places`. A condition of
        anonymity that an article prints once holds for all it attributes to the same source.

    Raises
    ------
    TableError
        If a rule looks in a column that there is not, or in a way that there is not.
    """
    check_table(quotes, "quotes")
    kinds = kinds if kinds is None or isinstance(kinds, str) else list(kinds)
    asked = rows_of(_check_looks(check_rules(rules, "anonymity_rules")))
    rows = rows_of(counted(quotes, kinds=kinds, duplicates=duplicates))
    conditions = _conditions(rows, sentences)
    first = _first_quotations(quotes, kinds=kinds, duplicates=duplicates)
    found = []
    for quote in rows:
        if quote["sourcing"] in _ANONYMOUS:
            key = (quote["article_id"], quote["speaker"])
            opens = (quote["article_id"], quote["quote_no"]) in first
            cells = {**quote, "anonymity": conditions.get(key, quote["anonymity"]), "order": "first" if opens else ""}
            place = (quote["article_id"], quote["start"], quote["end"])
            found += [{**quote, **rule, **_judge(rule, cells, whole=sentences is not None), "places": [place]} for rule in asked]
    return make_columns(_AUDIT, found)


def _check_looks(rules: pd.DataFrame) -> pd.DataFrame:
    columns = ("speaker", "speaker_text", "cue", "text", "anonymity", "order", "")
    for row in rows_of(rules):
        if row["match"] not in _LOOKS or row["look_in"] not in columns:
            msg = (
                f"the rule {row['rule']!r} looks in {row['look_in']!r} for what {row['match']!r}; "
                f"it can look in {list(columns)} for what {list(_LOOKS)}"
            )
            raise TableError(msg)
    return rules


def _judge(rule: dict[str, str], cells: dict[str, Any], *, whole: bool) -> dict[str, str]:
    cell = cells.get(rule["look_in"])
    words = tuple(word.strip().lower() for word in rule["words"].split(";") if word.strip())
    said = "" if pd.isna(cell) else str(cell).strip().lower()
    found = _LOOKS[rule["match"]](said, words)
    if said and not found and not whole and (rule["look_in"], rule["match"]) == ("anonymity", "contains"):
        return {"verdict": "cannot tell", "reason": "a condition is printed; read on in its sentence"}
    verdict, reason = ("if_found", "reason_found") if found else ("if_not", "reason_not")
    return {"verdict": rule[verdict], "reason": rule[reason]}


def _conditions(rows: list[dict[str, Any]], sentences: pd.DataFrame | None) -> dict[tuple[str, str], str]:
    """Collect the conditions of anonymity that each article prints, with the clause that follows, by source."""
    texts: dict[tuple[str, int], str] = {}
    if sentences is not None:
        check_table(sentences, "sentences")
        texts = dict(zip(zip(sentences["article_id"], sentences["sentence_no"], strict=True), sentences["text"], strict=True))
    stated: dict[tuple[str, str], str] = {}
    for row in rows:
        if not (pd.isna(row["anonymity"]) or pd.isna(row["speaker"])):
            near = [texts.get((row["article_id"], row["sentence_no"] + step), "") for step in (0, -1, 1)]
            held = next((text for text in near if row["anonymity"] in text), row["anonymity"])
            reason = _REASON.match(held, held.index(row["anonymity"]) + len(row["anonymity"]))
            key = (row["article_id"], row["speaker"])
            stated[key] = f"{stated.get(key, '')} {row['anonymity']}{reason.group() if reason else ''}".strip()
    return stated


def _first_quotations(quotes: pd.DataFrame, *, kinds: Iterable[str] | None, duplicates: bool) -> set[tuple[str, int]]:
    """Find the attribution that holds the first words in quotation marks of each article."""
    printed = quotes[quotes["kind"].isin(["direct", "mixed"])].drop(columns="within")
    rows = counted(printed, kinds=kinds, duplicates=duplicates).sort_values("start")
    opening = rows.drop_duplicates("article_id")
    holders = dict(zip(zip(quotes["article_id"], quotes["quote_no"], strict=True), quotes["within"], strict=True))
    return {_outermost(key, holders) for key in zip(opening["article_id"], opening["quote_no"], strict=True)}


def _outermost(key: tuple[str, int], holders: dict[tuple[str, int], Any]) -> tuple[str, int]:
    seen = {key}
    while not pd.isna(holders.get(key)) and (key[0], int(holders[key])) not in seen:
        key = (key[0], int(holders[key]))
        seen.add(key)
    return key
