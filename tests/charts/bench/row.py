"""One line of what `make bench-charts` prints."""

from __future__ import annotations

from typing import NamedTuple


class Row(NamedTuple):
    """What was measured, the figure, what was asked, and the same on a page of Altair's own where it has one."""

    name: str
    measured: str
    ask: str = ""
    altair: str = ""


def print_rows(rows: list[Row]) -> None:
    """The rows as a table of Markdown, ready for a note."""
    print("| what | measured | ask | Altair |\n|---|---|---|---|", flush=True)
    for row in rows:
        print(f"| {row.name} | {row.measured} | {row.ask} | {row.altair} |", flush=True)
