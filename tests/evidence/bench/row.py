"""One line of what `make bench-evidence` prints."""

from __future__ import annotations

from typing import NamedTuple


class Row(NamedTuple):
    """What was measured, the figure, and what was asked."""

    name: str
    measured: str
    ask: str


def print_rows(rows: list[Row]) -> None:
    """The rows as a table of Markdown, ready for a note."""
    print("| what | measured | ask |\n|---|---|---|")
    for row in rows:
        print(f"| {row.name} | {row.measured} | {row.ask} |", flush=True)
