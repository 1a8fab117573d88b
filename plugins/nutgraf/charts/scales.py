"""Round numbers and calendar steps for axes."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from nutgraf.charts.wording import Wording
from nutgraf.datasets.model import Cell, ColumnType

_FACTORS = tuple(map(Decimal, ("1", "2", "2.5", "5", "10")))
_YEAR_STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000)
_MONTH_STEPS = (1, 2, 3, 6)
_DAY_STEPS = (1, 2, 7, 14)
_HOUR_STEPS = (1, 2, 3, 6, 12)


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on an axis, in the units of the scale, and its words."""

    at: float
    text: str


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


def list_moments(low: float, high: float, count: int, wording: Wording, kind: ColumnType = "datetime") -> list[Tick]:
    """Calendar ticks between two positions in days: years, months, days or hours, as the span asks.

    A column of dates (`kind`) knows no hours.
    """
    start, end = _read_moment(low), _read_moment(high)
    span = high - low
    if span <= 0:
        return [Tick(low, wording.write_moment(start, "yMMMd"))]
    if span / 365.25 >= count / 2:
        step = _pick_step(span / 365.25 / count, _YEAR_STEPS)
        years = range(-(-start.year // step) * step, end.year + 1, step)
        found = [(datetime(year, 1, 1), "y") for year in years if year > 0]
    elif span / 30.4 >= count / 2:
        found = [(month, "yMMM") for month in _list_months(start, end, _pick_step(span / 30.4 / count, _MONTH_STEPS))]
    elif span >= count / 2 or kind == "date":
        step = _pick_step(span / count, _DAY_STEPS)
        days = range(math.ceil(low), math.floor(high) + 1, step)
        found = [(datetime.fromordinal(day), "MMMd") for day in days]
    else:
        step = _pick_step(span * 24 / count, _HOUR_STEPS)
        hours = range(math.ceil(low * 24 / step) * step, math.floor(high * 24) + 1, step)
        found = [(_read_moment(hour / 24), "clock") for hour in hours]
    ticks = [
        Tick(number_moment(moment, "datetime") or 0.0, wording.write_moment(moment, form)) for moment, form in found
    ]
    return [tick for tick in ticks if low <= tick.at <= high]


def _read_moment(days: float) -> datetime:
    whole = math.floor(days)
    return datetime.fromordinal(max(1, whole)) + timedelta(seconds=round((days - whole) * 86400))


def _pick_step(rough: float, steps: tuple[int, ...]) -> int:
    return min(steps, key=lambda step: abs(math.log(step / rough)))


def _list_months(start: datetime, end: datetime, step: int) -> list[datetime]:
    first, last = start.year * 12 + start.month - 1, end.year * 12 + end.month - 1
    return [datetime(index // 12, index % 12 + 1, 1) for index in range(-(-first // step) * step, last + 1, step)]
