"""Puts finished files in the output folder: only what differs, and never over anything that is not a built site."""

from __future__ import annotations

import errno
import filecmp
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from nutgraf.errors import UsageError
from nutgraf.site import SiteOptions

SOURCES = ("content", "data", "plugins", "theme")
MARK = "_headers"
"""A file that every built site has; a folder with other files and without it is somebody's, not ours."""


def check_output(options: SiteOptions, output: Path) -> None:
    """Raises `UsageError` if writing to `output` would overwrite or remove something that no build has made."""
    kept = [options.root, *(options.root / name for name in SOURCES), options.theme]
    kept += [options.vault] if options.vault else []
    inside = [path for path in kept[1:] if output.is_relative_to(path)]
    if inside or any(path.is_relative_to(output) for path in kept):
        raise UsageError(f"{output} cannot be the output folder: what the site is made from is there")
    if output.exists() and not output.is_dir():
        raise UsageError(f"{output} cannot be the output folder: it is a file")
    if output.is_dir() and not (output / MARK).is_file() and next(_list_files(output), None):
        raise UsageError(f"{output} holds files that no build has made; choose an empty folder")


def publish(aside: Path, output: Path) -> tuple[int, int]:
    """Move what differs from `aside` to `output`, then remove what is gone; equal files keep their time.

    Hidden files at the top of `output` stay: they belong to a repository or a host. Gives the number of pages and the
    size of all files in bytes.
    """
    names = sorted(path.relative_to(aside) for path in _list_files(aside))
    size = sum((aside / name).stat().st_size for name in names)
    for name in names:
        target = output / name
        if not (target.is_file() and filecmp.cmp(aside / name, target, shallow=False)):
            _make_room(target, output)
            _move(aside / name, target)
    kept = set(names)
    for path in sorted(_list_files(output), reverse=True):
        if path.relative_to(output) not in kept:
            path.unlink()
            _remove_empty(path.parent, output)
    return sum(name.suffix == ".html" for name in names), size


def _list_files(folder: Path) -> Iterator[Path]:
    """The files below a folder, without those that are hidden at its top."""
    for path in folder.rglob("*"):
        if not path.relative_to(folder).parts[0].startswith(".") and not (path.is_dir() and not path.is_symlink()):
            yield path


def _make_room(target: Path, output: Path) -> None:
    """A folder for `target`; a folder in its place, and a file in place of a folder above it, make way."""
    if target.is_dir():
        shutil.rmtree(target)
    for parent in target.relative_to(output).parents:
        if (output / parent).is_file():
            (output / parent).unlink()
    target.parent.mkdir(parents=True, exist_ok=True)


def _move(source: Path, target: Path) -> None:
    """Move a file at once, on another disk too: readers see the old one or the new one, never a half."""
    try:
        os.replace(source, target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        part = target.with_name(f"{target.name}.part")
        shutil.copyfile(source, part)
        os.replace(part, target)


def _remove_empty(folder: Path, output: Path) -> None:
    while folder != output and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
