"""Any Vega-Lite of a writer: filled in, fitted, checked, and refused in words."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from nutgraf.charts.draw import draw_charts
from nutgraf.charts.model import Drawing, Job
from nutgraf.charts.pool import Pool
from nutgraf.charts.refusal import RefusedChartError
from nutgraf.charts.studio import draw_chart
from nutgraf.fonts import Fonts
from tests.charts.samples import CHANGES, COUNTS, SHARES, YEARS, ask, make_dataset, make_job

BARS = {"mark": "bar", "encoding": {"x": {"field": "count"}, "y": {"field": "label"}}}
BINNED = {"x": {"field": {"repeat": "repeat"}, "bin": True}, "y": {"aggregate": "count"}}
LINES = {
    "mark": "line",
    "encoding": {
        "x": {"field": "year", "type": "temporal"},
        "y": {"field": "share"},
        "color": {"field": "medium"},
        "strokeDash": {"field": "medium"},
    },
}
NARROWEST = 11.2


def draw(dataset: Any, spec: dict[str, Any], fonts: Fonts, **options: Any) -> Drawing:
    """The drawing of a specification that passes all checks."""
    return draw_chart(make_job(dataset, "spec", spec=spec, **options), fonts)


def tell(dataset: Any, spec: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Severity, code and message of what the checks find."""
    return [(found.severity, found.code, found.message) for found in ask(dataset, "spec", spec=spec)[1]]


def test_a_bare_specification_is_filled_in(fonts: Fonts) -> None:
    """Without data, types, titles or tooltips: the dataset, its types, its titles with units, every value told."""
    drawing = draw(COUNTS, BARS, fonts)
    light = json.loads(drawing.light)
    assert light["f"] == ["Count (visitors)", "Label"]
    assert drawing.tier == "light"
    assert drawing.table.headers == ("Count (visitors)", "Label")
    assert ">Count (visitors)<" in drawing.wide.text
    assert drawing.description.startswith("3 values, from 660,000 visitors (Counted at the gate on the first day)")


@pytest.mark.parametrize("width", ["text", "wide", "full"])
def test_each_view_is_as_wide_as_its_place(width: str, fonts: Fonts) -> None:
    """One plot fills the view whatever its axes take."""
    drawing = draw(YEARS, LINES, fonts, width=width)
    sizes = {"text": [600, 340], "wide": [1040, 600, 340], "full": [1200, 600, 340]}[width]
    assert [view.size.width for view in drawing.views] == sizes


@pytest.mark.parametrize(
    "spec",
    [
        {"mark": "area", "encoding": {**LINES["encoding"], "column": {"field": "medium"}}},
        {"facet": {"field": "medium"}, "spec": {"mark": "line", "encoding": LINES["encoding"]}},
        {"hconcat": [LINES, LINES, LINES]},
        {"repeat": ["share", "year"], "spec": {"mark": "bar", "encoding": BINNED}},
    ],
    ids=["column", "facet", "hconcat", "repeat"],
)  # fmt: skip
def test_panels_go_on_in_the_next_row(spec: dict[str, Any], fonts: Fonts) -> None:
    """Several plots stay within each view: fewer side by side, and higher, where it is narrow."""
    wide, narrow = draw(YEARS, spec, fonts).views
    assert (wide.size.width, narrow.size.width) == (600, 340)
    assert narrow.size.height > wide.size.height


def test_looks_are_those_of_the_house_unless_the_writer_says(fonts: Fonts) -> None:
    """Colours of axes, categories and ramps are the theme's; a colour of the writer's own stays."""
    text = draw(YEARS, LINES, fonts).wide.text
    assert {"var(--chart-1,#2b64ae)", "var(--chart-2,#b35a47)", "var(--chart-3,#083c27)"} <= set(
        re.findall(r'stroke="([^"]+)"', text)
    )
    assert not re.findall(r'(?:fill|stroke)="(?!none|transparent|var\(--chart-|url\()[^"]+"', text)
    ramp = {"mark": "rect", "encoding": {"x": {"field": "year"}, "y": {"field": "medium"}, "color": {"field": "share"}}}
    found = set(re.findall(r'fill="([^"]+)"', draw(YEARS, ramp, fonts).wide.text))
    assert {name for name in found if "chart-step-" in name}
    assert all(name.startswith(("var(", "url(", "none")) for name in found)
    own = {**BARS, "mark": {"type": "bar", "color": "#123456"}}
    assert 'fill="#123456"' in draw(COUNTS, own, fonts).wide.text
    config = {**BARS, "config": {"axis": {"labelColor": "#654321"}}}
    assert 'fill="#654321"' in draw(COUNTS, config, fonts).wide.text


def test_words_are_never_too_small(fonts: Fonts) -> None:
    """No label is below nine real pixels on the smallest phone, and none is cut: long ones wrap."""
    for drawing in (draw(COUNTS, BARS, fonts), draw(YEARS, LINES, fonts)):
        sizes = [float(size) for size in re.findall(r'font-size="([\d.]+)"', drawing.narrow.text)]
        assert min(sizes) >= NARROWEST
        assert "…" not in drawing.narrow.text
    assert len(re.findall("<text[^>]*>What the organisers", draw(COUNTS, BARS, fonts).narrow.text)) == 1


def test_years_are_years(fonts: Fonts) -> None:
    """As moments, as numbers and as categories: 2015, not 2,015 and not a moment of 1970."""
    for kind in ("temporal", "quantitative", "ordinal"):
        scale = {"zero": False} if kind == "quantitative" else {}
        x = {"field": "year", "type": kind, "scale": scale}
        spec = {"mark": "point", "encoding": {"x": x, "y": {"field": "share"}}}
        drawing = draw(YEARS, spec, fonts)
        assert re.search(r">20(1[5-9]|2[0-2])<", drawing.wide.text), kind
        assert "2,0" not in drawing.wide.text


def test_numbers_are_in_the_language_of_the_story(fonts: Fonts) -> None:
    """Axes group digits as the language does."""
    job = make_job(COUNTS, "spec", language="de", spec=BARS)
    assert ">2.000.000<" in draw_chart(job, fonts).wide.text


def test_a_chart_that_computes_carries_its_vega(fonts: Fonts) -> None:
    """A brush needs the runtime: the drawing holds the Vega of each view, and shows the first state."""
    brush = {"params": [{"name": "brush", "select": "interval"}], "mark": "point",
             "encoding": {"x": {"field": "before"}, "y": {"field": "after"}}}  # fmt: skip
    drawing = draw(SHARES, brush, fonts)
    assert drawing.tier == "runtime"
    live = json.loads(drawing.live)
    assert set(live) == {"text", "narrow"}
    assert live["text"]["data"][0]["name"] != ""
    assert draw(SHARES, {**brush, "params": []}, fonts).live == ""


NETWORK = "make a dataset of it in data/, and name that under 'data:'"
CHECKS = [
    ({**BARS, "data": {"url": "https://example.com/a.csv"}}, ("error", "chart.network",
      "chart 'sample': 'url' would load https://example.com/a.csv; a chart loads nothing")),
    ({**BARS, "data": {"name": "other"}}, ("error", "chart.data",
      "chart 'sample': there is no dataset 'other' in this chart")),
    ({"mark": "bar", "encoding": {"x": {"field": "cuont"}}}, ("error", "chart.column",
      "chart 'sample': dataset 'sample' has no column 'cuont'")),
    ({"mark": "bar", "encoding": {"x": {"field": "count", "scale": {"zero": False}}}}, ("error", "chart.zero",
      "chart 'sample': the axis of a bar does not begin at zero, so that lengths mislead")),
    ({"mark": "bar", "encoding": {"x": {"field": "count", "scale": {"domain": [5, 9]}}}}, ("error", "chart.zero",
      "chart 'sample': the axis of a bar does not begin at zero, so that lengths mislead")),
    ({"mark": "point", "encoding": {"x": {"field": "count"}, "color": {"field": "basis"}}}, ("warning", "chart.color",
      "chart 'sample': only colour tells the values of 'basis' apart")),
    ({"mark": {"type": "point", "href": "javascript:alert(1)"}, "encoding": {"x": {"field": "count"}}}, ("error",
      "chart.link", "chart 'sample': a link leads to javascript:alert(1)")),
    ({"mark": {"type": "image", "url": "https://example.com/a.png"}, "encoding": {"x": {"field": "count"}}}, ("error",
      "chart.network", "chart 'sample': a picture leads to https://example.com/a.png")),
    ({**BARS, "title": "A title"}, ("warning", "chart.title",
      "chart 'sample': the title of the specification is not shown")),
]  # fmt: skip


@pytest.mark.parametrize(("spec", "problem"), CHECKS, ids=[f"{case[1][1]}-{n}" for n, case in enumerate(CHECKS)])
def test_what_is_wrong_is_told(spec: dict[str, Any], problem: tuple[str, str, str]) -> None:
    """What loads, leads elsewhere, is not there, misleads, or cannot be told apart: each is one problem."""
    assert tell(COUNTS, spec) == [problem]


def test_fields_that_transforms_make_are_known() -> None:
    """Columns of a calculation, a fold or an aggregate are no mistakes; nor is a domain that holds zero."""
    made = {
        "transform": [{"calculate": "datum.count * 2", "as": "twice"}, {"fold": ["twice", "count"]}],
        "mark": "bar",
        "encoding": {"x": {"field": "value", "type": "quantitative", "scale": {"domain": [-1, 9]}},
                     "y": {"field": "key", "type": "nominal"}},
    }  # fmt: skip
    assert tell(COUNTS, made) == []
    assert [code for _, code, _ in tell(COUNTS, {**made, "transform": [{"filter": "datum.cuont > 1"}]})] == [
        "chart.column"
    ] * 3


def test_more_categories_than_colours_are_a_problem() -> None:
    """Seven of them, unless the writer chose a scheme that has as many."""
    many = make_dataset("name string, value number", [(f"Name {n}", n) for n in range(7)])
    spec = {"mark": "bar", "encoding": {"x": {"field": "value"}, "y": {"field": "name"}, "color": {"field": "name"}}}
    assert tell(many, spec) == [("error", "chart.categories", "chart 'sample': column 'name' has 7 categories")]
    spec["encoding"]["color"] = {"field": "name", "scale": {"scheme": "tableau10"}}
    assert tell(many, spec) == []


REFUSED = [
    ({"mark": "brr", "encoding": {}}, "spec.mark", "'mark' cannot be 'brr'", "did you mean 'bar'?"),
    ({"mark": "bar", "encoding": {"x": {"field": "count", "agregate": "sum"}}}, "spec.encoding.x.agregate",
     "'x' has no option 'agregate'", "did you mean 'aggregate'?"),
    ({"layer": [{"mark": {"type": "bar", "tooltp": True}}]}, "spec.layer.0.mark.tooltp",
     "'mark' has no option 'tooltp'", "did you mean 'tooltip'?"),
    ({"encoding": {"x": {"field": "count"}}}, "spec", "the specification lacks 'mark'", ""),
    ({"mark": "bar", "transform": [{"filtr": "datum.count > 1"}]}, "spec.transform.0.filtr",
     "entry 1 of 'transform' has no option 'filtr'", "did you mean 'filter'?"),
]  # fmt: skip


@pytest.mark.parametrize(("spec", "option", "message", "allowed"), REFUSED, ids=[case[1] for case in REFUSED])
def test_what_vega_lite_does_not_know_is_told_at_its_place(
    spec: dict[str, Any], option: str, message: str, allowed: str, fonts: Fonts
) -> None:
    """The schema of Vega-Lite says what is wrong, in words, with the nearest name that is right."""
    request, problems = ask(COUNTS, "spec", spec=spec)
    assert request is not None, problems
    with pytest.raises(RefusedChartError) as caught:
        draw_chart(Job("sample", request, COUNTS), fonts)
    (complaint,) = caught.value.complaints
    assert (complaint.option, complaint.message, complaint.code) == (option, message, "chart.spec")
    assert complaint.allowed.startswith(allowed)


def test_what_cannot_be_drawn_is_a_problem_of_the_chart(tmp_path: Path, fonts: Fonts) -> None:
    """An expression that cannot be read and an option that there is not: problems in the worker too."""
    request, _ = ask(COUNTS, "spec", spec={"mark": "bar", "encoding": {"x": {"field": "count", "agregate": "sum"}}})
    other, _ = ask(COUNTS, "spec", spec={**BARS, "transform": [{"filter": "datum.count >"}]})
    assert request is not None
    assert other is not None
    drawings, problems = draw_charts([Job("a", request, COUNTS), Job("b", other, COUNTS)], tmp_path, fonts, workers=1)
    assert drawings == {}
    assert [problem.code for problem in problems] == ["chart.spec", "chart.spec"]
    assert problems[0].message == "chart 'sample': 'x' has no option 'agregate'"
    assert problems[1].message.startswith("chart 'sample': Vega-Lite cannot draw it: ")


def test_an_empty_cell_is_no_mark(fonts: Fonts) -> None:
    """A row without a value is left out, not drawn as nought."""
    spec = {"mark": "bar", "encoding": {"x": {"field": "change"}, "y": {"field": "place"}}}
    drawing = draw(CHANGES, spec, fonts)
    assert len(json.loads(drawing.light)["p"][0][0]) == 3


@pytest.mark.slow
def test_an_expression_that_hangs_is_ended(fonts: Fonts) -> None:
    """A regular expression without end holds nothing up: the process is ended at its deadline, the next one draws."""
    words = make_dataset("name string, value number", [("a" * 60 + "!", 1)])
    evil = {
        "transform": [{"filter": "test(/^(a+)+$/, datum.name)"}],
        "mark": "bar",
        "encoding": {"x": {"field": "value"}},
    }
    jobs = [make_job(words, "spec", "evil", spec=evil), make_job(COUNTS, "spec", "good", spec=BARS)]
    with Pool(fonts, 1, 8) as pool:
        answers = dict(pool.draw(jobs))
    assert answers[0] == "it took longer than 8 seconds"
    assert isinstance(answers[1], Drawing)
