"""Invented datasets and the charts that are drawn from them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from hashlib import sha256

from nutgraf.charts.check import check_chart
from nutgraf.charts.model import ChartRequest, Job
from nutgraf.charts.validation import validate
from nutgraf.datasets.model import Cell, Column, ColumnType, Dataset
from nutgraf.errors import Place, Problem

STORY = Place("content/stories/sample/story.md", 5, 3)
KEYS = ("kind", "data", "title", "subtitle", "alt", "x", "x2", "y", "color", "series", "sort", "at", "when", "label")
PLACES = {key: Place(STORY.path, 6 + number, 5) for number, key in enumerate((*KEYS, "scale", "highlight", "width"))}


def make_dataset(columns: str, rows: Sequence[Sequence[object]], id: str = "sample") -> Dataset:
    """A dataset from `name type unit, …`; numbers become Decimals. The first column is the key, the last the value."""
    made = [_make_column(*words.split()) for words in columns.split(",")]
    named = [{column.name: _make_cell(value) for column, value in zip(made, row, strict=True)} for row in rows]
    return Dataset(
        id=id, title="Sample data", source="Invented", url="", licence="", retrieved=None, key=made[0].name,
        value=made[-1].name, columns=tuple(made), rows=tuple(named), place=Place(f"data/{id}/dataset.toml"),
        sha256=sha256(repr((made, named)).encode()).hexdigest(), sample=True,
    )  # fmt: skip


def ask(dataset: Dataset, kind: str, **options: object) -> tuple[ChartRequest | None, list[Problem]]:
    """What validation and, if it passes, the check against the dataset say."""
    raw: Mapping[str, object] = {
        "kind": kind, "data": dataset.id, "title": "A sample", "alt": "What the sample shows, in words.", **options,
    }  # fmt: skip
    given = {key: value for key, value in raw.items() if value != ""}
    places = {key: place for key, place in PLACES.items() if key in given}
    request, problems = validate(given, STORY, places, "sample")
    return request, [*problems, *(check_chart(request, dataset) if request else [])]


def make_job(dataset: Dataset, kind: str, /, key: str = "sample", language: str = "en", **options: object) -> Job:
    """A chart that passes all checks, as a job."""
    request, problems = ask(dataset, kind, **options)
    assert request is not None, problems
    assert not problems
    return Job(key, request, dataset, language)


def make_doubtful_job(dataset: Dataset, kind: str, /, key: str = "sample", **options: object) -> Job:
    """A chart that can be drawn, whatever it is warned of, as a job."""
    request, problems = ask(dataset, kind, **options)
    assert request is not None, problems
    assert [problem for problem in problems if problem.severity == "error"] == []
    return Job(key, request, dataset, "en")


def _make_column(name: str, type: ColumnType, unit: str = "") -> Column:
    return Column(name, type, name.capitalize(), unit)


def _make_cell(value: object) -> Cell:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return Decimal(str(value))
    if isinstance(value, str) and value.removeprefix("-").replace(".", "", 1).isdigit():
        return Decimal(value)
    assert value is None or isinstance(value, str | date | bool | Decimal)
    return value


COUNTS = make_dataset(
    "label string, count number visitors, basis string",
    [
        ("Counted at the gate on the first day", 660000, "Measured"),
        ("Counted over the weekend", 1300000, "Measured"),
        ("What the organisers say the grounds can hold at any one time", 8000000, "Claimed"),
    ],
)
CHANGES = make_dataset(
    "place string, change number %",
    [("North", "3.1"), ("South", "-8.4"), ("East", 0), ("West", None)],
)
SHARES = make_dataset(
    "country string, before number %, after number %",
    [("Adria", "3.1", "3.4"), ("Borduria", "8.4", "7.3"), ("Syldavia", "14.1", "11.2")],
)
YEARS = make_dataset(
    "year year, medium string, share number %",
    [
        (year, medium, str(share + step * (year - 2015)))
        for medium, share, step in (("Radio", 50, -1), ("Television", 60, -3), ("Everything that is online", 20, 5))
        for year in range(2015, 2023)
    ],
)
DAYS = make_dataset(
    "day date, index number points",
    [(date(1888, 12, 28 + n) if n < 4 else date(1889, 1, n - 3), 100 + n * (-1) ** n) for n in range(12)],
)
EVENTS = make_dataset(
    "when string, event string, part string",
    [
        ("In spring", "The council asks for offers to mend the clock, and gets three of them within a week.", "Before"),
        ("8 p.m.", "The clock stops.", "The night"),
        ("Shortly after midnight", "It strikes thirteen.", "The night"),
    ],
)
MOMENTS = make_dataset(
    "at datetime, event string",
    [(datetime(2021, 3, 28, 1, 30), "Before the hour that was left out"), (datetime(2021, 3, 28, 9, 0), "After it")],
)


def list_jobs() -> list[Job]:
    """One chart for each kind and each option that changes the drawing."""
    from tests.charts.kinds import list_family_jobs

    return [
        *list_family_jobs(),
        make_job(COUNTS, "bar", "bar-claims", x="count", y="label", color="basis", format="short"),
        make_job(CHANGES, "bar", "bar-negative", x="change", y="place", sort="ascending", highlight=["South"]),
        make_job(CHANGES, "bar", "bar-axis", x="change", y="place", labels=False, sort="name"),
        make_job(
            COUNTS, "bar", "bar-reference", x="count", y="label", reference={"value": 1000000, "text": "A million"}
        ),
        make_job(YEARS, "line", "line-series", x="year", y="share", series="medium", highlight=["Radio"]),
        make_job(DAYS, "line", "line-days", x="day", y="index", zero=True, reference={"value": 100, "text": "Start"}),
        make_job(SHARES, "dot", "dot-dumbbell", x="before", x2="after", y="country", sort="descending"),
        make_job(YEARS, "dot", "dot-color", x="share", y="year", color="medium", labels=False),
        make_job(EVENTS, "timeline", "timeline-groups", when="when", label="event", group="part"),
        make_job(MOMENTS, "timeline", "timeline-time", at="at", label="event", scale="time"),
    ]
