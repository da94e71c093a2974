"""Read every article sentence by sentence and write the table of quotes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from afghan_reader.schema import check_table, make_table

from .article import QuoteReader
from .lexicon import build_lexicon, packaged_lexicon

if TYPE_CHECKING:
    import pandas as pd


def find_quotes(  # noqa: PLR0913 - each rule table is a keyword
    sentences: pd.DataFrame,
    articles: pd.DataFrame,
    actors: pd.DataFrame | None = None,
    *,
    cues: pd.DataFrame | None = None,
    word_classes: pd.DataFrame | None = None,
    source_nouns: pd.DataFrame | None = None,
    titles: pd.DataFrame | None = None,
    places: pd.DataFrame | None = None,
    anonymity: pd.DataFrame | None = None,
    denial_words: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Find quotations and reports, with their source, cue and stance.

    Parameters
    ----------
    sentences
        From `split_sentences`.
    articles
        The articles that they were cut from.
    actors
        A table of aliases; a speaker who is one of them is called by the actor's name.
    cues, word_classes, source_nouns, titles, places, anonymity, denial_words
        The rule tables of these names (see `read_rules`), perhaps edited.

    Returns
    -------
    quotes
        One row a quotation, report or fragment, in the order of the text; see `explain("quotes")`.
    """
    check_table(sentences, "sentences")
    check_table(articles, "articles")
    rules = (cues, word_classes, source_nouns, titles, places, anonymity, denial_words)
    lexicon = packaged_lexicon() if all(table is None for table in rules) else build_lexicon(*rules)
    aliases = {} if actors is None else _aliases(check_table(actors, "actors"))
    texts = dict(zip(articles["article_id"].tolist(), articles["text"].tolist(), strict=True))
    rows = []
    for article_id, own in _by_article(sentences).items():
        if article_id in texts:
            rows.extend(QuoteReader(article_id, texts[article_id], own, lexicon, aliases).read())
    return make_table("quotes", rows)


def _by_article(sentences: pd.DataFrame) -> dict[str, list[tuple[int, int, int, int, str, bool]]]:
    columns = ("article_id", "passage_no", "sentence_no", "start", "end", "passage_kind", "duplicate")
    grouped: dict[str, list[tuple[int, int, int, int, str, bool]]] = {}
    for article_id, *rest in zip(*(sentences[column].tolist() for column in columns), strict=True):
        grouped.setdefault(article_id, []).append(tuple(rest))
    for own in grouped.values():
        own.sort(key=lambda sentence: sentence[2])
    return grouped


def _aliases(actors: pd.DataFrame) -> dict[str, str]:
    """Map every alias, and every actor's own name, to the actor."""
    names = actors["actor"].tolist()
    return {**dict(zip(actors["alias"].tolist(), names, strict=True)), **dict(zip(names, names, strict=True))}
