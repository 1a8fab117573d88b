"""Outlines of SVG paths as Vega writes them: how far they reach, and where they are to be touched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import atan2, cos, hypot, inf, isfinite, pi, sin
from typing import NamedTuple

# Lines from corner to corner to corner are one command.
_COMMAND = re.compile(r"(L)([^MHVCQAZhv]*)|([MHVCQAZhv])([^MLHVCQAZhv]*)")
_NUMBER = re.compile(r"-?\d*\.?\d+(?:e[-+]?\d+)?")
_TURN = 2 * pi

Command = tuple[str, list[float]]


class Box(NamedTuple):
    """A rectangle in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """How wide it is."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """How high it is."""
        return self.bottom - self.top

    def move(self, x: float, y: float) -> Box:
        """The rectangle elsewhere."""
        return Box(self.left + x, self.top + y, self.right + x, self.bottom + y)

    def is_finite(self) -> bool:
        """Whether it stands anywhere at all."""
        return all(isfinite(side) for side in self)


def span_path(path: str) -> Box:
    """The rectangle around the corners of a path; one that is infinite for a path without any."""
    corners = list(_list_corners(split_path(path)))
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return Box(min(xs), min(ys), max(xs), max(ys)) if corners else Box(inf, inf, inf, inf)


def find_middle(path: str, *, is_arc: bool = False) -> tuple[float, float]:
    """A place inside a shape: for an arc around zero half-way through it, else the centroid of its largest ring."""
    commands = split_path(path)
    if is_arc:
        return _halve_arc(commands)
    rings: list[list[tuple[float, float]]] = []
    for command in commands:
        if command[0] == "M":
            rings.append([])
        if rings:
            rings[-1] += _list_corners([command])
    found = max(((_measure_ring(ring)) for ring in rings), default=(0.0, inf, inf))
    return found[1], found[2]


def split_path(path: str) -> list[Command]:
    """The commands of a path, each with its numbers."""
    found = _COMMAND.findall(path)
    return [(line or name, [*map(float, _NUMBER.findall(ends or rest))]) for line, ends, name, rest in found]


def _list_corners(commands: list[Command]) -> Iterator[tuple[float, float]]:
    """The ends of all pieces of a path."""
    x = y = 0.0
    for name, numbers in commands:
        if name in "hH":
            x = numbers[0] + (x if name == "h" else 0)
        elif name in "vV":
            y = numbers[0] + (y if name == "v" else 0)
        elif len(numbers) >= 2:
            step = {"A": 7, "C": 6, "Q": 4}.get(name, 2)
            ends = [tuple(numbers[end - 2 : end]) for end in range(step, len(numbers) + 1, step)]
            yield from ((first, second) for first, second in ends[:-1])
            x, y = ends[-1] if ends else (x, y)
        else:
            continue
        yield x, y


def _measure_ring(ring: list[tuple[float, float]]) -> tuple[float, float, float]:
    """The area of a ring and its centroid, by the shoelace formula; the mean of its corners where it has no area."""
    pairs = list(zip(ring, [*ring[1:], *ring[:1]], strict=True))
    area = sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs) / 2
    if abs(area) < 1e-6:
        count = len(ring) or 1
        return 0.0, sum(x for x, _ in ring) / count, sum(y for _, y in ring) / count
    x = sum((x1 + x2) * (x1 * y2 - x2 * y1) for (x1, y1), (x2, y2) in pairs) / (6 * area)
    y = sum((y1 + y2) * (x1 * y2 - x2 * y1) for (x1, y1), (x2, y2) in pairs) / (6 * area)
    return abs(area), x, y


def _halve_arc(commands: list[Command]) -> tuple[float, float]:
    """Half-way through a sector or ring around zero: the angle half-way along its outer edge, between both radii."""
    start = next((numbers for name, numbers in commands if name == "M"), [0.0, 0.0])
    curves = [numbers for name, numbers in commands if name == "A"]
    if not curves:
        return start[0], start[1]
    outer = max(numbers[0] for numbers in curves)
    inner = min([0.0 if ("L", [0.0, 0.0]) in commands else outer, *(n[0] for n in curves if n[0] < outer - 0.01)])
    inner = 0.0 if inner == outer and len(curves) == 1 else inner
    first, swept, at = atan2(start[1], start[0]), 0.0, start
    for numbers in curves:
        if numbers[0] < outer - 0.01:
            break
        before, after = atan2(at[1], at[0]), atan2(numbers[6], numbers[5])
        swept += (after - before) % _TURN if numbers[4] else -((before - after) % _TURN)
        at = numbers[5:7]
    angle, radius = first + swept / 2, (outer + inner) / 2
    radius = radius if hypot(*start) > 0 else 0.0
    return radius * cos(angle), radius * sin(angle)
