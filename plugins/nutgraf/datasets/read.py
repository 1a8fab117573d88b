"""The folders of `data/` as datasets: `dataset.toml` with the rows in `data.csv`, or made by a query."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from pathlib import Path

from nutgraf.datasets.derive import derive_datasets
from nutgraf.datasets.descriptor import Descriptor, read_descriptor
from nutgraf.datasets.model import Dataset
from nutgraf.datasets.rows import read_rows
from nutgraf.errors import Place, Problem

DESCRIPTOR = "dataset.toml"
ROWS = "data.csv"
MOST_BYTES = 50_000_000
RESERVED = {
    "quotes": "the words of a story's quotations",
    "sources": "the documents that quotations are checked against",
}

_ID = re.compile(r"[a-z][a-z0-9_-]*")


@dataclass(slots=True)
class _Shelf:
    """What has been read of `data/` so far."""

    datasets: dict[str, Dataset] = field(default_factory=dict)
    waiting: dict[str, tuple[Descriptor, str]] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)


def read_datasets(data_folder: Path, root: Path) -> tuple[dict[str, Dataset], tuple[Problem, ...]]:
    """Every folder in `data_folder` that holds a `dataset.toml`, by its name, in the order of the names.

    A dataset with problems is left out. Places are relative to `root`, the site's folder. Folders without
    `dataset.toml`, `data/sources` among them, are not datasets.
    """
    shelf = _Shelf()
    folders = data_folder.iterdir() if data_folder.is_dir() else ()
    for folder in sorted(folder for folder in folders if (folder / DESCRIPTOR).is_file()):
        _read_folder(folder, root, shelf)
    made, problems = derive_datasets(shelf.waiting, shelf.datasets, frozenset(shelf.broken))
    datasets = {**shelf.datasets, **made}
    return dict(sorted(datasets.items())), (*shelf.problems, *problems)


def read_dataset(folder: Path, root: Path) -> tuple[Dataset | None, tuple[Problem, ...]]:
    """The dataset of one folder, or None and why; one with a query is read with the folders beside it."""
    if not (folder / DESCRIPTOR).is_file():
        place = Place(_relative(folder / DESCRIPTOR, root))
        return None, (Problem(place, "dataset.missing", f"there is no {DESCRIPTOR} in this folder"),)
    shelf = _Shelf()
    _read_folder(folder, root, shelf)
    if folder.name not in shelf.waiting:
        return shelf.datasets.get(folder.name), tuple(shelf.problems)
    datasets, problems = read_datasets(folder.parent, root)
    return datasets.get(folder.name), problems


def _read_folder(folder: Path, root: Path, shelf: _Shelf) -> None:
    """Read one folder onto the shelf: a dataset, a query that waits for others, or problems."""
    path = _relative(folder / DESCRIPTOR, root)
    problems = [*_check_id(folder.name, Place(path)), *_check_size(folder, root)]
    if problems:
        shelf.problems += problems
        shelf.broken.add(folder.name)
        return
    about = (folder / DESCRIPTOR).read_bytes()
    descriptor, told = read_descriptor(folder.name, path, about)
    rows_file = folder / ROWS
    if descriptor is not None and not told:
        told = _check_origin(descriptor, rows_file.is_file())
    if descriptor is None or told:
        shelf.problems += told
        shelf.broken.add(folder.name)
    elif descriptor.keys.query:
        shelf.waiting[folder.name] = (descriptor, hashlib.sha256(about).hexdigest())
    else:
        _read_rows_file(descriptor, about, rows_file, root, shelf)


def _read_rows_file(descriptor: Descriptor, about: bytes, file: Path, root: Path, shelf: _Shelf) -> None:
    path, data = _relative(file, root), file.read_bytes()
    columns, rows, told = read_rows(path, data, descriptor.columns, descriptor.keys.key)
    if told:
        shelf.problems += told
        shelf.broken.add(descriptor.id)
        return
    # A byte that neither file can hold parts them, so that no other pair of files has this hash.
    sha256 = hashlib.sha256(about + b"\0" + data).hexdigest()
    shelf.datasets[descriptor.id] = descriptor.make_dataset(columns, rows, Place(path), sha256)


def _check_id(id_: str, place: Place) -> list[Problem]:
    if id_ in RESERVED:
        message = f"'{id_}' is reserved for {RESERVED[id_]}"
        return [Problem(place, "dataset.id", message, fix="rename the folder")]
    if not _ID.fullmatch(id_):
        allowed = "a small letter, then small letters, digits, - and _"
        return [Problem(place, "dataset.id", f"the folder '{id_}' cannot name a dataset", allowed=allowed)]
    return []


def _check_size(folder: Path, root: Path) -> list[Problem]:
    limit = MOST_BYTES // 1_000_000
    return [
        Problem(Place(_relative(file, root)), "dataset.size", f"the file is larger than {limit} MB", fix="offer less")
        for file in (folder / DESCRIPTOR, folder / ROWS)
        if file.is_file() and file.stat().st_size > MOST_BYTES
    ]


def _check_origin(descriptor: Descriptor, has_rows: bool) -> tuple[Problem, ...]:
    """Rows come from `data.csv` or from a query, not from both."""
    place = descriptor.place_of("query")
    if descriptor.keys.query and has_rows:
        message = f"the dataset has a query and a {ROWS}"
        return (Problem(place, "dataset.origin", message, fix="remove one of them"),)
    if not descriptor.keys.query and not has_rows:
        message = f"there is no {ROWS} beside this file"
        return (Problem(place, "dataset.origin", message, fix="put the rows there, or write a query"),)
    return ()


def _relative(file: Path, root: Path) -> str:
    return file.relative_to(root).as_posix()
