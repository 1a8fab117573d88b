"""Front matter: the YAML that we allow, read in one pass with the position of everything.

PyYAML's own loaders give YAML 1.1 values, take the last of two equal keys, and can be made to explode. So values are
built here from the events of its parser, the C one if there is one: no recursion, no aliases, nothing built but text,
numbers, truth values, lists and mappings with text keys. It is faster than loading, as no nodes are made.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from nutgraf.errors import Place, Problem
from nutgraf.markdown.places import Lines, normalize_newlines
from nutgraf.markdown.positions import Path, Positions, Spot
from nutgraf.markdown.scalars import read_scalar
from nutgraf.markdown.yaml_syntax import explain_error, find_character

MAX_BYTES = 64 * 1024
MAX_DEPTH = 20

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_LINE_OF_DASHES = re.compile(r"---[ \t]*")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """A text in its two parts, each with the line of the file at which it begins."""

    yaml: str
    yaml_line: int
    body: str
    body_line: int


def split_front_matter(text: str, path: str = "") -> FrontMatter | Problem:
    """Part a text into its front matter, between two lines of `---`, and its body."""
    lines = normalize_newlines(text.removeprefix("\ufeff")).split("\n")
    if not _LINE_OF_DASHES.fullmatch(lines[0]):
        message = "the file must begin with its front matter"
        return Problem(Place(path), "front-matter.missing", message, fix="put it between two lines of `---`")
    for number, line in enumerate(lines[1:], start=1):
        if _LINE_OF_DASHES.fullmatch(line):
            return FrontMatter("\n".join(lines[1:number]), 2, "\n".join(lines[number + 1 :]), number + 2)
    return Problem(
        Place(path), "front-matter.unclosed", "the front matter never ends", fix="put a line of `---` after it"
    )


def load_yaml(text: str, path: str, first_line: int = 1) -> tuple[Any, Positions, tuple[Problem, ...]]:
    """The value of a YAML text that begins on `first_line` of the file `path`, the positions in it, and all problems.

    The value is None if it cannot be read at all; with other problems, it is what is left when they are passed over.
    Keys of mappings are text as written. Never raises.
    """
    text = normalize_newlines(text)
    positions = Positions(Lines(text, Place(path, first_line)))
    builder = _Builder(positions)
    if len(text.encode("utf-8", "replace")) > MAX_BYTES:
        builder.report(0, "yaml.size", "there is too much YAML", f"at most {MAX_BYTES // 1024} KiB")
    elif bad := find_character(text):
        builder.report(bad.start(), "yaml.character", f"character U+{ord(bad[0]):04X} is not allowed")
    else:
        _build(builder, text)
    return builder.value, positions, tuple(builder.problems)


def _build(builder: _Builder, text: str) -> None:
    try:
        for event in _read_events(builder, text):
            builder.take(event, text)
    except yaml.YAMLError as error:
        offset, message, fix = explain_error(error, text)
        builder.report(offset, "yaml.syntax", message, "", fix)
        builder.value = None


def _read_events(builder: _Builder, text: str) -> Iterator[yaml.Event]:
    """The events of the one document of `text`, until there is something that makes it pointless to go on."""
    documents = 0
    for event in yaml.parse(text, _LOADER):
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                at = _find_start(event)
                builder.report(at, "yaml.documents", "a second document begins here", "one document in a file")
                return
        yield event
        if len(builder.stack) > MAX_DEPTH:
            builder.report(_find_start(event), "yaml.depth", "too deeply nested", f"at most {MAX_DEPTH} levels")
            builder.value = None
            return


@dataclass(slots=True)
class _Open:
    """A mapping or list that is not complete; `key` and `key_at` are of the value to come."""

    value: dict[str, Any] | list[Any]
    path: Path
    key: str | None = None
    key_at: int = 0


@dataclass(slots=True)
class _Builder:
    positions: Positions
    value: Any = None
    stack: list[_Open] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    seen: dict[Path, int] = field(default_factory=dict)

    def report(self, offset: int, code: str, message: str, allowed: str = "", fix: str = "") -> None:
        self.problems.append(Problem(self.positions.lines.find_place(offset), code, message, allowed, fix))

    def take(self, event: yaml.Event, text: str) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self.refuse_node(event)
            if not self.take_key(event):
                value = read_scalar(event.value) if event.implicit[0] and not event.style else event.value
                self.add(value, _find_start(event), _find_words(event, text))
        elif isinstance(event, yaml.CollectionStartEvent):
            self.refuse_node(event)
            self.open_collection(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self.stack.pop()
        elif isinstance(event, yaml.AliasEvent):
            self.refuse_alias(event)

    def refuse_node(self, event: yaml.NodeEvent) -> None:
        """Anchors and tags."""
        at = _find_start(event)
        if event.anchor:
            fix = "put a text that begins with & in quotation marks"
            self.report(at, "yaml.anchor", f"anchor &{event.anchor} is not allowed", "", fix)
        if tag := getattr(event, "tag", None):
            fix = "put a text that begins with ! in quotation marks"
            self.report(at, "yaml.tag", f"tag {tag.replace('tag:yaml.org,2002:', '!!')} is not allowed", "", fix)

    def refuse_alias(self, event: yaml.AliasEvent) -> None:
        fix = "put a text that begins with * in quotation marks"
        self.report(_find_start(event), "yaml.alias", f"alias *{event.anchor} is not allowed", "", fix)
        if self.stack and isinstance(self.stack[-1].value, dict) and self.stack[-1].key is None:
            self.stack[-1].key, self.stack[-1].key_at = f"*{event.anchor}", _find_start(event)
        else:
            at = _find_start(event)
            self.add(None, at, at)

    def take_key(self, event: yaml.ScalarEvent) -> bool:
        """Whether the scalar is the key of a mapping."""
        top = self.stack[-1] if self.stack else None
        if top is None or not isinstance(top.value, dict) or top.key is not None:
            return False
        at, key = _find_start(event), str(event.value)
        path = (*top.path, key)
        if key == "<<" and not event.style:
            self.report(at, "yaml.merge", "merge key << is not allowed", "", "write the keys out")
        elif path in self.seen:
            line = self.positions.lines.find_place(self.seen[path]).line
            self.report(at, "yaml.duplicate", f"key '{key}' stands twice", f"first on line {line}")
        self.seen.setdefault(path, at)
        top.key, top.key_at = key, at
        return True

    def open_collection(self, event: yaml.CollectionStartEvent) -> None:
        at = _find_start(event)
        top = self.stack[-1] if self.stack else None
        if top and isinstance(top.value, dict) and top.key is None:
            self.report(
                at, "yaml.key", "a key must be text", "", "put a key that begins with [ or { in quotation marks"
            )
            top.key, top.key_at = "", at
            self.stack.append(_Open({} if isinstance(event, yaml.MappingStartEvent) else [], (*top.path, "")))
            return
        value: dict[str, Any] | list[Any] = {} if isinstance(event, yaml.MappingStartEvent) else []
        self.stack.append(_Open(value, self.add(value, at, at)))

    def add(self, value: Any, at: int, words: int) -> Path:
        """Put a value where it belongs; returns its path."""
        top = self.stack[-1] if self.stack else None
        path: Path = ()
        key_at = at
        if top is None:
            self.value = value
        elif isinstance(top.value, list):
            path = (*top.path, len(top.value))
            top.value.append(value)
        else:
            key, key_at = top.key or "", top.key_at
            path = (*top.path, key)
            top.value.setdefault(key, value)
            top.key = None
        self.positions.spots.setdefault(path, Spot(key_at, at, words))
        return path


def _find_start(event: yaml.Event) -> int:
    return event.start_mark.index if event.start_mark else 0


def _find_words(event: yaml.ScalarEvent, text: str) -> int:
    """The offset of the first character of a scalar's text."""
    at = _find_start(event)
    if event.style in ("'", '"'):
        return at + 1
    if event.style in ("|", ">"):
        below = text.find("\n", at) + 1
        return below + len(text[below:]) - len(text[below:].lstrip(" \n"))
    return at
