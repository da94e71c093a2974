"""Where two readings differ, and how far coders agree.

A **coding** is what one reader, or the machine, noted: a place and its values. **Cases** come before coefficients: what one
reading has and the other misses, places that overlap but differ, values that differ. **Agreement** is measured on items
coded by at least two: in percent, by Cohen's kappa (two coders, nominal values) and by Krippendorff's alpha (any number of
coders, missing values). Coders who share no item do not agree and do not disagree: nothing can be computed.
"""

from .cases import compare_codings, measure_cases
from .coefficients import measure_agreement

__all__ = ["compare_codings", "measure_agreement", "measure_cases"]
