"""Numbers, dates and units as readers of a language see them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from functools import cache as remember
from typing import Any, Literal

from babel import Locale, UnknownLocaleError
from babel.dates import DateTimeFormat, format_skeleton, format_time, get_date_format
from babel.numbers import format_compact_decimal, format_decimal, format_percent, get_decimal_symbol

from nutgraf.datasets.model import Cell, Column

Format = Literal["full", "short", "percent"]

MISSING = "\N{EN DASH}"
MINUS = "\N{MINUS SIGN}"
_SHORT_FROM = 1_000_000
_GROUPED_FROM = 1000
_MOST_KEPT = 50_000
_SIGNS = ("$", "€", "£", "¥")


def parse_language(language: str) -> Locale:
    """The locale of a language tag such as `en` or `pt-BR`; English where Babel knows none."""
    try:
        return Locale.parse(language, sep="-")
    except (ValueError, UnknownLocaleError):
        return Locale.parse("en")


def count_decimals(values: Iterable[Cell]) -> int:
    """The decimals of the most exact of the numbers, so that all of a column can be written with as many."""
    # Most columns are whole numbers: looking at the text is faster than taking each number apart.
    texts = {str(value) for value in values if isinstance(value, Decimal)}
    found = [Decimal(text) for text in texts if not text.isdigit()]
    return max([0, *(-int(value.as_tuple().exponent) for value in found if value.is_finite())])


class _Fields:
    """The fields of a date pattern of Babel, each worked out once for each year, month or day, not for each date."""

    def __init__(self, kept: dict[tuple[str, int], str], value: date, locale: Locale) -> None:
        self._kept, self._value, self._locale = kept, value, locale

    def __getitem__(self, name: str) -> str:
        value = self._value
        part = {"y": value.year, "M": value.month, "d": value.day}.get(name[0], 0)
        if (name, part) not in self._kept:
            self._kept[name, part] = DateTimeFormat(value, self._locale)[name]
        return self._kept[name, part]


class Wording:
    """How one language writes values. Reads no environment: the same language, the same words.

    Remembers what it wrote, as both drawings of a chart, their tooltips and the table say the same.
    """

    def __init__(self, language: str) -> None:
        self.locale = parse_language(language)
        self._numbers: dict[tuple[str, Format, int | None], str] = {}
        self._dates: dict[date, str] = {}
        self._fields: dict[tuple[str, int], str] = {}
        self._day = str(get_date_format("medium", self.locale).format)
        self._point = get_decimal_symbol(self.locale)

    def write_number(self, value: Decimal | float, style: Format = "full", decimals: int | None = None) -> str:
        """`1,300,000`, `1.3 million` (from a million on) or `45%`; a typographic minus; `decimals` fixes the places."""
        # The text as key: equal numbers of different exactness, 1 and 1.0, are written differently.
        key = (str(value), style, decimals)
        if key not in self._numbers:
            _forget(self._numbers)
            self._numbers[key] = self._format_number(Decimal(key[0]), style, decimals)
        return self._numbers[key]

    def _format_number(self, number: Decimal, style: Format, decimals: int | None) -> str:
        if style == "full" and decimals is not None and 0 <= number < _GROUPED_FROM:
            # No groups, no sign: what Babel says, at a tenth of its time.
            text = f"{number:.{decimals}f}".replace(".", self._point)
        elif style == "percent":
            text = format_percent(number, locale=self.locale, decimal_quantization=False)
        elif style == "short" and abs(number) >= _SHORT_FROM:
            text = format_compact_decimal(number, format_type="long", locale=self.locale, fraction_digits=2)
        elif decimals is None:
            text = format_decimal(number, locale=self.locale, decimal_quantization=False)
        else:
            places = "." + "0" * decimals if decimals else ""
            text = format_decimal(number, f"#,##0{places}", locale=self.locale)
        return text.replace("-", MINUS)

    def write_value(self, value: Cell, column: Column, style: Format = "full", decimals: int | None = None) -> str:
        """A value with its sign of unit, for labels: `45%`, `−$3`, `1.3 million`; other units go into captions."""
        if not isinstance(value, Decimal):
            return self.write_cell(value, column)
        text = self.write_number(value, style, decimals)
        if column.unit == "%" and style != "percent":
            return f"{text}%"
        if column.unit not in _SIGNS:
            return text
        sign = "\N{MINUS SIGN}" if text.startswith("\N{MINUS SIGN}") else ""
        return f"{sign}{column.unit}{text.removeprefix(sign)}"

    def write_full(self, value: Cell, column: Column, style: Format = "full", decimals: int | None = None) -> str:
        """A value with its unit in words, for tooltips: `1.3 million listeners`."""
        text = self.write_value(value, column, style, decimals)
        if value is None or not column.unit or column.unit in ("%", *_SIGNS):
            return text
        return f"{text} {column.unit}"

    def write_cell(self, value: Cell, column: Column, decimals: int | None = None) -> str:
        """A cell of a table."""
        if value is None:
            return MISSING
        if isinstance(value, Decimal):
            return str(value) if column.type == "year" else self.write_number(value, decimals=decimals)
        if isinstance(value, date):
            return self.write_date(value)
        return str(value).lower() if isinstance(value, bool) else str(value)

    def write_date(self, value: date) -> str:
        """`Aug 12, 2024`; with the time of day where there is one, as written (no zone is converted)."""
        if value not in self._dates:
            _forget(self._dates)
            day = self._day % _Fields(self._fields, value, self.locale)
            self._dates[value] = f"{day}, {self.write_clock(value)}" if isinstance(value, datetime) else day
        return self._dates[value]

    def write_clock(self, value: datetime) -> str:
        """`8:00 PM`."""
        return format_time(value.time(), "short", locale=self.locale).replace("\u202f", " ")

    def write_moment(self, value: datetime, form: str) -> str:
        """A tick: `clock`, or a skeleton of CLDR such as `yMMM`, which gives `Aug 2024`."""
        if form == "clock":
            return self.write_clock(value)
        return format_skeleton(form, value, locale=self.locale).replace("\u202f", " ")


def name_measure(column: Column) -> str:
    """The title of a column with its unit, unless the title says it: `Rain, mm`, but `Bicycles` of bicycles."""
    is_told = not column.unit or column.unit.casefold() in column.title.casefold()
    return column.title if is_told else f"{column.title}, {column.unit}"


@remember
def open_wording(language: str) -> Wording:
    """One wording for all charts of a language, with what it remembers."""
    return Wording(language)


def _forget(kept: dict[Any, str]) -> None:
    """Keep the memory of a long build small."""
    if len(kept) >= _MOST_KEPT:
        kept.clear()
