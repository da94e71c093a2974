"""Who speaks, how the source is named, and how firmly it speaks.

A **source** is whoever an article gives as the origin of words or of knowledge: a person, an institution, a document, or
somebody unnamed. What is counted is the **attribution**: one row of `quotes` that is not held by another (`within` is missing)
and is not a scare quote. An unnamed source is never merged with a named one; unknown stays unknown, and is counted.
"""

from .anonymity import audit_anonymity
from .commitment import compare_denials, compare_hedges, count_phrases
from .speakers import audit_sources, compare_sides, compare_sources

__all__ = [
    "audit_anonymity",
    "audit_sources",
    "compare_denials",
    "compare_hedges",
    "compare_sides",
    "compare_sources",
    "count_phrases",
]
