"""Timelines: what happened when, from top to bottom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import ClassVar, Literal

from pydantic import Field

from nutgraf.charts import house_style as style
from nutgraf.charts.checks import check_placed
from nutgraf.charts.grammar import alt
from nutgraf.charts.options import CATEGORY, MOMENT, ChartOptions, ColumnName, Complaint, Roles, Spot
from nutgraf.charts.scales import Linear, number_moment
from nutgraf.charts.sheet import Rows, Sheet, Sketch
from nutgraf.charts.text import measure_widest, wrap_text
from nutgraf.datasets.model import Dataset, Row

_GAP, _DOT, _HEAD, _TIME_SHARE = 16, 7, 30, 0.26


class TimelineOptions(ChartOptions):
    """Events in the order of time, or of the data where they have no exact time."""

    takes: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "at": MOMENT,
        "when": ("string", "date", "datetime", "year"),
        "label": ("string",),
        "group": CATEGORY,
    }
    roles: ClassVar[Roles] = Roles(series="group", along="at", order=("when", "label", "at", "group"))

    at: ColumnName | None = Field(None, description="A column of dates or times to order the events by.")
    when: ColumnName | None = Field(None, description="The column that tells the time in words. Default: `at`.")
    label: ColumnName = Field(description="The column that tells what happened.")
    group: ColumnName | None = Field(None, description="A column that heads events and tells them apart by shape.")
    scale: Literal["even", "time"] = Field("even", description="Even steps, or distances by time (needs `at`).")
    start: Spot | None = Field(None, alias="from", description="Events before this time are left out.")
    end: Spot | None = Field(None, alias="to", description="Events after this time are left out.")

    def check_words(self) -> Iterator[Complaint]:
        """Events have a time; distances by time need exact ones."""
        if self.scale == "time" and not self.at:
            message = "distances by time need a column of times"
            yield Complaint("scale", "chart.scale", message, fix="add 'at:' or take out 'scale: time'")
        if not self.at and not self.when:
            meaning = "a column that tells the time, or 'at' with dates"
            yield Complaint("when", "chart.missing", "'when' is missing", meaning, "add 'when:'")

    def check_rows(self, dataset: Dataset) -> Iterator[Complaint]:
        """Where events are in the order of time, each has one."""
        if self.at:
            yield from check_placed(dataset, "at", self.at)


@dataclass(frozen=True, slots=True)
class _Event:
    moment: float | None
    when: tuple[str, ...]
    lines: tuple[str, ...]
    words: Mapping[str, str]
    group: str
    head: tuple[str, ...]
    member: int
    y: float = 0.0
    head_y: float = 0.0


def draw_timeline(sheet: Sheet, options: TimelineOptions) -> Sketch:
    """Lay out and draw the events."""
    axis = _find_axis(sheet, options)
    events = _list_events(sheet, options, axis)
    events, bottom = _stack_events(sheet, options, events)
    sketch = Sketch(sheet.width, bottom, (0.001, 1))
    spine = [{"x": axis, "y": events[0].y, "x2": axis, "y2": events[-1].y}] if events else []
    sketch.add_rules(spine, style.MUTED, width=1.5)
    _add_events(sketch, sheet, options, events, axis)
    indent = axis + _DOT + _GAP / 2
    heads = [
        {"x": indent if sheet.is_narrow else 0, "y": event.head_y + n * style.LINE, "text": text}
        for event in events
        if event.head_y
        for n, text in enumerate(event.head)
    ]
    sketch.add_texts(heads, color=style.MUTED, size=style.SMALL, bold=True)
    when_x, label_x = (indent, indent) if sheet.is_narrow else (0, indent)
    below = style.LINE if sheet.is_narrow else 0
    whens = [
        {"x": when_x, "y": event.y + 4.5 + n * style.LINE, "text": text}
        for event in events
        for n, text in enumerate(event.when)
    ]
    sketch.add_texts(whens, bold=True)
    labels = [
        {"x": label_x, "y": event.y + 4.5 + below * len(event.when) + n * style.LINE, "text": text}
        for event in events
        for n, text in enumerate(event.lines)
    ]
    sketch.add_texts(labels)
    return sketch


def _list_told(options: TimelineOptions) -> tuple[str | None, ...]:
    """The columns that a touched event tells."""
    return options.when or options.at, options.label, options.group


def _word_when(sheet: Sheet, options: TimelineOptions, row: Row) -> str:
    name = options.when or options.at
    return sheet.wording.write_cell(row[name], sheet.column(name)) if name and row[name] is not None else ""


def _find_axis(sheet: Sheet, options: TimelineOptions) -> float:
    """The x of the line that the events hang on: right of the times, at the left edge on a narrow sheet."""
    if sheet.is_narrow:
        return _DOT
    room = sheet.width * _TIME_SHARE
    texts = [
        line for row in sheet.rows for line in wrap_text(_word_when(sheet, options, row), room, sheet.measure_bold)
    ]
    return round(measure_widest(texts, sheet.measure_bold)) + _GAP + _DOT


def _list_events(sheet: Sheet, options: TimelineOptions, axis: float) -> list[_Event]:
    members = sheet.list_members(options.group or "")
    room = sheet.width - axis - _DOT - _GAP / 2
    times = room if sheet.is_narrow else axis - _GAP - _DOT + 1
    events = []

    def measure_head(text: str) -> float:
        return sheet.fonts.measure(text, style.SMALL, "semibold")

    for row in sheet.rows:
        when, label = _word_when(sheet, options, row), str(row[options.label] or "")
        group = sheet.name_member(row, options.group) if options.group else ""
        moment = number_moment(row[options.at], sheet.column(options.at).type) if options.at else None
        words = sheet.list_words(row, *_list_told(options))
        lines = tuple(wrap_text(label, room, sheet.measure))
        shown = tuple(wrap_text(when, times, sheet.measure_bold)) if when else ()
        head = tuple(wrap_text(group, room if sheet.is_narrow else sheet.width, measure_head))
        events.append(_Event(moment, shown, lines, words, group, head, members.index(group) if group else 0))
    return sorted(events, key=lambda event: event.moment or 0.0) if options.at else events


def _stack_events(sheet: Sheet, options: TimelineOptions, events: list[_Event]) -> tuple[list[_Event], float]:
    """Give each event its y, far enough below the one before; by time where the writer asks for it."""
    moments = [event.moment for event in events if event.moment is not None]
    by_time = options.scale == "time" and len(moments) == len(events) and len(events) > 1
    reach = 76.0 * len(events)
    scale = Linear(min(moments), max(moments), 0, reach) if by_time else None
    placed: list[_Event] = []
    floor, group = 0.0, ""
    for event in events:
        head = _HEAD + (len(event.head) - 1) * style.LINE if event.group != group else 0
        group = event.group
        wanted = scale.place(event.moment) if scale and event.moment is not None else 0.0
        top = max(floor, wanted)
        y = top + head + style.TEXT - 3
        tall = len(event.lines) + len(event.when) if sheet.is_narrow else max(len(event.lines), len(event.when))
        floor = y + tall * style.LINE + _GAP - 8
        head_y = top + style.SMALL + 2 if head else 0.0
        placed.append(replace(event, y=y, head_y=head_y))
    return placed, floor - _GAP / 2 + 2


def _add_events(sketch: Sketch, sheet: Sheet, options: TimelineOptions, events: list[_Event], axis: float) -> None:
    rows: Rows = []
    for event in events:
        member = style.style_member(event.member)
        fill = style.PAPER if member.hollow else member.stroke
        look = {"fill": fill, "stroke": member.stroke, "shape": member.shape}
        rows.append({"x": axis, "y": event.y, **look, **event.words})
    sketch.keep(
        sketch.add("events", rows)
        .mark_point(size=90, strokeWidth=2, opacity=1)
        .encode(
            x=alt.X("x:Q", scale=None, axis=None),
            y=alt.Y("y:Q", scale=None, axis=None),
            fill=alt.Fill("fill:N", scale=None),
            stroke=alt.Stroke("stroke:N", scale=None),
            shape=alt.Shape("shape:N", scale=None),
            tooltip=sheet.list_titles(*_list_told(options)),
        )
    )
