"""The sample charts, built once into the cache of this repository, and pages that show them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from nutgraf.charts.engine import open_engine
from nutgraf.fonts import Fonts, build_fonts
from nutgraf.runtime.model import LiveChart, Runtime
from tests.browser.server import serve
from tests.runtime.pages import CACHE, build_samples, list_charts, write_site

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def fonts() -> Fonts:
    """The fonts, from the cache of this repository."""
    found = build_fonts(ROOT / ".cache" / "fonts")
    open_engine(found.static)
    return found


@pytest.fixture(scope="session")
def charts(fonts: Fonts) -> list[LiveChart]:
    """Every sample, compiled."""
    del fonts
    return list_charts()


@pytest.fixture(scope="session")
def runtime(charts: list[LiveChart]) -> Runtime:
    """The files that make the samples live."""
    return build_samples(charts, CACHE)


@pytest.fixture(scope="session")
def address(
    tmp_path_factory: pytest.TempPathFactory, fonts: Fonts, charts: list[LiveChart], runtime: Runtime
) -> Iterator[str]:
    """A site with a page for each sample: live below `live/`, by vega-embed below `embed/`."""
    folder = tmp_path_factory.mktemp("runtime")
    write_site(folder, fonts, charts, runtime)
    with serve(folder) as address:
        yield address


@pytest.fixture(scope="session")
def chromium(browser: Browser) -> Browser:
    """The browser that `make test` found."""
    return browser


@pytest.fixture
def no_node(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A machine without Node; what is put into the folder is found there."""
    programs = tmp_path / "bin"
    programs.mkdir()
    monkeypatch.setattr(sys, "executable", str(programs / "python"))
    monkeypatch.setenv("PATH", str(programs))
    return programs
