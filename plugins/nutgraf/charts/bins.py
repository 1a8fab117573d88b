"""Bins of a histogram: edges at round numbers, and how many values lie between two of them."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from nutgraf.charts.sentences import Columns, count_things
from nutgraf.charts.wording import Wording
from nutgraf.datasets.model import Row

FROM, TO, COUNT, SHARE = MADE = ("bin from", "bin to", "bin count", "bin share")
"""The columns that a histogram makes of its values, a row for each bin."""

MOST_BINS = 200
_FRIENDLY = tuple(map(Decimal, ("1", "2", "2.5", "5", "10")))
_MOST_BY_RULE = 60


@dataclass(frozen=True, slots=True)
class Bins:
    """`count` bins, each `step` wide and holding its lower edge but not its upper one; the first begins at `start`."""

    start: Decimal
    step: Decimal
    count: int

    @property
    def edges(self) -> tuple[Decimal, ...]:
        """All edges from left to right, one more than there are bins."""
        return tuple(self.start + self.step * number for number in range(self.count + 1))

    def find(self, value: Decimal) -> int:
        """The number of the bin that holds a value, from 0."""
        return _floor((value - self.start) / self.step)

    def tally(self, values: Iterable[Decimal]) -> list[int]:
        """How many of the values lie in each bin; all of them lie in one."""
        found = Counter(self.find(value) for value in values)
        return [found[number] for number in range(self.count)]


def fit_bins(values: Sequence[Decimal], step: Decimal, edge: Decimal = Decimal(0)) -> Bins:
    """As few bins of a step as hold all values; one of them begins at `edge`, or would if it were in sight."""
    first, last = (_floor((value - edge) / step) for value in (min(values), max(values)))
    return Bins(edge + first * step, step, last - first + 1)


def choose_step(values: Sequence[Decimal], count: int | None = None) -> Decimal:
    """A friendly step (1, 2, 2.5 or 5 times a power of ten; whole where all values are) for about `count` bins.

    Without a count by the rule of Freedman and Diaconis (1981), twice the range of the middle half over the cube root
    of the number of values; by that of Sturges (1926) where half of the values are equal. At most 60 bins come of it.
    """
    low, high = min(values), max(values)
    span = float(high - low)
    is_whole = all(value == value.to_integral_value() for value in values)
    if span == 0:
        return Decimal(1) if is_whole or not low else Decimal(10) ** (low.adjusted() - 1)
    if count:
        rough = span / count
    else:
        ordered = sorted(values)
        middle = float(find_quantile(ordered, Decimal("0.75")) - find_quantile(ordered, Decimal("0.25")))
        rough = 2 * middle / len(ordered) ** (1 / 3) or span / (math.log2(len(ordered)) + 1)
        rough = max(rough, span / _MOST_BY_RULE)
    return _round_step(rough, is_whole=is_whole)


def find_quantile(ordered: Sequence[Decimal], share: Decimal) -> Decimal:
    """The value below which a share of ordered values lies, between two of them in proportion (type 7 of Hyndman and
    Fan, 1996, which spreadsheets and R use too).
    """
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


def find_mean(values: Sequence[Decimal]) -> Decimal:
    """The sum over the number of values."""
    return sum(values, Decimal(0)) / len(values)


def _round_step(rough: float, *, is_whole: bool) -> Decimal:
    """The friendly step nearest to a rough one, as ratios go."""
    power = Decimal(10) ** math.floor(math.log10(rough))
    steps = [factor * power for factor in _FRIENDLY]
    if is_whole:
        steps = [step for step in steps if step == step.to_integral_value()] or [Decimal(1)]
    nearest = min(steps, key=lambda step: abs(math.log(float(step) / rough)))
    return Decimal(f"{nearest.normalize():f}")


def _floor(value: Decimal) -> int:
    return math.floor(value)


def describe_bins(columns: Columns, rows: Sequence[Row], wording: Wording) -> str:
    """How many values there are, and where most of them lie."""
    if not rows or COUNT not in rows[0]:
        return ""
    start, end = (next(column for column in columns if column.name == name) for name in (FROM, TO))
    total = sum(int(str(row[COUNT])) for row in rows)
    most = max(rows, key=lambda row: int(str(row[COUNT])))
    span = f"{wording.write_value(most[FROM], start)} to below {wording.write_full(most[TO], end)}"
    share = wording.write_number(Decimal(int(str(most[COUNT])) * 100) / max(1, total), decimals=0)
    return f"{count_things(total, 'value')}; most of one bin, {share}%, from {span}."
