"""What all maps share: the shapes they stand on, the projection, and areas as marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, ClassVar

from pydantic import Field

from nutgraf.charts.geography import choose_projection, fit_projection, list_outline
from nutgraf.charts.grammar import alt
from nutgraf.charts.lands import Ground, Land
from nutgraf.charts.options import ChartOptions, Complaint, Text
from nutgraf.charts.projections import Name
from nutgraf.charts.sheet import Rows, Sheet, Sketch
from nutgraf.charts.thinning import thin_areas
from nutgraf.charts.wording import Format
from nutgraf.datasets.model import Dataset
from nutgraf.datasets.shapes import Point, Shapes
from nutgraf.names import suggest

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
    without: list[Text] = Field(default_factory=list, description="The ids of areas to leave out, such as Antarctica.")
    focus: list[Text] = Field(default_factory=list, description="The ids of areas to fit the map to; others are cut.")
    height: int | None = Field(None, ge=120, le=1200, description="The height in pixels that the map may take.")
    format: Format = Field("full", description="How values are written: 1,300,000, 1.3 million, or 45%.")

    def check_words(self) -> Iterator[Complaint]:
        """Parallels belong to a cone."""
        yield from super().check_words()
        if self.parallels and self.projection not in (None, "conicEqualArea"):
            message = f"the projection {self.projection} has no parallels to choose"
            yield Complaint("parallels", "chart.projection", message, fix="take them out")
        if self.focus and self.projection == "albersUsa":
            yield Complaint("focus", "chart.projection", "albersUsa shows all or nothing", fix="take another one")

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
        else:
            yield from self._check_areas(dataset)

    def _check_areas(self, dataset: Dataset) -> Iterator[Complaint]:
        known = list_shapes(dataset, self)
        for name in ("without", "focus"):
            for index, wanted in enumerate(getattr(self, name)):
                if wanted not in known:
                    message = f"no shape has the id '{wanted}'"
                    yield Complaint(f"{name}.{index}", "chart.shapes", message, suggest(wanted, known))
        if lost := [wanted for wanted in self.focus if wanted in self.without]:
            yield Complaint("without", "chart.shapes", f"'{lost[0]}' is in focus and left out", fix="take one out")


def find_shapes(dataset: Dataset, options: MapOptions) -> Shapes | None:
    """The shapes that a map stands on, but for those that are left out."""
    holders = dataset.beside if options.shapes and options.shapes != dataset.id else (dataset,)
    found = next((holder.shapes for holder in holders if holder.id == (options.shapes or dataset.id)), None)
    if found is None or not options.without:
        return found
    return replace(found, areas=tuple(area for area in found.areas if area.id not in options.without))


def list_shapes(dataset: Dataset, options: MapOptions) -> list[str]:
    """The ids of all shapes, those that are left out too."""
    found = find_shapes(dataset, options.model_copy(update={"without": []}))
    return found.ids if found else []


def lay_ground(sheet: Sheet, options: MapOptions, top: float, points: Sequence[Point] = ()) -> Ground:
    """The areas fitted to the width of the sheet, below `top`; `points` must lie on it too."""
    shapes = find_shapes(sheet.dataset, options)
    if shapes is None:
        raise LookupError(options.shapes)
    core = [area for area in shapes.areas if area.id in options.focus]
    center, points = (replace(shapes, areas=tuple(core)), ()) if core else (shapes, points)
    wanted = choose_projection(center, options.projection, options.parallels, points)
    most = sheet.height or options.height or sheet.width * _RATIO
    fitted, height = fit_projection(wanted, list_outline(wanted, center, points), sheet.width, most, top)
    extent = (0.0, float(top), float(sheet.width), float(top + height))
    fitted = replace(fitted, extent=extent) if core else fitted
    thinned = thin_areas(shapes.areas, fitted, shapes.plane)
    lands = (Land(area, polygons, fitted, extent) for area, polygons in thinned if polygons)
    return Ground(fitted, tuple(land for land in lands if not core or land.is_seen), extent)


def add_lands(sketch: Sketch, name: str, rows: Rows, tooltip: Sequence[Any] | None = None) -> None:
    """Areas as marks: rows of `Land.write()`, `fill`, `stroke` and what the tooltip says."""
    width = 0.25 if len(rows) > _FINEST else 0.4 if len(rows) > _FINE else 0.6
    mark = sketch.add(name, rows).mark_geoshape(clip=False, strokeWidth=width, strokeJoin="round")
    encoding: dict[str, Any] = {"fill": alt.Fill("fill:N", scale=None), "stroke": alt.Stroke("stroke:N", scale=None)}
    if tooltip is not None:
        encoding["tooltip"] = list(tooltip)
    sketch.keep(mark.encode(**encoding))
