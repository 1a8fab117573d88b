"""Prints what becomes of each example, then how many of each."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from nutgraf.charts.engine import open_engine
from nutgraf.fonts import build_fonts
from tests.charts.gallery.results import draw_gallery
from tests.charts.gallery.sources import ROOT, fetch_data, load_specs


def main(folder: Path | None) -> None:
    """Take the gallery, or the examples of a folder, through drawing and tiering."""
    open_engine(build_fonts(ROOT / ".cache" / "fonts").static)
    counts: Counter[str] = Counter()
    for result in draw_gallery(load_specs(folder), fetch_data()):
        counts[result.outcome] += 1
        size = f"{result.points:6} points {result.bytes:8} bytes" if result.bytes else ""
        print(f"{result.name:45}{result.outcome:10}{size:30}{result.reason[:90]}")
    drawn = sum(counts[tier] for tier in ("static", "light", "runtime"))
    print(f"\n{sum(counts.values())} examples, {drawn} drawn: {dict(sorted(counts.items()))}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
