"""The theme's style, cut to what a page needs and written into the page.

A style sheet of its own would be asked for only once the page has come, and nothing is shown before it is there: on a
slow telephone that took a third of the time until the first chart stood. So each page carries its style, and carries
only what its templates bring: a template `components/legend.html` brings `css/components/legend.css`.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable, Collection
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

FEW: tuple[tuple[str, ...], ...] = ((), ("prose",), ("prose", "chart"))
"""Kinds of blocks that many pages make do with. All others have the style of every block, so that a site has few."""

RARE = ("chart_controls", "chart_selections", "chart_table")
"""Components of charts that few charts have: a page names those that it shows, and so has the style of every block."""

_IMPORT = re.compile(r'@import\s+"(?P<path>[^"]+)"\s*(?:layer\((?P<layer>[\w.-]+)\))?\s*;\n?')
_TEMPLATE = re.compile(r'{%-?\s*(?:extends|include|from|import)\s+"(?P<name>[^"]+)"')


@dataclass(frozen=True, slots=True)
class Style:
    """The style of a page, and the source expression by which a content security policy allows it in `style-src`."""

    text: str
    source: str


class StyleSheet:
    """The style of a theme. `write_faces` gives the `@font-face` rules for pages whose way to the root is "../../"."""

    def __init__(self, theme: Path, write_faces: Callable[[str], str]) -> None:
        self._templates, self._css = theme / "templates", theme / "static" / "css"
        self._write_faces = write_faces
        self._needs: dict[str, frozenset[str]] = {}
        self._bundles: dict[frozenset[str], str] = {}
        self._styles: dict[tuple[frozenset[str], str], Style] = {}

    def cut(self, template: str, blocks: Collection[str], root: str) -> Style:
        """The style of a page at `root` that is made by a template ("article") and shows these.

        `blocks` are kinds of blocks, and names of components that are `RARE`.
        """
        shown = _widen(blocks, self._templates)
        needs = self._list_needs(f"{template}.html").union(*(self._list_needs(f"blocks/{kind}.html") for kind in shown))
        if shown in FEW:
            needs -= {f"components/{name}.css" for name in RARE}
        key = (needs, root)
        if key not in self._styles:
            if needs not in self._bundles:
                self._bundles[needs] = bundle_style(self._css / "main.css", needs)
            text = self._write_faces(root) + self._bundles[needs]
            digest = b64encode(sha256(text.encode()).digest()).decode()
            self._styles[key] = Style(text, f"'sha256-{digest}'")
        return self._styles[key]

    def _list_needs(self, template: str) -> frozenset[str]:
        """The style sheets that a template brings, its own and those of the templates that it names."""
        if template not in self._needs:
            self._needs[template] = frozenset(
                str(Path(name).with_suffix(".css")) for name in _follow(self._templates, template, set())
            )
        return self._needs[template]


def _widen(blocks: Collection[str], templates: Path) -> Collection[str]:
    """The kinds of blocks to have a style for: as few as will do, or all that there are."""
    for few in FEW:
        if set(blocks) <= set(few):
            return few
    return sorted(path.stem for path in (templates / "blocks").glob("*.html"))


def _follow(templates: Path, name: str, found: set[str]) -> set[str]:
    """A template and all that it names, and these name."""
    path = templates / name
    if name not in found and path.is_file():
        found.add(name)
        for match in _TEMPLATE.finditer(path.read_text(encoding="utf-8")):
            _follow(templates, match["name"], found)
    return found


def bundle_style(main: Path, needs: Collection[str] | None = None) -> str:
    """`main` with its imports put in place, each inside the cascade layer that it names, and made small.

    With `needs`, files in folders (`blocks/quote.css`) are left out unless they are among these.
    """

    def put(match: re.Match[str]) -> str:
        if needs is not None and "/" in match["path"] and match["path"] not in needs:
            return ""
        text = (main.parent / match["path"]).read_text(encoding="utf-8").strip()
        return f"@layer {match['layer']} {{\n{text}\n}}\n" if match["layer"] else f"{text}\n"

    return shrink_text(_IMPORT.sub(put, main.read_text(encoding="utf-8")), "text/css")


def shrink_text(text: str, kind: str) -> str:
    """A style or script of the given media type without comments, spaces and long names that nobody else uses."""
    # Imported here: reading a site needs no minifier.
    import minify

    return str(minify.string(kind, text)) + "\n"
