"""A browser, and the built site at an address of this machine."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.server import serve
from tests.output.pages import base_path

RECORD = Path(__file__).resolve().parents[2] / ".cache" / "browser.json"
# Drawn the same on every machine; nothing is asked of the network.
FLAGS = (
    "--font-render-hinting=none",
    "--disable-lcd-text",
    "--force-color-profile=srgb",
    "--hide-scrollbars",
    "--disable-skia-runtime-opts",
    "--force-device-scale-factor=1",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test in this folder wants a browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser that `tests/setup/browser.py` found."""
    assert RECORD.is_file(), "no browser is set up: type `make browser`"
    path = json.loads(RECORD.read_text(encoding="utf-8"))["path"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS), chromium_sandbox=False)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def address(built_site: Path) -> Iterator[str]:
    """Where the built site is served, as at home: below the path of its canonical address."""
    with serve(built_site, base_path(built_site)) as address:
        yield address
