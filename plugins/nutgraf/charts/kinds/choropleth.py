"""Choropleths: areas in the colour of the class that their value falls in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from math import ceil
from typing import Annotated, Any, ClassVar

from pydantic import Field

from nutgraf.charts import house_style as style
from nutgraf.charts.classes import MISSING, MOST_CLASSES, Classes, Method, choose_bounds, make_classes
from nutgraf.charts.keys import NO_DATA, add_key, list_classes
from nutgraf.charts.land_names import LandName, add_land_names
from nutgraf.charts.lands import Land
from nutgraf.charts.maps import MapOptions, add_lands, find_shapes, lay_ground, list_shapes
from nutgraf.charts.options import NUMERIC, ColumnName, Complaint, Roles, Text
from nutgraf.charts.sheet import Sheet, Sketch, fill_tooltip, list_tooltips
from nutgraf.charts.wording import MISSING as NO_VALUE
from nutgraf.datasets.model import Cell, Dataset, Row
from nutgraf.names import nearest

_NAMES = ("string", "number", "year")
_TOLD = 5
Bound = Annotated[Decimal, Field(allow_inf_nan=False)]


class ChoroplethOptions(MapOptions):
    """Areas coloured by a value. For rates and shares: counts belong on a map of points with `size`."""

    takes: ClassVar[Mapping[str, tuple[str, ...]]] = {"area": _NAMES, "name": ("string",), "value": NUMERIC}
    roles: ClassVar[Roles] = Roles(value="value", named="area", order=("name", "area", "value"))

    area: ColumnName = Field(description="The column with the ids of the areas, as the shapes have them.")
    name: ColumnName | None = Field(None, description="The column with their names. Default: those of the shapes.")
    value: ColumnName = Field(description="The column of values.")
    breaks: list[Bound] = Field(default_factory=list, description="Where one class ends and the next begins.")
    steps: int = Field(5, ge=2, le=MOST_CLASSES, description="How many classes, where there are no breaks.")
    classes: Method = Field("equal", description="Classes of equal steps, or quantiles: of equally many areas.")
    center: Bound | None = Field(None, description="A value from which the colours go two ways, such as 0.")
    highlight: list[Text] = Field(default_factory=list, description="The ids of areas to outline and to name.")
    labels: bool = Field(False, description="Whether areas carry their names, where these fit.")

    def check_words(self) -> Iterator[Complaint]:
        """Breaks rise, and there are colours for what lies between them."""
        yield from super().check_words()
        if any(after <= before for before, after in pairwise(self.breaks)):
            yield Complaint("breaks", "chart.breaks", "the breaks do not rise", fix="put them in order, each once")
        if len(self.breaks) >= MOST_CLASSES:
            message = f"{len(self.breaks)} breaks make {len(self.breaks) + 1} classes"
            yield Complaint("breaks", "chart.breaks", message, f"at most {MOST_CLASSES} can be told apart")
        if self.center is not None and self.classes == "quantiles":
            yield Complaint("classes", "chart.breaks", "quantiles have no center", fix="take one of both out")

    def check_rows(self, dataset: Dataset) -> Iterator[Complaint]:
        """Every row has a shape, once; shapes without a row are told, as they are drawn hatched."""
        yield from self.check_shapes(dataset)
        shapes = find_shapes(dataset, self)
        if shapes is None:
            return
        known, asked = (
            list_shapes(dataset, self),
            Counter((read_id(row[self.area]), self._read_panel(row)) for row in dataset.rows),
        )
        if any(row[self.area] is None for row in dataset.rows):
            message, fix = f"a row has no value in column '{self.area}', and so no area", "fill it in, or leave it out"
            yield Complaint("area", "chart.missing", message, fix=fix)
        names, ids = dict.fromkeys(name for name, _ in asked if name), set(known)
        if lost := [name for name in names if name not in ids]:
            yield Complaint("area", "chart.join", *_tell_lost("row", "has no shape", lost, known))
        elif bare := [name for name in shapes.ids if name not in names]:
            message, _ = _tell_lost("shape", "has no row", bare, ())
            allowed = f"drawn as “{NO_DATA}”"
            yield Complaint("area", "chart.join", message, allowed, severity="warning")
        if twice := next((name for (name, _), count in asked.items() if count > 1), None):
            yield Complaint("area", "chart.twice", f"more than one row for '{twice}'", fix="keep one row an area")

    def _read_panel(self, row: Row) -> Cell:
        return row[self.facet] if self.facet else None


def draw_choropleth(sheet: Sheet, options: ChoroplethOptions) -> Sketch:
    """Lay out and draw the areas."""
    classes = _make_classes(sheet, options)
    sketch = Sketch(sheet.width, 0, (1, 1))
    found = {read_id(row[options.area]): row for row in sheet.rows}
    shapes = find_shapes(sheet.dataset, options)
    has_gap = any(_read_value(found.get(area.id), options) is None for area in (shapes.areas if shapes else ()))
    look = (options.format, has_gap)
    if sheet.is_panel:
        sketch.legend = list_classes(sheet, options.value, classes, *look)
    top = 0 if sheet.is_panel else add_key(sketch, sheet, options.value, classes, look)
    ground = lay_ground(sheet, options, top)
    sketch.height, sketch.projection = ceil(ground.bottom), ground.projection.write()
    order = {name: number for number, name in enumerate(found)}
    lands = sorted(ground.lands, key=lambda land: order.get(land.area.id, len(order)))
    rows = [_write_land(sheet, options, (land, found.get(land.area.id)), classes) for land in lands]
    titles = sheet.tooltip or (options.name or options.area, options.value)
    add_lands(sketch, "areas", rows, list_tooltips([sheet.column(name).title for name in titles]))
    _add_highlight(sketch, [land for land in lands if land.area.id in options.highlight])
    pairs = [(land, found.get(land.area.id)) for land in lands]
    add_land_names(sketch, sheet, list(_name_lands(sheet, options, pairs, classes)), ground)
    return sketch


def read_id(cell: Cell) -> str:
    """A cell as the id of a shape."""
    return f"{cell:f}" if isinstance(cell, Decimal) else "" if cell is None else str(cell)


def _tell_lost(noun: str, what: str, lost: Sequence[str], known: Sequence[str]) -> tuple[str, str]:
    """`3 rows have no shape: 'a', 'b' …`, and the nearest known name for each of the first."""
    count = f"1 {noun} {what}" if len(lost) == 1 else f"{len(lost)} {noun}s {what.replace('has', 'have')}"
    told = ", ".join(f"'{name}'" for name in lost[:_TOLD]) + (" …" if len(lost) > _TOLD else "")
    near = [f"'{found}' for '{name}'" for name in lost[:_TOLD] if (found := nearest(name, known))]
    return f"{count}: {told}", f"did you mean {', '.join(near)}?" if near else ""


def _make_classes(sheet: Sheet, options: ChoroplethOptions) -> Classes:
    values = [value for row in sheet.scale_rows if isinstance(value := row[options.value], Decimal)]
    bounds = options.breaks or choose_bounds(values, options.steps, options.classes, options.center)
    return make_classes(bounds, options.center)


def _read_value(row: Row | None, options: ChoroplethOptions) -> Decimal | None:
    value = row[options.value] if row else None
    return value if isinstance(value, Decimal) else None


def _name_land(sheet: Sheet, options: ChoroplethOptions, land: Land, row: Row | None) -> str:
    return sheet.name_member(row, options.name) if options.name and row else land.area.name


def _write_land(
    sheet: Sheet, options: ChoroplethOptions, pair: tuple[Land, Row | None], classes: Classes
) -> dict[str, Any]:
    land, row = pair
    value = _read_value(row, options)
    shade = MISSING if value is None else classes.shades[classes.find(value)]
    # Dark lines set pale areas off from the paper, pale lines dark areas from their neighbours.
    look = {"fill": shade.fill, "stroke": style.GRID if shade.ink == style.ON_HIGH else style.MUTED}
    name = _name_land(sheet, options, land, row)
    if row and sheet.tooltip:
        words = sheet.list_words(row, form=options.format)
    elif sheet.tooltip:
        words = fill_tooltip([name, *[NO_VALUE] * (len(sheet.tooltip) - 1)])
    else:
        told = sheet.write_words(row, options.value, options.format) if row and value is not None else NO_DATA
        words = fill_tooltip([name, told])
    return {**land.write(), **look, **words}


def _add_highlight(sketch: Sketch, lands: Sequence[Land]) -> None:
    if lands:
        mark = sketch.add("outlines", [land.write() for land in lands])
        sketch.keep(mark.mark_geoshape(clip=False, filled=False, stroke=style.INK, strokeWidth=2, strokeJoin="round"))


def _name_lands(
    sheet: Sheet, options: ChoroplethOptions, pairs: Sequence[tuple[Land, Row | None]], classes: Classes
) -> Iterator[LandName]:
    """The names that the writer asks for, stressed ones first."""
    for land, row in sorted(pairs, key=lambda pair: pair[0].area.id not in options.highlight):
        is_stressed = land.area.id in options.highlight
        if is_stressed or (options.labels and not sheet.is_panel):
            value = _read_value(row, options)
            ink = "" if value is None else classes.shades[classes.find(value)].ink
            yield LandName(land, _name_land(sheet, options, land, row), ink, is_stressed)
