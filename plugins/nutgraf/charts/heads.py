"""The names of columns above a table of cells: side by side or on two levels if they fit, else some, or numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from nutgraf.charts import house_style as style
from nutgraf.charts.sheet import Rows, Sheet, Sketch
from nutgraf.charts.text import measure_widest, wrap_text

LINE = 15
_AIR, _MOST_LINES = 4, 3


@dataclass(frozen=True, slots=True)
class Heads:
    """The lines above each column, none above some; `notes` tell what numbers stand for.

    Where the last line is empty, a short rule leads from the name down to its column.
    """

    columns: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()

    @property
    def height(self) -> float:
        """The pixels that the tallest of the names takes."""
        return LINE * max((len(lines) for lines in self.columns), default=0)


def fit_heads(names: Sequence[str], width: float, measure: Callable[[str], float], *, in_order: bool) -> Heads:
    """The names above columns of a width: whole words in at most three lines.

    Where they do not fit, every second, third … of names in an order that readers can continue; else every second name
    on a level of its own; else numbers.
    """
    wrapped = [tuple(wrap_text(name, width - _AIR, measure)) for name in names]
    is_whole = all(" ".join(lines) == " ".join(name.split()) for lines, name in zip(wrapped, names, strict=True))
    if is_whole and all(len(lines) <= _MOST_LINES for lines in wrapped):
        return Heads(tuple(wrapped))
    if in_order:
        room = measure_widest(names, measure) + 2 * _AIR
        every = next((count for count in range(1, len(names)) if count * width >= room), len(names))
        return Heads(tuple((name,) if number % every == 0 else () for number, name in enumerate(names)))
    if _has_levels(names, width, measure):
        return Heads(tuple((name, "") if number % 2 else (name,) for number, name in enumerate(names)))
    notes = tuple(f"{number} {name}" for number, name in enumerate(names, start=1))
    return Heads(tuple((str(number),) for number in range(1, len(names) + 1)), notes)


def _has_levels(names: Sequence[str], width: float, measure: Callable[[str], float]) -> bool:
    """Whether names on two levels meet neither each other nor the rules between; the ends may be moved inwards."""
    ends = measure_widest((names[0], names[-1]), measure)
    widest = measure_widest(names, measure)
    return len(names) > 1 and widest <= 2 * (width - _AIR) and ends <= 1.5 * width - _AIR


def add_heads(sketch: Sketch, sheet: Sheet, heads: Heads, columns: tuple[float, float], bottom: float) -> None:
    """Write the names, each in the middle of its column, their last lines at `bottom`; none leaves the sheet.

    `columns` says where the first begins and how wide each is.
    """
    left, width = columns
    rows: Rows = []
    rules: Rows = []
    for number, lines in enumerate(heads.columns):
        top, middle = bottom - len(lines) * LINE, left + (number + 0.5) * width
        half = measure_widest(lines, sheet.measure_small) / 2
        at = min(max(middle, half), sheet.width - half)
        rows += [{"x": at, "y": top + style.SMALL + n * LINE, "text": line} for n, line in enumerate(lines) if line]
        if lines and not lines[-1]:
            rules.append({"x": middle, "y": bottom - LINE + 4, "x2": middle, "y2": bottom})
    sketch.add_rules(rules, style.GRID)
    sketch.add_texts(rows, color=style.MUTED, size=style.SMALL, align="center")


def flow_text(items: Sequence[str], width: float, measure: Callable[[str], float]) -> list[str]:
    """Short texts one after another in as few lines as hold them; only one that is wider than a line is broken."""
    lines: list[str] = []
    for item in items:
        longer = f"{lines[-1]}  ·  {item}" if lines else item
        if lines and measure(longer) <= width:
            lines[-1] = longer
        else:
            lines += wrap_text(item, width, measure)
    return lines
