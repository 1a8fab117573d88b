"""Fills of areas: texture for those side by side, a tint below a line for one alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from nutgraf.charts import house_style as style
from nutgraf.charts.callout import Point
from nutgraf.charts.grammar import alt
from nutgraf.charts.layers import Layer, list_visible
from nutgraf.charts.plane import Plane, scale_channels
from nutgraf.charts.sheet import Rows, Sketch

_TINT = 0.28


@dataclass(frozen=True, slots=True)
class Look:
    """The fill, outline and texture of an area; `number` is that of its member, 0 where it steps back."""

    fill: str
    stroke: str
    texture: str
    number: int


def choose_looks(members: Sequence[str], highlight: Sequence[str]) -> Mapping[str, Look]:
    """Fills of the members; of those that step back, one that is hardly there."""
    stressed = [name for name in members if name in highlight]
    numbered = members if len(members) <= style.MEMBERS else stressed
    looks = {}
    for name in members:
        if name in numbered and (not stressed or name in stressed):
            member = style.style_member(numbered.index(name))
            looks[name] = Look(member.fill, member.stroke, member.texture, member.number)
        else:
            looks[name] = Look(style.GRID, style.MUTED, "", 0)
    return looks


def place_edge(ats: Sequence[float], edge: Sequence[float | None], plane: Plane) -> list[Point]:
    """The pixels of an edge of an area where it is known."""
    return [(plane.x.place(at), plane.y.place(value)) for at, value in zip(ats, edge, strict=True) if value is not None]


def add_layer(sketch: Sketch, plane: Plane, layer: Layer, look: Look, *, is_alone: bool) -> None:
    """An area with its texture; one alone is a tint below a line."""
    kept = list_visible(place_edge(layer.ats, layer.highs, plane), place_edge(layer.ats, layer.lows, plane))
    indexes = kept if None not in layer.highs else range(len(layer.ats))
    rows: Rows = [{"at": layer.ats[n], "value": layer.highs[n], "low": layer.lows[n]} for n in indexes]
    paint = {"fill": look.stroke, "fillOpacity": _TINT} if is_alone else {"fill": look.fill}
    area = sketch.add(f"area_{layer.run.number}", rows).mark_area(**paint, invalid="break-paths-show-domains")
    sketch.keep(area.encode(**scale_channels(plane), y2=alt.Y2("low:Q")))
    line = sketch.add(f"edge_{layer.run.number}", rows).mark_line(
        stroke=look.stroke,
        strokeWidth=2 if is_alone else 1.25 if look.number else 0.75,
        invalid="break-paths-show-domains",
    )
    sketch.keep(line.encode(**scale_channels(plane)))
