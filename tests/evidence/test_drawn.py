"""Numbers that charts draw without a datum: who vouches for them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nutgraf.errors import Place
from nutgraf.evidence.drawn import DrawnNumber, check_drawn
from nutgraf.figures.coverage import AllowedNumber
from nutgraf.figures.model import Bound, Figure

PLACE = Place("content/stories/sample/story.md", 9, 7)


def draw(value: str) -> DrawnNumber:
    """A reference line at the value."""
    return DrawnNumber(Decimal(value), "value", "sample", PLACE)


def bind(text: str, value: str) -> Bound:
    """A figure that says `text` of the value."""
    return Bound(Figure("key", text, "data:row", PLACE), Decimal(value), "", "computed", ())


@pytest.mark.parametrize(
    ("value", "text", "exact"),
    [
        ("1000000", "a million", "1000000"),
        ("42.3", "about 42", "42.333333"),
        ("42", "42.3", "42.333333"),
        ("0.45", "45%", "0.4512"),
        ("45", "45%", "45.12"),
        ("-3.1", "3.1%", "-3.1"),
    ],
)
def test_a_figure_vouches_for_its_value(value: str, text: str, exact: str) -> None:
    """As it is written, as the data have it, and rounded to the digits at which the line stands."""
    assert check_drawn([draw(value)], [bind(text, exact)], {}, []) == ((), ())


@pytest.mark.parametrize("value", ["1000001", "42.31", "43"])
def test_another_value_is_told(value: str) -> None:
    """F008 with the chart, the number and the option."""
    problems, _ = check_drawn([draw(value)], [bind("a million", "1000000"), bind("42.3", "42.25")], {}, [])
    assert [problem.format() for problem in problems] == [
        f"content/stories/sample/story.md:9:7  F008 chart 'sample': nothing vouches for {value}, where 'value' stands"
        "  (a value of its dataset, or a number that the story binds)"
        "  Bind the number in its text, or name it under allow_numbers with the reason.  [F008]"
    ]


def test_zero_is_free_and_exemptions_are_used() -> None:
    """Zero is where an axis begins; an exemption that a line needs is a used one."""
    entry, other = AllowedNumber("a million", "a round number", PLACE), AllowedNumber("12", "no reason", PLACE)
    assert check_drawn([draw("0"), draw("1000000")], [], {}, [entry, other]) == ((), (entry,))


@given(st.decimals(min_value=-1000, max_value=1000, places=6), st.integers(0, 6))
def test_any_honest_rounding_holds(value: Decimal, places: int) -> None:
    """A line may stand at a value rounded to any number of decimals."""
    drawn = DrawnNumber(round(value, places), "value", "sample", PLACE)
    assert check_drawn([drawn], [bind("it", str(value))], {}, []) == ((), ())
