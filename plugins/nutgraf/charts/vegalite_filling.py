"""A writer's Vega-Lite filled in from the dataset: rows, types, titles, tooltips, and labels that find room."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import replace
from datetime import date
from decimal import Decimal
from math import ceil
from typing import Any

from nutgraf.charts.grammar import alt
from nutgraf.charts.sheet import NARROW_BELOW, Rows, Sheet
from nutgraf.charts.text import wrap_text
from nutgraf.charts.tier import find_tier
from nutgraf.charts.vegalite_config import compose_config, merge_config
from nutgraf.charts.vegalite_size import has_panels
from nutgraf.charts.vegalite_units import list_nodes, list_units
from nutgraf.datasets.model import Cell, Column, Dataset

TELLING = frozenset({"arc", "area", "bar", "circle", "geoshape", "line", "point", "rect", "square", "tick", "trail"})
"""The marks that show values."""

_TYPES = {"number": "quantitative", "date": "temporal", "datetime": "temporal", "year": "ordinal"}
_PARTS = {"x": "axis", "y": "axis", "color": "legend", "fill": "legend", "stroke": "legend", "size": "legend",
          "shape": "legend", "strokeDash": "legend", "opacity": "legend", "row": "header", "column": "header",
          "facet": "header", "theta": "", "radius": "", "tooltip": "", "text": ""}  # fmt: skip
_DROPPED = ("title", "description", "usermeta", "autosize", "background", "$schema", "datasets")
_NARROW_LABEL, _WIDE_LABEL, _LINE, _ROOM = 120, 210, 14, 10
_SWATCH = 36
_YEAR, _PANEL = 48, 180


def fill_spec(spec: Mapping[str, Any], sheet: Sheet) -> dict[str, Any]:
    """A specification with data, types, titles, tooltips and the house's configuration."""
    dataset = sheet.dataset
    ready = {key: value for key, value in deepcopy(dict(spec)).items() if key not in _DROPPED}
    ready.setdefault("data", {"name": dataset.id})
    units = list(list_units(ready))
    tells = any("tooltip" in unit.encoding or "tooltip" in unit.mark for unit in units)
    # A mark of no field, such as the land below the points of a map, has nothing to tell.
    telling = set() if tells else {unit.path for unit in units if unit.shows_data()}
    plot = replace(sheet, width=min(sheet.width, _PANEL)) if has_panels(ready) else sheet
    for path, node in list_nodes(ready):
        if isinstance(node.get("encoding"), dict):
            _fill_channels(node["encoding"], plot)
        if path in telling and isinstance(node, dict):
            node["mark"] = _fill_mark(node["mark"])
    for channel in _list_facets(ready):
        _fill_channel("facet", channel, sheet)
    house = compose_config(
        is_narrow=sheet.width < NARROW_BELOW,
        has_panels=has_panels(ready),
        is_live=find_tier(ready).tier == "runtime",
        step=_measure_step(ready, sheet),
    )
    ready["config"] = merge_config(house, ready.get("config") or {})
    ready["datasets"] = {dataset.id: _make_rows(dataset, _list_moments(ready))}
    return {"$schema": alt.SCHEMA_URL, **ready}


def _list_facets(spec: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for _, node in list_nodes(spec):
        facet = node.get("facet")
        if isinstance(facet, dict) and "spec" in node:
            parts = [facet] if "field" in facet else [facet.get("row"), facet.get("column")]
            yield from (part for part in parts if isinstance(part, dict))


def _fill_channels(encoding: dict[str, Any], sheet: Sheet) -> None:
    for name, value in encoding.items():
        for channel in value if isinstance(value, list) else [value]:
            if isinstance(channel, dict):
                _fill_channel(name, channel, sheet)


def _fill_channel(name: str, channel: dict[str, Any], sheet: Sheet) -> None:
    """The type and the title of a column that is shown as it is, and room for its labels."""
    column = sheet.dataset.column(str(channel.get("field")))
    if column is None or "aggregate" in channel or name not in _PARTS:
        return
    channel.setdefault("type", _TYPES.get(column.type, "nominal"))
    part = _PARTS[name]
    own = channel.get(part) if part else None
    has_title = "title" in channel or (isinstance(own, Mapping) and "title" in own)
    if not has_title:
        channel["title"] = _write_title(column)
    is_plain = not {"bin", "timeUnit"} & channel.keys()
    if is_plain and part and own is not False and not (part in channel and own is None):
        more = _word_part(name, channel, column, sheet)
        # What is named by its own words needs no name for the whole.
        more |= {} if has_title or channel["type"] != "nominal" else {"title": None}
        channel[part] = {**more, **(own or {})}


def _word_part(name: str, channel: Mapping[str, Any], column: Column, sheet: Sheet) -> dict[str, Any]:
    """How an axis or a legend words the values of a column."""
    if column.type == "year" and name in ("x", "y"):
        return _word_years(name, channel, column, sheet)
    if channel["type"] not in ("nominal", "ordinal") or column.type != "string":
        return {}
    names = list(dict.fromkeys(str(row[column.name]) for row in sheet.rows if row[column.name] is not None))
    if name == "y":
        wrapped = {text: lines for text in names if len(lines := _wrap(text, sheet)) > 1}
        return {"labelExpr": f"{_write_json(wrapped)}[datum.label] || datum.label"} if wrapped else {}
    if _PARTS[name] == "legend":
        widest = max((sheet.measure_small(text) for text in names), default=0)
        columns = max(1, int(sheet.width // (widest + _SWATCH)))
        return {"columns": min(columns, len(names) or 1), "labelLimit": sheet.width - _SWATCH}
    return {}


def _word_years(name: str, channel: Mapping[str, Any], column: Column, sheet: Sheet) -> dict[str, Any]:
    """Years are no thousands, and no moments within them."""
    if channel["type"] == "quantitative":
        return {"format": "d"}
    if channel["type"] != "temporal" or name != "x":
        return {"format": "%Y"} if channel["type"] == "temporal" else {"labelAngle": 0, "labelOverlap": True}
    years = [int(cell) for row in sheet.rows if isinstance(cell := row[column.name], Decimal)]
    step = ceil((max(years) - min(years) + 1) * _YEAR / sheet.width) if years else 1
    return {"format": "%Y", "tickCount": {"interval": "year", "step": step}}


def _wrap(text: str, sheet: Sheet) -> list[str]:
    limit = _NARROW_LABEL if sheet.width < NARROW_BELOW else _WIDE_LABEL
    return wrap_text(text, limit, sheet.measure_small)


def _measure_step(spec: Mapping[str, Any], sheet: Sheet) -> int:
    """The height of a lane: room for the label of most lines."""
    fields = {str((unit.encoding.get("y") or {}).get("field")) for unit in list_units(spec)}
    columns = [column for name in sorted(fields) if (column := sheet.dataset.column(name)) and column.type == "string"]
    texts = {str(row[column.name]) for column in columns for row in sheet.rows if row[column.name] is not None}
    most = max((len(_wrap(text, sheet)) for text in texts), default=1)
    return max(26, most * _LINE + _ROOM)


def _write_json(wrapped: Mapping[str, list[str]]) -> str:
    """A mapping as an expression of Vega, whose texts are those of JSON."""
    return json.dumps(wrapped, ensure_ascii=False, sort_keys=True)


def _write_title(column: Column) -> str:
    is_told = not column.unit or column.unit.casefold() in column.title.casefold()
    return column.title if is_told else f"{column.title} ({column.unit})"


def _fill_mark(mark: Any) -> Any:
    kind = mark if isinstance(mark, str) else mark.get("type")
    if kind not in TELLING:
        return mark
    return {**({"type": mark} if isinstance(mark, str) else mark), "tooltip": True}


def _list_moments(spec: Mapping[str, Any]) -> set[str]:
    """The fields that are shown as moments: years among them must be text, for 2015 is a moment of 1970 to Vega."""
    return {
        str(channel.get("field"))
        for unit in list_units(spec)
        for _, _, channel in unit.list_channels()
        if channel.get("type") == "temporal" or "timeUnit" in channel
    }


def _make_rows(dataset: Dataset, moments: set[str]) -> Rows:
    names = [(column, column.name) for column in dataset.columns]
    return [{name: _make_value(row[name], column, moments) for column, name in names} for row in dataset.rows]


def _make_value(cell: Cell, column: Column, moments: set[str]) -> Any:
    if isinstance(cell, Decimal):
        if column.type == "year" and column.name in moments:
            return str(cell)
        return int(cell) if cell == cell.to_integral_value() else float(cell)
    return cell.isoformat() if isinstance(cell, date) else cell
