"""A stretch of text as words with their classes (see `lexicon`): what all patterns run on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .lexicon import Word

if TYPE_CHECKING:
    from .lexicon import Cue, Lexicon, Phrase
    from .marks import Quoted

_ABBREVIATION = (
    r"(?=[A-Z]|vs)(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Sgt|Cmdr|Adm|Brig|Cpl|Sen|Sens|Rep|Reps|Gov|Govs|Pres|Rev|Hon|Amb|St|Jr|Sr|Inc|Corp|Co|"
    r"Ltd|No|vs|Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec|Calif|Fla|Mass|Mich|Minn|Ill|Ind|Ohio|Pa|Tex|Va|Wis|Wisc|Ariz|Ala|Ark|Colo|Conn|"
    r"Del|Ga|Kan|Ky|La|Md|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Tenn|Vt|Wash|Wyo|[A-Z])\."
)
_PLAIN = r"[A-Za-z][a-z]*(?= )"  # most words; the parts that follow would say the same, but slower
_BRACKET = r"\([^()\n]{1,80}\)"
_LINK = r"\]\([^()\s]*\)"  # the tail of a Markdown link: passed over, its words stay
_NUMBER_OR_WORD = r"[$€£]?(?:\d{1,3}(?:,\d{3})+(?!\d)|\w+)(?:['’]t\b|(?:[-–&/.]\w+)+)?%?"
_WORD = rf"(?:[^\W\d_]\.){{2,}}(?:[-–]\w+)*|[A-Z]['’][A-Z]\w+|{_NUMBER_OR_WORD}"
_CLITIC = r"['’](?:s|re|ve|ll|d|m)\b|(?<=s)['’](?=\s)"
WORD = re.compile(r"[^\W\d_]+")  # quick: does a sentence hold a reporting word at all?
TOKEN = re.compile(
    rf"[ ]?(?:{_LINK}|({_PLAIN}|{_ABBREVIATION}(?=\W)|{_WORD}|{_CLITIC}|{_BRACKET}|--|(?<=\s)-(?=\s)|[,;:?!…—–]|\.(?!,)))"
)
_MARK = {"—": "-", "–": "-", "--": "-", "-": "-", "!": "?", "…": ".", ",": ",", ";": ";", ":": ":", "?": "?", ".": "."}
_SHORT_VERB = re.compile(r"(?<=[mRw])s")  # he's, who's
_HEAD = re.compile(r"(?<![^.Q]).")  # the first word of a sentence
_REPORTS = re.compile(r"[cbg]")
_NUMBER = re.compile(r"[$€£]?\d")
_CUE_LETTER = re.compile(r"[cbg]")
_PAIR = 2
_SHORT = 5  # shorter words say nothing by their ending: bed, ring, fly
_LONG = 40  # characters: a longer quotation that ends with a stop is a whole one wherever it stands
_MOSTLY = 0.7  # share of capitals that makes a headline
_COMMA = Word(",", ",", capital=False, spelled=False)


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
    spans: list[tuple[int, int]] = []
    found: list[Word] = []
    folded: dict[int, Quoted] = {}
    known, at = lexicon.known, start
    for quoted in [*quotes, None]:
        for token in TOKEN.finditer(text, at, quoted.outer_start if quoted else end):
            word = token[1]
            if word is not None:
                spans.append(token.span(1))
                found.append(known.get(word) or _classify(word, lexicon))
        if quoted:
            folded[len(spans)] = quoted
            found.append(Word(_fold(text, quoted, found[-1].letter if found else "."), "“”", capital=False, spelled=False))
            spans.append((quoted.outer_start, quoted.outer_end))
            at = quoted.outer_end
            if text[quoted.end - 1] == ",":  # the comma inside the marks belongs to the reporter's sentence
                spans.append((at, at))
                found.append(_COMMA)
    starts, ends = map(list, zip(*spans, strict=True)) if spans else ([], [])
    tags, words, caps, spelled = map(list, zip(*found, strict=True)) if found else ([], [], [], [])
    shouted = sum(caps) > _MOSTLY * max(1, sum(spelled))
    line = Line(starts, ends, words, caps, _settle(tags, words, lexicon, shouted=shouted), folded, {})
    line.cues.update(_find_cues(line, lexicon))
    return line


def _classify(word: str, lexicon: Lexicon) -> Word:
    """Give a word its letter, without a look at its neighbours, and remember it."""
    lower = word.lower()
    lexicon.known[word] = known = Word(_letter(word, lower, lexicon), lower, word[0].isupper(), word[0].isalpha())
    return known


def _letter(word: str, lower: str, lexicon: Lexicon) -> str:
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


def _settle(tags: list[str], words: list[str], lexicon: Lexicon, *, shouted: bool) -> str:
    """Correct letters that hang on their neighbours: the first word, and headlines in capitals."""
    letters = "".join(tags)
    for clitic in _SHORT_VERB.finditer(letters):
        tags[clitic.start()] = "a"
    for at in range(len(tags)) if shouted else [head.start() for head in _HEAD.finditer(letters)]:
        letter = lexicon.letters.get(words[at], "n") if tags[at] == "N" else "n"
        following = tags[at + 1] if at + 1 < len(tags) else "."
        if (letter in "cbgv" and shouted and at) or (letter == "c" and following == "N") or letter == "g":
            tags[at] = letter
    return "".join(tags)


def _fold(text: str, quoted: Quoted, before: str) -> str:
    """Say whether a quotation is a whole one (Q) or, after the letter before, a fragment in the reporter's sentence (F)."""
    first = next(sign for sign in text[quoted.start : quoted.end] if sign.isalnum())
    if first.islower():
        return "F"
    if before in ".,:;?-QPcbg":
        return "Q"
    return "Q" if quoted.end - quoted.start > _LONG and text[quoted.end - 1] in ".?!,…" and before not in "doT" else "F"


def _find_cues(line: Line, lexicon: Lexicon) -> dict[int, tuple[int, Cue]]:
    """Find the words and phrases of `cues.csv`, the longest at each place."""
    found: dict[int, tuple[int, Cue]] = {}
    words, tags = line.words, line.tags
    for at in [at for at, word in enumerate(words) if word in lexicon.phrases]:
        for phrase, offset, cue in lexicon.phrases[words[at]]:
            begin = at - offset
            size = len(phrase)
            if size == _PAIR and offset == 0 and tags[at + 1 : at + 2] == "r" and words[at + 2 : at + 3] == [phrase[1]]:
                found[begin] = (begin + 3, cue)  # "referred obliquely to"
                break
            if begin >= 0 and tuple(words[begin : begin + size]) == phrase and begin not in found:
                if cue.kind == "noun" and tags[at] in "bcg" and not _noun_here(line, at):
                    continue
                found[begin] = (begin + size, cue)
                break
    covered = {at for begin, (stop, _) in found.items() for at in range(begin, stop)}
    for match in _REPORTS.finditer(tags):
        at = match.start()
        if at not in covered and words[at] in lexicon.cues:
            found[at] = (at + 1, lexicon.cues[words[at]])
    return dict(sorted(found.items()))


def _phrase_at(line: Line, at: int, phrases: list[Phrase]) -> tuple[int, int, Cue] | None:
    """Find the longest of some phrases around the word at `at`: where it begins, where it ends, its line."""
    words, tags = line.words, line.tags
    for phrase, offset, cue in phrases:
        begin, size = at - offset, len(phrase)
        if size == _PAIR and offset == 0 and tags[at + 1 : at + 2] == "r" and words[at + 2 : at + 3] == [phrase[1]]:
            return begin, begin + 3, cue  # "referred obliquely to"
        if begin < 0 or tuple(words[begin : begin + size]) != phrase:
            continue
        if cue.kind != "noun" or tags[at] not in "bcg" or _noun_here(line, at):
            return begin, begin + size, cue
    return None


def _noun_here(line: Line, at: int) -> bool:
    """Tell whether a word that can be a verb or a noun stands where a noun does."""
    return at > 0 and line.tags[at - 1] in "dso#" and line.words[at - 1] not in ("'d", "that")
