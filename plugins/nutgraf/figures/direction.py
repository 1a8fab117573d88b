"""Words that say whether something rose or fell."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from nutgraf.figures.languages.registry import ENGLISH, LANGUAGES, get_code
from nutgraf.figures.wording import find_hedge

_VERBS: Mapping[int, tuple[str, ...]] = {
    -1: (
        *("fell", "falls", "fall", "falling", "fallen", "dropped", "drops", "drop", "dropping", "declined", "declines"),
        *("decline", "declining", "decreased", "decreases", "decrease", "decreasing", "down", "lost", "loses", "lose"),
        *("shrank", "shrinks", "shrunk", "cut", "cuts", "sank", "sunk", "plunged", "slid", "slipped", "tumbled"),
        *("reduced", "lower", "fewer", "dipped", "contracted", "deficit", "loss", "below", "negative", "minus"),
    ),
    1: (
        *("rose", "rises", "rise", "risen", "rising", "grew", "grows", "grow", "grown", "growing", "growth", "up"),
        *("climbed", "climbs", "climb", "increased", "increases", "increase", "increasing", "gained", "gains", "gain"),
        *("added", "jumped", "surged", "soared", "expanded", "higher", "improved"),
    ),
}
_AFTER: Mapping[int, tuple[str, ...]] = {
    -1: (
        *("less", "fewer", "lower", "below", "smaller", "drop", "decline", "decrease", "fall", "loss", "cut", "down"),
        *("reduction", "shorter", "under", "cheaper", "dip", "plunge"),
    ),
    1: (
        *("more", "higher", "above", "larger", "bigger", "greater", "increase", "rise", "gain", "growth", "jump"),
        *("surge", "up", "longer", "over"),
    ),
}
OPPOSITES: Mapping[str, str] = {"fell": "rose", "dropped": "rose", "declined": "grew", "decreased": "increased"} | {
    "down": "up",
    "less": "more",
    "fewer": "more",
    "lower": "higher",
    "below": "above",
    "decrease": "increase",
    "drop": "rise",
    "decline": "rise",
    "fall": "rise",
    "falls": "rises",
    "rose": "fell",
    "grew": "shrank",
    "increased": "decreased",
    "climbed": "fell",
    "up": "down",
    "more": "less",
    "higher": "lower",
    "above": "below",
    "increase": "decrease",
    "rise": "fall",
    "rises": "falls",
    "gained": "lost",
    "lost": "gained",
}
"""For some of the words, one that says the contrary."""

_NOUNS = r"(?:fall|drop|decline|decrease|loss|dip|deficit|cut|reduction|rise|gain|growth|increase|jump|surge)s?"

_BEFORE_SIGN = {word: sign for sign, words in _VERBS.items() for word in words} | {"reduction": -1}
_AFTER_SIGN = {word: sign for sign, words in _AFTER.items() for word in words}
_WORDS_BEFORE, _WORDS_AFTER = 8, 4
_LOOK_BACK = 200  # characters; no eight words are longer
# The point of “Aug. 12” ends nothing.
_CLAUSE_END = re.compile(r"\.(?=\s+[^\W\da-z]|\s*$)|[;:!?](?=\s|$)")
# Behind a number a comma ends what is said of it, but for “12 percent, down from 14”.
_STOP = re.compile(r"[.;:!?](?=\s|$)|,(?!\s+(?:up|down)\b)|\d")
_WORD = re.compile(r"[^\W\d_]+")
# “Fell, in 2023, by 0.17”, “the decrease was 0.17”: the number is the size of the change.
_SIZE = re.compile(
    rf"\bby(?:\s+(?:an?|another|some|further))*\s*$|\b{_NOUNS}\s+(?:of|was|is|were|came to|comes to)\s*$", re.IGNORECASE
)
_PARTING = re.compile(r"[,\d]|\b(?:to|from|at|is|was|were)\b")
"""What parts a word from a number that it says nothing about."""


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a language: signs by word before and behind a number, what ties them to it, and what parts them."""

    before: Mapping[str, int]
    after: Mapping[str, int]
    size: re.Pattern[str]
    parting: re.Pattern[str]


@lru_cache
def _get_words(code: str) -> _Words:
    if code not in LANGUAGES:
        return _Words(_BEFORE_SIGN, _AFTER_SIGN, _SIZE, _PARTING)
    table = LANGUAGES[code]
    before = {**dict.fromkeys(table.falls, -1), **dict.fromkeys(table.rises, 1)}
    after = {**dict.fromkeys(table.falls_after, -1), **dict.fromkeys(table.rises_after, 1)}
    return _Words(before, after, re.compile(table.by, re.IGNORECASE), re.compile(r"[,\d]"))


@dataclass(frozen=True, slots=True)
class Direction:
    """A word that tells of a fall (-1) or a rise (1), where it stands, and whether it says so of this very number."""

    sign: int
    span: tuple[int, int]
    is_beside: bool


def find_direction(text: str, start: int, end: int, tag: str = ENGLISH) -> Direction | None:
    """The word that says whether the number at `start`–`end` of a text is a rise or a fall; None if none does.

    A word of which the number is the size (“fell by 5%”, “a loss of 5%”) comes first, then one behind the number in the
    same clause (“5% less”), then the nearest in front of it.
    """
    hedge, words = find_hedge(text, start, end, tag), _get_words(get_code(tag))
    front = hedge.start if hedge.rule != "plain" and hedge.end <= start else start
    before = _find_before(text, front, words)
    if before and before.is_beside and _is_tied(text, before, front, words):
        return before
    return _find_behind(text, end, words) or before


def _find_behind(text: str, end: int, words: _Words) -> Direction | None:
    stop = _STOP.search(text, end)
    behind = islice(_WORD.finditer(text, end, stop.start() if stop else len(text)), _WORDS_AFTER)
    found = next((word for word in behind if word[0].lower() in words.after), None)
    return Direction(words.after[found[0].lower()], found.span(), is_beside=True) if found else None


def _find_before(text: str, front: int, words: _Words) -> Direction | None:
    first = max(0, front - _LOOK_BACK)
    begin = max((found.end() for found in _CLAUSE_END.finditer(text, first, front)), default=first)
    for word in reversed(list(_WORD.finditer(text, begin, front))[-_WORDS_BEFORE:]):
        # “Up to” is a hedge.
        is_hedge = word[0].lower() == "up" and text[word.end() : front].lstrip().startswith("to")
        if not is_hedge and (sign := words.before.get(word[0].lower())):
            is_size = words.size.search(text, word.start(), front) is not None
            is_beside = is_size or not words.parting.search(text, word.end(), front)
            return Direction(sign, word.span(), is_beside)
    return None


def _is_tied(text: str, before: Direction, front: int, words: _Words) -> bool:
    """Whether nothing can come between the word and the number: “fell 5%”, “fell by 5%”."""
    is_next = not text[before.span[1] : front].strip()
    return is_next or words.size.search(text, before.span[0], front) is not None
