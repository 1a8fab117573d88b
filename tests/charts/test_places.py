from __future__ import annotations

import pytest

from nutgraf.charts.engine import compile_vega, render_svg
from nutgraf.charts.layout import lay_out
from nutgraf.charts.model import Job
from nutgraf.charts.places import find_points
from nutgraf.charts.rendering import render_vega
from nutgraf.charts.skeleton import compile_alike
from nutgraf.charts.studio import WIDE, make_sheet, read_options
from nutgraf.fonts import Fonts
from tests.charts.samples import list_jobs

JOBS = [job for job in list_jobs() if not job.request.options.get("facet") and job.request.kind != "spec"]
KEYS = [job.key for job in JOBS]
# What stands on a map, on a logarithmic axis or on an arc of its own is placed by Vega alone.
PLACED = ("bar", "column", "dot", "lollipop", "timeline", "waterfall", "histogram", "heatmap", "calendar")


@pytest.mark.parametrize("job", JOBS, ids=KEYS)
def test_places_and_words_are_those_of_vega(job: Job, fonts: Fonts) -> None:
    """What the light layer says without asking Vega is what Vega says: each mark, its place, its tooltip, in order."""
    spec = lay_out(make_sheet(job, WIDE, fonts), read_options(job)).spec
    layers = [find_points(layer, spec["datasets"][layer["data"]["name"]]) for layer in spec["layer"]]
    if None in layers:
        assert job.request.kind not in PLACED
        return
    found = [point for points in layers for point in points or ()]
    asked = render_vega(compile_vega(spec)).points
    assert [point.words for point in found] == [point.words for point in asked]
    for one, other in zip(found, asked, strict=True):
        assert (one.x, one.y) == pytest.approx((other.x, other.y), abs=0.01)
        assert (one.width, one.height) == pytest.approx((other.width, other.height), abs=0.01)


@pytest.mark.parametrize("job", JOBS, ids=KEYS)
def test_what_is_compiled_once_draws_the_same(job: Job, fonts: Fonts) -> None:
    """A chart put into the compiled specification of one built alike is, byte for byte, the chart compiled alone."""
    spec = lay_out(make_sheet(job, WIDE, fonts), read_options(job)).spec
    assert render_svg(compile_alike(spec)) == render_svg(compile_vega(spec))


def test_charts_built_alike_share_what_is_compiled(fonts: Fonts) -> None:
    """Numbers of scales and sizes are each chart's own, though the specification is compiled for the first only."""
    from nutgraf.charts.skeleton import _compiled
    from tests.charts.bench.reference import list_reference_jobs

    before: set[str] = set()
    for copy in range(3):
        for job in list_reference_jobs(copy):
            spec = lay_out(make_sheet(job, WIDE, fonts), read_options(job)).spec
            assert render_svg(compile_alike(spec)) == render_svg(compile_vega(spec))
        after = set(_compiled)
        assert copy == 0 or after == before
        before = after
