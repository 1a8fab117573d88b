"""Histograms: how often values lie where, in bins of one width."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import ClassVar, Literal

from pydantic import Field

from nutgraf.charts import house_style as style
from nutgraf.charts.annotations import add_annotations, list_values
from nutgraf.charts.bins import (
    COUNT,
    FROM,
    MADE,
    MOST_BINS,
    SHARE,
    TO,
    Bins,
    choose_step,
    find_mean,
    find_quantile,
    fit_bins,
)
from nutgraf.charts.callout import Box, fill_box
from nutgraf.charts.field import name_axis
from nutgraf.charts.frames import Frame
from nutgraf.charts.grammar import alt
from nutgraf.charts.groups import list_finite, split_rows
from nutgraf.charts.limits import check_bins
from nutgraf.charts.markers import Marker, add_caption, add_markers, measure_markers, scale_channel
from nutgraf.charts.options import (
    NUMERIC,
    Annotation,
    ChartOptions,
    ColumnName,
    Complaint,
    Reference,
    Roles,
    Spot,
    Text,
)
from nutgraf.charts.plane import Axis, Plane, add_axes, lay_plane
from nutgraf.charts.scales import Tick
from nutgraf.charts.sheet import Rows, Sheet, Sketch, fill_tooltip, list_tooltips, read_number
from nutgraf.charts.text import measure_widest
from nutgraf.charts.wording import Format
from nutgraf.datasets.model import Cell, Column, Dataset, Row

VALUE = "bin value"
_TYPICAL: Mapping[str, tuple[str, str]] = {"median": ("bin median", "Median"), "mean": ("bin mean", "Mean")}
_HEIGHT, _AROUND, _TICK_GAP = 300, 54, 12
_EVERY = (1, 2, 4, 5, 10, 20, 25, 50, 100)
_SHARE_PLACES = Decimal("0.1")


class HistogramOptions(ChartOptions):
    """A bar for each bin of values; each value lies in exactly one."""

    takes: ClassVar[Mapping[str, tuple[str, ...]]] = {"x": NUMERIC}
    roles: ClassVar[Roles] = Roles(value="x", along="x", made=MADE)
    most_rows: ClassVar[int] = 1_000_000
    panel: ClassVar[int] = 150
    is_continuous: ClassVar[bool] = True

    x: ColumnName = Field(description="The column of values that are counted.")
    noun: Text = Field("rows", description="What is counted, in the plural: schools, households, days.")
    measure: Literal["count", "share"] = Field("count", description="Whether bars tell how many, or per cent of all.")
    bins: int | None = Field(None, ge=1, le=MOST_BINS, description="About how many bins; their edges are round.")
    step: Decimal | None = Field(None, gt=0, allow_inf_nan=False, description="How wide each bin is.")
    edge: Decimal = Field(Decimal(0), allow_inf_nan=False, description="A value at which a bin begins.")
    mark: list[Literal["median", "mean"]] = Field(default_factory=list, description="The typical values to mark.")
    height: int | None = Field(None, ge=120, le=1200, description="The height in pixels.")
    start: Spot | None = Field(None, alias="from", description="Rows with values below this are left out.")
    end: Spot | None = Field(None, alias="to", description="Rows with values above this are left out.")
    format: Format = Field("full", description="How values are written: 1,300,000, 1.3 million, or 45%.")
    reference: Reference | None = Field(None, description="A value to compare with.")
    annotations: list[Annotation] = Field(default_factory=list, description="Words at places on the chart.")

    def check_words(self) -> Iterator[Complaint]:
        """One way to choose bins; and no column tells what is true of many rows."""
        if self.bins and self.step:
            yield Complaint("step", "chart.value", "'bins' and 'step' exclude each other", fix="take out one of them")
        if self.tooltip:
            message = "a bar stands for many rows, of which 'tooltip' cannot tell a column"
            yield Complaint("tooltip", "chart.value", message, fix="take out 'tooltip:'")

    def check_rows(self, dataset: Dataset) -> Iterator[Complaint]:
        """Bins that can be seen."""
        values = list_finite(dataset.rows, self.x)
        if not values:
            return
        bins = self.fit(values)
        yield from check_bins(bins, values, self)
        if bins.count > MOST_BINS:
            message = f"steps of {self.step} make {bins.count:,} bins of column '{self.x}'"
            yield Complaint("step", "chart.value", message, f"at most {MOST_BINS}", "give a larger 'step'")

    def fit(self, values: Sequence[Decimal]) -> Bins:
        """The bins for values of which there is at least one."""
        return fit_bins(values, self.step or choose_step(values, self.bins), self.edge)

    def summarize(self, dataset: Dataset) -> Dataset:
        """A row for each bin, of each small multiple where there are some, with what is typical of the values."""
        values = list_finite(dataset.rows, self.x)
        source = dataset.column(self.x)
        if not values or source is None:
            return dataset
        bins, parts = self.fit(values), split_rows(dataset, self.facet)
        rows = [row for part, members in parts for row in _count(bins, list_finite(members, self.x), self.facet, part)]
        facet = [column for column in dataset.columns if column.name == self.facet]
        return replace(dataset, columns=(*_make_columns(source, self.noun), *facet), rows=tuple(rows))


def _make_columns(source: Column, noun: str) -> list[Column]:
    measures = (Column(name, "number", title, source.unit) for name, title in _TYPICAL.values())
    return [
        Column(FROM, "number", f"{source.title}, from", source.unit),
        Column(TO, "number", f"{source.title}, to below", source.unit),
        Column(COUNT, "number", f"Number of {noun}"),
        Column(SHARE, "number", f"Share of {noun}", "%"),
        Column(VALUE, "number", source.title, source.unit),
        *measures,
    ]


def _count(bins: Bins, values: Sequence[Decimal], facet: str | None, part: Cell) -> Iterator[Row]:
    ordered, edges = sorted(values), bins.edges
    typical: dict[str, Cell] = {name: None for name, _ in _TYPICAL.values()}
    if ordered:
        typical = {"bin median": find_quantile(ordered, Decimal("0.5")), "bin mean": find_mean(ordered)}
    for number, count in enumerate(bins.tally(ordered)):
        share = (Decimal(100) * count / max(1, len(ordered))).quantize(_SHARE_PLACES)
        found = {FROM: edges[number], TO: edges[number + 1], COUNT: Decimal(count), SHARE: share}
        yield {**found, VALUE: None, **typical, **({facet: part} if facet else {})}


def draw_histogram(sheet: Sheet, options: HistogramOptions) -> Sketch:
    """Lay out and draw the bars."""
    name = COUNT if options.measure == "count" else SHARE
    markers = _list_markers(sheet, options)
    plane = _lay_plane(sheet, options, name, markers)
    sketch = Sketch(sheet.width, plane.height, (1, 0.02))
    add_axes(sketch, sheet, plane)
    _add_bars(sketch, sheet, options, name, plane)
    add_markers(sketch, sheet, plane, markers)
    if not plane.foot:
        add_caption(sketch, sheet, VALUE, plane)
    frame = _frame_bars(sheet, name, plane)
    add_annotations(sketch, sheet, frame, _list_annotations(options), _list_covered(sheet, name, plane))
    return sketch


def _list_annotations(options: HistogramOptions) -> list[Annotation]:
    """What a line down means: a reference stands along the values, as an annotation with `at` does."""
    known = options.reference
    first = [Annotation.model_construct(text=known.text, at=str(known.value))] if known else []
    return [*first, *options.annotations]


def _frame_bars(sheet: Sheet, name: str, plane: Plane) -> Frame:
    def place(spot: str) -> tuple[float, float]:
        at = plane.x.place(float(spot))
        return at, at

    def find(spot: str, member: str) -> float | None:
        rows = (row for row in sheet.rows if _read(row, FROM) <= float(spot) < _read(row, TO))
        return next((_read(row, name) for row in rows), None)

    box = Box(plane.x.start, plane.y.end, plane.x.end - plane.x.start, plane.y.start - plane.y.end)
    return Frame(box, True, place, plane.y.place, find)


def _list_covered(sheet: Sheet, name: str, plane: Plane) -> Iterator[tuple[float, float]]:
    """Pixels that bars cover."""
    for row in sheet.rows:
        left, right = (plane.x.place(_read(row, end)) for end in (FROM, TO))
        top = plane.y.place(_read(row, name))
        yield from fill_box(Box(left, top, right - left, plane.y.start - top))


def _read(row: Row, name: str) -> float:
    return read_number(row[name]) or 0.0


def _list_markers(sheet: Sheet, options: HistogramOptions) -> list[Marker]:
    column, markers = sheet.column(VALUE), []
    for name, title in (_TYPICAL[kind] for kind in dict.fromkeys(options.mark)):
        value = next((row[name] for row in sheet.rows), None)
        if isinstance(value, Decimal):
            places = max(sheet.decimals[FROM], sheet.decimals[TO]) + 1
            text = sheet.wording.write_value(round(value, places).normalize() + 0, column, options.format)
            markers.append(Marker(float(value), f"{title}: {text}"))
    return markers


def _lay_plane(sheet: Sheet, options: HistogramOptions, name: str, markers: Sequence[Marker]) -> Plane:
    tops = [_read(row, name) for row in sheet.scale_rows]
    edges = [_read(row, end) for row in sheet.scale_rows for end in (FROM, TO)]
    edges += [float(options.reference.value)] if options.reference else []
    across = Axis(VALUE, edges, options.format)
    room = measure_markers(sheet, sheet.width * 0.9, markers) / ((sheet.height or _HEIGHT) - _AROUND)
    up = Axis(name, [0.0, max(tops) * (1 + room), *list_values(options.annotations)])
    plane = lay_plane(sheet, across, up, 12 if sheet.is_narrow else 16)
    whole = tuple(tick for tick in plane.y_ticks if tick.at == int(tick.at) or name == SHARE)
    foot = name_axis(sheet, sheet.column(VALUE)) if plane.foot else ""
    return replace(plane, y_ticks=whole, x_ticks=_list_ticks(sheet, options, plane), foot=foot)


def _list_ticks(sheet: Sheet, options: HistogramOptions, plane: Plane) -> tuple[Tick, ...]:
    """The edges of bins, or every second, fourth, fifth … of them, as there is room; two at least, if they fit."""
    rows = {row[FROM]: row[TO] for row in sheet.scale_rows}
    edges = sorted({number for number in (*rows, *rows.values()) if isinstance(number, Decimal)})
    step = edges[1] - edges[0]
    ticks = [Tick(float(at), sheet.write_tick(float(at), VALUE, options.format)) for at in edges]
    room = measure_widest((tick.text for tick in ticks), sheet.measure_small) + _TICK_GAP
    near = plane.x.place(ticks[1].at) - plane.x.place(ticks[0].at)
    every = next((count for count in _EVERY if count * near >= room), len(ticks))
    first = int((edges[0] - options.edge) / step)
    spots = [(plane.x.place(tick.at), sheet.measure_small(tick.text) / 2) for tick in ticks]
    fits = [n for n, (at, half) in enumerate(spots) if at - half >= -1 and at + half <= sheet.width + 1]
    chosen = [ticks[n] for n in fits if (n + first) % every == 0]
    if len(chosen) > 1 or not fits or (fits[-1] - fits[0]) * near < room:
        return tuple(chosen)
    return ticks[fits[0]], ticks[fits[-1]]


def _add_bars(sketch: Sketch, sheet: Sheet, options: HistogramOptions, name: str, plane: Plane) -> None:
    titles = [sheet.column(column).title for column in (VALUE, COUNT, SHARE)]
    rows: Rows = []
    for row in sheet.rows:
        if not row[COUNT]:
            continue
        told = [sheet.write_words(row, column, "full") for column in (COUNT, SHARE)]
        start, end = sheet.write_label(row, FROM, options.format), sheet.write_words(row, TO, options.format)
        words = [f"{start} to below {end}", *told]
        ends = {"from": _read(row, FROM), "to": _read(row, TO)}
        rows.append({**ends, "count": _read(row, name), "zero": 0, **fill_tooltip(words)})
    mark = sketch.add("bars", rows).mark_rect(fill=style.style_member(0).fill, stroke=style.PAPER, strokeWidth=1)
    x, y = alt.X("from:Q", scale=scale_channel(plane.x), axis=None), alt.X2("to:Q")
    top, bottom = alt.Y("count:Q", scale=scale_channel(plane.y), axis=None), alt.Y2("zero:Q")
    sketch.keep(mark.encode(x=x, x2=y, y=top, y2=bottom, tooltip=list_tooltips(titles)))
    # The strokes that part the bars hide the line that they stand on.
    ground = plane.y.place(0)
    sketch.add_rules([{"x": plane.x.start, "y": ground, "x2": plane.x.end, "y2": ground}], style.INK)
