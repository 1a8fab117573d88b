"""The commands: the Makefile, and what CI calls."""

from __future__ import annotations

import re
import subprocess

from tests.architecture.source import ROOT, list_targets


def test_ci_runs_what_developers_run() -> None:
    """CI calls `make test`, nothing before it and nothing after."""
    script = ROOT / ".ci" / "run"
    commands = [line for line in script.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    assert commands == ["set -euo pipefail", 'cd "$(dirname "$0")/.."', "exec make test"]
    assert script.stat().st_mode & 0o111


def test_make_lists_its_commands() -> None:
    """`make` alone prints every command with a line that explains it."""
    done = subprocess.run(["make", "-s"], cwd=ROOT, capture_output=True, text=True, check=True)
    listed = re.findall(r"^make ([a-z-]+) +\S", done.stdout, re.MULTILINE)
    assert set(listed) == list_targets()
    phony = re.search(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert phony
    assert set(phony[1].split()) - {"again"} == list_targets()
