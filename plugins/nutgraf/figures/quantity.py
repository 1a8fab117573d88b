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
    """One value. `origin` tells where it is from; `is_change` that its sign is a direction (a rise, a fall)."""

    value: Amount
    unit: str
    origin: str
    datasets: tuple[str, ...]
    is_change: bool = False
    is_maximum: bool = False
    column: Column | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """The values of some rows of a column, empty cells left out."""

    dataset: Dataset
    column: Column
    values: tuple[Amount, ...]
    origin: str


Value = Quantity | Series
