"""The middle of an area, and whether words fit in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from heapq import heappop, heappush
from itertools import pairwise
from math import hypot, sqrt

from nutgraf.charts.projections import Flat
from nutgraf.charts.thinning import measure_box

Rings = Sequence[Sequence[Flat]]
"""An outer ring and its holes in pixels; the direction does not matter."""
Extent = tuple[float, float, float, float]
"""Left, top, right and bottom of a box."""

_EXACT = 1.0
_STEPS = 8
_FAIR = 0.7


def find_middle(rings: Rings) -> tuple[Flat, float]:
    """The point inside that is furthest from every border, and how far, to within a pixel; the centroid where that
    lies nearly as deep, as it looks more like the middle.

    By quartering the box around the area, the cells that may hold the best point first (after V. Agafonkin,
    «A new algorithm for finding a visual center of a polygon», 2016).
    """
    left, top, right, bottom = measure_box(rings[0])
    size = max(min(right - left, bottom - top), _EXACT)
    waiting: list[tuple[float, float, float, float, float]] = []
    best, place = -1.0, ((left + right) / 2, (top + bottom) / 2)

    def add(x: float, y: float, half: float) -> None:
        depth = measure_depth((x, y), rings)
        heappush(waiting, (-(depth + half * sqrt(2)), x, y, half, depth))

    half = size / 2
    for column in range(int((right - left) / size) + 1):
        for line in range(int((bottom - top) / size) + 1):
            add(left + half + column * size, top + half + line * size, half)
    while waiting:
        reach, x, y, half, depth = heappop(waiting)
        if depth > best:
            best, place = depth, (x, y)
        if -reach - best <= _EXACT:
            break
        for across, down in ((-1, -1), (1, -1), (-1, 1), (1, 1)):
            add(x + across * half / 2, y + down * half / 2, half / 2)
    centroid = find_centroid(rings[0])
    depth = measure_depth(centroid, rings)
    return (centroid, depth) if depth >= best * _FAIR else (place, best)


def find_centroid(ring: Sequence[Flat]) -> Flat:
    """The centre of mass of a closed ring, by the shoelace formula; the mean of its points where it has no area."""
    crosses = [x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring)]
    area = sum(crosses) * 3
    if not area:
        return sum(x for x, _ in ring) / len(ring), sum(y for _, y in ring) / len(ring)
    x = sum((x1 + x2) * cross for ((x1, _), (x2, _)), cross in zip(pairwise(ring), crosses, strict=True)) / area
    y = sum((y1 + y2) * cross for ((_, y1), (_, y2)), cross in zip(pairwise(ring), crosses, strict=True)) / area
    return x, y


def measure_depth(point: Flat, rings: Rings) -> float:
    """How far a point lies from the nearest border; less than 0 outside."""
    x, y = point
    is_inside, nearest = False, float("inf")
    for ring in rings:
        for (x1, y1), (x2, y2) in pairwise(ring):
            if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
                is_inside = not is_inside
            across, down = x2 - x1, y2 - y1
            length = across**2 + down**2
            share = ((x - x1) * across + (y - y1) * down) / length if length else 0.0
            share = min(1.0, max(0.0, share))
            nearest = min(nearest, hypot(x - x1 - share * across, y - y1 - share * down))
    return nearest if is_inside else -nearest


def clip_ring(ring: Sequence[Flat], extent: Extent) -> list[Flat]:
    """The part of a closed ring within a box (left, top, right, bottom), closed along its edges; empty outside of it.

    Edge by edge, by I. Sutherland and G. Hodgman, «Reentrant polygon clipping» (1974).
    """
    found = list(ring)
    for axis, bound, sign in ((0, extent[0], 1), (1, extent[1], 1), (0, extent[2], -1), (1, extent[3], -1)):
        kept: list[Flat] = []
        for before, after in pairwise(found):
            here, there = sign * (before[axis] - bound) >= 0, sign * (after[axis] - bound) >= 0
            if here != there:
                share = (bound - before[axis]) / (after[axis] - before[axis])
                kept.append((before[0] + share * (after[0] - before[0]), before[1] + share * (after[1] - before[1])))
            if there:
                kept.append(after)
        found = [*kept, kept[0]] if kept else []
    return found


def has_room(middle: Flat, width: float, height: float, rings: Rings) -> bool:
    """Whether a box around a point lies inside the area: the points along its edges all do."""
    return all(measure_depth(point, rings) > 0 for point in _walk_box(middle, width, height))


def _walk_box(middle: Flat, width: float, height: float) -> Iterable[Flat]:
    left, top = middle[0] - width / 2, middle[1] - height / 2
    for step in range(_STEPS + 1):
        x = left + width * step / _STEPS
        yield x, top
        yield x, top + height
    for share in (0.25, 0.5, 0.75):
        yield left, top + height * share
        yield left + width, top + height * share
