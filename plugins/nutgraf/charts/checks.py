"""What several kinds ask of their rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from nutgraf.charts.options import Complaint
from nutgraf.datasets.model import Dataset


def check_twice(dataset: Dataset, along: str, series: str | None, facet: str | None = None) -> Iterator[Complaint]:
    """Each place of a series has one row, in each panel."""
    groups = [name for name in (series, facet) if name]
    seen = Counter((row[along], *(row[name] for name in groups)) for row in dataset.rows if row[along] is not None)
    twice = next((place for (place, *_), count in seen.items() if count > 1), None)
    if twice is not None:
        fix = "name the column that tells lines apart" if not series else "keep one row for each point"
        yield Complaint("x", "chart.twice", f"more than one row for {twice} on one line", fix=fix)
