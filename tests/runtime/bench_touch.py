"""How soon a chart that computes is live on a slow telephone: part of `python -m tests.runtime.bench`."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser

from tests.browser.engine import open_browser
from tests.charts.bench.pages import RUNS, await_answer, open_slow, serve
from tests.charts.bench.sites import STORY, build_site
from tests.runtime.pages import CACHE

CHART = """charts:
  days:
    kind: spec
    data: days
    title: The index went up and down
    alt: An area that swings several times over the years, and below it a small one to choose a part of it.
    spec:
      vconcat:
        - mark: area
          encoding: {x: {field: day, scale: {domain: {param: brush}}}, y: {field: index}}
        - params: [{name: brush, select: {type: interval, encodings: [x]}}]
          mark: area
          height: 60
          encoding: {x: {field: day}, y: {field: index}}
---
:::{chart} days
:::
"""
# Touches the figure when asked, once or every twentieth of a second, and notes when it is live.
PROBE = """() => {
  const found = window.found = {};
  addEventListener("chart:live", () => { found.live ??= performance.now(); });
  window.touch = () => {
    found.touched ??= performance.now();
    document.querySelector("figure.chart")?.dispatchEvent(new PointerEvent("pointerenter"));
  };
  window.hurry = () => { window.touch(); if (!found.live) setTimeout(window.hurry, 50); };
}"""
SAVING = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })"


def show_touches() -> None:
    """Medians in milliseconds, at a quarter of this machine's speed and on a slow network."""
    with TemporaryDirectory() as folder, serve(build_page(Path(folder))) as address, open_browser() as browser:
        print(f"{'CPU at a quarter, slow 4G':58}{'ms':>7}")
        for name, hurries, saves in (
            ("live, touched from the first moment on: since navigation", True, False),
            ("live, on a page that is loaded: since the touch", False, False),
            ("live, for who saves data: since the touch", False, True),
        ):
            runs = [touch(browser, address + STORY, hurries=hurries, saves=saves) for _ in range(RUNS)]
            print(f"{name:58}{median(runs):7,.0f}  asked: 1,500")


def build_page(folder: Path) -> Path:
    """A story of many words, with one such chart near its top; gives the output folder."""
    build_site(folder, with_charts=False)
    story = folder / "content" / STORY / "story.md"
    story.write_text(
        story.read_text("utf-8").replace("---\n", "\0").replace("\0", "---\n", 1).replace("\0", CHART), "utf-8"
    )
    (folder / ".cache" / "runtime").symlink_to(CACHE)
    shutil.rmtree(folder / "output")
    command = [str(Path(sys.executable).with_name("nutgraf")), "build", "--output", str(folder / "output")]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return folder / "output"


def touch(browser: Browser, address: str, *, hurries: bool, saves: bool) -> float:
    """Milliseconds until the chart is live: since the navigation began, or since it was touched."""
    page = open_slow(browser, 800)
    page.add_init_script(f"({PROBE})();{SAVING if saves else ''}")
    if hurries:
        page.add_init_script("addEventListener('DOMContentLoaded', () => window.hurry())")
    page.goto(address, wait_until="commit" if hurries else "networkidle")
    if not hurries:
        page.evaluate("window.touch()")
    found = await_answer(page, "live")
    page.context.close()
    return found["live"] - (0 if hurries else found["touched"])
