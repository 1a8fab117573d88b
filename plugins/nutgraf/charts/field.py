"""A plane of numbers in both directions, with a grid: where points are scattered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from nutgraf.charts import house_style as style
from nutgraf.charts.callout import Box
from nutgraf.charts.frames import Frame, make_finder
from nutgraf.charts.options import ChartOptions
from nutgraf.charts.scales import Linear, Log, Scale, Tick, list_powers, list_round
from nutgraf.charts.sheet import Rows, Sheet, Sketch
from nutgraf.charts.spots import place_spot
from nutgraf.charts.text import measure_widest, wrap_text
from nutgraf.charts.wording import Format, name_measure
from nutgraf.datasets.model import Column

_WIDE, _NARROW, _TOP, _BOTTOM, _EDGE, _TICK, _CAPTION = 400, 330, 28, 28, 6, 10, 18
_ACROSS, _DOWN, _APART = 90, 62, 12


@dataclass(frozen=True, slots=True)
class Span:
    """What an axis must hold: a column, its values, how they are written, and where the axis should begin and end."""

    name: str
    values: Sequence[float]
    format: Format = "full"
    is_log: bool = False
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """Both scales with their ticks; `height` is that of the drawing down to the words of the ticks."""

    x: Scale
    y: Scale
    x_ticks: tuple[Tick, ...]
    y_ticks: tuple[Tick, ...]
    height: int


def lay_field(sheet: Sheet, x: Span, y: Span, pad: float) -> Field:
    """Scales from round numbers to round numbers; marks may reach `pad` pixels beyond their middles."""
    height = sheet.height or (_NARROW if sheet.is_narrow else _WIDE)
    down, ends_y = _list_ticks(sheet, y, max(2, round((height - _TOP - _BOTTOM) / _DOWN)))
    left = measure_widest((tick.text for tick in down), sheet.measure_small) + _TICK + _EDGE + pad
    across, ends_x = _list_ticks(sheet, x, max(2, round((sheet.width - left) / _ACROSS)))
    right = max(sheet.measure_small(across[-1].text) / 2, _EDGE + pad)
    scale_x = _make_scale(x, ends_x, round(left), round(sheet.width - right))
    scale_y = _make_scale(y, ends_y, round(height - _BOTTOM - pad), round(_TOP + pad))
    return Field(scale_x, scale_y, _keep_apart(sheet, across, scale_x), down, height)


def _list_ticks(sheet: Sheet, span: Span, count: int) -> tuple[tuple[Tick, ...], tuple[float, float]]:
    """Round numbers along an axis, and where it begins and ends."""
    low = min(span.values) if span.low is None else span.low
    high = max(span.values) if span.high is None else span.high
    if span.is_log:
        rounds = list_powers(low, high, count)
    else:
        low, high = (low - 1, high + 1) if low == high else (low, high)
        rounds = list_round(low, high, count)
    start = rounds[0] if span.low is None else span.low
    end = rounds[-1] if span.high is None else span.high
    ticks = [Tick(at, sheet.write_tick(at, span.name, span.format)) for at in rounds if start <= at <= end]
    return tuple(ticks) or (Tick(start, sheet.write_tick(start, span.name, span.format)),), (start, end)


def _make_scale(span: Span, ends: tuple[float, float], start: float, end: float) -> Scale:
    return Log(*ends, start, end) if span.is_log else Linear(*ends, start, end)


def _keep_apart(sheet: Sheet, ticks: Sequence[Tick], x: Scale) -> tuple[Tick, ...]:
    """All ticks if their words have room side by side, else every second, third …"""
    for every in range(1, len(ticks) + 1):
        kept = ticks[::every]
        places = [(x.place(tick.at), sheet.measure_small(tick.text) / 2) for tick in kept]
        if all(at + half + _APART <= after - other for (at, half), (after, other) in pairwise(places)):
            return tuple(kept)
    return tuple(ticks[:1])


def add_grid(sketch: Sketch, sheet: Sheet, field: Field, pad: float) -> None:
    """Lines at round numbers, stronger ones at zero, and the words of both axes."""
    left, right = field.x.start - _EDGE - pad, field.x.end + min(_EDGE + pad, sheet.width - field.x.end)
    bottom, top = field.y.start + pad, field.y.end - pad
    across = [{"x": left, "y": at, "x2": right, "y2": at} for at in _place(field.y, field.y_ticks)]
    down = [{"x": at, "y": bottom + _EDGE, "x2": at, "y2": top} for at in _place(field.x, field.x_ticks)]
    sketch.add_rules([*across, *down], style.GRID)
    if isinstance(field.y, Linear) and field.y.low <= 0 <= field.y.high:
        sketch.add_rules([{"x": left, "y": field.y.place(0), "x2": right, "y2": field.y.place(0)}], style.MUTED)
    if isinstance(field.x, Linear) and field.x.low <= 0 <= field.x.high:
        sketch.add_rules([{"x": field.x.place(0), "y": bottom, "x2": field.x.place(0), "y2": top}], style.MUTED)
    rows: Rows = [
        {"x": left - _EDGE + 2, "y": field.y.place(tick.at) + style.SMALL * 0.35, "text": tick.text}
        for tick in field.y_ticks
    ]
    sketch.add_texts(rows, color=style.MUTED, size=style.SMALL, align="right")
    rows = [{"x": field.x.place(tick.at), "y": field.height - 8, "text": tick.text} for tick in field.x_ticks]
    sketch.add_texts(rows, color=style.MUTED, size=style.SMALL, align="center")


def add_titles(sketch: Sketch, sheet: Sheet, field: Field, x: Span, y: Span) -> None:
    """The name of each axis at its end; the sketch grows by the lower one."""
    sketch.add_texts([{"x": 0, "y": 12, "text": _name_span(sheet, y)}], color=style.MUTED, size=style.SMALL)
    rows: Rows = [{"x": sheet.width, "y": field.height + 10, "text": _name_span(sheet, x)}]
    sketch.add_texts(rows, color=style.MUTED, size=style.SMALL, align="right")
    sketch.height = field.height + _CAPTION


def frame_field(sheet: Sheet, options: ChartOptions, field: Field) -> Frame:
    """Where words about the points may stand, and what they speak of."""
    along = sheet.column(str(getattr(options, options.roles.along)))

    def place(spot: str) -> tuple[float, float]:
        at = field.x.place(place_spot(spot, along))
        return at, at

    box = Box(field.x.start, field.y.end, field.x.end - field.x.start, field.y.start - field.y.end)
    return Frame(box, True, place, field.y.place, make_finder(sheet, options))


def _place(scale: Scale, ticks: Sequence[Tick]) -> list[float]:
    return [scale.place(tick.at) for tick in ticks]


def _name_span(sheet: Sheet, span: Span) -> str:
    is_told = span.is_log and sheet.wording.locale.language == "en"
    return name_axis(sheet, sheet.column(span.name), " (logarithmic scale)" if is_told else "")


def name_axis(sheet: Sheet, column: Column, scale: str = "") -> str:
    """The title of a column with its unit and the kind of its scale, as far as these have room."""
    at_ticks = sheet.wording.write_value(Decimal(1), column)
    caption = column.title if column.unit and column.unit in at_ticks else name_measure(column)
    return wrap_text(caption + scale, sheet.width, sheet.measure_small)[0]
