from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import vl_convert
from playwright.sync_api import Browser, Page

from nutgraf.charts.engine import compile_vega
from nutgraf.charts.house_style import FAMILY
from nutgraf.charts.light import Point, pack_points
from nutgraf.charts.model import Drawing, Size, Table, View
from nutgraf.charts.rendering import render_vega
from nutgraf.charts.svg import write_svg
from nutgraf.charts.vegalite_filling import TELLING
from nutgraf.charts.vegalite_units import list_nodes, list_units
from nutgraf.fonts import Fonts
from nutgraf.html import Html
from tests.charts.gallery.results import draw_gallery
from tests.charts.gallery.sources import fetch_data, load_specs, localize
from tests.charts.page import serve, write_page

SAMPLED, NEAR, MOST = 6, 16, 600
NAMES = (
    "airports_count", "bar_chart_horizontal", "boxplot", "bubble_plot", "candlestick_chart", "choropleth_repeat",
    "comet_chart", "donut_chart", "grouped_bar_chart", "hexbins", "horizontal_stacked_bar_chart",
    "layered_chart_with_dual_axis", "multi_series_line", "pie_chart", "simple_heatmap", "simple_line_chart",
    "simple_stacked_area_chart", "strip_plot", "trellis_area", "us_population_over_time_facet", "weather_heatmap",
)  # fmt: skip
"""Charts of different marks: arcs, areas, bars, boxes, circles, lines, maps, points, rectangles, rules, ticks."""


@pytest.mark.slow
def test_the_gallery_draws(fonts: Fonts) -> None:
    """Of 156 examples one is not local, one asks for what Altair no longer has, and one Vega itself cannot draw."""
    results = list(draw_gallery(load_specs(), fetch_data()))
    counts = Counter(result.outcome for result in results)
    assert {result.name: result.outcome for result in results if result.outcome.startswith("not")} == {
        "cumulative_wiki_donations": "not local",
        "multiple_interactions": "not drawn",
        "scatter_with_minimap": "not run",
    }
    assert (counts["static"], counts["light"], counts["runtime"]) == (111, 17, 25)
    assert [result.name for result in results if not result.bytes and not result.outcome.startswith("not")] == []


def test_chance_is_the_same_in_every_build(fonts: Fonts) -> None:
    """What is spread by `random()` stands at the same places, whatever was drawn before."""
    jitter = {"calculate": "random()", "as": "chance"}
    spec = {
        "data": {"values": [{"a": number} for number in range(20)]},
        "transform": [jitter],
        "mark": "point",
        "encoding": {"x": {"field": "a", "type": "quantitative"}, "y": {"field": "chance", "type": "quantitative"}},
    }
    first, second = (write_svg(render_vega(compile_vega(spec)), "c") for _ in range(2))
    assert first == second


@dataclass(frozen=True)
class Example:
    """An example as both sides show it: its Vega-Lite and our points."""

    spec: Mapping[str, Any]
    points: list[Point]
    drawing: Drawing


@pytest.fixture(scope="module")
def examples(fonts: Fonts) -> dict[str, Example]:
    """The named examples, each mark telling its values."""
    specs, data = load_specs(), fetch_data()
    return {name: make_example(localize(specs[name]["spec"], data)) for name in NAMES}


@pytest.fixture(scope="module")
def address(examples: dict[str, Example], fonts: Fonts, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A page with the examples as readers get them; `vega.html` beside it is an empty one with Vega."""
    folder = tmp_path_factory.mktemp("gallery")
    write_page(folder, fonts, [(name, example.drawing) for name, example in examples.items()])
    (folder / "vega.js").write_text(vl_convert.javascript_bundle(), "utf-8")
    (folder / "vega.html").write_text(
        '<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><link rel="stylesheet" href="main.css">'
        "<style>body { margin: 0 } svg { display: block } #vg-tooltip-element { pointer-events: none }</style>"
        '<div id="chart"></div><script type="module" src="vega.js"></script>',
        "utf-8",
    )
    with serve(folder) as found:
        yield found


def make_example(spec: dict[str, Any]) -> Example:
    """A specification whose marks tell their values, in our font, and what we make of it."""
    spec = deepcopy(spec)
    telling = {unit.path for unit in list_units(spec) if unit.shows_data()}
    for path, node in list_nodes(spec):
        mark = node.get("mark")
        kind = mark.get("type") if isinstance(mark, dict) else mark
        if kind in TELLING and path in telling and isinstance(node, dict):
            node["mark"] = {**(mark if isinstance(mark, dict) else {"type": mark}), "tooltip": True}
    spec["config"] = {**spec.get("config", {}), "font": FAMILY}
    scenery = render_vega(compile_vega(spec))
    svg, size = Html(write_svg(scenery, "g")), Size(scenery.width, scenery.height)
    views = (View("text", svg, size), View("narrow", svg, size))
    light = pack_points([scenery.points] * 2, (1, 1))
    drawing = Drawing(views, light, "light", Table((), (), ()), "", "", "")
    return Example(spec, scenery.points, drawing)


def choose_points(points: list[Point]) -> list[Point]:
    """Some points that no other point is near to: what is asked there is the same on both sides."""
    free = [point for point in points[:MOST] if not any(is_near(point, other) for other in points)]
    return free[:: max(1, len(free) // SAMPLED)][:SAMPLED]


def is_near(point: Point, other: Point) -> bool:
    """Whether another point may answer in place of one: bars touch, but of symbols only the middle is known."""
    across = abs(point.x - other.x) - other.width / 2
    down = abs(point.y - other.y) - other.height / 2
    return other is not point and max(across, 0) + max(down, 0) < (0.5 if other.width or other.height else NEAR)


def ask_vega(page: Page, address: str, example: Example, points: list[Point]) -> list[list[tuple[str, str]]]:
    """What Vega's tooltip shows at the points: titles and words, none where it shows nothing."""
    page.goto(f"{address}vega.html")
    page.wait_for_function("() => Boolean(window.vegaEmbed)")
    page.evaluate("Promise.all([400, 700].map((weight) => document.fonts.load(`${weight} 11px 'Nutgraf Sans'`)))")
    page.evaluate(
        "(spec) => vegaEmbed('#chart', spec, { actions: false, renderer: 'svg' }).then(() => 1)", example.spec
    )
    box = page.locator("#chart svg").bounding_box()
    assert box is not None
    told = []
    for point in points:
        page.mouse.move(1, 1)
        page.mouse.move(box["x"] + point.x, box["y"] + point.y)
        told.append(page.evaluate(
            """() => { const tip = document.querySelector("#vg-tooltip-element.visible");
            if (!tip) return [];
            const rows = [...tip.querySelectorAll("tr")].map((row) => [...row.cells].map((cell) => cell.textContent));
            return rows.length ? rows : [["", tip.textContent]]; }"""
        ))  # fmt: skip
    return [[(str(title), str(words)) for title, words in rows] for rows in told]


def ask_light(page: Page, name: str, example: Example, points: list[Point]) -> list[list[tuple[str, str]]]:
    """What the light layer shows at the points."""
    plot = page.locator(f"#chart-{name} .chart-plot")
    svg = plot.locator("svg:visible").first
    svg.evaluate("(svg) => svg.scrollIntoView({ block: 'center' })")
    box = svg.bounding_box()
    assert box is not None
    scale = box["width"] / example.drawing.views[0].size.width
    told = []
    for point in points:
        page.mouse.move(box["x"] + point.x * scale, box["y"] + point.y * scale)
        page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        told.append(plot.evaluate(
            """(plot) => [...plot.querySelectorAll(".chart-tip dt")].map((title) =>
            [title.textContent, title.nextElementSibling.textContent])"""
        ))  # fmt: skip
    return [[(str(title), str(words)) for title, words in rows] for rows in told]


@pytest.mark.browser
@pytest.mark.parametrize("name", NAMES)
def test_the_light_layer_says_what_vega_says(
    name: str, chromium: Browser, address: str, examples: dict[str, Example]
) -> None:
    """At marks that stand free, the words of the light layer are those of Vega's tooltip, title by title."""
    example = examples[name]
    points = choose_points(example.points)
    context = chromium.new_context(viewport={"width": 1280, "height": 1400}, timezone_id="UTC")
    page = context.new_page()
    expected = ask_vega(page, address, example, points)
    page.goto(address)
    page.evaluate("document.fonts.ready")
    found = ask_light(page, name, example, points)
    context.close()
    shown = [index for index, rows in enumerate(expected) if rows]
    assert len(shown) >= min(len(points), 2)
    assert shown
    assert [found[index] for index in shown] == [expected[index] for index in shown]


def test_all_marks_are_among_the_samples(examples: dict[str, Example]) -> None:
    """The comparison with Vega leaves out no sort of mark that tells values."""
    kinds = set()
    for example in examples.values():
        for _, node in list_nodes(example.spec):
            mark = node.get("mark")
            kinds.add(mark.get("type") if isinstance(mark, dict) else mark)
    assert {"arc", "area", "bar", "circle", "geoshape", "line", "point", "rect", "tick"} <= kinds


def test_data_come_from_the_cache() -> None:
    """Nothing of the gallery is part of the repository."""
    own = sorted(path.name for path in Path(__file__).parent.iterdir() if path.suffix == ".json")
    assert own == ["package-lock.json", "package.json"]
