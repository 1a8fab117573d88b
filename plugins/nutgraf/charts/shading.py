"""Cells in the colour of the class that their value falls in: what heat maps and calendars share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Annotated, NamedTuple

from pydantic import Field

from nutgraf.charts import house_style as style
from nutgraf.charts.classes import MISSING, MOST_CLASSES, Classes, Method, Shade, choose_bounds, make_classes
from nutgraf.charts.grammar import alt
from nutgraf.charts.groups import list_finite
from nutgraf.charts.keys import add_key, list_classes
from nutgraf.charts.options import ChartOptions, ColumnName, Complaint
from nutgraf.charts.sheet import Rows, Sheet, Sketch
from nutgraf.charts.wording import Format
from nutgraf.datasets.model import Row

Bound = Annotated[Decimal, Field(allow_inf_nan=False)]


class ShadeOptions(ChartOptions):
    """The options of kinds that tell values by colour."""

    value: ColumnName = Field(description="The column of values: the colours of the cells.")
    breaks: list[Bound] = Field(default_factory=list, description="Where one class ends and the next begins.")
    steps: int = Field(5, ge=2, le=MOST_CLASSES, description="How many classes, where there are no breaks.")
    classes: Method = Field("equal", description="Classes of equal steps, or quantiles: of equally many cells.")
    center: Bound | None = Field(None, description="A value from which the colours go two ways, such as 0.")
    format: Format = Field("full", description="How values are written: 1,300,000, 1.3 million, or 45%.")

    def check_words(self) -> Iterator[Complaint]:
        """Breaks rise, and there are colours for what lies between them."""
        if any(after <= before for before, after in pairwise(self.breaks)):
            yield Complaint("breaks", "chart.breaks", "the breaks do not rise", fix="put them in order, each once")
        if len(self.breaks) >= MOST_CLASSES:
            message = f"{len(self.breaks)} breaks make {len(self.breaks) + 1} classes"
            yield Complaint("breaks", "chart.breaks", message, f"at most {MOST_CLASSES} can be told apart")
        if self.center is not None and self.classes == "quantiles":
            yield Complaint("classes", "chart.breaks", "quantiles have no center", fix="take one of both out")

    def classify(self, rows: Sequence[Row]) -> Classes:
        """The classes for all values; around zero where some lie below it and some above."""
        values = list_finite(rows, self.value)
        center = self.center
        if center is None and self.classes == "equal" and min(values) < 0 < max(values):
            center = Decimal(0)
        return make_classes(self.breaks or choose_bounds(values, self.steps, self.classes, center), center)


class Cell(NamedTuple):
    """A rectangle in pixels and the row that it shows; None where there is no row."""

    x: float
    y: float
    width: float
    height: float
    row: Row | None


def find_shade(options: ShadeOptions, classes: Classes, row: Row | None) -> Shade:
    """How the cell of a row is coloured."""
    value = row[options.value] if row else None
    return classes.shades[classes.find(value)] if isinstance(value, Decimal) else MISSING


def add_scale(sketch: Sketch, sheet: Sheet, options: ShadeOptions, classes: Classes, *, has_gap: bool) -> float:
    """The legend: on the sketch, or for small multiples beside it; returns the height that it takes."""
    if sheet.is_panel:
        sketch.legend = list_classes(sheet, options.value, classes, options.format, has_gap)
        return 0.0
    return add_key(sketch, sheet, options.value, classes, (options.format, has_gap)) + 4


def add_cells(
    sketch: Sketch, sheet: Sheet, options: ShadeOptions, cells: Sequence[Cell], classes: Classes
) -> None:  # fmt: skip
    """Draw the cells, in their order; those with rows tell the columns of the table."""
    names = [str(getattr(options, option)) for option in options.roles.order]
    felt: Rows = []
    bare: Rows = []
    for cell in cells:
        ends = {"x": cell.x, "y": cell.y, "x2": cell.x + cell.width, "y2": cell.y + cell.height}
        place = {**ends, "fill": find_shade(options, classes, cell.row).fill}
        if cell.row:
            felt.append({**place, **sheet.list_words(cell.row, *names, form=options.format)})
        else:
            bare.append(place)
    x, y = alt.X("x:Q", scale=None, axis=None), alt.Y("y:Q", scale=None, axis=None)
    channels = {"x": x, "y": y, "x2": alt.X2("x2:Q"), "y2": alt.Y2("y2:Q"), "fill": alt.Fill("fill:N", scale=None)}
    if bare:
        mark = sketch.add("gaps", bare).mark_rect(stroke=style.GRID, strokeWidth=0.5)
        sketch.keep(mark.encode(**channels))
    mark = sketch.add("cells", felt).mark_rect()
    sketch.keep(mark.encode(**channels, tooltip=sheet.list_titles(*names)))
