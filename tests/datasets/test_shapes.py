"""Shapes of areas: GeoJSON and TopoJSON, joined by an id, wound for the globe."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nutgraf.datasets.outlines import ShapesKeys, read_shapes
from nutgraf.datasets.read import read_dataset
from nutgraf.datasets.shapes import Shapes, measure_turn, mend_polygon

DESCRIPTOR = """title = "Islands"
source = "Invented"
licence = "CC0"
retrieved = 2024-08-13
key = "id"
sample = true
{shapes}
[columns.id]
type = "string"
meaning = "the island"
"""
SQUARE = [[0, 0], [0, 1], [1, 1], [1, 0], [0, 0]]


def make_feature(id_: object, coordinates: Any, kind: str = "Polygon", **properties: object) -> dict[str, object]:
    """A feature of GeoJSON."""
    geometry = {"type": kind, "coordinates": coordinates} if coordinates else None
    return {"type": "Feature", "id": id_, "properties": properties, "geometry": geometry}


def read(*features: dict[str, object], **keys: str) -> Shapes:
    """The shapes of a collection."""
    data = json.dumps({"type": "FeatureCollection", "features": features}).encode()
    shapes, problems = read_shapes("x.json", data, ShapesKeys.model_validate({"file": "x.json", **keys}))
    assert problems == ()
    assert shapes
    return shapes


# Two squares side by side that share an edge: arc 0 is the edge, 1 the rest of the left, 2 that of the right one.
TOPOLOGY: dict[str, Any] = {
    "type": "Topology",
    "transform": {"scale": [0.5, 0.5], "translate": [10, 20]},
    "arcs": [[[2, 0], [0, 2]], [[2, 2], [-2, 0], [0, -2], [2, 0]], [[2, 2], [2, 0], [0, -2], [-2, 0]]],
    "objects": {
        "squares": {
            "type": "GeometryCollection",
            "geometries": [
                {"type": "Polygon", "id": 1, "arcs": [[0, 1]], "properties": {"name": "Left"}},
                {"type": "MultiPolygon", "id": 2, "arcs": [[[0, 2]]], "properties": {"name": "Right"}},
            ],
        }
    },
}


def test_arcs_become_rings() -> None:
    """Quantized arcs are counted from point to point, scaled, moved, and put together where they meet."""
    shapes, problems = read_shapes("x.json", json.dumps(TOPOLOGY).encode(), ShapesKeys(file="x.json"))
    assert problems == ()
    assert shapes
    assert [(area.id, area.name) for area in shapes.areas] == [("1", "Left"), ("2", "Right")]
    left, right = (set(area.polygons[0][0]) for area in shapes.areas)
    assert left == {(11.0, 20.0), (11.0, 21.0), (10.0, 21.0), (10.0, 20.0)}
    assert right == {(11.0, 20.0), (11.0, 21.0), (12.0, 21.0), (12.0, 20.0)}


def test_arcs_run_backwards_too() -> None:
    """A negative index is that arc from its end to its beginning."""
    topology = json.loads(json.dumps(TOPOLOGY))
    topology["objects"]["squares"]["geometries"] = [{"type": "Polygon", "id": "b", "arcs": [[-2, -1]]}]
    shapes, _ = read_shapes("x.json", json.dumps(topology).encode(), ShapesKeys(file="x.json"))
    assert shapes
    assert set(shapes.areas[0].polygons[0][0]) == {(11.0, 20.0), (11.0, 21.0), (10.0, 21.0), (10.0, 20.0)}


RINGS = st.lists(st.tuples(st.integers(-60, 60), st.integers(-60, 60)), min_size=3, max_size=8, unique=True)


@given(ring=RINGS, backwards=st.booleans(), plane=st.sampled_from(["", "up", "down"]))
def test_rings_are_wound_one_way(ring: list[tuple[float, float]], backwards: bool, plane: Any) -> None:
    """However a ring is wound, mended it turns clockwise; mended again it stays as it is."""
    given_ring = ring[::-1] if backwards else ring
    mended = mend_polygon([given_ring], plane)
    if abs(measure_turn((*ring, ring[0]), plane)) > 1e-9:
        assert measure_turn(mended[0], plane) > 0
        assert mend_polygon(mended, plane) == mended
        assert mended[0][0] == mended[0][-1]


def test_the_inside_on_the_globe_is_the_smaller_side() -> None:
    """A square wound against the clock is not the rest of the world."""
    clockwise = ((0.0, 0.0), (0.0, 1.0), (1.0, 1.0), (1.0, 0.0), (0.0, 0.0))
    assert measure_turn(clockwise, "") > 0 > measure_turn(clockwise[::-1], "")
    assert read(make_feature("a", [SQUARE])).areas == read(make_feature("a", [SQUARE[::-1]])).areas


def test_features_of_one_id_are_one_area() -> None:
    """A mainland and an outlying territory may be told twice; areas without an id stay apart."""
    far = [[x + 5, y] for x, y in SQUARE]
    shapes = read(make_feature("a", [SQUARE], name="Land"), make_feature("a", [far]), make_feature(None, [far]))
    assert [(area.id, area.name, len(area.polygons)) for area in shapes.areas] == [("a", "Land", 2), ("", "", 1)]
    assert shapes.ids == ["a"]


def test_an_area_may_be_named_by_a_property() -> None:
    """`join` tells which one, `name` how readers know it; numbers become their text; open rings are closed."""
    shapes = read(make_feature(9, [SQUARE[:-1]], code=41, town="Ferrow"), join="code", name="town")
    assert [(area.id, area.name) for area in shapes.areas] == [("41", "Ferrow")]
    assert len(shapes.areas[0].polygons[0][0]) == 5


def test_what_has_no_area_is_left_out() -> None:
    """Features without a geometry, rings of two points, holes of none."""
    shapes = read(
        make_feature("a", None), make_feature("b", [[[0, 0], [1, 1], [0, 0]]]), make_feature("c", [SQUARE, []])
    )
    assert [(area.id, len(area.polygons[0])) for area in shapes.areas] == [("c", 1)]


@pytest.mark.parametrize("shapes", ['shapes = "x.json"', '[shapes]\nfile = "x.json"'])
def test_a_dataset_carries_its_shapes(shapes: str, tmp_path: Path) -> None:
    """A file name alone is enough; the hash of the dataset covers the file."""
    folder = tmp_path / "islands"
    folder.mkdir()
    (folder / "dataset.toml").write_text(DESCRIPTOR.format(shapes=shapes), "utf-8")
    (folder / "data.csv").write_text("id\na\n", "utf-8")
    hashes = set()
    for moved in (0, 1):
        square = [[x + moved, y] for x, y in SQUARE]
        text = json.dumps({"type": "FeatureCollection", "features": [make_feature("a", [square])]})
        (folder / "x.json").write_text(text, "utf-8")
        dataset, problems = read_dataset(folder, tmp_path)
        assert problems == ()
        assert dataset
        assert dataset.shapes
        assert dataset.shapes.ids == ["a"]
        hashes.add(dataset.sha256)
    assert len(hashes) == 2
