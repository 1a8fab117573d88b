"""Fixtures as files that people can read: a title, the input, what is expected, each ended by a line with one dot."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

_DOT = re.compile(r"^\.\n", re.MULTILINE)
FOLDER = Path(__file__).parent / "fixtures"


@dataclass(frozen=True, slots=True)
class Fixture:
    """One case of a file."""

    title: str
    source: str
    expected: str


def read_fixtures(name: str) -> list[Fixture]:
    """The fixtures of `fixtures/<name>`; anything that is not complete is an error."""
    parts = _DOT.split((FOLDER / name).read_text(encoding="utf-8"))
    assert parts.pop() == "", f"{name} does not end with a line of one dot"
    assert len(parts) % 3 == 0, f"{name} has {len(parts)} parts: a line with one dot is missing"
    return [
        Fixture(title.strip(), source.removesuffix("\n"), expected.removesuffix("\n"))
        for title, source, expected in zip(parts[::3], parts[1::3], parts[2::3], strict=True)
    ]


def name_fixture(fixture: Fixture) -> str:
    """The name of a case in a report."""
    return fixture.title.replace(" ", "-")
