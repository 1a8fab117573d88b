"""Bars: how much, category by category, always from zero."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from pydantic import Field

from nutgraf.charts import house_style as style
from nutgraf.charts.grammar import alt
from nutgraf.charts.lanes import Lanes, add_labels, lay_lanes, sort_rows
from nutgraf.charts.model import LegendItem
from nutgraf.charts.options import CATEGORY, NUMERIC, ColumnName, LaneOptions, Reference
from nutgraf.charts.scales import Linear, list_round
from nutgraf.charts.sheet import Rows, Sheet, Sketch, fill_tooltip, list_tooltips, read_number
from nutgraf.charts.wording import MISSING

_BAR, _BAR_GAP, _LABEL_GAP, _AXIS = 24, 4, 7, 24


class BarOptions(LaneOptions):
    """Horizontal bars, one for each row; their labels stand above them where there is little room."""

    takes: ClassVar[Mapping[str, tuple[str, ...]]] = {"x": NUMERIC, "y": CATEGORY, "color": CATEGORY}

    x: ColumnName = Field(description="The column of values: the length of the bars.")
    y: ColumnName = Field(description="The column of categories: what the bars are named.")
    color: ColumnName | None = Field(None, description="A column that tells bars apart, by colour and by texture.")
    labels: bool = Field(True, description="Whether each bar ends in its value; otherwise there is an axis.")


@dataclass(frozen=True, slots=True)
class _Bar:
    name: str
    value: float | None
    text: str
    full: str
    member: int
    group: str
    top: float = 0.0
    height: float = _BAR


def draw_bar(sheet: Sheet, options: BarOptions) -> Sketch:
    """Lay out and draw the bars."""
    bars = _list_bars(sheet, options)
    names = list(dict.fromkeys(bar.name for bar in bars))
    counts = [sum(bar.name == name for bar in bars) for name in names]
    heights = [count * (_BAR + _BAR_GAP) - _BAR_GAP for count in counts]
    top = 24.0 if options.reference else 4.0
    lanes = lay_lanes(sheet, names, heights, top, options.highlight)
    bars = _place_bars(bars, lanes)
    scale = _fit_scale(sheet, options, bars, lanes)
    sketch = Sketch(sheet.width, lanes.bottom + (4 if options.labels else _AXIS), (0.001, 1))
    if not options.labels:
        _add_axis(sketch, sheet, options, lanes, scale)
    add_labels(sketch, lanes)
    _add_bars(sketch, sheet, options, bars, scale)
    sketch.add_rules(lanes.list_uprights(scale.place(0), top - 4, lanes.bottom + 4), style.INK)
    if options.labels:
        _add_values(sketch, bars, scale)
    if options.reference:
        _add_reference(sketch, sheet, options.reference, scale, lanes)
    members = sheet.list_members(options.color or "")
    sketch.legend = tuple(
        LegendItem(name, f"{style.style_member(number).texture}-{number + 1}") for number, name in enumerate(members)
    )
    return sketch


def _list_bars(sheet: Sheet, options: BarOptions) -> list[_Bar]:
    members = sheet.list_members(options.color or "")
    bars = []
    for row in sort_rows(sheet.rows, options.sort, options.x, options.y):
        group = sheet.name_member(row, options.color) if options.color else ""
        name, value = sheet.name_member(row, options.y), row[options.x]
        text = sheet.write_label(row, options.x, options.format)
        full = sheet.write_words(row, options.x, options.format)
        bars.append(_Bar(name, read_number(value), text, full, members.index(group) if group else 0, group))
    return bars


def _place_bars(bars: list[_Bar], lanes: Lanes) -> list[_Bar]:
    tops = {lane.name: lane.top for lane in lanes.lanes}
    placed = []
    for bar in bars:
        placed.append(_Bar(bar.name, bar.value, bar.text, bar.full, bar.member, bar.group, tops[bar.name]))
        tops[bar.name] += _BAR + _BAR_GAP
    return placed


def _fit_scale(sheet: Sheet, options: BarOptions, bars: list[_Bar], lanes: Lanes) -> Linear:
    """The largest scale at which every bar and the words at its end stay on the sheet; zero is always on it."""
    known = [(bar.value, sheet.measure_bold(bar.text) + _LABEL_GAP) for bar in bars if bar.value is not None]
    known += [(float(options.reference.value), 0.0)] if options.reference else []
    if not options.labels:
        ticks = list_round(min(0.0, *(v for v, _ in known)), max(0.0, *(v for v, _ in known)), 5)
        end = sheet.width - sheet.measure_small(sheet.write_tick(ticks[-1], options.x, options.format)) / 2
        before = sheet.measure_small(sheet.write_tick(ticks[0], options.x, options.format)) / 2
        start = lanes.left if lanes.left and ticks[0] == 0 else lanes.left + before
        return Linear(ticks[0], ticks[-1], start, end)
    low, high = min([0.0, *(v for v, _ in known)]), max([0.0, *(v for v, _ in known)])
    span = (high - low) or 1.0
    room = sheet.width - lanes.left
    zero, small, large = lanes.left, 0.0, room / span
    for _ in range(50):
        middle = (small + large) / 2
        before = max((-v * middle + words for v, words in known if v < 0), default=0.0)
        after = max((v * middle + words for v, words in known if v >= 0), default=0.0)
        if before + after <= room:
            small, zero = middle, lanes.left + before
        else:
            large = middle
    return Linear(low, low + span, zero + low * small, zero + (low + span) * small)


def _add_axis(sketch: Sketch, sheet: Sheet, options: BarOptions, lanes: Lanes, scale: Linear) -> None:
    ticks = list_round(scale.low, scale.high, 3 if sheet.is_narrow else 5)
    lines = [line for at in ticks for line in lanes.list_uprights(scale.place(at), 0, lanes.bottom + 4)]
    sketch.add_rules(lines, style.GRID)
    words: Rows = [
        {"x": scale.place(at), "y": lanes.bottom + 20, "text": sheet.write_tick(at, options.x, options.format)}
        for at in ticks
    ]
    sketch.add_texts(words, color=style.MUTED, size=style.SMALL, align="center")


def _add_bars(sketch: Sketch, sheet: Sheet, options: BarOptions, bars: list[_Bar], scale: Linear) -> None:
    titles = [sheet.column(name).title for name in (options.y, options.x, options.color) if name]
    rows: list[dict[str, Any]] = []
    for bar in (bar for bar in bars if bar.value is not None):
        member = style.style_member(bar.member)
        stressed = not options.color and bar.name in options.highlight
        fill = style.HIGHLIGHT if stressed else member.fill
        words = [bar.name, bar.full, *([bar.group] if options.color else [])]
        row = {"value": bar.value, "y": bar.top, "y2": bar.top + bar.height, "zero": 0}
        stroke = style.HIGHLIGHT if stressed else member.stroke
        rows.append({**row, "fill": fill, "stroke": stroke, **fill_tooltip(words)})
    domain = alt.Scale(domain=[scale.low, scale.high], range=[scale.start, scale.end], nice=False, zero=False)
    sketch.keep(
        sketch.add("bars", rows)
        .mark_rect(strokeWidth=1.5)
        .encode(
            x=alt.X("value:Q", scale=domain, axis=None),
            x2=alt.X2("zero:Q"),
            y=alt.Y("y:Q", scale=None, axis=None),
            y2=alt.Y2("y2:Q"),
            fill=alt.Fill("fill:N", scale=None),
            stroke=alt.Stroke("stroke:N", scale=None),
            tooltip=list_tooltips(titles),
        )
    )


def _add_values(sketch: Sketch, bars: list[_Bar], scale: Linear) -> None:
    after: Rows = []
    before: Rows = []
    none: Rows = []
    for bar in bars:
        at = scale.place(bar.value or 0)
        y = bar.top + bar.height / 2 + style.TEXT * 0.35
        rows = none if bar.text == MISSING else before if (bar.value or 0) < 0 else after
        rows.append({"x": at - _LABEL_GAP if rows is before else at + _LABEL_GAP, "y": y, "text": bar.text})
    sketch.add_texts(after, bold=True)
    sketch.add_texts(before, bold=True, align="right")
    sketch.add_texts(none, color=style.MUTED)


def _add_reference(sketch: Sketch, sheet: Sheet, reference: Reference, scale: Linear, lanes: Lanes) -> None:
    at = scale.place(float(reference.value))
    sketch.add_rules(lanes.list_uprights(at, 20, lanes.bottom + 4), style.INK, (3, 3))
    room = sheet.measure_small(reference.text)
    x = min(max(at - room / 2, 0), sheet.width - room)
    sketch.add_texts([{"x": x, "y": 14, "text": reference.text}], size=style.SMALL)
