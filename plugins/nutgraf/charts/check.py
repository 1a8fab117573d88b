"""Whether a chart can be drawn from its dataset as asked.

Nothing here imports Altair or vl-convert.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import chain

from nutgraf.charts.aggregates import propose_fewer
from nutgraf.charts.captions import check_captions
from nutgraf.charts.entry import Entry
from nutgraf.charts.house_style import MEMBERS
from nutgraf.charts.kinds import CHARTS
from nutgraf.charts.limits import check_annotations
from nutgraf.charts.model import ChartRequest
from nutgraf.charts.options import ANY, CATEGORY, ChartOptions, Complaint
from nutgraf.charts.spots import check_spots, select_rows
from nutgraf.charts.wording import count_decimals
from nutgraf.datasets.model import Dataset
from nutgraf.errors import Problem
from nutgraf.names import suggest

MOST_PANELS = 24
"""Of small multiples; a reader who wants more looks into the table."""

_MOST_DIGITS = 15


def check_chart(request: ChartRequest, dataset: Dataset) -> list[Problem]:
    """What keeps this dataset from being drawn as asked; empty if nothing does."""
    entry = Entry(request.id, request.place, request.places)
    options = CHARTS[request.kind].options.model_validate(dict(request.options))
    return [entry.tell(complaint) for complaint in (*check_captions(options), *list_complaints(options, dataset))]


def list_complaints(options: ChartOptions, dataset: Dataset) -> list[Complaint]:
    """What is wrong with the options for this dataset. What follows from a mistake is not told beside it."""
    found = [*_check_columns(dataset, options), *_check_any(dataset)] or list(check_spots(dataset, options))
    if found:
        return found
    chosen = select_rows(dataset, options)
    if not chosen.rows:
        return [Complaint("from", "chart.empty", f"no row of dataset '{dataset.id}' lies between 'from' and 'to'")]
    own = (*options.check_rows(chosen), *check_annotations(chosen, options)) if _can_compute(chosen, options) else ()
    checks = (_check_count, _check_unit, _check_values, _check_members, _check_panels, _check_highlight)
    told = chain.from_iterable(check(chosen, options) for check in checks)
    return list(dict.fromkeys((*own, *told)))


def list_named(options: ChartOptions) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """The columns that the options name: (option, column, types that fit); for an entry of a list `tooltip.0`."""
    asked = [(option, getattr(options, option, None), types) for option, types in options.takes.items()]
    for option, value, types in (*asked, ("tooltip", options.tooltip, ANY), ("facet", options.facet, CATEGORY)):
        if isinstance(value, str):
            yield option, value, types
        elif isinstance(value, list | tuple):
            yield from ((f"{option}.{index}", name, types) for index, name in enumerate(value))


def _can_compute(dataset: Dataset, options: ChartOptions) -> bool:
    """Whether the kind may look at its rows: their numbers have an end, and none of its columns is empty."""
    for option, name, _ in list_named(options):
        cells = [row[name] for row in dataset.rows if row[name] is not None]
        if any(isinstance(cell, Decimal) and not cell.is_finite() for cell in cells) or not (cells or "." in option):
            return False
    return True


def _check_columns(dataset: Dataset, options: ChartOptions) -> Iterator[Complaint]:
    for option, name, types in list_named(options):
        column = dataset.column(name)
        if column is None:
            message = f"dataset '{dataset.id}' has no column '{name}'"
            yield Complaint(option, "chart.column", message, suggest(name, (item.name for item in dataset.columns)))
        elif column.type not in types:
            message = f"'{option.partition('.')[0]}' cannot show column '{name}', which is a {column.type}"
            fitting = [item.name for item in dataset.columns if item.type in types]
            allowed = f"a {' or '.join(types)}: {', '.join(fitting) or 'the dataset has none'}"
            yield Complaint(option, "chart.type", message, allowed)


def _check_any(dataset: Dataset) -> Iterator[Complaint]:
    if not dataset.rows:
        message = f"dataset '{dataset.id}' has no rows"
        yield Complaint("data", "chart.empty", message, fix="add rows to its data.csv, or mend its query")


def _check_count(dataset: Dataset, options: ChartOptions) -> Iterator[Complaint]:
    count = len(dataset.rows)
    if count > options.most_rows:
        message = f"{count:,} rows are more than kind '{options.kind}' can show"
        yield Complaint(
            "data", "chart.rows", message, f"at most {options.most_rows:,}", propose_fewer(dataset, options)
        )


def _check_unit(dataset: Dataset, options: ChartOptions) -> Iterator[Complaint]:
    """A unit belongs to values that are drawn."""
    if options.unit and not (options.roles.value and getattr(options, options.roles.value, None)):
        message = f"there are no values here whose unit could be '{options.unit}'"
        yield Complaint("unit", "chart.unit", message, fix="take out 'unit', or write it in dataset.toml")


def _check_values(dataset: Dataset, options: ChartOptions) -> Iterator[Complaint]:
    """Every column that is drawn has values, and each of its numbers can be written beside its mark."""
    named = {name: option for option, name, _ in reversed(list(list_named(options)))}
    for name, option in reversed(named.items()):
        column = dataset.column(name)
        known = [row[name] for row in dataset.rows if row[name] is not None]
        if not known and "." not in option:
            yield Complaint(option, "chart.empty", f"column '{name}' has no value in any row")
        if column and column.type == "number":
            yield from _check_digits(option, name, (value for value in known if isinstance(value, Decimal)))


def _check_digits(option: str, name: str, numbers: Iterable[Decimal]) -> Iterator[Complaint]:
    """Of many numbers that are no good the first is told, and how many there are."""
    values = list(numbers)
    decimals = count_decimals(value for value in values if value.is_finite())
    bad = [value for value in values if not _has_room(value, decimals)]
    if bad:
        more = f", and {len(bad) - 1:,} more like it" if len(bad) > 1 else ""
        message = f"column '{name}' holds {bad[0]}, which no label can show{more}"
        allowed = f"at most {_MOST_DIGITS} digits, with the {decimals} decimals of its column"
        fix = "round the column, or give it a larger unit"
        if not bad[0].is_finite():
            allowed, fix = "numbers with an end", "leave the cell empty, or mend the query that made it"
        yield Complaint(option, "chart.value", message, allowed, fix)


def _has_room(value: Decimal, decimals: int) -> bool:
    """Whether a value written in full fits beside its mark."""
    return value.is_finite() and max(1, value.adjusted() + 1) + decimals <= _MOST_DIGITS


def _check_members(dataset: Dataset, options: ChartOptions) -> Iterator[Complaint]:
    option = options.roles.series
    name = getattr(options, option, None) if option else None
    count = len({row[name] for row in dataset.rows}) if isinstance(name, str) else 0
    if options.count_looks(count) > MEMBERS:
        message = f"column '{name}' has {count} categories"
        fix = "merge the smaller ones, or highlight the few that matter"
        yield Complaint(option, "chart.categories", message, f"at most {MEMBERS} can be told apart", fix)


def _check_panels(dataset: Dataset, options: ChartOptions) -> Iterator[Complaint]:
    """Small multiples: not too many, each with a name and something to show."""
    facet = options.facet
    if not facet:
        return
    names = list(dict.fromkeys(row[facet] for row in dataset.rows))
    if None in names:
        message, fix = f"a row has no value in column '{facet}', and so no panel", "fill it in, or leave the row out"
        yield Complaint("facet", "chart.facet", message, fix=fix)
    if len(names) > MOST_PANELS:
        message = f"column '{facet}' would make {len(names)} panels"
        yield Complaint(
            "facet", "chart.facet", message, f"at most {MOST_PANELS}", "merge the smaller ones, or leave rows out"
        )
    value = getattr(options, options.roles.value, None) if options.roles.value else None
    if isinstance(value, str):
        filled = {row[facet] for row in dataset.rows if row[value] is not None}
        empty = [str(name) for name in names if name not in filled and filled]
        if empty:
            message = f"the panel of '{empty[0]}' has no value of '{value}' to show"
            yield Complaint("facet", "chart.facet", message, fix="leave its rows out, or fill them in")


def _check_highlight(dataset: Dataset, options: ChartOptions) -> Iterator[Complaint]:
    wanted = getattr(options, "highlight", None) or ()
    name = getattr(options, options.roles.named, None) if options.roles.named else None
    if wanted and not isinstance(name, str):
        option = options.roles.named
        message = f"'highlight' names what '{option}' tells apart, but there is no '{option}'"
        yield Complaint("highlight", "chart.missing", message, fix=f"add '{option}:'")
        return
    known = {str(row[name]) for row in dataset.rows if row[name] is not None} if isinstance(name, str) else set()
    for index, text in enumerate(wanted):
        if text not in known:
            message = f"there is no '{text}' to highlight"
            yield Complaint(f"highlight.{index}", "chart.highlight", message, suggest(str(text), known))
