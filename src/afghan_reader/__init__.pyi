from .schema import ReadingWarning, TableError, explain
from .rules import read_rules
from .articles import make_articles, read_articles
from .passages import find_artefacts, split_passages
from .sentences import split_sentences
from .sources import compare_sources
from .network import build_comentions, build_provenance, build_voices, compare_networks, rank_actors
from .timeline import build_calendar, build_narrative, build_timeline, count_years
from .figures import lay_out_network, plot_narrative, plot_network, plot_sources, plot_timeline
from .widgets import ArticleReader, NetworkBrowser, QuoteBrowser, TimelineBrowser

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
    "build_comentions",
    "build_voices",
    "build_provenance",
    "compare_networks",
    "rank_actors",
    "build_timeline",
    "build_calendar",
    "build_narrative",
    "count_years",
    "lay_out_network",
    "plot_sources",
    "plot_timeline",
    "plot_narrative",
    "plot_network",
    "ArticleReader",
    "QuoteBrowser",
    "TimelineBrowser",
    "NetworkBrowser",
]
