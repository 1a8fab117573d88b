"""Numbers and dates of other languages: the laws behind the fixtures."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from babel.dates import format_date
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from nutgraf.errors import Place
from nutgraf.figures.check import check_figure
from nutgraf.figures.languages import french, german, spanish
from nutgraf.figures.languages.registry import LANGUAGES
from nutgraf.figures.mentions import find_dates
from nutgraf.figures.model import Figure
from nutgraf.figures.tokenize import find_numbers
from nutgraf.figures.units import UNITS
from nutgraf.figures.wording import HEDGES, list_hedges
from tests.figures.sample import make_dataset

TAGS = ("de", "de-CH", "de-AT", "fr", "fr-CH", "es", "es-MX", "ar", "ar-EG", "ar-MA")
VALUES = st.decimals(min_value=0, max_value=10**9, places=2) | st.integers(0, 10**12).map(Decimal)


@given(st.sampled_from(TAGS), VALUES)
def test_what_a_locale_writes_is_read_again(tag: str, value: Decimal) -> None:
    """Digits as Babel writes them in a locale are read as the value that they stand for."""
    written = format_decimal(value, locale=tag.replace("-", "_"))
    (number,) = find_numbers(f"({written})", tag)
    assert (number.value, number.text) == (value, written)


def test_a_point_makes_a_time_of_day_only_with_its_word() -> None:
    """In Mexico 10.50 is a number; “10.50 horas” is a time in every country of the language."""
    assert [number.kind for number in find_numbers("(10.50) (10:50) (10.50 horas)", "es-MX")] == [
        "digits",
        "time",
        "time",
    ]


@given(VALUES.filter(lambda value: value >= 1))
def test_arabic_indic_digits_are_read_as_western_ones(value: Decimal) -> None:
    """Both kinds of digits say the same number."""
    western = format_decimal(value, locale="ar_EG", numbering_system="latn")
    indic = format_decimal(value, locale="ar_EG", numbering_system="arab")
    assert find_numbers(indic, "ar")[0].value == find_numbers(western, "ar")[0].value == value


@given(st.sampled_from(TAGS), st.dates(date(1500, 1, 1), date(2199, 12, 31)), st.sampled_from(["long", "full"]))
def test_dates_that_a_locale_writes_are_read_again(tag: str, day: date, width: str) -> None:
    """Dates as Babel writes them are read with their day, month and year."""
    written = format_date(day, width, locale=tag.replace("-", "_"))
    (mention,) = find_dates(written, tag)
    assert (mention.year, mention.month, mention.day) == (day.year, day.month, day.day)


@given(
    st.sampled_from(["de", "de-CH", "fr", "es", "es-MX", "ar"]),
    st.sampled_from(["", *HEDGES]),
    st.integers(1, 10**7).map(Decimal),
    st.integers(-3, 3),
)
def test_hedges_mean_the_same_in_every_language(tag: str, rule: str, written: Decimal, off: int) -> None:
    """A number with a hedge is refused, or not, as its English translation is."""
    value = written + off * written.scaleb(-2)
    data = {"a": make_dataset("a", "n", {"id": ("string", ""), "n": ("number", "")}, ("x", value))}
    codes = []
    for language in ("en", tag):
        digits = format_decimal(written, locale=language.replace("-", "_"))
        hedge = list_hedges(language)[rule][0] if rule else ""  # type: ignore[index]
        figure = Figure("k", f"{hedge} {digits}".strip(), "a:x", Place("s.md"), language=language)
        codes.append([(problem.code, problem.severity) for problem in check_figure(figure, data, {}).problems])
    assert codes[0] == codes[1]


@pytest.mark.parametrize(("tag", "spell"), [("de", german.spell), ("fr", french.spell), ("es", spanish.spell)])
def test_numbers_in_words_are_read(tag: str, spell: object) -> None:
    """Every number up to 999 is read from its words, before a scale too."""
    assert callable(spell)
    scale = {"de": "Millionen", "fr": "millions", "es": "millones"}[tag]
    for value in range(2, 1000):
        (number,) = find_numbers(f"({spell(value)} {scale})", tag)
        assert number.value == value * 10**6


@pytest.mark.parametrize("tag", LANGUAGES)
def test_tables_are_in_small_letters_and_name_known_units(tag: str) -> None:
    """Words are looked up in small letters, and each unit leads to one that can be converted."""
    table = LANGUAGES[tag]
    words = [*table.scales, *table.counts, *table.ordinals, *table.parts, *table.multiples, *table.units]
    assert [word for word in words if word != word.lower()] == []
    assert [name for name in table.units.values() if name.lower() not in UNITS] == []
    assert set(table.hedges) == set(LANGUAGES["de"].hedges)
    assert [rule for rule, phrases in table.hedges.items() if not phrases] == []
