"""Functions that look along rows: ranks, runs of rises and falls, how many lie above a limit."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from nutgraf.figures.faults import FigureError
from nutgraf.figures.quantity import Quantity, Series, Value
from nutgraf.figures.units import COUNT, LIMIT, RANK, read_unit


def rank_highest(arguments: Sequence[Value]) -> Quantity:
    """The rank of a cell among rows, 1 for the highest; equals share the better rank."""
    cell, among = take_cell_and_rows(arguments, "rank")
    one, others = read_numbers([cell.value])[0], read_numbers(among.values)
    return Quantity(Decimal(1 + sum(value > one for value in others)), RANK, "", ())


def rank_lowest(arguments: Sequence[Value]) -> Quantity:
    """The rank of a cell among rows, 1 for the lowest."""
    cell, among = take_cell_and_rows(arguments, "rank_lowest")
    one, others = read_numbers([cell.value])[0], read_numbers(among.values)
    return Quantity(Decimal(1 + sum(value < one for value in others)), RANK, "", ())


def count_falls(arguments: Sequence[Value]) -> Quantity:
    """How many times in a row the values fell, from each row to the next, up to the cell."""
    return _count_run(arguments, -1, "falls")


def count_rises(arguments: Sequence[Value]) -> Quantity:
    """How many times in a row the values rose up to the cell."""
    return _count_run(arguments, 1, "rises")


def count_above(arguments: Sequence[Value]) -> Quantity:
    """How many values of a range are above a limit, which is a cell, another value, or a number."""
    return _count_beyond(arguments, 1, "count_above")


def count_below(arguments: Sequence[Value]) -> Quantity:
    """How many values of a range are below a limit."""
    return _count_beyond(arguments, -1, "count_below")


def take_cell_and_rows(arguments: Sequence[Value], name: str) -> tuple[Quantity, Series]:
    """A cell and the rows that it is held against. Raises FigureError (F035)."""
    first, among = arguments
    if not isinstance(first, Quantity) or not isinstance(among, Series):
        raise FigureError("F035", f"{name}() takes a cell, then rows", f"{name}(dataset:row, range)")
    _check_units(first, among)
    return first, among


def _count_run(arguments: Sequence[Value], sign: int, name: str) -> Quantity:
    first, among = take_cell_and_rows(arguments, name)
    values = read_numbers(among.values)
    if first.place not in among.places:
        raise FigureError("F035", f"the row of {name}() is not among its rows", f"{name}(dataset:row)")
    last = at = among.places.index(first.place)
    # A row without a value breaks the run: nobody knows what happened there.
    while at and among.places[at] - among.places[at - 1] == 1 and sign * (values[at] - values[at - 1]) > 0:
        at -= 1
    ended = f", counted from row {among.name(at)}" if at else f", as far as the rows go: to {among.name(0)}"
    return Quantity(Decimal(last - at), COUNT, ended, (), run=sign)


def _count_beyond(arguments: Sequence[Value], sign: int, name: str) -> Quantity:
    found = list_beyond(arguments, sign, name)
    return Quantity(Decimal(sum(found)), COUNT, "", ())


def list_beyond(arguments: Sequence[Value], sign: int, name: str) -> list[bool]:
    """For each value whether it is above (1) or below (-1) the limit: one for all, or that of another column's row."""
    among, limit = arguments
    if not isinstance(among, Series):
        raise FigureError("F035", f"{name}() takes rows, then a limit", f"{name}(range, limit)")
    values = read_numbers(among.values)
    if isinstance(limit, Series):
        _check_units(limit, among)
        if (limit.dataset.id, limit.places) != (among.dataset.id, among.places):
            raise FigureError("F035", f"the two ranges of {name}() are not the same rows", f"{name}(range, limit)")
        limits = read_numbers(limit.values)
    else:
        if limit.unit != LIMIT:
            _check_units(limit, among)
        limits = read_numbers([limit.value]) * len(values)
    return [sign * (value - other) > 0 for value, other in zip(values, limits, strict=True)]


def read_numbers(values: Sequence[object]) -> list[Decimal]:
    """The values, all numbers. Raises FigureError: F036 for dates, F038 where there are none."""
    numbers = [value for value in values if isinstance(value, Decimal)]
    if len(numbers) != len(values):
        raise FigureError("F036", "this function calculates with numbers, not with dates")
    if not numbers:
        raise FigureError("F038", "there are no values to calculate with: all cells are empty")
    return numbers


def _check_units(first: Value, among: Series) -> None:
    """One unit for all, so that minutes are never ranked among listeners."""
    unit = first.unit if isinstance(first, Quantity) else first.column.unit
    mine, theirs = read_unit(unit), read_unit(among.column.unit)
    if (mine.name, mine.scale) != (theirs.name, theirs.scale):
        told = f"'{unit or 'none'}', '{among.column.unit or 'none'}'"
        raise FigureError("F035", f"the arguments have different units: {told}")
