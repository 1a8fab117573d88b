"""Vega's SVG made small and fit for a page: flat, rounded, in the theme's colours, with ids of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from nutgraf.charts import house_style as style
from nutgraf.html import escape_text

Element = etree._Element

_SVG = "{http://www.w3.org/2000/svg}"
_NUMBER = re.compile(r"-?\d*\.?\d+(?:e[-+]?\d+)?")
_MOVE = re.compile(r"translate\(([^,]+),([^)]+)\)")
_KEPT = ("d", "x", "y", "x1", "x2", "y1", "y2", "width", "height", "fill", "stroke", "stroke-width", "stroke-dasharray",
         "opacity", "fill-opacity", "stroke-opacity", "text-anchor", "font-size", "font-weight")  # fmt: skip
_OWN = frozenset({"d", "x", "y", "x1", "x2", "y1", "y2", "width", "height", "transform"})
_DEFAULTS = {"stroke-width": "1", "stroke-dasharray": "", "font-weight": "400", "text-anchor": "start"}
_FONT = f"{style.FAMILY},{style.FAMILY} Fallback,Arial,sans-serif"
_TILE = 6

# One tile of each texture, drawn in the colour of the member.
_TILES = {
    "hatch": '<path d="M-1.5 1.5l3-3M0 6l6-6M4.5 7.5l3-3" {stroke} stroke-width="1.4"/>',
    "dots": '<circle cx="2" cy="2" r="1.25" fill="{color}"/><circle cx="5" cy="5" r="1.25" fill="{color}"/>',
    "hollow": "",
    "lines": '<path d="M0 3h6" {stroke} stroke-width="1.5"/>',
    "grid": '<path d="M0 3h6M3 0v6" {stroke}/>',
    "gap": '<path d="M-1 1l2-2M0 6l6-6M5 7l2-2" {stroke} stroke-width=".6"/>',
}


def shrink_svg(text: str, prefix: str) -> str:
    """The drawing as an inline SVG element. `prefix` makes its ids unique on a page and the same in every build.

    It is hidden from assistive technology: the figure around it carries the words.
    """
    root = etree.fromstring(text.encode(), etree.XMLParser(resolve_entities=False, no_network=True))
    shapes = list(_flatten(root, 0.0, 0.0))
    painted = [_write_shape(tag, attributes, words) for tag, attributes, words in _merge_lines(shapes)]
    width, height = root.get("width", "0"), root.get("height", "0")
    body = "".join(_group(painted))
    used = [fill for fill in style.PATTERNS if f"url(#{fill})" in body]
    patterns = "".join(_write_pattern(fill, prefix) for fill in used)
    for fill in used:
        body = body.replace(f"url(#{fill})", f"url(#{prefix}-{fill})")
    defs = f"<defs>{patterns}</defs>" if patterns else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'font-family="{_FONT}" font-size="{style.TEXT}" aria-hidden="true" focusable="false">{defs}{body}</svg>'
    )


def _flatten(node: Element, x: float, y: float) -> Iterator[tuple[str, dict[str, str], str]]:
    """Every shape that is seen, in the order of drawing, with its place taken from the groups around it."""
    for child in node.iterchildren(tag=etree.Element):
        tag = str(child.tag).removeprefix(_SVG)
        if tag == "g":
            move = _MOVE.match(child.get("transform", ""))
            yield from _flatten(child, x + float(move[1]) if move else x, y + float(move[2]) if move else y)
        elif _is_seen(tag, child):
            yield tag, _read_attributes(tag, child, x, y), "".join(str(part) for part in child.itertext())


def _is_seen(tag: str, node: Element) -> bool:
    if node.get("display") == "none" or node.get("opacity") == "0" or tag == "defs":
        return False
    paint = {node.get("fill", "none"), node.get("stroke", "none")}
    return tag == "text" or bool(paint - {"none", "transparent"})


def _read_attributes(tag: str, node: Element, x: float, y: float) -> dict[str, str]:
    found = {name: str(node.get(name)) for name in _KEPT if node.get(name) not in (None, "none", _DEFAULTS.get(name))}
    move = _MOVE.match(node.get("transform", ""))
    x, y = (x + float(move[1]), y + float(move[2])) if move else (x, y)
    if tag == "text":
        found |= {"x": str(x), "y": str(y)}
        found["font-size"] = found.get("font-size", "").removesuffix("px")
        if found["font-size"] == str(style.TEXT):
            del found["font-size"]
        if "stroke" in found:
            found |= {"paint-order": "stroke", "stroke-linejoin": "round"}
    elif tag == "line":
        ends = [float(node.get(name, "0")) for name in ("x1", "y1", "x2", "y2")]
        for name in ("x1", "y1", "x2", "y2"):
            found.pop(name, None)
        found["d"] = f"M{x + ends[0]},{y + ends[1]}L{x + ends[2]},{y + ends[3]}"
    elif x or y:
        found["transform"] = f"translate({x},{y})"
    if tag != "text" and "fill" not in found:
        found["fill"] = "none"
    return {name: _round(value) if name in _OWN else _paint(value) for name, value in found.items()}


def _merge_lines(shapes: list[tuple[str, dict[str, str], str]]) -> Iterator[tuple[str, dict[str, str], str]]:
    """Straight lines that follow one another and look the same become one path."""
    last: tuple[str, dict[str, str], str] | None = None
    for tag, attributes, words in shapes:
        look = {name: value for name, value in attributes.items() if name != "d"}
        if tag == "line" and last and last[0] == "line" and look == {k: v for k, v in last[1].items() if k != "d"}:
            last[1]["d"] += attributes["d"]
            continue
        if last:
            yield last
        last = (tag, attributes, words)
    if last:
        yield last


def _write_shape(tag: str, attributes: dict[str, str], words: str) -> tuple[str, str]:
    """A shape as (what it shares with its neighbours, the element without that)."""
    own = "".join(f' {name}="{value}"' for name, value in attributes.items() if name in _OWN)
    shared = "".join(
        f' {name}="{escape_text(value)}"' for name, value in sorted(attributes.items()) if name not in _OWN
    )
    return shared, f"<text{own}>{escape_text(words)}</text>" if tag == "text" else f"<path{own}/>"


def _group(shapes: list[tuple[str, str]]) -> Iterator[str]:
    """Neighbours of one look share a group that says it once."""
    index = 0
    while index < len(shapes):
        look = shapes[index][0]
        run = index
        while run < len(shapes) and shapes[run][0] == look:
            run += 1
        inner = "".join(element for _, element in shapes[index:run])
        head, _, rest = inner.partition(">")
        alone = run - index == 1
        closed = head.endswith("/")
        yield f"{head.removesuffix('/')}{look}{'/' if closed else ''}>{rest}" if alone else f"<g{look}>{inner}</g>"
        index = run


def _round(text: str) -> str:
    """Numbers to a tenth of a pixel, written as short as can be."""
    return _NUMBER.sub(lambda match: _shorten(float(match[0])), text)


def _shorten(number: float) -> str:
    text = f"{number:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def _paint(value: str) -> str:
    for name, sentinel in style.SENTINELS.items():
        if value == sentinel:
            return f"var(--{name},{style.PALETTE[name][0]})"
    for fill, (sentinel, _) in style.PATTERNS.items():
        if value == sentinel:
            return f"url(#{fill})"
    return value


def _write_pattern(fill: str, prefix: str) -> str:
    name = style.PATTERNS[fill][1]
    color = f"var(--{name},{style.PALETTE[name][0]})"
    texture = style.TEXTURES[int(fill.removeprefix("fill-")) - 1]
    tile = _TILES[texture].format(color=color, stroke=f'stroke="{color}"')
    paper = f"var(--chart-paper,{style.PALETTE['chart-paper'][0]})"
    return (
        f'<pattern id="{prefix}-{fill}" width="{_TILE}" height="{_TILE}" patternUnits="userSpaceOnUse">'
        f'<path d="M0 0h{_TILE}v{_TILE}h-{_TILE}z" fill="{paper}"/>{tile}</pattern>'
    )
