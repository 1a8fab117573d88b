"""The live chart among the specimens of this site, as its readers get it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.look import WATCH_SHIFTS
from tests.browser.server import serve
from tests.output.pages import base_path
from tests.runtime.test_live import HEAR

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def home(built_site: Path) -> Iterator[str]:
    """Where the site is served."""
    with serve(built_site, base_path(built_site)) as address:
        yield address


def count_chosen(page: Page) -> dict[str, int]:
    """How many flats the lower bars show for each district."""
    rows: list[dict[str, Any]] = page.evaluate(
        "window.opened.data('data_2').map(({ district, __count }) => ({ district, __count }))"
    )
    return {row["district"]: row["__count"] for row in rows}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_the_specimen_becomes_live_in_its_place(browser: Browser, home: str, width: int, scheme: Any) -> None:
    """It filters by keyboard; nothing moves, nothing is said, axe finds no fault on the page, light and dark."""
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    context.add_init_script(HEAR + WATCH_SHIFTS)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(f"{home}specimens/")
    page.evaluate("document.fonts.ready")
    figure = page.locator("#chart-spec-brush")
    ahead = figure.locator("script[type=module]").get_attribute("src")
    assert str(ahead).endswith("/enhance/chart-live.js"), "the script for live charts waits for another one"
    assert figure.locator(".chart-sample").is_visible()
    edge = figure.get_by_role("group", name="Rent (€)").get_by_role("slider", name="from")
    edge.scroll_into_view_if_needed()
    page.evaluate("window.shifts = []")
    box = figure.bounding_box()
    edge.focus()
    figure.locator(".chart-live svg:visible").wait_for()
    assert figure.bounding_box() == box
    assert count_chosen(page) == {"Harbour": 60, "Hillside": 60, "Old town": 60}
    for _ in range(35):
        page.keyboard.press("ArrowRight")
    page.wait_for_timeout(200)
    # The rents of 1,000 euros and more, counted in the file.
    assert edge.get_attribute("aria-valuetext") == "1,000"
    assert count_chosen(page) == {"Harbour": 4, "Hillside": 5, "Old town": 14}
    assert page.evaluate("window.shifts") == []
    assert said == []
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    context.close()
