"""Waterfalls: how rises and falls lead from one total to another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import ClassVar

from pydantic import Field

from nutgraf.charts.options import (
    CATEGORY,
    NUMERIC,
    Annotation,
    ChartOptions,
    ColumnName,
    Complaint,
    Reference,
    Roles,
    Text,
)
from nutgraf.charts.parts import TOTAL
from nutgraf.charts.sheet import Sheet, Sketch
from nutgraf.charts.stacks import BarPlan, read_amount
from nutgraf.charts.upright import draw_upright
from nutgraf.charts.wording import Format
from nutgraf.datasets.model import Cell, Column, Dataset, Row


class WaterfallOptions(ChartOptions):
    """Columns of changes, each from where the one before ended; they lie down where words find no room."""

    takes: ClassVar[Mapping[str, tuple[str, ...]]] = {"x": CATEGORY, "y": NUMERIC, "total": ("boolean",)}
    roles: ClassVar[Roles] = Roles("", "y", "x", "x", ("x", "y", "total"))
    most_rows: ClassVar[int] = 40
    panel: ClassVar[int] = 240

    x: ColumnName = Field(description="The column of steps, in the order in which they follow one another.")
    y: ColumnName = Field(description="The column of changes; in rows that are totals, the total or nothing.")
    total: ColumnName | None = Field(None, description="A column that is true where a row is a total, as the first is.")
    result: Text | None = Field(None, description="The words below a last column: the sum of all steps.")
    height: int | None = Field(None, ge=120, le=1200, description="The height in pixels.")
    labels: bool = Field(True, description="Whether steps carry their values; otherwise there is an axis.")
    format: Format = Field("full", description="How values are written: 1,300,000, 1.3 million, or 45%.")
    reference: Reference | None = Field(None, description="A value to compare with.")
    annotations: list[Annotation] = Field(default_factory=list, description="Words at places on the chart.")

    def check_rows(self, dataset: Dataset) -> Iterator[Complaint]:
        """Steps are known, named once, and lead to the totals that the data state."""
        for rows in split_rows(dataset.rows, self.facet):
            yield from self._check_steps(rows)

    def _check_steps(self, rows: list[Row]) -> Iterator[Complaint]:
        level = Decimal(0)
        for number, row in enumerate(rows):
            value, is_total = row[self.y], self._is_total(row)
            if value is None and (not is_total or not number):
                fix = "fill it in (0 if there is none)"
                yield Complaint("y", "chart.missing", f"column '{self.y}' has no value for '{row[self.x]}'", fix=fix)
            if is_total and number and value is not None and value != level:
                message = f"'{row[self.x]}' says {value}, but the steps before it add up to {level}"
                yield Complaint(
                    "total", "chart.sum", message, fix="mend the step that is wrong, or leave the cell empty"
                )
            level = read_amount(value) if is_total and value is not None else level + read_amount(value)
        names = Counter([*(str(row[self.x]) for row in rows), *([self.result] if self.result else [])])
        twice = next((name for name, count in names.items() if count > 1), None)
        if twice is not None:
            yield Complaint("x", "chart.twice", f"more than one step is called '{twice}'", fix="give each its own name")

    def list_made(self, dataset: Dataset) -> Iterator[str]:
        """The last column, and the totals that the data leave out."""
        yield from [self.result] if self.result else []
        yield from (str(row[self.x]) for row in dataset.rows if self._is_total(row))

    def summarize(self, dataset: Dataset) -> Dataset:
        """The rows with the totals that the data leave out, and with that of `result`."""
        rows = [row for part in split_rows(dataset.rows, self.facet) for row in self._add_up(part)]
        return replace(dataset, columns=(*dataset.columns, Column(TOTAL, "boolean", TOTAL)), rows=tuple(rows))

    def _add_up(self, rows: list[Row]) -> Iterator[Row]:
        level = Decimal(0)
        for row in rows:
            is_total = self._is_total(row)
            if is_total:
                level = level if row[self.y] is None else read_amount(row[self.y])
            else:
                level += read_amount(row[self.y])
            yield {**row, TOTAL: is_total, self.y: level if is_total else row[self.y]}
        if self.result and rows:
            known: dict[str, Cell] = {self.facet: rows[0][self.facet]} if self.facet else {}
            known |= {self.total: True} if self.total else {}
            yield {**dict.fromkeys(rows[0]), **known, self.x: self.result, self.y: level, TOTAL: True}

    def _is_total(self, row: Row) -> bool:
        return bool(self.total) and row[str(self.total)] is True


def split_rows(rows: Iterable[Row], facet: str | None) -> list[list[Row]]:
    """The rows of each small multiple; all of them where there are none."""
    found: dict[Cell, list[Row]] = {}
    for row in rows:
        found.setdefault(row[facet] if facet else None, []).append(row)
    return list(found.values())


def draw_waterfall(sheet: Sheet, options: WaterfallOptions) -> Sketch:
    """Lay out and draw the steps."""
    plan = BarPlan(
        options.x,
        options.y,
        "",
        options.facet or "",
        "data",
        options.labels,
        options.format,
        frozenset(),
        options,
        "step",
    )
    return draw_upright(sheet, plan)
