"""Lines as arithmetic: their points in order, the parts that are known, and those points that can be seen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from math import hypot

from nutgraf.charts.callout import Point
from nutgraf.charts.plane import Plane
from nutgraf.charts.scales import number_moment
from nutgraf.charts.sheet import Sheet, read_number
from nutgraf.datasets.model import Row

_VISIBLE = 0.25
"""How far, in pixels, a point must lie from the line without it for a reader to see it."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A point of a line: its place on the axis, its value (None where it is not known) and the row it is from."""

    at: float
    value: float | None
    row: Row


@dataclass(frozen=True, slots=True)
class Run:
    """A line: its name, its number among the members of the series, its points from left to right."""

    name: str
    number: int
    stops: tuple[Stop, ...]

    @property
    def known(self) -> tuple[Stop, ...]:
        """The points that have a value."""
        return tuple(stop for stop in self.stops if stop.value is not None)

    @property
    def lone(self) -> tuple[Stop, ...]:
        """The points without a neighbour, which no line shows."""
        parts = (list(part) for known, part in groupby(self.stops, lambda stop: stop.value is not None) if known)
        return tuple(part[0] for part in parts if len(part) == 1)


def list_runs(sheet: Sheet, rows: Iterable[Row], x: str, y: str, series: str) -> list[Run]:
    """One line for each member of `series` ("" for none) that has a value in these rows."""
    members = sheet.list_members(series) if series else [""]
    kind = sheet.column(x).type
    found: dict[str, list[Stop]] = {name: [] for name in members}
    for row in rows:
        at = number_moment(row[x], kind)
        if at is not None:
            found[sheet.name_member(row, series) if series else ""].append(Stop(at, read_number(row[y]), row))
    runs = [
        Run(name, number, tuple(sorted(found[name], key=lambda stop: stop.at))) for number, name in enumerate(members)
    ]
    return [run for run in runs if run.known]


def place_stops(stops: Iterable[Stop], plane: Plane) -> list[Point]:
    """The pixels of the points that have a value."""
    return [(plane.x.place(stop.at), plane.y.place(stop.value)) for stop in stops if stop.value is not None]


def keep_visible(stops: Sequence[Stop], plane: Plane, *, is_step: bool = False) -> list[Stop]:
    """The points without those whose absence nobody would see; each gap stays one point without a value.

    Of steps, only those go that are as high as the one before.
    """
    kept: list[Stop] = []
    for known, group in groupby(stops, lambda stop: stop.value is not None):
        part = list(group)
        if known:
            chosen = _list_steps(part) if is_step else simplify(place_stops(part, plane))
            kept += [part[index] for index in chosen]
        else:
            kept.append(part[0])
    return kept


def _list_steps(stops: Sequence[Stop]) -> list[int]:
    last = len(stops) - 1
    return [n for n, stop in enumerate(stops) if n in (0, last) or stop.value != stops[n - 1].value]


def simplify(points: Sequence[Point], tolerance: float = _VISIBLE) -> list[int]:
    """The indexes of the points that are enough to draw a line, to within `tolerance` pixels: Ramer, Douglas, Peucker.

    U. Ramer, «An iterative procedure for the polygonal approximation of plane curves», 1972. The first and the last
    point stay. Time grows with the square of the number of points at worst, so long lines are taken in pieces.
    """
    if len(points) < 3:
        return list(range(len(points)))
    kept = {0, len(points) - 1}
    step = 250
    starts = [*range(0, len(points) - 1, step), len(points) - 1]
    kept.update(starts)
    parts = list(pairwise(starts))
    while parts:
        first, last = parts.pop()
        far, index = _find_farthest(points, first, last)
        if far > tolerance:
            kept.add(index)
            parts += [(first, index), (index, last)]
    return sorted(kept)


def _find_farthest(points: Sequence[Point], first: int, last: int) -> tuple[float, int]:
    """How far the point farthest from the straight line between two others lies, and which it is."""
    (x, y), (x2, y2) = points[first], points[last]
    across, down = x2 - x, y2 - y
    length = hypot(across, down)
    best, index = 0.0, first
    for number in range(first + 1, last):
        px, py = points[number]
        far = abs(across * (py - y) - down * (px - x)) / length if length else hypot(px - x, py - y)
        if far > best:
            best, index = far, number
    return best, index
