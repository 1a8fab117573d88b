"""The shapes of areas: polygons that rows are joined to by an id."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from math import atan2, cos, pi, radians, sin
from typing import Literal

from nutgraf.errors import Place

Point = tuple[float, float]
"""Degrees of longitude and latitude, or two lengths on a plane."""
Ring = tuple[Point, ...]
"""A closed line: its first point is its last."""
Polygon = tuple[Ring, ...]
"""An outer ring, then its holes."""
Plane = Literal["", "up", "down"]
"""Whether points are degrees (""), or lengths on a plane whose second axis points up or down."""


@dataclass(frozen=True, slots=True)
class Area:
    """What one id names: an island with its islets, a district. `id` is "" where the file gives none."""

    id: str
    name: str
    polygons: tuple[Polygon, ...]


@dataclass(frozen=True, slots=True)
class Shapes:
    """All areas of a file, in its order. Outer rings run clockwise on a map with north on top, holes against it."""

    areas: tuple[Area, ...]
    plane: Plane
    place: Place

    @property
    def ids(self) -> list[str]:
        """The ids of the areas that have one."""
        return [area.id for area in self.areas if area.id]


def mend_polygon(rings: Iterable[Iterable[Point]], plane: Plane) -> Polygon:
    """The rings closed, without repeated points, wound as `Shapes` says; rings without an area are left out.

    The inside of a ring on the globe is its smaller side. Empty where the outer ring has no area.
    """
    mended: list[Ring] = []
    for number, ring in enumerate(rings):
        closed = _close(ring)
        if len(closed) < 4:
            if number == 0:
                return ()
            continue
        is_clockwise = measure_turn(closed, plane) > 0
        mended.append(closed if is_clockwise == (number == 0) else closed[::-1])
    return tuple(mended)


def measure_turn(ring: Ring, plane: Plane) -> float:
    """A number above 0 for a ring that runs clockwise around its smaller side, seen with north on top; else below.

    On the globe by the spherical excess of the trapezoids between the edges and the south pole (Chamberlain and
    Duquette, «Some Algorithms for Polygons on a Sphere», 2007, with the half-angle form of the excess); on a plane by
    the shoelace formula.
    """
    if plane:
        doubled = sum(x * next_y - next_x * y for (x, y), (next_x, next_y) in pairwise(ring))
        return doubled if plane == "down" else -doubled
    total = sum(_measure_excess(one, other) for one, other in pairwise(ring))
    area = total % (4 * pi)
    return 2 * pi - area if area else 0.0


def _measure_excess(one: Point, other: Point) -> float:
    """The signed area between an edge and the south pole on the unit sphere; an edge that runs east counts above 0."""
    step = radians(other[0] - one[0])
    half, other_half = radians(one[1]) / 2 + pi / 4, radians(other[1]) / 2 + pi / 4
    product = sin(half) * sin(other_half)
    return 2 * atan2(product * sin(step), cos(half) * cos(other_half) + product * cos(step))


def _close(ring: Iterable[Point]) -> Ring:
    points: list[Point] = []
    for point in ring:
        if not points or point != points[-1]:
            points.append(point)
    if points and points[0] != points[-1]:
        points.append(points[0])
    return tuple(points)
