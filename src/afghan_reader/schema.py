"""The ground plan: what every table holds, and how to check one.

A table is a plain pandas DataFrame. Its entry in `TABLES` says what a row is and gives each column's type and meaning.
Every row that comes from text obeys the law of places: `articles.text[start:end] == text`, counted in characters
(Unicode code points) of the article as it is in its file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class TableError(ValueError):
    """A table or file is not what its name promises; the message is one line: what came, what is wrong, what there is."""

    def _render_traceback_(self) -> list[str]:
        """Show one line, not a traceback, in a notebook (IPython asks for this)."""
        return [f"{type(self).__name__}: {self}"]


class ReadingWarning(UserWarning):
    """Something in a folder was not as expected; what was done instead stands in the message, one line."""


class Column(NamedTuple):
    """A column's pandas type and, in a line, its meaning."""

    dtype: str
    meaning: str


class Table(NamedTuple):
    """What a row is, and the columns in reading order, keys first."""

    row: str
    columns: dict[str, Column]


_ARTICLE = {"article_id": Column("str", "the article, as in `articles`")}
_SPAN = {
    "start": Column("int64", "first character of the place in the article's text, counted from 0"),
    "end": Column("int64", "one past the last character of the place"),
    "text": Column("str", "the words at the place: article text[start:end]"),
}
# A curated row may speak of an article as a whole, or of none: its place is optional.
_PLACE = {
    "article_id": Column("str", "the article; missing if the row is not about one article"),
    "start": Column("Int64", "first character of the place; NA if the row has no place"),
    "end": Column("Int64", "one past the last character of the place; NA if the row has no place"),
    "text": Column("str", "the words at the place, refilled from the article"),
}
_PASSAGE_NO = {"passage_no": Column("int64", "the passage, counted from 0 within the article")}
_SENTENCE = {
    **_PASSAGE_NO,
    "sentence_no": Column("int64", "the sentence where the place starts, counted from 0 within the article"),
    "passage_kind": Column("str", "kind of the passage: body, caption, promotion ... (see `passages`)"),
    "duplicate": Column("bool", "True if the passage repeats an earlier one of the same article"),
}
_NOTE = {"note": Column("str", "a remark by whoever made the row")}
_QUOTE = {
    **_ARTICLE,
    "quote_no": Column("int64", "number of the row, counted from 0 within the article"),
    "within": Column("Int64", "quote_no of the report that holds this row: a fragment or nested attribution; counts skip it"),
    **_SPAN,
    "kind": Column("str", "direct / indirect / mixed / scare"),
    "speaker": Column("str", "the source: the resolved name, else the printed words, else missing"),
    "speaker_text": Column("str", "the source as printed here (a name, a pronoun, a description)"),
    "speaker_start": Column("Int64", "first character of `speaker_text`"),
    "speaker_end": Column("Int64", "one past the last character of `speaker_text`"),
    "cue": Column("str", "the words that report: said, according to ..."),
    "cue_start": Column("Int64", "first character of the cue"),
    "cue_end": Column("Int64", "one past the last character of the cue"),
    "sourcing": Column("str", "named / role / unnamed / institution / document / hearsay / unknown"),
    "stance": Column("str", "the source's own stance on what is reported: asserts / denies / hedges"),
    "anonymity": Column("str", "the condition of anonymity as printed; missing if none is"),
    "anonymity_start": Column("Int64", "first character of the condition"),
    "anonymity_end": Column("Int64", "one past the last character of the condition"),
    "via": Column("str", "the other outlet or document through which the words came; missing if none"),
    "group": Column("Int64", "joins the pieces of one utterance: 'X,' he said, 'Y.'; NA for a row that stands alone"),
    **_SENTENCE,
}
_DATE = {
    **_ARTICLE,
    **_SPAN,
    "type": Column("str", "DATE / TIME / DURATION / SET (TIMEX3)"),
    "value": Column("str", "the TIMEX3 value: 2013-03-22, 2013-W12, 2013-SU, 198, P3D, PAST_REF ..."),
    "mod": Column("str", "the TIMEX3 modifier: APPROX, START, END, MORE_THAN, LESS_THAN ...; missing if none"),
    "earliest": Column("datetime64[us]", "first day that the expression can mean; NaT if it names no stretch of the calendar"),
    "latest": Column("datetime64[us]", "last day that the expression can mean, included"),
    "anchor": Column("str", "what it was resolved against: explicit / publication / context / none"),
    **_SENTENCE,
}

TABLES: dict[str, Table] = {
    "articles": Table(
        "an article",
        {
            "article_id": Column("str", "short name of the article (default: the file's stem)"),
            "outlet": Column("str", "who published it; missing if unknown"),
            "title": Column("str", "the headline; missing if unknown"),
            "authors": Column("object", "list of the authors' names; empty if unknown"),
            "published": Column("datetime64[us]", "day of publication; NaT unless known to the day"),
            "published_earliest": Column("datetime64[us]", "first day on which it can have been published"),
            "published_latest": Column("datetime64[us]", "last day on which it can have been published"),
            "published_from": Column("str", "how the date is known: file / inferred / outside / unknown"),
            "file": Column("str", "name of the file; missing for records"),
            "words": Column("int64", "words in the whole text"),
            "text": Column("str", "the article as given, never altered"),
            "contributors": Column("str", "who else is credited (a; b); missing if unknown"),
            "dateline": Column("str", "the place it was written from; missing if unknown"),
            "genre": Column("str", "news, explainer, analysis ...; missing if unknown"),
            **_NOTE,
        },
    ),
    "passages": Table(
        "a block of an article; together with the white space between them the passages cover the text",
        {
            **_ARTICLE,
            **_PASSAGE_NO,
            **_SPAN,
            "kind": Column(
                "str",
                "title / subtitle / byline / date / dateline / heading / body / chronology / caption / promotion / "
                "related / furniture",
            ),
            "duplicate_of": Column("Int64", "passage_no of the earlier passage that this one repeats; NA if none"),
            "words": Column("int64", "words in the passage"),
            "label": Column("str", "how to say the place aloud: ¶34 for running text, else the kind and a number"),
        },
    ),
    "artefacts": Table(
        "damage inside the text",
        {
            **_ARTICLE,
            **_SPAN,
            "kind": Column("str", "glued / ocr / markup / truncated / anachronism / unbalanced_quote / layout / edited"),
            "why": Column("str", "what was seen, in a sentence"),
        },
    ),
    "sentences": Table(
        "a sentence of a passage",
        {
            **_ARTICLE,
            **_PASSAGE_NO,
            "sentence_no": Column("int64", "number of the sentence, counted from 0 within the article"),
            **_SPAN,
            "passage_kind": _SENTENCE["passage_kind"],
            "duplicate": _SENTENCE["duplicate"],
        },
    ),
    "mentions": Table(
        "a place that names an actor",
        {
            **_ARTICLE,
            **_SPAN,
            "actor": Column("str", "whom the words name, as in `actors`"),
            "kind": Column("str", "person / organisation / state / group"),
            "metonym": Column("bool", "True if a place stands for its government: the Kremlin, Moscow"),
            **_SENTENCE,
        },
    ),
    "quotes": Table("words and their source (an attribution)", _QUOTE),
    "hedges": Table(
        "a word that lowers or raises commitment",
        {
            **_ARTICLE,
            **_SPAN,
            "category": Column(
                "str", "approximator / plausibility shield / attribution shield / booster / probability / confidence"
            ),
            "effect": Column("str", "lowers / raises"),
            "band_low": Column("float64", "lower end of the band in percent, for words of estimative probability; else NA"),
            "band_high": Column("float64", "upper end of the band in percent"),
            "band_source": Column("str", "whose band it is: Kent or ICD 203"),
            **_SENTENCE,
        },
    ),
    "dates": Table("a temporal expression (TIMEX3)", _DATE),
    "actors": Table(
        "an alias of an actor",
        {
            "actor": Column("str", "the actor's name in this corpus"),
            "kind": Column("str", "person / organisation / state / group"),
            "affiliation": Column("str", "to whom the actor belongs"),
            "country": Column("str", "country of the actor"),
            "side": Column("str", "camp in the story, as the curators see it"),
            "alias": Column("str", "words by which a text may call the actor"),
            **_NOTE,
        },
    ),
    "events": Table(
        "one piece of evidence for an event in an article (several rows a pair)",
        {
            "event_id": Column("str", "short name of the event"),
            "event": Column("str", "what happened, in a few words"),
            "type": Column("str", "kind of event"),
            "actors": Column("str", "who took part (a; b)"),
            "earliest": Column("datetime64[us]", "first day on which it can have happened, by this evidence"),
            "latest": Column("datetime64[us]", "last day on which it can have happened, included"),
            "precision": Column("str", "day / month / season / year / approx"),
            "dated_by": Column("str", "who gives the date: the article itself or a source in it"),
            **_PLACE,
            "date_as_given": Column("str", "the date in the article's words; missing if it gives none"),
            **_NOTE,
        },
    ),
    "claims": Table(
        "one piece of evidence for a claim in an article (a pair without a row is silent)",
        {
            "claim_id": Column("str", "short name of the claim"),
            "claim": Column("str", "the claim, as a sentence"),
            "article_id": _PLACE["article_id"],
            "stance": Column("str", "asserts / attributes_named / attributes_unnamed / reports_denial / doubts"),
            "origin": Column("str", "who says so at the root; missing if nobody is named"),
            "via": Column("str", "through whom it came; missing if directly"),
            **{name: _PLACE[name] for name in ("start", "end", "text")},
            **_NOTE,
        },
    ),
    "curated_quotes": Table("words and their source, read by the corpus's authors", {**_QUOTE, **_NOTE}),
    "curated_dates": Table("a temporal expression, read by the corpus's authors", {**_DATE, **_NOTE}),
    "descriptors": Table(
        "how an article introduces somebody",
        {"actor": Column("str", "who is introduced, as in `actors`"), **_PLACE},
    ),
    "edges": Table(
        "a line of a network",
        {
            "actor_a": Column("str", "one end; for a directed network, who speaks or who relies"),
            "actor_b": Column("str", "other end; for a directed network, who is spoken of or relied on"),
            "count": Column("int64", "how many places support the line"),
            "stance": Column("str", "asserts / denies / hedges for voices; missing in other networks"),
            "places": Column("object", "list of (article_id, start, end): the evidence"),
        },
    ),
    "slips": Table(
        "a factual slip, contradiction or misspelling",
        {
            "slip_id": Column("str", "short name; the sides of a contradiction share it"),
            "kind": Column("str", "factual / internal / between / misspelling"),
            **_PLACE,
            "correction": Column("str", "what would be right; missing if nobody knows"),
            "verdict": Column("str", "slip / contradiction / compatible / unclear"),
            "confidence": Column("str", "how sure the curators are: high / moderate / low"),
            **_NOTE,
        },
    ),
}


def check_table(table: pd.DataFrame, name: str) -> pd.DataFrame:
    """Return `table` unchanged if it has every column that a table called `name` promises.

    Raises
    ------
    TableError
        If a column is missing; the message names it and lists what there is.
    """
    return check_columns(table, TABLES[name].columns, name)


def make_table(name: str, records: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """Turn records into a table called `name`: its columns, order and types.

    Parameters
    ----------
    name
        A key of `TABLES`.
    records
        One mapping a row; a key that is not given becomes a missing value.

    Returns
    -------
    table
        The rows in the order given. Empty, with the same columns and types, if there are none.
    """
    return make_columns({column: spec.dtype for column, spec in TABLES[name].columns.items()}, records)


def make_columns(dtypes: Mapping[str, str], records: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """Turn records into a table with these columns and types, also when there are none: the form of every analysis."""
    rows = list(records)
    return pd.DataFrame({column: pd.Series([row.get(column) for row in rows], dtype=dtype) for column, dtype in dtypes.items()})


def rows_of(table: pd.DataFrame, columns: Iterable[str] | None = None) -> list[dict[str, Any]]:
    """Go through a table row by row, each as a mapping of (these) columns."""
    names = [str(column) for column in (table.columns if columns is None else columns)]
    return [dict(zip(names, row, strict=True)) for row in zip(*(table[name].tolist() for name in names), strict=True)]


def check_columns(table: pd.DataFrame, columns: Iterable[str], name: str) -> pd.DataFrame:
    """Return `table` unchanged if it has these columns; `name` is what the message calls it.

    Raises
    ------
    TableError
        If a column is missing; the message names it and lists what there is.
    """
    have = list(getattr(table, "columns", []))
    missing = [column for column in columns if column not in have]
    if missing:
        msg = f"this is not a {name} table: it lacks {missing}; it has {have}"
        raise TableError(msg)
    return table


def counted(table: pd.DataFrame, *, kinds: Iterable[str] | None = ("body",), duplicates: bool = False) -> pd.DataFrame:
    """Keep the rows that an analysis counts.

    Parameters
    ----------
    table
        Passages, or rows made from sentences (quotes, mentions, dates ...).
    kinds
        Kinds of passage to count; None counts all.
    duplicates
        Count also what stands in a passage that repeats an earlier one.

    Returns
    -------
    rows
        The same columns. Of quotes, those held by another (`within`) and scare quotes are left out, so that an
        attribution counts once.

    Raises
    ------
    TableError
        If the table does not say in which kind of passage its rows stand.
    """
    made = "passage_kind" in getattr(table, "columns", [])
    check_columns(table, ["passage_kind", "duplicate"] if made else ["kind", "duplicate_of"], "passages or sentences")
    keep = pd.Series(True, index=table.index)  # noqa: FBT003 - every row, to begin with
    if kinds is not None:
        keep &= table["passage_kind" if made else "kind"].isin([kinds] if isinstance(kinds, str) else list(kinds))
    if not duplicates:
        keep &= ~table["duplicate"].astype(bool) if made else table["duplicate_of"].isna()
    if "within" in table.columns:
        keep &= table["within"].isna() & table["kind"].ne("scare").fillna(value=True).astype(bool)
    return table[keep]


def explain(name: str | None = None) -> pd.DataFrame:
    """Explain a table: what each column holds. Without a name, list the tables.

    Parameters
    ----------
    name
        Such as `"quotes"`.

    Returns
    -------
    explanation
        One row a column (`column`, `type`, `meaning`), or one row a table (`table`, `a row is`).

    Raises
    ------
    TableError
        If there is no table of that name; the message lists those there are.

    Examples
    --------
    >>> explain("sentences")["column"].tolist()[:3]
    ['article_id', 'passage_no', 'sentence_no']
    """
    if name is None:
        return pd.DataFrame([(key, table.row) for key, table in TABLES.items()], columns=["table", "a row is"])
    if name not in TABLES:
        msg = f"there is no table called {name!r}; there are {list(TABLES)}"
        raise TableError(msg)
    rows = [(column, spec.dtype, spec.meaning) for column, spec in TABLES[name].columns.items()]
    return pd.DataFrame(rows, columns=["column", "type", "meaning"])


# The words that a column of a curated file may hold.
VALUES: dict[str, dict[str, tuple[str, ...]]] = {
    "actors": {"kind": ("person", "organisation", "state", "group")},
    "events": {"precision": ("day", "month", "season", "year", "approx")},
    "claims": {"stance": ("asserts", "attributes_named", "attributes_unnamed", "reports_denial", "doubts")},
    "curated_quotes": {
        "kind": ("direct", "indirect", "mixed", "scare"),
        "sourcing": ("named", "role", "unnamed", "institution", "document", "hearsay", "unknown"),
        "stance": ("asserts", "denies", "hedges"),
    },
    "curated_dates": {
        "type": ("DATE", "TIME", "DURATION", "SET"),
        "anchor": ("explicit", "publication", "context", "none"),
    },
    "slips": {
        "kind": ("factual", "internal", "between", "misspelling"),
        "verdict": ("slip", "contradiction", "compatible", "unclear"),
        "confidence": ("high", "moderate", "low"),
    },
}
