"""Outlines of SVG paths written short: whole tenths of a pixel, and steps from corner to corner instead of places.

The steps of a line repeat themselves where its places never do: a line of a thousand points compresses to a third.
Each step goes to the tenth nearest to the true place, so that no error adds up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from nutgraf.charts.traces import split_path

_SIZES = {"L": 2, "C": 6, "Q": 4, "A": 7}


def shorten(number: float) -> str:
    """A length in pixels to a tenth, as short as can be."""
    text = f"{number:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def write_trace(path: str, x: float, y: float) -> str:
    """An outline of Vega's, moved by `x` and `y`."""
    pen = _Pen(x, y)
    return "".join(pen.write(name, numbers) for name, numbers in split_path(path))


class _Pen:
    """Writes one command after another, and knows where it is: in tenths of a pixel."""

    def __init__(self, x: float, y: float) -> None:
        self._zero = (x, y)
        self._at = (0, 0)
        self._start = (0, 0)
        self._true = (0.0, 0.0)
        self._last = ""

    def write(self, name: str, numbers: Sequence[float]) -> str:
        """One command, which may go on over many corners."""
        if name == "M":
            self._true = (self._zero[0] + numbers[0], self._zero[1] + numbers[1])
            x, y = self._at = self._start = self._locate(numbers[0], numbers[1])
            self._last = "M"
            return f"M{shorten(x / 10)},{shorten(y / 10)}"
        if name == "Z":
            self._at, self._last = self._start, ""
            return "Z"
        if name in "hv":
            return self._slide(name, numbers[0])
        if name in "HV":
            across, down = (at / 10 - zero for at, zero in zip(self._at, self._zero, strict=True))
            return self._step("L", [numbers[0], down] if name == "H" else [across, numbers[0]])
        return self._step(name, numbers)

    def _locate(self, x: float, y: float) -> tuple[int, int]:
        return _round(self._zero[0] + x), _round(self._zero[1] + y)

    def _slide(self, name: str, length: float) -> str:
        """Along a side of a rectangle, to the tenth nearest to its true end: neighbours touch."""
        self._last = ""
        (left, top), (x, y) = self._true, self._at
        self._true = (left + length, top) if name == "h" else (left, top + length)
        self._at = (_round(self._true[0]), y) if name == "h" else (x, _round(self._true[1]))
        return f"{name}{shorten((self._at[0] - x + self._at[1] - y) / 10)}"

    def _step(self, name: str, numbers: Sequence[float]) -> str:
        size = _SIZES[name]
        if name == "L":
            steps = self._run(numbers)
        else:
            starts = range(0, len(numbers) - size + 1, size)
            steps = [step for start in starts for step in self._turn(name, numbers[start : start + size])]
        if not steps:
            return ""
        if name == "L" and len(steps) == 2 and "0" in steps:
            self._last = ""
            return f"v{steps[1]}" if steps[0] == "0" else f"h{steps[0]}"
        letter = "" if self._last == name else name.lower()
        self._last = name
        return letter + "".join(_space(steps, glued=not letter))

    def _run(self, numbers: Sequence[float]) -> list[str]:
        """Straight steps from corner to corner; none where it stays."""
        (left, top), (x, y) = self._zero, self._at
        steps: list[str] = []
        for index in range(0, len(numbers) - 1, 2):
            right, down = _round(left + numbers[index]), _round(top + numbers[index + 1])
            if (right, down) != (x, y):
                steps += (_cut(right - x), _cut(down - y))
                x, y = right, down
        self._at = (x, y)
        return steps

    def _turn(self, name: str, numbers: Sequence[float]) -> list[str]:
        """One bent step to the next corner: what bends it, then how far it goes."""
        at, end = self._at, self._locate(numbers[-2], numbers[-1])
        self._at = end
        far = [_cut(end[0] - at[0]), _cut(end[1] - at[1])]
        if name == "A":
            across, down, turn, large, sweep = numbers[:5]
            return [_cut(round(across * 10)), _cut(round(down * 10)), f"{turn:g}", f"{large:g}", f"{sweep:g}", *far]
        bends = [self._locate(numbers[index], numbers[index + 1]) for index in range(0, len(numbers) - 2, 2)]
        return [_cut(value - start) for bend in bends for value, start in zip(bend, at, strict=True)] + far


def _round(length: float) -> int:
    """Whole tenths of a pixel, the same for sums that differ only in how they were added up."""
    return round(round(length * 10, 6))


@cache
def _cut(tenths: int) -> str:
    """Tenths of a pixel as a number without needless noughts: `.5`, `-.5`, `3`."""
    whole, tenth = divmod(abs(tenths), 10)
    text = f"{whole or ''}.{tenth}" if tenth else str(whole)
    return f"-{text}" if tenths < 0 else text


def _space(numbers: Sequence[str], *, glued: bool) -> Iterator[str]:
    """Numbers one after another, with a space only where they would run together."""
    before = "0" if glued else ""
    for number in numbers:
        is_apart = not before or number[0] == "-" or (number[0] == "." and "." in before)
        yield number if is_apart else f" {number}"
        before = number
