"""One chart drawn, from request to drawing. Only here and below are Altair and vl-convert in play."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

from altair.utils.schemapi import debug_mode

from nutgraf.charts.describe import describe_chart, make_table
from nutgraf.charts.engine import compile_vega, open_engine, render_scene, render_svg
from nutgraf.charts.house_style import paint_spec
from nutgraf.charts.kinds import CHARTS
from nutgraf.charts.light import Point, describe_marks, list_points, pack_points, strip_unseen
from nutgraf.charts.model import Drawing, Job, Size
from nutgraf.charts.sheet import Sheet, Sketch
from nutgraf.charts.svg import shrink_svg
from nutgraf.charts.tier import find_tier
from nutgraf.charts.wording import Wording, count_decimals
from nutgraf.datasets.export import write_csv
from nutgraf.fonts import Fonts
from nutgraf.html import Html

WIDE, NARROW = 600, 340


def open_studio(fonts: Fonts) -> None:
    """Make vl-convert know our font, and nothing of any network."""
    open_engine(fonts.static)


def draw_chart(job: Job, fonts: Fonts) -> Drawing:
    """Draw one chart for both widths. The studio must be open."""
    _, request, dataset, language = job
    wording = Wording(language)
    with debug_mode(False):
        sketches = {width: sketch_chart(job, width, fonts, wording) for width in (WIDE, NARROW)}
        specs = {width: compose_spec(sketch) for width, sketch in sketches.items()}
    text = paint_spec(json.dumps(specs[WIDE], sort_keys=True, ensure_ascii=False, separators=(",", ":")))
    digest = sha256(f"{request.id}\n{language}\n{dataset.sha256}\n{text}".encode()).hexdigest()[:12]
    rendered = {width: _render(spec, f"c{digest[:8]}{'w' if width == WIDE else 'n'}") for width, spec in specs.items()}
    (wide, wide_points), (narrow, narrow_points) = rendered[WIDE], rendered[NARROW]
    wide_size, narrow_size = (Size(width, round(sketches[width].height)) for width in (WIDE, NARROW))
    return Drawing(
        wide=Html(wide),
        narrow=Html(narrow),
        wide_size=wide_size,
        narrow_size=narrow_size,
        light=pack_points(wide_points, narrow_points, sketches[WIDE].hit),
        tier=find_tier(specs[WIDE]).tier,
        table=make_table(request, dataset, wording),
        csv=write_csv(dataset.columns, dataset.rows),
        spec=text,
        digest=digest,
        legend=sketches[WIDE].legend,
        description=describe_chart(request, dataset, wording),
    )


def sketch_chart(job: Job, width: int, fonts: Fonts, wording: Wording | None = None) -> Sketch:
    """Lay a chart out for one width. Both drawings may share one `wording`, which remembers what it wrote."""
    kind = CHARTS[job.request.kind]
    rows = job.dataset.rows
    decimals = {column.name: count_decimals(row[column.name] for row in rows) for column in job.dataset.columns}
    sheet = Sheet(job.dataset, width, fonts, wording or Wording(job.language), decimals)
    return kind.draw(sheet, kind.options.model_validate(dict(job.request.options)))


def compose_spec(sketch: Sketch) -> dict[str, Any]:
    """The Vega-Lite specification of a sketch with its rows.

    Altair validates it where the tests ask for every kind and option; here that would double the time of drawing.
    """
    spec: dict[str, Any] = sketch.finish().to_dict(validate=False)
    spec["datasets"] = sketch.tables
    return spec


def read_points(vega: dict[str, Any]) -> list[Point]:
    """The marks of a compiled chart that answer, with the words of Vega's own tooltips. Changes `vega`."""
    describe_marks(vega)
    return list_points(render_scene(vega))


def _render(spec: dict[str, Any], prefix: str) -> tuple[str, list[Point]]:
    vega = compile_vega(spec)
    svg = shrink_svg(render_svg(strip_unseen(vega)), prefix)
    return svg, read_points(vega)
