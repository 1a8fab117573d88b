"""Every kind of chart through every hard condition of data: it is drawn right, or the writer is told what is wrong."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from nutgraf.charts.callout import Box
from nutgraf.charts.kinds import CHARTS
from nutgraf.charts.model import Drawing, Job
from nutgraf.charts.studio import draw_chart
from nutgraf.datasets.model import Dataset
from nutgraf.fonts import Fonts
from tests.charts.kinds.maps_jobs import ISLAND
from tests.charts.page import serve, write_page
from tests.charts.samples import ask, make_dataset
from tests.charts.seen import list_marks, list_overlaps, list_words

COLUMNS = (
    "name string, part string, step string, code string, day date, moment datetime, year year, longitude number, "
    "latitude number, x number things, value number things"
)
CODES = ("WE", "SA", "NO", "FE", "MI", "KE", "SN", "OA")
PLACES = (("-28.46", "47.28"), ("-28.02", "47.05"), ("-27.68", "47.3"), ("-27.4", "47.23"))
MAP = {"longitude": "longitude", "latitude": "latitude", "label": "name", "labels": "all", "shapes": "island"}
SHOWN: dict[str, dict[str, Any]] = {
    "area": {"x": "year", "y": "value", "series": "name"},
    "area of days": {"x": "day", "y": "value"},
    "bar": {"x": "value", "y": "name", "color": "part"},
    "bar stacked": {"x": "value", "y": "name", "color": "part", "stack": "stacked", "totals": True},
    "beeswarm": {"x": "value", "y": "part", "label": "name", "labels": "all"},
    "box": {"x": "value", "y": "name"},
    "calendar": {"date": "day", "value": "value"},
    "choropleth": {"area": "code", "value": "value", "name": "name", "labels": True, "shapes": "island"},
    "column": {"x": "name", "y": "value", "color": "part"},
    "column of days": {"x": "day", "y": "value"},
    "dot": {"x": "value", "y": "name", "color": "part"},
    "heatmap": {"x": "name", "y": "part", "value": "value"},
    "histogram": {"x": "value", "mark": ["median", "mean"]},
    "line": {"x": "moment", "y": "value", "series": "name"},
    "line of days": {"x": "day", "y": "value"},
    "lollipop": {"x": "value", "y": "name", "color": "part"},
    "points": {**MAP, "size": "value", "color": "part"},
    "scatter": {"x": "x", "y": "value", "label": "name", "color": "part", "regression": True},
    "slope": {"x": "year", "y": "value", "series": "name"},
    "table": {"columns": ["step", "name", "value"], "bars": ["value"], "alt": ""},
    "timeline": {"at": "day", "label": "name", "group": "part"},
    "waterfall": {"x": "step", "y": "value"},
}
"""Each kind, with what it shows: names, numbers, days or times."""

LONG = "A label of two hundred letters that goes on and on, as labels do that were typed by someone in no hurry. " * 2


def make_rows(
    names: Sequence[str] = ("North", "South", "East", "West"),
    values: Sequence[object] = (4, 7, 11, 2, 5, 9, 3, 8),
    day: date = date(2024, 5, 1),
    clock: datetime = datetime(2024, 5, 1, 6),
    parts: Sequence[str] = ("Before", "After"),
) -> list[tuple[object, ...]]:
    """Eight rows: four names in two parts each, a day and half an hour apart."""
    return [
        (
            names[n // 2], parts[n % 2], f"{names[n // 2]} {n % 2}", CODES[n], day + timedelta(n),
            clock + timedelta(minutes=30 * n), 2001 + n % 2, *PLACES[n // 2], 10 + n * n, value,
        )
        for n, value in enumerate(values)
    ]  # fmt: skip


def turn_clock(rows: list[tuple[object, ...]]) -> list[tuple[object, ...]]:
    """The rows with an offset at each time: that of summer for the first four, that of winter for the others."""
    zones = [timezone(timedelta(hours=2))] * 4 + [timezone(timedelta(hours=1))] * 4
    return [
        (*row[:5], row[5].replace(tzinfo=zone), *row[6:]) if isinstance(row[5], datetime) else row
        for row, zone in zip(rows, zones, strict=True)
    ]


CONDITIONS: dict[str, list[tuple[object, ...]]] = {
    "plain": make_rows(),
    "emoji": make_rows(("A party 🎉🎉🎉🎉", "👩‍👩‍👧 and 👍🏽", "🇩🇪🇫🇷", "☀")),
    "Arabic and Hebrew": make_rows(("مرحبا بالعالم", "שלום עולם", "العدد 45% abc", "خ"), parts=("قبل", "אחרי")),
    "other scripts": make_rows(("日本語の見出しはとても長いことがあります", "ราชอาณาจักรไทย", "हिन्दी लेबल", "Москва")),
    "200 letters": make_rows((LONG[:200], "W" * 200, LONG[20:100], "x"), parts=(LONG[:199], "M" * 200)),
    "emoji 200 times": make_rows(("👩‍👩‍👧" * 40, "🎉" * 200, "🇩🇪" * 100, "e\u0301" * 100)),
    "markup": make_rows(("<b>&amp;\"'</b>", "]]>", "{{ x }}", "$" * 30), parts=("<", ">")),
    "negative": make_rows(values=(-4, -700, -11, -2, -5, -9, -3, -8)),
    "both sides of zero": make_rows(values=("-0.001", 1000000, 3, -5, 0, 2, 7, -1)),
    "zero": make_rows(values=[0] * 8),
    "equal": make_rows(values=[7] * 8),
    "huge and tiny": make_rows(values=("-999999999.000001", "0.000001", 5, 5, 999999999, 5, 5, 5)),
    "missing": make_rows(values=(4, None, 11, 2, None, None, 3, 8)),
    "all missing": make_rows(values=[None] * 8),
    "infinite": make_rows(values=(4, Decimal("Infinity"), Decimal("-Infinity"), Decimal("NaN"), 5, 9, 3, 8)),
    "one row": make_rows()[:1],
    "no row": [],
    "before 1900": make_rows(day=date(1888, 2, 26), clock=datetime(1888, 2, 28, 22)),
    "in the year 1": make_rows(day=date(1, 1, 1), clock=datetime(1, 1, 1)),
    "the hour that summer time leaves out": make_rows(day=date(2021, 3, 26), clock=datetime(2021, 3, 28, 0, 30)),
    "the hour that comes twice": make_rows(day=date(2021, 10, 29), clock=datetime(2021, 10, 31, 0, 30)),
    "clocks that are turned": turn_clock(make_rows(clock=datetime(2021, 10, 31, 1))),
    "a row without a time": [*make_rows()[:7], (*make_rows()[7][:4], None, None, *make_rows()[7][6:])],
}

EMPTY = "column 'value' has no value in any row"
ENDLESS = "column 'value' holds Infinity, which no label can show, and 2 more like it"
NOT_WHOLE = "there is no value for 'East' at '2001', nor for 2 other places, so the stack is not the whole"
NO_DAY = "a row has no value in column 'day', and so no place"
TOLD: dict[str, dict[str, list[str]]] = {
    "negative": {
        "area": ["-4 of 'North' at '2001' is less than nothing, so it cannot be stacked"],
        "points": ["column 'value' holds -700, which is no area"],
    },
    "both sides of zero": {
        "area": ["-0.001 of 'North' at '2001' is less than nothing, so it cannot be stacked"],
        "points": ["column 'value' holds -5, which is no area"],
    },
    "huge and tiny": {
        "area": ["-999999999.000001 of 'North' at '2001' is less than nothing, so it cannot be stacked"],
        "points": ["column 'value' holds -999999999.000001, which is no area"],
    },
    "missing": {
        "area": [NOT_WHOLE],
        "bar stacked": ["column 'value' has no value for 'North', 'After', so its stack is not the whole"],
        "waterfall": [f"column 'value' has no value for '{step}'" for step in ("North 1", "East 0", "East 1")],
    },
    "all missing": {"": [EMPTY], "table": [], "timeline": []},
    "infinite": {"": [ENDLESS], "timeline": []},
    "no row": {"": ["dataset 'sample' has no rows"]},
    "clocks that are turned": {"line": ["the times of column 'moment' have different offsets: +0100, +0200"]},
    "a row without a time": {
        "line": ["a row has no value in column 'moment', and so no place"],
        "area of days": [NO_DAY], "calendar": [NO_DAY], "column of days": [NO_DAY], "line of days": [NO_DAY],
        "timeline": [NO_DAY],
    },
    "one row": {"slope": ["column 'year' has 1 different moments"]},
}  # fmt: skip
"""What is told of a condition: of each kind ("") or of some; what is not here is drawn."""


def expect(shown: str, condition: str) -> list[str]:
    """What is told of a kind under a condition; nothing where it is drawn."""
    told = TOLD.get(condition, {})
    return told.get(shown, told.get("", []))


def make_hard(rows: Sequence[Sequence[object]]) -> Dataset:
    """The rows as a dataset, beside it the outlines of a map."""
    return replace(make_dataset(COLUMNS, rows), beside=(ISLAND,))


def tell(dataset: Dataset, kind: str, options: Mapping[str, object]) -> tuple[list[str], Job | None]:
    """What keeps a chart of the dataset from being drawn, or the job that draws it."""
    request, problems = ask(dataset, kind, **options)
    wrong = [problem.message for problem in problems if problem.severity == "error"]
    return [text.removeprefix("chart 'sample': ") for text in wrong], request and Job("hard", request, dataset, "en")


def show(dataset: Dataset, shown: str) -> tuple[list[str], Job | None]:
    """The same for one of the kinds of the table."""
    return tell(dataset, shown.partition(" ")[0], SHOWN[shown])


def test_every_kind_is_here() -> None:
    """A new kind is added to the table; specifications of writers lay out their words themselves."""
    assert {shown.partition(" ")[0] for shown in SHOWN} == set(CHARTS) - {"spec"}


@pytest.mark.parametrize("condition", CONDITIONS)
@pytest.mark.parametrize("shown", SHOWN)
def test_hard_data_are_drawn_or_told(shown: str, condition: str, fonts: Fonts) -> None:
    """All words and marks lie on the sheet, no word on another, and the same data give the same drawing; or one
    message says what is wrong.
    """
    told, job = show(make_hard(CONDITIONS[condition]), shown)
    assert told == expect(shown, condition)
    if job and not told:
        drawing = draw_chart(job, fonts)
        assert find_faults(drawing, fonts) == {}
        assert draw_chart(job, fonts) == drawing


def find_faults(drawing: Drawing, fonts: Fonts) -> Mapping[str, object]:
    """What is wrong with the views of a drawing, by view."""
    faults: dict[str, object] = {}
    for view in drawing.views:
        svg, sheet = view.svg.text, Box(-1, -1, view.size.width + 2, view.size.height + 2)
        words = list_words(svg, fonts)
        found = [
            *(f"“{text[:30]}” leaves the sheet" for text, box in words if not sheet.holds(box)),
            *(f"“{one[:30]}” meets “{other[:30]}”" for one, other in list_overlaps(words)),
            *(f"a mark leaves the sheet: {box}" for box in list_marks(svg) if not sheet.holds(box)),
            *re.findall("NaN|Infinity|undefined|null", svg),
        ]
        faults |= {view.name: found} if found or not words else {}
    return faults


MANY = 100_000


@cache
def make_many() -> Dataset:
    """A hundred thousand rows, each with a name and a day of its own."""
    first, clock = date(1700, 1, 1), datetime(2000, 1, 1)
    return make_hard(
        [
            (
                f"Name {n}", ("Before", "After")[n % 2], f"Step {n}", CODES[n % 8], first + timedelta(n),
                clock + timedelta(hours=n), 2001 + n % 2, *PLACES[n % 4], n * 91 % 997, n * 37 % 1009,
            )
            for n in range(MANY)
        ]
    )  # fmt: skip


@pytest.mark.parametrize("shown", SHOWN)
def test_a_hundred_thousand_rows_are_drawn_or_told(shown: str, fonts: Fonts) -> None:
    """Kinds that sum up draw them, all others say at once how many rows they can show."""
    kind = shown.partition(" ")[0]
    dataset = make_many()
    if shown == "box":
        dataset = replace(dataset, rows=tuple({**row, "name": row["part"]} for row in dataset.rows))
    told, job = show(dataset, shown)
    if kind in ("box", "histogram"):
        assert told == []
        assert job
        assert find_faults(draw_chart(job, fonts), fonts) == {}
    else:
        assert f"100,000 rows are more than kind '{kind}' can show" in told


SEEN = """() => {
  const out = [];
  for (const svg of document.querySelectorAll(".chart-view svg")) {
    const sheet = svg.getBoundingClientRect();
    const boxes = [...svg.querySelectorAll("text")].map(text => [text.textContent, text.getBoundingClientRect()]);
    if (!sheet.width) continue;
    for (const [words, box] of boxes)
      if (box.left < sheet.left - 2 || box.right > sheet.right + 2) out.push(`${words} leaves the sheet`);
    for (const [words, box] of boxes) for (const [other, its] of boxes)
      if (words < other && box.left < its.right - 1 && its.left < box.right - 1
        && box.top + 4 < its.bottom - 4 && its.top + 4 < box.bottom - 4) out.push(`${words} meets ${other}`);
  }
  return out;
}"""
ORDER = """(cell) => ["العدد", "abc"].map(word => {
  const text = cell.firstChild, at = text.data.indexOf(word), range = document.createRange();
  range.setStart(text, at);
  range.setEnd(text, at + word.length);
  return range.getBoundingClientRect().left;
})"""
STRANGE = ("emoji", "Arabic and Hebrew", "other scripts", "200 letters", "emoji 200 times", "markup")


@pytest.mark.browser
@pytest.mark.parametrize("condition", STRANGE)
def test_strange_words_have_room_on_the_page(condition: str, chromium: Browser, fonts: Fonts, tmp_path: Path) -> None:
    """With whatever font the browser has for them none leaves its drawing or meets another, and no page is too wide."""
    jobs = [(shown.replace(" ", "-"), show(make_hard(CONDITIONS[condition]), shown)[1]) for shown in SHOWN]
    write_page(tmp_path, fonts, [(key, draw_chart(job, fonts)) for key, job in jobs if job])
    with serve(tmp_path) as url:
        for width in (360, 1280):
            page = chromium.new_page(viewport={"width": width, "height": 800})
            page.goto(url)
            assert page.evaluate("document.documentElement.scrollWidth") == width
            assert page.evaluate(SEEN) == []
            page.close()


@pytest.mark.browser
def test_words_of_a_table_run_in_their_own_direction(chromium: Browser, fonts: Fonts, tmp_path: Path) -> None:
    """Arabic that ends in a Latin word begins at the right, in the cells of English tables too, which stay aligned."""
    _, job = show(make_hard(CONDITIONS["Arabic and Hebrew"]), "table")
    assert job
    write_page(tmp_path, fonts, [("table", draw_chart(job, fonts))])
    with serve(tmp_path) as url:
        page = chromium.new_page(viewport={"width": 1280, "height": 800})
        page.goto(url)
        cell = page.get_by_role("cell", name="العدد 45% abc", exact=True).first
        arabic, latin = cell.evaluate(ORDER)
        assert latin < arabic
        start = cell.evaluate(
            "cell => cell.getBoundingClientRect().left + parseFloat(getComputedStyle(cell).paddingLeft)"
        )
        assert latin == pytest.approx(start, abs=1)
        page.close()
