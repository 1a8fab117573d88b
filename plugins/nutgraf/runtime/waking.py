"""The drawings of a site that compute in the browser, joined with the modules that make them live."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from nutgraf.charts.model import Awake, Drawing, Job
from nutgraf.datasets.model import Dataset
from nutgraf.errors import Problem
from nutgraf.runtime.build import build_runtime
from nutgraf.runtime.controls import list_choices, list_controls, list_groups, list_selections, say_hint
from nutgraf.runtime.locales import LOCALES
from nutgraf.runtime.model import LiveChart, Runtime

_TEXTURE = re.compile(r'id="(?P<prefix>[\w-]+)-fill-\d"')


def wake_drawings(
    jobs: Iterable[Job], drawings: Mapping[str, Drawing], cache: Path
) -> tuple[dict[str, Drawing], Mapping[str, bytes], list[Problem]]:
    """All drawings by key, those that compute with what wakes them; the files for that; a warning for each that sleeps.

    A site without such charts asks for nothing. `cache` is a folder.
    """
    live = {job.key: job for job in jobs if job.key in drawings and drawings[job.key].live}
    views = {key: json.loads(drawings[key].live) for key in live}
    charts = [_make_chart(job, drawings[key], views[key]) for key, job in live.items()]
    runtime, problems = build_runtime(charts, cache)
    woken = {
        key: replace(drawings[key], awake=_wake(runtime, live[key], next(iter(views[key].values()))))
        for key in runtime.modules
    }
    return {**drawings, **woken}, runtime.files, problems


def _make_chart(job: Job, drawing: Drawing, views: Mapping[str, Any]) -> LiveChart:
    found = {view.name: _TEXTURE.search(view.svg.text) for view in drawing.views}
    prefix = {name: match["prefix"] for name, match in found.items() if match}
    return LiveChart(job.key, views, job.request.place, prefix, LOCALES.get(job.language, ""))


def _wake(runtime: Runtime, job: Job, vega: Mapping[str, Any]) -> Awake:
    """What the theme needs; modules by their file's name, as its script knows their folder."""
    encoders = [mark.get("encode", {}) for mark in list_groups(vega)]
    tells = any("tooltip" in channels for encode in encoders for channels in encode.values())
    module, shared = Path(runtime.modules[job.key]).name, Path(runtime.shared).name
    titles = {column.name: column.title for column in job.dataset.columns}
    selections = list_selections(runtime.selections[job.key], titles)
    controls = (*list_controls(vega), *list_choices(vega, _list_names(job.dataset)))
    return Awake(module, shared, controls, say_hint(vega), tells, selections)


def _list_names(dataset: Dataset) -> Mapping[str, tuple[str, Sequence[str]]]:
    """Title and different values of each column of names, in the order of the rows."""
    found = {}
    for column in (column for column in dataset.columns if column.type == "string"):
        values = dict.fromkeys(row[column.name] for row in dataset.rows)
        found[column.name] = column.title, [value for value in values if isinstance(value, str)]
    return found
