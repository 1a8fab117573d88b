"""What a query gave, as typed columns and rows."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from nutgraf.datasets.model import Cell, Column, ColumnType, Row
from nutgraf.errors import Place, Problem


@dataclass(frozen=True, slots=True)
class Answer:
    """Columns with name and type (neither unit nor meaning), and rows."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


def read_answer(
    description: Sequence[Sequence[Any]], records: Sequence[Sequence[Any]], place: Place, ordered: bool
) -> tuple[Answer | None, tuple[Problem, ...]]:
    """The rows of a cursor as an `Answer`; sorted by their cells, the first column first, unless `ordered`."""
    names = [str(item[0]) for item in description]
    types = [_read_type(str(item[1])) for item in description]
    problems = [
        Problem(place, "dataset.query", f"the query gives the column '{name}' twice", fix="name one with AS")
        for name in sorted({name for name in names if names.count(name) > 1})
    ]
    problems += [
        Problem(place, "dataset.query", f"the column '{name}' is of type {item[1]}", allowed=_ALLOWED)
        for name, kind, item in zip(names, types, description, strict=True)
        if kind is None
    ]
    if problems:
        return None, tuple(problems)
    try:
        rows = [tuple(_to_cell(value) for value in record) for record in records]
    except ValueError as error:
        return None, (Problem(place, "dataset.query", f"the query gives {error}, which is no number"),)
    if not ordered:
        rows.sort(key=lambda row: [(cell is not None, cell) for cell in row])
    columns = tuple(Column(name, kind, name) for name, kind in zip(names, types, strict=True) if kind)
    return Answer(columns, tuple(dict(zip(names, row, strict=True)) for row in rows)), ()


_ALLOWED = "text, numbers, dates, times of a day without offset, true and false; else convert it with CAST"
_NUMBERS = ("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "FLOAT", "DOUBLE", "UTINYINT", "USMALLINT")
_TYPES: dict[str, ColumnType] = {
    "VARCHAR": "string",
    "DATE": "date",
    "TIMESTAMP": "datetime",
    "BOOLEAN": "boolean",
    **dict.fromkeys((*_NUMBERS, "UINTEGER", "UBIGINT", "UHUGEINT"), "number"),
}


def _read_type(name: str) -> ColumnType | None:
    is_decimal = name.startswith("DECIMAL(") and not name.endswith("]")
    return "number" if is_decimal else _TYPES.get(name)


def _to_cell(value: object) -> Cell:
    if value is None or isinstance(value, bool | str | Decimal | date | datetime):
        return value
    if isinstance(value, int):
        return Decimal(value)
    if isinstance(value, float) and math.isfinite(value):
        # 15 digits are what every double keeps; beyond them platforms may differ.
        return Decimal(f"{value:.15g}")
    raise ValueError(value)
