"""Put controls on articles and figures. A widget is its controls, the table on show, and one `_draw`; it never counts."""

from .reader import ArticleReader

__all__ = ["ArticleReader"]
