"""What distributions share: values marked by a line down the plane, and the name of the axis below it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from nutgraf.charts import house_style as style
from nutgraf.charts.field import name_axis
from nutgraf.charts.grammar import alt
from nutgraf.charts.plane import Plane
from nutgraf.charts.scales import Linear, Scale
from nutgraf.charts.sheet import Rows, Sheet, Sketch
from nutgraf.charts.text import measure_widest, wrap_text

_LINE, _GAP, _CAPTION = 15, 5, 18


class Marker(NamedTuple):
    """A value along the bottom axis, and what it is."""

    at: float
    text: str


def scale_channel(scale: Scale) -> Any:
    """The scale of the drawing as one of Vega-Lite."""
    found = alt.Scale(domain=[scale.low, scale.high], range=[scale.start, scale.end], nice=False, zero=False)
    return found if isinstance(scale, Linear) else alt.Scale(type="log", domain=found.domain, range=found.range)


def add_markers(sketch: Sketch, sheet: Sheet, plane: Plane, markers: Sequence[Marker]) -> None:
    """A dashed line down at each value; the words beside its top, one below another, on the side that has room."""
    top = plane.y.end
    for marker in sorted(markers):
        at = plane.x.place(marker.at)
        line: Rows = [{"x": at, "y": top, "x2": at, "y2": plane.y.start}]
        sketch.add_rules(line, style.PAPER, width=1.5)
        sketch.add_rules(line, style.INK, (3, 3), 1.5)
        lines = wrap_text(marker.text, (plane.x.end - plane.x.start) * 0.45, sheet.measure_small)
        is_right = at + _GAP + measure_widest(lines, sheet.measure_small) <= sheet.width
        rows: Rows = [
            {"x": at + (_GAP if is_right else -_GAP), "y": top + style.SMALL + n * _LINE, "text": line, "rim": True}
            for n, line in enumerate(lines)
        ]
        sketch.add_texts(rows, size=style.SMALL, align="left" if is_right else "right")
        top += len(lines) * _LINE


def measure_markers(sheet: Sheet, width: float, markers: Sequence[Marker]) -> int:
    """The height in pixels that the words of all markers take on a plane of a width."""
    return sum(len(wrap_text(marker.text, width * 0.45, sheet.measure_small)) for marker in markers) * _LINE


def add_caption(sketch: Sketch, sheet: Sheet, name: str, plane: Plane) -> None:
    """The name and unit of the bottom axis below it, at its right end, unless it stands there already.

    Of small multiples only the first tells it.
    """
    if plane.foot or not sheet.is_first:
        return
    row = {"x": plane.x.end, "y": plane.height + _CAPTION - 8, "text": name_axis(sheet, sheet.column(name))}
    sketch.add_texts([row], color=style.MUTED, size=style.SMALL, align="right")
    sketch.height = plane.height + _CAPTION


def add_lines(sketch: Sketch, lines: Sequence[str]) -> None:
    """Small print below all else; the sketch grows by it."""
    rows: Rows = [{"x": 0, "y": sketch.height + _GAP + _LINE * (n + 1), "text": line} for n, line in enumerate(lines)]
    sketch.add_texts(rows, color=style.MUTED, size=style.SMALL)
    sketch.height += _LINE * len(lines) + 2 * _GAP
