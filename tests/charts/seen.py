"""What a reader sees of a drawing: where its words and its marks are, read from the SVG of the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from lxml import etree

from nutgraf.charts.callout import Box
from nutgraf.fonts import Fonts

_SPACE = "{http://www.w3.org/2000/svg}"
_ENDS = {"l": 2, "t": 2, "q": 4, "s": 4, "c": 6, "a": 7}
_NUMBER = re.compile(r"-?\d*\.?\d+")


def list_words(svg: str, fonts: Fonts) -> list[tuple[str, Box]]:
    """Each line of words with the pixels that it takes, as measured."""
    found = []
    for node in etree.fromstring(svg.encode()).iter(f"{_SPACE}text"):
        size, text = float(inherit(node, "font-size")), node.text or ""
        wide = fonts.measure(text, size, "semibold" if inherit(node, "font-weight") == "600" else "regular")
        shift = {"start": 0.0, "middle": 0.5, "end": 1.0}[inherit(node, "text-anchor") or "start"]
        left, base = float(node.get("x", "0")) - wide * shift, float(node.get("y", "0"))
        found.append((text, Box(left, base - size * 0.8, wide, size * 1.05)))
    return found


def list_overlaps(words: list[tuple[str, Box]]) -> list[tuple[str, str]]:
    """The pairs of words that share a pixel."""
    return [(one, other) for (one, box), (other, its) in combinations(words, 2) if box.grow(-0.4).meets(its.grow(-0.4))]


def list_marks(svg: str) -> list[Box]:
    """The pixels that each circle and each path takes; those of patterns, which are repeated, are left out."""
    root = etree.fromstring(svg.encode())
    for definitions in list(root.iter(f"{_SPACE}defs")):
        root.remove(definitions)
    marks = []
    for node in root.iter(f"{_SPACE}circle"):
        x, y, r = (float(node.get(name, "0")) for name in ("cx", "cy", "r"))
        marks.append(Box(x - r, y - r, 2 * r, 2 * r))
    for node in root.iter(f"{_SPACE}path"):
        corners = list(_follow(node.get("d", "")))
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        marks.append(Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)))
    return marks


def _follow(path: str) -> Iterator[tuple[float, float]]:
    """The corners of a path as Nutgraf writes it: it begins absolutely and goes on by steps."""
    x = y = 0.0
    for name, rest in re.findall(r"([A-Za-z])([^A-Za-z]*)", path):
        numbers = [float(number) for number in _NUMBER.findall(rest)]
        assert name in "MZzhvltqsca", path
        if name == "M":
            x, y = numbers[:2]
            yield x, y
        for end in range(_ENDS.get(name, 1), len(numbers) + 1, _ENDS.get(name, 1)) if name not in "MZz" else ():
            step = numbers[end - 2 : end] if name in _ENDS else numbers[end - 1 : end]
            across, down = (step[0], 0.0) if name == "h" else (0.0, step[0]) if name == "v" else (step[0], step[1])
            x, y = x + across, y + down
            yield x, y


def inherit(node: etree._Element, name: str) -> str:
    """What an element of a drawing looks like, by its own attribute or that of a group around it; "" for neither."""
    found: etree._Element | None = node
    while found is not None:
        if found.get(name) is not None:
            return str(found.get(name))
        found = found.getparent()
    return ""
