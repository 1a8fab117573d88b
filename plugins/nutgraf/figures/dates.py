"""Dates and years in a text: “Monday, Aug. 12, 2024”, “12 August”, “August 2024”, “2024-08-12”, “from 2014 to 2023”."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from nutgraf.figures.ranges import Ranges

MONTHS: Mapping[str, int] = {
    name: number
    for number, names in enumerate(
        (
            ("January", "Jan."),
            ("February", "Feb."),
            ("March", "Mar."),
            ("April", "Apr."),
            ("May",),
            ("June", "Jun."),
            ("July", "Jul."),
            ("August", "Aug."),
            ("September", "Sept.", "Sep."),
            ("October", "Oct."),
            ("November", "Nov."),
            ("December", "Dec."),
        ),
        start=1,
    )
    for name in names
}
WEEKDAYS: Mapping[str, int] = {
    name: number
    for number, name in enumerate(("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"))
}

_POINTED = "|".join(rf"{name[:-1]}\b\.?" for name in MONTHS if name.endswith("."))
_MONTH = rf"(?P<month>(?:{'|'.join(name for name in MONTHS if not name.endswith('.'))})\b|{_POINTED})"
_WEEKDAY = rf"(?:(?P<weekday>{'|'.join(WEEKDAYS)})(?:,| the)?\s+)?"
_DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b(?![,.]?\d|%)"
# A second day: “Aug. 12–14”, “Aug. 12 and 13”; not “Aug. 12 and 13 million”.
_DAYS = r"(?:\s?[-–]\s?(?P<until>\d{1,2})\b|\s+(?:and|to|or)\s+(?P<second>\d{1,2})\b(?=\s*[.,;:)]|\s*$|,? \d{4}))?"
_YEAR = r"(?P<year>[12]\d{3})\b(?![,.]?\d|%)"
_PATTERNS = tuple(
    re.compile(rf"(?<![\w.,]){pattern}")
    for pattern in (
        r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)",
        rf"{_WEEKDAY}{_MONTH}\s+{_DAY}{_DAYS}(?:,?\s+{_YEAR})?",
        rf"{_WEEKDAY}{_DAY}(?:\s?[-–]\s?(?P<until>\d{{1,2}}))?\s+(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR})?",
        rf"{_MONTH},?\s+(?:of\s+)?{_YEAR}",
        rf"{_MONTH}(?!\s*\d)",
        rf"(?P<weekday>{'|'.join(WEEKDAYS)})\b",
    )
)


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date as far as a text names it; a part that it leaves out is None. `weekday` is 0 for Monday.

    `last_day` is the second of two days, as in “Aug. 12–14”.
    """

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    last_day: int | None = None


def find_english_dates(text: str) -> tuple[DateMention, ...]:
    """The dates of a text in order, none overlapping: those with a day or month, and lone months and weekdays."""
    found: list[DateMention] = []
    taken = Ranges()
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if taken.claim(*match.span()):
                found.append(_read_mention(match))
    return tuple(sorted(found, key=lambda mention: mention.start))


def _read_mention(match: re.Match[str]) -> DateMention:
    parts = match.groupdict()
    month, weekday = parts.get("month"), parts.get("weekday")
    last_day = parts.get("until") or parts.get("second")
    return DateMention(
        match.start(),
        match.end(),
        int(parts["year"]) if parts.get("year") else None,
        _read_month(month) if month else None,
        int(parts["day"]) if parts.get("day") else None,
        WEEKDAYS[weekday] if weekday else None,
        int(last_day) if last_day else None,
    )


def _read_month(name: str) -> int:
    return int(name) if name.isdigit() else MONTHS.get(name) or MONTHS[f"{name}."]
