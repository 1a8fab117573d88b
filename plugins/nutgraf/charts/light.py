"""What the light layer shows: where each mark is and the words Vega's own tooltip would say there.

The words are made by Vega: in the compiled specification each mark that has a tooltip gets a description computed from
the very expression of that tooltip, and the scene graph then carries both place and words. Nothing is formatted twice.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

_FIELD, _PAIR = "\u001f", "\u001e"
_OPEN, _CLOSE = "([{", ")]}"


@dataclass(frozen=True, slots=True)
class Point:
    """A mark that answers: its middle and, for a bar, its width and height, all in pixels; titles and words."""

    x: float
    y: float
    width: float
    height: float
    words: tuple[tuple[str, str], ...]


def split_tooltip(signal: str) -> list[tuple[str, str]]:
    """The fields of a tooltip expression of Vega-Lite, `{"Title": expression, …}`: title and expression.

    A tooltip of one field is its expression alone, and has no title.
    """
    if not signal.startswith("{"):
        return [("", signal)]
    body = signal[1:-1]
    parts, start, depth, quote, index = [], 0, 0, "", 0
    while index < len(body):
        letter = body[index]
        if quote:
            index += letter == "\\"
            quote = "" if letter == quote else quote
        elif letter in "\"'":
            quote = letter
        elif letter in _OPEN or letter in _CLOSE:
            depth += 1 if letter in _OPEN else -1
        elif letter == "," and not depth:
            parts.append(body[start:index])
            start = index + 1
        index += 1
    parts.append(body[start:])
    decoder = json.JSONDecoder()
    fields = []
    for part in (part.strip() for part in parts):
        title, end = decoder.raw_decode(part)
        fields.append((str(title), part[end:].lstrip().removeprefix(":").strip()))
    return fields


def describe_marks(vega: dict[str, Any]) -> None:
    """Let each mark with a tooltip carry the tooltip's words in its description."""
    for mark in _walk_marks(vega):
        update = mark.get("encode", {}).get("update", {})
        signal = update.get("tooltip", {}).get("signal", "")
        if signal:
            pairs = [f"{json.dumps(title + _FIELD)} + ({words})" for title, words in split_tooltip(signal)]
            marker = json.dumps(_PAIR)
            update["description"] = {"signal": f"{marker} + " + f" + {marker} + ".join(pairs)}


def strip_unseen(vega: Mapping[str, Any]) -> dict[str, Any]:
    """The specification without marks that nobody sees, which only carry values, and without words for each mark."""
    marks = [strip_unseen(mark) | {"aria": False} for mark in vega.get("marks", ()) if not _is_unseen(mark)]
    return {**vega, "marks": marks} if "marks" in vega else dict(vega)


def list_points(scenegraph: Mapping[str, Any]) -> list[Point]:
    """The marks of a scene graph that answer, in the order in which they were drawn."""
    return list(_walk_items(scenegraph["scenegraph"], 0, 0))


def pack_points(views: Sequence[Sequence[Point]], hit: tuple[float, float]) -> str:
    """The JSON for the page, from the points of each view in the order of `Drawing.views`.

    `f` titles; `v` for each title the words of all points; `h` how distance across and down weighs; `p` for each view
    lists of x, y and, where marks have an extent, width and height, in whole pixels.
    """
    first = views[0]
    if any([point.words for point in view] != [point.words for point in first] for view in views[1:]):
        raise ValueError("the drawings of one chart differ in what they say")
    if not first:
        return ""
    titles = [title for title, _ in first[0].words]
    values = [[point.words[index][1] for point in first] for index in range(len(titles))]
    packed = {"f": titles, "v": values, "h": list(hit), "p": [_pack_places(view) for view in views]}
    return json.dumps(packed, ensure_ascii=False, separators=(",", ":"))


def _pack_places(points: Sequence[Point]) -> list[list[int]]:
    columns = [[round(point.x) for point in points], [round(point.y) for point in points]]
    if any(point.width or point.height for point in points):
        columns += [[round(point.width) for point in points], [round(point.height) for point in points]]
    return columns


def _is_unseen(mark: Mapping[str, Any]) -> bool:
    update = mark.get("encode", {}).get("update", {})
    return bool(update.get("opacity", {}).get("value") == 0)


def _walk_marks(holder: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for mark in holder.get("marks", ()):
        yield mark
        yield from _walk_marks(mark)


def _walk_items(node: Mapping[str, Any], left: float, top: float) -> Iterator[Point]:
    for item in node.get("items", ()):
        x, y = left + item.get("x", 0), top + item.get("y", 0)
        if node.get("marktype") == "group":
            for child in item.get("items", ()):
                yield from _walk_items(child, x, y)
        elif str(item.get("description", "")).startswith(_PAIR):
            yield _read_point(item, x, y)


def _read_point(item: Mapping[str, Any], x: float, y: float) -> Point:
    pairs = str(item["description"])[1:].split(_PAIR)
    words = tuple((title, text) for title, _, text in (pair.partition(_FIELD) for pair in pairs))
    width, height = item.get("width", 0), item.get("height", 0)
    return Point(x + width / 2, y + height / 2, width, height, words)
