"""What a writer asks of a chart, and what drawing it gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from nutgraf.errors import Place
from nutgraf.html import Html


@dataclass(frozen=True, slots=True)
class Table:
    """The data of a chart as readers see it: formatted cells; `numeric` tells the columns set in tabular figures."""

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Size:
    """The width and height of a drawing in CSS pixels."""

    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Drawing:
    """One chart, drawn.

    `wide` and `narrow` are the same chart drawn for two widths of its container (SVG elements, ids unique on a page);
    `light` is the JSON text from which the light layer shows values (see `charts/light.py`), `tier` how it becomes
    interactive: "static", "light" or "runtime". `digest` is the hash of data and specification.
    """

    wide: Html
    narrow: Html
    wide_size: Size
    narrow_size: Size
    light: str
    tier: str
    table: Table
    csv: str
    spec: str
    digest: str


@dataclass(frozen=True, slots=True)
class ChartRequest:
    """A chart of a story's front matter, validated: its kind, dataset and options, and where each key stands."""

    id: str
    kind: str
    data: str
    title: str
    alt: str
    options: Mapping[str, object]
    place: Place
    places: Mapping[str, Place]
    subtitle: str = ""
    note: str = ""
