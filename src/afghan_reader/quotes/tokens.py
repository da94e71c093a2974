"""A stretch of text as words with their classes (see `lexicon`): what all patterns run on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .lexicon import Cue, Lexicon
    from .marks import Quoted

_ABBREVIATION = (
    r"(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Sgt|Cmdr|Adm|Brig|Cpl|Sen|Sens|Rep|Reps|Gov|Govs|Pres|Rev|Hon|Amb|St|Jr|Sr|Inc|Corp|Co|"
    r"Ltd|No|vs|Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec|Calif|Fla|Mass|Mich|Minn|Ill|Ind|Ohio|Pa|Tex|Va|Wis|Wisc|Ariz|Ala|Ark|Colo|Conn|"
    r"Del|Ga|Kan|Ky|La|Md|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Tenn|Vt|Wash|Wyo|[A-Z])\."
)
_BRACKET = r"\([^()\n]{1,80}\)"
_LINK = r"\]\([^()\s]*\)"  # the tail of a Markdown link: passed over, its words stay
_WORD = r"(?:[^\W\d_]\.){2,}(?:[-–]\w+)*|\w+n['’]t\b|[^\W\d_]['’][A-Z]\w+|[$€£]?\w+(?:[-–&/.]\w+)*%?"
_CLITIC = r"['’](?:s|re|ve|ll|d|m)\b|(?<=s)['’](?=\s)"
WORD = re.compile(r"[^\W\d_]+")  # quick: does a sentence hold a reporting word at all?
TOKEN = re.compile(rf"{_LINK}|(?P<word>{_ABBREVIATION}(?=\W)|{_WORD}|{_CLITIC}|{_BRACKET}|--|[,;:?!…—–]|\.(?!,))")
_MARK = {"—": "-", "–": "-", "--": "-", "!": "?", "…": ".", ",": ",", ";": ";", ":": ":", "?": "?", ".": "."}
_NUMBER = re.compile(r"[$€£]?\d")
_SHORT = 5  # shorter words say nothing by their ending: bed, ring, fly
_LONG = 40  # characters: a longer quotation that ends with a stop is a whole one wherever it stands
_MOSTLY = 0.7  # share of capitals that makes a headline


@dataclass(slots=True)
class Line:
    """The words of a stretch, quotations folded into one word each."""

    starts: list[int]
    ends: list[int]
    words: list[str]  # lower case
    caps: list[bool]
    tags: str
    quotes: dict[int, Quoted]  # where in the line a quotation stands
    cues: dict[int, tuple[int, Cue]]  # where a cue starts -> one past its last word, its line in cues.csv


def read_line(text: str, start: int, end: int, quotes: list[Quoted], lexicon: Lexicon) -> Line:
    """Cut `text[start:end]` into words and classes; `quotes` lie within it, in order."""
    starts: list[int] = []
    ends: list[int] = []
    words: list[str] = []
    caps: list[bool] = []
    tags: list[str] = []
    folded: dict[int, Quoted] = {}
    at = start
    for quoted in [*quotes, None]:
        stop = quoted.outer_start if quoted else end
        for token in TOKEN.finditer(text, at, stop):
            word = token.group("word")
            if word is None:
                continue
            starts.append(token.start())
            ends.append(token.end())
            caps.append(word[0].isupper())
            words.append(word.lower())
            tags.append(_classify(word, words[-1], lexicon))
        if quoted:
            folded[len(starts)] = quoted
            starts.append(quoted.outer_start)
            ends.append(quoted.outer_end)
            words.append("“”")
            caps.append(False)
            tags.append(_fold(text, quoted, tags))
            if text[quoted.end - 1] == ",":  # the comma inside the marks belongs to the reporter's sentence
                for row, value in ((starts, quoted.outer_end), (ends, quoted.outer_end), (words, ","), (caps, False), (tags, ",")):
                    row.append(value)  # type: ignore[arg-type]
            at = quoted.outer_end
    _settle(tags, words, caps, lexicon)
    line = Line(starts, ends, words, caps, "".join(tags), folded, {})
    line.cues.update(_find_cues(line, lexicon))
    return line


def _classify(word: str, lower: str, lexicon: Lexicon) -> str:
    """Give a word its letter, without a look at its neighbours."""
    mark = _MARK.get(word)
    if mark:
        return mark
    if word[0] == "(":
        return "P"
    if word[0] in "'’":
        return "s" if lower[1:] in ("s", "") else "a"
    if _NUMBER.match(word):
        return "#"
    letter = lexicon.letters.get(lower.replace("’", "'"))
    if word[0].isupper():
        shouted = len(word) > 1 and word.isupper()
        return letter if letter and letter not in "cbgvn" and not shouted else "N"
    return letter or _guess(lower)


def _guess(word: str) -> str:
    """Guess the letter of an unknown word from its ending."""
    if "-" in word or len(word) < _SHORT:
        return "n"
    if word.endswith("ly"):
        return "r"
    if word.endswith("ed"):
        return "e"
    return "i" if word.endswith("ing") else "n"


def _settle(tags: list[str], words: list[str], caps: list[bool], lexicon: Lexicon) -> None:
    """Correct letters that hang on their neighbours: the first word, and headlines in capitals."""
    shouted = sum(caps) > _MOSTLY * max(1, sum(word[0].isalpha() for word in words))
    for at, (tag, word) in enumerate(zip(tags, words, strict=True)):
        if tag == "s" and at and tags[at - 1] in "mRw":  # he's, who's
            tags[at] = "a"
        if tag == "N" and (shouted or at == 0 or tags[at - 1] in ".Q"):
            letter = lexicon.letters.get(word)
            following = tags[at + 1] if at + 1 < len(tags) else "."
            if letter and (letter in "cbgv" if shouted and at else letter == "c" and following == "N" or letter == "g"):
                tags[at] = letter


def _fold(text: str, quoted: Quoted, tags: list[str]) -> str:
    """Say whether a quotation is a whole one (Q) or a fragment in the reporter's sentence (F)."""
    first = next(sign for sign in text[quoted.start : quoted.end] if sign.isalnum())
    if first.islower():
        return "F"
    before = tags[-1] if tags else "."
    if before in ".,:;?-QPcbg":
        return "Q"
    return "Q" if quoted.end - quoted.start > _LONG and text[quoted.end - 1] in ".?!,…" and before not in "doT" else "F"


def _find_cues(line: Line, lexicon: Lexicon) -> dict[int, tuple[int, Cue]]:
    """Find the words and phrases of `cues.csv`, the longest at each place."""
    found: dict[int, tuple[int, Cue]] = {}
    free = 0
    for at, word in enumerate(line.words):
        if at < free:
            continue
        for phrase, cue in lexicon.phrases.get(word, ()):
            if len(phrase) == 1 or tuple(line.words[at : at + len(phrase)]) == phrase:
                if cue.kind == "noun" and line.tags[at] in "bcg" and not _noun_here(line, at):
                    continue
                found[at] = (at + len(phrase), cue)
                free = at + len(phrase)
                break
        if at >= free and line.tags[at] in "cbg" and word in lexicon.cues:
            found[at] = (at + 1, lexicon.cues[word])
            free = at + 1
    return found


def _noun_here(line: Line, at: int) -> bool:
    """Tell whether a word that can be a verb or a noun stands where a noun does."""
    return at > 0 and line.tags[at - 1] in "dso#" and line.words[at - 1] not in ("'d", "that")
