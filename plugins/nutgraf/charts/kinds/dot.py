"""Dots: values side by side on one line, or two of them with the distance between (dumbbells)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from pydantic import Field

from nutgraf.charts import house_style as style
from nutgraf.charts.grammar import alt
from nutgraf.charts.lanes import Lanes, add_labels, lay_lanes, sort_rows
from nutgraf.charts.model import LegendItem
from nutgraf.charts.options import CATEGORY, NUMERIC, ColumnName, Complaint, LaneOptions
from nutgraf.charts.scales import Linear, list_round
from nutgraf.charts.sheet import Rows, Sheet, Sketch, fill_tooltip, list_tooltips, read_number
from nutgraf.charts.text import measure_widest

_LANE, _AXIS, _RADIUS, _LABEL_GAP, _MARK = 22, 26, 6, 11, 130


class DotOptions(LaneOptions):
    """A dot for each value, category by category; with `x2`, two dots and a line between."""

    takes: ClassVar[Mapping[str, tuple[str, ...]]] = {"x": NUMERIC, "x2": NUMERIC, "y": CATEGORY, "color": CATEGORY}

    x: ColumnName = Field(description="The column of values.")
    x2: ColumnName | None = Field(None, description="A second column of values: the other end of a line.")
    y: ColumnName = Field(description="The column of categories.")
    color: ColumnName | None = Field(None, description="A column that tells dots apart, by colour and by shape.")
    labels: bool = Field(True, description="Whether the outermost dots carry their values.")

    def check_words(self) -> Iterator[Complaint]:
        """Two ends of a line leave no room for a third difference."""
        if self.x2 and self.color:
            yield Complaint("color", "chart.value", "'x2' and 'color' exclude each other", fix="take out one of them")


@dataclass(frozen=True, slots=True)
class _Dot:
    name: str
    value: float
    text: str
    full: str
    member: int
    series: str


def draw_dot(sheet: Sheet, options: DotOptions) -> Sketch:
    """Lay out and draw the dots."""
    dots = _list_dots(sheet, options)
    rows = sort_rows(sheet.rows, options.sort, options.x, options.y)
    names = list(dict.fromkeys(sheet.name_member(row, options.y) for row in rows))
    lanes = lay_lanes(sheet, names, [_LANE] * len(names), 6, ())
    scale, ticks = _fit_scale(sheet, options, dots, lanes)
    sketch = Sketch(sheet.width, lanes.bottom + _AXIS, (1, 3))
    _add_axis(sketch, sheet, options, [(at, scale.place(at)) for at in ticks], lanes)
    add_labels(sketch, lanes)
    middles = {lane.name: lane.top + lane.height / 2 for lane in lanes.lanes}
    _add_lines(sketch, dots, scale, middles)
    _add_dots(sketch, sheet, options, dots, (scale, middles))
    if options.x2:
        _add_spans(sketch, sheet, options, options.x2, (scale, middles))
    if options.labels:
        _add_values(sketch, dots, scale, middles)
    sketch.legend = tuple(
        LegendItem(name, f"dot-{number + 1}") for number, name in enumerate(_list_series(sheet, options))
    )
    return sketch


def _list_series(sheet: Sheet, options: DotOptions) -> list[str]:
    if options.x2:
        return [sheet.column(options.x).title, sheet.column(options.x2).title]
    return sheet.list_members(options.color or "")


def _list_dots(sheet: Sheet, options: DotOptions) -> list[_Dot]:
    series, dots = _list_series(sheet, options), []
    for row in sort_rows(sheet.rows, options.sort, options.x, options.y):
        for number, name in enumerate(name for name in (options.x, options.x2) if name):
            value, column = read_number(row[name]), sheet.column(name)
            if value is None:
                continue
            group = column.title if options.x2 else sheet.name_member(row, options.color) if options.color else ""
            member = number if options.x2 else series.index(group) if group else 0
            text = sheet.write_label(row, name, options.format)
            full = sheet.write_words(row, name, options.format)
            dots.append(_Dot(sheet.name_member(row, options.y), value, text, full, member, group))
    return dots


def _fit_scale(sheet: Sheet, options: DotOptions, dots: Sequence[_Dot], lanes: Lanes) -> tuple[Linear, list[float]]:
    values = [dot.value for dot in dots]
    ticks = list_round(min(values), max(values), 3 if sheet.is_narrow else 5)
    words = [sheet.write_tick(at, options.x, options.format) for at in ticks]
    widest = measure_widest((dot.text for dot in dots), sheet.measure_bold) + _LABEL_GAP if options.labels else _RADIUS
    margin = max(widest, sheet.measure_small(words[-1]) / 2, sheet.measure_small(words[0]) / 2)
    return Linear(ticks[0], ticks[-1], lanes.left + margin, sheet.width - margin), ticks


def _add_axis(
    sketch: Sketch, sheet: Sheet, options: DotOptions, places: Sequence[tuple[float, float]], lanes: Lanes
) -> None:
    bottom = lanes.bottom + 6
    sketch.add_rules([line for _, at in places for line in lanes.list_uprights(at, 0, bottom)], style.GRID)
    words: Rows = [
        {"x": at, "y": bottom + 15, "text": sheet.write_tick(value, options.x, options.format)} for value, at in places
    ]
    sketch.add_texts(words, color=style.MUTED, size=style.SMALL, align="center")


def _add_lines(sketch: Sketch, dots: Sequence[_Dot], scale: Linear, middles: dict[str, float]) -> None:
    """A line from the first to the last dot of a category: the distance that the eye should see."""
    rows: Rows = []
    for name, middle in middles.items():
        at = sorted(scale.place(dot.value) for dot in dots if dot.name == name)
        if len(at) > 1:
            rows.append({"x": at[0], "y": middle, "x2": at[-1], "y2": middle})
    sketch.add_rules(rows, style.MUTED, width=2)


def _add_dots(
    sketch: Sketch, sheet: Sheet, options: DotOptions, dots: Sequence[_Dot], frame: tuple[Linear, dict[str, float]]
) -> None:
    scale, middles = frame
    titles = [sheet.column(name).title for name in (options.y, options.color, options.x) if name]
    rows: Rows = []
    for dot in dots:
        member = style.style_member(dot.member)
        fill = style.PAPER if member.hollow else member.stroke
        look = {"fill": fill, "stroke": member.stroke, "shape": member.shape}
        words = [dot.name, *([dot.series] if options.color else []), dot.full]
        rows.append({"value": dot.value, "y": middles[dot.name], **look, **fill_tooltip(words)})
    domain = alt.Scale(domain=[scale.low, scale.high], range=[scale.start, scale.end], nice=False, zero=False)
    sketch.keep(
        sketch.add("dots", rows)
        .mark_point(size=_MARK, strokeWidth=2, opacity=1)
        .encode(
            x=alt.X("value:Q", scale=domain, axis=None),
            y=alt.Y("y:Q", scale=None, axis=None),
            fill=alt.Fill("fill:N", scale=None),
            stroke=alt.Stroke("stroke:N", scale=None),
            shape=alt.Shape("shape:N", scale=None),
            tooltip=alt.Undefined if options.x2 else list_tooltips(titles),
        )
    )


def _add_spans(
    sketch: Sketch, sheet: Sheet, options: DotOptions, x2: str, frame: tuple[Linear, dict[str, float]]
) -> None:
    """What answers in a dumbbell: one unseen box around both ends, which tells both values."""
    scale, middles = frame
    names = (options.x, x2)
    rows: Rows = []
    for row in sort_rows(sheet.rows, options.sort, options.x, options.y):
        ends = [scale.place(value) for name in names if (value := read_number(row[name])) is not None]
        member = sheet.name_member(row, options.y)
        words = [member, *(sheet.write_words(row, name, options.format) for name in names)]
        if ends:
            box = {"x": min(ends) - _RADIUS, "x2": max(ends) + _RADIUS}
            middle = middles[member]
            rows.append({**box, "y": middle - _RADIUS, "y2": middle + _RADIUS, **fill_tooltip(words)})
    x, y = alt.X("x:Q", scale=None, axis=None), alt.Y("y:Q", scale=None, axis=None)
    titles = [sheet.column(name).title for name in (options.y, *names)]
    mark = sketch.add("spans", rows).mark_rect(opacity=0)
    sketch.keep(mark.encode(x=x, y=y, x2=alt.X2("x2:Q"), y2=alt.Y2("y2:Q"), tooltip=list_tooltips(titles)))


def _add_values(sketch: Sketch, dots: Sequence[_Dot], scale: Linear, middles: dict[str, float]) -> None:
    right: Rows = []
    left: Rows = []
    for name, middle in middles.items():
        found = sorted((dot for dot in dots if dot.name == name), key=lambda dot: dot.value)
        y = middle + style.TEXT * 0.35
        if found:
            right.append({"x": scale.place(found[-1].value) + _LABEL_GAP, "y": y, "text": found[-1].text})
        if len(found) > 1:
            left.append({"x": scale.place(found[0].value) - _LABEL_GAP, "y": y, "text": found[0].text})
    sketch.add_texts(right, bold=True)
    sketch.add_texts(left, bold=True, align="right")
