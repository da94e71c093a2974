"""The words the finder knows, and the class it gives each.

Every word of a sentence gets a class, written as one letter, so that a sentence becomes a short string and a construction
of news English ("X," said NAME, a ROLE) becomes a short pattern over letters. The letters:

    N  a name (capital letter)      d  determiner, number word    m  pronoun that can be a subject
    n  any other word               #  number                     R  relative pronoun: who, which
    c  a word that reports: said    b  one that may be a noun: reports, claims
    g  reporting word in -ing       e  a word in -ed              v  a common verb that does not report
    h  pronoun that is no subject
    i  another word in -ing         a  auxiliary                  r  adverb
    o  preposition                  t  to        T  that          w  question word
    C  and, or, but                 k  because, as, after         y  time: Monday, week
    s  possessive 's                Q  a quotation                F  a quoted fragment
    P  words in brackets            , : ; - . ?                   marks, as themselves
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from afghan_reader.rules import check_rules, word_group

if TYPE_CHECKING:
    import pandas as pd

_LETTER = {
    "determiner": "d", "subject pronoun": "m", "pronoun": "h", "indefinite": "m", "relative": "R", "auxiliary": "a",
    "adverb": "r", "preposition": "o", "to": "t", "that": "T", "question": "w", "conjunction": "C", "subordinator": "k",
    "time": "y", "verb": "v", "connective": "r",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cue:
    """A line of `cues.csv`: how the word reports, and what can follow it."""

    lemma: str
    kind: str  # speech / speech-act / document / attitude / according / noun / hearsay
    stance: str
    takes: frozenset[str]


# The words of a phrase, at which of them it is looked up, and its line.
Phrase = tuple[tuple[str, ...], int, Cue]


class Word(NamedTuple):
    """What is known of a word without a look at its neighbours."""

    letter: str
    lower: str
    capital: bool  # begins with a capital
    spelled: bool  # begins with a letter


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Every word table of the finder, ready to be looked up."""

    letters: dict[str, str]  # word -> letter
    cues: dict[str, Cue]  # a reporting form of one word -> its line
    phrases: dict[str, list[Phrase]]  # a phrase's rarest word -> the phrases that hold it
    speakers: frozenset[str]  # those of them that stand for speech
    starters: frozenset[str]  # words one of which must stand in a sentence that reports
    nouns: dict[str, str]  # human, institution, document ... nouns, singular and plural -> class
    plurals: frozenset[str]
    titles: dict[str, str]
    places: frozenset[str]
    lower_places: frozenset[str]
    anonymity: dict[str, re.Pattern[str]]  # longest word of a phrase -> pattern of the phrases it stands in
    denial_words: frozenset[str]
    known: dict[str, Word]  # words met so far, as printed


# Verbs so common that a phrase is not looked up by them: "make clear" is found by "clear".
_LIGHT = word_group("common verb")


def build_lexicon(  # noqa: PLR0913, PLR0917 - one parameter a rule table
    cues: pd.DataFrame | None,
    word_classes: pd.DataFrame | None,
    source_nouns: pd.DataFrame | None,
    titles: pd.DataFrame | None,
    places: pd.DataFrame | None,
    anonymity: pd.DataFrame | None,
    denial_words: pd.DataFrame | None,
) -> Lexicon:
    """Turn the rule tables, packaged or edited, into look-ups."""
    letters: dict[str, str] = {}
    for word, kind in check_rules(word_classes, "word_classes")[["word", "class"]].itertuples(index=False):
        letters[word.strip().lower()] = _LETTER.get(kind.strip(), "n")
    nouns_by_form, plurals = _noun_forms(source_nouns)
    common = _LIGHT | {word for word, letter in letters.items() if letter != "n"}
    single: dict[str, Cue] = {}
    phrases: dict[str, list[Phrase]] = {}
    for row in check_rules(cues, "cues").to_dict("records"):
        cue = Cue(row["cue"], row["class"], row["stance"], frozenset(row["takes"].split()))
        forms = [form.strip().lower() for form in row["forms"].split(";") if form.strip()]
        nouns = set(row["noun_forms"].lower().split())
        for form in forms:
            words = tuple(form.split())
            if len(words) > 1:
                key = max(words, key=lambda word: (word not in common, len(word)))
                phrases.setdefault(key, []).append((words, words.index(key), cue))
            elif cue.kind == "noun":
                phrases.setdefault(form, []).append((words, 0, cue))
                letters.setdefault(form, "n")
            else:
                single[form] = cue
                letters[form] = (
                    "b" if form in nouns or form in nouns_by_form else "g" if form.endswith("ing") and form != forms[0] else "c"
                )
    for options in phrases.values():
        options.sort(key=lambda option: -len(option[0]))
    names = check_rules(places, "places")["place"].str.strip().tolist()
    return Lexicon(
        letters=letters,
        cues=single,
        phrases=phrases,
        speakers=frozenset(form for form, cue in single.items() if cue.kind in ("speech", "speech-act"))
        | frozenset(
            key
            for key, options in phrases.items()
            if any(cue.kind in ("speech", "speech-act", "according") for *_, cue in options)
        ),
        starters=frozenset(single) | frozenset(phrases),
        nouns=nouns_by_form,
        plurals=plurals,
        titles={
            row[0].strip(): row[1].strip() for row in check_rules(titles, "titles")[["title", "noun"]].itertuples(index=False)
        },
        places=frozenset(names),
        lower_places=frozenset(name.lower() for name in names),
        anonymity=_anonymity(anonymity),
        denial_words=frozenset(check_rules(denial_words, "denial_words")["word"].str.strip().str.lower()),
        known={},
    )


def packaged_lexicon() -> Lexicon:
    """Return the look-ups of the packaged tables, made once, with an empty memory for words."""
    return replace(_packaged(), known={})


@cache
def _packaged() -> Lexicon:
    return build_lexicon(None, None, None, None, None, None, None)


def _anonymity(anonymity: pd.DataFrame | None) -> dict[str, re.Pattern[str]]:
    """Turn the phrases into patterns; any white space may stand between their words."""
    phrases = {phrase.lower() for phrase in check_rules(anonymity, "anonymity")["phrase"].str.strip() if phrase}
    by_word: dict[str, list[str]] = {}
    for phrase in sorted(phrases, key=lambda phrase: (-len(phrase), phrase)):
        by_word.setdefault(max(phrase.split(), key=len), []).append(r"\s+".join(map(re.escape, phrase.split())))
    return {word: re.compile(rf"\b(?:{'|'.join(patterns)})\b", re.IGNORECASE) for word, patterns in by_word.items()}


def _noun_forms(source_nouns: pd.DataFrame | None) -> tuple[dict[str, str], frozenset[str]]:
    classes: dict[str, str] = {}
    plurals: set[str] = set()
    for noun, kind in check_rules(source_nouns, "source_nouns")[["noun", "class"]].itertuples(index=False):
        classes[noun.lower()] = kind
        if noun.lower() in {"people", "police", "media", "data", "news"}:
            plurals.add(noun.lower())
            continue
        plural = plural_of(noun.lower())
        plurals.add(plural)
        classes.setdefault(plural, kind)
    return classes, frozenset(plurals)


def plural_of(noun: str) -> str:
    """Return the plural of an English noun.

    Examples
    --------
    >>> [plural_of(noun) for noun in ("official", "spokeswoman", "ally", "boss", "chief of staff")]
    ['officials', 'spokeswomen', 'allies', 'bosses', 'chiefs of staff']
    """
    head, space, rest = noun.partition(" of ")
    if space:
        return plural_of(head) + space + rest
    if noun.endswith("man"):
        return noun[:-2] + "en"
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")
