"""Texts of the front matter that readers see: read as Markdown, like the body, with their places in the file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from nutgraf.errors import Place, Problem
from nutgraf.html import Html
from nutgraf.markdown import parse_at, parse_line, plain_text, render, render_inline
from nutgraf.markdown.model import Directive, Document, Node, Passage, Prose, Shown
from nutgraf.stories.links import resolve_links


@dataclass(frozen=True, slots=True)
class Text:
    """One text: `name` says which ("title", "charts.audience.alt")."""

    name: str
    document: Document

    @property
    def plain(self) -> str:
        """The words alone, on one line."""
        return " ".join(" ".join(plain_text(prose).split()) for prose in self._list_prose())

    def show(self, shown: Mapping[str, Shown]) -> Html:
        """The text as paragraphs."""
        return Html("".join(render(prose, shown).text for prose in self._list_prose()))

    def show_inline(self, shown: Mapping[str, Shown]) -> Html:
        """The text as one line, without the paragraph around it."""
        return Html(" ".join(render_inline(prose, shown).text for prose in self._list_prose()))

    def _list_prose(self) -> list[Prose]:
        return [node for node in self.document.nodes if isinstance(node, Prose)]


EMPTY = Text("", Document((), ()))
_LINES = frozenset({"title", "subtitle", "alt", "summary"})
"""Texts of one line: a number with a point at their beginning makes no list. So are the words inside a chart."""
_TITLED = frozenset({"aside", "methodology"})
_SEEN_OPTIONS = frozenset({"alt", "caption", "credit", "title"})


def read_text(name: str, value: str, place: Place, root: Path) -> Text:
    """Parse `value`, whose words begin at `place` in a file of the site in `root`, as Markdown."""
    key = name.rpartition(".")[2]
    is_line = key in _LINES or (name.startswith("charts.") and key != "note")
    document = (parse_line if is_line else parse_at)(value, place, prefix=f"{name}.")
    broken = resolve_links(document, place.path, root)
    return Text(name, replace(document, problems=(*document.problems, *broken)))


def list_passages(nodes: Sequence[Node]) -> Iterator[Passage]:
    """Every passage of the nodes, those in the bodies of directives too, in order."""
    for node in nodes:
        if isinstance(node, Prose):
            yield from node.passages
        else:
            yield from list_passages(node.body)


def list_directives(nodes: Sequence[Node]) -> Iterator[Directive]:
    """Every directive of the nodes, nested ones after the one around them, in order."""
    for node in nodes:
        if isinstance(node, Directive):
            yield node
            yield from list_directives(node.body)


def list_seen(document: Document) -> Iterator[Passage]:
    """Every passage of a document that readers see: its prose, and titles, captions, alt texts of directives."""
    yield from list_passages(document.nodes)
    for directive in list_directives(document.nodes):
        if directive.name in _TITLED and directive.argument:
            yield make_passage("title", directive.argument, directive.argument_place)
        for name in sorted(_SEEN_OPTIONS & directive.options.keys()):
            option = directive.options[name]
            yield make_passage(name, option.text, option.value_place)


def list_problems(texts: Sequence[Text]) -> Iterator[Problem]:
    """What parsing the texts found."""
    for text in texts:
        yield from text.document.problems


def make_passage(kind: str, text: str, place: Place) -> Passage:
    """A passage of plain text: nothing in it can be bound, so quotations and numbers in it are told as unbound."""
    return Passage(kind, text, (), (), ((0, place),))
