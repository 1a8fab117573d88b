"""Every sample chart by keyboard alone, and as readers of the screen meet it."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from nutgraf.charts.kinds import CHARTS
from nutgraf.charts.model import Drawing, Job
from nutgraf.fonts import Fonts
from tests.charts.packed import read_words
from tests.charts.page import serve, write_page
from tests.charts.test_browser import open_page

pytestmark = pytest.mark.browser

SILENT = {"table"}
"""Kinds that are their own table."""

# From the first mark to the last: what is said of each, and whether its sign and its box can be seen.
WALK = """(plot) => {
  const [status, tip] = ["[role=status]", ".chart-tip"].map((name) => plot.querySelector(name));
  const press = (key) => plot.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  const said = [];
  let unseen = 0;
  plot.focus();
  press("Home");
  for (let count = JSON.parse(plot.dataset.points).v[0].length ?? 5000; count > 0; count -= 1) {
    said.push(status.textContent);
    const box = tip.getBoundingClientRect();
    const isSeen = plot.querySelector(".chart-sign > *") && !tip.hidden && box.width > 0;
    if (!isSeen || box.left < -1 || box.right > innerWidth + 1) unseen += 1;
    const before = plot.querySelector(".chart-sign").innerHTML + status.textContent;
    press("ArrowRight");
    if (plot.querySelector(".chart-sign").innerHTML + status.textContent === before) break;
  }
  press("End");
  const last = status.textContent;
  press("Escape");
  return { said, last, unseen, left: !tip.hidden };
}"""


@pytest.fixture(scope="module")
def page(
    chromium: Browser,
    tmp_path_factory: pytest.TempPathFactory,
    fonts: Fonts,
    drawn: dict[str, tuple[Job, Drawing]],
) -> Iterator[Page]:
    """A page with all sample charts on a telephone, where a box finds least room."""
    folder = tmp_path_factory.mktemp("walk")
    write_page(folder, fonts, [(key, drawing) for key, (_, drawing) in drawn.items()])
    with serve(folder) as address:
        page = open_page(chromium, address, 360)
        yield page
        page.close()


def tell(drawing: Drawing) -> list[str]:
    """What is said of each mark, in the order of the walk."""
    light = json.loads(drawing.light)
    rows = zip(*read_words(light), strict=True)
    pairs = [[(title, word) for title, word in zip(light["f"], row, strict=True) if word is not None] for row in rows]
    return ["; ".join(f"{title}: {word}" if title else word for title, word in row) for row in pairs]


# What specifications of writers tell is held against Vega in the tests of the gallery.
@pytest.mark.parametrize("kind", sorted(set(CHARTS) - SILENT - {"spec"}))
def test_every_mark_of_every_kind_is_reached_and_said(
    page: Page, drawn: dict[str, tuple[Job, Drawing]], kind: str
) -> None:
    """The arrow to the right leads through all marks, in order; each is said, signed, and told in a box in sight."""
    charts = {key: drawing for key, (job, drawing) in drawn.items() if job.request.kind == kind and drawing.light}
    assert charts
    for key, drawing in charts.items():
        found = page.locator(f"#chart-{key} .chart-plot").evaluate(WALK)
        expected = tell(drawing)
        assert found == {"said": expected, "last": expected[-1], "unseen": 0, "left": False}, key


def test_every_kind_is_a_figure_with_its_name_its_picture_and_its_values(
    page: Page, drawn: dict[str, tuple[Job, Drawing]]
) -> None:
    """A reader of the screen meets the title, the alternative text, one application with the values, and the data."""
    for key, (job, drawing) in drawn.items():
        tree = page.locator(f"#chart-{key}").aria_snapshot()
        assert tree.startswith(f'- figure "What {key} “shows” & more":'), key
        if job.request.kind in SILENT:
            assert "- table" in tree, key
            continue
        assert f'- img "The values of {key}."' in tree, key
        assert tree.count("application") == bool(drawing.light), key
        assert "svg" not in tree, key
