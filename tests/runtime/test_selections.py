"""Brushes and zooms without dragging: by keyboard, by single presses; and what is dragged moves the inputs too."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from json import dumps
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page

from tests.runtime.test_gestures import READ, open_peer
from tests.runtime.test_live import MODULES, Reader

pytestmark = pytest.mark.browser

Place = tuple[float, float]
FRAME = "role-frame > g >"
"""Where the plot is in a chart of one plot."""


@pytest.fixture
def reader(chromium: Browser, address: str) -> Iterator[Reader]:
    """A reader with a wide window."""
    reader = Reader(chromium, address)
    yield reader
    reader.context.close()


def find_slider(reader: Reader, side: str, edge: str) -> Locator:
    """An edge of a brush, by the names that a screen reader says."""
    return reader.page.get_by_role("group", name=side).get_by_role("slider", name=edge)


def press(reader: Reader, side: str, edge: str, keys: Mapping[str, int]) -> None:
    """Press keys on an edge, so many times each."""
    find_slider(reader, side, edge).focus()
    for key, times in keys.items():
        for _ in range(times):
            reader.page.keyboard.press(key)
    reader.page.wait_for_timeout(100)


def read_slider(reader: Reader, side: str, edge: str) -> str | None:
    """What a screen reader says of an edge, which is what stands beside it."""
    slider = find_slider(reader, side, edge)
    words = slider.get_attribute("aria-valuetext")
    assert slider.locator("xpath=../following-sibling::*").text_content() == words
    return words


def drag(page: Page, plot: str, start: Place, end: Place) -> None:
    """Drag in a plot; places are shares of its width and height."""
    box = page.locator(f".chart-frame svg:visible .{plot} path.background").first.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + start[0] * box["width"], box["y"] + start[1] * box["height"])
    page.mouse.down()
    page.mouse.move(box["x"] + end[0] * box["width"], box["y"] + end[1] * box["height"], steps=5)
    page.mouse.up()
    page.wait_for_timeout(150)


def read_data(page: Page) -> tuple[list[list[Any]], Any]:
    """What is chosen, each interval from its lower end; and all other data, which are what it filters."""
    data = page.evaluate(f"({READ})(window.opened)")["data"]
    stores = [data.pop(name) for name in sorted(data) if name.endswith("_store")]
    # The pixels of a mouse are floats of single precision.
    rough = [[round(end, 2) for end in value] for store in stores for row in store for value in row["values"]]
    chosen = [sorted(ends) for ends in rough]
    # Rows that a filter lets in again come last.
    return chosen, {name: sorted(rows, key=partial(dumps, sort_keys=True)) for name, rows in data.items()}


# The name of a chart; keys for the edges of its brush; the plot, and the drag in it that chooses the same.
BRUSHES: list[tuple[str, list[tuple[str, str, Mapping[str, int]]], str, Place, Place]] = [
    ("brush",
     [("power", "from", {"ArrowRight": 8}), ("power", "to", {"ArrowLeft": 10}),
      ("miles", "from", {"ArrowUp": 10}), ("miles", "to", {"ArrowDown": 5})],
     FRAME, (0.2, 0.1), (0.75, 0.8)),
    ("crossfilter",
     [("hour (binned)", "from", {"ArrowRight": 9}), ("hour (binned)", "to", {"ArrowLeft": 9})],
     "child__column_hour_group > g >", (0.1875, 0.5), (0.8125, 0.5)),
    ("panels",
     [("Asia: Year", "from", {"ArrowRight": 3}), ("Asia: Year", "to", {"ArrowLeft": 6})],
     "cell > g:nth-child(2) >", (0.3, 0.5), (0.5, 0.5)),
]  # fmt: skip


@pytest.mark.parametrize(("name", "keys", "plot", "start", "end"), BRUSHES, ids=[case[0] for case in BRUSHES])
def test_keys_choose_what_a_drag_chooses(
    chromium: Browser, address: str, reader: Reader, name: str, keys: list[Any], plot: str, start: Place, end: Place
) -> None:
    """The same values are chosen, and the same data are filtered, as by dragging in vega-embed."""
    reader.open(name)
    for side, edge, pressed in keys:
        press(reader, side, edge, pressed)
    reader.wait_live()
    peer = open_peer(chromium, address, name)
    drag(peer, plot, start, end)
    mine, theirs = read_data(reader.page), read_data(peer)
    assert mine == theirs
    assert mine[0], "nothing was chosen"
    assert reader.said == []
    peer.close()


def test_a_drag_moves_the_edges(reader: Reader) -> None:
    """What is brushed by pointer is read from the sliders, and where the brush is let go they are at the ends again."""
    reader.open("brush")
    reader.wake()
    drag(reader.page, FRAME, (0.2, 0.1), (0.75, 0.8))
    assert [read_slider(reader, "power", edge) for edge in ("from", "to")] == ["40", "150"]
    assert [read_slider(reader, "miles", edge) for edge in ("from", "to")] == ["10", "45"]
    assert find_slider(reader, "power", "from").input_value() == "8"
    reader.page.mouse.dblclick(*reader.place(0.7, 0.9))
    reader.page.wait_for_timeout(100)
    assert [read_slider(reader, "power", edge) for edge in ("from", "to")] == ["0", "200"]


def test_an_edge_moves_what_was_dragged(reader: Reader) -> None:
    """One edge moves; the others stay to the pixel where the drag left them."""
    reader.open("brush")
    reader.wake()
    drag(reader.page, FRAME, (0.21, 0.11), (0.72, 0.81))
    (low, high), miles = read_data(reader.page)[0]
    press(reader, "power", "to", {"ArrowRight": 1})
    assert read_data(reader.page)[0] == [[low, 150], miles]
    assert high < 145


def test_edges_never_cross(reader: Reader) -> None:
    """An edge stops one step before the other one: there is always something between them."""
    reader.open("brush")
    reader.wake()
    press(reader, "power", "to", {"Home": 1})
    assert read_slider(reader, "power", "to") == "5"
    press(reader, "power", "from", {"End": 1})
    assert read_slider(reader, "power", "from") == "0"
    press(reader, "power", "to", {"End": 1, "ArrowLeft": 1})
    press(reader, "power", "from", {"End": 1})
    assert read_slider(reader, "power", "from") == "190"


def test_from_end_to_end_is_no_choice(reader: Reader) -> None:
    """Who moves all edges back to the ends has let the brush go, as by a double click."""
    reader.open("brush")
    reader.wake()
    press(reader, "power", "from", {"ArrowRight": 1})
    assert reader.rows("brush_store") == 1
    press(reader, "power", "from", {"ArrowLeft": 1})
    assert reader.rows("brush_store") == 0


def test_of_several_plots_the_one_that_moved_last_has_the_brush(reader: Reader) -> None:
    """The edges of the first plot go back to the ends when the second one is moved, and begin there anew."""
    reader.open("crossfilter")
    reader.wake()
    press(reader, "distance (binned)", "from", {"ArrowRight": 8})
    press(reader, "hour (binned)", "to", {"ArrowLeft": 8})
    assert [read_slider(reader, "distance (binned)", edge) for edge in ("from", "to")] == ["0", "2,000"]
    assert reader.page.evaluate("window.opened.data('brush_store')[0].unit") == "child__column_hour_layer_0"
    press(reader, "distance (binned)", "from", {"ArrowRight": 8})
    assert read_data(reader.page)[0] == [[400, 2000]]


def test_what_was_moved_before_the_chart_is_live_counts(reader: Reader) -> None:
    """Edges and buttons that were used while the module was on its way are heard."""
    reader.page.route(MODULES, lambda route: (reader.page.wait_for_timeout(300), route.continue_()))
    reader.open("brush")
    press(reader, "power", "from", {"ArrowRight": 8})
    press(reader, "miles", "to", {"ArrowLeft": 5})
    reader.wait_live()
    assert read_data(reader.page)[0] == [[40, 200], [0, 45]]
    assert read_slider(reader, "power", "from") == "40"
    reader.open("zoom")
    reader.page.locator(".chart-plot[tabindex='0']").wait_for()
    reader.page.get_by_role("button", name="Right").click()
    reader.wait_live()
    assert read_data(reader.page)[0] == [[40, 240], [0, 50]]


def test_a_choice_lasts_through_another_width_and_ends_by_reset(reader: Reader) -> None:
    """The narrow chart begins with the brush of the wide one; the button lets it go in both."""
    reader.open("brush")
    reader.wake()
    drag(reader.page, FRAME, (0.2, 0.1), (0.75, 0.8))
    reader.page.set_viewport_size({"width": 360, "height": 900})
    reader.page.mouse.move(1, 1)
    reader.page.locator(".chart-title").hover()
    reader.page.locator(".chart-view--narrow .chart-live").wait_for()
    assert read_data(reader.page)[0] == [[40, 150], [10, 45]]
    reader.page.get_by_role("button", name="Reset").click()
    reader.page.wait_for_timeout(300)
    assert reader.rows("brush_store") == 0
    assert read_slider(reader, "power", "from") == "0"


# The group, the name and the outline of what has the focus.
TELL = """() => {
  const focused = document.activeElement;
  const group = focused.closest("fieldset")?.querySelector("legend").textContent ?? "";
  const { outlineStyle, outlineWidth } = getComputedStyle(focused);
  const label = focused.labels?.[0] ?? focused;
  return [group, label.textContent.trim(), outlineStyle, parseFloat(outlineWidth) >= 2];
}"""


def test_every_input_is_one_stop_of_the_keyboard(reader: Reader) -> None:
    """The chart, its edges in reading order, and the button; each has a name and shows that it is focused."""
    reader.open("brush")
    reader.plot.focus()
    reader.wait_live()
    found = []
    for _ in range(5):
        reader.page.keyboard.press("Tab")
        found.append(reader.page.evaluate(TELL))
    edges = [[side, edge, "solid", True] for side in ("power", "miles") for edge in ("from", "to")]
    assert found == [*edges, ["", "Reset: brush", "solid", True]]


ACTS: Mapping[str, Callable[[Page], None]] = {
    "Zoom in": lambda page: turn(page, -200),
    "Zoom out": lambda page: turn(page, 200),
    "Left": lambda page: drag(page, FRAME, (0.5, 0.5), (0.7, 0.5)),
    "Right": lambda page: drag(page, FRAME, (0.5, 0.5), (0.3, 0.5)),
    "Up": lambda page: drag(page, FRAME, (0.5, 0.5), (0.5, 0.7)),
    "Down": lambda page: drag(page, FRAME, (0.5, 0.5), (0.5, 0.3)),
}


@pytest.mark.parametrize("button", ACTS)
def test_buttons_move_and_zoom_as_drag_and_wheel_do(
    chromium: Browser, address: str, reader: Reader, button: str
) -> None:
    """The same part is seen as in vega-embed after dragging by a fifth, or turning the wheel in the middle."""
    reader.open("zoom")
    reader.page.get_by_role("button", name=button).focus()
    reader.wait_live()
    reader.page.keyboard.press("Enter")
    reader.page.wait_for_timeout(100)
    peer = open_peer(chromium, address, "zoom")
    ACTS[button](peer)
    mine, theirs = read_data(reader.page)[0], read_data(peer)[0]
    # A wheel stands at whole pixels of the window, and a pixel is two fifths of the axis across.
    assert mine == [pytest.approx(ends, abs=0.4) for ends in theirs]
    assert max(abs(mine[0][0]), abs(mine[1][0])) > 4
    peer.close()


def turn(page: Page, pixels: int) -> None:
    """Turn the wheel in the middle of the plot."""
    box = page.locator(f".chart-frame svg:visible .{FRAME} path.background").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.wheel(0, pixels)
    page.wait_for_timeout(150)
