"""Put controls on articles and figures. A widget is its controls, the table on show, and one `_draw`; it never counts."""

from .network import NetworkBrowser
from .quotes import QuoteBrowser
from .reader import ArticleReader
from .timeline import TimelineBrowser

__all__ = ["ArticleReader", "NetworkBrowser", "QuoteBrowser", "TimelineBrowser"]
