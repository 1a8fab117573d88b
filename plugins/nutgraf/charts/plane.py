"""A plane with two axes: values upwards, time or numbers to the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from nutgraf.charts import house_style as style
from nutgraf.charts.scales import Linear, Tick, list_moments, list_round
from nutgraf.charts.sheet import Rows, Sheet, Sketch
from nutgraf.charts.text import measure_widest, wrap_text
from nutgraf.charts.wording import Format

_WIDE, _NARROW = 340, 300
_TOP, _BOTTOM, _GAP, _EDGE = 26, 28, 10, 6
_TICK_ROOM, _NEAR = 90, 0.6


@dataclass(frozen=True, slots=True)
class Axis:
    """What an axis must hold: a column, its values, and how these are written."""

    name: str
    values: Sequence[float]
    format: Format = "full"


@dataclass(frozen=True, slots=True)
class Plane:
    """Both scales with their ticks; `height` is that of the whole drawing."""

    x: Linear
    y: Linear
    x_ticks: tuple[Tick, ...]
    y_ticks: tuple[Tick, ...]
    height: int


def lay_plane(sheet: Sheet, x: Axis, y: Axis, right: float) -> Plane:
    """Scales for all values, with room for the words of the axes at the left and for `right` pixels at the right."""
    height = sheet.height or (_NARROW if sheet.is_narrow else _WIDE)
    low, high = min(y.values), max(y.values)
    low, high = (low - 1, high + 1) if low == high else (low, high)
    rounds = list_round(low, high, 4)
    ticks = tuple(Tick(at, sheet.write_tick(at, y.name, y.format)) for at in rounds)
    left = measure_widest((tick.text for tick in ticks), sheet.measure_small) + _GAP + _EDGE
    across = Linear(min(x.values), max(x.values), round(left), round(sheet.width - right))
    up = Linear(rounds[0], rounds[-1], height - _BOTTOM, _TOP)
    return Plane(across, up, tuple(_list_ticks(sheet, x.name, across)), ticks, height)


def add_axes(sketch: Sketch, sheet: Sheet, plane: Plane, name: str) -> None:
    """Lines across at round values, a stronger one at zero; words at the left and below; what is measured on top."""
    left, right = plane.x.start - _EDGE, plane.x.end + _EDGE
    places = [plane.y.place(tick.at) for tick in plane.y_ticks]
    sketch.add_rules([{"x": left, "y": at, "x2": right, "y2": at} for at in places], style.GRID)
    if plane.y.low <= 0 <= plane.y.high:
        zero = plane.y.place(0)
        sketch.add_rules([{"x": left, "y": zero, "x2": right, "y2": zero}], style.INK)
    rows: Rows = [
        {"x": left - _EDGE, "y": place + style.SMALL * 0.35, "text": tick.text}
        for tick, place in zip(plane.y_ticks, places, strict=True)
    ]
    sketch.add_texts(rows, color=style.MUTED, size=style.SMALL, align="right")
    rows = [{"x": plane.x.place(tick.at), "y": plane.height - 8, "text": tick.text} for tick in plane.x_ticks]
    sketch.add_texts(rows, color=style.MUTED, size=style.SMALL, align="center")
    column = sheet.column(name)
    caption = f"{column.title}, {column.unit}" if column.unit and column.unit not in column.title else column.title
    words = wrap_text(caption, sheet.width, sheet.measure_small)[0]
    sketch.add_texts([{"x": 0, "y": 12, "text": words}], color=style.MUTED, size=style.SMALL)


def _list_ticks(sheet: Sheet, name: str, x: Linear) -> list[Tick]:
    count = max(2, round((x.end - x.start) / _TICK_ROOM))
    column = sheet.column(name)
    if column.type in ("date", "datetime"):
        return _keep_apart(sheet, list_moments(x.low, x.high, count, sheet.wording, column.type), x)
    found = [at for at in list_round(x.low, x.high, count) if x.low <= at <= x.high]
    if column.type == "year":
        # The first and the last year are what readers look for; round years stand between, not too near to them.
        step = (found[1] - found[0]) * _NEAR if len(found) > 1 else 0
        found = [at for at in found if at == int(at) and x.low + step <= at <= x.high - step]
        found = [x.low, x.high, *found]
    ticks = [Tick(at, sheet.wording.write_cell(Decimal(f"{at:.15g}"), column)) for at in dict.fromkeys(found)]
    return _keep_apart(sheet, ticks, x)


def _keep_apart(sheet: Sheet, ticks: Sequence[Tick], x: Linear) -> list[Tick]:
    """Those of the ticks, the first ones first, whose words neither touch nor leave the sheet; from left to right."""
    kept: list[tuple[float, float, Tick]] = []
    for tick in ticks:
        half = sheet.measure_small(tick.text) / 2
        left, right = x.place(tick.at) - half, x.place(tick.at) + half
        is_free = all(right + _GAP <= start or left >= end + _GAP for start, end, _ in kept)
        if is_free and left >= -1 and right <= sheet.width + 1:
            kept.append((left, right, tick))
    return [tick for _, _, tick in sorted(kept, key=lambda entry: entry[0])]
