"""Words that claim more than a number: “the highest since 2008”, “a record low”, “for the first time since 1976”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from nutgraf.figures.lexicon import ORDINALS

Scope = Literal["", "since", "record", "other"]
"""Among what something is the highest: the bound rows, those since one, all of them, all others without a tie."""

_HIGH = (
    "highest|largest|biggest|greatest|longest|warmest|hottest|wettest|busiest|heaviest|tallest|deepest|widest|"
    r"(?<!at )most(?! of\b)"
)
_LOW = r"lowest|smallest|fewest|(?<!at )least|shortest|coldest|coolest|driest|lightest|narrowest"
_EITHER = "best|worst|fastest|slowest|strongest|weakest|steepest"
_MORE = "more|higher|larger|bigger|greater|longer|warmer|hotter|wetter|heavier"
_LESS = "less|lower|fewer|smaller|shorter|colder|cooler|drier|lighter"
_PERIOD = "year|month|week|day|quarter|season|decade|time"
_RECORD = r"\bon record\b|\bof all time\b|\bever\b|\byet\b"
_PLACE = rf"(?:(?P<place>{'|'.join(ORDINALS)}|\d+(?:st|nd|rd|th))[- ])?"
_SINCE = re.compile(r"\bsince\s+(?P<since>\S.*?)\s*$", re.IGNORECASE | re.DOTALL)
_EVER = re.compile(_RECORD, re.IGNORECASE)
_EXTREME = re.compile(rf"\b{_PLACE}(?P<word>(?P<high>{_HIGH})|(?P<low>{_LOW})|{_EITHER})\b", re.IGNORECASE)
_HIGH_MARK = re.compile(r"\b(?:record|all-time)[ -](?:(?P<high>high)|low)\b", re.IGNORECASE)
_ANY_OTHER = re.compile(
    rf"\b(?:(?P<high>{_MORE})|{_LESS})\b(?:\s+\w+)?\s+than\s+(?:\w+\s+)?any\s+other\b", re.IGNORECASE
)
_FIRST = re.compile(rf"\bfirst\s+(?:{_PERIOD})\b", re.IGNORECASE)
_SPAN = r"(?:since\s+(?:\w+\.?\s+)?\d{4}\b|on record\b|of all time\b)"
_UNBOUND = re.compile(
    rf"\b(?:{_HIGH}|{_LOW}|{_EITHER})\b(?:\s+[\w’'-]+){{0,4}}?\s+{_SPAN}"
    rf"|{_HIGH_MARK.pattern.replace('?P<high>', '?:')}|{_ANY_OTHER.pattern.replace('?P<high>', '?:')}"
    rf"|\bfirst\s+(?:{_PERIOD})\s+{_SPAN}"
    rf"|\b\w+\s+(?:straight|consecutive)\s+(?:{_PERIOD})s?\b|\b\w+\s+(?:{_PERIOD})s?\s+in a row\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Claim:
    """What a mark claims of one row.

    `sign` is 1 for the highest, -1 for the lowest, 0 where the word leaves it open; `place` is 2 for “second highest”;
    `since` the words behind “since”. A claim of a first time has the place 0.
    """

    word: str
    sign: int
    scope: Scope
    since: str = ""
    place: int = 1

    @property
    def is_first_time(self) -> bool:
        """Whether it claims that something is so for the first time."""
        return self.place == 0


def read_claim(text: str) -> Claim | None:
    """The claim of a mark; None if its words make none."""
    if found := _ANY_OTHER.search(text):
        return Claim(_tidy(found[0]), 1 if found["high"] else -1, "other")
    if found := _HIGH_MARK.search(text):
        return Claim(_tidy(found[0]), 1 if found["high"] else -1, "record")
    scope, since = _read_scope(text)
    if (found := _FIRST.search(text)) and (scope or "time" in found[0].lower()):
        return Claim(_tidy(found[0]), 0, scope or "record", since, place=0)
    if found := _EXTREME.search(text):
        sign = 1 if found["high"] else -1 if found["low"] else 0
        place = found["place"].lower() if found["place"] else "first"
        return Claim(_tidy(found["word"]), sign, scope, since, ORDINALS.get(place) or int(place[:-2]))
    return None


def find_claims(text: str) -> Iterator[tuple[int, int]]:
    """Where a text makes a claim that data could refute: a superlative with its range, a first time, a row of years."""
    for found in _UNBOUND.finditer(text):
        yield found.span()


def _read_scope(text: str) -> tuple[Scope, str]:
    if found := _SINCE.search(text):
        return "since", _tidy(found["since"]).rstrip(".,;:")
    return ("record", "") if _EVER.search(text) else ("", "")


def _tidy(words: str) -> str:
    return " ".join(words.split())
