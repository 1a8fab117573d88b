"""Reading datasets from their folders."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

from nutgraf.datasets.model import Column
from nutgraf.datasets.read import MOST_BYTES, read_dataset, read_datasets
from nutgraf.errors import Place

ABOUT = """title = "Sample audience"
source = "Invented"
url = "https://example.org/"
licence = "CC0"
retrieved = 2024-08-13
key = "id"
note = "For tests."
sample = true

[columns.count]
type = "number"
unit = "listeners"
title = "Listeners"
meaning = "how many"

[columns.id]
type = "string"
meaning = "the row"

[columns.share_of]
type = "boolean"
meaning = "whether it is a share"

[columns.day]
type = "date"
meaning = "the day"

[columns.at]
type = "datetime"
meaning = "the moment"

[columns.year]
type = "year"
meaning = "the year"
"""
ROWS = 'id,count,share_of,day,at,year\npeak,1.50e1,true,2024-08-12,2024-08-12T20:42:00Z,2024\n"a, b",,false,,,\n'


def _write(folder: Path, about: str, rows: str | bytes | None) -> Path:
    folder.mkdir(parents=True)
    (folder / "dataset.toml").write_text(about, encoding="utf-8")
    if rows is not None:
        (folder / "data.csv").write_bytes(rows.encode() if isinstance(rows, str) else rows)
    return folder


def test_dataset_is_read_whole(tmp_path: Path) -> None:
    """Every key of the descriptor and every cell arrives with its type; columns stand as in the file."""
    dataset, problems = read_dataset(_write(tmp_path / "data" / "audience", ABOUT, ROWS), tmp_path)
    assert problems == ()
    assert dataset is not None
    assert (dataset.id, dataset.title, dataset.source, dataset.licence) == (
        "audience",
        "Sample audience",
        "Invented",
        "CC0",
    )
    assert (dataset.url, dataset.retrieved, dataset.note, dataset.sample) == (
        "https://example.org/",
        date(2024, 8, 13),
        "For tests.",
        True,
    )
    assert (dataset.key, dataset.value, dataset.place) == ("id", "count", Place("data/audience/data.csv"))
    assert [column.name for column in dataset.columns] == ["id", "count", "share_of", "day", "at", "year"]
    assert dataset.column("count") == Column("count", "number", "Listeners", "listeners", "how many")
    assert dataset.column("share_of") == Column("share_of", "boolean", "Share of", "", "whether it is a share")
    assert dataset.rows[0] == {
        "id": "peak",
        "count": Decimal("15.0"),
        "share_of": True,
        "day": date(2024, 8, 12),
        "at": datetime(2024, 8, 12, 20, 42, tzinfo=UTC),
        "year": Decimal(2024),
    }
    assert dataset.row("a, b") == {
        "id": "a, b",
        "count": None,
        "share_of": False,
        "day": None,
        "at": None,
        "year": None,
    }


def test_hash_covers_both_files(tmp_path: Path) -> None:
    """A changed byte in either file changes the hash, and nothing else does."""
    variants = [(ABOUT, ROWS), (ABOUT, ROWS), (ABOUT + "\n", ROWS), (ABOUT, ROWS + "\n")]
    hashes = []
    for index, (about, rows) in enumerate(variants):
        dataset, _ = read_dataset(_write(tmp_path / str(index) / "data" / "audience", about, rows), tmp_path)
        assert dataset is not None
        hashes.append(dataset.sha256)
    assert hashes[0] == hashes[1]
    assert len(set(hashes)) == 3


def test_value_defaults_to_the_only_number(tmp_path: Path) -> None:
    """Without `value` the only column of numbers is meant; with two of them none is."""
    second = '\n[columns.more]\ntype = "number"\nunit = "none"\nmeaning = "more"\n'
    both = ROWS.replace("year\n", "year,more\n").replace("2024\n", "2024,1\n").replace(",,,\n", ",,,,\n")
    dataset, problems = read_dataset(_write(tmp_path / "a", ABOUT + second, both), tmp_path)
    assert problems == ()
    assert dataset is not None
    assert dataset.value == ""
    assert dataset.columns[-1].unit == ""


def test_byte_order_mark_and_windows_lines_are_as_offered(tmp_path: Path) -> None:
    """What a spreadsheet writes is read: a byte order mark, CRLF."""
    rows = b"\xef\xbb\xbf" + ROWS.replace("\n", "\r\n").encode()
    dataset, problems = read_dataset(_write(tmp_path / "a", ABOUT, rows), tmp_path)
    assert problems == ()
    assert dataset is not None
    assert len(dataset.rows) == 2


def test_bytes_that_are_no_text_are_told(tmp_path: Path) -> None:
    """Another encoding and a NUL are told at the first odd byte."""
    latin = _write(tmp_path / "latin", ABOUT, ROWS.replace("peak", "pé").encode("latin-1"))
    nul = _write(tmp_path / "nul", ABOUT, ROWS.replace("peak", "pe\0k"))
    about = _write(tmp_path / "about", ABOUT, ROWS)
    (about / "dataset.toml").write_bytes(ABOUT.replace("For tests", "Für").encode("latin-1"))
    told = [read_dataset(folder, tmp_path)[1][0].format() for folder in (latin, nul, about)]
    assert told == [
        "latin/data.csv:2:2  this file is not UTF-8 from here on  "
        "save it as UTF-8 (a spreadsheet offers “CSV UTF-8”)  [dataset.encoding]",
        "nul/data.csv:2:3  a NUL character  this is no text file: save it as CSV  [dataset.encoding]",
        "about/dataset.toml:7:1  this file is not UTF-8  save it as UTF-8  [dataset.encoding]",
    ]


def test_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    """More than 50 MB is refused by its size alone."""
    folder = _write(tmp_path / "a", ABOUT, None)
    with (folder / "data.csv").open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    _, problems = read_dataset(folder, tmp_path)
    assert [problem.format() for problem in problems] == [
        "a/data.csv:1:1  the file is larger than 50 MB  offer less  [dataset.size]"
    ]


def test_folders_without_descriptor_are_no_datasets(tmp_path: Path) -> None:
    """`data/sources`, loose files and a missing `data` are passed over; datasets come in the order of their names."""
    _write(tmp_path / "data" / "b", ABOUT, ROWS)
    _write(tmp_path / "data" / "a", ABOUT, ROWS)
    (tmp_path / "data" / "sources").mkdir()
    (tmp_path / "data" / "README.md").write_text("x", encoding="utf-8")
    datasets, problems = read_datasets(tmp_path / "data", tmp_path)
    assert (list(datasets), problems) == (["a", "b"], ())
    assert read_datasets(tmp_path / "nothing", tmp_path) == ({}, ())
    _, told = read_dataset(tmp_path / "data" / "sources", tmp_path)
    assert [problem.code for problem in told] == ["dataset.missing"]


def test_duckdb_is_loaded_only_for_queries(tmp_path: Path) -> None:
    """A site without queries does not pay for DuckDB."""
    _write(tmp_path / "data" / "a", ABOUT, ROWS)
    program = (
        "import sys; from pathlib import Path; from nutgraf.datasets.read import read_datasets; "
        f"p = Path({str(tmp_path)!r}); print(len(read_datasets(p / 'data', p)[0]), 'duckdb' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["1", "False"]
