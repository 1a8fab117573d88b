"""The inputs of a chart for the theme to show as its own: those bound to signals, and those that move brushes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from nutgraf.charts.model import BrushSide, Control, Selection

_LEGEND = re.compile(r"(\w+)_legend")
_TEXTS = ("text", "number", "color", "date", "month", "week", "time", "datetime-local", "search")


def list_controls(vega: Mapping[str, Any]) -> tuple[Control, ...]:
    """One control for each bound signal, in the order of the specification.

    Vega's own rules for what is left out: a range reaches from 0 or the value, if that is less, to 100 or the value,
    if that is more, in a hundred steps. Inputs that are elements of another page are left out.
    """
    signals = [signal for signal in vega.get("signals", ()) if isinstance(signal.get("bind"), Mapping)]
    return tuple(_read(signal) for signal in signals if "input" in signal["bind"])


def list_choices(vega: Mapping[str, Any], columns: Mapping[str, tuple[str, Sequence[str]]]) -> tuple[Control, ...]:
    """A list to choose from for each selection in a legend, for whoever cannot click its words.

    `columns` gives the title and the different values of those columns that hold names. What a legend tells of other
    columns, or of some that the specification computes, has no list.
    """
    named = {re.sub(r"\W", "_", name): column for name, column in columns.items()}
    found = []
    for signal in vega.get("signals", ()):
        match = _LEGEND.fullmatch(signal["name"])
        # Vega-Lite names the signal by the selection and by the field, either of which may hold a line below.
        parts = (match[1][at + 1 :] for at, letter in enumerate(match[1]) if letter == "_") if match else ()
        field = next((part for part in parts if part in named), None)
        if field:
            title, values = named[field]
            options = ("null", *map(_write, values))
            found.append(Control(signal["name"], "select", title, "null", options, ("All", *values)))
    return tuple(found)


def list_selections(found: Sequence[Mapping[str, Any]], titles: Mapping[str, str]) -> tuple[Selection, ...]:
    """The brushes and zooms that `node/selections.mjs` found; `titles` are those of fields whose axes have none."""
    zooms = sum("acts" in each for each in found)
    return tuple(_read_zoom(each, zooms) if "acts" in each else _read_brush(each, titles) for each in found)


def say_hint(vega: Mapping[str, Any]) -> str:
    """What a reader can do with a chart beside its inputs, in a sentence; "" if nothing but hovering."""
    names = {signal["name"] for holder in list_groups(vega) for signal in holder.get("signals", ())}
    dragged = {name.removesuffix("_translate_anchor") for name in names if name.endswith("_translate_anchor")}
    brushes = {name for name in dragged if any(mark.get("name") == f"{name}_brush" for mark in list_groups(vega))}
    picks = {name for name in names if name.endswith("_toggle")}
    said = []
    if brushes:
        said.append("Drag across the chart or move its sliders to choose a part of it.")
    if dragged - brushes:
        said.append("Drag to move, scroll to zoom once you have clicked the chart; or use its buttons.")
    if picks and not dragged:
        said.append("Click a mark or a word of the legend to choose it, with Shift for more than one.")
    return " ".join(said)


def list_groups(holder: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """A Vega specification, and all marks in it."""
    yield holder
    for mark in holder.get("marks", ()):
        yield from list_groups(mark)


def _read_brush(found: Mapping[str, Any], titles: Mapping[str, str]) -> Selection:
    return Selection(sides=tuple(_read_side(side, found["panel"], titles) for side in found["sides"]))


def _read_side(side: Mapping[str, Any], panel: str, titles: Mapping[str, str]) -> BrushSide:
    """A side is named by its axis, and where there are many of the same by the panel."""
    title = side["title"] or titles.get(side["field"], side["field"])
    words, edges = side["words"], side["edges"]
    return BrushSide(
        f"{panel}: {title}" if panel else title, (edges[0], edges[1]), (words[0], words[1]), side["last"],
        side["widest"], side["apart"],
    )  # fmt: skip


def _read_zoom(found: Mapping[str, Any], zooms: int) -> Selection:
    title = "View" if zooms == 1 else f"View of {' and '.join(found['titles'])}"
    return Selection(title, acts=tuple(found["acts"]))


def _read(signal: Mapping[str, Any]) -> Control:
    bind, value = signal["bind"], signal.get("value")
    kind = bind["input"]
    label = str(bind.get("name") or signal["name"]).strip().removesuffix(":")
    if kind in ("select", "radio"):
        options = bind.get("options", [])
        words = list(bind.get("labels") or [])
        labels = [
            words[place] if place < len(words) and words[place] else _say(each) for place, each in enumerate(options)
        ]
        return Control(signal["name"], kind, label, _write(value), tuple(map(_write, options)), tuple(map(str, labels)))
    if kind == "range":
        return _read_range(signal, label)
    if kind == "checkbox":
        return Control(signal["name"], kind, label, _write(bool(value)))
    return Control(signal["name"], kind if kind in _TEXTS else "text", label, "" if value is None else str(value))


def _read_range(signal: Mapping[str, Any], label: str) -> Control:
    bind, value = signal["bind"], signal.get("value")
    most = bind["max"] if bind.get("max") is not None else max(100, value or 0)
    least = bind.get("min") or min(0, most, value or 0)
    given = value if value is not None else least + (most - least) / 2
    step = bind.get("step") or "any"
    return Control(
        signal["name"], "range", label, _write(given), least=f"{least}", most=f"{most}", step=f"{step}"
    )  # fmt: skip


def _say(value: object) -> str:
    return "–" if value is None else str(value)


def _write(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
