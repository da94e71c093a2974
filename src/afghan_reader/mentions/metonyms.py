"""Tell a government from its city: "Moscow denied it" from "he lives in Moscow"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from .words import Words

_JOINTS = {"and", "or", "&", "nor"}
_ARTICLES = {"the", "a", "an", "this", "its", "his", "her", "their", "our", "another", "each", "every", "any", "no", "first", "second"}
_FRAMED = ("to", "from", "of", "on")  # prepositions that need a word before them: support from Moscow
_STOPS = set(".;:!?—–()\"“”")


def names_government(text: str, start: int, end: int, words: Words, is_actor: Callable[[str], bool]) -> bool:
    """Whether a capital stands for its government at this place.

    Parameters
    ----------
    text, start, end
        The place of the capital's name.
    words
        The table `mention_words`.
    is_actor
        Says whether a word is the name of another capital or state, as in "between Washington and Moscow".
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
    before, after = _past_partners(before, after)
    return _stands_as_government(before, after, words, is_actor)


def names_building(text: str, start: int, end: int, words: Words) -> bool:
    """Whether a building is only a building: "outside the Kremlin", "the Kremlin walls"."""
    before = [token.casefold() for token in words.tokens_before(text, start) if token.casefold() != "the"]
    after = words.tokens_after(text, end)
    after = after[2:] if after[:2] == ["'", "s"] else after
    outside = before[-1:] and before[-1] in {"outside", "near", "around", "inside", "beneath", "beside"}
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
    while len(before) > 1 and (before[-1] in _JOINTS or before[-1] == ",") and before[-2][0].isupper() and before[-2] not in {"I"}:
        index = len(before) - 2
        while index > 0 and before[index - 1][0].isupper() and before[index - 1].casefold() not in {"the"}:
            index -= 1
        rest = before[:index]
        if before[-1] == "," and not (rest and rest[-1][0].isalnum()):
            break
        before = rest[:-1] if rest and rest[-1].casefold() == "the" else rest
    if len(after) > 1 and after[0] in _JOINTS and after[1][0].isupper():
        index = 2
        while index < len(after) and after[index][0].isupper():
            index += 1
        after = after[index:]
    return before, after


def _stands_as_government(before: list[str], after: list[str], words: Words, is_actor: Callable[[str], bool]) -> bool:
    last = before[-1].casefold() if before else ""
    if last in {"and", "or", ","} and len(before) > 1 and "between" in [token.casefold() for token in before[-6:]]:
        return True
    if last in _FRAMED:
        return any(token.casefold() in words.role(last) for token in before[-4:-1] if token[0].isalnum())
    if last == "for":
        return all(token.casefold() not in words.role("for") for token in before[-3:-1])
    if last == "between":
        return all(token.casefold() not in words.role("city noun") for token in before[-3:-1])
    if last in words.role("place preposition"):
        return False
    if last in words.role("preposition") or last in words.role("acts on"):
        return True
    if last in {"is", "was", "did", "does", "has", "would", "could", "should", "may", "might"} and after and after[0][0].isalpha():
        return True
    return last not in _ARTICLES and _acts(after, words)


def _acts(after: list[str], words: Words) -> bool:
    """Whether a verb of doing or saying follows, after adverbs or a comma and "which"."""
    tokens = [token.casefold() for token in after]
    if tokens[:1] == [","] and tokens[1:2] in (["which"], ["whose"]):
        tokens = tokens[2:] if tokens[1] == "which" else ["is"]
    while tokens and (tokens[0] in words.role("adverb") or tokens[0].endswith("ly")):
        tokens = tokens[1:]
    return bool(tokens) and (tokens[0] in words.role("verb") or tokens[0] in words.role("verb form"))
