"""Reads a Markdown file with front matter into validated keys, body, and the places of both."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import BaseModel, ValidationError

from nutgraf.errors import Place, Problem
from nutgraf.markdown import Positions, load_yaml, parse, problems_from_pydantic, split_front_matter
from nutgraf.markdown.model import Document
from nutgraf.stories.links import resolve_links

KeysT = TypeVar("KeysT", bound=BaseModel)
Key = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class ContentFile(Generic[KeysT]):
    """A file as read."""

    path: str
    keys: KeysT
    positions: Positions
    body: Document

    def place(self, *key: str | int) -> Place:
        """Where the words of a value of the front matter begin."""
        return self.positions.text(key)

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
    found = (*problems, *body.problems, *resolve_links(body, path, root))
    if problems:
        return None, found
    try:
        keys = model.model_validate(value if value is not None else {})
    except ValidationError as error:
        return None, (*found, *problems_from_pydantic(error, positions, model))
    return ContentFile(path, keys, positions, body), found
