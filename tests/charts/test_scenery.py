"""Vega's SVG taken apart and written anew: nothing that is seen may change."""

from __future__ import annotations

import re
from math import hypot
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from nutgraf.charts.engine import compile_vega
from nutgraf.charts.pen import write_trace
from nutgraf.charts.rendering import render_vega
from nutgraf.charts.scenery import Scenery
from nutgraf.charts.svg import write_svg
from nutgraf.charts.traces import find_middle, span_path
from nutgraf.fonts import Fonts

PIXEL = "data:image/gif;base64,R0lGODlhAQABAIAAAP8AAP///yH5BAAAAAAALAAAAAABAAEAAAICRAEAOw=="
A = {"field": "a", "type": "quantitative"}
ROWS = [{"a": 1, "b": "x"}, {"a": 2, "b": "y"}, {"a": 4, "b": "z"}]
STEP = re.compile(r"-?\d*\.?\d+")


def draw(mark: Any, rows: list[dict[str, Any]] | None = None, **encoding: Any) -> Scenery:
    """A unit over some rows."""
    spec = {"data": {"values": rows or ROWS}, "mark": mark, "encoding": encoding, "width": 80, "height": 60}
    return render_vega(compile_vega(spec))


def follow(path: str) -> list[tuple[float, float]]:
    """The corners of a path of M and l commands."""
    corners: list[tuple[float, float]] = []
    for command, rest in re.findall(r"([Mlhv])([^Mlhv]*)", path):
        numbers = [float(number) for number in STEP.findall(rest)]
        if command in "hv":
            numbers = [numbers[0], 0] if command == "h" else [0, numbers[0]]
        for x, y in zip(numbers[::2], numbers[1::2], strict=True):
            left, top = corners[-1] if command != "M" else (0.0, 0.0)
            corners.append((left + x, top + y))
    return corners


PLACES = st.floats(-2000, 2000, allow_nan=False)


@given(st.lists(st.tuples(PLACES, PLACES), min_size=2, max_size=60), PLACES, PLACES)
def test_every_corner_of_a_short_path_is_within_a_tenth(corners: list[tuple[float, float]], x: float, y: float) -> None:
    """However long a line is, errors do not add up: each corner is at most half a tenth away in x and in y."""
    written = follow(write_trace("M" + "L".join(f"{a:.6f},{b:.6f}" for a, b in corners), x, y))
    for a, b in corners:
        assert min(hypot(a + x - left, b + y - top) for left, top in written) <= 0.075


def test_bars_that_touch_still_touch() -> None:
    """The end of one bar and the start of the next are the same tenth of a pixel."""
    paths = [write_trace(f"M{n * 10.83},0h10.83v5h-10.83Z", 0, 0) for n in range(50)]
    starts = [follow(path[:-1])[0][0] for path in paths]
    ends = [follow(path[:-1])[1][0] for path in paths]
    assert ends[:-1] == pytest.approx(starts[1:])


def test_curves_and_arcs_keep_their_shape() -> None:
    """Commands that bend become steps too, flags and radii as they were."""
    assert write_trace("M5,0A5,5,0,0,1,0,5L0,0Z", 10, 10) == "M15,10a5 5 0 0 1-5 5v-5Z"
    assert write_trace("M0,0C1,2,3,4,5,6Q1,1,0.04,0", 0, 0) == "M0,0c1 2 3 4 5 6q-4-5-5-6"
    assert write_trace("M0,0H4V3", 1, 1) == "M1,1h4v3"


def test_dots_are_circles(fonts: Fonts) -> None:
    """A circle is written as one, at its place on the whole drawing."""
    scenery = draw({"type": "point", "tooltip": True}, x=A)
    svg = etree.fromstring(write_svg(scenery, "c").encode())
    circles = [node for node in svg.iter() if str(node.tag).endswith("circle")]
    places = [(float(node.get("cx", "")), float(node.get("cy", ""))) for node in circles]
    assert places == [pytest.approx((point.x, point.y), abs=0.06) for point in scenery.points]
    assert len(places) == 3


def test_opacity_is_that_of_each_mark(fonts: Fonts) -> None:
    """Marks that overlap show through one another: no group fades as a whole."""
    text = write_svg(draw({"type": "circle", "opacity": 0.5}, x=A), "c")
    assert 'fill-opacity="0.5"' in text
    both = {"type": "circle", "opacity": 0.5, "stroke": "black"}
    text = write_svg(draw(both, x=A), "c")
    assert text.count(' opacity="0.5"') == 3
    assert not re.search(r"<g[^>]* opacity=", text)


def test_clips_gradients_and_turned_words_are_kept(fonts: Fonts) -> None:
    """What refers to a definition refers to one with an id of the drawing's own; turned words keep their turn."""
    stops = [{"offset": 0, "color": "white"}, {"offset": 1, "color": "darkgreen"}]
    mark = {"type": "line", "clip": True, "color": {"gradient": "linear", "stops": stops}}
    text = write_svg(draw(mark, x=A, y=A), "c1")
    ids = set(re.findall(r' id="([^"]+)"', text))
    assert len(ids) == 2
    assert set(re.findall(r"url\(#([^)]+)\)", text)) == ids
    assert all(name.startswith("c1-") for name in ids)
    assert 'stop-color="darkgreen"' in text
    assert re.search(r'<text transform="translate\([-\d.]+,[-\d.]+\)rotate\(-90\)', text)


def test_pictures_are_data_and_links_are_for_the_pointer(fonts: Fonts) -> None:
    """A picture that came with the data is drawn; a link opens a page of its own and is no tab stop."""
    image = draw({"type": "image", "width": 9, "height": 9}, x=A, url={"value": PIXEL})
    assert write_svg(image, "c").count("<image ") == 3
    linked = draw("circle", x=A, href={"value": "https://example.com/"})
    assert '<a href="https://example.com/" target="_blank" rel="noopener" tabindex="-1">' in write_svg(linked, "c")


def test_lines_of_a_title_are_lines(fonts: Fonts) -> None:
    """Words in several lines stand one below another."""
    axis = {"title": ["First", "second"]}
    text = write_svg(draw("point", x={"field": "a", "type": "quantitative", "axis": axis}), "c")
    tops = [float(top) for top in re.findall(r'y="([\d.]+)"[^>]*>(?:First|second)<', text)]
    assert len(tops) == 2
    assert tops[1] - tops[0] > 8


def test_lines_and_areas_answer_at_each_datum(fonts: Fonts) -> None:
    """One shape of many data says each of them at its place, in their order; an area from its foot to its top."""
    line = draw({"type": "line", "tooltip": True}, x=A,
                y=A)  # fmt: skip
    assert [dict(point.words)["a"] for point in line.points] == ["1", "2", "4"]
    assert [point.x for point in line.points] == sorted(point.x for point in line.points)
    area = draw({"type": "area", "tooltip": True}, x=A,
                y=A)  # fmt: skip
    heights = [point.height for point in area.points]
    assert [height / heights[0] for height in heights] == pytest.approx([1, 2, 4])


def test_cells_around_points_are_not_drawn(fonts: Fonts) -> None:
    """What only catches the pointer is left out, and the points tell in its place."""
    spec = {
        "data": {"values": ROWS},
        "params": [{"name": "near", "select": {"type": "point", "nearest": True, "on": "pointerover"}}],
        "mark": {"type": "point", "tooltip": True},
        "encoding": {"x": A},
    }
    scenery = render_vega(compile_vega(spec))
    assert [dict(point.words) for point in scenery.points] == [{"a": "1"}, {"a": "2"}, {"a": "4"}]
    assert sum(shape.frame.mark == "mark-path" for shape in scenery.shapes) == 0


@pytest.mark.parametrize(
    ("path", "middle"),
    [
        ("M0,-10A10,10,0,0,1,10,0L0,0Z", (3.54, -3.54)),
        ("M10,0A10,10,0,1,1,0,-10L0,0Z", (-3.54, 3.54)),
        ("M0,-10A10,10,0,0,1,10,0L6,0A6,6,0,0,0,0,-6Z", (5.66, -5.66)),
    ],
)
def test_an_arc_answers_half_way_through_it(path: str, middle: tuple[float, float]) -> None:
    """A sector, one of more than half a turn, and a part of a ring: half-way along, between both radii."""
    assert find_middle(path, is_arc=True) == pytest.approx(middle, abs=0.01)


def test_an_area_answers_in_its_largest_part() -> None:
    """Of a land with islands the mainland; the centroid of its outline, whichever way it runs."""
    path = "M0,0L1,0L1,1L0,1ZM10,10L30,10L30,20L10,20Z"
    assert find_middle(path) == pytest.approx((20, 15))
    assert span_path(path) == (0, 0, 30, 20)


def test_what_has_no_size_is_not_drawn(fonts: Fonts) -> None:
    """Vega writes marks down whose size came out as no number; they are neither drawn nor in the way of the others."""
    size = {"type": "point", "size": {"expr": "datum.a == 2 ? NaN : 30"}}
    scenery = draw(size, x=A)
    assert "NaN" not in write_svg(scenery, "c")
    assert write_svg(scenery, "c").count("<circle") == 2
