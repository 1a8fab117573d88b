"""The names of areas: inside where they have room, those that must stand beside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from nutgraf.charts import house_style as style
from nutgraf.charts.callout import Box
from nutgraf.charts.interior import has_room, measure_depth
from nutgraf.charts.lands import Ground, Land
from nutgraf.charts.naming import Named, add_names, place_names
from nutgraf.charts.sheet import Sheet, Sketch
from nutgraf.charts.text import measure_widest, wrap_text

_PAD, _WIDEST, _LINE = 4, 130, 15
Spot = tuple[float, float]


class LandName(NamedTuple):
    """An area and its name; the colour of words on its fill, "" on a texture; whether it is stressed."""

    land: Land
    text: str
    ink: str
    is_stressed: bool


def add_land_names(sketch: Sketch, sheet: Sheet, names: Sequence[LandName], ground: Ground) -> None:
    """Write each name around the middle of its area, if it fits; a stressed one stands over it or near it anyway."""
    left, top, right, bottom = ground.extent
    area, taken = Box(left, top, right - left, bottom - top), list[Box]()
    waiting: list[tuple[LandName, Spot]] = []
    for name in names:
        middle = name.land.middle
        if middle is None:
            continue
        box = _center([name.text], _measure(sheet, name), middle)
        if has_room(middle, box.width, box.height, name.land.rings):
            taken.append(box)
            word = {"x": middle[0], "y": middle[1] + style.SMALL * 0.35, "text": name.text, "rim": not name.ink}
            sketch.add_texts(
                [word], color=name.ink or style.INK, size=style.SMALL, bold=name.is_stressed, align="center"
            )
        elif name.is_stressed:
            waiting.append((name, middle))
    for name, middle in waiting:
        taken.append(_write_over(sketch, sheet, (name, middle), (area, taken)))


def _write_over(sketch: Sketch, sheet: Sheet, named: tuple[LandName, Spot], around: tuple[Box, list[Box]]) -> Box:
    """Write a name over its area and those beside it, with a rim; where others stand there, near it; where it went."""
    (name, middle), (area, taken) = named, around
    lines = wrap_text(name.text, _WIDEST, sheet.measure_bold)
    box = _center(lines, measure_widest(lines, sheet.measure_bold), middle)
    box = replace(box, left=min(max(box.left, area.left), max(area.left, area.right - box.width)))
    if area.holds(box) and not any(box.meets(other) for other in taken):
        rows = [
            {"x": box.left + box.width / 2, "y": box.top + style.SMALL + 1 + number * _LINE, "text": line, "rim": True}
            for number, line in enumerate(lines)
        ]
        sketch.add_texts(rows, size=style.SMALL, bold=True, align="center")
        return box
    depth = max(0.0, measure_depth(middle, name.land.rings))
    placed = place_names([Named(*middle, depth, name.text, name.is_stressed)], [], taken, area, sheet.measure_bold)
    add_names(sketch, placed)
    return placed[0].box if placed else Box(*middle, 0, 0)


def _measure(sheet: Sheet, name: LandName) -> float:
    return sheet.fonts.measure(name.text, style.SMALL, "semibold" if name.is_stressed else "regular")


def _center(lines: Sequence[str], width: float, middle: Spot) -> Box:
    high = len(lines) * _LINE + 2
    return Box(middle[0] - (width + _PAD) / 2, middle[1] - high / 2, width + _PAD, high)
