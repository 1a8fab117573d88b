"""Invented samples of how values lie: one by one, counted, and by category."""

from __future__ import annotations

from nutgraf.charts.model import Job
from tests.charts.samples import make_dataset, make_job

# A sequence that looks thrown but is the same everywhere: the fractions of multiples of the golden ratio.
_GOLDEN = 0.6180339887498949


def throw(count: int, start: float = 0.0) -> list[float]:
    """Numbers between 0 and 1, evenly spread in no order that the eye sees."""
    return [(start + number * _GOLDEN) % 1 for number in range(1, count + 1)]


RENTS = make_dataset(
    "flat string, district string, rent number €",
    [
        (f"Flat {number}", district, round(base + 900 * one**2 * (1 - other / 2)))
        for district, base, start in (("Harbour", 420, 0.1), ("Old town", 610, 0.4), ("Hillside", 380, 0.7))
        for number, (one, other) in enumerate(zip(throw(80, start), throw(80, start * 2), strict=True), start=1)
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
        make_job(RENTS, "histogram", "histogram-facet", x="rent", noun="flats", bins=12, facet="district", mark=["median"]),
    ]  # fmt: skip
