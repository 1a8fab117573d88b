"""Bad datasets, each with the exact problems it gives: fixtures in `broken/*.txt`."""

from __future__ import annotations

from pathlib import Path

import pytest

from nutgraf.datasets.read import read_datasets
from nutgraf.errors import sort_problems

FOLDER = Path(__file__).parent / "broken"
GOOD = """title = "Sample"
source = "Invented"
licence = "CC0"
retrieved = 2024-08-13
key = "id"

[columns.id]
type = "string"
meaning = "the row"

[columns.count]
type = "number"
unit = "listeners"
meaning = "how many"
"""


def _split_cases() -> list[tuple[str, str, str]]:
    """Title, files and expected lines; parts are ended by a line with a single dot."""
    cases = []
    for file in sorted(FOLDER.glob("*.txt")):
        parts = file.read_text(encoding="utf-8").split("\n.\n")
        for start in range(0, len(parts) - 2, 3):
            title, files, expected = parts[start : start + 3]
            cases.append((f"{file.stem}: {title.strip()}", files, expected))
    return cases


def _write_files(folder: Path, files: str) -> None:
    """Write the files of a case: `--- path`, then its lines; `GOOD` stands for a good descriptor."""
    for part in files.split("--- ")[1:]:
        name, _, text = part.partition("\n")
        path = folder / name.strip()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace("GOOD\n", GOOD), encoding="utf-8")


@pytest.mark.parametrize(("title", "files", "expected"), _split_cases())
def test_broken_dataset(title: str, files: str, expected: str, tmp_path: Path) -> None:
    """Each mistake is told once, at its line and column, with what is allowed."""
    _write_files(tmp_path, f"{files}\n")
    _, problems = read_datasets(tmp_path / "data", tmp_path)
    told = "\n".join(problem.format() for problem in sort_problems(problems))
    assert told == expected.strip("\n"), title
