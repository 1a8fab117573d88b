"""What the light layer shows: where each mark is and the words Vega's own tooltip would say there."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_MANY = 20


@dataclass(frozen=True, slots=True)
class Point:
    """A mark that answers: its middle and, for a bar, its width and height, all in pixels; titles and words."""

    x: float
    y: float
    width: float
    height: float
    words: tuple[tuple[str, str], ...]


def pack_points(
    views: Sequence[Sequence[Point]], hit: tuple[float, float], relations: Mapping[str, object] | None = None
) -> str:
    """The JSON for the page, from the points of each view in the order of `Drawing.views`.

    `f` titles; `v` for each title the words of all points, null at those that say nothing under it; `h` how distance
    across and down weighs; `p` for each view columns of x, y and, where marks have an extent, width and height, in
    whole pixels: each as differences from point to point, or, in other views than the first, as factor and shift for
    the column of the first where that is right to the pixel. Points with other titles have titles of their own, so
    that each keeps their order. `relations` are added as they are (see `charts.relations`).
    """
    first = views[0]
    if any([point.words for point in view] != [point.words for point in first] for view in views[1:]):
        raise ValueError("the drawings of one chart differ in what they say")
    if not first:
        return ""
    heads = [tuple(title for title, _ in point.words) for point in first]
    fields = [(head, index) for head in dict.fromkeys(heads) for index in range(len(head))]
    values = [
        [point.words[index][1] if own == head else None for own, point in zip(heads, first, strict=True)]
        for head, index in fields
    ]
    titles = [head[index] for head, index in fields]
    packed = {
        "f": titles,
        "v": values,
        "h": list(hit),
        "p": _pack_places(views),
        **(relations or {}),
    }
    return json.dumps(packed, ensure_ascii=False, separators=(",", ":"))


def _pack_places(views: Sequence[Sequence[Point]]) -> list[list[list[float]]]:
    first, *others = [_list_columns(view) for view in views]
    packed: list[list[list[float]]] = [[_list_steps(column) for column in first]]
    for columns in others:
        pairs = zip(first, columns, strict=False)
        packed.append([_fit_line(one, other) or _list_steps(other) for one, other in pairs])
    return packed


def _list_columns(points: Sequence[Point]) -> list[list[int]]:
    columns = [[round(point.x) for point in points], [round(point.y) for point in points]]
    if any(point.width or point.height for point in points):
        columns += [[round(point.width) for point in points], [round(point.height) for point in points]]
    return columns


def _list_steps(column: Sequence[int]) -> list[float]:
    return [at - before for before, at in zip([0, *column], column, strict=False)]


def _fit_line(column: Sequence[int], other: Sequence[int]) -> list[float] | None:
    """Factor and shift that make `other` of `column`, within a pixel; None where none do, or nothing is spared."""
    low, high = min(column), max(column)
    if len(column) < _MANY or low == high:
        return None
    at_low, at_high = other[column.index(low)], other[column.index(high)]
    factor = round((at_high - at_low) / (high - low), 4)
    shift = round(at_low - factor * low, 1)
    is_near = all(abs(factor * one + shift - two) <= 1 for one, two in zip(column, other, strict=True))
    return [factor, shift] if is_near else None
