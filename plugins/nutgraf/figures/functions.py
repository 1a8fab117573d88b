"""The functions that a reference may call. Arithmetic is decimal; there is no other way to calculate in a story."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from nutgraf.figures.amounts import format_amount
from nutgraf.figures.faults import FigureError
from nutgraf.figures.quantity import Amount, Quantity, Series, Value
from nutgraf.figures.rows import count_above, count_below, count_falls, count_rises, rank_highest, rank_lowest
from nutgraf.figures.units import COUNT, LIMIT, PERCENT, POINTS, TIMES, read_unit


@dataclass(frozen=True, slots=True)
class Function:
    """A function: how it is called, and what makes it from values that are already resolved."""

    usage: str
    call: Callable[[Sequence[Value]], Quantity]
    least: int = 1
    most: int = 1_000
    takes_column: bool = False
    """Whether the whole column is meant where only a cell is given."""


def call_function(name: str, arguments: Sequence[Value], text: str) -> Quantity:
    """Call a function of `FUNCTIONS`; `text` is the reference as written. Raises FigureError (F035, F036, F038)."""
    function = FUNCTIONS[name]
    if not function.least <= len(arguments) <= function.most:
        wants = f"{function.least}" if function.least == function.most else f"{function.least} to {function.most}"
        wants = "at least 1" if function.most > 2 else wants
        message = f"{name}() takes {wants} argument{'' if wants.endswith('1') else 's'}, not {len(arguments)}"
        raise FigureError("F035", message, function.usage)
    result = function.call(arguments)
    names = sorted({name for argument in arguments for name in _names(argument)})
    origin = f"{text}{result.origin or _tell_arguments(arguments, result.is_change)}"
    return replace(result, origin=origin, datasets=tuple(names))


def _names(value: Value) -> tuple[str, ...]:
    return value.datasets if isinstance(value, Quantity) else (value.dataset.id,)


def _tell_arguments(arguments: Sequence[Value], is_change: bool) -> str:
    """The two values that were compared, so that a reader of a message need not look them up."""
    if len(arguments) != 2 or not all(isinstance(argument, Quantity) for argument in arguments):
        return ""
    told = [_tell(argument.value) for argument in arguments if isinstance(argument, Quantity)]
    return f" from {told[0]} to {told[1]}" if is_change else f" of {told[0]} and {told[1]}"


def _tell(value: Amount) -> str:
    return format_amount(value) if isinstance(value, Decimal) else value.isoformat()


def _flatten(arguments: Sequence[Value]) -> list[Amount]:
    if any(isinstance(argument, Quantity) and argument.unit == LIMIT for argument in arguments):
        raise FigureError("F035", "a bare number is no value of the data", "a cell; only count_above(…) takes a limit")
    values: list[Amount] = []
    for argument in arguments:
        values += argument.values if isinstance(argument, Series) else (argument.value,)
    if not values:
        raise FigureError("F038", "there are no values to calculate with: all cells are empty")
    return values


def _unit(arguments: Sequence[Value]) -> str:
    """The unit that all arguments have."""
    units = [argument.unit if isinstance(argument, Quantity) else argument.column.unit for argument in arguments]
    if len({(read_unit(unit).name, read_unit(unit).scale) for unit in units}) > 1:
        told = ", ".join(f"'{unit or 'none'}'" for unit in dict.fromkeys(units))
        raise FigureError("F035", f"the arguments have different units: {told}")
    return units[0]


def _numbers(arguments: Sequence[Value]) -> list[Decimal]:
    values = _flatten(arguments)
    numbers = [value for value in values if isinstance(value, Decimal)]
    if len(numbers) != len(values):
        raise FigureError("F036", "this function calculates with numbers, not with dates")
    return numbers


def _pair(arguments: Sequence[Value]) -> tuple[Decimal, Decimal]:
    for argument in arguments:
        if isinstance(argument, Series):
            raise FigureError("F035", f"'{argument.origin}' is many values where one is wanted")
    first, second = _numbers(arguments)
    return first, second


def _sum(arguments: Sequence[Value]) -> Quantity:
    return _made(sum(_numbers(arguments), Decimal(0)), _unit(arguments))


def _mean(arguments: Sequence[Value]) -> Quantity:
    numbers = _numbers(arguments)
    return _made(sum(numbers, Decimal(0)) / len(numbers), _unit(arguments))


def _median(arguments: Sequence[Value]) -> Quantity:
    numbers = sorted(_numbers(arguments))
    middle = len(numbers) // 2
    value = numbers[middle] if len(numbers) % 2 else (numbers[middle - 1] + numbers[middle]) / 2
    return _made(value, _unit(arguments))


def _extreme(choose: Callable[[list[Amount]], Amount], is_maximum: bool) -> Callable[[Sequence[Value]], Quantity]:
    def call(arguments: Sequence[Value]) -> Quantity:
        values = _flatten(arguments)
        if len({(type(value), getattr(value, "tzinfo", None) is None) for value in values}) > 1:
            raise FigureError("F035", "the arguments are of different kinds")
        return Quantity(choose(values), _unit(arguments), "", (), is_maximum=is_maximum)

    return call


def _least(values: list[Amount]) -> Amount:
    return sorted(values, key=_order)[0]


def _greatest(values: list[Amount]) -> Amount:
    return sorted(values, key=_order)[-1]


def _order(value: Amount) -> tuple[Decimal, str]:
    """Numbers by value; dates by their text, which for ISO dates of one kind is the same order as in time."""
    if isinstance(value, Decimal):
        return value, ""
    moment = value.timestamp() if isinstance(value, datetime) and value.tzinfo else 0
    return Decimal(moment), value.isoformat()


def _count(arguments: Sequence[Value]) -> Quantity:
    found = [argument.values if isinstance(argument, Series) else (argument.value,) for argument in arguments]
    return _made(Decimal(sum(len(values) for values in found)), COUNT)


def _diff(arguments: Sequence[Value]) -> Quantity:
    first, second = _pair(arguments)
    unit = _unit(arguments)
    if read_unit(unit).family == "percent":
        unit = POINTS
    columns = [argument.column for argument in arguments if isinstance(argument, Quantity)]
    if all(column is not None and column.type == "year" for column in columns):
        unit = "years"
    return _made(second - first, unit, is_change=True)


def _diff_points(arguments: Sequence[Value]) -> Quantity:
    first, second = _pair(arguments)
    unit = _unit(arguments)
    if read_unit(unit).family != "percent":
        raise FigureError("F035", f"diff_pp() compares percentages, not values in '{unit or 'none'}'", "diff(…)")
    return _made(second - first, POINTS, is_change=True)


def _ratio(arguments: Sequence[Value]) -> Quantity:
    first, second = _pair(arguments)
    _unit(arguments)
    return _made(_divide(first, second), TIMES)


def _change(arguments: Sequence[Value]) -> Quantity:
    before, after = _pair(arguments)
    _unit(arguments)
    return _made(_divide(after - before, abs(before)) * 100, PERCENT, is_change=True)


def _share(arguments: Sequence[Value]) -> Quantity:
    part, whole = _pair(arguments)
    _unit(arguments)
    return _made(_divide(part, whole) * 100, PERCENT)


def _date_diff(arguments: Sequence[Value]) -> Quantity:
    values = _flatten(arguments)
    first, second = values if len(values) == 2 else (values[0], values[0])
    if isinstance(first, datetime) and isinstance(second, datetime):
        if (first.tzinfo is None) != (second.tzinfo is None):
            raise FigureError("F035", "one of the moments has an offset and the other has none")
        return _made(Decimal((second - first).days * 1440) + Decimal((second - first).seconds) / 60, "minutes")
    if isinstance(first, date) and isinstance(second, date) and type(first) is type(second):
        return _made(Decimal((second - first).days), "days")
    raise FigureError("F036", "date_diff() takes two dates, or two moments")


def _divide(first: Decimal, second: Decimal) -> Decimal:
    if second == 0:
        raise FigureError("F038", "this divides by zero")
    return first / second


def _made(value: Decimal, unit: str, is_change: bool = False) -> Quantity:
    return Quantity(value, unit, "", (), is_change)


FUNCTIONS: Mapping[str, Function] = {
    "sum": Function("sum(dataset.column) or sum(a:x, b:y)", _sum),
    "mean": Function("mean(dataset.column)", _mean),
    "median": Function("median(dataset.column)", _median),
    "min": Function("min(dataset.column)", _extreme(_least, is_maximum=False)),
    "max": Function("max(dataset.column)", _extreme(_greatest, is_maximum=True)),
    "count": Function("count(dataset.column)", _count),
    "diff": Function("diff(from, to) = to less from", _diff, 2, 2),
    "ratio": Function("ratio(a, b) = a divided by b", _ratio, 2, 2),
    "pct_change": Function("pct_change(from, to) in percent of from", _change, 2, 2),
    "pct_of": Function("pct_of(part, whole) in percent", _share, 2, 2),
    "diff_pp": Function("diff_pp(from, to) = to less from, in percentage points", _diff_points, 2, 2),
    "rank": Function("rank(dataset:row) or rank(dataset:row, range); 1 is the highest", rank_highest, 2, 2, True),
    "rank_lowest": Function("rank_lowest(dataset:row) as rank, but 1 is the lowest", rank_lowest, 2, 2, True),
    "falls": Function("falls(dataset:row): how often in a row it fell up to there", count_falls, 2, 2, True),
    "rises": Function("rises(dataset:row): how often in a row it rose up to there", count_rises, 2, 2, True),
    "count_above": Function("count_above(range, limit): how many are above a cell or a number", count_above, 2, 2),
    "count_below": Function("count_below(range, limit): how many are below a cell or a number", count_below, 2, 2),
    "date_diff": Function("date_diff(from, to) in days, of two moments in minutes", _date_diff, 2, 2),
}
"""All functions, with how they are called."""
