"""The browser that `tests/setup/browser.py` found, started so that it draws the same on every machine."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

RECORD = Path(__file__).resolve().parents[2] / ".cache" / "browser.json"
FLAGS = (
    # Drawn the same everywhere.
    "--font-render-hinting=none",
    "--disable-lcd-text",
    "--force-color-profile=srgb",
    "--hide-scrollbars",
    "--disable-skia-runtime-opts",
    "--force-device-scale-factor=1",
    "--disable-gpu",
    # Nothing is asked of the network.
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def read_path() -> str:
    """The path of the browser."""
    assert RECORD.is_file(), "no browser is set up: type `make browser`"
    path: str = json.loads(RECORD.read_text(encoding="utf-8"))["path"]
    return path


@contextmanager
def open_browser() -> Iterator[Browser]:
    """A browser while the context lasts."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=read_path(), args=list(FLAGS), chromium_sandbox=False)
        yield browser
        browser.close()
