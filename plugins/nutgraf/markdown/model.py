"""What Markdown becomes: prose with marked passages, and directives; all of it with positions."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field

from markdown_it.token import Token

from nutgraf.errors import Place, Problem


@dataclass(frozen=True, slots=True)
class Mark:
    """One `[text]{…}` span. `start` and `end` are offsets in the text of its passage; `key` is unique in a document.

    `emphasis` holds the ranges of its text that are set in italics or bold.
    """

    key: str
    start: int
    end: int
    text: str
    attributes: Mapping[str, str]
    classes: tuple[str, ...]
    place: Place
    emphasis: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of text as a reader sees it: a paragraph, a heading, a cell, a caption, a title.

    `text` is plain: no markup; a line break is one newline. `marks` are the spans in it, `opaque` the ranges that hold
    code and are not read as prose. `anchors` maps offsets to places, for problems.
    """

    kind: str
    text: str
    marks: tuple[Mark, ...]
    opaque: tuple[tuple[int, int], ...]
    anchors: tuple[tuple[int, Place], ...]

    def place_at(self, offset: int) -> Place:
        """Where the character at `offset` stands in its file."""
        index = max(bisect_right([start for start, _ in self.anchors], offset) - 1, 0)
        start, place = self.anchors[index]
        return Place(place.path, place.line, place.column + max(offset - start, 0))


@dataclass(frozen=True, slots=True)
class Prose:
    """Markdown between two directives: its tokens, and the passages that readers see."""

    tokens: tuple[Token, ...]
    passages: tuple[Passage, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Option:
    """The value of a `:key: value` line of a directive, and where the key stands."""

    text: str
    place: Place
    value_place: Place


@dataclass(frozen=True, slots=True)
class Directive:
    """A `:::{name} argument` block; `body` is its content parsed as Markdown, `source` the content as written."""

    name: str
    argument: str
    options: Mapping[str, Option]
    body: tuple[Prose | Directive, ...]
    source: str
    place: Place
    argument_place: Place


Node = Prose | Directive


@dataclass(frozen=True, slots=True)
class LinkTarget:
    """An address that a text links to, as it will be printed, and where the link or picture begins."""

    url: str
    place: Place
    is_image: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed text: its nodes in order, every problem met, the headings and the links."""

    nodes: tuple[Node, ...]
    problems: tuple[Problem, ...]
    headings: tuple[tuple[int, str, str], ...] = ()  # level, id, text
    links: tuple[LinkTarget, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """How a mark is to be printed, decided after its evidence is checked: element, attributes, markup after it.

    `plain` is the markup after it in feeds, which have no marks.
    """

    tag: str = "span"
    attributes: Mapping[str, str] = field(default_factory=dict)
    after: str = ""
    plain: str = ""
