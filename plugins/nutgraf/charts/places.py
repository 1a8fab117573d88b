"""Where the marks of a sketch stand that tell something, worked out without asking Vega.

A sketch is laid out in pixels already; what is left to Vega is one linear scale for each axis. To have this worked out
twice, here and by Vega, and compared in tests, is much faster than to have Vega draw every mark that nobody sees.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from nutgraf.charts.light import Point
from nutgraf.charts.scales import Linear

_MARKS = frozenset({"rect", "point"})


def find_points(unit: Mapping[str, Any], rows: Sequence[Mapping[str, Any]]) -> list[Point] | None:
    """The points of one layer of Vega-Lite over its rows, in their order.

    None where this cannot be said here: another mark than a rectangle or a symbol, another scale than a linear one.
    """
    encoding = unit["encoding"]
    if "tooltip" not in encoding:
        return []
    channels = {name: encoding[name] for name in ("x", "y", "x2", "y2") if name in encoding}
    scales = {name: _read_scale(channels[name[0]]) for name in channels}
    tooltip = encoding["tooltip"]
    if (
        unit["mark"]["type"] not in _MARKS
        or not scales
        or any(scale is None for scale in scales.values())
        or len(scales) % 2
    ):
        return None
    # As in Vega's tooltips, which are objects: one line for each title, the last one's words.
    fields = list({item["title"]: item["field"] for item in tooltip}.items())
    ends = [(channels[name]["field"], scale) for name, scale in scales.items() if scale]
    points = []
    for row in rows:
        values = [row[field] for field, _ in ends]
        if None not in values:
            places = [scale.place(value) for value, (_, scale) in zip(values, ends, strict=True)]
            points.append(_make_point(places, tuple([(title, str(row[field])) for title, field in fields])))
    return points


def _read_scale(channel: Mapping[str, Any]) -> Linear | None:
    scale = channel.get("scale")
    if scale is None and "scale" in channel:
        return Linear(0, 1, 0, 1)
    if not isinstance(scale, Mapping) or scale.get("type", "linear") != "linear":
        return None
    (low, high), (start, end) = scale["domain"], scale["range"]
    return Linear(low, high, start, end)


def _make_point(places: Sequence[float], words: tuple[tuple[str, str], ...]) -> Point:
    x, y, *others = places
    if not others:
        return Point(x, y, 0, 0, words)
    x2, y2 = others
    return Point((x + x2) / 2, (y + y2) / 2, abs(x2 - x), abs(y2 - y), words)
