"""Every page of the built site, in every window, light and dark, with scripts and without."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from nutgraf.stylesheet import bundle_style
from tests.browser.look import Window, look
from tests.output.pages import list_pages

# 320 px is a window of 1280 px magnified four times (WCAG 1.4.10).
WINDOWS = [Window(width, scripts) for width in (320, 360, 768, 1280) for scripts in (True, False)]
RULES = {
    "axe": "axe finds no fault against WCAG 2.2, levels A and AA, nor against good practice",
    "scroll": "no page is wider than its window",
    "spacing": "text that a reader spaces out still fits (WCAG 1.4.12)",
    "hidden": "headings, charts, quotes and notes take up room and can be seen",
    "small": "words in charts are at least 9 pixels high",
    "faint": "words in charts stand out 4.5 : 1 from what lies under them",
    "clipped": "words in charts are not cut off",
    "console": "nothing is said on the console: no error, no warning, no breach of the content security policy",
    "origin": "no request leaves the origin",
    "broken": "no request fails",
    "shift": "nothing moves while a page loads and is scrolled through",
}
# The selectors of a whole style sheet that find something on the page, but are not in the style that the page carries.
MISSING = """text => {
  const list = (rules) => [...rules].flatMap((rule) => [...(rule.selectorText ? [rule.selectorText] : []),
    ...(rule.cssRules ? list(rule.cssRules) : [])]);
  const whole = new CSSStyleSheet();
  whole.replaceSync(text);
  const own = new Set([...document.styleSheets].flatMap((sheet) => list(sheet.cssRules)));
  // What a state or a part of an element looks like counts for the element.
  const state = /::?(?!is|where|not|has|root|first|last|nth|only)[\\w-]+(\\([^)]*\\))?/g;
  const strip = (selector) => selector.replace(state, "") || "*";
  return list(whole.cssRules).filter((selector) => !own.has(selector) && !selector.includes("&")
    && document.querySelector(strip(selector)));
}"""


@pytest.mark.parametrize("window", WINDOWS, ids=str)
def test_pages(browser: Browser, address: str, built_site: Path, window: Window) -> None:
    """All pages keep all rules; a failure says which page breaks which rule, and where."""
    pages = list_pages(built_site)
    assert {"", "404.html"} <= set(pages)
    report = look(browser, address, pages, window)
    broken = [f"{RULES[rule]}:\n{report.tell(rule)}" for rule in report.findings if report.findings[rule]]
    assert not broken, "\n".join(broken)
    # Looking at nothing finds nothing.
    assert report.pages == len(pages)
    assert min(report.shown.values()) > 0, report.shown


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


def test_each_page_carries_all_the_style_it_needs(browser: Browser, address: str, built_site: Path) -> None:
    """Of the theme's whole style, only rules that find nothing on a page are left out of it."""
    whole = bundle_style(Path(__file__).parents[2] / "theme" / "static" / "css" / "main.css")
    page = browser.new_page()
    for name in list_pages(built_site):
        page.goto(address + name)
        assert page.evaluate(MISSING, whole) == [], name
    page.close()
