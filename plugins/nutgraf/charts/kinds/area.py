"""Areas: how much over time, alone, one on top of another, or as shares of a whole."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, Literal

from pydantic import Field

from nutgraf.charts import house_style as style
from nutgraf.charts.annotations import add_annotations, list_annotations, list_values
from nutgraf.charts.bar_style import PLATE, add_plates, place_plate
from nutgraf.charts.callout import Box, densify
from nutgraf.charts.checks import check_placed, check_twice
from nutgraf.charts.ends import End, add_ends, measure_ends, stack_height, word_end
from nutgraf.charts.fills import Look, add_layer, choose_looks, place_edge
from nutgraf.charts.frames import Frame, frame_plane
from nutgraf.charts.layers import (
    SHARE,
    Layer,
    add_shares,
    check_layers,
    find_middle,
    find_room,
    sow,
    stack_runs,
)
from nutgraf.charts.limits import check_limits
from nutgraf.charts.model import LegendItem
from nutgraf.charts.options import CATEGORY, NUMERIC, ORDERED, ColumnName, Complaint, PlaneOptions, Roles, Spot
from nutgraf.charts.plane import Axis, Plane, add_axes, lay_plane, measure_up, scale_channels
from nutgraf.charts.runs import list_runs
from nutgraf.charts.sheet import Rows, Sheet, Sketch
from nutgraf.charts.spots import place_spot
from nutgraf.charts.text import measure_widest, wrap_text
from nutgraf.datasets.model import Dataset, Row

_END_SHARE, _INNER = 0.3, 150
_MOST = 60


class AreaOptions(PlaneOptions):
    """One area from zero, or one for each value of `series`, one on top of another."""

    takes: ClassVar[Mapping[str, tuple[str, ...]]] = {"x": ORDERED, "y": NUMERIC, "series": CATEGORY}
    most_rows: ClassVar[int] = 5000
    roles: ClassVar[Roles] = Roles("series", "y", "series", "x", ("x", "series", "y"), made=(SHARE,))

    x: ColumnName = Field(description="The column along the bottom: dates, times, years or numbers.")
    y: ColumnName = Field(description="The column of values: the height of the areas.")
    series: ColumnName | None = Field(None, description="A column that tells areas apart; they are stacked.")
    share: bool = Field(False, description="Whether the areas are shares of 100% at each place.")
    order: Literal["data", "size"] = Field(
        "data", description="Which area is at the bottom: the first, or the largest."
    )
    highlight: list[Spot] = Field(default_factory=list, description="The areas to stress; the others step back.")

    def check_words(self) -> Iterator[Complaint]:
        """Areas begin at zero; shares are those of several."""
        if self.log:
            yield Complaint(
                "log", "chart.value", "an area has no logarithmic axis: it begins at zero", fix="use kind: line"
            )
        if self.low is not None and self.low > 0:
            yield Complaint("low", "chart.value", "an area begins at zero", fix="take out 'low', or use kind: line")
        if self.order != "data" and not self.series:
            meaning = "the column that tells areas apart"
            yield Complaint("order", "chart.missing", "'order' needs 'series'", meaning, "add 'series:'")
        if self.share and not self.series:
            meaning = "the column that tells the parts of the whole apart"
            yield Complaint("share", "chart.missing", "'share' needs 'series'", meaning, "add 'series:'")

    def check_rows(self, dataset: Dataset) -> Iterator[Complaint]:
        """Each place has one value of each area; what is asked of the axes fits the rows."""
        yield from check_placed(dataset, "x", self.x)
        yield from check_twice(dataset, self.x, self.series, self.facet)
        if self.series:
            yield from check_layers(dataset, (self.x, self.y, self.series), self.facet or "")
        else:
            yield from check_limits(dataset, self, [self.y])

    def count_looks(self, members: int) -> int:
        """Those to stress; the others step back and look alike."""
        return len(self.highlight) or members

    def summarize(self, dataset: Dataset) -> Dataset:
        """Where areas are shares, these too, in percent with one decimal."""
        return add_shares(dataset, (self.x, self.y), self.facet or "") if self.share else dataset


@dataclass(frozen=True, slots=True)
class _Name:
    """The name of an area: in it where it has a box, else at its right end."""

    layer: Layer
    lines: tuple[str, ...]
    box: Box | None


def draw_area(sheet: Sheet, options: AreaOptions) -> Sketch:
    """Lay out and draw the areas."""
    layers = _list_layers(sheet, options, sheet.rows)
    looks = choose_looks(sheet.list_members(options.series or "") or [""], options.highlight)
    plane, names = _lay_names(sheet, options, layers)
    sketch = Sketch(sheet.width, plane.height, (1, 0.1))
    for layer in layers:
        add_layer(sketch, plane, layer, looks[layer.run.name], is_alone=len(layers) == 1)
    add_axes(sketch, sheet, plane)
    _add_touch(sketch, sheet, options, plane, layers)
    frame = _make_frame(sheet, options, plane, layers)
    edges = [place_edge(layer.ats, layer.highs, plane) for layer in layers]
    points = [point for edge in edges for point in densify(edge, 4)]
    if len(layers) > 1:
        points += sow(edges[-1], plane.y.start)
    _add_names(sketch, sheet, names, looks, (plane, frame.box))
    add_annotations(sketch, sheet, frame, list_annotations(options), points)
    if sheet.is_panel and options.series:
        stressed = [(name, look) for name, look in looks.items() if look.number]
        sketch.legend = tuple(LegendItem(name, f"{look.texture}-{look.number}") for name, look in stressed)
    return sketch


def _list_layers(sheet: Sheet, options: AreaOptions, rows: Sequence[Row]) -> list[Layer]:
    runs = list_runs(sheet, rows, options.x, options.y, options.series or "")
    if options.order == "size":
        runs = sorted(runs, key=lambda run: -sum(stop.value or 0 for stop in run.known))
    return stack_runs(runs, is_share=options.share)


def _lay_names(sheet: Sheet, options: AreaOptions, layers: Sequence[Layer]) -> tuple[Plane, list[_Name]]:
    """The plane, and where each area is named: those that have no room inside get it at the right."""
    outside: set[str] = set()
    while True:
        lines = [word_end(sheet, layer.run.name, _END_SHARE) for layer in layers if layer.run.name in outside]
        plane = lay_plane(sheet, *_list_axes(sheet, options), measure_ends(sheet, lines), stack_height(lines))
        names = [_name_layer(sheet, layer, plane, outside) for layer in layers] if not sheet.is_panel else []
        found = {name.layer.run.name for name in names if name.lines and not name.box}
        if found == outside:
            return plane, names
        outside |= found


def _name_layer(sheet: Sheet, layer: Layer, plane: Plane, outside: Collection[str]) -> _Name:
    name = layer.run.name
    if not name:
        return _Name(layer, (), None)
    if name in outside or len(layer.ats) < 2:
        return _Name(layer, word_end(sheet, name, _END_SHARE), None)
    upper, lower = (place_edge(layer.ats, edge, plane) for edge in (layer.highs, layer.lows))
    for width in (_INNER, _INNER / 2):
        lines = tuple(wrap_text(name, width, sheet.measure_bold))
        size = (measure_widest(lines, sheet.measure_bold) + 2 * PLATE, len(lines) * style.LINE)
        box = find_room(upper, lower, size)
        if box:
            return _Name(layer, lines, replace(box, left=box.left + PLATE, width=box.width - 2 * PLATE))
    return _Name(layer, word_end(sheet, name, _END_SHARE), None)


def _list_axes(sheet: Sheet, options: AreaOptions) -> tuple[Axis, Axis]:
    """Axes that hold the areas of all panels, each stacked for itself."""
    panels: dict[object, list[Row]] = {}
    for row in sheet.scale_rows:
        panels.setdefault(row[options.facet] if options.facet else None, []).append(row)
    layers = [layer for rows in panels.values() for layer in _list_layers(sheet, options, rows)]
    xs = [at for layer in layers for at in layer.ats]
    ys = [value for layer in layers for value in layer.highs if value is not None]
    ys += [0.0, *list_values(list_annotations(options)), *([100.0] if options.share else [])]
    return Axis(options.x, xs), measure_up(options, ys, SHARE if options.share else "")


def _add_touch(sketch: Sketch, sheet: Sheet, options: AreaOptions, plane: Plane, layers: Sequence[Layer]) -> None:
    """Unseen points in the middle of each area that tell its values."""
    names = [name for name in (options.series, options.x, options.y, SHARE if options.share else "") if name]
    rows: Rows = []
    for layer in layers:
        stops = {stop.at: stop.row for stop in layer.run.stops}
        for at, low, high in zip(layer.ats, layer.lows, layer.highs, strict=True):
            if low is not None and high is not None:
                middle = high if len(layers) == 1 else (low + high) / 2
                rows.append({"at": at, "value": middle, **sheet.list_words(stops[at], *names, form=options.format)})
    hover = sketch.add("hover", rows).mark_point(opacity=0)
    sketch.keep(hover.encode(**scale_channels(plane), tooltip=sheet.list_titles(*names)))


def _make_frame(sheet: Sheet, options: AreaOptions, plane: Plane, layers: Sequence[Layer]) -> Frame:
    """The frame of the plane, whose arrows point at the middle of areas that are stacked."""
    frame = frame_plane(sheet, options, plane)
    column = sheet.column(options.x)

    def find(spot: str, member: str) -> float | None:
        return find_middle(layers, member, place_spot(spot, column))

    return replace(frame, find_value=find, most=_MOST) if len(layers) > 1 else frame


def _add_names(
    sketch: Sketch, sheet: Sheet, names: Sequence[_Name], looks: Mapping[str, Look], room: tuple[Plane, Box]
) -> None:
    """Names in areas, on a plate of paper where there is a texture; those without room at the right."""
    plane, plot = room
    ends = []
    plates: Rows = []
    for name in names:
        look = looks[name.layer.run.name]
        if name.box:
            is_solid = look.texture == "solid"
            if look.texture and not is_solid:
                plates.append(place_plate(name.box))
            rows: Rows = [
                {"x": name.box.left, "y": name.box.top + style.TEXT + n * style.LINE, "text": text, "rim": not is_solid}
                for n, text in enumerate(name.lines)
            ]
            sketch.add_texts(rows, color=style.PAPER if is_solid else style.INK, bold=bool(look.number))
        elif name.lines:
            top, low = (
                place_edge(name.layer.ats[-1:], edge[-1:], plane)[0] for edge in (name.layer.highs, name.layer.lows)
            )
            ends.append(End((top[0], (top[1] + low[1]) / 2), name.lines, look.stroke, bold=bool(look.number)))
    add_plates(sketch, plates)
    add_ends(sketch, sheet, ends, plot, [])
