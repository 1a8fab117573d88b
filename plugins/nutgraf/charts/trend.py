"""The straight line nearest to points, and what it says in plain words."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from nutgraf.charts.scales import list_round
from nutgraf.charts.wording import Wording
from nutgraf.datasets.model import Column

_DIGITS = 2
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Trend:
    """The line y = `slope` · x + `intercept`; where an axis is logarithmic, of the logarithms to the base 10."""

    slope: float
    intercept: float
    log_x: bool = False
    log_y: bool = False

    def find(self, x: float) -> float:
        """The y of the line above an x."""
        found = self.slope * (math.log10(x) if self.log_x else x) + self.intercept
        return 10.0**found if self.log_y else float(found)


def fit_trend(points: Sequence[tuple[float, float]], *, log_x: bool = False, log_y: bool = False) -> Trend | None:
    """The line with the least sum of squared distances upwards (ordinary least squares); None where there is none.

    There is none for fewer than two points, or if all stand above one x.
    """
    xs = [math.log10(x) if log_x else x for x, _ in points]
    ys = [math.log10(y) if log_y else y for _, y in points]
    if len(points) < 2:
        return None
    middle_x, middle_y = math.fsum(xs) / len(xs), math.fsum(ys) / len(ys)
    spread = math.fsum((x - middle_x) ** 2 for x in xs)
    if spread == 0:
        return None
    slope = math.fsum((x - middle_x) * (y - middle_y) for x, y in zip(xs, ys, strict=True)) / spread
    return Trend(slope, middle_y - slope * middle_x, log_x, log_y)


def clip_line(one: Point, other: Point, top: float, bottom: float) -> tuple[Point, Point] | None:
    """The part of a line between two pixels, the left one first, that lies between two heights; None without any."""
    (x, y), (x2, y2) = one, other
    if max(y, y2) < top or min(y, y2) > bottom:
        return None
    if y == y2:
        return one, other

    def cut(at_x: float, at_y: float) -> Point:
        level = min(max(at_y, top), bottom)
        return (at_x if level == at_y else x + (level - y) / (y2 - y) * (x2 - x)), level

    return cut(x, y), cut(x2, y2)


def tell_trend(trend: Trend, span: float, x: Column, y: Column, wording: Wording) -> str:
    """What the line says: how much more or less of y comes with more of x; `span` is the range of x.

    Empty where the language is not English.
    """
    if wording.locale.language != "en":
        return ""
    step = 2.0 if trend.log_x else list_round(0, span, 10)[1]
    change = trend.slope * (math.log10(2) if trend.log_x else step)
    more = f"where “{x.title}” doubles" if trend.log_x else f"for each {_write(step, x, wording)} more in “{x.title}”"
    if trend.log_y:
        change = (10.0**change - 1) * 100
        amount = f"{wording.write_number(Decimal(_shorten(abs(change))))}%"
    else:
        amount = _write(abs(change), y, wording)
    if float(_shorten(abs(change))) == 0:
        return f"The line: {more}, “{y.title}” stays the same on average (least squares)."
    way = "higher" if change > 0 else "lower"
    return f"The line: {more}, “{y.title}” is {amount} {way} on average (least squares)."


def _write(number: float, column: Column, wording: Wording) -> str:
    return wording.write_full(Decimal(_shorten(number)), column)


def _shorten(number: float) -> str:
    """Two digits that count, written without an exponent; all of a whole number's."""
    if abs(number) >= 10**_DIGITS:
        return str(round(number))
    return f"{Decimal(f'{number:.{_DIGITS}g}').normalize():f}"
