"""Points on a map: where something is, and how much of it by the area of a circle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil
from typing import ClassVar, Literal

from pydantic import Field

from nutgraf.charts import house_style as style
from nutgraf.charts.bubbles import Bubbles, add_sizes, fit_bubbles
from nutgraf.charts.callout import Box
from nutgraf.charts.checks import check_labels
from nutgraf.charts.dots import ring_circle
from nutgraf.charts.geography import find_beyond
from nutgraf.charts.grammar import alt
from nutgraf.charts.groups import list_finite
from nutgraf.charts.lands import Ground
from nutgraf.charts.maps import MapOptions, add_lands, find_shapes, lay_ground
from nutgraf.charts.model import LegendItem
from nutgraf.charts.naming import Named, add_names, place_names
from nutgraf.charts.options import CATEGORY, NUMERIC, ColumnName, Complaint, Roles, Spot
from nutgraf.charts.projections import Projection
from nutgraf.charts.sheet import Rows, Sheet, Sketch, read_number
from nutgraf.datasets.model import Dataset, Row

_RADII = ((40, 5.0), (200, 4.0), (1000, 3.0))
_SMALLEST = 2.0
_SEEN = 1.0


class PointsOptions(MapOptions):
    """A point for each row that says where; with `size` the points are circles in proportion (bubbles)."""

    takes: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "longitude": NUMERIC,
        "latitude": NUMERIC,
        "size": NUMERIC,
        "color": CATEGORY,
        "label": ("string",),
    }
    roles: ClassVar[Roles] = Roles(series="color", value="size", named="label", order=("label", "color", "size"))

    longitude: ColumnName = Field(description="The column of degrees to the east, or of the first axis of a plane.")
    latitude: ColumnName = Field(description="The column of degrees to the north, or of the second axis of a plane.")
    size: ColumnName | None = Field(None, description="A column of amounts: the areas of the circles.")
    color: ColumnName | None = Field(None, description="A column that tells points apart, by colour and by shape.")
    label: ColumnName = Field(description="The column of the names of the points.")
    labels: Literal["all", "none"] | list[Spot] = Field(
        "none", description="Which names stand at points, room allowing."
    )
    highlight: list[Spot] = Field(default_factory=list, description="The names of points to stress.")

    def check_rows(self, dataset: Dataset) -> Iterator[Complaint]:
        """Points lie on the map, circles have an area, labels name points."""
        yield from self.check_shapes(dataset)
        yield from self._check_places(dataset)
        least = min(list_finite(dataset.rows, self.size), default=Decimal(0)) if self.size else Decimal(0)
        if least < 0:
            message = f"column '{self.size}' holds {least}, which is no area"
            yield Complaint("size", "chart.value", message, "numbers from 0 on")
        yield from check_labels(dataset, self.label, self.labels)

    def _check_places(self, dataset: Dataset) -> Iterator[Complaint]:
        shapes, places = find_shapes(dataset, self), list_places(dataset.rows, self)
        if shapes is None:
            return
        if not places:
            message = f"no row has both a '{self.longitude}' and a '{self.latitude}'"
            yield Complaint("longitude", "chart.empty", message)
        far = [] if shapes.plane else [row for (x, y), row in places if abs(x) > 180 or abs(y) > 90]
        if far:
            message = f"'{far[0][self.label]}' lies nowhere on the globe"
            yield Complaint("latitude", "chart.value", message, "degrees: −180 to 180 east, −90 to 90 north")
        elif self.projection == "albersUsa":
            usa = Projection("albersUsa")
            lost = [row for place, row in places if usa.place(*place) is None]
            if lost:
                message = f"'{lost[0][self.label]}' lies outside of what albersUsa shows"
                yield Complaint("projection", "chart.projection", message, fix="leave such rows out, or take another")
        elif beyond := set(find_beyond(shapes, [place for place, _ in places])):
            names = [f"'{row[self.label]}'" for place, row in places if place in beyond]
            message = f"{', '.join(names[:5])}{' …' if len(names) > 5 else ''} far from every area of the map"
            fix = "are longitude and latitude in each other's place?"
            yield Complaint("longitude", "chart.place", message, fix=fix, severity="warning")


@dataclass(frozen=True, slots=True)
class _Pin:
    longitude: float
    latitude: float
    radius: float
    member: int
    name: str
    row: Row
    is_stressed: bool


def draw_points(sheet: Sheet, options: PointsOptions) -> Sketch:
    """Lay out and draw the land and the points on it."""
    bubbles = fit_bubbles(sheet, options.size) if options.size else None
    places = [place for place, _ in list_places(sheet.scale_rows, options)]
    ground = lay_ground(sheet, options, 0, places)
    sketch = Sketch(sheet.width, ceil(ground.bottom), (1, 1), projection=ground.projection.write())
    look = {"fill": style.GRID, "stroke": style.MUTED}
    add_lands(sketch, "land", [{**land.write(), **look} for land in ground.lands])
    every = _list_pins(sheet, options, bubbles)
    pins = [pin for pin in every if ground.holds(ground.projection.place(pin.longitude, pin.latitude))]
    _add_pins(sketch, sheet, options, pins)
    _add_names(sketch, sheet, options, pins, ground)
    if bubbles and options.size and not sheet.is_panel:
        add_sizes(sketch, sheet, options.size, bubbles, options.format)
    members, shown = sheet.list_members(options.color or ""), {pin.member for pin in pins}
    # Of a part of a map, only what lies there; small multiples share a legend.
    sketch.legend = tuple(
        LegendItem(name, f"dot-{number + 1}")
        for number, name in enumerate(members)
        if sheet.is_panel or number in shown
    )
    return sketch


def list_places(rows: Sequence[Row], options: PointsOptions) -> list[tuple[tuple[float, float], Row]]:
    """Where the rows are that say it."""
    found = [(read_number(row[options.longitude]), read_number(row[options.latitude]), row) for row in rows]
    return [((x, y), row) for x, y, row in found if x is not None and y is not None]


def _list_pins(sheet: Sheet, options: PointsOptions, bubbles: Bubbles | None) -> list[_Pin]:
    """The points, the largest first: small ones lie on top."""
    members = sheet.list_members(options.color or "")
    usual = next((size for most, size in _RADII if len(sheet.scale_rows) <= most), _SMALLEST)
    pins = []
    for (longitude, latitude), row in list_places(sheet.rows, options):
        amount = read_number(row[options.size]) if options.size else None
        if options.size and not amount:
            continue
        radius = bubbles.measure(amount) if bubbles and amount else usual
        member = members.index(sheet.name_member(row, options.color)) if options.color else 0
        name = sheet.name_member(row, options.label)
        pins.append(_Pin(longitude, latitude, radius, member, name, row, is_stressed=name in options.highlight))
    return sorted(pins, key=lambda pin: -pin.radius)


def _add_pins(sketch: Sketch, sheet: Sheet, options: PointsOptions, pins: Sequence[_Pin]) -> None:
    names = (options.label, options.color, options.size)
    rows: Rows = []
    for pin in pins:
        member = style.style_member(pin.member)
        color = style.HIGHLIGHT if pin.is_stressed else member.stroke
        fill = style.PAPER if member.hollow and not pin.is_stressed else color
        shape = "circle" if options.size else member.shape
        # A symbol's size is the square of its diameter; so areas are in proportion to those of the circles.
        look = {"fill": fill, "stroke": color, "shape": shape, "size": round(4 * max(pin.radius, _SEEN) ** 2, 3)}
        words = sheet.list_words(pin.row, *names, form=options.format)
        rows.append({"longitude": pin.longitude, "latitude": pin.latitude, **look, **words})
    mark = sketch.add("points", rows).mark_point(
        clip=False, strokeWidth=1, fillOpacity=0.6 if options.size else 0.9, opacity=1
    )
    sketch.keep(
        mark.encode(
            longitude=alt.Longitude("longitude:Q"),
            latitude=alt.Latitude("latitude:Q"),
            fill=alt.Fill("fill:N", scale=None),
            stroke=alt.Stroke("stroke:N", scale=None),
            shape=alt.Shape("shape:N", scale=None),
            size=alt.Size("size:Q", scale=None),
            tooltip=sheet.list_titles(*names),
        )
    )


def _add_names(sketch: Sketch, sheet: Sheet, options: PointsOptions, pins: Sequence[_Pin], ground: Ground) -> None:
    """The names asked for: stressed ones first, then those of the largest points."""
    chosen: list[Named] = []
    covered: list[tuple[float, float]] = []
    for pin in sorted(pins, key=lambda pin: not pin.is_stressed):
        x, y = ground.projection.place(pin.longitude, pin.latitude) or (0.0, 0.0)
        covered += ring_circle(x, y, pin.radius)
        is_asked = pin.name in options.labels if isinstance(options.labels, list) else options.labels == "all"
        if pin.is_stressed or (is_asked and not sheet.is_panel):
            chosen.append(Named(x, y, pin.radius, pin.name, pin.is_stressed))
    area = Box(0, 0, sheet.width, ground.bottom)
    add_names(sketch, place_names(chosen, covered, [], area, sheet.measure_bold))
