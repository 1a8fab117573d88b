"""Charts that need computing in the reader's browser, as Vega-Lite; their data are invented."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from nutgraf.charts.house_style import HIGHLIGHT, SENTINELS

Spec = dict[str, Any]

FAMILY = "Nutgraf Sans"
SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
CARS = [
    {
        "name": f"Sample {number}",
        "power": 40 + (number * 37) % 160,
        "miles": round(46 - ((number * 37) % 160) / 5 + 4 * math.sin(number), 1),
        "origin": ("Asia", "Europe", "America")[number % 3],
        "year": 1970 + number % 12,
    }
    for number in range(60)
]
DAYS = [
    {
        "day": f"2021-{1 + number // 28:02}-{1 + number % 28:02}",
        "index": round(100 + 10 * math.sin(number / 20) + 3 * math.sin(number / 3), 1),
    }
    for number in range(168)
]
SHARES = [
    {"year": year, "medium": medium, "share": round(30 + 12 * math.sin(year / 3 + shift), 1)}
    for shift, medium in enumerate(("Radio", "Television", "Online"))
    for year in range(2000, 2021)
]
DELAYS = [
    {"delay": round(30 * math.sin(n) + n % 11, 1), "distance": 100 + (n * 131) % 1900, "hour": (n * 7) % 24}
    for n in range(400)
]


def field(name: str, kind: str, **more: object) -> Spec:
    """An encoding of a field."""
    return {"field": name, "type": kind, **more}


def make_spec(rows: list[dict[str, Any]], **parts: object) -> Spec:
    """A specification with its data, drawn 600 pixels wide, without a frame of its own."""
    config = {"font": FAMILY, "view": {"stroke": None}, "axis": {"labelFontSize": 12, "titleFontSize": 12}}
    size = {} if {"vconcat", "hconcat", "repeat"} & set(parts) else {"width": 520, "height": 240}
    return {
        "$schema": SCHEMA,
        "data": {"values": rows},
        "padding": 5,
        "background": None,
        "config": config,
        **size,
        **parts,
    }


MILES = {"x": field("power", "quantitative"), "y": field("miles", "quantitative")}
TIP = [field("name", "nominal", title="Car"), field("miles", "quantitative", title="Miles")]


def make_brush() -> Spec:
    """A brush across points; those outside turn grey."""
    color = {"condition": {"param": "brush", **field("origin", "nominal")}, "value": "#999999"}
    return make_spec(
        CARS,
        params=[{"name": "brush", "select": "interval"}],
        mark="point",
        encoding={**MILES, "color": color, "tooltip": TIP},
    )


def make_zoom() -> Spec:
    """Dragging moves, the wheel zooms."""
    return make_spec(
        CARS,
        params=[{"name": "grid", "select": "interval", "bind": "scales"}],
        mark={"type": "circle", "tooltip": True},
        encoding={**MILES, "size": field("year", "quantitative")},
    )


def make_slider() -> Spec:
    """A slider that filters, a list that fades, a box to tick that fills."""
    places = [None, "Asia", "Europe", "America"]
    origin = {"input": "select", "name": "Origin", "options": places, "labels": ["All", *places[1:]]}
    power = {"input": "range", "name": "Least power", "min": 40, "max": 200, "step": 5}
    return make_spec(
        CARS,
        params=[
            {"name": "least", "value": 60, "bind": power},
            {"name": "place", "select": {"type": "point", "fields": ["origin"]}, "bind": {"origin": origin}},
            {"name": "bold", "value": False, "bind": {"input": "checkbox", "name": "Filled"}},
        ],
        transform=[{"filter": "datum.power >= least"}],
        mark="point",
        encoding={
            **MILES,
            "opacity": {"condition": {"param": "place", "value": 1}, "value": 0.1},
            "fillOpacity": {"condition": {"test": "bold", "value": 1}, "value": 0},
            "fill": field("origin", "nominal"),
        },
    )


def make_overview() -> Spec:
    """A brush on the lower view rescales the upper one."""
    x = field("day", "temporal", title=None)
    y = field("index", "quantitative")
    return make_spec(
        DAYS,
        vconcat=[
            {"mark": "area", "width": 520, "height": 180,
             "encoding": {"x": {**x, "scale": {"domain": {"param": "brush"}}}, "y": y}},
            {"mark": "area", "width": 520, "height": 50,
             "params": [{"name": "brush", "select": {"type": "interval", "encodings": ["x"]}}],
             "encoding": {"x": x, "y": {**y, "axis": {"tickCount": 3, "grid": False}}}},
        ],
    )  # fmt: skip


def make_crossfilter() -> Spec:
    """Three histograms; a brush on one filters the others."""
    x, y = {"field": {"repeat": "column"}, "bin": {"maxbins": 15}}, {"aggregate": "count"}
    brush = {"name": "brush", "select": {"type": "interval", "encodings": ["x"]}}
    behind = {"params": [brush], "mark": "bar", "encoding": {"x": x, "y": y, "color": {"value": "#dddddd"}}}
    chosen = {"transform": [{"filter": {"param": "brush"}}], "mark": "bar", "encoding": {"x": x, "y": y}}
    return make_spec(
        DELAYS,
        repeat={"column": ["distance", "delay", "hour"]},
        spec={"layer": [behind, chosen], "width": 150, "height": 140},
    )


def make_legend() -> Spec:
    """The legend fades series, a click enlarges a point, and a rule follows the pointer to the nearest year."""
    x, y = field("year", "quantitative", axis={"format": "d"}), field("share", "quantitative")
    medium = field("medium", "nominal")
    near = {"type": "point", "on": "pointerover", "nearest": True, "encodings": ["x"], "clear": "pointerout"}
    faded = {"condition": {"param": "medium", "value": 1}, "value": 0.2}
    large = {"condition": {"param": "picked", "value": 120, "empty": False}, "value": 30}
    seen = {"condition": {"param": "near", "value": 0.4, "empty": False}, "value": 0}
    names = ("Radio", "Television", "Online")
    return make_spec(
        SHARES,
        encoding={"x": x},
        layer=[
            {
                "params": [{"name": "medium", "select": {"type": "point", "fields": ["medium"]}, "bind": "legend"}],
                "mark": "line",
                "encoding": {"y": y, "color": medium, "opacity": faded},
            },
            {
                "params": [{"name": "picked", "select": {"type": "point", "on": "click", "toggle": "event.shiftKey"}}],
                "mark": "point",
                "encoding": {"y": y, "color": medium, "size": large},
            },
            {
                "transform": [{"pivot": "medium", "value": "share", "groupby": ["year"]}],
                "mark": "rule",
                "params": [{"name": "near", "select": near}],
                "encoding": {"opacity": seen, "tooltip": [field(name, "quantitative") for name in names]},
            },
        ],
    )


def make_points() -> Spec:
    """A hover picks the nearest point; a click on a bar filters the means in a third view."""
    near = {"name": "near", "select": {"type": "point", "on": "pointerover", "nearest": True}}
    click = {"name": "click", "select": {"type": "point", "encodings": ["y"]}}
    color = {"condition": {"param": "near", "value": HIGHLIGHT, "empty": False}, "value": SENTINELS["chart-1"]}
    faded = {"condition": {"param": "click", "value": 1}, "value": 0.3}
    count = {"aggregate": "count", "title": "Cars"}
    bars = {
        "y": field("origin", "nominal"),
        "x": count,
        "opacity": faded,
        "tooltip": [field("origin", "nominal"), count],
    }
    means = {"x": field("year", "ordinal"), "y": {"aggregate": "mean", "field": "miles"}}
    return make_spec(
        CARS,
        vconcat=[
            {"params": [near], "mark": "circle", "width": 520, "height": 150, "encoding": {**MILES, "color": color}},
            {"params": [click], "mark": "bar", "width": 520, "encoding": bars},
            {
                "transform": [{"filter": {"param": "click"}}],
                "mark": "bar",
                "width": 520,
                "height": 80,
                "encoding": means,
            },
        ],
    )


def make_panels() -> Spec:
    """A panel for each origin; a brush chooses whole years in one of them, and colours these."""
    color = {"condition": {"param": "brush", "value": SENTINELS["chart-1"]}, "value": "#dddddd"}
    return make_spec(
        CARS,
        params=[{"name": "brush", "select": {"type": "interval", "encodings": ["x"]}}],
        mark="bar",
        width=400,
        height=60,
        encoding={
            "row": field("origin", "nominal"),
            "x": field("year", "ordinal", title="Year"),
            "y": {"aggregate": "mean", **field("power", "quantitative")},
            "color": color,
        },
    )


SAMPLES: Mapping[str, Spec] = {
    "brush": make_brush(),
    "zoom": make_zoom(),
    "slider": make_slider(),
    "overview": make_overview(),
    "crossfilter": make_crossfilter(),
    "legend": make_legend(),
    "points": make_points(),
    "panels": make_panels(),
}
"""Name of the gesture that is tried on it -> the specification."""
