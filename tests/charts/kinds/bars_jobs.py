"""Invented data for bars, columns, lollipops, waterfalls, dots and timelines, and a chart for each of their options."""

from __future__ import annotations

from datetime import date

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
MONTHS = make_dataset(
    "month date, rain number mm",
    [(date(2021 + n // 12, n % 12 + 1, 1), (n * 37) % 90 + n) for n in range(26)],
)
RAIN = make_dataset("year year, rain number mm", [(1998 + n, 40 - n * n % 97) for n in range(24) if n != 5])
VISITS = make_dataset(
    "place string, visits number visits",
    [("Library", 1250), ("Swimming pool", 640), ("Museum of the harbour", 310), ("Hall", None), ("Park", 0)],
)
OFFICES = make_dataset(
    "office string, days number days",
    [
        ("The office for certificates of residence, birth and marriage", 12),
        ("Permits for building and rebuilding", 95),
        ("Parking", 3),
    ],
)
BUDGET = make_dataset(
    "step string, sum boolean, change number million",
    [
        ("Budget of 2023", True, "41.2"),
        ("Taxes", False, "6.4"),
        ("Grants", False, "-3.1"),
        ("Before spending", True, None),
        ("New school", False, "-12.5"),
        ("Repairs", False, "-40.75"),
        ("Loan", False, "15"),
    ],
)
RAIN_BY_PLACE = make_dataset(
    "where string, rain number mm",
    [("On the roofs of houses and sheds", 14), ("On the streets", -4), ("On meadows, fields and woods", 30)],
)
WAITS = make_dataset(
    "place string, before number days, after number days",
    [("Parking", 3, 5), ("Permits", 40, "21.5"), ("Certificates", 12, 12), ("Passports", 9, 30)],
)
PLANS = make_dataset(
    "day date, event string, plan string",
    [
        (date(2021, 1, 4), "The plan is laid out in the hall.", "Bridge"),
        (date(2021, 2, 1), "Nobody objects.", "Bridge"),
        (
            date(2021, 3, 1),
            "The council asks what it would cost, and for whom, and gets no answer in this year.",
            "Pool",
        ),
        (date(2022, 3, 1), "The pool is closed.", "Pool"),
    ],
)
REGIONS = make_dataset(
    "region string, year year, change number %",
    [
        (region, 2016 + n, str((n * step) % 11 - 4))
        for region, step in (("North", 3), ("South", 7), ("The islands", 5))
        for n in range(6)
    ],
)

_NOTES = [{"text": "The new bridge", "at": "Alba", "series": "By bike"}, {"text": "Hills", "at": "Dorna"}]


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
        make_job(VISITS, "column", "column-labels", x="place", y="visits", highlight=["Library"]),
        make_job(OFFICES, "column", "column-lying", x="office", y="days", sort="descending"),
        make_job(TRAVEL, "column", "column-grouped", x="town", y="trips", color="means"),
        make_job(TRAVEL, "column", "column-stacked", x="town", y="trips", color="means", stack="stacked", totals=True),
        make_job(TRAVEL, "column", "column-share", x="town", y="trips", color="means", stack="share", height=360),
        make_job(
            RAIN, "column", "column-years", x="year", y="rain", reference={"value": 20, "text": "A dry year"},
            annotations=[{"text": "The flood", "at": "2001"}],
        ),
        make_job(MONTHS, "column", "column-dates", x="month", y="rain", labels=False, **{"from": "2021-03-01"}),
        make_job(REGIONS, "column", "column-facet", x="year", y="change", facet="region"),
        make_job(BUDGET, "waterfall", "waterfall-totals", x="step", y="change", total="sum", result="Left for 2025"),
        make_job(RAIN_BY_PLACE, "waterfall", "waterfall-result", x="where", y="rain", result="All"),
        make_job(
            BUDGET, "waterfall", "waterfall-notes", x="step", y="change", total="sum", result="Left for 2025",
            height=360, reference={"value": 41.2, "text": "As in 2023"},
            annotations=[
                {"text": "Half of it is the roof", "at": "New school"},
                {"text": "More than ever", "at": "Before spending"},
                {"text": "All of it borrowed", "at": "Left for 2025"},
            ],
        ),
        make_job(
            TRAVEL, "bar", "bar-notes", x="trips", y="town", color="means", annotations=_NOTES,
        ),
        make_job(
            TRAVEL, "column", "column-notes", x="town", y="trips", color="means", stack="stacked", height=420,
            annotations=_NOTES,
        ),
        make_job(VISITS, "lollipop", "lollipop", x="visits", y="place", sort="descending", highlight=["Swimming pool"]),
        make_job(TRAVEL, "lollipop", "lollipop-color", x="trips", y="town", color="means", labels=False),
        make_job(REGIONS, "lollipop", "lollipop-facet", x="change", y="year", facet="region"),
        make_job(
            WAITS, "dot", "dot-arrow", x="before", x2="after", y="place", arrow=True, by="difference",
            sort="descending",
        ),
        make_job(
            WAITS, "dot", "dot-notes", x="before", y="place", reference={"value": 14, "text": "What the law allows"},
            annotations=[{"text": "The counter was closed in May", "at": "Parking"}], highlight=["Parking"],
        ),
        make_job(REGIONS, "dot", "dot-facet", x="change", y="year", facet="region", labels=False),
        make_job(PLANS, "timeline", "timeline-from", at="day", label="event", group="plan", **{"from": "2021-02-01"}),
        make_job(PLANS, "timeline", "timeline-facet", at="day", label="event", facet="plan"),
    ]  # fmt: skip
