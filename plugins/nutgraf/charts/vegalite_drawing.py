"""A writer's Vega-Lite drawn: filled in from the dataset, in the house's looks, as wide as the view."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from nutgraf.charts.engine import compile_vega
from nutgraf.charts.layout import Layout
from nutgraf.charts.options import Complaint
from nutgraf.charts.refusal import RefusedChartError
from nutgraf.charts.rendering import render_vega
from nutgraf.charts.scenery import Scenery
from nutgraf.charts.sheet import Sheet
from nutgraf.charts.tier import find_tier
from nutgraf.charts.vegalite_filling import TELLING, fill_spec
from nutgraf.charts.vegalite_schema import check_schema
from nutgraf.charts.vegalite_size import fit_spec, has_panels, narrow_spec
from nutgraf.charts.vegalite_units import list_units

_ROUNDS = 3


def arrange_spec(sheet: Sheet, spec: Mapping[str, Any]) -> Layout:
    """Draw a specification over the sheet's dataset. Raises RefusedChartError.

    Where several plots share the width, Vega alone knows how wide their axes are: the first drawing tells, and the
    plots share what is left or missing.
    """
    complaints = check_schema({"data": {"name": sheet.dataset.id}, **spec})
    if complaints:
        raise RefusedChartError(complaints)
    ready = fit_spec(fill_spec(spec, sheet), sheet.width, sheet.dataset)
    scenery = _render(ready, sheet)
    for _ in range(_ROUNDS if has_panels(ready) else 0):
        excess = scenery.width - sheet.width
        if -8 <= excess <= 0:
            break
        ready = narrow_spec(ready, excess)
        scenery = _render(ready, sheet)
    scenery.width = max(scenery.width, sheet.width)
    live = compile_vega(ready) if find_tier(ready).tier == "runtime" else None
    return Layout(ready, scenery.width, scenery.height, (), _weigh(spec), scenery, live)


def _render(spec: dict[str, Any], sheet: Sheet) -> Scenery:
    language = sheet.wording.locale.language
    try:
        return render_vega(compile_vega(spec), language)
    except PermissionError as error:
        message, fix = "it loads something, and a chart loads nothing", "make a dataset of it"
        raise RefusedChartError([Complaint("spec", "chart.network", message, fix=fix)]) from error
    except ValueError as error:
        lines = [line for line in str(error).splitlines() if line.strip()] or [""]
        message = f"Vega-Lite cannot draw it: {lines[-1].strip()[:300]}"
        raise RefusedChartError([Complaint("spec", "chart.spec", message)]) from error


def _weigh(spec: Mapping[str, Any]) -> tuple[float, float]:
    """How far a mark is across and down: along lines and areas what counts is the place across."""
    kinds = {unit.type for unit in list_units(spec)} & TELLING
    return (1, 0.02) if kinds and kinds <= {"line", "area", "trail", "rule"} else (1, 1)
