"""A plane with two axes: values upwards, time or numbers to the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from nutgraf.charts import house_style as style
from nutgraf.charts.grammar import alt
from nutgraf.charts.moments import list_moments, pick_long
from nutgraf.charts.options import PlaneOptions
from nutgraf.charts.scales import Linear, Log, Scale, Tick, list_powers, list_round
from nutgraf.charts.sheet import Rows, Sheet, Sketch
from nutgraf.charts.text import measure_widest, wrap_text
from nutgraf.charts.wording import Format, name_measure

_WIDE, _NARROW = 340, 300
_TOP, _BOTTOM, _GAP, _EDGE, _BARE_TOP, _CAPTION = 26, 28, 10, 6, 10, 15
_TICK_ROOM, _TICK_RISE, _NEAR, _TICK, _SPARE = 90, 72, 0.6, 4, 0.2


@dataclass(frozen=True, slots=True)
class Axis:
    """What an axis must hold: a column, its values, and how these are written.

    `log` asks for a logarithmic scale; `low` and `high` say where the axis begins and ends, None where the values do.
    """

    name: str
    values: Sequence[float]
    format: Format = "full"
    log: bool = False
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Plane:
    """Both scales with their ticks; `height` is that of the whole drawing.

    `caption` are the lines above the axis of values, `foot` says below the other axis what its numbers are.
    """

    x: Linear
    y: Scale
    x_ticks: tuple[Tick, ...]
    y_ticks: tuple[Tick, ...]
    height: int
    caption: tuple[str, ...] = ()
    foot: str = ""


def measure_up(options: PlaneOptions, values: Sequence[float], name: str = "") -> Axis:
    """The axis of values that the options of a plane ask for; `name` is its column where it is not `roles.value`."""
    low, high = (None if bound is None else float(bound) for bound in (options.low, options.high))
    chosen = name or str(getattr(options, options.roles.value))
    return Axis(chosen, values, options.format, options.log, low, high)


def lay_plane(sheet: Sheet, x: Axis, y: Axis, right: float, tall: float = 0.0) -> Plane:
    """Scales for all values, with room for the words of the axes at the left and for `right` pixels at the right.

    The plot is at least `tall` pixels high.
    """
    height = sheet.height or (_NARROW if sheet.is_narrow else _WIDE)
    caption = () if sheet.is_panel else tuple(word_caption(sheet, y))
    is_told = sheet.is_panel or sheet.column(x.name).type != "number"
    foot = "" if is_told else word_caption(sheet, x)[0]
    top = _TOP + _CAPTION * (len(caption) - 1) if caption else _BARE_TOP
    below = _BOTTOM + (_CAPTION + 2 if foot else 0)
    height = max(height, round(top + tall + below))
    bottom = height - below
    low, high, rounds = fit_values(y, max(2, round((bottom - top) / _TICK_RISE)))
    ticks = tuple(Tick(at, sheet.write_tick(at, y.name, y.format)) for at in rounds)
    left = measure_widest((tick.text for tick in ticks), sheet.measure_small) + _GAP + _EDGE
    across = Linear(
        min(x.values) if x.low is None else x.low,
        max(x.values) if x.high is None else x.high,
        round(left),
        round(sheet.width - right),
    )
    up = (Log if y.log else Linear)(low, high, bottom, top)
    return Plane(across, up, tuple(_list_ticks(sheet, x.name, across)), ticks, height, caption, foot)


def add_axes(sketch: Sketch, sheet: Sheet, plane: Plane) -> None:
    """Lines across at round values, a stronger one at zero; words at the left and below; what is measured on top."""
    left, right = plane.x.start - _EDGE, plane.x.end + _EDGE
    places = [plane.y.place(tick.at) for tick in plane.y_ticks]
    sketch.add_rules([{"x": left, "y": at, "x2": right, "y2": at} for at in places], style.GRID)
    low = plane.y.start
    stops = [plane.x.place(tick.at) for tick in plane.x_ticks]
    sketch.add_rules([{"x": at, "y": low, "x2": at, "y2": low + _TICK} for at in stops], style.GRID)
    if isinstance(plane.y, Linear) and plane.y.low <= 0 <= plane.y.high:
        zero = plane.y.place(0)
        sketch.add_rules([{"x": left, "y": zero, "x2": right, "y2": zero}], style.INK)
    rows: Rows = [
        {"x": left - _EDGE, "y": place + style.SMALL * 0.35, "text": tick.text}
        for tick, place in zip(plane.y_ticks, places, strict=True)
    ]
    sketch.add_texts(rows, color=style.MUTED, size=style.SMALL, align="right")
    rows = [{"x": at, "y": low + _BOTTOM - 8, "text": tick.text} for tick, at in zip(plane.x_ticks, stops, strict=True)]
    sketch.add_texts(rows, color=style.MUTED, size=style.SMALL, align="center")
    rows = [{"x": 0, "y": 12 + _CAPTION * number, "text": line} for number, line in enumerate(plane.caption)]
    sketch.add_texts(rows, color=style.MUTED, size=style.SMALL)
    if plane.foot:
        row = {"x": right, "y": plane.height - 6, "text": plane.foot}
        sketch.add_texts([row], color=style.MUTED, size=style.SMALL, align="right")


def scale_channels(plane: Plane, x: str = "at", y: str = "value") -> dict[str, Any]:
    """The position channels of marks whose rows hold real values under these names."""
    return {
        "x": alt.X(f"{x}:Q", scale=_write_scale(plane.x), axis=None),
        "y": alt.Y(f"{y}:Q", scale=_write_scale(plane.y), axis=None),
    }


def _write_scale(scale: Scale) -> alt.Scale:
    domain, pixels = [scale.low, scale.high], [scale.start, scale.end]
    if isinstance(scale, Log):
        return alt.Scale(type="log", domain=domain, range=pixels, nice=False)
    return alt.Scale(domain=domain, range=pixels, nice=False, zero=False)


def word_caption(sheet: Sheet, y: Axis) -> list[str]:
    """The lines above an axis: what is measured, in which unit, and on which scale where this is not the usual one."""
    caption = name_measure(sheet.column(y.name))
    is_told = y.log and sheet.wording.locale.language == "en"
    return wrap_text(f"{caption} (logarithmic scale)" if is_told else caption, sheet.width, sheet.measure_small)


def fit_values(y: Axis, count: int) -> tuple[float, float, list[float]]:
    """Where the axis of values begins and ends, and about `count` round numbers on it.

    It ends at a round number, but for values that hardly reach beyond one: the next would leave the plane half empty.
    """
    least, most = min(y.values), max(y.values)
    low, high = least if y.low is None else y.low, most if y.high is None else y.high
    if low >= high:
        room = abs(low) * 0.1 or 1.0
        low, high = low if y.low is not None else low - room, high if y.high is not None else low + room
    rounds = list_powers(low, high, count) if y.log else list_round(low, high, count)
    if y.low is None:
        low = low if not y.log and low != 0 and rounds[1] - low < _SPARE * (rounds[1] - rounds[0]) else rounds[0]
    if y.high is None:
        high = high if not y.log and high != 0 and high - rounds[-2] < _SPARE * (rounds[1] - rounds[0]) else rounds[-1]
    return low, high, [at for at in rounds if low <= at <= high]


def _list_ticks(sheet: Sheet, name: str, x: Linear) -> list[Tick]:
    count = max(2, round((x.end - x.start) / _TICK_ROOM))
    column = sheet.column(name)
    if column.type in ("date", "datetime"):
        ticks = list_moments(x.low, x.high, count, sheet.wording, column.type)
        kept = _keep_apart(sheet, ticks, x)
        longer = pick_long(kept)
        return longer if len(_keep_apart(sheet, longer, x)) == len(kept) else _lengthen_one(sheet, kept, x)
    found = [at for at in list_round(x.low, x.high, count) if x.low <= at <= x.high]
    if column.type == "year":
        # The first and the last year are what readers look for; round years stand between, not too near to them.
        step = (found[1] - found[0]) * _NEAR if len(found) > 1 else 0
        found = [at for at in found if at == int(at) and x.low + step <= at <= x.high - step]
        found = [x.low, x.high, *found]
    ticks = [Tick(at, sheet.wording.write_cell(Decimal(f"{at:.15g}"), column)) for at in dict.fromkeys(found)]
    return _keep_apart(sheet, ticks, x)


def _lengthen_one(sheet: Sheet, ticks: Sequence[Tick], x: Linear) -> list[Tick]:
    """The ticks with the long words at the first one where these find room."""
    for index, tick in enumerate(ticks):
        tried = [*ticks[:index], Tick(tick.at, tick.long or tick.text), *ticks[index + 1 :]]
        if tick.long and len(_keep_apart(sheet, tried, x)) == len(tried):
            return tried
    return list(ticks)


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
