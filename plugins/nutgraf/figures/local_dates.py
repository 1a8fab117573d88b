"""Dates of a text in another language than English: “12. August 2024”, “1er août”, “12 de agosto de 2024”."""

from __future__ import annotations

import re
from functools import lru_cache

from nutgraf.figures.dates import DateMention
from nutgraf.figures.languages.formats import get_format
from nutgraf.figures.languages.registry import LANGUAGES, get_code
from nutgraf.figures.ranges import Ranges


def find_local_dates(text: str, tag: str) -> tuple[DateMention, ...]:
    """The dates of a text in order: with a day, a month and a year, or some of these; numeric dates day first."""
    form = get_format(tag)
    found: list[DateMention] = []
    taken = Ranges()
    plain = form.unfold(text)
    for pattern in _make_patterns(tag):
        for match in pattern.finditer(plain):
            if not taken.claim(*match.span()):
                continue
            parts = match.groupdict()
            month, weekday = parts.get("month"), parts.get("weekday")
            found.append(
                DateMention(
                    *match.span(),
                    int(parts["year"]) if parts.get("year") else None,
                    (int(month) if month.isdigit() else form.months[month.lower()]) if month else None,
                    int(parts["day"]) if parts.get("day") else None,
                    form.weekdays[weekday.lower()] if weekday else None,
                )
            )
    return tuple(sorted(found, key=lambda mention: mention.start))


@lru_cache
def _make_patterns(tag: str) -> tuple[re.Pattern[str], ...]:
    form, link = get_format(tag), LANGUAGES[get_code(tag)].date_links
    months = "|".join(re.escape(name) for name in sorted(form.months, key=lambda name: (-len(name), name)))
    days = "|".join(re.escape(name) for name in sorted(form.weekdays))
    month, year = rf"(?P<month>{months})(?!\w)", r"(?P<year>[12]\d{3})(?!\d|[.,]\d)"
    weekday = rf"(?P<weekday>{days})"
    day = r"(?P<day>3[01]|[12]\d|0?[1-9])"
    return tuple(
        re.compile(rf"(?<![\w.,]){pattern}", re.IGNORECASE)
        for pattern in (
            r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)",
            rf"{day}[./](?P<month>0?[1-9]|1[0-2])[./]{year}",
            rf"(?:{weekday}(?:[,،]? (?:den |le |el )?|[,،] )\s*)?{day}(?:{link}){month}(?:,?\s+(?:del?\s+)?{year})?",
            rf"{month}\s+(?:del?\s+)?{year}",
            rf"{month}(?!\s*\d)",
            rf"{weekday}(?!\w)",
        )
    )
