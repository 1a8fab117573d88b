"""The charts that stand for all: bars, lines, a thousand days, shares stacked; and many invented copies of them."""

from __future__ import annotations

import math
from datetime import date, timedelta

from nutgraf.charts.kinds import CHARTS
from nutgraf.charts.model import Job
from tests.charts.samples import make_dataset, make_job

MEDIA = ("Radio", "Television", "Online")
Rows = list[tuple[object, ...]]


def make_bars(copy: int = 0) -> Rows:
    """Ten countries and a rate."""
    return [(f"Country named {letter}", 3 + n + copy) for n, letter in enumerate("ABCDEFGHIJ")]


def make_days(copy: int = 0) -> Rows:
    """A thousand days and an index."""
    return [
        (date(2021, 1, 1) + timedelta(n), round(100 + copy + 10 * math.sin(n / 90) + 5 * math.sin(n / 13), 1))
        for n in range(1000)
    ]


def make_shares(copy: int = 0) -> Rows:
    """Three media, thirty-one years each, and a share."""
    return [
        (year, name, round(40 + copy + 12 * math.sin(year / 4 + shift), 1))
        for shift, name in enumerate(MEDIA)
        for year in range(1990, 2021)
    ]


def list_reference_jobs(copy: int = 0) -> list[Job]:
    """Bars, lines, a long line and, where there is the kind, an area; each copy has data of its own."""
    bars = make_dataset("name string, value number %", make_bars(copy))
    shares = make_dataset("year year, name string, share number %", make_shares(copy))
    days = make_dataset("day date, index number points", make_days(copy))
    jobs = [
        make_job(bars, "bar", f"bar10-{copy}", x="value", y="name"),
        make_job(shares, "line", f"lines93-{copy}", x="year", y="share", series="name"),
        make_job(days, "line", f"line1000-{copy}", x="day", y="index"),
    ]
    if "area" in CHARTS:
        jobs.append(make_job(shares, "area", f"area93-{copy}", x="year", y="share", series="name"))
    return jobs
