"""`:::{pullquote} id`: words of a verified quotation, set large."""

from __future__ import annotations

from nutgraf.directives.shelf import Built, Kind, Shelf, miss
from nutgraf.errors import Problem
from nutgraf.html import Html, escape_text
from nutgraf.markdown.model import Directive
from nutgraf.quotes.part import find_part
from nutgraf.stories.blocks import PullQuote


def build_pullquote(directive: Directive, shelf: Shelf) -> Built:
    """The words of the quotation, or the part that `:words:` repeats exactly."""
    if directive.argument not in shelf.quotes:
        return miss(directive, "quote", shelf.quotes)
    quote = shelf.quotes[directive.argument]
    if quote is None:
        return None, ()
    option = directive.options.get("words")
    words = option.text if option else quote.plain
    if find_part(words, quote.plain) is None:
        message = f"the pull quote's words are not in quote “{quote.id}”"
        place = option.value_place if option else directive.place
        return None, (Problem(place, "pullquote.words", message, fix=f"repeat words of: {quote.plain}"),)
    return PullQuote(quote.id, Html(escape_text(words)), quote.speaker), ()


PULLQUOTE = Kind(build_pullquote, argument="quote", required=True, options=("words",))
