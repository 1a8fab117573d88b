"""Bars that stand: columns side by side, values upwards, always from zero. Where words find no room, they lie down."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from nutgraf.charts import house_style as style
from nutgraf.charts.across import draw_across
from nutgraf.charts.annotations import add_annotations, list_annotations, list_values
from nutgraf.charts.bar_style import PLATE, add_plates, list_legend, paint_part, write_axis
from nutgraf.charts.callout import Box, fill_box
from nutgraf.charts.extents import Extent, fit_from_zero
from nutgraf.charts.frames import Frame, Span
from nutgraf.charts.grammar import alt
from nutgraf.charts.parts import Bars, Part, add_up, read_bars
from nutgraf.charts.scales import Linear, list_round
from nutgraf.charts.sheet import Rows, Sheet, Sketch
from nutgraf.charts.slots import Slots, add_slot_labels, is_calendar, lay_slots
from nutgraf.charts.spots import place_spot, read_spot
from nutgraf.charts.stacks import BarPlan
from nutgraf.charts.targets import Targets
from nutgraf.charts.text import measure_widest

_WIDE, _NARROW, _EDGE, _ABOVE, _BETWEEN, _AIR, _MOST_LYING, _ARROW = 320, 280, 4, 6, 2, 6, 24, 33
_NEAR = 0.6


@dataclass(frozen=True, slots=True)
class _Ground:
    """Columns laid out: places across, the scale upwards, and the ticks of its axis, none where labels say it all.

    `thickness` is the width of one column.
    """

    bars: Bars
    slots: Slots
    scale: Linear
    ticks: tuple[float, ...]
    left: float
    bottom: float
    has_totals: bool
    thickness: float

    def list_boxes(self) -> Iterator[tuple[Part, Box]]:
        """Each part with the pixels that it covers."""
        for part in self.bars.parts:
            count, wide = self.bars.slots[part.name], self.thickness
            whole = count * wide + (count - 1) * _BETWEEN
            left = self.slots.middles[part.name] - whole / 2 + part.slot * (wide + _BETWEEN)
            ends = sorted((self.scale.place(part.start), self.scale.place(part.end)))
            yield part, Box(left, ends[0], wide, ends[1] - ends[0])


def draw_upright(sheet: Sheet, plan: BarPlan) -> Sketch:
    """Lay out and draw standing bars, or lying ones where the words below or above do not fit."""
    ground = _lay_ground(sheet, plan)
    if ground is None:
        return draw_across(sheet, plan)
    slots, bottom = ground.slots, ground.bottom
    sketch = Sketch(sheet.width, bottom + slots.depth + _EDGE, (1, 0.05) if plan.is_stacked else (1, 0.001))
    _add_axis(sketch, sheet, plan, ground)
    _add_columns(sketch, sheet, plan, ground)
    if plan.mark == "step":
        _add_connectors(sketch, ground)
    zero = ground.scale.place(0)
    sketch.add_rules([{"x": ground.left, "y": zero, "x2": slots.right, "y2": zero}], style.INK)
    add_slot_labels(sketch, slots, bottom + style.TEXT + 5)
    _add_words(sketch, sheet, plan, ground)
    covered = (point for _, box in ground.list_boxes() for point in fill_box(box))
    add_annotations(sketch, sheet, _frame(sheet, plan, ground), list_annotations(plan.options), covered)
    sketch.legend = list_legend(sheet, plan)
    return sketch


def _lay_ground(sheet: Sheet, plan: BarPlan) -> _Ground | None:
    """Columns with their values on top where all of these have room, else with an axis; None where they must lie."""
    bars = read_bars(sheet, plan)
    if plan.totals or (plan.labels and not plan.has_axis):
        slots = lay_slots(sheet, plan, bars, 0)
        has_room = slots is not None and _has_room(sheet, plan, bars, slots)
        if slots and has_room and plan.labels:
            return _fit_ground(sheet, plan, bars, slots)
        if not has_room and not is_calendar(sheet, plan) and len(bars.names) <= _MOST_LYING:
            return None
    ticks = _list_ticks(sheet, plan, bars)
    left = round(measure_widest((write_axis(sheet, plan, at) for at in ticks), sheet.measure_small)) + 2 * _AIR
    slots = lay_slots(sheet, plan, bars, left)
    return _fit_ground(sheet, plan, bars, slots, (ticks, left)) if slots else None


def _has_room(sheet: Sheet, plan: BarPlan, bars: Bars, slots: Slots) -> bool:
    """Whether the values find room on top of their columns (a sum over its stack)."""
    parts = [part for panel in bars.every for part in panel]
    if plan.is_stacked:
        sums = [total for panel in bars.every for total in add_up(sheet, plan, panel)]
        words = [total.text for total in sums] if plan.totals else [part.text for part in parts]
        return measure_widest(words, sheet.measure_bold) + _AIR <= slots.width
    widest = measure_widest((part.text for part in parts), sheet.measure_bold) + _AIR
    count = max(bars.slots.values(), default=1)
    return widest <= (slots.width if count == 1 else slots.filled / count)


def _list_ticks(sheet: Sheet, plan: BarPlan, bars: Bars) -> list[float]:
    ends = [end for panel in bars.every for part in panel for end in (part.start, part.end)]
    values = [0.0, *ends, *list_values(list_annotations(plan.options))]
    low, high = min(values), max(values)
    ticks = list_round(low, high, 3 if sheet.is_panel else 4)
    near = (ticks[1] - ticks[0]) * _NEAR if len(ticks) > 1 else 0.0
    return [at for at in ticks if low - near <= at <= high + near]


def _fit_ground(
    sheet: Sheet, plan: BarPlan, bars: Bars, slots: Slots, axis: tuple[list[float], float] = ([], 0.0)
) -> _Ground:
    ticks, left = axis
    height = sheet.height or (_NARROW if sheet.is_narrow else _WIDE)
    bottom = max(height - slots.depth - _EDGE, 60)
    above = style.TEXT + _ABOVE
    ends: list[Extent] = [Extent(at) for at in [*ticks, *list_values(list_annotations(plan.options))]]
    has_words = not ticks and not plan.is_stacked
    has_totals = plan.totals and _has_room(sheet, plan, bars, slots)
    pointed = {note.at for note in list_annotations(plan.options) if note.at and note.value is None}
    told = {sheet.name_member(row, plan.name) for row in sheet.scale_rows if str(row[plan.name]) in pointed}
    for panel in bars.every:
        for part in panel:
            words = (above if has_words else 0) + (_ARROW if part.name in told else 0)
            ends.append(Extent(min(part.start, part.end), words * part.is_below))
            ends.append(Extent(max(part.start, part.end), 0, words * (not part.is_below)))
        for total in add_up(sheet, plan, panel) if has_totals else ():
            ends += [Extent(total.low, above * (total.total < 0)), Extent(total.high, 0, above * (total.total >= 0))]
    found = fit_from_zero(ends, 0, bottom - (style.SMALL / 2 + 2 if ticks else 2))
    scale = Linear(found.low, found.high, bottom - found.start, bottom - found.end)
    count = max(bars.slots.values(), default=1)
    thickness = max(0.8, (slots.filled - (count - 1) * _BETWEEN) / count)
    return _Ground(bars, slots, scale, tuple(ticks), left, bottom, has_totals, thickness)


def _add_axis(sketch: Sketch, sheet: Sheet, plan: BarPlan, ground: _Ground) -> None:
    places = [(at, ground.scale.place(at)) for at in ground.ticks]
    right = ground.slots.right
    sketch.add_rules([{"x": ground.left - _AIR, "y": y, "x2": right, "y2": y} for _, y in places], style.GRID)
    words: Rows = [
        {"x": ground.left - 2 * _AIR + 2, "y": y + style.SMALL * 0.35, "text": write_axis(sheet, plan, at)}
        for at, y in places
    ]
    sketch.add_texts(words, color=style.MUTED, size=style.SMALL, align="right")


def _add_columns(sketch: Sketch, sheet: Sheet, plan: BarPlan, ground: _Ground) -> None:
    rows: Rows = [
        {"x": box.left, "x2": box.right, "value": part.end, "zero": part.start, **paint_part(plan, part), **part.words}
        for part, box in ground.list_boxes()
        if part.value is not None
    ]
    scale = ground.scale
    domain = alt.Scale(domain=[scale.low, scale.high], range=[scale.start, scale.end], nice=False, zero=False)
    sketch.keep(
        sketch.add("bars", rows)
        .mark_rect(strokeWidth=min(1.5, ground.thickness / 4))
        .encode(
            x=alt.X("x:Q", scale=None, axis=None),
            x2=alt.X2("x2:Q"),
            y=alt.Y("value:Q", scale=domain, axis=None),
            y2=alt.Y2("zero:Q"),
            fill=alt.Fill("fill:N", scale=None),
            stroke=alt.Stroke("stroke:N", scale=None),
            tooltip=sheet.list_titles(*plan.told),
        )
    )


def _add_connectors(sketch: Sketch, ground: _Ground) -> None:
    """A line from where a step ends to the column of the next one."""
    rows: Rows = []
    for (part, box), (_, beside) in pairwise(ground.list_boxes()):
        at = ground.scale.place(part.end)
        rows.append({"x": box.right, "y": at, "x2": beside.left, "y2": at})
    sketch.add_rules(rows, style.MUTED)


def _add_words(sketch: Sketch, sheet: Sheet, plan: BarPlan, ground: _Ground) -> None:
    if plan.labels and plan.is_stacked:
        _add_insides(sketch, sheet, ground)
    elif plan.labels and not ground.ticks:
        _add_values(sketch, ground)
    if ground.has_totals:
        rows: Rows = []
        for total in add_up(sheet, plan, ground.bars.parts):
            place = ground.scale.place
            y = place(total.low) + style.TEXT + 2 if total.total < 0 else place(total.high) - _ABOVE
            rows.append({"x": ground.slots.middles[total.name], "y": y, "text": total.text})
        sketch.add_texts(rows, bold=True, align="center")


def _add_values(sketch: Sketch, ground: _Ground) -> None:
    known: Rows = []
    missing: Rows = []
    for part, box in ground.list_boxes():
        y = box.bottom + style.TEXT + 2 if part.is_below else box.top - _ABOVE
        rows = missing if part.value is None else known
        rows.append({"x": box.left + box.width / 2, "y": y, "text": part.text})
    sketch.add_texts(known, bold=True, align="center")
    sketch.add_texts(missing, color=style.MUTED, align="center")


def _add_insides(sketch: Sketch, sheet: Sheet, ground: _Ground) -> None:
    """The value of each part of a stack within it, on a plate of paper, where it has room."""
    words: Rows = []
    plates: Rows = []
    for part, box in ground.list_boxes():
        half = sheet.measure(part.text) / 2 + PLATE
        if part.value and box.width >= 2 * (half + 1) and box.height >= style.LINE + 3:
            x, y = box.left + box.width / 2, box.top + box.height / 2
            plates.append({"x": x - half, "x2": x + half, "y": y - 8.5, "y2": y + 8.5})
            words.append({"x": x, "y": y + style.TEXT * 0.35, "text": part.text})
    add_plates(sketch, plates)
    sketch.add_texts(words, align="center")


def _frame(sheet: Sheet, plan: BarPlan, ground: _Ground) -> Frame:
    """Where words on the chart may stand: a category is the place of its columns, a date or year also between these."""
    column, slots = sheet.column(plan.name), ground.slots
    top = min(ground.scale.place(ground.scale.high), 12)

    def place(spot: str) -> Span | None:
        name = sheet.wording.write_cell(read_spot(spot, column), column)
        if name in slots.middles:
            at = slots.middles[name]
            return at - slots.filled / 2, at + slots.filled / 2
        if slots.scale is None:
            return None
        at = slots.scale.place(place_spot(spot, column))
        return at, at

    box = Box(ground.left, top, slots.right - ground.left, ground.bottom - top)
    marks = tuple((part, mark.left + mark.width / 2) for part, mark in ground.list_boxes())
    targets = Targets(sheet, plan, marks)
    found = targets.find_value, targets.find_along
    return Frame(box, True, place, ground.scale.place, found[0], find_along=found[1], columns=(plan.name, plan.value))
