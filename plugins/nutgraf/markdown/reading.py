"""Read Markdown: text -> Document, with a place for everything and every problem told."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from markdown_it.token import Token

from nutgraf.errors import Place, Problem, sort_problems
from nutgraf.markdown.footnotes import check_footnotes, name_footnotes
from nutgraf.markdown.model import Directive, Document, Node, Passage, Prose
from nutgraf.markdown.parser import get_parser
from nutgraf.markdown.passages import PassageReader, Reading
from nutgraf.markdown.places import WHOLE, Content, Lines, normalize_newlines

MAX_INPUT = 1_000_000
"""The most characters of one text."""
MAX_GROWTH = 20
"""The output may be this many times longer than the input, and `MAX_INPUT` more: references repeat addresses."""
MAX_LEVEL = 19
"""Lists, quotations and directives within one another; the parser drops what is deeper."""

_WORD = re.compile(r"\w+")
_KINDS = {
    "heading_open": "heading",
    "th_open": "cell",
    "td_open": "cell",
    "dt_open": "term",
    "dd_open": "definition",
    "list_item_open": "item",
    "blockquote_open": "blockquote",
    "footnote_open": "footnote",
}


def parse(text: str, path: str, first_line: int = 1, prefix: str = "", classes: tuple[str, ...] = ()) -> Document:
    """Read the Markdown of the file `path`, in which `text` begins on line `first_line`.

    `prefix` leads the keys of marks and the ids of headings and footnotes, so that several texts of one page do not
    collide; `classes` are allowed on spans beside the known ones. Never raises.
    """
    return parse_at(text, Place(path, first_line), prefix, classes)


def parse_at(text: str, place: Place, prefix: str = "", classes: tuple[str, ...] = ()) -> Document:
    """Read Markdown that begins at `place`, such as a value of the front matter. Never raises."""
    text = normalize_newlines(text)
    return _read(text, Reading(Lines(text, place), prefix, classes), get_parser().parse)


def parse_line(text: str, place: Place, prefix: str = "", classes: tuple[str, ...] = ()) -> Document:
    """Read a title or caption that begins at `place`: one run of text, never a list or a heading. Never raises.

    In a headline such as “2024. A year” the number is a number, where `parse_at` sees a list.
    """
    text = normalize_newlines(text)
    return _read(text, Reading(Lines(text, place), prefix, classes), get_parser().parseInline)


def _read(text: str, reading: Reading, tokenize: Callable[[str, dict[str, Any]], list[Token]]) -> Document:
    if len(text) > MAX_INPUT:
        return _refuse(reading, f"the text has {len(text):,} characters", f"at most {MAX_INPUT:,}")
    env: dict[str, Any] = {"lines": reading.lines, "problems": reading.problems}
    tokens = tokenize(text, env)
    if _may_grow(text, env) and _measure(tokens) > MAX_GROWTH * len(text) + MAX_INPUT:
        return _refuse(reading, "the text becomes too long when its links and tables are spelled out", "")
    check_footnotes(env)
    return _DocumentReader(reading, env["footnote_contents"]).read(tokens)


def _refuse(reading: Reading, message: str, allowed: str) -> Document:
    return Document((), (Problem(reading.lines.get_place(0), "markdown.size", message, allowed),))


def _may_grow(text: str, env: dict[str, Any]) -> bool:
    """Whether there is anything that says more than is written: links by reference, tables with cells left out."""
    return bool(env.get("references")) or "|" in text


def _measure(tokens: list[Token]) -> int:
    """About how many characters the tokens take when rendered."""
    length = 0
    queue = deque(tokens)
    while queue:
        token = queue.popleft()
        length += 16 + len(token.content) + sum(len(str(value)) for value in token.attrs.values())
        queue.extend(token.children or ())
    return length


@dataclass(slots=True)
class _DocumentReader:
    reading: Reading
    footnotes: dict[int, Content]
    headings: list[tuple[int, str, str]] = field(default_factory=list)
    ids: dict[str, int] = field(default_factory=dict)
    kinds: list[str] = field(default_factory=list)
    table: Token | None = None
    footnote: int = -1

    def read(self, tokens: list[Token]) -> Document:
        nodes = self.read_nodes(deque(tokens))
        problems = tuple(sort_problems(self.reading.problems))
        return Document(tuple(nodes), problems, tuple(self.headings), tuple(self.reading.links))

    def read_nodes(self, queue: deque[Token]) -> list[Node]:
        """The nodes up to the end of the tokens or of the directive that they belong to."""
        nodes: list[Node] = []
        prose: list[Token] = []
        while queue:
            token = queue.popleft()
            if token.type == "directive_close":
                break
            if token.type == "directive_open":
                nodes.extend(self.read_prose(prose))
                nodes.append(self.read_directive(token, queue))
                prose = []
            else:
                prose.append(token)
        nodes.extend(self.read_prose(prose))
        return nodes

    def read_directive(self, token: Token, queue: deque[Token]) -> Directive:
        meta, fence = token.meta, token.meta["fence"]
        self.check_level(token)
        body = tuple(self.read_nodes(queue))
        return Directive(
            name=fence.name.strip(),
            argument=fence.argument,
            options=meta["options"],
            body=body,
            source=meta["source"],
            place=meta["place"],
            argument_place=meta["argument_place"],
        )

    def read_prose(self, tokens: list[Token]) -> list[Prose]:
        if not tokens:
            return []
        passages: list[Passage] = []
        opened = tokens[0]
        for token in tokens:
            if token.type == "inline":
                passages.extend(self.read_inline(token, opened))
            elif token.nesting == 1:
                opened = token
                self.open_block(token)
            elif token.nesting == -1:
                self.kinds.pop()
            name_footnotes(token, self.reading.prefix)
        line = next((token.map[0] for token in tokens if token.map), 0)
        return [Prose(tuple(tokens), tuple(passages), self.reading.lines.get_place(line))]

    def open_block(self, token: Token) -> None:
        self.kinds.append(_KINDS.get(token.type, ""))
        self.check_level(token)
        if token.type == "table_open":
            self.table = token
        elif token.type == "footnote_open":
            self.footnote = token.meta["id"]

    def read_inline(self, token: Token, opened: Token) -> list[Passage]:
        content: Content = token.meta.get("content") or self.footnotes.get(self.footnote, WHOLE)
        kind = next((kind for kind in reversed(self.kinds) if kind), "paragraph")
        found = list(PassageReader(self.reading, content, token.content).read(kind, token.children or []))
        if opened.type == "heading_open":
            opened.meta["id"] = self.name_heading(found[0].text)
            self.headings.append((int(opened.tag[1]), opened.meta["id"], found[0].text))
        elif opened.type == "th_open" and self.table:
            self.table.meta.setdefault("columns", []).append(found[0].text)
        return found

    def name_heading(self, text: str) -> str:
        """The id of a heading: its words, and a number if they have been used."""
        words = _WORD.findall(text.casefold().replace("’", "").replace("'", ""))
        slug = name = self.reading.prefix + ("-".join(words) or "section")
        while name in self.ids:
            self.ids[slug] += 1
            name = f"{slug}-{self.ids[slug]}"
        self.ids[name] = 1
        return name

    def check_level(self, token: Token) -> None:
        if token.level >= MAX_LEVEL and token.map:
            place = self.reading.lines.get_place(token.map[0])
            message = "too many lists, quotations or directives within one another"
            self.reading.problems.append(Problem(place, "markdown.nesting", message, f"at most {MAX_LEVEL}"))
