"""Tables with bars, shades and small lines in their cells: an HTML table on the page, a drawing of it elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from nutgraf.charts.grid_drawing import draw_grid
from nutgraf.charts.grid_markup import write_grid
from nutgraf.charts.grids import NOTHING, Grid, GridCell, GridHead, GridRow, Marks, make_cells, make_head, make_traces
from nutgraf.charts.lanes import sort_rows
from nutgraf.charts.options import ANY, NUMERIC, ORDERED, ChartOptions, ColumnName, Complaint, Roles, Spot, Text
from nutgraf.charts.scales import number_moment
from nutgraf.charts.sheet import Sheet, Sketch
from nutgraf.datasets.model import Cell, Column, Dataset, Row
from nutgraf.html import Html
from nutgraf.names import suggest

Center = Annotated[Decimal, Field(allow_inf_nan=False)]


class Spark(BaseModel):
    """A small line in each row: values along time or numbers, of the rows that have the same name."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    data: Text | None = Field(None, description="The dataset of the lines. Default: that of the table.")
    key: ColumnName | None = Field(None, description="Its column that names the rows of the table. Default: theirs.")
    x: ColumnName = Field(description="The column along the line: a year, a date or a number.")
    y: ColumnName = Field(description="The column of values.")
    scale: Literal["own", "shared"] = Field("own", description="Whether each line fills its height, or all share one.")


class TableOptions(ChartOptions):
    """The columns to show, the first of which names the rows; what stands in their cells beside the words."""

    takes: ClassVar[Mapping[str, tuple[str, ...]]] = {"columns": ANY, "bars": NUMERIC, "heat": NUMERIC, "by": NUMERIC}
    roles: ClassVar[Roles] = Roles(named="row", order=("columns",))
    most_rows: ClassVar[int] = 2000

    alt: str = Field("", description="The table in a sentence, where a picture of it stands. Not needed: it is words.")
    columns: list[ColumnName] = Field(min_length=1, description="The columns from left to right; the first names rows.")
    bars: list[ColumnName] = Field(default_factory=list, description="Columns of numbers with a bar beside each.")
    heat: list[ColumnName] = Field(default_factory=list, description="Columns of numbers shaded from low to high.")
    center: Center | None = Field(None, description="A value from which shades go two ways, such as 0.")
    spark: Spark | None = Field(None, description="A small line at the end of each row.")
    sort: Literal["data", "ascending", "descending", "name"] = Field("data", description="The order of the rows.")
    by: ColumnName | None = Field(None, description="The column to sort by. Default: the first one of numbers.")
    highlight: list[Spot] = Field(default_factory=list, description="The names of rows to stress.")

    @model_validator(mode="before")
    @classmethod
    def fill_alt(cls, raw: Any) -> Any:
        """The table is its own alternative; where a picture of it stands, its title must do."""
        if isinstance(raw, dict) and not raw.get("alt") and isinstance(raw.get("title"), str):
            return {**raw, "alt": f"Row by row: {raw['title']}"}
        return raw

    @property
    def row(self) -> str:
        """The column that names the rows."""
        return self.columns[0]

    def check_words(self) -> Iterator[Complaint]:
        """Bars and shades stand in columns that are shown, one of both in each; tables have no small multiples."""
        for option, names in (("bars", self.bars), ("heat", self.heat)):
            for index, name in enumerate(names):
                if name not in self.columns:
                    message = f"'{name}' has {option} but is not shown"
                    fix = "add it to 'columns'"
                    yield Complaint(f"{option}.{index}", "chart.column", message, suggest(name, self.columns), fix)
        if twice := [name for name in self.heat if name in self.bars]:
            yield Complaint("heat", "chart.value", f"'{twice[0]}' has bars and heat", fix="take one of both out")
        yield from self._check_idle()

    def _check_idle(self) -> Iterator[Complaint]:
        """Options that would do nothing."""
        if self.by and self.sort not in ("ascending", "descending"):
            fix = "add 'sort: descending', or take out 'by'"
            yield Complaint("by", "chart.value", f"'sort: {self.sort}' does not look at values", fix=fix)
        if self.center is not None and not self.heat:
            yield Complaint("center", "chart.missing", "'center' needs 'heat'", "columns to shade", "add 'heat:'")
        if self.tooltip:
            yield Complaint("tooltip", "chart.value", "a table tells all that it shows", fix="take 'tooltip' out")
        if self.facet:
            yield Complaint("facet", "chart.value", "a table has no small multiples", fix="take 'facet' out")

    def list_beside(self) -> Iterator[tuple[str, str]]:
        """The dataset of the lines."""
        if self.spark and self.spark.data:
            yield "spark.data", self.spark.data

    def check_rows(self, dataset: Dataset) -> Iterator[Complaint]:
        """Rows have names of their own, and lines have their columns."""
        if self.spark:
            complaints = list(self._check_spark(self.spark, dataset))
            yield from complaints
            if complaints:
                return
        shown = self.summarize(dataset)
        counts = Counter(row[self.row] for row in shown.rows)
        twice = [name for name, count in counts.items() if count > 1]
        if twice:
            fix = "show a column first that tells the rows apart"
            message = f"more than one row for '{'' if twice[0] is None else twice[0]}'"
            yield Complaint("columns.0", "chart.twice", message, fix=fix)

    def summarize(self, dataset: Dataset) -> Dataset:
        """With lines out of the table's own rows, the last row of each name; in the order asked for."""
        rows, beside = list(dataset.rows), dataset.beside
        if self.spark and not self.spark.data:
            rows, beside = _keep_last(rows, self.row, self.spark.x, dataset), (dataset,)
        numbers = [name for name in self.columns if (column := dataset.column(name)) and column.type == "number"]
        by = self.by or (numbers[0] if numbers else self.row)
        return replace(dataset, rows=tuple(sort_rows(rows, self.sort, by, self.row)), beside=beside)

    def _check_spark(self, spark: Spark, dataset: Dataset) -> Iterator[Complaint]:
        holder = find_holder(spark, dataset)
        for option, name, types in (
            ("key", spark.key or self.row, ANY),
            ("x", spark.x, ORDERED),
            ("y", spark.y, NUMERIC),
        ):
            column = holder.column(name)
            where = f"spark.{option}"
            if column is None:
                message = f"dataset '{holder.id}' has no column '{name}'"
                yield Complaint(where, "chart.column", message, suggest(name, (item.name for item in holder.columns)))
            elif column.type not in types:
                message = f"'{option}' cannot show column '{name}', which is a {column.type}"
                fitting = [item.name for item in holder.columns if item.type in types]
                allowed = f"a {' or '.join(types)}: {', '.join(fitting) or 'the dataset has none'}"
                yield Complaint(where, "chart.type", message, allowed)
            elif endless := [cell for row in holder.rows if _is_endless(cell := row[name])]:
                message = f"column '{name}' holds {endless[0]}, which no line can show"
                fix = "leave the cell empty, or mend the query that made it"
                yield Complaint(where, "chart.value", message, "numbers with an end", fix)


def _is_endless(cell: Cell) -> bool:
    return isinstance(cell, Decimal) and not cell.is_finite()


def find_holder(spark: Spark, dataset: Dataset) -> Dataset:
    """The dataset of the lines; where they are made of the table's own rows, all of them, before any was left out."""
    return next((other for other in dataset.beside if other.id == (spark.data or dataset.id)), dataset)


def draw_table(sheet: Sheet, options: TableOptions) -> Sketch:
    """The table as a drawing, for cards and files."""
    return draw_grid(sheet, build_grid(sheet, options))


def write_table(sheet: Sheet, options: TableOptions) -> Html:
    """The table as readers of the page get it."""
    return write_grid(build_grid(sheet, options), options.title)


def build_grid(sheet: Sheet, options: TableOptions) -> Grid:
    """Heads and cells as the options ask for them."""
    marks = Marks(options.bars, options.heat, options.center)
    heads = [make_head(sheet.column(name), marks) for name in options.columns]
    columns = [make_cells(sheet, name, marks) for name in options.columns]
    if options.spark:
        head, cells = _make_spark(sheet, options, options.spark)
        heads.append(head)
        columns.append(cells)
    rows = [
        GridRow(tuple(cells), str(row[options.row]) in options.highlight)
        for row, cells in zip(sheet.rows, zip(*columns, strict=True), strict=True)
    ]
    return Grid(tuple(heads), tuple(rows))


def _make_spark(sheet: Sheet, options: TableOptions, spark: Spark) -> tuple[GridHead, list[GridCell]]:
    holder = find_holder(spark, sheet.dataset)
    found = (holder.column(spark.key or options.row), holder.column(spark.x), holder.column(spark.y))
    key, along, value = (column or sheet.column(options.row) for column in found)
    traces = make_traces(sheet, holder.rows, (key, along, value), is_shared=spark.scale == "shared")
    names = [sheet.name_member(row, options.row) for row in sheet.rows]
    cells = [GridCell("", trace=traces[name]) if name in traces else NOTHING for name in names]
    return GridHead(_name_spark(sheet, holder.rows, along, value), value.unit, "spark"), cells


def _name_spark(sheet: Sheet, rows: tuple[Row, ...], along: Column, value: Column) -> str:
    """`Share, 2015–2022`."""
    placed = [(at, row[along.name]) for row in rows if (at := number_moment(row[along.name], along.type)) is not None]
    ends = [sheet.wording.write_cell(cell, along) for _, cell in (min(placed), max(placed))] if placed else []
    return f"{value.title}, {'–'.join(dict.fromkeys(ends))}" if ends else value.title


def _keep_last(rows: list[Row], name: str, along: str, dataset: Dataset) -> list[Row]:
    """Of the rows of each name the one that is furthest along, in the order in which the names come."""
    column = dataset.column(along)
    last: dict[Cell, tuple[float, Row]] = {}
    for row in rows:
        at = number_moment(row[along], column.type) if column else None
        known = last.get(row[name])
        if known is None or (at is not None and at > known[0]):
            last[row[name]] = (float("-inf") if at is None else at, row)
    return [row for _, row in last.values()]
