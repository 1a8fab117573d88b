"""The records of a CSV text, and where each of their cells stands."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from nutgraf.errors import Place, Problem

_CELL = re.compile(r'"(?:[^"]|"")*"[^,\r\n]*|[^,\r\n]*')
_BREAK = re.compile(r"\r\n|\r|\n")

Record = list[str]


def decode_csv(path: str, data: bytes) -> tuple[str | None, tuple[Problem, ...]]:
    """The text of a CSV file: UTF-8, a byte order mark allowed, no NUL."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = _place_of_byte(path, data, error.start)
        fix = "save it as UTF-8 (a spreadsheet offers “CSV UTF-8”)"
        return None, (Problem(place, "dataset.encoding", "this file is not UTF-8 from here on", fix=fix),)
    if "\0" in text:
        place = _place_of_byte(path, data, data.index(b"\0"))
        return None, (
            Problem(place, "dataset.encoding", "a NUL character", fix="this is no text file: save it as CSV"),
        )
    return text, ()


def split_records(path: str, text: str) -> tuple[list[Record] | None, tuple[Problem, ...]]:
    """The records of a CSV text (RFC 4180), header included; empty lines at its end are dropped."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        records = list(reader)
    except csv.Error as error:
        place = Place(path, max(reader.line_num, 1))
        return None, (Problem(place, "dataset.csv", f"not valid CSV: {error}", fix="check the quotation marks"),)
    while records and not records[-1]:
        records.pop()
    return records, ()


def find_cell(path: str, text: str, record: int, cell: int) -> Place:
    """Where a cell begins; `record` 0 is the header. Reads from the start, so ask only to tell a problem."""
    at = next((place for number, index, place in _walk(path, text) if (number, index) >= (record, cell)), None)
    return at or Place(path)


def _walk(path: str, text: str) -> Iterator[tuple[int, int, Place]]:
    record, cell, line, offset, line_start = 0, 0, 1, 0, 0
    while offset <= len(text):
        yield record, cell, Place(path, line, offset - line_start + 1)
        found = _CELL.match(text, offset)
        end = found.end() if found else offset
        for inner in _BREAK.finditer(text, offset, end):
            line, line_start = line + 1, inner.end()
        after = _BREAK.match(text, end)
        if after:
            record, cell, line, line_start, offset = record + 1, 0, line + 1, after.end(), after.end()
        else:
            cell, offset = cell + 1, end + 1


def _place_of_byte(path: str, data: bytes, index: int) -> Place:
    start = data.rfind(b"\n", 0, index) + 1
    column = len(data[start:index].decode("utf-8", errors="replace").lstrip("\ufeff")) + 1
    return Place(path, data.count(b"\n", 0, index) + 1, column)
