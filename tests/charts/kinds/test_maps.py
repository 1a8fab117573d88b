"""The laws of maps: projections, outlines, classes, circles, and what is said about rows without a shape."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from math import hypot
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser

from nutgraf.charts.callout import Box
from nutgraf.charts.classes import MISSING, MOST_CLASSES, choose_bounds, make_classes
from nutgraf.charts.engine import compile_vega, render_scene
from nutgraf.charts.geography import choose_projection, fit_projection, list_outline
from nutgraf.charts.inscriptions import box_texts
from nutgraf.charts.interior import clip_ring, find_middle, measure_depth
from nutgraf.charts.model import Job
from nutgraf.charts.projections import Projection
from nutgraf.charts.studio import NARROW, WIDE, draw_chart, sketch_chart
from nutgraf.charts.thinning import TOLERANCE, thin_areas
from nutgraf.datasets.model import Dataset
from nutgraf.datasets.shapes import Area, Polygon, Shapes, mend_polygon
from nutgraf.errors import Place
from nutgraf.fonts import Fonts
from tests.charts.kinds.maps_jobs import ISLAND, TURNOUT, WELLS, on_island
from tests.charts.page import serve, write_page
from tests.charts.samples import ask, make_dataset, make_job
from tests.charts.test_drawing import check_words

AREA: dict[str, Any] = {"area": "code", "value": "turnout", "name": "parish", "shapes": "island"}
PLACE: dict[str, Any] = {"longitude": "longitude", "latitude": "latitude", "label": "well", "shapes": "island"}
VALUES = st.lists(st.decimals(-10000, 10000, places=2), min_size=1, max_size=30)
PROJECTIONS = [
    Projection("equalEarth", 11.5, scale=150, left=300, top=200),
    Projection("naturalEarth1", -70, scale=150, left=300, top=200),
    Projection("mercator", scale=100, left=300, top=200),
    Projection("conicEqualArea", 10, (40, 60), 400, 300, 200),
    Projection("conicEqualArea", 140, (-40, -10), 400, 300, 200),
    Projection("conicEqualArea", 10, (-20, 20), 100, 300, 200),
    Projection("albersUsa", scale=800, left=300, top=200),
    Projection("identity", scale=2, left=10, top=20, up=True),
    Projection("identity", scale=2, left=10, top=20),
]
USA = [(-120.5, 40.25), (-75, 43), (-99, 31), (-150, 65), (-157, 21), (-160, 58.5)]
WORLD = [(-179, 80), (-60, -50.5), (0, 0), (12.25, 48), (100, 13), (178, -18)]


def name_projection(projection: Projection) -> str:
    """`conicEqualArea-140`."""
    return f"{projection.name}-{projection.center:g}-{projection.up}"


def draw_points(projection: Projection, points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Where Vega puts points on a map."""
    spec = {
        "width": 600, "height": 400, "projection": projection.write(),
        "data": {"values": [{"east": x, "north": y} for x, y in points]}, "mark": "point",
        "encoding": {
            "longitude": {"field": "east", "type": "quantitative"},
            "latitude": {"field": "north", "type": "quantitative"},
        },
    }  # fmt: skip
    items = render_scene(compile_vega(spec))["scenegraph"]["items"][0]["items"][0]["items"]
    return [(item.get("x", 0), item.get("y", 0)) for item in items]


@pytest.mark.parametrize("projection", PROJECTIONS, ids=name_projection)
@pytest.mark.usefixtures("fonts")
def test_our_formulas_are_those_of_vega(projection: Projection) -> None:
    """A point that is placed here falls where Vega draws it, to a millionth of a pixel."""
    points = USA if projection.name == "albersUsa" else WORLD
    ours = [projection.place(*point) for point in points]
    assert [
        (point, one, other)
        for point, one, other in zip(points, ours, draw_points(projection, points), strict=True)
        if one is None or hypot(one[0] - other[0], one[1] - other[1]) > 1e-6
    ] == []


def test_a_place_outside_of_the_states_has_none() -> None:
    """What Albers' map of the United States does not show is nowhere on it."""
    assert Projection("albersUsa").place(2.35, 48.86) is None


def make_shapes(*rings: Sequence[tuple[float, float]]) -> Shapes:
    """Areas a, b, c … of one ring each."""
    polygons = (mend_polygon([ring], "") for ring in rings)
    areas = tuple(Area(id_, id_, (polygon,)) for id_, polygon in zip("abcdef", polygons, strict=False) if polygon)
    return Shapes(areas, "", Place("data/x/x.json"))


def box(west: float, south: float, east: float, north: float) -> list[tuple[float, float]]:
    """A rectangle in degrees."""
    return [(west, south), (west, north), (east, north), (east, south), (west, south)]


CHOICES = [
    (make_shapes(box(-170, -60, -20, 80), box(10, -50, 175, 70)), Projection("equalEarth")),
    (make_shapes(box(-10, 36, 30, 70)), Projection("conicEqualArea", 10.0, (41.67, 64.33))),
    (
        make_shapes(box(170, -45, 179, -35), box(-179, -20, -175, -10)),
        Projection("conicEqualArea", 177.5, (-39.17, -15.83)),
    ),
    (replace(make_shapes(box(0, 0, 10, 10)), plane="up"), Projection("identity", up=True)),
]  # fmt: skip


@pytest.mark.parametrize(("shapes", "expected"), CHOICES, ids=["world", "part", "across the date line", "plane"])
def test_a_projection_for_the_extent(shapes: Shapes, expected: Projection) -> None:
    """Equal Earth for the world, Albers' conic around the middle of a part, nothing for what is flat already."""
    assert choose_projection(shapes, None, None) == expected


@pytest.mark.parametrize("shapes", [shapes for shapes, _ in CHOICES], ids=["world", "part", "date line", "plane"])
@given(width=st.integers(100, 1200), most=st.integers(120, 900))
@settings(max_examples=20)
def test_a_map_fills_its_sheet_and_stays_on_it(shapes: Shapes, width: int, most: int) -> None:
    """Every border lies on the sheet, and the map touches two edges that face each other."""
    chosen = choose_projection(shapes, None, None)
    fitted, height = fit_projection(chosen, list_outline(chosen, shapes), width, most)
    places = list_outline(fitted, shapes)
    xs, ys = [x for x, _ in places], [y for _, y in places]
    assert 1.9 <= min(xs) <= max(xs) <= width - 1.9
    assert 1.4 <= min(ys) <= max(ys) <= height - 1.4
    assert height <= most
    assert max(xs) - min(xs) >= width - 4.1 or max(ys) - min(ys) >= most - 5.1


OFFSETS = st.lists(st.floats(-0.4, 0.4), min_size=30, max_size=30)


def make_neighbours(offsets: Sequence[float]) -> Shapes:
    """Two areas with a jagged border between them."""
    border = [(offset, index / 10) for index, offset in enumerate(offsets)]
    west = [(-3.0, 0.0), (-3.0, 2.9), *border[::-1], (-3.0, 0.0)]
    east = [(3.0, 0.0), *border, (3.0, 2.9), (3.0, 0.0)]
    return make_shapes(west, east)


@given(offsets=OFFSETS, scale=st.integers(20, 4000))
@settings(max_examples=60)
def test_what_is_left_out_lies_within_half_a_pixel(offsets: list[float], scale: int) -> None:
    """No point of an outline is further than the tolerance from the line that is drawn in its place."""
    projection = Projection("equalEarth", scale=scale)
    shapes = make_neighbours(offsets)
    for area, polygons in thin_areas(shapes.areas, projection, ""):
        if not polygons:
            continue
        drawn = [projection.place(*point) or (0.0, 0.0) for point in polygons[0][0]]
        whole = [projection.place(*point) or (0.0, 0.0) for point in area.polygons[0][0]]
        assert max(measure_distance(point, drawn) for point in whole) <= TOLERANCE + 0.15


@given(offsets=OFFSETS, scale=st.integers(20, 4000))
@settings(max_examples=60)
def test_neighbours_share_their_border(offsets: list[float], scale: int) -> None:
    """A border between two areas is drawn with the same points on both sides, so that no gap opens."""
    thinned = thin_areas(make_neighbours(offsets).areas, Projection("equalEarth", scale=scale), "")
    rings = [set(polygons[0][0]) for _, polygons in thinned if polygons]
    if len(rings) == 2:
        west, east = ({point for point in ring if abs(point[0]) < 1} for ring in rings)
        assert west == east


def measure_distance(point: tuple[float, float], line: Sequence[tuple[float, float]]) -> float:
    """How far a point lies from a line, by way of many points on it."""
    return min(
        hypot(point[0] - x - (x2 - x) * share / 50, point[1] - y - (y2 - y) * share / 50)
        for (x, y), (x2, y2) in pairwise(line)
        for share in range(51)
    )


@given(values=VALUES, count=st.integers(2, MOST_CLASSES), method=st.sampled_from(["equal", "quantiles"]))
@settings(max_examples=150)
def test_classes_hold_every_value_once(values: list[Decimal], count: int, method: Any) -> None:
    """Bounds rise between the values, no class is empty at an end, and there are colours for all."""
    bounds = choose_bounds(values, count, method, None)
    assert bounds == sorted(set(bounds))
    assert all(min(values) < bound <= max(values) for bound in bounds)
    assert bool(bounds) == (len(set(values)) > 1)
    classes = make_classes(bounds, None)
    assert len(classes.shades) == len(bounds) + 1 <= MOST_CLASSES
    assert len({shade.fill for shade in classes.shades}) == len(classes.shades)
    for value in values:
        index = classes.find(value)
        assert index == 0 or bounds[index - 1] <= value
        assert index == len(bounds) or value < bounds[index]


@given(
    values=st.lists(st.integers(-(10**6), 10**6).map(Decimal), min_size=2, max_size=30, unique=True),
    count=st.integers(2, 7),
)
def test_quantiles_hold_equally_many(values: list[Decimal], count: int) -> None:
    """Of values that all differ, the largest class holds at most two more than the smallest."""
    classes = make_classes(choose_bounds(values, count, "quantiles", None), None)
    held = [sum(classes.find(value) == index for value in values) for index in range(len(classes.shades))]
    if len(values) >= count:
        assert max(held) - min(held) <= 2


@given(values=VALUES, center=st.integers(-100, 100).map(Decimal), count=st.integers(2, 7))
def test_colours_go_two_ways_from_the_center(values: list[Decimal], center: Decimal, count: int) -> None:
    """Values below the center have a colour of the one side, values above it of the other, steps are equal."""
    bounds = choose_bounds(values, count, "equal", center)
    classes = make_classes(bounds, center)
    for value in values:
        swatch = classes.shades[classes.find(value)].swatch
        assert swatch.startswith("above" if value >= center else "below")
    assert len({after - before for before, after in pairwise(bounds)}) <= 1


def test_the_center_within_a_class_makes_it_the_middle() -> None:
    """Where the writer's breaks leave the center inside of a class, that class is neither of both sides."""
    classes = make_classes([Decimal(-1), Decimal(1)], Decimal(0))
    assert [shade.swatch for shade in classes.shades] == ["below-3", "middle", "above-3"]


POINTS = st.lists(st.tuples(st.floats(0, 100), st.floats(0, 100)), min_size=3, max_size=12, unique=True)


@given(points=POINTS)
@settings(max_examples=60)
def test_the_middle_of_an_area_lies_inside(points: list[tuple[float, float]]) -> None:
    """The place for a name is inside of any area that is more than a sliver, as deep as any other to within a third."""
    ordered = sorted(
        points, key=lambda point: (round(point[0] / 25), point[1] if round(point[0] / 25) % 2 else -point[1])
    )
    ring = [*ordered, (ordered[0][0], -20.0), ordered[0]]
    grid = [(x * 2.5, y * 2.5) for x in range(41) for y in range(-8, 41)]
    deepest = max(measure_depth(place, [ring]) for place in grid)
    if deepest > 3:
        middle, depth = find_middle([ring])
        assert measure_depth(middle, [ring]) == pytest.approx(depth)
        assert depth >= 0.7 * (deepest - 1) - 0.01


@given(points=POINTS)
def test_a_clipped_ring_lies_in_its_box(points: list[tuple[float, float]]) -> None:
    """Nothing lies beyond the box; what lay in it whole is as it was."""
    clipped = clip_ring([*points, points[0]], (20, 20, 80, 80))
    assert all(19.99 <= x <= 80.01 and 19.99 <= y <= 80.01 for x, y in clipped)
    inside = [(20 + x * 0.6, 20 + y * 0.6) for x, y in points]
    assert set(clip_ring([*inside, inside[0]], (20, 20, 80, 80))) >= set(inside) - {
        p for p in inside if 80 in p or 20 in p
    }


def test_areas_have_the_colour_of_their_class(fonts: Fonts) -> None:
    """The fill of an area is that of the class of its value; an area without a value is hatched and named so."""
    job = make_job(on_island(TURNOUT), "choropleth", **AREA, breaks=[50, 60, 70])
    sketch = sketch_chart(job, WIDE, fonts)
    sketch.finish()
    classes = make_classes([Decimal(50), Decimal(60), Decimal(70)], None)
    fills = {row["t0"]: row["fill"] for row in sketch.tables["areas"]}
    expected = {
        str(row["parish"]): classes.shades[classes.find(value)].fill if isinstance(value, Decimal) else MISSING.fill
        for row in TURNOUT.rows
        for value in [row["turnout"]]
    }
    assert fills == expected
    words = {row["text"] for row in sketch.tables["words"]}
    assert {"50%", "60%", "70%", "No data", "Turnout, %"} <= words
    assert next(row["t1"] for row in sketch.tables["areas"] if row["t0"] == "Kelder") == "No data"


@given(litres=st.lists(st.integers(1, 10**7), min_size=6, max_size=6))
@settings(max_examples=25)
def test_circles_are_in_proportion(litres: list[int], fonts: Fonts) -> None:
    """Twice the amount is twice the area, as long as a circle is large enough to be seen."""
    rows = tuple({**row, "litres": Decimal(amount)} for row, amount in zip(WELLS.rows, litres, strict=True))
    job = make_job(on_island(replace(WELLS, rows=rows)), "points", **PLACE, size="litres")
    drawn = {row["t0"]: row["size"] for row in sketch_chart(job, WIDE, fonts).tables["points"]}
    most = max(litres)
    for row in rows:
        amount = float(row["litres"])
        assert drawn[row["well"]] == pytest.approx(max(4.0, max(drawn.values()) * amount / most), rel=1e-3)


def test_what_is_not_in_focus_is_cut(fonts: Fonts) -> None:
    """A map fitted to some areas draws nothing beyond its box, and points outside of it not at all."""
    job = make_job(on_island(TURNOUT), "choropleth", **AREA, focus=["KE"])
    drawing = draw_chart(job, fonts)
    places = json_places(drawing.light)
    assert places
    assert all(-1 <= x <= WIDE + 1 for x in places[0])
    wells = make_job(on_island(WELLS), "points", **PLACE, focus=["EA"])
    assert [row["t0"] for row in sketch_chart(wells, WIDE, fonts).tables["points"]] == ["Light Tank"]


def test_the_legend_names_what_lies_in_focus(fonts: Fonts) -> None:
    """Of a part of a map, only the sorts of places that are there; their looks are those of the whole map."""
    whole, part = (
        draw_chart(make_job(on_island(WELLS), "points", **PLACE, color="sort", **options), fonts)
        for options in ({}, {"focus": ["NO", "KE"]})
    )
    assert [item.label for item in whole.legend] == ["Spring", "Tap", "Cistern"]
    assert [(item.label, item.swatch) for item in part.legend] == [("Tap", "dot-2")]


def test_names_stay_off_circles(fonts: Fonts) -> None:
    """No name lies on a circle, its own or that of another point."""
    job = make_job(on_island(WELLS), "points", **PLACE, size="litres", labels="all")
    circles = re.findall(r'<circle cx="([\d.]+)" cy="([\d.]+)" r="([\d.]+)"', draw_chart(job, fonts).narrow.text)
    names = box_texts(sketch_chart(job, NARROW, fonts), fonts)
    assert len(circles) > 6
    for x, y, radius in (map(float, circle) for circle in circles):
        core = Box(x, y, 0, 0).grow(radius * 0.6)
        assert not [name for name in names if name.meets(core)]


def json_places(light: str) -> list[list[int]]:
    """The first view's lists of x and y."""
    found = re.search(r'"p":\[\[(\[[\d,-]+\]),(\[[\d,-]+\])', light)
    assert found
    return [[int(number) for number in part[1:-1].split(",")] for part in found.groups()]


def test_the_order_of_the_keyboard_is_that_of_the_rows(fonts: Fonts) -> None:
    """Areas answer in the order of the table, those without a row last."""
    rows = TURNOUT.rows[3:8]
    job = Job("x", make_job(on_island(TURNOUT), "choropleth", **AREA).request, on_island(replace(TURNOUT, rows=rows)))
    names = [row["t0"] for row in sketch_chart(job, WIDE, fonts).tables["areas"]]
    assert names[:5] == [row["parish"] for row in rows]
    assert sorted(names) == sorted(str(row["name"]) for row in ISLAND.rows)


LONG = "A parish whose name goes on and on, as do the names of places that were merged again and again " * 2


@pytest.mark.parametrize("name", [LONG.strip(), "x" * 200, "Emoji 😀👩‍👩‍👧", "مرحبا بالعالم", "<b>&amp;\"'</b>"])
@pytest.mark.parametrize("kind", ["choropleth", "points"])
def test_hard_names_stay_on_the_sheet(kind: str, name: str, fonts: Fonts) -> None:
    """Whatever the names of areas and points, no word leaves the sheet."""
    if kind == "choropleth":
        rows = tuple(
            {**row, "parish": name if number == 2 else row["parish"]} for number, row in enumerate(TURNOUT.rows)
        )
        job = make_job(on_island(replace(TURNOUT, rows=rows)), kind, **AREA, labels=True, highlight=["NO"])
    else:
        rows = tuple({**row, "well": f"{name}{number}"} for number, row in enumerate(WELLS.rows))
        job = make_job(on_island(replace(WELLS, rows=rows)), kind, **PLACE, labels="all", highlight=[f"{name}2"])
    drawing = draw_chart(job, fonts)
    for html, width in ((drawing.wide, WIDE), (drawing.narrow, NARROW)):
        check_words(html.text, width, fonts)


HARD_VALUES = {"one": ["7"], "equal": ["7", "7"], "huge": ["999999999999", "-0.001"], "negative": ["-5", "-3", "-900"]}


@pytest.mark.parametrize("values", HARD_VALUES.values(), ids=HARD_VALUES)
def test_hard_values_are_drawn(values: list[str], fonts: Fonts) -> None:
    """One value, equal ones, huge and tiny ones: each in a class, the legend on the sheet."""
    rows = [(row["code"], value) for row, value in zip(TURNOUT.rows, [*values, *[None] * 9], strict=False)]
    dataset = on_island(make_dataset("code string, turnout number %", rows))
    drawing = draw_chart(make_job(dataset, "choropleth", area="code", value="turnout", shapes="island"), fonts)
    for html, width in ((drawing.wide, WIDE), (drawing.narrow, NARROW)):
        check_words(html.text, width, fonts)


def tell(dataset: Dataset, kind: str, **options: object) -> list[str]:
    """What is said about a map: message, what is allowed, what to do, code."""
    return [problem.format().partition("  ")[2] for problem in ask(dataset, kind, **options)[1]]


def without_rows(dataset: Dataset, *codes: str) -> Dataset:
    """The dataset with the island, but for some rows."""
    return on_island(replace(dataset, rows=tuple(row for row in dataset.rows if row["code"] not in codes)))


def with_codes(**renamed: str) -> Dataset:
    """The dataset with other codes for some areas."""
    rows = tuple({**row, "code": renamed.get(str(row["code"]), row["code"])} for row in TURNOUT.rows)
    return on_island(replace(TURNOUT, rows=rows))


BAD = [
    ("rows without a shape", with_codes(WE="WX", SA="SAL"), "choropleth", {},
     ["chart 'sample': 2 rows have no shape: 'WX', 'SAL'  (did you mean 'SA' for 'SAL'?)  [chart.join]"]),
    ("one row without a shape", with_codes(WE="Q"), "choropleth", {},
     ["chart 'sample': 1 row has no shape: 'Q'  [chart.join]"]),
    ("shapes without a row", without_rows(TURNOUT, "WE", "EA"), "choropleth", {},
     ["warning: chart 'sample': 2 shapes have no row: 'WE', 'EA'  (drawn as “No data”)  [chart.join]"]),
    ("two rows for an area", with_codes(WE="SA"), "choropleth", {},
     ["warning: chart 'sample': 1 shape has no row: 'WE'  (drawn as “No data”)  [chart.join]",
      "chart 'sample': more than one row for 'SA'  keep one row an area  [chart.twice]"]),
    ("no shapes", TURNOUT, "choropleth", {"shapes": ""},
     ["chart 'sample': dataset 'turnout' has no shapes  name a dataset that has them with 'shapes:', or add [shapes] "
      "to its dataset.toml  [chart.shapes]"]),
    ("breaks that fall", on_island(TURNOUT), "choropleth", {"breaks": [60, 50]},
     ["chart 'sample': the breaks do not rise  put them in order, each once  [chart.breaks]"]),
    ("too many breaks", on_island(TURNOUT), "choropleth", {"breaks": [1, 2, 3, 4, 5, 6, 7]},
     ["chart 'sample': 7 breaks make 8 classes  (at most 7 can be told apart)  [chart.breaks]"]),
    ("quantiles around a center", on_island(TURNOUT), "choropleth", {"classes": "quantiles", "center": 60},
     ["chart 'sample': quantiles have no center  take one of both out  [chart.breaks]"]),
    ("a plane for degrees", on_island(TURNOUT), "choropleth", {"projection": "identity"},
     ["chart 'sample': the shapes are in degrees, not on a plane  take 'projection' out, or say plane = \"up\" in "
      "dataset.toml  [chart.projection]"]),
    ("parallels of no cone", on_island(TURNOUT), "choropleth", {"projection": "mercator", "parallels": [10, 20]},
     ["chart 'sample': the projection mercator has no parallels to choose  take them out  [chart.projection]"]),
    ("a focus that is no shape", on_island(TURNOUT), "choropleth", {"focus": ["WES"]},
     ["chart 'sample': no shape has the id 'WES'  (did you mean 'WE'? known: EA, FE, KE, MI, NO, OA, SA, SN, WE)  "
      "[chart.shapes]"]),
    ("a focus that is left out", on_island(TURNOUT), "choropleth", {"focus": ["WE"], "without": ["WE"]},
     ["chart 'sample': 'WE' is in focus and left out  take one out  [chart.shapes]"]),
    ("places in each other's column", on_island(WELLS), "points", {"longitude": "latitude", "latitude": "longitude"},
     ["warning: chart 'sample': 'Old Pump', 'Harbour Tap', 'Mill Race', 'Hill Cistern', 'Light Tank' … far from every "
      "area of the map  are longitude and latitude in each other's place?  [chart.place]"]),
    ("places off the globe", on_island(WELLS), "points", {"latitude": "litres"},
     ["chart 'sample': 'Old Pump' lies nowhere on the globe  (degrees: −180 to 180 east, −90 to 90 north)  "
      "[chart.value]"]),
    ("places off the states", on_island(WELLS), "points", {"projection": "albersUsa"},
     ["chart 'sample': 'Old Pump' lies outside of what albersUsa shows  leave such rows out, or take another  "
      "[chart.projection]"]),
    ("negative areas", on_island(WELLS), "points", {"size": "longitude"},
     ["chart 'sample': column 'longitude' holds -28.46, which is no area  (numbers from 0 on)  [chart.value]"]),
    ("a label that is no point", on_island(WELLS), "points", {"labels": ["Old Pomp"]},
     ["chart 'sample': there is no 'Old Pomp' to label  (did you mean 'Old Pump'? known: Harbour Tap, Hill Cistern, "
      "Light Tank, Mill Race, Moor Well, Old Pump)  [chart.value]"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("dataset", "kind", "options", "expected"), [case[1:] for case in BAD], ids=[c[0] for c in BAD]
)
def test_bad_maps_are_told(dataset: Dataset, kind: str, options: dict[str, Any], expected: list[str]) -> None:
    """Each mistake with the nearest known name or what to do."""
    usual = AREA if kind == "choropleth" else PLACE
    assert tell(dataset, kind, **{**usual, **options}) == expected


def test_a_polygon_is_wound_for_the_globe() -> None:
    """However a file winds its rings, the outer one runs clockwise and holes against it."""
    outer, hole = box(0, 0, 10, 10), box(4, 4, 6, 6)
    expected: Polygon = (tuple(outer), tuple(hole[::-1]))
    for ring in (outer, outer[::-1]):
        for inner in (hole, hole[::-1]):
            assert mend_polygon([ring, inner], "") in (expected, (tuple(outer), tuple(hole[::-1])))


@pytest.mark.browser
def test_the_area_below_the_pointer_answers(chromium: Browser, fonts: Fonts, tmp_path: Any) -> None:
    """Not the one whose middle is nearest; off the land nothing does; the keyboard walks the areas."""
    drawing = draw_chart(make_job(on_island(TURNOUT), "choropleth", **AREA), fonts)
    write_page(tmp_path, fonts, [("map", drawing)])
    with serve(tmp_path) as url:
        page = chromium.new_page(viewport={"width": 700, "height": 900})
        page.goto(url)
        plot, tip = page.locator("#chart-map .chart-plot"), page.locator("#chart-map .chart-tip")
        plot.scroll_into_view_if_needed()
        frame = page.locator("#chart-map svg:visible").first.bounding_box()
        assert frame
        # Just inside the southern tip of Ferrow, which is nearer to the middle of Saltmoor than to its own.
        for across, down, name in ((0.36, 0.96, "Ferrow"), (0.03, 0.83, "Westhaven")):
            page.mouse.move(frame["x"] + frame["width"] * across, frame["y"] + frame["height"] * down)
            assert tip.inner_text().split()[1] == name
        page.mouse.move(frame["x"] + frame["width"] * 0.9, frame["y"] + frame["height"] * 0.95)
        assert tip.is_hidden()
        plot.focus()
        page.keyboard.press("Home")
        assert page.locator("#chart-map .chart-plot [role=status]").inner_text() == "Parish: Westhaven; Turnout: 61.2%"
        page.close()
