"""What the checks of numbers need to know of a language, in one table for each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Literal

RuleName = Literal["plain", "exactly", "more than", "at least", "nearly", "at most", "about", "up to"]
Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Language:
    """Words of a language, all in small letters; formats of numbers and dates are Babel's.

    `counts` are numbers in words, `articles` those that count only before a scale (“eine Million”). `units` lead to
    the names of `units.UNITS`. `one_in` stands between the two numbers of a part (“one in three”). `time` matches what
    makes a time of day of digits, with the groups hour and minute. `plural` matches a thing counted behind four digits
    that are no year, `year_words` stand before a year. `by` stands between a verb and the size of a change, `bases` say
    what one is measured from; `opposites` are pairs for mutants.
    """

    code: str
    scales: Mapping[str, Decimal]
    counts: Mapping[str, Decimal]
    articles: frozenset[str]
    ordinals: Mapping[str, int]
    ordinal_ending: str
    parts: Mapping[str, Fraction]
    one_in: str
    multiples: Mapping[str, Decimal]
    units: Mapping[str, str]
    hedges: Mapping[RuleName, Words]
    falls: Words
    rises: Words
    falls_after: Words
    rises_after: Words
    by: str
    time: str
    date_links: str
    year_words: str
    plural: str
    sections: str
    bases: str
    afterwards: Mapping[RuleName, Words] = field(default_factory=dict)
    opposites: Mapping[str, str] = field(default_factory=dict)
    minus: str = "minus"


def scale(names: str, power: int) -> dict[str, Decimal]:
    """Names of one scale, parted by bars: {name: 10 to the power}."""
    return dict.fromkeys(names.split("|"), Decimal(10) ** power)


def count(numbers: Mapping[str, int]) -> dict[str, Decimal]:
    """Numbers in words with decimal values."""
    return {name: Decimal(value) for name, value in numbers.items()}


def unit(**names: str) -> dict[str, str]:
    """Spellings, parted by bars, by the name of a unit in which blanks are underscores."""
    return {spelling: name.replace("_", " ") for name, spellings in names.items() for spelling in spellings.split("|")}
