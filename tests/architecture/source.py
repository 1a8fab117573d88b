"""The source of the product, parsed once."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PLUGINS = ROOT / "plugins"
FOLDERS = frozenset({"content", "data", "plugins", "requirements", "tests", "theme", ".ci"})
# Made by commands or kept by tools: not ours to judge.
MADE = frozenset({".git", ".venv", ".cache", "output", "dist"})

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Module:
    """A file of Python: its dotted name, its text, its tree."""

    name: str
    path: Path
    text: str
    tree: ast.Module

    @property
    def functions(self) -> Iterator[Function]:
        """All functions and methods, nested ones too."""
        return (node for node in ast.walk(self.tree) if isinstance(node, Function))

    @property
    def imports(self) -> Iterator[str]:
        """Every module that is imported, by statement or by `import_module` with its name in quotes."""
        for node in ast.walk(self.tree):
            match node:
                case ast.Import(names=names):
                    yield from (alias.name for alias in names)
                case ast.ImportFrom(module=str(name), level=0):
                    yield name
                case ast.Call(func=ast.Name("import_module"), args=[ast.Constant(str(name))]):
                    yield name


def read_module(path: Path, base: Path) -> Module:
    """Read one file; its name is told from `base`."""
    text = path.read_text(encoding="utf-8")
    name = ".".join(path.relative_to(base).with_suffix("").parts).removesuffix(".__init__")
    return Module(name, path, text, ast.parse(text, str(path)))


@cache
def list_modules() -> tuple[Module, ...]:
    """All modules of the product, sorted."""
    return tuple(read_module(path, PLUGINS) for path in sorted(PLUGINS.rglob("*.py")))


@cache
def list_files() -> tuple[Path, ...]:
    """All files that belong to the project, sorted; nothing that commands or tools left behind."""
    found = [path for path in ROOT.iterdir() if path.is_file()]
    for folder in FOLDERS:
        found += [path for path in (ROOT / folder).rglob("*") if path.is_file()]
    return tuple(sorted(path for path in found if not any(is_left_by_tool(part) for part in path.parts)))


def is_left_by_tool(name: str) -> bool:
    """Does a folder of this name hold what a tool keeps for itself?"""
    return name in (".hypothesis", ".idea", ".vscode", "__pycache__", "node_modules") or name.endswith(
        ("_cache", ".egg-info")
    )


@cache
def read_settings() -> dict[str, Any]:
    """What `pyproject.toml` says."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


@cache
def list_targets() -> frozenset[str]:
    """The commands that the Makefile explains."""
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    return frozenset(re.findall(r"^([a-z-]+):.*## ", text, re.MULTILINE))
