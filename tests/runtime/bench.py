"""What live charts weigh, how long they take to build and to become live: `python -m tests.runtime.bench`.

Sizes are brotli's at its best. A reader loads the runtime once, and the module of a chart when turning to it. Beside
them stands what a page loads that embeds Vega-Lite as it comes.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import brotli

from nutgraf.charts.engine import open_engine
from nutgraf.fonts import build_fonts
from nutgraf.runtime.build import build_runtime
from nutgraf.runtime.model import LiveChart, Runtime
from tests.runtime.bench_touch import show_touches
from tests.runtime.pages import CACHE, ROOT, SCRIPTS, install_peers, list_charts


def weigh(content: bytes) -> str:
    """Bytes, and bytes as they travel."""
    return f"{len(content):9,}{len(brotli.compress(content)):9,}"


def drop_data(chart: LiveChart) -> LiveChart:
    """The chart without the rows that it comes with."""
    views = {name: {**view, "data": [{**each, "values": []} if "values" in each else each for each in view["data"]]}
             for name, view in chart.views.items()}  # fmt: skip
    return replace(chart, views=views)


def show_sizes(charts: list[LiveChart]) -> None:
    """The runtime of all samples together, and each chart with and without its data."""
    runtime, _ = build_runtime(charts, CACHE)
    bare, _ = build_runtime([drop_data(chart) for chart in charts], CACHE)
    print(f"{'bytes':34}{'plain':>9}{'brotli':>9}{'no data':>9}")
    print(f"{'runtime for all':34}{weigh(find_shared(runtime))}")
    for name, path in runtime.modules.items():
        without = len(brotli.compress(bare.files[bare.modules[name]]))
        print(f"{name:34}{weigh(runtime.files[path])}{without:9,}")


def find_shared(runtime: Runtime) -> bytes:
    """The file that all charts import."""
    return runtime.files[runtime.shared]


def show_single(charts: list[LiveChart]) -> None:
    """What a site with one such chart loads."""
    for chart in charts:
        runtime, _ = build_runtime([chart], CACHE)
        print(f"{'runtime for ' + chart.id + ' alone':34}{weigh(find_shared(runtime))}")


def show_peers() -> None:
    """Vega, Vega-Lite and vega-embed as npm has them."""
    modules = install_peers()
    whole = b"".join((modules / name).read_bytes() for name in SCRIPTS)
    print(f"{'vega + vega-lite + vega-embed':34}{weigh(whole)}")


def show_times(charts: list[LiveChart]) -> None:
    """Building from nothing but the installed tools, and again."""
    with TemporaryDirectory() as folder:
        cache = Path(folder)
        for tools in CACHE.glob("tools-*"):
            (cache / tools.name).symlink_to(tools)
        for name in ("from nothing", "unchanged"):
            start = perf_counter()
            build_runtime(charts, cache)
            print(f"{len(charts)} charts, {name:20}{perf_counter() - start:9.2f} s")


if __name__ == "__main__":
    open_engine(build_fonts(ROOT / ".cache" / "fonts").static)
    samples = list_charts()
    show_sizes(samples)
    show_single(samples)
    show_peers()
    show_times(samples)
    show_touches()
