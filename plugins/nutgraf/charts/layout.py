"""A chart laid out for one width: one drawing, or small multiples of it, as a Vega-Lite specification."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil
from typing import Any

from nutgraf.charts import house_style as style
from nutgraf.charts.grammar import alt
from nutgraf.charts.kinds import CHARTS
from nutgraf.charts.model import LegendItem
from nutgraf.charts.options import ChartOptions
from nutgraf.charts.scenery import Scenery
from nutgraf.charts.sheet import Rows, Sheet, Sketch
from nutgraf.charts.text import wrap_text

_GAP, _BETWEEN, _HEAD = 20, 22, 4
_LEAST, _MOST, _RATIO = 110, 240, 0.72


@dataclass(frozen=True, slots=True)
class Layout:
    """A whole Vega-Lite specification with its rows, its size in pixels, its legend and how the pointer is weighed.

    What had to be drawn to be laid out comes with its drawing, `scenery`; what computes in the browser with its Vega,
    `live`.
    """

    spec: dict[str, Any]
    width: int
    height: int
    legend: tuple[LegendItem, ...]
    hit: tuple[float, float]
    scenery: Scenery | None = None
    live: dict[str, Any] | None = None


def lay_out(sheet: Sheet, options: ChartOptions) -> Layout:
    """Lay the rows of the sheet out, one panel for each value of `facet` where there is one."""
    if options.facet:
        return _arrange(_draw_panels(sheet, options, options.facet), sheet.width)
    sketch = draw_sketch(sheet, options)
    spec = {**sketch.finish(), "datasets": sketch.tables}
    return Layout(_complete(spec), sheet.width, round(sketch.height), sketch.legend, sketch.hit)


def draw_sketch(sheet: Sheet, options: ChartOptions) -> Sketch:
    """The sketch that the kind of the options makes on a sheet."""
    sketch: Sketch = CHARTS[options.kind].draw(sheet, options)
    return sketch


@dataclass(frozen=True, slots=True)
class _Panel:
    head: Sketch
    body: Sketch


def _draw_panels(sheet: Sheet, options: ChartOptions, facet: str) -> list[list[_Panel]]:
    """The panels by rows of the page; as many columns as find room, and no row of one where two could share."""
    names = sheet.list_members(facet)
    most = max(1, min(len(names), (sheet.width + _GAP) // (options.panel + _GAP)))
    columns = ceil(len(names) / ceil(len(names) / most))
    width = (sheet.width - _GAP * (columns - 1)) // columns
    height = getattr(options, "height", None) or round(min(_MOST, max(_LEAST, width * _RATIO)))
    panels = []
    for number, name in enumerate(names):
        rows = tuple(row for row in sheet.rows if sheet.name_member(row, facet) == name)
        panel = replace(sheet, dataset=replace(sheet.dataset, rows=rows), width=width, whole=sheet.rows, height=height)
        above = _BETWEEN if number >= columns else 0
        panels.append(_Panel(_draw_head(panel, name, above), draw_sketch(panel, options)))
    return [panels[start : start + columns] for start in range(0, len(panels), columns)]


def _draw_head(panel: Sheet, name: str, above: int) -> Sketch:
    lines = wrap_text(name, panel.width, panel.measure_bold)
    head = Sketch(panel.width, above + len(lines) * style.LINE + _HEAD, (1, 1))
    top = above + style.TEXT
    rows: Rows = [{"x": 0, "y": top + number * style.LINE, "text": line} for number, line in enumerate(lines)]
    head.add_texts(rows, bold=True)
    return head


def _arrange(lines: list[list[_Panel]], width: int) -> Layout:
    """Heads above bodies, panels side by side, lines below one another, all at whole pixels.

    One grid of cells of known size: Vega takes a grid within a grid, which has no size of its own, for empty.
    """
    tables: dict[str, Rows] = {}
    cells: list[dict[str, Any]] = []
    height = 0
    first = lines[0][0].body
    for number, line in enumerate(lines):
        for part in ("head", "body"):
            sketches: list[Sketch] = [getattr(panel, part) for panel in line]
            sketches += [_leave_free(first) for _ in range(len(lines[0]) - len(line))]
            tall = max(round(sketch.height) for sketch in sketches)
            names = (f"{part}_{number}_{column}_" for column in range(len(sketches)))
            cells += [_take(sketch, name, tall, tables) for name, sketch in zip(names, sketches, strict=True)]
            height += tall
    grid = {"concat": cells, "columns": len(lines[0]), "spacing": {"row": 0, "column": _GAP}, "bounds": "flush"}
    return Layout(_complete({**grid, "datasets": tables}), width, height, first.legend, first.hit)


def _leave_free(panel: Sketch) -> Sketch:
    """A place without a panel; not even Vega draws a word without letters, but it asks for a mark."""
    free = Sketch(panel.width, 0, panel.hit)
    free.add_texts([{"x": 0, "y": 0, "text": ""}])
    return free


def _take(sketch: Sketch, prefix: str, height: int, tables: dict[str, Rows]) -> dict[str, Any]:
    """The sketch as a cell of the given height; its tables get names of their own."""
    found = sketch.finish()
    for layer in found["layer"]:
        layer["data"] = {"name": prefix + layer["data"]["name"]}
    tables.update({prefix + name: rows for name, rows in sketch.tables.items()})
    return {**found, "height": height}


def _complete(spec: dict[str, Any]) -> dict[str, Any]:
    config = alt.Config(
        font=style.FAMILY,
        background="transparent",
        view=alt.ViewConfig(stroke=None, fill=None),
    )
    return {
        "$schema": alt.SCHEMA_URL,
        **spec,
        "autosize": {"type": "none"},
        "padding": 0,
        "config": config.to_dict(validate=False),
    }
