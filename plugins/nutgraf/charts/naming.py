"""Names beside points: those that find room, never over each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from nutgraf.charts import house_style as style
from nutgraf.charts.callout import Box, Crowd, Point
from nutgraf.charts.sheet import Sketch
from nutgraf.charts.text import measure_widest, wrap_text

_LINE, _AIR, _GAP, _WIDEST = 15, 2, 4, 130
_MOST_HIDDEN = 0
_AWAY = (14, 24, 36, 50, 66, 84)


class Named(NamedTuple):
    """A point in pixels, how far its mark reaches, and its name; a stressed one may hide other marks."""

    x: float
    y: float
    radius: float
    text: str
    is_stressed: bool


class Name(NamedTuple):
    """Where the lines of a name stand, and the line that leads to a mark further away."""

    point: Named
    box: Box
    lines: tuple[str, ...]
    align: str
    leader: tuple[Point, Point] | None = None


def place_names(
    points: Sequence[Named], marks: Sequence[Point], taken: Sequence[Box], area: Box, measure: Callable[[str], float]
) -> list[Name]:
    """The names that find room within the area, the first points first: right or left, above or below their mark.

    No name meets another or what is `taken`. It hides no other mark, of which `marks` are the middles; that of a
    stressed point hides as few as can be.
    """
    crowd, placed, boxes = Crowd(marks), [], list(taken)
    for point in points:
        places = list(_list_places(point, measure, area))
        places += list(_list_far(point, measure, area)) if point.is_stressed else []
        free = [place for place in places if not any(place.box.meets(box) for box in boxes)]
        costs = [(crowd.count(place.box), number) for number, place in enumerate(free)]
        if costs and (min(costs)[0] <= _MOST_HIDDEN or point.is_stressed):
            chosen = free[min(costs)[1]]
            placed.append(chosen)
            boxes.append(chosen.box.grow(_AIR))
    return placed


def _list_far(point: Named, measure: Callable[[str], float], area: Box) -> Iterator[Name]:
    """Places further up or down, with a line to the mark."""
    lines = tuple(wrap_text(point.text, _WIDEST, measure))
    width, height = measure_widest(lines, measure), len(lines) * _LINE - 3.0
    for away in _AWAY:
        for share, align in ((0.5, "center"), (0.1, "left"), (0.9, "right")):
            for way in (-1, 1):
                near = point.y + way * (point.radius + 1)
                edge = point.y + way * (point.radius + away)
                box = Box(point.x - width * share, edge - height if way < 0 else edge, width, height)
                if area.holds(box):
                    yield Name(point, box, lines, align, ((point.x, near), (point.x, edge - 2 * way)))


def _list_places(point: Named, measure: Callable[[str], float], area: Box) -> Iterator[Name]:
    lines = tuple(wrap_text(point.text, _WIDEST, measure))
    width, height = measure_widest(lines, measure), len(lines) * _LINE - 3.0
    away, skew = point.radius + _GAP, point.radius * 0.7 + _GAP - 1
    right, left, middle = point.x + away, point.x - away - width, point.y - height / 2
    above, below = point.y - skew - height, point.y + skew
    for x, y, align in (
        (right, middle, "left"),
        (left, middle, "right"),
        (point.x - width / 2, point.y - away - height, "center"),
        (point.x - width / 2, point.y + away, "center"),
        (point.x + skew, above, "left"),
        (point.x + skew, below, "left"),
        (point.x - skew - width, above, "right"),
        (point.x - skew - width, below, "right"),
    ):
        box = Box(x, y, width, height)
        if area.holds(box):
            yield Name(point, box, lines, align)


def add_names(sketch: Sketch, names: Sequence[Name]) -> None:
    """Write the names; those of stressed points are bold."""
    for name in names:
        box = name.box
        x = {"left": box.left, "center": box.left + box.width / 2, "right": box.right}[name.align]
        rows = [
            {"x": x, "y": box.top + style.SMALL - 1.5 + number * _LINE, "text": line, "rim": True}
            for number, line in enumerate(name.lines)
        ]
        sketch.add_texts(rows, size=style.SMALL, bold=name.point.is_stressed, align=name.align)
        if name.leader:
            (x, y), (x2, y2) = name.leader
            sketch.add_rules([{"x": x, "y": y, "x2": x2, "y2": y2}], style.INK)
