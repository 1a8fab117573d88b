"""Whether what a chart says of its axes fits its rows: limits, logarithms, and where annotations stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from nutgraf.charts.bins import Bins
from nutgraf.charts.options import Annotation, ChartOptions, Complaint
from nutgraf.charts.scales import number_moment
from nutgraf.charts.spots import place_spot, read_spot
from nutgraf.datasets.model import Column, Dataset, Row
from nutgraf.names import suggest


def check_limits(dataset: Dataset, options: ChartOptions, names: Sequence[str]) -> Iterator[Complaint]:
    """Values of these columns lie between `low` and `high`, and above zero on a logarithmic axis.

    So do the values of `reference` and of annotations.
    """
    low, high = getattr(options, "low", None), getattr(options, "high", None)
    if low is not None and high is not None and low >= high:
        yield Complaint("low", "chart.limits", f"'low: {low}' is not below 'high: {high}'", fix="exchange them")
        return
    if getattr(options, "log", False):
        yield from _check_log(dataset, options, names)
    for option, bound, sign in (("low", low, 1), ("high", high, -1)):
        if bound is None:
            continue
        beyond = [(row, value) for row, value in _list_values(dataset, names) if value * sign < bound * sign]
        if beyond:
            message = f"'{option}: {bound}' would cut off {_tell(beyond, options)}"
            yield Complaint(
                option, "chart.limits", message, fix=f"widen '{option}', or choose rows with 'from' and 'to'"
            )
        for key, value in _list_marks(options):
            if value * sign < bound * sign:
                message = f"{value} lies beyond '{option}: {bound}' and would not be seen"
                yield Complaint(key, "chart.limits", message, fix=f"widen '{option}', or take it out")


def check_bins(bins: Bins, values: Sequence[Decimal], options: ChartOptions) -> Iterator[Complaint]:
    """Bars count whole bins, but for those that `from` and `to` cut, and begin at zero."""
    start, end = (Decimal(text) if text else None for text in (getattr(options, name) for name in ("start", "end")))
    if start is not None and bins.start < start:
        yield _tell_cut("from", start, (bins.start, bins.start + bins.step), "begin")
    first, last = bins.edges[-2:]
    # Of whole numbers the last bin is complete where the next number is the first of another bin.
    is_complete = end == last - 1 and all(value == value.to_integral_value() for value in values)
    if end is not None and first <= end < last and not is_complete:
        yield _tell_cut("to", end, (first, last), "end")
    for key, value in _list_marks(options):
        if value < 0 and key != "reference.value":
            message = f"{value} lies below the bars, which begin at zero"
            yield Complaint(key, "chart.limits", message, "a height: a number of values, or per cent")


def _tell_cut(option: str, bound: Decimal, ends: tuple[Decimal, Decimal], verb: str) -> Complaint:
    low, high = (f"{end.normalize():f}" for end in ends)
    message = f"the bar from {low} to {high} counts only what '{option}: {bound}' leaves of it"
    fix = f"{verb} where a bar does, or choose other bars with 'step' and 'edge'"
    return Complaint(option, "chart.limits", message, fix=fix, severity="warning")


def check_annotations(dataset: Dataset, options: ChartOptions) -> Iterator[Complaint]:
    """Annotations stand where rows are drawn, and point at rows that there are."""
    along = dataset.column(str(getattr(options, options.roles.along, "")))
    if along is None:
        return
    places = [at for row in dataset.rows if (at := number_moment(row[along.name], along.type)) is not None]
    for number, annotation in enumerate(getattr(options, "annotations", ())):
        key = f"annotations.{number}"
        for option, spot in (("at", annotation.at), ("from", annotation.start), ("to", annotation.end)):
            if spot and places and not min(places) <= place_spot(spot, along) <= max(places):
                message = f"'{spot}' lies outside of the rows that are drawn"
                first, last = (
                    next(
                        str(row[along.name])
                        for row in dataset.rows
                        if number_moment(row[along.name], along.type) == end
                    )
                    for end in (min(places), max(places))
                )
                yield Complaint(f"{key}.{option}", "chart.annotation", message, f"{first} to {last}")
        yield from _check_target(key, annotation, along, dataset, options)


def _check_target(
    key: str, annotation: Annotation, along: Column, dataset: Dataset, options: ChartOptions
) -> Iterator[Complaint]:
    if not annotation.series:
        return
    column = str((getattr(options, options.roles.series, None) if options.roles.series else None) or "")
    members = list(dict.fromkeys(str(row[column]) for row in dataset.rows)) if column else []
    if annotation.series not in members:
        message = f"there is no series '{annotation.series}' to point at"
        yield Complaint(f"{key}.series", "chart.annotation", message, suggest(annotation.series, members))
        return
    if not annotation.at or annotation.value is not None:
        return
    wanted, value = read_spot(annotation.at, along), str(getattr(options, options.roles.value))
    rows = (row for row in dataset.rows if row[along.name] == wanted and str(row[column]) == annotation.series)
    if all(row[value] is None for row in rows):
        message = f"'{annotation.series}' has no value at '{annotation.at}' to point at"
        yield Complaint(f"{key}.at", "chart.annotation", message, fix="choose another place, or add 'value:'")


def _check_log(dataset: Dataset, options: ChartOptions, names: Sequence[str]) -> Iterator[Complaint]:
    low = getattr(options, "low", None)
    if low is not None and low <= 0:
        yield Complaint("low", "chart.log", f"a logarithmic axis cannot begin at {low}", "a number above zero")
    beyond = [(row, value) for row, value in _list_values(dataset, names) if value <= 0]
    if beyond:
        message = f"a logarithmic axis has no place for {_tell(beyond, options)}"
        yield Complaint("log", "chart.log", message, "values above zero", "take out 'log'")
    for key, value in _list_marks(options):
        if value <= 0:
            yield Complaint(key, "chart.log", f"a logarithmic axis has no place for {value}", "a number above zero")


def _list_marks(options: ChartOptions) -> Iterator[tuple[str, Decimal]]:
    """The values that the options themselves put on the axis, with their keys."""
    if reference := getattr(options, "reference", None):
        yield "reference.value", reference.value
    for number, annotation in enumerate(getattr(options, "annotations", ())):
        if annotation.value is not None:
            yield f"annotations.{number}.value", annotation.value


def _list_values(dataset: Dataset, names: Sequence[str]) -> Iterator[tuple[Row, Decimal]]:
    cells = ((row, row[name]) for row in dataset.rows for name in names)
    return ((row, cell) for row, cell in cells if isinstance(cell, Decimal) and cell.is_finite())


def _tell(found: Sequence[tuple[Row, Decimal]], options: ChartOptions) -> str:
    """The first of the values with its place, and how many more there are: `-3 (Radio, 2015) and 2 more`."""
    row, value = found[0]
    columns = (getattr(options, role, None) for role in (options.roles.series, options.roles.along) if role)
    where = ", ".join(str(row[name]) for name in dict.fromkeys(columns) if name)
    more = f" and {len(found) - 1:,} more" if len(found) > 1 else ""
    return f"{value} ({where}){more}" if where else f"{value}{more}"
