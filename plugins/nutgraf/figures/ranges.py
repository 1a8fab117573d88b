"""Ranges of a text, merged and sorted, so that thousands of places are looked up fast."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable

Range = tuple[int, int]


class Ranges:
    """Ranges that do not overlap, in order; those given may."""

    def __init__(self, ranges: Iterable[Range] = ()) -> None:
        self._all: list[Range] = []
        for start, end in sorted(ranges):
            if self._all and start <= self._all[-1][1]:
                self._all[-1] = (self._all[-1][0], max(end, self._all[-1][1]))
            else:
                self._all.append((start, end))

    def overlaps(self, start: int, end: int) -> bool:
        """Whether one of them shares a place with `start`–`end`."""
        index = bisect_left(self._all, (end,)) - 1
        return index >= 0 and self._all[index][1] > start

    def holds(self, place: int) -> bool:
        """Whether one of them holds a place."""
        return self.overlaps(place, place + 1)

    def claim(self, start: int, end: int) -> bool:
        """Add `start`–`end` unless one of them overlaps it; whether it was added."""
        is_free = not self.overlaps(start, end)
        if is_free:
            insort(self._all, (start, end))
        return is_free
