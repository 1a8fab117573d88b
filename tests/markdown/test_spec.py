"""CommonMark's own examples through the product's parser, and through what the product prints."""

from __future__ import annotations

import re
from collections.abc import Callable

from markdown_it.renderer import RendererHTML

from nutgraf.html import escape_text
from nutgraf.markdown import parse, render
from nutgraf.markdown.model import Prose
from nutgraf.markdown.parser import get_parser
from tests.markdown.spec_examples import load_examples

# What the parser reads otherwise, by number of the example.
RAW_HTML = frozenset(
    {21, 31, *range(148, 192), 201, 308, 309, 344, 475, 476, 477, 491, 494, 524, 536}
    | {613, 614, 615, 616, 617, 623, 625, 626, 627, 628, 629, 630, 631, 642, 643}
)
"""They need raw HTML, which is off: it is shown as text, and a problem."""
WHITE_SPACE = frozenset({218, 239, 240})
"""They differ in the line end within an empty quotation only, as in markdown-it itself."""

# What is read alike, but printed otherwise.
PICTURES = frozenset({517, 520, 531, *range(572, 590), 591})
"""Pictures are a problem in running text: a directive places them. Of a stray one the alternative text is left."""
NO_ADDRESS = frozenset({200, 485, 486, 487, 567})
"""Links without an address are a problem, and are printed as text."""
SCHEMES = frozenset({596, 598, 599, 601})
"""Links to other schemes than http, https, mailto and tel are a problem, and are printed as text."""


def print_tokens(text: str) -> str:
    """The HTML of the product's tokens as markdown-it itself prints them; raw HTML as text."""
    printer = RendererHTML()
    printer.rules["text_special"] = printer.rules["text"]
    printer.rules["html_inline"] = lambda tokens, index, *_: escape_text(tokens[index].content)
    nodes = parse(text, "s.md").nodes
    return "".join(printer.render(node.tokens, get_parser().options, {}) for node in nodes if isinstance(node, Prose))


def print_product(text: str) -> str:
    """What the product prints, without what it adds."""
    html = "".join(render(node).text for node in parse(text, "s.md").nodes if isinstance(node, Prose))
    return undo(html)


def undo(html: str) -> str:
    """HTML without the product's additions: ids of headings, `rel`, typographic marks; XML's slashes gone as well."""
    html = re.sub(r'(<h[1-6]) id="[^"]*"', r"\1", html).replace(' rel="external"', "")
    html = html.replace("<br />", "<br>").replace("<hr />", "<hr>").replace("&#x27;", "'")
    return html.translate(str.maketrans("“”‘’", "\"\"''")).replace("&quot;", '"')


def list_failures(print_html: Callable[[str], str], clean: Callable[[str], str] = str) -> set[int]:
    """The numbers of the examples that come out otherwise, when the expected HTML is cleaned."""
    return {item.number for item in load_examples() if print_html(item.markdown) != clean(item.html)}


def test_all_examples_are_there() -> None:
    """The specification has 652 examples."""
    assert [item.number for item in load_examples()] == list(range(1, 653))


def test_the_parser_reads_commonmark() -> None:
    """Every example passes but those listed above; every listed one fails, so that the list stays true."""
    assert list_failures(print_tokens) == RAW_HTML | WHITE_SPACE


def test_the_product_prints_commonmark() -> None:
    """So does what readers get, when the product's documented additions are undone."""
    refused = RAW_HTML | WHITE_SPACE | PICTURES | NO_ADDRESS | SCHEMES
    assert list_failures(print_product, undo) == refused


def test_what_is_refused_is_told() -> None:
    """No example is printed otherwise than the specification says without a problem that tells its writer."""
    silent = {item.number for item in load_examples() if not parse(item.markdown, "s.md").problems}
    assert silent & (RAW_HTML | PICTURES | NO_ADDRESS | SCHEMES) == set()
