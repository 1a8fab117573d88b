"""Sample maps: an invented island of nine parishes, and points on it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from nutgraf.charts.model import Job
from nutgraf.datasets.model import Dataset
from nutgraf.datasets.outlines import ShapesKeys, read_shapes
from tests.charts.samples import make_dataset, make_job

FOLDER = Path(__file__).with_name("shapes")


def read_island() -> Dataset:
    """The invented island: its parishes with names."""
    data = (FOLDER / "island.geojson").read_bytes()
    shapes, problems = read_shapes("data/island/island.geojson", data, ShapesKeys(file="island.geojson", join="code"))
    assert shapes is not None, problems
    names = [(feature["properties"]["code"], feature["properties"]["name"]) for feature in json.loads(data)["features"]]
    return replace(make_dataset("code string, name string", names, "island"), shapes=shapes)


ISLAND = read_island()
TURNOUT = make_dataset(
    "code string, parish string, turnout number %",
    [
        ("WE", "Westhaven", "61.2"), ("SA", "Saltmoor", "54.8"), ("NO", "Northquay", "72.4"), ("FE", "Ferrow", "48.1"),
        ("MI", "Middlemere", "66.0"), ("KE", "Kelder", None), ("SN", "Sandrick", "58.3"), ("OA", "Oakholm", "69.7"),
        ("EA", "Eastlight", "77.5"),
    ],
    "turnout",
)  # fmt: skip
CHANGE = make_dataset(
    "code string, year year, change number %",
    [
        (code, year, value)
        for year, values in ((2019, "3 -8 12 0 5 -2 -11 7 1".split()), (2024, "-4 2 6 -9 1 8 14 -3 0".split()))
        for code, value in zip("WE SA NO FE MI KE SN OA EA".split(), values, strict=True)
    ],
    "change",
)

WELLS = make_dataset(
    "well string, longitude number degrees, latitude number degrees, sort string, litres number litres",
    [
        ("Old Pump", "-28.46", "47.28", "Spring", 1200), ("Harbour Tap", "-28.22", "47.33", "Tap", 300),
        ("Mill Race", "-28.02", "47.05", "Spring", 2500), ("Hill Cistern", "-27.68", "47.3", "Cistern", 800),
        ("Light Tank", "-27.4", "47.23", "Cistern", 90), ("Moor Well", "-28.35", "47.1", "Spring", 40),
    ],
    "wells",
)  # fmt: skip


def on_island(dataset: Dataset) -> Dataset:
    """The dataset with the island beside it."""
    return replace(dataset, beside=(ISLAND,))


def list_jobs() -> list[Job]:
    """A map for each option that changes the drawing."""
    turnout = on_island(TURNOUT)
    area = {"area": "code", "value": "turnout", "name": "parish", "shapes": "island"}
    change = on_island(CHANGE)
    two_ways = {"area": "code", "value": "change", "shapes": "island", "facet": "year", "center": 0}
    latest = replace(change, rows=tuple(row for row in change.rows if row["year"] == 2024))
    ways = {"area": "code", "value": "change", "shapes": "island"}
    place = {"longitude": "longitude", "latitude": "latitude", "label": "well", "shapes": "island"}
    return [
        make_job(change, "choropleth", "choropleth-facet", **two_ways),
        make_job(on_island(WELLS), "points", "points-color", **place, color="sort", labels="all"),
        make_job(on_island(WELLS), "points", "points-size", **place, size="litres", highlight=["Mill Race"]),
        make_job(turnout, "choropleth", "choropleth-labels", **area, labels=True, highlight=["NO"]),
        make_job(turnout, "choropleth", "choropleth-quantiles", **area, classes="quantiles", steps=4, height=240),
        make_job(turnout, "choropleth", "choropleth-breaks", **area, breaks=[50, 60, 75], projection="mercator"),
        make_job(latest, "choropleth", "choropleth-center", **ways, center=0, steps=7, projection="equalEarth"),
        make_job(
            turnout, "choropleth", "choropleth-focus", **area, focus=["NO", "MI", "KE"], without=["EA"], labels=True
        ),
    ]
