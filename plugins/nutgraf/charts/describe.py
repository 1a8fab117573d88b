"""The data of a chart in words: a table, and one sentence on what stands out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from nutgraf.charts.model import ChartRequest, Table
from nutgraf.charts.wording import Wording, count_decimals
from nutgraf.datasets.model import Column, Dataset, Row

_ORDER = ("y", "when", "label", "at", "group", "series", "color", "x", "x2")
_LINE_ORDER = ("x", "series", "y")


def list_columns(request: ChartRequest, dataset: Dataset) -> list[Column]:
    """The columns that a chart shows, what names a row first and its values last."""
    order = _LINE_ORDER if request.kind == "line" else _ORDER
    names = [str(request.options[option]) for option in order if request.options.get(option)]
    found = (dataset.column(name) for name in dict.fromkeys(names))
    return [column for column in found if column]


def make_table(request: ChartRequest, dataset: Dataset, wording: Wording) -> Table:
    """What the chart shows, as a table: exact values, all with as many decimals as the most exact of their column."""
    return tabulate(list_columns(request, dataset), dataset.rows, wording)


def tabulate(columns: Sequence[Column], rows: Sequence[Row], wording: Wording) -> Table:
    """Rows as readers of the language see them."""
    places = [count_decimals(row[column.name] for row in rows) for column in columns]
    cells = tuple(
        tuple(
            wording.write_cell(row[column.name], column, count) for column, count in zip(columns, places, strict=True)
        )
        for row in rows
    )
    headers = tuple(_head(column) for column in columns)
    return Table(headers, cells, tuple(column.type == "number" for column in columns))


def describe_chart(request: ChartRequest, dataset: Dataset, wording: Wording) -> str:
    """One sentence: how much there is, the extremes and where they are, for a line its first and last value.

    Empty where the language is not English: no sentence is better than a foreign one.
    """
    if wording.locale.language != "en":
        return ""
    columns = list_columns(request, dataset)
    value = next((column for column in reversed(columns) if column.type == "number"), None)
    if request.kind == "timeline" or value is None:
        return f"{_count(len(dataset.rows), 'event')} in order."
    known = [row for row in dataset.rows if isinstance(row[value.name], Decimal)]
    if request.kind == "line":
        return _describe_line(columns, value, known, wording)
    return _describe_extremes(columns[0], value, known, wording)


def _describe_extremes(names: Column, value: Column, rows: Sequence[Row], wording: Wording) -> str:
    say = _make_sayer(value, rows, wording)
    if len(rows) == 1:
        return f"One value: {_name(rows[0], names, wording)}, {say(rows[0])}."
    most = max(rows, key=lambda row: Decimal(str(row[value.name])))
    least = min(rows, key=lambda row: Decimal(str(row[value.name])))
    return (
        f"{_count(len(rows), 'value')}, from {say(least)} "
        f"({_name(least, names, wording)}) to {say(most)} "
        f"({_name(most, names, wording)})."
    )


def _describe_line(columns: Sequence[Column], value: Column, rows: Sequence[Row], wording: Wording) -> str:
    x = columns[0]
    series = columns[1] if len(columns) == len(_LINE_ORDER) else None
    if series:
        lines = len({row[series.name] for row in rows})
        return f"{_count(lines, 'line')}: {_describe_extremes(x, value, rows, wording)}"
    ordered = sorted(rows, key=lambda row: str(row[x.name]) if not isinstance(row[x.name], Decimal) else "")
    if isinstance(rows[0][x.name], Decimal):
        ordered = sorted(rows, key=lambda row: Decimal(str(row[x.name])))
    first, last, say = ordered[0], ordered[-1], _make_sayer(value, rows, wording)
    verb = _say_trend(Decimal(str(first[value.name])), Decimal(str(last[value.name])))
    return (
        f"{verb} from {say(first)} ({_name(first, x, wording)}) to "
        f"{say(last)} ({_name(last, x, wording)}). "
        f"{_describe_extremes(x, value, rows, wording)}"
    )


def _make_sayer(value: Column, rows: Sequence[Row], wording: Wording) -> Callable[[Row], str]:
    places = count_decimals(row[value.name] for row in rows)
    return lambda row: wording.write_full(row[value.name], value, decimals=places)


def _say_trend(first: Decimal, last: Decimal) -> str:
    return "Unchanged" if first == last else "Up" if last > first else "Down"


def _name(row: Row, column: Column, wording: Wording) -> str:
    return wording.write_cell(row[column.name], column)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _head(column: Column) -> str:
    is_told = not column.unit or column.unit.casefold() in column.title.casefold()
    return column.title if is_told else f"{column.title} ({column.unit})"
