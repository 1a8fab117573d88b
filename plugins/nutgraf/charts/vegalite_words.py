"""A writer's Vega-Lite in words: the columns that it shows, and the sentence that fits what it draws of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from nutgraf.charts.sentences import Sentence, describe_extremes, describe_pairs, describe_trend
from nutgraf.charts.vegalite_units import list_fields, list_units
from nutgraf.charts.wording import Wording
from nutgraf.datasets.model import Column, Dataset

_ORDERED = frozenset({"date", "datetime", "year"})


def read_spec(options: Mapping[str, object]) -> Mapping[str, Any]:
    """The specification among the options of a chart."""
    spec = options["spec"]
    return spec if isinstance(spec, dict) else {}


def list_used(spec: Mapping[str, Any], dataset: Dataset) -> list[Column]:
    """The columns that a specification uses, in its order; all where it names none."""
    found = [column for name in list_fields(spec) if (column := dataset.column(name))]
    return found or list(dataset.columns)


def describe_spec(spec: Mapping[str, Any], dataset: Dataset, wording: Wording) -> str:
    """The sentence for what is drawn value by value: a trend, pairs, or extremes with names.

    Empty where values are computed before they are drawn, for these are not in the dataset.
    """
    units = list(list_units(spec))
    if "transform" in str(spec) or not units:
        return ""
    encoding = units[0].encoding
    channels = {name: encoding[name] for name in ("x", "y", "theta", "color") if isinstance(encoding.get(name), dict)}
    if any({"aggregate", "bin", "timeUnit"} & channel.keys() for channel in channels.values()):
        return ""
    columns = {
        name: column for name, channel in channels.items() if (column := dataset.column(str(channel.get("field"))))
    }
    chosen = _choose(columns)
    return chosen[0](chosen[1], dataset.rows, wording) if chosen else ""


def _choose(columns: Mapping[str, Column]) -> tuple[Sentence, list[Column]] | None:
    """The sentence for columns in these channels, and the columns in the order that it wants."""
    x, y, theta, color = (columns.get(name) for name in ("x", "y", "theta", "color"))
    if theta and color and theta.type == "number":
        return describe_extremes, [color, theta]
    if not x or not y or "number" not in (x.type, y.type):
        return None
    if x.type == y.type:
        return describe_pairs, [x, y]
    names, value = (x, y) if y.type == "number" else (y, x)
    if names.type not in _ORDERED:
        return describe_extremes, [names, value]
    series = [color] if color and color.type != "number" and color != names else []
    return describe_trend, [names, *series, value]
