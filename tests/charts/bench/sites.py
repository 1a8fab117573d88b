"""Three pages with one invented story: words alone, with three charts as Nutgraf makes them, and as Altair does."""

from __future__ import annotations

import csv
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import altair as alt

from tests.charts.bench.reference import Rows, make_bars, make_days, make_shares

ROOT = Path(__file__).resolve().parents[3]
TOOLS = ROOT / ".cache" / "bench"
BASE = ROOT / "tests" / "broken_sites" / "base"
STORY = "stories/sample/"

WORDS = (
    "This paragraph was invented to measure how fast a page is, and says nothing about anybody. It goes on for a "
    "while, as paragraphs in explainers do, with a clause here and another there, so that it takes a line or two more "
    "than one would like; then it ends."
)
DATASETS: dict[str, tuple[str, str, Callable[[], Rows]]] = {
    "rates": ("name:string", "value:number", make_bars),
    "days": ("day:date", "index:number", make_days),
    "shares": ("year:year,medium:string", "share:number", make_shares),
}
CHARTS = """\
charts:
  rates: {kind: bar, data: rates, x: value, y: name, title: The last country leads, subtitle: Invented rates in percent,
    alt: Bars that rise from the first country to the last.}
  days: {kind: line, data: days, x: day, y: index, title: The index went up and down,
    subtitle: Invented index in points, alt: A line that swings several times over the years.}
  shares: {kind: area, data: shares, x: year, y: share, series: medium, title: The shares swing,
    subtitle: Invented shares in percent, alt: Three areas on top of one another that swing over the years.}
"""


def build_site(folder: Path, *, with_charts: bool) -> Path:
    """Build the story with or without its charts; gives the output folder."""
    shutil.copytree(BASE / "content", folder / "content", ignore=lambda _, names: {"stories"} & set(names))
    for name, (keys, value, make) in DATASETS.items():
        _write_dataset(folder / "data" / name, name, f"{keys},{value}".split(","), make())
    places = {2: ":::{chart} rates\n:::", 4: ":::{chart} days\n:::", 6: ":::{chart} shares\n:::"} if with_charts else {}
    body = "\n\n".join(text for number in range(16) for text in (WORDS, places.get(number, "")) if text)
    story = folder / "content" / STORY / "story.md"
    story.parent.mkdir(parents=True)
    story.write_text(
        "---\ntitle: A sample that measures a page\nsummary: Invented to be measured.\ndate: 2024-05-01\n"
        f"authors: [desk]\ntopic: harbour\nsample: true\n{CHARTS if with_charts else ''}---\n{body}\n",
        encoding="utf-8",
    )
    (folder / ".cache").mkdir()
    (folder / ".cache" / "fonts").symlink_to(ROOT / ".cache" / "fonts")
    command = [str(Path(sys.executable).with_name("nutgraf")), "build", "--output", str(folder / "output")]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return folder / "output"


def build_altair(folder: Path) -> Path:
    """The same words and charts as Altair's `to_html` writes them, its libraries beside the page."""
    _install()
    texts, scripts = [], []
    for number, chart in enumerate((_chart_bars(), _chart_days(), _chart_shares())):
        html = chart.to_html(fullhtml=False, output_div=f"vis{number}", inline=False)
        texts.append(re.sub(r"<script[^>]*src=[^>]*></script>", "", html))
    for name in ("vega", "vega-lite", "vega-embed"):
        shutil.copy(TOOLS / "node_modules" / name / "build" / f"{name}.min.js", _make(folder) / f"{name}.js")
        scripts.append(f'<script src="{name}.js"></script>')
    body = "".join(f"<p>{WORDS}</p>{texts.pop(0) if number in (2, 4, 6) else ''}" for number in range(16))
    (folder / "index.html").write_text(
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>A sample</title>{''.join(scripts)}</head><body><h1>A sample</h1>{body}</body></html>",
        encoding="utf-8",
    )
    return folder


def _make(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _install() -> None:
    """Install what Altair's pages load, as locked, unless it is there."""
    here, lock = Path(__file__).parent, TOOLS / "package-lock.json"
    if (TOOLS / "node_modules").is_dir() and lock.read_bytes() == (here / "package-lock.json").read_bytes():
        return
    for name in ("package.json", "package-lock.json"):
        shutil.copy(here / name, _make(TOOLS) / name)
    command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    subprocess.run(command, cwd=TOOLS, check=True)


def _write_dataset(folder: Path, name: str, columns: list[str], rows: Rows) -> None:
    named = [column.split(":") for column in ("id:string", *columns)]
    rows = [(f"row-{number}", *row) for number, row in enumerate(rows)]
    with (_make(folder) / "data.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([[name for name, _ in named], *rows])
    parts = [
        f'title = "Invented {name}"\nsource = "Invented"\nsample = true\nlicence = "none"\nretrieved = 2024-05-01\n'
        f'key = "{named[0][0]}"\nvalue = "{named[-1][0]}"',
        *(
            f'[columns.{column}]\ntype = "{kind}"\ntitle = "{column.capitalize()}"\nmeaning = "Invented"'
            + ('\nunit = "%"' if kind == "number" else "")
            for column, kind in named
        ),
    ]
    (folder / "dataset.toml").write_text("\n\n".join(parts) + "\n", encoding="utf-8")


def _chart_bars() -> alt.Chart:
    data = alt.Data(values=[{"name": name, "value": value} for name, value in make_bars()])
    return alt.Chart(data).mark_bar().encode(x="value:Q", y="name:N", tooltip=["name:N", "value:Q"])


def _chart_days() -> alt.LayerChart:
    """A line with Altair's usual tooltip for the nearest point."""
    rows = [{"day": f"{day}", "index": index} for day, index in make_days()]
    nearest = alt.selection_point(nearest=True, on="pointerover", fields=["day"], empty=False)
    line = alt.Chart(alt.Data(values=rows)).mark_line().encode(x="day:T", y="index:Q")
    points = line.mark_point().encode(
        opacity=alt.condition(nearest, alt.value(1), alt.value(0)), tooltip=["day:T", "index:Q"]
    )
    return alt.layer(line, points.add_params(nearest))


def _chart_shares() -> alt.Chart:
    data = alt.Data(values=[{"year": year, "medium": name, "share": share} for year, name, share in make_shares()])
    return alt.Chart(data).mark_area().encode(x="year:Q", y="share:Q", color="medium:N", tooltip=["year:Q", "medium:N"])
