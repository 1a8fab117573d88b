"""Days on a calendar: which week and weekday they fall in, as readers of a language begin their weeks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from babel import Locale
from babel.core import get_global

from nutgraf.charts.wording import Wording

DAYS = 7


@dataclass(frozen=True, slots=True)
class Week:
    """How a language begins weeks (`first` is 0 for Monday) and names days and months, from the first day of a week."""

    first: int
    names: tuple[str, ...]
    letters: tuple[str, ...]
    months: tuple[str, ...]

    def find_day(self, day: date) -> int:
        """The place of a day in its week, from 0."""
        return (day.weekday() - self.first) % DAYS

    def find_week(self, day: date, since: date) -> int:
        """The number of the week that holds a day, from 0 for that of `since`."""
        return (day.toordinal() - since.toordinal() + self.find_day(since)) // DAYS


def read_week(wording: Wording) -> Week:
    """The week of a language, by the Unicode locale data; where it names no country, of the one where most speak it."""
    locale = _add_country(wording.locale)
    days, months = locale.days["stand-alone"]["abbreviated"], locale.months["stand-alone"]["abbreviated"]
    order = [(locale.first_week_day + number) % DAYS for number in range(DAYS)]
    letters = locale.days["stand-alone"]["narrow"]
    names = tuple(days[number] for number in order), tuple(letters[number] for number in order)
    return Week(order[0], *names, tuple(months[number] for number in range(1, 13)))


def _add_country(locale: Locale) -> Locale:
    if locale.territory:
        return locale
    likely = get_global("likely_subtags").get(locale.language)
    territory = Locale.parse(likely).territory if likely else None
    return Locale(locale.language, territory=territory)


def list_days(first: date, last: date) -> list[date]:
    """Every day from one to another, both included."""
    return [date.fromordinal(number) for number in range(first.toordinal(), last.toordinal() + 1)]
