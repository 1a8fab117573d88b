"""What the light layer reads of its packed data, as `theme/static/js/enhance/chart-columns.js` does it."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import accumulate
from typing import Any

Column = list[float]


def read_words(light: Mapping[str, Any]) -> list[list[str | None]]:
    """The words of each field, mark by mark."""
    return [field if isinstance(field, list) else _write_numbers(field) for field in light["v"]]


def read_places(light: Mapping[str, Any]) -> list[list[Column]]:
    """The columns of places of each view."""
    numbers = [None if isinstance(field, list) else list(accumulate(field["s"])) for field in light["v"]]
    count = len(read_words(light)[0])

    def read(column: Column, base: Column | None) -> Column:
        if len(column) == count:
            return list(accumulate(column))
        known = numbers[int(column[2])] if len(column) > 2 else base
        assert known is not None
        return [column[0] * at + column[1] for at in known]

    first = [read(column, None) for column in light["p"][0]]
    return [
        first,
        *([read(column, first[i]) for i, column in enumerate(columns)] for columns in light["p"][1:]),
    ]


def _write_numbers(field: Mapping[str, Any]) -> list[str | None]:
    words: list[str | None] = []
    for number in accumulate(field["s"]):
        digits = str(abs(number)).rjust(field["d"] + 1, "0")
        split = len(digits) - field["d"]
        sign = "\N{MINUS SIGN}" if number < 0 else ""
        words.append(f"{field['a']}{sign}{digits[:split]}{field['p']}{digits[split:]}{field['z']}")
    return words
