"""Outlines with no more points than a drawing can show, the borders that neighbours share thinned but once.

Points go by the method of Douglas and Peucker, «Algorithms for the reduction of the number of points» (1973),
measured in pixels of the drawing: none that is left out lies further than `TOLERANCE` from the line that is drawn.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from math import hypot

from nutgraf.charts.projections import Flat, Projection
from nutgraf.datasets.shapes import Area, Plane, Point, Polygon, Ring, mend_polygon

TOLERANCE = 0.5
"""Pixels."""

_LEAST = 1.5
Pixels = Mapping[Point, Flat]
"""The places of all points that the projection shows."""


def thin_areas(areas: Sequence[Area], projection: Projection, plane: Plane) -> list[tuple[Area, tuple[Polygon, ...]]]:
    """Each area with its polygons for this drawing, in the units of the map; those that it does not show have none.

    Islets and lakes below a pixel or two are left out, but for the largest part of an area.
    """
    rings = [ring for area in areas for polygon in area.polygons for ring in polygon]
    pixels = {point: found for ring in rings for point in ring if (found := projection.place(*point))}
    thinner = _Thinner(pixels, _count_digits(projection), _find_junctions(rings))
    return [(area, tuple(_thin_area(area, thinner, plane))) for area in areas]


def measure_box(points: Sequence[Flat]) -> tuple[float, float, float, float]:
    """The left, top, right and bottom of some points."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


class _Thinner:
    """Thins rings; a piece between two junctions is thinned the same whichever ring it comes from."""

    def __init__(self, pixels: Pixels, digits: int, junctions: frozenset[Point]) -> None:
        self.pixels, self._digits, self._junctions = pixels, digits, junctions
        self._known: dict[Ring, Ring] = {}

    def thin(self, ring: Ring) -> Ring:
        line: list[Point] = []
        for piece in self._split(ring):
            is_forward = (piece[0], piece[1]) <= (piece[-1], piece[-2])
            way = piece if is_forward else piece[::-1]
            if way not in self._known:
                self._known[way] = tuple(self._round(point) for point in _reduce(way, self.pixels))
            kept = self._known[way] if is_forward else self._known[way][::-1]
            line += kept[1:] if line else kept
        return tuple(line)

    def measure(self, ring: Ring) -> float:
        """The longer side of the box around a ring in pixels; 0 for one that is not shown whole."""
        if any(point not in self.pixels for point in ring):
            return 0.0
        left, top, right, bottom = measure_box([self.pixels[point] for point in ring])
        return max(right - left, bottom - top)

    def _split(self, ring: Ring) -> Iterator[Ring]:
        """The ring in pieces from junction to junction; one without a junction from its least point, around."""
        body = ring[:-1]
        cuts = [index for index, point in enumerate(body) if point in self._junctions] or [body.index(min(body))]
        turned = (*body[cuts[0] :], *body[: cuts[0]], body[cuts[0]])
        ends = [cut - cuts[0] for cut in cuts] + [len(body)]
        yield from (turned[start : end + 1] for start, end in pairwise(ends))

    def _round(self, point: Point) -> Point:
        return round(point[0], self._digits), round(point[1], self._digits)


def _thin_area(area: Area, thinner: _Thinner, plane: Plane) -> Iterator[Polygon]:
    sizes = [thinner.measure(polygon[0]) for polygon in area.polygons]
    for size, polygon in zip(sizes, area.polygons, strict=True):
        if size == 0 or (size < _LEAST and size < max(sizes)):
            continue
        outer, *holes = polygon
        kept = [thinner.thin(outer), *(thinner.thin(hole) for hole in holes if thinner.measure(hole) >= _LEAST)]
        # A ring that is thinned to nothing, or turned over, would fill the globe around it.
        mended = mend_polygon(kept, plane) or mend_polygon([outer], plane)
        if mended:
            yield mended


def _find_junctions(rings: Sequence[Ring]) -> frozenset[Point]:
    """The points where more than two borders meet, or where only one of two rings goes on."""
    beside: dict[Point, set[Point]] = {}
    for ring in rings:
        for before, after in pairwise(ring):
            beside.setdefault(before, set()).add(after)
            beside.setdefault(after, set()).add(before)
    return frozenset(point for point, others in beside.items() if len(others) > 2)


def _reduce(line: Ring, pixels: Pixels) -> list[Point]:
    """The points that a line needs; of a closed one the point furthest from its start too."""
    places = [pixels[point] for point in line]
    kept = {0, len(line) - 1}
    waiting = [(0, len(line) - 1)]
    if line[0] == line[-1] and len(line) > 3:
        far = max(range(len(line)), key=lambda index: _measure_gap(places[index], places[0], places[0]))
        kept.add(far)
        waiting = [(0, far), (far, len(line) - 1)]
    while waiting:
        start, end = waiting.pop()
        if end - start < 2:
            continue
        gaps = [_measure_gap(places[index], places[start], places[end]) for index in range(start + 1, end)]
        most = max(gaps)
        if most > TOLERANCE:
            middle = start + 1 + gaps.index(most)
            kept.add(middle)
            waiting += [(start, middle), (middle, end)]
    return [line[index] for index in sorted(kept)]


def _measure_gap(point: Flat, start: Flat, end: Flat) -> float:
    """How far a point lies from the stretch between two others."""
    across, down = end[0] - start[0], end[1] - start[1]
    length = across**2 + down**2
    share = ((point[0] - start[0]) * across + (point[1] - start[1]) * down) / length if length else 0.0
    share = min(1.0, max(0.0, share))
    return hypot(point[0] - start[0] - share * across, point[1] - start[1] - share * down)


def _count_digits(projection: Projection) -> int:
    """The decimals of a coordinate that a twentieth of a pixel asks for."""
    unit = projection.scale * (1 if projection.name == "identity" else 0.0175)
    digits = 0
    while unit * 10**-digits > 0.05 and digits < 9:
        digits += 1
    return digits
