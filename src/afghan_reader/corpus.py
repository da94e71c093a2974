"""Read a whole corpus at once.

A corpus is a folder of texts, with a few small CSV files beside them (see `read_articles` and the curated files in
`annotations`). A `Reading` is all of its tables.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from .annotations import read_actors, read_claims, read_dates, read_descriptors, read_events, read_quotes, read_slips
from .articles import read_articles
from .dates import find_dates
from .hedges import find_hedges
from .mentions import find_mentions
from .passages import find_artefacts, split_passages
from .quotes import find_quotes
from .schema import TableError
from .sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

# Articles are read in batches, so that a progress bar has something to count and intermediate lists stay small.
_BATCH = 50


@dataclass(frozen=True, repr=False)
class Reading:
    """All tables of a corpus: what the machine finds, and beside it what the corpus's authors noted."""

    articles: pd.DataFrame
    passages: pd.DataFrame
    artefacts: pd.DataFrame
    sentences: pd.DataFrame
    mentions: pd.DataFrame
    quotes: pd.DataFrame
    hedges: pd.DataFrame
    dates: pd.DataFrame
    actors: pd.DataFrame
    events: pd.DataFrame
    claims: pd.DataFrame
    curated_quotes: pd.DataFrame
    curated_dates: pd.DataFrame
    descriptors: pd.DataFrame
    slips: pd.DataFrame

    def __iter__(self) -> Iterator[tuple[str, pd.DataFrame]]:
        """Go through the tables as (name, table)."""
        return ((field.name, getattr(self, field.name)) for field in fields(self))

    def __repr__(self) -> str:
        return "Reading of " + ", ".join(f"{len(table):,} {name}" for name, table in self)


def read_corpus(folder: str | Path | None = None, *, progress: bool = False) -> Reading:
    """Read every table of a corpus.

    Parameters
    ----------
    folder
        A folder with `.txt` files and, where they exist, the CSV files of a corpus. Without it: the five articles that
        come with the package.
    progress
        Show a progress bar (for long corpora).

    Returns
    -------
    reading
        A `Reading`: one table an attribute, such as `reading.quotes`.

    Raises
    ------
    TableError
        If the folder is missing or holds no text, or a CSV file in it cannot be used.
    """
    folder = course_folder() / "seeds" if folder is None else Path(folder)
    articles = read_articles(folder)
    actors = read_actors(folder)
    found = [_find(batch, actors) for batch in _batches(articles, progress=progress)]
    # each batch gives up its part of a table when the table is put together, so that no more than one is held twice
    tables = {name: pd.concat([each.pop(name) for each in found], ignore_index=True) for name in list(found[0])}
    return Reading(
        articles=articles,
        **tables,
        actors=actors,
        events=read_events(folder, articles),
        claims=read_claims(folder, articles),
        curated_quotes=read_quotes(folder, articles, tables["sentences"]),
        curated_dates=read_dates(folder, articles, tables["sentences"]),
        descriptors=read_descriptors(folder, articles),
        slips=read_slips(folder, articles),
    )


def course_folder() -> Path:
    """Find the course (articles, lessons, exercises): in a clone its root, in an installed package the copy inside.

    A clone comes first: an editable install may leave a stale copy elsewhere.
    """
    here = Path(__file__).resolve().parent
    for folder in (here.parents[1], here / "_course"):
        if (folder / "seeds").is_dir() and (folder / "notebooks").is_dir():
            return folder
    msg = f"the articles that come with the package are not beside it ({here}); name a folder of your own"
    raise TableError(msg)


def _batches(articles: pd.DataFrame, *, progress: bool) -> Iterator[pd.DataFrame]:
    bar = None
    if progress:
        from tqdm.auto import tqdm  # noqa: PLC0415 - paid for only when it is shown

        bar = tqdm(total=len(articles), desc="reading", unit="article")
    for first in range(0, max(len(articles), 1), _BATCH):
        batch = articles.iloc[first : first + _BATCH]
        yield batch
        if bar is not None:
            bar.update(len(batch))
    if bar is not None:
        bar.close()


def _find(articles: pd.DataFrame, actors: pd.DataFrame) -> dict[str, pd.DataFrame]:
    passages = split_passages(articles)
    sentences = split_sentences(passages)
    return {
        "passages": passages,
        "artefacts": find_artefacts(articles, passages),
        "sentences": sentences,
        "mentions": find_mentions(sentences, articles, actors),
        "quotes": find_quotes(sentences, articles, actors),
        "hedges": find_hedges(sentences),
        "dates": find_dates(sentences, articles),
    }
