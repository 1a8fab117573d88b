"""`data.csv`: rows as offered, each cell of its column's type."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from nutgraf.datasets.cells import Record, decode_csv, find_cell, split_records
from nutgraf.datasets.model import Cell, Column, Row
from nutgraf.datasets.values import ALLOWED, read_cell
from nutgraf.errors import Place, Problem
from nutgraf.names import nearest, suggest

MOST_ALIKE = 10
"""So many problems of one kind are told for one column, then only their number."""


@dataclass(slots=True)
class _Sheet:
    """A file being read: its text for finding places, and the problems so far."""

    path: str
    text: str
    problems: list[Problem] = field(default_factory=list)
    alike: Counter[tuple[str, str]] = field(default_factory=Counter)
    untold: dict[tuple[str, str], tuple[int, int]] = field(default_factory=dict)

    def tell(self, where: tuple[int, int], code: str, message: str, allowed: str = "", fix: str = "") -> None:
        """A problem with the cell `where`: record and index, the header being record 0."""
        place = find_cell(self.path, self.text, *where)
        self.problems.append(Problem(place, code, message, allowed=allowed, fix=fix))

    def tell_in_column(self, where: tuple[int, int], column: str, code: str, message: str, allowed: str = "") -> None:
        """As `tell`, but no more than `MOST_ALIKE` times for one column and code."""
        self.alike[column, code] += 1
        if self.alike[column, code] <= MOST_ALIKE:
            self.tell(where, code, message, allowed)
        else:
            self.untold.setdefault((column, code), where)

    def close(self) -> tuple[Problem, ...]:
        """All problems, with a last one for each kind that was cut short."""
        for (column, code), number in sorted(self.alike.items()):
            if number > MOST_ALIKE:
                message = f"… and {number - MOST_ALIKE} more cells like this in column '{column}'"
                self.tell(self.untold[column, code], code, message)
        return tuple(self.problems)


def read_rows(
    path: str, data: bytes, columns: Sequence[Column], key: str
) -> tuple[tuple[Column, ...], tuple[Row, ...], tuple[Problem, ...]]:
    """The columns in the order of the file, its rows, and every problem; with a problem there are no rows."""
    text, problems = decode_csv(path, data)
    if text is None:
        return (), (), problems
    records, problems = split_records(path, text)
    if records is None:
        return (), (), problems
    sheet = _Sheet(path, text)
    ordered = _check_header(sheet, records[0] if records else [], columns)
    rows = _read_body(sheet, records[1:], ordered, key) if ordered else ()
    told = sheet.close()
    return (ordered, rows, ()) if not told else ((), (), told)


def _check_header(sheet: _Sheet, header: Record, columns: Sequence[Column]) -> tuple[Column, ...]:
    """The columns in the order of the header, or none if it is not made of exactly these."""
    known = {column.name: column for column in columns}
    if not header:
        sheet.tell((0, 0), "dataset.empty", "the file has no header", f"the columns: {', '.join(known)}")
        return ()
    if len(known) > 1 and (separator := _other_separator(header)):
        sheet.tell((0, 0), "dataset.csv", f"the cells are parted by {separator}", allowed="commas")
        return ()
    for index, name in enumerate(header):
        if name in header[:index]:
            sheet.tell((0, index), "dataset.header", f"the column '{name}' stands here twice")
        elif name not in known:
            message = f"the column '{name}' is not described in dataset.toml"
            sheet.tell((0, index), "dataset.header", message, suggest(name, known), f"describe it: [columns.{name}]")
    for name in known:
        if name not in header:
            near = nearest(name, [item for item in header if item not in known])
            allowed = f"did you mean '{near}'?" if near else f"the header has: {', '.join(header)}"
            sheet.tell((0, 0), "dataset.header", f"the column '{name}' of dataset.toml is missing here", allowed)
    return tuple(known[name] for name in header) if not sheet.problems else ()


def _other_separator(header: Record) -> str:
    marks = {";": "semicolons", "\t": "tabs"}
    return next((name for mark, name in marks.items() if len(header) == 1 and mark in header[0]), "")


def _read_body(sheet: _Sheet, records: Sequence[Record], columns: Sequence[Column], key: str) -> tuple[Row, ...]:
    rows: list[Row] = []
    for number, record in enumerate(records, start=1):
        if len(record) != len(columns):
            has = f"{len(record)} cells" if len(record) != 1 else "one cell"
            message = f"this row has {has if record else 'no cells'}, the header {len(columns)}"
            sheet.tell_in_column((number, 0), columns[0].name, "dataset.ragged", message)
            continue
        rows.append(_read_record(sheet, number, record, columns))
    if not records:
        sheet.problems.append(Problem(Place(sheet.path), "dataset.empty", "there are no rows below the header"))
    if not sheet.problems:
        names = [column.name for column in columns]
        for problem in check_rows(rows, columns, key):
            where = (problem.row + 1, names.index(problem.column))
            sheet.tell_in_column(where, problem.column, problem.code, problem.message, problem.allowed)
    return tuple(rows)


def _read_record(sheet: _Sheet, number: int, record: Record, columns: Sequence[Column]) -> Row:
    row: dict[str, Cell] = {}
    for index, (column, text) in enumerate(zip(columns, record, strict=True)):
        try:
            row[column.name] = read_cell(text, column.type)
        except ValueError:
            message = f"'{text}' in column '{column.name}' is no {column.type}"
            sheet.tell_in_column((number, index), column.name, "dataset.cell", message, ALLOWED[column.type])
    return row


@dataclass(frozen=True, slots=True)
class RowProblem:
    """A problem with a typed cell: index of its row from 0, name of its column."""

    row: int
    column: str
    code: str
    message: str
    allowed: str = ""


def check_rows(rows: Sequence[Row], columns: Iterable[Column], key: str) -> list[RowProblem]:
    """Laws of typed rows: keys are there, clean and unique; a column's times all have an offset or none has."""
    problems = _check_keys(rows, key)
    for column in columns:
        if column.type != "datetime":
            continue
        moments = [(index, value) for index, row in enumerate(rows) if isinstance(value := row[column.name], datetime)]
        problems += [
            RowProblem(index, column.name, "dataset.offset", message, "all times of a column with an offset, or none")
            for index, value in moments
            if (value.tzinfo is None) != (moments[0][1].tzinfo is None)
            for message in (f"'{value.isoformat()}' and the times above differ in having an offset",)
        ]
    return problems


def _check_keys(rows: Sequence[Row], key: str) -> list[RowProblem]:
    seen: dict[str, int] = {}
    problems: list[RowProblem] = []
    for index, row in enumerate(rows):
        name = "" if row[key] is None else str(row[key])
        if not name.strip():
            problems.append(RowProblem(index, key, "dataset.key-empty", f"the key column '{key}' is empty here"))
        elif name != name.strip():
            message = f"the key '{name}' begins or ends with a space"
            problems.append(RowProblem(index, key, "dataset.key-space", message))
        elif name in seen:
            message = f"the key '{name}' names row {seen[name] + 1} already"
            problems.append(RowProblem(index, key, "dataset.key-twice", message, "one row a key"))
        seen.setdefault(name, index)
    return problems
