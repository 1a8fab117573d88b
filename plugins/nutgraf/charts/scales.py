"""Scales from values to pixels, and round numbers for axes."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from nutgraf.datasets.model import Cell, ColumnType

_FACTORS = tuple(map(Decimal, ("1", "2", "2.5", "5", "10")))


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on an axis, in the units of the scale, and its words; `long` are words that say more, "" for none."""

    at: float
    text: str
    long: str = ""


@dataclass(frozen=True, slots=True)
class Linear:
    """A linear scale from values to pixels."""

    low: float
    high: float
    start: float
    end: float

    def place(self, value: float) -> float:
        """The pixel of a value; the middle where the domain is empty."""
        if self.high == self.low:
            return (self.start + self.end) / 2
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)

    def read(self, pixel: float) -> float:
        """The value at a pixel: what `place` undoes, where neither the domain nor the range is empty."""
        return self.low + (pixel - self.start) / (self.end - self.start) * (self.high - self.low)


@dataclass(frozen=True, slots=True)
class Log:
    """A logarithmic scale from values above zero to pixels: equal ratios are equal steps."""

    low: float
    high: float
    start: float
    end: float

    def place(self, value: float) -> float:
        """The pixel of a value above zero; the middle where the domain is empty."""
        if self.high == self.low:
            return (self.start + self.end) / 2
        share = math.log(value / self.low) / math.log(self.high / self.low)
        return self.start + share * (self.end - self.start)

    def read(self, pixel: float) -> float:
        """The value at a pixel: what `place` undoes, where neither the domain nor the range is empty."""
        share = (pixel - self.start) / (self.end - self.start)
        return self.low * math.exp(share * math.log(self.high / self.low))


Scale = Linear | Log


def list_round(low: float, high: float, count: int) -> list[float]:
    """About `count` round numbers (steps of 1, 2, 2.5 or 5 times a power of ten) that span low to high."""
    span = high - low
    if span <= 0:
        return [low]
    rough = span / max(1, count)
    # Exact arithmetic: far from zero, multiples of a step such as 0.1 are not what floats make of them.
    power = Decimal(10) ** math.floor(math.log10(rough))
    step = next(step for factor in _FACTORS if float(step := factor * power) >= rough * 0.999)
    first, last = math.floor(Decimal(str(low)) / step), math.ceil(Decimal(str(high)) / step)
    return [float(index * step) for index in range(first, last + 1)]


def list_powers(low: float, high: float, count: int) -> list[float]:
    """Round numbers for a logarithmic axis, which span low to high, both above zero.

    Powers of ten; where these are fewer than `count`, 1, 2 and 5 times these, or where the values lie within one step
    of such numbers, round numbers at equal steps. Where there are more than twice `count`, every second, third … power.
    """
    if low == high:
        low, high = low / 2, high * 2
    # Exact: the logarithm of 999,999,999.99 is 9 to a float.
    least, most = Decimal(str(low)), Decimal(str(high))
    first, last = least.adjusted(), most.adjusted() + (most != Decimal(10) ** most.adjusted())
    if last - first >= count - 1:
        step = math.ceil((last - first) / (2 * count))
        return [_power(number) for number in range(last - math.ceil((last - first) / step) * step, last + 1, step)]
    found = [_power(power, factor) for power in range(first - 1, last + 1) for factor in (1, 2, 5)]
    below, above = max(at for at in found if at <= low), min(at for at in found if at >= high)
    chosen = [at for at in found if below <= at <= above]
    if len(chosen) > 3:
        return chosen
    even = list_round(low, high, count)
    return even if even[0] > 0 else chosen


def _power(exponent: int, factor: int = 1) -> float:
    return float(factor * Decimal(10) ** exponent)


def number_moment(value: Cell, kind: ColumnType) -> float | None:
    """A position on a line's x axis: days since 0001-01-01 for dates, the number itself for numbers and years."""
    if isinstance(value, datetime):
        clock = value.hour * 3600 + value.minute * 60 + value.second
        return value.toordinal() + clock / 86400
    if isinstance(value, date):
        return float(value.toordinal())
    if isinstance(value, Decimal) and kind in ("number", "year"):
        return float(value)
    return None
