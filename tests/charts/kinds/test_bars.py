"""The laws of bars, columns, lollipops, waterfalls, dots and timelines: lengths, sums, shares, and words with room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import combinations, pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nutgraf.charts import house_style as style
from nutgraf.charts.callout import Box
from nutgraf.charts.extents import Extent, fit_from_zero
from nutgraf.charts.inscriptions import box_texts
from nutgraf.charts.layout import draw_sketch
from nutgraf.charts.model import Job
from nutgraf.charts.sheet import Sketch
from nutgraf.charts.studio import NARROW, WIDE, draw_chart, make_sheet, read_options, sketch_chart
from nutgraf.fonts import Fonts
from tests.charts.samples import ask, make_dataset, make_job

AMOUNTS = st.integers(0, 10**6).map(Decimal)
CHANGES = st.integers(-(10**6), 10**6).map(Decimal)
NAMES = st.lists(
    st.text("abcdefghijklmnopqrstuvwxyzÄß éЖ漢", min_size=1, max_size=40).map(str.strip).filter(bool),
    min_size=1, max_size=5, unique=True,
)  # fmt: skip
MEMBERS = ("Never", "Rarely", "Often", "Always")
WORDS = {
    "name": "name string, value number",
    "series": "name string, series string, value number",
    "day": "day date, value number",
    "sum": "name string, total boolean, value number",
}


def stack(table: Sequence[Sequence[object]], **options: object) -> Job:
    """A stack for each row of the table, a member for each of its columns."""
    rows = [
        (f"Row {number}", member, value)
        for number, row in enumerate(table)
        for member, value in zip(MEMBERS, row, strict=False)
    ]
    return make_job(make_dataset(WORDS["series"], rows), "bar", x="value", y="name", color="series", **options)


def read_stacks(job: Job, fonts: Fonts) -> list[list[dict[str, Any]]]:
    """The parts as drawn, stack by stack from top to bottom, each from its start on."""
    bars = sketch_chart(job, WIDE, fonts).tables["bars"]
    tops = sorted({row["y"] for row in bars})
    return [sorted((row for row in bars if row["y"] == top), key=lambda row: row["zero"]) for top in tops]


TABLES = st.integers(2, 4).flatmap(
    lambda width: st.lists(st.lists(AMOUNTS, min_size=width, max_size=width), min_size=1, max_size=4)
)


@given(TABLES)
@settings(max_examples=40, deadline=None)
def test_stacks_begin_at_zero_leave_no_gap_and_end_at_their_sum(fonts: Fonts, table: list[list[Decimal]]) -> None:
    """Each part begins where the one before ends, and is as long as its value; the last one ends at the sum."""
    for row, parts in zip(table, read_stacks(stack(table, stack="stacked"), fonts), strict=True):
        assert min(part["zero"] for part in parts) == 0
        assert max(part["value"] for part in parts) == float(sum(row))
        assert all(left["value"] == right["zero"] for left, right in pairwise(parts))
        assert sorted(part["value"] - part["zero"] for part in parts) == sorted(float(value) for value in row)


@given(TABLES)
@settings(max_examples=40, deadline=None)
def test_shares_add_up_to_a_hundred(fonts: Fonts, table: list[list[Decimal]]) -> None:
    """Each stack of shares is the whole, whatever its sum; only one of nothing has no length."""
    for row, parts in zip(table, read_stacks(stack(table, stack="share"), fonts), strict=True):
        whole = sum(row)
        lengths = [part["value"] - part["zero"] for part in parts]
        assert sum(lengths) == pytest.approx(100 if whole else 0)
        assert sorted(lengths) == pytest.approx(sorted(float(value * 100 / whole) if whole else 0 for value in row))


@given(st.lists(st.lists(CHANGES, min_size=3, max_size=3), min_size=1, max_size=3))
@settings(max_examples=40, deadline=None)
def test_what_is_less_than_nothing_stacks_to_the_left(fonts: Fonts, table: list[list[Decimal]]) -> None:
    """Values below zero stack away from zero to the left, the others to the right: the ends are two sums."""
    for row, parts in zip(table, read_stacks(stack(table, stack="stacked"), fonts), strict=True):
        ends = [end for part in parts for end in (part["zero"], part["value"])]
        assert min(0, *ends) == float(sum(value for value in row if value < 0))
        assert max(0, *ends) == float(sum(value for value in row if value > 0))


@given(st.lists(st.lists(AMOUNTS, min_size=4, max_size=4).filter(any), min_size=1, max_size=3))
@settings(max_examples=40, deadline=None)
def test_the_middle_of_the_neutral_is_at_zero(fonts: Fonts, table: list[list[Decimal]]) -> None:
    """What is before the neutral member lies left of its middle, what is after it right; nothing changes its length."""
    for row, parts in zip(table, read_stacks(stack(table, stack="stacked", center="Often"), fonts), strict=True):
        assert parts[0]["zero"] == float(-(row[0] + row[1] + row[2] / 2))
        assert parts[-1]["value"] == float(row[3] + row[2] / 2)


@given(st.lists(CHANGES, min_size=1, max_size=7))
@settings(max_examples=40, deadline=None)
def test_waterfalls_end_at_the_sum(fonts: Fonts, changes: list[Decimal]) -> None:
    """Each step begins where the one before ended; the last column goes from zero to the sum of all."""
    dataset = make_dataset(WORDS["name"], [(f"Step {number}", value) for number, value in enumerate(changes)])
    job = make_job(dataset, "waterfall", x="name", y="value", result="All")
    *steps, last = sketch_chart(job, WIDE, fonts).tables["bars"]
    assert steps[0]["zero"] == last["zero"] == 0
    assert all(left["value"] == right["zero"] for left, right in pairwise(steps))
    assert [Decimal(str(step["value"])) - Decimal(str(step["zero"])) for step in steps] == changes
    assert last["value"] == float(sum(changes))


def test_lines_of_a_lying_waterfall_lead_to_the_next_bar(fonts: Fonts) -> None:
    """From bar to bar, past the words above the next one; where they would cross these, down to them only."""
    rows = [("Infrastructure", 40), ("Administration", 5), ("Redevelopment", -43)]
    job = make_job(
        make_dataset(WORDS["name"], rows), "waterfall", x="name", y="value", result="What is left after that"
    )
    sketch = sketch_chart(job, NARROW, fonts)
    sketch.finish()
    bars = sketch.tables["bars"]
    lines = [
        (row["y"], row["y2"])
        for name, table in sketch.tables.items()
        if name.startswith("rules")
        for row in table
        if row["color"] == style.MUTED
    ]
    assert [start for start, _ in lines] == [bar["y2"] for bar in bars[:-1]]
    assert [end for _, end in lines[:2]] == [bar["y"] for bar in bars[1:3]]
    assert lines[2][1] < bars[3]["y"]


def test_words_at_a_step_stand_at_its_bar(fonts: Fonts) -> None:
    """Also where the step goes down: its value is less than nothing, but its bar is there."""
    rows = [("Before", 40), ("Lost", -30), ("Found", 5)]
    for name, width in (("{}", WIDE), ("{} administratively", NARROW)):
        dataset = make_dataset(WORDS["name"], [(name.format(step), value) for step, value in rows])
        chart = {"x": "name", "y": "value", "annotations": [{"text": "A leak", "at": name.format("Lost")}]}
        sketch = sketch_chart(make_job(dataset, "waterfall", **chart), width, fonts)
        assert [row["text"] for row in sketch.texts].count("A leak") == 1


def test_words_at_a_lying_bar_stand_beside_its_end(fonts: Fonts) -> None:
    """With room at the right, they stand in its lane, not between two bars."""
    dataset = make_dataset(WORDS["name"], [("Long", 90), ("Short", 20), ("Middling", 50)])
    notes = [{"text": "Closed for a week", "at": "Short"}]
    sketch = sketch_chart(make_job(dataset, "bar", x="value", y="name", annotations=notes), WIDE, fonts)
    place = next(row for row in sketch.texts if row["text"] == "Closed for a week")
    bar = sketch.tables["bars"][1]
    assert bar["y"] < place["y"] < bar["y2"]


def test_lines_down_leave_out_the_labels_above_bars(fonts: Fonts) -> None:
    """On a narrow sheet no line crosses a label; one that meets none is in one piece."""
    rows = [("The office for permits", 9), ("A short one", 40), ("Certificates of residence", 21)]
    job = make_job(make_dataset(WORDS["name"], rows), "bar", x="value", y="name", labels=False)
    sketch = sketch_chart(job, NARROW, fonts)
    labels = [box for box, row in zip(box_texts(sketch, fonts), sketch.texts, strict=True) if row["x"] == 0]
    sketch.finish()
    rules = [row for name, table in sketch.tables.items() if name.startswith("rules") for row in table]
    pieces = [Box(row["x"], row["y"], 0.1, row["y2"] - row["y"]) for row in rules if row["x"] == row["x2"]]
    assert len(labels) >= 3
    assert not [piece for piece in pieces for label in labels if piece.meets(label)]
    furthest = max(piece.left for piece in pieces)
    assert [piece.left for piece in pieces].count(furthest) == 1


def test_totals_that_the_data_leave_out_are_added_up(fonts: Fonts) -> None:
    """An empty total is the sum so far, in the drawing and in the table; one that is stated is a new start."""
    rows = [("Begin", True, 10), ("More", False, 5), ("Now", True, None), ("Less", False, -20)]
    job = make_job(make_dataset(WORDS["sum"], rows), "waterfall", x="name", y="value", total="total", result="End")
    drawing = draw_chart(job, fonts)
    assert [row[1] for row in drawing.table.rows] == ["10", "5", "15", "−20", "−5"]
    bars = sketch_chart(job, WIDE, fonts).tables["bars"]
    assert [(bar["zero"], bar["value"]) for bar in bars] == [(0, 10), (10, 15), (0, 15), (15, -5), (0, -5)]


@given(st.lists(st.tuples(st.floats(-1e9, 1e9), st.floats(0, 60), st.floats(0, 60)), max_size=8))
@settings(max_examples=100, deadline=None)
def test_the_scale_is_the_largest_that_leaves_room_for_words(entries: list[tuple[float, float, float]]) -> None:
    """All values with their words lie between the two pixels; twice the value is twice as far from zero."""
    extents = [Extent(*entry) for entry in entries]
    scale = fit_from_zero(extents, 20, 320)
    assert scale.low <= 0 <= scale.high
    assert 20 <= scale.start <= scale.end <= 320
    for value, before, after in extents:
        assert scale.place(value) - before >= 20 - 1e-3
        assert scale.place(value) + after <= 320 + 1e-3
        assert scale.place(value) - scale.place(0) == pytest.approx((scale.place(value / 2) - scale.place(0)) * 2)


VALUES = st.sampled_from([None, 0, 1, 7, 40, 1234, -3, -999, "0.25", 123456789, "-0.001"])


@pytest.mark.parametrize("kind", ["bar", "column", "lollipop", "waterfall", "dot"])
@pytest.mark.parametrize("width", [WIDE, NARROW, 170])
@given(NAMES, st.data())
@settings(max_examples=25, deadline=None)
def test_words_stay_on_the_sheet_and_apart(kind: str, width: int, fonts: Fonts, names: list[str], data: Any) -> None:
    """Whatever names and values, on a page, a screen or a small multiple: no word leaves the sheet or meets another."""
    known = VALUES.filter(lambda value: value is not None)
    values = [data.draw(known if kind == "waterfall" or not number else VALUES) for number in range(len(names))]
    dataset = make_dataset(WORDS["name"], list(zip(names, values, strict=True)))
    across = {"x": "value", "y": "name"} if kind in ("bar", "lollipop", "dot") else {"x": "name", "y": "value"}
    check_room(sketch_chart(make_job(dataset, kind, **across), width, fonts), fonts)


@pytest.mark.parametrize("kind", ["bar", "column"])
@pytest.mark.parametrize("width", [WIDE, NARROW, 170])
@pytest.mark.parametrize("look", [{}, {"stack": "stacked", "totals": True}, {"stack": "share"}, {"stack": "stacked"}])
@given(NAMES, st.data())
@settings(max_examples=15, deadline=None)
def test_words_on_stacks_have_room(
    kind: str, width: int, look: dict[str, object], fonts: Fonts, names: list[str], data: Any
) -> None:
    """Of parts and sums only those words stand that have room; none leaves the sheet or meets another."""
    rows = [(name, member, data.draw(st.integers(0, 10**7))) for name in names for member in MEMBERS[:3]]
    across = {"x": "value", "y": "name"} if kind == "bar" else {"x": "name", "y": "value"}
    job = make_job(make_dataset(WORDS["series"], rows), kind, **across, color="series", **look)
    check_room(sketch_chart(job, width, fonts), fonts)


@given(st.lists(st.integers(1900, 2030), min_size=1, max_size=60, unique=True))
@settings(max_examples=30, deadline=None)
def test_words_below_years_have_room(fonts: Fonts, years: list[int]) -> None:
    """Of any years the first and the last are named, and of those between as many round ones as have room."""
    dataset = make_dataset("year year, value number", [(str(year), year % 97) for year in years])
    for width in (WIDE, NARROW, 170):
        sketch = sketch_chart(make_job(dataset, "column", x="year", y="value"), width, fonts)
        check_room(sketch, fonts)
        told = {row["text"] for row in sketch.texts}
        assert {str(min(years)), str(max(years))} <= told


def test_years_and_dates_stand_where_the_calendar_says(fonts: Fonts) -> None:
    """A year or month that the data leave out leaves its place free."""
    years = make_dataset("year year, value number", [("2001", 1), ("2002", 1), ("2005", 1)])
    first, second, third = sketch_chart(make_job(years, "column", x="year", y="value"), WIDE, fonts).tables["bars"]
    assert third["x"] - second["x"] == pytest.approx(3 * (second["x"] - first["x"]))
    days = make_dataset(
        "day date, value number", [(date(2024, 2, day), 1) for day in (27, 28)] + [(date(2024, 3, 1), 1)]
    )
    first, second, third = sketch_chart(make_job(days, "column", x="day", y="value"), WIDE, fonts).tables["bars"]
    assert third["x"] - second["x"] == pytest.approx(2 * (second["x"] - first["x"]))


def test_columns_lie_down_where_their_words_find_no_room(fonts: Fonts) -> None:
    """The same chart stands on a wide sheet and lies on a narrow one, and says the same on both."""
    rows = [("Kindergarten places", 10), ("Schools", 7), ("Swimming lessons", 12), ("Library", 9), ("Streets", 4)]
    job = make_job(make_dataset(WORDS["name"], rows), "column", x="name", y="value")
    wide, narrow = (sketch_chart(job, width, fonts).tables["bars"] for width in (WIDE, NARROW))
    assert len({row["x"] for row in wide}) == len(rows)
    assert len({row["y"] for row in narrow}) == len(rows)
    assert [row["t0"] for row in wide] == [row["t0"] for row in narrow] == [name for name, _ in rows]


def test_categories_are_sorted_by_what_is_seen(fonts: Fonts) -> None:
    """Stacks by their sum, shares by the first member, centred stacks by what lies right of the neutral middle."""
    table = [[1, 5, 0, 0], [4, 4, 4, 0], [3, 0, 0, 4]]
    for look, expected in (
        ({"stack": "stacked"}, ["Row 1", "Row 2", "Row 0"]),
        ({"stack": "share"}, ["Row 2", "Row 1", "Row 0"]),
        ({"stack": "share", "center": "Rarely"}, ["Row 2", "Row 1", "Row 0"]),
        ({"stack": "none"}, ["Row 0", "Row 1", "Row 2"]),
    ):
        rows = sketch_chart(stack(table, sort="descending", **look), WIDE, fonts).tables["bars"]
        assert list(dict.fromkeys(row["t0"] for row in sorted(rows, key=lambda row: row["y"]))) == expected


def test_the_legend_is_in_the_order_of_the_stack(fonts: Fonts) -> None:
    """Members are named as they lie, from the left."""
    job = stack([[1, 2, 3], [3, 2, 1]], stack="share", sort="ascending")
    drawing = draw_chart(job, fonts)
    assert [item.label for item in drawing.legend] == list(MEMBERS[:3])
    for parts in read_stacks(job, fonts):
        assert [part["t3"] for part in parts] == list(MEMBERS[:3])


def test_shares_stand_in_the_table_too(fonts: Fonts) -> None:
    """What a touched part says is in the table: the value and its share."""
    drawing = draw_chart(stack([[1, 2]], stack="share"), fonts)
    assert drawing.table.headers == ("Name", "Series", "Value", "Value, %")
    assert drawing.table.rows == (("Row 0", "Never", "1", "33.3"), ("Row 0", "Rarely", "2", "66.7"))


def test_small_multiples_compare(fonts: Fonts) -> None:
    """Panels share one scale; those with a category in common show all categories in one order."""
    rows = [("A", "One", 5), ("B", "One", 10), ("B", "Two", 20)]
    dataset = make_dataset("name string, part string, value number", rows)
    drawing = draw_chart(make_job(dataset, "bar", x="value", y="name", facet="part"), fonts)
    assert drawing.wide.text.count(">A<") == drawing.wide.text.count(">B<") == 2
    apart = make_dataset("name string, part string, value number", [("A", "One", 5), ("B", "Two", 20)])
    drawing = draw_chart(make_job(apart, "bar", x="value", y="name", facet="part"), fonts)
    assert drawing.wide.text.count(">A<") == drawing.wide.text.count(">B<") == 1


@pytest.mark.parametrize("kind", ["bar", "column", "lollipop", "dot", "waterfall"])
@given(st.lists(st.tuples(st.sampled_from("PQR"), st.sampled_from("ABCDE"), st.integers(-99, 10**6)), min_size=1,
                max_size=12, unique_by=lambda row: row[:2]))  # fmt: skip
@settings(max_examples=12, deadline=None)
def test_panels_share_their_scale(kind: str, fonts: Fonts, rows: list[tuple[str, str, int]]) -> None:
    """Whatever rows the panels have, a value is as long in one as in any other, and words have room in all."""
    dataset = make_dataset("part string, name string, value number", rows)
    across = {"x": "value", "y": "name"} if kind in ("bar", "lollipop", "dot") else {"x": "name", "y": "value"}
    job = make_job(dataset, kind, **across, facet="part")
    sheet = make_sheet(job, 170, fonts)
    scales = set()
    for part in dict.fromkeys(part for part, _, _ in rows):
        own = tuple(row for row in sheet.rows if row["part"] == part)
        panel = replace(sheet, dataset=replace(sheet.dataset, rows=own), whole=sheet.rows, height=150)
        sketch = draw_sketch(panel, read_options(job))
        check_room(sketch, fonts)
        channel = read_values(sketch)
        scales.add((*channel["scale"]["domain"], abs(channel["scale"]["range"][1] - channel["scale"]["range"][0])))
    assert len(scales) == 1


def read_values(sketch: Sketch) -> dict[str, Any]:
    """The channel of a sketch that holds the values."""
    layer = next(layer for layer in sketch.finish()["layer"] if layer["data"]["name"] in ("bars", "dots"))
    found = [layer["encoding"][name] for name in ("x", "y") if layer["encoding"][name]["field"] == "value"]
    return dict(found[0])


def test_what_stands_out_is_told_with_all_names(fonts: Fonts) -> None:
    """Of parts the category and the member are named; of steps the largest rise and fall, and where they end."""
    drawing = draw_chart(stack([[1, 5], [7, 2]], stack="share"), fonts)
    assert drawing.description == "4 values, from 1 (Row 0, Never) to 7 (Row 1, Never)."
    rows = [("Begin", 10), ("More", 5), ("Less", -20), ("Same", 0)]
    job = make_job(
        make_dataset("name string, value number points", rows), "waterfall", x="name", y="value", result="End"
    )
    assert draw_chart(job, fonts).description == (
        "2 rises and 1 fall: the largest rise is 10 points (Begin), the largest fall −20 points (Less); "
        "at the end −5 points (End)."
    )


def test_an_arrow_points_from_the_first_to_the_second_value(fonts: Fonts) -> None:
    """The head is at the second dot, whichever way; dots that are too near have none."""
    rows = [("Up", 1, 9), ("Down", 9, 1), ("Same", 5, 5)]
    dataset = make_dataset("name string, before number, after number", rows)
    sketch = sketch_chart(make_job(dataset, "dot", x="before", x2="after", y="name", arrow=True), WIDE, fonts)
    lines = [row for rows in sketch.tables.values() for row in rows if row.get("width") == 2]
    shafts = [row for row in lines if row["y"] == row["y2"]]
    assert [row["x2"] > row["x"] for row in shafts] == [True, False]
    assert len(lines) == 6


def test_dots_are_sorted_by_their_distance(fonts: Fonts) -> None:
    """The largest rise first, or last; what has only one end comes after all others."""
    rows = [("One end", 3, None), ("Fall", 5, 1), ("Rise", 1, 5), ("Small rise", 1, 2)]
    dataset = make_dataset("name string, before number, after number", rows)
    for sort, expected in (
        ("descending", ["Rise", "Small rise", "Fall", "One end"]),
        ("ascending", ["Fall", "Small rise", "Rise", "One end"]),
    ):
        job = make_job(dataset, "dot", x="before", x2="after", y="name", sort=sort, by="difference")
        assert [row["t0"] for row in sketch_chart(job, WIDE, fonts).tables["spans"]] == expected


NO_COLOR = "'stack' needs 'color'  (the column that tells the parts of a stack apart)  add 'color:'  [chart.missing]"
BAD: list[tuple[str, str, list[tuple[object, ...]], dict[str, object], str]] = [
    ("bar", "series", [("A", "x", 1)], {"stack": "share"}, NO_COLOR),
    ("bar", "series", [("A", "x", 1)], {"center": "x"},
     "only a stack has a 'center'  add 'stack: share' or 'stack: stacked'  [chart.value]"),
    ("bar", "series", [("A", "x", 1)], {"color": "series", "stack": "share", "totals": True},
     "only stacks from zero end in a sum  write 'stack: stacked', or take out 'totals'  [chart.value]"),
    ("bar", "series", [("A", "x", 1), ("A", "y", None)], {"color": "series", "stack": "stacked"},
     "column 'value' has no value for 'A', 'y', so its stack is not the whole"
     "  fill it in (0 if there is none), or unstack the bars  [chart.missing]"),
    ("bar", "series", [("A", "x", 1), ("A", "x", 2)], {"color": "series", "stack": "stacked"},
     "more than one row for 'A', 'x'  keep one row for each part  [chart.twice]"),
    ("column", "series", [("A", "x", 1), ("A", "y", -2)], {"color": "series", "stack": "share"},
     "-2 of 'A' is less than nothing, so it is no part of a whole"
     "  write 'stack: stacked' without 'center'  [chart.value]"),
    ("bar", "series", [("A", "Never", 1), ("A", "Often", 2)], {"color": "series", "stack": "share", "center": "never"},
     "column 'series' has no 'never'  (did you mean 'Never'? known: Never, Often)  [chart.value]"),
    ("dot", "name", [("A", 1)], {"arrow": True}, "an arrow needs 'x2' to point to  add 'x2:'  [chart.value]"),
    ("dot", "name", [("A", 1)], {"by": "difference", "sort": "ascending"},
     "without 'x2' nothing is sorted by 'difference'  add 'x2:'  [chart.value]"),
    ("dot", "name", [("A", 1)], {"x2": "value", "by": "x2"},
     "'sort: data' does not look at values  add 'sort: descending', or take out 'by'  [chart.value]"),
    ("column", "name", [(f"Row {number}", number) for number in range(61)], {},
     "61 categories are more than columns can show  (at most 60)  aggregate or filter the dataset  [chart.rows]"),
    ("column", "day", [(date(2000, 1, 1), 1), (date(2000, 1, 2), 1), (date(2004, 1, 1), 1)], {},
     "from first to last there is room for 1,462 columns as near as the nearest two  (at most 400)"
     "  use 'kind: line', or choose rows with 'from:' and 'to:'  [chart.rows]"),
    ("waterfall", "sum", [("A", True, 1), ("B", False, 2), ("C", True, 4)], {"total": "total"},
     "'C' says 4, but the steps before it add up to 3  mend the step that is wrong, or leave the cell empty"
     "  [chart.sum]"),
    ("waterfall", "sum", [("A", True, None), ("B", False, 2)], {"total": "total"},
     "column 'value' has no value for 'A'  fill it in (0 if there is none)  [chart.missing]"),
    ("waterfall", "name", [("A", 1), ("B", 2)], {"result": "B"},
     "more than one step is called 'B'  give each its own name  [chart.twice]"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "columns", "rows", "options", "text"), BAD, ids=range(len(BAD)))
def test_what_cannot_be_drawn_is_told_in_writers_words(
    kind: str, columns: str, rows: list[tuple[object, ...]], options: dict[str, object], text: str
) -> None:
    """Each mistake gives one problem, with what is allowed and how to mend it."""
    dataset = make_dataset(WORDS[columns], rows)
    named = str(dataset.columns[0].name)
    across = {"x": "value", "y": named} if kind in ("bar", "dot") else {"x": named, "y": "value"}
    _, problems = ask(dataset, kind, **across, **options)
    assert [problem.format().partition("chart 'sample': ")[2] for problem in problems] == [text]


@pytest.mark.parametrize("option", ["low", "high", "log", "zero"])
@pytest.mark.parametrize("kind", ["bar", "column", "lollipop", "waterfall"])
def test_no_option_cuts_the_axis_of_bars(kind: str, option: str) -> None:
    """Bars begin at zero: what moves the ends of an axis elsewhere is no option here."""
    dataset = make_dataset(WORDS["name"], [("A", 100), ("B", 101)])
    across = {"x": "value", "y": "name"} if kind in ("bar", "lollipop") else {"x": "name", "y": "value"}
    _, problems = ask(dataset, kind, **across, **{option: 90})
    assert [problem.code for problem in problems] == ["chart.option"]


@pytest.mark.parametrize("kind", ["bar", "column", "lollipop"])
@given(st.lists(st.none() | st.integers(-(10**9), 10**9), min_size=1, max_size=6).filter(any))
@settings(max_examples=25, deadline=None)
def test_lengths_are_in_proportion(kind: str, fonts: Fonts, values: list[int | None]) -> None:
    """Every bar begins at the zero of one linear scale and ends at its value."""
    dataset = make_dataset(WORDS["name"], [(f"Row {number}", value) for number, value in enumerate(values)])
    across = {"x": "value", "y": "name"} if kind != "column" else {"x": "name", "y": "value"}
    for width in (WIDE, NARROW):
        sketch = sketch_chart(make_job(dataset, kind, **across), width, fonts)
        scale = read_values(sketch)["scale"]
        assert scale.get("type", "linear") == "linear"
        assert scale["domain"][0] <= 0 <= scale["domain"][1]
        assert not scale["zero"]
        assert not scale["nice"]
        known = sorted(value for value in values if value is not None)
        assert sorted(row["value"] for row in sketch.tables["bars"]) == known
        if kind != "lollipop":
            assert {row["zero"] for row in sketch.tables["bars"]} == {0}


HARD: dict[str, list[tuple[object, object]]] = {
    "long": [
        ("A label that goes on and on, as labels do that were typed by someone in no hurry " * 3, 5),
        ("x" * 200, 3),
    ],
    "scripts": [("Emoji 😀👩‍👩‍👧", 5), ("مرحبا بالعالم", 3), ("ราชอาณาจักร", 2), ("日本語の見出し", 1)],
    "markup": [("<b>&amp;\"'</b>", 5), ("]]>", 3)],
    "zero": [("Nothing", 0), ("Nothing again", 0)],
    "huge": [("Huge", "-999999999.000001"), ("Small", "0.000001"), ("Large", "999999999")],
    "one": [("Only", 7)],
    "many": [(f"Category {number}", number * number - 900) for number in range(40)],
}


@pytest.mark.parametrize("rows", HARD.values(), ids=HARD)
@pytest.mark.parametrize("kind", ["bar", "column", "lollipop", "waterfall", "dot", "timeline"])
def test_hard_data_are_drawn(kind: str, rows: list[tuple[object, object]], fonts: Fonts) -> None:
    """Long and foreign words, markup, zeros, huge and tiny numbers, one row: drawn whole, with words apart."""
    across = {"x": "value", "y": "name"} if kind in ("bar", "lollipop", "dot") else {"x": "name", "y": "value"}
    across = {"when": "name", "label": "name"} if kind == "timeline" else across
    job = make_job(make_dataset(WORDS["name"], rows), kind, **across)
    draw_chart(job, fonts)
    for width in (1200, WIDE, NARROW):
        check_room(sketch_chart(job, width, fonts), fonts)


def test_highlighted_dates_are_stressed(fonts: Fonts) -> None:
    """`highlight` names a date as the data write it, the drawing as readers do."""
    dataset = make_dataset(WORDS["day"], [(date(2024, 5, 1), 3), (date(2024, 5, 2), 4)])
    rows = sketch_chart(make_job(dataset, "column", x="day", y="value", highlight=["2024-05-02"]), WIDE, fonts)
    assert len({row["fill"] for row in rows.tables["bars"]}) == 2


def check_room(sketch: Sketch, fonts: Fonts) -> None:
    """No word leaves the sheet, and no two meet."""
    boxes = [box for box in box_texts(sketch, fonts) if box.width]
    sheet = Box(0, 0, sketch.width, round(sketch.height)).grow(1)
    for box in boxes:
        assert sheet.holds(box)
    for one, other in combinations(boxes, 2):
        assert not one.grow(-1).meets(other.grow(-1))
