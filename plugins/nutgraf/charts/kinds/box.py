"""Boxes: how values of categories are spread, by five numbers and those far out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any, ClassVar

from pydantic import Field

from nutgraf.charts import house_style as style
from nutgraf.charts.annotations import add_annotations, list_annotations, list_values, measure_head
from nutgraf.charts.callout import Box, fill_box
from nutgraf.charts.frames import frame_lanes
from nutgraf.charts.grammar import alt
from nutgraf.charts.groups import list_finite
from nutgraf.charts.lanes import lay_lanes, sort_rows
from nutgraf.charts.limits import check_limits
from nutgraf.charts.markers import add_lines, scale_channel
from nutgraf.charts.options import CATEGORY, NUMERIC, ColumnName, Complaint, LaneOptions, Roles
from nutgraf.charts.sentences import Columns, count_things, make_sayer, name_row
from nutgraf.charts.sheet import Rows, Sheet, Sketch, fill_tooltip, list_tooltips, read_number
from nutgraf.charts.spreads import measure_spread
from nutgraf.charts.strips import Look, Strips, add_strips, fit_strips
from nutgraf.charts.text import wrap_text
from nutgraf.charts.wording import Wording, count_decimals
from nutgraf.datasets.model import Cell, Column, Dataset, Row

COUNT, LEAST, LOWER, MEDIAN, UPPER, MOST, FAR = MADE = (
    "box count",
    "box least",
    "box lower",
    "box median",
    "box upper",
    "box most",
    "box far",
)
LOW, HIGH = "box low", "box high"
_TITLES = {LEAST: "least", LOWER: "lower quartile", MEDIAN: "median", UPPER: "upper quartile", MOST: "most"}
_FEW, _BOX, _WORDS, _RADIUS = 5, 22, 16, 3.0
_READ = (
    "How to read: half of the values lie in the box, half of these left of the line in it, the median. Whiskers reach "
    "the last values within one and a half lengths of the box; dots are values beyond."
)


class BoxOptions(LaneOptions):
    """A box with whiskers for each category."""

    takes: ClassVar[Mapping[str, tuple[str, ...]]] = {"x": NUMERIC, "y": CATEGORY}
    roles: ClassVar[Roles] = Roles("", "x", "y", "y", ("y",), MADE)
    most_rows: ClassVar[int] = 1_000_000

    x: ColumnName = Field(description="The column of values.")
    y: ColumnName = Field(description="The column of categories: a box for each.")
    log: bool = Field(False, description="Whether equal steps to the right are equal ratios.")
    labels: bool = Field(True, description="Whether each median is written above its line.")

    def check_words(self) -> Iterator[Complaint]:
        """No column tells what is true of many rows."""
        if self.tooltip:
            message = "a box stands for many rows, of which 'tooltip' cannot tell a column"
            yield Complaint("tooltip", "chart.value", message, fix="take out 'tooltip:'")

    def check_rows(self, dataset: Dataset) -> Iterator[Complaint]:
        """Boxes of very few values say less than the values would; a logarithmic axis has a place for each value."""
        yield from check_limits(dataset, self, [self.x])
        counts: dict[Cell, int] = {}
        for row in dataset.rows:
            counts[row[self.y]] = counts.get(row[self.y], 0) + (row[self.x] is not None)
        few = [(name, count) for name, count in counts.items() if count < _FEW]
        if few:
            message = f"'{few[0][0]}' has {few[0][1]} value{'' if few[0][1] == 1 else 's'}, too few for a box"
            fix = "show the values themselves: 'kind: beeswarm'"
            yield Complaint("x", "chart.few", message, f"{_FEW} or more", fix, severity="warning")

    def summarize(self, dataset: Dataset) -> Dataset:
        """A row for each category, of each small multiple: its five numbers, whiskers and outliers.

        The column of values holds the median, by which boxes are sorted and annotations placed.
        """
        source, names = dataset.column(self.x), (self.y, self.facet)
        if source is None:
            return dataset
        parts: dict[tuple[Cell, ...], list[Row]] = {}
        for row in dataset.rows:
            parts.setdefault(tuple(row[name] for name in names if name), []).append(row)
        rows = [self._sum_up(members, list_finite(members, self.x)) for members in parts.values()]
        kept = [column for column in dataset.columns if column.name in names]
        return replace(dataset, columns=(*kept, source, *_make_columns(source)), rows=tuple(rows))

    def _sum_up(self, members: list[Row], values: list[Decimal]) -> Row:
        found: dict[str, Cell] = {name: members[0][name] for name in (self.y, self.facet) if name}
        found[COUNT] = Decimal(len(values))
        if not values:
            return {**found, self.x: None, LOW: None, HIGH: None, **dict.fromkeys(MADE[1:])}
        spread, places = measure_spread(values), count_decimals(values) + 1
        quartiles = (round(value, places) for value in (spread.lower, spread.median, spread.upper))
        numbers = (spread.least, *(_trim(value) for value in quartiles), spread.most)
        far = "; ".join(f"{value:f}" for value in spread.outliers)
        ends: dict[str, Cell] = {self.x: numbers[2], LOW: spread.low, HIGH: spread.high, FAR: far or None}
        return {**found, **ends, **dict(zip(_TITLES, numbers, strict=True))}


def _trim(value: Decimal) -> Decimal:
    """A number without zeros at its end."""
    return Decimal(f"{value.normalize():f}")


def _make_columns(source: Column) -> list[Column]:
    five = [Column(name, "number", f"{source.title}, {title}", source.unit) for name, title in _TITLES.items()]
    ends = [Column(name, "number", source.title, source.unit) for name in (LOW, HIGH)]
    return [Column(COUNT, "number", "Number of values"), *five, Column(FAR, "string", "Values far out"), *ends]


def draw_box(sheet: Sheet, options: BoxOptions) -> Sketch:
    """Lay out and draw the boxes."""
    strips = _lay_strips(sheet, options)
    sketch = Sketch(sheet.width, 0, (0.3, 1))
    add_strips(sketch, sheet, strips, options.x)
    rows = [row for row in sheet.rows if row[MEDIAN] is not None]
    _add_boxes(sketch, sheet, options, rows, strips)
    _add_far(sketch, sheet, options, rows, strips)
    covered = (point for row in rows for point in fill_box(_find_box(sheet, options, row, strips)))
    frame = frame_lanes(sheet, options, strips.lanes, strips.scale)
    add_annotations(sketch, sheet, frame, list_annotations(options), covered)
    if not sheet.is_panel and sheet.wording.locale.language == "en":
        add_lines(sketch, wrap_text(_READ, sheet.width, sheet.measure_small))
    return sketch


def describe_boxes(columns: Columns, rows: Sequence[Row], wording: Wording) -> str:
    """The median of each of a few boxes; of many, the lowest and the highest one."""
    middle = next((column for column in columns if column.name == MEDIAN), None)
    known = [row for row in rows if row.get(MEDIAN) is not None]
    if middle is None or not known:
        return ""
    say, ordered = make_sayer(middle, known, wording), sorted(known, key=lambda row: Decimal(str(row[MEDIAN])))
    told = ordered if len(ordered) <= _FEW else [ordered[0], ordered[-1]]
    medians = [f"{name_row(row, columns[0], wording)} {say(row)}" for row in told]
    lead = "The median" if len(ordered) == 1 else "Medians" if told is ordered else "The lowest and the highest median"
    return f"{count_things(len(ordered), 'box').replace('boxs', 'boxes')}. {lead}: {', '.join(medians)}."


def _lay_strips(sheet: Sheet, options: BoxOptions) -> Strips:
    ordered = sort_rows(sheet.scale_rows, options.sort, options.x, options.y)
    names = list(dict.fromkeys(sheet.name_member(row, options.y) for row in ordered))
    notes = list_annotations(options)
    height = _BOX + (_WORDS if options.labels else 0)
    top = 4 + measure_head(sheet, notes, sheet.width)
    lanes = lay_lanes(sheet, names, [height] * len(names), top, options.highlight)
    values = [
        number for name in (LEAST, MOST) for row in sheet.scale_rows if (number := read_number(row[name])) is not None
    ]
    look = Look(options.x, options.format, options.log)
    return fit_strips(sheet, lanes, [*values, *list_values(notes)], look, _RADIUS + 2)


def _find_box(sheet: Sheet, options: BoxOptions, row: Row, strips: Strips) -> Box:
    """The box of a row, in pixels; it lies below the words of its median."""
    middle = strips.middles[sheet.name_member(row, options.y)] + (_WORDS / 2 if options.labels else 0)
    left, right = (strips.scale.place(float(str(row[name]))) for name in (LOWER, UPPER))
    return Box(left, middle - _BOX / 2, right - left, _BOX)


def _add_boxes(sketch: Sketch, sheet: Sheet, options: BoxOptions, rows: list[Row], strips: Strips) -> None:
    titles = [sheet.column(options.y).title, *(_TITLES[name].capitalize() for name in _TITLES), "Number of values"]
    boxes: Rows = []
    whiskers: dict[bool, Rows] = {True: [], False: []}
    medians: Rows = []
    words: Rows = []
    for row in rows:
        name, box = sheet.name_member(row, options.y), _find_box(sheet, options, row, strips)
        color = style.HIGHLIGHT if name in options.highlight else style.style_member(0).stroke
        middle = box.top + box.height / 2
        low, median, high = (strips.scale.place(float(str(row[end]))) for end in (LOW, MEDIAN, HIGH))
        whiskers[name in options.highlight] += [
            {"x": low, "y": middle, "x2": box.left, "y2": middle},
            {"x": box.right, "y": middle, "x2": high, "y2": middle},
            *({"x": end, "y": middle - 5, "x2": end, "y2": middle + 5} for end in (low, high)),
        ]
        told = [
            name,
            *(sheet.write_words(row, end, options.format) for end in _TITLES),
            sheet.write_words(row, COUNT, "full"),
        ]
        ends = {"from": read_number(row[LOWER]), "to": read_number(row[UPPER]), "y": box.top, "y2": box.bottom}
        boxes.append({**ends, "color": color, **fill_tooltip(told)})
        medians.append({"x": median, "y": box.top, "x2": median, "y2": box.bottom})
        text = sheet.write_label(row, MEDIAN, options.format)
        half = sheet.measure_small(text) / 2
        words.append({"x": min(max(median, half), sheet.width - half), "y": box.top - 4, "text": text, "rim": True})
    for is_stressed, lines in whiskers.items():
        sketch.add_rules(lines, style.HIGHLIGHT if is_stressed else style.style_member(0).stroke, width=1.5)
    _keep_boxes(sketch, boxes, strips, list_tooltips(titles))
    sketch.add_rules(medians, style.INK, width=2.5)
    if options.labels:
        sketch.add_texts(words, size=style.SMALL, align="center")


def _keep_boxes(sketch: Sketch, rows: Rows, strips: Strips, tooltip: list[Any]) -> None:
    """The boxes: paper, on which a pale colour lies, so that no line of the grid shines through."""
    x = alt.X("from:Q", scale=scale_channel(strips.scale), axis=None)
    y = alt.Y("y:Q", scale=None, axis=None)
    ends = {"x": x, "x2": alt.X2("to:Q"), "y": y, "y2": alt.Y2("y2:Q")}
    sketch.keep(sketch.add("grounds", rows).mark_rect(fill=style.PAPER).encode(**ends))
    fill, stroke = alt.Fill("color:N", scale=None), alt.Stroke("color:N", scale=None)
    mark = sketch.add("boxes", rows).mark_rect(fillOpacity=0.3, strokeWidth=1.5)
    sketch.keep(mark.encode(**ends, fill=fill, stroke=stroke, tooltip=tooltip))


def _add_far(sketch: Sketch, sheet: Sheet, options: BoxOptions, rows: list[Row], strips: Strips) -> None:
    dots: Rows = []
    for row in rows:
        name, box = sheet.name_member(row, options.y), _find_box(sheet, options, row, strips)
        color = style.HIGHLIGHT if name in options.highlight else style.style_member(0).stroke
        middle = box.top + box.height / 2
        dots += [
            {"value": float(text), "y": middle, "color": color} for text in str(row[FAR] or "").split("; ") if text
        ]
    mark = sketch.add("far", dots).mark_point(size=4 * _RADIUS**2, fill=style.PAPER, strokeWidth=1.25, opacity=1)
    x = alt.X("value:Q", scale=scale_channel(strips.scale), axis=None)
    sketch.keep(mark.encode(x=x, y=alt.Y("y:Q", scale=None, axis=None), stroke=alt.Stroke("color:N", scale=None)))
