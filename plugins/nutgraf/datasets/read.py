"""The folders of `data/` as datasets: `dataset.toml` with the rows in `data.csv`, or made by a query."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field, replace
from pathlib import Path

from nutgraf.datasets.derive import derive_datasets
from nutgraf.datasets.descriptor import Descriptor, read_descriptor
from nutgraf.datasets.model import Dataset
from nutgraf.datasets.outlines import read_shapes
from nutgraf.datasets.rows import read_rows
from nutgraf.datasets.shapes import Shapes
from nutgraf.errors import Place, Problem
from nutgraf.names import suggest

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
    problems = _check_id(folder.name, Place(path))
    problems += [problem for name in (DESCRIPTOR, ROWS) for problem in _check_size(folder / name, root)]
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
    outlines, shapes, wrong = _read_shapes_file(descriptor, file.parent, root)
    told += wrong
    if told:
        shelf.problems += told
        shelf.broken.add(descriptor.id)
        return
    # A byte that neither file can hold parts them, so that no other pair of files has this hash.
    sha256 = hashlib.sha256(b"\0".join([about, data, *([outlines] if shapes else [])])).hexdigest()
    dataset = descriptor.make_dataset(columns, rows, Place(path), sha256)
    shelf.datasets[descriptor.id] = replace(dataset, shapes=shapes)


def _read_shapes_file(
    descriptor: Descriptor, folder: Path, root: Path
) -> tuple[bytes, Shapes | None, tuple[Problem, ...]]:
    """The bytes of the file with the dataset's shapes, the shapes, and what is wrong with them."""
    keys = descriptor.keys.shapes
    if keys is None:
        return b"", None, ()
    file, place = folder / keys.file, descriptor.place_of("shapes", "file")
    known = sorted(path.name for path in folder.iterdir() if path.suffix.endswith("json"))
    if Path(keys.file).name != keys.file or not file.is_file():
        message = f"there is no file '{keys.file}' beside this one"
        return b"", None, (Problem(place, "shapes.file", message, suggest(keys.file, known)),)
    if problems := _check_size(file, root):
        return b"", None, tuple(problems)
    data = file.read_bytes()
    return data, *read_shapes(_relative(file, root), data, keys)


def _check_id(id_: str, place: Place) -> list[Problem]:
    if id_ in RESERVED:
        message = f"'{id_}' is reserved for {RESERVED[id_]}"
        return [Problem(place, "dataset.id", message, fix="rename the folder")]
    if not _ID.fullmatch(id_):
        allowed = "a small letter, then small letters, digits, - and _"
        return [Problem(place, "dataset.id", f"the folder '{id_}' cannot name a dataset", allowed=allowed)]
    return []


def _check_size(file: Path, root: Path) -> list[Problem]:
    if not file.is_file() or file.stat().st_size <= MOST_BYTES:
        return []
    message = f"the file is larger than {MOST_BYTES // 1_000_000} MB"
    return [Problem(Place(_relative(file, root)), "dataset.size", message, fix="offer less")]


def _check_origin(descriptor: Descriptor, has_rows: bool) -> tuple[Problem, ...]:
    """Rows come from `data.csv` or from a query, not from both."""
    place = descriptor.place_of("query")
    if descriptor.keys.query and has_rows:
        message = f"the dataset has a query and a {ROWS}"
        return (Problem(place, "dataset.origin", message, fix="remove one of them"),)
    if descriptor.keys.query and descriptor.keys.shapes:
        at, fix = descriptor.place_of("shapes"), "give the shapes a dataset of their own"
        return (Problem(at, "dataset.origin", f"shapes stand beside a {ROWS}, not beside a query", fix=fix),)
    if not descriptor.keys.query and not has_rows:
        message = f"there is no {ROWS} beside this file"
        return (Problem(place, "dataset.origin", message, fix="put the rows there, or write a query"),)
    return ()


def _relative(file: Path, root: Path) -> str:
    return file.relative_to(root).as_posix()
