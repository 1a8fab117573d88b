"""Whether a chart can be drawn as asked: its words in front matter, then these against the dataset.

Nothing here imports Altair or vl-convert.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from nutgraf.charts.house_style import MEMBERS
from nutgraf.charts.kinds import CHARTS
from nutgraf.charts.model import ChartRequest
from nutgraf.charts.options import ChartOptions
from nutgraf.charts.wording import count_decimals
from nutgraf.datasets.model import Dataset
from nutgraf.errors import Place, Problem
from nutgraf.names import suggest

_MOST_DIGITS = 15


def validate(
    raw: Mapping[str, object], place: Place, places: Mapping[str, Place], id: str
) -> tuple[ChartRequest | None, list[Problem]]:
    """The request that an entry of `charts:` makes, or None and what is wrong with it.

    `places` tells where each key stands, nested ones as `reference.value`; `place` serves for those that are missing.
    """
    kind = raw.get("kind")
    if not isinstance(kind, str) or kind not in CHARTS:
        where = places.get("kind", place)
        if "kind" not in raw:
            return None, [_miss(where, id, "kind", f"one of {', '.join(sorted(CHARTS))}")]
        message = f"chart '{id}': there is no kind '{kind}'"
        return None, [Problem(where, "chart.kind", message, suggest(str(kind), CHARTS))]
    model = CHARTS[kind].options
    try:
        options = model.model_validate(dict(raw))
    except ValidationError as error:
        return None, [_explain(detail, model, place, places, id) for detail in error.errors()]
    problems = list(_check_words(options, place, places, id))
    if problems:
        return None, problems
    chosen = options.model_dump()
    request = ChartRequest(
        id=id, kind=kind, data=options.data, title=options.title, alt=options.alt, options=chosen, place=place,
        places=places, subtitle=options.subtitle, note=options.note,
    )  # fmt: skip
    return request, []


def check_chart(request: ChartRequest, dataset: Dataset) -> list[Problem]:
    """What keeps this dataset from being drawn as asked; empty if nothing does."""
    model = CHARTS[request.kind].options
    problems = list(_check_columns(request, dataset, model))
    if not dataset.rows:
        message = f"chart '{request.id}': dataset '{dataset.id}' has no rows"
        problems.append(Problem(request.place, "chart.empty", message, fix="add rows to its data.csv"))
    if problems:
        return problems
    return [*_check_rows(request, dataset, model), *_check_members(request, dataset), *_check_names(request, dataset)]


def _explain(
    detail: ErrorDetails, model: type[ChartOptions], place: Place, places: Mapping[str, Place], id: str
) -> Problem:
    path = [str(part) for part in detail["loc"]]
    key, name = ".".join(path), path[-1]
    where = places.get(key, places.get(path[0], place))
    if detail["type"] == "extra_forbidden":
        known = model.model_fields if len(path) == 1 else ("value", "text")
        return Problem(where, "chart.option", f"chart '{id}' has no option '{name}'", suggest(name, known))
    if detail["type"] == "missing":
        field = model.model_fields.get(path[0])
        return _miss(where, id, key, field.description or "" if field and len(path) == 1 else "")
    message = f"chart '{id}': '{key}' is not valid: {detail['msg'].lower()}"
    return Problem(where, "chart.value", message)


def _miss(where: Place, id: str, key: str, meaning: str) -> Problem:
    return Problem(where, "chart.missing", f"chart '{id}' lacks '{key}'", meaning, f"add '{key}:'")


def _check_words(options: ChartOptions, place: Place, places: Mapping[str, Place], id: str) -> Iterator[Problem]:
    if _bare(options.alt) == _bare(options.title):
        message = f"chart '{id}': 'alt' repeats the title"
        fix = "say what a reader who cannot see the chart must know"
        yield Problem(places.get("alt", place), "chart.alt", message, fix=fix)
    chosen = options.model_dump()
    if chosen.get("scale") == "time" and not chosen.get("at"):
        message = f"chart '{id}': distances by time need a column of times"
        yield Problem(places.get("scale", place), "chart.scale", message, fix="add 'at:' or take out 'scale: time'")
    if options.kind == "timeline" and not chosen.get("at") and not chosen.get("when"):
        yield _miss(place, id, "when", "a column that tells the time, or 'at' with dates")
    if chosen.get("x2") and chosen.get("color"):
        message = f"chart '{id}': 'x2' and 'color' exclude each other"
        yield Problem(places.get("color", place), "chart.value", message, fix="take out one of them")


def _check_columns(request: ChartRequest, dataset: Dataset, model: type[ChartOptions]) -> Iterator[Problem]:
    for option, types in model.columns.items():
        name = request.options.get(option)
        if not isinstance(name, str):
            continue
        where = request.places.get(option, request.place)
        column = dataset.column(name)
        if column is None:
            message = f"chart '{request.id}': dataset '{dataset.id}' has no column '{name}'"
            yield Problem(where, "chart.column", message, suggest(name, (item.name for item in dataset.columns)))
        elif column.type not in types:
            message = f"chart '{request.id}': '{option}' cannot show column '{name}', which is a {column.type}"
            fitting = [item.name for item in dataset.columns if item.type in types]
            allowed = f"a {' or '.join(types)}: {', '.join(fitting) or 'the dataset has none'}"
            yield Problem(where, "chart.type", message, allowed)


def _check_rows(request: ChartRequest, dataset: Dataset, model: type[ChartOptions]) -> Iterator[Problem]:
    where, count = request.places.get("data", request.place), len(dataset.rows)
    if count > model.most_rows:
        message = f"chart '{request.id}': {count} rows are more than a {request.kind} chart can show"
        yield Problem(where, "chart.rows", message, f"at most {model.most_rows}", "aggregate or filter the dataset")
    values = {"bar": "x", "dot": "x", "line": "y"}.get(request.kind, "")
    name = str(request.options.get(values, ""))
    known = [row[name] for row in dataset.rows if isinstance(row[name], Decimal)] if values else []
    if values and not known:
        message = f"chart '{request.id}': column '{name}' has no value in any row"
        yield Problem(request.places.get(values, request.place), "chart.empty", message)
    decimals = count_decimals(known)
    for value in known:
        if isinstance(value, Decimal) and not _has_room(value, decimals):
            message = f"chart '{request.id}': column '{name}' holds {value}, which no label can show"
            allowed = f"at most {_MOST_DIGITS} digits, with the {decimals} decimals of its column"
            fix = "round the column, or give it a larger unit"
            yield Problem(request.places.get(values, request.place), "chart.value", message, allowed, fix)
    if request.kind == "line":
        yield from _check_twice(request, dataset)


def _check_twice(request: ChartRequest, dataset: Dataset) -> Iterator[Problem]:
    x, series = str(request.options["x"]), request.options.get("series")
    seen = Counter((row[x], row[str(series)] if series else None) for row in dataset.rows if row[x] is not None)
    twice = next((moment for (moment, _), count in seen.items() if count > 1), None)
    if twice is not None:
        message = f"chart '{request.id}': more than one row for {twice} on one line"
        fix = "name the column that tells lines apart" if not series else "keep one row for each point"
        yield Problem(request.places.get("x", request.place), "chart.twice", message, fix=fix)


def _check_members(request: ChartRequest, dataset: Dataset) -> Iterator[Problem]:
    option = CHARTS[request.kind].series
    name = request.options.get(option)
    if not isinstance(name, str):
        return
    count = len({row[name] for row in dataset.rows})
    if count > MEMBERS:
        message = f"chart '{request.id}': column '{name}' has {count} categories"
        where = request.places.get(option, request.place)
        fix = "merge the smaller ones, or highlight the few that matter"
        yield Problem(where, "chart.categories", message, f"at most {MEMBERS} can be told apart", fix)


def _check_names(request: ChartRequest, dataset: Dataset) -> Iterator[Problem]:
    chosen: Any = request.options.get("highlight") or ()
    option = "series" if request.kind == "line" else "y"
    name = request.options.get(option)
    known = [str(row[name]) for row in dataset.rows] if isinstance(name, str) else []
    for wanted in chosen:
        if wanted not in known:
            message = f"chart '{request.id}': there is no '{wanted}' to highlight"
            where = request.places.get("highlight", request.place)
            yield Problem(where, "chart.highlight", message, suggest(str(wanted), known))


def _has_room(value: Decimal, decimals: int) -> bool:
    """Whether a value written in full fits beside its mark."""
    return value.is_finite() and max(1, value.adjusted() + 1) + decimals <= _MOST_DIGITS


def _bare(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())
