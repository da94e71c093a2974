"""The alias table made ready: what each way of naming an actor demands of the text around it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from afghan_reader.phrases import Phrases

if TYPE_CHECKING:
    import pandas as pd

    from .words import Words

_SHORTEST_IN_CAPITALS = 4  # "TALIBAN" is Taliban; "US" is not "Us"


class Alias(NamedTuple):
    """A way of naming an actor."""

    actor: str
    kind: str
    place: str  # "seat" for a capital, "building" for the Kremlin, else ""
    full: bool  # a full name of a person: introduces the surname
    derived: bool  # a surname that the table does not list: needs the full name before it
    single: bool  # a person's name of one word: may belong to somebody else


def plant_aliases(actors: pd.DataFrame, governments: pd.DataFrame, words: Words) -> tuple[list[Alias], Phrases]:
    """List the aliases of the table, the surnames and the seats of government that follow from it, and plant their tree."""
    seats = zip(*(governments[name].tolist() for name in ("place", "state", "kind")), strict=True)
    return _plant(tuple(_rows(actors)), tuple(seats), words)


@lru_cache(maxsize=4)  # the batches of a corpus share their actors
def _plant(
    actors: tuple[tuple[str, str, str, str], ...], governments: tuple[tuple[str, str, str], ...], words: Words
) -> tuple[list[Alias], Phrases]:
    places = {_bare(place): kind for place, _, kind in governments}
    listed = {(actor, kind, alias): country for actor, kind, alias, country in actors}
    states = {_bare(alias): actor for actor, kind, alias in listed if kind == "state"}
    states.update({_bare(actor): actor for actor, kind, _ in listed if kind == "state"})
    aliases: list[Alias] = []
    phrases: list[tuple[str, int]] = []

    def add(name: str, alias: Alias) -> None:
        phrases.extend((form, len(aliases)) for form in _forms(name))
        aliases.append(alias)

    for (actor, kind, name), country in listed.items():
        place, person, single = places.get(_bare(name), ""), kind == "person", len(name.split()) == 1
        add(name, Alias(actor, kind, place, full=person and not single, derived=False, single=person and single))
        for surname in words.surnames(name, country) if person else ():
            if (actor, kind, surname) not in listed:
                add(surname, Alias(actor, kind, "", full=False, derived=True, single=True))
    known = {_bare(name) for _, _, name in listed}
    for place, state, kind in governments:
        if _bare(state) in states and _bare(place) not in known:
            add(place.removeprefix("the "), Alias(states[_bare(state)], "state", kind, full=False, derived=False, single=False))
    people = {number for number, alias in enumerate(aliases) if alias.kind == "person"}
    return aliases, Phrases(phrases, people=people)


def _rows(actors: pd.DataFrame) -> list[tuple[str, str, str, str]]:
    """Give actor, kind, alias and country of each row; a row without an alias is known by the actor's name."""
    columns = [actors[name].fillna("").astype(str).str.strip().tolist() for name in ("actor", "kind", "alias", "country")]
    rows = zip(*columns, strict=True)
    return [(actor, kind, alias or actor, country) for actor, kind, alias, country in rows if alias or actor]


def _forms(name: str) -> set[str]:
    """Give the ways to print a name: "al-Qaeda" opens a sentence as "Al-Qaeda", and TALIBAN stands in a headline."""
    forms = {name, name[0].upper() + name[1:]}
    if name.startswith("The "):
        forms.add("the " + name[4:])
    if len(name) >= _SHORTEST_IN_CAPITALS:
        forms.add(name.upper())
    return forms


def _bare(name: str) -> str:
    return name.casefold().replace("’", "'").removeprefix("the ")
