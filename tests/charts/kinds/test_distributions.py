"""How values lie: the laws of bins, points, boxes, swarms, cells and days; hard data; mistakes in writers' words."""

from __future__ import annotations

import math
import statistics
import time
from collections import Counter
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nutgraf.charts import house_style as style
from nutgraf.charts.bins import COUNT, MOST_BINS, SHARE, choose_step, find_quantile, fit_bins
from nutgraf.charts.callout import Box
from nutgraf.charts.days import list_days, read_week
from nutgraf.charts.dots import Dot, add_dots
from nutgraf.charts.field import Field
from nutgraf.charts.heads import fit_heads, flow_text
from nutgraf.charts.model import Drawing, Job
from nutgraf.charts.naming import Named, place_names
from nutgraf.charts.scales import Linear
from nutgraf.charts.sheet import Sketch
from nutgraf.charts.spreads import measure_spread
from nutgraf.charts.studio import NARROW, WIDE, draw_chart, make_sheet, sketch_chart
from nutgraf.charts.swarm import spread_swarm
from nutgraf.charts.trend import clip_line, fit_trend, tell_trend
from nutgraf.charts.wording import Wording
from nutgraf.datasets.model import Column, Dataset
from nutgraf.fonts import Fonts
from tests.charts.kinds.distributions_jobs import LANDS, RAIN, RENTS
from tests.charts.samples import ask, make_dataset, make_job

NUMBERS = st.decimals(-(10**6), 10**6, places=2)


def measure_letters(text: str) -> float:
    """Seven pixels a letter."""
    return 7.0 * len(text)


# Histograms


@given(st.lists(NUMBERS, min_size=1, max_size=80), st.none() | st.integers(1, 60))
def test_every_value_lies_in_one_bin(values: list[Decimal], count: int | None) -> None:
    """Bins touch, hold their lower edge but not their upper one, and their counts sum to the number of values."""
    bins = fit_bins(values, choose_step(values, count))
    tally = bins.tally(values)
    assert sum(tally) == len(values)
    assert tally[0] > 0 < tally[-1]
    assert all(after - before == bins.step for before, after in pairwise(bins.edges))
    for value in values:
        assert [low <= value < high for low, high in pairwise(bins.edges)].count(True) == 1
        assert bins.edges[bins.find(value)] <= value < bins.edges[bins.find(value) + 1]


@given(st.lists(NUMBERS, min_size=2, max_size=80).filter(lambda values: min(values) < max(values)))
def test_steps_are_friendly(values: list[Decimal]) -> None:
    """1, 2, 2.5 or 5 times a power of ten, and whole for whole numbers; not more than a hundred bins."""
    step = choose_step(values)
    assert step.normalize().as_tuple().digits in ((1,), (2,), (2, 5), (5,))
    assert fit_bins(values, step).count <= 100
    whole = [Decimal(int(value)) for value in values]
    assert choose_step(whole) == int(choose_step(whole))


def test_the_rule_of_freedman_and_diaconis() -> None:
    """A thousand even numbers from 0 to 999: twice the middle half over the cube root is 99.9, nearest to 100."""
    values = [Decimal(number) for number in range(1000)]
    rough = 2 * statistics.quantiles(range(1000), n=4, method="inclusive")[2] / 10 * 2 / 3
    assert rough == pytest.approx(99.9)
    assert choose_step(values) == 100


def test_edges_are_where_a_writer_wants_them() -> None:
    """`edge` is the lower edge of a bin, near the values or far from them; no two whole numbers share a bin of 1."""
    assert fit_bins([Decimal(18), Decimal(64)], Decimal(15), Decimal(18)).edges == (18, 33, 48, 63, 78)
    assert fit_bins([Decimal(-3)], Decimal(5), Decimal(100)).edges == (-5, 0)
    dice = [Decimal(number) for number in (1, 2, 2, 5, 6, 6, 6)]
    assert fit_bins(dice, Decimal(1)).tally(dice) == [1, 2, 0, 0, 1, 3]


@given(st.lists(NUMBERS, min_size=2, max_size=60))
def test_quantiles_are_those_of_another_library(values: list[Decimal]) -> None:
    """Quartiles between values in proportion, as Python's own module computes them."""
    expected = statistics.quantiles(values, n=4, method="inclusive")
    found = [find_quantile(sorted(values), Decimal(share)) for share in ("0.25", "0.5", "0.75")]
    assert found == pytest.approx(expected)


def test_a_histogram_tabulates_its_bins(drawn: dict[str, tuple[Job, Drawing]]) -> None:
    """The table has the edges, counts and shares; what a reader can touch is in it."""
    _, drawing = drawn["histogram-step"]
    assert drawing.table.headers == (
        "Rent, from (€)", "Rent, to below (€)", "Number of flats", "Share of flats (%)",
    )  # fmt: skip
    assert sum(int(row[2]) for row in drawing.table.rows) == 240
    assert drawing.table.rows[0][:2] == ("350", "450")
    assert drawing.description.startswith("240 values; most of one bin, ")


def test_small_multiples_share_their_bins(fonts: Fonts) -> None:
    """Each panel has all bins, and all values once."""
    sheet = make_sheet(make_job(RENTS, "histogram", x="rent", facet="district"), WIDE, fonts)
    edges = {
        name: {row["bin from"] for row in sheet.rows if row["district"] == name} for name in ("Harbour", "Hillside")
    }
    assert edges["Harbour"] == edges["Hillside"]
    assert sum(int(str(row[COUNT])) for row in sheet.rows) == 240
    shares = sum(Decimal(str(row[SHARE])) for row in sheet.rows)
    assert shares == pytest.approx(300, abs=3)


def test_a_hundred_thousand_rows_are_summed_up(fonts: Fonts) -> None:
    """None of them is in the drawing; it has a table of bins and weighs a few kilobytes."""
    rows = [(f"Row {number}", number**2 % 99991) for number in range(100_000)]
    dataset = make_dataset("name string, value number", rows)
    began = time.process_time()
    drawing = draw_chart(make_job(dataset, "histogram", x="value", mark=["median"]), fonts)
    assert time.process_time() - began < 10
    assert len(drawing.table.rows) < 60
    assert len(drawing.wide.text) + len(drawing.light) + len(drawing.spec) < 40_000


# Points


@given(
    st.lists(st.tuples(st.floats(-1e4, 1e4), st.floats(-1e4, 1e4)), min_size=3, max_size=40).filter(
        lambda points: statistics.pvariance([x for x, _ in points]) > 1e-3
    )
)
def test_the_line_is_that_of_another_library(points: list[tuple[float, float]]) -> None:
    """Slope and intercept of ordinary least squares, as Python's own module computes them."""
    trend = fit_trend(points)
    expected = statistics.linear_regression([x for x, _ in points], [y for _, y in points])
    assert trend is not None
    assert trend.slope == pytest.approx(expected.slope, rel=1e-6, abs=1e-6)
    assert trend.find(10) == pytest.approx(expected.slope * 10 + expected.intercept, rel=1e-6, abs=1e-3)


def test_the_line_of_logarithms() -> None:
    """On logarithmic axes a power law is the straight line, and is found exactly."""
    points = [(x, 3 * x**2) for x in (1.0, 10.0, 100.0, 1000.0)]
    trend = fit_trend(points, log_x=True, log_y=True)
    assert trend is not None
    assert trend.slope == pytest.approx(2)
    assert trend.find(50) == pytest.approx(7500)


@pytest.mark.parametrize("points", [[], [(1.0, 2.0)], [(1.0, 2.0), (1.0, 3.0)]])
def test_no_line_without_a_direction(points: list[tuple[float, float]]) -> None:
    """One point, or points above one another, have none."""
    assert fit_trend(points) is None


@pytest.mark.parametrize(
    ("points", "log_x", "log_y", "text"),
    [
        ([(0.0, 1.0), (100.0, 51.0)], False, False,
         "The line: for each €10 more in “Income”, “Years” is 5 years higher on average (least squares)."),
        ([(0.0, 51.0), (100.0, 1.0)], False, False,
         "The line: for each €10 more in “Income”, “Years” is 5 years lower on average (least squares)."),
        ([(1.0, 10.0), (2.0, 13.0)], True, False,
         "The line: where “Income” doubles, “Years” is 3 years higher on average (least squares)."),
        ([(1.0, 10.0), (2.0, 20.0)], True, True,
         "The line: where “Income” doubles, “Years” is 100% higher on average (least squares)."),
        ([(0.0, 7.0), (100.0, 7.0)], False, False,
         "The line: for each €10 more in “Income”, “Years” stays the same on average (least squares)."),
    ],
)  # fmt: skip
def test_the_line_is_told_in_words(points: list[tuple[float, float]], log_x: bool, log_y: bool, text: str) -> None:
    """How much more of the one comes with how much more of the other."""
    trend = fit_trend(points, log_x=log_x, log_y=log_y)
    income, years = Column("income", "number", "Income", "€"), Column("years", "number", "Years", "years")
    assert trend is not None
    assert tell_trend(trend, 100, income, years, Wording("en")) == text
    assert tell_trend(trend, 100, income, years, Wording("de")) == ""


@given(*[st.floats(-500, 500)] * 4)
def test_a_line_is_cut_at_the_plane(x: float, y: float, x2: float, y2: float) -> None:
    """What is left lies within the heights, and on the line."""
    found = clip_line((x, y), (x2, y2), 0, 100)
    if found is None:
        assert max(y, y2) < 0 or min(y, y2) > 100
        return
    for at_x, at_y in found:
        assert -1e-6 <= at_y <= 100 + 1e-6
        assert (at_x - x) * (y2 - y) == pytest.approx((at_y - y) * (x2 - x), rel=1e-6, abs=1e-3)


@given(
    st.lists(st.tuples(st.floats(0, 300), st.floats(0, 200), st.text("ab ", min_size=1), st.booleans()), max_size=25)
)
@settings(max_examples=60)
def test_names_never_overlap(points: list[tuple[float, float, str, bool]]) -> None:
    """Names lie within the plane, apart from each other and from the words that were there; others are left out."""
    taken, area = Box(100, 50, 60, 20), Box(0, 0, 300, 200)
    named = [Named(x, y, 4, f"n{text}", stressed) for x, y, text, stressed in points]
    marks = [(x, y) for x, y, _, _ in points]
    names = place_names(named, marks, [taken], area, measure_letters)
    boxes = [name.box for name in names]
    assert all(area.holds(box) for box in boxes)
    assert not any(one.meets(other) for one, other in combinations([taken, *boxes], 2))
    for name in names:
        assert name.point.is_stressed or not any(name.box.grow(-1).count_inside([mark]) for mark in marks)


@pytest.mark.parametrize("member", range(6))
def test_areas_of_all_symbols_are_in_proportion(member: int, fonts: Fonts) -> None:
    """Four times the value is four times the area, and a square of a value is as large as the circle of that value."""
    field = Field(Linear(0, 100, 0, 100), Linear(0, 100, 100, 0), (), (), 100)
    sizes = []
    for radius in (10.0, 20.0):
        sketch = Sketch(100, 100, (1, 1))
        add_dots(sketch, [Dot(50, 50, radius, member, "", {}, is_stressed=False)], field)
        row = sketch.tables["points"][0]
        sizes.append(_measure_symbol(row["shape"], row["size"]))
    assert sizes[1] == pytest.approx(4 * sizes[0], rel=1e-4)
    assert sizes[0] == pytest.approx(math.pi * 100, rel=0.01)


def _measure_symbol(shape: str, size: float) -> float:
    """The area of a symbol of Vega, from its outline as vega-scenegraph draws it."""
    r = math.sqrt(size) / 2
    h, s = r * math.sqrt(3) / 2, r / 2.5
    return {
        "circle": math.pi * r**2, "square": 4 * r**2, "diamond": 2 * r**2, "cross": 4 * (4 * r * s - 2 * s**2) / 2,
        "triangle-up": 2 * r * 2 * h / 2, "triangle-down": 2 * r * 2 * h / 2,
    }[shape]  # fmt: skip


def test_bubbles_are_as_large_as_their_values(fonts: Fonts) -> None:
    """The areas of the points of a chart are in proportion to the column; the largest lie below the others."""
    job = make_job(LANDS, "scatter", x="income", y="years", size="people", label="land", labels="none")
    rows = sketch_chart(job, WIDE, fonts).tables["points"]
    values = sorted((float(str(row["people"])) for row in LANDS.rows), reverse=True)
    assert [row["size"] for row in rows] == sorted((row["size"] for row in rows), reverse=True)
    assert [row["size"] / rows[0]["size"] for row in rows] == pytest.approx([v / values[0] for v in values], rel=1e-3)


def test_stressed_names_are_always_there(fonts: Fonts) -> None:
    """Of four thousand points with names in one heap, the one that is stressed is named, and few of the others are."""
    rows = [(f"Point {n}", n * 37 % 1009, n * 91 % 997) for n in range(4000)]
    dataset = make_dataset("name string, x number, y number", rows)
    job = make_job(dataset, "scatter", x="x", y="y", label="name", highlight=["Point 1234"])
    words = [row["text"] for row in sketch_chart(job, NARROW, fonts).texts if row.get("rim")]
    assert words[0] == "Point 1234"
    assert len(words) < 100


# Boxes and swarms


@given(st.lists(NUMBERS, min_size=1, max_size=60))
def test_a_spread_is_in_order_and_complete(values: list[Decimal]) -> None:
    """Five numbers rise; whiskers reach no further than one and a half boxes; outliers are all values beyond them."""
    spread = measure_spread(values)
    assert spread.least <= spread.low <= spread.lower <= spread.median <= spread.upper <= spread.high <= spread.most
    reach = (spread.upper - spread.lower) * Decimal("1.5")
    assert spread.lower - spread.low <= reach
    assert spread.high - spread.upper <= reach
    assert list(spread.outliers) == sorted(v for v in values if v < spread.lower - reach or v > spread.upper + reach)
    assert spread.count == len(values)


def test_a_known_spread() -> None:
    """Eleven values, one of them far out: computed by hand."""
    values = [Decimal(value) for value in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 40)]
    spread = measure_spread(values)
    assert (spread.lower, spread.median, spread.upper) == (Decimal("3.5"), 6, Decimal("8.5"))
    assert (spread.low, spread.high, spread.outliers) == (1, 10, (Decimal(40),))


@given(st.lists(st.floats(0, 300), max_size=80), st.sampled_from([2.0, 3.5, 5.0]))
def test_a_swarm_never_overlaps(places: list[float], radius: float) -> None:
    """Circles do not meet; a point without neighbours stays on the line."""
    moves = spread_swarm(places, radius)
    points = list(zip(places, moves, strict=True))
    assert all(math.dist(one, other) >= 2 * radius - 1e-6 for one, other in combinations(points, 2))
    for index, place in enumerate(places):
        if all(abs(place - other) > 3 * radius for number, other in enumerate(places) if number != index):
            assert moves[index] == 0


@given(values=st.lists(st.integers(-1000, 1000), min_size=1, max_size=40))
@settings(max_examples=25)
def test_a_point_of_a_swarm_stands_at_its_value(values: list[int], fonts: Fonts) -> None:
    """Along the axis nothing is moved: the rows hold the very values, and the scale is one straight line."""
    dataset = make_dataset(
        "name string, place string, value number", [(f"{n}", "Here", v) for n, v in enumerate(values)]
    )
    sketch = sketch_chart(make_job(dataset, "beeswarm", x="value", y="place", label="name"), NARROW, fonts)
    assert sorted(row["value"] for row in sketch.tables["bees"]) == sorted(values)


def test_a_box_tabulates_what_it_draws(drawn: dict[str, tuple[Job, Drawing]], fonts: Fonts) -> None:
    """Number, five numbers and every value far out are in the table."""
    job, drawing = drawn["box-far"]
    assert drawing.table.headers == (
        "Office", "Number of values", "Wait, least (minutes)", "Wait, lower quartile (minutes)",
        "Wait, median (minutes)", "Wait, upper quartile (minutes)", "Wait, most (minutes)", "Values far out",
    )  # fmt: skip
    far = [value for row in drawing.table.rows for value in row[-1].split("; ") if value != "–"]
    assert [float(value) for value in far] == [row["value"] for row in sketch_chart(job, WIDE, fonts).tables["far"]]
    assert far


# Cells and days


def test_every_row_is_a_cell_and_every_gap_is_hatched(fonts: Fonts) -> None:
    """As many cells as lines times columns; pairs without a row, and rows without a value, are hatched."""
    dataset = make_dataset("a string, b string, value number", [("x", "p", 1), ("x", "q", None), ("y", "p", 3)])
    job = make_job(dataset, "heatmap", x="a", y="b", value="value")
    sketch = sketch_chart(job, WIDE, fonts)
    assert (len(sketch.tables["cells"]), len(sketch.tables["gaps"])) == (3, 1)
    svg = draw_chart(job, fonts).wide.text
    assert svg.count("fill-7)") >= 2


def test_colours_stay_where_a_legend_names_them(fonts: Fonts) -> None:
    """A stressed point leaves the others grey, but not where their colours tell them apart."""
    rows = [("a", "p", 1, 2), ("b", "q", 2, 3), ("c", "p", 3, 1)]
    dataset = make_dataset("name string, sort string, x number, y number", rows)
    for kind, table, options in (("scatter", "points", {"y": "y"}), ("beeswarm", "bees", {"y": "sort"})):
        for color, expected in (("", {style.MUTED}), ("sort", {style.style_member(n).stroke for n in (0, 1)})):
            chart = {"x": "x", "label": "name", "highlight": ["a"], **options, **({"color": color} if color else {})}
            points = sketch_chart(make_job(dataset, kind, **chart), WIDE, fonts).tables[table]
            assert {point["stroke"] for point in points} - {style.HIGHLIGHT} == expected


def test_a_histogram_names_its_axis_once(fonts: Fonts) -> None:
    """With its unit only where the numbers do not say it."""
    for unit, expected in (("€", "Rent"), ("minutes", "Rent, minutes"), ("rent", "Rent")):
        dataset = make_dataset(f"rent number {unit}", [(n,) for n in (10, 20, 25, 40, 41, 45)])
        texts = sketch_chart(make_job(dataset, "histogram", x="rent", noun="flats"), WIDE, fonts).texts
        assert [row["text"] for row in texts if str(row["text"]).startswith("Rent")] == [expected]


@given(
    st.lists(st.text("abcde ", min_size=1, max_size=30).filter(str.strip), min_size=1, max_size=20), st.integers(12, 90)
)
def test_heads_of_columns_fit(names: list[str], width: int) -> None:
    """Each is within its column in whole words; or has room for two as every second is on a level of its own; or is
    thinned out so that none meets the next; or is a number with a note.
    """
    heads = fit_heads(names, width, measure_letters, in_order=False)
    if heads.notes:
        assert [note.split(" ", 1)[0] for note in heads.notes] == [lines[0] for lines in heads.columns]
    else:
        levels = 2 if any("" in lines for lines in heads.columns) else 1
        assert all(measure_letters(line) < levels * width for lines in heads.columns for line in lines)
        assert levels == 1 or [len(lines) for lines in heads.columns] == [
            number % 2 + 1 for number in range(len(names))
        ]
    thinned = fit_heads(names, width, measure_letters, in_order=True)
    shown = [number for number, lines in enumerate(thinned.columns) if lines]
    assert shown[0] == 0
    assert all((after - before) * width >= 7 for before, after in pairwise(shown))


@given(st.lists(st.text("abc", min_size=1, max_size=12), max_size=12))
def test_notes_are_not_broken(items: list[str]) -> None:
    """Texts stand whole, in their order, on lines that fit."""
    lines = flow_text(items, 100, measure_letters)
    assert [item for line in lines for item in line.split("  ·  ")] == items
    assert all(measure_letters(line) <= 100 for line in lines)


@pytest.mark.parametrize(
    ("language", "first"),
    [("en", "Sun"), ("en-GB", "Mon"), ("de", "Mo"), ("he", "יום א׳"), ("fr", "lun."), ("xx", "Sun")],
)
def test_weeks_begin_as_readers_expect(language: str, first: str) -> None:
    """By the country of the language, or by the one where most people speak it."""
    assert read_week(Wording(language)).names[0] == first


@given(st.dates(date(1600, 1, 1), date(2400, 1, 1)), st.integers(0, 800), st.sampled_from(["en", "de"]))
def test_days_follow_one_another(first: date, count: int, language: str) -> None:
    """Each day is one place further in its week, or the first of the next week."""
    week = read_week(Wording(language))
    days = list_days(first, first + timedelta(count))
    assert len(days) == count + 1
    places = [week.find_week(day, first) * 7 + week.find_day(day) for day in days]
    assert places == list(range(week.find_day(first), week.find_day(first) + len(days)))


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_a_calendar_has_every_day_once(width: int, fonts: Fonts) -> None:
    """Days with a row are cells, days without one are hatched; no two lie on one another."""
    tables = sketch_chart(make_job(RAIN, "calendar", date="day", value="rain"), width, fonts).tables
    assert (len(tables["cells"]), len(tables["gaps"])) == (637, 3)
    corners = Counter((round(row["x"], 2), round(row["y"], 2)) for row in [*tables["cells"], *tables["gaps"]])
    assert max(corners.values()) == 1
    assert max(row["x2"] for row in tables["cells"]) <= width


# Hard data


def test_days_before_1900_and_leap_days(fonts: Fonts) -> None:
    """A calendar of 1888 has 366 days."""
    rows = [(date(1888, 1, 1) + timedelta(number), number) for number in range(366)]
    job = make_job(make_dataset("day date, v number", rows), "calendar", date="day", value="v")
    tables = sketch_chart(job, WIDE, fonts).tables
    assert len(tables["cells"]) == 366
    assert "gaps" not in tables


# Mistakes


PLACES = make_dataset(
    "place string, other string, x number, y number",
    [("North", "a", -3, 2), ("South", "b", 5, 0), ("South", "b", 6, None)],
)
SOME_DAYS = make_dataset("day date, v number", [(date(2000, 1, 1), 1), (date(2000, 1, 1), 2), (date(2020, 5, 5), 3)])
BAD: list[tuple[Dataset, str, dict[str, object], list[str]]] = [
    (PLACES, "scatter", {"x": "x", "y": "y", "log_x": True},
     ["5:3  chart 'sample': column 'x' holds -3, which has no place on a logarithmic axis  (numbers above 0)"
      "  take out 'log_x', or these rows  [chart.log]"]),
    (PLACES, "scatter", {"x": "y", "y": "x", "log": True},
     ["5:3  chart 'sample': a logarithmic axis has no place for -3 (2)  (values above zero)  take out 'log'"
      "  [chart.log]"]),
    (PLACES, "scatter", {"x": "y", "y": "x", "label": "place", "low": 0, "high": 4},
     ["5:3  chart 'sample': 'low: 0' would cut off -3 (2)  widen 'low', or choose rows with 'from' and 'to'"
      "  [chart.limits]",
      "5:3  chart 'sample': 'high: 4' would cut off 5 (0)  widen 'high', or choose rows with 'from' and 'to'"
      "  [chart.limits]"]),
    (PLACES, "scatter", {"x": "x", "y": "y", "high": 5, "reference": {"value": 9, "text": "Far"}},
     ["5:3  chart 'sample': 9 lies beyond 'high: 5' and would not be seen  widen 'high', or take it out"
      "  [chart.limits]"]),
    (PLACES, "histogram", {"x": "x", "step": 2, "from": "-3", "to": 6},
     ["5:3  warning: chart 'sample': the bar from -4 to -2 counts only what 'from: -3' leaves of it  begin where a bar"
      " does, or choose other bars with 'step' and 'edge'  [chart.limits]",
      "5:3  warning: chart 'sample': the bar from 6 to 8 counts only what 'to: 6' leaves of it  end where a bar does,"
      " or choose other bars with 'step' and 'edge'  [chart.limits]"]),
    (PLACES, "histogram", {"x": "x", "annotations": [{"text": "Deep", "value": -1}]},
     ["5:3  chart 'sample': -1 lies below the bars, which begin at zero  (a height: a number of values, or per cent)"
      "  [chart.limits]"]),
    (PLACES, "scatter", {"x": "y", "y": "x", "size": "x"},
     ["5:3  chart 'sample': column 'x' holds -3, which is no area  (numbers from 0 on)  [chart.value]"]),
    (PLACES, "scatter", {"x": "x", "y": "y", "highlight": ["North"]},
     ["21:5  chart 'sample': 'highlight' names points, but there is no 'label'  name the column of the points' names:"
      " 'label:'  [chart.missing]"]),
    (PLACES, "scatter", {"x": "x", "y": "y", "label": "place", "labels": ["Nort"]},
     ["5:3  chart 'sample': there is no 'Nort' to label  (did you mean 'North'? known: North, South)  [chart.value]"]),
    (PLACES, "histogram", {"x": "x", "bins": 3, "step": 2},
     ["5:3  chart 'sample': 'bins' and 'step' exclude each other  take out one of them  [chart.value]"]),
    (PLACES, "histogram", {"x": "x", "step": "0.01"},
     ["5:3  chart 'sample': steps of 0.01 make 901 bins of column 'x'  (at most 200)  give a larger 'step'"
      "  [chart.value]"]),
    (PLACES, "histogram", {"x": "x", "tooltip": ["place"]},
     ["5:3  chart 'sample': a bar stands for many rows, of which 'tooltip' cannot tell a column  take out 'tooltip:'"
      "  [chart.value]"]),
    (PLACES, "box", {"x": "x", "y": "place"},
     ["11:5  warning: chart 'sample': 'North' has 1 value, too few for a box  (5 or more)  show the values themselves:"
      " 'kind: beeswarm'  [chart.few]"]),
    (PLACES, "beeswarm", {"x": "x", "y": "place", "labels": "all"},
     ["5:3  chart 'sample': 'labels' names points, but there is no 'label'  name the column of the points' names:"
      " 'label:'  [chart.missing]"]),
    (PLACES, "beeswarm", {"x": "x", "y": "place", "label": "other", "labels": ["a", "c"]},
     ["5:3  chart 'sample': there is no 'c' to label  (known: a, b)  [chart.value]"]),
    (PLACES, "beeswarm", {"x": "x", "y": "place", "log": True},
     ["5:3  chart 'sample': a logarithmic axis has no place for -3 (North)  (values above zero)  take out 'log'"
      "  [chart.log]"]),
    (PLACES, "heatmap", {"x": "place", "y": "other", "value": "x"},
     ["11:5  chart 'sample': more than one row for 'South' and 'b'  keep one row for each cell  [chart.twice]"]),
    (PLACES, "heatmap", {"x": "place", "y": "other", "value": "x", "breaks": [5, 1]},
     ["5:3  chart 'sample': the breaks do not rise  put them in order, each once  [chart.breaks]"]),
    (PLACES, "heatmap", {"x": "place", "y": "other", "value": "x", "classes": "quantiles", "center": 0},
     ["5:3  chart 'sample': quantiles have no center  take one of both out  [chart.breaks]"]),
    (SOME_DAYS, "calendar", {"date": "day", "value": "v"},
     ["5:3  chart 'sample': more than one row for 2000-01-01  keep one row for each day  [chart.twice]",
      "5:3  chart 'sample': column 'day' spans 21 years  (at most 12)  choose some with 'from' and 'to'"
      "  [chart.rows]"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("dataset", "kind", "options", "texts"), BAD, ids=[f"{bad[1]}-{number}" for number, bad in enumerate(BAD)]
)
def test_mistakes_are_told_exactly(dataset: Dataset, kind: str, options: dict[str, object], texts: list[str]) -> None:
    """Where it stands, what is wrong, what is allowed, how to mend it."""
    _, problems = ask(dataset, kind, **options)
    found = [problem.format().removeprefix("content/stories/sample/story.md:") for problem in problems]
    assert found == texts


def test_the_most_bins_can_be_asked_for() -> None:
    """The bound of `bins` is the one that `step` is held to."""
    _, problems = ask(PLACES, "histogram", x="x", bins=MOST_BINS + 1)
    assert [problem.code for problem in problems] == ["chart.value"]
