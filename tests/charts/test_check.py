from __future__ import annotations

import subprocess
import sys
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from nutgraf.charts.kinds import CHARTS
from nutgraf.charts.studio import draw_chart
from nutgraf.datasets.model import Dataset
from nutgraf.datasets.query import run_query
from nutgraf.fonts import Fonts
from tests.charts.samples import CHANGES, COUNTS, DAYS, EVENTS, SHARES, STORY, YEARS, ask, make_dataset, make_job

BAD = [
    ("bar", {"x": "count"}, "chart.missing",
     "5:3  chart 'sample' lacks 'y'  (The column of categories: what the bars are named.)  add 'y:'"),
    ("bar", {"x": "count", "y": "lable"}, "chart.column",
     "13:5  chart 'sample': dataset 'sample' has no column 'lable'"
     "  (did you mean 'label'? known: basis, count, label)"),
    ("bar", {"x": "basis", "y": "label"}, "chart.type",
     "11:5  chart 'sample': 'x' cannot show column 'basis', which is a string  (a number: count)"),
    ("bar", {"x": "count", "y": "label", "alt": "a SAMPLE."}, "chart.alt",
     "10:5  chart 'sample': 'alt' repeats the title  say what a reader who cannot see the chart must know"),
    ("bar", {"x": "count", "y": "label", "subtitle": "Visitors, by day", "alt": "Bar chart of visitors by day"},
     "chart.alt",
     "10:5  chart 'sample': 'alt' repeats the subtitle  say what a reader who cannot see the chart must know"),
    ("bar", {"x": "count", "y": "label", "alt": "A chart: a sample"}, "chart.alt",
     "10:5  chart 'sample': 'alt' repeats the title  say what a reader who cannot see the chart must know"),
    ("bar", {"x": "count", "y": "label", "alt": ""}, "chart.missing",
     "5:3  chart 'sample' lacks 'alt'  (What a reader who cannot see the chart must know. Not the title again.)"
     "  add 'alt:'"),
    ("bar", {"x": "count", "y": "label", "tooltip": ["basis", "bases"]}, "chart.column",
     "5:3  chart 'sample': dataset 'sample' has no column 'bases'"
     "  (did you mean 'basis'? known: basis, count, label)"),
    ("bar", {"x": "count", "y": "label", "facet": "count"}, "chart.type",
     "5:3  chart 'sample': 'facet' cannot show column 'count', which is a number"
     "  (a string or year or date or boolean: label, basis)"),
    ("bar", {"x": "count", "y": "label", "highlight": ["Counted over the week"]}, "chart.highlight",
     "21:5  chart 'sample': there is no 'Counted over the week' to highlight  (did you mean 'Counted over the weekend'?"
     " known: Counted at the gate on the first day, Counted over the weekend, What the organisers say the grounds can"
     " hold at any one time)"),
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
    _, problems = ask(COUNTS, "bar", x="count", y="label", colour="basis", labels="perhaps", sort="up")
    assert [problem.code for problem in problems] == ["chart.value", "chart.value", "chart.option"]


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


@pytest.mark.parametrize("value", ["1e15", "-1e15", "0.000000000000001"])
def test_a_value_that_no_label_can_show_is_refused(value: str) -> None:
    """Values of more digits than fit are told and not drawn."""
    dataset = make_dataset("name string, value number", [("One", Decimal(value))])
    _, problems = ask(dataset, "bar", x="value", y="name")
    assert [problem.code for problem in problems] == ["chart.value"]
    assert "at most 15 digits, with the" in problems[0].allowed


def test_a_value_without_end_is_refused() -> None:
    """Infinity and no-number come from queries that divide by zero: told once for a column, in any of its roles."""
    rows = [("One", Decimal("NaN"), 1), ("Two", Decimal("-Infinity"), 2), ("Three", 3, 3)]
    dataset = make_dataset("name string, before number, after number", rows)
    for before, after in (("before", "after"), ("after", "before")):
        _, problems = ask(dataset, "dot", x=before, x2=after, y="name")
        assert [(problem.message, problem.allowed, problem.fix) for problem in problems] == [
            (
                "chart 'sample': column 'before' holds NaN, which no label can show, and 1 more like it",
                "numbers with an end",
                "leave the cell empty, or mend the query that made it",
            )
        ]


def test_too_many_rows_are_refused() -> None:
    """A hundred thousand rows are for a database to sum up, not for a page to carry: the fix is a query."""
    days = [(date(1900, 1, 1) + timedelta(n), ("a", "b")[n % 2], n) for n in range(6_000)]
    _, problems = ask(make_dataset("day date, side string, count number", days), "line", x="day", y="count")
    assert [(problem.message, problem.allowed, problem.fix) for problem in problems] == [
        (
            "chart 'sample': 6,000 rows are more than kind 'line' can show",
            "at most 5,000",
            "show a part with 'from' and 'to', or sum them up by the query of a dataset of their own: "
            'SELECT date_trunc(\'month\', "day")::DATE AS "day", sum("count") AS "count" FROM "sample" GROUP BY 1',
        )
    ]
    _, problems = ask(make_dataset("x number, y number", [(n, n) for n in range(100_000)]), "line", x="x", y="y")
    assert [problem.fix for problem in problems] == [
        "show a part with 'from' and 'to', or by the query of a dataset of their own: SELECT * FROM \"sample\" WHERE …"
    ]


@pytest.mark.parametrize("columns", ["day date, side string, count number", "at datetime, side string, count number"])
def test_the_query_that_is_proposed_can_be_run(columns: str) -> None:
    """What the fix says is SQL that a dataset.toml may hold: it gives one row for each group."""
    start: date = datetime(1900, 1, 1, 6) if "datetime" in columns else date(1900, 1, 1)
    rows = [(start + timedelta(n), ("a", "b")[n % 2], n) for n in range(6_000)]
    dataset = make_dataset(columns, rows)
    _, problems = ask(dataset, "line", x=dataset.key, y="count", series="side")
    sql = problems[0].fix.partition("own: ")[2]
    answer, found = run_query(sql, {"sample": dataset}, STORY)
    assert found == ()
    assert answer is not None
    assert len(answer.rows) == (
        6_000 if "datetime" in columns else 2 * len({day.strftime("%Y-%m") for day, _, _ in rows})
    )


def test_panels_are_few_and_filled() -> None:
    """Small multiples: at most 24, each of them named and with something to show."""

    def tell(rows: list[tuple[str | None, str, int | None]]) -> list[str]:
        dataset = make_dataset("place string, name string, value number", rows)
        return [
            problem.format().partition("  ")[2]
            for problem in ask(dataset, "bar", x="value", y="name", facet="place")[1]
        ]

    assert tell([(f"Place {n}", "One", n) for n in range(24)]) == []
    assert tell([(f"Place {n}", "One", n) for n in range(25)]) == [
        "chart 'sample': column 'place' would make 25 panels  (at most 24)  merge the smaller ones, or leave rows out"
        "  [chart.facet]"
    ]
    assert tell([("North", "One", 1), (None, "One", 1)]) == [
        "chart 'sample': a row has no value in column 'place', and so no panel  fill it in, or leave the row out"
        "  [chart.facet]"
    ]
    assert tell([("North", "One", 1), ("South", "One", None)]) == [
        "chart 'sample': the panel of 'South' has no value of 'value' to show  leave its rows out, or fill them in"
        "  [chart.facet]"
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


def test_a_unit_is_that_of_all_values_on_an_axis(fonts: Fonts) -> None:
    """Both ends of a dumbbell, and both edges of a band, are told in the unit of the chart."""
    rows = [("Adria", 2001, 4, 3, 5), ("Borduria", 2002, 5, 4, 7)]
    dataset = make_dataset("country string, year year, mean number %, before number %, after number %", rows)
    pair = make_job(dataset, "dot", unit="points", x="before", x2="after", y="country")
    assert draw_chart(pair, fonts).table.headers == ("Country", "Before (points)", "After (points)")
    band = make_job(dataset, "line", unit="points", x="year", y="mean", lower="before", upper="after")
    assert draw_chart(band, fonts).table.headers == ("Year", "Mean (points)", "Before (points)", "After (points)")


def test_a_unit_without_values_is_told() -> None:
    """What nobody would see is a mistake."""
    _, problems = ask(EVENTS, "timeline", unit="bells", when="when", label="event")
    assert [problem.format().partition(": ")[2] for problem in problems] == [
        "there are no values here whose unit could be 'bells'  take out 'unit', or write it in dataset.toml"
        "  [chart.unit]"
    ]


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
    modules = "nutgraf.charts.check, nutgraf.charts.validation, nutgraf.charts.draw"
    code = f"import sys, {modules}; print({heavy} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


NOTES = [
    ("bar", CHANGES, {"x": "change", "y": "place"}, {"at": "West"},
     "'West' has no value to point at  choose another place, or add 'value:'"),
    ("bar", CHANGES, {"x": "change", "y": "place"}, {"at": "Nort"},
     "column 'place' has no 'Nort'  (did you mean 'North'? known: East, North, South, West)"),
    ("bar", CHANGES, {"x": "change", "y": "place"}, {"at": "North", "series": "Radio"},
     "there is no series 'Radio' to point at  (none is defined)"),
    ("bar", CHANGES, {"x": "change", "y": "place"}, {},
     "an annotation stands nowhere  add 'at:', 'value:' or 'from:'"),
    ("dot", CHANGES, {"x": "change", "y": "place"}, {"from": "North"},
     "a range needs both ends  add 'from:' or 'to:'"),
    ("line", DAYS, {"x": "day", "y": "index"}, {"at": "yesterday"},
     "'at' is 'yesterday', but column 'day' holds dates  (a date such as 2024-08-13)"),
    ("line", DAYS, {"x": "day", "y": "index"}, {"at": "1888-12-30", "from": "1888-12-29", "to": "1888-12-31"},
     "an annotation has both 'at' and a range  take out one of them"),
    ("line", DAYS, {"x": "day", "y": "index"}, {"from": "1889-01-02", "to": "1888-12-30"},
     "'to: 1888-12-30' lies before 'from: 1889-01-02'  exchange them"),
    ("line", DAYS, {"x": "day", "y": "index"}, {"at": "2024-01-01"},
     "'2024-01-01' lies outside of the rows that are drawn  (1888-12-28 to 1889-01-08)"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "dataset", "columns", "note", "text"), NOTES, ids=[note[4][:24] for note in NOTES])
def test_an_annotation_that_cannot_be_drawn_is_told(
    kind: str, dataset: Dataset, columns: dict[str, object], note: dict[str, object], text: str
) -> None:
    """What a writer wants said at a place is either drawn or told: it never disappears."""
    _, problems = ask(dataset, kind, **columns, annotations=[{"text": "Here", **note}])
    assert [problem.format().rpartition("  [")[0].partition(": ")[2] for problem in problems] == [text]
