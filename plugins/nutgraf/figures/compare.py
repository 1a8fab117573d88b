"""A stated number against the true value: the rule of its wording, its sign, its magnitude."""

from __future__ import annotations

from decimal import Decimal

from nutgraf.figures.direction import find_direction
from nutgraf.figures.faults import FigureError
from nutgraf.figures.passages import Reported
from nutgraf.figures.quantity import Quantity
from nutgraf.figures.stated import Stated
from nutgraf.figures.wording import Interval, allow, is_coarse, is_wide

Warnings = list[tuple[str, str]]
"""Codes and messages of what is allowed but not good."""

_WEAKER = {("more than", "at least"), ("nearly", "at most")}
_RUNS = {-1: "falls", 1: "rises"}
_MAGNITUDES = tuple(Decimal(10) ** power for power in (-12, -9, -6, -3, 3, 6, 9, 12))


def compare(stated: Stated, value: Decimal, quantity: Quantity, name: str) -> Warnings:
    """Compare with a calculated value, in the stated unit; `name` is the reference.

    Raises FigureError (F010–F015) where the number is not honest.
    """
    _check_sign(stated, value, quantity, name)
    if stated.rule == "up to" and not quantity.is_maximum:
        raise FigureError("F014", f"“{stated.wording}” is said of {name}, which is no maximum", "max(…)")
    _check_amount(stated, abs(value), name)
    return _warn(stated, value, name)


def compare_reported(stated: Stated, value: Decimal, reported: Reported, name: str) -> Warnings:
    """Compare with a source's number, in the stated unit, and with its hedge.

    Raises FigureError: F012, F044 where the number differs, F045 where the hedge does.
    """
    mine, theirs = stated.rule, reported.hedge.rule
    if value * stated.number.value < 0:
        raise FigureError("F012", f"“{stated.wording}” has another sign than the number of {name}")
    is_plain = theirs in ("plain", "exactly")
    if not is_plain and mine not in (theirs, "about") and (theirs, mine) not in _WEAKER:
        raise FigureError("F045", f"“{stated.wording}” is hedged otherwise in {name}")
    if is_plain and mine in ("up to", "at least", "at most"):
        raise FigureError("F045", f"“{stated.wording}” is not hedged so in {name}")
    allowed = allow(mine, stated.number) if is_plain or mine == "about" else _exactly(stated)
    if abs(value) not in allowed:
        close = abs(value) in allow("about", stated.number)
        code = "F045" if close and mine not in ("plain", "exactly", "about") else "F044"
        raise FigureError(code, f"“{stated.wording}” is not what {name} says")
    return _warn(stated, value, name)


def _exactly(stated: Stated) -> Interval:
    return Interval(abs(stated.number.value), abs(stated.number.value))


def _check_sign(stated: Stated, value: Decimal, quantity: Quantity, name: str) -> None:
    """Of a change any word of its clause tells the direction; of a level only one beside it.

    “0.1 below zero” and “fell by 0.1” tell of −0.1; “fell to 0.1” and “the last below zero is 1976, at 0.1” do not.
    """
    number = stated.number
    word = find_direction(stated.text, number.start, number.end, stated.language)
    direction, is_beside = (word.sign, word.is_beside) if word else (0, False)
    if direction * quantity.run < 0:
        message = f"“{stated.wording}” is told of {_RUNS[direction]}, {name} counts {_RUNS[quantity.run]}"
        raise FigureError("F012", message)
    if value == 0 or number.value == 0:
        return
    if number.value < 0 and direction < 0 and is_beside:
        raise FigureError("F012", f"“{stated.wording}” has a minus sign and is told as a loss too: one is enough")
    is_change = quantity.is_change
    is_negative = number.value < 0 or (direction < 0 and (is_change or (value < 0 and is_beside)))
    if is_change and number.value > 0 and direction * value < 0:
        told, went = ("a rise", "fell") if direction > 0 else ("a fall", "rose")
        raise FigureError("F012", f"“{stated.wording}” is told as {told}, but {name} {went}")
    if is_negative != (value < 0):
        sign = "negative" if value < 0 else "positive"
        raise FigureError("F012", f"“{stated.wording}” has the wrong sign: {name} is {sign}")


def _check_amount(stated: Stated, value: Decimal, name: str) -> None:
    number, interval = stated.number, allow(stated.rule, stated.number)
    if value in interval:
        return
    is_close = abs(value - abs(number.value)) <= max(number.unit_of_last_digit, value / 10)
    if number.kind in ("digits", "words") and any(value * power in interval for power in _MAGNITUDES):
        raise FigureError("F011", f"“{stated.wording}” is of another magnitude than {name}")
    if stated.rule not in ("plain", "up to") and is_close:
        raise FigureError("F013", f"“{stated.wording}” does not hold for {name}")
    if number.kind in ("fraction", "multiple"):
        raise FigureError("F015", f"“{stated.wording}” does not hold for {name}")
    raise FigureError("F010", f"“{stated.wording}” is not {name}")


def _warn(stated: Stated, value: Decimal, name: str) -> Warnings:
    warnings: Warnings = []
    if is_coarse(stated.rule, stated.number, value):
        warnings.append(("F016", f"“{stated.wording}” rounds {name} by more than 2.5 percent"))
    if is_wide(stated.rule, stated.number, value):
        warnings.append(("F017", f"“{stated.wording}” is far from {name}"))
    return warnings
