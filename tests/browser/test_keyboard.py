"""The site by keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page

from tests.output.pages import list_pages, list_stories

# What has the focus: where it is, whether all of it can be seen, whether it looks different from the rest.
FOCUS = """() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const box = element.getBoundingClientRect();
  const style = getComputedStyle(element);
  const at = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height, innerHeight - box.y) / 2);
  return {
    name: `<${element.localName} class="${element.className}"> “${element.textContent.trim().slice(0, 40)}”`,
    order: [...document.querySelectorAll("*")].indexOf(element),
    inView: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth && box.width > 0,
    covered: Boolean(at) && !element.contains(at) && !at.contains(element),
    marked: (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1) || style.boxShadow !== "none",
  };
}"""
MOST_STOPS = 300


@pytest.fixture(params=[360, 1280])
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A page in a narrow and in a wide window."""
    context = browser.new_context(viewport={"width": request.param, "height": 800}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def walk(page: Page) -> list[dict[str, object]]:
    """Tab from the first stop to the last."""
    stops: list[dict[str, object]] = []
    while len(stops) < MOST_STOPS:
        page.keyboard.press("Tab")
        stop: dict[str, object] | None = page.evaluate(FOCUS)
        if stop is None or (stops and stop["order"] == stops[0]["order"]):
            return stops
        stops.append(stop)
    raise AssertionError(f"no end after {MOST_STOPS} stops: {stops[-3:]}")


def test_walk(page: Page, address: str, built_site: Path) -> None:
    """Tab goes through a page in the order it is read, sees where it is at every stop, and comes out at the end."""
    for name in list_pages(built_site):
        page.goto(address + name)
        stops = walk(page)
        assert stops, name
        orders = [int(str(stop["order"])) for stop in stops]
        assert orders == sorted(orders), f"/{name}: the order jumps"
        lost = [stop["name"] for stop in stops if not stop["inView"] or stop["covered"]]
        assert not lost, f"/{name}: focus out of sight"
        unmarked = [stop["name"] for stop in stops if not stop["marked"]]
        assert not unmarked, f"/{name}: focus not marked"


def test_skip_link(page: Page, address: str, built_site: Path) -> None:
    """The first stop of every page leads past the masthead, to the content."""
    for name in list_pages(built_site):
        page.goto(address + name)
        page.keyboard.press("Tab")
        link = page.locator(":focus")
        target = link.get_attribute("href")
        assert target and target.startswith("#"), f"/{name}: the first stop is no skip link"
        page.keyboard.press("Enter")
        assert page.locator("main").evaluate("(main, id) => main.matches(id) || main.querySelector(id)", target), name
        page.keyboard.press("Tab")
        after = page.evaluate(
            "document.querySelector('main').compareDocumentPosition(document.activeElement)"
            " & (Node.DOCUMENT_POSITION_CONTAINED_BY | Node.DOCUMENT_POSITION_FOLLOWING)"
        )
        assert after, f"/{name}: the skip link does not lead to the content"


def test_charts_answer(page: Page, address: str, built_site: Path) -> None:
    """A chart is one stop; arrow keys show and say a value of its table, Home and End the outer ones, Esc ends it."""
    answered = 0
    for name in list_stories(built_site):
        page.goto(address + name)
        for chart in page.locator("figure.chart").filter(has=page.locator(".chart-plot[tabindex='0']")).all():
            check_chart(page, chart)
            answered += 1
    assert answered >= len(list_stories(built_site))


def check_chart(page: Page, chart: Locator) -> None:
    """Walk through one chart."""
    plot, tip, voice = (chart.locator(place) for place in (".chart-plot", ".chart-tip", ".chart-plot [role=status]"))
    cells = {cell.strip() for cell in chart.locator("table td, table th").all_text_contents()} - {""}
    assert chart.locator(".chart-plot[tabindex='0'], .chart-plot [tabindex='0']").count() == 1
    plot.focus()
    assert not tip.is_visible()
    page.keyboard.press("ArrowRight")
    assert tip.is_visible()
    # Of all lines at one place, one is meant and said; the table names units once, at the head of a column.
    shown = {value.strip() for value in tip.locator("dd:not(.chart-tip-other)").all_text_contents()}
    assert cells & {word for value in shown for word in (value, value.rpartition(" ")[0])}, f"{shown} not in the table"
    said = voice.inner_text()
    assert all(value in said for value in shown), f"{said!r} does not say {shown}"
    first = tip.inner_text()
    page.keyboard.press("End")
    last = tip.inner_text()
    page.keyboard.press("Home")
    assert tip.inner_text() == first != last
    page.keyboard.press("Escape")
    assert not tip.is_visible()


def test_pointer(page: Page, address: str, built_site: Path) -> None:
    """A chart answers to a finger or a mouse as well: the value appears within the window."""
    for name in list_stories(built_site):
        page.goto(address + name)
        for plot in page.locator(".chart-plot[tabindex='0']").all():
            plot.scroll_into_view_if_needed()
            plot.hover()
            tip = plot.locator(".chart-tip")
            assert tip.is_visible(), name
            box = tip.bounding_box()
            assert box and box["x"] >= 0, name
            assert box["x"] + box["width"] <= page.viewport_size["width"], name  # type: ignore[index]
            page.mouse.move(0, 0)


def test_notes_open(page: Page, address: str, built_site: Path) -> None:
    """The words of a note are in sight, or come into sight with the Enter key."""
    seen = 0
    for name in list_stories(built_site):
        page.goto(address + name)
        for note in page.locator("details.note").all():
            if not note.locator(".note-body").is_visible():
                note.locator("summary").focus()
                page.keyboard.press("Enter")
            assert note.locator(".note-body").is_visible(), name
            seen += 1
    assert seen
