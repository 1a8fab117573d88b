from __future__ import annotations

import pytest

from nutgraf.charts.describe import describe_chart, make_table
from nutgraf.charts.model import Job
from nutgraf.charts.wording import Wording
from tests.charts.samples import CHANGES, COUNTS, DAYS, EVENTS, YEARS, make_dataset, make_job

ONE = make_dataset("name string, value number things", [("Only", 1)])

SENTENCES = [
    (make_job(COUNTS, "bar", x="count", y="label"),
     "3 values, from 660,000 visitors (Counted at the gate on the first day) to 8,000,000 visitors (What the organisers"
     " say the grounds can hold at any one time)."),
    (make_job(CHANGES, "bar", x="change", y="place"), "3 values, from \u22128.4% (South) to 3.1% (North)."),
    (make_job(DAYS, "line", x="day", y="index"),
     "Down from 100 points (Dec 28, 1888) to 89 points (Jan 8, 1889). 12 values, from 89 points (Jan 8, 1889) to 110"
     " points (Jan 7, 1889)."),
    (make_job(YEARS, "line", x="year", y="share", series="medium"),
     "3 lines: 24 values, from 20% (2015) to 60% (2015)."),
    (make_job(EVENTS, "timeline", when="when", label="event"), "3 events in order."),
    (make_job(ONE, "bar", x="value", y="name"), "One value: Only, 1 things."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("job", "sentence"), SENTENCES, ids=[f"{case[0].request.kind}-{n}" for n, case in enumerate(SENTENCES)]
)
def test_a_sentence_says_what_stands_out(job: Job, sentence: str) -> None:
    """Extremes with their names; for one line the way it went."""
    assert describe_chart(job.request, job.dataset, Wording("en")) == sentence


def test_other_languages_get_no_english_sentence() -> None:
    """No sentence is better than one in the wrong language."""
    job = make_job(COUNTS, "bar", x="count", y="label")
    assert describe_chart(job.request, job.dataset, Wording("de")) == ""


def test_the_table_shows_the_columns_of_the_chart() -> None:
    """Names first, values last, units in the heads, exact values."""
    job = make_job(COUNTS, "bar", x="count", y="label", color="basis", format="short")
    table = make_table(job.request, job.dataset, Wording("en"))
    assert table.headers == ("Label", "Basis", "Count (visitors)")
    assert table.numeric == (False, False, True)
    assert table.rows[1] == ("Counted over the weekend", "Measured", "1,300,000")
    gaps = make_table(make_job(CHANGES, "bar", x="change", y="place").request, CHANGES, Wording("en"))
    assert [row[1] for row in gaps.rows] == ["3.1", "\u22128.4", "0.0", "–"]


def test_a_long_table_shows_its_ends() -> None:
    """Of more rows than anybody reads the table has the first and the last, and says how many it leaves out."""
    rows = [(n, n * n) for n in range(1000)]
    job = make_job(make_dataset("x number, y number", rows), "line", x="x", y="y")
    table = make_table(job.request, job.dataset, Wording("en"))
    assert (len(table.rows), table.shown, table.omitted) == (100, 50, 900)
    assert (table.rows[49][0], table.rows[50][0]) == ("49", "950")
    short = make_job(make_dataset("x number, y number", rows[:150]), "line", x="x", y="y")
    assert len(make_table(short.request, short.dataset, Wording("en")).rows) == 150
