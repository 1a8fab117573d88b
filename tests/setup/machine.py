"""A machine to set up: a PATH, a home and an environment of their own."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

SEARCH = Path(__file__).with_name("browser.py")


@dataclass
class Machine:
    """Programs are scripts in `bin/`; nothing else is on its PATH."""

    folder: Path

    def add_program(self, name: str, text: str) -> Path:
        """Put a shell script on the PATH, or beside it where `name` says so."""
        path = self.folder / "bin" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        path.write_text(f"#!/bin/sh\n{text}\n")
        path.chmod(0o755)
        return path

    def link_program(self, name: str) -> None:
        """Put a program of the real machine on the PATH."""
        found = shutil.which(name)
        assert found
        (self.folder / "bin").mkdir(parents=True, exist_ok=True)
        (self.folder / "bin" / name).symlink_to(found)

    def run(self, *command: str, folder: Path | None = None, **variables: str) -> subprocess.CompletedProcess[str]:
        """Run a command on this machine."""
        own = {"PATH": str(self.folder / "bin"), "HOME": str(self.folder), "PYTHONPATH": str(self.folder / "packages")}
        program = shutil.which(command[0]) or command[0]
        return subprocess.run(
            [program, *command[1:]],
            cwd=folder or self.folder,
            env={**own, **variables},
            capture_output=True,
            text=True,
            check=False,
        )

    def search(self, **variables: str) -> subprocess.CompletedProcess[str]:
        """Search for a browser on this machine."""
        return self.run(sys.executable, str(SEARCH), "--record", str(self.record), folder=None, **variables)

    @property
    def record(self) -> Path:
        """What the search writes."""
        return self.folder / "cache" / "browser.json"

    @property
    def found(self) -> dict[str, str]:
        """What the search wrote."""
        found: dict[str, str] = json.loads(self.record.read_text())
        return found
