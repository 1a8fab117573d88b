"""Words on a drawing: chosen among places so that they hide least, and never each other."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

Point = tuple[float, float]
Align = Literal["left", "center", "right"]

_CELL, _ENOUGH = 4, 40


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.top + self.height

    def count_inside(self, points: Sequence[Point]) -> int:
        """How many of the points it covers."""
        return sum(self.left <= x <= self.right and self.top <= y <= self.bottom for x, y in points)

    def grow(self, by: float) -> Box:
        """The box with `by` more pixels on each side."""
        return Box(self.left - by, self.top - by, self.width + 2 * by, self.height + 2 * by)

    def meets(self, other: Box) -> bool:
        """Whether the two share a pixel."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def holds(self, other: Box) -> bool:
        """Whether the other one lies within, to half a pixel."""
        return (
            self.left <= other.left + 0.5
            and self.top <= other.top + 0.5
            and self.right >= other.right - 0.5
            and self.bottom >= other.bottom - 0.5
        )


@dataclass(frozen=True, slots=True)
class Callout:
    """A place for words: where they stand, how their lines are aligned, the line that leads to the mark (none where
    they stand beside what they name), and how much better another place would be.
    """

    box: Box
    lines: tuple[str, ...]
    align: Align = "left"
    leader: tuple[Point, ...] = ()
    cost: float = 0.0


class Crowd:
    """Points that words should not hide, counted fast: many in one small square count once."""

    def __init__(self, points: Iterable[Point]) -> None:
        columns: dict[int, set[int]] = {}
        for x, y in points:
            columns.setdefault(int(x // _CELL), set()).add(int(y // _CELL))
        self._cells = {(column, row) for column, rows in columns.items() for row in rows}
        self._columns = {column: sorted(rows) for column, rows in columns.items()}

    def holds(self, point: Point) -> bool:
        """Whether there is a point in the same square."""
        return (int(point[0] // _CELL), int(point[1] // _CELL)) in self._cells

    def count(self, box: Box) -> int:
        """How many squares with points, four pixels wide, the box covers."""
        first, last = int(box.left // _CELL), int(box.right // _CELL)
        top, bottom = int(box.top // _CELL), int(box.bottom // _CELL)
        found = (self._columns.get(column, ()) for column in range(first, last + 1))
        return sum(bisect_right(rows, bottom) - bisect_left(rows, top) for rows in found)


def densify(points: Sequence[Point], step: float) -> list[Point]:
    """The points of a line and more between them, so that none is further than `step` pixels across from the next."""
    dense: list[Point] = list(points[:1])
    for (x, y), (next_x, next_y) in pairwise(points):
        parts = max(1, int(abs(next_x - x) / step), int(abs(next_y - y) / step))
        dense += [(x + (next_x - x) * n / parts, y + (next_y - y) * n / parts) for n in range(1, parts + 1)]
    return dense


def fill_box(box: Box, step: float = 4) -> list[Point]:
    """Points all over a box, for marks that words should not hide."""
    across, down = max(1, round(box.width / step)), max(1, round(box.height / step))
    return [
        (box.left + box.width * (i + 0.5) / across, box.top + box.height * (j + 0.5) / down)
        for i in range(across)
        for j in range(down)
    ]


@dataclass(frozen=True, slots=True)
class Table:
    """What is on a drawing already: words, which nothing may touch, and points, which words should not hide.

    Words that would hide more than `most` squares of points, or whose leader would cross half as many, are not placed.
    `barred` is what words may not touch, but leaders may cross.
    """

    taken: Sequence[Box]
    crowd: Crowd
    most: int = 5
    barred: Sequence[Box] = ()


def choose_callouts(choices: Sequence[Sequence[Callout]], table: Table) -> list[Callout | None]:
    """One of its places for each text, so that none meets another, a word or another's leader; None without room.

    Each in turn takes its best place; twice more, each looks for a better one among the others where they now stand.
    """
    priced = [_price(places, table) for places in choices]
    chosen: dict[int, Callout] = {}
    for _ in range(3):
        for index, places in enumerate(priced):
            others = [callout for number, callout in chosen.items() if number != index]
            best = next((place for place in places if not any(_clash(place, other) for other in others)), None)
            if best:
                chosen[index] = best
    return [chosen.get(index) for index in range(len(choices))]


def _price(places: Iterable[Callout], table: Table) -> list[Callout]:
    """The free places that are worth a thought, the best first."""
    priced: list[Callout] = []
    enough = 0
    for place in sorted(places, key=lambda place: place.cost):
        # What a place hides only makes it worse: once many are known that are better than this one, the rest is, too.
        if enough >= _ENOUGH and place.cost > priced[_ENOUGH - 1].cost:
            break
        path = densify(place.leader, _CELL)
        hidden = table.crowd.count(place.box)
        crossed = sum(table.crowd.holds(point) for point in path[:-2])
        is_free = hidden <= table.most and crossed <= table.most / 2
        if is_free and not _touches(place.box, path, table.taken) and not _touches(place.box, (), table.barred):
            insort(priced, replace(place, cost=place.cost + hidden * 8 + crossed * 3), key=lambda place: place.cost)
            enough += 1
    return priced


def _touches(box: Box, path: Sequence[Point], taken: Iterable[Box]) -> bool:
    """Whether words or their leader touch one of the boxes."""
    grown = box.grow(2)
    around = _surround(path) if path else grown
    return any(other.meets(grown) or (path and other.meets(around) and other.count_inside(path)) for other in taken)


def _surround(points: Sequence[Point]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)).grow(1)


def _clash(place: Callout, other: Callout) -> bool:
    if place.box.grow(3).meets(other.box):
        return True
    if not place.leader and not other.leader:
        return False
    mine, its = densify(place.leader, _CELL), densify(other.leader, _CELL)
    if other.box.grow(2).count_inside(mine) or place.box.grow(2).count_inside(its):
        return True
    if not mine or not its or not _surround(mine).grow(_CELL).meets(_surround(its)):
        return False
    return any(abs(x - x2) < _CELL and abs(y - y2) < _CELL for x, y in mine[:-1] for x2, y2 in its[:-1])
