"""What all maps share: the shapes they stand on, the projection, and areas as marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

from pydantic import Field

from nutgraf.charts import house_style as style
from nutgraf.charts.geography import choose_projection, fit_projection, list_outline
from nutgraf.charts.grammar import alt
from nutgraf.charts.interior import Rings, find_middle
from nutgraf.charts.options import ChartOptions, Complaint, Text
from nutgraf.charts.projections import Flat, Name, Projection
from nutgraf.charts.sheet import Rows, Sheet, Sketch
from nutgraf.charts.thinning import measure_box, thin_areas
from nutgraf.charts.wording import Format
from nutgraf.datasets.model import Dataset
from nutgraf.datasets.shapes import Area, Point, Polygon, Shapes

_RATIO, _FINE, _FINEST = 1.1, 100, 600


class MapOptions(ChartOptions):
    """The options of all maps."""

    most_rows: ClassVar[int] = 4000
    panel: ClassVar[int] = 160

    shapes: Text | None = Field(None, description="The dataset whose shapes are drawn. Default: that of `data`.")
    projection: Name | None = Field(
        None, description="How the globe is laid flat. Default: equal areas, for the world or for a part of it."
    )
    parallels: tuple[float, float] | None = Field(
        None, description="Two latitudes that `conicEqualArea` keeps true: [south, north]."
    )
    height: int | None = Field(None, ge=120, le=1200, description="The height in pixels that the map may take.")
    format: Format = Field("full", description="How values are written: 1,300,000, 1.3 million, or 45%.")

    def check_words(self) -> Iterator[Complaint]:
        """Parallels belong to a cone."""
        yield from super().check_words()
        if self.parallels and self.projection not in (None, "conicEqualArea"):
            message = f"the projection {self.projection} has no parallels to choose"
            yield Complaint("parallels", "chart.projection", message, fix="take them out")

    def list_beside(self) -> Iterator[tuple[str, str]]:
        """The dataset of the shapes."""
        if self.shapes:
            yield "shapes", self.shapes

    def check_shapes(self, dataset: Dataset) -> Iterator[Complaint]:
        """There are shapes, and the projection is one for them."""
        found, option = find_shapes(dataset, self), "shapes" if self.shapes else "data"
        if found is None:
            message = f"dataset '{self.shapes or dataset.id}' has no shapes"
            fix = "name a dataset that has them with 'shapes:', or add [shapes] to its dataset.toml"
            yield Complaint(option, "chart.shapes", message, fix=fix)
        elif found.plane and self.projection not in (None, "identity"):
            message = f"the shapes lie on a plane already, and {self.projection} takes degrees"
            yield Complaint("projection", "chart.projection", message, "identity")
        elif not found.plane and self.projection == "identity":
            fix = "take 'projection' out, or say plane = \"up\" in dataset.toml"
            yield Complaint("projection", "chart.projection", "the shapes are in degrees, not on a plane", fix=fix)


def find_shapes(dataset: Dataset, options: MapOptions) -> Shapes | None:
    """The shapes that a map stands on."""
    holders = dataset.beside if options.shapes and options.shapes != dataset.id else (dataset,)
    return next((holder.shapes for holder in holders if holder.id == (options.shapes or dataset.id)), None)


@dataclass(frozen=True)
class Land:
    """An area as it lies on the drawing."""

    area: Area
    polygons: tuple[Polygon, ...]
    projection: Projection

    @cached_property
    def rings(self) -> Rings:
        """The largest of its parts, in pixels."""
        drawn = [[[self.projection.place(*point) for point in ring] for ring in part] for part in self.polygons]
        parts = [[[place for place in ring if place] for ring in part] for part in drawn]
        return max(parts, key=lambda part: _measure_size(part[0]))

    @cached_property
    def middle(self) -> Flat:
        """The place inside that is furthest from every border."""
        return find_middle(self.rings)[0]

    def write(self) -> dict[str, Any]:
        """As a feature of GeoJSON."""
        kind = "Polygon" if len(self.polygons) == 1 else "MultiPolygon"
        coordinates = self.polygons[0] if kind == "Polygon" else self.polygons
        return {"type": "Feature", "geometry": {"type": kind, "coordinates": coordinates}}


@dataclass(frozen=True, slots=True)
class Ground:
    """What a map stands on: its areas as they are drawn, from `top` down over `height` pixels."""

    projection: Projection
    lands: tuple[Land, ...]
    top: float
    height: float


def lay_ground(sheet: Sheet, options: MapOptions, top: float, points: Sequence[Point] = ()) -> Ground:
    """The areas fitted to the width of the sheet, below `top`; `points` must lie on it too."""
    shapes = find_shapes(sheet.dataset, options)
    if shapes is None:
        raise LookupError(options.shapes)
    wanted = choose_projection(shapes, options.projection, options.parallels, points)
    most = sheet.height or options.height or sheet.width * _RATIO
    fitted, height = fit_projection(wanted, list_outline(wanted, shapes, points), sheet.width, most, top)
    thinned = thin_areas(shapes.areas, fitted, shapes.plane)
    lands = tuple(Land(area, polygons, fitted) for area, polygons in thinned if polygons)
    return Ground(fitted, lands, top, height)


def add_lands(
    sketch: Sketch, name: str, rows: Rows, tooltip: Sequence[Any] | None = None, stroke: str = style.GRID
) -> None:
    """Areas as marks: rows of `Land.write()`, `fill` and what the tooltip says. A fine line sets neighbours apart."""
    count = len(rows)
    width = 0.3 if count > _FINEST else 0.5 if count > _FINE else 0.8
    mark = sketch.add(name, rows).mark_geoshape(clip=False, stroke=stroke, strokeWidth=width, strokeJoin="round")
    encoding: dict[str, Any] = {"fill": alt.Fill("fill:N", scale=None)}
    if tooltip is not None:
        encoding["tooltip"] = list(tooltip)
    sketch.keep(mark.encode(**encoding))


def _measure_size(ring: Sequence[Flat]) -> float:
    if not ring:
        return 0.0
    left, top, right, bottom = measure_box(ring)
    return (right - left) * (bottom - top)
