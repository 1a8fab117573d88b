"""Columns: how much, side by side or year by year, always from zero."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import ClassVar

from pydantic import Field

from nutgraf.charts.checks import check_placed
from nutgraf.charts.options import CATEGORY, NUMERIC, ColumnName, Complaint, Roles, Spot
from nutgraf.charts.scales import number_moment
from nutgraf.charts.sheet import Sheet, Sketch
from nutgraf.charts.stacks import SHARE, StackOptions, read_plan
from nutgraf.charts.upright import draw_upright
from nutgraf.datasets.model import Dataset

_MOST_SLOTS, _MOST_NAMES = 400, 60


class ColumnOptions(StackOptions):
    """Vertical bars along categories, years or dates; they lie down where the words below them find no room."""

    takes: ClassVar[Mapping[str, tuple[str, ...]]] = {"x": CATEGORY, "y": NUMERIC, "color": CATEGORY}
    roles: ClassVar[Roles] = Roles("color", "y", "x", "x", ("x", "color", "y"), made=(SHARE,))
    most_rows: ClassVar[int] = 800
    panel: ClassVar[int] = 150
    is_continuous: ClassVar[bool] = True

    x: ColumnName = Field(description="The column of categories, years or dates: what stands below the columns.")
    y: ColumnName = Field(description="The column of values: the height of the columns.")
    height: int | None = Field(None, ge=120, le=1200, description="The height in pixels.")
    start: Spot | None = Field(None, alias="from", description="Rows before this year or date are left out.")
    end: Spot | None = Field(None, alias="to", description="Rows after this year or date are left out.")

    def check_rows(self, dataset: Dataset) -> Iterator[Complaint]:
        """Columns need a place each that is wide enough to be seen."""
        yield from super().check_rows(dataset)
        column = dataset.column(self.x)
        names = {row[self.x] for row in dataset.rows}
        if column and column.type not in ("year", "date") and len(names) > _MOST_NAMES:
            message = f"{len(names)} categories are more than columns can show"
            yield Complaint("x", "chart.rows", message, f"at most {_MOST_NAMES}", "aggregate or filter the dataset")
        if column and column.type in ("year", "date"):
            yield from check_placed(dataset, "x", self.x)
            found = (number_moment(name, column.type) for name in names)
            places = sorted(at for at in found if at is not None)
            step = min((later - earlier for earlier, later in pairwise(places)), default=1.0)
            if len(places) > 1 and (count := (places[-1] - places[0]) / step + 1) > _MOST_SLOTS:
                message = f"from first to last there is room for {count:,.0f} columns as near as the nearest two"
                fix = "use 'kind: line', or choose rows with 'from:' and 'to:'"
                yield Complaint("x", "chart.rows", message, f"at most {_MOST_SLOTS}", fix)


def draw_column(sheet: Sheet, options: ColumnOptions) -> Sketch:
    """Lay out and draw the columns."""
    return draw_upright(sheet, read_plan(sheet, options))
