"""The charts of a story's front matter, validated against their datasets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from math import isfinite
from typing import Any, TypeVar

from nutgraf.charts.beside import join_beside, list_beside, list_unknown
from nutgraf.charts.check import check_chart
from nutgraf.charts.describe import list_columns
from nutgraf.charts.hints import hint_chart
from nutgraf.charts.kinds import CHARTS
from nutgraf.charts.model import ChartRequest, Drawing
from nutgraf.charts.standalone import write_svg_file
from nutgraf.charts.validation import validate
from nutgraf.datasets.model import Dataset
from nutgraf.directives.table import cite_datasets
from nutgraf.errors import Problem
from nutgraf.evidence.cells import TextCell
from nutgraf.evidence.drawn import DrawnNumber
from nutgraf.fonts import Fonts
from nutgraf.html import Html
from nutgraf.markdown.model import Node
from nutgraf.names import suggest
from nutgraf.stories.blocks import Chart
from nutgraf.stories.file import ContentFile, Key
from nutgraf.stories.front_matter import PageKeys, StoryKeys
from nutgraf.stories.spec_words import list_spec_words
from nutgraf.stories.texts import Text, list_directives

ChartKeysT = TypeVar("ChartKeysT", StoryKeys, PageKeys)
_TEXTS = ("title", "subtitle", "alt", "note", "noun", "result")
_STANDS = ("value", "at", "from", "to")
Charts = Mapping[str, Mapping[str, Any]]
"""The key `charts:` as it is written."""


def list_texts(charts: Charts) -> Iterator[tuple[Key, object]]:
    """The texts of charts that readers see, around the drawing and in it: their paths and values.

    They are written in Markdown and checked like the body.
    """
    for name, chart in charts.items():
        yield from ((("charts", name, key), chart.get(key)) for key in _TEXTS)
        yield from ((("charts", name, *path, "text"), mark.get("text")) for path, mark in _list_marks(chart))


def list_labels(charts: Charts) -> Iterator[tuple[Key, object]]:
    """The words of charts that are printed as they are, where nothing can be bound: their paths and values."""
    for name, chart in charts.items():
        yield from ((("charts", name, *path), text) for path, text in list_spec_words(chart))


def list_drawn(file: ContentFile[ChartKeysT], datasets: Mapping[str, Dataset]) -> Iterator[DrawnNumber]:
    """The numbers of charts at which something stands that is no value of their dataset."""
    for name, chart in file.keys.charts.items():
        dataset = datasets.get(str(chart.get("data")))
        cells = {cell for row in dataset.rows for cell in row.values()} if dataset else set()
        for path, mark in _list_marks(chart):
            for key in _STANDS if _has_numbers(chart, dataset) else _STANDS[:1]:
                value = _read_number(mark.get(key))
                if value is not None and value not in cells:
                    yield DrawnNumber(value, key, name, file.key_place("charts", name, *path, key))


def list_shown(charts: Charts) -> tuple[str, ...]:
    """The names of the datasets that charts draw, as they are written."""
    return tuple(name for chart in charts.values() if isinstance(name := chart.get("data"), str))


def read_charts(
    file: ContentFile[ChartKeysT], texts: Mapping[str, Text], datasets: Mapping[str, Dataset], language: str
) -> tuple[dict[str, ChartRequest | None], tuple[Problem, ...]]:
    """Every chart by id; None for one that cannot be drawn. Problems, and hints about those that can be."""
    found: list[Problem] = []
    requests: dict[str, ChartRequest | None] = {}
    for name, raw in file.keys.charts.items():
        places = {".".join(map(str, path)): file.key_place("charts", name, *path) for path in _list_paths(raw)}
        request, problems = validate(_make_plain(name, raw, texts), file.key_place("charts", name), places, name)
        problems += _check_against(request, datasets, language) if request else []
        found.extend(problems)
        requests[name] = None if any(problem.severity == "error" for problem in problems) else request
    return requests, tuple(found)


def _check_against(request: ChartRequest, datasets: Mapping[str, Dataset], language: str) -> list[Problem]:
    """What keeps a chart from being drawn from its datasets, and hints where nothing does."""
    unknown = list(list_unknown(request, datasets))
    if unknown:
        return unknown
    dataset = join_beside(request, datasets)
    unfit = check_chart(request, dataset)
    is_whole = not any(problem.severity == "error" for problem in unfit)
    return [*unfit, *(hint_chart(request, dataset, language) if is_whole else ())]


def check_lead(file: ContentFile[StoryKeys]) -> Iterator[Problem]:
    """The chart that stands for a story is one of its charts."""
    lead, charts = file.keys.lead, file.keys.charts
    if lead and lead not in charts:
        yield Problem(file.place("lead"), "chart.unknown", f"unknown chart '{lead}'", suggest(lead, charts))


def list_cells(
    requests: Mapping[str, ChartRequest | None], datasets: Mapping[str, Dataset], nodes: Sequence[Node]
) -> Iterator[TextCell]:
    """The text cells that charts and the tables of a text show, each once, in the order of the datasets' rows."""
    shown: dict[str, set[str]] = {}
    for request in requests.values():
        if request is not None:
            columns = list_columns(request, datasets[request.data])
            shown.setdefault(request.data, set()).update(column.name for column in columns)
    for directive in list_directives(nodes):
        if directive.name == "table" and directive.argument in datasets:
            columns = list(datasets[directive.argument].columns)
            shown.setdefault(directive.argument, set()).update(column.name for column in columns)
    for name, names in shown.items():
        dataset = datasets[name]
        is_file = dataset.place.path.endswith(".csv")
        for index, row in enumerate(dataset.rows):
            place = replace(dataset.place, line=index + 2) if is_file else dataset.place
            texts = (row.get(column.name) for column in dataset.columns if column.name in names)
            yield from (TextCell(text, place) for text in texts if isinstance(text, str) and text)


def make_chart(request: ChartRequest, drawing: Drawing, datasets: Mapping[str, Dataset], fonts: Fonts) -> Chart:
    """The block of a drawn chart, without its note and number."""
    shown = [datasets[name] for name in (request.data, *list_beside(request).values())]
    cited = "; ".join(dict.fromkeys(dataset.source for dataset in shown))
    is_sample = any(dataset.sample for dataset in shown)
    told = f"{'Sample: invented data. ' if is_sample else ''}Source: {cited}"
    return Chart(
        id=request.id,
        title=request.title,
        subtitle=request.subtitle,
        alt=request.alt,
        drawing=drawing,
        source=cite_datasets(shown),
        note=Html(""),
        csv_url=f"{request.id}.csv",
        svg_url=f"{request.id}.svg",
        png_url=f"{request.id}.png",
        dataset=request.data,
        width=str(request.options.get("width", "text")),
        sample=is_sample,
        svg=write_svg_file(drawing, fonts, request.title, request.subtitle, told),
    )


def _list_paths(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The ways to the keys and entries of a chart: `("x",)`, `("reference", "value")`, `("annotations", 0, "text")`."""
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, inner in steps:
        yield (*path, step)
        yield from _list_paths(inner, (*path, step))


def _list_marks(chart: Mapping[str, Any]) -> Iterator[tuple[Key, Mapping[str, Any]]]:
    """What is drawn beside the data: the reference line and the annotations, with their paths in the chart."""
    reference, annotations = chart.get("reference"), chart.get("annotations")
    if isinstance(reference, dict):
        yield ("reference",), reference
    for index, annotation in enumerate(annotations if isinstance(annotations, list) else ()):
        if isinstance(annotation, dict):
            yield ("annotations", index), annotation


def _make_plain(name: str, raw: Mapping[str, Any], texts: Mapping[str, Text]) -> Mapping[str, Any]:
    """A chart with its texts as they are drawn: without Markdown."""
    filled = dict(raw)
    for path, _ in list_texts({name: raw}):
        text = texts.get(".".join(map(str, path)))
        filled = _replace(filled, path[2:], text.plain) if text else filled
    return filled


def _replace(value: Any, path: Key, text: str) -> Any:
    """A copy of nested mappings and lists with the text at the end of a path."""
    if not path:
        return text
    copy: Any = list(value) if isinstance(value, list) else dict(value)
    copy[path[0]] = _replace(copy[path[0]], path[1:], text)
    return copy


def _has_numbers(chart: Mapping[str, Any], dataset: Dataset | None) -> bool:
    """Whether annotations stand along an axis of numbers, not of dates, years or categories."""
    kind = chart.get("kind")
    if dataset is None or not isinstance(kind, str) or kind not in CHARTS:
        return False
    column = dataset.column(str(chart.get(CHARTS[kind].options.roles.along)))
    return column is not None and column.type == "number"


def _read_number(value: object) -> Decimal | None:
    if isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value):
        return Decimal(str(value))
    return None
