"""From a Vega-Lite specification to the SVG of a view and the points that answer, by one rendering."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from nutgraf.charts.engine import render_svg
from nutgraf.charts.light import Point
from nutgraf.charts.places import find_points
from nutgraf.charts.scenery import Scenery, read_scenery
from nutgraf.charts.skeleton import compile_alike
from nutgraf.charts.telling import hush_marks, seed_chance, tell_marks


def render_sketch(spec: Mapping[str, Any]) -> Scenery:
    """What a specification of ours shows and says. Marks that nobody sees are not even drawn where that can be."""
    layers, tables = spec.get("layer", ()), spec.get("datasets", {})
    placed = [find_points(layer, tables[layer["data"]["name"]]) for layer in layers]
    if not layers or None in placed:
        return render_vega(compile_alike(spec))
    seen = [layer for layer in layers if layer["mark"].get("opacity") != 0]
    vega = compile_alike({**spec, "layer": seen})
    hush_marks(vega)
    scenery = read_scenery(render_svg(vega))
    points: list[Point] = [point for found in placed for point in found or ()]
    scenery.points = points
    return scenery


def render_vega(vega: dict[str, Any], language: str = "en") -> Scenery:
    """What a compiled specification shows and says, its numbers and dates in a language. Changes it."""
    tell_marks(vega)
    seed_chance(vega)
    return read_scenery(render_svg(vega, language))
