"""Dates of a text, in whatever language is known."""

from __future__ import annotations

from nutgraf.figures.dates import DateMention, find_english_dates
from nutgraf.figures.languages.registry import ENGLISH, get_code, is_known
from nutgraf.figures.local_dates import find_local_dates


def find_dates(text: str, tag: str = ENGLISH) -> tuple[DateMention, ...]:
    """The dates of a text in order, in the language of a BCP 47 tag; none in a language without a table."""
    if get_code(tag) == ENGLISH:
        return find_english_dates(text)
    return find_local_dates(text, tag) if is_known(tag) else ()
