"""From inline tokens to passages: the text that readers see, the marks in it, and where each character stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from markdown_it.token import Token

from nutgraf.errors import Place, Problem
from nutgraf.markdown.guards import check_leftover, check_link, check_mark, check_span, report_html, report_image
from nutgraf.markdown.model import LinkTarget, Mark, Passage
from nutgraf.markdown.places import Content, Lines


@dataclass(slots=True)
class Reading:
    """What a whole text yields while it is read: problems, links, marks so far."""

    lines: Lines
    prefix: str
    classes: tuple[str, ...]
    problems: list[Problem] = field(default_factory=list)
    links: list[LinkTarget] = field(default_factory=list)
    marks: int = 0

    def name_mark(self) -> str:
        """The key of the next mark."""
        self.marks += 1
        return f"{self.prefix}m{self.marks}"


@dataclass(slots=True)
class _Open:
    """A span or link that is not closed yet."""

    token: Token
    start: int
    part: int
    key: str = ""


@dataclass(slots=True)
class PassageReader:
    """Reads one run of inline tokens; `extra` are the passages hidden in it: alternative texts and titles."""

    reading: Reading
    content: Content
    source: str
    parts: list[str] = field(default_factory=list)
    length: int = 0
    anchors: list[tuple[int, Place]] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    opaque: list[tuple[int, int]] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)
    stressed: list[int] = field(default_factory=list)
    emphasis: list[tuple[int, int]] = field(default_factory=list)
    extra: list[Passage] = field(default_factory=list)

    def read(self, kind: str, tokens: list[Token]) -> Iterator[Passage]:
        """The passage of `tokens`, then those hidden in it."""
        shown = [token for token in tokens if token.content or token.type != "text"]
        neighbours = [None, *shown, None]
        for (before, token), after in zip(pairwise(neighbours), neighbours[2:], strict=False):
            if token:
                _READERS.get(token.type, PassageReader.skip)(self, token)
                if token.type == "text":
                    self.check_text(token, before, after)
        marks = sorted(self.marks, key=lambda mark: (mark.start, -mark.end))
        stressed = tuple(replace(mark, emphasis=self.find_emphasis(mark)) for mark in marks)
        yield Passage(kind, "".join(self.parts), stressed, tuple(self.opaque), tuple(self.anchors) or self.anchor(0))
        yield from self.extra

    def anchor(self, at: int) -> tuple[tuple[int, Place], ...]:
        """The only anchor of a passage without text."""
        return ((0, self.find_place(at)),)

    def find_place(self, at: int) -> Place:
        """The place of a position of the inline content."""
        return self.reading.lines.find_place(self.content.locate(at))

    def add(self, text: str, at: int, width: int | None = None) -> None:
        """Text that begins at `at` of the content and is `width` characters long there."""
        for distance, offset in self.content.locate_all(at, len(text) if width is None else width):
            self.anchors.append((self.length + min(distance, len(text)), self.reading.lines.find_place(offset)))
        self.parts.append(text)
        self.length += len(text)

    def skip(self, token: Token) -> None:
        """Nothing to be seen."""

    def read_text(self, token: Token) -> None:
        """Literal text; that of an automatic link stands behind its bracket and is no prose."""
        link = self.stack[-1].token if self.stack else None
        if link is not None and link.info == "auto":
            self.opaque.append((self.length, self.length + len(token.content)))
            self.add(token.content, token.meta["at"] + 1)
        else:
            self.add(token.content, token.meta["at"])

    def read_special(self, token: Token) -> None:
        """An escaped character or an entity: as wide as its markup, shown as something else."""
        shift = 1 if token.info == "escape" and token.content != token.markup else 0
        self.add(token.content, token.meta["at"] + shift, 1)

    def read_break(self, token: Token) -> None:
        """The end of a line."""
        self.add("\n", token.meta["at"], 1)

    def read_code(self, token: Token) -> None:
        """Code; one space next to each mark may have been taken away."""
        start = token.meta["at"] + len(token.markup)
        shown = self.source[start : start + len(token.content)].replace("\n", " ")
        plain = shown == token.content and self.source.startswith(token.markup, start + len(token.content))
        self.opaque.append((self.length, self.length + len(token.content)))
        self.add(token.content, start if plain else start + 1)

    def read_html(self, token: Token) -> None:
        """Raw HTML, shown as text."""
        self.reading.problems.append(report_html(token.content, self.find_place(token.meta["at"])))
        self.add(token.content, token.meta["at"])

    def read_image(self, token: Token) -> None:
        """A picture within text, which is not allowed; its alternative text is still a passage."""
        at, place = token.meta["at"], self.find_place(token.meta["at"])
        self.reading.problems.append(report_image(place))
        self.reading.links.append(LinkTarget(str(token.attrs.get("src", "")), place, is_image=True))
        inner = PassageReader(self.reading, self.content.shift(at + 2), token.content)
        self.extra.extend(inner.read("alt", token.children or []))
        self.read_title(token, at + 2 + len(token.content))

    def read_title(self, token: Token, at: int) -> None:
        """The title of a link or picture, which is searched for behind its text."""
        if title := str(token.attrs.get("title", "")):
            found = self.source.find(title, at)
            self.extra.append(Passage("title", title, (), (), self.anchor(found if found >= 0 else at)))

    def open_span(self, token: Token) -> None:
        """The beginning of a mark."""
        key = token.meta["key"] = self.reading.name_mark()
        self.stack.append(_Open(token, self.length, len(self.parts), key))

    def close_span(self, token: Token) -> None:
        """The end of a mark."""
        opened = self.stack.pop()
        attributes = opened.token.meta["attributes"]
        place = self.find_place(opened.token.meta["at"])
        mark = Mark(
            key=opened.key,
            start=opened.start,
            end=self.length,
            text="".join(self.parts[opened.part :]),
            attributes={item.name: item.value for item in attributes if item.name != "class"},
            classes=tuple(item.value for item in attributes if item.name == "class"),
            place=place,
        )
        self.marks.append(mark)
        placed = [(item, self.find_place(item.at)) for item in attributes]
        self.reading.problems.extend(check_span(placed, self.reading.classes))
        self.reading.problems.extend(check_mark(mark))

    def open_emphasis(self, token: Token) -> None:
        """The beginning of italics or bold."""
        self.stressed.append(self.length)

    def close_emphasis(self, token: Token) -> None:
        """The end of italics or bold; inside other emphasis it adds nothing."""
        start = self.stressed.pop()
        if not self.stressed:
            self.emphasis.append((start, self.length))

    def find_emphasis(self, mark: Mark) -> tuple[tuple[int, int], ...]:
        """What of a mark is emphasised, in offsets of its text."""
        ranges = [(max(start, mark.start), min(end, mark.end)) for start, end in self.emphasis]
        return tuple((start - mark.start, end - mark.start) for start, end in ranges if start < end)

    def open_link(self, token: Token) -> None:
        """The beginning of a link."""
        automatic = token.info == "auto"
        place = self.find_place(token.meta["at"] - (0 if automatic else 1))
        url = str(token.attrs["href"])
        if problem := check_link(url, place):
            token.meta["refused"] = True
            self.reading.problems.append(problem)
        else:
            self.reading.links.append(LinkTarget(url, place))
        self.stack.append(_Open(token, self.length, len(self.parts)))

    def close_link(self, token: Token) -> None:
        """The end of a link."""
        self.read_title(self.stack.pop().token, token.meta["at"])

    def check_text(self, token: Token, before: Token | None, after: Token | None) -> None:
        """Markup that was not understood and would be shown."""
        for offset, problem in check_leftover(token, before, after):
            self.reading.problems.append(problem(self.find_place(token.meta["at"] + offset)))


_READERS = {
    "text": PassageReader.read_text,
    "text_special": PassageReader.read_special,
    "softbreak": PassageReader.read_break,
    "hardbreak": PassageReader.read_break,
    "code_inline": PassageReader.read_code,
    "html_inline": PassageReader.read_html,
    "image": PassageReader.read_image,
    "span_open": PassageReader.open_span,
    "span_close": PassageReader.close_span,
    "em_open": PassageReader.open_emphasis,
    "em_close": PassageReader.close_emphasis,
    "strong_open": PassageReader.open_emphasis,
    "strong_close": PassageReader.close_emphasis,
    "link_open": PassageReader.open_link,
    "link_close": PassageReader.close_link,
}
