"""The text of a cell as a value of its column's type, or what is allowed there."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal

from nutgraf.datasets.model import Cell, ColumnType

# Character classes are spelled out: \d would take the digits of every script.
_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?")
_YEAR = re.compile(r"-?[0-9]{1,4}")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DATETIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[ T][0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:Z|[+-][0-9]{2}:[0-9]{2})?")

ALLOWED: Mapping[ColumnType, str] = {
    "string": "any text",
    "number": "a number such as 1300000 or -0.5: a point before decimals, no separators, no unit",
    "year": "a year such as 2024",
    "date": "a date such as 2024-08-13",
    "datetime": "a date with a time such as 2024-08-13 20:42 or 2024-08-13T20:42:00-04:00",
    "boolean": "true or false",
}


def read_cell(text: str, kind: ColumnType) -> Cell:
    """The value of a cell; an empty one is None, whatever its type.

    Raises ValueError where the text is none of `ALLOWED[kind]`.
    """
    return _READERS[kind](text) if text else None


def _match(pattern: re.Pattern[str], text: str) -> str:
    if not pattern.fullmatch(text):
        raise ValueError(text)
    return text


def _read_number(text: str) -> Decimal:
    return Decimal(_match(_NUMBER, text))


def _read_year(text: str) -> Decimal:
    return Decimal(int(_match(_YEAR, text)))


def _read_date(text: str) -> date:
    return date.fromisoformat(_match(_DATE, text))


def _read_datetime(text: str) -> datetime:
    return datetime.fromisoformat(_match(_DATETIME, text))


def _read_boolean(text: str) -> bool:
    if text not in ("true", "false"):
        raise ValueError(text)
    return text == "true"


_READERS: Mapping[ColumnType, Callable[[str], Cell]] = {
    "string": str,
    "number": _read_number,
    "year": _read_year,
    "date": _read_date,
    "datetime": _read_datetime,
    "boolean": _read_boolean,
}
