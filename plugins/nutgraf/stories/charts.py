"""The charts of a story's front matter, validated against their datasets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from nutgraf.charts.check import check_chart
from nutgraf.charts.describe import list_columns
from nutgraf.charts.model import ChartRequest
from nutgraf.charts.validation import validate
from nutgraf.datasets.model import Dataset
from nutgraf.errors import Problem
from nutgraf.evidence.cells import TextCell
from nutgraf.names import suggest
from nutgraf.stories.draft import Draft
from nutgraf.stories.file import ContentFile
from nutgraf.stories.front_matter import StoryKeys
from nutgraf.stories.texts import Text, list_directives

CHART_TEXTS = ("title", "subtitle", "alt", "note")
"""The texts of a chart that readers see; they are written in Markdown and checked like the body."""


def read_charts(
    file: ContentFile[StoryKeys], texts: Mapping[str, Text], datasets: Mapping[str, Dataset]
) -> tuple[dict[str, ChartRequest | None], tuple[Problem, ...]]:
    """Every chart by id; None for one that cannot be drawn, whose problems are told."""
    found: list[Problem] = []
    requests: dict[str, ChartRequest | None] = {}
    for name, raw in file.keys.charts.items():
        plain = {key: texts[f"charts.{name}.{key}"].plain for key in CHART_TEXTS if f"charts.{name}.{key}" in texts}
        places = {".".join(map(str, path)): file.key_place("charts", name, *path) for path in _list_paths(raw)}
        request, problems = validate({**raw, **plain}, file.key_place("charts", name), places, name)
        found.extend(problems)
        if request and request.data not in datasets:
            message = f"unknown dataset '{request.data}'"
            place = file.place("charts", name, "data")
            found.append(Problem(place, "dataset.unknown", message, suggest(request.data, datasets)))
            request = None
        if request:
            unfit = check_chart(request, datasets[request.data])
            found.extend(unfit)
            request = None if any(problem.severity == "error" for problem in unfit) else request
        requests[name] = request
    lead = file.keys.lead
    if lead and lead not in requests:
        found.append(Problem(file.place("lead"), "chart.unknown", f"unknown chart '{lead}'", suggest(lead, requests)))
    return requests, tuple(found)


def list_cells(draft: Draft) -> Iterator[TextCell]:
    """The text cells that a story's charts and tables show, each once, in the order of the datasets' rows."""
    shown: dict[str, set[str]] = {}
    for request in draft.requests.values():
        if request is not None:
            columns = list_columns(request, draft.datasets[request.data])
            shown.setdefault(request.data, set()).update(column.name for column in columns)
    for directive in list_directives(draft.file.body.nodes):
        if directive.name == "table" and directive.argument in draft.datasets:
            columns = list(draft.datasets[directive.argument].columns)
            shown.setdefault(directive.argument, set()).update(column.name for column in columns)
    for name, names in shown.items():
        dataset = draft.datasets[name]
        is_file = dataset.place.path.endswith(".csv")
        for index, row in enumerate(dataset.rows):
            place = replace(dataset.place, line=index + 2) if is_file else dataset.place
            texts = (row.get(column.name) for column in dataset.columns if column.name in names)
            yield from (TextCell(text, place) for text in texts if isinstance(text, str) and text)


def _list_paths(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The ways to the keys and entries of a chart: `("x",)`, `("reference", "value")`, `("annotations", 0, "text")`."""
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, inner in steps:
        yield (*path, step)
        yield from _list_paths(inner, (*path, step))
