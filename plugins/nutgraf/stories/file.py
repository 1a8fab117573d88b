"""Reads a Markdown file with front matter into validated keys, body, and the places of both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from markdown_it.token import Token
from pydantic import BaseModel, ValidationError

from nutgraf.errors import Place, Problem
from nutgraf.figures.coverage import AllowedNumber
from nutgraf.markdown import Positions, load_yaml, parse, problems_from_pydantic, split_front_matter
from nutgraf.markdown.model import Document, Node, Prose
from nutgraf.stories.front_matter import PageKeys, StoryKeys
from nutgraf.stories.links import resolve_links
from nutgraf.stories.spec_files import GraftedPositions, open_specs

KeysT = TypeVar("KeysT", bound=BaseModel)
Key = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class ContentFile(Generic[KeysT]):
    """A file as read."""

    path: str
    keys: KeysT
    positions: Positions
    body: Document
    lines: tuple[str, ...]

    def place(self, *key: str | int) -> Place:
        """Where the words of a value of the front matter begin."""
        return self.positions.text(key)

    def as_written(self, value: str, place: Place) -> str:
        """The words of a `value` that begin at `place`, with the line breaks that YAML folds, so that places stay true.

        A value that is not folded, or is written in another way, is given back as it is.
        """
        indent = " " * (place.column - 1)
        lines = []
        for line in self.lines[place.line - 1 :]:
            if not line.startswith(indent) or line.strip() == "---":
                break
            lines.append(line[len(indent) :].rstrip())
            written = "\n".join(lines)
            if len(lines) > 1 and written.split() == value.split():
                return written
        return value

    def key_place(self, *key: str | int) -> Place:
        """Where a key of the front matter itself stands."""
        return self.positions.key(key)


def read_file(file: Path, root: Path, model: type[KeysT]) -> tuple[ContentFile[KeysT] | None, tuple[Problem, ...]]:
    """Read `file` below `root`; None if it cannot be understood at all, and every problem."""
    path = file.relative_to(root).as_posix()
    try:
        text = file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        message = f"the file is not UTF-8 (byte {error.start})"
        return None, (Problem(Place(path), "file.encoding", message, fix="save it as UTF-8"),)
    except OSError as error:
        return None, (Problem(Place(path), "file.unreadable", f"the file cannot be read: {error.strerror}"),)
    parts = split_front_matter(text, path)
    if isinstance(parts, Problem):
        return None, (parts,)
    value, positions, problems = load_yaml(parts.yaml, path, parts.yaml_line)
    body = parse(parts.body, path, first_line=parts.body_line)
    found = (*problems, *body.problems, *resolve_links(body, path, root), *check_headings(body, path, parts.body_line))
    if problems:
        return None, found
    try:
        keys = model.model_validate(value if value is not None else {})
    except ValidationError as error:
        return None, (*found, *problems_from_pydantic(error, positions, model))
    charts = getattr(keys, "charts", None)
    if charts:
        specs = open_specs(charts, positions, file.parent, root)
        keys = keys.model_copy(update={"charts": specs.charts})
        positions = GraftedPositions(positions.lines, positions.spots, specs.branches)
        found = (*found, *specs.problems)
    return ContentFile(path, keys, positions, body, tuple(text.splitlines())), found


def read_allowed(file: ContentFile[StoryKeys] | ContentFile[PageKeys]) -> tuple[AllowedNumber, ...]:
    """The numbers that need no binding, with the places of their entries."""
    entries = enumerate(file.keys.allow_numbers)
    return tuple(AllowedNumber(item.text, item.why, file.place("allow_numbers", index)) for index, item in entries)


def check_headings(body: Document, path: str, first_line: int) -> Iterator[Problem]:
    """Headings of a body begin at the second level, as the title is the first, and leave none out on the way down."""
    above = 1
    for token in _list_headings(body.nodes):
        level = int(token.tag[1])
        line = first_line + (token.map or [0])[0]
        if level == 1:
            message = "a heading of the first level is the title's alone"
            yield Problem(Place(path, line), "heading.level", message, fix="begin the line with `## `")
        elif level > above + 1:
            message = f"a heading of level {level} follows one of level {above}"
            yield Problem(
                Place(path, line), "heading.level", message, fix=f"begin the line with `{'#' * (above + 1)} `"
            )
        above = max(level, 2)


def _list_headings(nodes: Sequence[Node]) -> Iterator[Token]:
    for node in nodes:
        if isinstance(node, Prose):
            yield from (token for token in node.tokens if token.type == "heading_open")
        else:
            yield from _list_headings(node.body)
