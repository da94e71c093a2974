from .schema import ReadingWarning, TableError, explain
from .rules import read_rules
from .articles import make_articles, read_articles
from .passages import find_artefacts, split_passages
from .sentences import split_sentences
from .quotes import find_quotes
from .sources import compare_sources
from .network import build_comentions, build_provenance, build_voices, compare_networks, rank_actors
from .timeline import build_calendar, build_narrative, build_timeline, count_years
from .widgets import ArticleReader

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
    "find_quotes",
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
    "ArticleReader",
]
