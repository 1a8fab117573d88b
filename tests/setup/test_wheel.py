"""The package as another site installs it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from email.parser import Parser
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> ZipFile:
    """The wheel of this project."""
    folder = tmp_path_factory.mktemp("wheel")
    for name in ("plugins", "theme"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", ".*"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, folder)
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel"], cwd=folder, check=True, capture_output=True
    )
    (built,) = (folder / "dist").iterdir()
    return ZipFile(built)


def test_packages(wheel: ZipFile) -> None:
    """The wheel holds the two packages and nothing at the top beside them."""
    tops = {name.partition("/")[0] for name in wheel.namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"nutgraf", "nutgraf_pelican"}


def test_theme(wheel: ZipFile) -> None:
    """The theme travels with the adapter, every file of it."""
    files = {path.relative_to(ROOT).as_posix() for path in (ROOT / "theme").rglob("*") if path.is_file()}
    assert {f"nutgraf_pelican/{file}" for file in files} <= set(wheel.namelist())


def test_licences(wheel: ZipFile) -> None:
    """Both licences are in the wheel, and its metadata names them."""
    (name,) = (name for name in wheel.namelist() if name.endswith(".dist-info/METADATA"))
    metadata = Parser().parsestr(wheel.read(name).decode())
    assert metadata["License-Expression"] == "MIT AND AGPL-3.0-or-later"
    texts = [wheel.read(name).decode() for name in wheel.namelist() if name.endswith("LICENSE")]
    assert any("MIT License" in text for text in texts)
    assert any("GNU AFFERO GENERAL PUBLIC LICENSE" in text for text in texts)


def test_command(wheel: ZipFile) -> None:
    """Installing the wheel brings the command `nutgraf`."""
    (name,) = (name for name in wheel.namelist() if name.endswith(".dist-info/entry_points.txt"))
    assert "nutgraf = nutgraf_pelican.command:main" in wheel.read(name).decode()
