"""Figures made wrong on purpose, one mistake at a time: each of them has to be caught."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from nutgraf.figures.faults import FigureError
from nutgraf.figures.model import Figure
from nutgraf.figures.number import Number
from nutgraf.figures.stated import Stated, read_stated
from nutgraf.figures.tokenize import find_numbers

Mutant = tuple[str, Figure]

_SCALES = ("thousand", "million", "billion", "trillion")
_FLIPPED = {
    "nearly": "more than",
    "almost": "more than",
    "just under": "more than",
    "close to": "more than",
    "more than": "nearly",
    "over": "nearly",
    "at least": "nearly",
    "just over": "nearly",
}
_CLEAR = Decimal("0.15")
"""A change by more than this share of the number is wrong under every hedge (see `nutgraf.figures.wording`)."""
_DIGIT = re.compile(r"\d")
_PERCENT = re.compile(r" ?%| per ?cent\b")
_POINTS = re.compile(r" percentage points?\b")
_FLIP = re.compile("|".join(rf"\b{hedge}\b" for hedge in sorted(_FLIPPED, key=len, reverse=True)), re.IGNORECASE)


def make_mutants(figure: Figure) -> Iterator[Mutant]:
    """Wrong versions of a figure that passes: label and figure.

    The last digit is changed, the magnitude and the scale, a hedge turned round, the unit, the sign. What an honest
    rounding or a hedge would allow is left out: behind “about” a changed last digit only where it moves the number by
    more than any hedge covers.
    """
    try:
        stated = read_stated(figure)
    except FigureError:
        return
    seen = {figure.text}
    for label, text in _list_texts(figure, stated):
        mutant = replace(figure, text=text)
        if text not in seen and not _says_the_same(mutant, stated):
            seen.add(text)
            yield label, mutant


def _says_the_same(mutant: Figure, stated: Stated) -> bool:
    """Whether the change altered nothing: a nought before the point, a sign that the end of a range repeats."""
    try:
        changed = read_stated(mutant)
    except FigureError:
        return False
    one, other = changed.number, stated.number
    same = (one.value, one.suffix, one.unit_of_last_digit) == (other.value, other.suffix, other.unit_of_last_digit)
    return same and changed.rule == stated.rule


def _list_texts(figure: Figure, stated: Stated) -> Iterator[tuple[str, str]]:
    yield from _change_digit(figure.text, stated)
    yield from _change_magnitude(figure.text, stated.number)
    for found in _FLIP.finditer(figure.text):
        turned = _FLIPPED[found.group().casefold()]
        yield "turn the hedge round", figure.text[: found.start()] + turned + figure.text[found.end() :]
    yield from _change_unit(figure.text)
    yield from _change_sign(figure.text, stated.number)


def _change_digit(text: str, stated: Stated) -> Iterator[tuple[str, str]]:
    """Each digit of the number, plus one; those that count for little only where the number is not hedged."""
    for found in _DIGIT.finditer(text):
        changed = f"{text[: found.start()]}{(int(found.group()) + 1) % 10}{text[found.end() :]}"
        numbers = find_numbers(changed)
        if len(numbers) != 1:
            continue
        before, after = stated.number.value, numbers[0].value
        share = abs(after - before) / abs(before) if before else Decimal(1)
        if share > _CLEAR or stated.rule in ("plain", "exactly"):
            yield "change a digit", changed


def _change_magnitude(text: str, number: Number) -> Iterator[tuple[str, str]]:
    """Another scale, none at all, or a nought too many."""
    for scale in _SCALES:
        if scale in text:
            others = [other for other in _SCALES if other != scale]
            yield from (("change the scale", text.replace(scale, other, 1)) for other in others)
            yield "drop the scale", re.sub(rf" ?{scale}", "", text, count=1)
    digits = list(_DIGIT.finditer(text))
    if digits and number.kind == "digits":
        end = digits[-1].end()
        point = text[digits[0].start() : end].rfind(".")
        at = end if point < 0 else digits[0].start() + point
        yield "add a nought", f"{text[:at]}0{text[at:]}"


def _change_unit(text: str) -> Iterator[tuple[str, str]]:
    """Percent, percentage points and plain numbers taken for one another."""
    points = _POINTS.search(text)
    percent = None if points else _PERCENT.search(text)
    if percent:
        yield "percent to points", text[: percent.start()] + " percentage points" + text[percent.end() :]
        yield "drop the percent sign", text[: percent.start()] + text[percent.end() :]
    elif points:
        yield "points to percent", text[: points.start()] + " percent" + text[points.end() :]
    else:
        digits = list(_DIGIT.finditer(text))
        if digits and text[digits[-1].end() :].strip() == "":
            yield "add a percent sign", f"{text}%"


def _change_sign(text: str, number: Number) -> Iterator[tuple[str, str]]:
    """The other sign; a time of day has none."""
    if number.kind != "digits":
        return
    if text[:1] in "−-":
        yield "drop the sign", text[1:]
    elif text[:1].isdigit() and number.value:
        yield "turn the sign round", f"−{text}"
