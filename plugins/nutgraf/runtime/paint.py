"""The looks of live charts: those of the drawings they take the place of."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from nutgraf.charts.house_style import FAMILY, PALETTE, PATTERNS, SENTINELS
from nutgraf.runtime.model import LiveChart

FONT = f"{FAMILY},{FAMILY} Fallback,Arial,sans-serif"


def paint_vega(chart: LiveChart) -> dict[str, Any]:
    """The specifications of a chart's views in the theme's colours and font, on the page's own paper."""
    return {name: _paint(vega, chart.prefix.get(name, "")) for name, vega in sorted(chart.views.items())}


def _paint(vega: Mapping[str, Any], prefix: str) -> dict[str, Any]:
    """Colours that stand for roles become CSS variables, those that stand for textures the drawing's own patterns.

    The values of both are opaque to Vega, which hands them on to the SVG.
    """
    text = json.dumps({**vega, "background": None}, ensure_ascii=False)
    for name, sentinel in SENTINELS.items():
        text = text.replace(sentinel, f"var(--{name},{PALETTE[name][0]})")
    for fill, (sentinel, name) in PATTERNS.items():
        text = text.replace(sentinel, f"url(#{prefix}-{fill})" if prefix else f"var(--{name},{PALETTE[name][0]})")
    painted: dict[str, Any] = json.loads(text.replace(json.dumps(FAMILY), json.dumps(FONT)))
    return painted
