from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest
from babel import Locale
from babel.dates import format_date
from babel.localedata import locale_identifiers
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from nutgraf.charts.wording import Format, Wording
from nutgraf.datasets.model import Cell, Column

COUNT = Column("count", "number", "Count", "visitors")
RATE = Column("rate", "number", "Rate", "%")
PRICE = Column("price", "number", "Price", "$")

VALUES: list[tuple[str, Cell, Column, Format, str, str]] = [
    ("en", Decimal(1300000), COUNT, "full", "1,300,000", "1,300,000 visitors"),
    ("en", Decimal(1300000), COUNT, "short", "1.3 million", "1.3 million visitors"),
    ("en", Decimal(660000), COUNT, "short", "660,000", "660,000 visitors"),
    ("en", Decimal("-8.40"), RATE, "full", "\u22128.4%", "\u22128.4%"),
    ("en", Decimal("0.453"), COUNT, "percent", "45.3%", "45.3% visitors"),
    ("en", Decimal(3), PRICE, "full", "$3", "$3"),
    ("en", Decimal(-3), PRICE, "full", "\u2212$3", "\u2212$3"),
    ("en", None, COUNT, "full", "–", "–"),
    ("de", Decimal("1300000.5"), COUNT, "full", "1.300.000,5", "1.300.000,5 visitors"),
    ("pt-BR", Decimal(2000000), COUNT, "short", "2 milhões", "2 milhões visitors"),
    ("xx", Decimal(1000), COUNT, "full", "1,000", "1,000 visitors"),
]


@pytest.mark.parametrize(("language", "value", "column", "style", "label", "full"), VALUES)
def test_values_are_written_as_the_language_does(
    language: str, value: Cell, column: Column, style: Format, label: str, full: str
) -> None:
    """Labels carry the sign of a unit, tooltips its words; an unknown language reads as English."""
    wording = Wording(language)
    assert wording.write_value(value, column, style) == label
    assert wording.write_full(value, column, style) == full


def test_dates_are_written_in_full() -> None:
    """Dates of any century; the time of day as it was written down, in no other zone."""
    assert Wording("en").write_date(date(1848, 2, 22)) == "Feb 22, 1848"
    assert Wording("en").write_date(datetime(2021, 3, 28, 2, 30)) == "Mar 28, 2021, 2:30 AM"
    assert Wording("de").write_date(date(1848, 2, 22)) == "22.02.1848"


def test_cells_of_a_column_have_the_same_decimals() -> None:
    """In a table, decimal points stand one below the other; years have no comma."""
    wording = Wording("en")
    assert wording.write_cell(Decimal("3.5"), RATE, 2) == "3.50"
    assert wording.write_cell(Decimal(1848), Column("year", "year", "Year")) == "1848"
    assert wording.write_cell(True, Column("open", "boolean", "Open")) == "true"


@given(st.sampled_from(sorted(locale_identifiers())), st.dates())
def test_dates_are_those_of_babel(locale: str, day: date) -> None:
    """Fields that are remembered make the same dates as Babel makes one by one, in every language it knows."""
    wording = Wording(locale.replace("_", "-"))
    assert wording.write_date(day) == format_date(day, "medium", wording.locale)
    assert wording.write_date(day.replace(day=1)) == format_date(day.replace(day=1), "medium", wording.locale)


@given(st.sampled_from(sorted(locale_identifiers())), st.decimals(0, 9999, places=3), st.integers(3, 5))
def test_numbers_are_those_of_babel(locale: str, number: Decimal, decimals: int) -> None:
    """Small numbers are written without Babel, and as it writes them, in every language it knows."""
    found = Wording(locale.replace("_", "-")).write_number(number, decimals=decimals)
    expected = format_decimal(number, "#,##0." + "0" * decimals, locale=Locale.parse(locale))
    assert found == expected.replace("-", "\N{MINUS SIGN}")
