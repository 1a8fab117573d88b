from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from nutgraf.charts.engine import render_scene
from nutgraf.charts.model import Drawing, Job
from nutgraf.fonts import Fonts
from tests.browser.engine import FLAGS, read_path
from tests.charts.packed import read_places, read_words
from tests.charts.page import serve, write_page

pytestmark = pytest.mark.browser

WORDS = ["1.3 million", "Łódź, AVAILABLE Tomorrow", "What the organisers say", "−8.4%", "“fi” fl — …", "60,000,000"]
LOOKS = [(360, "light"), (360, "dark"), (1280, "light"), (1280, "dark")]

# Size in real pixels, contrast with the paper and place of every word; contrast of every mark.
INSPECT = """() => {
  const lum = (c) => { const v = c.match(/[\\d.]+/g).slice(0, 3).map((x) => x / 255)
    .map((x) => x <= .04045 ? x / 12.92 : ((x + .055) / 1.055) ** 2.4); return .2126*v[0] + .7152*v[1] + .0722*v[2]; };
  const ratio = (a, b) => { const [x, y] = [lum(a), lum(b)].sort((p, q) => q - p); return (x + .05) / (y + .05); };
  const paper = getComputedStyle(document.body).backgroundColor;
  const svgs = [...document.querySelectorAll(".chart svg")].filter((svg) => svg.getClientRects().length);
  const probe = svgs[0].appendChild(document.createElementNS("http://www.w3.org/2000/svg", "g"));
  probe.setAttribute("fill", "var(--chart-grid)");
  const grid = getComputedStyle(probe).fill;
  probe.remove();
  const out = { drawings: svgs.length, small: [], faint: [], outside: [], marks: 0, words: 0 };
  for (const svg of svgs) {
    const frame = svg.getBoundingClientRect();
    const scale = frame.width / svg.viewBox.baseVal.width;
    for (const text of svg.querySelectorAll("text")) {
      const style = getComputedStyle(text), box = text.getBoundingClientRect();
      out.words += 1;
      if (parseFloat(style.fontSize) * scale < 9) out.small.push(text.textContent);
      if (ratio(style.fill, paper) < 4.5) out.faint.push(text.textContent);
      if (box.left < frame.left - 2 || box.right > frame.right + 2) out.outside.push(text.textContent);
    }
    for (const path of svg.querySelectorAll(":scope > path, :scope > g > path")) {
      const style = getComputedStyle(path);
      const colors = [style.fill, style.stroke].filter((c) => c.startsWith("rgb") && c !== grid && c !== paper);
      if (!colors.length) continue;
      out.marks += 1;
      if (Math.max(...colors.map((c) => ratio(c, paper))) < 3) out.faint.push(path.getAttribute("d"));
    }
  }
  return out;
}"""


@pytest.fixture(scope="module")
def address(
    tmp_path_factory: pytest.TempPathFactory, fonts: Fonts, drawn: dict[str, tuple[Job, Drawing]]
) -> Iterator[str]:
    """A page with all sample charts; one like it that runs from right to left below `rtl/`."""
    folder = tmp_path_factory.mktemp("charts")
    drawings = [(key, drawing) for key, (_, drawing) in drawn.items()]
    write_page(folder, fonts, drawings)
    (folder / "rtl").mkdir()
    write_page(folder / "rtl", fonts, drawings, "rtl")
    with serve(folder) as address:
        yield address


def open_page(chromium: Browser, address: str, width: int = 1280, look: str = "light", **more: Any) -> Page:
    """The page with its fonts loaded; any message of the console or failed request fails the test at once."""
    scheme = "dark" if look == "dark" else "light"
    page = chromium.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme, **more)
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("requestfailed", lambda request: faults.append(request.url))
    page.goto(address)
    page.evaluate("document.fonts.ready")
    assert faults == []
    return page


@pytest.mark.parametrize(("width", "look"), LOOKS)
def test_words_and_marks_can_be_seen(chromium: Browser, address: str, width: int, look: str) -> None:
    """Nine real pixels, 4.5 : 1 for words and 3 : 1 for marks, nothing outside its drawing, no sideways scroll."""
    page = open_page(chromium, address, width, look)
    found = page.evaluate(INSPECT)
    assert found["drawings"] == 10
    assert found["words"] > 60
    assert found["marks"] > 30
    assert (found["small"], found["faint"], found["outside"]) == ([], [], [])
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


@pytest.mark.parametrize(("width", "look"), LOOKS)
def test_axe_finds_nothing(chromium: Browser, address: str, width: int, look: str) -> None:
    """No violation of any rule, with the tables open and a value shown."""
    page = open_page(chromium, address, width, look)
    page.evaluate("document.querySelectorAll('details').forEach((each) => (each.open = true))")
    page.locator(".chart-plot").first.focus()
    page.keyboard.press("End")
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    page.close()


def test_widths_at_build_are_those_of_the_browser(chromium: Browser, address: str, fonts: Fonts) -> None:
    """What the engine measures with the static fonts is what Chromium sets with the page's: to the rounding."""
    page = open_page(chromium, address)
    for weight in (400, 600):
        for text in WORDS:
            words = {"text": text, "font": "Nutgraf Sans", "fontSize": 130, "fontWeight": weight, "y": 130}
            mark = {"type": "text", "encode": {"enter": {name: {"value": value} for name, value in words.items()}}}
            vega = {"$schema": "https://vega.github.io/schema/vega/v6.json", "padding": 0, "marks": [mark]}
            # The frame grows to hold the text, so its width is the engine's measure, to a whole pixel.
            engine = render_scene({**vega, "autosize": "pad"})["width"]
            page.evaluate(
                "([text, weight]) => document.fonts.load(`${weight} 13px 'Nutgraf Sans'`, text)", [text, weight]
            )
            browser = page.evaluate(
                """([text, weight]) => { const context = document.createElement("canvas").getContext("2d");
                context.font = `${weight} 130px "Nutgraf Sans"`; return context.measureText(text).width; }""",
                [text, weight],
            )
            assert engine == pytest.approx(browser, abs=1.5), (text, weight)
    page.close()


@pytest.mark.parametrize("hinting", ["none", "full"])
def test_layout_never_counts_on_less_room_than_words_take(
    chromium: Browser, address: str, fonts: Fonts, hinting: str
) -> None:
    """The widths that lines are broken by hold in the page too: no word is wider than was measured.

    Also where letters are fitted to whole pixels, as on many a reader's screen.
    """
    flags = [f"--font-render-hinting={hinting}" if "hinting" in flag else flag for flag in FLAGS]
    own = chromium.browser_type.launch(executable_path=read_path(), args=flags, chromium_sandbox=False)
    page = open_page(own, address)
    widths = page.evaluate(
        """() => [...document.querySelectorAll(".chart svg text")].map((text) =>
        [text.textContent, parseFloat(getComputedStyle(text).fontSize), getComputedStyle(text).fontWeight,
         text.getComputedTextLength()])"""
    )
    assert len(widths) > 100
    for text, size, weight, length in widths:
        assert length <= fonts.measure(text, size, "semibold" if weight == "600" else "regular") + 1, text
    own.close()


def test_the_pointer_shows_the_words_of_the_nearest_mark(
    chromium: Browser, address: str, drawn: dict[str, tuple[Job, Drawing]]
) -> None:
    """In both drawings, for every mark of every kind, the box says what the data say."""
    for width in (360, 1280):
        page = open_page(chromium, address, width)
        for key in ("bar-claims", "dot-dumbbell", "timeline-groups", "line-days"):
            light = json.loads(drawn[key][1].light)
            plot = page.locator(f"#chart-{key} .chart-plot")
            plot.scroll_into_view_if_needed()
            svg = plot.locator("svg:visible")
            places, box = read_places(light)[0 if width == 1280 else -1], svg.bounding_box()
            assert box is not None
            scale = box["width"] / svg.evaluate("(svg) => svg.viewBox.baseVal.width")
            for index in range(len(read_words(light)[0])):
                page.mouse.move(box["x"] + places[0][index] * scale, box["y"] + places[1][index] * scale)
                shown = plot.locator(".chart-tip dd").all_text_contents()
                assert shown == [values[index] for values in read_words(light)], (key, index)
        page.locator("#chart-line-days .chart-title").hover()
        assert page.locator(".chart-tip:visible").count() == 0
        page.close()


def test_one_stop_of_the_keyboard_walks_through_all_values(chromium: Browser, address: str) -> None:
    """Arrows, Home, End and Escape; each value is said aloud, and the walk ends where the data end."""
    page = open_page(chromium, address)
    plot = page.locator("#chart-bar-claims .chart-plot")
    assert page.locator("#chart-bar-claims .chart-plot [tabindex='0']").count() == 0
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
    assert (
        plot.get_attribute("aria-label") == "Values of the chart “What bar-claims “shows” & more”: use the arrow keys"
    )
    page.close()


def test_touch_shows_a_value_and_keeps_it(chromium: Browser, address: str) -> None:
    """A tap shows the words, which stay when the finger is gone; a tap on another mark moves them."""
    page = open_page(chromium, address, 360, has_touch=True, is_mobile=True)
    plot = page.locator("#chart-bar-claims .chart-plot")
    plot.scroll_into_view_if_needed()
    box = plot.bounding_box()
    assert box is not None
    for share, count in ((0.2, "660,000 visitors"), (0.9, "8 million visitors")):
        page.touchscreen.tap(box["x"] + 20, box["y"] + box["height"] * share)
        assert count in plot.locator(".chart-tip:visible dd").all_text_contents()
    page.close()


def test_the_box_stays_inside_the_chart(chromium: Browser, address: str) -> None:
    """Wherever the mark is, the box causes no sideways scroll."""
    page = open_page(chromium, address, 360)
    for plot in page.locator(".chart-plot").all():
        plot.focus()
        for key in ("Home", "End"):
            page.keyboard.press(key)
            assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.close()


def test_a_page_from_right_to_left_does_not_mirror_drawings(chromium: Browser, address: str) -> None:
    """Words stand in the same place of the drawing in both directions of the page."""
    places = []
    for path in ("", "rtl/"):
        page = open_page(chromium, address + path, 360)
        places.append(
            page.evaluate(
                """() => [...document.querySelectorAll(".chart-narrow text")].map((text) =>
                Math.round(text.getBoundingClientRect().left - text.closest("svg").getBoundingClientRect().left))"""
            )
        )
        page.close()
    assert places[0] == places[1]


def test_without_script_nothing_invites_to_interact(chromium: Browser, address: str) -> None:
    """No tab stop, no role, no empty box: the drawing, its table and its words are there."""
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 360, "height": 900})
    plain = context.new_page()
    plain.goto(address)
    assert plain.locator(".chart-plot[tabindex], .chart-plot[role], .chart-tip").count() == 0
    assert plain.locator(".chart-narrow svg:visible").count() == 10
    assert plain.locator("details table").count() == 10
    context.close()


def test_forced_colours_leave_everything_legible(chromium: Browser, address: str) -> None:
    """With the reader's own colours, words and marks still stand out, told apart by texture and shape."""
    page = open_page(chromium, address, 1280, "light", forced_colors="active")
    found = page.evaluate(INSPECT)
    assert (found["drawings"], found["faint"]) == (10, [])
    page.close()
