"""The checks of the browser tests themselves: each must see what it is there to see."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.look import Report, Window, look
from tests.browser.server import serve

HEADERS = """/*
  Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src *
"""
STYLE = """
:root { color-scheme: light dark } body { margin: 0; background: Canvas; color: CanvasText; font: 16px sans-serif }
.narrow { display: none } .wide { width: 900px } .gone { display: none }
hr { height: 40px } svg { display: block; width: 100%; height: auto } text { fill: CanvasText }
"""
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A sample page</title>
<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="style.css">{head}</head>
<body><main><h1>A sample page</h1>{body}</main></body></html>"""
CHART = (
    '<figure class="chart"><div class="chart-plot">'
    '<svg viewBox="0 0 300 60" role="img" aria-label="Two bars">{}</svg></div></figure>'
)
GOOD = CHART.format('<text x="10" y="30" font-size="14">Peak</text>')
SCRIPTS = {
    "late.js": "setTimeout(() => document.querySelector('h1').before(document.createElement('hr')), 100);",
    "throws.js": "throw new Error('broken script');",
    "away.js": "fetch('http://127.0.0.1:9/count').catch(() => {});",
}
# Each rule, and a page that breaks it: what stands in the head, what in the body.
BAD = {
    "axe": ("", '<img src="dot.svg">'),
    "scroll": ("", '<p class="wide">Wider than the window</p>'),
    "hidden": ("", GOOD.replace('"chart-plot"', '"chart-plot gone"')),
    "small": ("", CHART.format('<text x="10" y="30" font-size="7">Peak</text>').replace("0 0 300 60", "0 0 400 60")),
    "faint": (
        "",
        CHART.format('<rect width="300" height="60" fill="#777"/><text x="10" y="30" fill="#888">Peak</text>'),
    ),
    "clipped": ("", CHART.format('<text x="280" y="30" font-size="14">Peak audience</text>')),
    "console": ('<script src="throws.js"></script>', ""),
    "origin": ('<script src="away.js"></script>', ""),
    "broken": ("", '<img src="missing.png" alt="Nothing">'),
    "shift": ('<script src="late.js" defer></script>', "<p>Pushed down</p>"),
}
WINDOW = Window(360, scripts=True)


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site of sample pages: a good one, and one for each rule that breaks it."""
    folder = tmp_path_factory.mktemp("samples")
    for name, (head, body) in {"good": ("", GOOD), **BAD}.items():
        (folder / f"{name}.html").write_text(PAGE.format(head=head, body=body), encoding="utf-8")
    inline = PAGE.format(head="", body='<p style="color: red">Styled where it stands</p>')
    (folder / "inline.html").write_text(inline, encoding="utf-8")
    for name, text in {**SCRIPTS, "style.css": STYLE, "_headers": HEADERS}.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "dot.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', encoding="utf-8")
    with serve(folder) as address:
        yield address


def list_broken(report: Report) -> set[str]:
    """The rules that have findings."""
    return {rule for rule, details in report.findings.items() if details}


@pytest.mark.parametrize("scripts", [True, False])
def test_good_page(browser: Browser, samples: str, scripts: bool) -> None:
    """A page without fault breaks no rule, with scripts or without."""
    report = look(browser, samples, ["good.html"], Window(360, scripts))
    assert not list_broken(report), report.findings
    assert report.shown == {"figure.chart": 1, "figure.quote": 0, "details.note": 0}


@pytest.mark.parametrize("rule", BAD)
def test_rule_sees(browser: Browser, samples: str, rule: str) -> None:
    """A page that breaks a rule is found by that rule."""
    report = look(browser, samples, [f"{rule}.html"], WINDOW)
    assert rule in list_broken(report)


@pytest.mark.parametrize("rule", ["axe", "scroll", "hidden", "small", "faint", "clipped", "broken"])
def test_rule_sees_without_scripts(browser: Browser, samples: str, rule: str) -> None:
    """The rules that need no script on the page also see without."""
    report = look(browser, samples, [f"{rule}.html"], Window(360, scripts=False))
    assert rule in list_broken(report)


@pytest.mark.parametrize("scripts", [True, False])
def test_content_security(browser: Browser, samples: str, scripts: bool) -> None:
    """An inline style breaks the strict policy that the server sends, and the console says so."""
    report = look(browser, samples, ["inline.html"], Window(360, scripts))
    assert "Content Security Policy" in report.tell("console")


def test_wide_when_spaced_out(browser: Browser, samples: str) -> None:
    """Text that cannot wrap when a reader spaces it out is found."""
    report = look(browser, samples, ["scroll.html"], WINDOW)
    assert "900 px wide in 360 px" in report.tell("spacing")
