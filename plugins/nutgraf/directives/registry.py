"""The directives that writers may use: a file and a line for each."""

from __future__ import annotations

from nutgraf.directives.aside import ASIDE
from nutgraf.directives.chart import CHART
from nutgraf.directives.methodology import METHODOLOGY
from nutgraf.directives.note import NOTE
from nutgraf.directives.options import OPTIONS
from nutgraf.directives.picture import PICTURE
from nutgraf.directives.pullquote import PULLQUOTE
from nutgraf.directives.quote import QUOTE
from nutgraf.directives.shelf import Built, Kind, Shelf, check_shape
from nutgraf.directives.sources import SOURCES
from nutgraf.directives.steps import STEPS
from nutgraf.directives.table import TABLE
from nutgraf.errors import Problem
from nutgraf.markdown.model import Directive
from nutgraf.names import suggest

DIRECTIVES: dict[str, Kind] = {
    "aside": ASIDE,
    "chart": CHART,
    "methodology": METHODOLOGY,
    "note": NOTE,
    "options": OPTIONS,
    "picture": PICTURE,
    "pullquote": PULLQUOTE,
    "quote": QUOTE,
    "sources": SOURCES,
    "steps": STEPS,
    "table": TABLE,
}


def build_block(directive: Directive, shelf: Shelf) -> Built:
    """The block that a directive asks for, and what is wrong with the way it is written."""
    kind = DIRECTIVES.get(directive.name)
    if kind is None:
        message = f"unknown directive '{directive.name}'"
        return None, (Problem(directive.place, "directive.unknown", message, suggest(directive.name, DIRECTIVES)),)
    shape = check_shape(directive, kind)
    if kind.required and not directive.argument:
        return None, shape
    block, problems = kind.build(directive, shelf)
    return (None if shape else block), (*shape, *problems)
