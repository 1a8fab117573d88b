"""Bound dates, and dates found in a text."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nutgraf.errors import sort_problems
from nutgraf.figures.dates import DateMention
from nutgraf.figures.mentions import find_dates
from nutgraf.figures.moments import check_date
from tests.figures.fixture_files import Fixture, name_fixture, read_fixtures
from tests.figures.sample import DATASETS, SOURCES, Table, make_dataset, read_figures


def _told(sentence: str) -> str:
    lines = []
    for figure in read_figures(sentence, "d"):
        bound = check_date(figure, DATASETS, SOURCES)
        told = [problem.format() for problem in sort_problems(bound.problems)]
        lines += told or [f"{figure.text} ({bound.basis})"]
    return "\n".join(lines)


@pytest.mark.parametrize("fixture", read_fixtures("dates.txt"), ids=name_fixture)
def test_bound_dates(fixture: Fixture) -> None:
    """Every part of a date that is written must agree; what differs is named."""
    assert _told(fixture.source) == fixture.expected


def test_only_column_of_dates_is_meant() -> None:
    """A reference without a column means the value column if that holds dates, else the only one that does."""
    table: Table = {"id": ("string", ""), "n": ("number", "x"), "day": ("date", "")}
    stream = make_dataset("stream", "n", table, ("date", None, date(2024, 8, 12)))
    (figure,) = read_figures('[Aug. 12]{d="stream:date"}', "d")
    bound = check_date(figure, {"stream": stream}, {})
    assert (bound.problems, bound.datasets, bound.value) == ((), ("stream",), None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on Monday, Aug. 12, 2024,", [DateMention(3, 24, 2024, 8, 12, 0)]),
        ("12 August 2024", [DateMention(0, 14, 2024, 8, 12)]),
        ("Aug. 12–14 and Sept. 3", [DateMention(0, 10, None, 8, 12, None, 14), DateMention(15, 22, None, 9, 3)]),
        ("Aug. 12 and 13, 2024", [DateMention(0, 20, 2024, 8, 12, None, 13)]),
        ("Aug. 12 and 13 million", [DateMention(0, 7, None, 8, 12)]),
        ("in August 2024 or Augustus 5", [DateMention(3, 14, 2024, 8)]),
        ("2024-08-12 and 2024-13", [DateMention(0, 10, 2024, 8, 12)]),
        ("It may 5 or May 5", [DateMention(12, 17, None, 5, 5)]),
        ("March 1,500 people", []),
    ],
)
def test_dates_of_a_text(text: str, expected: list[DateMention]) -> None:
    """Dates are found with the parts that they name, and other numbers beside a month are left alone."""
    assert list(find_dates(text)) == expected


@given(st.dates(date(1600, 1, 1), date(2099, 12, 31)), st.integers(1, 400), st.sampled_from(["%B", "%b."]))
def test_date_holds_for_itself_alone(day: date, shift: int, month: str) -> None:
    """A full date passes for its own day and for no other."""
    table: Table = {"id": ("string", ""), "day": ("date", "")}
    days = make_dataset("days", "", table, ("x", day), ("y", day + timedelta(shift)))
    name = {"May.": "May"}.get(day.strftime(month), day.strftime(month))
    text = f"{day:%A}, {name} {day.day}, {day.year}"
    outcomes = []
    for row in "xy":
        (figure,) = read_figures(f'[{text}]{{d="days:{row}"}}', "d")
        outcomes.append([problem.code for problem in check_date(figure, {"days": days}, {}).problems])
    assert outcomes == [[], ["F050"]]
