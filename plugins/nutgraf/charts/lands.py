"""Areas as they lie on a drawing: where their middle is, and whether they are seen at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from nutgraf.charts.interior import Extent, Rings, clip_ring, find_middle
from nutgraf.charts.projections import Flat, Projection
from nutgraf.charts.thinning import measure_box
from nutgraf.datasets.shapes import Area, Polygon, Ring


@dataclass(frozen=True)
class Land:
    """An area on a drawing, of which `extent` is the box that the map fills, in pixels."""

    area: Area
    polygons: tuple[Polygon, ...]
    projection: Projection
    extent: Extent

    @cached_property
    def rings(self) -> Rings:
        """The largest of its parts within the box, in pixels; empty where there is none, or only one around a pole."""
        parts = [[self._place(ring) for ring in polygon] for polygon in self.polygons]
        seen = [[ring for ring in part if ring] for part in parts if part[0]]
        return max(seen, key=lambda part: _measure_size(part[0]), default=())

    @property
    def is_seen(self) -> bool:
        """Whether any of it lies within the box."""
        if self.rings:
            return True
        left, top, right, bottom = self.extent
        places = (self.projection.place(*point) for polygon in self.polygons for point in polygon[0])
        return any(left <= place[0] <= right and top <= place[1] <= bottom for place in places if place)

    @cached_property
    def middle(self) -> Flat | None:
        """The place inside that looks like its middle; None where there is none to tell."""
        return find_middle(self.rings)[0] if self.rings else None

    def write(self) -> dict[str, Any]:
        """As a feature of GeoJSON."""
        kind = "Polygon" if len(self.polygons) == 1 else "MultiPolygon"
        coordinates = self.polygons[0] if kind == "Polygon" else self.polygons
        return {"type": "Feature", "geometry": {"type": kind, "coordinates": coordinates}}

    def _place(self, ring: Ring) -> list[Flat]:
        return clip_ring(self.projection.place_ring(ring), self.extent)


@dataclass(frozen=True, slots=True)
class Ground:
    """What a map stands on: its areas as they are drawn, and the box that they fill."""

    projection: Projection
    lands: tuple[Land, ...]
    extent: Extent

    @property
    def bottom(self) -> float:
        """Where the map ends."""
        return self.extent[3]

    def holds(self, place: Flat | None) -> bool:
        """Whether a pixel lies on the map."""
        left, top, right, bottom = self.extent
        return place is not None and left <= place[0] <= right and top <= place[1] <= bottom


def _measure_size(ring: Sequence[Flat]) -> float:
    left, top, right, bottom = measure_box(ring)
    return (right - left) * (bottom - top)
