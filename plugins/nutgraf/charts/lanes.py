"""Categories one below another, each with its label: the frame that bars and dots share."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal

from nutgraf.charts import house_style as style
from nutgraf.charts.sheet import Rows, Sheet, Sketch
from nutgraf.charts.text import measure_widest, wrap_text
from nutgraf.datasets.model import Row

_LABEL_SHARE, _SHORT_SHARE = 0.34, 0.3
_GAP = 14
_ABOVE_GAP, _BEYOND = 5, 3


@dataclass(frozen=True, slots=True)
class Lane:
    """One category: the pixels from `top`, over `height`, where its marks stand, and the lines of its label; where this
    stands above the marks, it takes `reach` pixels from the left.
    """

    name: str
    top: float
    height: float
    lines: tuple[str, ...]
    label_y: float
    bold: bool
    reach: float = 0.0


@dataclass(frozen=True, slots=True)
class Lanes:
    """All categories. Marks may stand from `left` to the width of the sheet; `bottom` is below the last one."""

    left: float
    bottom: float
    lanes: tuple[Lane, ...]

    @property
    def top(self) -> float:
        """Where the first lane begins, its label included; 0 without lanes."""
        return min((min(lane.top, lane.label_y - style.TEXT) for lane in self.lanes), default=0.0)

    def list_labels(self, *, bold: bool) -> Rows:
        """The labels that are bold, or those that are not, as rows of text."""
        return [
            {"x": 0, "y": lane.label_y + number * style.LINE, "text": line}
            for lane in self.lanes
            if lane.bold == bold
            for number, line in enumerate(lane.lines)
        ]

    def list_uprights(self, at: float, top: float, bottom: float) -> Rows:
        """A line down at `at`; where a label stands in its way, there is none between the marks above and below it."""
        pieces: list[tuple[float, float]] = []
        end = top
        for lane in self.lanes if not self.left else ():
            if at < lane.reach + _ABOVE_GAP:
                pieces.append((top, end))
                top = lane.top - _BEYOND
            end = lane.top + lane.height + _BEYOND
        pieces.append((top, bottom))
        return [{"x": at, "y": start, "x2": at, "y2": end} for start, end in pieces if start < end]


LayLanes = Callable[[Sheet, Sequence[str], Sequence[float], float, Collection[str]], Lanes]
"""Lays labels with their lanes: names, heights of marks, the pixel of the top, and the names that are bold."""


def lay_lanes(sheet: Sheet, names: Sequence[str], heights: Sequence[float], top: float, bold: Collection[str]) -> Lanes:
    """Labels beside the marks where they find room, above them where not; wrapped by measured width, never clipped.

    There is room on a wide sheet, and on a narrow one where all labels are short.
    """
    short = sheet.width * _SHORT_SHARE
    is_beside = not sheet.is_narrow or measure_widest(names, sheet.measure_bold) <= short
    return (lay_beside if is_beside else lay_above)(sheet, names, heights, top, bold)


def lay_beside(
    sheet: Sheet, names: Sequence[str], heights: Sequence[float], top: float, bold: Collection[str]
) -> Lanes:
    """Labels at the left edge, in the middle of what they name."""
    wrapped = [tuple(wrap_text(name, sheet.width * _LABEL_SHARE, sheet.measure_bold)) for name in names]
    widest = measure_widest((line for lines in wrapped for line in lines), sheet.measure_bold)
    lanes: list[Lane] = []
    for name, lines, height in zip(names, wrapped, heights, strict=True):
        text = len(lines) * style.LINE
        whole = max(text, height)
        label = top + (whole - text) / 2 + style.TEXT
        lanes.append(Lane(name, top + (whole - height) / 2, height, lines, label, name in bold))
        top += whole + _GAP
    return Lanes(round(widest) + _GAP, top - _GAP, tuple(lanes))


def lay_above(sheet: Sheet, names: Sequence[str], heights: Sequence[float], top: float, bold: Collection[str]) -> Lanes:
    """Labels at the left edge, above what they name."""
    lanes: list[Lane] = []
    for name, height in zip(names, heights, strict=True):
        lines = tuple(wrap_text(name, sheet.width, sheet.measure_bold))
        text = len(lines) * style.LINE
        reach = measure_widest(lines, sheet.measure_bold)
        lanes.append(Lane(name, top + text + _ABOVE_GAP, height, lines, top + style.TEXT, name in bold, reach))
        top += text + _ABOVE_GAP + height + _GAP
    return Lanes(0, top - _GAP, tuple(lanes))


def has_shared(panels: Sequence[Collection[str]]) -> bool:
    """Whether small multiples have a category in common: then all show all of them, so that lanes compare."""
    names = [name for panel in panels for name in set(panel)]
    return len(panels) <= 1 or len(set(names)) < len(names)


def sort_rows(rows: Sequence[Row], sort: str, value: str, name: str) -> list[Row]:
    """The rows in the order asked for ("data", "name", "ascending", "descending" by value).

    Rows without a value come last, equal ones in the order of the data.
    """
    if sort == "data":
        return list(rows)
    if sort == "name":
        return sorted(rows, key=lambda row: str(row[name]).casefold())
    sign = 1 if sort == "ascending" else -1
    missing = [row for row in rows if row[value] is None]
    present = [row for row in rows if row[value] is not None]
    return sorted(present, key=lambda row: sign * Decimal(str(row[value]))) + missing


def add_labels(sketch: Sketch, lanes: Lanes) -> None:
    """Draw the labels of all categories."""
    sketch.add_texts(lanes.list_labels(bold=False))
    sketch.add_texts(lanes.list_labels(bold=True), bold=True)
