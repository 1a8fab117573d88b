"""Whether a chart can be drawn as asked: its words in front matter, then these against the dataset.

Nothing here imports Altair or vl-convert.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from nutgraf.charts.house_style import MEMBERS
from nutgraf.charts.kinds import CHARTS
from nutgraf.charts.model import ChartRequest
from nutgraf.charts.options import ANY, CATEGORY, ChartOptions, Complaint
from nutgraf.charts.spots import check_spots, select_rows
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
    chosen = options.model_dump(by_alias=True)
    request = ChartRequest(
        id=id, kind=kind, data=options.data, title=options.title, alt=options.alt, options=chosen, place=place,
        places=places, subtitle=options.subtitle, note=options.note,
    )  # fmt: skip
    return request, []


def check_chart(request: ChartRequest, dataset: Dataset) -> list[Problem]:
    """What keeps this dataset from being drawn as asked; empty if nothing does."""
    options = CHARTS[request.kind].options.model_validate(dict(request.options))
    problems = list(_check_columns(request, dataset, options))
    if not dataset.rows:
        message = f"chart '{request.id}': dataset '{dataset.id}' has no rows"
        problems.append(Problem(request.place, "chart.empty", message, fix="add rows to its data.csv"))
    if problems:
        return problems
    unfit = [_tell(complaint, request.id, request.place, request.places) for complaint in check_spots(dataset, options)]
    if unfit:
        return unfit
    chosen = select_rows(dataset, options)
    if not chosen.rows:
        message = f"chart '{request.id}': no row of dataset '{dataset.id}' lies between 'from' and 'to'"
        return [Problem(request.places.get("from", request.place), "chart.empty", message)]
    told = (_tell(complaint, request.id, request.place, request.places) for complaint in options.check_rows(chosen))
    return [
        *_check_rows(request, chosen, options),
        *told,
        *_check_members(request, chosen, options),
        *_check_names(request, chosen, options),
    ]


def _tell(complaint: Complaint, id: str, place: Place, places: Mapping[str, Place]) -> Problem:
    option, code, message, allowed, fix, severity = complaint
    where = places.get(option, places.get(option.partition(".")[0], place))
    return Problem(where, code, f"chart '{id}': {message}", allowed, fix, severity=severity)


def _explain(
    detail: ErrorDetails, model: type[ChartOptions], place: Place, places: Mapping[str, Place], id: str
) -> Problem:
    path = [str(part) for part in detail["loc"]]
    key, name = ".".join(path), path[-1]
    where = places.get(key, places.get(path[0], place))
    if detail["type"] == "extra_forbidden":
        known = (
            [field.alias or key for key, field in model.model_fields.items()] if len(path) == 1 else ("value", "text")
        )
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
    yield from (_tell(complaint, id, place, places) for complaint in options.check_words())


def _check_columns(request: ChartRequest, dataset: Dataset, options: ChartOptions) -> Iterator[Problem]:
    chosen = [(option, types, request.options.get(option)) for option, types in options.takes.items()]
    chosen += [("tooltip", ANY, name) for name in options.tooltip] + [("facet", CATEGORY, options.facet)]
    for option, types, name in chosen:
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


def _check_rows(request: ChartRequest, dataset: Dataset, options: ChartOptions) -> Iterator[Problem]:
    where, count = request.places.get("data", request.place), len(dataset.rows)
    if count > options.most_rows:
        message = f"chart '{request.id}': {count} rows are more than a {request.kind} chart can show"
        yield Problem(where, "chart.rows", message, f"at most {options.most_rows}", "aggregate or filter the dataset")
    values = options.roles.value
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


def _check_members(request: ChartRequest, dataset: Dataset, options: ChartOptions) -> Iterator[Problem]:
    option = options.roles.series
    name = request.options.get(option)
    if not isinstance(name, str):
        return
    count = len({row[name] for row in dataset.rows})
    if count > MEMBERS:
        message = f"chart '{request.id}': column '{name}' has {count} categories"
        where = request.places.get(option, request.place)
        fix = "merge the smaller ones, or highlight the few that matter"
        yield Problem(where, "chart.categories", message, f"at most {MEMBERS} can be told apart", fix)


def _check_names(request: ChartRequest, dataset: Dataset, options: ChartOptions) -> Iterator[Problem]:
    chosen: Any = request.options.get("highlight") or ()
    name = request.options.get(options.roles.named)
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
