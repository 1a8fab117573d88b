from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from nutgraf.charts.engine import render_scene
from nutgraf.charts.model import Drawing, Job
from nutgraf.fonts import Fonts
from tests.browser.engine import FLAGS, read_path
from tests.charts.page import serve, write_page

pytestmark = pytest.mark.browser

WORDS = ["1.3 million", "Łódź, AVAILABLE Tomorrow", "What the organisers say", "−8.4%", "“fi” fl — …", "60,000,000"]
LOOKS = [(360, "light"), (360, "dark"), (1280, "light"), (1280, "dark")]

CONTRAST = Path(__file__).with_name("contrast.js").read_text(encoding="utf-8")

# The size in real pixels and the place of every word.
INSPECT = """() => {
  const out = { drawings: 0, words: 0, small: [], outside: [] };
  for (const svg of document.querySelectorAll(".chart svg")) {
    if (!svg.getClientRects().length) continue;
    const frame = svg.getBoundingClientRect();
    const scale = frame.width / svg.viewBox.baseVal.width;
    out.drawings += 1;
    for (const text of svg.querySelectorAll("text")) {
      const box = text.getBoundingClientRect();
      out.words += 1;
      if (parseFloat(getComputedStyle(text).fontSize) * scale < 9) out.small.push(text.textContent);
      if (box.left < frame.left - 2 || box.right > frame.right + 2) out.outside.push(text.textContent);
    }
  }
  return out;
}"""
SHOWN = """() => [...document.querySelectorAll(".chart-frame:has(svg)")].map((frame) =>
  [...frame.querySelectorAll("svg")].filter((svg) => svg.getClientRects().length).length)"""
SMALLEST = """() => Math.min(...[...document.querySelectorAll(".chart svg")]
  .filter((svg) => svg.getClientRects().length)
  .flatMap((svg) => [...svg.querySelectorAll("text")].map((text) => parseFloat(getComputedStyle(text).fontSize)
    * svg.getBoundingClientRect().width / svg.viewBox.baseVal.width)))"""


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
    """4.5 : 1 for words and 3 : 1 for marks against whatever lies below them; nothing is left undecided."""
    page = open_page(chromium, address, width, look)
    found = page.evaluate(CONTRAST)
    assert found["words"] > 500
    assert found["marks"] > 200
    assert (found["faint"], found["undecided"]) == ([], [])
    page.close()


def test_words_are_large_enough_and_inside(chromium: Browser, address: str) -> None:
    """Nine real pixels and nothing outside of its drawing; no page scrolls sideways."""
    for width in (320, 360, 1280):
        page = open_page(chromium, address, width)
        found = page.evaluate(INSPECT)
        assert found["words"] > 500
        assert (found["small"], found["outside"]) == ([], [])
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.close()


def test_one_view_is_shown_at_every_width(chromium: Browser, address: str) -> None:
    """From 280 to 1600 pixels each chart shows one of its views, in letters of nine pixels or more."""
    page = open_page(chromium, address)
    for width in (280, 320, 360, 480, 560, 620, 700, 768, 900, 1024, 1100, 1280, 1440, 1600):
        page.set_viewport_size({"width": width, "height": 900})
        assert set(page.evaluate(SHOWN)) == {1}, width
        assert width < 320 or page.evaluate(SMALLEST) >= 9, width
    page.close()


@pytest.mark.parametrize(("width", "look"), LOOKS)
def test_axe_finds_nothing(chromium: Browser, address: str, width: int, look: str) -> None:
    """No violation of any rule, with the tables open and a value shown."""
    page = open_page(chromium, address, width, look)
    page.evaluate("document.querySelectorAll('details').forEach((each) => (each.open = true))")
    page.locator(".chart-plot").first.focus()
    page.keyboard.press("End")
    results = Axe().run(page, options={"resultTypes": ["violations"]})
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


def test_a_page_from_right_to_left_does_not_mirror_drawings(chromium: Browser, address: str) -> None:
    """Words stand in the same place of the drawing in both directions of the page."""
    places = []
    for path in ("", "rtl/"):
        page = open_page(chromium, address + path, 360)
        places.append(
            page.evaluate(
                """() => [...document.querySelectorAll(".chart-view--narrow text")].map((text) =>
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
    figures = plain.locator("figure.chart:has(.chart-frame)").count()
    assert plain.locator(".chart-view--narrow svg:visible").count() == figures > 10
    assert plain.locator("figure.chart:has(.chart-frame) details table").count() == figures
    assert plain.locator(".chart-legend button, .chart-downloads button").count() == 0
    context.close()


def test_forced_colours_leave_everything_legible(chromium: Browser, address: str) -> None:
    """With the reader's own colours, words and marks still stand out, told apart by texture and shape."""
    page = open_page(chromium, address, 1280, "light", forced_colors="active")
    found = page.evaluate(CONTRAST)
    assert found["marks"] > 200
    assert (found["faint"], found["undecided"]) == ([], [])
    page.close()
