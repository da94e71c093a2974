"""Browse who is connected to whom, and says who: three networks, never mixed, with the sentences behind every line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import ipywidgets as ipw

from afghan_reader.figures import lay_out_network, plot_network
from afghan_reader.figures.style import count_of
from afghan_reader.network import build_comentions, build_provenance, build_voices, rank_actors
from afghan_reader.schema import rows_of

from .base import Browser, Evidence, Mark, checkbox, choose_article, dropdown, keep_article

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go

    from afghan_reader.corpus import Reading

_NETWORKS = {
    "co-mentions: named in one sentence": "comentions",
    "voices: who speaks about whom": "voices",
    "provenance: who relies on whom": "provenance",
}
_STANCES = {"all": "", "asserts": "asserts", "denies": "denies", "hedges": "hedges"}
_MOST_LINES = 60  # the slider begins where as many lines are left
_NAMED = ("named", "institution", "document")


class NetworkBrowser(Browser):
    """Turn a network about; a line or an actor opens its sentences.

    Parameters
    ----------
    reading
        From `read_corpus`.

    Attributes
    ----------
    network, article, weight, focus, stance, named, hide_states
        The controls; set their `value` as a hand would. How sources are named and what they assert is known for voices and
        provenance only: for co-mentions these two controls rest.
    table
        The lines on show, made by `build_comentions`, `build_voices` or `build_provenance`.
    """

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        whole = [self._build(name, reading.mentions, reading.quotes) for name in _NETWORKS.values()]
        self._positions = {name: lay_out_network(edges) for name, edges in zip(_NETWORKS.values(), whole, strict=True)}
        self._kinds = _kinds(reading)
        actors = sorted({name for edges in whole for column in ("actor_a", "actor_b") for name in edges[column].tolist()})
        self.network = dropdown("Network:", _NETWORKS.items(), "ar-choose-network")
        self.article = choose_article(reading.articles)
        most = max((int(edges["count"].max()) for edges in whole if len(edges)), default=1)
        self._weights = {name: _readable(edges) for name, edges in zip(_NETWORKS.values(), whole, strict=True)}
        self.weight = ipw.IntSlider(value=self._weights["comentions"], min=1, max=most, continuous_update=False)
        self.weight.description = "At least this many places:"
        self.weight.layout.width = "24rem"
        self.weight.add_class("ar-choose-weight")
        self.focus = dropdown("Around:", [("everybody", ""), *((name, name) for name in actors)], "ar-choose-focus")
        self.stance = dropdown("Stance:", _STANCES.items(), "ar-choose-stance")
        self.named = checkbox("Named sources only", "ar-choose-named")
        self.hide_states = checkbox("Hide states", "ar-choose-states")
        self.network.observe(self._turn, "value")
        controls = [self.network, self.article, self.weight, self.focus, self.stance, self.named, self.hide_states]
        super().__init__(controls, Evidence(reading, "line and actor", ["actors", "quotes"]), "ar-network-browser")

    def _turn(self, _change: object = None) -> None:
        """Begin each network with as many lines as an eye can follow."""
        self.weight.value = self._weights[self.network.value]

    def _build(self, name: str, mentions: pd.DataFrame, quotes: pd.DataFrame) -> pd.DataFrame:
        if name == "comentions":
            return build_comentions(mentions)
        if name == "voices":
            return build_voices(quotes, mentions)
        return build_provenance(quotes, self._reading.articles)

    def _edges(self) -> pd.DataFrame:
        """Choose the sources first and build then, so that the counts of the lines are those of what is chosen."""
        quotes = keep_article(self._reading.quotes, self.article.value)
        if self.stance.value:
            quotes = quotes[quotes["stance"] == self.stance.value]
        if self.named.value:
            quotes = quotes[quotes["sourcing"].isin(_NAMED)]
        edges: pd.DataFrame = self._build(self.network.value, keep_article(self._reading.mentions, self.article.value), quotes)
        edges = edges[edges["count"] >= self.weight.value]
        if self.focus.value:
            edges = edges[(edges["actor_a"] == self.focus.value) | (edges["actor_b"] == self.focus.value)]
        if self.hide_states.value:
            states = [name for name, kind in self._kinds.items() if kind == "state"]
            edges = edges[~edges["actor_a"].isin(states) & ~edges["actor_b"].isin(states)]
        return edges.reset_index(drop=True)

    def _draw(self) -> tuple[pd.DataFrame, go.Figure, list[Mark]]:
        self.stance.disabled = self.named.disabled = self.network.value == "comentions"
        directed = self.network.value != "comentions"
        edges = self._edges()
        figure = plot_network(edges, self._positions[self.network.value], kinds=self._kinds, directed=directed)
        return edges, figure, [*_lines(edges, directed=directed), *_actors(edges)]


def _readable(edges: pd.DataFrame) -> int:
    """Find the smallest weight at which no more lines are left than an eye can follow."""
    counts = sorted(edges["count"].tolist(), reverse=True)
    return counts[_MOST_LINES] + 1 if len(counts) > _MOST_LINES else 1


def _lines(edges: pd.DataFrame, *, directed: bool) -> list[Mark]:
    joint = "→" if directed else "—"
    marks = []
    for row in rows_of(edges):
        stance = row["stance"] if isinstance(row["stance"], str) else ""
        label = f"{row['actor_a']} {joint} {row['actor_b']}{', ' + stance if stance else ''}: {row['count']}"
        key = (row["actor_a"], row["actor_b"], stance)
        marks.append(Mark(key, label, row["places"], key))
    return marks


def _actors(edges: pd.DataFrame) -> list[Mark]:
    ranks = rows_of(rank_actors(edges, leave_out=False)) if len(edges) else []
    return [
        Mark((row["actor"],), f"{row['actor']}: {count_of(row['degree'], 'line')}", row["places"], (row["actor"],))
        for row in ranks
    ]


def _kinds(reading: Reading) -> dict[str, Any]:
    """Find the kind of each actor; an outlet and a source without a name are kinds of their own."""
    kinds: dict[str, Any] = {}
    for table in (reading.mentions, reading.actors):
        kinds |= dict(zip(table["actor"].tolist(), table["kind"].tolist(), strict=True))
    kinds |= dict.fromkeys(reading.articles["outlet"].dropna().tolist(), "outlet")
    sources = build_provenance(reading.quotes, reading.articles)
    for row in rows_of(sources, ["actor_b", "sourcing"]):
        if row["sourcing"] in ("role", "unnamed", "hearsay", "unknown"):
            kinds[row["actor_b"]] = "unnamed"
        elif row["sourcing"] == "named":
            kinds.setdefault(row["actor_b"], "person")
        elif row["sourcing"] in ("institution", "document"):
            kinds.setdefault(row["actor_b"], "organisation")
    return kinds
