"""How a drawing becomes live on the page, under the policy of a real site: in its place, quietly, for every hand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, Route

from tests.browser.look import WATCH_SHIFTS
from tests.runtime.samples import SAMPLES

pytestmark = pytest.mark.browser

HEAR = "addEventListener('chart:live', (event) => { window.opened = event.detail.view; });"
MODULES = "**/assets/live/*.js"


class Reader:
    """Somebody with a page of a chart; `said` fills with what the console says."""

    def __init__(self, browser: Browser, address: str, width: int = 1280, **more: Any) -> None:
        self.context = browser.new_context(viewport={"width": width, "height": 900}, **more)
        self.context.add_init_script(HEAR + WATCH_SHIFTS)
        self.page: Page = self.context.new_page()
        self.address = address
        self.said: list[str] = []
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))

    def open(self, name: str) -> None:
        """Go to the page of a chart."""
        self.page.goto(f"{self.address}live/{name}.html")
        self.page.evaluate("document.fonts.ready")

    def wait_live(self) -> None:
        """Until a live chart is on the page."""
        self.page.locator(".chart-live svg:visible").wait_for()
        self.page.wait_for_timeout(50)

    def wake(self) -> None:
        """Turn to the figure, and wait."""
        self.page.locator(".chart-title").hover()
        self.wait_live()

    def signal(self, name: str) -> Any:
        """The value of a signal of the view opened last."""
        return self.page.evaluate("(name) => window.opened.signal(name)", name)

    def rows(self, name: str) -> Any:
        """The rows of a dataset of the view opened last."""
        return self.page.evaluate("(name) => window.opened.data(name).length", name)

    @property
    def plot(self) -> Locator:
        """The place of the drawing."""
        return self.page.locator(".chart-plot")

    def place(self, x: float, y: float) -> tuple[float, float]:
        """A place on the drawing in pixels of the window, from shares of its width and height."""
        box = self.page.locator(".chart-frame svg:visible").bounding_box()
        assert box is not None
        return box["x"] + x * box["width"], box["y"] + y * box["height"]


@pytest.fixture
def reader(chromium: Browser, address: str) -> Iterator[Reader]:
    """A reader with a wide window."""
    reader = Reader(chromium, address)
    yield reader
    reader.context.close()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("name", SAMPLES)
def test_nothing_moves_when_a_chart_becomes_live(chromium: Browser, address: str, name: str, width: int) -> None:
    """The live chart has the box of the drawing to the pixel; nothing shifts, nothing is said."""
    reader = Reader(chromium, address, width)
    reader.open(name)
    measure = """() => [...document.querySelectorAll(".chart-frame svg, #after, .chart-controls")]
      .map((each) => JSON.stringify(each.getBoundingClientRect())).filter((box) => !box.includes('"width":0'))"""
    reader.page.wait_for_timeout(100)
    before = reader.page.evaluate(measure)
    assert len(before) == 3
    # What the arrival of fonts moved is not the chart's.
    reader.page.evaluate("window.shifts = []")
    reader.wake()
    assert reader.page.evaluate(measure) == before
    assert reader.page.evaluate("window.shifts") == []
    assert reader.page.evaluate("document.documentElement.scrollWidth") <= width
    assert reader.said == []
    reader.context.close()


def test_nothing_is_loaded_for_who_saves_data(chromium: Browser, address: str) -> None:
    """Near the window the modules are fetched ahead, unless a reader asks to save data: then at the first touch."""
    for saves in (False, True):
        reader = Reader(chromium, address)
        connection = (
            f"Object.defineProperty(navigator, 'connection', {{ value: {{ saveData: {str(saves).lower()} }} }})"
        )
        reader.context.add_init_script(connection)
        asked: list[str] = []
        reader.page.on("request", lambda request, asked=asked: asked.append(request.url))
        reader.open("brush")
        reader.page.wait_for_timeout(300)
        assert len([url for url in asked if "/assets/live/" in url]) == (0 if saves else 2)
        assert not reader.page.evaluate("'opened' in window")
        reader.wake()
        assert len({url for url in asked if "/assets/live/" in url}) == 2
        reader.context.close()


@pytest.mark.parametrize("fault", ["missing", "broken", "runtime"])
def test_what_fails_leaves_the_drawing(reader: Reader, fault: str) -> None:
    """A module that is not there, is broken, or lacks its runtime: the drawing stays, and no script complains."""

    def answer(route: Route) -> None:
        shared = "/runtime." in route.request.url
        if fault == "missing":
            route.abort()
        elif fault == "runtime":
            route.fulfill(status=404) if shared else route.continue_()
        else:
            text = "export const start = () => { throw new Error('broken'); };"
            route.fulfill(content_type="text/javascript", body=text)

    reader.page.route(MODULES, answer)
    errors: list[str] = []
    reader.page.on("pageerror", lambda error: errors.append(str(error)))
    reader.open("slider")
    before = reader.plot.inner_html()
    reader.page.locator(".chart-title").hover()
    reader.page.get_by_label("Least power").fill("100")
    reader.page.get_by_role("button", name="Reset").click()
    reader.page.wait_for_timeout(200)
    assert reader.plot.inner_html() == before
    assert errors == []


def test_an_input_keeps_focus_and_counts_from_the_first_key(reader: Reader) -> None:
    """Tab to the slider: the chart becomes live, the slider stays focused, and its keys filter."""
    reader.open("slider")
    slider = reader.page.get_by_label("Least power")
    slider.focus()
    reader.page.keyboard.press("ArrowRight")
    reader.wait_live()
    reader.page.keyboard.press("ArrowRight")
    reader.page.wait_for_timeout(100)
    assert slider.evaluate("(slider) => slider === document.activeElement")
    assert reader.signal("least") == 70
    assert reader.page.locator("output").text_content() == "70"


def test_what_was_set_before_counts(reader: Reader) -> None:
    """An input that was moved while the module was on its way is heard."""
    reader.page.route(MODULES, lambda route: (reader.page.wait_for_timeout(300), route.continue_()))
    reader.open("slider")
    reader.page.get_by_label("Filled").check()
    reader.page.locator("select").select_option(label="Europe")
    reader.wait_live()
    assert reader.signal("bold") is True
    assert reader.signal("place_origin") == "Europe"


def test_inputs_follow_the_chart(reader: Reader) -> None:
    """A value that the chart itself sets is shown by its input."""
    reader.open("slider")
    reader.wake()
    reader.page.evaluate("() => { window.opened.signal('least', 150).signal('place_origin', 'Asia').runAsync(); }")
    reader.page.wait_for_timeout(100)
    assert reader.page.get_by_label("Least power").input_value() == "150"
    assert reader.page.locator("select option:checked").text_content() == "Asia"


def test_a_list_chooses_as_the_legend_does(reader: Reader) -> None:
    """What is chosen from the list is what a click on the word of the legend chooses; a click moves the list."""
    reader.open("legend")
    reader.wake()
    chosen = "() => window.opened.data('medium_store').map((each) => each.values[0])"
    reader.page.locator("label:has-text('Medium') select").select_option("Television")
    reader.page.wait_for_timeout(100)
    assert reader.page.evaluate(chosen) == ["Television"]
    reader.page.locator(".chart-live svg:visible text:text-is('Radio')").first.click()
    reader.page.wait_for_timeout(100)
    assert reader.page.evaluate(chosen) == ["Radio"]
    assert reader.page.locator("select option:checked").text_content() == "Radio"
    reader.page.locator("label:has-text('Medium') select").select_option("All")
    reader.page.wait_for_timeout(100)
    assert reader.page.evaluate(chosen) == []


def test_reset_begins_anew(reader: Reader) -> None:
    """Choice and inputs are as they were; the button keeps the focus."""
    reader.open("slider")
    reader.wake()
    reader.page.get_by_label("Least power").fill("150")
    reader.page.wait_for_timeout(100)
    filtered = reader.rows("source_0")
    button = reader.page.get_by_role("button", name="Reset")
    button.focus()
    reader.page.keyboard.press("Enter")
    reader.page.wait_for_timeout(300)
    assert (reader.signal("least"), reader.page.locator("output").text_content()) == (60, "60")
    assert reader.page.get_by_label("Least power").input_value() == "60"
    assert reader.rows("source_0") >= filtered
    assert button.evaluate("(button) => button === document.activeElement")
    assert reader.page.locator(".chart-live").count() == 1


def test_reset_lets_a_brush_go(reader: Reader) -> None:
    """Nothing is chosen any more, and the brush can be drawn again."""
    reader.open("brush")
    reader.wake()
    for _ in range(2):
        drag(reader, (0.2, 0.2), (0.5, 0.7))
        assert reader.rows("brush_store") == 1
        reader.page.get_by_role("button", name="Reset").click()
        reader.page.wait_for_timeout(300)
        assert reader.rows("brush_store") == 0


def drag(reader: Reader, start: tuple[float, float], end: tuple[float, float]) -> None:
    """Press at one place of the drawing, let go at another."""
    mouse = reader.page.mouse
    mouse.move(*reader.place(*start))
    mouse.down()
    mouse.move(*reader.place(*end), steps=4)
    mouse.up()
    reader.page.wait_for_timeout(100)


def test_a_press_before_the_chart_is_live_is_not_lost(reader: Reader) -> None:
    """A drag that began on the drawing goes on on the live chart."""
    reader.page.route(MODULES, lambda route: (reader.page.wait_for_timeout(200), route.continue_()))
    reader.open("brush")
    mouse = reader.page.mouse
    mouse.move(*reader.place(0.2, 0.2))
    mouse.down()
    reader.wait_live()
    mouse.move(*reader.place(0.5, 0.7), steps=4)
    mouse.up()
    reader.page.wait_for_timeout(100)
    assert reader.rows("brush_store") == 1


def test_the_wheel_scrolls_the_page_until_the_chart_is_pressed(reader: Reader) -> None:
    """Who scrolls past a chart is not caught by it; after a click the wheel zooms."""
    reader.page.set_viewport_size({"width": 1280, "height": 300})
    reader.open("zoom")
    reader.wake()
    reader.page.mouse.move(*reader.place(0.4, 0.2))
    reader.page.mouse.wheel(0, 60)
    reader.page.wait_for_timeout(200)
    assert reader.page.evaluate("scrollY") == 60
    assert reader.rows("grid_store") == 0
    reader.page.mouse.move(*reader.place(0.4, 0.5))
    reader.page.mouse.down()
    reader.page.mouse.up()
    reader.page.mouse.wheel(0, -60)
    reader.page.wait_for_timeout(200)
    assert reader.page.evaluate("scrollY") == 60
    assert reader.rows("grid_store") == 1


def test_a_finger_draws_a_brush(chromium: Browser, address: str) -> None:
    """Across, at the first touch; in any direction once the chart was tapped."""
    reader = Reader(chromium, address, 360, has_touch=True, is_mobile=True)
    reader.open("brush")
    tap = reader.place(0.5, 0.5)
    reader.page.touchscreen.tap(*tap)
    reader.wait_live()
    assert reader.plot.evaluate("(plot) => getComputedStyle(plot).touchAction") == "none"
    session = reader.context.new_cdp_session(reader.page)

    def touch(kind: str, *places: tuple[float, float]) -> None:
        points = [{"x": x, "y": y} for x, y in places]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    touch("touchStart", reader.place(0.2, 0.2))
    for share in (0.3, 0.4, 0.5):
        touch("touchMove", reader.place(share, share))
    touch("touchEnd")
    reader.page.wait_for_timeout(150)
    assert reader.rows("brush_store") == 1
    reader.page.touchscreen.tap(10, 10)
    assert reader.plot.evaluate("(plot) => getComputedStyle(plot).touchAction") == "pan-y"
    reader.context.close()


def test_marks_are_walked_by_keyboard(reader: Reader) -> None:
    """The chart is one stop; arrows say one mark after the other, and Escape ends the walk."""
    reader.open("brush")
    reader.page.locator(".chart-plot[tabindex='0']").wait_for()
    assert reader.page.locator(".chart-plot[tabindex='0'], .chart-plot [tabindex='0']").count() == 1
    reader.plot.focus()
    reader.wait_live()
    assert reader.plot.evaluate("(plot) => plot === document.activeElement")
    voice, tip = reader.plot.locator("[role=status]"), reader.plot.locator(".chart-tip")
    said = []
    for key in ("ArrowRight", "ArrowRight", "End", "ArrowRight", "Home"):
        reader.page.keyboard.press(key)
        said.append(voice.text_content())
        assert tip.is_visible()
    assert said[0] == said[4] == "Car: Sample 0; Miles: 46"
    assert said[1] != said[0]
    assert said[2] == said[3]
    reader.page.keyboard.press("Escape")
    assert (voice.text_content(), tip.is_visible()) == ("", False)


def test_a_mark_is_pressed_by_keyboard(reader: Reader) -> None:
    """Enter chooses the mark that the walk stands at, as a click would."""
    reader.open("points")
    reader.plot.focus()
    reader.wait_live()
    reader.page.keyboard.press("End")
    assert reader.plot.locator("[role=status]").text_content() == "origin: Europe; Cars: 20"
    reader.page.keyboard.press("Enter")
    reader.page.wait_for_timeout(100)
    assert reader.page.evaluate("window.opened.data('click_store').map((row) => row.values[0])") == ["Europe"]


def test_the_pointer_shows_the_words_that_vega_shows(chromium: Browser, address: str) -> None:
    """On points all over the chart, the box says what vega-embed's says."""
    reader, peer = Reader(chromium, address), Reader(chromium, address)
    reader.open("brush")
    reader.wake()
    peer.page.goto(f"{address}embed/brush.html")
    peer.page.locator("svg.marks").wait_for()
    points = reader.page.locator(".chart-live .mark-symbol.role-mark path")
    compared = 0
    for index in range(0, points.count(), 7):
        words = []
        for page, box in ((reader.page, ".chart-tip"), (peer.page, "#vg-tooltip-element")):
            place = page.locator(".mark-symbol.role-mark path").nth(index).bounding_box()
            assert place is not None
            page.mouse.move(place["x"] + place["width"] / 2, place["y"] + place["height"] / 2)
            page.wait_for_timeout(50)
            words.append(page.locator(f"{box} :is(dt, dd, td)").all_text_contents())
        assert [word.rstrip(":") for word in words[1]] == words[0]
        assert len(words[0]) == 4
        compared += 1
    assert compared >= 8
    reader.page.mouse.move(5, 5)
    assert reader.page.locator(".chart-tip:visible").count() == 0
    reader.context.close()
    peer.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_are_those_of_the_page(chromium: Browser, address: str, scheme: Any) -> None:
    """House colours are variables in the live chart too: they follow the reader's paper, and last through a choice."""
    reader = Reader(chromium, address, color_scheme=scheme)
    reader.open("points")
    reader.wake()
    find = """(name) => { const probe = document.createElement("i");
      probe.style.setProperty("color", `var(--${name})`); document.body.append(probe);
      const color = getComputedStyle(probe).color; probe.remove();
      return [...document.querySelectorAll(".chart-live .mark-symbol.role-mark path")]
        .filter((path) => getComputedStyle(path).fill === color).length; }"""
    assert (reader.page.evaluate(find, "chart-1"), reader.page.evaluate(find, "chart-highlight")) == (60, 0)
    reader.page.mouse.move(*reader.place(0.5, 0.2))
    reader.page.mouse.move(*reader.place(0.4, 0.15), steps=3)
    reader.page.wait_for_timeout(100)
    assert (reader.page.evaluate(find, "chart-1"), reader.page.evaluate(find, "chart-highlight")) == (59, 1)
    background = reader.page.evaluate("getComputedStyle(document.querySelector('.chart-live svg')).backgroundColor")
    assert background == "rgba(0, 0, 0, 0)"
    reader.context.close()


def test_another_width_has_a_live_chart_of_its_own(reader: Reader) -> None:
    """A window that is made narrow shows the narrow drawing, which becomes live at the next touch."""
    reader.open("slider")
    reader.wake()
    reader.page.get_by_label("Least power").fill("100")
    reader.page.set_viewport_size({"width": 360, "height": 900})
    assert reader.page.locator(".chart-frame svg:visible").count() == 1
    reader.page.mouse.move(1, 1)
    reader.page.locator(".chart-title").hover()
    reader.page.locator(".chart-view--narrow .chart-live").wait_for()
    assert reader.signal("least") == 100
    assert reader.page.evaluate("document.documentElement.scrollWidth") == 360


@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing(chromium: Browser, address: str, width: int) -> None:
    """No fault with a live chart and its inputs, a value shown; every target is 24 pixels high."""
    reader = Reader(chromium, address, width)
    for name in ("slider", "brush", "zoom"):
        reader.open(name)
        reader.wake()
        if name == "brush":
            reader.plot.focus()
            reader.page.keyboard.press("End")
        results = Axe().run(reader.page)
        assert results.violations_count == 0, results.generate_report()
        targets = ".chart-controls :is(select, button, input[type=range], label:has(input))"
        small = reader.page.evaluate(
            """(targets) => [...document.querySelectorAll(targets)].filter(
            (target) => target.getBoundingClientRect().height < 24).map((target) => target.outerHTML)""",
            targets,
        )
        assert small == []
        frame = reader.page.locator(".chart-frame")
        assert (frame.get_attribute("role"), frame.get_attribute("aria-label")) == ("img", f"What {name} shows")
    reader.context.close()


def test_without_script_there_are_no_inputs(chromium: Browser, address: str) -> None:
    """What needs a script is not offered without one; the drawing is there."""
    reader = Reader(chromium, address, java_script_enabled=False)
    reader.page.goto(f"{address}live/slider.html")
    assert reader.page.locator(".chart-controls:visible").count() == 0
    assert reader.page.locator(".chart-frame svg:visible").count() == 1
    reader.context.close()


@pytest.mark.parametrize("zone", ["America/Los_Angeles", "Asia/Tokyo", "UTC"])
def test_dates_are_as_written_in_any_zone(chromium: Browser, address: str, zone: str) -> None:
    """A reader far from Greenwich sees the dates of the drawing on the axes of the live chart."""
    reader = Reader(chromium, address, timezone_id=zone)
    reader.open("overview")
    words = """() => [...document.querySelectorAll(".chart-frame svg text")]
      .filter((text) => text.getClientRects().length).map((text) => text.textContent)"""
    before = reader.page.evaluate(words)
    assert {"Jan 03", "May 09"} <= set(before)
    reader.wake()
    assert reader.page.evaluate(words) == before
    reader.context.close()
