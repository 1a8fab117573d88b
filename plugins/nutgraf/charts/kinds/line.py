"""Lines: how values move over time or along a number; each line is named at its end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar, Literal

from pydantic import Field

from nutgraf.charts.annotations import add_annotations, list_annotations, list_values
from nutgraf.charts.callout import densify
from nutgraf.charts.checks import check_placed, check_twice
from nutgraf.charts.ends import End, add_ends, measure_ends, stack_height, word_end
from nutgraf.charts.frames import frame_plane
from nutgraf.charts.limits import check_limits
from nutgraf.charts.linework import (
    Pen,
    add_bands,
    add_dots,
    add_shadows,
    add_strokes,
    add_touch,
    choose_pens,
    list_legend,
)
from nutgraf.charts.options import CATEGORY, NUMERIC, ORDERED, ColumnName, Complaint, PlaneOptions, Roles, Spot
from nutgraf.charts.plane import Axis, Plane, add_axes, lay_plane, measure_up
from nutgraf.charts.runs import Run, list_runs, place_stops
from nutgraf.charts.scales import number_moment
from nutgraf.charts.sheet import Sheet, Sketch, read_number
from nutgraf.charts.spots import place_spot
from nutgraf.datasets.model import Dataset

_END_SHARE = 0.3


class LineOptions(PlaneOptions):
    """One line, or one for each value of `series`."""

    takes: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "x": ORDERED,
        "y": NUMERIC,
        "series": CATEGORY,
        "lower": NUMERIC,
        "upper": NUMERIC,
    }
    most_rows: ClassVar[int] = 5000
    roles: ClassVar[Roles] = Roles(
        "series", "y", "series", "x", ("x", "series", "y", "lower", "upper"), (), ("lower", "upper")
    )

    x: ColumnName = Field(description="The column along the bottom: dates, times, years or numbers.")
    y: ColumnName = Field(description="The column of values.")
    series: ColumnName | None = Field(None, description="A column that tells lines apart, by colour, dash and name.")
    zero: bool = Field(False, description="Whether the axis of values begins at zero.")
    highlight: list[Spot] = Field(default_factory=list, description="The lines to stress; the others step back.")
    lower: ColumnName | None = Field(None, description="A column: the lower edge of a band of uncertainty.")
    upper: ColumnName | None = Field(None, description="A column: the upper edge of the band.")
    dots: Literal["auto", "all", "none"] = Field("auto", description="Which values have a dot; auto: where few are.")
    step: bool = Field(False, description="Whether a value holds until the next one, as prices and limits do.")
    dashed_from: Spot | None = Field(None, description="From here on the line is dashed: a projection.")

    def check_words(self) -> Iterator[Complaint]:
        """A band has two edges; a logarithmic axis knows no zero."""
        if bool(self.lower) != bool(self.upper):
            there, missing = ("lower", "upper") if self.lower else ("upper", "lower")
            yield Complaint(there, "chart.missing", f"'{there}' needs '{missing}'", fix=f"add '{missing}:'")
        if self.zero and self.log:
            yield Complaint("zero", "chart.value", "'log' and 'zero' exclude each other", fix="take out one of them")
        if self.zero and self.low is not None:
            yield Complaint("zero", "chart.value", "'low' and 'zero' exclude each other", fix="take out one of them")

    def check_rows(self, dataset: Dataset) -> Iterator[Complaint]:
        """On one line, each place has one value; what is asked of the axes fits the rows."""
        yield from check_placed(dataset, "x", self.x)
        yield from check_twice(dataset, self.x, self.series, self.facet)
        yield from check_limits(dataset, self, [name for name in (self.y, self.lower, self.upper) if name])
        along = dataset.column(self.x)
        if self.dashed_from and along:
            try:
                place_spot(self.dashed_from, along)
            except ValueError:
                message = f"'dashed_from' is '{self.dashed_from}', but column '{self.x}' holds {along.type}s"
                yield Complaint("dashed_from", "chart.value", message)

    def count_looks(self, members: int) -> int:
        """Those to stress; the others step back and look alike."""
        return len(self.highlight) or members


def draw_line(sheet: Sheet, options: LineOptions) -> Sketch:
    """Lay out and draw the lines."""
    runs = list_runs(sheet, sheet.rows, options.x, options.y, options.series or "")
    pens = choose_pens(sheet.list_members(options.series or "") or [""], options.highlight)
    words = [] if sheet.is_panel else [_word_end(sheet, options, run) for run in runs]
    tall = stack_height(lines for run, lines in zip(runs, words, strict=False) if not pens[run.name].is_context)
    plane = lay_plane(sheet, *_list_axes(sheet, options), measure_ends(sheet, words), tall)
    sketch = Sketch(sheet.width, plane.height, (1, 0.02))
    add_axes(sketch, sheet, plane)
    if options.facet and options.facet == options.series:
        add_shadows(sketch, plane, list_runs(sheet, sheet.scale_rows, options.x, options.y, options.series))
    if options.lower and options.upper:
        add_bands(sketch, plane, runs, pens, (options.lower, options.upper))
    _add_lines(sketch, sheet, options, plane, [(run, pens[run.name]) for run in runs])
    names = (options.series, options.x, options.y, options.lower, options.upper)
    add_touch(sketch, sheet, plane, runs, (tuple(name for name in names if name), options.format))
    points = [point for run in runs for point in densify(place_stops(run.stops, plane), 4)]
    frame = frame_plane(sheet, options, plane)
    ends = [_place_end(run, pens[run.name], plane, lines) for run, lines in zip(runs, words, strict=False)]
    add_ends(sketch, sheet, ends, frame.box, points)
    add_annotations(sketch, sheet, frame, list_annotations(options), points)
    if sheet.is_panel and options.series and options.series != options.facet:
        sketch.legend = list_legend(pens)
    return sketch


def _word_end(sheet: Sheet, options: LineOptions, run: Run) -> tuple[str, ...]:
    """The name of a line; of a line alone its last value."""
    if options.series:
        return word_end(sheet, run.name, _END_SHARE)
    return (sheet.write_label(run.known[-1].row, options.y, options.format),)


def _list_axes(sheet: Sheet, options: LineOptions) -> tuple[Axis, Axis]:
    kind = sheet.column(options.x).type
    xs = [at for row in sheet.scale_rows if (at := number_moment(row[options.x], kind)) is not None]
    names = [name for name in (options.y, options.lower, options.upper) if name]
    ys = [value for row in sheet.scale_rows for name in names if (value := read_number(row[name])) is not None]
    ys += [*list_values(list_annotations(options)), *([0.0] if options.zero else [])]
    return Axis(options.x, xs), measure_up(options, ys)


def _place_end(run: Run, pen: Pen, plane: Plane, lines: tuple[str, ...]) -> End:
    (point,) = place_stops(run.known[-1:], plane)
    return End(point, lines, pen.stroke, bold=not pen.is_context, must=not pen.is_context)


def _add_lines(
    sketch: Sketch, sheet: Sheet, options: LineOptions, plane: Plane, drawn: Sequence[tuple[Run, Pen]]
) -> None:
    """The lines, those that step back first; then their dots."""
    ordered = sorted(drawn, key=lambda entry: entry[1].order)
    column = sheet.column(options.x)
    turn = place_spot(options.dashed_from, column) if options.dashed_from else None
    add_strokes(sketch, plane, ordered, is_step=options.step, turn=turn)
    add_dots(sketch, plane, ordered, options.dots)
