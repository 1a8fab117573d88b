"""The inputs that a Vega specification binds to its signals, for the theme to show as its own."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from nutgraf.runtime.model import Control

_TEXTS = ("text", "number", "color", "date", "month", "week", "time", "datetime-local", "search")


def list_controls(vega: Mapping[str, Any]) -> tuple[Control, ...]:
    """One control for each bound signal, in the order of the specification.

    Vega's own rules for what is left out: a range reaches from 0 or the value, if that is less, to 100 or the value,
    if that is more, in a hundred steps. Inputs that are elements of another page are left out.
    """
    signals = [signal for signal in vega.get("signals", ()) if isinstance(signal.get("bind"), Mapping)]
    return tuple(_read(signal) for signal in signals if "input" in signal["bind"])


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
