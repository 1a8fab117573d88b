"""Sample tables: rents in the parishes of an invented island, now and over the years."""

from __future__ import annotations

from dataclasses import replace

from nutgraf.charts.model import Job
from tests.charts.samples import make_dataset, make_job

RENTS = make_dataset(
    "parish string, rent number €, change number %, homes number homes",
    [
        ("Westhaven", 842, "3.1", 4120), ("Saltmoor", 611, "-1.4", 1875), ("Northquay", 1190, "7.8", 9034),
        ("Ferrow", 498, "0.2", 640), ("Kelder", None, None, 210), ("Oakholm and the outer farms", 705, "-4.6", 1310),
    ],
    "rents",
)  # fmt: skip
YEARS = make_dataset(
    "place string, year year, share number %",
    [
        (place, 2016 + index, value)
        for place, values in (
            ("Westhaven", "21 22 24 23 26 28 31".split()), ("Saltmoor", "30 29 29 27 26 24 22".split()),
            ("Northquay", "12 14 19 22 21 30 38".split()), ("Ferrow", ["8", "8", "9", None, "12", "11", "11"]),
            ("Oakholm and the outer farms", [None, None, None, None, None, None, "15"]),
        )
        for index, value in enumerate(values)
    ],
    "years",
)  # fmt: skip


def list_jobs() -> list[Job]:
    """A table for each option that changes the drawing."""
    rents = replace(RENTS, beside=(YEARS,))
    spark = {"data": "years", "key": "place", "x": "year", "y": "share"}
    every = {"columns": ["parish", "rent", "change"], "bars": ["rent"], "heat": ["change"], "center": 0, "alt": ""}
    return [
        make_job(rents, "table", "table-spark", **every, spark=spark, highlight=["Northquay"], title="Rents now"),
        make_job(RENTS, "table", "table-bars", columns=["parish", "change", "homes"], bars=["change", "homes"], alt="",
                 sort="descending", by="homes", title="Homes"),
        make_job(YEARS, "table", "table-grouped", columns=["place", "share"], heat=["share"], alt="",
                 spark={"x": "year", "y": "share", "scale": "shared"}, title="Shares over the years"),
    ]  # fmt: skip
