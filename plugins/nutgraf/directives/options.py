"""`:::{options} bar`: what may be said about a kind of chart, for guides; taken from the code, so it stays true."""

from __future__ import annotations

from nutgraf.charts.kinds import CHARTS
from nutgraf.charts.manual import GROUPS, list_entries, list_inherited
from nutgraf.directives.shelf import Built, Kind, Shelf, miss
from nutgraf.markdown.model import Directive
from nutgraf.stories.blocks import OptionEntry, Options


def build_options(directive: Directive, shelf: Shelf) -> Built:
    """The options of the kind or group that the argument names."""
    name = directive.argument
    if name not in CHARTS and name not in GROUPS:
        return miss(directive, "kind", {**CHARTS, **GROUPS})
    entries = tuple(
        OptionEntry(entry.name, shelf.inline(entry.meaning), shelf.inline(entry.values), entry.is_required)
        for entry in list_entries(name)
    )
    return Options(entries, tuple(list_inherited(name)) if name in CHARTS else ()), ()


OPTIONS = Kind(build_options, argument="kind of chart", required=True)
