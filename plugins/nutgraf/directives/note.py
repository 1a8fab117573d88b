"""`:::{note}`: an annotation on a quotation that stands in the running text."""

from __future__ import annotations

from nutgraf.directives.shelf import Built, Kind, Shelf
from nutgraf.markdown.model import Directive


def build_note(directive: Directive, shelf: Shelf) -> Built:
    """The note that was planned for this place; what is wrong with it was told when it was planned."""
    return shelf.notes.get(directive.place), ()


NOTE = Kind(
    build_note,
    body=True,
    options=("for", "on", "kind", "verdict", "by", "reviewed_by", "date"),
    needs=("for", "kind", "by"),
)
