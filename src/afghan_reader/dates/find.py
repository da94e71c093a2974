"""Find the dates of articles: the public function, and the way from sentences to rows."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

import pandas as pd

from afghan_reader.rules import check_rules, made_once
from afghan_reader.schema import check_table, make_table

from .intervals import cover, span_days, widen
from .lexicon import Lexicon, build_lexicon, forget, may_hold_date, tokenize
from .patterns import find_expressions
from .resolve import Stretch, resolve_article

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from .scene import Reading


class _Sentence(NamedTuple):
    start: int
    end: int
    passage_no: int
    sentence_no: int
    passage_kind: str
    duplicate: bool


def find_dates(sentences: pd.DataFrame, articles: pd.DataFrame, *, temporal: pd.DataFrame | None = None) -> pd.DataFrame:
    """Find every temporal expression and resolve it to a TIMEX3 value and an interval of days.

    Parameters
    ----------
    sentences
        As `split_sentences` returns them.
    articles
        As `read_articles` or `make_articles` returns them; `published`, or `published_earliest` and `published_latest`,
        is what relative expressions are resolved on.
    temporal
        The temporal words, as `read_rules("temporal")` returns them, perhaps edited.

    Returns
    -------
    dates
        One row an expression, in reading order: its place, TIMEX3 `type`, `value` and `mod`, the first and last day that
        it can mean (`earliest`, `latest`, both included) and what it was resolved against (`anchor`).

    Raises
    ------
    TableError
        If a table lacks a column.

    Examples
    --------
    >>> from afghan_reader import make_articles, split_passages, split_sentences
    >>> articles = make_articles([{"text": "Kunduz fell last September.", "published": "2016-02-12"}])
    >>> sentences = split_sentences(split_passages(articles))
    >>> find_dates(sentences, articles)[["text", "type", "value"]]
                 text  type    value
    0  last September  DATE  2015-09
    """
    check_table(sentences, "sentences")
    check_table(articles, "articles")
    lexicon = _lexicon(temporal)
    known = _publications(articles)
    rows: list[dict[str, Any]] = []
    for article_id, told in _by_article(sentences):
        if article_id in known:
            text, first, last = known[article_id]
            rows += _article_rows(article_id, text, told, (first, last), lexicon)
    return make_table("dates", rows)


def _lexicon(temporal: pd.DataFrame | None) -> Lexicon:
    return forget(_look_ups(temporal))


@made_once
def _look_ups(temporal: pd.DataFrame | None) -> Lexicon:
    return build_lexicon(check_rules(temporal, "temporal"))


def _publications(articles: pd.DataFrame) -> dict[str, tuple[str, dt.date | None, dt.date | None]]:
    """Return text, first and last possible day of publication of each article."""
    exact, first, last = (articles[name].tolist() for name in ("published", "published_earliest", "published_latest"))
    return {
        name: (text, _day(day) or _day(start) or _day(end), _day(day) or _day(end) or _day(start))
        for name, text, day, start, end in zip(
            articles["article_id"].tolist(), articles["text"].tolist(), exact, first, last, strict=True
        )
    }


def _day(moment: pd.Timestamp | None) -> dt.date | None:
    return None if moment is None or pd.isna(moment) else moment.date()


def _by_article(sentences: pd.DataFrame) -> Iterator[tuple[str, list[_Sentence]]]:
    """Group the sentences by article, in the order in which the articles first appear and of their places."""
    groups: dict[str, list[_Sentence]] = {}
    columns = [sentences[name].tolist() for name in ("start", "end", "passage_no", "sentence_no", "passage_kind", "duplicate")]
    for article_id, *cells in zip(sentences["article_id"].tolist(), *columns, strict=True):
        groups.setdefault(article_id, []).append(_Sentence(*cells))
    for article_id, group in groups.items():
        yield article_id, sorted(group)


def _article_rows(
    article_id: str, text: str, sentences: Sequence[_Sentence], published: tuple[dt.date | None, dt.date | None], lexicon: Lexicon
) -> Iterator[dict[str, Any]]:
    stretches = list(_stretches(text, sentences, lexicon))
    if not stretches:
        return
    readings = list(resolve_article(stretches, published[0]))
    second = [] if published[0] == published[1] else resolve_article(stretches, published[1])
    others = {(start, end): other for start, end, other in second}
    starts = [sentence.start for sentence in sentences]
    for start, end, reading in readings:
        other = others.get((start, end), reading)
        sentence = sentences[bisect_right(starts, start) - 1]
        earliest, latest = _days(reading, other, published)
        yield {
            "article_id": article_id,
            "start": start,
            "end": end,
            "text": text[start:end],
            "type": reading.type,
            "value": reading.value if reading.value == other.value else cover(reading.value, other.value),
            "mod": reading.mod,
            "earliest": earliest,
            "latest": latest,
            "anchor": reading.anchor,
            "passage_no": sentence.passage_no,
            "sentence_no": sentence.sentence_no,
            "passage_kind": sentence.passage_kind,
            "duplicate": sentence.duplicate,
        }


def _stretches(text: str, sentences: Sequence[_Sentence], lexicon: Lexicon) -> Iterator[Stretch]:
    """Yield the tokens and expressions of each run of neighbouring sentences that hold a temporal word or a digit.

    A date may be cut in two by a sentence's end ("Sept. | 11"), so neighbours in a passage are read together.
    """
    run: list[_Sentence] = []
    for sentence in sentences:
        cut = bool(run) and text[sentence.start].isdigit()
        wanted = cut or may_hold_date(text[sentence.start : sentence.end], lexicon)
        if run and (not wanted or sentence.passage_no != run[-1].passage_no):
            yield from _stretch(text, run, lexicon)
            run = []
        if wanted:
            run.append(sentence)
    if run:
        yield from _stretch(text, run, lexicon)


def _stretch(text: str, run: Sequence[_Sentence], lexicon: Lexicon) -> Iterator[Stretch]:
    start = run[0].start
    tokens = tokenize(text[start : run[-1].end], lexicon)
    expressions = list(find_expressions(tokens.words))
    if expressions:
        yield start, tokens, expressions


def _days(
    reading: Reading, other: Reading, published: tuple[dt.date | None, dt.date | None]
) -> tuple[dt.date | None, dt.date | None]:
    """Return the first and the last day that an expression can mean, over both ends of the publication's range."""
    one, two = _span(reading, published[0]), _span(other, published[1])
    if one is None or two is None:
        return None, None
    return min(one[0], two[0]), max(one[1], two[1])


@lru_cache(maxsize=4096)
def _span(reading: Reading, published: dt.date | None) -> tuple[dt.date, dt.date] | None:
    if reading.days:
        return reading.days
    days = span_days(reading.value) if reading.type in {"DATE", "TIME"} else None
    if days is None:
        return None
    if reading.mod in {"BEFORE", "AFTER"} and reading.reach is None and published and days[0] <= published <= days[1]:
        return (days[0], published) if reading.mod == "BEFORE" else (published, days[1])
    return days if reading.type == "TIME" else widen(days, reading.mod, reading.reach)
