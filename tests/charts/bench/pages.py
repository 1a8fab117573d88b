"""What the three pages cost a reader: bytes, Lighthouse, and the first chart on a slow telephone."""

from __future__ import annotations

import functools
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any, ClassVar

import brotli
from playwright.sync_api import Browser, Page

from nutgraf.fonts import build_fonts
from tests.audit.run import ask_lighthouse, find_program, install
from tests.browser.engine import open_browser
from tests.charts.bench.drawing import weigh
from tests.charts.bench.row import Row
from tests.charts.bench.sites import ROOT, STORY, build_altair, build_site

LABELS = """() => [...document.querySelectorAll(".chart svg text")].filter((text) => text.getClientRects().length)
  .map((text) => [text.textContent, parseFloat(getComputedStyle(text).fontSize),
    getComputedStyle(text).fontWeight === "600" ? "semibold" : "regular", text.getComputedTextLength()])"""
RUNS = 5
PATIENCE = 150
SLOW = {"offline": False, "latency": 150, "downloadThroughput": 1.44e6 / 8, "uploadThroughput": 0.7e6 / 8}
# Asks at every frame whether a chart is there and whether the pointer over it gets an answer.
PROBE = """() => {
  const found = window.found = {};
  let looks = 0;
  const look = () => {
    const plot = document.querySelector(".chart-plot, .vega-embed, [id^=vis]");
    const drawings = plot ? [...plot.querySelectorAll("svg, canvas")] : [];
    const drawn = drawings.find((node) => node.getBoundingClientRect().height > 40);
    if (drawn && !found.chart) found.chart = performance.now();
    if (drawn) {
      const box = drawn.getBoundingClientRect();
      // Another height each time: between two bars there is no answer.
      const down = 0.4 + ((looks++ * 0.013) % 0.2);
      const at = { clientX: box.left + box.width * 0.4, clientY: box.top + box.height * down, bubbles: true };
      const target = document.elementFromPoint(at.clientX, at.clientY) ?? drawn;
      for (const kind of ["pointerover", "pointermove", "mousemove", "mouseover"]) {
        const Kind = kind.startsWith("p") ? PointerEvent : MouseEvent;
        target.dispatchEvent(new Kind(kind, { ...at, pointerType: "mouse" }));
      }
      const tip = document.querySelector(".chart-tip:not([hidden]), #vg-tooltip-element.visible");
      if (tip && tip.textContent.trim()) found.tip ??= performance.now();
    }
    if (!found.tip) setTimeout(look, 20);
  };
  look();
}"""


def measure_pages() -> Iterator[Row]:
    """Everything about the three pages."""
    install(find_program("npm", "npm"))
    with TemporaryDirectory() as folder:
        root = Path(folder)
        ours = build_site(root / "charts", with_charts=True)
        plain = build_site(root / "plain", with_charts=False)
        altair = build_altair(root / "altair")
        with serve(ours) as ours_at, serve(plain) as plain_at, serve(altair) as altair_at:
            addresses = (ours_at + STORY, plain_at + STORY, altair_at)
            yield from measure_bytes(addresses)
            yield measure_labels(ours_at + STORY)
            yield from measure_slow(ours_at + STORY, altair_at)
            yield from measure_lighthouse(addresses)


def measure_bytes(addresses: tuple[str, str, str]) -> Iterator[Row]:
    """What is transferred before anything is touched, fonts apart, and what of that is script."""
    with open_browser() as browser:
        ours, plain, altair = (_list_files(browser, address) for address in addresses)
    total, text, other = (sum(weigh(body) for body in files.values()) for files in (ours, plain, altair))
    yield Row("three charts, two widths: transferred, brotli, no fonts", _kilo(total), "≤ 20 kB", _kilo(other))
    yield Row("… of that, the page without charts has", _kilo(text))
    script, foreign = (
        sum(weigh(body) for name, body in files.items() if name.endswith(".js")) for files in (ours, altair)
    )
    yield Row("script for tooltip, legend, keyboard, brotli", _kilo(script), "≤ 2.5 kB, cap 5", _kilo(foreign))


def measure_labels(address: str) -> Row:
    """How much wider or narrower labels of the page are than the build took them to be; it counts on no kerning."""
    fonts = build_fonts(ROOT / ".cache" / "fonts")
    with open_browser() as browser:
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(address)
        # On a first visit the page may do without our fonts: here they are at hand.
        page.evaluate("""document.fonts.load("13px 'Nutgraf Sans'")""")
        page.reload()
        labels = page.evaluate(LABELS)
    assert len(labels) > 20
    far = [abs(length - fonts.measure(text, size, weight)) for text, size, weight, length in labels]
    found = f"{median(far):.2f} px, at most {max(far):.2f}"
    return Row(f"label widths, build against browser ({len(labels)} labels)", found, "0 px, checked")


def measure_slow(ours: str, altair: str) -> Iterator[Row]:
    """Seconds from the navigation's start at a quarter of this machine's speed and on a slow network.

    Both pages in turn, so that a busy moment meets both.
    """
    with open_browser() as browser:
        runs = [[_probe(browser, address) for address in (ours, altair)] for _ in range(RUNS)]
    for key, words, ask in (("chart", "first chart visible", "≤ 0.6 s"), ("tip", "tooltip works", "≤ 0.8 s")):
        medians = [f"{median(run[page][key] for run in runs) / 1000:.2f} s" for page in (0, 1)]
        yield Row(f"CPU at a quarter, slow 4G: {words}", medians[0], ask, medians[1])


def measure_lighthouse(addresses: tuple[str, str, str]) -> Iterator[Row]:
    """Medians of Lighthouse's simulated telephone."""
    names = ("largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift", "mainthread-work-breakdown")
    reports = [[ask_lighthouse(address)["audits"] for _ in range(3)] for address in addresses]
    ours, plain, altair = (
        {name: median(report[name]["numericValue"] for report in runs) for name in names} for runs in reports
    )
    asks = (f"≤ {plain[names[0]] + 50:.0f} ms (words alone + 50)", "≤ 50 ms", "0", "≤ 350 ms")
    for name, ask in zip(names, asks, strict=True):
        unit = "" if "shift" in name else " ms"
        digits = 3 if "shift" in name else 0
        yield Row(
            f"Lighthouse, mobile: {name}", f"{ours[name]:.{digits}f}{unit}", ask, f"{altair[name]:.{digits}f}{unit}"
        )


def _list_files(browser: Browser, address: str) -> dict[str, bytes]:
    """Every file that a page loads on its own but fonts and pictures: address and content."""
    page = browser.new_page(viewport={"width": 380, "height": 800})
    files: dict[str, bytes] = {}
    page.on("response", lambda answer: files.update({answer.url: answer.body()}) if _counts(answer.url) else None)
    page.goto(address, wait_until="networkidle")
    page.close()
    return files


def _counts(url: str) -> bool:
    return not url.endswith((".woff2", ".svg", ".ico", ".png"))


def open_slow(browser: Browser, height: int) -> Page:
    """A page of a telephone: a quarter of this machine's speed, and a slow network."""
    page = browser.new_context(viewport={"width": 380, "height": height}).new_page()
    session: Any = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    return page


def await_answer(page: Page, name: str) -> dict[str, float]:
    """What the page has found once it has found this. Raises `TimeoutError`."""
    found: dict[str, float] = {}
    for _ in range(PATIENCE):
        page.wait_for_timeout(200)
        found = page.evaluate("() => window.found ?? {}")
        if name in found:
            return found
    raise TimeoutError(f"no '{name}' on {page.url}: {found}")


def _probe(browser: Browser, address: str) -> dict[str, float]:
    page = open_slow(browser, 2400)
    page.add_init_script(f"addEventListener('DOMContentLoaded', {PROBE}); ({PROBE})")
    page.goto(address, wait_until="commit")
    found = await_answer(page, "tip")
    page.context.close()
    return found


def _kilo(count: int) -> str:
    return f"{count / 1000:.1f} kB"


class _Brotli(SimpleHTTPRequestHandler):
    """Serves files compressed once, as a CDN does."""

    packed: ClassVar[dict[Path, bytes]] = {}

    def do_GET(self) -> None:
        """The file, compressed by brotli where that is of use."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        is_text = path.suffix in (".html", ".css", ".js", ".svg", ".json")
        if path not in self.packed:
            self.packed[path] = brotli.compress(path.read_bytes()) if is_text else path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(self.packed[path])))
        self.send_header("Cache-Control", "max-age=31536000")
        if is_text:
            self.send_header("Content-Encoding", "br")
        self.end_headers()
        self.wfile.write(self.packed[path])

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """The address of a folder, served compressed while the context lasts."""
    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Brotli, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()
