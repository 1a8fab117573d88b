"""Vega's SVG taken apart in one pass: the shapes that are seen, and the points that answer.

Vega nests groups that only move what is in them; here every shape knows its place on the whole drawing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from math import isfinite
from typing import NamedTuple

from lxml import etree

from nutgraf.charts.light import Point
from nutgraf.charts.telling import FIELD, PAIR
from nutgraf.charts.traces import Box, find_middle, span_path

Element = etree._Element

_SVG = "{http://www.w3.org/2000/svg}"
_HREF = "{http://www.w3.org/1999/xlink}href"
_MOVE = re.compile(r"translate\(([^,]+),([^)]+)\)\s*")
_LOOKS = ("fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-dashoffset", "stroke-linecap",
          "stroke-linejoin", "opacity", "fill-opacity", "stroke-opacity", "text-anchor", "font-family", "font-size",
          "font-weight", "font-style", "font-variant")  # fmt: skip
_PLAIN = {"stroke-width": "1", "stroke-dasharray": "", "font-weight": "400", "text-anchor": "start", "opacity": "1",
          "font-style": "normal", "font-variant": "normal", "stroke-linecap": "butt", "fill": "none", "stroke": "none",
          "stroke-linejoin": "miter", "fill-opacity": "1", "stroke-opacity": "1"}  # fmt: skip


class Clip(NamedTuple):
    """What is seen through: the id of Vega's clip path, and where its own zero stands."""

    id: str
    x: float
    y: float


class Frame(NamedTuple):
    """What the groups around a shape give it."""

    x: float = 0.0
    y: float = 0.0
    opacity: float = 1.0
    clips: tuple[Clip, ...] = ()
    link: str = ""
    mark: str = ""


class Shape(NamedTuple):
    """A shape at its place: `turn` is what of its transform is not moving, `words` are those of a text."""

    tag: str
    x: float
    y: float
    look: dict[str, str]
    outline: str
    turn: str
    words: str
    frame: Frame


@dataclass(slots=True)
class Scenery:
    """A drawing of Vega's: its size, what is seen, what answers, and the definitions that it refers to.

    `areas` of a map answer as a whole, each at the place of its point.
    """

    width: int
    height: int
    shapes: list[Shape] = field(default_factory=list)
    points: list[Point] = field(default_factory=list)
    definitions: dict[str, Element] = field(default_factory=dict)
    areas: int = 0


def read_scenery(text: str) -> Scenery:
    """Take the SVG that Vega wrote apart."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True, remove_blank_text=False)
    root = etree.fromstring(text.encode(), parser)
    found = Scenery(round(float(root.get("width", "0"))), round(float(root.get("height", "0"))))
    for defs in root.iter(f"{_SVG}defs"):
        found.definitions |= {str(node.get("id")): node for node in defs.iterchildren(tag=etree.Element)}
    _walk(root, Frame(), found)
    return found


def _walk(node: Element, frame: Frame, found: Scenery) -> None:
    for child in node.iterchildren(tag=etree.Element):
        tag = str(child.tag).removeprefix(_SVG)
        if tag in ("g", "a"):
            _walk(child, _enter(child, frame), found)
        elif tag != "defs":
            _add(tag, child, frame, found)


def _enter(node: Element, frame: Frame) -> Frame:
    """The frame inside a group."""
    if node.get("transform"):
        x, y, _ = _read_transform(node)
        frame = frame._replace(x=frame.x + x, y=frame.y + y)
    if node.get("opacity"):
        frame = frame._replace(opacity=frame.opacity * float(node.get("opacity", "1")))
    if clip := node.get("clip-path"):
        frame = frame._replace(clips=(*frame.clips, Clip(clip[5:-1], frame.x, frame.y)))
    if node.get("class"):
        frame = frame._replace(mark=str(node.get("class")).split()[0])
    return frame._replace(link=str(node.get(_HREF))) if node.get(_HREF) else frame


def _add(tag: str, node: Element, frame: Frame, found: Scenery) -> None:
    label = node.get("aria-label", "")
    is_seen = _is_seen(tag, node)
    if not is_seen and not label.startswith(PAIR):
        return
    x, y, turn = _read_transform(node)
    x, y = frame.x + x, frame.y + y
    before = len(found.points)
    if label.startswith(PAIR):
        found.points += _read_points(tag, node, frame, (x, y))
    outline = "" if tag == "text" else _trace(tag, node)
    if not is_seen or not (outline or tag == "text") or "NaN" in outline or not isfinite(x + y):
        # Vega writes down marks without a place, too, and no browser shows them.
        return
    look = {name: str(node.get(name)) for name in _LOOKS if node.get(name) not in (None, _PLAIN.get(name))}
    if frame.mark == "mark-shape" and len(found.points) > before == found.areas:
        # On a map the light layer asks which area the pointer is on: the first of its points are those of the areas.
        look["class"] = "chart-area"
        found.areas += 1
    _veil(look, float(look.pop("opacity", "1")) * frame.opacity)
    if tag == "text":
        found.shapes += _read_lines(node, Shape(tag, x, y, look, "", turn, "", frame))
    else:
        found.shapes.append(Shape(tag, x, y, look, outline, turn, "", frame))


def _veil(look: dict[str, str], opacity: float) -> None:
    """Say opacity so that a group of shapes can say it for all of them, which it can if they have but one paint."""
    paints = [paint for paint in ("fill", "stroke") if paint in look]
    if opacity == 1:
        return
    if len(paints) == 1:
        (paint,) = paints
        look[f"{paint}-opacity"] = f"{float(look.get(f'{paint}-opacity', '1')) * opacity:.3g}"
    else:
        look["opacity"] = f"{opacity:.3g}"


def _is_seen(tag: str, node: Element) -> bool:
    if node.get("display") == "none" or node.get("opacity") == "0":
        return False
    paint = {node.get("fill", "none"), node.get("stroke", "none")}
    if tag == "image":
        return node.get(_HREF, "").startswith("data:image/")
    return bool(paint - {"none", "transparent"})


def _read_transform(node: Element) -> tuple[float, float, str]:
    """How far an element is moved, and what else is done to it."""
    text = node.get("transform", "")
    move = _MOVE.match(text)
    return (float(move[1]), float(move[2]), text[move.end() :]) if move else (0.0, 0.0, text)


def _trace(tag: str, node: Element) -> str:
    """The outline of a shape from its own zero; for an image, its size and source."""
    if tag == "line":
        x1, y1, x2, y2 = (float(node.get(name, "0")) for name in ("x1", "y1", "x2", "y2"))
        return f"M{x1},{y1}L{x2},{y2}"
    if tag == "rect":
        x, y, width, height = (node.get(name, "0") for name in ("x", "y", "width", "height"))
        return f"M{x},{y}h{width}v{height}h-{width}Z"
    if tag == "image":
        return f"{node.get('width', '0')} {node.get('height', '0')} {node.get(_HREF, '')}"
    return node.get("d", "")


def _read_lines(node: Element, shape: Shape) -> Iterator[Shape]:
    """The lines of a text, each a shape of its own."""
    spans = list(node.iterchildren(f"{_SVG}tspan")) or [node]
    down = 0.0
    for span in spans:
        down += float(span.get("dy", "0")) if span is not node else 0
        words = "".join(str(part) for part in span.itertext())
        outline = f"{down:g}" if down else ""
        yield shape._replace(outline=outline, words=words)


def _read_points(tag: str, node: Element, frame: Frame, at: tuple[float, float]) -> Iterator[Point]:
    """The point of a labelled shape, unless it stands where nothing is seen."""
    pairs = node.get("aria-label", "")[1:].split(PAIR)
    words = tuple((title, text) for title, _, text in (pair.partition(FIELD) for pair in pairs))
    x, y = at
    if tag == "text" or frame.mark == "mark-symbol":
        box = Box(x, y, x, y)
    elif tag == "image":
        width, height = (float(node.get(name, "0")) for name in ("width", "height"))
        box = Box(x, y, x + width, y + height)
    elif frame.mark in ("mark-rect", "mark-rule", "mark-group", "mark-cell"):
        box = span_path(_trace(tag, node)).move(x, y)
    else:
        middle = find_middle(_trace(tag, node), is_arc=frame.mark == "mark-arc")
        box = Box(*middle, *middle).move(x, y)
    if box.is_finite():
        yield Point((box.left + box.right) / 2, (box.top + box.bottom) / 2, box.width, box.height, words)
