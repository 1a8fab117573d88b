"""What no option of a typed kind can do: cut the axis of lengths, or leave colour to tell things apart alone."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nutgraf.charts.house_style import MEMBERS, style_member
from nutgraf.charts.kinds import CHARTS
from nutgraf.charts.layout import lay_out
from nutgraf.charts.studio import make_sheet, read_options
from nutgraf.fonts import Fonts
from tests.charts.samples import ask, make_dataset, make_job

LENGTHS = {
    "area": ("y", {"x": "year", "y": "value"}),
    "bar": ("x", {"x": "value", "y": "name"}),
    "column": ("y", {"x": "name", "y": "value"}),
    "histogram": ("y", {"x": "value", "noun": "things"}),
    "lollipop": ("x", {"x": "value", "y": "name"}),
    "waterfall": ("y", {"x": "name", "y": "value"}),
}
"""Kinds that tell values by lengths or areas from zero -> the axis of lengths, and their columns."""


def list_domains(spec: object, channel: str) -> Iterator[list[float]]:
    """Every domain that a specification gives to a channel."""
    found: list[Any] = list(spec.values()) if isinstance(spec, dict) else spec if isinstance(spec, list) else []
    if isinstance(spec, dict) and isinstance(spec.get("encoding"), dict):
        scale = spec["encoding"].get(channel, {}).get("scale")
        yield from [scale["domain"]] if scale else []
    for inner in found:
        yield from list_domains(inner, channel)


@pytest.mark.parametrize("kind", LENGTHS)
@given(
    base=st.integers(-1000, 1000).map(lambda n: n * 1000), steps=st.lists(st.integers(0, 20), min_size=2, max_size=6)
)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_lengths_begin_at_zero(kind: str, base: int, steps: list[int], fonts: Fonts) -> None:
    """However far from zero the values are, the axis of lengths has zero on it, at every width."""
    if kind == "area":
        base = abs(base)
    rows = [(f"Row {number}", 2000 + number, base + step) for number, step in enumerate(steps)]
    channel, columns = LENGTHS[kind]
    job = make_job(make_dataset("name string, year year, value number things", rows), kind, **columns)
    for width in (600, 340):
        domains = list(list_domains(lay_out(make_sheet(job, width, fonts), read_options(job)).spec, channel))
        assert domains
        assert [domain for domain in domains if not min(domain) <= 0 <= max(domain)] == []


@pytest.mark.parametrize("kind", LENGTHS)
@pytest.mark.parametrize("option", [{"low": 900}, {"log": True}, {"zero": False}, {"domain": [900, 1100]}])
def test_no_option_cuts_the_axis_of_lengths(kind: str, option: dict[str, object]) -> None:
    """Where a kind has such an option at all, it refuses what would cut the axis."""
    rows = [("One", 2001, 1000), ("Two", 2002, 1010)]
    dataset = make_dataset("name string, year year, value number things", rows)
    _, problems = ask(dataset, kind, **LENGTHS[kind][1], **option)
    assert {problem.code for problem in problems} <= {"chart.option", "chart.value"}
    assert problems


def test_the_kinds_that_need_no_zero_are_known() -> None:
    """A new kind is sorted in: either its lengths are tested here, or it has none."""
    others = {"beeswarm", "box", "calendar", "choropleth", "dot", "heatmap", "line", "points", "scatter", "slope",
              "spec", "table", "timeline"}  # fmt: skip
    assert set(CHARTS) - set(LENGTHS) - others == set()


def test_members_differ_by_more_than_their_colour() -> None:
    """Any two members of a series have another texture, another dash and another shape; contrast is tested apart."""
    looks = [style_member(number) for number in range(MEMBERS)]
    for one, other in itertools.combinations(looks, 2):
        assert (one.texture, one.dash) != (other.texture, other.dash)
        assert one.texture != other.texture
        assert one.dash != other.dash
        assert (one.shape, one.hollow) != (other.shape, other.hollow)
