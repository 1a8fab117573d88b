"""What is wrong with a writer's Vega-Lite, as far as it shows without drawing it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

from nutgraf.charts.house_style import MEMBERS
from nutgraf.charts.options import Complaint
from nutgraf.charts.vegalite_units import (
    Path,
    Spec,
    Unit,
    list_fields,
    list_made,
    list_nodes,
    list_units,
    name_root,
    tells_apart,
)
from nutgraf.datasets.model import Dataset
from nutgraf.names import suggest

_COLORS = ("color", "fill", "stroke")
_MADE_HERE = ("sequence", "sphere", "graticule")


def check_words(spec: Spec, data: str) -> Iterator[Complaint]:
    """What no dataset could mend: something to load, links that are not safe, words that belong to the page."""
    for path, node in list_nodes(spec):
        if path and path[-1] == "data" and "url" in node:
            message = f"'url' would load {node['url']}; a chart loads nothing"
            fix = "make a dataset of it in data/, and name that under 'data:'"
            yield _complain((*path, "url"), "chart.network", message, fix=fix)
        elif path and path[-1] == "data":
            yield from _check_data(path, node, data)
        yield from _check_addresses(path, node)
    for key in ("title", "description"):
        if key in spec:
            message, fix = f"the {key} of the specification is not shown", "take it out: the chart has its own"
            yield _complain((key,), "chart.title", message, fix=fix)._replace(severity="warning")


def check_rows(spec: Spec, dataset: Dataset) -> Iterator[Complaint]:
    """What is wrong for the rows of the dataset."""
    units = [unit for unit in list_units(spec) if _is_own(unit, dataset)]
    yield from _check_fields(spec, units, dataset)
    yield from chain.from_iterable(_check_unit(unit, dataset) for unit in units)


def _check_data(path: Path, node: Mapping[str, Any], data: str) -> Iterator[Complaint]:
    name = node.get("name")
    is_inline = "values" in node or any(key in node for key in _MADE_HERE)
    if isinstance(name, str) and not is_inline and name != data:
        message = f"there is no dataset '{name}' in this chart"
        yield _complain((*path, "name"), "chart.data", message, suggest(name, [data]))


def _check_addresses(path: Path, node: Mapping[str, Any]) -> Iterator[Complaint]:
    for channel, starts, meaning in (("url", "data:image/", "a picture"), ("href", "https://", "a link")):
        value = node.get(channel)
        text = value.get("value") if isinstance(value, Mapping) else value
        is_data = bool(path) and path[-1] == "data"
        if isinstance(text, str) and not is_data and not text.startswith(starts):
            code = "chart.network" if channel == "url" else "chart.link"
            yield _complain((*path, channel), code, f"{meaning} leads to {text}", f"what begins with {starts}")


def _is_own(unit: Unit, dataset: Dataset) -> bool:
    data = unit.data
    return data is None or (isinstance(data, Mapping) and data.get("name") == dataset.id and "values" not in data)


def _check_fields(spec: Spec, units: list[Unit], dataset: Dataset) -> Iterator[Complaint]:
    """Every field is a column, or made by a transform."""
    made = list_made(spec)
    if made is None:
        return
    known = [column.name for column in dataset.columns]
    foreign = any(not _is_own(unit, dataset) for unit in list_units(spec))
    named = list_fields(spec)
    if foreign:
        named = {
            name_root(channel["field"]): (*path, "field")
            for unit in units
            for _, path, channel in unit.list_channels()
            if isinstance(channel.get("field"), str)
        }
    for name, path in named.items():
        if name not in made and name not in known:
            message = f"dataset '{dataset.id}' has no column '{name}'"
            yield _complain(path, "chart.column", message, suggest(name, known))


def _check_unit(unit: Unit, dataset: Dataset) -> Iterator[Complaint]:
    for name, path, channel in unit.list_channels():
        if name in ("x", "y") and unit.type in ("bar", "area"):
            yield from _check_zero(unit.type, path, channel)
        if name in _COLORS:
            yield from _check_color(unit, path, channel, dataset)
        if name in ("href", "url") and isinstance(channel.get("field"), str):
            yield from _check_cells(name, path, channel["field"], dataset)


def _check_zero(mark: str, path: Path, channel: Mapping[str, Any]) -> Iterator[Complaint]:
    """Lengths are compared, so they begin at zero."""
    scale = channel.get("scale")
    if channel.get("type") not in (None, "quantitative") or not isinstance(scale, Mapping) or channel.get("bin"):
        return
    domain = scale.get("domain")
    is_cut = scale.get("zero") is False and domain is None
    if isinstance(domain, list) and all(isinstance(end, int | float) for end in domain) and domain:
        is_cut = min(domain) > 0 or max(domain) < 0
    if is_cut and scale.get("type", "linear") == "linear":
        message = f"the axis of a {mark} does not begin at zero, so that lengths mislead"
        fix = "take 'zero' or 'domain' out, or draw points or lines"
        yield _complain((*path, "scale"), "chart.zero", message, fix=fix)


def _check_color(unit: Unit, path: Path, channel: Mapping[str, Any], dataset: Dataset) -> Iterator[Complaint]:
    """Categories have colours enough, and something beside colour."""
    column = dataset.column(str(channel.get("field")))
    is_nominal = channel.get("type") == "nominal" or (column and column.type in ("string", "boolean"))
    if not column or not is_nominal or channel.get("type") in ("quantitative", "temporal"):
        return
    count = len({row[column.name] for row in dataset.rows})
    scale = channel.get("scale")
    is_mapped = isinstance(scale, Mapping) and ("range" in scale or "scheme" in scale)
    if count > MEMBERS and not is_mapped and not ("scale" in channel and scale is None):
        message = f"column '{column.name}' has {count} categories"
        fix = "merge the smaller ones, or show it by place instead"
        yield _complain((*path, "field"), "chart.categories", message, f"at most {MEMBERS} can be told apart", fix)
    elif count > 1 and unit.type != "geoshape" and not tells_apart(unit, column.name):
        message = f"only colour tells the values of '{column.name}' apart"
        fix = "add the column as 'shape', 'strokeDash', 'text' or a place"
        yield _complain(path, "chart.color", message, fix=fix)._replace(severity="warning")


def _check_cells(name: str, path: Path, field: str, dataset: Dataset) -> Iterator[Complaint]:
    start = "https://" if name == "href" else "data:image/"
    cells = (row.get(field) for row in dataset.rows)
    bad = next((cell for cell in cells if isinstance(cell, str) and not cell.startswith(start)), None)
    if bad is not None:
        code = "chart.link" if name == "href" else "chart.network"
        yield _complain(path, code, f"column '{field}' holds {bad}", f"what begins with {start}")


def _complain(path: Path, code: str, message: str, allowed: str = "", fix: str = "") -> Complaint:
    return Complaint(".".join(map(str, ("spec", *path))), code, message, allowed, fix)
