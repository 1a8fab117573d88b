"""The laws of tables with drawings in their cells: what stands where, bars in proportion, lines with their ends."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html
from playwright.sync_api import Browser

from nutgraf.charts.grids import Marks, make_cells
from nutgraf.charts.kinds.table import TableOptions, build_grid
from nutgraf.charts.model import Job
from nutgraf.charts.studio import NARROW, WIDE, draw_chart, make_sheet, read_options
from nutgraf.datasets.model import Dataset
from nutgraf.fonts import Fonts
from tests.charts.kinds.tables_jobs import RENTS, YEARS
from tests.charts.page import serve, write_page
from tests.charts.samples import ask, make_dataset, make_job
from tests.charts.test_drawing import check_words

NUMBERS = st.lists(st.none() | st.integers(-(10**9), 10**9), min_size=1, max_size=8)


def make_table(dataset: Dataset, key: str = "sample", **options: object) -> Job:
    """A table without an alternative text, which it needs not."""
    return make_job(dataset, "table", key, **{"alt": "", **options})


def read_table(job: Job, fonts: Fonts) -> Any:
    """The table that readers of the page get."""
    return html.fromstring(draw_chart(job, fonts).page.text).find(".//table")


def test_a_table_is_a_table(fonts: Fonts) -> None:
    """Heads with units for columns, names for rows, numbers at the right, a caption for those who hear it."""
    table = read_table(make_table(RENTS, columns=["parish", "rent", "homes"], title="Rents & homes"), fonts)
    assert table.findtext("caption") == "Rents & homes"
    assert [" ".join(cell.text_content().split()) for cell in table.iter("th") if cell.get("scope") == "col"] == [
        "Parish", "Rent (€)", "Homes",
    ]  # fmt: skip
    rows = [[cell.text_content() for cell in row] for row in table.find("tbody")]
    assert rows[0] == ["Westhaven", "842", "4,120"]
    assert rows[4] == ["Kelder", "–", "210"]
    assert {cell.get("class") for row in table.find("tbody") for cell in row[1:]} == {"numeric"}
    assert all(row[0].tag == "th" and row[0].get("scope") == "row" for row in table.find("tbody"))


@given(values=NUMBERS)
@settings(max_examples=50)
def test_bars_are_in_proportion(values: list[int | None], fonts: Fonts) -> None:
    """Bars begin at one zero, and twice the value is twice the length; a missing value has none."""
    dataset = make_dataset("name string, value number", [(f"Row {n}", value) for n, value in enumerate(values)])
    if not any(value is not None for value in values):
        return
    sheet = make_sheet(make_table(dataset, columns=["name", "value"], bars=["value"]), WIDE, fonts)
    cells = make_cells(sheet, "value", Marks(("value",), (), None))
    known = [value for value in values if value is not None]
    span = max([0, *known]) - min([0, *known]) or 1
    for cell, value in zip(cells, values, strict=True):
        assert (cell.bar is None) == (value is None)
        if cell.bar and value is not None:
            assert cell.bar.end - cell.bar.start == pytest.approx(abs(value) / span)
            assert cell.bar.zero in (cell.bar.start, cell.bar.end)
            assert 0 <= cell.bar.start <= cell.bar.end <= 1
    assert len({round(cell.bar.zero, 9) for cell in cells if cell.bar}) == 1


def test_a_line_tells_its_ends(fonts: Fonts) -> None:
    """First and last value stand beside the line, with the years for those who hear it; a gap stays a gap."""
    spark = {"data": "years", "key": "place", "x": "year", "y": "share"}
    job = make_table(replace(RENTS, beside=(YEARS,)), columns=["parish"], spark=spark)
    table = read_table(job, fonts)
    cells = [row[1] for row in table.find("tbody")]
    assert table.find("thead")[0][1].text_content() == "Share, 2016–2022 (%)"
    assert cells[0].text_content() == "2016: 212022: 31"
    assert [cell.find(".//path").get("d").count("M") if cell.find(".//path") is not None else 0 for cell in cells] == [
        1, 1, 1, 2, 0, 1,
    ]  # fmt: skip
    assert cells[4].text_content() == "–"
    assert cells[5].text_content() == "2022: 15"


def test_rows_of_one_name_become_a_row_with_a_line(fonts: Fonts) -> None:
    """Without a dataset of its own the line is made of the table's rows, of which the last one is shown."""
    job = make_table(YEARS, columns=["place", "share"], spark={"x": "year", "y": "share"}, sort="descending")
    table = read_table(job, fonts)
    rows = [[cell.text_content() for cell in row] for row in table.find("tbody")]
    assert [row[:2] for row in rows] == [
        ["Northquay", "38"], ["Westhaven", "31"], ["Saltmoor", "22"], ["Oakholm and the outer farms", "15"],
        ["Ferrow", "11"],
    ]  # fmt: skip
    assert draw_chart(job, fonts).table.rows == tuple(tuple(row[:2]) for row in rows)


def test_shared_lines_have_one_scale(fonts: Fonts) -> None:
    """With a shared scale the highest value of all is on top, and only that."""
    for scale, tops in (("shared", 1), ("own", 4)):
        job = make_table(YEARS, columns=["place"], spark={"x": "year", "y": "share", "scale": scale})
        options = read_options(job)
        assert isinstance(options, TableOptions)
        grid = build_grid(make_sheet(job, WIDE, fonts), options)
        found = [row.cells[-1].trace for row in grid.rows]
        highest = [min(y for piece in trace.pieces for _, y in piece) for trace in found if trace and trace.length > 1]
        assert sum(y == 0 for y in highest) == tops


def test_shades_follow_the_values(fonts: Fonts) -> None:
    """Equal values have equal shades, larger ones the same or a stronger one; shades go two ways from a center."""
    job = make_table(RENTS, columns=["parish", "change", "homes"], heat=["change", "homes"], center=0)
    table = read_table(job, fonts)
    shades = {row[0].text_content(): row[1].get("class").partition("heat--")[2] for row in table.find("tbody")}
    assert shades["Kelder"] == ""
    assert {name for name, shade in shades.items() if shade.startswith("below")} == {
        "Saltmoor",
        "Oakholm and the outer farms",
    }
    assert {name for name, shade in shades.items() if shade.startswith("above")} == {"Westhaven", "Northquay", "Ferrow"}


def test_marked_rows_are_stressed(fonts: Fonts) -> None:
    """A highlighted row is told by weight and a bar at its edge, not by colour alone."""
    table = read_table(make_table(RENTS, columns=["parish", "rent"], highlight=["Ferrow"]), fonts)
    assert [row[0].text_content() for row in table.find("tbody") if row.get("class") == "is-stressed"] == ["Ferrow"]


HARD = {
    "long": [("A name of two hundred letters that goes on and on " * 4, 5), ("x" * 200, 3)],
    "scripts": [("Emoji 😀👩‍👩‍👧", 5), ("مرحبا بالعالم", 3), ("日本語の見出し", 1)],
    "markup": [("<b>&amp;\"'</b>", 5), ("]]>", 3)],
    "huge": [("Huge", "-999999999.000001"), ("Small", "0.000001")],
    "one": [("Only", 0)],
}


@pytest.mark.parametrize("rows", HARD.values(), ids=HARD)
def test_hard_data_stay_on_the_sheet(rows: list[tuple[str, object]], fonts: Fonts) -> None:
    """Whatever stands in the cells, no word of the drawing leaves the sheet, and the page gets it as it is."""
    dataset = make_dataset("name string, value number", rows)
    drawing = draw_chart(make_table(dataset, columns=["name", "value"], bars=["value"]), fonts)
    for view, width in ((drawing.wide, WIDE), (drawing.narrow, NARROW)):
        check_words(view.text, width, fonts)
    names = [row[0].text_content() for row in html.fromstring(drawing.page.text).find(".//tbody")]
    assert names == [str(name) for name, _ in rows]


ENDLESS = {"place": "Ferrow", "year": Decimal(2016), "share": Decimal("NaN")}
BAD: list[tuple[str, Dataset, dict[str, object], list[str]]] = [
    ("an unknown column", RENTS, {"columns": ["parish", "rant"]},
     ["chart 'sample': dataset 'rents' has no column 'rant'  (did you mean 'rent'? known: change, homes, parish, "
      "rent)  [chart.column]"]),
    ("bars that are not shown", RENTS, {"columns": ["parish"], "bars": ["rent"]},
     ["chart 'sample': 'rent' has bars but is not shown  (known: parish)  add it to 'columns'  [chart.column]"]),
    ("bars of words", RENTS, {"columns": ["parish"], "bars": ["parish"]},
     ["chart 'sample': 'bars' cannot show column 'parish', which is a string  (a number: rent, change, "
      "homes)  [chart.type]"]),
    ("bars and shades", RENTS, {"columns": ["parish", "rent"], "bars": ["rent"], "heat": ["rent"]},
     ["chart 'sample': 'rent' has bars and heat  take one of both out  [chart.value]"]),
    ("rows of one name", YEARS, {"columns": ["place", "share"]},
     ["chart 'sample': more than one row for 'Westhaven'  show a column first that tells the rows apart  "
      "[chart.twice]"]),
    ("sorted by nothing", RENTS, {"columns": ["parish", "rent"], "by": "rent"},
     ["chart 'sample': 'sort: data' does not look at values  add 'sort: descending', or take out 'by'  [chart.value]"]),
    ("a tooltip", RENTS, {"columns": ["parish", "rent"], "tooltip": ["rent"]},
     ["chart 'sample': a table tells all that it shows  take 'tooltip' out  [chart.value]"]),
    ("small multiples", RENTS, {"columns": ["parish"], "facet": "parish"},
     ["chart 'sample': a table has no small multiples  take 'facet' out  [chart.value]"]),
    ("a line of nothing", replace(RENTS, beside=(YEARS,)),
     {"columns": ["parish"], "spark": {"data": "years", "key": "place", "x": "yaer", "y": "place"}},
     ["chart 'sample': dataset 'years' has no column 'yaer'  (did you mean 'year'? known: place, share, year)  "
      "[chart.column]",
      "chart 'sample': 'y' cannot show column 'place', which is a string  (a number: share)  [chart.type]"]),
    ("a line without end", replace(RENTS, beside=(replace(YEARS, rows=(*YEARS.rows[:1], ENDLESS)),)),
     {"columns": ["parish"], "spark": {"data": "years", "key": "place", "x": "year", "y": "share"}},
     ["chart 'sample': column 'share' holds NaN, which no line can show  (numbers with an end)  leave the cell empty, "
      "or mend the query that made it  [chart.value]"]),
    ("a row that is not there", RENTS, {"columns": ["parish"], "highlight": ["Sandrick"]},
     ["chart 'sample': there is no 'Sandrick' to highlight  (known: Ferrow, Kelder, Northquay, Oakholm and the outer "
      "farms, Saltmoor, Westhaven)  [chart.highlight]"]),
]  # fmt: skip


@pytest.mark.parametrize(("dataset", "options", "expected"), [case[1:] for case in BAD], ids=[case[0] for case in BAD])
def test_bad_tables_are_told(dataset: Dataset, options: dict[str, object], expected: list[str]) -> None:
    """Each mistake once, with what is allowed."""
    problems = ask(dataset, "table", **{"alt": "", **options})[1]
    assert [problem.format().partition("  ")[2] for problem in problems] == expected


def test_a_table_needs_no_alternative() -> None:
    """It is words; where a picture of it stands, its title serves."""
    request, problems = ask(RENTS, "table", alt="", columns=["parish", "rent"], title="Rents rise")
    assert problems == []
    assert request
    assert request.alt == "Row by row: Rents rise"


def test_numbers_of_a_column_have_equal_decimals(fonts: Fonts) -> None:
    """So that digits of one weight stand below one another."""
    rows = tuple({**row, "rent": Decimal(value)} for row, value in zip(RENTS.rows, ("1", "2.5", "3.25"), strict=False))
    table = read_table(make_table(replace(RENTS, rows=rows), columns=["parish", "rent"]), fonts)
    assert [row[1].text_content() for row in table.find("tbody")] == ["1.00", "2.50", "3.25"]


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_wide_table_scrolls_in_its_box(scheme: Any, chromium: Browser, fonts: Fonts, tmp_path: Path) -> None:
    """On a telephone the page itself does not move sideways; the box takes the focus, and so the arrow keys."""
    columns = ["parish", "rent", "change", "homes"]
    spark = {"data": "years", "key": "place", "x": "year", "y": "share"}
    job = make_table(
        replace(RENTS, beside=(YEARS,)), columns=columns, bars=["rent", "homes"], heat=["change"], spark=spark
    )
    write_page(tmp_path, fonts, [("table", draw_chart(job, fonts))])
    with serve(tmp_path) as url:
        page = chromium.new_page(viewport={"width": 360, "height": 800}, color_scheme=scheme)
        page.goto(url)
        assert page.evaluate("document.documentElement.scrollWidth") == 360
        box = page.get_by_role("region", name=re.compile("^Table:")).first
        assert box.evaluate("box => box.scrollWidth > box.clientWidth")
        box.focus()
        page.keyboard.press("ArrowRight")
        page.wait_for_function("box => box.scrollLeft > 0", arg=box.element_handle())
        page.close()
