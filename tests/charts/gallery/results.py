"""Each example drawn, its tier found, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import brotli

from nutgraf.charts.engine import compile_vega
from nutgraf.charts.rendering import render_vega
from nutgraf.charts.svg import write_svg
from nutgraf.charts.tier import find_tier
from tests.charts.gallery.sources import localize


@dataclass(frozen=True, slots=True)
class Result:
    """What became of an example: its tier, or "not local", "not run", "not drawn"; and why."""

    name: str
    outcome: str
    reason: str
    points: int = 0
    bytes: int = 0


def draw_gallery(specs: Mapping[str, Mapping[str, Any]], data: Path) -> Iterator[Result]:
    """All examples in the order of their names."""
    for name, found in sorted(specs.items()):
        yield draw_example(name, found, data)


def draw_example(name: str, found: Mapping[str, Any], data: Path) -> Result:
    """One example through drawing and tiering."""
    if "error" in found:
        return Result(name, "not run", found["error"])
    try:
        spec = localize(found["spec"], data)
    except LookupError as error:
        return Result(name, "not local", str(error))
    try:
        scenery = render_vega(compile_vega(spec))
        text = write_svg(scenery, "g")
    except (ValueError, PermissionError) as error:
        return Result(name, "not drawn", str(error).strip().splitlines()[-1])
    verdict = find_tier(spec)
    size = len(brotli.compress(text.encode(), quality=5))
    return Result(name, verdict.tier, verdict.reason, len(scenery.points), size)
