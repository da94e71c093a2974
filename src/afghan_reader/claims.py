"""What the articles claim, how firmly, and on whose word.

A **claim** is a sentence that several articles can assert, attribute, doubt or deny. The **stance** of an article is never more
certain than its evidence: where its sentences differ, the least certain one counts. A doubt or a denial that it reports from
somebody stands beside its own stance; a doubt without an origin is its own. An **origin** is who says so at the root: five
articles that quote one general have one origin.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

import pandas as pd

from .schema import check_table, make_columns, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable

# From the most certain to the least.
_STANCES = ("asserts", "attributes_named", "attributes_unnamed", "doubts", "reports_denial")
# What curators write for the article's own word, and behind a source that is not named.
_REPORTER, _UNNAMED = "reporter", "(unnamed)"
_CLAIMS = {
    "claim_id": "str",
    "claim": "str",
    "article_id": "str",
    "stance": "str",
    "doubted": "bool",
    "denied": "bool",
    "varies": "bool",
    "count": "int64",
    **dict.fromkeys(_STANCES, "int64"),
    "origins": "str",
    "places": "object",
}
_ORIGINS = {
    "claim_id": "str",
    "claim": "str",
    "articles": "int64",
    "at_least": "int64",
    "at_most": "int64",
    "named": "str",
    "unnamed": "str",
    "own": "str",
    "denied_by": "str",
    "count": "int64",
    "places": "object",
}


def compare_claims(claims: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Set every claim against every article.

    Parameters
    ----------
    claims, articles
        The curated claims of a corpus, and its articles.

    Returns
    -------
    comparison
        One row a claim and article, also where the article is silent, in the order of both tables: `stance` (asserts,
        attributes_named, attributes_unnamed, doubts, reports_denial or silent), `doubted` and `denied` (somebody's doubt or
        denial is reported), `varies` (its own sentences differ in stance), `count` of the evidence and of each stance, the
        `origins` (a; b) and `places`. A piece of evidence without a place is not counted.
    """
    check_table(claims, "claims")
    check_table(articles, "articles")
    evidence: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for row in _placed(claims):
        evidence[row["claim_id"], row["article_id"]].append(row)
    texts = dict(zip(claims["claim_id"], claims["claim"], strict=True))
    return make_columns(
        _CLAIMS,
        (
            {"claim_id": claim_id, "claim": text, "article_id": name, **_cell(evidence.get((claim_id, name), []))}
            for claim_id, text in texts.items()
            for name in articles["article_id"]
        ),
    )


def count_origins(claims: pd.DataFrame) -> pd.DataFrame:
    """Count the independent origins of each claim.

    Parameters
    ----------
    claims
        The curated claims of a corpus.

    Returns
    -------
    origins
        One row a claim: how many `articles` support it, `at_least` and `at_most` so many independent origins, the `named` ones,
        the `unnamed` and the articles that say so on their `own` word (a; b), who `denied_by`, and `count` and `places` of the
        supporting evidence. Named origins count once however many articles quote them. Unnamed ones, and whoever stands behind
        an article's own word (no origin, or "reporter"), cannot be told apart: they may all be one, or one of the named, hence
        the two numbers; at most, each article has others. An origin cell may hold several (a; b).
    """
    check_table(claims, "claims")
    texts = dict(zip(claims["claim_id"], claims["claim"], strict=True))
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in _placed(claims):
        found[row["claim_id"]].append(row)
    return make_columns(
        _ORIGINS, ({"claim_id": name, "claim": text, **_origins(found.get(name, []))} for name, text in texts.items())
    )


def _placed(claims: pd.DataFrame) -> list[dict[str, Any]]:
    return rows_of(claims.dropna(subset=["claim_id", "article_id", "stance", "start", "end"]))


def _cell(evidence: list[dict[str, Any]]) -> dict[str, Any]:
    stances = Counter(row["stance"] for row in evidence)
    doubted = any(row["stance"] == "doubts" and _split(row["origin"]) for row in evidence)
    own = [stance for stance in _STANCES[:3] if stances[stance]]
    if any(row["stance"] == "doubts" and not _split(row["origin"]) for row in evidence):
        own.append("doubts")
    reported = "doubts" if doubted else "reports_denial" if stances["reports_denial"] else "silent"
    return {
        "stance": own[-1] if own else reported,
        "doubted": doubted,
        "denied": stances["reports_denial"] > 0,
        "varies": len(own) > 1,
        "count": len(evidence),
        **{stance: stances[stance] for stance in _STANCES},
        "origins": _join(name for row in evidence for name in _split(row["origin"])),
        "places": _places(evidence),
    }


def _origins(evidence: list[dict[str, Any]]) -> dict[str, Any]:
    support = [row for row in evidence if row["stance"] in _STANCES[:3]]
    named: dict[str, None] = {}
    unnamed: dict[tuple[str, str], None] = {}
    own: dict[str, None] = {}
    for row in support:
        origins = _split(row["origin"])
        if not origins:
            own[row["article_id"]] = None
        for origin in origins:
            if row["stance"] == "attributes_unnamed" or origin.endswith(_UNNAMED):
                unnamed[row["article_id"], origin] = None
            else:
                named[origin] = None
    return {
        "articles": len({row["article_id"] for row in support}),
        "at_least": len(named) or int(bool(unnamed or own)),
        "at_most": len(named) + len(unnamed) + len(own),
        "named": _join(sorted(named)),
        "unnamed": _join(origin for _, origin in unnamed),
        "own": _join(own),
        "denied_by": _join(name for row in evidence if row["stance"] == "reports_denial" for name in _split(row["origin"])),
        "count": len(support),
        "places": _places(support),
    }


def _split(origin: Any) -> list[str]:  # noqa: ANN401 - a cell, possibly missing
    """List the origins of a cell; the reporter's own word has none."""
    names = [] if pd.isna(origin) else [name.strip() for name in str(origin).split(";")]
    return [name for name in names if name and name != _REPORTER]


def _join(names: Iterable[Any]) -> str | None:
    return "; ".join(dict.fromkeys(str(name) for name in names if not pd.isna(name))) or None


def _places(rows: list[dict[str, Any]]) -> list[tuple[str, int, int]]:
    return [(row["article_id"], int(row["start"]), int(row["end"])) for row in rows]
