"""A drawing as an inline SVG element: small, flat, in the theme's colours, with ids of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from nutgraf.charts import house_style as style
from nutgraf.charts.paint import Palette
from nutgraf.charts.pen import shorten, write_trace
from nutgraf.charts.scenery import Clip, Scenery, Shape
from nutgraf.charts.traces import split_path
from nutgraf.html import escape_text

_NUMBER = re.compile(r"-?\d*\.?\d+(?:e[-+]?\d+)?")
_CIRCLE = re.compile(r"M([\d.]+),0A\1,\1,0,1,1,-\1,0A\1,\1,0,1,1,\1,0")
_VEILS = frozenset({"opacity", "stroke-opacity"})
_FONT = f"{style.FAMILY},{style.FAMILY} Fallback,Arial,sans-serif"
_MANY = 12


class _Piece(NamedTuple):
    """An element: what is cut off around it, what it links to, its fill, what else it may share with its neighbours,
    and the rest of it.
    """

    clips: tuple[Clip, ...]
    link: str
    fill: str
    look: str
    text: str


def write_svg(scenery: Scenery, prefix: str) -> str:
    """The drawing as an SVG element. `prefix` makes its ids unique on a page, and the same in every build.

    It is hidden from assistive technology: the figure around it carries the words.
    """
    palette = Palette(prefix, scenery.definitions)
    pieces = [_write_shape(shape, palette) for shape in _merge_lines(scenery.shapes)]
    body = "".join(_wrap(pieces, palette))
    width, height = scenery.width, scenery.height
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'font-family="{_FONT}" font-size="{style.TEXT}" aria-hidden="true" focusable="false">{palette.write()}{body}'
        "</svg>"
    )


def _merge_lines(shapes: Sequence[Shape]) -> Iterator[Shape]:
    """Straight lines that follow one another and look the same become one path."""

    def tell(shape: Shape) -> tuple[object, ...]:
        is_plain = shape.tag == "line" and not shape.turn and not _VEILS & shape.look.keys()
        return is_plain, tuple(shape.look.items()), shape.frame.clips, shape.frame.link

    for (is_line, *_), run in groupby(shapes, tell):
        if not is_line:
            yield from run
            continue
        lines = list(run)
        outline = "".join(map(_draw_line, lines))
        yield Shape("path", 0, 0, lines[0].look, outline, "", "", lines[0].frame)


def _draw_line(shape: Shape) -> str:
    """The outline of a line at its place."""
    (_, start), (_, end) = split_path(shape.outline)
    return f"M{shape.x + start[0]},{shape.y + start[1]}L{shape.x + end[0]},{shape.y + end[1]}"


def _write_shape(shape: Shape, palette: Palette) -> _Piece:
    look = {**shape.look}
    if shape.tag == "text":
        own, look = _write_text(shape, look)
    elif shape.tag == "image":
        own = _write_image(shape)
    else:
        own = _write_path(shape)
        look = {"fill": "none", **look}
    painted = {name: palette.paint(value) if name in ("fill", "stroke") else value for name, value in look.items()}
    if "opacity" in painted:
        # Of a group it would be that of the whole, not of each.
        head, end, rest = own.partition("/>" if own.endswith("/>") else ">")
        own = f'{head} opacity="{painted.pop("opacity")}"{end}{rest}'
    fill = _write_look({"fill": painted.pop("fill")}) if "fill" in painted else ""
    return _Piece(shape.frame.clips, shape.frame.link, fill, _write_look(painted), own)


def _write_look(look: Mapping[str, str]) -> str:
    return "".join(f' {name}="{escape_text(value)}"' for name, value in sorted(look.items()))


def _write_text(shape: Shape, look: dict[str, str]) -> tuple[str, dict[str, str]]:
    size = look.pop("font-size", "").removesuffix("px")
    if size != str(style.TEXT):
        look["font-size"] = size
    if look.get("font-family", "").strip("\"'") == style.FAMILY:
        del look["font-family"]
    look["font-weight"] = {"bold": "600", "normal": "400"}.get(look.get("font-weight", ""), look.get("font-weight", ""))
    look = {name: value for name, value in look.items() if value and (name, value) != ("font-weight", "400")}
    if look.get("stroke") == style.PAPER:
        # A rim of paper around words, which must not eat into them.
        look |= {"paint-order": "stroke", "stroke-linejoin": "round"}
    down = float(shape.outline or 0)
    if not shape.turn:
        place = f'x="{shorten(shape.x)}" y="{shorten(shape.y + down)}"'
    else:
        place = f'transform="{_place(shape)}"' + (f' y="{shorten(down)}"' if down else "")
    return f"<text {place}>{escape_text(shape.words)}</text>", look


def _write_image(shape: Shape) -> str:
    width, height, source = shape.outline.split(" ", 2)
    return (
        f'<image href="{escape_text(source)}" x="{shorten(shape.x)}" y="{shorten(shape.y)}" '
        f'width="{shorten(float(width))}" height="{shorten(float(height))}"/>'
    )


def _write_path(shape: Shape) -> str:
    if shape.turn:
        return f'<path transform="{_place(shape)}" d="{write_trace(shape.outline, 0, 0)}"/>'
    circle = _CIRCLE.fullmatch(shape.outline)
    if circle:
        return f'<circle cx="{shorten(shape.x)}" cy="{shorten(shape.y)}" r="{shorten(float(circle[1]))}"/>'
    return f'<path d="{write_trace(shape.outline, shape.x, shape.y)}"/>'


def _place(shape: Shape) -> str:
    turn = _NUMBER.sub(lambda match: f"{float(match[0]):.4g}", shape.turn.replace(" ", ""))
    return f"translate({shorten(shape.x)},{shorten(shape.y)}){turn}"


def _wrap(pieces: Sequence[_Piece], palette: Palette) -> Iterator[str]:
    """The elements, in groups for what neighbours share: what is cut off, a link, a look."""
    for (clips, link), run in groupby(pieces, lambda piece: (piece.clips, piece.link)):
        opened = [f'<g clip-path="url(#{palette.clip(clip)})">' for clip in clips]
        if link:
            # The chart is one picture to the keyboard and to screen readers, so its links are for the pointer only.
            opened.append(f'<a href="{escape_text(link)}" target="_blank" rel="noopener" tabindex="-1">')
        body = "".join(_gather(list(run)))
        yield f"{''.join(opened)}{body}{'</a>' if link else ''}{'</g>' * len(clips)}"


def _gather(pieces: Sequence[_Piece]) -> Iterator[str]:
    """Groups of neighbours; many that differ only in their fill, as areas of a map do, share one around these."""
    for look, run in groupby(pieces, lambda piece: piece.look):
        found = list(run)
        inner = "".join(_group([piece._replace(look="") for piece in found])) if len(found) > _MANY and look else ""
        yield f"<g{look}>{inner}</g>" if inner else "".join(_group(found))


def _group(pieces: Sequence[_Piece]) -> Iterator[str]:
    """Neighbours of one look share a group that says it once."""
    for look, run in groupby(pieces, lambda piece: piece.fill + piece.look):
        texts = [piece.text for piece in run]
        if len(texts) > 1:
            yield f"<g{look}>{''.join(texts)}</g>"
            continue
        head, _, rest = texts[0].partition(">")
        closed = "/" if head.endswith("/") else ""
        yield f"{head.removesuffix('/')}{look}{closed}>{rest}"
