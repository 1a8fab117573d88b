"""Pages with the sample charts: as the theme shows them, and as vega-embed does, for comparison."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import jinja2

from nutgraf.charts.engine import compile_vega, render_svg
from nutgraf.errors import Place
from nutgraf.fonts import Fonts
from nutgraf.outputs.headers import list_security
from nutgraf.runtime.build import build_runtime
from nutgraf.runtime.controls import list_choices, list_controls, list_selections
from nutgraf.runtime.model import LiveChart, Runtime
from nutgraf.runtime.toolchain import find_program
from nutgraf.stylesheet import bundle_style
from nutgraf.styling import write_policy
from tests.runtime.samples import SAMPLES

ROOT = Path(__file__).resolve().parents[2]
THEME = ROOT / "theme"
CACHE = ROOT / ".cache" / "runtime"
PEERS = ROOT / ".cache" / "runtime-tests"
VIEW = "text"
NAMES = {"medium": ("Medium", ("Radio", "Television", "Online"))}
"""Columns of names in the samples: title and values."""
SCRIPTS = ("vega/build/vega.min.js", "vega-lite/build/vega-lite.min.js", "vega-embed/build/vega-embed.min.js")
HEAD = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
    '<link rel="icon" href="../icon.svg"><link rel="stylesheet" href="../main.css">'
)
EMBED = "<style>.vega-embed.vega-embed { display: block; padding: 0 }</style>"


def list_charts() -> list[LiveChart]:
    """Every sample, compiled; the engine must be open."""
    place = Place("content/stories/sample/index.md", 4, 3)
    return [
        LiveChart(name, {VIEW: compile_vega(spec), "narrow": compile_vega(narrow(spec))}, place)
        for name, spec in SAMPLES.items()
    ]


def narrow(spec: Any) -> Any:
    """The specification for a narrow screen: half as wide, and so are its parts."""
    if isinstance(spec, dict):
        return {
            key: value // 2 if key == "width" else narrow(value) for key, value in spec.items() if key != "data"
        } | ({"data": spec["data"]} if "data" in spec else {})
    return [narrow(each) for each in spec] if isinstance(spec, list) else spec


def build_samples(charts: list[LiveChart], cache: Path) -> Runtime:
    """The files that make the samples live; none may fail."""
    runtime, problems = build_runtime(charts, cache)
    assert problems == []
    return runtime


def install_peers() -> Path:
    """The folder of Vega, Vega-Lite and vega-embed as locked, installed unless they are there."""
    here, done = Path(__file__).parent, PEERS / "installed"
    lock = (here / "package-lock.json").read_text("utf-8")
    if not done.is_file() or done.read_text("utf-8") != lock:
        PEERS.mkdir(parents=True, exist_ok=True)
        for name in ("package.json", "package-lock.json", ".npmrc"):
            shutil.copyfile(here / name, PEERS / name)
        command = [find_program("npm"), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
        subprocess.run(command, cwd=PEERS, check=True)
        done.write_text(lock, "utf-8")
    return PEERS / "node_modules"


def write_site(folder: Path, fonts: Fonts, charts: list[LiveChart], runtime: Runtime) -> None:
    """Write both pages of each chart, with the policy of a real site for the live ones alone."""
    shutil.copytree(THEME / "static" / "js", folder / "assets" / "js" / "theme")
    shutil.copytree(fonts.folder, folder / "fonts")
    for path, content in runtime.files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    faces = re.sub(r"font-display:\w+", "font-display:block", fonts.write_css("fonts/"))
    (folder / "main.css").write_text(faces + bundle_style(THEME / "static" / "css" / "main.css"), "utf-8")
    shutil.copyfile(THEME / "static" / "icons" / "icon.svg", folder / "icon.svg")
    headers = "".join(f"  {name}: {value}\n" for name, value in list_security(write_policy(["'self'"])))
    (folder / "_headers").write_text(f"/live/*\n{headers}/assets/*\n{headers}", "utf-8")
    write_peers(folder)
    for chart in charts:
        write_live(folder / "live" / f"{chart.id}.html", chart, runtime)


def write_peers(folder: Path) -> None:
    """The pages of vega-embed; the view of each is `window.opened`."""
    modules, embed = install_peers(), folder / "embed"
    embed.mkdir()
    for name in SCRIPTS:
        shutil.copyfile(modules / name, embed / Path(name).name)
    scripts = "".join(f'<script src="{Path(name).name}"></script>' for name in SCRIPTS)
    for name, spec in SAMPLES.items():
        call = f"vegaEmbed('#place', {json.dumps(spec)}, {{renderer: 'svg', actions: false}})"
        (embed / f"{name}.html").write_text(
            fill_page(
                name,
                EMBED + scripts,
                '<div class="chart-plot"><div class="chart-frame"><div id="place"></div></div></div>',
            )
            + f"""<script>document.fonts.load("12px 'Nutgraf Sans'").then(() => {call}).then((found) => {{"""
            "window.opened = found.view; });</script>",
            "utf-8",
        )


def write_live(path: Path, chart: LiveChart, runtime: Runtime) -> None:
    """The page of a live chart, as the theme shows it: the drawing, where its module is, and its inputs."""
    path.parent.mkdir(exist_ok=True)
    views = "".join(
        f'<div class="chart-view chart-view--{name}">{draw(vega)}</div>' for name, vega in chart.views.items()
    )
    module, shared = Path(runtime.modules[chart.id]).name, Path(runtime.shared).name
    hint = ' data-hint="Values of the chart: use the arrow keys"' if "tooltip" in json.dumps(chart.views) else ""
    plot = (
        f'<div class="chart-plot" data-live="{module}" data-runtime="{shared}"{hint}>'
        f'<div class="chart-frame" role="img" aria-label="What {chart.id} shows">{views}</div></div>'
    )
    script = '<script type="module" src="../assets/js/theme/main.js"></script>'
    path.write_text(fill_page(chart.id, script, plot + render_controls(chart, runtime)), "utf-8")


def fill_page(name: str, head: str, plot: str) -> str:
    """A page with one figure, which stands at the same place whatever is in it."""
    return (
        f'{HEAD}<title>{name}</title>{head}</head><body class="page"><main class="main"><h1>Sample</h1>'
        '<div class="story-body"><p>Before.</p><figure class="chart" aria-labelledby="title">'
        f'<figcaption class="chart-caption"><p class="chart-title" id="title">{name}</p></figcaption>{plot}</figure>'
        '<p id="after">After.</p></div></main></body></html>'
    )


def draw(vega: Mapping[str, Any]) -> str:
    """The engine's drawing, without the styles that the policy forbids."""
    return re.sub(r' style="[^"]*"', "", render_svg(dict(vega)))


def render_controls(chart: LiveChart, runtime: Runtime) -> str:
    """The inputs of a chart as the theme's template prints them."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(THEME / "templates"), undefined=jinja2.StrictUndefined, autoescape=True,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    macro = environment.get_template("components/chart_controls.html").module
    controls = list_controls(chart.views[VIEW]) + list_choices(chart.views[VIEW], NAMES)
    selections = list_selections(runtime.selections[chart.id], {})
    return str(macro.chart_controls(controls, selections, "Drag across the chart to choose.", chart.id))  # type: ignore[attr-defined]
