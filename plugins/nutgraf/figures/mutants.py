"""Figures made wrong on purpose: what `check_figure` must refuse, every one.

A mutant is made only where it is dishonest for certain: with the true value at hand, where that does not satisfy the
mutant's wording; without, where no value satisfies both the words as written and the mutant's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from itertools import islice

from nutgraf.figures.claims import read_claim
from nutgraf.figures.edits import (
    Edit,
    apply_edit,
    change_claim,
    change_hedge,
    change_last,
    change_scale,
    change_sign,
    change_unit,
)
from nutgraf.figures.faults import FigureError
from nutgraf.figures.languages.model import RuleName
from nutgraf.figures.languages.registry import ENGLISH, get_code
from nutgraf.figures.model import Figure
from nutgraf.figures.occurrences import is_count_of
from nutgraf.figures.stated import Stated, read_stated, states_amount
from nutgraf.figures.tokenize import find_numbers
from nutgraf.figures.wording import Hedge, Interval, allow, find_hedge

_AMOUNTS: Mapping[str, Callable[[Stated], Iterator[Edit]]] = {
    "last digit": change_last,
    "magnitude": change_scale,
    "hedge": change_hedge,
}
"""What changes the amount that is claimed; each may be honest for some values."""


def make_mutants(figure: Figure, value: Decimal | None = None) -> Iterator[tuple[str, Figure]]:
    """Dishonest variants of a figure that is honest: (what was changed, the figure with other words).

    At most one each of last digit and magnitude, the nearest that is dishonest; every contrary hedge; units (percent
    for none and the like); sign or direction. `value` is the true value in the unit that the figure states
    (`check.measure_figure`). A figure whose mark holds no number has no mutants.
    """
    if (claims := _mutate_claim(figure)) is not None:
        yield from claims
        return
    try:
        stated = read_stated(figure)
    except FigureError:
        return
    for label, change in _AMOUNTS.items():
        mutants = [mutant for edit in change(stated) if (mutant := apply_edit(figure, edit)) is not None]
        dishonest = [mutant for mutant in mutants if not _is_honest(figure, stated, mutant, value)]
        yield from ((label, mutant) for mutant in (dishonest if label == "hedge" else dishonest[:1]))
    is_change = figure.reference.strip().startswith(("diff", "pct_change"))
    for edit in change_unit(stated):
        mutant = apply_edit(figure, edit)
        if mutant is not None and not _says_the_same(stated, mutant):
            yield "unit", mutant
    for edit in change_sign(stated, is_change):
        mutant = apply_edit(figure, edit)
        if mutant is not None:
            yield "sign", mutant


def _mutate_claim(figure: Figure) -> list[tuple[str, Figure]] | None:
    """The mutants of claim words; None for a mark that states a number."""
    if get_code(figure.language) != ENGLISH:
        return None
    text, numbers = figure.text, list(find_numbers(figure.text))
    if is_count_of(text, numbers):
        told = [Stated(number, Hedge("plain", number.start, number.start), text) for number in numbers]
        edits = [edit for stated in told for edit in islice(change_last(stated), 1)]
    elif read_claim(text) is None or states_amount(text):
        return None
    else:
        edits = list(change_claim(text))
    return [("claim", replace(figure, text=f"{text[: edit.start]}{edit.text}{text[edit.end :]}")) for edit in edits]


def _is_honest(figure: Figure, stated: Stated, mutant: Figure, value: Decimal | None) -> bool:
    """Whether the words of a mutant may be true of the value."""
    try:
        other = read_stated(mutant)
    except FigureError:
        return False
    allowed = allow(other.rule, other.number)
    given = _find_rules(figure.quote)
    if given and other.rule != "about":
        # A hedged source is quoted with its own number and hedge, or one that claims less.
        return other.number.value == stated.number.value and other.rule in {*given, "at least", "at most"}
    if value is not None:
        return abs(value) in allowed
    return _overlap(allow(stated.rule, stated.number), allowed)


def _says_the_same(stated: Stated, mutant: Figure) -> bool:
    """Whether a mutant has kept its value and unit, such as “87 to 52%” for “87% to 52%”."""
    try:
        number = read_stated(mutant).number
    except FigureError:
        return False
    return (number.value, number.suffix) == (stated.number.value, stated.number.suffix)


def _find_rules(quote: str) -> set[RuleName]:
    """How the words of a source hedge the numbers in them."""
    return {find_hedge(quote, number.start, number.end).rule for number in find_numbers(quote)} - {"plain"}


def _overlap(first: Interval, second: Interval) -> bool:
    """Whether some value may lie in both; a shared bound counts if both have it."""
    low, high = max(first.low, second.low), min(first.high, second.high)
    return low < high or (low == high and low in first and low in second)
