"""References looked up in the datasets: what value they stand for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal, localcontext

from nutgraf.datasets.model import Cell, Column, Dataset, Row
from nutgraf.figures.faults import FigureError
from nutgraf.figures.functions import FUNCTIONS, call_function
from nutgraf.figures.quantity import Amount, Quantity, Series, Value
from nutgraf.figures.reference import (
    CallReference,
    CellReference,
    ColumnReference,
    LimitReference,
    RangeReference,
    Reference,
)
from nutgraf.figures.units import LIMIT
from nutgraf.names import suggest

PRECISION = 50
"""Digits of every calculation."""


def resolve(reference: Reference, datasets: Mapping[str, Dataset], text: str, wants_date: bool = False) -> Quantity:
    """The one value that a reference stands for; `text` is the reference as written.

    With `wants_date` a reference that names no column means the column of dates. Raises FigureError.
    """
    value = resolve_value(reference, datasets, text, wants_date)
    if isinstance(value, Series):
        raise FigureError("F035", f"'{text}' is {len(value.values)} values", "one cell, or a function of these")
    return value


def resolve_value(reference: Reference, datasets: Mapping[str, Dataset], text: str, wants_date: bool = False) -> Value:
    """What a reference stands for, one value or those of many rows. Raises FigureError."""
    with localcontext(prec=PRECISION):
        return _resolve(reference, datasets, text, wants_date)


def list_rows(reference: Reference, datasets: Mapping[str, Dataset]) -> Iterator[tuple[Dataset, Row]]:
    """The rows of the single cells that a reference names, in its order; none for ranges and whole columns.

    Raises FigureError as `resolve` does.
    """
    if isinstance(reference, CallReference):
        for argument in reference.arguments:
            yield from list_rows(argument, datasets)
    elif isinstance(reference, CellReference):
        dataset = _find_dataset(reference.dataset, datasets)
        yield dataset, _find_named(reference, dataset)[0]


def _resolve(reference: Reference, datasets: Mapping[str, Dataset], text: str, wants_date: bool) -> Value:
    if isinstance(reference, CallReference):
        return _call(reference, datasets, text, wants_date)
    if isinstance(reference, CellReference):
        dataset = _find_dataset(reference.dataset, datasets)
        row, column = _find_cell(reference, dataset, wants_date)
        return _make_quantity(dataset, row, column)
    if isinstance(reference, RangeReference):
        dataset = _find_dataset(reference.dataset, datasets)
        column = _find_column(dataset, reference.column, wants_date)
        first, last = (_find_row(dataset, name) for name in (reference.first, reference.last))
        if first > last:
            raise FigureError("F035", f"row '{reference.last}' stands above row '{reference.first}'")
        told = f"{dataset.id}:{reference.first}..{reference.last}"
        return _make_series(dataset, column, range(first, last + 1), told)
    if isinstance(reference, ColumnReference):
        dataset = _find_dataset(reference.dataset, datasets)
        column = _find_column(dataset, reference.column, wants_date)
        return _make_series(dataset, column, range(len(dataset.rows)), f"{dataset.id}.{column.name}")
    if isinstance(reference, LimitReference):
        return Quantity(reference.value, LIMIT, f"{reference.value}", ())
    raise FigureError("F030", f"'{text}' mixes a source with data", "src: alone, with quote=")


def _call(reference: CallReference, datasets: Mapping[str, Dataset], text: str, wants_date: bool) -> Quantity:
    name = reference.function
    if name not in FUNCTIONS:
        raise FigureError("F034", f"there is no function '{name}'", suggest(name, FUNCTIONS))
    wants_date = wants_date or name == "date_diff"
    values = [_resolve(argument, datasets, text, wants_date) for argument in reference.arguments]
    first = values[0] if values else None
    if FUNCTIONS[name].takes_column and len(values) == 1 and isinstance(first, Quantity) and first.column:
        column, dataset = first.column, datasets[first.datasets[0]]
        values.append(_make_series(dataset, column, range(len(dataset.rows)), f"{dataset.id}.{column.name}"))
    return call_function(name, values, text)


def _find_dataset(name: str, datasets: Mapping[str, Dataset]) -> Dataset:
    if name not in datasets:
        raise FigureError("F031", f"there is no dataset '{name}'", suggest(name, datasets))
    return datasets[name]


def _find_row(dataset: Dataset, name: str) -> int:
    if name not in dataset.places:
        raise FigureError("F032", f"the dataset '{dataset.id}' has no row '{name}'", suggest(name, dataset.places))
    return dataset.places[name]


def _find_cell(reference: CellReference, dataset: Dataset, wants_date: bool) -> tuple[Row, Column]:
    row, column = _find_named(reference, dataset)
    return row, _find_column(dataset, column, wants_date)


def _find_named(reference: CellReference, dataset: Dataset) -> tuple[Row, str]:
    """The row and the name of its column; an unquoted row may hold points, so the longest key that fits is taken."""
    name, column = reference.row, reference.column
    row = dataset.row(name)
    while row is None and "." in name:
        name, _, last = name.rpartition(".")
        column = f"{last}.{column}" if column else last
        row = dataset.row(name)
    if row is None:
        # Told of the part before the last point if what follows it is a column, else of the whole.
        head, _, tail = reference.row.rpartition(".")
        name = head if head and dataset.column(tail) else reference.row
        raise FigureError("F032", f"the dataset '{dataset.id}' has no row '{name}'", suggest(name, dataset.places))
    return row, column


def _find_column(dataset: Dataset, name: str, wants_date: bool) -> Column:
    column = dataset.column(name or (_date_column(dataset) if wants_date else dataset.value))
    if column is not None:
        return column
    if name:
        names = [column.name for column in dataset.columns]
        raise FigureError("F033", f"the dataset '{dataset.id}' has no column '{name}'", suggest(name, names))
    kind, types = ("dates", ("date", "datetime")) if wants_date else ("numbers", ("number", "year"))
    names = [column.name for column in dataset.columns if column.type in types]
    allowed = f"one of {', '.join(names)}" if names else "it has none"
    raise FigureError("F037", f"the dataset '{dataset.id}' has no single column of {kind}", allowed)


def _date_column(dataset: Dataset) -> str:
    dates = [column.name for column in dataset.columns if column.type in ("date", "datetime")]
    if dataset.value in dates:
        return dataset.value
    return dates[0] if len(dates) == 1 else ""


def _make_quantity(dataset: Dataset, row: Row, column: Column) -> Quantity:
    key = str(row[dataset.key])
    amounts = list(_read_amounts([row[column.name]], f"the cell of row '{key}' and column '{column.name}'"))
    if not amounts:
        raise FigureError("F036", f"the cell of row '{key}' and column '{column.name}' is empty")
    origin = f"{dataset.place.path}, row {key}, column {column.name}"
    place = dataset.places[key]
    return Quantity(amounts[0], column.unit, origin, (dataset.id,), column=column, place=place)


def _make_series(dataset: Dataset, column: Column, places: Iterable[int], origin: str) -> Series:
    filled = tuple(place for place in places if dataset.rows[place][column.name] is not None)
    cells = [dataset.rows[place][column.name] for place in filled]
    values = tuple(_read_amounts(cells, f"the column '{column.name}'"))
    return Series(dataset, column, values, origin, filled)


def _read_amounts(cells: Iterable[Cell], where: str) -> Iterable[Amount]:
    for cell in cells:
        if isinstance(cell, Decimal | date):
            yield cell
        elif cell is not None:
            kind = "true or false" if isinstance(cell, bool) else "text"
            raise FigureError("F036", f"{where} holds {kind}, no number")
