"""What several kinds ask of their rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime

from nutgraf.charts.options import Complaint
from nutgraf.datasets.model import Dataset
from nutgraf.names import suggest


def check_placed(dataset: Dataset, option: str, along: str) -> Iterator[Complaint]:
    """Each row says where it stands along an axis of moments or numbers."""
    missing = sum(row[along] is None for row in dataset.rows)
    if missing:
        rows = "a row has" if missing == 1 else f"{missing:,} rows have"
        message = f"{rows} no value in column '{along}', and so no place"
        yield Complaint(option, "chart.missing", message, fix="fill it in, or leave the row out")
    # Times stand as they are written: one that is later may then stand before an earlier one.
    zones = {cell.utcoffset(): f"{cell:%z}" for row in dataset.rows if isinstance(cell := row[along], datetime)}
    if len(zones) > 1:
        found = ", ".join(zones[offset] for offset in sorted(zones, key=str))
        message = f"the times of column '{along}' have different offsets: {found}"
        yield Complaint(option, "chart.offset", message, "one offset for all", "convert them, or leave the offsets out")


def check_labels(dataset: Dataset, label: str | None, labels: str | Sequence[str]) -> Iterator[Complaint]:
    """The names that are asked for one by one are those of points."""
    known = {str(row[label]) for row in dataset.rows if row[label] is not None} if label else set()
    for index, wanted in enumerate(labels if not isinstance(labels, str) else ()):
        if known and wanted not in known:
            message = f"there is no '{wanted}' to label"
            yield Complaint(f"labels.{index}", "chart.value", message, suggest(wanted, known))


def check_twice(dataset: Dataset, along: str, series: str | None, facet: str | None = None) -> Iterator[Complaint]:
    """Each place of a series has one row, in each panel."""
    groups = [name for name in (series, facet) if name]
    seen = Counter((row[along], *(row[name] for name in groups)) for row in dataset.rows if row[along] is not None)
    twice = next((place for (place, *_), count in seen.items() if count > 1), None)
    if twice is not None:
        fix = "name the column that tells lines apart" if not series else "keep one row for each point"
        yield Complaint("x", "chart.twice", f"more than one row for {twice} on one line", fix=fix)
