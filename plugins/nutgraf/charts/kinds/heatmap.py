"""Heat maps: a value for each pair of two categories, told by colour, and by words where these fit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from pydantic import Field

from nutgraf.charts import house_style as style
from nutgraf.charts.classes import Classes
from nutgraf.charts.heads import Heads, add_heads, fit_heads, flow_text
from nutgraf.charts.markers import add_lines
from nutgraf.charts.options import NUMERIC, ColumnName, Complaint, Roles, Spot
from nutgraf.charts.sentences import Columns, count_things, list_known, make_sayer, name_row
from nutgraf.charts.shading import Cell, ShadeOptions, add_cells, add_scale, find_shade
from nutgraf.charts.sheet import Rows, Sheet, Sketch
from nutgraf.charts.text import measure_widest, wrap_text
from nutgraf.charts.wording import Wording
from nutgraf.datasets.model import Dataset, Row

_ALONG = ("string", "year", "date", "number", "boolean")
_MOST = 100
_CELL_GAP, _GAP, _ABOVE, _APART, _PAD = 1.5, 10, 4, 6, 6
_LABEL_SHARE, _NARROW_SHARE = 0.3, 0.26
_LEAST, _EASY, _TALLEST, _RATIO, _LINE, _FEW = 18.0, 24.0, 40.0, 0.6, 15, 12


class HeatmapOptions(ShadeOptions):
    """A cell for each row: where its column and its line meet."""

    takes: ClassVar[Mapping[str, tuple[str, ...]]] = {"x": _ALONG, "y": _ALONG, "value": NUMERIC}
    roles: ClassVar[Roles] = Roles(value="value", named="y", order=("y", "x", "value"))
    most_rows: ClassVar[int] = 2500
    panel: ClassVar[int] = 240

    x: ColumnName = Field(description="The column whose values stand side by side.")
    y: ColumnName = Field(description="The column whose values stand one below another.")
    labels: bool = Field(True, description="Whether cells carry their values, where all of these fit.")
    highlight: list[Spot] = Field(default_factory=list, description="The lines whose names are stressed.")

    def check_rows(self, dataset: Dataset) -> Iterator[Complaint]:
        """One row for each cell, and no more lines and columns than can be seen."""
        seen = Counter((row[self.x], row[self.y], row[self.facet] if self.facet else None) for row in dataset.rows)
        twice = next((place for place, count in seen.items() if count > 1), None)
        if twice:
            message = f"more than one row for '{twice[0]}' and '{twice[1]}'"
            yield Complaint("x", "chart.twice", message, fix="keep one row for each cell")
        for option, name in (("x", self.x), ("y", self.y)):
            count = len({row[name] for row in dataset.rows})
            if count > _MOST:
                message = f"column '{name}' has {count} different values"
                yield Complaint(option, "chart.categories", message, f"at most {_MOST} lines or columns")


@dataclass(frozen=True, slots=True)
class _Lattice:
    """Pixels: where columns begin, their width, where lines begin, their height; and the names of both.

    The names of lines stand beside them, or above where `is_above`.
    """

    left: float
    width: float
    heads: Heads
    heads_bottom: float
    names: tuple[tuple[str, ...], ...]
    tops: tuple[float, ...]
    height: float
    is_above: bool


def draw_heatmap(sheet: Sheet, options: HeatmapOptions) -> Sketch:
    """Lay out and draw the cells."""
    across, down = _list_order(sheet, options.x), _list_order(sheet, options.y)
    classes = options.classify(sheet.scale_rows)
    rows = {(sheet.name_member(row, options.x), sheet.name_member(row, options.y)): row for row in sheet.rows}
    has_gap = any(not _has_value(rows.get((x, y)), options) for x in across for y in down)
    sketch = Sketch(sheet.width, 0, (1, 1))
    top = add_scale(sketch, sheet, options, classes, has_gap=has_gap)
    lattice = _lay_lattice(sheet, options, (across, down), top)
    add_heads(sketch, sheet, lattice.heads, (lattice.left, lattice.width), lattice.heads_bottom)
    _add_lines(sketch, options, lattice)
    sketch.height = lattice.tops[-1] + lattice.height
    cells = [
        Cell(
            lattice.left + n * lattice.width,
            y,
            lattice.width - _CELL_GAP,
            lattice.height - _CELL_GAP,
            rows.get((name, line)),
        )
        for line, y in zip(down, lattice.tops, strict=True)
        for n, name in enumerate(across)
    ]
    add_cells(sketch, sheet, options, cells, classes)
    if options.labels:
        _add_values(sketch, sheet, options, cells, classes)
    if lattice.heads.notes:
        add_lines(sketch, flow_text(lattice.heads.notes, sheet.width, sheet.measure_small))
    return sketch


def _list_order(sheet: Sheet, name: str) -> list[str]:
    """The values of a column as text: in the order of the data, but moments and numbers from low to high."""
    if sheet.column(name).type in ("string", "boolean"):
        return sheet.list_members(name)
    rows = {row[name]: row for row in sheet.scale_rows}
    ordered = sorted(rows.values(), key=lambda row: (row[name] is None, row[name]))
    return [sheet.name_member(row, name) for row in ordered]


def _has_value(row: Row | None, options: HeatmapOptions) -> bool:
    return row is not None and row[options.value] is not None


def _lay_lattice(sheet: Sheet, options: HeatmapOptions, names: tuple[list[str], list[str]], top: float) -> _Lattice:
    across, down = names
    is_above = sheet.is_narrow and measure_widest(down, sheet.measure_bold) > sheet.width * _NARROW_SHARE
    room = sheet.width if is_above else sheet.width * _LABEL_SHARE
    lines = tuple(tuple(wrap_text(name, room, sheet.measure_bold)) for name in down)
    left = 0.0 if is_above else measure_widest((text for label in lines for text in label), sheet.measure_bold) + _GAP
    width = (sheet.width - left) / len(across)
    in_order = sheet.column(options.x).type != "string"
    heads = fit_heads(across, width, sheet.measure_small, in_order=in_order)
    tall = max(len(label) for label in lines) * _LINE + 2.0
    height = min(_TALLEST, max(_EASY if len(down) <= _FEW else _LEAST, width * _RATIO))
    height = height if is_above else max(height, tall)
    start = top + heads.height + 3
    tops = []
    for label in lines:
        start += len(label) * _LINE + _ABOVE if is_above else 0.0
        tops.append(start)
        start += height + (_APART if is_above else 0.0)
    return _Lattice(left, width, heads, top + heads.height, lines, tuple(tops), height, is_above)


def _add_lines(sketch: Sketch, options: HeatmapOptions, lattice: _Lattice) -> None:
    """The names of the lines, beside the middle of their cells or above them."""
    for label, top in zip(lattice.names, lattice.tops, strict=True):
        tall = len(label) * _LINE
        first = top - tall - 2 if lattice.is_above else top + (lattice.height - _CELL_GAP - tall) / 2
        rows: Rows = [{"x": 0, "y": first + style.SMALL + n * _LINE, "text": text} for n, text in enumerate(label)]
        sketch.add_texts(rows, size=style.SMALL, bold=" ".join(label) in options.highlight)


def _add_values(
    sketch: Sketch, sheet: Sheet, options: HeatmapOptions, cells: Sequence[Cell], classes: Classes
) -> None:  # fmt: skip
    """The values in the cells, where all of them find room."""
    known = [(cell, cell.row) for cell in cells if cell.row is not None and _has_value(cell.row, options)]
    texts = [sheet.write_label(row, options.value, options.format) for _, row in known]
    widest = measure_widest(texts, sheet.measure_small)
    if not known or widest + _PAD > known[0][0].width or known[0][0].height < _LINE:
        return
    inks: dict[str, Rows] = {}
    for (cell, row), text in zip(known, texts, strict=True):
        place = {"x": cell.x + cell.width / 2, "y": cell.y + cell.height / 2 + style.SMALL * 0.35, "text": text}
        inks.setdefault(find_shade(options, classes, row).ink, []).append(place)
    for ink, rows in inks.items():
        sketch.add_texts(rows, color=ink, size=style.SMALL, align="center")


def describe_cells(columns: Columns, rows: Sequence[Row], wording: Wording) -> str:
    """How many values there are; the least and the most, with the names of their line and column."""
    value = columns[-1] if columns[-1].type == "number" else columns[2]
    known = list_known(rows, value)
    if not known:
        return ""
    say = make_sayer(value, known, wording)
    ordered = sorted(known, key=lambda row: Decimal(str(row[value.name])))
    least, most = (
        ", ".join(name_row(row, column, wording) for column in columns[:2]) for row in (ordered[0], ordered[-1])
    )
    return f"{count_things(len(known), 'value')}, from {say(ordered[0])} ({least}) to {say(ordered[-1])} ({most})."
