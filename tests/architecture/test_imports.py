"""Who may import whom: what import-linter's contracts leave open."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from tests.architecture.source import list_modules, read_module, read_settings

# Where the name of a package and the name that is imported differ.
PACKAGES = {
    "fonttools": "fontTools",
    "markdown-it-py": "markdown_it",
    "pillow": "PIL",
    "pyyaml": "yaml",
    "tdewolff-minify": "minify",
    "vl-convert-python": "vl_convert",
}
DRAWING = {"altair", "vl_convert"}
HOST = {"pelican", "blinker", "jinja2"}
# One project in two packages, pinned to each other.
COMES_WITH_ANOTHER = {"pydantic_core"}
# Chosen by name at run time (`fontpkg`), or needed by others at run time.
LOADED_BY_NAME = {"brotli", "fontpkg_source_sans_3", "fontpkg_source_serif_4", "jinja2"}


def list_declared() -> set[str]:
    """The names under which the packages of `pyproject.toml` are imported."""
    names = [re.split(r"[<>=!~\[; ]", line)[0].lower() for line in read_settings()["project"]["dependencies"]]
    return {PACKAGES.get(name, name.replace("-", "_")) for name in names}


def list_imported() -> dict[str, set[str]]:
    """Top-level names that are imported from outside, with the modules that do so."""
    found: dict[str, set[str]] = {}
    for module in list_modules():
        for name in module.imports:
            top = name.partition(".")[0]
            if top not in sys.stdlib_module_names and top not in ("nutgraf", "nutgraf_pelican"):
                found.setdefault(top, set()).add(module.name)
    return found


def test_imports_are_declared() -> None:
    """What is imported stands in pyproject.toml, so that it is there on other machines."""
    imported = list_imported()
    undeclared = {name: sorted(modules) for name, modules in imported.items() if name not in list_declared()}
    assert not {name: modules for name, modules in undeclared.items() if name not in COMES_WITH_ANOTHER}


def test_declared_are_imported() -> None:
    """What stands in pyproject.toml is imported: no package is carried along for nothing."""
    assert list_declared() - LOADED_BY_NAME <= set(list_imported())


def test_only_charts_draw() -> None:
    """Only nutgraf.charts knows Altair and vl-convert, however it imports them."""
    for name in DRAWING & set(list_imported()):
        assert all(module.startswith("nutgraf.charts.") for module in list_imported()[name]), name


def test_core_knows_no_host() -> None:
    """Only nutgraf_pelican knows Pelican and what comes with it."""
    for name in HOST & set(list_imported()):
        assert all(module.startswith("nutgraf_pelican") for module in list_imported()[name]), name


def test_every_part_has_its_layer() -> None:
    """Every module and package of the core is named in the contract of layers, so that none escapes it."""
    contract = read_settings()["tool"]["importlinter"]["contracts"][0]
    named = set(re.findall(r"[\w.]+", " ".join(contract["layers"])))
    tops = {".".join(module.name.split(".")[:2]) for module in list_modules() if module.name.startswith("nutgraf.")}
    stories = {module.name for module in list_modules() if module.name.startswith("nutgraf.stories.")}
    assert (tops - {"nutgraf.stories"}) | stories <= named
    assert named - tops - stories <= {"nutgraf_pelican"}, "a layer that is not there any more"


def test_imports_are_seen(tmp_path: Path) -> None:
    """The search sees statements at any depth and modules that are imported by name."""
    text = "import os\ndef f():\n    from altair import Chart\n    import_module('vl_convert')\n"
    (tmp_path / "sample.py").write_text(text, encoding="utf-8")
    assert list(read_module(tmp_path / "sample.py", tmp_path).imports) == ["os", "altair", "vl_convert"]
