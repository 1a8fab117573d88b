"""`nutgraf charts` of a chart that computes in the browser: what a reader loads for it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from nutgraf.runtime.toolchain import ADVICE
from tests.runtime.pages import CACHE
from tests.sites.tool import BASE, STORY, change, lay_out, run

BRUSH = """
  crowds:
    kind: spec
    data: ferries
    title: Cedar claims the most
    alt: Three bars, that of Cedar the longest.
    spec:
      params: [{name: brush, select: interval}]
      mark: bar
      encoding: {x: {field: passengers}, y: {field: ferry}}
---
The count"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site with a chart that has a brush."""
    site = lay_out(BASE, tmp_path / "site")
    change(site / STORY, "\n---\nThe count", BRUSH)
    return site


def test_charts_tells_what_is_loaded_at_the_first_touch(site: Path) -> None:
    """A fifth line: the chart's own module, and what all live charts of the site share."""
    (site / ".cache" / "runtime").symlink_to(CACHE)
    lines = run("charts", "--site", site, "--workers", 1).out.splitlines()
    assert lines[4] == "harbour/crowds  spec  runtime: 'brush' is a brush"
    assert re.fullmatch(r"  live   [1-4]\.\d kB, and [345]\d\.\d kB once for all charts that are live", lines[8])


def test_charts_tells_that_a_chart_stays_a_drawing(site: Path, no_node: Path) -> None:
    """Without Node the line says so, and the warning says what to do; the command ends well."""
    del no_node
    done = run("charts", "--site", site, "--workers", 1)
    assert done.code == 0
    assert done.out.splitlines()[8] == "  live   no, it stays a drawing"
    assert ADVICE in done.err
