"""How often, and since when: “for the first time since 1976”, “three of four”, held against the rows of a dataset."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from nutgraf.datasets.model import Dataset
from nutgraf.figures.amounts import format_amount
from nutgraf.figures.claims import Claim
from nutgraf.figures.exempt import is_year
from nutgraf.figures.faults import FigureError
from nutgraf.figures.findings import Finding, find_base, list_alike
from nutgraf.figures.number import Number
from nutgraf.figures.quantity import Quantity, Series
from nutgraf.figures.reference import CallReference, Reference
from nutgraf.figures.resolve import resolve_value
from nutgraf.figures.rows import list_beyond
from nutgraf.figures.units import COUNT, PERCENT

_LIMITS: Mapping[str, tuple[int, str]] = {"count_above": (1, "above"), "count_below": (-1, "below")}
_OF = re.compile(r"\s+(?:out\s+)?of\s+(?:the\s+|its\s+|their\s+|all\s+)*", re.IGNORECASE)


def check_first(text: str, claim: Claim, reference: Reference, datasets: Mapping[str, Dataset], told: str) -> Finding:
    """A first time is bound to `count_above(dataset:from..to, limit)` or `count_below`; `to` is the row it is told of.

    `from` is the row behind “since”, or the first of all. Raises FigureError (F060, F062).
    """
    name = reference.function if isinstance(reference, CallReference) else ""
    usage = "count_above(dataset:from..to, limit), or count_below"
    if not isinstance(reference, CallReference) or name not in _LIMITS or len(reference.arguments) != 2:
        raise FigureError("F060", f"{told} cannot show “{text}”", usage)
    values = [resolve_value(argument, datasets, told) for argument in reference.arguments]
    sign, word = _LIMITS[name]
    holds = list_beyond(values, sign, name)
    series = values[0]
    if not isinstance(series, Series) or len(holds) < 2:
        raise FigureError("F060", f"{told} cannot show “{text}”", usage)
    _check_start(text, claim, series)
    quantity = Quantity(Decimal(sum(holds)), COUNT, told, (series.dataset.id,))
    last = len(holds) - 1
    if not holds[last]:
        message = f"“{text}” does not hold: row {series.name(last)} is not {word} the limit"
        fault = FigureError("F061", message, "", _tell(text, series, (last,)))
        return Finding(quantity, fault, "take the claim out, or bind the row that you mean")
    earlier = [index for index in range(1 if claim.scope == "since" else 0, last) if holds[index]]
    if earlier:
        name = series.name(earlier[-1])
        fault = FigureError("F061", f"“{text}” does not hold: row {name} was {word} the limit too")
        fault.detail = _tell(text, series, (last, earlier[-1]))
        is_next = earlier[-1] == last - 1
        fix = "take the claim out: the row before is no other" if is_next else f"write “the first time since {name}”"
        return Finding(quantity, fault, fix)
    if claim.scope == "since" and not holds[0]:
        message = f"“{text}” says less than the data: row {series.name(0)} was not {word} the limit either"
        fix = "name the row when it was so last, or write “for the first time on record”"
        return Finding(quantity, FigureError("F063", message, "", _tell(text, series, (last, 0))), fix)
    return Finding(quantity)


def _check_start(text: str, claim: Claim, series: Series) -> None:
    """The range begins with the row that the words name, or with the first of all."""
    whole = list_alike(series.dataset, series.places[0])
    if claim.scope != "since":
        if series.places[0] != whole[0]:
            first = series.dataset.rows[whole[0]][series.dataset.key]
            raise FigureError("F062", f"“{text}” speaks of rows that {series.origin} leaves out", f"begin with {first}")
        return
    cells = tuple(series.dataset.rows[place][series.column.name] for place in whole)
    numbers = tuple(cell if isinstance(cell, Decimal) else Decimal(0) for cell in cells)
    every = Series(series.dataset, series.column, numbers, series.origin, tuple(whole))
    base = every.name(find_base(text, claim.since, every))
    if series.name(0) != base:
        message = f"“{text}” begins with row {base}, {series.origin} with {series.name(0)}"
        raise FigureError("F062", message, f"{series.dataset.id}:{base}..{series.name(len(series.values) - 1)}")


def _tell(text: str, series: Series, indices: tuple[int, ...]) -> tuple[str, ...]:
    unit = f" {series.column.unit}" if series.column.unit else ""
    rows = [f"{_format(series, index)}{unit}  (row {series.name(index)})" for index in indices]
    return (f"you wrote   {text}", *(f"{'data has' if not at else '':<12}{row}" for at, row in enumerate(rows)))


def _format(series: Series, index: int) -> str:
    value = series.values[index]
    return format_amount(value) if isinstance(value, Decimal) else value.isoformat()


def is_count_of(text: str, numbers: list[Number]) -> bool:
    """Whether a text says “three of four”: two counts, the second of all."""
    if len(numbers) != 2 or not all(number.exact and not number.suffix for number in numbers):
        return False
    is_share = numbers[0].value <= numbers[1].value and not is_year(text, numbers[1])
    return is_share and _OF.fullmatch(text, numbers[0].core_end, numbers[1].start) is not None


def check_count_of(
    text: str, numbers: list[Number], reference: Reference, datasets: Mapping[str, Dataset], told: str
) -> Finding:
    """“Three of four” is bound to `pct_of(count(…), count(…))` and exact in both counts. Raises FigureError (F060)."""
    is_share = isinstance(reference, CallReference) and reference.function in ("pct_of", "ratio")
    values: list[object] = []
    if isinstance(reference, CallReference) and is_share:
        values = [resolve_value(argument, datasets, told) for argument in reference.arguments]
    counts = [value for value in values if isinstance(value, Quantity) and value.unit == COUNT]
    if len(counts) != 2:
        raise FigureError("F060", f"{told} cannot show “{text}”", "pct_of(count_above(range, limit), count(range))")
    part, whole = (count.value if isinstance(count.value, Decimal) else Decimal(0) for count in counts)
    names = tuple(dict.fromkeys(name for count in counts for name in count.datasets))
    share = part / whole * 100 if whole else Decimal(0)
    quantity = Quantity(share, PERCENT, told, names)
    if (part, whole) == (numbers[0].value, numbers[1].value):
        return Finding(quantity)
    detail = (f"you wrote   {text}", f"data has    {part} of {whole}  ({told})")
    fault = FigureError("F061", f"“{text}” does not hold for {told}", "", detail)
    return Finding(quantity, fault, f"write “{part} of {whole}”, or bind the counts that you mean")
