"""What a reference stands for: values with unit, and how they came about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from nutgraf.datasets.model import Column, Dataset

Amount = Decimal | date
"""A number, or a date; a datetime is a date too, as in Python."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """One value. `origin` tells where it is from; `is_change` that its sign is a direction (a rise, a fall).

    `run` is -1 for a number of falls in a row, 1 for one of rises. `place` is the number of its row, from 0.
    """

    value: Amount
    unit: str
    origin: str
    datasets: tuple[str, ...]
    is_change: bool = False
    is_maximum: bool = False
    column: Column | None = None
    run: int = 0
    place: int | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """The values of some rows of a column, empty cells left out; `places` are the numbers of their rows, from 0."""

    dataset: Dataset
    column: Column
    values: tuple[Amount, ...]
    origin: str
    places: tuple[int, ...] = ()

    def name(self, index: int) -> str:
        """The key of the row that holds a value."""
        return str(self.dataset.rows[self.places[index]][self.dataset.key])


Value = Quantity | Series
