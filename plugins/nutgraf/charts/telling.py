"""Lets every mark of a compiled chart that has a tooltip say its words in the SVG itself.

The words are made by Vega, from the very expression of the tooltip, and stand in the mark's description, which Vega
writes as a label on its shape. So one rendering gives both what is seen and what is said, and nothing is formatted
twice. A line or an area is one shape of many data: beside it, unseen marks say the words of each datum at its place.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

Node = dict[str, Any]

PAIR, FIELD = "\ufdd0", "\ufdd1"
"""What begins a pair of title and words, and what stands between them: code points that no text may contain."""

# What vega-tooltip shows for a value: an object pair by pair, its title first; anything else as it is.
PLUGIN = """export default (vega) => {
  const plain = (value) => String(value).replace(/[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufdd0\\ufdd1\\ufffe\\uffff]/g, "");
  const isObject = (value) => value === Object(value);
  const pair = (title, value) => "\\ufdd0" + plain(title) + "\\ufdd1" + plain(value);
  const write = (value) => isObject(value) ? JSON.stringify(value) : value;
  vega.expressionFunction("nutgrafSeed", () => (vega.setRandom(vega.randomLCG(1)), 1));
  vega.expressionFunction("nutgrafTell", (value) => {
    if (value === null || value === undefined || value === "") return null;
    if (Array.isArray(value)) return pair("", "[" + value.map(write).join(", ") + "]");
    if (!isObject(value)) return pair("", value);
    const { title, image, ...rest } = value;
    const rows = Object.entries(rest).filter(([, each]) => each !== undefined);
    return (title ? pair("", title) : "") + rows.map(([key, each]) => pair(key, write(each))).join("") || null;
  });
};
"""
"""A plugin for Vega: `nutgrafTell` writes a tooltip as pairs, `nutgrafSeed` makes chance the same in every build."""

_PLACES = {"line": ("x", "y"), "trail": ("x", "y"), "area": ("x", "y", "x2", "y2", "xc", "yc", "width", "height")}
_UNSEEN: Node = {"opacity": {"value": 0}, "strokeWidth": {"value": 0}}


def tell_marks(holder: Node) -> None:
    """Change a compiled specification, or a group of it, so that its marks say what their tooltips would show."""
    marks: list[Node] = holder.get("marks", [])
    if not marks:
        return
    _free_cells(marks)
    holder["marks"] = [told for mark in marks for told in _tell_mark(mark)]


def seed_chance(vega: Node) -> None:
    """Change a compiled specification so that what it draws by chance is drawn alike whenever it is drawn."""
    vega["signals"] = [{"name": "nutgrafSeed", "init": "nutgrafSeed()"}, *vega.get("signals", ())]


def hush_marks(holder: Node) -> None:
    """Change a compiled specification, or a group of it, so that its marks say nothing."""
    for mark in holder.get("marks", ()):
        hush_marks(mark)
        mark["aria"] = False
        for channels in mark.get("encode", {}).values():
            channels.pop("tooltip", None)
            channels.pop("description", None)


def _tell_mark(mark: Node) -> Iterator[Node]:
    tell_marks(mark)
    yield mark
    encode = mark.setdefault("encode", {})
    update = encode.setdefault("update", {})
    tooltip = update.pop("tooltip", None) or encode.get("enter", {}).pop("tooltip", None)
    update.pop("description", None)
    mark["aria"] = bool(tooltip) and mark["type"] not in _PLACES
    if not tooltip:
        return
    words = _word(tooltip)
    if mark["type"] in _PLACES:
        yield _shadow(mark, words)
        return
    update["description"] = words
    if mark["type"] == "symbol" and update.get("opacity") == {"value": 0}:
        for channel in ("fill", "stroke", "size", "ariaRoleDescription"):
            update.pop(channel, None)
        update |= {"shape": {"value": "stroke"}, **_UNSEEN}


def _shadow(mark: Node, words: Any) -> Node:
    """Unseen marks at the data of a line or an area, in the order in which it is drawn."""
    encode = mark["encode"]
    channels = {**encode.get("enter", {}), **encode["update"]}
    places = {name: channels[name] for name in _PLACES[mark["type"]] if name in channels}
    defined = channels.get("defined", {}).get("signal")
    if defined:
        words = [{"test": f"!({defined})", "value": None}, *(words if isinstance(words, list) else [words])]
    look = {"width": {"value": 0}} if not {"x2", "width"} & places.keys() else {"height": {"value": 0}}
    is_area = mark["type"] == "area"
    shape: Node = look if is_area else {"shape": {"value": "stroke"}, "size": {"value": 0}}
    kept: Node = {key: mark[key] for key in ("from", "sort", "clip") if key in mark}
    update = {**_UNSEEN, **shape, **places, "description": words}
    return {"type": "rect" if is_area else "symbol", **kept, "aria": True, "encode": {"update": update}}


def _free_cells(marks: list[Node]) -> None:
    """Take out the cells around points that only catch the pointer, and give their tooltips to the points."""
    named = {mark["name"]: mark for mark in marks if "name" in mark}
    for mark in [mark for mark in marks if mark["type"] == "path" and _is_cell(mark)]:
        marks.remove(mark)
        tooltip = mark["encode"]["update"].get("tooltip")
        owner = named.get(mark.get("from", {}).get("data", ""))
        if owner and tooltip and not owner["encode"]["update"].get("tooltip"):
            text = json.dumps(tooltip).replace("datum.datum", "datum")
            owner["encode"]["update"]["tooltip"] = json.loads(text)


def _is_cell(mark: Node) -> bool:
    return any(step.get("type") == "voronoi" for step in mark.get("transform", ()))


def _word(tooltip: Any) -> Any:
    if isinstance(tooltip, list):
        return [_word(part) for part in tooltip]
    expression = tooltip.get("signal")
    if "field" in tooltip:
        expression = f"datum[{json.dumps(tooltip['field'])}]"
    if expression is None:
        expression = json.dumps(tooltip.get("value"))
    test = {"test": tooltip["test"]} if "test" in tooltip else {}
    return {**test, "signal": f"nutgrafTell({expression})"}
