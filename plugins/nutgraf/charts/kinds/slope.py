"""Slopes: what rose and what fell between two moments, or a few."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from pydantic import Field

from nutgraf.charts import house_style as style
from nutgraf.charts.annotations import add_annotations, list_annotations, list_values
from nutgraf.charts.callout import Box, densify
from nutgraf.charts.checks import check_placed, check_twice
from nutgraf.charts.ends import End, add_column, measure_ends, stack_height
from nutgraf.charts.frames import Frame, Span, make_finder
from nutgraf.charts.limits import check_limits
from nutgraf.charts.linework import Pen, add_dots, add_strokes, add_touch, choose_pens
from nutgraf.charts.options import CATEGORY, NUMERIC, ColumnName, Complaint, PlaneOptions, Roles, Spot
from nutgraf.charts.plane import Plane, fit_values, measure_up, word_caption
from nutgraf.charts.runs import Run, Stop, place_stops
from nutgraf.charts.scales import Linear, Log, number_moment
from nutgraf.charts.sheet import Rows, Sheet, Sketch, read_number
from nutgraf.charts.spots import read_spot
from nutgraf.charts.text import wrap_text
from nutgraf.datasets.model import Cell, Dataset

_SHARE, _LINE, _HEAD, _FOOT, _EDGE = 0.3, 15, 26, 16, 6
_WIDE, _NARROW = 360, 320
_MOMENTS, _SERIES = 6, 40


class SlopeOptions(PlaneOptions):
    """A line for each value of `series`, from its first moment to its last, with values at both ends."""

    takes: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "x": ("string", "year", "date", "datetime", "number", "boolean"),
        "y": NUMERIC,
        "series": CATEGORY,
    }
    most_rows: ClassVar[int] = _MOMENTS * _SERIES
    panel: ClassVar[int] = 160
    is_continuous: ClassVar[bool] = False
    roles: ClassVar[Roles] = Roles("series", "y", "series", "x", ("x", "series", "y"))

    x: ColumnName = Field(description="The column of moments: two years, before and after, or a few more.")
    y: ColumnName = Field(description="The column of values.")
    series: ColumnName = Field(description="The column that names the lines.")
    highlight: list[Spot] = Field(default_factory=list, description="The lines to stress; the others step back.")
    direction: bool = Field(False, description="Whether lines that rise and lines that fall look different.")

    def check_words(self) -> Iterator[Complaint]:
        """Lines are stressed by name or by direction."""
        if self.highlight and self.direction:
            message = "'highlight' and 'direction' exclude each other"
            yield Complaint("direction", "chart.value", message, fix="take out one of them")

    def check_rows(self, dataset: Dataset) -> Iterator[Complaint]:
        """There are a few moments, with one value of each line; what is asked of the axis fits the rows."""
        moments = {row[self.x] for row in dataset.rows if row[self.x] is not None}
        if not 2 <= len(moments) <= _MOMENTS:
            message = f"column '{self.x}' has {len(moments)} different moments"
            fix = "use kind: line" if len(moments) > 2 else "use kind: bar"
            yield Complaint("x", "chart.slope", message, f"2 to {_MOMENTS}", fix)
        yield from check_placed(dataset, "x", self.x)
        yield from check_twice(dataset, self.x, self.series, self.facet)
        yield from check_limits(dataset, self, [self.y])

    def count_looks(self, members: int) -> int:
        """Names stand at the lines, so only those to stress look different."""
        return len(self.highlight) or 1


@dataclass(frozen=True, slots=True)
class _Moments:
    """The moments of a chart: where each stands on the axis, and what it is called."""

    ats: Mapping[Cell, float]
    names: Mapping[Cell, str]


def draw_slope(sheet: Sheet, options: SlopeOptions) -> Sketch:
    """Lay out and draw the lines."""
    moments = _list_moments(sheet, options)
    runs = _list_runs(sheet, options, moments)
    pens = _choose_pens(sheet, options, runs)
    words = [_word_ends(sheet, options, run, moments) for run in runs]
    plane, plot = _lay_plane(sheet, options, moments, words)
    sketch = Sketch(sheet.width, plane.height, (1, 0.5))
    _add_uprights(sketch, sheet, plane, moments)
    ordered = sorted(((run, pens[run.name]) for run in runs), key=lambda entry: entry[1].order)
    add_strokes(sketch, plane, ordered)
    add_dots(sketch, plane, ordered, "all")
    add_touch(sketch, sheet, plane, runs, ((options.series, options.x, options.y), options.format))
    for index, is_left in ((0, True), (1, False)):
        ends = [
            _place_end(run, plane, pens[run.name], (lines[index], is_left))
            for run, lines in zip(runs, words, strict=True)
        ]
        add_column(sketch, [end for end in ends if end.lines], plot, is_left=is_left)
    points = [point for run in runs for point in densify(place_stops(run.stops, plane), 4)]
    frame = _make_frame(sheet, options, (plane, plot), moments)
    add_annotations(sketch, sheet, frame, list_annotations(options), points)
    return sketch


def _list_moments(sheet: Sheet, options: SlopeOptions) -> _Moments:
    """In the order of time or of numbers; words in the order of the data, at even distances."""
    column = sheet.column(options.x)
    cells = list(dict.fromkeys(row[options.x] for row in sheet.scale_rows if row[options.x] is not None))
    ats = [number_moment(cell, column.type) for cell in cells]
    known = [at for at in ats if at is not None]
    if len(known) < len(cells):
        known = [float(number) for number in range(len(cells))]
    pairs = sorted(zip(known, cells, strict=True), key=lambda pair: pair[0])
    names = {cell: sheet.wording.write_cell(cell, column) for cell in cells}
    return _Moments({cell: at for at, cell in pairs}, names)


def _list_runs(sheet: Sheet, options: SlopeOptions, moments: _Moments) -> list[Run]:
    runs = []
    for number, name in enumerate(sheet.list_members(options.series)):
        rows = [row for row in sheet.rows if sheet.name_member(row, options.series) == name]
        stops = [
            Stop(moments.ats[row[options.x]], read_number(row[options.y]), row)
            for row in rows
            if row[options.x] is not None and row[options.y] is not None
        ]
        if stops:
            runs.append(Run(name, number, tuple(sorted(stops, key=lambda stop: stop.at))))
    return runs


def _choose_pens(sheet: Sheet, options: SlopeOptions, runs: Sequence[Run]) -> Mapping[str, Pen]:
    """Those to stress, or what rises and what falls, or all alike."""
    if options.highlight:
        return choose_pens(sheet.list_members(options.series), options.highlight)
    usual, other = choose_pens(["", " "], ()).values()
    level = next(iter(choose_pens([""], [" "]).values()))
    if not options.direction:
        return {run.name: usual for run in runs}
    changes = {run.name: (run.stops[-1].value or 0) - (run.stops[0].value or 0) for run in runs}
    return {name: usual if change > 0 else other if change < 0 else level for name, change in changes.items()}


def _word_ends(sheet: Sheet, options: SlopeOptions, run: Run, moments: _Moments) -> tuple[list[str], list[str]]:
    """The words at the left and at the right of a line; none where it has no value."""
    first, last = run.stops[0], run.stops[-1]
    ats = list(moments.ats.values())
    left = sheet.write_label(first.row, options.y, options.format) if first.at == ats[0] else ""
    right = sheet.write_label(last.row, options.y, options.format) if last.at > ats[0] else ""
    if not sheet.is_panel:
        left = f"{run.name}  {left}" if left and not (sheet.is_narrow and right) else left
        right = f"{right}  {run.name}" if right else ""
    room = sheet.width * _SHARE
    first_lines, last_lines = (wrap_text(text, room, sheet.measure_bold) if text else [] for text in (left, right))
    return first_lines, last_lines


def _lay_plane(
    sheet: Sheet, options: SlopeOptions, moments: _Moments, words: Sequence[tuple[list[str], list[str]]]
) -> tuple[Plane, Box]:
    """Scales with room for the words at both sides, high enough for all of these; and the box of the lines."""
    values = [value for row in sheet.scale_rows if (value := read_number(row[options.y])) is not None]
    axis = measure_up(options, [*values, *list_values(list_annotations(options))])
    caption = () if sheet.is_panel else tuple(word_caption(sheet, axis))
    top = _LINE * len(caption) + _HEAD
    tall = max((stack_height(pair[side] for pair in words) for side in (0, 1)), default=0)
    usual = sheet.height or (_NARROW if sheet.is_narrow else _WIDE)
    height = usual if sheet.is_panel else max(usual, top + _FOOT + round(tall))
    left, right = (measure_ends(sheet, [pair[side] for pair in words]) for side in (0, 1))
    ats = list(moments.ats.values())
    across = Linear(ats[0], ats[-1], round(left), round(sheet.width - right))
    low, high, _ = fit_values(axis, 4)
    low, high = (
        (low if options.low is not None else min(axis.values)),
        (high if options.high is not None else max(axis.values)),
    )
    up = (Log if options.log else Linear)(low, high, height - _FOOT, top)
    plot = Box(across.start, top, across.end - across.start, height - _FOOT - top)
    return Plane(across, up, (), (), height, caption), plot


def _add_uprights(sketch: Sketch, sheet: Sheet, plane: Plane, moments: _Moments) -> None:
    """A line for each moment with its name above; names that would touch others are left out, never the outer ones."""
    at = [(plane.x.place(at), moments.names[cell]) for cell, at in moments.ats.items()]
    sketch.add_rules(
        [{"x": x, "y": plane.y.end - _EDGE, "x2": x, "y2": plane.y.start + _EDGE} for x, _ in at], style.GRID
    )
    rows: Rows = [{"x": 0, "y": 12 + _LINE * number, "text": line} for number, line in enumerate(plane.caption)]
    sketch.add_texts(rows, color=style.MUTED, size=style.SMALL)
    taken: list[tuple[float, float]] = []
    for place, name in (at[0], at[-1], *at[1:-1]):
        half = sheet.fonts.measure(name, style.SMALL, "semibold") / 2
        x = min(max(place, half), sheet.width - half)
        if all(x + half + _EDGE <= start or x - half >= end + _EDGE for start, end in taken):
            taken.append((x - half, x + half))
            row = {"x": x, "y": plane.y.end - 2 * _EDGE, "text": name}
            sketch.add_texts([row], size=style.SMALL, bold=True, align="center")


def _place_end(run: Run, plane: Plane, pen: Pen, words: tuple[Sequence[str], bool]) -> End:
    lines, is_left = words
    (point,) = place_stops([run.stops[0 if is_left else -1]], plane)
    return End(point, tuple(lines), pen.stroke, bold=not pen.is_context, must=not pen.is_context)


def _make_frame(sheet: Sheet, options: SlopeOptions, room: tuple[Plane, Box], moments: _Moments) -> Frame:
    plane, plot = room
    column = sheet.column(options.x)

    def place(spot: str) -> Span | None:
        at = moments.ats.get(read_spot(spot, column))
        return (plane.x.place(at), plane.x.place(at)) if at is not None else None

    return Frame(plot, True, place, plane.y.place, make_finder(sheet, options))
