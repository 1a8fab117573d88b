"""Lines, areas and slopes: hard data, the laws of their drawing, and what bad options are told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from itertools import combinations, pairwise
from math import hypot
from typing import Any

import pytest
from altair.utils.schemapi import debug_mode
from hypothesis import given, settings
from hypothesis import strategies as st

from nutgraf.charts.annotations import add_annotations, measure_head
from nutgraf.charts.callout import Box, fill_box
from nutgraf.charts.frames import Frame
from nutgraf.charts.inscriptions import box_texts
from nutgraf.charts.layers import find_room
from nutgraf.charts.options import Annotation
from nutgraf.charts.runs import simplify
from nutgraf.charts.sheet import Sheet, Sketch
from nutgraf.charts.studio import NARROW, WIDE, compose_spec, draw_chart, make_sheet, sketch_chart
from nutgraf.datasets.model import Dataset
from nutgraf.fonts import Fonts
from tests.charts.kinds.plane_jobs import CASES, GAPS, PARTIES, POWER, list_jobs
from tests.charts.samples import YEARS, ask, make_dataset, make_job


@pytest.fixture(autouse=True, scope="module")
def unchecked() -> Iterator[None]:
    """Altair does not validate each of thousands of drawings; `test_drawing` does so once for every kind and option."""
    with debug_mode(False):
        yield


WORDS = st.lists(st.text("aeilmnorst", min_size=2, max_size=9), min_size=1, max_size=12).map(" ".join)


def list_overlaps(sketch: Sketch, fonts: Fonts) -> list[tuple[str, str]]:
    """The pairs of words on a sketch that share a pixel."""
    named = list(zip([row["text"] for row in sketch.texts], box_texts(sketch, fonts), strict=True))
    return [(one, other) for (one, box), (other, its) in combinations(named, 2) if box.grow(-0.4).meets(its.grow(-0.4))]


def list_strays(sketch: Sketch, fonts: Fonts) -> list[str]:
    """The words that leave the sheet."""
    sheet = Box(-1, -1, sketch.width + 2, sketch.height + 2)
    named = zip([row["text"] for row in sketch.texts], box_texts(sketch, fonts), strict=True)
    return [text for text, box in named if not sheet.holds(box)]


def find_layer(spec: dict[str, Any], name: str) -> dict[str, Any]:
    """The layer over the table of that name."""
    found: dict[str, Any] = next(layer for layer in spec["layer"] if layer["data"]["name"] == name)
    return found


# Annotations


@st.composite
def annotate(draw: st.DrawFn) -> dict[str, object]:
    """An annotation of any sort on a chart of the years 2000 to 2019 with values from 0 to 100."""
    text, first = draw(WORDS), draw(st.integers(2000, 2018))
    sort = draw(st.sampled_from(["arrow", "value", "at", "range"]))
    if sort == "arrow":
        return {"text": text, "at": str(first), "value": draw(st.integers(0, 100))}
    if sort == "value":
        return {"text": text, "value": draw(st.integers(0, 100))}
    if sort == "at":
        return {"text": text, "at": str(first)}
    return {"text": text, "from": str(first), "to": str(draw(st.integers(first + 1, 2019)))}


@pytest.mark.parametrize("width", [NARROW, WIDE])
@given(st.lists(annotate(), min_size=1, max_size=6), st.lists(st.integers(0, 100), min_size=20, max_size=20))
@settings(max_examples=40, deadline=None)
def test_annotations_never_collide(
    width: int, fonts: Fonts, annotations: list[dict[str, object]], values: list[int]
) -> None:
    """No word meets another one, of an annotation, an axis or an end, none leaves the sheet, and none is lost."""
    rows = [(2000 + n, value) for n, value in enumerate([0, *values[1:-1], 100])]
    job = make_job(make_dataset("year year, value number", rows), "line", x="year", y="value", annotations=annotations)
    sketch = sketch_chart(job, width, fonts)
    assert list_overlaps(sketch, fonts) == []
    assert list_strays(sketch, fonts) == []
    shown = "".join(row["text"] for row in sketch.texts).replace(" ", "")
    assert [item["text"] for item in annotations if str(item["text"]).split()[0] not in shown] == []


@pytest.mark.parametrize("width", [NARROW, WIDE])
@given(st.lists(st.tuples(WORDS, st.integers(0, 3), st.integers(0, 100)), min_size=1, max_size=5))
@settings(max_examples=40, deadline=None)
def test_annotations_of_lanes_never_collide(width: int, fonts: Fonts, wanted: list[tuple[str, int, int]]) -> None:
    """The same holds where values run to the right and categories downwards."""
    sheet, frame, sketch = make_lanes(width, fonts)
    items = [
        Annotation.model_validate({"text": text, "value": value, **({"at": f"Lane {lane}"} if lane else {})})
        for text, lane, value in wanted
    ]
    bars = [point for lane in range(4) for point in fill_box(Box(90, 50 + 40 * lane, 20.0 + 50 * lane, 24))]
    add_annotations(sketch, sheet, frame, items, bars)
    assert list_overlaps(sketch, fonts) == []
    assert list_strays(sketch, fonts) == []


def make_lanes(width: int, fonts: Fonts) -> tuple[Sheet, Frame, Sketch]:
    """Four lanes with a label each, and values from 0 to 100."""
    sheet = make_sheet(make_job(YEARS, "line", x="year", y="share", series="medium"), width, fonts)
    sketch = Sketch(width, 220, (1, 1))
    sketch.add_texts([{"x": 0, "y": 66 + 40 * lane, "text": f"Lane {lane}"} for lane in range(4)])
    spans = {f"Lane {lane}": (50.0 + 40 * lane, 74.0 + 40 * lane) for lane in range(4)}
    box = Box(90, 50, width - 110, 150)
    frame = Frame(box, False, spans.get, lambda value: 90 + value / 100 * (width - 110), lambda spot, member: None)
    return sheet, frame, sketch


def test_a_line_at_a_value_is_upright_among_lanes(fonts: Fonts) -> None:
    """Where values run to the right, a value alone is a line downwards, and its words have the room asked for."""
    sheet, frame, sketch = make_lanes(WIDE, fonts)
    items = [Annotation.model_validate({"text": "Half of all", "value": 50})]
    assert measure_head(sheet, items, 300) > 12
    add_annotations(sketch, sheet, frame, items, [])
    (row,) = [row for row in sketch.texts if row["text"] == "Half of all"]
    assert row["y"] < 50
    rules = compose_spec(sketch)["datasets"]
    (rule,) = [row for name, rows in rules.items() if name.startswith("rules") for row in rows]
    assert rule["x"] == rule["x2"] == 90 + (WIDE - 110) / 2


def test_leaders_do_not_run_through_words(fonts: Fonts) -> None:
    """No arrow of the sample charts crosses a word."""
    for job in list_jobs():
        sketch = sketch_chart(job, WIDE, fonts) if not job.request.options.get("facet") else None
        tables = compose_spec(sketch)["datasets"] if sketch else {}
        for name, rows in tables.items():
            if name.startswith("leader") and sketch:
                middle = [(rows[1]["x"], rows[1]["y"])]
                assert sum(box.grow(-1).count_inside(middle) for box in box_texts(sketch, fonts)) == 0, job.key


def test_a_text_without_room_is_numbered_and_told_below(fonts: Fonts) -> None:
    """Where the plot is full of marks, a ring stands at the spot, and the text below the drawing, which grows."""
    sheet, frame, sketch = make_lanes(NARROW, fonts)
    full = fill_box(frame.box, 3)
    add_annotations(
        sketch, sheet, frame, [Annotation.model_validate({"text": "Here", "at": "Lane 2", "value": 50})], full
    )
    assert sketch.height > 220
    numbers = [row for row in sketch.texts if row["text"] == "1"]
    assert len(numbers) == 2
    (note,) = [row for row in sketch.texts if row["text"] == "Here"]
    assert note["y"] > 220


@pytest.mark.parametrize(
    ("annotation", "key", "message"),
    [
        ({"at": "1990"}, "annotations.0.at", "chart 'sample': '1990' lies outside of the rows that are drawn"),
        (
            {"at": "2018", "series": "Radios"},
            "annotations.0.series",
            "chart 'sample': there is no series 'Radios' to point at",
        ),
    ],
)
def test_annotations_that_nobody_would_see_are_told(annotation: dict[str, str], key: str, message: str) -> None:
    """Words at places that are not drawn, or at lines that are not there, are mistakes."""
    asked = [{"text": "Look", **annotation}]
    _, problems = ask(YEARS, "line", x="year", y="share", series="medium", annotations=asked)
    assert [(problem.code, problem.message) for problem in problems] == [("chart.annotation", message)]


def test_an_arrow_needs_a_value_to_point_at() -> None:
    """A series without a value at the spot is told, as nothing would be drawn."""
    asked = [{"text": "Look", "at": "2005", "series": "Radio"}]
    _, problems = ask(GAPS, "line", x="year", y="share", series="medium", annotations=asked)
    assert [problem.message for problem in problems] == ["chart 'sample': 'Radio' has no value at '2005' to point at"]


# Lines


@pytest.mark.parametrize("width", [NARROW, WIDE])
@given(st.lists(st.lists(st.none() | st.integers(-50, 150), min_size=6, max_size=6), min_size=1, max_size=6))
@settings(max_examples=40, deadline=None)
def test_names_at_the_ends_of_lines_never_overlap(width: int, fonts: Fonts, lines: list[list[int | None]]) -> None:
    """However close lines end, and wherever, their names stand apart, on the sheet, each there once."""
    rows = [
        (2000 + n, f"Line number {k}", value)
        for k, values in enumerate([[1, 2, 3, 4, 5, 6], *lines][:6])
        for n, value in enumerate(values)
    ]
    job = make_job(
        make_dataset("year year, name string, value number", rows), "line", x="year", y="value", series="name"
    )
    sketch = sketch_chart(job, width, fonts)
    assert list_overlaps(sketch, fonts) == []
    assert list_strays(sketch, fonts) == []
    known = {name for _, name, value in rows if value is not None}
    shown = " ".join(row["text"] for row in sketch.texts)
    assert shown.count("Line number") == len(known)


def test_many_lines_step_back_behind_the_few_that_matter(fonts: Fonts) -> None:
    """Ten lines are one thin layer, two have looks of their own, and names that have no room are left out."""
    rows = [(2000 + n, f"Place {k}", 10 * k + n % 3) for k in range(12) for n in range(5)]
    dataset = make_dataset("year year, place string, value number", rows)
    chart = {"x": "year", "y": "value", "series": "place"}
    sketch = sketch_chart(make_job(dataset, "line", highlight=["Place 3", "Place 4"], **chart), NARROW, fonts)
    spec = compose_spec(sketch)
    lines = [layer for layer in spec["layer"] if layer["mark"]["type"] == "line"]
    assert lines[0]["data"]["name"] == "context"
    assert len(lines) == 3
    assert len({row["line"] for row in spec["datasets"]["context"]}) == 10
    assert {"Place 3", "Place 4"} <= {row["text"] for row in sketch.texts if row["weight"] == 600}
    assert list_overlaps(sketch, fonts) == []
    _, problems = ask(dataset, "line", **chart)
    assert [problem.code for problem in problems] == ["chart.categories"]


def test_what_is_expected_is_dashed_and_joined_to_what_is_known(fonts: Fonts) -> None:
    """From `dashed_from` on the line is dashed, and begins where the known one ends."""
    dataset = make_dataset("year year, value number", [(2000 + n, n * n) for n in range(9)])
    job = make_job(dataset, "line", x="year", y="value", dashed_from="2006")
    spec = compose_spec(sketch_chart(job, WIDE, fonts))
    known, expected = [layer for layer in spec["layer"] if layer["mark"]["type"] == "line"]
    assert "strokeDash" not in known["mark"]
    assert expected["mark"]["strokeDash"] == [2, 3]
    ends = [[row["at"] for row in spec["datasets"][layer["data"]["name"]]] for layer in (known, expected)]
    assert ends[0][-1] == ends[1][0] == 2005
    assert ends[1][-1] == 2008


def test_a_band_lies_between_its_columns_and_has_gaps(fonts: Fonts) -> None:
    """The area has the very values of the two columns; where one is missing, so is the area; both are told."""
    rows = [(2000, 5, 4, 6), (2001, 6, None, 8), (2002, 7, 5, 9)]
    dataset = make_dataset("year year, value number, low number, high number", rows)
    spec = compose_spec(
        sketch_chart(make_job(dataset, "line", x="year", y="value", lower="low", upper="high"), WIDE, fonts)
    )
    band = spec["datasets"]["band_0"]
    assert [(row["value"], row["high"]) for row in band] == [(4, 6), (None, None), (5, 9)]
    titles = [field["title"] for field in find_layer(spec, "hover")["encoding"]["tooltip"]]
    assert titles == ["Year", "Value", "Low", "High"]


def test_a_value_between_two_gaps_is_a_dot(fonts: Fonts) -> None:
    """A value without neighbours, which no line shows, is drawn even where no dots are asked for."""
    dataset = make_dataset(
        "year year, value number", [(2000, 1), (2001, 2), (2002, None), (2003, 5), (2004, None), (2005, 3)]
    )
    spec = compose_spec(sketch_chart(make_job(dataset, "line", x="year", y="value", dots="none"), WIDE, fonts))
    assert [row["at"] for row in spec["datasets"]["points"]] == [2003, 2005]


def test_steps_keep_their_edges(fonts: Fonts) -> None:
    """Where a value holds until the next, only repeated values are left out."""
    dataset = make_dataset("year year, value number", [(2000 + n, value) for n, value in enumerate([1, 1, 1, 2, 3, 3])])
    spec = compose_spec(sketch_chart(make_job(dataset, "line", x="year", y="value", step=True), WIDE, fonts))
    layer = next(layer for layer in spec["layer"] if layer["mark"]["type"] == "line")
    assert layer["mark"]["interpolate"] == "step-after"
    assert [row["at"] for row in spec["datasets"][layer["data"]["name"]]] == [2000, 2003, 2004, 2005]


def test_a_logarithmic_axis_says_so(fonts: Fonts) -> None:
    """Its scale is Vega's own, its ticks are powers of ten, and its caption names it."""
    sketch = sketch_chart(make_job(CASES, "line", x="day", y="cases", log=True), WIDE, fonts)
    scale = find_layer(compose_spec(sketch), "hover")["encoding"]["y"]["scale"]
    assert (scale["type"], scale["domain"]) == ("log", [1, 100000])
    assert {"1", "10", "100", "1,000", "Cases (logarithmic scale)"} <= {row["text"] for row in sketch.texts}


@given(st.lists(st.floats(-300, 300), min_size=3, max_size=60))
def test_what_is_left_out_of_a_line_cannot_be_seen(values: list[float]) -> None:
    """Each point that is left out lies within a quarter of a pixel of the line that is drawn."""
    points = [(3.0 * n, value) for n, value in enumerate(values)]
    kept = simplify(points)
    assert kept[0] == 0
    assert kept[-1] == len(points) - 1
    for first, last in pairwise(kept):
        (x, y), (x2, y2) = points[first], points[last]
        for px, py in points[first + 1 : last]:
            along = ((px - x) * (x2 - x) + (py - y) * (y2 - y)) / ((x2 - x) ** 2 + (y2 - y) ** 2)
            assert hypot(px - x - along * (x2 - x), py - y - along * (y2 - y)) <= 0.2501


def test_thousands_of_points_are_a_small_path(fonts: Fonts) -> None:
    """Five thousand rows are drawn; of those that lie on a straight line only a few are in its path."""
    straight = make_dataset("x number, y number", [(n, n) for n in range(5000)])
    spec = compose_spec(sketch_chart(make_job(straight, "line", x="x", y="y"), WIDE, fonts))
    line = next(layer["data"]["name"] for layer in spec["layer"] if layer["mark"]["type"] == "line")
    assert len(spec["datasets"][line]) <= 21
    assert len(spec["datasets"]["hover"]) == 5000


def test_more_rows_than_can_be_drawn_are_summed_up() -> None:
    """A hundred thousand rows are told at once, with the query that makes them fewer."""
    dataset = make_dataset("day date, value number", [(date(2000, 1, 1), 1)])
    days = tuple({"day": date.fromordinal(690000 + n), "value": Decimal(n)} for n in range(100_000))
    _, problems = ask(replace(dataset, rows=days), "line", x="day", y="value")
    (problem,) = problems
    assert problem.message == "chart 'sample': 100,000 rows are more than kind 'line' can show"
    assert "date_trunc('month', \"day\")" in (problem.fix or "")


HARD: dict[str, Dataset] = {
    "one": make_dataset("year year, value number", [(2000, 5)]),
    "level": make_dataset("year year, value number", [(2000, 5), (2001, 5)]),
    "level-huge": make_dataset("year year, value number", [(2000, 10**12), (2001, 10**12)]),
    "tiny": make_dataset("year year, value number", [(2000, "0.0000001"), (2001, "0.0000003")]),
    "negative": make_dataset("year year, value number", [(2000, -5), (2001, -500)]),
    "early": make_dataset("year year, value number", [(-44, 3), (312, 5), (998, 4)]),
    "old": make_dataset("day date, value number", [(date(312, 5, 1), 3), (date(1888, 12, 31), 5)]),
    "clocks": make_dataset(
        "at datetime, value number",
        [(datetime(2021, 3, 28, 1, 30), 1), (datetime(2021, 3, 28, 2, 30), 2), (datetime(2021, 3, 28, 3, 30), 3)],
    ),
    "minutes": make_dataset("at datetime, value number", [(datetime(2021, 3, 28, 23, 58 + n), n) for n in range(2)]),
}


@pytest.mark.parametrize("kind", ["line", "area"])
@pytest.mark.parametrize("dataset", HARD.values(), ids=HARD)
def test_hard_data_stay_on_the_plane(kind: str, dataset: Dataset, fonts: Fonts) -> None:
    """One point, level lines, years before 1000, hours that clocks skip: all is drawn, and no word leaves the sheet."""
    job = make_job(dataset, kind, x=dataset.key, y="value", reference={"value": 4, "text": "To compare with"})
    for width in (WIDE, NARROW):
        sketch = sketch_chart(job, width, fonts)
        assert list_strays(sketch, fonts) == []
        assert list_overlaps(sketch, fonts) == []
    assert "<path" in draw_chart(job, fonts).narrow.text


def test_an_hour_that_clocks_skip_keeps_its_place(fonts: Fonts) -> None:
    """Times are drawn as written: half past one, two and three lie equally far apart on the night of the change."""
    job = make_job(HARD["clocks"], "line", x="at", y="value")
    ats = [row["at"] for row in compose_spec(sketch_chart(job, WIDE, fonts))["datasets"]["hover"]]
    assert ats[1] - ats[0] == pytest.approx(ats[2] - ats[1])


BAD_LINES: list[tuple[dict[str, object], str]] = [
    ({"low": 10}, "'low: 10' would cut off 3 (0) and 1 more"),
    ({"high": 40000}, "'high: 40000' would cut off 49152 (14)"),
    ({"low": 9, "high": 3}, "'low: 9' is not below 'high: 3'"),
    ({"low": 0, "log": True}, "a logarithmic axis cannot begin at 0"),
    (
        {"high": 50000, "reference": {"value": 60000, "text": "x"}},
        "60000 lies beyond 'high: 50000' and would not be seen",
    ),
    ({"log": True, "reference": {"value": 0, "text": "x"}}, "a logarithmic axis has no place for 0"),
    ({"log": True, "zero": True}, "'log' and 'zero' exclude each other"),
    ({"low": 1, "zero": True}, "'low' and 'zero' exclude each other"),
    ({"lower": "cases"}, "'lower' needs 'upper'"),
    ({"upper": "cases"}, "'upper' needs 'lower'"),
    ({"dashed_from": "May"}, "'dashed_from' is 'May', but column 'day' holds numbers"),
]


@pytest.mark.parametrize(("options", "message"), BAD_LINES)
def test_bad_axes_are_told(options: dict[str, object], message: str) -> None:
    """What would cut values off, or cannot be drawn, is a mistake told with the value and its place."""
    _, problems = ask(CASES, "line", x="day", y="cases", **options)
    assert [problem.message for problem in problems] == [f"chart 'sample': {message}"]


def test_logarithms_need_values_above_zero() -> None:
    """The first value that has no place on the axis is named, and how many more there are."""
    dataset = make_dataset("year year, value number", [(2000, 1), (2001, 0), (2002, -4)])
    _, problems = ask(dataset, "line", x="year", y="value", log=True)
    assert [problem.message for problem in problems] == [
        "chart 'sample': a logarithmic axis has no place for 0 (2001) and 1 more"
    ]


# Areas

TABLES = st.lists(st.lists(st.integers(0, 1000), min_size=4, max_size=4), min_size=2, max_size=6)


@pytest.mark.parametrize("share", [True, False])
@given(TABLES)
@settings(max_examples=30, deadline=None)
def test_stacks_are_sums(share: bool, fonts: Fonts, table: list[list[int]]) -> None:
    """Each area begins where the one below ends, is as high as its value, and all together are the sum, or 100."""
    rows = [(2000 + n, f"Part {k}", value) for k, values in enumerate(table) for n, value in enumerate(values)]
    dataset = make_dataset("year year, part string, value number", rows)
    job = make_job(dataset, "area", x="year", y="value", series="part", share=share)
    tables = compose_spec(sketch_chart(job, WIDE, fonts))["datasets"]
    floors = dict.fromkeys(range(2000, 2004), 0.0)
    wholes = {2000 + n: sum(values[n] for values in table) for n in range(4)}
    for k, values in enumerate(table):
        for row in tables[f"area_{k}"]:
            at, whole = int(row["at"]), wholes[int(row["at"])]
            height = values[at - 2000] * (100 / whole if whole else 0) if share else values[at - 2000]
            assert row["value"] - row["low"] == pytest.approx(height, abs=1e-9)
            below = sum(other[at - 2000] for other in table[:k]) * ((100 / whole if whole else 0) if share else 1)
            assert row["low"] == pytest.approx(below, abs=1e-9)
            floors[at] = row["value"]
    assert floors[2000] == pytest.approx((100 if wholes[2000] else 0) if share else wholes[2000])


@given(
    st.lists(st.tuples(st.integers(0, 100), st.integers(0, 100)), min_size=2, max_size=12),
    st.integers(10, 90),
    st.integers(10, 40),
)
def test_names_in_areas_lie_between_the_edges(heights: list[tuple[int, int]], width: int, height: int) -> None:
    """Where a name stands in an area, its box covers neither edge."""
    upper = [(20.0 * n, 200.0 - low - more) for n, (low, more) in enumerate(heights)]
    lower = [(20.0 * n, 200.0 - low) for n, (low, _) in enumerate(heights)]
    box = find_room(upper, lower, (width, height))
    if box is None:
        return
    for n in range(round(box.left), round(box.right) + 1):
        index = min(int(n // 20), len(upper) - 2)
        share = n / 20 - index
        top = upper[index][1] * (1 - share) + upper[index + 1][1] * share
        low = lower[index][1] * (1 - share) + lower[index + 1][1] * share
        assert top <= box.top + 1e-6
        assert low >= box.bottom - 1e-6


def test_areas_without_room_are_named_at_their_end(fonts: Fonts) -> None:
    """A thin area has its name at the right, a thick one inside; each is there once."""
    job = make_job(POWER, "area", x="year", y="power", series="fuel")
    sketch = sketch_chart(job, WIDE, fonts)
    places = {row["text"]: row["x"] for row in sketch.texts if row["text"] in ("Coal", "Wind", "Solar on roofs")}
    edge = find_layer(compose_spec(sketch), "hover")["encoding"]["x"]["scale"]["range"][1]
    assert places["Coal"] < places["Wind"] < edge < places["Solar on roofs"]


def test_shares_are_in_the_table_too(fonts: Fonts) -> None:
    """A share that a reader can touch is a column of the table, with one decimal."""
    drawing = draw_chart(make_job(POWER, "area", x="year", y="power", series="fuel", share=True), fonts)
    assert drawing.table.headers[-1] == "Power, %"
    assert drawing.table.rows[0][-1] == "69.0"


BAD_AREAS: list[tuple[Dataset, dict[str, object], str]] = [
    (YEARS, {"log": True}, "an area has no logarithmic axis: it begins at zero"),
    (YEARS, {"low": 5}, "an area begins at zero"),
    (make_dataset("year year, share number", [(2000, 1)]), {"share": True}, "'share' needs 'series'"),
    (
        GAPS,
        {"series": "medium"},
        "there is no value for 'Radio' at '2003', nor for 6 other places, so the stack is not the whole",
    ),
    (
        make_dataset("year year, medium string, share number", [(2000, "Radio", 3), (2000, "Print", -1)]),
        {"series": "medium"},
        "-1 of 'Print' at '2000' is less than nothing, so it cannot be stacked",
    ),
]


@pytest.mark.parametrize(("dataset", "options", "message"), BAD_AREAS)
def test_bad_areas_are_told(dataset: Dataset, options: dict[str, object], message: str) -> None:
    """Areas begin at zero, and stacks are whole."""
    _, problems = ask(dataset, "area", x="year", y="share", **{"series": "", **options})
    found = [problem.message for problem in problems if problem.code != "chart.twice"]
    assert found == [f"chart 'sample': {message}"]


# Slopes


@pytest.mark.parametrize("width", [NARROW, WIDE])
@given(st.lists(st.tuples(st.integers(0, 40), st.none() | st.integers(0, 40)), min_size=1, max_size=24))
@settings(max_examples=30, deadline=None)
def test_words_at_slopes_never_overlap(width: int, fonts: Fonts, pairs: list[tuple[int, int | None]]) -> None:
    """However many lines begin or end at one value, the drawing is high enough for all their names and values."""
    rows = [
        (when, f"Place {k}", value)
        for k, pair in enumerate(pairs)
        for when, value in zip(("Before", "After"), pair, strict=True)
    ]
    dataset = make_dataset("when string, place string, count number", rows)
    sketch = sketch_chart(make_job(dataset, "slope", x="when", y="count", series="place"), width, fonts)
    assert list_overlaps(sketch, fonts) == []
    assert list_strays(sketch, fonts) == []
    shown = " ".join(row["text"] for row in sketch.texts) + " "
    assert [k for k in range(len(pairs)) if f"Place {k} " not in shown] == []


def test_slopes_tell_rise_from_fall(fonts: Fonts) -> None:
    """With `direction`, what falls is dashed and hollow, what rises solid, what stays thin."""
    spec = compose_spec(
        sketch_chart(make_job(PARTIES, "slope", x="year", y="share", series="party", direction=True), WIDE, fonts)
    )
    lines = [layer for layer in spec["layer"] if layer["mark"]["type"] == "line"]
    dashes = {
        tuple(row["value"] for row in spec["datasets"][layer["data"]["name"]]): layer["mark"].get("strokeDash")
        for layer in lines
    }
    assert dashes[38.1, 22.0] == [7, 3]
    assert dashes[4.2, 18.5] is None


def test_moments_of_slopes_lie_as_far_apart_as_in_time(fonts: Fonts) -> None:
    """Years keep their distances; words, which have none, stand evenly."""
    rows = [(year, "A", 1) for year in (1990, 2000, 2020)]
    years = make_dataset("year year, place string, count number", rows)
    tables = compose_spec(sketch_chart(make_job(years, "slope", x="year", y="count", series="place"), WIDE, fonts))[
        "datasets"
    ]
    assert [row["at"] for row in tables["hover"]] == [1990, 2000, 2020]


BAD_SLOPES: list[tuple[Dataset, dict[str, object], str]] = [
    (YEARS, {"x": "year", "y": "share", "series": "medium"}, "column 'year' has 8 different moments"),
    (
        make_dataset("year year, share number, medium string", [(2000, 1, "Radio")]),
        {"x": "year", "y": "share", "series": "medium"},
        "column 'year' has 1 different moments",
    ),
    (
        PARTIES,
        {"x": "year", "y": "share", "series": "party", "direction": True, "highlight": ["Greens"]},
        "'highlight' and 'direction' exclude each other",
    ),
    (
        PARTIES,
        {"x": "party", "y": "share", "series": "party", "from": "Greens"},
        "'from' has no meaning along column 'party', which holds strings",
    ),
]


@pytest.mark.parametrize(("dataset", "options", "message"), BAD_SLOPES)
def test_bad_slopes_are_told(dataset: Dataset, options: dict[str, object], message: str) -> None:
    """A slope compares a few moments, and stresses lines in one way."""
    _, problems = ask(dataset, "slope", **options)
    assert [problem.message for problem in problems] == [f"chart 'sample': {message}"]
