"""Where the keys of a TOML text stand, as TOML readers keep no positions."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_PART = r"""(?:[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*')"""
_NAME = rf"{_PART}(?:[ \t]*\.[ \t]*{_PART})*"
_TABLE = re.compile(rf"[ \t]*\[{{1,2}}[ \t]*(?P<name>{_NAME})[ \t]*\]")
_KEY = re.compile(rf"[ \t]*(?P<name>{_NAME})[ \t]*=[ \t]*")
_LONG = re.compile(r"\"\"\"|'''")

Path = tuple[str, ...]
"""A key with the tables around it, outermost first: `("columns", "listeners", "unit")`."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Line and column, from 1, of a key, and of its value (of a table: of its name, twice)."""

    line: int
    column: int
    value_column: int


def find_spots(text: str) -> dict[Path, Spot]:
    """The spots of all keys and tables of a TOML text that stand on a line of their own.

    Keys inside an inline table have no spot; ask `spot_of` for the nearest that has one.
    """
    spots: dict[Path, Spot] = {}
    table: Path = ()
    closing = ""
    for number, line in enumerate(text.split("\n"), start=1):
        if closing:
            closing = "" if closing in line else closing
        elif head := _TABLE.match(line):
            table = _split_name(head["name"])
            spots.setdefault(table, Spot(number, head.start("name") + 1, head.start("name") + 1))
        elif key := _KEY.match(line):
            path = table + _split_name(key["name"])
            spots.setdefault(path, Spot(number, key.start("name") + 1, key.end() + 1))
            opening = _LONG.match(line, key.end())
            closing = opening[0] if opening and opening[0] not in line[opening.end() :] else ""
    return spots


def spot_of(spots: Mapping[Path, Spot], path: Path) -> Spot:
    """The spot of a key, or of the innermost table around it that has one, or the beginning of the file."""
    for length in range(len(path), 0, -1):
        if path[:length] in spots:
            return spots[path[:length]]
    return Spot(1, 1, 1)


def _split_name(name: str) -> Path:
    return tuple(part.strip("\"'") for part in re.findall(_PART, name))
