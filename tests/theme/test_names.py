from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

from nutgraf.stories.blocks import Block

KINDS = {block.kind for block in get_args(Block)}


def stems(folder: Path, suffix: str) -> set[str]:
    """The names of the files of a folder, without their suffix."""
    return {path.stem for path in folder.glob(f"*{suffix}")}


def test_every_kind_of_block_has_a_template_and_a_style(theme: Path) -> None:
    """A block is shown by `blocks/<kind>.html` and styled by `css/blocks/<kind>.css`, and there are no others."""
    assert stems(theme / "templates" / "blocks", ".html") == KINDS
    assert stems(theme / "static" / "css" / "blocks", ".css") == KINDS


def test_every_style_of_a_component_belongs_to_a_macro(theme: Path) -> None:
    """A style sheet of a component bears the name of the component's template."""
    assert stems(theme / "static" / "css" / "components", ".css") <= stems(theme / "templates" / "components", ".html")


def test_a_component_is_one_macro_of_the_same_name(theme: Path) -> None:
    """Each file of `components/` defines one macro, called like the file."""
    for path in (theme / "templates" / "components").glob("*.html"):
        assert re.findall(r"{%-? macro (\w+)", path.read_text("utf-8")) == [path.stem], path.name


def test_the_style_sheet_imports_every_file_once(theme: Path) -> None:
    """`main.css` lists each file of the folder once, in a layer that it has declared, blocks and components by name."""
    folder = theme / "static" / "css"
    main = (folder / "main.css").read_text("utf-8")
    declared = re.search(r"@layer ([\w, ]+);", main)
    found = re.findall(r'@import "([^"]+)" layer\((\w+)\);', main)
    assert declared
    assert declared[1].split(", ") == "reset tokens base layout components blocks print overrides".split()
    assert {layer for _, layer in found} <= set(declared[1].split(", "))
    files = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.css") if path.name != "main.css")
    assert sorted(name for name, _ in found) == files
    for folder_name in ("components", "blocks"):
        names = [name for name, layer in found if layer == folder_name]
        assert names == sorted(names)
        assert all(name.startswith(f"{folder_name}/") for name in names)


def test_every_class_that_is_styled_is_used(theme: Path) -> None:
    """A class in the component and block styles is written by a template, a script or the core."""
    core = Path(__file__).parents[2] / "plugins" / "nutgraf"
    sources = [*(theme / "templates").rglob("*.html"), *(theme / "static" / "js").rglob("*.js"), *core.rglob("*.py")]
    written = "\n".join(path.read_text("utf-8") for path in sources)
    prefixes = ("verdict--", "status--", "note--", "swatch--", "chart--", "chart-view--", "drawing-view--", "heat--")
    for path in (theme / "static" / "css").rglob("*.css"):
        text = re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.DOTALL)
        for name in set(re.findall(r"\.([a-z][\w-]*)(?=[^{}]*\{)", text)):
            assert name in written or name.startswith(prefixes), f"{path.name}: .{name}"
