"""What a dataset is, once read: typed rows with units, and where they come from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from nutgraf.datasets.shapes import Shapes
from nutgraf.errors import Place

Cell = str | Decimal | date | datetime | bool | None
ColumnType = Literal["string", "number", "date", "datetime", "year", "boolean"]
Row = Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `unit` in the singular or as printed after a number ("listeners", "%"), `meaning` for readers."""

    name: str
    type: ColumnType
    title: str
    unit: str = ""
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class Dataset:
    """Rows and what one must know to trust them.

    `key` names the column whose values name the rows in references such as `audience:peak`; `value` the column that
    such a reference means when it names none. `sample` marks invented data, which every page that shows it says.
    `shapes` are areas that rows, its own or those of another dataset, name by their ids. `beside` are other datasets
    that a chart draws with this one.
    """

    id: str
    title: str
    source: str
    url: str
    licence: str
    retrieved: date | None
    key: str
    value: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    place: Place
    sha256: str
    note: str = ""
    sample: bool = False
    shapes: Shapes | None = None
    beside: tuple[Dataset, ...] = ()
    places: Mapping[str, int] = field(init=False, compare=False, repr=False)
    """The number of each row, from 0, by its key as text: a story names rows thousands of times."""

    def __post_init__(self) -> None:
        places: dict[str, int] = {}
        for place, row in enumerate(self.rows):
            places.setdefault(str(row.get(self.key)), place)
        object.__setattr__(self, "places", places)

    def column(self, name: str) -> Column | None:
        """The column of that name, or None."""
        for column in self.columns:
            if column.name == name:
                return column
        return None

    def row(self, key: str) -> Row | None:
        """The row whose key column, as text, equals `key`, or None."""
        place = self.places.get(key)
        return None if place is None else self.rows[place]
