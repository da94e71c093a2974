"""Find who is reported to say what.

An attribution has three parts (Pareti 2015): a *source*, a *cue* that links, and the *content*, words or an attitude ascribed to
the source. A quotation is *direct* if its words stand between quotation marks, *indirect* if the reporter tells them,
*mixed* if a report holds quoted fragments. Words between marks that nobody is said to have spoken are *scare* quotes.

References
----------
Silvia Pareti, *Attribution: A Computational Approach*, PhD thesis, University of Edinburgh, 2015.
"""

from .find import find_quotes

__all__ = ["find_quotes"]
