"""A writer's Vega-Lite fitted to the width of a view: plots as wide as there is room, panels in as many columns."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import ceil
from typing import Any

from nutgraf.charts.vegalite_units import LISTS
from nutgraf.datasets.model import Dataset

_PANEL, _PLOT, _GAP, _AXIS = 150, 240, 20, 48
_LEAST = 40
_UNKNOWN = 4
_FIT = {"type": "fit-x", "contains": "padding"}


def has_panels(spec: Mapping[str, Any]) -> bool:
    """Whether a specification is of several plots."""
    channels = {"row", "column", "facet"} & set(spec.get("encoding") or ())
    return bool(channels) or any(key in spec for key in (*LISTS[1:], "facet", "repeat"))


def fit_spec(spec: dict[str, Any], width: int, dataset: Dataset) -> dict[str, Any]:
    """The specification for a view that wide. What is narrower by its own will stays so."""
    spec = _reflow(spec, width, dataset)
    if has_panels(spec):
        across = _count_across(spec)
        plot = max(_LEAST, (width - _AXIS - _GAP * (across - 1)) / across)
        return _change_widths(spec, lambda own: min(own, plot) if own else plot)
    own = spec.get("width")
    if isinstance(own, int | float) and own <= width:
        return spec
    return {**spec, "width": width, "autosize": _FIT}


def narrow_spec(spec: dict[str, Any], excess: float) -> dict[str, Any]:
    """A specification of several plots, each narrower so that `excess` pixels are gone; wider if it is negative."""
    share = ceil(excess / _count_across(spec))
    return _change_widths(spec, lambda width: max(_LEAST, width - share))


def _count_across(spec: Mapping[str, Any]) -> int:
    """How many plots stand side by side in the widest row."""
    encoding, repeat = spec.get("encoding") or {}, spec.get("repeat")
    columns = [spec.get("columns", 1), *((encoding.get(name) or {}).get("columns", 1) for name in ("facet", "column"))]
    if isinstance(repeat, Mapping):
        columns.append(len(repeat.get("column", ())))
    inner = [spec["spec"]] if "spec" in spec else []
    inner += [part for key in ("layer", "vconcat", "concat") for part in spec.get(key, ())]
    widest = max([1, *(_count_across(part) for part in inner)])
    return max(sum(_count_across(part) for part in spec.get("hconcat", ())), widest * int(max(columns)))


def _reflow(spec: dict[str, Any], width: int, dataset: Dataset) -> dict[str, Any]:
    """Panels side by side, in as many columns as find room."""
    spec = {key: [_reflow(part, width, dataset) for part in value] if key in LISTS else value
            for key, value in spec.items()}  # fmt: skip
    if "spec" in spec:
        spec["spec"] = _reflow(spec["spec"], width, dataset)
    if spec.get("encoding"):
        spec["encoding"] = _reflow_encoding(spec["encoding"], width, dataset)
    most = (width + _GAP) // (_PLOT + _GAP)
    if len(spec.get("hconcat", ())) > most:
        spec["concat"] = spec.pop("hconcat")
    cells = spec.get("concat") or spec.get("repeat")
    if isinstance(cells, list):
        spec["columns"] = _spread(len(cells), most, spec.get("columns"))
    elif "field" in (spec.get("facet") or ()):
        spec["columns"] = _spread_panels(spec["facet"], width, dataset, spec.get("columns"))
    return spec


def _reflow_encoding(encoding: Mapping[str, Any], width: int, dataset: Dataset) -> dict[str, Any]:
    """Columns become panels that may go on in the next row."""
    found = dict(encoding)
    if "column" in found and "row" not in found:
        found["facet"] = found.pop("column")
    facet = found.get("facet")
    if isinstance(facet, Mapping):
        found["facet"] = {**facet, "columns": _spread_panels(facet, width, dataset, facet.get("columns"))}
    return found


def _spread_panels(channel: Mapping[str, Any], width: int, dataset: Dataset, wished: object) -> int:
    name = channel.get("field")
    is_known = isinstance(name, str) and dataset.column(name) is not None
    count = len({row[str(name)] for row in dataset.rows}) if is_known else _UNKNOWN
    return _spread(count, (width + _GAP) // (_PANEL + _GAP), wished)


def _spread(count: int, most: int, wished: object) -> int:
    """Columns for so many panels: no more than find room or are wished for, the rows evenly filled."""
    most = max(1, min(most, count, wished if isinstance(wished, int) else most))
    return max(1, ceil(count / ceil(count / most))) if count else 1


def _change_widths(spec: dict[str, Any], change: Callable[[float], float]) -> dict[str, Any]:
    """Every plot in another width; 0 stands for one that has none of its own."""
    spec = {key: [_change_widths(part, change) for part in value] if key in LISTS[1:] else value
            for key, value in spec.items()}  # fmt: skip
    if "spec" in spec:
        spec["spec"] = _change_widths(spec["spec"], change)
    elif "mark" in spec or "layer" in spec:
        own = spec.get("width")
        spec["width"] = round(change(own if isinstance(own, int | float) else 0))
    return spec
