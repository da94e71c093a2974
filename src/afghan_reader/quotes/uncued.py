"""Who speaks a quotation that no word of `cues.csv` claims."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from afghan_reader.rules import word_group

from .lexicon import Cue
from .report import Report, can_report, main_subject
from .sources import find_subject

if TYPE_CHECKING:
    from .lexicon import Lexicon
    from .sources import Span
    from .tokens import Line


# What stands around a quotation that no word of `cues.csv` claims: a subject and one unknown word.
_SPEAKER_AFTER = re.compile(r",?(?P<source>m|(?:d[nbse]*)?N*[nb]?)(?P<cue>r*[nevbc])(?:$|[,.?;:\-orkgiyQ])")
_VERB_THEN_SPEAKER = re.compile(r",?(?P<cue>[nevbc])(?P<source>d?[nb]*N+)(?:$|[,.?;:\-orkgi])")
_WORDS_OF = word_group("quoted noun")


def words_of(line: Line, at: int) -> Span | None:
    """Find the owner in NAME's "all or nothing" remark."""
    if line.tags[at - 1 : at] != "s" or _WORDS_OF.isdisjoint(line.words[at + 1 : at + 3]):
        return None
    return find_subject(line, at - 1, max(0, at - 8))


def report_without_cue(line: Line, at: int, lexicon: Lexicon) -> Report | None:
    """Find who speaks the quotation at `at` when its verb is not in `cues.csv`."""
    entry = Cue("", "speech", "asserts", frozenset(("quote",)))
    after = _SPEAKER_AFTER.match(line.tags, at + 1) if line.tags[at + 1 : at + 2] in tuple(",mdN") else None
    for match in (after, _VERB_THEN_SPEAKER.match(line.tags, at + 1)):
        if match and match.end("source") > match.start("source") and can_report(line, match.span("source"), lexicon):
            return Report(match.span("cue"), entry, match.span("source"), left=(at, at + 1), edge=at + 1, quotes=[at])
    if at and line.tags[at - 1] == ":":
        return _colon(line, at - 1, entry, lexicon)
    if (owner := words_of(line, at)) is not None:
        return Report((at + 1, at + 2), entry, owner, right=(at, at + 1), edge=at, quotes=[at])
    subject = main_subject(line, at)
    if subject is None or subject[1] >= at or not can_report(line, subject, lexicon) or line.words[subject[0]] in ("it", "this"):
        return None
    end = next((k for k in range(subject[1], at) if line.tags[k] in "vce"), subject[1])
    return Report((end, end + 1), entry, subject, right=(at, at + 1), edge=subject[0])


def _colon(line: Line, colon: int, entry: Cue, lexicon: Lexicon) -> Report | None:
    """Read "NAME: ...", "NAME's answer: ...", "NAME was blunt: ..."."""
    start = max(line.tags.rfind(sign, 0, colon) for sign in ".;Q") + 1
    subject = find_subject(line, colon, start)
    if subject is not None and line.tags[subject[0] : colon].find("s") > 0:
        subject = (subject[0], subject[0] + line.tags[subject[0] : colon].find("s"))
    if subject is None or not (line.tags[subject[0]] == "m" or can_report(line, subject, lexicon)):
        subject = main_subject(line, colon)
    if subject is None or not can_report(line, subject, lexicon):
        return None
    return Report((colon, colon + 1), entry, subject, right=(colon + 1, colon + 2), edge=subject[0])
