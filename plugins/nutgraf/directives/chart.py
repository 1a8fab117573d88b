"""`:::{chart} id`: a chart of the front matter, drawn."""

from __future__ import annotations

from nutgraf.directives.shelf import Built, Kind, Shelf, miss
from nutgraf.markdown.model import Directive


def build_chart(directive: Directive, shelf: Shelf) -> Built:
    """The chart that the argument names."""
    if directive.argument not in shelf.charts:
        return miss(directive, "chart", shelf.charts)
    return shelf.charts[directive.argument], ()


CHART = Kind(build_chart, argument="chart", required=True)
