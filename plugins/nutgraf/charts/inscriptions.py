"""Annotations put on a sketch: ranges beneath the marks, lines, words with their leaders, numbers and texts below."""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot

from nutgraf.charts import house_style as style
from nutgraf.charts.callout import Box, Callout, Point
from nutgraf.charts.grammar import alt
from nutgraf.charts.sheet import Rows, Sheet, Sketch
from nutgraf.charts.text import wrap_text
from nutgraf.fonts import Fonts

LINE = 15
_HEAD, _HALF, _RIM = 5.0, 3.0, 3
_INDENT, _NOTE_GAP = 24, 6


def box_texts(sketch: Sketch, fonts: Fonts) -> list[Box]:
    """The boxes that the words on a sketch take, as measured."""
    boxes = []
    for row in sketch.texts:
        width = fonts.measure(row["text"], row["size"], "semibold" if row["weight"] == 600 else "regular")
        left = row["x"] - {"left": 0.0, "center": 0.5, "right": 1.0}[row["align"]] * width
        boxes.append(Box(left, row["y"] - row["size"] * 0.8, width, row["size"] * 1.05))
    return boxes


def add_ranges(sketch: Sketch, bands: Sequence[Box], *, is_upright: bool) -> None:
    """Shade ranges, beneath everything; a line marks each of their two ends, at the left and right where `is_upright`,
    else at the top and bottom.
    """
    if not bands:
        return
    ends: Rows = []
    for band in bands:
        left, top, right, bottom = band.left, band.top, band.right, band.bottom
        first, last = ((left, top, left, bottom), (right, top, right, bottom))
        if not is_upright:
            first, last = ((left, top, right, top), (left, bottom, right, bottom))
        ends += [{"x": x, "y": y, "x2": x2, "y2": y2} for x, y, x2, y2 in (first, last)]
    rows: Rows = [{"x": band.left, "y": band.top, "x2": band.right, "y2": band.bottom} for band in bands]
    x, y = alt.X("x:Q", scale=None, axis=None), alt.Y("y:Q", scale=None, axis=None)
    corners = {"x": x, "y": y, "x2": alt.X2("x2:Q"), "y2": alt.Y2("y2:Q")}
    sketch.lay(sketch.add("range_ends", ends).mark_rule(stroke=style.MUTED, strokeWidth=0.75).encode(**corners))
    sketch.lay(sketch.add("ranges", rows).mark_rect(fill=style.GRID, fillOpacity=0.5).encode(**corners))


def add_lines(sketch: Sketch, lines: Sequence[tuple[Point, Point]], taken: Sequence[Box]) -> None:
    """Draw straight lines across or down, broken where they would cross words."""
    pieces = [piece for line in lines for piece in _cut(line, taken)]
    rows: Rows = [{"x": x, "y": y, "x2": x2, "y2": y2} for (x, y), (x2, y2) in pieces]
    sketch.add_rules(rows, style.INK, (3, 3))


def add_callout(sketch: Sketch, callout: Callout, *, has_head: bool) -> None:
    """Words on a rim of paper, and the line that leads to their mark, with or without the head of an arrow."""
    box, leader = callout.box, callout.leader
    x = {"left": box.left, "center": box.left + box.width / 2, "right": box.right}[callout.align]
    words: Rows = [
        {"x": x, "y": box.top + style.SMALL - 1.5 + number * LINE, "text": text, "rim": True}
        for number, text in enumerate(callout.lines)
    ]
    sketch.add_texts(words, size=style.SMALL, align=callout.align)
    _add_leader(sketch, leader)
    if has_head and leader:
        sketch.add_rules(_list_head(leader[-2], leader[-1]), style.INK)


def add_number(sketch: Sketch, callout: Callout, text: str) -> None:
    """A number in a ring, where words would stand."""
    box = callout.box
    _add_leader(sketch, callout.leader)
    _add_rings(sketch, [(box.left + box.width / 2, box.top + box.height / 2, text)])


def add_notes(sketch: Sketch, sheet: Sheet, texts: Sequence[str]) -> None:
    """Numbered texts below the drawing, which grows by their height."""
    top = sketch.height + _NOTE_GAP
    rings = []
    for number, text in enumerate(texts, start=1):
        lines = wrap_text(text, sheet.width - _INDENT, sheet.measure_small)
        rings.append((9.0, top + LINE / 2, str(number)))
        rows: Rows = [
            {"x": _INDENT, "y": top + style.SMALL + index * LINE, "text": line} for index, line in enumerate(lines)
        ]
        sketch.add_texts(rows, size=style.SMALL)
        top += len(lines) * LINE + _NOTE_GAP
    if texts:
        _add_rings(sketch, rings)
        sketch.height = top


def _add_rings(sketch: Sketch, rings: Sequence[tuple[float, float, str]]) -> None:
    x, y = alt.X("x:Q", scale=None, axis=None), alt.Y("y:Q", scale=None, axis=None)
    table = sketch.add(f"rings_{len(sketch.tables)}", [{"x": x, "y": y} for x, y, _ in rings])
    mark = table.mark_point(shape="circle", size=215, fill=style.PAPER, stroke=style.INK, strokeWidth=1, opacity=1)
    sketch.keep(mark.encode(x=x, y=y))
    rows: Rows = [{"x": x, "y": y + style.SMALL * 0.35, "text": text} for x, y, text in rings]
    sketch.add_texts(rows, size=style.SMALL, bold=True, align="center")


def _add_leader(sketch: Sketch, leader: Sequence[Point]) -> None:
    """A thin line on a rim of paper; one of three points is a bow."""
    if len(leader) == 2:
        (x, y), (x2, y2) = leader
        row = {"x": x, "y": y, "x2": x2, "y2": y2}
        sketch.add_rules([row], style.PAPER, width=_RIM)
        sketch.add_rules([row], style.INK)
    elif leader:
        rows: Rows = [{"x": x, "y": y, "n": number} for number, (x, y) in enumerate(leader)]
        for color, width in ((style.PAPER, _RIM), (style.INK, 1)):
            mark = sketch.add(f"leader_{len(sketch.tables)}", rows).mark_line(
                stroke=color, strokeWidth=width, interpolate="basis"
            )
            across, down = alt.X("x:Q", scale=None, axis=None), alt.Y("y:Q", scale=None, axis=None)
            sketch.keep(mark.encode(x=across, y=down, order=alt.Order("n:Q")))


def _list_head(start: Point, tip: Point) -> Rows:
    """Two short lines that meet at the tip."""
    along = ((start[0] - tip[0]), (start[1] - tip[1]))
    length = hypot(*along) or 1.0
    x, y = along[0] / length, along[1] / length
    ends = [(tip[0] + x * _HEAD + side * y * _HALF, tip[1] + y * _HEAD - side * x * _HALF) for side in (1, -1)]
    return [{"x": end_x, "y": end_y, "x2": tip[0], "y2": tip[1]} for end_x, end_y in ends]


def _cut(line: tuple[Point, Point], taken: Sequence[Box]) -> list[tuple[Point, Point]]:
    """The pieces of a straight line across or down that lie outside of all boxes, two pixels away."""
    (x, y), (x2, y2) = line
    is_upright = x == x2
    near = [box.grow(2) for box in taken]
    if is_upright:
        holes = [(box.top, box.bottom) for box in near if box.left <= x <= box.right]
    else:
        holes = [(box.left, box.right) for box in near if box.top <= y <= box.bottom]
    start, end = (y, y2) if is_upright else (x, x2)
    pieces = []
    for low, high in sorted(hole for hole in holes if hole[0] < end):
        if start < low:
            pieces.append((start, low))
        start = max(start, high)
    if start < end:
        pieces.append((start, end))
    return [((x, low), (x, high)) if is_upright else ((low, y), (high, y)) for low, high in pieces]
