"""Numbers that a source gives: read out of its very words."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from nutgraf.figures.faults import FigureError
from nutgraf.figures.model import Figure
from nutgraf.figures.number import Number
from nutgraf.figures.reference import SourceReference
from nutgraf.figures.stated import Stated, choose_number
from nutgraf.figures.tokenize import find_numbers
from nutgraf.figures.units import PERCENT, POINTS, UNITS
from nutgraf.figures.wording import Hedge, find_hedge
from nutgraf.names import suggest


class SourceText(Protocol):
    """What is needed of a source: its title, and its text if that is at hand."""

    @property
    def title(self) -> str:
        """How readers know it."""

    @property
    def text(self) -> str | None:
        """Its canonical text, or None where only the seal is at hand."""

    @property
    def language(self) -> str:
        """Its language, as a BCP 47 tag."""


FindWords = Callable[[SourceText, str], bool | None]
"""Whether the source has the words; None if its text is not at hand, so that the seal decides."""

_PIECE = re.compile(r"\s+|[“”„‟«»\"]|[‘’‚‛']|[A-Za-z0-9]+|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Reported:
    """A number in a source, with the source's hedge."""

    number: Number
    hedge: Hedge
    wording: str


def find_source(reference: SourceReference, sources: Mapping[str, SourceText]) -> SourceText:
    """The source of a reference. Raises FigureError (F040)."""
    if reference.source not in sources:
        raise FigureError("F040", f"there is no source '{reference.source}'", suggest(reference.source, sources))
    return sources[reference.source]


def check_words(figure: Figure, source: SourceText, find_words: FindWords) -> None:
    """Whether the words of the mark's `quote` are in the source. Raises FigureError (F041, F042)."""
    if not figure.quote.strip():
        raise FigureError("F041", "quote= is missing", 'quote="the words of the source that hold it"')
    if find_words(source, figure.quote) is False:
        raise FigureError("F042", f"the source “{source.title}” does not have the words “{figure.quote}”")


def read_reported(figure: Figure, source: SourceText) -> Reported:
    """The one number in `quote`, with the hedge that the source gives it, within the quote or right before it.

    Raises FigureError (F043) if there is none, if there are several, or if the quote cuts through it.
    """
    place = locate_words(source.text or "", figure.quote)
    text, start, end = (source.text or "", *place) if place else (figure.quote, 0, len(figure.quote))
    margin = max(0, start - 60)
    text, start, end = text[margin : end + 60], start - margin, end - margin
    tag = source.language
    numbers = find_numbers(text, tag)
    for number in numbers:
        if number.start < start < number.core_end or number.start < end < number.core_end:
            whole = text[number.start : number.core_end]
            raise FigureError("F043", f"quote=“{figure.quote}” cuts the number “{whole}” of the source")
    inside = [number for number in numbers if start <= number.start < end]
    if not inside:
        raise FigureError("F043", f"there is no number in quote=“{figure.quote}”")
    number = choose_number(text, inside, "F043", f"quote=“{figure.quote}” holds several numbers", tag)
    hedge = find_hedge(text, number.start, number.end, tag)
    whole = text[min(hedge.start, number.start) : max(hedge.end, number.end)]
    return Reported(number, hedge, " ".join(whole.split()))


def measure_reported(stated: Stated, reported: Reported) -> Decimal:
    """The source's number in the stated unit. Raises FigureError (F020–F023) where the two are not of one kind."""
    mine, theirs = stated.number, reported.number
    kinds = [_kind(mine), _kind(theirs)]
    if kinds[0] != kinds[1]:
        raise FigureError("F023", f"“{mine.text}” is a {kinds[0]}, the source's “{theirs.text}” a {kinds[1]}")
    if mine.suffix == theirs.suffix or mine.kind == "time":
        if mine.suffix and theirs.suffix and mine.suffix != theirs.suffix:
            raise FigureError("F022", f"“{mine.text}” names another time zone than the source's “{theirs.text}”")
        return theirs.value
    if PERCENT in (mine.suffix, theirs.suffix) or POINTS in (mine.suffix, theirs.suffix):
        code = "F021" if {PERCENT, POINTS} == {mine.suffix, theirs.suffix} else "F020"
        raise FigureError(code, f"“{mine.text}” has another unit than the source's “{theirs.text}”")
    if not mine.suffix:
        return theirs.value
    written, given = UNITS[mine.suffix.lower()], UNITS.get(theirs.suffix.lower())
    if given is None or written.family != given.family:
        raise FigureError("F022", f"“{mine.text}” has another unit than the source's “{theirs.text}”")
    return theirs.value * given.factor / written.factor


def _kind(number: Number) -> str:
    if number.kind == "fraction" and number.scale:
        return "number"
    names = {"digits": "number", "words": "number", "time": "time of day", "ordinal": "rank", "fraction": "part"}
    return names.get(number.kind, number.kind)


def find_exact_words(source: SourceText, words: str) -> bool | None:
    """Whether a source has the words, whole, whatever its white space and the shape of its quotation marks."""
    return None if source.text is None else locate_words(source.text, words) is not None


def locate_words(text: str, words: str) -> tuple[int, int] | None:
    """Where the words stand first in a text, bounded by words and not inside a number; None if nowhere."""
    pattern = "".join(_fold(piece) for piece in _PIECE.findall(words.strip()))
    if not pattern:
        return None
    found = re.search(rf"(?<!\w){pattern}(?!\w)", text) if words.strip()[0].isalnum() else re.search(pattern, text)
    return found.span() if found else None


def _fold(piece: str) -> str:
    if piece.isspace():
        return r"\s+"
    if piece in '“”„‟«»"':
        return '[“”„‟«»"]'
    return "[‘’‚‛']" if piece in "‘’‚‛'" else re.escape(piece)
