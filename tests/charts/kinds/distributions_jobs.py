"""Invented samples of how values lie: one by one, counted, and by category."""

from __future__ import annotations

from datetime import date, timedelta
from math import sqrt

from nutgraf.charts.model import Job
from tests.charts.samples import make_dataset, make_job


def throw(count: int, root: int = 5) -> list[float]:
    """Numbers between 0 and 1 that look thrown and are the same everywhere: fractions of a root times squares."""
    return [number**2 * sqrt(root) % 1 for number in range(1, count + 1)]


RENTS = make_dataset(
    "flat string, district string, rent number €",
    [
        (f"Flat {number}", district, round(base + 900 * one**2 * (1 - other / 2)))
        for district, base, root in (("Harbour", 420, 2), ("Old town", 610, 3), ("Hillside", 380, 7))
        for number, (one, other) in enumerate(zip(throw(80, root), throw(80, root + 4), strict=True), start=1)
    ],
)

_LANDS = (
    "Adria, Borduria, Carpania, Doria, Elbonia Major and the islands, Freedonia, Grand Fenwick, Hyrkania, Illyria, "
    "Jotland, Kravonia, Lugash, Moravania, Novistrana, Osterlich, Pottsylvania, Qumar, Ruritania, Syldavia, Tomania, "
    "Urkesh, Vulgaria, Wallarya, Zubrowka"
).split(", ")
LANDS = make_dataset(
    "land string, coast string, income number €, people number, years number years",
    [
        (
            land, "On the sea" if number % 3 else "Inland", round(900 * 80**one), round(200000 * 400**other),
            round(58 + 24 * one + 6 * (other - 0.5), 1),
        )
        for number, (land, one, other) in enumerate(zip(_LANDS, throw(24), throw(24, 3), strict=True))
    ],
)  # fmt: skip
CLOUD = make_dataset(
    "trip string, distance number km, minutes number minutes",
    [
        (f"Trip {number}", round(12 * one, 2), round(6 + 40 * one + 22 * (other - 0.5) * (0.3 + one), 1))
        for number, (one, other) in enumerate(zip(throw(900), throw(900, 3), strict=True), start=1)
    ],
)

_HOURS = ("Before 8", "8 to 10", "10 to 12", "12 to 14", "14 to 16", "16 to 18", "18 to 20", "After 20")
COUNTS = make_dataset(
    "weekday string, hours string, bikes number",
    [
        (day, hours, None if (day, hours) == ("Wednesday", "10 to 12") else round(40 + 600 * one * (1.2 - line / 8)))
        for line, day in enumerate(("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"))
        for hours, one in zip(_HOURS, throw(8, 2 + line * line), strict=True)
        if (day, hours) != ("Sunday", "After 20")
    ],
)
SHIFTS = make_dataset(
    "region string, year year, change number %",
    [
        (region, year, round(24 * one - 11, 1))
        for number, region in enumerate(("The coast and its islands", "The plain", "The mountains of the north"))
        for year, one in zip(range(2001, 2025), throw(24, 3 + 4 * number), strict=True)
    ],
)
REASONS = make_dataset(
    "answer string, group string, share number %",
    [
        (answer, group, round(70 * one))
        for number, answer in enumerate(("It takes too long", "It costs too much", "I was not asked"))
        for group, one in zip(
            ("Households with children", "Pensioners living alone", "Unemployed", "Commuters", "Shopkeepers", "Pupils"),
            throw(6, 5 + 6 * number), strict=True,
        )
    ],
)  # fmt: skip

PHASES = make_dataset(
    "season string, weekday string, hours string, bikes number",
    [
        (season, day, hours, round(500 * one))
        for number, season in enumerate(("Summer", "Winter"))
        for line, day in enumerate(("Monday to Friday", "Saturday", "Sunday"))
        for hours, one in zip(("Morning", "Noon", "Evening"), throw(3, 2 + 3 * line + 9 * number), strict=True)
    ],
)
_STILL = frozenset({"2023-03-11", "2023-03-12", "2023-10-29"})
RAIN = make_dataset(
    "day date, rain number mm",
    [
        (day, round(40 * one**4, 1))
        for day, one in zip((date(2022, 10, 1) + timedelta(n) for n in range(640)), throw(640, 7), strict=True)
        if day.isoformat() not in _STILL
    ],
)

WAITS = make_dataset(
    "visit string, office string, wait number minutes",
    [
        (f"Visit {number}", office, round(6 + step * one + (90 * one if one > 0.97 else 0)))
        for step, office in enumerate(("Passports", "Cars and driving licences", "Births", "Moving house"), start=12)
        for number, one in enumerate(throw(70, 5 * step), start=1)
    ],
)


def list_jobs() -> list[Job]:
    """One chart for each kind and each option that changes the drawing."""
    return [
        make_job(RENTS, "histogram", "histogram-rule", x="rent", noun="flats", mark=["median", "mean"]),
        make_job(
            RENTS, "histogram", "histogram-step", x="rent", noun="flats", step=100, edge=50, measure="share",
            reference={"value": 950, "text": "What the city pays for"},
        ),
        make_job(
            RENTS, "histogram", "histogram-facet", x="rent", noun="flats", bins=12, facet="district", mark=["median"]
        ),
        make_job(
            RENTS, "histogram", "histogram-notes", x="rent", noun="flats", step=50, **{"from": 450, "to": 899},
            annotations=[{"value": 30, "text": "A block of flats"}, {"at": 700, "value": 22, "text": "Built in 1970"}],
        ),
        make_job(
            LANDS, "scatter", "scatter-limits", x="income", y="years", low=50, high=90, **{"from": 2000, "to": 60000},
            reference={"value": 75, "text": "The age of rest"},
        ),
        make_job(
            LANDS, "scatter", "scatter-bubbles", x="income", y="years", size="people", color="coast", label="land",
            log_x=True, highlight=["Ruritania", "Qumar"],
        ),
        make_job(LANDS, "scatter", "scatter-labels", x="income", y="years", label="land", regression=True),
        make_job(LANDS, "scatter", "scatter-color", x="income", y="people", log=True, log_x=True, color="coast"),
        make_job(
            CLOUD, "scatter", "scatter-cloud", x="distance", y="minutes", regression=True,
            reference={"value": 30, "text": "Half an hour"}, annotations=[{"at": "10", "text": "Ten kilometres"}],
        ),
        make_job(
            LANDS, "scatter", "scatter-facet", x="income", y="years", facet="coast", label="land", labels=["Doria"],
            log_x=True,
        ),
        make_job(COUNTS, "heatmap", "heatmap-values", x="hours", y="weekday", value="bikes", highlight=["Saturday"]),
        make_job(SHIFTS, "heatmap", "heatmap-center", x="year", y="region", value="change"),
        make_job(
            REASONS, "heatmap", "heatmap-names", x="group", y="answer", value="share", classes="quantiles", steps=4
        ),
        make_job(
            COUNTS, "heatmap", "heatmap-plain", x="hours", y="weekday", value="bikes", labels=False, breaks=[100, 250]
        ),
        make_job(RAIN, "calendar", "calendar-weeks", date="day", value="rain", breaks=[1, 5, 10, 20]),
        make_job(
            RAIN, "calendar", "calendar-months", "de", date="day", value="rain", by="months", **{"from": "2024-01-01"}
        ),
        make_job(PHASES, "heatmap", "heatmap-facet", x="hours", y="weekday", value="bikes", facet="season"),
        make_job(RENTS, "box", "box-sorted", x="rent", y="district", sort="descending", highlight=["Old town"]),
        make_job(
            WAITS, "box", "box-far", x="wait", y="office", labels=False,
            reference={"value": 30, "text": "What the law allows"},
        ),
        make_job(
            LANDS, "box", "box-log", x="people", y="coast", log=True,
            annotations=[{"value": 1000000, "text": "A million"}],
        ),
        make_job(
            LANDS, "beeswarm", "beeswarm-log", x="people", y="coast", label="land", highlight=["Qumar"], log=True,
            format="short",
        ),
        make_job(RENTS, "beeswarm", "beeswarm-swarms", x="rent", y="district", sort="ascending"),
        make_job(
            LANDS, "beeswarm", "beeswarm-names", x="years", y="coast", color="coast", label="land", labels=["Doria"],
            highlight=["Ruritania", "Elbonia Major and the islands"],
        ),
    ]  # fmt: skip
