"""The inputs of charts, read from their specifications; the colours of the theme in them."""

from __future__ import annotations

from typing import Any

import pytest

from nutgraf.charts.engine import compile_vega
from nutgraf.charts.house_style import PALETTE, PATTERNS, SENTINELS
from nutgraf.charts.model import BrushSide, Control, Selection
from nutgraf.errors import Place
from nutgraf.fonts import Fonts
from nutgraf.runtime.controls import list_choices, list_controls, list_selections, say_hint
from nutgraf.runtime.model import LiveChart, Runtime
from nutgraf.runtime.paint import paint_vega
from tests.runtime.pages import CACHE, NAMES, VIEW, build_samples
from tests.runtime.samples import CARS, Spec, field, make_spec


def test_controls_of_a_sample(charts: list[LiveChart]) -> None:
    """A slider, a list and a box to tick, with what each starts with; values are JSON."""
    chart = next(chart for chart in charts if chart.id == "slider")
    assert list_controls(chart.views[VIEW]) == (
        Control(
            "place_origin", "select", "Origin", "null",
            ("null", '"Asia"', '"Europe"', '"America"'), ("All", "Asia", "Europe", "America"),
        ),
        Control("least", "range", "Least power", "60", least="40", most="200", step="5"),
        Control("bold", "checkbox", "Filled", "false"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("signal", "control"),
    [
        ({"name": "a", "bind": {"input": "range"}}, Control("a", "range", "a", "50.0", (), (), "0", "100", "any")),
        ({"name": "a", "value": 250, "bind": {"input": "range"}},
         Control("a", "range", "a", "250", (), (), "0", "250", "any")),
        ({"name": "a", "value": -5, "bind": {"input": "range", "max": 10, "step": 0.5}},
         Control("a", "range", "a", "-5", (), (), "-5", "10", "0.5")),
        ({"name": "a", "value": 2, "bind": {"input": "radio", "options": [1, 2], "name": "Year: "}},
         Control("a", "radio", "Year", "2", ("1", "2"), ("1", "2"))),
        ({"name": "a", "bind": {"input": "select", "options": [None, "x"]}},
         Control("a", "select", "a", "null", ("null", '"x"'), ("–", "x"))),
        ({"name": "a", "value": "ab", "bind": {"input": "text"}}, Control("a", "text", "a", "ab")),
        ({"name": "a", "bind": {"input": "password"}}, Control("a", "text", "a", "")),
    ],
)  # fmt: skip
def test_vegas_defaults(signal: dict[str, Any], control: Control) -> None:
    """What a specification leaves out is what Vega's own inputs would have."""
    assert list_controls({"signals": [signal]}) == (control,)


def test_a_brush_has_a_side_for_each_axis(runtime: Runtime) -> None:
    """A brush steps through its axis, from one end to the other, in the words of the axis."""
    assert list_selections(runtime.selections["brush"], {}) == (
        Selection(sides=(
            BrushSide("power", (0, 40), ("0", "200"), 40, "100", 1),
            BrushSide("miles", (0, 50), ("0", "50"), 50, "10", 1),
        )),
    )  # fmt: skip


def test_an_axis_without_a_title_has_that_of_its_column(runtime: Runtime) -> None:
    """Dates say no more than the steps allow; the longest words keep the room for all."""
    assert list_selections(runtime.selections["overview"], {"day": "Day of trading"}) == (
        Selection(
            sides=(BrushSide("Day of trading", (0, 91), ("Jan 1, 2021", "Jun 28, 2021"), 91, "Jan 11, 2021", 1),)
        ),
    )


def test_every_plot_has_a_brush_of_its_own(runtime: Runtime) -> None:
    """Three histograms have three, panels of one plot are told apart, and categories may be chosen alone."""
    across = list_selections(runtime.selections["crossfilter"], {})
    assert [side.title for each in across for side in each.sides] == [
        "distance (binned)", "delay (binned)", "hour (binned)",
    ]  # fmt: skip
    panels = list_selections(runtime.selections["panels"], {})
    assert [side.title for each in panels for side in each.sides] == ["America: Year", "Asia: Year", "Europe: Year"]
    assert {(side.words, side.last, side.apart) for each in panels for side in each.sides} == {
        (("1970", "1981"), 11, 0)
    }


def test_a_zoom_has_directions(runtime: Runtime) -> None:
    """Buttons for as many directions as it has axes; where there is more than one, each says of what."""
    found = runtime.selections["zoom"]
    assert list_selections(found, {}) == (Selection("View", acts=("in", "out", "left", "right", "up", "down")),)
    assert [each.title for each in list_selections([*found, {"acts": ["left"], "titles": ["Year"]}], {})] == [
        "View of power and miles", "View of Year",
    ]  # fmt: skip


MILES = field("miles", "quantitative")
POWER = field("power", "quantitative")
ACROSS: Spec = {"select": {"type": "interval", "encodings": ["x"]}}
ODD: dict[str, tuple[Spec, Spec]] = {
    "begun": ({**ACROSS, "value": {"x": [50, 90]}}, POWER),
    "turned": (ACROSS, {**POWER, "scale": {"reverse": True}}),
    "log": (ACROSS, {**POWER, "scale": {"type": "log"}}),
    "format": (ACROSS, {**POWER, "axis": {"format": "$.1f"}}),
    "months": (ACROSS, {"timeUnit": "yearmonth", "field": "when", "type": "temporal"}),
    "names of months": (ACROSS, {"timeUnit": "month", "field": "when", "type": "ordinal"}),
    "points": (ACROSS, field("origin", "nominal")),
    "nothing": (ACROSS, field("nothing", "quantitative")),
    "moves": ({"select": {"type": "interval", "zoom": False}, "bind": "scales"}, POWER),
    "zooms": ({"select": {"type": "interval", "translate": False}, "bind": "scales"}, POWER),
}
"""What is tried -> the parameter of a chart of points, and what it shows across."""


@pytest.fixture(scope="module")
def odd(fonts: Fonts) -> Runtime:
    """Charts with brushes and zooms that are not of the usual sort."""
    del fonts
    rows = [{**car, "when": f"{car['year']}-0{1 + car['year'] % 3}-15"} for car in CARS]
    specs = {
        name: make_spec(rows, params=[{"name": "brush", **param}], mark="point", encoding={"x": x, "y": MILES})
        for name, (param, x) in ODD.items()
    }
    charts = [LiveChart(name, {VIEW: compile_vega(spec)}, Place("a.md")) for name, spec in specs.items()]
    return build_samples(charts, CACHE)


@pytest.mark.parametrize(
    ("name", "words", "edges", "last"),
    [
        ("begun", ("50", "90"), (10, 18), 40),
        ("turned", ("0", "200"), (0, 40), 40),
        ("log", ("10", "1,000"), (0, 50), 50),
        ("format", ("$0.0", "$200.0"), (0, 40), 40),
        ("months", ("Mar 1970", "Feb 1981"), (0, 45), 45),
        ("names of months", ("Jan", "Mar"), (0, 2), 2),
        ("points", ("America", "Europe"), (0, 2), 2),
    ],
)
def test_edges_speak_as_the_axis_does(
    odd: Runtime, name: str, words: tuple[str, str], edges: tuple[int, int], last: int
) -> None:
    """Whatever the scale, an edge has the words of the axis, and begins where the brush begins."""
    ((side,),) = (each.sides for each in list_selections(odd.selections[name], {}))
    assert (side.words, side.edges, side.last) == (words, edges, last)


def test_what_cannot_be_moved_has_no_inputs(odd: Runtime) -> None:
    """An axis without values has no edges; what only moves or only zooms has only these buttons."""
    assert list_selections(odd.selections["nothing"], {}) == (Selection(),)
    assert list_selections(odd.selections["moves"], {})[0].acts == ("left", "right", "up", "down")
    assert list_selections(odd.selections["zooms"], {})[0].acts == ("in", "out")


def test_what_a_legend_chooses_can_be_chosen_from_a_list(charts: list[LiveChart]) -> None:
    """Of the words in a legend there is a list, with all of them first; other columns, and other charts, have none."""
    views = {chart.id: chart.views[VIEW] for chart in charts}
    legend, slider = views["legend"], views["slider"]
    options = ("null", '"Radio"', '"Television"', '"Online"')
    labels = ("All", "Radio", "Television", "Online")
    control = Control("medium_medium_legend", "select", "Medium", "null", options, labels)
    assert list_choices(legend, NAMES) == (control,)
    assert list_choices(legend, {"year": ("Year", ())}) == list_choices(slider, NAMES) == ()


def test_choices_by_click_are_no_brushes(runtime: Runtime) -> None:
    """What is clicked or hovered is no brush, and inputs bound to signals are there already."""
    assert [runtime.selections[name] for name in ("legend", "points", "slider")] == [[], [], []]


def test_inputs_of_other_pages_are_left_out() -> None:
    """A signal without input, or bound to an element that is not here, has no control."""
    signals = [
        {"name": "a"},
        {"name": "b", "bind": {"element": "#slider", "event": "input"}},
        {"name": "c", "bind": "legend"},
    ]
    assert list_controls({"signals": signals}) == ()


def test_colours_and_fonts_are_those_of_the_theme() -> None:
    """Colours that stand for roles become variables with the colour for light paper; the font has its substitutes."""
    vega = {"background": "white", "marks": [{"fill": SENTINELS["chart-1"], "font": "Nutgraf Sans"}]}
    painted = paint_vega(LiveChart("a", {"text": vega}, Place("a.md")))
    mark = {
        "fill": f"var(--chart-1,{PALETTE['chart-1'][0]})",
        "font": "Nutgraf Sans,Nutgraf Sans Fallback,Arial,sans-serif",
    }
    assert painted == {"text": {"background": None, "marks": [mark]}}


def test_textures_are_those_of_the_drawing() -> None:
    """A fill with a texture refers to the pattern of the drawing of that view; without one it is the plain colour."""
    sentinel = PATTERNS["fill-2"][0]
    chart = LiveChart("a", {"narrow": {"x": sentinel}, "text": {"x": sentinel}}, Place("a.md"), {"text": "c12t"})
    assert paint_vega(chart) == {
        "narrow": {"background": None, "x": f"var(--chart-2,{PALETTE['chart-2'][0]})"},
        "text": {"background": None, "x": "url(#c12t-fill-2)"},
    }


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("brush", "Drag across the chart or move its sliders to choose a part of it."),
        ("crossfilter", "Drag across the chart or move its sliders to choose a part of it."),
        ("zoom", "Drag to move, scroll to zoom once you have clicked the chart; or use its buttons."),
        ("legend", "Click a mark or a word of the legend to choose it, with Shift for more than one."),
    ],
)
def test_hints_say_what_a_reader_can_do(charts: list[LiveChart], name: str, hint: str) -> None:
    """Brush, zoom and choice each have a sentence; inputs need none."""
    chart = next(chart for chart in charts if chart.id == name)
    assert say_hint(chart.views[VIEW]) == hint
