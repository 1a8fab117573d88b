"""Swarms: each value a point at its place on one axis, pushed aside so that none hides another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, Literal

from pydantic import Field

from nutgraf.charts import house_style as style
from nutgraf.charts.annotations import add_annotations, list_annotations, list_values, measure_head
from nutgraf.charts.callout import Box
from nutgraf.charts.checks import check_labels
from nutgraf.charts.frames import frame_lanes
from nutgraf.charts.grammar import alt
from nutgraf.charts.inscriptions import box_texts
from nutgraf.charts.lanes import Lanes, lay_lanes
from nutgraf.charts.limits import check_limits
from nutgraf.charts.markers import scale_channel
from nutgraf.charts.model import LegendItem
from nutgraf.charts.naming import Named, add_names, place_names
from nutgraf.charts.options import (
    CATEGORY,
    NUMERIC,
    Annotation,
    ChartOptions,
    ColumnName,
    Complaint,
    Reference,
    Roles,
    Spot,
)
from nutgraf.charts.sheet import Rows, Sheet, Sketch, read_number
from nutgraf.charts.strips import Look, Strips, add_strips, fit_strips
from nutgraf.charts.swarm import spread_swarm
from nutgraf.charts.wording import Format
from nutgraf.datasets.model import Dataset, Row

_RADII = (5.0, 4.0, 3.0, 2.5, 2.0)
_TALLEST, _LEAST, _AIR, _NAMES = 420.0, 22.0, 4.0, 56.0


class BeeswarmOptions(ChartOptions):
    """A point for each row that has a value."""

    takes: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "x": NUMERIC,
        "y": CATEGORY,
        "color": CATEGORY,
        "label": CATEGORY,
    }
    roles: ClassVar[Roles] = Roles("color", "x", "label", "y", ("label", "y", "color", "x"))
    most_rows: ClassVar[int] = 1500
    panel: ClassVar[int] = 240

    x: ColumnName = Field(description="The column of values.")
    y: ColumnName = Field(description="The column of categories: a swarm for each.")
    color: ColumnName | None = Field(None, description="A column that tells points apart, by colour and by shape.")
    label: ColumnName | None = Field(None, description="The column of the names of the points.")
    labels: Literal["all", "none"] | list[Spot] = Field("none", description="The names that stand at points, if room.")
    highlight: list[Spot] = Field(default_factory=list, description="The names of points to stress and to name.")
    sort: Literal["data", "ascending", "descending", "name"] = Field("data", description="The order of the categories.")
    log: bool = Field(False, description="Whether equal steps to the right are equal ratios.")
    format: Format = Field("full", description="How values are written: 1,300,000, 1.3 million, or 45%.")
    reference: Reference | None = Field(None, description="A value to compare with.")
    annotations: list[Annotation] = Field(default_factory=list, description="Words at places on the chart.")

    def check_words(self) -> Iterator[Complaint]:
        """Names need a column."""
        for option in ("highlight", "labels"):
            if getattr(self, option) not in ([], "none") and not self.label:
                fix = "name the column of the points' names: 'label:'"
                yield Complaint(option, "chart.missing", f"'{option}' names points, but there is no 'label'", fix=fix)

    def check_rows(self, dataset: Dataset) -> Iterator[Complaint]:
        """Names are those of points; a logarithmic axis has a place for each value."""
        yield from check_labels(dataset, self.label, self.labels)
        yield from check_limits(dataset, self, [self.x])


@dataclass(frozen=True, slots=True)
class _Bee:
    """A point: its row, value, lane, member and name; how far it moves down from the middle of its lane."""

    row: Row
    value: float
    lane: str
    member: int
    name: str
    move: float = 0.0


def draw_beeswarm(sheet: Sheet, options: BeeswarmOptions) -> Sketch:
    """Lay out and draw the swarms."""
    strips, bees, radius = _lay_swarms(sheet, options)
    sketch = Sketch(sheet.width, 0, (1, 1))
    add_strips(sketch, sheet, strips, options.x)
    _add_bees(sketch, sheet, options, bees, (strips, radius))
    places = [(strips.scale.place(bee.value), strips.middles[bee.lane] + bee.move) for bee in bees]
    _add_names(sketch, sheet, options, [(bee, *place) for bee, place in zip(bees, places, strict=True)], radius)
    frame = frame_lanes(sheet, options, strips.lanes, strips.scale)
    add_annotations(sketch, sheet, frame, list_annotations(options), places)
    members = sheet.list_members(options.color or "")
    sketch.legend = tuple(LegendItem(name, f"dot-{number + 1}") for number, name in enumerate(members))
    return sketch


def _lay_swarms(sheet: Sheet, options: BeeswarmOptions) -> tuple[Strips, list[_Bee], float]:
    """The largest points with which the swarms are not too tall; in small multiples for the largest swarms of all."""
    names, notes = _list_names(sheet, options), list_annotations(options)
    bees, top = _list_bees(sheet, options), 4 + measure_head(sheet, notes, sheet.width)
    values = [number for row in sheet.scale_rows if (number := read_number(row[options.x])) is not None]
    for radius in _RADII:

        def lay(heights: Sequence[float], reach: float = radius) -> Strips:
            lanes: Lanes = lay_lanes(sheet, names, heights, top, ())
            look = Look(options.x, options.format, options.log)
            return fit_strips(sheet, lanes, [*values, *list_values(notes)], look, reach + 1)

        scale = lay([_LEAST] * len(names)).scale
        placed = [bee for name in names for bee in _settle(bees, name, [scale.place(b.value) for b in bees], radius)]
        heights = [_measure_lane(options, [bee for bee in placed if bee.lane == name], radius) for name in names]
        if sum(heights) <= _TALLEST * max(1.0, len(names) / 4) or radius == _RADII[-1]:
            break
    return lay(heights), placed, radius


def _measure_lane(options: BeeswarmOptions, bees: Sequence[_Bee], radius: float) -> float:
    """The height of a swarm, with room for names where there are some to write."""
    named = {*options.highlight, *(options.labels if isinstance(options.labels, list) else ())}
    words = _NAMES if any(bee.name in named for bee in bees) else 0.0
    return max([_LEAST, *(2 * (abs(bee.move) + radius) + _AIR + words for bee in bees)])


def _list_names(sheet: Sheet, options: BeeswarmOptions) -> list[str]:
    if options.sort == "name":
        return sorted(sheet.list_members(options.y), key=str.casefold)
    names = sheet.list_members(options.y)
    if options.sort == "data":
        return names
    values: dict[str, list[float]] = {name: [] for name in names}
    for row in sheet.scale_rows:
        if (number := read_number(row[options.x])) is not None:
            values[sheet.name_member(row, options.y)].append(number)
    middles = {name: sorted(found)[len(found) // 2] if found else 0.0 for name, found in values.items()}
    return sorted(names, key=middles.__getitem__, reverse=options.sort == "descending")


def _list_bees(sheet: Sheet, options: BeeswarmOptions) -> list[_Bee]:
    members, bees = sheet.list_members(options.color or ""), []
    for row in sheet.rows:
        value = read_number(row[options.x])
        if value is None:
            continue
        name = sheet.name_member(row, options.label) if options.label else ""
        member = members.index(sheet.name_member(row, options.color)) if options.color else 0
        bees.append(_Bee(row, value, sheet.name_member(row, options.y), member, name))
    return bees


def _settle(bees: Sequence[_Bee], lane: str, places: Sequence[float], radius: float) -> list[_Bee]:
    """The points of a lane, from left to right, where they do not meet."""
    own = sorted((place, number) for number, place in enumerate(places) if bees[number].lane == lane)
    moves = spread_swarm([place for place, _ in own], radius)
    return [replace(bees[number], move=move) for (_, number), move in zip(own, moves, strict=True)]


def _add_bees(
    sketch: Sketch, sheet: Sheet, options: BeeswarmOptions, bees: Sequence[_Bee], look: tuple[Strips, float]
) -> None:  # fmt: skip
    strips, radius = look
    names = (options.label, options.y, options.color, options.x)
    is_grey = bool(options.highlight) and not options.color
    rows: Rows = []
    for bee in bees:
        member, is_stressed = style.style_member(bee.member), bee.name in options.highlight
        color = style.HIGHLIGHT if is_stressed else style.MUTED if is_grey else member.stroke
        fill = style.PAPER if member.hollow and not is_stressed else color
        opacity = 0.95 if is_stressed or not options.highlight else 0.45
        place = {"value": bee.value, "y": strips.middles[bee.lane] + bee.move}
        paint = {"fill": fill, "stroke": color, "shape": member.shape, "opacity": opacity}
        rows.append({**place, **paint, **sheet.list_words(bee.row, *names, form=options.format)})
    mark = sketch.add("bees", rows).mark_point(size=4 * (radius - 0.5) ** 2, strokeWidth=1, opacity=1)
    sketch.keep(
        mark.encode(
            x=alt.X("value:Q", scale=scale_channel(strips.scale), axis=None),
            y=alt.Y("y:Q", scale=None, axis=None),
            fill=alt.Fill("fill:N", scale=None),
            stroke=alt.Stroke("stroke:N", scale=None),
            shape=alt.Shape("shape:N", scale=None),
            fillOpacity=alt.FillOpacity("opacity:Q", scale=None),
            tooltip=sheet.list_titles(*names),
        )
    )


def _add_names(
    sketch: Sketch, sheet: Sheet, options: BeeswarmOptions, bees: Sequence[tuple[_Bee, float, float]], radius: float
) -> None:  # fmt: skip
    """The names asked for, stressed ones first."""
    asked = {bee.name for bee, _, _ in bees} if options.labels == "all" else set(options.labels)
    found = [
        Named(x, y, radius, bee.name, bee.name in options.highlight)
        for bee, x, y in bees
        if bee.name and bee.name in asked.union(options.highlight)
    ]
    ordered = sorted(found, key=lambda named: not named.is_stressed)
    area = Box(0, 0, sheet.width, sketch.height)
    reach = radius * 0.7
    corners = [(a * reach, b * reach) for a, b in ((0, 0), (1, 1), (1, -1), (-1, 1), (-1, -1))]
    marks = [(x + a, y + b) for _, x, y in bees for a, b in corners]
    add_names(sketch, place_names(ordered, marks, box_texts(sketch, sheet.fonts), area, sheet.measure_bold))
