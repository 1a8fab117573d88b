"""`:::{aside} Title`: a box beside the text."""

from __future__ import annotations

from nutgraf.directives.shelf import Built, Kind, Shelf
from nutgraf.markdown.model import Directive
from nutgraf.stories.blocks import Aside


def build_aside(directive: Directive, shelf: Shelf) -> Built:
    """The box with its blocks."""
    blocks, problems = shelf.show(directive.body)
    return Aside(directive.argument, blocks), problems


ASIDE = Kind(build_aside, argument="title", required=True, body=True)
