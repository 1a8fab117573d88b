"""Where words on a drawing hide least."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels."""

    left: float
    top: float
    width: float
    height: float

    def count_inside(self, points: Sequence[tuple[float, float]]) -> int:
        """How many of the points it covers."""
        right, bottom = self.left + self.width, self.top + self.height
        return sum(self.left <= x <= right and self.top <= y <= bottom for x, y in points)


def choose_box(boxes: Sequence[Box], points: Sequence[tuple[float, float]]) -> Box:
    """The first of the boxes that cover the fewest points."""
    return min(boxes, key=lambda box: box.count_inside(points))


def densify(points: Sequence[tuple[float, float]], step: float) -> list[tuple[float, float]]:
    """The points of a line and more between them, so that none is further than `step` pixels across from the next."""
    dense: list[tuple[float, float]] = list(points[:1])
    for (x, y), (next_x, next_y) in pairwise(points):
        parts = max(1, int((next_x - x) / step))
        dense += [(x + (next_x - x) * n / parts, y + (next_y - y) * n / parts) for n in range(1, parts + 1)]
    return dense
