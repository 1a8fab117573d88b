"""A bound date, checked: `[Aug. 12]{d="stream:date"}`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from nutgraf.datasets.model import Dataset
from nutgraf.errors import Problem
from nutgraf.figures.check import make_problem
from nutgraf.figures.dates import MONTHS, WEEKDAYS
from nutgraf.figures.exempt import is_dated, is_year
from nutgraf.figures.faults import FigureError
from nutgraf.figures.mentions import find_dates
from nutgraf.figures.model import Basis, Bound, Figure
from nutgraf.figures.passages import FindWords, SourceText, check_words, find_exact_words, find_source
from nutgraf.figures.reference import SourceReference, parse_reference
from nutgraf.figures.resolve import resolve
from nutgraf.figures.tokenize import find_numbers

_MONTH_NAMES = [name for name in MONTHS if not name.endswith(".")]
_WEEKDAY_NAMES = list(WEEKDAYS)


@dataclass(frozen=True, slots=True)
class Moment:
    """The parts of a date that a text names: `weekday` 0 for Monday, `minute` those after midnight; None if unnamed."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    minute: int | None = None

    def parts(self) -> dict[str, int]:
        """The named parts, by name."""
        values = {
            "year": self.year,
            "month": self.month,
            "day": self.day,
            "weekday": self.weekday,
            "time": self.minute,
        }
        return {name: value for name, value in values.items() if value is not None}


def check_date(
    figure: Figure,
    datasets: Mapping[str, Dataset],
    sources: Mapping[str, SourceText],
    find_words: FindWords = find_exact_words,
) -> Bound:
    """Check `[text]{d="reference"}`: every part of a date that is written agrees with the data or the source.

    The reference is a cell of a column of dates or moments, `min` or `max` of one, or `src:` with `quote`. A moment is
    read by its own offset. The outcome has no value, as a date is no number.
    """
    basis: Basis = "reported" if figure.reference.strip().startswith("src:") else "computed"
    names: tuple[str, ...] = ()
    try:
        reference = parse_reference(figure.reference)
        if isinstance(reference, SourceReference):
            problems = _check_reported(figure, find_source(reference, sources), find_words)
        else:
            quantity = resolve(reference, datasets, figure.reference, wants_date=True)
            names = quantity.datasets
            if not isinstance(quantity.value, date):
                raise FigureError("F052", f"{figure.reference} is no date", f"it is {quantity.value}")
            problems = _compare(
                figure, _split_date(quantity.value), f"data has    {quantity.value}  ({quantity.origin})"
            )
    except FigureError as error:
        problems = (make_problem(figure, error),)
    return Bound(figure, None, "", basis, problems, "date", names)


def read_moment(text: str, tag: str = "en") -> Moment:
    """The parts of the one date in a text, a time of day included. Raises FigureError (F051) for none and for two."""
    dates, numbers = find_dates(text, tag), find_numbers(text, tag)
    years = [mention.year for mention in dates]
    years += [int(number.value) for number in numbers if is_year(text, number, tag) and not is_dated(number, dates)]
    days = [day for mention in dates for day in (mention.day, mention.last_day)]
    moment = Moment(
        _single(text, years),
        _single(text, [mention.month for mention in dates]),
        _single(text, days),
        _single(text, [mention.weekday for mention in dates]),
        _single(text, [int(number.value) for number in numbers if number.kind == "time"]),
    )
    if not moment.parts():
        raise FigureError("F051", f"there is no date in “{text}”", "such as Aug. 12, 2024")
    return moment


def _single(text: str, parts: Iterable[int | None]) -> int | None:
    """The one value of a part; None if nothing names it. Raises FigureError (F051) if it is named differently twice."""
    named = {part for part in parts if part is not None}
    if len(named) > 1:
        raise FigureError("F051", f"“{text}” names several dates", "one date in each mark")
    return named.pop() if named else None


def _split_date(value: date) -> Moment:
    minute = 60 * value.hour + value.minute if isinstance(value, datetime) else None
    return Moment(value.year, value.month, value.day, value.weekday(), minute)


def _check_reported(figure: Figure, source: SourceText, find_words: FindWords) -> tuple[Problem, ...]:
    check_words(figure, source, find_words)
    return _compare(figure, read_moment(figure.quote, source.language), f"source has  {figure.quote}")


def _compare(figure: Figure, given: Moment, told: str) -> tuple[Problem, ...]:
    """Every part that the writer names must be named by the data or source too, and be the same."""
    stated, known = read_moment(figure.text, figure.language).parts(), given.parts()
    wrong = [name for name, value in stated.items() if known.get(name) != value]
    if not wrong:
        return ()
    parts = " and ".join(f"the {name}" for name in wrong)
    message = f"“{figure.text}” is not {figure.reference}: {parts} differ{'s' if len(wrong) == 1 else ''}"
    detail = (f"you wrote   {_tell(stated)}", told)
    return (make_problem(figure, FigureError("F050", message, "", detail)),)


def _tell(parts: Mapping[str, int]) -> str:
    """The parts as they were read: “Monday, 12 August 2024”."""
    tellers: Mapping[str, Callable[[int], str]] = {
        "weekday": lambda value: f"{_WEEKDAY_NAMES[value]},",
        "day": str,
        "month": lambda value: str(_MONTH_NAMES[value - 1]),
        "year": str,
        "time": lambda value: f"{value // 60}:{value % 60:02}",
    }
    return " ".join(tell(parts[name]) for name, tell in tellers.items() if name in parts).rstrip(",")
