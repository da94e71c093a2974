from .schema import ReadingWarning, TableError, explain
from .rules import read_rules
from .articles import make_articles, read_articles
from .passages import find_artefacts, split_passages
from .sentences import split_sentences
from .sources import audit_anonymity, audit_sources, compare_denials, compare_hedges, compare_sources
from .words import compare_descriptors, compare_headlines, compare_passages, compare_words
from .claims import compare_claims, count_origins
from .network import build_comentions, build_provenance, build_voices, compare_networks, rank_actors
from .timeline import build_calendar, build_narrative, build_timeline, count_years
from .agreement import compare_codings, measure_agreement, measure_cases
from .export import write_annotations, write_graph, write_table, write_tables, write_timeline_json

__all__ = [
    "ReadingWarning",
    "TableError",
    "explain",
    "read_rules",
    "make_articles",
    "read_articles",
    "find_artefacts",
    "split_passages",
    "split_sentences",
    "compare_sources",
    "audit_sources",
    "audit_anonymity",
    "compare_denials",
    "compare_hedges",
    "compare_words",
    "compare_passages",
    "compare_headlines",
    "compare_descriptors",
    "compare_claims",
    "count_origins",
    "build_comentions",
    "build_voices",
    "build_provenance",
    "compare_networks",
    "rank_actors",
    "build_timeline",
    "build_calendar",
    "build_narrative",
    "count_years",
    "compare_codings",
    "measure_cases",
    "measure_agreement",
    "write_table",
    "write_tables",
    "write_timeline_json",
    "write_graph",
    "write_annotations",
]
