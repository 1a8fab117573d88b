"""Every page of the built site, in every window, light and dark, with scripts and without."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.look import Report, Window, look
from tests.output.pages import list_pages

# 320 px is a window of 1280 px magnified four times (WCAG 1.4.10).
WINDOWS = [Window(width, scripts) for width in (320, 360, 768, 1280) for scripts in (True, False)]


@pytest.fixture(
    scope="session",
    # One process looks at all pages in a window and keeps what it saw for all rules.
    params=[pytest.param(window, id=str(window), marks=pytest.mark.xdist_group(str(window))) for window in WINDOWS],
)
def report(request: pytest.FixtureRequest, browser: Browser, address: str, built_site: Path) -> Report:
    """What was found on all pages in one window."""
    window: Window = request.param
    return look(browser, address, list_pages(built_site), window)


def test_everything_was_looked_at(report: Report, built_site: Path) -> None:
    """The front page, stories with charts, quotes and notes, and a page that was not found: none is missing."""
    pages = list_pages(built_site)
    assert report.pages == len(pages) >= 10
    assert {"", "404.html"} <= set(pages)
    assert min(report.shown.values()) > 0, report.shown


def test_axe(report: Report) -> None:
    """There is no fault for axe against WCAG 2.2, levels A and AA, nor against good practice."""
    assert not report.tell("axe")


def test_no_sideways_scroll(report: Report) -> None:
    """No page is wider than its window."""
    assert not report.tell("scroll")


def test_spaced_out(report: Report) -> None:
    """Text may be spaced out by readers and still fits (WCAG 1.4.12)."""
    assert not report.tell("spacing")


def test_shown(report: Report) -> None:
    """Headings, charts, quotes and notes take up room and can be seen."""
    assert not report.tell("hidden")


def test_letters_of_charts(report: Report) -> None:
    """Words in charts are at least 9 pixels high, 4.5 : 1 against what lies under them, and not cut off."""
    assert not report.tell("small") + report.tell("faint") + report.tell("clipped")


def test_quiet_console(report: Report) -> None:
    """Nothing is said on the console: no error, no warning, no breach of the content security policy."""
    assert not report.tell("console")


def test_own_origin(report: Report) -> None:
    """No request leaves the origin, and none fails."""
    assert not report.tell("origin") + report.tell("broken")


def test_nothing_moves(report: Report) -> None:
    """Nothing shifts while a page loads and is scrolled through."""
    assert not report.tell("shift")


def test_page_not_found(browser: Browser, address: str) -> None:
    """An address that leads nowhere, however deep, gets the site's own page with its style."""
    page = browser.new_page()
    failed: list[str] = []
    page.on("response", lambda response: failed.append(response.url) if response.status >= 400 else None)
    response = page.goto(address + "no/such/page/")
    assert response is not None
    assert response.status == 404
    assert failed == [response.url]
    assert page.locator("main h1").is_visible()
    assert page.evaluate("document.styleSheets.length") > 0
    page.close()
