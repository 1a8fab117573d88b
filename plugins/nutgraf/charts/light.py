"""What the light layer shows: where each mark is and the words Vega's own tooltip would say there."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from nutgraf.charts.packing import pack_places, pack_words, read_numbers


class Point(NamedTuple):
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
    whole pixels (see `charts.packing` for both). Points with other titles have titles of their own, so that each keeps
    their order. `relations` are added as they are (see `charts.relations`).
    """
    if any([point.words for point in view] != [point.words for point in views[0]] for view in views[1:]):
        raise ValueError("the drawings of one chart differ in what they say")
    views = _drop_echoes(views)
    first = views[0]
    if not first:
        return ""
    heads = [tuple(title for title, _ in point.words) for point in first]
    fields = [(head, index) for head in dict.fromkeys(heads) for index in range(len(head))]
    values = [
        [point.words[index][1] if own == head else None for own, point in zip(heads, first, strict=True)]
        for head, index in fields
    ]
    titles = [head[index] for head, index in fields]
    numbers = [read_numbers(words) for words in values]
    packed = {
        "f": titles,
        "v": [pack_words(words, known) for words, known in zip(values, numbers, strict=True)],
        "h": list(hit),
        "p": pack_places([_list_columns(view) for view in views], numbers),
        **(relations or {}),
    }
    return json.dumps(packed, ensure_ascii=False, separators=(",", ":"))


def _drop_echoes(views: Sequence[Sequence[Point]]) -> Sequence[Sequence[Point]]:
    """The points without those that say the same at the same place in every view, as a line does what its dots say."""
    if len({(round(point.x), round(point.y), point.words) for point in views[0]}) == len(views[0]):
        return views
    seen: set[tuple[object, ...]] = set()
    kept = []
    for index, point in enumerate(views[0]):
        key = (point.words, *((round(view[index].x), round(view[index].y)) for view in views))
        if key not in seen:
            seen.add(key)
            kept.append(index)
    return [[view[index] for index in kept] for view in views]


def _list_columns(points: Sequence[Point]) -> list[list[int]]:
    columns = [[round(point.x) for point in points], [round(point.y) for point in points]]
    if any(point.width or point.height for point in points):
        columns += [[round(point.width) for point in points], [round(point.height) for point in points]]
    return columns
