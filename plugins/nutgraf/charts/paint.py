"""Colours of a drawing as the page has them: variables of the theme for roles, textures, gradients and clips."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from nutgraf.charts import house_style as style
from nutgraf.charts.pen import shorten
from nutgraf.charts.scenery import Clip, Element
from nutgraf.html import escape_text

_SVG = "{http://www.w3.org/2000/svg}"
_TILE = 6
_RGB = re.compile(r"rgba?\((\d+), ?(\d+), ?(\d+)(?:, ?([\d.]+))?\)")
_URL = re.compile(r"url\(#(.+)\)")
_OFFSETS = ("id", "x1", "y1", "x2", "y2", "cx", "cy", "r", "fx", "fy", "offset", "viewBox", "preserveAspectRatio",
            "width", "height", "gradientUnits", "stop-opacity")  # fmt: skip

# One tile of each texture, drawn in the colour of the member.
_TILES = {
    "hatch": '<path d="M-1.5 1.5l3-3M0 6l6-6M4.5 7.5l3-3" {stroke} stroke-width="1.4"/>',
    "dots": '<circle cx="2" cy="2" r="1.25" fill="{color}"/><circle cx="5" cy="5" r="1.25" fill="{color}"/>',
    "hollow": "",
    "lines": '<path d="M0 3h6" {stroke} stroke-width="1.5"/>',
    "grid": '<path d="M0 3h6M3 0v6" {stroke}/>',
    "gap": '<path d="M-1 1l2-2M0 6l6-6M5 7l2-2" {stroke} stroke-width=".6"/>',
}
_ROLES = {
    **{color: f"var(--{name},{style.PALETTE[name][0]})" for name, color in style.SENTINELS.items()},
    **{color: f"url(#{fill})" for fill, (color, _) in style.PATTERNS.items()},
}


@dataclass(slots=True)
class Palette:
    """Turns Vega's colours into those of the page, and remembers which definitions they need.

    `prefix` makes ids unique on a page, and the same in every build.
    """

    prefix: str
    definitions: Mapping[str, Element]
    _used: dict[str, str] = field(default_factory=dict)

    def paint(self, value: str) -> str:
        """A colour, or a reference to a texture or gradient, as an attribute of the page's SVG."""
        painted = _ROLES.get(value) or _ROLES.get(_write_hex(value), value)
        named = _URL.fullmatch(painted)
        return f"url(#{self._refer(named[1])})" if named else painted

    def clip(self, clip: Clip) -> str:
        """The id of a clip path that stands where its group stands."""
        own = f"{self.prefix}-k{len(self._used)}"
        key = f"{clip.id} {clip.x:.1f} {clip.y:.1f}"
        if key not in self._used:
            self._used[key] = _write_clip(own, clip, self.definitions.get(clip.id))
            return own
        return f"{self.prefix}-k{list(self._used).index(key)}"

    def write(self) -> str:
        """The definitions of all that was used."""
        return f"<defs>{''.join(self._used.values())}</defs>" if self._used else ""

    def _refer(self, name: str) -> str:
        own = f"{self.prefix}-{name.replace('gradient_', 'g')}"
        if name not in self._used:
            if name in style.PATTERNS:
                self._used[name] = _write_pattern(own, name)
            else:
                node = self.definitions.get(name)
                self._used[name] = "" if node is None else self._copy(node, own)
        return own

    def _copy(self, node: Element, own: str = "") -> str:
        """A gradient, in the colours of the page."""
        tag = str(node.tag).removeprefix(_SVG)
        kept = {name: str(node.get(name)) for name in _OFFSETS if node.get(name) is not None}
        kept |= {"id": own} if own else {}
        kept |= {name: self.paint(str(node.get(name))) for name in ("stop-color", "fill") if node.get(name)}
        inner = "".join(self._copy(child) for child in node.iterchildren(tag=etree.Element))
        attributes = "".join(f' {name}="{escape_text(value)}"' for name, value in kept.items())
        return f"<{tag}{attributes}>{inner}</{tag}>" if inner else f"<{tag}{attributes}/>"


def _write_hex(value: str) -> str:
    """`rgb(254, 1, 2)`, as scales write the colours between others, as `#fe0102`."""
    found = _RGB.fullmatch(value)
    return "#" + "".join(f"{int(found[part]):02x}" for part in (1, 2, 3)) if found and not found[4] else ""


def _write_clip(own: str, clip: Clip, node: Element | None) -> str:
    move = f' transform="translate({shorten(clip.x)},{shorten(clip.y)})"' if clip.x or clip.y else ""
    inner = ""
    for shape in () if node is None else node.iterchildren(tag=etree.Element):
        if str(shape.tag) == f"{_SVG}rect":
            x, y, width, height = (float(shape.get(name, "0")) for name in ("x", "y", "width", "height"))
            outline = f"M{shorten(x)},{shorten(y)}h{shorten(width)}v{shorten(height)}h{shorten(-width)}Z"
        else:
            outline = escape_text(shape.get("d", ""))
        inner += f'<path d="{outline}"{move}/>'
    return f'<clipPath id="{own}">{inner}</clipPath>'


def _write_pattern(own: str, fill: str) -> str:
    name = style.PATTERNS[fill][1]
    color = f"var(--{name},{style.PALETTE[name][0]})"
    texture = style.TEXTURES[int(fill.removeprefix("fill-")) - 1]
    tile = _TILES[texture].format(color=color, stroke=f'stroke="{color}"')
    paper = f"var(--chart-paper,{style.PALETTE['chart-paper'][0]})"
    return (
        f'<pattern id="{own}" width="{_TILE}" height="{_TILE}" patternUnits="userSpaceOnUse">'
        f'<path d="M0 0h{_TILE}v{_TILE}h-{_TILE}z" fill="{paper}"/>{tile}</pattern>'
    )
