"""A source read once: its folded text, its paragraphs, and where somebody speaks in quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from nutgraf.quotes.cues import FILLER, is_cued, read_cues
from nutgraf.quotes.fold import Folded, fold_source
from nutgraf.quotes.letters import read_letter
from nutgraf.quotes.marks import pair_marks
from nutgraf.quotes.turns import Turn, find_labels

_PARAGRAPH = re.compile(r"\S[^\n]*(?:\n(?![^\S\n]*\n)[^\n]*)*")
_GAP = re.compile(r"\s+")
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
    """The canonical text of a source with what the checks need to know about it.

    In `text` whatever nobody said is blank, such as the times of subtitles; it is as long as the canonical text, whose
    offsets all these are.
    """

    text: str
    folded: Folded
    paragraphs: tuple[tuple[int, int], ...]
    speeches: tuple[Speech, ...]
    turns: tuple[Turn, ...] = ()
    is_blanked: bool = False

    def quote(self, start: int, end: int) -> str:
        """The words of a range; what is blank between two of them is one space."""
        words = self.text[start:end].replace(FILLER, "")
        return _GAP.sub(" ", words) if self.is_blanked else words

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


@lru_cache(maxsize=256)
def read_layout(canonical: str, kind: str = "") -> Layout:
    """Read the canonical text of a source of a kind; kept for the next quotation from the same source."""
    text, turns = _read_turns(canonical, kind)
    paragraphs = tuple(found.span() for found in _PARAGRAPH.finditer(text))
    speeches: list[Speech] = []
    for number, (start, end) in enumerate(paragraphs):
        for pair in pair_marks(text[start:end]):
            goes_on = not pair.closed and start + pair.end == end and _goes_on(text, paragraphs, number, pair.start)
            if pair.closed or goes_on:
                speeches.append(Speech(start + pair.start, start + pair.end, number, goes_on))
    return Layout(text, fold_source(text), paragraphs, tuple(speeches), turns, text != canonical)


def has_more_than_words(canonical: str, kind: str) -> bool:
    """Whether a text may hold what nobody said: subtitles hold times, a letter the signs of quoting."""
    return kind == "email" or is_cued(canonical)


def _read_turns(canonical: str, kind: str) -> tuple[str, tuple[Turn, ...]]:
    """The text with nothing but words in it, and who begins to speak where. A post has one author."""
    if is_cued(canonical):
        text, voices = read_cues(canonical)
        return text, tuple(sorted([*voices, *find_labels(text)], key=lambda turn: turn.start))
    if kind == "email":
        return read_letter(canonical)
    labels = find_labels(canonical)
    return canonical, labels if len(labels) > 1 and kind != "social-post" else ()


def _goes_on(text: str, paragraphs: tuple[tuple[int, int], ...], number: int, mark: int) -> bool:
    """Whether the next paragraph opens with the mark that this one left open."""
    if number + 1 >= len(paragraphs):
        return False
    opening = text[paragraphs[number][0] + mark]
    return opening in _OPENING and text[paragraphs[number + 1][0]] == opening
