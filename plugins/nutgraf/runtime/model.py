"""What goes into the runtime of a site, and what comes out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from nutgraf.errors import Place

Use = Mapping[str, Any]
"""What charts use of Vega: lists of names and flags, as `node/usage.mjs` writes them."""


@dataclass(frozen=True, slots=True)
class LiveChart:
    """A chart to be made live: for each of its views ("text", "narrow" …) the Vega specification it was drawn from.

    `prefix` gives for a view what the ids of its drawing begin with, for the textures that the live one shares.
    """

    id: str
    views: Mapping[str, Mapping[str, Any]]
    place: Place
    prefix: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Runtime:
    """`files` by path in the output; `modules` from the id of a chart to the path of its module.

    `shared` is the path of what all modules import, "" without any. A chart whose module could not be made is in none
    of these, and stays static.
    """

    files: Mapping[str, bytes]
    modules: Mapping[str, str]
    shared: str = ""


@dataclass(frozen=True, slots=True)
class Control:
    """An input that is bound to a signal of a chart.

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
