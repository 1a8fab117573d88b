"""Rows as a CSV file for readers."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from nutgraf.datasets.model import Cell, Column, Row

# A spreadsheet runs a cell that begins with one of these as a formula (OWASP, «CSV Injection»).
_END = "\r\n"
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def write_csv(columns: Sequence[Column], rows: Sequence[Row]) -> str:
    """A header and the rows, by RFC 4180 but with LF at the end of each line, as on the rest of a site.

    Text that a spreadsheet would run as a formula gets an apostrophe before it; numbers never do.
    """
    lines = _Lines()
    # With LF as the end of a line, some versions of Python leave a CR in a cell unquoted.
    writer = csv.writer(lines, lineterminator=_END)
    writer.writerow([_guard(column.name) for column in columns])
    writer.writerows([write_cell(row.get(column.name)) for column in columns] for row in rows)
    return "".join(f"{line.removesuffix(_END)}\n" for line in lines.found)


def write_cell(value: Cell) -> str:
    """A value as it stands in a CSV file: the text that `values.read_cell` reads back, but for the apostrophe."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, date):
        return value.isoformat()
    return _guard(value)


class _Lines:
    """What `csv.writer` writes, line by line."""

    def __init__(self) -> None:
        self.found: list[str] = []

    def write(self, line: str) -> int:
        """Keep one line."""
        self.found.append(line)
        return len(line)


def _guard(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text
