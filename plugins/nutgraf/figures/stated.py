"""What a writer states in a mark: one number, with hedge and unit."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from nutgraf.figures.exempt import is_date_part, is_exempt
from nutgraf.figures.faults import FigureError
from nutgraf.figures.languages.model import RuleName
from nutgraf.figures.mentions import find_dates
from nutgraf.figures.model import Figure
from nutgraf.figures.number import Number
from nutgraf.figures.tokenize import find_numbers
from nutgraf.figures.wording import Hedge, find_hedge

_NEAR = 48  # characters
_END = re.compile(r"[.;:!?](?=\s+[^\W\d_])")


@dataclass(frozen=True, slots=True)
class Stated:
    """A number with its hedge, in the text around it: `text` is before + mark + after."""

    number: Number
    hedge: Hedge
    text: str
    language: str = "en"

    @property
    def rule(self) -> RuleName:
        """The rule of the hedge."""
        return self.hedge.rule

    @property
    def wording(self) -> str:
        """The number as it is written, with its hedge."""
        if self.rule == "plain":
            return self.number.text
        start, end = min(self.hedge.start, self.number.start), max(self.hedge.end, self.number.end)
        return " ".join(self.text[start:end].split())


def read_stated(figure: Figure) -> Stated:
    """The one number of a mark. Raises FigureError: F004 none, F005 several, F006 cut by the mark's edge."""
    text = f"{figure.before}{figure.text}{figure.after}"
    start, tag = len(figure.before), figure.language
    end = start + len(figure.text)
    # Only what is near, in the same sentence, can be part of the number, such as the other end of a range.
    first = max((found.end() for found in _END.finditer(text, max(0, start - _NEAR), start)), default=start - _NEAR)
    stop = _END.search(text, end, end + _NEAR)
    first = max(0, first)
    near = text[first : stop.end() if stop else end + _NEAR]
    numbers = [_shift(number, first) for number in find_numbers(near, tag)]
    for number in numbers:
        if number.start < start < number.core_end or number.start < end < number.core_end:
            message = f"the mark “{figure.text}” cuts the number “{text[number.start : number.core_end]}”"
            raise FigureError("F006", message)
    inside = [number for number in numbers if start <= number.start < end]
    # Inside a mark “twice” is a number, whatever follows.
    inside = inside or [_shift(number, start) for number in find_numbers(figure.text, tag)]
    if not inside:
        raise FigureError("F004", f"there is no number in “{figure.text}”")
    number = inside[0]
    if len(inside) > 1:
        number = choose_number(text, inside, "F005", f"“{figure.text}” holds several numbers", tag)
    return Stated(number, find_hedge(text, number.start, number.end, tag), text, tag)


def states_amount(text: str) -> bool:
    """Whether a mark with claim words states a number too, which is then what is checked; years and places are none."""
    numbers = find_numbers(text)
    return any(number.kind != "ordinal" and not is_date_part(text, number) for number in numbers)


def _shift(number: Number, by: int) -> Number:
    return replace(number, start=number.start + by, end=number.end + by, core_end=number.core_end + by)


def choose_number(text: str, numbers: list[Number], code: str, message: str, tag: str = "en") -> Number:
    """The only one of the numbers that must be bound, or the only one at all. Raises FigureError with `code`."""
    dates = find_dates(text, tag)
    counted = [number for number in numbers if not is_exempt(text, number, dates, tag)]
    chosen = counted or numbers
    if len(chosen) > 1:
        listed = ", ".join(f"“{number.text}”" for number in chosen)
        raise FigureError(code, f"{message}: {listed}")
    return chosen[0]


def next_word(stated: Stated) -> str:
    """The word right behind the number, "" if there is none."""
    rest = stated.text[stated.number.end :]
    word = rest[1:].split(maxsplit=1)[0] if rest[:1] in (" ", "-", "\u00a0", "\n") and rest[1:].strip() else ""
    return word.strip(".,;:!?)”\"’'")
