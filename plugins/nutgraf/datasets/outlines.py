"""The file of a dataset's shapes, GeoJSON (RFC 7946) or TopoJSON, read and checked."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from nutgraf.datasets.shapes import Area, Polygon, Shapes, mend_polygon
from nutgraf.datasets.topojson import decode_arcs, list_features
from nutgraf.errors import Place, Problem
from nutgraf.names import suggest

_POLYGONS = ("Polygon", "MultiPolygon")
_PLANE = 'if these are lengths on a plane, add plane = "up" (north on top) or plane = "down" (pixels)'


class ShapesKeys(BaseModel):
    """`[shapes]`: a file with the outlines of areas."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    file: str = Field(min_length=1, description="a file beside dataset.toml, GeoJSON or TopoJSON")
    object: str = Field(default="", description="which object of a TopoJSON file, if it has several")
    join: str = Field(default="", description="the property that names an area; its `id` if left out")
    name: str = Field(default="", description="the property with the name of an area as readers know it")
    plane: Literal["up", "down"] | None = Field(
        default=None, description='"up" or "down" for lengths on a plane instead of degrees'
    )

    @model_validator(mode="before")
    @classmethod
    def open_short(cls, raw: Any) -> Any:
        """`shapes = "shapes.json"` is short for a table with that file."""
        return {"file": raw} if isinstance(raw, str) else raw


def read_shapes(path: str, data: bytes, keys: ShapesKeys) -> tuple[Shapes | None, tuple[Problem, ...]]:
    """The areas in a file; every problem names the file, and the line where it can be told."""
    raw, problem = _read_json(path, data)
    if problem:
        return None, (problem,)
    place = Place(path)
    try:
        areas, problems = _read_areas(raw, keys, place)
    except (KeyError, IndexError, TypeError, ValueError, AttributeError):
        message = "the geometry of this file is not as GeoJSON and TopoJSON ask"
        areas, problems = (), (Problem(place, "shapes.geometry", message, fix="export it anew"),)
    return (None, problems) if problems else (Shapes(areas, keys.plane or "", place), ())


def _read_json(path: str, data: bytes) -> tuple[Any, Problem | None]:
    try:
        return json.loads(data.decode("utf-8-sig")), None
    except UnicodeDecodeError:
        return None, Problem(Place(path), "shapes.encoding", "this file is not UTF-8", fix="save it as UTF-8")
    except json.JSONDecodeError as error:
        where = Place(path, error.lineno, error.colno)
        return None, Problem(where, "shapes.json", f"not valid JSON: {error.msg[:1].lower()}{error.msg[1:]}")


def _read_areas(raw: Any, keys: ShapesKeys, place: Place) -> tuple[tuple[Area, ...], tuple[Problem, ...]]:
    features, problem = _find_features(raw, keys, place)
    if problem:
        return (), (problem,)
    problems = [*_check_names(features, keys, place), *_check_geometry(features, keys, place)]
    areas = () if problems else _merge_areas(area for feature in features if (area := _make_area(feature, keys)))
    if not areas and not problems:
        problems.append(Problem(place, "shapes.empty", "there is no area in this file", "Polygon or MultiPolygon"))
    return areas, tuple(problems)


def _find_features(raw: Any, keys: ShapesKeys, place: Place) -> tuple[Sequence[Mapping[str, Any]], Problem | None]:
    kind = raw.get("type") if isinstance(raw, dict) else None
    if kind == "Topology":
        objects = raw["objects"]
        name = keys.object or (next(iter(objects)) if len(objects) == 1 else "")
        if name not in objects:
            message = f"there is no object '{name}'" if name else "the file has several objects"
            fix = "" if name else 'say in dataset.toml which one: object = "…"'
            return (), Problem(place, "shapes.object", message, suggest(name, objects), fix)
        return list_features(objects[name], decode_arcs(raw)), None
    if kind == "FeatureCollection":
        return raw["features"], None
    if kind == "Feature":
        return (raw,), None
    message = f"a {kind} instead of areas" if isinstance(kind, str) else "this is neither GeoJSON nor TopoJSON"
    return (), Problem(place, "shapes.type", message, "a FeatureCollection or a Topology")


def _check_names(features: Sequence[Mapping[str, Any]], keys: ShapesKeys, place: Place) -> Iterator[Problem]:
    ids = [_read_id(feature, keys) for feature in features]
    known = sorted({name for feature in features for name in feature.get("properties") or ()})
    for option in ("join", "name"):
        name = getattr(keys, option)
        if features and name and name not in known:
            message = f"no area has the property '{name}' that '{option}' names"
            yield Problem(place, f"shapes.{option}", message, suggest(name, known))
    if features and not keys.join and not any(ids):
        fix = 'say in dataset.toml which property names them: join = "…"'
        yield Problem(place, "shapes.join", "the areas have no id", suggest("", known), fix)


def _check_geometry(features: Sequence[Mapping[str, Any]], keys: ShapesKeys, place: Place) -> Iterator[Problem]:
    for feature in features:
        geometry, name = feature.get("geometry"), _read_id(feature, keys)
        if geometry and geometry.get("type") not in _POLYGONS:
            message = f"'{name}' is a {geometry.get('type')}, not an area"
            yield Problem(place, "shapes.geometry", message, " or ".join(_POLYGONS))
        elif geometry and (far := _find_far(geometry)) and not keys.plane:
            message = f"'{name}' has a point at {far[0]:g}, {far[1]:g}"
            yield Problem(place, "shapes.range", message, "degrees: −180 to 180 and −90 to 90", _PLANE)
            return


def _find_far(geometry: Mapping[str, Any]) -> Sequence[float] | None:
    """The first point beyond the globe."""
    points = (point for rings in _list_polygons(geometry) for ring in rings for point in ring)
    return next((point for point in points if not (abs(point[0]) <= 180.0001 and abs(point[1]) <= 90.0001)), None)


def _list_polygons(geometry: Mapping[str, Any]) -> Sequence[Sequence[Sequence[Sequence[float]]]]:
    found = geometry["coordinates"]
    return [found] if geometry["type"] == "Polygon" else list(found)


def _merge_areas(areas: Iterable[Area]) -> tuple[Area, ...]:
    """One area an id: a mainland and an outlying territory may be two features of one id."""
    merged: list[Area] = []
    known: dict[str, int] = {}
    for area in areas:
        index = known.setdefault(area.id, len(merged)) if area.id else len(merged)
        if index < len(merged):
            merged[index] = replace(merged[index], polygons=merged[index].polygons + area.polygons)
        else:
            merged.append(area)
    return tuple(merged)


def _make_area(feature: Mapping[str, Any], keys: ShapesKeys) -> Area | None:
    geometry = feature.get("geometry")
    if not geometry:
        return None
    polygons: list[Polygon] = []
    for rings in _list_polygons(geometry):
        points = [[(float(point[0]), float(point[1])) for point in ring] for ring in rings]
        polygon = mend_polygon(points, keys.plane or "")
        if polygon:
            polygons.append(polygon)
    properties, id_ = feature.get("properties") or {}, _read_id(feature, keys)
    name = properties.get(keys.name or "name")
    return Area(id_, str(name) if name else id_, tuple(polygons)) if polygons else None


def _read_id(feature: Mapping[str, Any], keys: ShapesKeys) -> str:
    found = (feature.get("properties") or {}).get(keys.join) if keys.join else feature.get("id")
    return "" if found is None else str(found)
