from __future__ import annotations

from typing import Any

import altair as alt
import pytest

from nutgraf.charts.model import Drawing, Job
from nutgraf.charts.tier import find_tier

DATA = alt.Data(url="rows.csv")


def dots(*params: Any, **more: Any) -> Any:
    """A scatter plot with the given parameters."""
    chart = alt.Chart(DATA).mark_point().encode(**{"x": "a:Q", "y": "b:Q", **more})
    return chart.add_params(*params) if params else chart


BRUSH = alt.selection_interval(name="brush")
PICK = alt.selection_point(name="pick", fields=["c"], bind="legend")
PRESS = alt.selection_point(name="press", fields=["c"])
HOVER = alt.selection_point(name="hover", on="pointerover", nearest=True)
SLIDER = alt.param(name="slider", value=3, bind=alt.binding_range(min=0, max=9))
FADE = {"opacity": alt.condition(PICK, alt.value(1), alt.value(0.2))}

CASES = [
    (dots(), "static", "no tooltip and no selection"),
    (dots(tooltip="a:Q"), "light", "tooltips"),
    (dots(HOVER, color=alt.condition(HOVER, alt.value("red"), alt.value("grey"))), "light",
     "hovering changes only how marks look"),
    (dots(PRESS, tooltip="a:Q"), "light", "tooltips"),
    (dots(PRESS, color=alt.condition(PRESS, alt.value("red"), alt.value("grey"))), "runtime",
     "'press' is chosen by a press"),
    (dots(PICK, **FADE), "runtime", "'pick' is chosen in the legend"),
    (dots(BRUSH), "runtime", "'brush' is a brush"),
    (dots().interactive(name="zoom"), "runtime", "'zoom' is zoomed or dragged"),
    (dots(SLIDER), "runtime", "'slider' is bound to an input"),
    (dots(PICK).transform_filter(PICK), "runtime", "'pick' is chosen in the legend"),
    (dots(HOVER).transform_filter(HOVER), "runtime", "'hover' is used in transform"),
    (dots(PICK).transform_calculate(d="pick.c + 1"), "runtime", "'pick' is used in transform"),
    (alt.layer(dots(PICK), dots(x=alt.X("a:Q", scale=alt.Scale(domain={"param": "pick"})))), "runtime",
     "'pick' is chosen in the legend"),
]  # fmt: skip


@pytest.mark.parametrize(("chart", "tier", "reason"), CASES, ids=[f"{case[1]}-{n}" for n, case in enumerate(CASES)])
def test_the_least_tier_that_serves_is_found(chart: Any, tier: str, reason: str) -> None:
    """What only changes looks needs no Vega in the browser; whatever computes there does."""
    verdict = find_tier(chart.to_dict())
    assert (verdict.tier, verdict.reason) == (tier, reason)


def test_our_own_kinds_are_light(drawn: dict[str, tuple[Job, Drawing]]) -> None:
    """No chart of a kind that the project draws sends Vega to readers; a table, which is words, tells nothing more."""
    tiers = {job.request.kind: drawing.tier for job, drawing in drawn.values()}
    assert {kind for kind, tier in tiers.items() if tier != "light"} <= {"table"}
    assert "runtime" not in tiers.values()
