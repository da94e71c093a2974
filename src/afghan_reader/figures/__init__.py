"""Draw the analyses: each function takes a table and returns one figure. No counting happens here, and nothing is shown.

plotly is for exploring, matplotlib (`plot_..._print`) for the page.
"""

from .answers import plot_answers
from .commitment import plot_denials
from .hedges import plot_hedges
from .narrative import plot_narrative
from .network import lay_out_network, plot_network
from .printed import plot_network_print, plot_timeline_print
from .rules import plot_rules
from .sources import plot_sources
from .style import style_articles, text_of
from .timeline import plot_timeline
from .words import plot_words

__all__ = [
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
]
