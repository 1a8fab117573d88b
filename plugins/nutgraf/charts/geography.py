"""Which part of the globe a map shows, in which projection, and how it lies on a sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from math import ceil

from nutgraf.charts.projections import Flat, Name, Projection
from nutgraf.charts.thinning import measure_box
from nutgraf.datasets.shapes import Point, Ring, Shapes

_WORLD, _STEP, _EDGE = 180.0, 4.0, 2.0
_USA_BOX = ((-0.425, -0.238), (0.455, 0.238))


def choose_projection(
    shapes: Shapes, name: Name | None, parallels: tuple[float, float] | None, points: Sequence[Point] = ()
) -> Projection:
    """The projection asked for; else Equal Earth for the world, Albers' conic for a part of it, none for a plane.

    The middle is that of the areas, for a world 0. A conic's parallels lie a sixth inside of its northern and southern
    bound (Snyder 1987, page 99) if the writer names none.
    """
    if shapes.plane or name == "identity":
        return Projection("identity", up=shapes.plane == "up")
    rings = _list_rings(shapes)
    start, span = _find_longitudes([*(point for ring in rings for point in ring), *points])
    latitudes = [point[1] for ring in rings for point in ring] + [point[1] for point in points]
    low, high = min(latitudes), max(latitudes)
    center = 0.0 if span > _WORLD else (start + span / 2 + 180) % 360 - 180
    if (name or ("equalEarth" if span > _WORLD else "conicEqualArea")) == "conicEqualArea":
        sixth = (high - low) / 6
        south, north = parallels or (round(low + sixth, 2), round(high - sixth, 2))
        return Projection("conicEqualArea", round(center, 2), (south, north))
    return Projection(name or "equalEarth", round(center, 2))


def list_outline(projection: Projection, shapes: Shapes, points: Sequence[Point] = ()) -> list[Flat]:
    """Where the borders of all areas fall, and points that the map must hold too."""
    places = [place for ring in _list_rings(shapes) for place in _list_places(projection, ring)]
    places += [place for point in points if (place := projection.place(*point))]
    # The insets have their place whether the areas in them are drawn or not.
    return [*places, *_USA_BOX] if projection.name == "albersUsa" else places


def fit_projection(
    projection: Projection, outline: Sequence[Flat], width: float, most: float, above: float = 0.0
) -> tuple[Projection, int]:
    """The projection so that an outline lies on a sheet of that width, below `above`; its height, at most `most`.

    The outline is that of the same projection at a scale of 1.
    """
    left, top, right, bottom = measure_box(outline or [(0.0, 0.0)])
    across, down = (right - left) or 1e-9, (bottom - top) or 1e-9
    scale = min((width - 2 * _EDGE) / across, (most - 2 * _EDGE) / down)
    height = ceil(round(down * scale + 2 * _EDGE, 6))
    x, y = (width - across * scale) / 2 - left * scale, above + (height - down * scale) / 2 - top * scale
    return replace(projection, scale=round(scale, 6), left=round(x, 2), top=round(y, 2)), height


def find_beyond(shapes: Shapes, points: Sequence[Point]) -> list[Point]:
    """The points that lie far outside of all areas: by more than a tenth of the map's width or height."""
    found = [point for ring in _list_rings(shapes) for point in ring]
    left, bottom, right, top = measure_box(found)
    across, down = (right - left) / 10, (top - bottom) / 10
    return [
        point
        for point in points
        if not (left - across <= point[0] <= right + across and bottom - down <= point[1] <= top + down)
    ]


def _list_rings(shapes: Shapes) -> list[Ring]:
    return [polygon[0] for area in shapes.areas for polygon in area.polygons]


def _list_places(projection: Projection, ring: Ring) -> Iterator[Flat]:
    """Where the points of a ring fall, with points between those far apart: straight borders may be arcs on a map."""
    for (x, y), (next_x, next_y) in pairwise(ring):
        far = max(abs(next_x - x), abs(next_y - y))
        parts = ceil(far / _STEP) if projection.name != "identity" and far < _WORLD else 1
        for part in range(max(1, parts)):
            share = part / max(1, parts)
            if found := projection.place(x + (next_x - x) * share, y + (next_y - y) * share):
                yield found


def _find_longitudes(points: Sequence[Point]) -> tuple[float, float]:
    """Where the areas begin, going east, and over how many degrees they reach: the globe but for its widest gap."""
    found = sorted({point[0] for point in points})
    gaps = [(after - before, after) for before, after in pairwise(found)]
    widest, start = max([*gaps, (found[0] + 360 - found[-1], found[0])])
    return start, 360 - widest
