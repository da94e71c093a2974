"""Walk the articles and keep the aliases that are mentions where they stand."""

from __future__ import annotations

from bisect import bisect_right
from itertools import groupby
from typing import TYPE_CHECKING, Any

from ..rules import check_rules
from ..schema import TableError, check_table, make_table
from .aliases import Alias, plant_aliases
from .metonyms import names_building, names_government
from .words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

_SENTENCE = ["article_id", "passage_no", "sentence_no", "start", "end", "passage_kind", "duplicate"]


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
    words = Words(check_rules(mention_words, "mention_words"))
    aliases, phrases = plant_aliases(actors, check_rules(governments, "governments"), words)
    texts = dict(zip(articles["article_id"], articles["text"], strict=True))
    rows: list[dict[str, Any]] = []
    for article_id, group in groupby(sentences[_SENTENCE].to_dict("records"), key=lambda row: row["article_id"]):
        if article_id not in texts:
            msg = f"a sentence belongs to the article {article_id!r}, which is not there; there are {list(texts)[:5]}"
            raise TableError(msg)
        reader = _Reader(texts[article_id], aliases, words)
        for _, passage in groupby(group, key=lambda row: row["passage_no"]):
            rows.extend(reader.read(list(passage), phrases.find))
    return make_table("mentions", rows)


class _Reader:
    """Reads one article from top to bottom and remembers who was introduced."""

    def __init__(self, text: str, aliases: list[Alias], words: Words) -> None:
        self._text = text
        self._aliases = aliases
        self._words = words
        self._named: dict[str, int] = {}  # where each actor was named last
        self._introduced: set[str] = set()

    def read(self, passage: list[dict[str, Any]], find: Any) -> Iterator[dict[str, Any]]:
        """Yield the mentions of a passage; a name may cross what was taken for the end of a sentence ("U.S. Navy")."""
        starts = [sentence["start"] for sentence in passage]
        free = 0
        for start, ends in find(self._text, starts[0], passage[-1]["end"]):
            if start < free:
                continue
            for end, numbers in ends:
                alias = self._choose(numbers, start, end)
                if alias is not None:
                    self._named[alias.actor] = start
                    if alias.full:
                        self._introduced.add(alias.actor)
                    free = end
                    place = {"start": start, "end": end, "text": self._text[start:end]}
                    sentence = passage[bisect_right(starts, start) - 1]
                    yield {**sentence, **place, "actor": alias.actor, "kind": alias.kind, "metonym": alias.place != ""}
                    break

    def _choose(self, numbers: list[int], start: int, end: int) -> Alias | None:
        """Choose whom the words name here: of several actors the one named last, None if nobody."""
        fitting = [self._aliases[number] for number in numbers if self._fits(self._aliases[number], start, end)]
        return max(fitting, key=lambda alias: self._named.get(alias.actor, -1), default=None)

    def _fits(self, alias: Alias, start: int, end: int) -> bool:
        text, words = self._text, self._words
        if alias.derived and alias.actor not in self._introduced:
            return False
        if words.in_longer_name(text, start, end) or (alias.single and words.somebody_else(text, start, end)):
            return False
        if alias.place == "seat":
            return names_government(text, start, end, words, lambda word: True)
        return alias.place != "building" or not names_building(text, start, end, words)
