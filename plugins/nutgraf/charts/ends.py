"""Names at the ends of lines: beside one another in a column, never over one another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from nutgraf.charts import house_style as style
from nutgraf.charts.callout import Align, Box, Callout, Crowd, Point, Table, choose_callouts
from nutgraf.charts.inscriptions import box_texts
from nutgraf.charts.sheet import Rows, Sheet, Sketch
from nutgraf.charts.stands import Words
from nutgraf.charts.text import measure_widest, spread_apart, wrap_text

GAP = 9
"""Pixels between the end of a line and its name."""

_FAR, _MOVED, _EARLY, _OVER = 18, 8, 28, 8
_FULL, _BETWEEN, _DOTTED = 0.6, 2, (1, 2)


@dataclass(frozen=True, slots=True)
class End:
    """The end of a line in pixels, with the lines of its name and the colour of both.

    `must` is False for names that are left out where there is no room.
    """

    point: Point
    lines: tuple[str, ...]
    color: str
    bold: bool = True
    must: bool = True

    @property
    def height(self) -> float:
        """The height of the name in pixels."""
        return stack_height([self.lines])


def word_end(sheet: Sheet, name: str, share: float) -> tuple[str, ...]:
    """The lines of a name that takes at most this share of the sheet."""
    return tuple(wrap_text(name, sheet.width * share, sheet.measure_bold))


def stack_height(names: Iterable[Sequence[str]]) -> float:
    """The height in pixels of names below one another, each with its lines; none of those without lines."""
    return sum(len(lines) * style.LINE + _BETWEEN for lines in names if lines)


def measure_ends(sheet: Sheet, ends: Sequence[Sequence[str]]) -> float:
    """The room in pixels that names need to the right of the lines."""
    widest = measure_widest((text for lines in ends for text in lines), sheet.measure_bold)
    return widest + _FAR + 2 if widest else style.TEXT


def add_ends(sketch: Sketch, sheet: Sheet, ends: Sequence[End], plot: Box, points: Sequence[Point]) -> None:
    """Write names at the ends of lines, at the right of the plot. A line that ends before is named there if no
    line runs through its name, which `points` tells, else at the right like the others; names that are moved far from
    their line are tied to it.
    """
    column = [end for end in ends if end.point[0] > plot.right - _EARLY]
    early = [end for end in ends if end.point[0] <= plot.right - _EARLY]
    words = box_texts(sketch, sheet.fonts)
    while True:
        names = [Box(plot.right, top, sheet.width, end.height) for end, top in _stack(column, plot)]
        places = _find_early(sheet, early, (*words, *names), sketch.height, points)
        lost = [end for end, place in zip(early, places, strict=True) if not place]
        if not lost:
            break
        column, early = [*column, *lost], [end for end in early if end not in lost]
    for end, place in zip(early, places, strict=True):
        if place:
            _write(sketch, end, (place.box.left, place.box.top), "left", has_rim=True)
    add_column(sketch, column, plot)


def add_column(sketch: Sketch, ends: Sequence[End], plot: Box, *, is_left: bool = False) -> None:
    """Write names one below another at the right of the plot, or at its left, near the ends of their lines."""
    stack = _stack(ends, plot)
    edge, way = (plot.left, -1) if is_left else (plot.right, 1)
    moved = [_is_moved(end, top + end.height / 2, edge) for end, top in stack]
    at = edge + way * (_FAR if any(moved) else GAP)
    for (end, top), is_far in zip(stack, moved, strict=True):
        _write(sketch, end, (at, top), "right" if is_left else "left")
        if is_far:
            tie = {"x": end.point[0] + way * 5, "y": end.point[1], "x2": at - way * 3, "y2": top + end.height / 2}
            sketch.add_rules([tie], end.color, _DOTTED, width=0.75)


def _stack(ends: Sequence[End], plot: Box) -> list[tuple[End, float]]:
    """The names that are written, each with the pixel of its top."""
    chosen = _choose_fitting(ends, plot.height)
    wanted, heights = [end.point[1] - end.height / 2 for end in chosen], [end.height for end in chosen]
    return list(zip(chosen, spread_apart(wanted, heights, plot.top - _OVER, plot.bottom + _OVER), strict=True))


def _is_moved(end: End, middle: float, edge: float) -> bool:
    return abs(end.point[1] - middle) > _MOVED or abs(end.point[0] - edge) >= _EARLY


def _choose_fitting(ends: Sequence[End], height: float) -> list[End]:
    """All names, or those that must be there and as many of the others as find room near their lines."""
    if all(end.must for end in ends) or sum(end.height for end in ends) <= height * _FULL:
        return list(ends)
    taken = [end for end in ends if end.must]
    for end in ends:
        near = (abs(end.point[1] - other.point[1]) < (end.height + other.height) / 2 for other in taken)
        if not end.must and not any(near):
            taken.append(end)
    return [end for end in ends if end in taken]


def _find_early(
    sheet: Sheet, ends: Sequence[End], taken: Sequence[Box], height: float, points: Sequence[Point]
) -> list[Callout | None]:
    """Where lines that end before the others are named: beside, above or below their last point."""
    if not ends:
        return []
    choices = []
    for end in ends:
        words = Words(end.lines, measure_widest(end.lines, sheet.measure_bold), end.height)
        x, y = end.point
        spots = [
            (x + GAP, y - end.height / 2),
            (x - words.width / 2, y - end.height - GAP),
            (x - words.width / 2, y + GAP),
            (x + GAP, y - end.height - 2),
            (x + GAP, y + 2),
            (x - words.width, y - end.height - GAP),
            (x - words.width, y + GAP),
            (x - words.width / 4, y + GAP),
            (x - words.width / 4, y - end.height - GAP),
        ]
        sheet_box = Box(0, 0, sheet.width, height)
        places = [words.stand(left, top, "left", cost) for cost, (left, top) in enumerate(spots)]
        choices.append([place for place in places if sheet_box.holds(place.box)])
    own = {end.point for end in ends}
    return choose_callouts(choices, Table(taken, Crowd(point for point in points if point not in own), 2))


def _write(sketch: Sketch, end: End, corner: Point, align: Align, *, has_rim: bool = False) -> None:
    left, top = corner
    rows: Rows = [
        {"x": left, "y": top + style.TEXT + number * style.LINE, "text": text, "rim": has_rim}
        for number, text in enumerate(end.lines)
    ]
    sketch.add_texts(rows, color=end.color, bold=end.bold, align=align)
