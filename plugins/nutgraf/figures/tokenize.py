"""Every number of a text: digits, words, parts, multiples, ordinals, times of day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from nutgraf.figures.clock import is_span_to, read_time
from nutgraf.figures.digits import read_digits, skip_version
from nutgraf.figures.languages.registry import ENGLISH, get_code, is_known
from nutgraf.figures.lexicon import GLYPHS, MULTIPLES, ONES, ORDINALS, SCALES, TENS
from nutgraf.figures.local import find_local_numbers
from nutgraf.figures.number import Number
from nutgraf.figures.parts import read_multiple, read_ordinal, read_part
from nutgraf.figures.units import PERCENT, POINTS, TIMES, find_unit
from nutgraf.figures.words import read_words

_FIRST_WORDS = sorted({*ONES, *TENS, *ORDINALS, *MULTIPLES, "a", "an", "half", "hundred", "thousand"})
_CANDIDATE = re.compile(
    rf"""(?<![\w.,])\d | (?<![\w])\.\d | [{"".join(GLYPHS)}] | (?<![\w.])[-+−–](?=[\d.$€£¥])
    | (?<![\w])(?:US|CA|C|AU|A|U\.S\.[ ])?[$€£¥](?=[ ]?[-−]?[\d.]) | (?<=[.,])(?<![\d][.,])\d
    | (?<![\w’'])(?:{"|".join(_FIRST_WORDS)}|minus|negative)(?![A-Za-z]*['’]\w)""",
    re.VERBOSE | re.IGNORECASE,
)
_CURRENCIES = {"US$": "$", "U.S. $": "$", "CA$": "C$", "AU$": "A$"}
_ANYTHING = re.compile(r"\d[\d,.]*|\w+|.", re.DOTALL)
_GAP = re.compile(r"[ \u00a0\n-]")
_MINUS = re.compile(r"(?:minus|negative)[ \u00a0]", re.IGNORECASE)
_ARTICLE = re.compile(r" an? ")
_BETWEEN = re.compile(r"\bbetween\s+(?:about|roughly)?\s*$", re.IGNORECASE)
_RANGE = re.compile(r"\s*[-–—]\s*|\s+(?:to|or)\s+")
_WITH_AND = re.compile(r"\s+and\s+")


def find_numbers(text: str, tag: str = ENGLISH) -> tuple[Number, ...]:
    """The numbers of a text in order, none inside another; years, dates and names such as “GPT-4” are among them.

    `tag` is the BCP 47 tag of the language; in one that has no table (`registry.is_known`) there are none to be found.

    Vague words (“millions”, “several”, “dozens”) are no numbers. In a range such as “10 to 15 million” the first
    number takes the scale and the unit of the second.
    """
    if get_code(tag) != ENGLISH:
        return find_local_numbers(text, tag) if is_known(tag) else ()
    return tuple(_join_ranges(text, list(_scan(text))))


def _scan(text: str) -> Iterator[Number]:
    at = 0
    while candidate := _CANDIDATE.search(text, at):
        start = candidate.start()
        passed = skip_version(text, start)
        if passed is not None:
            at = passed
            continue
        number = _read_number(text, start)
        if number is not None:
            yield number
        at = max(number.end if number else 0, _end_of_word(text, start))


def _end_of_word(text: str, start: int) -> int:
    """Where to look on after `start`, if no number began there: never inside the same word or run of digits."""
    found = _ANYTHING.match(text, start)
    end = found.end() if found else start + 1
    while end > start + 1 and text[end - 1] in ".,":
        end -= 1
    return end


def _read_number(text: str, start: int) -> Number | None:
    for reader in (read_time, read_part, read_multiple):
        if number := reader(text, start):
            return _add_unit(text, number)
    return _read_digits(text, start) or read_ordinal(text, start) or _read_words(text, start)


def _read_digits(text: str, start: int) -> Number | None:
    found = read_digits(text, start)
    if found is None:
        return None
    currency = _CURRENCIES.get(found.currency, found.currency)
    number = Number(
        start,
        found.end,
        text[start : found.end],
        found.value,
        found.step,
        found.kind,
        found.scale,
        currency,
        found.is_integer,
        found.end,
        found.doubt,
    )
    number = _add_unit(text, number)
    is_name = number.end == found.end and re.match(r"[A-Za-z]", text[found.end : found.end + 1])
    return None if is_name and found.kind == "digits" else number


def _read_words(text: str, start: int) -> Number | None:
    minus = _MINUS.match(text, start)
    found = read_words(text, minus.end() if minus else start)
    if found is None or re.match(r"[A-Za-z]", text[found.end : found.end + 1]):
        return None
    is_exact = found.scale in ("", "dozen")
    scale = "" if found.scale == "dozen" else found.scale
    words = text[start : found.end]
    value = -found.value if minus else found.value
    number = Number(start, found.end, words, value, found.step, "words", scale, "", is_exact, found.end)
    return _add_unit(text, number)


def _add_unit(text: str, number: Number) -> Number:
    """The number with the unit of measure that stands behind it; a currency before it gives way only to percent."""
    if number.kind not in ("digits", "words", "fraction"):
        return number
    at = number.core_end
    article = _ARTICLE.match(text, at) if number.kind == "fraction" else None
    gap = article or _GAP.match(text, at)
    glued = find_unit(text, at)
    found = glued or (find_unit(text, gap.end()) if gap else None)
    if found is None or (found[0].name == TIMES and not glued and text[found[1] - 1] in "x×"):
        return number
    unit, end = found
    if number.suffix and unit.name not in (PERCENT, POINTS):
        return number
    return replace(number, end=end, text=text[number.start : end], suffix=unit.name)


def _join_ranges(text: str, numbers: list[Number]) -> Iterator[Number]:
    for first, second in zip(numbers, [*numbers[1:], None], strict=False):
        between = text[first.end : second.start] if second else ""
        is_range = _RANGE.fullmatch(between) or (
            _WITH_AND.fullmatch(between) and _BETWEEN.search(text, max(0, first.start - 30), first.start)
        )
        yield _inherit(first, second) if second and is_range else first


def _inherit(first: Number, second: Number) -> Number:
    """The first number of a range with what only the second one spells out."""
    if first.kind in ("digits", "words") and is_span_to(first, second):
        half = Decimal(720) if second.value >= 720 and first.value != 12 else Decimal(0)
        return replace(first, value=first.value * 60 + half, kind="time", suffix=second.suffix)
    if first.kind not in ("digits", "words") or second.kind not in ("digits", "words"):
        return first
    factor = SCALES.get(second.scale, Decimal(1))
    is_bare = not first.scale and first.value < min(Decimal(1000), second.value / factor)
    if second.scale and is_bare:
        first = replace(
            first,
            value=first.value * factor,
            unit_of_last_digit=first.unit_of_last_digit * factor,
            scale=second.scale,
            exact=False,
        )
    return replace(first, suffix=first.suffix or second.suffix)
