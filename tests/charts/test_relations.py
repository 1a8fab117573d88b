from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest

from nutgraf.charts.studio import draw_chart
from nutgraf.fonts import Fonts
from tests.charts.samples import COUNTS, YEARS, make_dataset, make_job

MANY = make_dataset(
    "year year, region string, share number %", [(2010 + n, f"Region {r}", n + r) for r in range(9) for n in range(3)]
)


def read(fonts: Fonts, *arguments: Any, **options: Any) -> Mapping[str, Any]:
    """What the light layer knows of a chart."""
    found: Mapping[str, Any] = json.loads(draw_chart(make_job(*arguments, **options), fonts).light)
    return found


def test_lines_share_their_place(fonts: Fonts) -> None:
    """One box tells all lines: the page learns along which field, and the members in the order of their looks."""
    light = read(fonts, YEARS, "line", x="year", y="share", series="medium")
    assert (light["x"], light["s"], light["g"]) == ("Year", 1, "Medium")
    assert light["m"] == ["Radio", "Television", "Everything that is online"]
    assert light["k"] == ["Year", "Medium"]


def test_of_many_lines_those_that_are_stressed_have_a_look(fonts: Fonts) -> None:
    """The others step back, and have no number."""
    light = read(fonts, MANY, "line", x="year", y="share", series="region", highlight=["Region 4", "Region 2"])
    assert light["m"] == ["Region 2", "Region 4"]


@pytest.mark.parametrize("key", ["x", "s"])
def test_bars_and_small_multiples_answer_one_by_one(key: str, fonts: Fonts) -> None:
    """Nothing stands above another there that could be told in one box."""
    assert key not in read(fonts, COUNTS, "bar", x="count", y="label", color="basis")
    assert key not in read(fonts, YEARS, "line", x="year", y="share", facet="medium")
