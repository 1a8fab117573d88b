"""Dots: values side by side on one line, or two of them with the distance between (dumbbells)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import ClassVar, Literal

from pydantic import Field

from nutgraf.charts import house_style as style
from nutgraf.charts.annotations import add_annotations, list_annotations, list_values, measure_head
from nutgraf.charts.callout import Box, fill_box
from nutgraf.charts.dumbbells import LABEL_GAP, RADIUS, Dot, DotBoard, add_dots, add_lines, add_values
from nutgraf.charts.extents import Extent, fit_linear
from nutgraf.charts.frames import frame_lanes
from nutgraf.charts.grammar import alt
from nutgraf.charts.lanes import LayLanes, add_labels, has_shared, lay_above, lay_lanes, sort_rows
from nutgraf.charts.model import LegendItem
from nutgraf.charts.options import CATEGORY, NUMERIC, ColumnName, Complaint, LaneOptions, Roles
from nutgraf.charts.scales import list_round
from nutgraf.charts.sheet import Rows, Sheet, Sketch, read_number
from nutgraf.charts.slots import keep_apart
from nutgraf.datasets.model import Cell, Row

_LANE, _AXIS = 22, 26


class DotOptions(LaneOptions):
    """A dot for each value, category by category; with `x2`, two dots and a line between."""

    takes: ClassVar[Mapping[str, tuple[str, ...]]] = {"x": NUMERIC, "x2": NUMERIC, "y": CATEGORY, "color": CATEGORY}
    roles: ClassVar[Roles] = LaneOptions.roles._replace(beside=("x2",))
    panel: ClassVar[int] = 170

    x: ColumnName = Field(description="The column of values.")
    x2: ColumnName | None = Field(None, description="A second column of values: the other end of a line.")
    y: ColumnName = Field(description="The column of categories.")
    color: ColumnName | None = Field(None, description="A column that tells dots apart, by colour and by shape.")
    labels: bool = Field(True, description="Whether the outermost dots carry their values.")
    arrow: bool = Field(False, description="Whether the line from `x` to `x2` has an arrow head.")
    by: Literal["x", "x2", "difference"] = Field("x", description="What `sort` compares: `x`, `x2`, or how far apart.")

    def check_words(self) -> Iterator[Complaint]:
        """Two ends of a line leave no room for a third difference; one value has none."""
        if self.x2 and self.color:
            yield Complaint("color", "chart.value", "'x2' and 'color' exclude each other", fix="take out one of them")
        if not self.x2 and self.arrow:
            yield Complaint("arrow", "chart.value", "an arrow needs 'x2' to point to", fix="add 'x2:'")
        if self.by != "x" and not self.x2:
            yield Complaint("by", "chart.value", f"without 'x2' nothing is sorted by '{self.by}'", fix="add 'x2:'")
        if self.by != "x" and self.sort not in ("ascending", "descending"):
            fix = "add 'sort: descending', or take out 'by'"
            yield Complaint("by", "chart.value", f"'sort: {self.sort}' does not look at values", fix=fix)


def draw_dot(sheet: Sheet, options: DotOptions) -> Sketch:
    """Lay out and draw the dots."""
    notes = list_annotations(options)
    dots = _list_dots(sheet, options, sheet.rows)
    options, board = _choose_board(sheet, options)
    sketch = Sketch(sheet.width, board.lanes.bottom + _AXIS, (1, 3))
    _add_axis(sketch, sheet, options, board)
    add_labels(sketch, board.lanes)
    add_lines(sketch, dots, board, options.arrow)
    titles = [] if options.x2 else sheet.list_titles(options.y, options.color, options.x)
    add_dots(sketch, dots, board, titles)
    if options.x2:
        _add_spans(sketch, sheet, options, options.x2, board)
    if options.labels:
        add_values(sketch, dots, board)
    places = [(board.scale.place(dot.value), board.middles[dot.name]) for dot in dots]
    covered = (point for x, y in places for point in fill_box(Box(x - RADIUS, y - RADIUS, 2 * RADIUS, 2 * RADIUS)))
    add_annotations(sketch, sheet, frame_lanes(sheet, options, board.lanes, board.scale), notes, covered)
    sketch.legend = tuple(
        LegendItem(name, f"dot-{number + 1}") for number, name in enumerate(_list_series(sheet, options))
    )
    return sketch


def _list_series(sheet: Sheet, options: DotOptions) -> list[str]:
    if options.x2:
        return [sheet.column(options.x).title, sheet.column(options.x2).title]
    return sheet.list_members(options.color or "")


def _order_rows(rows: Sequence[Row], options: DotOptions) -> list[Row]:
    if options.by != "difference":
        return sort_rows(rows, options.sort, str(getattr(options, options.by)), options.y)
    rises = [(_measure_rise(row[options.x], row[str(options.x2)]), row) for row in rows]
    sign = 1 if options.sort == "ascending" else -1
    known = sorted(((rise, row) for rise, row in rises if rise is not None), key=lambda entry: sign * entry[0])
    return [*(row for _, row in known), *(row for rise, row in rises if rise is None)]


def _measure_rise(first: Cell, second: Cell) -> Decimal | None:
    """From the one end of a line to the other, None where there is only one."""
    return second - first if isinstance(first, Decimal) and isinstance(second, Decimal) else None


def _list_dots(sheet: Sheet, options: DotOptions, rows: Sequence[Row]) -> list[Dot]:
    series, dots = _list_series(sheet, options), []
    # Both ends of a line are written alike.
    places = max(sheet.decimals[name] for name in (options.x, options.x2) if name)
    for row in _order_rows(rows, options):
        for number, name in enumerate(name for name in (options.x, options.x2) if name):
            value, column = read_number(row[name]), sheet.column(name)
            if value is None:
                continue
            group = column.title if options.x2 else sheet.name_member(row, options.color) if options.color else ""
            member = number if options.x2 else series.index(group) if group else 0
            text = sheet.wording.write_value(row[name], column, options.format, places)
            words = sheet.list_words(row, options.y, options.color, name, form=options.format)
            dots.append(Dot(sheet.name_member(row, options.y), value, text, words, member))
    return dots


def _choose_board(sheet: Sheet, options: DotOptions) -> tuple[DotOptions, DotBoard]:
    """Labels beside dots, or above them where that leaves too little for dots and values; at last without values."""
    rows = _order_rows(sheet.scale_rows, options)
    panels: dict[object, list[str]] = {}
    for row in rows:
        panels.setdefault(row[options.facet] if options.facet else None, []).append(sheet.name_member(row, options.y))
    own = {sheet.name_member(row, options.y) for row in sheet.rows}
    is_shared = has_shared(list(panels.values()))
    names = list(dict.fromkeys(name for panel in panels.values() for name in panel if is_shared or name in own))
    board = _lay_board(sheet, options, names, lay_lanes if is_shared else lay_above)
    if board.is_cramped and board.lanes.left:
        board = _lay_board(sheet, options, names, lay_above)
    if board.is_cramped and options.labels:
        options = options.model_copy(update={"labels": False})
        board = _lay_board(sheet, options, names, lay_above)
    return options, board


def _lay_board(sheet: Sheet, options: DotOptions, names: Sequence[str], lay: LayLanes) -> DotBoard:
    top = 6 + measure_head(sheet, list_annotations(options), sheet.width)
    bold = {sheet.name_member(row, options.y) for row in sheet.scale_rows if str(row[options.y]) in options.highlight}
    lanes = lay(sheet, names, [_LANE] * len(names), top, bold)
    ends = list(_list_ends(sheet, options))
    ends += [Extent(value, RADIUS, RADIUS) for value in list_values(list_annotations(options))]
    values = [end.value for end in ends]
    ticks = list_round(min(values), max(values), 3 if sheet.is_narrow else 5)
    halves = (sheet.measure_small(sheet.write_tick(at, options.x, options.format)) / 2 for at in ticks)
    ends += [Extent(at, half, half) for at, half in zip(ticks, halves, strict=True)]
    scale = fit_linear(ends, lanes.left, sheet.width)
    return DotBoard(lanes, scale, tuple(ticks), {lane.name: lane.top + lane.height / 2 for lane in lanes.lanes})


def _list_ends(sheet: Sheet, options: DotOptions) -> Iterator[Extent]:
    """All dots, with the pixels that the words beside them may need."""
    dots = _list_dots(sheet, options, sheet.scale_rows)
    is_pair = bool(options.x2 or options.color) or len({dot.name for dot in dots}) < len(dots)
    for dot in dots:
        words = sheet.measure_bold(dot.text) + LABEL_GAP + 1 if options.labels else RADIUS
        yield Extent(dot.value, words if is_pair else RADIUS, words)


def _add_axis(sketch: Sketch, sheet: Sheet, options: DotOptions, board: DotBoard) -> None:
    bottom, places = board.lanes.bottom + 6, [(at, board.scale.place(at)) for at in board.ticks]
    lines = [line for _, at in places for line in board.lanes.list_uprights(at, board.lanes.top - 4, bottom)]
    sketch.add_rules(lines, style.GRID)
    outer = [places[0], places[-1], *places[1:-1]]
    kept = keep_apart(
        [(at, sheet.write_tick(value, options.x, options.format)) for value, at in outer],
        sheet.width,
        sheet.measure_small,
    )
    words: Rows = [{"x": at, "y": bottom + 15, "text": text} for at, text in sorted(kept)]
    sketch.add_texts(words, color=style.MUTED, size=style.SMALL, align="center")


def _add_spans(sketch: Sketch, sheet: Sheet, options: DotOptions, x2: str, board: DotBoard) -> None:
    """What answers in a dumbbell: one unseen box around both ends, which tells both values."""
    scale, middles = board.scale, board.middles
    names = (options.x, x2)
    rows: Rows = []
    for row in _order_rows(sheet.rows, options):
        ends = [scale.place(value) for name in names if (value := read_number(row[name])) is not None]
        member = sheet.name_member(row, options.y)
        words = sheet.list_words(row, options.y, *names, form=options.format)
        if ends:
            box = {"x": min(ends) - RADIUS, "x2": max(ends) + RADIUS}
            middle = middles[member]
            rows.append({**box, "y": middle - RADIUS, "y2": middle + RADIUS, **words})
    x, y = alt.X("x:Q", scale=None, axis=None), alt.Y("y:Q", scale=None, axis=None)
    titles = sheet.list_titles(options.y, *names)
    mark = sketch.add("spans", rows).mark_rect(opacity=0)
    sketch.keep(mark.encode(x=x, y=y, x2=alt.X2("x2:Q"), y2=alt.Y2("y2:Q"), tooltip=titles))
