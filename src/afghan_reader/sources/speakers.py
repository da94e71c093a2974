"""Count how often each source speaks, and profile it by five questions (IMVAIN)."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

import pandas as pd

from afghan_reader.schema import check_columns, check_table, counted, make_columns, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable

_SOURCES = {
    "article_id": "str",
    "speaker": "str",
    "sourcing": "str",
    "count": "int64",
    "share": "float64",
    "words": "int64",
    "per_1000": "float64",
    "places": "object",
}
_SIDES = {
    "article_id": "str",
    "by": "str",
    "value": "str",
    "count": "int64",
    "share": "float64",
    "speakers": "str",
    "places": "object",
}
_PROFILE = {
    "article_id": "str",
    "speaker": "str",
    "sourcing": "str",
    "question": "str",
    "verdict": "str",
    "reason": "str",
    "count": "int64",
    "places": "object",
}
_KNOWN = ("named", "institution", "document")


def compare_sources(
    quotes: pd.DataFrame, passages: pd.DataFrame, *, kinds: Iterable[str] | None = ("body",), duplicates: bool = False
) -> pd.DataFrame:
    """Count how often each article lets each source speak.

    Parameters
    ----------
    quotes, passages
        Made by `find_quotes` and `split_passages`.
    kinds, duplicates
        Which passages count (see `counted`).

    Returns
    -------
    sources
        One row an article and source: `article_id`, `speaker` (missing where nobody is given), `sourcing`, `count` of
        attributions, `share` of the article's attributions (0 to 1), `words` of the same passages, `per_1000` of those
        words, and the `places` of the attributions. Largest count first within each article.

    Examples
    --------
    >>> from afghan_reader.schema import make_table
    >>> quote = {"article_id": "one", "kind": "direct", "passage_kind": "body", "duplicate": False, "sourcing": "named"}
    >>> spans = [("Ghani", 0, 9), ("Ghani", 20, 29), ("Amiri", 40, 49)]
    >>> rows = [{**quote, "quote_no": n, "speaker": who, "start": a, "end": b} for n, (who, a, b) in enumerate(spans)]
    >>> quotes = make_table("quotes", [{**row, "passage_no": 0, "sentence_no": 0} for row in rows])
    >>> block = {"article_id": "one", "passage_no": 0, "start": 0, "end": 600, "kind": "body", "words": 100}
    >>> compare_sources(quotes, make_table("passages", [block]))[["speaker", "count", "share", "per_1000"]]
      speaker  count     share  per_1000
    0   Ghani      2  0.666667      20.0
    1   Amiri      1  0.333333      10.0
    """
    check_table(quotes, "quotes")
    kinds = kinds if kinds is None or isinstance(kinds, str) else list(kinds)
    words = count_body_words(passages, kinds=kinds, duplicates=duplicates)
    found = _by_source(counted(quotes, kinds=kinds, duplicates=duplicates))
    return make_columns(_SOURCES, (row for article_id, sources in found.items() for row in _shares(article_id, sources, words)))


def compare_sides(
    quotes: pd.DataFrame,
    actors: pd.DataFrame,
    *,
    by: str = "country",
    kinds: Iterable[str] | None = ("body",),
    duplicates: bool = False,
) -> pd.DataFrame:
    """Count the attributions of each article by what is known of their sources: country, side, affiliation or kind.

    Parameters
    ----------
    quotes
        Made by `find_quotes`.
    actors
        Who is what, where the corpus says so.
    by
        A column of `actors`.
    kinds, duplicates
        Which passages count (see `counted`).

    Returns
    -------
    sides
        One row an article and value: `article_id`, `by`, the `value` (missing for sources that `actors` does not know, so for
        all that are not named), `count`, `share` of the article's attributions, the `speakers` (a; b) and `places`.
        Largest count first within each article.

    Raises
    ------
    TableError
        If `actors` has no such column.
    """
    check_table(quotes, "quotes")
    check_columns(check_table(actors, "actors"), [by], "actors")
    known = dict(zip(actors["actor"], actors[by], strict=True))
    rows = []
    for article_id, sources in _by_source(counted(quotes, kinds=kinds, duplicates=duplicates)).items():
        values: dict[Any, dict[str, list[tuple[str, int, int]]]] = defaultdict(dict)
        for (speaker, sourcing), places in sources.items():
            value = known.get(speaker) if sourcing in _KNOWN else None
            values[None if pd.isna(value) else value].setdefault(speaker or f"({sourcing})", []).extend(places)
        total = sum(map(len, sources.values()))
        for value, speakers in values.items():
            found = sorted(place for places in speakers.values() for place in places)
            row = {"article_id": article_id, "by": by, "value": value, "speakers": "; ".join(speakers), "places": found}
            rows.append({**row, "count": len(found), "share": len(found) / total})
    order = {name: number for number, name in enumerate(dict.fromkeys(row["article_id"] for row in rows))}
    rows.sort(key=lambda row: (order[row["article_id"]], -row["count"], row["value"] is None, str(row["value"])))
    return make_columns(_SIDES, rows)


def audit_sources(
    quotes: pd.DataFrame,
    actors: pd.DataFrame | None = None,
    *,
    kinds: Iterable[str] | None = ("body",),
    duplicates: bool = False,
) -> pd.DataFrame:
    """Profile each source of each article by five questions: a start for a reader's judgement, never a sum.

    Parameters
    ----------
    quotes
        Made by `find_quotes`.
    actors
        Who belongs to whom, where the corpus says so.
    kinds, duplicates
        Which passages count (see `counted`).

    Returns
    -------
    profile
        One row an article, source and question (independent, multiple, verifies, authoritative, named): `verdict` (yes /
        no / cannot tell), the `reason`, and `count` and `places` of the source's attributions. A rule sees little: most
        cells are "cannot tell", with what a reader has to look for.

    References
    ----------
    The questions (IMVAIN) are those of the Center for News Literacy, Stony Brook University: independent sources are better
    than self-interested ones, multiple than single, those who verify than those who assert, authoritative or informed
    than uninformed, named than unnamed. The wording here is our own.
    """
    check_table(quotes, "quotes")
    rows = []
    affiliations = _affiliations(actors)
    for article_id, sources in _by_source(counted(quotes, kinds=kinds, duplicates=duplicates)).items():
        for (speaker, sourcing), places in sources.items():
            source = {"article_id": article_id, "speaker": speaker, "sourcing": sourcing, "count": len(places), "places": places}
            cells = _profile(sourcing, affiliations.get(speaker), len(sources) - 1)
            rows += [{**source, "question": question, "verdict": v, "reason": why} for question, (v, why) in cells.items()]
    return make_columns(_PROFILE, rows)


def count_body_words(
    passages: pd.DataFrame, *, kinds: Iterable[str] | None = ("body",), duplicates: bool = False
) -> dict[str, int]:
    """Count each article's words in the passages that an analysis counts: the denominator of its rates."""
    check_table(passages, "passages")
    rows = counted(passages, kinds=kinds, duplicates=duplicates)
    return {str(name): int(total) for name, total in rows.groupby("article_id", sort=False)["words"].sum().items()}


def _by_source(rows: pd.DataFrame) -> dict[str, dict[tuple[Any, str], list[tuple[str, int, int]]]]:
    found: dict[str, dict[tuple[Any, str], list[tuple[str, int, int]]]] = defaultdict(lambda: defaultdict(list))
    for quote in rows_of(rows, ("article_id", "speaker", "sourcing", "start", "end")):
        place = (quote["article_id"], quote["start"], quote["end"])
        found[quote["article_id"]][_source(quote["speaker"], quote["sourcing"])].append(place)
    return found


def _affiliations(actors: pd.DataFrame | None) -> dict[str, str]:
    if actors is None:
        return {}
    known = check_table(actors, "actors").dropna(subset=["affiliation"])
    return dict(zip(known["actor"], known["affiliation"], strict=True))


def _profile(sourcing: str, affiliation: str | None, others: int) -> dict[str, tuple[str, str]]:
    named = sourcing in _KNOWN
    belongs = (
        f"belongs to {affiliation}: has it a stake in the story?" if affiliation else "who pays, sends or employs this source?"
    )
    company = f"{others} other sources speak here: do they say the same, and know it otherwise?"
    shows = "a document can be looked up: does it say this?" if sourcing == "document" else "does it say how it knows?"
    return {
        "independent": ("cannot tell", belongs),
        "multiple": ("cannot tell", company) if others else ("no", "the article has no other source"),
        "verifies": ("cannot tell", shows),
        "authoritative": (
            "cannot tell",
            "what could this source have seen or studied?" if named else "nobody can check who this is",
        ),
        "named": ("yes", "can be asked again") if named else ("no", f"{sourcing}: nobody can be asked again"),
    }


def _source(speaker: Any, sourcing: Any) -> tuple[Any, str]:  # noqa: ANN401 - cells of a table, possibly missing
    if pd.isna(speaker):
        return None, "hearsay" if sourcing == "hearsay" else "unknown"
    return speaker, "unknown" if pd.isna(sourcing) else sourcing


def _shares(
    article_id: str, sources: dict[tuple[Any, str], list[tuple[str, int, int]]], words: dict[str, int]
) -> list[dict[str, Any]]:
    total, length = sum(map(len, sources.values())), words.get(article_id, 0)
    ordered = sorted(sources.items(), key=lambda item: (-len(item[1]), item[0][0] is None, str(item[0][0]), item[0][1]))
    return [
        {
            "article_id": article_id,
            "speaker": speaker,
            "sourcing": sourcing,
            "count": len(places),
            "share": len(places) / total,
            "words": length,
            "per_1000": 1000 * len(places) / length if length else None,
            "places": places,
        }
        for (speaker, sourcing), places in ordered
    ]
