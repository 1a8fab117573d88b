"""Fonts and a browser for the tests of charts."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from nutgraf.charts.model import Drawing, Job
from nutgraf.charts.studio import draw_chart, open_studio
from nutgraf.fonts import Fonts, build_fonts
from tests.charts.samples import list_jobs

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def fonts() -> Fonts:
    """The fonts, from the cache of this repository."""
    found = build_fonts(ROOT / ".cache" / "fonts")
    open_studio(found)
    return found


@pytest.fixture(scope="session")
def drawn(fonts: Fonts) -> dict[str, tuple[Job, Drawing]]:
    """Every sample chart, drawn once."""
    return {job.key: (job, draw_chart(job, fonts)) for job in list_jobs()}


@pytest.fixture(scope="session")
def chromium(browser: Browser) -> Browser:
    """The browser that `make test` found."""
    return browser
