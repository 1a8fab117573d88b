"""What a writer asks of a chart, and what drawing it gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from nutgraf.datasets.model import Dataset
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
class LegendItem:
    """A line of the legend: its words and the class of its swatch (`solid-1`, `hatch-2`, `line-3`, `dot-1` …)."""

    label: str
    swatch: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """One chart, drawn.

    `wide` and `narrow` are the same chart drawn for two widths of its container (SVG elements, ids unique on a page);
    `light` is the JSON text from which the light layer shows values (see `charts/light.py`), `tier` how it becomes
    interactive: "static", "light" or "runtime". `digest` is the hash of data and specification. `description` is one
    sentence made from the data, for the caption of the table.
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
    legend: tuple[LegendItem, ...] = ()
    description: str = ""


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


class Job(NamedTuple):
    """A chart to draw. `key` names the result; `language` is that of the story, for numbers and dates."""

    key: str
    request: ChartRequest
    dataset: Dataset
    language: str = "en"
