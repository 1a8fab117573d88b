"""What goes into the runtime of a site, and what comes out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from nutgraf.errors import Place

Use = Mapping[str, Any]
"""What charts use of Vega: lists of names and flags, as `node/usage.mjs` writes them."""


@dataclass(frozen=True, slots=True)
class LiveChart:
    """A chart to be made live: for each of its views ("text", "narrow" …) the Vega specification it was drawn from.

    `prefix` gives for a view what the ids of its drawing begin with, for the textures that the live one shares.
    `locale` is d3's name for how numbers and dates are written ("de-DE"), "" for English.
    """

    id: str
    views: Mapping[str, Mapping[str, Any]]
    place: Place
    prefix: Mapping[str, str] = field(default_factory=dict)
    locale: str = ""


@dataclass(frozen=True, slots=True)
class Runtime:
    """`files` by path in the output; `modules` from the id of a chart to the path of its module.

    `shared` is the path of what all modules import, "" without any. `selections` are the brushes and zooms of each
    chart, as `node/selections.mjs` describes them. A chart whose module could not be made is in none of these, and
    stays static.
    """

    files: Mapping[str, bytes]
    modules: Mapping[str, str]
    shared: str = ""
    selections: Mapping[str, Sequence[Mapping[str, Any]]] = field(default_factory=dict)
