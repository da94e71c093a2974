"""Put controls on articles and figures. A widget is its controls, the table on show, and one `_draw`; it never counts."""

from .hedges import HedgeBrowser
from .network import NetworkBrowser
from .quotes import QuoteBrowser
from .reader import ArticleReader
from .rules import RuleBrowser
from .timeline import TimelineBrowser
from .words import WordBrowser

__all__ = ["ArticleReader", "HedgeBrowser", "NetworkBrowser", "QuoteBrowser", "RuleBrowser", "TimelineBrowser", "WordBrowser"]
