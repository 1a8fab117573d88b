"""The data of a chart in words: a table, and one sentence on what stands out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from nutgraf.charts.kinds import CHARTS
from nutgraf.charts.model import ChartRequest, Table
from nutgraf.charts.vegalite_words import describe_spec, list_used, read_spec
from nutgraf.charts.wording import Wording, count_decimals
from nutgraf.datasets.model import Column, Dataset, Row

_ENDS = 50


def list_columns(request: ChartRequest, dataset: Dataset) -> list[Column]:
    """The columns of a dataset that a chart shows, in the order of its table."""
    if request.kind == "spec":
        return list_used(read_spec(request.options), dataset)
    roles = CHARTS[request.kind].options.roles
    chosen = [name for option in roles.order for name in _list_names(request.options.get(option))]
    found = (dataset.column(name) for name in dict.fromkeys([*chosen, *roles.made, str(request.options.get("facet"))]))
    return [column for column in found if column]


def _list_names(value: object) -> list[str]:
    """The columns that an option names: one, several or none."""
    return [str(name) for name in value] if isinstance(value, list) else [str(value)] if value else []


def make_table(request: ChartRequest, dataset: Dataset, wording: Wording) -> Table:
    """What the chart shows, as a table: exact values, all with as many decimals as the most exact of their column.

    Of a long one the first and the last rows: a thousand of them would weigh more than the rest of the page.
    """
    columns, rows = list_columns(request, dataset), dataset.rows
    omitted = len(rows) - 2 * _ENDS
    if omitted <= _ENDS:
        return tabulate(columns, rows, wording)
    table = _write_table(columns, rows[:_ENDS] + rows[-_ENDS:], _count_places(columns, rows), wording)
    return replace(table, shown=_ENDS, omitted=omitted)


def tabulate(columns: Sequence[Column], rows: Sequence[Row], wording: Wording) -> Table:
    """Rows as readers of the language see them."""
    return _write_table(columns, rows, _count_places(columns, rows), wording)


def _count_places(columns: Sequence[Column], rows: Sequence[Row]) -> list[int]:
    return [count_decimals(row[column.name] for row in rows) for column in columns]


def _write_table(columns: Sequence[Column], rows: Sequence[Row], places: Sequence[int], wording: Wording) -> Table:
    pairs = list(zip(columns, places, strict=True))
    cells = tuple(tuple(wording.write_cell(row[column.name], column, count) for column, count in pairs) for row in rows)
    headers = tuple(_head(column) for column in columns)
    return Table(headers, cells, tuple(column.type == "number" for column in columns))


def describe_chart(request: ChartRequest, dataset: Dataset, wording: Wording) -> str:
    """One sentence on what stands out, as the kind of chart tells it.

    Empty where the language is not English: no sentence is better than a foreign one.
    """
    if wording.locale.language != "en":
        return ""
    if request.kind == "spec":
        return describe_spec(read_spec(request.options), dataset, wording)
    return CHARTS[request.kind].describe(list_columns(request, dataset), dataset.rows, wording)


def _head(column: Column) -> str:
    is_told = not column.unit or column.unit.casefold() in column.title.casefold()
    return column.title if is_told else f"{column.title} ({column.unit})"
