"""Which words articles choose, share, and use to introduce people.

A **word** is a run of letters or digits, with the apostrophes and hyphens inside it ("U.S." and "2,000" are one word each),
in lower case and otherwise as printed: "sells" and "selling" are two words. **Keyness** asks which words one article uses more
than the others: it is read from raw counts first, and from a log-odds ratio, which a prior keeps from being carried away by
rare words. A **shared passage** is a run of the same words in two places.
"""

from .contexts import find_words
from .descriptors import compare_descriptors
from .headlines import compare_headlines
from .keyness import compare_words
from .shared import compare_passages

__all__ = ["compare_descriptors", "compare_headlines", "compare_passages", "compare_words", "find_words"]
