"""DuckDB, shut off from everything: in memory, one thread, no files, no extensions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from importlib import import_module
from typing import TYPE_CHECKING

from nutgraf.datasets.model import Cell, Column, Dataset, Row

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_CLOSED = {
    "threads": "1",
    "memory_limit": "1GB",
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}
_TYPES = {"string": "VARCHAR", "year": "BIGINT", "date": "DATE", "datetime": "TIMESTAMP", "boolean": "BOOLEAN"}
_CHUNK = 500
_MOST_DIGITS = 38  # of a DECIMAL in DuckDB
_WHOLE_DIGITS = 18  # that fit a BIGINT


def open_database() -> DuckDBPyConnection:
    """An empty database in memory. DuckDB is loaded by this call, as few sites need it."""
    connection: DuckDBPyConnection = import_module("duckdb").connect(":memory:", config=_CLOSED)
    connection.execute("SET lock_configuration = true")
    return connection


def load_table(connection: DuckDBPyConnection, dataset: Dataset) -> None:
    """Make a dataset a table of its id, with a column of a fitting SQL type for each of its own.

    Numbers become BIGINT or DECIMAL, or DOUBLE if they have more than 38 digits in all; years BIGINT; times with an
    offset become TIMESTAMP in UTC.
    """
    types = ", ".join(f"{quote_name(column.name)} {_sql_type(column, dataset)}" for column in dataset.columns)
    connection.execute(f"CREATE TABLE {quote_name(dataset.id)} ({types})")
    marks = f"({', '.join('?' * len(dataset.columns))})"
    for chunk in _split(dataset):
        values = [_to_sql(row[column.name]) for row in chunk for column in dataset.columns]
        connection.execute(f"INSERT INTO {quote_name(dataset.id)} VALUES {', '.join([marks] * len(chunk))}", values)


def quote_name(name: str) -> str:
    """A name as SQL takes it, whatever it holds."""
    return '"' + name.replace('"', '""') + '"'


def _split(dataset: Dataset) -> Iterator[Sequence[Row]]:
    for start in range(0, len(dataset.rows), _CHUNK):
        yield dataset.rows[start : start + _CHUNK]


def _to_sql(value: Cell) -> Cell:
    if isinstance(value, datetime) and value.tzinfo is not None:
        return value.astimezone(UTC).replace(tzinfo=None)
    return value


def _sql_type(column: Column, dataset: Dataset) -> str:
    if column.type != "number":
        return _TYPES[column.type]
    values = [value for row in dataset.rows if isinstance(value := row[column.name], Decimal)]
    scale = max((max(0, -_exponent(value)) for value in values), default=0)
    whole = max((max(1, value.adjusted() + 1) for value in values), default=1)
    if whole + scale > _MOST_DIGITS:
        return "DOUBLE"
    if scale == 0 and whole <= _WHOLE_DIGITS:
        return "BIGINT"
    return f"DECIMAL({max(whole + scale, min(_WHOLE_DIGITS, _MOST_DIGITS))}, {scale})"


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
