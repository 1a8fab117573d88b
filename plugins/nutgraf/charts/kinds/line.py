"""Lines: how values move over time or along a number; each line is named at its end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from pydantic import Field

from nutgraf.charts import house_style as style
from nutgraf.charts.annotations import add_annotations, list_annotations, list_values
from nutgraf.charts.callout import densify
from nutgraf.charts.checks import check_twice
from nutgraf.charts.frames import frame_plane
from nutgraf.charts.grammar import alt
from nutgraf.charts.options import (
    CATEGORY,
    NUMERIC,
    ORDERED,
    ColumnName,
    Complaint,
    PlaneOptions,
    Roles,
    Text,
)
from nutgraf.charts.plane import Axis, Plane, add_axes, lay_plane
from nutgraf.charts.scales import number_moment
from nutgraf.charts.sheet import Rows, Sheet, Sketch, fill_tooltip, list_tooltips, read_number
from nutgraf.charts.text import measure_widest, spread_apart, wrap_text
from nutgraf.datasets.model import Dataset

_GAP, _FEW = 10, 24
_END_SHARE = 0.3
_SMALL_LINE = 15


class LineOptions(PlaneOptions):
    """One line, or one for each value of `series`."""

    takes: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "x": ORDERED,
        "y": NUMERIC,
        "series": CATEGORY,
    }
    most_rows: ClassVar[int] = 5000
    roles: ClassVar[Roles] = Roles("series", "y", "series", "x", ("x", "series", "y"))

    x: ColumnName = Field(description="The column along the bottom: dates, times, years or numbers.")
    y: ColumnName = Field(description="The column of values.")
    series: ColumnName | None = Field(None, description="A column that tells lines apart, by colour, dash and name.")
    zero: bool = Field(False, description="Whether the axis of values begins at zero.")
    highlight: list[Text] = Field(default_factory=list, description="The lines to stress; the others step back.")

    def check_rows(self, dataset: Dataset) -> Iterator[Complaint]:
        """On one line, each place has one value."""
        yield from check_twice(dataset, self.x, self.series)


@dataclass(frozen=True, slots=True)
class _Point:
    x: float
    y: float | None
    label: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    name: str
    number: int
    points: tuple[_Point, ...]

    @property
    def last(self) -> _Point:
        return next((point for point in reversed(self.points) if point.y is not None), self.points[-1])


def draw_line(sheet: Sheet, options: LineOptions) -> Sketch:
    """Lay out and draw the lines."""
    lines = _list_lines(sheet, options)
    ends = _word_ends(sheet, options, lines)
    plane = _lay_plane(sheet, options, lines, ends)
    sketch = Sketch(sheet.width, plane.height, (1, 0.02))
    add_axes(sketch, sheet, plane, options.y)
    for line in lines:
        _add_line(sketch, options, line, plane)
    _add_points(sketch, sheet, options, lines, plane)
    _add_ends(sketch, options, lines, ends, plane)
    runs = [[(plane.x.place(p.x), plane.y.place(p.y)) for p in line.points if p.y is not None] for line in lines]
    points = [point for run in runs for point in densify(run, 4)]
    add_annotations(sketch, sheet, frame_plane(sheet, options, plane), list_annotations(options), points)
    return sketch


def _list_lines(sheet: Sheet, options: LineOptions) -> list[_Line]:
    members = sheet.list_members(options.series) if options.series else [""]
    kind = sheet.column(options.x).type
    points: dict[str, list[_Point]] = {name: [] for name in members}
    for row in sheet.rows:
        at = number_moment(row[options.x], kind)
        if at is None:
            continue
        name = sheet.name_member(row, options.series) if options.series else ""
        moment = sheet.wording.write_cell(row[options.x], sheet.column(options.x))
        label = sheet.write_label(row, options.y, options.format)
        words = (*([name] if name else []), moment, sheet.write_words(row, options.y, options.format))
        points[name].append(_Point(at, read_number(row[options.y]), label, words))
    found = [_Line(name, number, tuple(sorted(points[name], key=lambda p: p.x))) for number, name in enumerate(members)]
    return [line for line in found if line.points and line.last.y is not None]


def _word_ends(sheet: Sheet, options: LineOptions, lines: Sequence[_Line]) -> list[list[str]]:
    if options.series:
        return [wrap_text(line.name, sheet.width * _END_SHARE, sheet.measure_bold) for line in lines]
    return [[line.last.label] for line in lines]


def _lay_plane(sheet: Sheet, options: LineOptions, lines: Sequence[_Line], ends: Sequence[list[str]]) -> Plane:
    ys = [point.y for line in lines for point in line.points if point.y is not None]
    ys += list_values(list_annotations(options))
    ys += [0.0] if options.zero else []
    right = measure_widest((text for words in ends for text in words), sheet.measure_bold) + 2 * _GAP
    xs = [point.x for line in lines for point in line.points]
    return lay_plane(sheet, Axis(options.x, xs), Axis(options.y, ys, options.format), right)


def _scale_channels(plane: Plane) -> dict[str, Any]:
    x, y = (
        alt.Scale(domain=[axis.low, axis.high], range=[axis.start, axis.end], nice=False, zero=False)
        for axis in (plane.x, plane.y)
    )
    return {"x": alt.X("at:Q", scale=x, axis=None), "y": alt.Y("value:Q", scale=y, axis=None)}


def _pick_stroke(options: LineOptions, line: _Line) -> str:
    if options.highlight and line.name not in options.highlight:
        return style.MUTED
    return style.style_member(line.number).stroke


def _add_line(sketch: Sketch, options: LineOptions, line: _Line, plane: Plane) -> None:
    member = style.style_member(line.number)
    rows = [{"at": point.x, "value": point.y} for point in line.points]
    width = 3 if line.name in options.highlight else 2.25
    mark = sketch.add(f"line_{line.number}", rows).mark_line(
        stroke=_pick_stroke(options, line),
        strokeWidth=width,
        strokeDash=list(member.dash) or alt.Undefined,
        invalid="break-paths-show-domains",
    )
    sketch.keep(mark.encode(**_scale_channels(plane)))


def _add_points(sketch: Sketch, sheet: Sheet, options: LineOptions, lines: Sequence[_Line], plane: Plane) -> None:
    """Points: seen where a line has few of them and at its end; all of them, unseen, carry the values."""
    titles = [sheet.column(name).title for name in (options.series, options.x, options.y) if name]
    seen: Rows = []
    felt: Rows = []
    for line in lines:
        member, stroke = style.style_member(line.number), _pick_stroke(options, line)
        look = {"stroke": stroke, "fill": style.PAPER if member.hollow else stroke, "shape": member.shape}
        known = [point for point in line.points if point.y is not None]
        shown = known if len(known) <= _FEW else [line.last]
        seen += [{"at": point.x, "value": point.y, **look} for point in shown]
        felt += [{"at": point.x, "value": point.y, **fill_tooltip(point.words)} for point in known]
    looks: dict[str, Any] = {
        "fill": alt.Fill("fill:N", scale=None),
        "stroke": alt.Stroke("stroke:N", scale=None),
        "shape": alt.Shape("shape:N", scale=None),
    }
    marks = sketch.add("points", seen).mark_point(size=42, strokeWidth=1.75, opacity=1)
    sketch.keep(marks.encode(**_scale_channels(plane), **looks))
    hover = sketch.add("hover", felt).mark_point(opacity=0)
    sketch.keep(hover.encode(**_scale_channels(plane), tooltip=list_tooltips(titles)))


def _add_ends(
    sketch: Sketch, options: LineOptions, lines: Sequence[_Line], ends: Sequence[list[str]], plane: Plane
) -> None:
    heights = [len(words) * style.LINE for words in ends]
    wanted = [plane.y.place(line.last.y or 0) - height / 2 for line, height in zip(lines, heights, strict=True)]
    tops = spread_apart(wanted, heights, 0, plane.height)
    for line, words, top in zip(lines, ends, tops, strict=True):
        rows: Rows = [
            {"x": plane.x.place(line.last.x) + _GAP, "y": top + style.TEXT + n * style.LINE, "text": text}
            for n, text in enumerate(words)
        ]
        sketch.add_texts(rows, color=_pick_stroke(options, line), bold=True)
