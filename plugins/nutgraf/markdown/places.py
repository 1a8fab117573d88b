"""From an offset in a text to a place in its file."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from nutgraf.errors import Place

_NEWLINE = re.compile(r"\r\n?")


def normalize_newlines(text: str) -> str:
    """`text` with a line feed at the end of each line, whatever it had."""
    return _NEWLINE.sub("\n", text) if "\r" in text else text


class Lines:
    """The lines of a text that begins at `start` in its file; every line of it is indented as far as the first."""

    __slots__ = ("_start", "_starts")

    def __init__(self, text: str, start: Place) -> None:
        self._start = start
        self._starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]

    def find_place(self, offset: int) -> Place:
        """The place of the character at `offset`."""
        line = max(bisect_right(self._starts, offset) - 1, 0)
        start = self._start
        return Place(start.path, start.line + line, start.column + max(offset - self._starts[line], 0))

    def get_place(self, line: int, column: int = 0) -> Place:
        """The place of a column of a line of the text, both from 0."""
        start = self._start
        return Place(start.path, start.line + line, start.column + column)


@dataclass(frozen=True, slots=True)
class Content:
    """Where inline content stands in its text: runs of (offset in the content, offset in the text), in order.

    `base` is added to every offset: the content of a footnote or of an image is part of another content.
    """

    runs: tuple[tuple[int, int], ...]
    base: int = 0

    def shift(self, base: int) -> Content:
        """The content that begins at `base` of this one."""
        return Content(self.runs, self.base + base)

    def locate(self, position: int) -> int:
        """The offset in the text of the character at `position` of the content."""
        position += self.base
        index = max(bisect_right(self.runs, (position, 1 << 62)) - 1, 0)
        start, offset = self.runs[index]
        return offset + max(position - start, 0)

    def locate_all(self, position: int, length: int) -> Iterator[tuple[int, int]]:
        """(Distance from `position`, offset in the text) for each run that `length` characters touch."""
        yield 0, self.locate(position)
        first = position + self.base
        for start, offset in self.runs[bisect_right(self.runs, (first, 1 << 62)) :]:
            if start >= first + length:
                return
            yield start - first, offset


WHOLE = Content(((0, 0),))
"""Content that is the whole text."""
