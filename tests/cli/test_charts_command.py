"""`nutgraf charts`: how each chart is drawn, why it is interactive, and what it weighs."""

from __future__ import annotations

import re
from pathlib import Path

from tests.sites.tool import BASE, lay_out, run


def test_charts_tells_kind_tier_rows_and_weight(tmp_path: Path) -> None:
    """Four lines for each chart: kind and tier with the reason, rows, views with size and weight, what is told."""
    site = lay_out(BASE, tmp_path / "site")
    done = run("charts", "--site", site, "--workers", 1)
    assert (done.code, done.err) == (0, "")
    lines = done.out.splitlines()
    assert len(lines) % 4 == 0
    assert re.fullmatch(r"harbour/\w+  \w+  light: tooltips", lines[0])
    assert re.fullmatch(r"  data   \d+ rows of '[\w-]+'", lines[1])
    assert re.fullmatch(r"  drawn  text 600×\d+ \d\.\d kB, narrow 340×\d+ \d\.\d kB", lines[2])
    assert re.fullmatch(r"  told   \d\.\d kB", lines[3])
    assert run("charts", "--site", site, "--workers", 1, "harbour").out == done.out


def test_charts_knows_no_other_story(tmp_path: Path) -> None:
    """A slug that there is not is a wrong use of the command, and the nearest is named."""
    site = lay_out(BASE, tmp_path / "site")
    done = run("charts", "--site", site, "harbor")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("nutgraf: there is no story 'harbor' (did you mean 'harbour'? known: ")
