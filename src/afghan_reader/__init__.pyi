from .schema import ReadingWarning, TableError, explain
from .rules import read_rules
from .articles import make_articles, read_articles
from .passages import find_artefacts, split_passages
from .sentences import split_sentences
from .quotes import find_quotes

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
]
