"""Circles whose areas are in proportion to values, and the legend that says so."""

from __future__ import annotations

from dataclasses import dataclass
from math import floor, log10, sqrt

from nutgraf.charts import house_style as style
from nutgraf.charts.field import name_axis
from nutgraf.charts.grammar import alt
from nutgraf.charts.sheet import Rows, Sheet, Sketch, read_number
from nutgraf.charts.wording import Format

_WIDE, _NARROW = 26.0, 18.0
_SHARES = (1.0, 0.3, 0.06)
_GAP, _AIR = 8, 14


@dataclass(frozen=True, slots=True)
class Bubbles:
    """The value of the largest circle and its radius in pixels."""

    high: float
    most: float

    def measure(self, value: float) -> float:
        """The radius of a value: its root, as areas are in proportion."""
        return self.most * sqrt(value / self.high)


def fit_bubbles(sheet: Sheet, name: str) -> Bubbles:
    """Circles for the values of a column, in small multiples for those of all."""
    high = max((read_number(row[name]) or 0.0 for row in sheet.scale_rows), default=0.0)
    return Bubbles(high or 1.0, _NARROW if sheet.is_narrow else _WIDE)


def add_sizes(sketch: Sketch, sheet: Sheet, name: str, bubbles: Bubbles, form: Format) -> None:
    """Some round values, each beside its circle, below the drawing; the sketch grows by them."""
    caption, base = name_axis(sheet, sheet.column(name)), style.SMALL * 0.35
    values = list(dict.fromkeys(_round(bubbles.high * share) for share in reversed(_SHARES)))
    keys = [(bubbles.measure(value), sheet.write_tick(value, name, form)) for value in values]
    room = sum(2 * radius + 6 + sheet.measure_small(text) + _AIR for radius, text in keys)
    at = sheet.measure_small(caption) + _AIR
    is_beside = at + room - _AIR <= sheet.width
    middle = sketch.height + _GAP + bubbles.most + (0 if is_beside else style.LINE)
    words: Rows = [{"x": 0.0, "y": middle + base if is_beside else sketch.height + style.SMALL, "text": caption}]
    at, circles = at if is_beside else 0.0, []
    for radius, text in keys:
        circles.append({"x": at + radius, "y": middle, "size": round(4 * radius**2, 3)})
        words.append({"x": at + 2 * radius + 6, "y": middle + base, "text": text})
        at += 2 * radius + 6 + sheet.measure_small(text) + _AIR
    mark = sketch.add("sizes", circles).mark_point(fill=None, stroke=style.MUTED, strokeWidth=1.25, opacity=1)
    x, y = alt.X("x:Q", scale=None, axis=None), alt.Y("y:Q", scale=None, axis=None)
    sketch.keep(mark.encode(x=x, y=y, size=alt.Size("size:Q", scale=None)))
    sketch.add_texts(words, color=style.MUTED, size=style.SMALL)
    sketch.height = middle + bubbles.most + _GAP / 2


def _round(value: float) -> float:
    """The first digit of a number, the others zero: 1, 2 or 5."""
    power = 10.0 ** floor(log10(value))
    first = max(digit for digit in (1, 2, 5) if digit * power <= value * (1 + 1e-9))
    return float(f"{first * power:.6g}")
