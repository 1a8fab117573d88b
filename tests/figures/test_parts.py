"""References, units and directions: the parts that the check is made of."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nutgraf.figures.amounts import format_amount
from nutgraf.figures.direction import OPPOSITES, find_direction
from nutgraf.figures.faults import FigureError
from nutgraf.figures.passages import find_exact_words, locate_words
from nutgraf.figures.reference import (
    CallReference,
    CellReference,
    ColumnReference,
    RangeReference,
    Reference,
    SourceReference,
    parse_reference,
)
from nutgraf.figures.units import UNITS, find_unit, is_same_noun, read_unit
from tests.figures.sample import Report


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("audience:peak", CellReference("audience", "peak")),
        (" audience:peak ", CellReference("audience", "peak")),
        ("audience:peak.listeners", CellReference("audience", "peak.listeners")),
        ("iowa-shares:fossil.share_2001", CellReference("iowa-shares", "fossil.share_2001")),
        ("towns:St. Louis", CellReference("towns", "St. Louis")),
        ("towns:'St. Louis, Mo.'", CellReference("towns", "St. Louis, Mo.")),
        ("towns:'St. Louis, Mo.'.people", CellReference("towns", "St. Louis, Mo.", "people")),
        ("towns:'a'.'b, c'", CellReference("towns", "a", "b, c")),
        ("warm:1977..2023", RangeReference("warm", "1977", "2023")),
        ("warm:1977..2023.value", RangeReference("warm", "1977", "2023", "value")),
        ("audience", ColumnReference("audience")),
        ("audience.listeners", ColumnReference("audience", "listeners")),
        ("audience.'a, b'", ColumnReference("audience", "a, b")),
        ("src:report", SourceReference("report")),
        ("max(a.x)", CallReference("max", (ColumnReference("a", "x"),))),
        (
            "pct_of( a:x , sum(a.y,b:z.w) )",
            CallReference(
                "pct_of",
                (
                    CellReference("a", "x"),
                    CallReference("sum", (ColumnReference("a", "y"), CellReference("b", "z.w"))),
                ),
            ),
        ),
    ],
)
def test_references_are_read(text: str, expected: Reference) -> None:
    """Cells, ranges, columns, sources and calls, nested and with quoted names."""
    assert parse_reference(text) == expected


@given(st.text(alphabet="ab:.,()' src:max(", max_size=30))
def test_any_reference_is_read_or_refused(text: str) -> None:
    """Whatever stands in a reference, it is read or told as F030."""
    try:
        parse_reference(text)
    except FigureError as error:
        assert error.code == "F030"


def test_nesting_has_a_limit() -> None:
    """A reference cannot exhaust the stack."""
    with pytest.raises(FigureError, match="nested deeper than 5"):
        parse_reference("max(" * 500 + "a" + ")" * 500)


@pytest.mark.parametrize(
    ("unit", "name", "family", "scale"),
    [
        ("%", "%", "percent", 1),
        ("percentage points", "percentage points", "points", 1),
        ("minutes", "minute", "time", 1),
        ("million tonnes", "tonne", "mass", 1_000_000),
        ("US$ billion", "$", "dollar", 1_000_000_000),
        ("thousands of people", "people", "person", 1_000),
        ("GWh", "gigawatt-hour", "energy", 1),
        ("square miles", "square mile", "area", 1),
        ("listeners", "listeners", "listener", 1),
        ("", "", "", 1),
    ],
)
def test_units_of_columns(unit: str, name: str, family: str, scale: int) -> None:
    """A column's unit is a measure that is known, or a noun of its own; its scale is read apart."""
    read = read_unit(unit)
    assert (read.name, read.family, read.scale) == (name, family, Decimal(scale))


def test_units_behind_a_number() -> None:
    """The longest name of a measure is taken, in the singular or plural; other nouns are none."""
    texts = ["miles per hour", "miles", "percentage points", "percent", "gigawatt-hours of", "°C", "feet", "listeners"]
    found = [find_unit(text, 0) for text in texts]
    assert [unit and (unit[0].name, unit[1]) for unit in found] == [
        ("mile per hour", 14),
        ("mile", 5),
        ("percentage points", 17),
        ("%", 7),
        ("gigawatt-hour", 14),
        ("°C", 2),
        ("foot", 4),
        None,
    ]


def test_units_of_a_family_can_be_turned_into_one_another() -> None:
    """Factors are exact: an hour is 60 minutes, a mile 1,609.344 meters."""
    assert UNITS["hour"].factor / UNITS["minute"].factor == 60
    assert UNITS["mile"].factor == Decimal("1609.344")
    assert UNITS["foot"].factor * 5280 == UNITS["mile"].factor


@pytest.mark.parametrize(
    ("word", "unit", "same"),
    [
        ("listener", "listeners", True),
        ("Listeners", "listeners", True),
        ("people", "million people", True),
        ("parties", "party", True),
        ("boxes", "box", True),
        ("viewers", "listeners", False),
    ],
)
def test_nouns_are_compared_in_any_number(word: str, unit: str, same: bool) -> None:
    """Singular and plural are the same noun."""
    assert is_same_noun(word, unit) is same


def _find_sign(text: str, start: int, end: int) -> int:
    word = find_direction(text, start, end)
    return word.sign if word else 0


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("it fell by 5 percent", -1),
        ("it rose 5 percent", 1),
        ("a 5 percent drop", -1),
        ("5 percent more than before", 1),
        ("after a fall it rose by 5 percent", 1),
        ("it fell. Then came 5 percent", 0),
        ("up to 5 percent", 0),
        ("5 percent, down from 7", -1),
        ("5 percent, less was hoped for", 0),
        ("it was 5 percent", 0),
        ("prices fell by 5 percent. More came", -1),
        ("prices fell by 5 percent over the year", -1),
        ("prices fell, in May, by a further 5 percent, under watch", -1),
        ("the loss was nearly 5 percent over the year", -1),
        ("prices rose 5 percent under the old plan", 1),
    ],
)
def test_directions(text: str, direction: int) -> None:
    """A word whose size the number is comes first, then one behind it, then the nearest before, all in one clause."""
    start = text.index("5")
    assert _find_sign(text, start, start + len("5 percent")) == direction


def test_opposites_say_the_contrary() -> None:
    """Each word and its opposite tell contrary directions, so that a swapped one is always a mistake."""
    for word, opposite in OPPOSITES.items():
        for text in ("it {} 5 percent", "5 percent {}"):
            start = text.format(word).index("5")
            told = _find_sign(text.format(word), start, start + 9)
            at = text.format(opposite).index("5")
            contrary = _find_sign(text.format(opposite), at, at + 9)
            assert (told, contrary) in {(1, -1), (-1, 1), (0, 0), (1, 0), (-1, 0), (0, 1), (0, -1)}, (word, text)


def test_words_of_a_source_are_found_whole() -> None:
    """White space and the shape of quotation marks do not matter; case, letters and the bounds of words do."""
    text = "It’s “nearly 45\nminutes” late, 1.3 million said."
    assert locate_words(text, 'It\'s "nearly 45 minutes" late') == (0, 29)
    assert locate_words(text, "early 45 minutes") is None
    assert locate_words(text, "Nearly 45 minutes") is None
    assert locate_words(text, "nearly 45 minute") is None
    assert find_exact_words(Report("x", None), "anything") is None
    assert find_exact_words(Report("x", text), "45 minutes") is True


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("1300000", "1,300,000"),
        ("1E+6", "1,000,000"),
        ("-0.17", "-0.17"),
        ("0.3333333333", "0.333333"),
        ("38.928931637", "38.9289"),
        ("1234567.891", "1,234,567.89"),
        ("0.00012345678", "0.000123457"),
        ("0", "0"),
        ("0.00", "0"),
    ],
)
def test_amounts_are_written_for_people(value: str, text: str) -> None:
    """Separators, six digits in all, no zeros at the end."""
    assert format_amount(Decimal(value)) == text
