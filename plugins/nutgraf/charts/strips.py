"""Strips of numbers: one below another, over one axis; what boxes and swarms share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nutgraf.charts import house_style as style
from nutgraf.charts.field import name_axis
from nutgraf.charts.lanes import Lanes, add_labels
from nutgraf.charts.scales import Linear, Tick, list_round
from nutgraf.charts.sheet import Rows, Sheet, Sketch
from nutgraf.charts.wording import Format

_TICK, _TITLE, _ROOM, _BELOW = 15, 18, 95, 6


@dataclass(frozen=True, slots=True)
class Strips:
    """The lanes, the scale to the right and its round numbers; the words of the axis stand below `bottom`."""

    lanes: Lanes
    scale: Linear
    ticks: tuple[Tick, ...]
    bottom: float

    @property
    def middles(self) -> dict[str, float]:
        """The pixel of the middle of each lane."""
        return {lane.name: lane.top + lane.height / 2 for lane in self.lanes.lanes}


def fit_strips(sheet: Sheet, lanes: Lanes, values: Sequence[float], look: tuple[str, Format], reach: float) -> Strips:
    """A scale for all values; marks reach `reach` pixels to either side. `look`: the column and how it is written."""
    name, form = look
    room = sheet.width - lanes.left
    low, high = min(values), max(values)
    low, high = (low - 1, high + 1) if low == high else (low, high)
    rounds = list_round(low, high, max(2, round(room / _ROOM)))
    ticks = [Tick(at, sheet.write_tick(at, name, form)) for at in rounds]
    ends = [max(reach, sheet.measure_small(tick.text) / 2) for tick in (ticks[0], ticks[-1])]
    scale = Linear(rounds[0], rounds[-1], round(lanes.left + ends[0]), round(sheet.width - ends[1]))
    return Strips(lanes, scale, tuple(ticks), lanes.bottom + _BELOW)


def add_strips(sketch: Sketch, sheet: Sheet, strips: Strips, name: str) -> None:
    """The lines down at round numbers, their words and the name of the axis, and the labels of the lanes."""
    lanes, places = strips.lanes, [(strips.scale.place(tick.at), tick.text) for tick in strips.ticks]
    lines = [line for at, _ in places for line in lanes.list_uprights(at, lanes.top, strips.bottom)]
    sketch.add_rules(lines, style.GRID)
    words: Rows = [{"x": at, "y": strips.bottom + _TICK, "text": text} for at, text in places]
    sketch.add_texts(words, color=style.MUTED, size=style.SMALL, align="center")
    sketch.height = strips.bottom + _TICK + _BELOW
    if sheet.is_first:
        row = {"x": sheet.width, "y": sketch.height + _TITLE - 8, "text": name_axis(sheet, sheet.column(name))}
        sketch.add_texts([row], color=style.MUTED, size=style.SMALL, align="right")
        sketch.height += _TITLE - 4
    add_labels(sketch, lanes)
