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


def fit_linear(extents: Sequence[Extent], start: float, end: float) -> Linear:
    """The largest scale between two pixels on which all values, zero too, keep the pixels that their words need."""
    found = [Extent(0.0), *extents]
    low, high = min(it.value for it in found), max(it.value for it in found)
    span = (high - low) or 1.0
    zero, small, large = start, 0.0, (end - start) / span
    for _ in range(50):
        middle = (small + large) / 2
        before = max(it.before - it.value * middle for it in found)
        after = max(it.after + it.value * middle for it in found)
        if before + after <= end - start:
            small, zero = middle, start + before
        else:
            large = middle
    return Linear(low, low + span, zero + low * small, zero + (low + span) * small)
