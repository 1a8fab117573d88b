"""The texts of sources: their canonical form, their hash, and where they are found."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Literal, Protocol

from nutgraf.errors import Place, Problem
from nutgraf.quotes.model import Source, SourceKind

MAX_BYTES = 20_000_000
"""A larger text is refused: no report is that long, and a wrong file may be."""

_LINE_END = re.compile(r"\r\n|\r|\u2028|\x0c|\x85")
_BLANK_LINES = re.compile(r"\n{3,}")


def canonicalise(raw: str) -> str:
    """The canonical form of a text: NFC, lines that end in LF without space, one blank line between paragraphs.

    Blank lines at both ends are dropped and the text ends in one LF. Everything else, a first line with a date or other
    metadata too, is kept as it is. Canonical text stays as it is.
    """
    text = unicodedata.normalize("NFC", _LINE_END.sub("\n", raw.removeprefix("\ufeff").replace("\u2029", "\n\n")))
    text = "\n".join(line.rstrip() for line in text.split("\n")).strip("\n")
    return f"{_BLANK_LINES.sub(chr(10) * 2, text)}\n" if text else ""


def hash_text(text: str) -> str:
    """The SHA-256 of a canonical text in UTF-8, as 64 hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def is_safe_name(name: str) -> bool:
    """Whether `name` is a relative path with `/` that stays in its folder."""
    parts = PurePosixPath(name).parts
    is_plain = bool(parts) and not name.startswith(("/", "~")) and not re.search(r"[\\:\x00-\x1f]", name)
    return is_plain and ".." not in parts and "." not in name.split("/")


def find_text(name: str, folders: Sequence[Path]) -> Path | None:
    """The file `name` in the first of `folders` that holds it, or None; never one outside of that folder.

    The folders are, in order, that of the story, data/sources/ of the site, and the vault.
    """
    if not is_safe_name(name):
        return None
    for folder in folders:
        try:
            path = (folder / name).resolve()
            if path.is_relative_to(folder.resolve()) and path.is_file():
                return path
        except (OSError, RuntimeError):
            continue
    return None


class SourceEntry(Protocol):
    """A source as a writer declares it; `text` is the name of the file with its text."""

    kind: SourceKind
    title: str
    publisher: str
    published: date | None
    url: str
    language: str
    text: str
    sha256: str
    publish: Literal["none", "quotes", "excerpt", "full"]
    via: str
    transcribed: Literal["", "person", "machine"]
    note: str


def read_source(
    name: str, entry: SourceEntry, place: Place, folders: Sequence[Path]
) -> tuple[Source, tuple[Problem, ...]]:
    """The source that `entry` declares under the id `name`, with its text from `folders`, and what is wrong with it.

    Without a file the text is None and nothing is wrong: the seal decides then. Codes: `source.path`,
    `source.unreadable`, `source.hash` (no hash is declared), Q070 (the text is not the one that was declared).
    """
    source = Source(
        id=name,
        kind=entry.kind,
        title=entry.title,
        place=place,
        publisher=entry.publisher,
        published=entry.published,
        url=entry.url,
        language=entry.language,
        publish=entry.publish,
        via=entry.via,
        note=entry.note,
        sha256=entry.sha256,
        is_machine_made=entry.transcribed == "machine",
    )
    return _fill_source(source, entry.text, folders) if entry.text else (source, ())


def _fill_source(source: Source, name: str, folders: Sequence[Path]) -> tuple[Source, tuple[Problem, ...]]:
    if not is_safe_name(name):
        message = f"source “{source.id}” names the text “{name}”, which may lie outside of the folders for texts"
        return source, (Problem(source.place, "source.path", message, "a file name, without `..` or a leading `/`"),)
    path = find_text(name, folders)
    if path is None:
        return source, _check_declared(source, "")
    text, problem = _read_text(source, path)
    if problem:
        return source, (problem,)
    return replace(source, text=text), _check_declared(source, hash_text(text))


def _read_text(source: Source, path: Path) -> tuple[str, Problem | None]:
    """The canonical text of a file, or "" and what keeps it from being read."""
    try:
        if path.stat().st_size > MAX_BYTES:
            return "", _report_unreadable(source, path, "is larger than 20 MB")
        return canonicalise(path.read_bytes().decode("utf-8")), None
    except UnicodeDecodeError as error:
        return "", _report_unreadable(source, path, f"is not UTF-8 (byte {error.start + 1})")
    except OSError as error:
        return "", _report_unreadable(source, path, f"cannot be read: {error.strerror}")


def _report_unreadable(source: Source, path: Path, why: str) -> Problem:
    message = f"the text of source “{source.id}”, {path.name}, {why}"
    return Problem(source.place, "source.unreadable", message, fix="save it as a plain text in UTF-8.")


def _check_declared(source: Source, found: str) -> tuple[Problem, ...]:
    """Whether the story declares the hash that was found; "" where no text is at hand."""
    if not source.sha256:
        message = f"source “{source.id}” declares no hash of its text"
        fix = f"sha256: {found}" if found else "run `nutgraf verify` where the text is, and declare its `sha256`."
        return (Problem(source.place, "source.hash", message, fix=fix),)
    if not found or found == source.sha256:
        return ()
    message = f"the text of source “{source.id}” is not the one that the story declares"
    detail = (f"declared  {source.sha256}", f"found     {found}")
    fix = "compare the two texts; if the new one is right, declare its hash and run `nutgraf verify`."
    return (Problem(source.place, "Q070", message, fix=fix, detail=detail),)


def follow_via(source: Source, sources: Mapping[str, Source]) -> Source:
    """`source` with the text of the one through which alone it is known, link by link; itself if it is known directly.

    Its kind and title stay its own; it stays second-hand by its `via`.
    """
    seen = {source.id}
    current = source
    while current.via in sources and current.via not in seen and current.text is None:
        seen.add(current.via)
        current = sources[current.via]
    if current is source:
        return source
    return replace(
        source,
        text=current.text,
        sha256=current.sha256,
        language=current.language,
        is_machine_made=source.is_machine_made or current.is_machine_made,
    )
