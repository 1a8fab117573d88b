"""Vega-Lite compiled once for all charts that are built alike.

Charts of one kind differ in their rows, sizes and scales, which are numbers; what the compiler makes of them differs in
the same numbers. So a specification is compiled with stand-ins for these, and each chart puts its own in their place.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from nutgraf.charts.engine import compile_vega

_FIRST = 7_000_001
_Numbers = dict[tuple[str, tuple[float, ...]], int]
"""Scales, widths and heights -> the first of their stand-ins."""
_compiled: dict[str, str] = {}


def compile_alike(spec: Mapping[str, Any]) -> dict[str, Any]:
    """The Vega specification of a sketch's Vega-Lite one, its rows included."""
    bare = {key: value for key, value in spec.items() if key != "datasets"}
    numbers: _Numbers = {}
    text = json.dumps(_set_aside(bare, numbers), sort_keys=True)
    if text not in _compiled:
        _compiled[text] = json.dumps(compile_vega(json.loads(text)))
    own = {first + index: item for (_, items), first in numbers.items() for index, item in enumerate(items)}
    vega: dict[str, Any] = _put_back(json.loads(_compiled[text]), own)
    tables = spec.get("datasets", {})
    vega["data"] = [
        {**source, "values": tables[source["name"]]} if source["name"] in tables else source for source in vega["data"]
    ]
    return vega


def _set_aside(node: Any, numbers: _Numbers, key: str = "") -> Any:
    """The specification with stand-ins for the numbers of scales, widths and heights; equal scales get the same."""
    if isinstance(node, Mapping):
        return {name: _set_aside(value, numbers, name) for name, value in node.items()}
    if isinstance(node, list):
        if key in ("domain", "range") and all(isinstance(item, int | float) for item in node):
            first = _stand_in((key, tuple(node)), numbers)
            return list(range(first, first + len(node)))
        return [_set_aside(item, numbers) for item in node]
    if key in ("width", "height") and isinstance(node, int | float):
        return _stand_in((key, (node,)), numbers)
    return node


def _stand_in(item: tuple[str, tuple[float, ...]], numbers: _Numbers) -> int:
    if item not in numbers:
        numbers[item] = _FIRST + sum(len(items) for _, items in numbers)
    return numbers[item]


def _put_back(node: Any, own: Mapping[int, float]) -> Any:
    if isinstance(node, dict):
        return {name: _put_back(value, own) for name, value in node.items()}
    if isinstance(node, list):
        return [_put_back(item, own) for item in node]
    return own.get(node, node) if isinstance(node, int) else node
