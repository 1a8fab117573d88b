"""How a writer's Vega-Lite looks if it does not say: as the house's own charts do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from nutgraf.charts import house_style as style

_HEIGHT, _LOW_HEIGHT, _PANEL_HEIGHT = 320, 260, 180
_SIX = [style.SENTINELS[f"chart-{number}"] for number in range(1, 7)]
_RAMP = list(style.STEPS[1:])
_BOTH_WAYS = [*style.BELOW[::-1], style.MIDDLE, *style.ABOVE]


def compose_config(*, is_narrow: bool, has_panels: bool, is_live: bool, step: int) -> dict[str, Any]:
    """The configuration of Vega-Lite for a view. Colours stand for roles; letters are never below twelve pixels.

    Between two neighbouring steps Vega finds no other colour than these, so that a ramp of them has as many classes.
    `step` is the height of a lane. A chart that is live mixes its colours in the browser, where roles are variables: it
    gets those of light paper.
    """
    ramp, both_ways = (_find_colors(colors) if is_live else colors for colors in (_RAMP, _BOTH_WAYS))
    height = _PANEL_HEIGHT if has_panels else _LOW_HEIGHT if is_narrow else _HEIGHT
    label = {"labelFontSize": style.SMALL, "titleFontSize": style.SMALL, "titleFontWeight": 400}
    muted = {"labelColor": style.MUTED, "titleColor": style.MUTED}
    # A title of its own line above the axis reads without turning the head; panels have their names there.
    above = {"titleAngle": 0, "titleAlign": "left", "titleX": 0, "titleY": -10, "titleBaseline": "alphabetic"}
    return {
        "font": style.FAMILY,
        "background": "transparent",
        "padding": {"left": 2, "right": 2, "top": 4, "bottom": 2},
        "selection": {"interval": {"mark": {"fill": style.INK, "fillOpacity": 0.125, "stroke": style.INK}}},
        "view": {"stroke": None, "continuousHeight": height, "discreteHeight": {"step": step}},
        "axis": {**label, **muted, "gridColor": style.GRID, "domainColor": style.MUTED, "tickColor": style.MUTED,
                 "labelPadding": 6, "titlePadding": 10, "labelLimit": 130 if is_narrow else 220, "labelLineHeight": 14},
        "axisX": {"grid": False},
        "axisY": {"domain": False, "ticks": False},
        "axisBand": {"ticks": False},
        "axisLeft": {} if has_panels else above,
        "legend": {**label, **muted, "labelColor": style.INK, "orient": "top", "labelLimit": 150, "titlePadding": 6,
                   "columns": 2 if is_narrow else 4, "gradientLength": 160, "symbolStrokeWidth": 2},
        "header": {**label, "labelFontSize": style.TEXT, "labelFontWeight": 600, "labelColor": style.INK,
                   "titleColor": style.MUTED, "labelAnchor": "start", "labelPadding": 6},
        "headerRow": {"labelOrient": "top", "labelAngle": 0, "labelAlign": "left", "labelAnchor": "start"},
        "title": {"color": style.INK, "fontSize": style.TEXT, "fontWeight": 600, "anchor": "start",
                  "subtitleColor": style.MUTED, "subtitleFontSize": style.SMALL},
        "mark": {"color": _SIX[0]},
        "text": {"color": style.INK, "fontSize": style.SMALL},
        "rule": {"color": style.INK},
        "line": {"strokeWidth": 2.25},
        "point": {"size": 42, "strokeWidth": 1.75},
        "geoshape": {"stroke": style.PAPER, "strokeWidth": 0.5},
        "arc": {"stroke": style.PAPER, "strokeWidth": 1},
        "boxplot": {"median": {"color": style.PAPER}, "rule": {"color": style.MUTED}},
        "errorbar": {"rule": {"color": style.INK}},
        "range": {"category": _SIX, "ordinal": _RAMP[1:], "ramp": ramp, "heatmap": ramp, "diverging": both_ways},
    }  # fmt: skip


def merge_config(house: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """The writer's configuration over the house's, key by key at every depth."""
    merged = dict(house)
    for key, value in own.items():
        before = merged.get(key)
        both = isinstance(before, Mapping) and isinstance(value, Mapping)
        merged[key] = merge_config(before, value) if both and before is not None else value
    return merged


def _find_colors(sentinels: list[str]) -> list[str]:
    names = {sentinel: name for name, sentinel in style.SENTINELS.items()}
    return [style.PALETTE[names[sentinel]][0] for sentinel in sentinels]
