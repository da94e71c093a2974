"""Event time and story time.

A date in the news is an **interval**: the first and the last day that the words allow, both included. An event is never a
point. Two articles **disagree** about an event if their intervals share no day. The **order of telling** is the order of
the text; a **flashback** (analepsis) is a step back: a date that lies wholly before the one told just before it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any

import pandas as pd

from .schema import check_table, counted, make_columns, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable

_DAY = "datetime64[us]"
_TIMELINE = {
    "article_id": "str",
    "event_id": "str",
    "event": "str",
    "type": "str",
    "actors": "str",
    "earliest": _DAY,
    "latest": _DAY,
    "precision": "str",
    "dated_by": "str",
    "date_as_given": "str",
    "published": _DAY,
    "published_earliest": _DAY,
    "published_latest": _DAY,
    "disagrees": "bool",
    "disagrees_with": "object",
    "count": "int64",
    "places": "object",
}
_NARRATIVE = {
    "article_id": "str",
    "order": "int64",
    "sentence_no": "int64",
    "date": "str",
    "value": "str",
    "earliest": _DAY,
    "latest": _DAY,
    "flashback": "bool",
    "text": "str",
    "places": "object",
}
_YEARS = {"article_id": "str", "year": "int64", "count": "int64", "places": "object"}
_YEAR = re.compile(r"(\d{4})(?:\D|$)")
_PRECISION = ("day", "month", "season", "year", "approx")


def build_timeline(events: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Lay the events out in one lane an article.

    Parameters
    ----------
    events, articles
        The curated events of a corpus, and its articles.

    Returns
    -------
    timeline
        One row an event and article that tells of it: the event, the interval `earliest` to `latest` that the article gives it
        (NaT if it gives none), `precision`, `dated_by`, `date_as_given`, when the article was published, `disagrees` (another
        article gives an interval that shares no day with this one; `disagrees_with` lists them), `count` and `places` of
        the evidence. If an article dates an event several times, the narrowest interval holds where all others contain it;
        else the row spans them all. Ordered by article, then time; undated events last.
    """
    check_table(events, "events")
    check_table(articles, "articles")
    lanes = {row["article_id"]: row for row in rows_of(articles)}
    pairs: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for row in rows_of(events.dropna(subset=["article_id"])):
        pairs[row["article_id"], row["event_id"]].append(row)
    rows = [_lane_row(lanes.get(article_id, {}), evidence) for (article_id, _), evidence in pairs.items()]
    _mark_disagreements(rows)
    order = {article_id: number for number, article_id in enumerate(lanes)}
    rows.sort(key=lambda row: (order.get(row["article_id"], len(order)), *_when(row), row["event_id"]))
    return make_columns(_TIMELINE, rows)


def build_calendar(
    dates: pd.DataFrame, articles: pd.DataFrame, *, kinds: Iterable[str] | None = ("body",), duplicates: bool = False
) -> pd.DataFrame:
    """Lay the dates that the machine found out in the same lanes and columns as `build_timeline`.

    Parameters
    ----------
    dates, articles
        Made by `find_dates` and `read_articles`.
    kinds, duplicates
        Which passages count (see `counted`).

    Returns
    -------
    calendar
        One row an article and TIMEX3 value: `event_id` is the value, `event` and `date_as_given` the words, `dated_by` what
        it was resolved against. Expressions without an interval (most durations and sets) are left out. A machine's date
        names no event, so none disagrees with another.
    """
    check_table(dates, "dates")
    check_table(articles, "articles")
    lanes = {row["article_id"]: row for row in rows_of(articles)}
    pairs: dict[tuple[str, Any, Any, Any], list[dict[str, Any]]] = defaultdict(list)
    for row in rows_of(_told(dates, kinds=kinds, duplicates=duplicates)):
        pairs[row["article_id"], row["value"], row["earliest"], row["latest"]].append(row)
    rows = []
    for (_, value, earliest, latest), found in pairs.items():
        words = _join(row["text"] for row in found)
        event = {
            **found[0],
            "event_id": value,
            "event": words,
            "date_as_given": words,
            "actors": None,
            "precision": _precision(earliest, latest, found[0]["mod"]),
            "dated_by": found[0]["anchor"],
        }
        places = [_place(row) for row in found]
        rows.append({**event, **_publication(lanes.get(found[0]["article_id"], {})), **_no_disagreement(), "places": places})
    order = {article_id: number for number, article_id in enumerate(lanes)}
    rows.sort(key=lambda row: (order.get(row["article_id"], len(order)), *_when(row), str(row["event_id"])))
    return make_columns(_TIMELINE, ({**row, "count": len(row["places"])} for row in rows))


def build_narrative(
    dates: pd.DataFrame, sentences: pd.DataFrame, *, kinds: Iterable[str] | None = ("body",), duplicates: bool = False
) -> pd.DataFrame:
    """Set the order of telling against the time that is told of.

    Parameters
    ----------
    dates, sentences
        Made by `find_dates` and `split_sentences`.
    kinds, duplicates
        Which passages count (see `counted`).

    Returns
    -------
    narrative
        One row a date with an interval, in the order of the text: `order` (from 0 within the article), `sentence_no`, the
        `date` in its words, its `value`, `earliest` and `latest`, `flashback` (it lies wholly before the date told just before
        it), the sentence's `text`, and `places`: the expression's own place.
    """
    check_table(dates, "dates")
    check_table(sentences, "sentences")
    keys = zip(sentences["article_id"], sentences["sentence_no"], strict=True)
    texts = dict(zip(keys, sentences["text"], strict=True))
    rows: list[dict[str, Any]] = []
    last: dict[str, Any] = {"article_id": None}
    told = _told(dates, kinds=kinds, duplicates=duplicates)
    numbers = {name: number for number, name in enumerate(dict.fromkeys(told["article_id"]))}
    for date in sorted(rows_of(told), key=lambda row: (numbers[row["article_id"]], row["start"], row["end"])):
        follows = last["article_id"] == date["article_id"]
        row = {
            **date,
            "order": last["order"] + 1 if follows else 0,
            "date": date["text"],
            "flashback": bool(follows and date["latest"] < last["earliest"]),
            "text": texts.get((date["article_id"], date["sentence_no"])),
            "places": [_place(date)],
        }
        rows.append(row)
        last = row
    return make_columns(_NARRATIVE, rows)


def count_years(dates: pd.DataFrame, *, kinds: Iterable[str] | None = ("body",), duplicates: bool = False) -> pd.DataFrame:
    """Count how often each article speaks of each year.

    Parameters
    ----------
    dates
        Made by `find_dates`.
    kinds, duplicates
        Which passages count (see `counted`): ask twice to see what a doubled passage adds.

    Returns
    -------
    years
        One row an article and year: `count` of the dates whose TIMEX3 value lies in that year (a day, a month, "last year"
        once it is resolved; not decades or spans), and their `places`. In the order of the years within each article.
    """
    check_table(dates, "dates")
    found: dict[tuple[str, int], list[tuple[str, int, int]]] = defaultdict(list)
    for row in rows_of(counted(dates, kinds=kinds, duplicates=duplicates)):
        match = _YEAR.match(str(row["value"]))
        if match and row["type"] in ("DATE", "TIME"):
            found[row["article_id"], int(match[1])].append(_place(row))
    order = {name: number for number, name in enumerate(dict.fromkeys(dates["article_id"]))}
    keys = sorted(found, key=lambda key: (order[key[0]], key[1]))
    return make_columns(_YEARS, ({"article_id": a, "year": y, "count": len(found[a, y]), "places": found[a, y]} for a, y in keys))


def _lane_row(article: dict[str, Any], evidence: list[dict[str, Any]]) -> dict[str, Any]:
    dated = [row for row in evidence if not (pd.isna(row["earliest"]) or pd.isna(row["latest"]))]
    chosen = _narrowest(dated) if dated else evidence[0]
    places = [_place(row) for row in evidence if not (pd.isna(row["start"]) or pd.isna(row["end"]))]
    return {**evidence[0], **chosen, **_publication(article), **_no_disagreement(), "count": len(places), "places": places}


def _narrowest(dated: list[dict[str, Any]]) -> dict[str, Any]:
    """Choose the narrowest interval if every other contains it; else span them all, as vague as the vaguest."""
    first = min(dated, key=lambda row: row["latest"] - row["earliest"])
    if all(row["earliest"] <= first["earliest"] and first["latest"] <= row["latest"] for row in dated):
        return first
    precisions = [row["precision"] for row in dated if row["precision"] in _PRECISION]
    return {
        **first,
        "earliest": min(row["earliest"] for row in dated),
        "latest": max(row["latest"] for row in dated),
        "precision": max(precisions, key=_PRECISION.index, default=first["precision"]),
        **{name: _join(row[name] for row in dated) for name in ("dated_by", "date_as_given")},
    }


def _mark_disagreements(rows: list[dict[str, Any]]) -> None:
    by_event: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        if not (pd.isna(row["earliest"]) or pd.isna(row["latest"])):
            by_event[row["event_id"]].append(row)
    for lanes in by_event.values():
        for row in lanes:
            apart = [each for each in lanes if each["latest"] < row["earliest"] or row["latest"] < each["earliest"]]
            row["disagrees_with"] = [each["article_id"] for each in apart]
            row["disagrees"] = bool(apart)


def _told(dates: pd.DataFrame, *, kinds: Iterable[str] | None, duplicates: bool) -> pd.DataFrame:
    rows = counted(dates, kinds=kinds, duplicates=duplicates)
    return rows[rows["type"].isin(["DATE", "TIME"])].dropna(subset=["earliest", "latest"])


def _precision(earliest: pd.Timestamp, latest: pd.Timestamp, mod: Any) -> str:  # noqa: ANN401 - possibly missing
    days = (latest - earliest).days + 1
    if mod == "APPROX":
        return "approx"
    limits = ((1, "day"), (31, "month"), (93, "season"), (366, "year"))
    return next((name for limit, name in limits if days <= limit), "approx")


def _publication(article: dict[str, Any]) -> dict[str, Any]:
    return {name: article.get(name, pd.NaT) for name in ("published", "published_earliest", "published_latest")}


def _no_disagreement() -> dict[str, Any]:
    return {"disagrees": False, "disagrees_with": []}


def _when(row: dict[str, Any]) -> tuple[bool, pd.Timestamp, pd.Timestamp]:
    undated = pd.isna(row["earliest"]) or pd.isna(row["latest"])
    return (True, pd.Timestamp.min, pd.Timestamp.min) if undated else (False, row["earliest"], row["latest"])


def _join(cells: Iterable[Any]) -> str | None:
    return "; ".join(dict.fromkeys(str(cell) for cell in cells if not pd.isna(cell))) or None


def _place(row: dict[str, Any]) -> tuple[str, int, int]:
    return row["article_id"], int(row["start"]), int(row["end"])
