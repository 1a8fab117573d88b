"""Calendars: a value for each day, told by colour, by weeks or by months, one year below another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from pydantic import Field

from nutgraf.charts import house_style as style
from nutgraf.charts.checks import check_placed
from nutgraf.charts.days import DAYS, Week, list_days, read_week
from nutgraf.charts.options import NUMERIC, ColumnName, Complaint, Roles, Spot
from nutgraf.charts.shading import Cell, ShadeOptions, add_cells, add_scale
from nutgraf.charts.sheet import Rows, Sheet, Sketch
from nutgraf.charts.text import measure_widest
from nutgraf.datasets.model import Dataset, Row

MOST_YEARS = 12
_CELL_GAP, _LABEL_GAP, _BETWEEN, _APART, _LINE = 1.0, 8, 18, 18, 16
_LARGEST, _TIGHT, _EVERY_DAY = 24.0, 9.0, 15.0


class CalendarOptions(ShadeOptions):
    """A cell for each day."""

    takes: ClassVar[Mapping[str, tuple[str, ...]]] = {"date": ("date",), "value": NUMERIC}
    roles: ClassVar[Roles] = Roles(value="value", along="date", order=("date", "value"))
    most_rows: ClassVar[int] = MOST_YEARS * 366
    panel: ClassVar[int] = 240

    date: ColumnName = Field(description="The column of days.")
    by: Literal["weeks", "months"] = Field("weeks", description="Columns of weeks, or a block for each month.")
    start: Spot | None = Field(None, alias="from", description="Days before this one are left out.")
    end: Spot | None = Field(None, alias="to", description="Days after this one are left out.")

    def check_rows(self, dataset: Dataset) -> Iterator[Complaint]:
        """One row for each day, and no more years than can be seen."""
        yield from check_placed(dataset, "date", self.date)
        seen = Counter((row[self.date], row[self.facet] if self.facet else None) for row in dataset.rows)
        twice = next((day for (day, _), count in seen.items() if count > 1 and day), None)
        if twice:
            yield Complaint("date", "chart.twice", f"more than one row for {twice}", fix="keep one row for each day")
        years = [day.year for day, _ in seen if isinstance(day, date)]
        if (count := max(years) - min(years) + 1) > MOST_YEARS:
            message = f"column '{self.date}' spans {count} years"
            yield Complaint("date", "chart.rows", message, f"at most {MOST_YEARS}", "choose some with 'from' and 'to'")


@dataclass(frozen=True, slots=True)
class _Almanac:
    """The days to draw, each with its row or None; how weeks begin; and the pixels of a day."""

    days: Mapping[date, Row | None]
    week: Week
    size: float
    left: float

    def list_years(self) -> list[list[date]]:
        """The days of each year."""
        years = sorted({day.year for day in self.days})
        return [[day for day in self.days if day.year == year] for year in years]


def draw_calendar(sheet: Sheet, options: CalendarOptions) -> Sketch:
    """Lay out and draw the days."""
    classes = options.classify(sheet.scale_rows)
    known = [day for row in sheet.scale_rows if isinstance(day := row[options.date], date)]
    rows = {row[options.date]: row for row in sheet.rows}
    days = {day: rows.get(day) for day in list_days(min(known), max(known))}
    has_gap = any(row is None or row[options.value] is None for row in days.values())
    sketch = Sketch(sheet.width, 0, (1, 1))
    top = add_scale(sketch, sheet, options, classes, has_gap=has_gap)
    week = read_week(sheet.wording)
    left = measure_widest(week.names, sheet.measure_small) + _LABEL_GAP
    almanac = _Almanac(days, week, _fit_week(sheet, list(days), week, left), left)
    is_weekly = options.by == "weeks" and almanac.size >= _TIGHT
    cells = _lay_weeks(sketch, almanac, top) if is_weekly else _lay_months(sketch, sheet, almanac, top)
    add_cells(sketch, sheet, options, cells, classes)
    if is_weekly:
        _add_borders(sketch, almanac, cells)
    return sketch


def _fit_week(sheet: Sheet, days: Sequence[date], week: Week, left: float) -> float:
    """The width of a column of weeks, as many as the longest year has."""
    years = {day.year: date(day.year, 1, 1) for day in days}
    first = days[0] if len(years) == 1 else date(days[0].year, 1, 1)
    counts = [week.find_week(day, max(first, years[day.year])) + 1 for day in days]
    return min(_LARGEST, (sheet.width - left) / max(counts))


def _lay_weeks(sketch: Sketch, almanac: _Almanac, top: float) -> list[Cell]:
    """A block for each year: a column for each week, a line for each weekday; the sketch gets its height."""
    cells, size = [], almanac.size
    years = almanac.list_years()
    for days in years:
        since = days[0] if len(years) == 1 else date(days[0].year, 1, 1)
        _add_year(sketch, days[0].year, top)
        months: Rows = []
        body = top + 2 * _LINE
        for day in days:
            x = almanac.left + almanac.week.find_week(day, since) * size
            y = body + almanac.week.find_day(day) * size
            cells.append(Cell(x, y, size - _CELL_GAP, size - _CELL_GAP, almanac.days[day]))
            if day.day == 1 or day == days[0]:
                months.append({"x": x, "y": top + _LINE + style.SMALL, "text": almanac.week.months[day.month - 1]})
        _add_months(sketch, months, almanac)
        every = 1 if size >= _EVERY_DAY else 2
        names: Rows = [
            {"x": 0, "y": body + (number + 0.5) * size + style.SMALL * 0.35, "text": name}
            for number, name in enumerate(almanac.week.names)
            if number % every == every - 1
        ]
        sketch.add_texts(names, color=style.MUTED, size=style.SMALL)
        top = body + DAYS * size + _BETWEEN
    sketch.height = top - _BETWEEN + 4
    return cells


def _add_year(sketch: Sketch, year: int, top: float) -> None:
    sketch.add_texts([{"x": 0, "y": top + style.TEXT, "text": str(year)}], bold=True)


def _add_months(sketch: Sketch, months: Rows, almanac: _Almanac) -> None:
    """The names of months above the weeks in which they begin, where there is room."""
    kept: Rows = []
    for number, row in enumerate(months):
        after = months[number + 1]["x"] if number + 1 < len(months) else sketch.width
        if after - row["x"] >= min(3 * almanac.size, 28):
            kept.append(row)
    sketch.add_texts(kept, color=style.MUTED, size=style.SMALL)


def _add_borders(sketch: Sketch, almanac: _Almanac, cells: Sequence[Cell]) -> None:
    """A line between each month and the one before."""
    size, half = almanac.size, _CELL_GAP / 2
    lines: Rows = []
    for day, cell in zip(almanac.days, cells, strict=True):
        if day.day != 1 or day.month == 1 or day == next(iter(almanac.days)):
            continue
        x, y = cell.x - half, cell.y - half
        top = y - almanac.week.find_day(day) * size
        lines.append({"x": x, "y": y, "x2": x, "y2": top + DAYS * size})
        if y > top + 1:
            lines.append({"x": x, "y": y, "x2": x + size, "y2": y})
            lines.append({"x": x + size, "y": top, "x2": x + size, "y2": y})
    sketch.add_rules(lines, style.INK)


def _lay_months(sketch: Sketch, sheet: Sheet, almanac: _Almanac, top: float) -> list[Cell]:
    """A block for each month, three or more side by side; the sketch gets its height."""
    across = 3 if sheet.is_narrow else 4 if sheet.width < 900 else 6
    size = min(_LARGEST, ((sheet.width + _APART) / across - _APART) / DAYS)
    cells: list[Cell] = []
    for days in almanac.list_years():
        _add_year(sketch, days[0].year, top)
        top += _LINE + 4
        months = [[day for day in days if day.month == month] for month in sorted({day.month for day in days})]
        for start in range(0, len(months), across):
            line = months[start : start + across]
            for number, month in enumerate(line):
                cells += _lay_month(sketch, almanac, month, (number * (DAYS * size + _APART), top, size))
            weeks = max(almanac.week.find_week(month[-1], month[0].replace(day=1)) + 1 for month in line)
            top += 2 * _LINE + weeks * size + _BETWEEN / 2
        top += _BETWEEN / 2
    sketch.height = top - _BETWEEN + 4
    return cells


def _lay_month(
    sketch: Sketch, almanac: _Almanac, days: Sequence[date], place: tuple[float, float, float]
) -> Iterator[Cell]:  # fmt: skip
    """A month at a place: x, y and the size of a day."""
    x, y, size = place
    week = almanac.week
    sketch.add_texts([{"x": x, "y": y + style.SMALL, "text": week.months[days[0].month - 1]}], size=style.SMALL)
    letters: Rows = [
        {"x": x + (number + 0.5) * size, "y": y + _LINE + style.SMALL, "text": letter}
        for number, letter in enumerate(week.letters)
    ]
    sketch.add_texts(letters, color=style.MUTED, size=style.SMALL, align="center")
    for day in days:
        at = x + week.find_day(day) * size
        down = y + 2 * _LINE + week.find_week(day, days[0].replace(day=1)) * size
        yield Cell(at, down, size - _CELL_GAP, size - _CELL_GAP, almanac.days[day])
