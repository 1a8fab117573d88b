"""The words in a writer's own Vega-Lite that readers see: titles of axes and legends, texts, rows in the text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from nutgraf.stories.file import Key

_WORDS = frozenset({"title", "subtitle", "text", "label"})
_INSIDE = frozenset({"value", "datum"})


def list_spec_words(chart: Mapping[str, Any]) -> Iterator[tuple[Key, str]]:
    """The words of the specification of a chart, with their paths in the chart; nothing in them can be bound."""
    spec = chart.get("spec")
    if isinstance(spec, dict):
        yield from _walk(spec, ("spec",))


def _walk(value: Any, path: Key) -> Iterator[tuple[Key, str]]:
    if isinstance(value, str) and _is_seen(path):
        yield path, value
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, inner in steps:
        yield from _walk(inner, (*path, step))


def _is_seen(path: Key) -> bool:
    """Whether a text stands where Vega-Lite prints it: a title or text, as it is or in lines, or a cell of rows."""
    keys = [step for step in path if isinstance(step, str)]
    last, before = keys[-1], keys[-2] if len(keys) > 1 else ""
    return last in _WORDS or (last in _INSIDE and before in _WORDS) or "values" in keys
