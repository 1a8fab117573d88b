"""How numbers are spread: five of them, and those that lie far out (Tukey 1977)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from nutgraf.charts.bins import find_quantile

_REACH = Decimal("1.5")


@dataclass(frozen=True, slots=True)
class Spread:
    """Of `count` numbers: least and most, the quartiles with the median between them, how far the whiskers reach, and
    the numbers beyond these, from low to high.
    """

    count: int
    least: Decimal
    lower: Decimal
    median: Decimal
    upper: Decimal
    most: Decimal
    low: Decimal
    high: Decimal
    outliers: tuple[Decimal, ...]


def measure_spread(values: Sequence[Decimal]) -> Spread:
    """The spread of one number or more.

    Whiskers reach the last numbers within one and a half times the height of the box from it.
    """
    ordered = sorted(values)
    lower, median, upper = (find_quantile(ordered, Decimal(share)) for share in ("0.25", "0.5", "0.75"))
    reach = (upper - lower) * _REACH
    within = [value for value in ordered if lower - reach <= value <= upper + reach]
    outliers = tuple(value for value in ordered if not within[0] <= value <= within[-1])
    # Between two far values a quartile may lie where no value is: then the whisker ends at the box.
    low, high = min(within[0], lower), max(within[-1], upper)
    return Spread(len(ordered), ordered[0], lower, median, upper, ordered[-1], low, high, outliers)
