"""Places where words may stand: around a mark, along a line, at a range."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from nutgraf.charts.callout import Align, Box, Callout, Point

_DISTANCES = (16, 24, 34, 46, 62, 82, 106, 136)
_AIR = 3
# Where words would rather stand, seen from their mark: down, up, across, and how much worse each is than the best.
_WAYS = (
    (0, -1, 0), (0, 1, 4), (1, -1, 5), (-1, -1, 6), (1, 1, 8), (-1, 1, 9), (1, 0, 9), (-1, 0, 10), (1, -0.4, 7),
    (-1, -0.4, 8), (1, 0.4, 9), (-1, 0.4, 10), (0.4, -1, 6), (-0.4, -1, 6), (0.4, 1, 9), (-0.4, 1, 9),
)  # fmt: skip
# The same beside a bar that lies, whose end has paper at its right.
_WAYS_LYING = tuple((x, y, 0 if (x, y) == (1, 0) else worse + 5) for x, y, worse in _WAYS)
_STEP = 12


@dataclass(frozen=True, slots=True)
class Words:
    """A text broken into lines, with the width and height that these take."""

    lines: tuple[str, ...]
    width: float
    height: float

    def stand(self, left: float, top: float, align: Align, cost: float) -> Callout:
        """The words with their upper left corner at a place, without a leader."""
        return Callout(Box(left, top, self.width, self.height), self.lines, align, cost=cost)


def list_around(target: Point, words: Words, area: Box, *, is_lying: bool) -> Iterator[Callout]:
    """Places around a mark, each with its leader; best above it, or at the right of one that lies."""
    width, height = words.width, words.height
    ways = _WAYS_LYING if is_lying else _WAYS
    for distance in _DISTANCES:
        for way_x, way_y, worse in ways:
            box = _put(target, (way_x, way_y), distance, (width, height))
            if not way_x:
                box = replace(box, left=min(max(box.left, area.left), max(area.left, area.right - width)))
            if not way_y:
                box = replace(box, top=min(max(box.top, area.top), max(area.top, area.bottom - height)))
            align = _align(box, target)
            yield Callout(box, words.lines, align, _lead(box, target, align), distance * 0.5 + worse)


def list_along(level: float, words: Words, frame: Box) -> Iterator[Callout]:
    """Places above and below a line across the frame, best at its ends."""
    ends: list[tuple[float, Align, float]] = [(frame.left + 4, "left", 0.0), (frame.right - words.width, "right", 1.0)]
    steps = range(int(frame.left) + 4 + _STEP, int(frame.right - words.width), _STEP)
    ends += [(float(left), "left", 6.0) for left in steps]
    for left, align, worse in ends:
        yield words.stand(left, level - words.height - 4, align, worse)
        yield words.stand(left, level + 4, align, worse + 3)


def list_beside(upright: float, words: Words, frame: Box) -> Iterator[Callout]:
    """Places right and left of an upright line, best above the frame, then at its top."""
    middle = min(max(upright - words.width / 2, frame.left), frame.right - words.width)
    yield words.stand(middle, frame.top - words.height - 6, "center", -4)
    for top in range(int(frame.top) + 2, int(frame.bottom - words.height), _STEP):
        worse = (top - frame.top) / 12
        yield words.stand(upright + 5, top, "left", worse)
        yield words.stand(upright - 5 - words.width, top, "right", worse + 1)


def list_in(band: Box, words: Words) -> Iterator[Callout]:
    """Places in a range, best at its top, then beside it."""
    for top in range(int(band.top) + 3, int(band.bottom - words.height), _STEP):
        worse = (top - band.top) / 12
        if words.width + 6 <= band.width:
            yield words.stand(band.left + (band.width - words.width) / 2, top, "center", worse)
            yield words.stand(band.left + 4, top, "left", worse + 2)
            yield words.stand(band.right - 4 - words.width, top, "right", worse + 2)
        yield words.stand(band.right + 5, top, "left", worse + 8)
        yield words.stand(band.left - 5 - words.width, top, "right", worse + 9)


def _put(target: Point, way: tuple[float, float], distance: float, size: tuple[float, float]) -> Box:
    (x, y), (way_x, way_y), (width, height) = target, way, size
    left = x + way_x * distance - (width if way_x < 0 else 0 if way_x > 0 else width / 2)
    top = y + way_y * distance - (height if way_y < 0 else 0 if way_y > 0 else height / 2)
    return Box(left, top, width, height)


def _align(box: Box, target: Point) -> Align:
    if box.left >= target[0]:
        return "left"
    return "right" if box.right <= target[0] else "center"


def _lead(box: Box, target: Point, align: Align) -> tuple[Point, ...]:
    """From the edge of the words to just before the mark: straight down or across, else in a bow."""
    x, y = target
    middle = box.top + min(box.height, 15) / 2 if align != "center" else box.top + box.height / 2
    if align == "center":
        below = box.top > y
        return ((x, box.top - _AIR if below else box.bottom + _AIR), (x, y + 5 if below else y - 5))
    start = box.left - _AIR if align == "left" else box.right + _AIR
    side = 5.0 if align == "left" else -5.0
    if box.top <= y <= box.bottom:
        return ((start, y), (x + side, y))
    if abs(start - x) < 8:
        level = box.bottom + _AIR if box.bottom < y else box.top - _AIR
        return ((start, level), (x, y - 5 if level < y else y + 5))
    tip = y - 6 if middle < y else y + 6
    return ((start, middle), (x + (start - x) * 0.15, middle), (x, tip))
