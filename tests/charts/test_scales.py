from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nutgraf.charts.moments import list_moments, pick_long
from nutgraf.charts.scales import Linear, Log, list_powers, list_round, number_moment
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
    (date(1888, 12, 28), date(1889, 1, 8), ["Dec 28, 1888", "Dec 30", "Jan 1, 1889", "Jan 3", "Jan 5", "Jan 7"]),
    (date(2021, 1, 1), date(2021, 12, 31), ["Jan 2021", "Mar", "May", "Jul", "Sep", "Nov"]),
    (date(1701, 3, 1), date(1899, 3, 1), ["1750", "1800", "1850"]),
    (
        datetime(2021, 3, 28, 0),
        datetime(2021, 3, 28, 12),
        ["Mar 28, 2021", "2:00 AM", "4:00 AM", "6:00 AM", "8:00 AM", "10:00 AM", "12:00 PM"],
    ),
    (
        datetime(2021, 3, 28, 1, 50),
        datetime(2021, 3, 28, 3, 10),
        ["2:00 AM", "2:15 AM", "2:30 AM", "2:45 AM", "3:00 AM"],
    ),
    (date(312, 5, 1), date(998, 1, 1), ["400", "500", "600", "700", "800", "900"]),
]


@pytest.mark.parametrize(
    ("first", "last", "words"), SPANS, ids=["days", "months", "years", "hours", "minutes", "before-1000"]
)
def test_ticks_follow_the_calendar(first: date, last: date, words: list[str]) -> None:
    """Years, months, days, hours and minutes begin where the calendar says, long ago and on days when clocks change.

    The first one and each of another year say the year.
    """
    low, high = number_moment(first, "datetime"), number_moment(last, "datetime")
    assert low is not None
    assert high is not None
    assert [tick.text for tick in pick_long(list_moments(low, high, 5, ENGLISH))] == words


def test_a_column_of_dates_knows_no_hours() -> None:
    """Three days are three ticks: what was measured on a day was not measured at six in the morning."""
    low, high = (number_moment(date(2024, 4, day), "date") for day in (28, 30))
    assert low is not None
    assert high is not None
    assert [tick.text for tick in list_moments(low, high, 8, ENGLISH, "date")] == ["Apr 28", "Apr 29", "Apr 30"]


def test_a_scale_without_extent_is_in_the_middle() -> None:
    """One value has no range; it stands in the middle of the pixels."""
    assert Linear(3, 3, 0, 100).place(3) == 50


@given(st.floats(-1e9, 1e9), st.floats(1e-3, 1e9), st.floats(-500, 500), st.floats(1, 900), st.floats(0, 1))
def test_a_linear_scale_is_monotone_and_can_be_read(
    low: float, span: float, start: float, length: float, share: float
) -> None:
    """A larger value is further along, ends are ends, and the pixel of a value leads back to it."""
    scale = Linear(low, low + span, start, start + length)
    value = low + share * span
    assert scale.place(low) == start
    assert scale.place(value) <= scale.place(low + span) + 1e-9
    assert scale.read(scale.place(value)) == pytest.approx(value, abs=span * 1e-6)


@given(st.floats(1e-6, 1e6), st.floats(1.01, 1e6), st.floats(1, 900), st.floats(0, 1), st.floats(1.001, 3))
def test_a_logarithmic_scale_turns_ratios_into_steps(
    low: float, ratio: float, length: float, share: float, factor: float
) -> None:
    """Equal ratios are equal steps wherever they are, larger values are further along, and pixels lead back."""
    scale = Log(low, low * ratio, 0, length)
    value = low * ratio**share
    assert scale.place(low * ratio) == pytest.approx(length)
    assert scale.place(value * factor) > scale.place(value)
    assert scale.place(value * factor) - scale.place(value) == pytest.approx(
        scale.place(low * factor), abs=1e-6 * length
    )
    assert scale.read(scale.place(value)) == pytest.approx(value, rel=1e-6)


@given(st.floats(1e-9, 1e9), st.floats(1, 1e9), st.integers(2, 8))
def test_round_numbers_for_logarithms_span_the_values(low: float, ratio: float, count: int) -> None:
    """They are above zero, in order, not many, and hold the lowest and the highest value."""
    found = list_powers(low, low * ratio, count)
    assert 0 < found[0] <= low
    assert found[-1] >= low * ratio
    assert found == sorted(set(found))
    assert 2 <= len(found) <= 2 * count + 6


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (3, 23687, [1, 10, 100, 1000, 10000, 100000]),
        (2, 90, [2, 5, 10, 20, 50, 100]),
        (0.001, 1, [0.001, 0.01, 0.1, 1]),
        (90, 110, [90, 95, 100, 105, 110]),
        (7, 7, [2, 5, 10, 20]),
        (1e-9, 1e9, [1e-9, 1e-6, 1e-3, 1, 1e3, 1e6, 1e9]),
    ],
)
def test_round_numbers_for_logarithms_are_powers_or_their_halves(low: float, high: float, words: list[float]) -> None:
    """Powers of ten; 1, 2 and 5 where there would be few of them; equal steps where values lie close together."""
    assert list_powers(low, high, 4) == pytest.approx(words)
