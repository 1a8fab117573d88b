"""A number as it stands in a text."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

Kind = Literal["digits", "words", "ordinal", "fraction", "multiple", "time", "decade"]


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a text, from `start` to `end`, sign, currency, scale and unit word included.

    `core_end` is the end without unit words. `value` is what it says (of a time of day: minutes after midnight),
    `unit_of_last_digit` what one more in its last written digit would add: 100,000 in “1.3 million”, 1 in “660,000”.
    `scale` is "million" …, `suffix` its unit in the spelling of `units` ("%", "$", "minute"; of a time, its zone).
    `exact` tells an integer written in full. `doubt` names what is odd about its digits: "point" or "grouping".
    """

    start: int
    end: int
    text: str
    value: Decimal
    unit_of_last_digit: Decimal
    kind: Kind
    scale: str = ""
    suffix: str = ""
    exact: bool = False
    core_end: int = 0
    doubt: str = ""


def divide(fraction: Fraction) -> Decimal:
    """A fraction as a decimal, to the precision of the decimal context."""
    return Decimal(fraction.numerator) / Decimal(fraction.denominator)
