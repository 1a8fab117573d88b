from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nutgraf.charts.scales import Linear, list_moments, list_round, number_moment
from nutgraf.charts.wording import Wording

ENGLISH = Wording("en")


@given(st.floats(-1e12, 1e12), st.floats(1e-6, 1e12), st.integers(2, 8))
def test_round_numbers_span_the_values_and_are_few(low: float, span: float, count: int) -> None:
    """The first is not above the lowest, the last not below the highest, and there are about as many as asked for."""
    high = low + span
    if high == low:
        return
    found = list_round(low, high, count)
    assert found[0] <= low
    assert found[-1] >= high
    assert 2 <= len(found) <= 2 * count + 3
    assert found == sorted(set(found))


def test_round_numbers_are_round() -> None:
    """Steps of 1, 2, 2.5 or 5."""
    assert list_round(0, 97, 5) == [0, 20, 40, 60, 80, 100]
    assert list_round(0, 0.3, 3) == [0, 0.1, 0.2, 0.3]
    assert list_round(5, 5, 4) == [5]


SPANS = [
    (date(1888, 12, 28), date(1889, 1, 8), ["Dec 28", "Dec 30", "Jan 1", "Jan 3", "Jan 5", "Jan 7"]),
    (date(2021, 1, 1), date(2021, 12, 31), ["Jan 2021", "Mar 2021", "May 2021", "Jul 2021", "Sep 2021", "Nov 2021"]),
    (date(1701, 3, 1), date(1899, 3, 1), ["1750", "1800", "1850"]),
    (
        datetime(2021, 3, 28, 0),
        datetime(2021, 3, 28, 12),
        ["12:00 AM", "2:00 AM", "4:00 AM", "6:00 AM", "8:00 AM", "10:00 AM", "12:00 PM"],
    ),
]


@pytest.mark.parametrize(("first", "last", "words"), SPANS, ids=["days", "months", "years", "hours"])
def test_ticks_follow_the_calendar(first: date, last: date, words: list[str]) -> None:
    """Days, months, years or hours begin where the calendar says, long ago and on days when clocks change."""
    low, high = number_moment(first, "datetime"), number_moment(last, "datetime")
    assert low is not None
    assert high is not None
    assert [tick.text for tick in list_moments(low, high, 5, ENGLISH)] == words


def test_a_column_of_dates_knows_no_hours() -> None:
    """Three days are three ticks: what was measured on a day was not measured at six in the morning."""
    low, high = (number_moment(date(2024, 4, day), "date") for day in (28, 30))
    assert low is not None
    assert high is not None
    assert [tick.text for tick in list_moments(low, high, 8, ENGLISH, "date")] == ["Apr 28", "Apr 29", "Apr 30"]


def test_a_scale_without_extent_is_in_the_middle() -> None:
    """One value has no range; it stands in the middle of the pixels."""
    assert Linear(3, 3, 0, 100).place(3) == 50
