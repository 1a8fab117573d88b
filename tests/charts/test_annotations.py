"""Words at places of a chart: at every kind each sort of them is drawn at every width, or told; none disappears."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from nutgraf.charts.inscriptions import box_texts
from nutgraf.charts.kinds import CHARTS
from nutgraf.charts.sheet import Sketch
from nutgraf.charts.studio import NARROW, WIDE, compose_spec, draw_chart, sketch_chart
from nutgraf.fonts import Fonts
from tests.charts.kinds.bars_jobs import BUDGET, TRAVEL
from tests.charts.samples import ask, make_dataset, make_doubtful_job, make_job

DATA = make_dataset(
    "name string, part string, day date, x number things, value number things",
    [
        (f"Row {n}", ("First", "Second")[n % 2], date(2024, 1, 1) + timedelta(n % 6), 10 + n * n, value)
        for n, value in enumerate((3, 40, -5, 60, 8, 20))
    ],
)
PAIR = make_dataset(
    "name string, day date, value number things",
    [(name, date(2024, 1, day), day + 7 * n) for n, name in enumerate(("Row 0", "Row 2", "Row 4")) for day in (1, 3)],
)
HALVES = make_dataset(
    "name string, part string, day date, x number things, value number things",
    [
        (f"Row {n}", ("First", "Second")[n > 2], date(2024, 1, 1) + timedelta(n), 10 + n * n, value)
        for n, value in enumerate((3, 40, 5, 60, 8, 20))
    ],
)
DAY, ROW = ("2024-01-03", "2024-01-01"), ("Row 2", "Row 4")
KINDS: dict[str, tuple[dict[str, object], tuple[str, str]]] = {
    "area": ({"x": "day", "y": "value"}, DAY),
    "bar": ({"x": "value", "y": "name"}, ROW),
    "beeswarm": ({"x": "value", "y": "part"}, ("Second", "First")),
    "box": ({"x": "value", "y": "name"}, ROW),
    "column": ({"x": "name", "y": "value"}, ROW),
    "dot": ({"x": "value", "y": "name"}, ROW),
    "histogram": ({"x": "value"}, ("20", "8")),
    "line": ({"x": "day", "y": "value"}, DAY),
    "lollipop": ({"x": "value", "y": "name"}, ROW),
    "scatter": ({"x": "x", "y": "value"}, ("14", "10")),
    "slope": ({"x": "day", "y": "value", "series": "name"}, DAY),
    "waterfall": ({"x": "name", "y": "value"}, ROW),
}
"""Kinds that take annotations -> their columns, and two places along their axis."""
WORDS = "Zebras"


def list_sorts(places: tuple[str, str]) -> dict[str, dict[str, object]]:
    """An annotation of each sort."""
    there, before = places
    first, last = sorted(places) if not there.isdigit() else sorted(places, key=int)
    return {
        "at a place": {"at": there},
        "at another place": {"at": before},
        "at a place and a value": {"at": there, "value": 12},
        "at a value": {"value": 12},
        "at a high value": {"value": 300},
        "over a range": {"from": first, "to": last},
    }


def test_every_kind_that_takes_annotations_is_here() -> None:
    """A new kind that has `annotations` or `reference` is added to the table."""
    takes = {kind for kind, found in CHARTS.items() if {"annotations", "reference"} & set(found.options.model_fields)}
    assert takes == set(KINDS)


@pytest.mark.parametrize("sort", list_sorts(ROW))
@pytest.mark.parametrize("kind", KINDS)
def test_words_are_drawn(kind: str, sort: str, fonts: Fonts) -> None:
    """Beside the mark, on its line, in its range, or numbered and told below."""
    columns, places = KINDS[kind]
    note = {"text": WORDS, **list_sorts(places)[sort]}
    assert count_words(kind, columns, fonts, annotations=[note]) == [1, 1]


@pytest.mark.parametrize("sort", list_sorts(ROW))
@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"slope", "beeswarm"}))
def test_words_stand_in_one_of_small_multiples(kind: str, sort: str, fonts: Fonts) -> None:
    """Lines are told in the first, words about categories in the first that has one of them: once, never nowhere."""
    columns, places = KINDS[kind]
    note = {"text": WORDS, **list_sorts((places[1], places[0]))[sort]}
    job = make_doubtful_job(HALVES, kind, **columns, facet="part", annotations=[note])
    drawing = draw_chart(job, fonts)
    assert [view.svg.text.count(f">{WORDS}<") for view in drawing.views] == [1, 1]


@pytest.mark.parametrize("value", [15, -70, 900])
@pytest.mark.parametrize("kind", KINDS)
def test_a_reference_is_drawn_wherever_it_is(kind: str, value: int, fonts: Fonts) -> None:
    """The axis reaches as far as the value to compare with."""
    assert count_words(kind, KINDS[kind][0], fonts, reference={"value": value, "text": WORDS}) == [1, 1]


def count_words(kind: str, columns: dict[str, object], fonts: Fonts, **options: object) -> list[int]:
    """How often the words stand on the wide and on the narrow drawing."""
    job = make_doubtful_job(PAIR if kind == "slope" else DATA, kind, **columns, **options)
    sketches = [sketch_chart(job, width, fonts) for width in (WIDE, NARROW)]
    return [sum(row["text"] == WORDS for row in sketch.texts) for sketch in sketches]


def find_tip(sketch: Sketch, text: str) -> tuple[float, float]:
    """Where the head of the arrow is whose words are these: the nearest place at which two rules end."""
    (row,) = [row for row in sketch.texts if row["text"] == text]
    sketch.finish()
    rules = [rule for name, rows in sketch.tables.items() if name.startswith("rules") for rule in rows]
    ends = [(rule["x2"], rule["y2"]) for rule in rules]
    heads = [end for end in dict.fromkeys(ends) if ends.count(end) >= 2]
    return min(heads, key=lambda end: abs(end[0] - row["x"]) + abs(end[1] - row["y"]))


STEPS = {"New school": "−12.50", "Before spending": "44.50", "Left for 2025": "6.25"}


@pytest.mark.parametrize("step", STEPS)
def test_words_at_a_step_point_at_its_value(step: str, fonts: Fonts) -> None:
    """At a change, at a total that the data leave out and at the last column alike: just above where it stands."""
    options = {"x": "step", "y": "change", "total": "sum", "result": "Left for 2025"}
    job = make_job(BUDGET, "waterfall", **options, annotations=[{"text": WORDS, "at": step}])
    sketch = sketch_chart(job, WIDE, fonts)
    named = zip([row["text"] for row in sketch.texts], box_texts(sketch, fonts), strict=True)
    (value,) = [box for text, box in named if text == STEPS[step]]
    x, y = find_tip(sketch, WORDS)
    assert x == pytest.approx(value.left + value.width / 2)
    assert 0 < value.top - y < 8


@pytest.mark.parametrize(("member", "place"), [("On foot", 0), ("By bike", 1), ("By car", 2), ("", 2)])
def test_words_about_one_of_several_bars_point_at_it(member: str, place: int, fonts: Fonts) -> None:
    """Side by side each bar has its own place; words about all of them point at the longest."""
    note = {"text": WORDS, "at": "Alba", **({"series": member} if member else {})}
    job = make_job(TRAVEL, "bar", x="trips", y="town", color="means", annotations=[note])
    sketch = sketch_chart(job, WIDE, fonts)
    bar = sketch.tables["bars"][place]
    assert find_tip(sketch, WORDS)[1] == pytest.approx((bar["y"] + bar["y2"]) / 2, abs=10)


@pytest.mark.parametrize("stack", ["stacked", "share"])
def test_words_about_a_part_of_a_stack_point_into_it(stack: str, fonts: Fonts) -> None:
    """Where the part lies, not where its value would be from zero: also where the axis is in per cent."""
    note = {"text": WORDS, "at": "Cala", "series": "By bike"}
    job = make_job(TRAVEL, "column", x="town", y="trips", color="means", stack=stack, annotations=[note], labels=False)
    sketch = sketch_chart(job, WIDE, fonts)
    spec = compose_spec(sketch)
    layer = next(layer for layer in spec["layer"] if layer["data"]["name"] == "bars")
    scale = layer["encoding"]["y"]["scale"]
    (low, high), (start, end) = scale["domain"], scale["range"]
    bar = sketch.tables["bars"][7]
    middle = start + ((bar["value"] + bar["zero"]) / 2 - low) / (high - low) * (end - start)
    tips = [rows[-1] for name, rows in sketch.tables.items() if name.startswith("leader")]
    tips += [
        {"x": rule["x2"], "y": rule["y2"]}
        for name, rows in sketch.tables.items()
        if name.startswith("rules")
        for rule in rows
    ]
    assert [tip for tip in tips if abs(tip["y"] - middle) < 8 and bar["x"] < tip["x"] < bar["x2"]]


LOST = [
    ("dot", {"x": "value", "y": "name"}, {"at": "Row 9"}, "column 'name' has no 'Row 9'"),
    ("slope", {"x": "day", "y": "value", "series": "name"}, {"at": "2024-01-02"}, "column 'day' has no '2024-01-02'"),
    ("column", {"x": "day", "y": "value"}, {"at": "2024-01-02"}, "'2024-01-02' has no value to point at"),
    ("bar", {"x": "value", "y": "day"}, {"at": "2024-01-04"}, "column 'day' has no '2024-01-04'"),
    ("histogram", {"x": "value"}, {"value": -3}, "-3 lies below the bars, which begin at zero"),
]


@pytest.mark.parametrize(("kind", "columns", "note", "message"), LOST, ids=[case[0] for case in LOST])
def test_words_that_would_stand_nowhere_are_told(
    kind: str, columns: dict[str, object], note: dict[str, object], message: str
) -> None:
    """Kinds with places by name take these alone, even where they are dates; a bar without a value has no end."""
    rows = [*((row["name"], row["day"], row["value"]) for row in PAIR.rows), ("Row 5", date(2024, 1, 2), None)]
    holed = make_dataset("name string, day date, value number things", rows)
    dataset = PAIR if kind in ("slope", "bar") else holed
    _, problems = ask(dataset, kind, **columns, annotations=[{"text": WORDS, **note}])
    assert [problem.message for problem in problems if problem.severity == "error"] == [f"chart 'sample': {message}"]
