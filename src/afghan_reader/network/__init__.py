"""Three networks that are never mixed up: who is named beside whom, who speaks about whom, and who relies on whom.

A **co-mention** joins two actors named in the same sentence: it says that they were written about together, no more.
A **voice** leads from a source to an actor named inside the source's words. **Provenance** leads from an outlet to what
it relies on: a source, or another outlet or document (`via`) and the source behind that. Every line carries the places
it was counted from. An unnamed source is a node of its own kind, `U.S. officials (unnamed)`, never a person or a state.
"""

from .edges import build_comentions, build_provenance, build_voices, compare_networks
from .ranks import rank_actors

__all__ = ["build_comentions", "build_provenance", "build_voices", "compare_networks", "rank_actors"]
