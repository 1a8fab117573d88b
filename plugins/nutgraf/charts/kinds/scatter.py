"""Scattered points: how two numbers go together, with a third as the area of the points."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from math import hypot
from typing import ClassVar, Literal

from pydantic import Field as Option

from nutgraf.charts import house_style as style
from nutgraf.charts.annotations import add_annotations, list_annotations, list_values
from nutgraf.charts.bubbles import Bubbles, add_sizes, fit_bubbles
from nutgraf.charts.callout import Box, densify
from nutgraf.charts.checks import check_labels
from nutgraf.charts.dots import Dot, add_dots, ring_dot
from nutgraf.charts.field import Field, Span, add_grid, add_titles, frame_field, lay_field
from nutgraf.charts.grammar import alt
from nutgraf.charts.groups import list_finite
from nutgraf.charts.inscriptions import box_texts
from nutgraf.charts.limits import check_limits
from nutgraf.charts.markers import add_lines, scale_channel
from nutgraf.charts.model import LegendItem
from nutgraf.charts.naming import Named, add_names, place_names
from nutgraf.charts.options import CATEGORY, NUMERIC, ColumnName, Complaint, PlaneOptions, Roles, Spot
from nutgraf.charts.sheet import Rows, Sheet, Sketch, read_number
from nutgraf.charts.text import wrap_text
from nutgraf.charts.trend import clip_line, fit_trend, tell_trend
from nutgraf.charts.wording import Format
from nutgraf.datasets.model import Dataset, Row

_RADII = ((60, 5.0), (400, 4.0))
_SMALLEST = 3.0


class ScatterOptions(PlaneOptions):
    """A point for each row that has both numbers."""

    takes: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "x": NUMERIC,
        "y": NUMERIC,
        "color": CATEGORY,
        "size": NUMERIC,
        "label": CATEGORY,
    }
    roles: ClassVar[Roles] = Roles("color", "y", "label", "x", ("label", "color", "x", "y", "size"))
    most_rows: ClassVar[int] = 5000
    panel: ClassVar[int] = 200

    x: ColumnName = Option(description="The column of numbers that go to the right.")
    y: ColumnName = Option(description="The column of numbers that go upwards.")
    color: ColumnName | None = Option(None, description="A column that tells points apart, by colour and by shape.")
    size: ColumnName | None = Option(None, description="A column of numbers: the areas of the points.")
    label: ColumnName | None = Option(None, description="The column of the names of the points.")
    labels: Literal["all", "none"] | list[Spot] = Option("all", description="The names that stand at points, if room.")
    highlight: list[Spot] = Option(default_factory=list, description="The names of points to stress.")
    log_x: bool = Option(False, description="Whether equal steps to the right are equal ratios.")
    format_x: Format = Option("full", description="How the numbers to the right are written.")
    regression: bool = Option(False, description="Whether the straight line nearest to all points is drawn and told.")

    def check_words(self) -> Iterator[Complaint]:
        """Names need a column."""
        for option in ("highlight", "labels"):
            if getattr(self, option) not in ([], "all", "none") and not self.label:
                fix = "name the column of the points' names: 'label:'"
                yield Complaint(option, "chart.missing", f"'{option}' names points, but there is no 'label'", fix=fix)

    def check_rows(self, dataset: Dataset) -> Iterator[Complaint]:
        """Areas are of zero or more, logarithms of more than zero; there is a point at all."""
        shown = replace(dataset, rows=tuple(row for row in dataset.rows if _is_shown(row, self)))
        low = min(list_finite(shown.rows, self.x), default=Decimal(1))
        if self.log_x and low <= 0:
            message = f"column '{self.x}' holds {low}, which has no place on a logarithmic axis"
            yield Complaint("log_x", "chart.log", message, "numbers above 0", "take out 'log_x', or these rows")
        yield from check_limits(shown, self, [self.y])
        least = min(list_finite(dataset.rows, self.size), default=Decimal(0)) if self.size else Decimal(0)
        if least < 0:
            message = f"column '{self.size}' holds {least}, which is no area"
            yield Complaint("size", "chart.value", message, "numbers from 0 on")
        if not any(row[self.x] is not None and row[self.y] is not None for row in dataset.rows):
            yield Complaint("x", "chart.empty", f"no row has both a '{self.x}' and a '{self.y}'")
        yield from check_labels(dataset, self.label, self.labels)


def draw_scatter(sheet: Sheet, options: ScatterOptions) -> Sketch:
    """Lay out and draw the points."""
    bubbles = fit_bubbles(sheet, options.size) if options.size else None
    pad = 6.0 if bubbles is None else bubbles.most * 0.6
    across, up = _measure_spans(sheet, options)
    field = lay_field(sheet, across, up, pad)
    dots = _list_dots(sheet, options, bubbles)
    sketch = Sketch(sheet.width, field.height, (1, 1))
    add_grid(sketch, sheet, field, pad)
    if sheet.is_first:
        add_titles(sketch, sheet, field, across, up)
    # Where colours tell members apart, they do so beside a stressed point too: the legend names them.
    is_dimmed = bool(options.highlight)
    others = [dot for dot in dots if not dot.is_stressed]
    add_dots(sketch, others, field, is_dimmed=is_dimmed, is_grey=is_dimmed and not options.color)
    line = _add_trend(sketch, sheet, options, dots, field)
    add_dots(sketch, [dot for dot in dots if dot.is_stressed], field)
    _add_touch(sketch, sheet, options, dots, field)
    names = place_names(
        list(_list_names(sheet, options, dots, field)),
        [*(point for dot in dots for point in ring_dot(dot, field)), *line],
        box_texts(sketch, sheet.fonts),
        Box(field.x.start - 6, 14, sheet.width - field.x.start + 6, field.y.start - 8),
        sheet.measure_bold,
    )
    add_names(sketch, names)
    if bubbles and options.size and not sheet.is_panel:
        add_sizes(sketch, sheet, options.size, bubbles, options.format)
    sketch.legend = _list_legend(sheet, options)
    middles = [(field.x.place(dot.x), field.y.place(dot.y)) for dot in dots]
    frame = frame_field(sheet, options, field)
    add_annotations(sketch, sheet, frame, list_annotations(options), [*middles, *line])
    return sketch


def _measure_spans(sheet: Sheet, options: ScatterOptions) -> tuple[Span, Span]:
    rows = [row for row in sheet.scale_rows if _is_shown(row, options)]
    xs, ys = ([float(value) for value in list_finite(rows, name)] for name in (options.x, options.y))
    ys += list_values(list_annotations(options))
    low, high = (None if end is None else float(end) for end in (options.low, options.high))
    across = Span(options.x, xs, options.format_x, options.log_x)
    return across, Span(options.y, ys, options.format, options.log, low, high)


def _is_shown(row: Row, options: ScatterOptions) -> bool:
    """Whether a row has all numbers that its point needs."""
    return all(row[name] is not None for name in (options.x, options.y, options.size) if name)


def _list_dots(sheet: Sheet, options: ScatterOptions, bubbles: Bubbles | None) -> list[Dot]:
    members = sheet.list_members(options.color or "")
    radius = next((size for most, size in _RADII if len(sheet.scale_rows) <= most), _SMALLEST)
    dots = []
    for row in sheet.rows:
        if not _is_shown(row, options):
            continue
        name = sheet.name_member(row, options.label) if options.label else ""
        reach = bubbles.measure(read_number(row[options.size]) or 0.0) if bubbles and options.size else radius
        member = members.index(sheet.name_member(row, options.color)) if options.color else 0
        at = read_number(row[options.x]) or 0.0, read_number(row[options.y]) or 0.0
        dots.append(Dot(*at, reach, member, name, row, is_stressed=name in options.highlight))
    return dots


def _add_trend(
    sketch: Sketch, sheet: Sheet, options: ScatterOptions, dots: Sequence[Dot], field: Field
) -> list[tuple[float, float]]:
    """The line as far as it lies above the points and within the plane, and its words below; its pixels."""
    points = [(dot.x, dot.y) for dot in dots]
    trend = fit_trend(points, log_x=options.log_x, log_y=options.log) if options.regression else None
    if trend is None:
        return []
    ends = [(field.x.place(x), field.y.place(trend.find(x))) for x in (min(points)[0], max(points)[0])]
    clipped = clip_line(ends[0], ends[1], field.y.end, field.y.start)
    if not clipped:
        return []
    (x, y), (x2, y2) = clipped
    line: Rows = [{"x": x, "y": y, "x2": x2, "y2": y2}]
    sketch.add_rules(line, style.PAPER, width=4)
    sketch.add_rules(line, style.INK, width=1.75)
    told = tell_trend(
        trend, max(points)[0] - min(points)[0], sheet.column(options.x), sheet.column(options.y), sheet.wording
    )
    if told and not sheet.is_panel:
        add_lines(sketch, wrap_text(told, sheet.width, sheet.measure_small))
    return densify(clipped, 4)


def _add_touch(sketch: Sketch, sheet: Sheet, options: ScatterOptions, dots: Sequence[Dot], field: Field) -> None:
    """What answers: all points, unseen, from left to right."""
    names = (options.label, options.color, options.x, options.y, options.size)
    rows: Rows = []
    for dot in sorted(dots, key=lambda dot: (dot.x, dot.y)):
        rows.append({"x": dot.x, "y": dot.y, **sheet.list_words(dot.row, *names, form=options.format)})
    x, y = alt.X("x:Q", scale=scale_channel(field.x), axis=None), alt.Y("y:Q", scale=scale_channel(field.y), axis=None)
    mark = sketch.add("touch", rows).mark_point(opacity=0)
    sketch.keep(mark.encode(x=x, y=y, tooltip=sheet.list_titles(*names)))


def _list_names(sheet: Sheet, options: ScatterOptions, dots: Sequence[Dot], field: Field) -> Iterator[Named]:
    """The names asked for: stressed ones, then those asked for one by one, then from the outermost point inwards."""
    asked = set(options.labels) if isinstance(options.labels, list) else set()
    is_all = options.labels == "all" and not sheet.is_panel
    named = [dot for dot in dots if dot.name and (dot.is_stressed or dot.name in asked or is_all)]
    places = [(field.x.place(dot.x), field.y.place(dot.y)) for dot in dots]
    middle_x, middle_y = (sum(values) / len(places) for values in zip(*places, strict=True)) if places else (0.0, 0.0)
    found = [Named(field.x.place(dot.x), field.y.place(dot.y), dot.radius, dot.name, dot.is_stressed) for dot in named]
    yield from sorted(found, key=lambda item: (not item.is_stressed, -hypot(item.x - middle_x, item.y - middle_y)))


def _list_legend(sheet: Sheet, options: ScatterOptions) -> tuple[LegendItem, ...]:
    members = sheet.list_members(options.color or "")
    return tuple(LegendItem(name, f"dot-{number + 1}") for number, name in enumerate(members))
