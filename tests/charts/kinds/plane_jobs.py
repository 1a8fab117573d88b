"""Lines, areas and slopes: one small chart for each option that changes the drawing. All data are invented."""

from __future__ import annotations

from datetime import date
from math import sin

from nutgraf.charts.model import Job
from nutgraf.datasets.model import Dataset
from tests.charts.samples import make_dataset, make_job


def _day(number: int) -> date:
    return date.fromordinal(date(2023, 1, 1).toordinal() + number)


FORECAST = make_dataset(
    "day date, share number %, low number %, high number %",
    [
        (_day(30 * n), str(40 + n), None if n == 4 else str(37 + n), None if n == 4 else str(44 + n + n // 2))
        for n in range(12)
    ],
)
GAPS = make_dataset(
    "year year, medium string, share number %",
    [
        (year, medium, None if medium == "Radio" and year in (2003, 2005, 2006) else str(start + step * (year - 2000)))
        for medium, start, step, end in (
            ("Radio", 50, -1, 2012),
            ("Television news", 20, 1, 2008),
            ("Print", 44, -2, 2012),
        )
        for year in range(2000, end)
    ],
)
CASES = make_dataset("day number days, cases number", [(n, str(3 * 2**n)) for n in range(15)])
REGIONS = make_dataset(
    "year year, region string, share number %",
    [(2010 + n, f"Region {k}", round(30 + 3 * k + 4 * sin(n * k), 1)) for k in range(12) for n in range(8)],
)
INDEX = make_dataset(
    "day date, index number points",
    [(_day(n), round(100 + 20 * sin(n / 9) + n / 6 + 5 * sin(n * 1.7), 1)) for n in range(180)],
)
POWER = make_dataset(
    "year year, fuel string, power number GWh",
    [
        (2000 + n, fuel, str(round(start + step * n, 1)))
        for fuel, start, step in (
            ("Coal", 60, -2.4),
            ("Natural gas", 25, 1.1),
            ("Wind", 1, 2.5),
            ("Solar on roofs", 1, 0.2),
        )
        for n in range(16)
    ],
)
BALANCE = make_dataset("day date, balance number", [(_day(7 * n), round(40 * sin(n / 5) + n, 1)) for n in range(30)])
PARTIES = make_dataset(
    "year year, party string, share number %",
    [
        (year, party, share)
        for party, shares in {
            "Labour movement": ("38.1", "22.0"),
            "Conservatives": ("33.0", "31.9"),
            "Greens": ("4.2", "18.5"),
            "The farmers’ and country people’s union": ("9.0", "9.0"),
            "Others": ("3.7", None),
        }.items()
        for year, share in zip((1990, 2024), shares, strict=True)
    ],
)
PHASES = make_dataset(
    "phase string, place string, count number",
    [
        (phase, f"Place {k}", k * 37 % 100 + step * (k % 7 - 3))
        for k in range(14)
        for step, phase in enumerate(("Before", "During", "After"))
    ],
)


def list_jobs() -> list[Job]:
    """One chart for each option of lines, areas and slopes that changes the drawing."""
    return [*_list_lines(), *_list_annotated(), *_list_areas(), *_list_slopes()]


def _line(dataset: Dataset, key: str, **options: object) -> Job:
    return make_job(dataset, "line", f"line-{key}", **options)


def _list_lines() -> list[Job]:
    return [
        _line(FORECAST, "band", x="day", y="share", lower="low", upper="high", dashed_from="2023-09-01"),
        _line(GAPS, "gaps", x="year", y="share", series="medium", dots="all"),
        _line(CASES, "log", x="day", y="cases", log=True, reference={"value": 1000, "text": "A thousand cases"}),
        _line(CASES, "limits", x="day", y="cases", low=0, high=60000, dots="none", step=True),
        _line(REGIONS, "many", x="year", y="share", series="region", highlight=["Region 3", "Region 9"]),
        _line(GAPS, "panels", x="year", y="share", facet="medium", series="medium", zero=True),
        _line(REGIONS, "wide", x="year", y="share", series="region", highlight=["Region 1"], width="wide", height=420),
        _line(INDEX, "part", x="day", y="index", **{"from": "2023-02-01", "to": "2023-02-20"}),
    ]


def _list_annotated() -> list[Job]:
    notes = [
        {"at": "2023-02-15", "value": 111, "text": "The gate was closed for two weeks after the storm"},
        {"at": "2023-04-28", "text": "Rule in force"},
        {"from": "2023-05-20", "to": "2023-06-10", "text": "Summer break"},
        {"value": 90, "text": "The lowest that was ever agreed on"},
    ]
    crowded = [
        {
            "at": f"2023-0{month}-{day}",
            "value": 120,
            "text": f"Something of note that happened on day {day} of month {month}",
        }
        for month in (1, 2, 3)
        for day in (10, 20)
    ]
    pointed = [{"at": "2006", "series": "Television news", "text": "More than ever watch"}]
    return [
        _line(INDEX, "annotated", x="day", y="index", annotations=notes),
        _line(INDEX, "numbered", x="day", y="index", annotations=crowded),
        _line(GAPS, "pointed", x="year", y="share", series="medium", annotations=pointed),
    ]


def _list_areas() -> list[Job]:
    stack = {"x": "year", "y": "power", "series": "fuel"}
    arrow = [{"at": "2012", "series": "Wind", "text": "Wind overtakes coal"}]
    return [
        make_job(
            BALANCE, "area", "area-one", x="day", y="balance", annotations=[{"at": "2023-04-01", "text": "Audit"}]
        ),
        make_job(POWER, "area", "area-stacked", annotations=arrow, **stack),
        make_job(POWER, "area", "area-share", share=True, order="size", **stack),
        make_job(POWER, "area", "area-highlight", highlight=["Wind"], **stack),
        make_job(POWER, "area", "area-panels", x="year", y="power", facet="fuel"),
    ]


def _list_slopes() -> list[Job]:
    ends = {"x": "year", "y": "share", "series": "party"}
    arrow = [{"at": "2024", "series": "Greens", "text": "Four times as many as then"}]
    return [
        make_job(PARTIES, "slope", "slope-two", **ends),
        make_job(PARTIES, "slope", "slope-highlight", highlight=["Greens"], annotations=arrow, **ends),
        make_job(PARTIES, "slope", "slope-direction", direction=True, **ends),
        make_job(PHASES, "slope", "slope-words", x="phase", y="count", series="place", highlight=["Place 3"]),
    ]
