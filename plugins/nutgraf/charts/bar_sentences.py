"""What stands out in bars and in steps, as one English sentence."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from nutgraf.charts.parts import TOTAL
from nutgraf.charts.sentences import Columns, count_things, list_known, make_sayer, name_row
from nutgraf.charts.stacks import SHARE
from nutgraf.charts.wording import Wording
from nutgraf.datasets.model import Column, Row


def describe_bars(columns: Columns, rows: Sequence[Row], wording: Wording) -> str:
    """How many values there are; the least and the most, with the category and, where told apart, the member."""
    value = next((column for column in columns if column.type == "number" and column.name != SHARE), None)
    known = list_known(rows, value) if value else []
    if value is None or not known:
        return ""
    say, names = make_sayer(value, known, wording), [column for column in columns if column.type != "number"]
    most = max(known, key=lambda row: _read(row, value))
    least = min(known, key=lambda row: _read(row, value))
    if len(known) == 1:
        return f"One value: {_name(most, names, wording)}, {say(most)}."
    return (
        f"{count_things(len(known), 'value')}, from {say(least)} ({_name(least, names, wording)}) "
        f"to {say(most)} ({_name(most, names, wording)})."
    )


def describe_steps(columns: Columns, rows: Sequence[Row], wording: Wording) -> str:
    """How many rises and falls there are, the largest of each, and where they end."""
    value = next((column for column in columns if column.type == "number"), None)
    known = list_known(rows, value) if value else []
    if value is None or not known:
        return ""
    say, names = make_sayer(value, known, wording), columns[:1]
    steps = [row for row in known if row[TOTAL] is not True]
    rises = [row for row in steps if _read(row, value) > 0]
    falls = [row for row in steps if _read(row, value) < 0]
    told = [f"{count_things(len(rises), 'rise')} and {count_things(len(falls), 'fall')}"]
    if rises:
        most = max(rises, key=lambda row: _read(row, value))
        told.append(f"the largest rise is {say(most)} ({_name(most, names, wording)})")
    if falls:
        least = min(falls, key=lambda row: _read(row, value))
        told.append(f"the largest fall {say(least)} ({_name(least, names, wording)})")
    end = f"; at the end {say(known[-1])} ({_name(known[-1], names, wording)})" if known[-1][TOTAL] is True else ""
    return f"{told[0]}{': ' if len(told) > 1 else ''}{', '.join(told[1:])}{end}."


def _read(row: Row, value: Column) -> Decimal:
    return Decimal(str(row[value.name]))


def _name(row: Row, names: Sequence[Column], wording: Wording) -> str:
    return ", ".join(name_row(row, column, wording) for column in names)
