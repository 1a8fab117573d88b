from __future__ import annotations

import json
import re
from decimal import Decimal

import altair as alt
import pytest
from babel.numbers import format_decimal

from nutgraf.charts.engine import compile_vega, render_scene
from nutgraf.charts.light import Point, pack_points
from nutgraf.charts.model import Drawing, Job
from nutgraf.charts.rendering import render_vega
from nutgraf.fonts import Fonts
from tests.charts.packed import read_places, read_words

ROWS = [
    {"name": 'He said: "1, {2}"', "value": 1234.567, "day": "1890-07-01", "gap": None},
    {"name": "It's [this]: \\ that", "value": -2, "day": "2024-03-31", "gap": ""},
]


def test_words_are_those_of_vegas_own_tooltip(fonts: Fonts) -> None:
    """Vega formats numbers, dates and gaps; quotation marks, braces and commas in titles and cells change nothing."""
    tooltip = [
        alt.Tooltip("name:N", title='The "name", {odd}: it\'s'),
        alt.Tooltip("value:Q", format=",.1f"),
        alt.Tooltip("day:T", format="%e %b %Y"),
        alt.Tooltip("gap:N"),
    ]
    chart = alt.Chart(alt.Data(values=ROWS)).mark_bar().encode(x="value:Q", y="name:N", tooltip=tooltip)
    points = render_vega(compile_vega(chart.to_dict())).points
    assert [dict(point.words) for point in points] == [
        {'The "name", {odd}: it\'s': ROWS[0]["name"], "value": "1,234.6", "day": " 1 Jul 1890", "gap": "null"},
        {'The "name", {odd}: it\'s': ROWS[1]["name"], "value": "\u22122.0", "day": "31 Mar 2024", "gap": ""},
    ]


def test_words_say_what_the_data_say(drawn: dict[str, tuple[Job, Drawing]]) -> None:
    """Derived a second time, from the dataset alone: every value is there, in its place, in the reader's format."""
    for key, name, value, unit, form in (
        ("bar-axis", "place", "change", "%", "#,##0.0"),
        ("line-series", "medium", "share", "%", "#,##0"),
    ):
        job, drawing = drawn[key]
        light = json.loads(drawing.light)
        told = dict(zip(light["f"], read_words(light), strict=True))
        expected = sorted(
            (str(row[name]), format_decimal(number, form, locale="en").replace("-", "\N{MINUS SIGN}") + unit)
            for row in job.dataset.rows
            if isinstance(number := row[value], Decimal)
        )
        found = zip(told[name.capitalize()], told[value.capitalize()], strict=True)
        assert sorted(found) == expected


def test_places_are_those_of_the_drawing(drawn: dict[str, tuple[Job, Drawing]]) -> None:
    """Middle and extent of each bar are those of its path in the SVG, in both drawings, within the rounding."""
    drawing = drawn["bar-claims"][1]
    light = json.loads(drawing.light)
    for which, svg in enumerate((drawing.wide.text, drawing.narrow.text)):
        paths = re.findall(r"M([\d.]+),([\d.]+)h([\d.]+)v([\d.]+)h", svg)
        bars = [tuple(map(float, path)) for path in paths]
        found = [(round(x + width / 2), round(y + height / 2), round(width), height) for x, y, width, height in bars]
        assert len(found) == 3
        for bar, place in zip(found, zip(*read_places(light)[which], strict=True), strict=True):
            assert bar == pytest.approx(place, abs=1)


def test_a_line_answers_point_by_point_in_order(drawn: dict[str, tuple[Job, Drawing]]) -> None:
    """The keyboard walks one line from its first point to its last, then the next line."""
    light = json.loads(drawn["line-series"][1].light)
    assert light["v"][0] == [name for name in dict.fromkeys(light["v"][0]) for _ in range(8)]
    assert read_places(light)[0][0][:8] == sorted(read_places(light)[0][0][:8])


def test_drawings_that_disagree_are_refused() -> None:
    """Both drawings of a chart must say the same; otherwise one of them is wrong."""
    one, other = (Point(1, 1, 0, 0, (("Value", text),)) for text in ("1", "2"))
    with pytest.raises(ValueError, match="differ in what they say"):
        pack_points([[one], [other]], (1, 1))
    assert pack_points([[], []], (1, 1)) == ""


def test_marks_inside_groups_are_found_where_they_stand(fonts: Fonts) -> None:
    """In facets, places count from the whole drawing."""
    chart = alt.Chart(alt.Data(values=[{"a": 1, "g": "x"}, {"a": 2, "g": "y"}])).mark_bar()
    faceted = chart.encode(x="a:Q", tooltip="a:Q").properties(width=50, height=20).facet(row="g:N")
    vega = compile_vega(faceted.to_dict())
    points = render_vega(vega).points
    assert [point.words for point in points] == [(("", "1"),), (("", "2"),)]
    assert points[1].y - points[0].y > 20
    assert render_scene(vega)["height"] > 40
