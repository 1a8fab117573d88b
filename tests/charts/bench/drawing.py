"""How fast charts are drawn, and what a drawing weighs."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

import brotli

from nutgraf.charts.draw import draw_charts
from nutgraf.charts.pool import Pool
from nutgraf.charts.studio import draw_chart, open_studio
from nutgraf.fonts import Fonts, build_fonts
from tests.charts.bench.reference import list_reference_jobs
from tests.charts.bench.row import Row

ROOT = Path(__file__).resolve().parents[3]
MANY = 1000


def measure_drawings() -> Iterator[Row]:
    """Weight and time of each reference chart, in every width of a text column."""
    fonts = build_fonts(ROOT / ".cache" / "fonts")
    open_studio(fonts)
    for job in list_reference_jobs():
        draw_chart(job, fonts)
        times = []
        for _ in range(7):
            start = process_time()
            drawing = draw_chart(job, fonts)
            times.append((process_time() - start) * 1000)
        views = " + ".join(f"{weigh(view.svg.text):,}" for view in drawing.views)
        ask = "a view ≤ 4,000" if job.key.startswith("line1000") else ""
        name = job.key.removesuffix("-0")
        yield Row(f"{name}: SVG wide + narrow, brotli bytes", views, ask)
        yield Row(f"{name}: data of the light layer, brotli bytes", f"{weigh(drawing.light):,}")
        yield Row(f"{name}: all views, CPU ms", f"{median(times):.0f}")


def measure_rates() -> Iterator[Row]:
    """Charts a second by two processes, and a thousand charts from nothing and from the cache."""
    fonts = build_fonts(ROOT / ".cache" / "fonts")
    rate = _measure_warm(fonts)
    told = f"{2 * rate:.0f} drawings/s ({rate:.0f} charts/s: two widths, table, CSV and light layer)"
    yield Row("drawing, warm, two processes", told, "≥ 80/s")
    jobs = [job for copy in range(MANY) for job in list_reference_jobs(copy)][:MANY]
    with TemporaryDirectory() as folder:
        for name, ask in ((f"{MANY:,} charts cold, Altair included", "≤ 25 s"), (f"{MANY:,} charts, unchanged", "")):
            start = perf_counter()
            drawings, problems = draw_charts(jobs, Path(folder) / "drawn", fonts)
            assert len(drawings) == len(jobs), problems
            yield Row(name, f"{perf_counter() - start:.1f} s", ask)
        yield Row("unchanged site: Altair imported", _ask_for_altair(Path(folder) / "drawn"), "no")


def _measure_warm(fonts: Fonts) -> float:
    """Charts a second, once both processes have drawn a few."""
    jobs = [job for copy in range(60) for job in list_reference_jobs(copy)]
    before = 16
    with Pool(fonts, 2, 60) as pool:
        for count, _ in enumerate(pool.draw(jobs), start=1):
            if count == before:
                start = perf_counter()
        return (len(jobs) - before) / (perf_counter() - start)


def _ask_for_altair(cache: Path) -> str:
    """Whether a process that finds all drawings in the cache imports Altair: "yes" or "no"."""
    code = (
        "import sys; from pathlib import Path; from nutgraf.charts.draw import draw_charts;"
        "from nutgraf.fonts import build_fonts; from tests.charts.bench.reference import list_reference_jobs;"
        f"drawn, _ = draw_charts(list_reference_jobs(), Path({str(cache)!r}), build_fonts(Path('.cache/fonts')));"
        "assert drawn; print('yes' if 'altair' in sys.modules else 'no')"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def weigh(text: str | bytes) -> int:
    """Bytes after brotli at its best."""
    return len(brotli.compress(text.encode() if isinstance(text, str) else text))
