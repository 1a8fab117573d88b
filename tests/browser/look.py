"""Looks at every page of a site in one window size, and notes what is wrong by the rule that it breaks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response

LOOK = Path(__file__).with_name("look.js").read_text(encoding="utf-8")
AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
AXE_OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
    "preload": False,
}
RUN_AXE = """async (options) => (await axe.run(document, options)).violations.flatMap((rule) =>
  rule.nodes.map((node) => `${rule.id}: ${node.target.join(" ")}: ${node.failureSummary.replace(/\\s+/g, " ")}`))"""
# Narrower windows are those of readers who magnify: what axe would find there it finds at this width too.
NARROWEST_PHONE = 360
# How long a page has to come to rest after loading, in milliseconds.
SETTLE = 200
WATCH_SHIFTS = """window.shifts = [];
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) {
    if (!entry.hadRecentInput) {
      const moved = entry.sources.map((source) => source.node && (source.node.localName || source.node.textContent));
      window.shifts.push(`${entry.value.toFixed(4)}: ${moved.join(", ")}`);
    }
  }
}).observe({ type: "layout-shift", buffered: true });"""
# To the end and back, in steps of a window, so that everything that waits to be seen has been seen.
SCROLL = """async () => {
  for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight) {
    scrollTo(0, y);
    await new Promise((done) => requestAnimationFrame(done));
  }
  scrollTo(0, 0);
  await document.fonts.ready;
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
}"""
# WCAG 1.4.12: readers may space text out this far.
SPACE_OUT = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
    p { margin-block-end: 2em !important }`);
  document.adoptedStyleSheets = [sheet];
}"""
# Where scripts are off a page's timers stand still, and axe waits for them: here they are over at once.
SKIP_TIMERS = "() => { window.setTimeout = (call) => { Promise.resolve().then(call); return 0; }; }"
CLOSE_UP = "() => { document.adoptedStyleSheets = []; }"


@dataclass(frozen=True, slots=True)
class Window:
    """A reader's window: its width in CSS pixels, and whether scripts run."""

    width: int
    scripts: bool

    def __str__(self) -> str:
        return f"{self.width}{'' if self.scripts else '-no-script'}"


@dataclass
class Report:
    """What was found: sentences by rule. `pages` counts the pages looked at, `shown` what they show."""

    window: Window
    pages: int = 0
    findings: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    shown: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    def note(self, rule: str, page: str, details: Sequence[str]) -> None:
        """Note what breaks `rule` on `page`."""
        self.findings[rule] += [f"/{page}: {detail}" for detail in details]

    def tell(self, rule: str) -> str:
        """The findings of a rule as text; empty if there are none."""
        return "\n".join(self.findings[rule])


def look(browser: Browser, address: str, pages: Sequence[str], window: Window) -> Report:
    """Visit `pages` below `address` in one window, light and dark."""
    report = Report(window)
    context = browser.new_context(
        viewport={"width": window.width, "height": 800},
        java_script_enabled=window.scripts,
        color_scheme="light",
        reduced_motion="reduce",
    )
    if window.scripts:
        context.add_init_script(WATCH_SHIFTS)
    page = context.new_page()
    events = listen(page, address)
    for name in pages:
        visit(page, address, name, report)
        for rule, details in events.items():
            report.note(rule, name, details)
            details.clear()
        report.pages += 1
    context.close()
    return report


def listen(page: Page, address: str) -> dict[str, list[str]]:
    """Lists that fill as the page speaks: errors on the console, requests that leave the origin or fail."""
    origin = "/".join(address.split("/")[:3]) + "/"
    events: dict[str, list[str]] = {"console": [], "origin": [], "broken": []}

    def hear(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            events["console"].append(message.text)

    def follow(request: Request) -> None:
        if not request.url.startswith(origin):
            events["origin"].append(request.url)

    def judge(response: Response) -> None:
        if response.status >= 400:
            events["broken"].append(f"{response.status} {response.url}")

    page.on("console", hear)
    page.on("pageerror", lambda error: events["console"].append(str(error)))
    page.on("request", follow)
    page.on("requestfailed", lambda request: events["broken"].append(f"{request.failure} {request.url}"))
    page.on("response", judge)
    return events


def visit(page: Page, address: str, name: str, report: Report) -> None:
    """Look at one page, light and dark."""
    page.emulate_media(color_scheme="light")
    page.goto(address + name, wait_until="load")
    if report.window.scripts:
        page.wait_for_timeout(SETTLE)
        page.evaluate(SCROLL)
        report.note("shift", name, page.evaluate("() => window.shifts"))
    else:
        page.evaluate(SKIP_TIMERS)
    for selector in ("figure.chart", "figure.quote", "details.note"):
        report.shown[selector] += page.locator(selector).count()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        measure(page, f"{name} ({scheme})", report)
    page.evaluate(SPACE_OUT)
    report.note("spacing", name, page.evaluate(LOOK)["scroll"])
    page.evaluate(CLOSE_UP)


def measure(page: Page, name: str, report: Report) -> None:
    """The page's own measures, then axe's rules."""
    seen: dict[str, list[str]] = page.evaluate(LOOK)
    for rule, details in seen.items():
        report.note(rule, name, details)
    if report.window.width < NARROWEST_PHONE:
        return
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE)
    violations: list[Any] = page.evaluate(RUN_AXE, AXE_OPTIONS)
    report.note("axe", name, violations)
