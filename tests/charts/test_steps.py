"""Charts that change while their text is read."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from nutgraf.charts.studio import draw_chart
from nutgraf.fonts import Fonts
from nutgraf.html import Html
from nutgraf.stories.blocks import Prose, Step, StepGroup, Steps
from tests.charts.page import make_block, render_chart, serve, write_page
from tests.charts.samples import COUNTS, YEARS, make_job
from tests.charts.test_browser import open_page

pytestmark = pytest.mark.browser

GATE = "Counted at the gate on the first day"


def make_step(words: str, chart: str, highlight: tuple[str, ...] = (), hide: tuple[str, ...] = ()) -> Step:
    """A step of one paragraph."""
    return Step((Prose(Html(f"<p>{words}</p>")),), chart, highlight, hide, alt=f"{words} is told.")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, fonts: Fonts) -> Iterator[str]:
    """A page with six steps over two charts: lines, bars, and lines again."""
    jobs = (
        make_job(YEARS, "line", "lines", x="year", y="share", series="medium"),
        make_job(COUNTS, "bar", "bars", x="count", y="label", color="basis", format="short"),
    )
    lines, bars = (make_block(job.key, draw_chart(job, fonts)) for job in jobs)
    first = (make_step("One", "lines", ("Radio",)), make_step("Two", "lines", hide=("Television",)))
    groups = (
        StepGroup(lines, first),
        StepGroup(bars, (make_step("Three", "bars", (GATE,)), make_step("Four", "bars", ("Claimed",)))),
        StepGroup(None, (make_step("Five", "lines"), make_step("Six", "lines", ("Radio",), ("Television",)))),
    )
    folder = tmp_path_factory.mktemp("steps")
    write_page(folder, fonts, (), before=render_chart(Steps("A sample in steps", groups)))
    with serve(folder) as address:
        yield address


def go(page: Page, number: int) -> None:
    """Scroll until a step is in the middle of the window."""
    step = page.locator(".step").nth(number)
    step.evaluate("(step) => scrollBy(0, step.getBoundingClientRect().top + step.offsetHeight / 2 - innerHeight / 2)")
    page.locator(".step.is-current", has_text=str(step.locator("p").first.text_content())).wait_for()
    page.wait_for_timeout(200)


def list_dimmed(page: Page, key: str, member: int) -> set[bool]:
    """Whether the shapes of a member step back."""
    shapes: Locator = page.locator(f"#chart-{key} svg:visible :is([fill*='--chart-{member},'], [stroke*='-{member},'])")
    return set(shapes.evaluate_all("(all) => all.map((each) => each.classList.contains('is-dim'))"))


@pytest.mark.parametrize("width", [360, 1280])
def test_the_step_in_the_middle_says_what_the_chart_shows(chromium: Browser, address: str, width: int) -> None:
    """Members stand out, are hidden, marks stand out by name, another chart is shown, and back again."""
    page = open_page(chromium, address, width)
    go(page, 0)
    assert page.locator("#chart-lines").is_visible()
    assert not page.locator("#chart-bars").is_visible()
    assert (list_dimmed(page, "lines", 1), list_dimmed(page, "lines", 2)) == ({False}, {True})
    go(page, 1)
    assert (list_dimmed(page, "lines", 1), list_dimmed(page, "lines", 3)) == ({False}, {False})
    assert page.locator("#chart-lines svg:visible .is-gone").count() > 0
    go(page, 2)
    assert page.locator("#chart-bars").is_visible()
    assert not page.locator("#chart-lines").is_visible()
    assert page.locator("#chart-bars svg:visible .chart-veil").count() == 1
    go(page, 3)
    assert (list_dimmed(page, "bars", 1), page.locator(".chart-veil").count()) == ({True}, 0)
    go(page, 4)
    assert page.locator("#chart-lines").is_visible()
    assert page.locator("#chart-lines svg:visible :is(.is-dim, .is-gone)").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


def test_a_jump_out_of_the_steps_shows_their_beginning_or_end(chromium: Browser, address: str) -> None:
    """Above all steps the chart is that of the first one, below them that of the last one."""
    page = open_page(chromium, address)
    page.locator(".steps").evaluate("(steps) => { steps.style.marginBlock = '200vh'; }")
    current = page.locator(".step.is-current p").first
    go(page, 3)
    page.evaluate("scrollTo(0, 0)")
    expect(current).to_have_text("One")
    assert page.locator("#chart-lines").is_visible()
    go(page, 3)
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    expect(current).to_have_text("Six")
    page.close()


def test_words_of_what_steps_back_can_be_read(chromium: Browser, address: str) -> None:
    """Words of bars that are not named are grey, and lie above the paper that pales the bars; then all is as before."""
    page = open_page(chromium, address)
    go(page, 2)
    words = page.locator("#chart-bars svg:visible text")
    colors = """(all) => all.map((each) => [getComputedStyle(each).fill,
      Boolean(each.compareDocumentPosition(each.closest("svg").querySelector(".chart-veil")) & 2)])"""
    found = words.evaluate_all(colors)
    assert {color for color, _ in found} == {"rgb(28, 27, 25)", "rgb(98, 93, 85)"}
    assert {is_above for _, is_above in found} == {True}
    go(page, 3)
    assert page.locator(".is-veiled").count() == 0
    page.close()


def test_the_name_of_what_a_step_hides_goes_too(chromium: Browser, address: str) -> None:
    """While one line stands out, another that is hidden leaves nothing behind; the others keep their names."""
    page = open_page(chromium, address)
    go(page, 5)
    page.wait_for_timeout(200)
    named = """(all) => all.filter((each) => getComputedStyle(each).opacity === "1"
      && getComputedStyle(each.parentNode).opacity === "1").map((each) => each.textContent)"""
    shown = set(page.locator("#chart-lines svg:visible text").evaluate_all(named))
    assert {"Radio", "Television"} & shown == {"Radio"}
    page.close()


def test_what_a_step_hides_does_not_answer(chromium: Browser, address: str) -> None:
    """The box and the keyboard know nothing of a series that is not there."""
    page = open_page(chromium, address)
    go(page, 1)
    plot = page.locator("#chart-lines .chart-plot")
    plot.evaluate("(plot) => plot.focus({ preventScroll: true })")
    page.keyboard.press("Home")
    assert plot.locator(".chart-tip dt").all_text_contents() == ["Radio", "Everything that is online"]
    page.close()


def test_the_chart_stays_in_sight_and_nothing_moves(chromium: Browser, address: str) -> None:
    """While steps pass, the chart does not move in the window, and the page does not shift by itself."""
    page = open_page(chromium, address)
    tops = set()
    for number in (0, 1):
        go(page, number)
        box = page.locator("#chart-lines").bounding_box()
        assert box is not None
        tops.add(round(box["y"]))
    assert len(tops) == 1
    shifts = """() => new Promise((done) => new PerformanceObserver((list) => done(list.getEntries()
      .filter((entry) => !entry.hadRecentInput).reduce((sum, entry) => sum + entry.value, 0)))
      .observe({ type: "layout-shift", buffered: true }) || setTimeout(() => done(0), 300))"""
    assert page.evaluate(shifts) < 0.01
    page.close()


def list_order(page: Page) -> list[str]:
    """Charts and steps from top to bottom, as far as none lies beside another."""
    script = """() => [...document.querySelectorAll(".chart-plot, .step-text > .prose")]
      .map((each) => [each.getBoundingClientRect().top, each.closest("figure")?.id ?? each.textContent.trim()])
      .sort((one, other) => one[0] - other[0]).map((pair) => pair[1])"""
    found: list[str] = page.evaluate(script)
    return found


STANDING = ["chart-lines", "One", "Two", "chart-bars", "Three", "Four", "Five", "Six"]


def test_without_script_all_stand_one_after_another(chromium: Browser, address: str) -> None:
    """Each chart as it was drawn, with its steps below it."""
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(address)
    order = page.locator(".chart-plot, .step-text > .prose")
    tops = [box["y"] for each in order.all() if (box := each.bounding_box())]
    assert len(tops) == len(STANDING)
    assert tops == sorted(tops)
    assert page.locator("figure.chart:visible").count() == 2
    context.close()


def test_paper_and_readers_who_want_no_movement_get_the_same(chromium: Browser, address: str) -> None:
    """In print, and on a small screen with less movement, all stand one after another and nothing is left out."""
    page = open_page(chromium, address, 360, reduced_motion="reduce")
    assert list_order(page) == STANDING
    page.locator(".step").nth(1).scroll_into_view_if_needed()
    assert page.locator(".is-dim, .is-gone").count() == 0
    page.emulate_media(media="print")
    assert list_order(page) == STANDING
    page.close()


@pytest.mark.parametrize(("width", "look"), [(360, "light"), (1280, "dark")])
def test_axe_finds_nothing_in_steps(chromium: Browser, address: str, width: int, look: str) -> None:
    """No violation in the middle of the steps; each state is told in words to those who cannot see it."""
    page = open_page(chromium, address, width, look)
    go(page, 0)
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    tree = page.locator(".steps").aria_snapshot()
    assert tree.index("One") < tree.index("In the chart: One is told.") < tree.index("Five")
    page.close()
