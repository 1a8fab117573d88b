"""Drawings of a site, joined with what makes them live."""

from __future__ import annotations

import json
from dataclasses import replace

from nutgraf.charts.model import Drawing, Job, Size, Table, View
from nutgraf.html import Html
from nutgraf.runtime.model import LiveChart
from nutgraf.runtime.waking import wake_drawings
from tests.charts.samples import list_jobs
from tests.runtime.pages import CACHE


def make_drawing(chart: LiveChart | None) -> Drawing:
    """A drawing; with a chart one that computes in the browser."""
    svg = Html('<svg><defs><pattern id="cabc12345t-fill-2"></pattern></defs></svg>')
    live = json.dumps(dict(chart.views)) if chart else ""
    views = (View("text", svg, Size(600, 240)), View("narrow", svg, Size(340, 240)))
    tier = "runtime" if chart else "light"
    return Drawing(views, "", tier, Table((), (), ()), "", "", "cabc12345", live=live)


def test_only_drawings_that_compute_are_woken(charts: list[LiveChart]) -> None:
    """A chart that computes gets its module, its inputs and a hint; another one stays as it is."""
    slider = next(chart for chart in charts if chart.id == "slider")
    first, second = [Job(f"story/{name}", *list_jobs()[0][1:]) for name in ("live", "still")]
    drawings = {first.key: make_drawing(slider), second.key: make_drawing(None)}
    woken, files, problems = wake_drawings([first, second], drawings, CACHE)
    assert problems == []
    assert woken[second.key] is drawings[second.key]
    awake = woken[first.key].awake
    assert awake is not None
    assert replace(woken[first.key], awake=None) == drawings[first.key]
    assert {f"assets/live/{awake.module}", f"assets/live/{awake.shared}"} == set(files)
    assert awake.module.startswith("story-live.")
    assert [control.signal for control in awake.controls] == ["place_origin", "least", "bold"]


def test_a_site_without_such_charts_has_no_files() -> None:
    """Nothing is built, and the drawings are those that came."""
    job = Job("story/still", *list_jobs()[0][1:])
    drawings = {job.key: make_drawing(None)}
    assert wake_drawings([job], drawings, CACHE / "nowhere") == (drawings, {}, [])
    assert not (CACHE / "nowhere").exists()
