"""Bindings to offer for a number that has none: the cells of the story's datasets of which its words are true."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from nutgraf.datasets.model import Column, Dataset
from nutgraf.errors import Place
from nutgraf.figures.check import check_figure
from nutgraf.figures.languages.registry import ENGLISH
from nutgraf.figures.model import Figure
from nutgraf.figures.number import Number
from nutgraf.figures.units import UNITS, read_unit
from nutgraf.figures.wording import allow, find_hedge

MOST_OFFERS = 3
"""So many bindings are offered at most: a writer has to choose one, and “12” stands in many columns."""
MOST_LOOKED_UP = 200
"""For so many numbers bindings are looked up in one run: whoever mends these will run the check again."""
_MOST_TRIED = 12  # cells of one column that are near; beyond them nothing better comes
_BARE = re.compile(r"[^\W\d_][^,()'.]*|\d+")


@dataclass(frozen=True, slots=True)
class _Cells:
    """The numbers of a column, sorted, with the keys of their rows."""

    dataset: Dataset
    column: Column
    values: tuple[Decimal, ...]
    keys: tuple[str, ...]


class Offers:
    """The numbers of datasets, sorted once, so that thousands of unbound numbers are looked up fast."""

    def __init__(self, datasets: Mapping[str, Dataset], names: Iterable[str], language: str = ENGLISH) -> None:
        self.datasets, self.language = datasets, language
        self.names = tuple(dict.fromkeys(names))
        self.left = MOST_LOOKED_UP

    @cached_property
    def cells(self) -> list[_Cells]:
        """The columns, sorted when the first number is looked up: a story without mistakes has none to look up."""
        used = [self.datasets[name] for name in self.names if name in self.datasets]
        return [_sort_cells(dataset, column) for dataset in used for column in dataset.columns]

    def find(self, text: str, number: Number) -> tuple[str, ...]:
        """References of cells of which the words around a number of a text are true, the nearest values first.

        Of equal ones those of the columns that their datasets name as their values come first.
        """
        if number.kind not in ("digits", "words") or not self.left:
            return ()
        self.left -= 1
        hedge = find_hedge(text, number.start, number.end, self.language)
        figure = Figure(
            key="",
            text=text[number.start : number.end],
            reference="",
            place=Place(""),
            before=text[max(0, number.start - 60) : number.start],
            after=text[number.end : number.end + 60],
            language=self.language,
        )
        near = allow(hedge.rule, number)
        found: list[tuple[Decimal, bool, str]] = []
        for cells in self.cells:
            factor = _convert(number, cells.column)
            if factor is None:
                continue
            first = bisect_left(cells.values, near.low / factor)
            for index in range(first, min(first + _MOST_TRIED, len(cells.values))):
                value = cells.values[index]
                if value > near.high / factor:
                    break
                reference = _refer(cells, cells.keys[index])
                if _holds(figure, reference, self.datasets):
                    is_value = cells.column.name == cells.dataset.value
                    found.append((abs(value * factor - abs(number.value)), not is_value, reference))
        return tuple(reference for *_, reference in sorted(found)[:MOST_OFFERS])


def _sort_cells(dataset: Dataset, column: Column) -> _Cells:
    """Magnitudes, as words may tell the sign; empty cells, texts and dates left out, and the names of rows too."""
    cells = [(row[column.name], str(row[dataset.key])) for row in dataset.rows if column.name != dataset.key]
    numbers = sorted((abs(cell), key) for cell, key in cells if isinstance(cell, Decimal))
    return _Cells(dataset, column, tuple(value for value, _ in numbers), tuple(key for _, key in numbers))


def _convert(number: Number, column: Column) -> Decimal | None:
    """What a cell of the column is multiplied by to be in the unit that is written; None if it cannot be."""
    unit = read_unit(column.unit)
    written = UNITS.get(number.suffix.lower()) if number.suffix else None
    if written is None:
        return None if number.suffix else unit.scale
    return unit.scale * unit.factor / written.factor if unit.family == written.family else None


def _refer(cells: _Cells, key: str) -> str:
    """The reference of a cell, as short as it may be."""
    row = key if _BARE.fullmatch(key) else f"'{key}'"
    column = "" if cells.column.name == cells.dataset.value else f".{cells.column.name}"
    return f"{cells.dataset.id}:{row}{column}"


def _holds(figure: Figure, reference: str, datasets: Mapping[str, Dataset]) -> bool:
    """Whether the figure would pass with this reference."""
    return not check_figure(replace(figure, reference=reference), datasets, {}).problems
