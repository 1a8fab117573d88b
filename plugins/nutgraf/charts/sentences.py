"""What stands out in the data of a chart, as one English sentence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from nutgraf.charts.wording import Wording, count_decimals
from nutgraf.datasets.model import Column, Row

Columns = Sequence[Column]
Sentence = Callable[[Columns, Sequence[Row], Wording], str]
"""Makes a sentence of the columns that a chart shows, in the order of its table, and of its rows."""


def describe_events(columns: Columns, rows: Sequence[Row], wording: Wording) -> str:
    """How many there are."""
    return f"{count_things(len(rows), 'event')} in order."


def describe_extremes(columns: Columns, rows: Sequence[Row], wording: Wording) -> str:
    """How many values there are; the least and the most, with their names in the first column."""
    value = find_value(columns)
    rows = list_known(rows, value) if value else []
    if value is None or not rows:
        return ""
    say, names = make_sayer(value, rows, wording), columns[0]
    if len(rows) == 1:
        return f"One value: {name_row(rows[0], names, wording)}, {say(rows[0])}."
    most = max(rows, key=lambda row: Decimal(str(row[value.name])))
    least = min(rows, key=lambda row: Decimal(str(row[value.name])))
    return (
        f"{count_things(len(rows), 'value')}, from {say(least)} ({name_row(least, names, wording)}) "
        f"to {say(most)} ({name_row(most, names, wording)})."
    )


def describe_trend(columns: Columns, rows: Sequence[Row], wording: Wording) -> str:
    """For one series its first and its last value too; for several, how many there are.

    The first column is what the values move along; a column between it and the value tells series apart.
    """
    value = find_value(columns)
    if value is None:
        return ""
    x, rows = columns[0], list_known(rows, value)
    series = next((column for column in columns[1:] if column.type != "number"), None)
    extremes = describe_extremes(columns, rows, wording)
    if not rows:
        return ""
    if series:
        return f"{count_things(len({row[series.name] for row in rows}), 'line')}: {extremes}"
    ordered = sorted(rows, key=lambda row: _order(row, x))
    first, last, say = ordered[0], ordered[-1], make_sayer(value, rows, wording)
    verb = _say_trend(Decimal(str(first[value.name])), Decimal(str(last[value.name])))
    whole = f"{verb} from {say(first)} ({name_row(first, x, wording)}) to {say(last)} ({name_row(last, x, wording)})."
    return f"{whole} {extremes}"


def describe_pairs(columns: Columns, rows: Sequence[Row], wording: Wording) -> str:
    """How many points there are, the range of both numbers, and how many rows have no point."""
    numbers = [column for column in columns if column.type == "number"]
    shown = [row for row in rows if all(row[column.name] is not None for column in numbers)]
    if not shown:
        return ""
    spans = []
    for column in numbers:
        say = make_sayer(column, shown, wording)
        ordered = sorted(shown, key=lambda row: Decimal(str(row[column.name])))
        spans.append(f"{column.title} from {say(ordered[0])} to {say(ordered[-1])}")
    left = len(rows) - len(shown)
    rest = f" {count_things(left, 'row')} without all values {'is' if left == 1 else 'are'} not drawn." if left else ""
    return f"{count_things(len(shown), 'point')}: {', '.join(spans)}.{rest}"


def find_value(columns: Columns) -> Column | None:
    """The last column of numbers: that of the values."""
    return next((column for column in reversed(columns) if column.type == "number"), None)


def list_known(rows: Sequence[Row], value: Column) -> list[Row]:
    """The rows that have a value."""
    return [row for row in rows if isinstance(row[value.name], Decimal)]


def make_sayer(value: Column, rows: Sequence[Row], wording: Wording) -> Callable[[Row], str]:
    """A function that words the value of a row, with as many decimals as the most exact of the rows has."""
    places = count_decimals(row[value.name] for row in rows)
    return lambda row: wording.write_full(row[value.name], value, decimals=places)


def name_row(row: Row, column: Column, wording: Wording) -> str:
    """What a row is called."""
    return wording.write_cell(row[column.name], column)


def count_things(number: int, noun: str) -> str:
    """`1 value`, `3 values`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _order(row: Row, column: Column) -> tuple[Decimal, str]:
    cell = row[column.name]
    return (cell, "") if isinstance(cell, Decimal) else (Decimal(0), str(cell))


def _say_trend(first: Decimal, last: Decimal) -> str:
    return "Unchanged" if first == last else "Up" if last > first else "Down"
