"""Measure and print: `python -m tests.evidence.bench [many] [extremes]`; both without a word."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping

from tests.evidence.bench.measures import measure_extremes, measure_many
from tests.evidence.bench.row import Row, print_rows

PARTS: Mapping[str, Callable[[], Iterator[Row]]] = {"many": measure_many, "extremes": measure_extremes}

if __name__ == "__main__":
    print_rows([row for part in sys.argv[1:] or PARTS for row in PARTS[part]()])
