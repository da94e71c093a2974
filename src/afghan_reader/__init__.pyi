from .schema import ReadingWarning, TableError, explain, make_table
from .rules import read_rules
from .articles import read_articles, make_articles
from .passages import find_artefacts, split_passages
from .annotations import read_actors, read_events, read_claims, read_quotes, read_dates, read_descriptors, read_slips
from .sentences import split_sentences
from .mentions import find_mentions
from .quotes import find_quotes
from .hedges import find_hedges
from .dates import find_dates
from .corpus import Reading, read_corpus
from .sources import (
    audit_anonymity,
    audit_sources,
    compare_denials,
    compare_hedges,
    compare_sides,
    compare_sources,
    count_phrases,
)
from .words import compare_descriptors, compare_headlines, compare_passages, compare_words, find_words
from .claims import compare_claims, count_origins
from .network import build_comentions, build_provenance, build_voices, compare_networks, rank_actors
from .timeline import build_timeline, build_calendar, build_narrative, count_years
from .agreement import compare_codings, measure_agreement, measure_cases
from .export import write_table, write_tables, write_timeline_json, write_graph, write_annotations
from .figures import (
    lay_out_network,
    plot_answers,
    plot_denials,
    plot_hedges,
    plot_narrative,
    plot_network,
    plot_network_print,
    plot_rules,
    plot_sources,
    plot_timeline,
    plot_timeline_print,
    plot_words,
    style_articles,
    text_of,
)
from .widgets import ArticleReader, HedgeBrowser, NetworkBrowser, QuoteBrowser, RuleBrowser, TimelineBrowser, WordBrowser
from .report import write_report
from .exercises import Feedback, check, hint, reveal, progress, write_answers, read_answers

__all__ = [
    "ReadingWarning",
    "TableError",
    "explain",
    "make_table",
    "read_rules",
    "read_articles",
    "make_articles",
    "find_artefacts",
    "split_passages",
    "read_actors",
    "read_events",
    "read_claims",
    "read_quotes",
    "read_dates",
    "read_descriptors",
    "read_slips",
    "split_sentences",
    "find_mentions",
    "find_quotes",
    "find_hedges",
    "find_dates",
    "Reading",
    "read_corpus",
    "audit_anonymity",
    "audit_sources",
    "compare_denials",
    "compare_hedges",
    "compare_sides",
    "compare_sources",
    "count_phrases",
    "compare_descriptors",
    "compare_headlines",
    "compare_passages",
    "compare_words",
    "find_words",
    "compare_claims",
    "count_origins",
    "build_comentions",
    "build_provenance",
    "build_voices",
    "compare_networks",
    "rank_actors",
    "build_timeline",
    "build_calendar",
    "build_narrative",
    "count_years",
    "compare_codings",
    "measure_agreement",
    "measure_cases",
    "write_table",
    "write_tables",
    "write_timeline_json",
    "write_graph",
    "write_annotations",
    "lay_out_network",
    "plot_answers",
    "plot_denials",
    "plot_hedges",
    "plot_narrative",
    "plot_network",
    "plot_network_print",
    "plot_rules",
    "plot_sources",
    "plot_timeline",
    "plot_timeline_print",
    "plot_words",
    "style_articles",
    "text_of",
    "ArticleReader",
    "HedgeBrowser",
    "NetworkBrowser",
    "QuoteBrowser",
    "RuleBrowser",
    "TimelineBrowser",
    "WordBrowser",
    "write_report",
    "Feedback",
    "check",
    "hint",
    "reveal",
    "progress",
    "write_answers",
    "read_answers",
]
