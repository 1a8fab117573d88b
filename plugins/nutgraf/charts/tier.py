"""How a chart becomes interactive, read from its Vega-Lite specification.

- static: nothing to show on a touch
- light: tooltips, and selections by hovering that only change how marks look; a few hundred lines of our own script
  show the mark that is meant, by pointer, touch and keyboard
- runtime: anything that computes in the reader's browser: brushes, zoom, inputs, marks and words of a legend that are
  pressed, selections that filter or rescale
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

Tier = Literal["static", "light", "runtime"]

_HOVER = re.compile(r"(pointer|mouse)(over|move|enter)\b")
_LOOKS = frozenset({"color", "fill", "opacity", "shape", "size", "stroke", "strokeDash", "strokeOpacity", "strokeWidth",
                    "fillOpacity", "order", "text", "tooltip"})  # fmt: skip

# Vega-Lite makes these of several marks, and gives them tooltips of its own accord.
_TELLING = frozenset({"boxplot", "errorband", "errorbar"})


@dataclass(frozen=True, slots=True)
class Verdict:
    """The tier of a chart and the reason in words."""

    tier: Tier
    reason: str


def find_tier(spec: Mapping[str, Any]) -> Verdict:
    """The least tier that serves a Vega-Lite specification."""
    params = [param for node in _walk(spec) for param in node.get("params", ()) if isinstance(param, Mapping)]
    for param in params:
        reason = _find_runtime_reason(param, spec)
        if reason:
            return Verdict("runtime", reason)
    for name in sorted(param["name"] for param in params):
        place = _find_use(spec, name)
        if place:
            return Verdict("runtime", f"'{name}' is used in {place}")
    if any(_is_asked(spec, param["name"]) for param in params):
        return Verdict("light", "hovering changes only how marks look")
    if any(_has_tooltip(node) for node in _walk(spec)):
        return Verdict("light", "tooltips")
    return Verdict("static", "no tooltip and no selection")


def _is_asked(spec: Mapping[str, Any], name: str) -> bool:
    """Whether anything depends on a selection."""
    return any(node.get("param") == name for node in _walk(spec))


def _has_tooltip(node: Mapping[str, Any]) -> bool:
    """Whether a unit tells values, by a channel or by its mark."""
    encoding, mark = node.get("encoding"), node.get("mark")
    told = isinstance(encoding, Mapping) and encoding.get("tooltip")
    kind = mark.get("type") if isinstance(mark, Mapping) else mark
    return bool(told or kind in _TELLING or (isinstance(mark, Mapping) and mark.get("tooltip")))


def _find_runtime_reason(param: Mapping[str, Any], spec: Mapping[str, Any]) -> str:
    name, select, bind = param.get("name", ""), param.get("select"), param.get("bind")
    kind = select.get("type") if isinstance(select, Mapping) else select
    if kind == "point" and _is_asked(spec, name):
        event = select.get("on", "click") if isinstance(select, Mapping) else "click"
        if bind == "legend":
            return f"'{name}' is chosen in the legend"
        if not (isinstance(event, str) and _HOVER.match(event)):
            return f"'{name}' is chosen by a press"
    if kind == "interval":
        return f"'{name}' is zoomed or dragged" if bind == "scales" else f"'{name}' is a brush"
    if bind is not None and bind != "legend":
        return f"'{name}' is bound to an input"
    return f"'{name}' is computed" if kind is None and "expr" in param else ""


def _find_use(node: Any, name: str, path: str = "") -> str:
    """Where a selection does more than change looks: "transform", "scale" …; "" if nowhere."""
    if isinstance(node, Mapping):
        if path and (node.get("param") == name or name in _list_names(node)):
            return path
        for key, value in sorted(node.items()):
            if key in _LOOKS or key == "params":
                continue
            found = _find_use(value, name, key if key in ("transform", "scale") else path)
            if found:
                return found
    elif isinstance(node, list):
        return next((found for item in node if (found := _find_use(item, name, path))), "")
    return ""


def _list_names(node: Mapping[str, Any]) -> set[str]:
    """Names in the expressions of a node."""
    texts = [value for key, value in node.items() if key in ("expr", "filter", "calculate", "signal")]
    return {word for text in texts if isinstance(text, str) for word in _split_words(text)}


def _split_words(text: str) -> list[str]:
    return "".join(letter if letter.isalnum() or letter == "_" else " " for letter in text).split()


def _walk(node: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(node, Mapping):
        yield node
        for key, value in node.items():
            if key not in ("data", "datasets"):
                yield from _walk(value)
    elif isinstance(node, list):
        for item in node:
            yield from _walk(item)
