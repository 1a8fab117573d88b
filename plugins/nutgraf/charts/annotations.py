"""Words on a chart: at a mark, at a line, at a range; never over each other, and over as few marks as can be.

Words that find no room become a number on the drawing and are told below it, so that on a narrow screen nothing is
clipped, crowded or left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from nutgraf.charts.callout import Box, Callout, Crowd, Point, Table, choose_callouts
from nutgraf.charts.frames import Frame
from nutgraf.charts.inscriptions import (
    LINE,
    add_callout,
    add_lines,
    add_notes,
    add_number,
    add_ranges,
    box_texts,
)
from nutgraf.charts.options import Annotation, ChartOptions
from nutgraf.charts.sheet import Sheet, Sketch
from nutgraf.charts.spots import read_spot
from nutgraf.charts.stands import Words, list_along, list_around, list_beside, list_in
from nutgraf.charts.text import measure_widest, wrap_text

_DISC = 17.0
_PROBE, _NARROWEST = 16, 48
_WIDTHS = (210, 160, 120, 92)


def list_annotations(options: ChartOptions) -> list[Annotation]:
    """What a chart's `reference` and `annotations` say, as annotations; a reference is a line at a value."""
    reference = getattr(options, "reference", None)
    first = [Annotation.model_construct(text=reference.text, value=reference.value)] if reference else []
    return [*first, *getattr(options, "annotations", ())]


def list_values(annotations: Sequence[Annotation]) -> list[float]:
    """The values that annotations speak of, for the axis of values to hold."""
    return [float(annotation.value) for annotation in annotations if annotation.value is not None]


def measure_head(sheet: Sheet, annotations: Sequence[Annotation], width: float) -> float:
    """The pixels that a kind with values to the right leaves above its marks for the words of lines at values."""
    heights = [
        _wrap(sheet, annotation.text, width).height + 6
        for annotation in annotations
        if annotation.value is not None and not annotation.at
    ]
    return max(heights, default=0.0) if _tells_all(sheet) else 0.0


@dataclass(frozen=True, slots=True)
class _Item:
    """An annotation in pixels: a mark to point at (`is_lying` where values run to the right), or a straight line, or a
    range.
    """

    annotation: Annotation
    target: Point | None = None
    is_lying: bool = False
    line: tuple[Point, Point] | None = None
    band: Box | None = None


def add_annotations(
    sketch: Sketch, sheet: Sheet, frame: Frame, annotations: Sequence[Annotation], points: Iterable[Point]
) -> None:
    """Draw annotations; call it last, when all marks and words of the chart are on the sketch.

    `points` are pixels that marks cover and words should not hide: `callout.densify` makes them of a line,
    `callout.fill_box` of a bar; they are asked for only where there are annotations. Words never touch those on the
    sketch. What lies outside the frame, or names no row of this sheet, is left out: `charts.limits` complains of it
    before. The sketch grows where texts are told below it.
    """
    items = [item for item in (_place(annotation, frame) for annotation in annotations) if item]
    if not items:
        return
    taken = box_texts(sketch, sheet.fonts)
    add_ranges(sketch, [item.band for item in items if item.band], is_upright=frame.is_upright)
    lines = [item.line for item in items if item.line]
    add_lines(sketch, lines, taken)
    told = [_clear(item, frame, taken) for item in items if _is_told(item, sheet, frame)]
    crowd = Crowd([*points, *(item.target for item in told if item.target)])
    area = Box(frame.box.left, 0, sheet.width - frame.box.left, frame.box.bottom)
    choices = [_list_places(sheet, item, frame.box, area) for item in told]
    chosen = choose_callouts(choices, Table(taken, crowd, frame.most, [_thicken(line) for line in lines]))
    if any(item.target and not callout for item, callout in zip(told, chosen, strict=True)):
        # Where one is told below, all are that point at something: readers then look in one place.
        chosen = [None if item.target else callout for item, callout in zip(told, chosen, strict=True)]
    for callout, item in zip(chosen, told, strict=True):
        if callout:
            add_callout(sketch, callout, has_head=item.target is not None)
    left_over = [item for callout, item in zip(chosen, told, strict=True) if not callout]
    _number(sketch, sheet, (frame.box, area), left_over, Table(box_texts(sketch, sheet.fonts), crowd, 10**6))


def _thicken(line: tuple[Point, Point]) -> Box:
    (x, y), (x2, y2) = line
    return Box(x, y, x2 - x, y2 - y).grow(0.5)


def _number(sketch: Sketch, sheet: Sheet, room: tuple[Box, Box], items: Sequence[_Item], table: Table) -> None:
    """A number where each text belongs, and the texts below the drawing."""
    disc = Words(("",), _DISC, _DISC)
    choices = [[place for place in _stand(item, disc, room[0]) if room[1].holds(place.box)] for item in items]
    for number, callout in enumerate(choose_callouts(choices, table), start=1):
        if callout:
            add_number(sketch, callout, str(number))
    add_notes(sketch, sheet, [item.annotation.text for item in items])


def _tells_all(sheet: Sheet) -> bool:
    """Whether words stand here: of small multiples, which all have the lines, only the first tells them."""
    return not sheet.is_panel or (bool(sheet.rows) and sheet.rows[0] is sheet.whole[0])


def _is_told(item: _Item, sheet: Sheet, frame: Frame) -> bool:
    """Whether words stand here: of small multiples, those about categories in the first that has one of these."""
    note = item.annotation
    if not sheet.is_panel or note.series or item.line or not frame.columns:
        return _tells_all(sheet) or bool(note.series)
    along, value = frame.columns
    wanted = {read_spot(spot, sheet.column(along)) for spot in (note.at, note.start, note.end) if spot}
    needs_value = item.target is not None and note.value is None
    rows = (row for row in sheet.whole if row[along] in wanted and not (needs_value and row[value] is None))
    first = next(rows, None)
    return any(row is first for row in sheet.rows)


def _place(annotation: Annotation, frame: Frame) -> _Item | None:
    if annotation.start and annotation.end:
        band = _find_band(annotation.start, annotation.end, frame)
        return _Item(annotation, band=band) if band else None
    if annotation.at is None:
        return _place_line(annotation, frame)
    span = frame.place_spot(annotation.at)
    if span is None:
        return None
    if annotation.value is None and not annotation.series and span[0] == span[1]:
        return _Item(annotation, line=_draw_line(span[0], frame, frame.is_upright)) if _is_within(span, frame) else None
    value = (
        annotation.value if annotation.value is not None else frame.find_value(annotation.at, annotation.series or "")
    )
    if value is None:
        return None
    series = annotation.series or ""
    # A value without a series is one of the whole category, not of one of its marks.
    along = frame.aim(annotation.at, series, span) if series or annotation.value is None else sum(span) / 2
    target = frame.join(along, frame.place_value(float(value)))
    item = _Item(annotation, target=target, is_lying=not frame.is_upright)
    return item if frame.box.grow(1).count_inside([target]) else None


def _place_line(annotation: Annotation, frame: Frame) -> _Item | None:
    if annotation.value is None:
        return None
    at = frame.place_value(float(annotation.value))
    low, high = (frame.box.top, frame.box.bottom) if frame.is_upright else (frame.box.left, frame.box.right)
    return _Item(annotation, line=_draw_line(at, frame, not frame.is_upright)) if low - 1 <= at <= high + 1 else None


def _is_within(span: tuple[float, float], frame: Frame) -> bool:
    low, high = (frame.box.left, frame.box.right) if frame.is_upright else (frame.box.top, frame.box.bottom)
    return span[1] >= low - 1 and span[0] <= high + 1


def _draw_line(at: float, frame: Frame, upright: bool) -> tuple[Point, Point]:
    box = frame.box
    return ((at, box.top), (at, box.bottom)) if upright else ((box.left, at), (box.right, at))


def _find_band(start: str, end: str, frame: Frame) -> Box | None:
    box = frame.box
    edges = (box.left, box.right) if frame.is_upright else (box.top, box.bottom)
    first, last = frame.place_spot(start), frame.place_spot(end)
    if not first and not last:
        return None
    # A small multiple may have only one end: from there the range goes on to its edge.
    ends = *(first or (edges[0],)), *(last or (edges[1],))
    span = min(ends), max(ends)
    if not _is_within(span, frame):
        return None
    if frame.is_upright:
        left, right = max(span[0], box.left), min(span[1], box.right)
        return Box(left, box.top, right - left, box.height)
    top, bottom = max(span[0], box.top), min(span[1], box.bottom)
    return Box(box.left, top, box.width, bottom - top)


def _clear(item: _Item, frame: Frame, taken: Sequence[Box]) -> _Item:
    """An arrow points at the value beside a mark where there is one, and does not cross it."""
    if item.target is None:
        return item
    x, y = item.target
    reach = Box(x - 2, y - _PROBE, 4, _PROBE) if frame.is_upright else Box(x, y - 2, _PROBE, 4)
    beside = next((box for box in taken if box.meets(reach) and box.width < 120), None)
    if beside is None:
        return item
    return replace(item, target=(x, beside.top) if frame.is_upright else (beside.right, y))


def _wrap(sheet: Sheet, text: str, width: float) -> Words:
    lines = tuple(wrap_text(text, width, sheet.measure_small))
    return Words(lines, measure_widest(lines, sheet.measure_small), len(lines) * LINE - 2)


def _list_places(sheet: Sheet, item: _Item, frame: Box, area: Box) -> list[Callout]:
    """Where an annotation's words may stand, broken into few long lines or into more short ones."""
    widths = (frame.width * 0.9, *_WIDTHS) if item.line else _WIDTHS
    if item.band and item.band.width > _NARROWEST:
        widths = (*widths, item.band.width - 8)
    blocks: dict[tuple[str, ...], Words] = {}
    for width in widths:
        words = _wrap(sheet, item.annotation.text, min(width, area.width - 8))
        blocks.setdefault(words.lines, words)
    return [
        replace(place, cost=place.cost + 5 * worse)
        for worse, words in enumerate(blocks.values())
        for place in _stand(item, words, frame)
        if area.holds(place.box)
    ]


def _stand(item: _Item, words: Words, frame: Box) -> Iterator[Callout]:
    if item.target:
        yield from list_around(item.target, words, frame, is_lying=item.is_lying)
    elif item.band:
        yield from list_in(item.band, words)
    elif item.line:
        (x, y), (x2, _) = item.line
        yield from list_beside(x, words, frame) if x == x2 else list_along(y, words, frame)
