"""A source read once: its folded text, its paragraphs, and where somebody speaks in quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from nutgraf.quotes.fold import Folded, fold
from nutgraf.quotes.marks import pair_marks

_PARAGRAPH = re.compile(r"\S(?:[^\n]|\n(?![^\S\n]*\n))*")
_OPENING = '“„"«「『'


@dataclass(frozen=True, slots=True)
class Speech:
    """Words in quotation marks, marks included, inside one paragraph (from 0).

    `goes_on` tells that the closing mark is missing because the next paragraph opens again: one utterance.
    """

    start: int
    end: int
    paragraph: int
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """The canonical text of a source with what the checks need to know about it; all offsets are in `text`."""

    text: str
    folded: Folded
    paragraphs: tuple[tuple[int, int], ...]
    speeches: tuple[Speech, ...]

    def find_paragraph(self, offset: int) -> int:
        """The number, from 0, of the paragraph that holds `offset`."""
        return max(bisect_right([start for start, _ in self.paragraphs], offset) - 1, 0)

    def find_speech(self, start: int, end: int) -> int | None:
        """The number of the speech that holds the whole range, or None."""
        index = bisect_right([speech.start for speech in self.speeches], start) - 1
        return index if index >= 0 and end <= self.speeches[index].end else None

    def list_speeches(self, paragraph: int) -> list[int]:
        """The numbers of the speeches in a paragraph."""
        return [index for index, speech in enumerate(self.speeches) if speech.paragraph == paragraph]


@lru_cache(maxsize=32)
def read_layout(text: str) -> Layout:
    """Read a canonical text; kept for the next quotation from the same source."""
    paragraphs = tuple(found.span() for found in _PARAGRAPH.finditer(text))
    speeches: list[Speech] = []
    for number, (start, end) in enumerate(paragraphs):
        for pair in pair_marks(text[start:end]):
            goes_on = not pair.closed and start + pair.end == end and _goes_on(text, paragraphs, number, pair.start)
            if pair.closed or goes_on:
                speeches.append(Speech(start + pair.start, start + pair.end, number, goes_on))
    return Layout(text, fold(text), paragraphs, tuple(speeches))


def _goes_on(text: str, paragraphs: tuple[tuple[int, int], ...], number: int, mark: int) -> bool:
    """Whether the next paragraph opens with the mark that this one left open."""
    if number + 1 >= len(paragraphs):
        return False
    opening = text[paragraphs[number][0] + mark]
    return opening in _OPENING and text[paragraphs[number + 1][0]] == opening
