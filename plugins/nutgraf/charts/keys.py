"""Legends that are part of a drawing: classes of values in a row, sizes of circles."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from nutgraf.charts import house_style as style
from nutgraf.charts.classes import MISSING, Classes, Shade
from nutgraf.charts.grammar import alt
from nutgraf.charts.model import LegendItem
from nutgraf.charts.sheet import Rows, Sheet, Sketch
from nutgraf.charts.text import measure_widest, wrap_text
from nutgraf.charts.wording import Format, name_measure

NO_DATA = "No data"

_BLOCK, _LEAST, _HIGH, _AIR, _SWATCH = 56, 18, 10, 8, 16
_NUMBERS, _BELOW = 16, 12


def add_key(sketch: Sketch, sheet: Sheet, name: str, classes: Classes, look: tuple[Format, bool]) -> float:
    """Draw the classes of a column as a row of blocks with the bounds between them; returns the height they take.

    `look` is how values are written, and whether some are missing.
    """
    form, has_gap = look
    column = sheet.column(name)
    lines = wrap_text(name_measure(column), sheet.width, sheet.measure_small)
    heads: Rows = [{"x": 0, "y": style.SMALL + number * style.LINE, "text": line} for number, line in enumerate(lines)]
    sketch.add_texts(heads, color=style.MUTED, size=style.SMALL)
    top = len(lines) * style.LINE + 2.0
    words = [sheet.wording.write_value(bound, column, form) for bound in classes.bounds]
    gap_room = sheet.measure_small(NO_DATA) + _SWATCH + 3 * _AIR if has_gap else 0.0
    block = _fit_block(sheet, words, len(classes.shades), sheet.width - gap_room)
    edges = [number * block for number in range(len(classes.shades) + 1)]
    blocks = [_make_block(edges[n], block, top, shade) for n, shade in enumerate(classes.shades)]
    numbers = _thin_out(sheet, [(edges[n + 1], word) for n, word in enumerate(words)])
    sketch.add_texts(
        [{"x": x, "y": top + _HIGH + _NUMBERS - 2, "text": word} for x, word in numbers], size=style.SMALL,
        align="center",
    )  # fmt: skip
    if has_gap:
        after = edges[-1] + _AIR * 2
        blocks.append(_make_block(after, _SWATCH, top, MISSING))
        sketch.add_texts([{"x": after + _SWATCH + 5, "y": top + _HIGH - 0.5, "text": NO_DATA}], size=style.SMALL)
    _add_blocks(sketch, blocks)
    return top + _HIGH + (_NUMBERS if words else 0) + _BELOW


def list_classes(sheet: Sheet, name: str, classes: Classes, form: Format, has_gap: bool) -> tuple[LegendItem, ...]:
    """The classes as lines of an HTML legend, for small multiples: `under 10`, `10–20`, `20 or more`."""
    words = [sheet.wording.write_value(bound, sheet.column(name), form) for bound in classes.bounds]
    if not words:
        return (LegendItem(sheet.column(name).title, classes.shades[0].swatch),)
    between = [f"{low.removesuffix('%') if high.endswith('%') else low}–{high}" for low, high in pairwise(words)]
    labels = [f"under {words[0]}", *between, f"{words[-1]} or more"]
    items = [LegendItem(label, shade.swatch) for label, shade in zip(labels, classes.shades, strict=True)]
    return (*items, LegendItem(NO_DATA, MISSING.swatch)) if has_gap else tuple(items)


def _fit_block(sheet: Sheet, words: Sequence[str], count: int, room: float) -> float:
    """The width of a block: as wide as its number asks, as narrow as the sheet does."""
    wanted = max(_BLOCK, measure_widest(words, sheet.measure_small) + _AIR)
    return max(_LEAST, min(wanted, int(room / count)))


def _make_block(x: float, width: float, top: float, shade: Shade) -> dict[str, object]:
    return {"x": x, "x2": x + width, "y": top, "y2": top + _HIGH, "fill": shade.fill}


def _thin_out(sheet: Sheet, words: Sequence[tuple[float, str]]) -> list[tuple[float, str]]:
    """Every number, or every second or third, so that none touches the next."""
    for step in range(1, len(words) + 1):
        # Counted from the middle, as there the number is that of a diverging scale's center.
        kept = [entry for index, entry in enumerate(words) if (index - len(words) // 2) % step == 0]
        halves = [(x - sheet.measure_small(word) / 2, x + sheet.measure_small(word) / 2) for x, word in kept]
        if all(end + 4 <= start for (_, end), (start, _) in pairwise(halves)):
            return kept
    return []


def _add_blocks(sketch: Sketch, blocks: Rows) -> None:
    x, y = alt.X("x:Q", scale=None, axis=None), alt.Y("y:Q", scale=None, axis=None)
    mark = sketch.add("key", blocks).mark_rect(stroke=style.MUTED, strokeWidth=0.5)
    sketch.keep(mark.encode(x=x, y=y, x2=alt.X2("x2:Q"), y2=alt.Y2("y2:Q"), fill=alt.Fill("fill:N", scale=None)))
