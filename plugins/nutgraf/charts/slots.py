"""Where columns stand: categories side by side, or years and dates where the calendar says, and the words below."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from nutgraf.charts import house_style as style
from nutgraf.charts.moments import list_moments
from nutgraf.charts.parts import Bars
from nutgraf.charts.scales import Linear, number_moment
from nutgraf.charts.sheet import Rows, Sheet, Sketch
from nutgraf.charts.stacks import BarPlan
from nutgraf.charts.text import wrap_text

_WIDEST, _WIDEST_SHARE, _SHARE, _SPREAD, _AIR, _MOST_LINES = 128, 0.16, 0.74, 1.6, 8, 3
_YEAR_STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000)
_TICK_ROOM = 80


@dataclass(frozen=True, slots=True)
class Label:
    """The words below a column: the pixel of their middle, and their lines."""

    at: float
    lines: tuple[str, ...]
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Slots:
    """The middle of each category in pixels, and how wide the place of each is.

    Columns fill a share of it, but of no more than `most` pixels.
    """

    middles: dict[str, float]
    width: float
    right: float
    labels: tuple[Label, ...]
    scale: Linear | None = None
    most: float = float("inf")

    @property
    def is_calendar(self) -> bool:
        """Whether columns stand where the calendar says."""
        return self.scale is not None

    @property
    def filled(self) -> float:
        """The pixels that the columns of a category take together; of a few, so that they do not become blocks."""
        return max(1.0, min(self.width, self.most) * _SHARE)

    @property
    def depth(self) -> float:
        """The pixels that the words below the columns take."""
        return max((len(label.lines) for label in self.labels), default=1) * style.LINE + _AIR


def lay_slots(sheet: Sheet, plan: BarPlan, bars: Bars, left: float) -> Slots | None:
    """The places of all columns from the pixel `left` on, or None where the words below them find no room."""
    if is_calendar(sheet, plan):
        return _lay_calendar(sheet, plan, left)
    count = max(
        [1, len(bars.names), *(len({part.name for part in panel}) for panel in bars.every if not bars.is_shared)]
    )
    most = _limit_width(sheet)
    width = min((sheet.width - left) / count, most * _SPREAD)
    room = width - _AIR
    wrapped = {name: tuple(wrap_text(name, room, sheet.measure_bold)) for name in _list_all(bars)}
    if any(not _is_whole(name, lines, room, sheet) for name, lines in wrapped.items()):
        return None
    middles = {name: left + (number + 0.5) * width for number, name in enumerate(bars.names)}
    labels = tuple(Label(at, wrapped[name], name in plan.highlight) for name, at in middles.items())
    return Slots(middles, width, left + width * count, labels, most=most)


def is_calendar(sheet: Sheet, plan: BarPlan) -> bool:
    """Whether columns stand where the calendar says: years and dates that nobody sorted otherwise."""
    return sheet.column(plan.name).type in ("year", "date") and plan.sort == "data" and plan.mark == "bar"


def add_slot_labels(sketch: Sketch, slots: Slots, top: float) -> None:
    """Draw the words below the columns."""
    for bold in (False, True):
        rows: Rows = [
            {"x": label.at, "y": top + number * style.LINE, "text": line}
            for label in slots.labels
            if label.bold == bold
            for number, line in enumerate(label.lines)
        ]
        is_quiet = slots.is_calendar and not bold
        color, size = (style.MUTED, style.SMALL) if is_quiet else (style.INK, style.TEXT)
        sketch.add_texts(rows, color=color, size=size, bold=bold, align="center")


def _limit_width(sheet: Sheet) -> float:
    """How wide a place may be for its columns to fill it; places a little wider still spread over the sheet."""
    return max(_WIDEST, sheet.width * _WIDEST_SHARE)


def _list_all(bars: Bars) -> list[str]:
    return list(dict.fromkeys([*bars.names, *(part.name for panel in bars.every for part in panel)]))


def _is_whole(name: str, lines: Sequence[str], room: float, sheet: Sheet) -> bool:
    """Whether a label stands in few lines with no word broken."""
    return len(lines) <= _MOST_LINES and all(sheet.measure_bold(word) <= room for word in name.split())


def _lay_calendar(sheet: Sheet, plan: BarPlan, left: float) -> Slots:
    column = sheet.column(plan.name)
    found = {sheet.name_member(row, plan.name): number_moment(row[plan.name], column.type) for row in sheet.scale_rows}
    places = {name: at for name, at in found.items() if at is not None}
    ordered = sorted(places.values())
    step = min((later - earlier for earlier, later in pairwise(ordered)), default=1.0)
    count = (ordered[-1] - ordered[0]) / step + 1 if ordered else 1.0
    first, last = (ordered[0], ordered[-1]) if ordered else (0.0, 0.0)
    left, width = _fit_width(sheet, sorted(places, key=lambda name: places[name]) or [""], left, count)
    scale = Linear(first, last, left + width / 2, left + width * (count - 0.5))
    middles = {name: scale.place(at) for name, at in places.items()}
    labels = _label_calendar(sheet, plan, places, scale)
    return Slots(middles, width, left + width * count, tuple(labels), scale, _limit_width(sheet))


def _fit_width(sheet: Sheet, ends: Sequence[str], left: float, count: float) -> tuple[float, float]:
    """Where the first place begins and how wide each is, so that the words below the outermost stay on the sheet."""
    width = (sheet.width - left) / count
    halves = [sheet.measure_bold(name) / 2 for name in ends]
    # Where the words below are too many, dates give way to months or years, which leave out the outermost.
    is_certain = ends[0].isdigit() or 2 * max(halves) + _AIR <= width
    overhangs = [max(0.0, half - width / 2) if is_certain else 0.0 for half in halves]
    start = max(left, overhangs[0])
    return start, min((sheet.width - overhangs[-1] - start) / count, _limit_width(sheet) * _SPREAD)


def _label_calendar(sheet: Sheet, plan: BarPlan, places: dict[str, float], scale: Linear) -> list[Label]:
    """A label for each column if all have room; else round years, or the beginnings of years, months or days."""
    names = sorted(places, key=lambda name: places[name])
    every = [(scale.place(places[name]), name) for name in names]
    if len(_keep_bold(sheet, every)) == len(every):
        return [Label(at, (text,), text in plan.highlight) for at, text in every]
    if sheet.column(plan.name).type == "date":
        return _label_dates(sheet, scale)
    return _label_years(sheet, names, places, scale)


def _label_dates(sheet: Sheet, scale: Linear) -> list[Label]:
    """Years, months or days, with the year below the first one and where it changes."""
    count = max(2, round((scale.end - scale.start) / _TICK_ROOM))
    labels: list[Label] = []
    last = ""
    ticks = {scale.place(tick.at): tick for tick in list_moments(scale.low, scale.high, count, sheet.wording, "date")}
    for at, text in _keep_bold(sheet, [(at, tick.text) for at, tick in ticks.items()]):
        year = str(date.fromordinal(int(ticks[at].at)).year) if ticks[at].long else ""
        labels.append(Label(at, (text, year) if year != last and year else (text,)))
        last = year
    return labels


def _label_years(sheet: Sheet, names: Sequence[str], places: dict[str, float], scale: Linear) -> list[Label]:
    ends = [(scale.place(places[name]), name) for name in (names[0], names[-1])]
    for step in _YEAR_STEPS:
        between = [(scale.place(places[name]), name) for name in names[1:-1] if places[name] % step == 0]
        clear = [it for it in between if len(_keep_bold(sheet, [*ends, it])) == 3]
        if len(_keep_bold(sheet, clear)) == len(clear):
            return [Label(at, (text,)) for at, text in _keep_bold(sheet, [ends[0], *clear, ends[1]])]
    return [Label(at, (text,)) for at, text in _keep_bold(sheet, ends)]


def _keep_bold(sheet: Sheet, words: Collection[tuple[float, str]]) -> list[tuple[float, str]]:
    return keep_apart(words, sheet.width, sheet.measure_bold)


def keep_apart(
    words: Collection[tuple[float, str]], width: float, measure: Callable[[str], float]
) -> list[tuple[float, str]]:
    """Those of the words in the middle of pixels, the first ones first, that neither touch nor leave the sheet."""
    kept: list[tuple[float, float, str]] = []
    for at, text in words:
        half = measure(text) / 2
        is_free = all(at + half + _AIR <= other - room or at - half >= other + room + _AIR for other, room, _ in kept)
        if is_free and at - half >= -1 and at + half <= width + 1:
            kept.append((at, half, text))
    return [(at, text) for at, _, text in kept]
