"""The examples of CommonMark's specification, 0.31.2, as published with the source of markdown-it-py.

They are fetched once, by version and hash, and kept in `.cache/`; nothing of them is part of this repository.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

REQUIREMENT = "markdown-it-py==4.3.0 --hash=sha256:91a58fa5b72c71a40cf7177250fd767480d7a2bb3ac426ccfb76fb90305fdaaa"
MEMBER = "markdown_it_py-4.3.0/tests/test_cmark_spec/commonmark.json"
CACHE = Path(__file__).resolve().parents[2] / ".cache" / "commonmark" / "0.31.2.json"


@dataclass(frozen=True, slots=True)
class Example:
    """One example: its number in the specification, the section, Markdown and HTML."""

    number: int
    section: str
    markdown: str
    html: str


def load_examples() -> list[Example]:
    """All examples, in their order."""
    if not CACHE.exists():
        _fetch_examples()
    entries = json.loads(CACHE.read_text(encoding="utf-8"))
    return [Example(entry["example"], entry["section"], entry["markdown"], entry["html"]) for entry in entries]


def _fetch_examples() -> None:
    with tempfile.TemporaryDirectory() as folder:
        requirements = Path(folder) / "requirements.txt"
        requirements.write_text(REQUIREMENT + "\n", encoding="utf-8")
        _run_pip(
            "download", "--no-deps", "--no-binary", ":all:", "--require-hashes", "-d", folder, "-r", str(requirements)
        )
        (archive,) = Path(folder).glob("*.tar.gz")
        with tarfile.open(archive) as opened:
            member = opened.extractfile(MEMBER)
            assert member is not None, f"{archive.name} does not hold {MEMBER}"
            text = member.read()
    CACHE.parent.mkdir(parents=True, exist_ok=True)
    part = CACHE.with_suffix(f".{os.getpid()}")
    part.write_bytes(text)
    part.replace(CACHE)


def _run_pip(*arguments: str) -> None:
    """Run pip, which an environment made by uv lacks until ensurepip adds it."""
    if subprocess.run([sys.executable, "-m", "pip", "--version"], capture_output=True, check=False).returncode:
        subprocess.run([sys.executable, "-m", "ensurepip"], capture_output=True, check=True)
    done = subprocess.run([sys.executable, "-m", "pip", *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"the examples of the specification cannot be fetched:\n{done.stderr}"
