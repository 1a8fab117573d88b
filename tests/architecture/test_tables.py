"""A thing is a line in a table and files of its name: neither is there without the other."""

from __future__ import annotations

import re
import typing
from collections.abc import Callable
from pathlib import Path

import pytest

from nutgraf import cli
from nutgraf.charts.kinds import CHARTS
from nutgraf.directives.registry import DIRECTIVES
from nutgraf.outputs.registry import OUTPUTS
from nutgraf.stories import blocks
from tests.architecture.source import PLUGINS, ROOT

TEMPLATES = ROOT / "theme" / "templates"
STYLES = ROOT / "theme" / "static" / "css"
BLOCKS = {block.kind for block in typing.get_args(blocks.Block)}
# Files of a folder that are no entry of its table.
SHELF = {"__init__", "registry", "shelf"}


def list_stems(folder: Path, suffix: str) -> set[str]:
    """The names of the files in a folder, without their suffix."""
    return {path.stem for path in folder.glob(f"*{suffix}")}


def test_directives_have_files() -> None:
    """`quote` is written in directives/quote.py, and every file there is a directive."""
    assert set(DIRECTIVES) == list_stems(PLUGINS / "nutgraf" / "directives", ".py") - SHELF


def test_directives_build_blocks() -> None:
    """Each directive makes the block of its own name."""
    assert set(DIRECTIVES) <= BLOCKS


def test_blocks_have_templates_and_styles() -> None:
    """Each kind of block has a template and a style of its name, and every such file is of a block."""
    assert list_stems(TEMPLATES / "blocks", ".html") == BLOCKS
    assert list_stems(STYLES / "blocks", ".css") == BLOCKS


def test_styles_are_included() -> None:
    """The one style sheet brings in every other file, each once."""
    included = re.findall(r'@import "([^"]+)"', (STYLES / "main.css").read_text(encoding="utf-8"))
    there = {path.relative_to(STYLES).as_posix() for path in STYLES.rglob("*.css")} - {"main.css"}
    assert sorted(included) == sorted(there)


def test_components_are_used() -> None:
    """Every component is used by a template, and each style of a component belongs to one."""
    texts = "".join(path.read_text(encoding="utf-8") for path in TEMPLATES.rglob("*.html"))
    components = list_stems(TEMPLATES / "components", ".html")
    assert {name for name in components if f'"components/{name}.html"' not in texts} == set()
    assert list_stems(STYLES / "components", ".css") <= components


def test_chart_kinds_have_files() -> None:
    """`bar` is drawn in charts/bar.py."""
    assert set(CHARTS) == list_stems(PLUGINS / "nutgraf" / "charts" / "kinds", ".py") - SHELF


@pytest.mark.parametrize(("name", "write"), sorted(OUTPUTS.items()))
def test_outputs_have_files(name: str, write: Callable[..., object]) -> None:
    """Each sort of output is written in a file of its name."""
    assert write.__module__ == f"nutgraf.outputs.{name}"


def test_commands_are_offered(capsys: pytest.CaptureFixture[str]) -> None:
    """The commands that the parser takes are those that are carried out."""
    with pytest.raises(SystemExit):
        cli.make_parser().parse_args(["no-such-command"])
    offered = re.search(r"choose from (.*)\)", capsys.readouterr().err)
    assert offered
    assert set(re.findall(r"\w+", offered[1])) == set(cli.COMMANDS)
