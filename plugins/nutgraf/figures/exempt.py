"""Numbers that need no binding: small counts in words, years, dates, decades, names, section numbers."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from nutgraf.figures.dates import MONTHS, DateMention
from nutgraf.figures.languages.formats import get_format
from nutgraf.figures.languages.registry import ENGLISH, LANGUAGES, get_code
from nutgraf.figures.mentions import find_dates
from nutgraf.figures.number import Number
from nutgraf.figures.units import PERCENT, POINTS, TIMES, UNITS
from nutgraf.figures.wording import find_hedge

SMALLEST_COUNTED = 10
"""Below it a number in words needs no binding, if it counts no unit of measure."""

_LOOK_BACK = 100  # characters; enough for “Sections 1, 2, 3 and 4”
_IDIOMS = frozenset({"9/11", "7/7"})
_SECTION = re.compile(
    r"\b(?:Sections?|Secs?\.|Articles?|Chapters?|Parts?|Figures?|Figs?\.|Tables?|Titles?|Rules?|Steps?|Pages?|pp?\.|"
    r"Volumes?|Vols?\.|Appendi(?:x|ces)|Notes?|Items?|Lines?|Questions?|Version|Phase|Route|Interstate|Highway)"
    r"[ \u00a0](?:\d+(?:,|,? and|,? or|[-–]| to)? ?)*$",
    re.IGNORECASE,
)
_NAME_BEFORE = re.compile(r"[A-Za-z]\d*-$")
_LIST_NUMBER = re.compile(r"\(?\d{1,2}[.)](?=\s)")
_PERIOD_AFTER = re.compile(r"[ -](?:century|centuries|anniversary)\b|[ ][A-Z][a-z]")

_YEAR = re.compile(r"(?:1[5-9]|20|21)\d\d")
_YEAR_RANGE = re.compile(r"(?:1[5-9]|20|21)\d\d[-–]$")
_WORD_BEFORE = re.compile(r"([A-Za-z’']+\.?)[\s(“\"-]*$")
_WORDS_AFTER = re.compile(r"\s+([a-z][a-z-]*)(?:\s+([a-z][a-z-]*))?")
# Behind one of these a year may stand before a plural (“the 2024 elections”).
_YEAR_WORDS = re.compile(
    r"(?:the|this|that|these|its|their|his|her|our|an?|in|since|during|years?|last|next|early|late|mid|fiscal|pre|post)"
)
_LINKS = re.compile(r"(?:of|and|to|was|is|in|on|at|for|the|an?|or|that|with|by|from|than)")
_NO_PLURALS = re.compile(r"(?:this|plus|versus|does|across|perhaps)")
_PEOPLE = frozenset({"people", "men", "women", "children", "percent", "feet"})


def is_exempt(text: str, number: Number, dates: Sequence[DateMention], tag: str = ENGLISH) -> bool:
    """Whether a number of `text` may stand unbound; `dates` are those of the text (`find_dates`)."""
    return (
        _is_small(number)
        or _is_name(text, number, tag)
        or number.kind == "decade"
        or is_dated(number, dates)
        or is_year(text, number, tag)
    )


def is_date_part(text: str, number: Number, tag: str = ENGLISH) -> bool:
    """Whether a number is a year or belongs to a date."""
    return is_year(text, number, tag) or is_dated(number, find_dates(text, tag))


def is_dated(number: Number, dates: Sequence[DateMention]) -> bool:
    """Whether a number belongs to one of the dates of its text, which are in order."""
    index = bisect_right(dates, number.start, key=lambda date: date.start) - 1
    return index >= 0 and number.start < dates[index].end


def _is_small(number: Number) -> bool:
    """Zero to nine in words, and first to ninth; not with a unit of measure, but “one hour” is as good as “an hour”."""
    if number.kind == "ordinal":
        return number.value < SMALLEST_COUNTED and number.text.isalpha()
    if number.kind != "words" or not number.exact or not 0 <= number.value < SMALLEST_COUNTED:
        return False
    family = UNITS[number.suffix.lower()].family if number.suffix else ""
    if number.value == 1:
        return family in ("", "time", "months", "point", TIMES)
    return family == ""


def _is_name(text: str, number: Number, tag: str) -> bool:
    """Part of a name (GPT-4), a section or list number, or the 21st century."""
    if number.text in _IDIOMS:
        return True
    if number.kind == "ordinal":
        return _PERIOD_AFTER.match(text, number.end) is not None
    if number.kind != "digits" or number.suffix in (PERCENT, POINTS):
        return False
    if number.start <= 1 and (found := _LIST_NUMBER.match(text)) and found.end() > number.start:
        return True
    before = text[max(0, number.start - _LOOK_BACK) : number.start]
    section = _get_local(get_code(tag))[2] if get_code(tag) in LANGUAGES else _SECTION
    return section.search(before) is not None or _NAME_BEFORE.search(before) is not None


def is_year(text: str, number: Number, tag: str = ENGLISH) -> bool:
    """Whether four digits are a year: nothing counts by them, and no hedge of quantity stands before them.

    “2000 listeners” is a number; so is a year that looks like one, such as “by 2030 emissions”: there a comma helps.
    """
    before = text[max(0, number.start - _LOOK_BACK) : number.start]
    if number.kind == "digits" and number.exact and _YEAR_RANGE.search(before) and re.fullmatch(r"\d\d", number.text):
        return True
    if number.kind != "digits" or not _YEAR.fullmatch(get_format(tag).unfold(number.text)):
        return False
    if find_hedge(text, number.start, number.end, tag).rule not in ("plain", "about"):
        return False
    if get_code(tag) in LANGUAGES:
        return _is_local_year(text, number, get_code(tag))
    previous = _WORD_BEFORE.search(before)
    word = previous[1].lower() if previous else ""
    if _YEAR_WORDS.fullmatch(word) or word.endswith(("'s", "’s")) or (previous and previous[1] in MONTHS):
        return True
    return not _counts(text, number.end)


def _is_local_year(text: str, number: Number, code: str) -> bool:
    """A year stands behind a word that one is told with, in brackets or behind another year, and counts nothing."""
    told, plural, _ = _get_local(code)
    before = text[max(0, number.start - _LOOK_BACK) : number.start]
    return told.search(before) is not None and plural.match(text, number.end) is None


@lru_cache
def _get_local(code: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What stands before a year, what is counted behind a number that is none, and what numbers sections."""
    table = LANGUAGES[code]
    told = re.compile(rf"(?:(?<!\w)(?:{table.year_words})\s+|[(–/-]|\d{{4}}\s?[,;]\s)$|^\s*$", re.IGNORECASE)
    return told, re.compile(table.plural), re.compile(rf"(?<!\w)(?:{table.sections})[ \u00a0\u202f]?(?:\d+[,–-]? ?)*$")


def _counts(text: str, at: int) -> bool:
    """Whether what follows a number looks like the things that it counts: a plural, maybe with one word before it."""
    found = _WORDS_AFTER.match(text, at)
    if not found or _LINKS.fullmatch(found[1]):
        return False
    return any(word and (word in _PEOPLE or _is_plural(word)) for word in found.groups())


def _is_plural(word: str) -> bool:
    return len(word) > 3 and word.endswith("s") and not word.endswith("ss") and not _NO_PLURALS.fullmatch(word)
