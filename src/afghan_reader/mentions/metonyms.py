"""Tell a government from its city: "Moscow denied it" from "he lives in Moscow"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .words import Words

_JOINTS = {"and", "or", "&", "nor", ","}
_ARTICLES = {"the", "a", "an", "this", "its", "his", "her", "their", "our"} | {
    "another",
    "each",
    "every",
    "any",
    "no",
    "first",
    "second",
}
_FRAMED = {"to", "from", "of", "on"}  # the government only after certain words: support from Moscow
_UNLESS = {"for": "for", "between": "city noun"}  # the government except near certain words: left for Moscow
_ASKING = {"is", "was", "did", "does", "has", "would", "could", "should", "may", "might"}
_BEING = {"is", "was", "are", "were"}
_STOPS = set(".;:!?—–()“”") | {'"'}


def names_government(text: str, start: int, end: int, words: Words) -> bool:
    """Whether a capital stands for its government at this place.

    Parameters
    ----------
    text, start, end
        The place of the capital's name.
    words
        The table `mention_words`.
    """
    before, after = words.tokens_before(text, start), words.tokens_after(text, end)
    if text[start:end].isupper() and (not before or before[-1] in _STOPS):
        return False  # a dateline
    joined = _joined(text, start, end, words)
    if joined is not None:
        return joined
    if after[:1] == [","] and after[1:2] and after[1].casefold() in {"d.c", "dc"}:
        return False
    if after[:2] == ["'", "s"]:
        return not _of_the_city(after[2:], words)
    if before[-1:] == [","] and _acts(after, words):
        return True  # a subject after an opening phrase: "After years of war in Afghanistan, Moscow wants back in"
    before, after = _past_partners(before, after)
    return _stands_as_government(before, after, words)


def names_building(text: str, start: int, end: int, words: Words) -> bool:
    """Whether a building is only a building: "outside the Kremlin", "the Kremlin walls"."""
    before = [token.casefold() for token in words.tokens_before(text, start) if token.casefold() != "the"]
    after = words.tokens_after(text, end)
    after = after[2:] if after[:2] == ["'", "s"] else after
    outside = before[-1:] and before[-1] in {"outside", "near", "around", "inside", "beneath", "beside", "at"}
    return bool(outside) or _of_the_city(after[:1], words)


def _joined(text: str, start: int, end: int, words: Words) -> bool | None:
    """Judge a capital joined to a word by a hyphen; None if there is no hyphen."""
    left = text[max(0, start - 20) : start].split()
    if text[start - 1 : start] in {"-", "–", "‑"} and start and left and len(left[-1]) > 1:
        head = left[-1][:-1]
        return head[-1:].isalnum() and (head[0].isupper() or head.casefold() in {"pro", "anti"})
    if text[end : end + 1] in {"-", "‑"}:
        tail = (text[end + 1 : end + 20].split() or [""])[0].strip(".,;:\"”’'")
        return tail.casefold() in words.role("compound") or tail[:1].isupper()
    return None


def _of_the_city(following: list[str], words: Words) -> bool:
    for token in following[:3]:
        if not token[0].isalnum():
            return False
        if token.casefold() in words.role("city noun"):
            return True
    return False


def _past_partners(before: list[str], after: list[str]) -> tuple[list[str], list[str]]:
    """Step over partners: the words that govern "Moscow" in "New York and Moscow" stand before New York."""
    while len(before) > 1 and before[-1] in _JOINTS and before[-2][0].isupper() and before[-2] != "I":
        index = len(before) - 2
        while index > 0 and before[index - 1][0].isupper() and before[index - 1] != "The":
            index -= 1
        if before[-1] == "," and (index == 0 or not before[index - 1][0].isalnum()):
            break
        before = before[: index - 1] if index and before[index - 1].casefold() == "the" else before[:index]
    if len(after) > 1 and after[0] in _JOINTS - {","} and after[1][0].isupper():
        index = 2
        while index < len(after) and after[index][0].isupper():
            index += 1
        after = after[index:]
    return before, after


def _stands_as_government(before: list[str], after: list[str], words: Words) -> bool:
    """Judge by the word before, and where it says nothing, by the verb after."""
    last = before[-1].casefold() if before else ""
    near = {token.casefold() for token in before[-4:-1]}
    if last in _JOINTS and "between" in near.union(token.casefold() for token in before[-6:]):
        return True
    if last in _FRAMED:
        return not near.isdisjoint(words.role(last))
    if last in _UNLESS:
        return near.isdisjoint(words.role(_UNLESS[last])) and not _describes(after, words)
    if last in words.role("preposition") or last in words.role("acts on"):
        return not _describes(after, words)
    if last in words.role("place preposition") or last in _ARTICLES:
        return False
    asked = last in _ASKING and bool(after) and after[0][0].isalpha()  # "How is Moscow reacting"
    return asked or _acts(after, words)


def _describes(after: list[str], words: Words) -> bool:
    """Whether a noun follows that the capital only describes: "by Washington think tanks"."""
    if not after or not after[0][0].islower() or after[0].endswith(("ing", "ly", "ed")):
        return False
    return after[0] not in words.acts and all(after[0] not in words.role(role) for role in ("opener", "adverb"))


def _acts(after: list[str], words: Words) -> bool:
    """Whether a verb of doing or saying follows, after adverbs or a comma and "which"."""
    tokens = [token.casefold() for token in after]
    if tokens[:2] == [",", "whose"]:
        return True
    if tokens[:2] == [",", "which"]:
        tokens = tokens[2:]
    while tokens and (tokens[0] in words.role("adverb") or tokens[0].endswith("ly")):
        tokens = tokens[1:]
    if not tokens or tokens[0] not in words.acts:
        return False
    befalls = tokens[1:3] if tokens[0] in _BEING else tokens[2:4] if tokens[1:2] == ["been"] else []
    return words.role("happens to a city").isdisjoint(befalls)
