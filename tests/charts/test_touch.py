"""What charts answer: to the pointer, to fingers, to the keyboard, to their legends, and to one another."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page

from nutgraf.charts.model import Drawing
from nutgraf.charts.studio import draw_chart
from nutgraf.fonts import Fonts
from tests.charts.packed import read_places, read_words
from tests.charts.page import serve, write_page
from tests.charts.samples import COUNTS, DAYS, EVENTS, SHARES, YEARS, make_job
from tests.charts.test_browser import open_page

pytestmark = pytest.mark.browser

PROSE = (
    """<p class="prose">It was <data class="figure" data-set="sample" data-rows='[["x","2016","Radio"]]'>49%</data> """
    """then, and elsewhere <data class="figure" data-set="other" data-rows='[["Radio"]]'>3%</data>.</p>"""
)


@pytest.fixture(scope="module")
def drawings(fonts: Fonts) -> dict[str, Drawing]:
    """A few charts that differ in how they answer."""
    jobs = [
        make_job(COUNTS, "bar", "bars", x="count", y="label", color="basis", format="short"),
        make_job(YEARS, "line", "lines", x="year", y="share", series="medium"),
        make_job(DAYS, "line", "days", x="day", y="index"),
        make_job(SHARES, "dot", "ranges", x="before", x2="after", y="country"),
        make_job(YEARS, "dot", "dots", x="share", y="year", color="medium"),
        make_job(EVENTS, "timeline", "events", when="when", label="event", group="part"),
    ]
    return {job.key: draw_chart(job, fonts) for job in jobs}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, fonts: Fonts, drawings: dict[str, Drawing]) -> Iterator[str]:
    """A page with these charts below a paragraph of bound numbers."""
    folder = tmp_path_factory.mktemp("touch")
    write_page(folder, fonts, drawings.items(), before=PROSE)
    with serve(folder) as address:
        yield address


@pytest.fixture
def page(chromium: Browser, address: str) -> Iterator[Page]:
    """The page in a wide window."""
    page = open_page(chromium, address)
    yield page
    page.close()


def find_plot(page: Page, key: str) -> Locator:
    """The part of a chart that answers, in sight."""
    plot = page.locator(f"#chart-{key} .chart-plot")
    plot.scroll_into_view_if_needed()
    return plot


def point(page: Page, drawings: dict[str, Drawing], key: str, index: int) -> None:
    """Move the pointer to a mark."""
    plot = find_plot(page, key)
    svg = plot.locator("svg:visible").first
    box, wide = svg.bounding_box(), svg.evaluate("(svg) => svg.viewBox.baseVal.width")
    assert box is not None
    shown = plot.locator("svg").evaluate_all("(all) => all.findIndex((svg) => svg.getClientRects().length)")
    xs, ys = read_places(json.loads(drawings[key].light))[shown][:2]
    page.mouse.move(box["x"] + xs[index] * box["width"] / wide, box["y"] + ys[index] * box["width"] / wide)


@pytest.mark.parametrize("width", [360, 1280])
def test_the_pointer_shows_the_words_of_the_nearest_mark(
    chromium: Browser, address: str, drawings: dict[str, Drawing], width: int
) -> None:
    """In each view, for every mark, the box says what the data say; it goes with the pointer."""
    page = open_page(chromium, address, width)
    for key in ("bars", "ranges", "events"):
        words = read_words(json.loads(drawings[key].light))
        for index in range(len(words[0])):
            point(page, drawings, key, index)
            shown = find_plot(page, key).locator(".chart-tip dd").all_text_contents()
            assert shown == [values[index] for values in words], (key, index)
    page.locator("#chart-bars .chart-title").hover()
    assert page.locator(".chart-tip:visible, .chart-sign").count() == 0
    page.close()


def test_one_box_tells_all_lines_at_one_place(page: Page, drawings: dict[str, Drawing]) -> None:
    """The place is the heading; each line has its name and value, from the highest down, a key and a dot."""
    point(page, drawings, "lines", 2)
    plot = find_plot(page, "lines")
    assert plot.locator(".chart-tip-head").text_content() == "2017"
    assert plot.locator(".chart-tip dt").all_text_contents() == ["Television", "Radio", "Everything that is online"]
    assert plot.locator(".chart-tip dd").all_text_contents() == ["54%", "48%", "30%"]
    fills = "(all) => all.map((each) => getComputedStyle(each).fill)"
    keys = "(all) => all.map((each) => getComputedStyle(each).borderTopColor)"
    assert plot.locator(".chart-dot").evaluate_all(fills) == plot.locator(".chart-key").evaluate_all(keys)
    assert len(set(plot.locator(".chart-key").evaluate_all(keys))) == 3
    assert plot.locator(".chart-rule").count() == 1


def test_a_line_alone_is_told_by_its_title(page: Page, drawings: dict[str, Drawing]) -> None:
    """No key is needed where there is one line."""
    point(page, drawings, "days", 5)
    plot = find_plot(page, "days")
    assert plot.locator(".chart-tip-head").text_content() == "Jan 2, 1889"
    assert plot.locator(".chart-tip dt").all_text_contents() == ["Index"]
    assert plot.locator(".chart-key").count() == 0


def test_one_stop_of_the_keyboard_walks_through_all_values(page: Page) -> None:
    """Arrows, Home, End and Escape; each value is said aloud, and the walk ends where the data end."""
    plot = find_plot(page, "bars")
    plot.focus()
    status = plot.locator("[role=status]")
    said = []
    for key in ("ArrowRight", "ArrowDown", "End", "ArrowRight", "ArrowLeft", "Home", "ArrowUp"):
        page.keyboard.press(key)
        said.append(str(status.text_content()).split("; ")[1])
    counts = ["660,000", "1.3 million", "8 million", "8 million", "1.3 million", "660,000", "660,000"]
    assert said == [f"Count: {count} visitors" for count in counts]
    page.keyboard.press("Escape")
    assert (status.text_content(), page.locator(".chart-tip:visible").count()) == ("", 0)
    assert plot.get_attribute("aria-label") == "Values of the chart “What bars “shows” & more”: use the arrow keys"


def test_arrows_up_and_down_change_between_lines(page: Page) -> None:
    """To the side along a line; up and down to the line that is next at the same place, and no further."""
    plot = find_plot(page, "lines")
    plot.focus()
    said = []
    for key in ("Home", "ArrowRight", "ArrowUp", "ArrowUp", "ArrowDown", "ArrowDown", "ArrowLeft"):
        page.keyboard.press(key)
        said.append(str(plot.locator("[role=status]").text_content()))
    online = "Medium: Everything that is online; Year: 20"
    assert said == [
        "Medium: Radio; Year: 2015; Share: 50%",
        "Medium: Radio; Year: 2016; Share: 49%",
        "Medium: Television; Year: 2016; Share: 57%",
        "Medium: Television; Year: 2016; Share: 57%",
        "Medium: Radio; Year: 2016; Share: 49%",
        f"{online}16; Share: 25%",
        f"{online}15; Share: 20%",
    ]


def test_touch_shows_a_value_and_keeps_it(chromium: Browser, address: str) -> None:
    """A tap shows the words, which stay when the finger is gone; a tap elsewhere hides them; the page can be moved."""
    page = open_page(chromium, address, 360, has_touch=True, is_mobile=True)
    plot = find_plot(page, "bars")
    box = plot.bounding_box()
    assert box is not None
    for share, count in ((0.2, "660,000 visitors"), (0.9, "8 million visitors")):
        page.touchscreen.tap(box["x"] + 20, box["y"] + box["height"] * share)
        assert count in plot.locator(".chart-tip:visible dd").all_text_contents()
    page.touchscreen.tap(box["x"] + 20, box["y"] - 30)
    assert plot.locator(".chart-tip:visible").count() == 0
    assert plot.evaluate("(plot) => getComputedStyle(plot).touchAction") == "pan-y"
    page.close()


def test_the_box_stays_inside_the_chart(chromium: Browser, address: str) -> None:
    """Wherever the mark is, the box causes no sideways scroll."""
    page = open_page(chromium, address, 320)
    for plot in page.locator(".chart-plot").all():
        plot.focus()
        for key in ("Home", "End"):
            page.keyboard.press(key)
            assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.close()


def test_a_legend_lets_members_stand_out(page: Page) -> None:
    """A pressed item dims the others and alone answers pointer and keyboard; all pressed is as none."""
    figure = page.locator("#chart-dots")
    buttons = figure.locator(".chart-legend button")
    assert buttons.all_text_contents() == ["Radio", "Television", "Everything that is online"]
    buttons.nth(1).click()
    assert [each.get_attribute("aria-pressed") for each in buttons.all()] == ["false", "true", "false"]
    shapes = figure.locator("svg:visible :is([fill*='--chart-2,'], [stroke*='--chart-2,'])")
    others = figure.locator("svg:visible :is([fill*='--chart-1,'], [stroke*='--chart-3,'])")
    dimmed = "(all) => all.map((each) => each.classList.contains('is-dim'))"
    assert set(shapes.evaluate_all(dimmed)) == {False}
    assert set(others.evaluate_all(dimmed)) == {True}
    plot = find_plot(page, "dots")
    plot.focus()
    said = set()
    for key in ("Home", *["ArrowRight"] * 9):
        page.keyboard.press(key)
        said.add(str(plot.locator("[role=status]").text_content()))
    assert len(said) == 8
    assert all("Television" in words for words in said)
    buttons.nth(0).press("Enter")
    buttons.nth(2).press(" ")
    assert [each.get_attribute("aria-pressed") for each in buttons.all()] == ["false"] * 3
    assert set(others.evaluate_all(dimmed)) == {False}


def test_numbers_in_the_prose_and_marks_point_at_each_other(page: Page, drawings: dict[str, Drawing]) -> None:
    """A number marks its row in charts of its dataset; a mark points at the numbers that are bound to its row."""
    page.locator("data").first.hover()
    assert page.locator("#chart-lines .chart-sign > *").count() == 1
    assert page.locator("#chart-dots .chart-sign > *").count() == 1
    assert page.locator("#chart-ranges .chart-sign").count() == 0
    assert page.locator(".chart-tip:visible").count() == 0
    page.locator("h1").hover()
    assert page.locator(".chart-sign").count() == 0
    point(page, drawings, "lines", 1)
    linked = page.locator("data").evaluate_all("(all) => all.map((each) => each.classList.contains('is-linked'))")
    assert linked == [True, False]


def test_charts_of_one_category_answer_together(page: Page, drawings: dict[str, Drawing]) -> None:
    """A mark that is pointed at is marked in the other charts that show it."""
    point(page, drawings, "lines", 3)
    assert page.locator("#chart-dots .chart-sign > *").count() == 1
    assert page.locator("#chart-bars .chart-sign").count() == 0


def test_the_address_of_a_chart_can_be_copied(chromium: Browser, address: str) -> None:
    """The link becomes a button that says when it is done."""
    page = open_page(chromium, address, permissions=["clipboard-read", "clipboard-write"])
    page.locator("#chart-bars summary").click()
    button = page.locator("#chart-bars .chart-downloads button")
    assert str(button.text_content()).startswith("Copy link")
    button.click()
    page.locator("#chart-bars .chart-copied:text-is('Copied')").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == f"{address}#chart-bars"
    page.close()


def test_readers_of_the_screen_get_the_figure_in_order(page: Page) -> None:
    """A group named by its title; the drawing by its alternative text; legend as buttons; values as an application."""
    for key, legend in (("bars", ["Measured", "Claimed"]), ("lines", []), ("dots", ["Radio", "Television"])):
        tree = page.locator(f"#chart-{key}").aria_snapshot()
        assert tree.startswith(f'- figure "What {key} “shows” & more":')
        assert f'- img "The values of {key}."' in tree
        assert f'application "Values of the chart “What {key} “shows” & more”: use the arrow keys"' in tree
        assert all(f'- button "{name}"' in tree for name in legend)
        assert "svg" not in tree
