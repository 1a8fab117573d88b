"""TopoJSON as GeoJSON: the arcs that areas share put together to rings.

The format is that of the TopoJSON Format Specification 1.0 (section numbers below are its own).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from nutgraf.datasets.shapes import Point

Arcs = Sequence[Sequence[Point]]


def decode_arcs(topology: Mapping[str, Any]) -> list[list[Point]]:
    """The arcs in the units of the map. With a `transform` (2.1.2) they are counted from point to point."""
    transform = topology.get("transform")
    if not transform:
        return [[(float(point[0]), float(point[1])) for point in arc] for arc in topology["arcs"]]
    (scale_x, scale_y), (left, top) = transform["scale"], transform["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for step in arc:
            x, y = x + step[0], y + step[1]
            points.append((x * scale_x + left, y * scale_y + top))
        arcs.append(points)
    return arcs


def list_features(item: Mapping[str, Any], arcs: Arcs) -> list[dict[str, Any]]:
    """The geometries of an object as features of GeoJSON; collections are opened."""
    if item.get("type") == "GeometryCollection":
        return [feature for part in item["geometries"] for feature in list_features(part, arcs)]
    found = {"properties": item.get("properties") or {}, "geometry": _make_geometry(item, arcs)}
    return [{**found, "id": item["id"]} if "id" in item else found]


def _make_geometry(item: Mapping[str, Any], arcs: Arcs) -> dict[str, Any] | None:
    kind = item.get("type")
    if kind == "Polygon":
        return {"type": kind, "coordinates": [_join_arcs(ring, arcs) for ring in item["arcs"]]}
    if kind == "MultiPolygon":
        return {"type": kind, "coordinates": [[_join_arcs(ring, arcs) for ring in part] for part in item["arcs"]]}
    return {"type": kind} if kind else None


def _join_arcs(indices: Sequence[int], arcs: Arcs) -> list[Point]:
    """One line of several arcs; `~index` means that arc backwards (2.1.4). Each begins where the last ended."""
    line: list[Point] = []
    for index in indices:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        line += arc[1:] if line else arc
    return line
