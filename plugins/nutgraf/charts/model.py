"""What a writer asks of a chart, and what drawing it gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from nutgraf.datasets.model import Dataset
from nutgraf.errors import Place
from nutgraf.html import Html

_NOTHING = Html("")


@dataclass(frozen=True, slots=True)
class Table:
    """The data of a chart as readers see it: formatted cells; `numeric` tells the columns set in tabular figures.

    `omitted` rows are left out after the first `shown` ones; all are in the CSV file.
    """

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[bool, ...]
    shown: int = 0
    omitted: int = 0


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
class View:
    """A chart drawn for one width of its container: an SVG element whose ids are unique on a page.

    `name` is that of its place on the page: "narrow", "text", "wide" or "full".
    """

    name: str
    svg: Html
    size: Size


@dataclass(frozen=True, slots=True)
class Control:
    """An input that is bound to a signal of a chart that computes in the browser.

    `kind` is "range", "select", "radio", "checkbox" or a type of HTML's text inputs; `value` is what it starts with,
    which for all but texts is JSON, as are `options`, for signals hold any value; `labels` are the words of the
    options; the last three are for "range".
    """

    signal: str
    kind: str
    label: str
    value: str
    options: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    least: str = ""
    most: str = ""
    step: str = ""


@dataclass(frozen=True, slots=True)
class BrushSide:
    """What a brush covers of one axis, as two inputs: each steps through the `last` + 1 stops of the axis.

    `edges` are the stops where they begin, `words` what these say, `widest` is the longest of all words, `apart` the
    number of stops that the second one is after the first at least.
    """

    title: str
    edges: tuple[int, int]
    words: tuple[str, str]
    last: int
    widest: str
    apart: int


@dataclass(frozen=True, slots=True)
class Selection:
    """A brush with its sides, or a zoom: of `title`, and `acts` are "in", "out", "left", "right", "up", "down"."""

    title: str = ""
    sides: tuple[BrushSide, ...] = ()
    acts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Awake:
    """What makes a chart compute in the browser: the names of its module and of what all such modules import.

    `controls` are its inputs, `hint` says what a reader can do with it, `tells` whether its marks have words.
    `selections` are what readers can move, in the order in which its module lists them.
    """

    module: str
    shared: str
    controls: tuple[Control, ...]
    hint: str
    tells: bool
    selections: tuple[Selection, ...] = ()


@dataclass(frozen=True, slots=True)
class Drawing:
    """One chart, drawn.

    `views` are the same chart for different widths of its container, the widest first; the page shows one of them.
    `light` is the JSON text from which the light layer shows values (see `charts/light.py`), `tier` how it becomes
    interactive: "static", "light" or "runtime". `digest` is the hash of data and specification. `description` is one
    sentence made from the data, for the caption of the table. `page` is what the page shows in place of the views.
    `live` is, for the tier "runtime", JSON: name of each view -> its Vega specification, in stand-ins for colours.
    `awake` is never in the cache: it is given to a drawing when the modules of a site are there.
    """

    views: tuple[View, ...]
    light: str
    tier: str
    table: Table
    csv: str
    spec: str
    digest: str
    legend: tuple[LegendItem, ...] = ()
    description: str = ""
    page: Html = _NOTHING
    live: str = ""
    awake: Awake | None = None

    @property
    def wide(self) -> Html:
        """The widest view."""
        return self.views[0].svg

    @property
    def narrow(self) -> Html:
        """The narrowest view."""
        return self.views[-1].svg


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
