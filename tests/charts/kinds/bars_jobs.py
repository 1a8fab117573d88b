"""Invented data for bars, columns, lollipops, waterfalls, dots and timelines, and a chart for each of their options."""

from __future__ import annotations

from nutgraf.charts.model import Job
from tests.charts.samples import make_dataset, make_job

TRAVEL = make_dataset(
    "town string, means string, trips number trips",
    [
        (town, means, trips)
        for town, row in {
            "Alba": (34, 21, 45),
            "Borgo": (12, 40, 61),
            "Cala": (50, 9, 18),
            "Dorna": (3, 2, 70),
        }.items()
        for means, trips in zip(("On foot", "By bike", "By car"), row, strict=True)
    ],
)
ANSWERS = make_dataset(
    "question string, answer string, people number people",
    [
        (question, answer, people)
        for question, row in {
            "The new timetable helps me": (31, 44, 20, 60, 45),
            "Trains are on time": (80, 61, 22, 30, 7),
            "I would pay more for a seat": (120, 42, 8, 20, 10),
        }.items()
        for answer, people in zip(
            ("Disagree strongly", "Disagree", "Neither", "Agree", "Agree strongly"), row, strict=True
        )
    ],
)
REGIONS = make_dataset(
    "region string, year year, source string, change number %",
    [
        (region, year, "Water", "7.5" if region == "North" else "-3.25")
        for region in ("North", "South", "The islands")
        for year in (2019, 2020, 2021)
    ],
)


def list_jobs() -> list[Job]:
    """One chart for each kind and each option that changes the drawing."""
    return [
        make_job(TRAVEL, "bar", "bar-grouped", x="trips", y="town", color="means"),
        make_job(
            TRAVEL, "bar", "bar-stacked", x="trips", y="town", color="means", stack="stacked", totals=True,
            sort="descending",
        ),
        make_job(TRAVEL, "bar", "bar-stacked-axis", x="trips", y="town", color="means", stack="stacked"),
        make_job(TRAVEL, "bar", "bar-share", x="trips", y="town", color="means", stack="share", sort="ascending"),
        make_job(
            ANSWERS, "bar", "bar-center", x="people", y="question", color="answer", stack="share", center="Neither"
        ),
        make_job(TRAVEL, "bar", "bar-facet", x="trips", y="town", facet="means", sort="descending"),
    ]  # fmt: skip
