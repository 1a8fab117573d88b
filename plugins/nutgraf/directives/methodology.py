"""`:::{methodology} Title`: how we did this."""

from __future__ import annotations

from nutgraf.directives.shelf import Built, Kind, Shelf
from nutgraf.markdown.model import Directive
from nutgraf.stories.blocks import Methodology


def build_methodology(directive: Directive, shelf: Shelf) -> Built:
    """The writer's account of the work."""
    blocks, problems = shelf.show(directive.body)
    return Methodology(directive.argument or "How we did this", blocks), problems


METHODOLOGY = Kind(build_methodology, argument="title", body=True)
