"""One chart drawn, from request to drawing. Only here and below are Altair and vl-convert in play."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from typing import Any

from altair.utils.schemapi import debug_mode

from nutgraf.charts.describe import describe_chart, make_table
from nutgraf.charts.engine import open_engine
from nutgraf.charts.house_style import paint_spec
from nutgraf.charts.kinds import CHARTS
from nutgraf.charts.kinds.spec import SpecOptions
from nutgraf.charts.layout import Layout, draw_sketch, lay_out
from nutgraf.charts.light import Point, pack_points
from nutgraf.charts.model import Drawing, Job, Size, View
from nutgraf.charts.options import ChartOptions
from nutgraf.charts.relations import relate_points
from nutgraf.charts.rendering import render_sketch
from nutgraf.charts.sheet import Sheet, Sketch
from nutgraf.charts.spots import select_rows
from nutgraf.charts.svg import write_svg
from nutgraf.charts.tier import find_tier
from nutgraf.charts.vegalite_drawing import arrange_spec
from nutgraf.charts.wording import count_decimals, open_wording
from nutgraf.datasets.export import write_csv
from nutgraf.fonts import Fonts
from nutgraf.html import Html

WIDE, NARROW = 600, 340

_BASE = {"text": WIDE, "narrow": NARROW}
WIDTHS: Mapping[str, Mapping[str, int]] = {
    "text": _BASE,
    "wide": {"wide": 1040, **_BASE},
    "full": {"full": 1200, **_BASE},
}
"""What a chart's `width` says -> the names of its views and how wide each is drawn, the widest first."""


def open_studio(fonts: Fonts) -> None:
    """Make vl-convert know our font, and nothing of any network."""
    open_engine(fonts.static)


def draw_chart(job: Job, fonts: Fonts) -> Drawing:
    """Draw one chart for each of its widths. The studio must be open."""
    request, language, options = job.request, job.language, read_options(job)
    sheet = make_sheet(job, WIDE, fonts)
    with debug_mode(False):
        layouts = {
            name: _lay_out(replace(sheet, width=width), options) for name, width in WIDTHS[options.width].items()
        }
    first = next(iter(layouts.values()))
    text = paint_spec(json.dumps(first.spec, sort_keys=True, ensure_ascii=False, separators=(",", ":")))
    digest = sha256(f"{request.id}\n{language}\n{job.dataset.sha256}\n{text}".encode()).hexdigest()[:12]
    rendered = [_render(name, layout, f"c{digest[:8]}{name[0]}") for name, layout in layouts.items()]
    return Drawing(
        views=tuple(view for view, _ in rendered),
        light=pack_points([points for _, points in rendered], first.hit, relate_points(sheet, options)),
        tier=find_tier(first.spec).tier,
        table=make_table(request, sheet.dataset, sheet.wording),
        csv=write_csv(job.dataset.columns, job.dataset.rows),
        spec=text,
        digest=digest,
        legend=first.legend,
        description=describe_chart(request, sheet.dataset, sheet.wording),
        page=write_page(sheet, options),
        live=_pack_live(layouts),
    )


def write_page(sheet: Sheet, options: ChartOptions) -> Html:
    """What the page shows in place of the drawing; empty for most kinds."""
    write = CHARTS[options.kind].write
    return write(sheet, options) if write else Html("")


def read_options(job: Job) -> ChartOptions:
    """The options of a job's request, as its kind reads them."""
    return CHARTS[job.request.kind].options.model_validate(dict(job.request.options))


def make_sheet(job: Job, width: int, fonts: Fonts) -> Sheet:
    """What the job's chart is drawn on: its rows chosen and summed up as its options say."""
    options = read_options(job)
    dataset = options.summarize(select_rows(job.dataset, options))
    numbers = [column.name for column in dataset.columns if column.type in ("number", "year")]
    decimals = {name: count_decimals(row[name] for row in dataset.rows) for name in numbers}
    height = getattr(options, "height", None) or 0
    sheet = Sheet(dataset, width, fonts, open_wording(job.language), decimals)
    return replace(sheet, height=height, tooltip=tuple(options.tooltip))


def sketch_chart(job: Job, width: int, fonts: Fonts) -> Sketch:
    """The sketch of a chart without small multiples for one width."""
    return draw_sketch(make_sheet(job, width, fonts), read_options(job))


def compose_spec(sketch: Sketch) -> dict[str, Any]:
    """The Vega-Lite specification of a sketch with its rows.

    Altair validates it where the tests ask for every kind and option; here that would double the time of drawing.
    """
    return {**sketch.finish(), "datasets": sketch.tables}


def _lay_out(sheet: Sheet, options: ChartOptions) -> Layout:
    return arrange_spec(sheet, options.spec) if isinstance(options, SpecOptions) else lay_out(sheet, options)


def _pack_live(layouts: Mapping[str, Layout]) -> str:
    """For a chart that computes in the browser, the Vega specification of each view."""
    live = {name: layout.live for name, layout in layouts.items() if layout.live}
    return json.dumps(live, ensure_ascii=False, separators=(",", ":"), sort_keys=True) if live else ""


def _render(name: str, layout: Layout, prefix: str) -> tuple[View, list[Point]]:
    scenery = layout.scenery or render_sketch(layout.spec)
    # A grid of small multiples has no size in Vega.
    scenery.width, scenery.height = layout.width, layout.height
    return View(name, Html(write_svg(scenery, prefix)), Size(layout.width, layout.height)), scenery.points
