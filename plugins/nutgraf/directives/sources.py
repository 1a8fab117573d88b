"""`:::{sources}`: the documents and datasets that the story rests on."""

from __future__ import annotations

from nutgraf.directives.shelf import Built, Kind, Shelf
from nutgraf.markdown.model import Directive


def build_sources(directive: Directive, shelf: Shelf) -> Built:
    """The list; it is made from the front matter and the datasets that the story uses."""
    del directive
    return shelf.sources, ()


SOURCES = Kind(build_sources)
