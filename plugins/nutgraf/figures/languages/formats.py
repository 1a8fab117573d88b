"""How a locale writes numbers and names months: Babel's data, ready for patterns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from babel import Locale
from babel.core import UnknownLocaleError
from babel.dates import get_day_names, get_month_names
from babel.numbers import get_decimal_symbol, get_group_symbol

from nutgraf.figures.languages.registry import get_code

SPACES = " \u00a0\u202f\u2009"
_INDIC = "٠١٢٣٤٥٦٧٨٩"
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")


@dataclass(frozen=True, slots=True)
class Format:
    """The separators of a locale, and the names of its months and weekdays in small letters."""

    decimal: str
    group: str
    months: Mapping[str, int]
    weekdays: Mapping[str, int]

    def write(self, value: Decimal, like: str = "") -> str:
        """A value with the separators of the locale, all its decimals, and in Arabic-Indic digits if `like` has any."""
        digits = f"{value:,f}"
        if any(digit in like for digit in _INDIC):
            return digits.translate({**dict(enumerate(_INDIC, ord("0"))), ord(","): "٬", ord("."): "٫"})
        return digits.translate({ord(","): self.group, ord("."): self.decimal})

    def unfold(self, text: str) -> str:
        """A text with Western digits and the locale's separators for Arabic-Indic ones, letter for letter."""
        group = " " if self.group in SPACES else self.group
        return text.translate(_DIGITS).replace("٫", self.decimal).replace("٬", group).replace("٪", "%")


@lru_cache
def get_format(tag: str) -> Format:
    """The format of a BCP 47 tag; of one that Babel does not know, that of its language."""
    try:
        locale = Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        locale = Locale.parse(get_code(tag))
    months = {
        name.lower(): number
        for width in ("abbreviated", "wide")
        for context in ("format", "stand-alone")
        for number, name in get_month_names(width, context, locale).items()
    }
    days = {name.lower(): number for number, name in get_day_names("wide", "format", locale).items()}
    return Format(get_decimal_symbol(locale), get_group_symbol(locale), months, days)
