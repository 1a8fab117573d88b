"""`:::{quote} id`: a quotation of the front matter, set as a block with its notes."""

from __future__ import annotations

from nutgraf.directives.shelf import Built, Kind, Shelf, miss
from nutgraf.markdown.model import Directive


def build_quote(directive: Directive, shelf: Shelf) -> Built:
    """The checked quotation that the argument names."""
    if directive.argument not in shelf.quotes:
        return miss(directive, "quote", shelf.quotes)
    return shelf.quotes[directive.argument], ()


QUOTE = Kind(build_quote, argument="quote", required=True)
