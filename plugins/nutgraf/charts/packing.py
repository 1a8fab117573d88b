"""What the light layer knows of many marks, in few bytes: numbers as steps, places as lines over numbers.

A thousand points are a thousand words and two thousand numbers, most of which follow from others: a place from the
value that is shown there, the place in one view from that in another. `theme/static/js/enhance/chart-columns.js` reads
what is written here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from nutgraf.charts.wording import MINUS

Words = Sequence[str | None]
Packed = list[str | None] | dict[str, object]
_MANY = 20
# Numbers of that many digits are exact in the page's script.
_DIGITS = 15
_NUMBER = re.compile(rf"(?P<a>[^\d{MINUS}]*)(?P<n>{MINUS}?\d+(?:(?P<p>[.,])(?P<d>\d+))?)(?P<z>[^\d]*)")


def pack_words(words: Words, numbers: Sequence[int] | None) -> Packed:
    """The words as they are, or, where they are the `numbers` that `read_numbers` found, these written alike.

    `s` steps of whole numbers, of which the last `d` digits stand behind the point `p`, between `a` and `z`.
    """
    found = _NUMBER.fullmatch(words[0] or "")
    if numbers is None or found is None:
        return list(words)
    return {
        "a": found["a"],
        "z": found["z"],
        "p": found["p"] or "",
        "d": len(found["d"] or ""),
        "s": list_steps(numbers),
    }


def read_numbers(words: Words) -> list[int] | None:
    """The numbers in words that are all written alike, without their points; None for other words, and for few."""
    first = _NUMBER.fullmatch(words[0] or "") if len(words) >= _MANY else None
    if first is None:
        return None
    before, after, point, decimals = first["a"], first["z"], first["p"] or "", len(first["d"] or "")
    start, end = len(before), len(after)
    numbers: list[int] = []
    for word in words:
        digits = (word or "")[start : len(word or "") - end].replace(MINUS, "-").replace(point, "")
        if not digits.removeprefix("-").isdecimal() or len(digits) > _DIGITS:
            return None
        numbers.append(int(digits))
    look = (before, after, point, decimals)
    # What is not written as the page's script would write it again is no number to it: 1,300 beside 950, 00.1, ٣.
    return numbers if [_write(number, look) for number in numbers] == list(words) else None


def pack_places(
    views: Sequence[Sequence[Sequence[int]]], numbers: Sequence[list[int] | None]
) -> list[list[list[float]]]:
    """The columns of each view: as steps, as `[factor, shift]` for the same column of the first view, or as
    `[factor, shift, field]` for the numbers of a field; the latter two where they are right to the pixel."""
    first, *others = views
    packed = [[_follow_numbers(column, numbers) or list_steps(column) for column in first]]
    for columns in others:
        pairs = zip(first, columns, strict=False)
        packed.append([_fit_line(one, other) or list_steps(other) for one, other in pairs])
    return packed


def list_steps(column: Sequence[int]) -> list[float]:
    """The differences from each to the next, from zero on."""
    return [at - before for before, at in zip([0, *column], column, strict=False)]


def _follow_numbers(column: Sequence[int], numbers: Sequence[list[int] | None]) -> list[float] | None:
    for field, known in enumerate(numbers):
        if known and (line := _fit_line(known, column)):
            return [*line, field]
    return None


def _fit_line(column: Sequence[int], other: Sequence[int]) -> list[float] | None:
    """Factor and shift that make `other` of `column`, within a pixel; None where none do, or nothing is spared."""
    low, high = min(column), max(column)
    if len(column) < _MANY or low == high:
        return None
    at_low, at_high = other[column.index(low)], other[column.index(high)]
    factor = float(f"{(at_high - at_low) / (high - low):.6g}")
    shift = round(at_low - factor * low, 1)
    is_near = all(abs(factor * one + shift - two) <= 1 for one, two in zip(column, other, strict=True))
    return [factor, shift] if is_near else None


def _write(number: int, look: tuple[str, str, str, int]) -> str:
    """The number as the page's script writes it."""
    before, after, point, decimals = look
    digits = str(abs(number)).rjust(decimals + 1, "0")
    whole, rest = (digits[:-decimals], digits[-decimals:]) if decimals else (digits, "")
    return f"{before}{MINUS if number < 0 else ''}{whole}{point}{rest}{after}"
