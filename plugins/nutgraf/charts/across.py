"""Bars that lie: categories one below another, values to the right, always from zero."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from nutgraf.charts import house_style as style
from nutgraf.charts.annotations import add_annotations, list_annotations, measure_head
from nutgraf.charts.bar_style import GAP, PLATE, RADIUS, add_plates, list_legend, paint_part, write_axis
from nutgraf.charts.board import Board, choose_board
from nutgraf.charts.callout import Box, fill_box
from nutgraf.charts.frames import frame_lanes
from nutgraf.charts.grammar import alt
from nutgraf.charts.lanes import add_labels
from nutgraf.charts.parts import Sum, add_up
from nutgraf.charts.scales import Linear
from nutgraf.charts.sheet import Rows, Sheet, Sketch
from nutgraf.charts.slots import keep_apart
from nutgraf.charts.stacks import BarPlan
from nutgraf.charts.targets import Targets
from nutgraf.charts.text import measure_widest
from nutgraf.charts.wording import MISSING

_AXIS, _EDGE = 24, 4


def draw_across(sheet: Sheet, plan: BarPlan) -> Sketch:
    """Lay out and draw lying bars."""
    notes = list_annotations(plan.options)
    plan, board = choose_board(sheet, plan, _EDGE + measure_head(sheet, notes, sheet.width))
    lanes, scale = board.lanes, board.scale
    hit = (0.05, 1.0) if plan.is_stacked else (0.001, 1.0)
    sketch = Sketch(sheet.width, lanes.bottom + (_AXIS if board.ticks else _EDGE), hit)
    _add_axis(sketch, sheet, plan, board)
    add_labels(sketch, lanes)
    top = min((lane.top for lane in lanes.lanes), default=0)
    zero = lanes.list_uprights(scale.place(0), top - 4, lanes.bottom + 4)
    if plan.mark == "lollipop":
        sketch.add_rules(zero, style.INK)
        _add_lollipops(sketch, sheet, plan, board)
    else:
        _add_bars(sketch, sheet, plan, board)
        _add_connectors(sketch, sheet, plan, board)
        sketch.add_rules(zero, style.INK)
    _add_words(sketch, sheet, plan, board)
    covered = (
        point
        for _, left, right, middle in board.list_boxes()
        for point in fill_box(Box(left, middle - board.height / 2, right - left, board.height))
    )
    targets = Targets(sheet, plan, tuple((part, middle) for part, _, _, middle in board.list_boxes()))
    frame = frame_lanes(sheet, plan.options, lanes, scale)
    frame = replace(frame, find_value=targets.find_value, find_along=targets.find_along)
    add_annotations(sketch, sheet, frame, notes, covered)
    sketch.legend = list_legend(sheet, plan)
    return sketch


def _add_axis(sketch: Sketch, sheet: Sheet, plan: BarPlan, board: Board) -> None:
    lanes, places = board.lanes, [board.scale.place(at) for at in board.ticks]
    # Below the words of a reference, where labels stand above their bars.
    top = 0.0 if lanes.left else lanes.top
    sketch.add_rules([line for at in places for line in lanes.list_uprights(at, top, lanes.bottom + 4)], style.GRID)
    # Zero and the ends are what readers look for; where there is little room, the others give way.
    order = sorted(zip(board.ticks, places, strict=True), key=lambda tick: -abs(tick[0]) if tick[0] else float("-inf"))
    kept = keep_apart([(at, write_axis(sheet, plan, value)) for value, at in order], sheet.width, sheet.measure_small)
    words: Rows = [{"x": at, "y": lanes.bottom + 20, "text": text} for at, text in sorted(kept)]
    sketch.add_texts(words, color=style.MUTED, size=style.SMALL, align="center")


def _add_bars(sketch: Sketch, sheet: Sheet, plan: BarPlan, board: Board) -> None:
    rows: Rows = [
        {
            "value": part.end,
            "zero": part.start,
            "y": top,
            "y2": top + board.height,
            **paint_part(plan, part),
            **part.words,
        }
        for part, top in zip(board.bars.parts, board.tops, strict=True)
        if part.value is not None
    ]
    sketch.keep(
        sketch.add("bars", rows)
        .mark_rect(strokeWidth=1.5)
        .encode(
            x=alt.X("value:Q", scale=_scale_values(board.scale), axis=None),
            x2=alt.X2("zero:Q"),
            y=alt.Y("y:Q", scale=None, axis=None),
            y2=alt.Y2("y2:Q"),
            fill=alt.Fill("fill:N", scale=None),
            stroke=alt.Stroke("stroke:N", scale=None),
            tooltip=sheet.list_titles(*plan.told),
        )
    )


def _add_lollipops(sketch: Sketch, sheet: Sheet, plan: BarPlan, board: Board) -> None:
    """A thin line from zero and a dot at the value."""
    zero = board.scale.place(0)
    rows: Rows = []
    for part, left, right, middle in board.list_boxes():
        if part.value is None:
            continue
        look = paint_part(plan, part)
        member = style.style_member(part.member)
        sketch.add_rules([{"x": left, "y": middle, "x2": right, "y2": middle}], look["stroke"], width=2)
        fill = style.PAPER if member.hollow else look["stroke"]
        look = {"fill": fill, "stroke": look["stroke"], "shape": member.shape}
        rows.append({"value": part.end, "zero": zero, "y": middle, **look, **part.words})
    sketch.keep(
        sketch.add("bars", rows)
        .mark_point(size=110, strokeWidth=2, opacity=1)
        .encode(
            x=alt.X("value:Q", scale=_scale_values(board.scale), axis=None),
            y=alt.Y("y:Q", scale=None, axis=None),
            fill=alt.Fill("fill:N", scale=None),
            stroke=alt.Stroke("stroke:N", scale=None),
            shape=alt.Shape("shape:N", scale=None),
            tooltip=sheet.list_titles(*plan.told),
        )
    )


def _add_connectors(sketch: Sketch, sheet: Sheet, plan: BarPlan, board: Board) -> None:
    """A line from where a step ends to the bar of the next one; no further than to words above that which it meets."""
    if plan.mark != "step":
        return
    rows: Rows = []
    for (part, lane), (_, below) in pairwise(zip(board.bars.parts, board.lanes.lanes, strict=True)):
        at = board.scale.place(part.end)
        meets = not board.lanes.left and at < measure_widest(below.lines, sheet.measure_bold) + _EDGE
        end = below.label_y - style.TEXT if meets else below.top
        rows.append({"x": at, "y": lane.top + lane.height, "x2": at, "y2": end})
    sketch.add_rules(rows, style.MUTED)


def _scale_values(scale: Linear) -> alt.Scale:
    return alt.Scale(domain=[scale.low, scale.high], range=[scale.start, scale.end], nice=False, zero=False)


def _add_words(sketch: Sketch, sheet: Sheet, plan: BarPlan, board: Board) -> None:
    if plan.labels:
        (_add_insides if plan.is_stacked else _add_values)(sketch, sheet, plan, board)
    if plan.totals:
        middles = {part.name: middle for part, _, _, middle in board.list_boxes()}
        for total in add_up(sheet, plan, board.bars.parts):
            _add_total(sketch, board.scale, total, middles[total.name])


def _add_values(sketch: Sketch, sheet: Sheet, plan: BarPlan, board: Board) -> None:
    """The value of each bar beyond its end."""
    gap = GAP + RADIUS * (plan.mark == "lollipop")
    after: Rows = []
    before: Rows = []
    none: Rows = []
    for part, left, right, middle in board.list_boxes():
        rows = none if part.text == MISSING else before if part.is_below else after
        x = left - gap if rows is before else right + gap
        rows.append({"x": x, "y": middle + style.TEXT * 0.35, "text": part.text})
    sketch.add_texts(after, bold=True)
    sketch.add_texts(before, bold=True, align="right")
    sketch.add_texts(none, color=style.MUTED)


def _add_insides(sketch: Sketch, sheet: Sheet, plan: BarPlan, board: Board) -> None:
    """The value of each part of a stack within it, on a plate of paper, where it has room."""
    words: Rows = []
    plates: Rows = []
    for part, left, right, middle in board.list_boxes():
        half = sheet.measure(part.text) / 2 + PLATE
        if right - left >= 2 * (half + 2) and part.value:
            at = (left + right) / 2
            plates.append({"x": at - half, "x2": at + half, "y": middle - 8.5, "y2": middle + 8.5})
            words.append({"x": at, "y": middle + style.TEXT * 0.35, "text": part.text})
    add_plates(sketch, plates)
    sketch.add_texts(words, align="center")


def _add_total(sketch: Sketch, scale: Linear, total: Sum, middle: float) -> None:
    is_before = total.total < 0
    x = scale.place(total.low) - GAP if is_before else scale.place(total.high) + GAP
    row = {"x": x, "y": middle + style.TEXT * 0.35, "text": total.text}
    sketch.add_texts([row], bold=True, align="right" if is_before else "left")
