"""The value that a number is compared with: that of the data, turned into the unit that the writer states."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from nutgraf.datasets.model import Dataset
from nutgraf.figures.faults import FigureError
from nutgraf.figures.quantity import Quantity
from nutgraf.figures.stated import Stated, next_word
from nutgraf.figures.units import COUNT, PERCENT, POINTS, RANK, TIMES, UNITS, Unit, is_same_noun, read_unit

_POUNDS = frozenset({"pound", "£"})


def measure(stated: Stated, quantity: Quantity, datasets: Mapping[str, Dataset]) -> Decimal:
    """The quantity in the stated unit. Raises FigureError (F020–F023, F036) where the units do not go together."""
    value = quantity.value
    if not isinstance(value, Decimal):
        raise FigureError("F036", f"{quantity.origin} is a date", "d= binds dates")
    number, unit = stated.number, read_unit(quantity.unit)
    written = UNITS[number.suffix.lower()] if number.kind != "time" and number.suffix else None
    if number.kind == "time":
        raise FigureError("F022", f"“{number.text}” is a time of day, {_tell(quantity)} is not")
    if number.kind == "ordinal" and unit.name != RANK and not quantity.run:
        raise FigureError("F023", f"“{number.text}” is a rank, {_tell(quantity)} is not", "rank(dataset:row)")
    if number.kind == "multiple" or (written and written.name == TIMES) or _is_part(stated):
        return _measure_ratio(stated, quantity, unit, value)
    _check_percent(stated, quantity, unit, written)
    if written is None:
        _check_noun(stated, quantity, datasets)
        return value * unit.scale
    if unit.name == COUNT or {unit.name, written.name} == _POUNDS or _is_degree(written, unit):
        return value * unit.scale
    if unit.family != written.family:
        raise FigureError("F022", f"“{number.text}” is said of {_tell(quantity)}")
    return value * unit.scale * unit.factor / written.factor


def _is_part(stated: Stated) -> bool:
    number = stated.number
    return number.kind == "fraction" and not number.scale and not number.suffix


def _is_degree(written: Unit, unit: Unit) -> bool:
    """“Degrees” alone stands for either scale of temperature."""
    return written.family == "degree" and unit.family in ("celsius", "fahrenheit")


def _measure_ratio(stated: Stated, quantity: Quantity, unit: Unit, value: Decimal) -> Decimal:
    if unit.name == TIMES:
        return value
    if _is_part(stated) and unit.name == PERCENT:
        return value / 100
    if _is_part(stated) and unit.family == "":
        return value
    raise FigureError(
        "F023", f"“{stated.number.text}” is said of {_tell(quantity)}", "ratio(…), for parts also pct_of(…)"
    )


def _check_percent(stated: Stated, quantity: Quantity, unit: Unit, written: Unit | None) -> None:
    """Percent goes with percent, points with points, and neither with anything else."""
    names = (PERCENT, POINTS)
    said, is_ = (written.name if written else ""), unit.name
    if said == is_ or (said not in names and is_ not in names):
        return
    if said in names and is_ in names:
        raise FigureError("F021", f"“{stated.number.text}” is said of {_tell(quantity)}", f"“{is_}”")
    if said in names:
        raise FigureError("F020", f"“{stated.number.text}” is said of {_tell(quantity)}")
    raise FigureError("F020", f"“{stated.number.text}” is said of {_tell(quantity)}", f"a number with “{is_}”")


def _check_noun(stated: Stated, quantity: Quantity, datasets: Mapping[str, Dataset]) -> None:
    """The noun behind the number is not the unit of another column of the same dataset."""
    word = next_word(stated)
    if not word or is_same_noun(word, quantity.unit):
        return
    for id_ in quantity.datasets:
        for column in datasets[id_].columns:
            if column.unit and not is_same_noun(column.unit, quantity.unit) and is_same_noun(word, column.unit):
                message = f"“{stated.number.text} {word}” is said of {_tell(quantity)}"
                raise FigureError("F022", message, f"column '{column.name}' has {column.unit}")


def _tell(quantity: Quantity) -> str:
    return f"a value in {quantity.unit}" if quantity.unit and quantity.unit != RANK else "a value without unit"
