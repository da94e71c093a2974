"""Walk the articles and keep the aliases that are mentions where they stand."""

from __future__ import annotations

from bisect import bisect_right
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from afghan_reader.rules import check_rules, made_once
from afghan_reader.schema import TableError, check_table, make_table, rows_of

from .aliases import Alias, plant_aliases
from .metonyms import names_building, names_government
from .words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from afghan_reader.phrases import Phrases

_SENTENCE = ["article_id", "passage_no", "sentence_no", "start", "end", "passage_kind", "duplicate"]

_HEADLINES = {"title", "subtitle"}


def find_mentions(
    sentences: pd.DataFrame,
    articles: pd.DataFrame,
    actors: pd.DataFrame,
    *,
    governments: pd.DataFrame | None = None,
    mention_words: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Find every place where an article names an actor.

    Parameters
    ----------
    sentences
        As `split_sentences` returns them.
    articles
        The articles that the sentences were cut from.
    actors
        One row an alias: `actor`, `kind`, `country`, `alias`. An alias is matched as it is written, capitals included; at the
        beginning of a sentence its first letter may be a capital, and in a headline all of it. A row without an alias is known
        by the actor's name.
    governments
        Capitals and seats of government with their states, an edited copy of `read_rules("governments")`.
    mention_words
        The words around a name that decide, an edited copy of `read_rules("mention_words")`.

    Returns
    -------
    mentions
        One row a mention, in reading order; `text` is the alias as printed, without title or possessive 's. An alias of two
        actors goes to the one named last before it in the article, else to the first in the table.

    Raises
    ------
    TableError
        If a table lacks a column, or a sentence belongs to an article that is not there.

    Examples
    --------
    >>> from afghan_reader import make_articles, split_passages, split_sentences
    >>> from afghan_reader.schema import make_table
    >>> actors = make_table("actors", [{"actor": "Russia", "kind": "state", "country": "Russia", "alias": "Russia"},
    ...                                {"actor": "Ann Lee", "kind": "person", "alias": "Ann Lee"}])
    >>> articles = make_articles([{"text": "Ann Lee lives in Moscow. Moscow denied what Ms. Lee had said."}])
    >>> mentions = find_mentions(split_sentences(split_passages(articles)), articles, actors)
    >>> mentions[["text", "actor", "metonym"]].values.tolist()
    [['Ann Lee', 'Ann Lee', False], ['Moscow', 'Russia', True], ['Lee', 'Ann Lee', False]]
    """
    check_table(sentences, "sentences")
    check_table(articles, "articles")
    check_table(actors, "actors")
    words = _words(mention_words)
    aliases, phrases = plant_aliases(actors, check_rules(governments, "governments"), words)
    texts = dict(zip(articles["article_id"].tolist(), articles["text"].tolist(), strict=True))
    rows: list[dict[str, Any]] = []
    for article_id, group in groupby(rows_of(sentences, _SENTENCE), key=itemgetter("article_id")):
        if article_id not in texts:
            msg = f"a sentence belongs to the article {article_id!r}, which is not there; there are {list(texts)[:5]}"
            raise TableError(msg)
        reader = _Reader(texts[article_id], aliases, phrases, words)
        for _, passage in groupby(group, key=itemgetter("passage_no")):
            rows.extend(reader.read(list(passage)))
    return make_table("mentions", rows)


@made_once
def _words(mention_words: pd.DataFrame | None) -> Words:
    return Words(check_rules(mention_words, "mention_words"))


class _Reader:
    """Reads one article from top to bottom and remembers who was introduced."""

    def __init__(self, text: str, aliases: list[Alias], phrases: Phrases, words: Words) -> None:
        self._text = text
        self._aliases = aliases
        self._phrases = phrases
        self._words = words
        self._named: dict[str, int] = {}  # where each actor was named last
        self._introduced: set[str] = set()
        self._ahead: set[str] = set()

    def read(self, passage: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        """Yield the mentions of a passage; a name may cross what was taken for the end of a sentence ("U.S. Navy")."""
        starts = [sentence["start"] for sentence in passage]
        free = 0
        offset = starts[0]
        headline = passage[0]["passage_kind"] in _HEADLINES
        self._ahead = self._people_ahead() if headline else set()
        for at, ends in self._phrases.find(self._text[offset : passage[-1]["end"]]):
            start = offset + at
            if start < free:
                continue
            for length, numbers in ends:
                end = offset + length
                alias = self._choose(numbers, start, end, alone=not self._text[free:start].isspace())
                if alias is not None:
                    self._named[alias.actor] = start
                    if alias.full:
                        self._introduced.add(alias.actor)
                    free = end
                    place = {"start": start, "end": end, "text": self._text[start:end]}
                    sentence = passage[bisect_right(starts, start) - 1]
                    yield {
                        **sentence,
                        **place,
                        "actor": alias.actor,
                        "kind": alias.kind,
                        "metonym": self._metonym(alias, start, end),
                    }
                    break

    def _choose(self, numbers: list[int], start: int, end: int, *, alone: bool) -> Alias | None:
        """Choose whom the words name here: of several actors the one named last, None if nobody.

        `alone` says that no other mention ends just before ("the envoy to Austria Weber").
        """
        fitting = [self._aliases[number] for number in numbers if self._fits(self._aliases[number], start, end, alone=alone)]
        return max(fitting, key=lambda alias: self._named.get(alias.actor, -1), default=None)

    def _fits(self, alias: Alias, start: int, end: int, *, alone: bool) -> bool:
        text, words = self._text, self._words
        if alias.derived and alias.actor not in self._introduced and alias.actor not in self._ahead:
            return False
        if words.in_longer_name(text, start, end) or (alone and alias.single and words.somebody_else(text, start)):
            return False
        return alias.kind != "state" or not alias.place or self._metonym(alias, start, end)

    def _metonym(self, alias: Alias, start: int, end: int) -> bool:
        if alias.place == "building":
            return not names_building(self._text, start, end, self._words)
        return alias.place == "seat" and names_government(self._text, start, end, self._words)

    def _people_ahead(self) -> set[str]:
        """List whom the article gives in full: a headline may call them by their surnames before."""
        found = self._phrases.find(self._text)
        aliases = (self._aliases[number] for _, ends in found for _, numbers in ends for number in numbers)
        return {alias.actor for alias in aliases if alias.full}
