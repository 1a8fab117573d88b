"""What charts weigh and how fast they are drawn: `python -m tests.charts.bench`.

Three charts stand for all: bars, three lines of thirty years, and a line of a thousand days. Sizes are brotli's at its
best; times are of this machine, the drawing libraries' start included where it says cold.
"""

from __future__ import annotations

import math
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

import brotli

from nutgraf.charts.draw import draw_charts
from nutgraf.charts.model import Job
from nutgraf.charts.studio import draw_chart, open_studio
from nutgraf.fonts import Fonts, build_fonts
from tests.charts.samples import make_dataset, make_job

ROOT = Path(__file__).resolve().parents[2]
COUNT = 60


def list_reference_jobs(copy: int = 0) -> list[Job]:
    """The three charts; each copy has data of its own, so that no cache helps."""
    bars = make_dataset("name string, value number %", [(f"Country number {n}", 3 + n + copy) for n in range(10)])
    years = [
        (year, name, round(40 + copy + 12 * math.sin(year / 4 + shift), 1))
        for shift, name in enumerate(("Radio", "Television", "Online"))
        for year in range(1990, 2021)
    ]
    days = [
        (date(2021, 1, 1) + timedelta(n), round(100 + copy + 10 * math.sin(n / 90) + 5 * math.sin(n / 13), 1))
        for n in range(1000)
    ]
    return [
        make_job(bars, "bar", f"bar10-{copy}", x="value", y="name"),
        make_job(make_dataset("year year, name string, share number %", years), "line", f"lines93-{copy}",
                 x="year", y="share", series="name"),
        make_job(make_dataset("day date, index number points", days), "line", f"line1000-{copy}", x="day", y="index"),
    ]  # fmt: skip


def measure_sizes(fonts: Fonts) -> None:
    """Bytes that a reader loads for each chart."""
    print(f"{'bytes (brotli)':24}{'wide':>8}{'narrow':>8}{'light':>8}{'CPU ms':>8}")
    for job in list_reference_jobs():
        times = []
        for _ in range(5):
            start = process_time()
            drawing = draw_chart(job, fonts)
            times.append((process_time() - start) * 1000)
        sizes = [_weigh(text) for text in (drawing.wide.text, drawing.narrow.text, drawing.light)]
        print(f"{job.key:24}{sizes[0]:8}{sizes[1]:8}{sizes[2]:8}{median(times):8.0f}")
    scripts = sorted((ROOT / "theme" / "static" / "js").rglob("*.js"))
    whole = sum(_weigh(path.read_text("utf-8")) for path in scripts)
    print(f"script, {len(scripts)} files: {whole} bytes (brotli, file by file)")
    style = (ROOT / "theme" / "static" / "css" / "blocks" / "chart.css").read_text("utf-8")
    print(f"style: {_weigh(style)} bytes (brotli)")
    pages = [fonts.folder / font.name for font in fonts.web if not font.extra]
    print(f"fonts: {sum(path.stat().st_size for path in pages)} bytes in {len(pages)} files")


def measure_rates(fonts: Fonts) -> None:
    """Charts a second: from nothing, from the cache."""
    jobs = [job for copy in range(COUNT // 3) for job in list_reference_jobs(copy)]
    with TemporaryDirectory() as folder:
        for name, workers in (("cold, one process", 1), ("cold, two processes", 2), ("from the cache", 2)):
            cache = Path(folder) / ("drawn-by-1" if workers == 1 else "drawn-by-2")
            start = perf_counter()
            drawings, problems = draw_charts(jobs, cache, fonts, workers=workers)
            seconds = perf_counter() - start
            assert len(drawings) == len(jobs), problems
            print(f"{name:24}{len(jobs) / seconds:8.0f} charts/s, both widths, {seconds:.2f} s for {len(jobs)}")


def _weigh(text: str) -> int:
    return len(brotli.compress(text.encode()))


if __name__ == "__main__":
    found = build_fonts(ROOT / ".cache" / "fonts")
    open_studio(found)
    measure_sizes(found)
    measure_rates(found)
