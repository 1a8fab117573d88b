"""Measure and print: `python -m tests.charts.bench [drawings] [rates] [pages]`; all of them without a word."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping

from tests.charts.bench.drawing import measure_drawings, measure_rates
from tests.charts.bench.pages import measure_pages
from tests.charts.bench.row import Row, print_rows

PARTS: Mapping[str, Callable[[], Iterator[Row]]] = {
    "drawings": measure_drawings,
    "rates": measure_rates,
    "pages": measure_pages,
}

if __name__ == "__main__":
    for part in sys.argv[1:] or PARTS:
        print_rows(list(PARTS[part]()))
