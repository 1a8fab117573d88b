"""Numbers in the prose and the rows that they stand for."""

from __future__ import annotations

import json

import pytest

from nutgraf.charts.model import ChartRequest
from nutgraf.errors import Place
from nutgraf.markdown.model import Mark
from nutgraf.stories.rows import MOST, link_rows
from tests.charts.samples import make_dataset

POWER = make_dataset(
    "id string, year year, source string, made number GWh",
    [
        (f"{source.lower()}-{year}", year, source, 10 * year)
        for source in ("Coal", "Wind")
        for year in range(2001, 2011)
    ],
    "power",
)
CHART = ChartRequest("made", "line", "power", "Wind rose", "A line.", {}, Place("story.md"), {})


def link(reference: str, request: ChartRequest | None = CHART) -> list[list[str]] | None:
    """The rows that a number which is bound to `reference` points at."""
    mark = Mark("a", 0, 2, "20", {"n": reference}, (), Place("story.md"))
    found = link_rows([mark], {"power": POWER}, [request], "en")
    if "a" not in found:
        return None
    assert found["a"]["data-set"] == "power"
    rows: list[list[str]] = json.loads(found["a"]["data-rows"])
    return rows


@pytest.mark.parametrize(
    ("reference", "rows"),
    [
        ("power:wind-2001", [["wind-2001", "2001", "Wind"]]),
        ("power:wind-2001.made", [["wind-2001", "2001", "Wind"]]),
        ("ratio(power:wind-2002, power:coal-2001)", [["wind-2002", "2002", "Wind"], ["coal-2001", "2001", "Coal"]]),
    ],
)
def test_a_number_points_at_the_rows_of_its_cells(reference: str, rows: list[list[str]]) -> None:
    """A row is told by all its words but numbers, as readers see them."""
    assert link(reference) == rows


def test_a_number_of_many_rows_points_at_none() -> None:
    """Whole columns, ranges and long sums are not one place in a chart."""
    assert link("sum(power:wind-2001..wind-2005)") is None
    assert link("sum(power)") is None
    several = ", ".join(f"power:wind-{year}" for year in range(2001, 2001 + MOST + 1))
    assert link(f"sum({several})") is None


def test_a_number_whose_data_no_chart_shows_points_at_nothing() -> None:
    """Nor does one whose reference is wrong, which is told elsewhere."""
    assert link("power:wind-2001", None) is None
    assert link("power:wind-1999") is None
    assert link("power:(") is None
