"""Numbers that a chart draws without a datum of its own: reference lines, arrows, ranges along an axis of numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from nutgraf.errors import Place, Problem
from nutgraf.evidence.lock import Verdict
from nutgraf.figures.coverage import AllowedNumber
from nutgraf.figures.model import Bound
from nutgraf.figures.rules import RULES
from nutgraf.figures.tokenize import find_numbers
from nutgraf.figures.units import PERCENT


@dataclass(frozen=True, slots=True)
class DrawnNumber:
    """A number that a writer gives to an option: `option` is its name, `chart` the id of the chart it belongs to."""

    value: Decimal
    option: str
    chart: str
    place: Place


def check_drawn(
    drawn: Iterable[DrawnNumber],
    bound: Iterable[Bound],
    verdicts: Mapping[str, Verdict],
    allowed: Iterable[AllowedNumber],
) -> tuple[tuple[Problem, ...], tuple[AllowedNumber, ...]]:
    """F008 for a number that no figure, no quotation and no exemption of the story says; and the exemptions used.

    Zero needs nobody to vouch for it. A number may be rounded: it stands for any value within half a unit of its last
    digit.
    """
    drawn = tuple(drawn)
    if not drawn:
        return (), ()
    told = list(_list_told(bound, verdicts))
    excused = [(entry, number) for entry in allowed for number in _read_values(entry.text)]
    problems: list[Problem] = []
    used: dict[AllowedNumber, None] = {}
    for number in drawn:
        if number.value == 0 or any(_is_close(number.value, value) for value in told):
            continue
        entries = [entry for entry, value in excused if value == number.value]
        used |= dict.fromkeys(entries)
        if not entries:
            message = f"chart '{number.chart}': nothing vouches for {number.value:f}, where '{number.option}' stands"
            allowed_words = "a value of its dataset, or a number that the story binds"
            problems.append(Problem(number.place, "F008", message, allowed_words, RULES["F008"].fix))
    return tuple(problems), tuple(used)


def _list_told(bound: Iterable[Bound], verdicts: Mapping[str, Verdict]) -> Iterator[Decimal]:
    """The values of figures, as exact as the data have them and as they are written, and those inside quotations."""
    for figure in bound:
        if figure.value is not None:
            yield figure.value
        yield from _read_values(figure.figure.text, figure.figure.language)
    for verdict in verdicts.values():
        if verdict.status != "failed":
            yield from _read_values(verdict.quotation.words)


def _read_values(text: str, language: str = "en") -> Iterator[Decimal]:
    """The numbers of a text; of a percentage the share too, as an axis in percent may hold either."""
    for number in find_numbers(text, language):
        yield number.value
        if number.suffix == PERCENT:
            yield number.value / 100


def _is_close(drawn: Decimal, value: Decimal) -> bool:
    exponent = drawn.as_tuple().exponent
    return abs(drawn - value) <= Decimal(5).scaleb(int(exponent) - 1) if value != drawn else True
