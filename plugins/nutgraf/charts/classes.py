"""Values in classes: where one ends and the next begins, and the colour of each."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from math import ceil, floor
from typing import Literal

from nutgraf.charts import house_style as style
from nutgraf.charts.bins import find_quantile
from nutgraf.charts.scales import list_round

Method = Literal["equal", "quantiles"]
MOST_CLASSES = len(style.STEPS)
_FRIENDLY = tuple(map(Decimal, ("1", "2", "2.5", "3", "4", "5")))
_SIDES = len(style.BELOW)
_PALER = {1: 2, 2: 1, 3: 0, 4: 0}


@dataclass(frozen=True, slots=True)
class Shade:
    """How a class is filled, the name of its swatch, and the colour of words on it."""

    fill: str
    swatch: str
    ink: str


@dataclass(frozen=True, slots=True)
class Classes:
    """Shades from low to high; `bounds`, one fewer, part them. A bound belongs to the class above it."""

    bounds: tuple[Decimal, ...]
    shades: tuple[Shade, ...]

    def find(self, value: Decimal) -> int:
        """The number of the class that holds a value, from 0."""
        return bisect_right(self.bounds, value)


def make_classes(bounds: Sequence[Decimal], center: Decimal | None) -> Classes:
    """Classes parted by the given bounds: from pale to strong, or away from `center` to either side.

    Where the center is no bound, the class that holds it has the colour of the middle.
    """
    ordered = tuple(sorted(set(bounds)))
    count = len(ordered) + 1
    if center is None:
        return Classes(ordered, tuple(_step(_spread(number, count, len(style.STEPS))) for number in range(count)))
    middle = bisect_right(ordered, center)
    below, above = (middle, middle + 1) if center not in ordered else (middle, middle)
    most = max(below, count - above, 1)
    left = [_side("below", number + _PALER[most]) for number in range(below)][::-1]
    right = [_side("above", number + _PALER[most]) for number in range(count - above)]
    return Classes(ordered, (*left, *([_MIDDLE] if above > below else []), *right))


def choose_bounds(values: Sequence[Decimal], count: int, method: Method, center: Decimal | None) -> list[Decimal]:
    """Bounds of about `count` classes: equal steps between round numbers, or classes that hold equally many values.

    Around a center the steps are counted from it, as far down as up.
    """
    low, high = min(values), max(values)
    if low == high:
        return [] if center is None else [_tidy(center)]
    if method == "quantiles":
        return _list_quantiles(sorted(values), count)
    if center is not None:
        reach = max(abs(low - center), abs(high - center))
        side = max(1, min(count // 2, _SIDES))
        step = _to_decimal(list_round(0, float(reach), side)[1])
        found = [_tidy(center + step * number) for number in range(-side + 1, side)]
        return [bound for bound in found if low < bound <= high or bound == center]
    found = min(_list_even(values), key=lambda bounds: (abs(len(bounds) + 1 - count), -len(bounds)))
    return found or [high]


def _list_even(values: Sequence[Decimal]) -> Iterator[list[Decimal]]:
    """Bounds at the multiples of each friendly step, whole where all values are, between the least and the largest."""
    low, high = min(values), max(values)
    is_whole = all(value == value.to_integral_value() for value in values)
    power = (high - low).adjusted()
    yield []
    for exponent in (power, power - 1):
        for factor in _FRIENDLY:
            step = factor.scaleb(exponent)
            if is_whole and step != step.to_integral_value():
                continue
            first, last = floor(low / step) + 1, ceil(high / step) - 1
            bounds = [_tidy(step * number) for number in range(first, last + 1)]
            if len(bounds) < MOST_CLASSES:
                yield bounds


def _list_quantiles(ordered: Sequence[Decimal], count: int) -> list[Decimal]:
    """The shortest numbers that part the values into classes as even as they can be."""
    bounds: list[Decimal] = []
    for number in range(1, count):
        wanted = find_quantile(ordered, Decimal(number) / count)
        above = next(value for value in ordered if value >= wanted and value > ordered[0])
        bounds.append(_shorten(max(value for value in ordered if value < above), above))
    return sorted(set(bounds))


def _shorten(below: Decimal, above: Decimal) -> Decimal:
    """The number with the fewest digits that is larger than one and not larger than another."""
    for exponent in range(above.adjusted() + 1, -30, -1):
        unit = Decimal(1).scaleb(exponent)
        found = (below / unit).quantize(Decimal(1), ROUND_CEILING) * unit
        found = found + unit if found == below else found
        if found <= above:
            return _tidy(found)
    return above


def _tidy(value: Decimal) -> Decimal:
    """The same number without zeros at its end, and without an exponent."""
    return Decimal(f"{value.normalize():f}")


def _to_decimal(value: float) -> Decimal:
    return Decimal(f"{value:.15g}")


def _spread(number: int, count: int, whole: int) -> int:
    """Which of `whole` steps the `number`-th of `count` takes: the last ones are the ends."""
    return round(number * (whole - 1) / (count - 1)) if count > 1 else whole // 2


def _step(number: int) -> Shade:
    ink = style.ON_LOW if number < style.LOW_STEPS else style.ON_HIGH
    return Shade(style.STEPS[number], f"step-{number + 1}", ink)


def _side(name: Literal["below", "above"], number: int) -> Shade:
    fill = (style.BELOW if name == "below" else style.ABOVE)[number]
    ink = style.ON_LOW if number < style.LOW_SIDES else style.ON_HIGH
    return Shade(fill, f"{name}-{number + 1}", ink)


_MIDDLE = Shade(style.MIDDLE, "middle", style.ON_LOW)
MISSING = Shade(style.GAP, "gap-7", style.INK)
"""A place whose value is not known."""
