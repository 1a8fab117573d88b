"""Points on a plane: each a symbol of its own size, pale where many lie over one another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin, sqrt

from nutgraf.charts import house_style as style
from nutgraf.charts.field import Field
from nutgraf.charts.grammar import alt
from nutgraf.charts.markers import scale_channel
from nutgraf.charts.sheet import Rows, Sketch
from nutgraf.datasets.model import Row

_CROWDED, _LARGE = 400, 8
_PALE, _PALER, _DIM = 0.6, 0.35, 0.25

# What each symbol of Vega covers, as a share of its size.
_COVERS = {"circle": pi / 4, "square": 1.0, "triangle-up": sqrt(3) / 4, "diamond": 0.5, "triangle-down": sqrt(3) / 4,
           "cross": 0.64}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Dot:
    """A point at values `x` and `y`, as large as a circle of `radius` pixels, of a member; its name and its row."""

    x: float
    y: float
    radius: float
    member: int
    name: str
    row: Row
    is_stressed: bool


def add_dots(
    sketch: Sketch, dots: Sequence[Dot], field: Field, *, is_dimmed: bool = False, is_grey: bool = False
) -> None:
    """Draw points, large ones first, so that small ones lie on top; dimmed ones are paler, and grey where asked."""
    if not dots:
        return
    opacity = _DIM if is_dimmed else _PALER if len(dots) > _CROWDED else _PALE
    rows: Rows = []
    for dot in sorted(dots, key=lambda dot: -dot.radius):
        member = style.style_member(dot.member)
        color = style.HIGHLIGHT if dot.is_stressed else style.MUTED if is_grey else member.stroke
        fill = style.PAPER if member.hollow and not dot.is_stressed else color
        size = round(pi * dot.radius**2 / _COVERS[member.shape], 3)
        look = {"fill": fill, "stroke": color, "shape": member.shape, "size": size}
        rows.append({"x": dot.x, "y": dot.y, **look})
    name = "stressed" if dots[0].is_stressed else "points"
    mark = sketch.add(name, rows).mark_point(strokeWidth=1, fillOpacity=opacity, opacity=1)
    sketch.keep(
        mark.encode(
            x=alt.X("x:Q", scale=scale_channel(field.x), axis=None),
            y=alt.Y("y:Q", scale=scale_channel(field.y), axis=None),
            fill=alt.Fill("fill:N", scale=None),
            stroke=alt.Stroke("stroke:N", scale=None),
            shape=alt.Shape("shape:N", scale=None),
            size=alt.Size("size:Q", scale=None),
        )
    )


def ring_dot(dot: Dot, field: Field) -> list[tuple[float, float]]:
    """Pixels that a point covers: its middle, and some towards its rim."""
    return ring_circle(field.x.place(dot.x), field.y.place(dot.y), dot.radius)


def ring_circle(x: float, y: float, radius: float) -> list[tuple[float, float]]:
    """Pixels that a circle covers, as `ring_dot` lists them."""
    reach = radius * 0.7
    rings = [reach * share for share in (1.0, 0.5)[: 1 + (radius > _LARGE)]]
    sides = [(cos(turn * pi / 4), sin(turn * pi / 4)) for turn in range(8)]
    return [(x, y), *((x + ring * a, y + ring * b) for ring in rings for a, b in sides)]
