"""Rows taken together: those of each value of a column, and the numbers among their cells."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from nutgraf.datasets.model import Cell, Dataset, Row


def list_finite(rows: Sequence[Row], name: str) -> list[Decimal]:
    """The numbers of a column."""
    return [value for row in rows if isinstance(value := row[name], Decimal) and value.is_finite()]


def split_rows(dataset: Dataset, facet: str | None) -> list[tuple[Cell, list[Row]]]:
    """The rows of each value of a column, in the order of the data; all of them in one part without a column."""
    parts: dict[Cell, list[Row]] = {}
    for row in dataset.rows:
        parts.setdefault(row[facet] if facet else None, []).append(row)
    return list(parts.items())
