"""Invented news: any number of articles, no two alike, the same for the same seed.

Names, places and events are put together at random; nothing in them is true. The texts have the shape of news (title, byline,
date, dateline, paragraphs with quotations, reports, dates and hedges), so that every finder has its usual work to do.
"""

# ruff: noqa: SIM905 - lists of words read better in a line
from __future__ import annotations

import csv
import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_FIRST = (
    "Ada Boris Clara Dmitri Elena Farid Grace Hassan Irina Jamal Kira Leo Mara Nadia Omar Petra Rashid Sonja Tariq Vera".split()
)
_HEADS = "Ab Bel Cor Dar El Fen Gor Hal Ist Jor Kal Lom Mer Nor Or Pel Ras Sel Tor Ul Var Wen Yar Zel".split()
_TAILS = (
    "adov anik berg bridge chenko dal ero field ghani hart ides ikov ingham jani karim land lov mani nen ov pour rood".split()
)
_PLACES = "stan ia land grad mouth abad burg ton polis vale".split()
_MONTHS = "January February March April May June July August September October November December".split()
_POSTS = [
    "foreign minister",
    "general",
    "senator",
    "spokeswoman",
    "ambassador",
    "analyst at the {place} Institute",
    "former official",
]
_CUES = "said told_reporters added warned insisted conceded denied claimed argued noted".split()
_THINGS = [
    "the talks",
    "the border",
    "the weapons",
    "the withdrawal",
    "the agreement",
    "the militia",
    "aid convoys",
    "fuel imports",
]
_ACTS = [
    "had failed",
    "would resume",
    "were delayed",
    "could not be verified",
    "may have been staged",
    "were under way",
    "had ended",
]
_SHAPES = [
    "“{Things} {acts},” {said} {full}, {post}. “We do not know whether {things} {acts}.”",
    "{full}, {post}, {said} that {things} {acts} on {day}.",
    "Officials in {place} said {things} {acts}, according to two people who spoke on the condition of anonymity.",
    "In {month} {year}, about {number} people left {place} after {things} {acts}.",
    "{State} denied the report. “That is a lie,” {surname} {said} on {weekday}.",
    "It is unlikely that {things} {acts} before {month}, analysts say, and {State} is unlikely to help.",
    "Some {number} soldiers reportedly reached {place} two years ago; {things} perhaps {acts}.",
    "The {place} Times reported last week that {things} {acts}, a claim that {surname} called “an outright fake.”",
    "From {year} to {other}, {State} sent roughly {number} trucks a month across the river.",
    "By most accounts {things} {acts} around {year}, when {full} was {post}.",
    "Asked about {things}, Mr. {surname} shrugged. “We were there,” he said. “It was early in the {decade}s.”",
    "The road from {place} to {elsewhere} was closed for three days, and nobody could say why {things} {acts}.",
]


def write_corpus(folder: Path, articles: int, *, seed: int = 2026) -> int:
    """Write a folder of invented articles with a table of their actors; give the size of the texts in bytes."""
    chance = random.Random(seed)  # noqa: S311 - nothing here is a secret
    states = [_name(chance) + chance.choice(_PLACES) for _ in range(20)]
    people = [(chance.choice(_FIRST), _name(chance) + chance.choice(_TAILS)) for _ in range(300)]
    size = 0
    for number in range(articles):
        text = compose(chance, states, people)
        (folder / f"invented_{number:05}.txt").write_text(text, encoding="utf-8", newline="")
        size += len(text.encode())
    with (folder / "actors.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["actor", "kind", "affiliation", "country", "side", "alias", "note"])
        rows.writerows([[state, "state", "", state, "", state, ""] for state in states])
        rows.writerows([[f"{first} {last}", "person", "", "", "", f"{first} {last}", ""] for first, last in people])
    return size


def compose(chance: random.Random, states: list[str], people: list[tuple[str, str]], paragraphs: int = 0) -> str:
    """Compose an article of some 20 paragraphs, or of as many as are asked for."""
    count = paragraphs or chance.randint(12, 28)
    body = [" ".join(_sentence(chance, states, people) for _ in range(chance.randint(1, 4))) for _ in range(count)]
    title = f"{chance.choice(states)} Weighs {chance.choice(_THINGS).title()} as {chance.choice(states)} Waits"
    byline, day = "By " + " ".join(chance.choice(people)), _day(chance)
    return "\n\n".join([title, byline, day, f"{chance.choice(states).upper()} — {body[0]}", *body[1:]]) + "\n"


def _sentence(chance: random.Random, states: list[str], people: list[tuple[str, str]]) -> str:
    first, last = chance.choice(people)
    place, things, year = chance.choice(states), chance.choice(_THINGS), chance.randint(1975, 2019)
    return chance.choice(_SHAPES).format(
        full=f"{first} {last}",
        surname=last,
        post="the " + chance.choice(_POSTS).format(place=place),
        place=place,
        elsewhere=_name(chance) + chance.choice(_PLACES),
        State=chance.choice(states),
        things=things,
        Things=things[0].upper() + things[1:],
        acts=chance.choice(_ACTS),
        said=chance.choice(_CUES).replace("_", " "),
        day=_day(chance),
        month=chance.choice(_MONTHS),
        weekday=chance.choice(["Monday", "Tuesday", "Thursday", "Sunday"]),
        year=year,
        other=year + chance.randint(1, 9),
        decade=year // 10 * 10,
        number=f"{chance.randint(3, 9000):,}",
    )


def _name(chance: random.Random) -> str:
    return (
        chance.choice(_HEADS) + chance.choice(["", "a", "e", "i", "o", "u"]) + chance.choice(["l", "m", "n", "r", "s", "t", "v"])
    )


def _day(chance: random.Random) -> str:
    return f"{chance.choice(_MONTHS)} {chance.randint(1, 28)}, {chance.randint(1990, 2019)}"
