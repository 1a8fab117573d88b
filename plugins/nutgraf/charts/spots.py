"""Places on an axis as writers type them: read by the type of the column, and rows chosen by them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace

from nutgraf.charts.options import CATEGORY, Annotation, ChartOptions, Complaint
from nutgraf.charts.scales import number_moment
from nutgraf.datasets.model import Cell, Column, Dataset
from nutgraf.datasets.values import ALLOWED, read_cell
from nutgraf.names import suggest

_NAMES = ("string", "boolean")


def read_spot(text: str, column: Column) -> Cell:
    """The value that a writer's `at`, `from` or `to` means. Raises ValueError where it is none of the column."""
    return read_cell(text, column.type)


def place_spot(text: str, column: Column) -> float:
    """Its position on an axis of moments or numbers. Raises ValueError."""
    found = number_moment(read_spot(text, column), column.type)
    if found is None:
        raise ValueError(text)
    return found


def select_rows(dataset: Dataset, options: ChartOptions) -> Dataset:
    """The dataset with the rows from `from` to `to`, and with the chart's own unit for all that its axis measures."""
    along = dataset.column(str(getattr(options, options.roles.along, "")))
    start, end = getattr(options, "start", None), getattr(options, "end", None)
    if along and (start or end):
        low = place_spot(start, along) if start else float("-inf")
        high = place_spot(end, along) if end else float("inf")
        places = [(number_moment(row[along.name], along.type), row) for row in dataset.rows]
        dataset = replace(dataset, rows=tuple(row for at, row in places if at is not None and low <= at <= high))
    measured = {getattr(options, role, None) for role in (options.roles.value, *options.roles.beside) if role}
    if options.unit and measured:
        columns = (replace(item, unit=options.unit) if item.name in measured else item for item in dataset.columns)
        dataset = replace(dataset, columns=tuple(columns))
    return dataset


def check_spots(dataset: Dataset, options: ChartOptions) -> Iterator[Complaint]:
    """What is wrong with `from`, `to` and the annotations, before any row is chosen."""
    along = dataset.column(str(getattr(options, options.roles.along, "")))
    if along is None:
        return
    for option, name in (("from", "start"), ("to", "end")):
        text = getattr(options, name, None)
        if text and along.type in _NAMES:
            message = f"'{option}' has no meaning along column '{along.name}', which holds {along.type}s"
            yield Complaint(option, "chart.value", message, fix=f"take out '{option}'")
        elif text:
            yield from _check_spot(option, text, along)
    yield from _check_order("to", getattr(options, "start", None), getattr(options, "end", None), along)
    for number, annotation in enumerate(getattr(options, "annotations", ())):
        key = f"annotations.{number}"
        yield from _check_shape(key, annotation)
        yield from _check_places(key, annotation, along, dataset, options)
        yield from _check_order(f"{key}.to", annotation.start, annotation.end, along)
        yield from _check_target(key, annotation, along, dataset, options)


def _check_shape(key: str, annotation: Annotation) -> Iterator[Complaint]:
    """An annotation is an arrow, a line or a range."""
    if not any((annotation.at, annotation.start, annotation.end)) and annotation.value is None:
        yield Complaint(key, "chart.annotation", "an annotation stands nowhere", fix="add 'at:', 'value:' or 'from:'")
    if annotation.at and (annotation.start or annotation.end):
        yield Complaint(key, "chart.annotation", "an annotation has both 'at' and a range", fix="take out one of them")
    if bool(annotation.start) != bool(annotation.end):
        yield Complaint(key, "chart.annotation", "a range needs both ends", fix="add 'from:' or 'to:'")


def _check_places(
    key: str, annotation: Annotation, along: Column, dataset: Dataset, options: ChartOptions
) -> Iterator[Complaint]:
    """Places are read by the type of the column; categories are those of the rows and those that the kind adds."""
    cells = {row[along.name] for row in dataset.rows if row[along.name] is not None}
    known = {str(cell) for cell in cells} | set(options.list_made(dataset))
    is_named = along.type in _NAMES or not options.is_continuous
    for option, text in (("at", annotation.at), ("from", annotation.start), ("to", annotation.end)):
        if not text:
            continue
        complaints = list(_check_spot(f"{key}.{option}", text, along))
        yield from complaints
        if not complaints and is_named and text not in known and read_spot(text, along) not in cells:
            message = f"column '{along.name}' has no '{text}'"
            yield Complaint(f"{key}.{option}", "chart.annotation", message, suggest(text, known))


def _check_order(key: str, start: str | None, end: str | None, along: Column) -> Iterator[Complaint]:
    """A part of an axis ends after it begins."""
    if start and end and along.type not in _NAMES:
        with suppress(ValueError):  # told already
            if place_spot(end, along) < place_spot(start, along):
                message = f"'to: {end}' lies before 'from: {start}'"
                yield Complaint(key, "chart.value", message, fix="exchange them")


def _check_target(
    key: str, annotation: Annotation, along: Column, dataset: Dataset, options: ChartOptions
) -> Iterator[Complaint]:
    """An arrow at a category points at a value; without one nothing would be drawn."""
    value = dataset.column(str(getattr(options, options.roles.value, "")))
    is_arrow = options.takes.get(options.roles.along) == CATEGORY and annotation.value is None
    if not value or not is_arrow or not annotation.at or annotation.at in options.list_made(dataset):
        return
    wanted = None
    with suppress(ValueError):  # told already
        wanted = read_spot(annotation.at, along)
    rows = [row for row in dataset.rows if wanted is not None and row[along.name] == wanted]
    if rows and all(row[value.name] is None for row in rows):
        message = f"'{annotation.at}' has no value to point at"
        yield Complaint(f"{key}.at", "chart.annotation", message, fix="choose another place, or add 'value:'")


def _check_spot(option: str, text: str, column: Column) -> Iterator[Complaint]:
    try:
        read_spot(text, column)
    except ValueError:
        message = f"'{option.rpartition('.')[2]}' is '{text}', but column '{column.name}' holds {column.type}s"
        yield Complaint(option, "chart.value", message, ALLOWED[column.type])
