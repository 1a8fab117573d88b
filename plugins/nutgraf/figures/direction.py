"""Words that say whether something rose or fell."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import islice

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

_BEFORE_SIGN = {word: sign for sign, words in _VERBS.items() for word in words}
_AFTER_SIGN = {word: sign for sign, words in _AFTER.items() for word in words}
_WORDS_BEFORE, _WORDS_AFTER = 8, 4
_LOOK_BACK = 200  # characters; no eight words are longer
_CLAUSE_END = re.compile(r"[.;:!?](?=\s|$)")
# Behind a number a comma ends what is said of it, but for “12 percent, down from 14”.
_STOP = re.compile(r"[.;:!?](?=\s|$)|,(?!\s+(?:up|down)\b)|\d")
_WORD = re.compile(r"[A-Za-z]+")


def find_direction(text: str, start: int, end: int) -> tuple[int, tuple[int, int] | None]:
    """-1 or 1 for the number at `start`–`end` of a text, and where the word stands that says so; 0, None if none does.

    A word behind the number, in the same clause, comes before the nearest one in front of it: “5% less”, “fell by 5%”.
    """
    stop = _STOP.search(text, end)
    behind = list(islice(_WORD.finditer(text, end, stop.start() if stop else len(text)), _WORDS_AFTER))
    for word in behind:
        if sign := _AFTER_SIGN.get(word[0].lower()):
            return sign, word.span()
    first = max(0, start - _LOOK_BACK)
    begin = max((found.end() for found in _CLAUSE_END.finditer(text, first, start)), default=first)
    for word in reversed(list(_WORD.finditer(text, begin, start))[-_WORDS_BEFORE:]):
        # “Up to” is a hedge.
        is_hedge = word[0].lower() == "up" and text[word.end() : start].lstrip().startswith("to")
        if not is_hedge and (sign := _BEFORE_SIGN.get(word[0].lower())):
            return sign, word.span()
    return 0, None
