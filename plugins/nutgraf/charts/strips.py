"""Strips of numbers: one below another, over one axis; what boxes and swarms share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from nutgraf.charts import house_style as style
from nutgraf.charts.field import name_axis
from nutgraf.charts.lanes import Lanes, add_labels
from nutgraf.charts.scales import Linear, Log, Scale, Tick, list_powers, list_round
from nutgraf.charts.sheet import Rows, Sheet, Sketch
from nutgraf.charts.slots import keep_apart
from nutgraf.charts.wording import Format

_TICK, _TITLE, _ROOM, _BELOW = 15, 18, 95, 6


@dataclass(frozen=True, slots=True)
class Strips:
    """The lanes, the scale to the right and its round numbers; the words of the axis stand below `bottom`."""

    lanes: Lanes
    scale: Scale
    ticks: tuple[Tick, ...]
    bottom: float

    @property
    def middles(self) -> dict[str, float]:
        """The pixel of the middle of each lane."""
        return {lane.name: lane.top + lane.height / 2 for lane in self.lanes.lanes}


class Look(NamedTuple):
    """The column of an axis, how its values are written, and whether equal steps are equal ratios."""

    name: str
    format: Format
    is_log: bool


def fit_strips(sheet: Sheet, lanes: Lanes, values: Sequence[float], look: Look, reach: float) -> Strips:
    """A scale for all values, above zero where it is logarithmic; marks reach `reach` pixels to either side."""
    room = sheet.width - lanes.left
    low, high = min(values), max(values)
    low, high = (low - 1, high + 1) if low == high and not look.is_log else (low, high)
    rounds = (list_powers if look.is_log else list_round)(low, high, max(2, round(room / _ROOM)))
    ticks = [Tick(at, sheet.write_tick(at, look.name, look.format)) for at in rounds]
    ends = [max(reach, sheet.measure_small(tick.text) / 2) for tick in (ticks[0], ticks[-1])]
    pixels = round(lanes.left + ends[0]), round(sheet.width - ends[1])
    scale = (Log if look.is_log else Linear)(rounds[0], rounds[-1], *pixels)
    return Strips(lanes, scale, tuple(ticks), lanes.bottom + _BELOW)


def add_strips(sketch: Sketch, sheet: Sheet, strips: Strips, name: str) -> None:
    """The lines down at round numbers, their words and the name of the axis, and the labels of the lanes."""
    lanes, places = strips.lanes, [(strips.scale.place(tick.at), tick.text) for tick in strips.ticks]
    lines = [line for at, _ in places for line in lanes.list_uprights(at, lanes.top, strips.bottom)]
    sketch.add_rules(lines, style.GRID)
    is_log = isinstance(strips.scale, Log)
    # Powers of ten may have no room side by side; the outer ones say most.
    outer = [places[0], places[-1], *places[1:-1]]
    kept = sorted(keep_apart(outer, sheet.width, sheet.measure_small)) if is_log else places
    words: Rows = [{"x": at, "y": strips.bottom + _TICK, "text": text} for at, text in kept]
    sketch.add_texts(words, color=style.MUTED, size=style.SMALL, align="center")
    sketch.height = strips.bottom + _TICK + _BELOW
    if sheet.is_first:
        is_told = is_log and sheet.wording.locale.language == "en"
        title = name_axis(sheet, sheet.column(name), " (logarithmic scale)" if is_told else "")
        row = {"x": sheet.width, "y": sketch.height + _TITLE - 8, "text": title}
        sketch.add_texts([row], color=style.MUTED, size=style.SMALL, align="right")
        sketch.height += _TITLE - 4
    add_labels(sketch, lanes)
