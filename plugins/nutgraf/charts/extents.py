"""How far bars may reach: the largest scale that leaves room for the words at their ends."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from nutgraf.charts.scales import Linear


class Extent(NamedTuple):
    """A value that an axis must hold, and the pixels before and after it that its words need."""

    value: float
    before: float = 0.0
    after: float = 0.0


def fit_from_zero(extents: Sequence[Extent], start: float, end: float) -> Linear:
    """The largest scale between two pixels on which all values, zero too, keep the pixels that their words need."""
    return fit_linear([Extent(0.0), *extents], start, end)


def fit_linear(extents: Sequence[Extent], start: float, end: float) -> Linear:
    """The largest scale between two pixels on which all values keep the pixels that their words need.

    Where the words alone need more than there is, the scale has no length.
    """
    low, high = min(it.value for it in extents), max(it.value for it in extents)
    span = (high - low) or 1.0
    first, small, large = start, 0.0, (end - start) / span
    for _ in range(50):
        middle = (small + large) / 2
        before = max(it.before - (it.value - low) * middle for it in extents)
        after = max(it.after + (it.value - low) * middle for it in extents)
        if before + after <= end - start:
            small, first = middle, start + max(before, 0.0)
        else:
            large = middle
    return Linear(low, low + span, first, min(first + span * small, end))
