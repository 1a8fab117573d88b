"""The swatches of a legend as shapes of SVG, for drawings that are files of their own; on a page the style has them."""

from __future__ import annotations

import re

from nutgraf.charts import house_style as style

SWATCH = (18.0, 14.0)
"""How wide and high a swatch is, in pixels."""

_SHAPES = {
    "circle": '<circle cx="{x}" cy="{y}" r="6" {paint}/>',
    "square": '<rect x="{left}" y="{top}" width="11" height="11" {paint}/>',
    "triangle-up": '<path d="M{x} {top}l6.5 11h-13z" {paint}/>',
    "diamond": '<path d="M{x} {top}l6 6-6 6-6-6z" {paint}/>',
    "triangle-down": '<path d="M{left} {top}h13l-6.5 11z" {paint}/>',
    "cross": '<path d="M{x} {y}m-2-6h4v4h4v4h-4v4h-4v-4h-4v-4h4z" {paint}/>',
}


def draw_swatch(name: str, x: float, y: float, svg: str) -> str:
    """The swatch of a legend item with its left upper corner at a place; textures are those that `svg` defines."""
    role, _, number = name.rpartition("-")
    if role in ("step", "below", "above") or not role:
        return _draw_box(x, y, f"chart-{name}", "chart-muted", svg)
    if role == "gap":
        return _draw_box(x, y, f"fill-{number}", "chart-muted", svg)
    color = f"chart-{number}"
    if role == "line":
        dash = " ".join(f"{length:g}" for length in style.DASHES[int(number) - 1])
        pen = f'stroke="{_paint(color)}" stroke-width="2.25"' + (f' stroke-dasharray="{dash}"' if dash else "")
        return f'<path d="M{x:g} {y + SWATCH[1] / 2:g}h{SWATCH[0]:g}" fill="none" {pen}/>'
    if role == "dot":
        return _draw_dot(int(number), x + SWATCH[0] / 2, y + SWATCH[1] / 2)
    return _draw_box(x, y, color if role == "solid" else f"fill-{number}", color, svg)


def _draw_box(x: float, y: float, fill: str, stroke: str, svg: str) -> str:
    texture = re.search(rf'id="([^"]*-{fill})"', svg)
    paint = f"url(#{texture[1]})" if texture else _paint(fill) if fill in style.PALETTE else _paint("chart-paper")
    return (
        f'<rect x="{x + 0.75:g}" y="{y + 0.75:g}" width="{SWATCH[0] - 1.5:g}" height="{SWATCH[1] - 1.5:g}" '
        f'fill="{paint}" stroke="{_paint(stroke)}" stroke-width="1.5"/>'
    )


def _draw_dot(number: int, x: float, y: float) -> str:
    member = style.style_member(number - 1)
    color = _paint(f"chart-{number}")
    paint = f'fill="{_paint("chart-paper") if member.hollow else color}" stroke="{color}" stroke-width="1.75"'
    places = {"x": f"{x:g}", "y": f"{y:g}", "left": f"{x - 5.5:g}", "top": f"{y - 6:g}"}
    return _SHAPES[member.shape].format(paint=paint, **places)


def _paint(name: str) -> str:
    return f"var(--{name},{style.PALETTE[name][0]})"
