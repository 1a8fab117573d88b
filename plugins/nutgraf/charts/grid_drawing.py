"""A grid as a drawing: side by side where the sheet is wide enough, else each row as a list of its cells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from nutgraf.charts import house_style as style
from nutgraf.charts.grammar import alt
from nutgraf.charts.grids import Grid, GridCell, GridHead, GridRow, Trace
from nutgraf.charts.sheet import Rows, Sheet, Sketch
from nutgraf.charts.text import measure_widest, wrap_text

_GAP, _PAD, _BAR, _SPARK, _HIGH, _NEAR = 20, 8, 70, 88, 10, 6
_HEAD_SHARE = 150
_BETWEEN = 14


def draw_grid(sheet: Sheet, grid: Grid) -> Sketch:
    """The table on a sheet; in the order of the page."""
    sketch = Sketch(sheet.width, 0, (0.001, 1))
    widths = [_measure_column(sheet, grid, index) for index in range(len(grid.heads))]
    room = sheet.width - sum(widths[1:]) - _GAP * (len(widths) - 1)
    pen = _Pen(sketch, sheet)
    if room >= min(widths[0], sheet.width * 0.25):
        _draw_columns(pen, grid, [min(widths[0], room), *widths[1:]])
    else:
        _draw_cards(pen, grid)
    pen.finish()
    return sketch


class _Pen:
    """Gathers what a grid draws, so that each sort of mark is one layer."""

    def __init__(self, sketch: Sketch, sheet: Sheet) -> None:
        self.sketch, self.sheet = sketch, sheet
        self.y = 0.0
        self._boxes: Rows = []
        self._lines: Rows = []
        self._dots: Rows = []
        self._count = 0

    def write(self, x: float, y: float, text: str, **look: Any) -> None:
        """A line of text; `look` as `Sketch.add_texts` takes it."""
        self.sketch.add_texts([{"x": x, "y": y, "text": text}], **look)

    def rule(self, color: str = style.GRID) -> None:
        """A line across, here."""
        self.sketch.add_rules([{"x": 0, "y": self.y, "x2": self.sheet.width, "y2": self.y}], color)

    def draw_cell(self, cell: GridCell, head: GridHead, right: float, y: float, bold: bool) -> None:
        """A cell that ends at `right`, with its base line at `y`."""
        if cell.trace:
            self._draw_trace(cell.trace, right, y, bold)
            return
        if cell.bar:
            left, top = right - _BAR, y - style.TEXT * 0.35 - _HIGH / 2
            box = {"x": left + cell.bar.start * _BAR, "x2": left + cell.bar.end * _BAR, "y": top, "y2": top + _HIGH}
            self._boxes.append({**box, "fill": style.SENTINELS["chart-1"]})
            right = left - _NEAR
        elif cell.shade:
            wide = self.sheet.measure_bold(cell.words) + 2 * _NEAR
            box = {"x": right - wide, "x2": right, "y": y - style.LINE + 3, "y2": y + 5}
            self._boxes.append({**box, "fill": cell.shade.fill})
            right -= _NEAR
        self.write(right, y, cell.words, color=cell.shade.ink if cell.shade else style.INK, bold=bold, align="right")

    def _draw_trace(self, trace: Trace, right: float, y: float, bold: bool) -> None:
        self.write(right, y, trace.last[1], bold=True, align="right")
        right -= self.sheet.measure_bold(trace.last[1]) + _NEAR
        left, top, high = right - _SPARK, y - style.TEXT - 1, float(style.TEXT + 3)
        if trace.length > 1:
            self.write(left - _NEAR, y, trace.first[1], color=style.MUTED, align="right", bold=bold)
        for piece in trace.pieces:
            self._count += 1
            places = [{"x": left + x * _SPARK, "y": top + at * high, "piece": self._count} for x, at in piece]
            self._lines += places
        self._dots.append({name: self._lines[-1][name] for name in ("x", "y")})

    def finish(self) -> None:
        """Put all marks on the sketch."""
        self.sketch.height = self.y
        x, y = alt.X("x:Q", scale=None, axis=None), alt.Y("y:Q", scale=None, axis=None)
        if self._boxes:
            mark = self.sketch.add("boxes", self._boxes).mark_rect()
            fill = alt.Fill("fill:N", scale=None)
            self.sketch.keep(mark.encode(x=x, y=y, x2=alt.X2("x2:Q"), y2=alt.Y2("y2:Q"), fill=fill))
        if self._lines:
            color = style.SENTINELS["chart-1"]
            mark = self.sketch.add("sparks", self._lines).mark_line(stroke=color, strokeWidth=1.75, strokeJoin="round")
            self.sketch.keep(mark.encode(x=x, y=y, detail=alt.Detail("piece:N")))
            dots = self.sketch.add("ends", self._dots).mark_point(fill=color, stroke=color, size=22, opacity=1)
            self.sketch.keep(dots.encode(x=x, y=y))


def _draw_columns(pen: _Pen, grid: Grid, widths: Sequence[float]) -> None:
    edges, at = [], 0.0
    for width in widths:
        edges.append((at, at + width))
        at += width + _GAP
    spare = pen.sheet.width - edges[-1][1]
    edges = [edges[0], *((left + spare, right + spare) for left, right in edges[1:])]
    heads = [_wrap_head(pen.sheet, head, right - left) for head, (left, right) in zip(grid.heads, edges, strict=True)]
    most = max(len(lines) for lines in heads)
    for head, lines, (left, right) in zip(grid.heads, heads, edges, strict=True):
        for number, line in enumerate(lines):
            y = pen.y + style.TEXT + (most - len(lines) + number) * style.LINE
            is_left = head.show == "words"
            pen.write(left if is_left else right, y, line, color=style.MUTED, align="left" if is_left else "right")
    pen.y += most * style.LINE + _PAD
    pen.rule(style.INK)
    for row in grid.rows:
        _draw_row(pen, row, grid.heads, edges)


def _draw_row(pen: _Pen, row: GridRow, heads: Sequence[GridHead], edges: Sequence[tuple[float, float]]) -> None:
    lines = [
        wrap_text(cell.words, right - left, pen.sheet.measure_bold) if head.show == "words" else [cell.words]
        for cell, head, (left, right) in zip(row.cells, heads, edges, strict=True)
    ]
    top = pen.y + _PAD + style.TEXT
    for cell, head, texts, (left, right) in zip(row.cells, heads, lines, edges, strict=True):
        if head.show != "words":
            pen.draw_cell(cell, head, right, top, row.is_stressed)
            continue
        for number, text in enumerate(texts):
            pen.write(left, top + number * style.LINE, text, bold=row.is_stressed)
    pen.y += max(len(texts) for texts in lines) * style.LINE + 2 * _PAD - 2
    pen.rule()


def _draw_cards(pen: _Pen, grid: Grid) -> None:
    for row in grid.rows:
        pen.y += _BETWEEN
        for text in wrap_text(row.cells[0].words, pen.sheet.width, pen.sheet.measure_bold):
            pen.write(0, pen.y + style.TEXT, text, bold=True, color=style.HIGHLIGHT if row.is_stressed else style.INK)
            pen.y += style.LINE
        for cell, head in zip(row.cells[1:], grid.heads[1:], strict=True):
            pen.y += 7
            value = _measure_cell(pen.sheet, cell)
            words = cell.words if head.show == "words" else ""
            titles = wrap_text(_name_head(head), max(60.0, pen.sheet.width * 0.45), pen.sheet.measure)
            texts = wrap_text(words, max(60.0, pen.sheet.width * 0.5), pen.sheet.measure_bold) if words else [""]
            for number, line in enumerate(titles):
                pen.write(0, pen.y + style.TEXT + number * style.LINE, line, color=style.MUTED)
            if value and not words:
                pen.draw_cell(cell, head, pen.sheet.width, pen.y + style.TEXT, row.is_stressed)
            for number, line in enumerate(texts if words else ()):
                pen.write(pen.sheet.width, pen.y + style.TEXT + number * style.LINE, line, align="right")
            pen.y += max(len(titles), len(texts)) * style.LINE
        pen.y += _BETWEEN - 4
        pen.rule()


def _name_head(head: GridHead) -> str:
    return f"{head.title} ({head.unit})" if head.unit else head.title


def _wrap_head(sheet: Sheet, head: GridHead, width: float) -> list[str]:
    return wrap_text(_name_head(head), width, sheet.measure)


def _measure_cell(sheet: Sheet, cell: GridCell) -> float:
    if cell.trace:
        ends = sheet.measure_bold(cell.trace.first[1]) + sheet.measure_bold(cell.trace.last[1])
        return ends + _SPARK + 2 * _NEAR
    extra = _BAR + _NEAR if cell.bar else 2 * _NEAR if cell.shade else 0
    return sheet.measure_bold(cell.words) + extra


def _measure_column(sheet: Sheet, grid: Grid, index: int) -> float:
    """The width that a column asks for: that of its widest cell, and of the longest word of its head."""
    head = grid.heads[index]
    cells = [_measure_cell(sheet, row.cells[index]) for row in grid.rows]
    title = min(measure_widest([_name_head(head)], sheet.measure), _HEAD_SHARE)
    longest = measure_widest(_name_head(head).split(), sheet.measure)
    widest = max([*cells, longest])
    if head.show == "words" and index > 0:
        widest = min(widest, sheet.width * 0.3)
    return max(widest, min(title, max(widest, 90.0))) + 0.5
