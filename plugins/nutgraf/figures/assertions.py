"""Claim words held against the data: “the highest since 2008” bound to `rank(dataset:row)`, again at every build."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from nutgraf.datasets.model import Dataset
from nutgraf.figures.amounts import format_amount
from nutgraf.figures.claims import Claim
from nutgraf.figures.faults import FigureError
from nutgraf.figures.findings import Finding, find_base, list_alike
from nutgraf.figures.lexicon import ORDINALS
from nutgraf.figures.occurrences import check_first
from nutgraf.figures.quantity import Quantity, Series
from nutgraf.figures.reference import CallReference, Reference
from nutgraf.figures.resolve import resolve_value
from nutgraf.figures.rows import read_numbers, take_cell_and_rows

_RANKS: Mapping[str, int] = {"rank": 1, "rank_lowest": -1}
_TIES = re.compile(r"\b(?:joint|equal|shared|tied)\b", re.IGNORECASE)
_ORDINAL_WORDS: Mapping[int, str] = {value: name for name, value in reversed(list(ORDINALS.items()))}


@dataclass(frozen=True, slots=True)
class _Race:
    """The row that a claim is about among all rows of its column: `at` is its index in the series."""

    series: Series
    values: list[Decimal]
    at: int
    sign: int

    def beats(self, index: int, or_ties: bool) -> bool:
        """Whether another row is higher (or lower, as claimed) than ours, or as high."""
        gap = self.sign * (self.values[index] - self.values[self.at])
        return gap > 0 or (or_ties and gap == 0)

    def tell(self, index: int) -> str:
        """A row's value with its unit and name."""
        unit = self.series.column.unit
        gap = "" if unit in ("", "%") else " "
        return f"{format_amount(self.values[index])}{gap}{unit}  (row {self.series.name(index)})"


def check_claim(text: str, claim: Claim, reference: Reference, datasets: Mapping[str, Dataset], told: str) -> Finding:
    """Hold the claim of a mark with this text against the data; `told` is the reference as written.

    Raises FigureError: F060 where the reference cannot show it, F062 where its rows are not those of the words.
    """
    if claim.is_first_time:
        return check_first(text, claim, reference, datasets, told)
    race, given = _open_race(text, claim, reference, datasets, told)
    indices = _choose_rows(text, claim, race, given)
    allows_ties = _TIES.search(text) is not None
    better = [index for index in indices if race.beats(index, or_ties=False)]
    ties = [index for index in indices if race.beats(index, or_ties=True) and index not in better]
    quantity = Quantity(Decimal(1 + len(better)), "rank", told, (race.series.dataset.id,))
    if len(better) == claim.place - 1 and (allows_ties or not ties):
        return _check_base(text, claim, race, quantity)
    refuting = ties if len(better) == claim.place - 1 else better
    worst = max(refuting or [race.at], key=lambda index: (race.sign * race.values[index], -index))
    how = "has the same value" if refuting is ties else f"is {'higher' if race.sign > 0 else 'lower'}"
    message = f"“{text}” does not hold: row {race.series.name(worst)} {how}"
    if len(better) < claim.place - 1:
        message = f"“{text}” does not hold: row {race.series.name(race.at)} ranks {_ordinal(1 + len(better))}"
    rows = dict.fromkeys((race.tell(race.at), race.tell(worst)))
    detail = (f"you wrote   {text}", *(f"{'' if at else 'data has':<12}{row}" for at, row in enumerate(rows)))
    return Finding(quantity, FigureError("F061", message, "", detail), _suggest(claim, race, better, ties))


def _open_race(
    text: str, claim: Claim, reference: Reference, datasets: Mapping[str, Dataset], told: str
) -> tuple[_Race, Series]:
    """The row of a claim among its whole column, and the rows that the reference names."""
    name = reference.function if isinstance(reference, CallReference) else ""
    wanted = next((name for name, sign in _RANKS.items() if sign == claim.sign), "rank")
    if not isinstance(reference, CallReference) or name not in _RANKS or (claim.sign and name != wanted):
        raise FigureError("F060", f"{told} cannot show “{text}”", f"{wanted}(dataset:row), or with a range")
    values = [resolve_value(argument, datasets, told) for argument in reference.arguments]
    whole = _widen(values[0], datasets) if values and isinstance(values[0], Quantity) else None
    if whole is None or len(values) > 2:
        raise FigureError("F060", f"{told} cannot show “{text}”", f"{wanted}(dataset:row), or with a range")
    cell, given = take_cell_and_rows([values[0], *(values[1:] or [whole])], name)
    if cell.place is None or cell.place not in whole.places:
        raise FigureError("F060", f"{told} names no single row", f"{wanted}(dataset:row)")
    numbers = read_numbers(whole.values)
    return _Race(whole, numbers, whole.places.index(cell.place), _RANKS[name]), given


def _widen(value: Quantity, datasets: Mapping[str, Dataset]) -> Series | None:
    """The rows of the cell's column whose names are built alike."""
    if value.column is None or value.place is None:
        return None
    dataset, column = datasets[value.datasets[0]], value.column
    cells = [(place, dataset.rows[place][column.name]) for place in list_alike(dataset, value.place)]
    filled = {place: cell for place, cell in cells if isinstance(cell, Decimal)}
    return Series(dataset, column, tuple(filled.values()), f"{dataset.id}.{column.name}", tuple(filled))


def _choose_rows(text: str, claim: Claim, race: _Race, given: Series) -> list[int]:
    """The indices of the rows that the words speak of, ours not among them. Raises FigureError (F062)."""
    chosen = {race.series.places.index(place) for place in given.places if place in race.series.places}
    if claim.scope == "since":
        base = find_base(text, claim.since, race.series)
        low, high = sorted((base, race.at))
        wanted = set(range(low + 1, high)) | ({race.at} if base != race.at else set())
    elif claim.scope in ("record", "other"):
        wanted = set(range(len(race.values)))
    else:
        wanted = chosen
    if missing := sorted(wanted - chosen - {race.at}):
        name = race.series.name(missing[0])
        message = f"“{text}” speaks of rows that {given.origin} leaves out, such as {name}"
        raise FigureError("F062", message, "name all rows, or none: rank(dataset:row)")
    return sorted(wanted - {race.at})


def _list_before(race: _Race) -> Iterable[int]:
    """The rows before ours, the nearest first; in data that begin with the newest row they stand behind it."""
    first, last = race.series.name(0), race.series.name(len(race.values) - 1)
    is_descending = first.isdigit() and last.isdigit() and int(first) > int(last)
    return range(race.at + 1, len(race.values)) if is_descending else range(race.at - 1, -1, -1)


def _check_base(text: str, claim: Claim, race: _Race, quantity: Quantity) -> Finding:
    """A claim that holds, told if it says less than the data: “since 2008” wants 2008 to have been as high."""
    if claim.scope != "since" or claim.place != 1:
        return Finding(quantity)
    base = find_base(text, claim.since, race.series)
    if base == race.at or race.beats(base, or_ties=True):
        return Finding(quantity)
    found = next((index for index in _list_before(race) if race.beats(index, or_ties=True)), None)
    truth = f"the {claim.word} on record" if found is None else f"the {claim.word} since {race.series.name(found)}"
    message = f"“{text}” says less than the data: row {race.series.name(base)} was not as {_adjective(race)}"
    detail = (f"you wrote   {text}", f"data has    {race.tell(race.at)}", f"            {race.tell(base)}")
    return Finding(quantity, FigureError("F063", message, "", detail), f"write “{truth}”")


def _adjective(race: _Race) -> str:
    return "high" if race.sign > 0 else "low"


def _suggest(claim: Claim, race: _Race, better: list[int], ties: list[int]) -> str:
    """Words that would be true: a nearer base, a place in the order, or a shared one."""
    place = f"{_ordinal(1 + len(better))} " if better else ""
    behind = {"since": f" since {claim.since}", "record": " on record"}.get(claim.scope, "")
    if claim.scope == "other":
        return f"write “the {'' if better else 'joint '}{place}{'highest' if race.sign > 0 else 'lowest'}”"
    if ties and len(better) == claim.place - 1:
        return f"write “the joint {place}{claim.word}{behind}”"
    before = list(_list_before(race))
    found = next((place for place, index in enumerate(before) if race.beats(index, or_ties=True)), None)
    if claim.place == 1 and found:
        return f"write “the {claim.word} since {race.series.name(before[found])}”"
    return f"write “the {place}{claim.word}{behind}”"


def _ordinal(place: int) -> str:
    return _ORDINAL_WORDS.get(place) or f"{place}th"
