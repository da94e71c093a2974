from .schema import ReadingWarning, TableError, explain, make_table
from .rules import read_rules
from .articles import read_articles, make_articles
from .passages import split_passages, find_artefacts
from .annotations import read_actors, read_events, read_claims, read_quotes, read_dates, read_descriptors, read_slips
from .sentences import split_sentences
from .mentions import find_mentions
from .quotes import find_quotes
from .hedges import find_hedges
from .dates import find_dates
from .corpus import Reading, read_corpus
from .sources import compare_sources, compare_hedges, compare_denials, audit_anonymity
from .words import compare_words, compare_passages, compare_descriptors
from .claims import compare_claims, count_origins
from .network import build_comentions, build_voices, build_provenance, compare_networks, rank_actors
from .timeline import build_timeline, build_calendar, build_narrative, count_years
from .agreement import compare_codings, measure_agreement
from .figures import lay_out_network, style_articles, text_of
from .figures import plot_sources, plot_timeline, plot_narrative, plot_network, plot_timeline_print, plot_network_print
from .widgets import ArticleReader, NetworkBrowser, QuoteBrowser, TimelineBrowser
from .report import write_report
from .exercises import Feedback, check, hint, reveal, progress

__all__ = [
    "ReadingWarning",
    "TableError",
    "explain",
    "make_table",
    "read_rules",
    "read_articles",
    "make_articles",
    "split_passages",
    "find_artefacts",
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
    "compare_sources",
    "compare_hedges",
    "compare_denials",
    "audit_anonymity",
    "compare_words",
    "compare_passages",
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
    "measure_agreement",
    "lay_out_network",
    "plot_narrative",
    "plot_network",
    "plot_timeline_print",
    "plot_network_print",
    "plot_sources",
    "plot_timeline",
    "style_articles",
    "text_of",
    "ArticleReader",
    "NetworkBrowser",
    "QuoteBrowser",
    "TimelineBrowser",
    "write_report",
    "Feedback",
    "check",
    "hint",
    "reveal",
    "progress",
]
