"""A toy reading of two made-up articles, for the tests of figures and widgets. Every place is looked up by its words."""

from types import SimpleNamespace

import pandas as pd

from afghan_reader.articles import make_articles
from afghan_reader.schema import TABLES, make_table
from afghan_reader.sentences import split_sentences

HARBOUR = (
    "Harbour 🚢 deal denied\n\n"
    "“We 🤝 did not sell 𝒜rms to the Guild,” said Mara Olin, the harbour envoy, on 3 March 2019. "
    "Some officials say it may be true.\n\n"
    "Olin said that the port “is 𐍈 quiet” and that <b>nobody</b> & nothing moved.\n\n"
    "A photo of the port. (Wire)\n\n"
    "“Nothing 🌊 moved,” she added.\n\n"
    "“Nothing 🌊 moved,” she added.\n"
)
GUILD = (
    "The Guild answers\n\n“They sold us arms,” said an official who asked not to be named. The sale began in 2018.\n\n"
    "The Guild met Mara Olin in the port.\n"
)
_KINDS = {"harbour-2019": ["title", "body", "body", "caption", "body", "body"], "guild-2020": ["title", "body", "body"]}
_TEXTS = {"harbour-2019": HARBOUR, "guild-2020": GUILD}


def at(article_id, words, nth=0):
    """Find the place of the nth occurrence of some words."""
    text, start = _TEXTS[article_id], -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return {"article_id": article_id, "start": start, "end": start + len(words), "text": words}


def _event(event_id, event, days, precision, place):
    days = {name: pd.Timestamp(day) for name, day in zip(("earliest", "latest"), days, strict=True) if day}
    return {"event_id": event_id, "event": event, "type": "trade", "precision": precision, "dated_by": "article", **days, **place}


# The articles date the sale to years that share no day; the visit is dated by one only, the quiet by none.
EVENTS = [
    _event("sale", "The sale of <arms>", ("2019-03-03", "2019-03-03"), "day", at("harbour-2019", "3 March 2019")),
    _event("sale", "The sale of <arms>", ("2018-01-01", "2018-12-31"), "year", at("guild-2020", "2018")),
    _event("visit", "The visit", ("2019-01-01", "2019-06-30"), "approx", at("guild-2020", "met Mara Olin")),
    _event("quiet", "The quiet", (None, None), "approx", at("harbour-2019", "is 𐍈 quiet")),
]


def make_reading():
    """Put the toy reading together."""
    articles = make_articles(
        [
            {
                "article_id": "harbour-2019",
                "outlet": "The Quay",
                "title": "Harbour deal",
                "published": "2019-03-04",
                "text": HARBOUR,
            },
            {
                "article_id": "guild-2020",
                "outlet": "Guild News",
                "title": "The Guild answers",
                "published": "2020-01-05",
                "text": GUILD,
            },
        ]
    )
    passages = make_table("passages", [row for name in _TEXTS for row in _passages(name)])
    tables = {name: make_table(name, []) for name in TABLES if name not in ("articles", "passages")}
    tables |= {
        "quotes": _quotes(passages),
        "mentions": _mentions(passages),
        "hedges": _hedges(passages),
        "dates": _dates(passages),
    }
    tables["sentences"] = split_sentences(passages)
    tables["events"] = make_table("events", EVENTS)
    artefact = {**at("harbour-2019", "<b>nobody</b>"), "kind": "markup", "why": "tags of a web page stand in the text"}
    tables["artefacts"] = make_table("artefacts", [artefact])
    return SimpleNamespace(articles=articles, passages=passages, **tables)


def _passages(name):
    start, number = 0, 0
    for passage_no, (block, kind) in enumerate(zip(_TEXTS[name].rstrip("\n").split("\n\n"), _KINDS[name], strict=True)):
        begin = _TEXTS[name].index(block, start)
        start = begin + len(block)
        number += kind == "body"
        yield {
            "article_id": name,
            "passage_no": passage_no,
            "start": begin,
            "end": start,
            "text": block,
            "kind": kind,
            "duplicate_of": 4 if passage_no == 5 else None,
            "words": len(block.split()),
            "label": f"¶{number}" if kind == "body" else f"{kind} 1",
        }


def _stand(passages, rows):
    """Add which passage a row stands in."""
    for row in rows:
        own = passages[
            (passages["article_id"] == row["article_id"]) & (passages["start"] <= row["start"]) & (passages["end"] > row["start"])
        ]
        passage = own.iloc[0]
        row |= {
            "passage_no": int(passage["passage_no"]),
            "sentence_no": 0,
            "passage_kind": passage["kind"],
            "duplicate": not pd.isna(passage["duplicate_of"]),
        }
    return rows


def _quote(number, article_id, words, printed, cue, **more):
    nth = more.pop("nth", 0)
    said, name = at(article_id, cue, more.pop("cue_nth", nth)), at(article_id, printed, more.pop("printed_nth", nth))
    return {
        **at(article_id, words, nth),
        "quote_no": number,
        "kind": "direct",
        "speaker": "Mara Olin",
        "speaker_text": printed,
        "speaker_start": name["start"],
        "speaker_end": name["end"],
        "cue": cue,
        "cue_start": said["start"],
        "cue_end": said["end"],
        "sourcing": "named",
        "stance": "asserts",
        **more,
    }


def _quotes(passages):
    harbour, guild = "harbour-2019", "guild-2020"
    rows = [
        _quote(0, harbour, "We 🤝 did not sell 𝒜rms to the Guild,", "Mara Olin", "said", stance="denies"),
        _quote(
            1,
            harbour,
            "it may be true",
            "Some officials",
            "say",
            kind="indirect",
            speaker="Some officials",
            sourcing="unnamed",
            stance="hedges",
        ),
        _quote(
            2,
            harbour,
            "the port “is 𐍈 quiet” and that <b>nobody</b> & nothing moved",
            "Olin",
            "said",
            printed_nth=1,
            cue_nth=1,
            kind="mixed",
        ),
        _quote(3, harbour, "is 𐍈 quiet", "Olin", "said", printed_nth=1, cue_nth=1, within=2),
        _quote(4, harbour, "Nothing 🌊 moved,", "she", "added"),
        _quote(5, harbour, "Nothing 🌊 moved,", "she", "added", nth=1),
        _quote(
            0,
            guild,
            "They sold us arms,",
            "an official",
            "said",
            speaker="an official",
            sourcing="role",
            anonymity="asked not to be named",
        ),
    ]
    return make_table("quotes", _stand(passages, rows))


def _mentions(passages):
    named = [
        ("harbour-2019", "Guild", 0),
        ("harbour-2019", "Mara Olin", 0),
        ("guild-2020", "Guild", 0),
        ("guild-2020", "Guild", 1),
        ("guild-2020", "Mara Olin", 0),
    ]
    kinds = {"Guild": "group", "Mara Olin": "person"}
    rows = [{**at(name, words, nth), "actor": words, "kind": kinds[words], "metonym": False} for name, words, nth in named]
    return make_table("mentions", _stand(passages, rows))


def _hedges(passages):
    row = {**at("harbour-2019", "may"), "category": "plausibility shield", "effect": "lowers"}
    return make_table("hedges", _stand(passages, [row]))


def _dates(passages):
    rows = [
        {
            **at("harbour-2019", "3 March 2019"),
            "type": "DATE",
            "value": "2019-03-03",
            "earliest": pd.Timestamp("2019-03-03"),
            "latest": pd.Timestamp("2019-03-03"),
            "anchor": "explicit",
        },
        {
            **at("guild-2020", "2018"),
            "type": "DATE",
            "value": "2018",
            "earliest": pd.Timestamp("2018-01-01"),
            "latest": pd.Timestamp("2018-12-31"),
            "anchor": "explicit",
        },
    ]
    return make_table("dates", _stand(passages, rows))
