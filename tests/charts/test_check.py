from __future__ import annotations

import subprocess
import sys
from decimal import Decimal

import pytest

from nutgraf.charts.check import validate
from nutgraf.charts.kinds import CHARTS
from tests.charts.samples import CHANGES, COUNTS, EVENTS, PLACES, SHARES, STORY, YEARS, ask, make_dataset

BAD = [
    ("bar", {"x": "count"}, "chart.missing",
     "5:3  chart 'sample' lacks 'y'  (The column of categories: what the bars are named.)  add 'y:'"),
    ("bar", {"x": "count", "y": "label", "colour": "basis"}, "chart.option",
     "5:3  chart 'sample' has no option 'colour'  (did you mean 'color'? known: alt, annotations, color, data, facet, "
     "format, highlight, kind, labels, note, reference, sort …)"),
    ("bar", {"x": "count", "y": "lable"}, "chart.column",
     "13:5  chart 'sample': dataset 'sample' has no column 'lable'"
     "  (did you mean 'label'? known: basis, count, label)"),
    ("bar", {"x": "basis", "y": "label"}, "chart.type",
     "11:5  chart 'sample': 'x' cannot show column 'basis', which is a string  (a number: count)"),
    ("bar", {"x": "count", "y": "label", "sort": "upwards"}, "chart.value",
     "16:5  chart 'sample': 'sort' is not valid: input should be 'data', 'ascending', 'descending' or 'name'"),
    ("bar", {"x": "count", "y": "label", "alt": "a SAMPLE."}, "chart.alt",
     "10:5  chart 'sample': 'alt' repeats the title  say what a reader who cannot see the chart must know"),
    ("bar", {"x": "count", "y": "label", "alt": ""}, "chart.missing",
     "5:3  chart 'sample' lacks 'alt'  (What a reader who cannot see the chart must know. Not the title again.)"
     "  add 'alt:'"),
    ("bar", {"x": "count", "y": "label", "reference": {"value": 1}}, "chart.missing",
     "5:3  chart 'sample' lacks 'reference.text'  add 'reference.text:'"),
    ("bar", {"x": "count", "y": "label", "highlight": ["Counted over the week"]}, "chart.highlight",
     "21:5  chart 'sample': there is no 'Counted over the week' to highlight  (did you mean 'Counted over the weekend'?"
     " known: Counted at the gate on the first day, Counted over the weekend, What the organisers say the grounds can"
     " hold at any one time)"),
    ("pie", {}, "chart.kind", "6:5  chart 'sample': there is no kind 'pie'  (known: bar, dot, line, timeline)"),
    ("timeline", {"label": "label", "scale": "time", "when": "label"}, "chart.scale",
     "20:5  chart 'sample': distances by time need a column of times  add 'at:' or take out 'scale: time'"),
    ("timeline", {"label": "label"}, "chart.missing",
     "5:3  chart 'sample': 'when' is missing  (a column that tells the time, or 'at' with dates)  add 'when:'"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "options", "code", "text"), BAD, ids=[f"{bad[0]}-{bad[2]}-{n}" for n, bad in enumerate(BAD)]
)
def test_a_mistake_is_told_where_it_stands(kind: str, options: dict[str, object], code: str, text: str) -> None:
    """Each mistake gives one problem at its key, with what is allowed."""
    _, problems = ask(COUNTS, kind, **options)
    assert [problem.format() for problem in problems] == [f"content/stories/sample/story.md:{text}  [{code}]"]


def test_all_mistakes_are_told_at_once() -> None:
    """Two wrong keys are two problems."""
    _, problems = ask(COUNTS, "bar", x="count", y="label", colour="basis", labels="perhaps")
    assert {problem.code for problem in problems} == {"chart.option", "chart.value"}


def test_an_entry_without_kind_names_the_kinds() -> None:
    """Without `kind` nothing else can be said."""
    _, problems = validate({"data": "sample"}, STORY, PLACES, "sample")
    assert [problem.allowed for problem in problems] == ["one of bar, dot, line, timeline"]


def test_a_bar_axis_cannot_be_cut() -> None:
    """Bars begin at zero: no option says otherwise."""
    assert not {"from", "min", "zero", "scale", "domain"} & set(CHARTS["bar"].options.model_fields)


def test_more_categories_than_can_be_told_apart_are_refused() -> None:
    """Six members of a series have a look of their own, seven have not."""
    columns = "name string, value number, group string"
    for count, expected in ((6, []), (7, ["chart.categories"])):
        rows = [(f"Row {n}", n + 1, f"Group {n}") for n in range(count)]
        _, problems = ask(make_dataset(columns, rows), "bar", x="value", y="name", color="group")
        assert [problem.code for problem in problems] == expected


def test_no_rows_and_no_values_are_told() -> None:
    """A chart of nothing is a problem, not an empty frame."""
    for rows in ([], [("Only", None)]):
        _, problems = ask(make_dataset("name string, value number", rows), "bar", x="value", y="name")
        assert [problem.code for problem in problems] == ["chart.empty"]


@pytest.mark.parametrize("value", ["Infinity", "NaN", "1e15", "-1e15", "0.000000000000001"])
def test_a_value_that_no_label_can_show_is_refused(value: str) -> None:
    """Values without end, or of more digits than fit, are told and not drawn."""
    dataset = make_dataset("name string, value number", [("One", Decimal(value))])
    _, problems = ask(dataset, "bar", x="value", y="name")
    assert [problem.code for problem in problems] == ["chart.value"]
    assert "at most 15 digits, with the" in problems[0].allowed


def test_too_many_rows_are_refused() -> None:
    """A hundred thousand rows are for a database to sum up, not for a page to carry."""
    dataset = make_dataset("x number, y number", [(n, n) for n in range(100_000)])
    _, problems = ask(dataset, "line", x="x", y="y")
    assert [problem.format().split("  ")[1:4] for problem in problems] == [
        [
            "chart 'sample': 100000 rows are more than a line chart can show",
            "(at most 5000)",
            "aggregate or filter the dataset",
        ]
    ]


def test_two_values_at_one_place_of_a_line_are_told() -> None:
    """A line has one value at each place; the fix names the missing series."""
    _, problems = ask(YEARS, "line", x="year", y="share")
    assert [(problem.code, problem.fix) for problem in problems] == [
        ("chart.twice", "name the column that tells lines apart")
    ]


def test_two_dimensions_for_one_look_exclude_each_other() -> None:
    """In a dumbbell the ends are the series."""
    _, problems = ask(SHARES, "dot", x="before", x2="after", y="country", color="country")
    assert [problem.code for problem in problems] == ["chart.value"]


def test_good_charts_give_a_request() -> None:
    """What is right passes, with the defaults filled in."""
    request, problems = ask(CHANGES, "bar", x="change", y="place")
    assert problems == []
    assert request is not None
    assert (request.options["sort"], request.options["width"]) == ("data", "text")
    assert ask(EVENTS, "timeline", when="when", label="event")[1] == []


def test_every_option_is_documented() -> None:
    """Whoever asks for a chart finds each word explained."""
    for kind in CHARTS.values():
        missing = [name for name, field in kind.options.model_fields.items() if not field.description]
        assert missing == []


def test_checking_does_not_import_the_drawing_libraries() -> None:
    """A site without changes never waits for Altair."""
    heavy = {"altair", "vl_convert", "fontTools"}
    code = f"import sys, nutgraf.charts.check, nutgraf.charts.draw; print({heavy} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
