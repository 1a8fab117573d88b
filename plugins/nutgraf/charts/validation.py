"""What a writer says about a chart in front matter, as a request; or what is wrong with it, in a writer's words.

Nothing here looks at data, and nothing imports Altair or vl-convert.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from nutgraf.charts.entry import Entry
from nutgraf.charts.kinds import CHARTS
from nutgraf.charts.model import ChartRequest
from nutgraf.charts.options import ChartOptions
from nutgraf.errors import Place, Problem
from nutgraf.markdown.positions import Path
from nutgraf.markdown.validation import describe_key, explain_error, find_misspelt, find_model, get_names, name_path
from nutgraf.names import suggest


def validate(
    raw: Mapping[str, object], place: Place, places: Mapping[str, Place], id: str
) -> tuple[ChartRequest | None, list[Problem]]:
    """The request that an entry of `charts:` makes, or None and what is wrong with it.

    `places` tells where each key stands, nested ones as `reference.value` and `annotations.0.value`; `place` serves for
    those that are missing.
    """
    entry = Entry(id, place, places)
    kind = raw.get("kind")
    if not isinstance(kind, str) or kind not in CHARTS:
        return None, [_refuse_kind(entry, kind)]
    model = CHARTS[kind].options
    errors = list(_check_flags(raw, model))
    flags = {error["loc"][0] for error in errors}
    options = None
    try:
        options = model.model_validate({key: value for key, value in raw.items() if key not in flags})
    except ValidationError as error:
        errors += error.errors(include_url=False)
    if options is None or errors:
        return None, [_explain(detail, path, model, entry) for path, detail in _list_errors(errors, raw, model)]
    problems = [entry.tell(complaint) for complaint in options.check_words()]
    if any(problem.severity == "error" for problem in problems):
        return None, problems
    request = ChartRequest(
        id=id, kind=kind, data=options.data, title=options.title, alt=options.alt,
        options=options.model_dump(by_alias=True), place=place, places=places, subtitle=options.subtitle,
        note=options.note,
    )  # fmt: skip
    return request, problems


def _refuse_kind(entry: Entry, kind: object) -> Problem:
    if kind is None:
        known = f"one of {', '.join(sorted(CHARTS))}"
        return Problem(entry.find("kind"), "chart.missing", f"chart '{entry.id}' lacks 'kind'", known, "add 'kind:'")
    message = f"chart '{entry.id}': there is no kind '{kind}'"
    return Problem(entry.find("kind"), "chart.kind", message, suggest(str(kind), CHARTS))


def _check_flags(raw: Mapping[str, object], model: type[ChartOptions]) -> Iterator[ErrorDetails]:
    """Errors for what must be true or false and is neither; pydantic would take "yes", which YAML reads as text."""
    for name, field in model.model_fields.items():
        key = field.alias or name
        if field.annotation is bool and key in raw and not isinstance(raw[key], bool):
            yield ErrorDetails(type="bool_type", loc=(key,), msg="", input=raw[key])


def _list_errors(
    errors: list[ErrorDetails], raw: Mapping[str, object], model: type[ChartOptions]
) -> Iterator[tuple[Path, ErrorDetails]]:
    """The errors with the paths that writers know, one for each value that is wrong, in the order of the entry.

    Where a value may be of several sorts, pydantic adds steps to the path that name them, and an error for each.
    """
    misspelt = find_misspelt(errors, model)
    found: dict[Path, ErrorDetails] = {}
    for detail in errors:
        path = detail["loc"] if detail["type"] == "missing" else _trim(detail["loc"], raw)
        if path not in misspelt:
            found.setdefault(path, detail)
    yield from found.items()


def _trim(path: Path, raw: object) -> Path:
    """The part of a path that leads to a value of the entry."""
    for depth, step in enumerate(path):
        steps = raw if isinstance(raw, Mapping) else dict(enumerate(raw)) if isinstance(raw, list) else {}
        if step not in steps:
            return path[:depth]
        raw = steps[step]
    return path


def _explain(detail: ErrorDetails, path: Path, model: type[ChartOptions], entry: Entry) -> Problem:
    """One of pydantic's errors as a problem: where it is, and in which part of the chart."""
    parents = path[:-1] if path and not isinstance(path[-1], int) else ()
    where = f"chart '{entry.id}'" + (f", {name_path(parents)}" if parents else "")
    option, place = path[-1] if path else "", entry.find(".".join(str(step) for step in path))
    if detail["type"] == "extra_forbidden":
        known = get_names(find_model(model, path[:-1]))
        return Problem(place, "chart.option", f"{where} has no option '{option}'", suggest(str(option), known))
    meaning = describe_key(model, path) if path else ""
    if detail["type"] == "missing":
        return Problem(place, "chart.missing", f"{where} lacks '{option}'", meaning, f"add '{option}:'")
    if detail["input"] is None or detail["input"] == "":
        return Problem(
            place, "chart.missing", f"{where}: {name_path(path)} is empty", meaning, "fill it in or take it out"
        )
    _, message, allowed, fix = explain_error(detail, path, model)
    return Problem(place, "chart.value", f"{where}: {message}", allowed, fix)
