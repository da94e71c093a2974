"""Set the words of one article against those of others."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from afghan_reader.articles import count_words
from afghan_reader.schema import TableError, check_table, counted, make_columns, rows_of

from .tokens import Token, count_tokens, find_tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import pandas as pd

_WORDS = {
    "article_id": "str",
    "word": "str",
    "count": "int64",
    "words": "int64",
    "per_1000": "float64",
    "count_reference": "int64",
    "words_reference": "int64",
    "per_1000_reference": "float64",
    "log_odds": "float64",
    "deviation": "float64",
    "z": "float64",
    "dispersion": "float64",
    "reference": "str",
    "places": "object",
}


def compare_words(  # noqa: PLR0913 - each option of the method is a choice to be seen
    sentences: pd.DataFrame,
    target: str | None = None,
    *,
    reference: Sequence[str] | None = None,
    minimum: int = 5,
    prior: float = 500,
    kinds: Iterable[str] | None = ("body",),
    duplicates: bool = False,
) -> pd.DataFrame:
    """Set the words of an article against those of others.

    Parameters
    ----------
    sentences
        Made by `split_sentences`.
    target
        An article's id; without it, each article in turn.
    reference
        The ids of the articles to compare with; without it, all the others. The target is never part of its reference.
    minimum
        How often a word must stand in target and reference together to be listed.
    prior
        Weight of the prior in words: so many words, spread as in target and reference together, are added to each side. The
        larger, the nearer to 0 the log-odds of rare words.
    kinds, duplicates
        Which passages count (see `counted`).

    Returns
    -------
    comparison
        One row an article and word: `count` in the article, its `words`, `per_1000`, the same for the `reference` (whose ids
        stand in that column), `log_odds` (natural logarithm; above 0: more than in the reference), its standard `deviation`,
        `z` (their ratio, by which rows are ordered, largest first; it orders words and tests nothing), `dispersion` over the
        article's passages (Gries' DP: near 0 spread evenly, near 1 all in one place; missing if the article lacks the
        word), and the `places` in the article.

    Raises
    ------
    TableError
        If an article is not among the sentences.

    References
    ----------
    B. L. Monroe, M. P. Colaresi and K. M. Quinn, "Fightin' Words: Lexical Feature Selection and Evaluation for Identifying the
    Content of Political Conflict", Political Analysis 16 (2008), 372-403, equations 15, 16 and 22: log-odds ratio with an
    informative Dirichlet prior. S. Th. Gries, "Dispersions and adjusted frequencies in corpora", International Journal of
    Corpus Linguistics 13 (2008), 403-437: the deviation of proportions, DP.
    """
    check_table(sentences, "sentences")
    known = list(dict.fromkeys(sentences["article_id"]))
    chosen = list(dict.fromkeys(reference or known))
    for name in [*([target] if target else []), *chosen]:
        if name not in known:
            msg = f"there is no article {name!r} among the sentences; there are {known}"
            raise TableError(msg)
    rows = counted(sentences, kinds=kinds, duplicates=duplicates)
    sides = _count_sides(rows)
    pool = _Side(Counter(), 0)
    for name in chosen:
        pool = pool.plus(sides[name])
    found = []
    placed = find_tokens(rows_of(rows[rows["article_id"] == target] if target else rows))
    for name in [target] if target else known:
        others = pool.minus(sides[name]) if name in chosen else pool
        stated = "; ".join(other for other in chosen if other != name)
        if stated:
            compared = _compare((sides[name], others), _by_word(placed.get(name, [])), minimum=minimum, prior=prior)
            found += [{**row, **_places(name, row.pop("tokens")), "reference": stated} for row in compared]
    return make_columns(_WORDS, found)


class _Side(NamedTuple):
    """How often each word stands on a side, and how many words there are by the count of `passages`."""

    counts: Counter[str]
    words: int

    def plus(self, other: _Side) -> _Side:
        return _Side(self.counts + other.counts, self.words + other.words)

    def minus(self, other: _Side) -> _Side:
        return _Side(self.counts - other.counts, self.words - other.words)


def _compare(sides: tuple[_Side, _Side], found: dict[str, list[Token]], *, minimum: int, prior: float) -> list[dict[str, Any]]:
    target, others = sides
    totals = (target.counts.total(), others.counts.total())
    parts = Counter(token.passage_no for tokens in found.values() for token in tokens)
    rows = []
    for word in target.counts.keys() | others.counts.keys():
        count, count_reference = target.counts[word], others.counts[word]
        if count + count_reference >= minimum:
            log_odds, deviation = weigh(count, count_reference, totals, prior)
            rows.append(
                {
                    "word": word,
                    **_rate("", count, target.words),
                    **_rate("_reference", count_reference, others.words),
                    "log_odds": log_odds,
                    "deviation": deviation,
                    "z": log_odds / deviation,
                    "dispersion": disperse(Counter(token.passage_no for token in found.get(word, [])), parts),
                    "tokens": found.get(word, []),
                }
            )
    return sorted(rows, key=lambda row: (0 if math.isnan(row["z"]) else -row["z"], row["word"]))


def _count_sides(rows: pd.DataFrame) -> defaultdict[str, _Side]:
    words: dict[str, int] = defaultdict(int)
    for name, text in zip(rows["article_id"], rows["text"], strict=True):
        words[name] += count_words(text)
    counts = count_tokens(rows_of(rows, ("article_id", "text")))
    return defaultdict(lambda: _Side(Counter(), 0), {name: _Side(counts[name], words[name]) for name in counts})


def _by_word(tokens: list[Token]) -> dict[str, list[Token]]:
    found: dict[str, list[Token]] = defaultdict(list)
    for token in tokens:
        found[token.word].append(token)
    return found


def _places(name: str, tokens: list[Token]) -> dict[str, Any]:
    return {"article_id": name, "places": [(name, token.start, token.end) for token in tokens]}


def weigh(count: int, count_reference: int, totals: tuple[int, int], prior: float) -> tuple[float, float]:
    """Compute a word's log-odds ratio under an informative Dirichlet prior, and its standard deviation.

    Parameters
    ----------
    count, count_reference
        How often the word stands on either side.
    totals
        Number of words on either side.
    prior
        Weight of the prior in words.

    Returns
    -------
    log_odds, deviation
        Both not a number if one side has no other word at all.
    """
    share = prior * (count + count_reference) / sum(totals)
    sides = [(count + share, totals[0] + prior), (count_reference + share, totals[1] + prior)]
    if any(part <= 0 or part >= whole for part, whole in sides):
        return math.nan, math.nan
    log_odds = math.log(sides[0][0] / (sides[0][1] - sides[0][0])) - math.log(sides[1][0] / (sides[1][1] - sides[1][0]))
    return log_odds, math.sqrt(1 / sides[0][0] + 1 / sides[1][0])


def disperse(found: Counter[int], sizes: Counter[int]) -> float | None:
    """Compute Gries' DP: half the summed distance between where a word stands and where all words stand."""
    count, total = found.total(), sizes.total()
    if not count:
        return None
    return sum(abs(found[part] / count - size / total) for part, size in sizes.items()) / 2


def _rate(side: str, count: int, words: int) -> dict[str, Any]:
    return {f"count{side}": count, f"words{side}": words, f"per_1000{side}": 1000 * count / words if words else None}
