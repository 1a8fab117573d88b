"""Every option of every kind does something: what readers get is another, or the writer is told why it cannot be."""

from __future__ import annotations

from typing import Any

import pytest

from nutgraf.charts.kinds import CHARTS
from nutgraf.charts.studio import draw_chart
from nutgraf.fonts import Fonts
from tests.charts.test_hard_data import CONDITIONS, SHOWN, find_faults, make_hard, tell

HARD = make_hard(CONDITIONS["plain"])
WORDS = {"kind", "data", "title", "alt", "subtitle", "note"}
"""Options that the page shows around a chart, or without which there is none."""
ALL: dict[str, Any] = {
    "width": "wide", "unit": "boats", "tooltip": ["code"], "facet": "part", "height": 200, "low": -50, "high": 500,
    "log": True, "log_x": True, "format": "percent", "format_x": "percent", "sort": "descending", "labels": False,
    "reference": {"value": 5, "text": "Five"}, "annotations": [{"text": "Six", "value": 6}], "zero": True,
    "share": True, "order": "size", "direction": True, "regression": False, "totals": True, "arrow": True,
    "highlight": ["North"], "from": "2024-05-03", "to": "2024-05-06", "color": "part", "stack": "share",
    "center": 6, "breaks": [3, 8], "steps": 3, "classes": "quantiles", "projection": "mercator",
    "parallels": [45, 50], "without": ["WE"], "focus": ["NO", "FE"], "noun": "boats", "measure": "share", "bins": 3,
    "edge": 1, "mark": ["mean"], "lower": "value", "upper": "x", "dots": "none", "dashed_from": "2024-05-05",
    "heat": ["value"], "spark": {"x": "year", "y": "value"}, "by": "months", "result": "All", "total": "flag",
    "when": "name", "group": "part", "scale": "time", "x2": "x", "size": "value", "label": "name", "step": True,
}  # fmt: skip
"""A value for each option that has not the default's effect."""
SOME: dict[tuple[str, str], Any] = {
    ("area", "from"): 2002, ("area", "to"): 2001, ("bar", "center"): "Before", ("beeswarm", "labels"): "none",
    ("beeswarm", "facet"): "year", ("choropleth", "highlight"): ["NO"], ("column", "center"): "Before",
    ("dot", "by"): "difference", ("heatmap", "facet"): "code", ("heatmap", "highlight"): ["Before"],
    ("histogram", "from"): 4, ("histogram", "to"): 9, ("histogram", "step"): 2, ("line", "from"): "2024-05-01 07:00",
    ("line", "to"): "2024-05-01 08:00", ("line", "dashed_from"): "2024-05-01 07:00", ("points", "labels"): "none",
    ("points", "focus"): ["NO"], ("scatter", "labels"): ["North"], ("scatter", "from"): 14, ("scatter", "to"): 46,
    ("slope", "from"): 2002, ("slope", "to"): 2001, ("table", "by"): "value", ("table", "highlight"): ["North 0"],
    ("table", "heat"): ["value"], ("timeline", "sort"): "descending", ("waterfall", "highlight"): ["North 0"],
    ("waterfall", "total"): "part",
}  # fmt: skip
"""The values for some kinds."""
ONE_MOMENT = "column 'year' has 1 different moments"
ONE_OF_MANY = "of which 'tooltip' cannot tell a column"
TOLD: dict[tuple[str, str], list[str]] = {
    ("area", "log"): ["an area has no logarithmic axis: it begins at zero"],
    ("bar", "center"): ["only a stack has a 'center'"],
    ("bar", "totals"): ["only stacks from zero end in a sum"],
    ("box", "tooltip"): [f"a box stands for many rows, {ONE_OF_MANY}"],
    ("column", "center"): ["only a stack has a 'center'"],
    ("column", "totals"): ["only stacks from zero end in a sum"],
    ("column", "from"): ["'from' has no meaning along column 'name', which holds strings"],
    ("column", "to"): ["'to' has no meaning along column 'name', which holds strings"],
    ("dot", "x2"): ["'x2' and 'color' exclude each other"],
    ("dot", "arrow"): ["an arrow needs 'x2' to point to"],
    ("dot", "by"): ["without 'x2' nothing is sorted by 'difference'", "'sort: data' does not look at values"],
    ("histogram", "tooltip"): [f"a bar stands for many rows, {ONE_OF_MANY}"],
    ("line", "lower"): ["'lower' needs 'upper'"],
    ("line", "upper"): ["'upper' needs 'lower'"],
    ("slope", "from"): [ONE_MOMENT],
    ("slope", "to"): [ONE_MOMENT],
    ("table", "unit"): ["there are no values here whose unit could be 'boats'"],
    ("table", "tooltip"): ["a table tells all that it shows"],
    ("table", "facet"): ["a table has no small multiples"],
    ("table", "heat"): ["'value' has bars and heat"],
    ("table", "center"): ["'center' needs 'heat'"],
    ("table", "by"): ["'sort: data' does not look at values"],
    ("timeline", "unit"): ["there are no values here whose unit could be 'boats'"],
    ("waterfall", "total"): ["'total' cannot show column 'part', which is a string"],
}
"""What is told of options that have no meaning for a kind, or need another option."""
ALONE = [
    ("line", {"x": "day", "y": "value", "highlight": ["North"]},
     "'highlight' names what 'series' tells apart, but there is no 'series'"),
    ("area", {"x": "day", "y": "value", "share": True}, "'share' needs 'series'"),
    ("area", {"x": "day", "y": "value", "order": "size"}, "'order' needs 'series'"),
    ("column", {"x": "day", "y": "value", "stack": "share"}, "'stack' needs 'color'"),
]  # fmt: skip
"""Options that need another one, without it."""


def list_cases() -> list[tuple[str, str]]:
    """Each kind with each of its options that the table of kinds does not set already."""
    return [
        (kind, name)
        for kind in CHARTS
        if kind in SHOWN
        for name in (field.alias or key for key, field in CHARTS[kind].options.model_fields.items())
        if name not in WORDS | set(SHOWN[kind])
    ]


@pytest.mark.parametrize(("kind", "option"), list_cases())
def test_an_option_is_seen_or_told(kind: str, option: str, fonts: Fonts) -> None:
    """With it the drawing, its words or its table are others than without; or one message says why it cannot be."""
    told, job = tell(HARD, kind, {**SHOWN[kind], option: SOME.get((kind, option), ALL.get(option))})
    assert told == TOLD.get((kind, option), [])
    _, plain = tell(HARD, kind, SHOWN[kind])
    if job and plain and not told:
        drawing, usual = draw_chart(job, fonts), draw_chart(plain, fonts)
        assert find_faults(drawing, fonts) == {}
        assert [
            part
            for part in ("views", "light", "table", "page", "legend")
            if getattr(drawing, part) != getattr(usual, part)
        ]


@pytest.mark.parametrize(("kind", "options", "message"), ALONE, ids=[case[2][:20] for case in ALONE])
def test_an_option_that_needs_another_says_so(kind: str, options: dict[str, object], message: str) -> None:
    """Which one, and not only that something is not there."""
    assert tell(HARD, kind, options)[0] == [message]
