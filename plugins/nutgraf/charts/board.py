"""Where lying bars stand: lanes of categories, and the largest scale on which all bars and words have room."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from nutgraf.charts.annotations import list_annotations, list_values
from nutgraf.charts.bar_style import GAP, RADIUS, write_axis
from nutgraf.charts.extents import Extent, fit_from_zero
from nutgraf.charts.lanes import Lanes, LayLanes, lay_above, lay_lanes
from nutgraf.charts.parts import Bars, Part, add_up, read_bars
from nutgraf.charts.scales import Linear, list_round
from nutgraf.charts.sheet import Sheet
from nutgraf.charts.stacks import BarPlan

_BAR, _SLIM, _BETWEEN, _STROKE, _LEAST = 24, 18, 3, 1, 44


@dataclass(frozen=True, slots=True)
class Board:
    """Bars laid out: `tops` are those of the parts, `ticks` those of the axis, none where labels say the values."""

    bars: Bars
    lanes: Lanes
    scale: Linear
    ticks: tuple[float, ...]
    tops: tuple[float, ...]
    height: float

    @property
    def is_cramped(self) -> bool:
        """Whether words leave hardly any room for bars."""
        return self.scale.end - self.scale.start < _LEAST

    def list_boxes(self) -> Iterator[tuple[Part, float, float, float]]:
        """Each part with its left and right pixel and the pixel of its middle."""
        for part, top in zip(self.bars.parts, self.tops, strict=True):
            ends = sorted((self.scale.place(part.start), self.scale.place(part.end)))
            yield part, ends[0], ends[1], top + self.height / 2


def choose_board(sheet: Sheet, plan: BarPlan, top: float) -> tuple[BarPlan, Board]:
    """Labels beside bars, or above them where that leaves too little for bars and values; at last without values."""
    bars = read_bars(sheet, plan)
    board = _lay_board(sheet, plan, bars, (lay_lanes if bars.is_shared else lay_above, top))
    if board.is_cramped and board.lanes.left:
        board = _lay_board(sheet, plan, bars, (lay_above, top))
    if board.is_cramped and plan.labels:
        plan = replace(plan, labels=False, totals=False)
        board = _lay_board(sheet, plan, bars, (lay_above, top))
    return plan, board


def _lay_board(sheet: Sheet, plan: BarPlan, bars: Bars, how: tuple[LayLanes, float]) -> Board:
    lay, top = how
    slots = [bars.slots[name] for name in bars.names]
    height = _BAR if max(slots, default=1) == 1 and not sheet.is_panel else _SLIM
    heights = [count * (height + _BETWEEN) - _BETWEEN for count in slots]
    lanes = lay(sheet, bars.names, heights, top, plan.highlight)
    starts = {lane.name: lane.top for lane in lanes.lanes}
    tops = tuple(starts[part.name] + part.slot * (height + _BETWEEN) for part in bars.parts)
    scale, ticks = _fit_scale(sheet, plan, bars, lanes)
    return Board(bars, lanes, scale, ticks, tops, height)


def _fit_scale(sheet: Sheet, plan: BarPlan, bars: Bars, lanes: Lanes) -> tuple[Linear, tuple[float, ...]]:
    """The largest scale at which every bar and the words at its end stay on the sheet; zero is always on it."""
    ends = [*_list_ends(sheet, plan, bars), *(Extent(at) for at in list_values(list_annotations(plan.options)))]
    ticks: list[float] = []
    if plan.has_axis:
        values = [0.0, *(end.value for end in ends)]
        ticks = list_round(min(values), max(values), 3 if sheet.is_narrow else 5)
        halves = {at: sheet.measure_small(write_axis(sheet, plan, at)) / 2 for at in ticks}
        ends += [Extent(at, 0 if lanes.left and not at else half, half) for at, half in halves.items()]
    return fit_from_zero(ends, lanes.left, sheet.width), tuple(ticks)


def _list_ends(sheet: Sheet, plan: BarPlan, bars: Bars) -> Iterator[Extent]:
    """The ends of all bars, with the pixels that the words there need."""
    gap = GAP + RADIUS * (plan.mark == "lollipop")
    for panel in bars.every:
        for total in add_up(sheet, plan, panel) if plan.is_stacked else ():
            words = sheet.measure_bold(total.text) + gap + _STROKE if plan.totals else _STROKE
            yield Extent(total.low, words if total.total < 0 else _STROKE)
            yield Extent(total.high, 0, words if total.total >= 0 else _STROKE)
        for part in panel if not plan.is_stacked else ():
            words = sheet.measure_bold(part.text) + gap + _STROKE if plan.labels else gap
            least = RADIUS + 1 if plan.mark == "lollipop" else _STROKE
            yield Extent(min(part.start, part.end), words if part.is_below else least)
            yield Extent(max(part.start, part.end), 0, least if part.is_below else words)
