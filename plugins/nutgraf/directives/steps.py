"""`:::{steps} chart`: a chart that changes from step to step while readers scroll through the text beside it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby
from operator import attrgetter

from nutgraf.directives.shelf import Built, Kind, Shelf, check_shape, miss
from nutgraf.errors import Problem
from nutgraf.markdown.model import Directive, Option
from nutgraf.names import suggest
from nutgraf.stories.blocks import Chart, Step, StepGroup, Steps

_INNER = "step"


def build_steps(directive: Directive, shelf: Shelf) -> Built:
    """The chart that the argument names, with the states and texts of the steps inside."""
    if directive.argument not in shelf.charts:
        return miss(directive, "chart", shelf.charts)
    steps: list[Step] = []
    found = list(_check_inside(directive))
    for inner in _list_steps(directive):
        step, problems = _build_step(inner, directive.argument, shelf)
        found.extend(problems)
        steps.extend([step] if step else [])
    first = shelf.charts[directive.argument]
    if found or first is None or not steps:
        return None, tuple(found)
    return Steps(first.title, tuple(_group(steps, shelf.charts))), ()


def list_shown(directive: Directive) -> tuple[str, ...]:
    """The ids of the charts that a `steps` directive shows, each once."""
    chosen = (inner.options["chart"].text for inner in _list_steps(directive) if "chart" in inner.options)
    return tuple(dict.fromkeys((directive.argument, *chosen)))


def _list_steps(directive: Directive) -> Iterator[Directive]:
    yield from (node for node in directive.body if isinstance(node, Directive) and node.name == _INNER)


def _check_inside(directive: Directive) -> Iterator[Problem]:
    """Steps hold steps, at least one, and nothing beside them."""
    if not any(_list_steps(directive)):
        yield Problem(directive.place, "steps.empty", "there is no step inside", fix="write `:::{step}` for each state")
    for node in directive.body:
        if not (isinstance(node, Directive) and node.name == _INNER):
            message = "only steps stand inside of steps"
            yield Problem(node.place, "steps.inside", message, fix="put it into a `:::{step}`, or outside")


def _build_step(directive: Directive, chart: str, shelf: Shelf) -> tuple[Step | None, tuple[Problem, ...]]:
    """The step, or None with what is wrong with it; a chart that is broken was told where it is defined."""
    found = [*check_shape(directive, STEP)]
    option = directive.options.get("chart")
    name = option.text if option else chart
    if option and name not in shelf.charts:
        message = f"unknown chart '{name}'"
        found.append(Problem(option.value_place, "chart.unknown", message, suggest(name, shelf.charts)))
    shown = shelf.charts.get(name)
    blocks, problems = shelf.show(directive.body)
    found += [*problems]
    if shown is None:
        return None, tuple(found)
    members, marks = list_names(shown)
    highlight, hide = (_read_names(directive.options.get(key)) for key in ("highlight", "hide"))
    found += _check_names(directive.options.get("highlight"), highlight, (*members, *marks), shown)
    found += _check_names(directive.options.get("hide"), hide, members, shown)
    alt = directive.options["alt"].text if "alt" in directive.options else ""
    return (None if found else Step(blocks, name, highlight, hide, alt)), tuple(found)


def list_names(chart: Chart) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What a step may name in a chart: the members of its series and classes, and the categories of its marks."""
    drawing = chart.drawing
    related = json.loads(drawing.light).get("m", ()) if drawing.light else ()
    named = [column for column, is_number in enumerate(drawing.table.numeric) if not is_number]
    marks = (row[column] for column in named for row in drawing.table.rows) if drawing.light else ()
    return tuple(dict.fromkeys((*related, *(item.label for item in drawing.legend)))), tuple(dict.fromkeys(marks))


def _read_names(option: Option | None) -> tuple[str, ...]:
    """The names of an option, parted by commas, or by semicolons where names hold commas."""
    text = option.text if option else ""
    return tuple(name.strip() for name in text.split(";" if ";" in text else ",") if name.strip())


def _check_names(
    option: Option | None, names: tuple[str, ...], known: Iterable[str], chart: Chart
) -> Iterator[Problem]:
    allowed = tuple(known)
    for name in names:
        if option and name not in allowed:
            message = f"chart '{chart.id}' shows no '{name}'"
            yield Problem(option.value_place, "steps.name", message, suggest(name, allowed))


def _group(steps: list[Step], charts: Mapping[str, Chart | None]) -> Iterator[StepGroup]:
    shown: set[str] = set()
    for name, group in groupby(steps, attrgetter("chart")):
        yield StepGroup(None if name in shown else charts[name], tuple(group))
        shown.add(name)


STEPS = Kind(build_steps, argument="chart", required=True, body=True)
STEP = replace(STEPS, argument="", required=False, options=("highlight", "hide", "chart", "alt"))
"""A step inside of them."""
