"""Lines on a plane: how each is drawn, its dots, its band, and the unseen points that answer the pointer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from nutgraf.charts import house_style as style
from nutgraf.charts.grammar import alt
from nutgraf.charts.model import LegendItem
from nutgraf.charts.plane import Plane, scale_channels
from nutgraf.charts.runs import Run, Stop, keep_visible
from nutgraf.charts.sheet import Rows, Sheet, Sketch, read_number
from nutgraf.charts.wording import Format

Dots = Literal["auto", "all", "none"]
Drawn = tuple[Run, "Pen"]

_FEW = 16
"""Pixels from one value to the next, on average, from which each has a dot."""

_USUAL, _STRONG, _CONTEXT = 2.25, 3.0, 1
_PROJECTED = (2, 3)


@dataclass(frozen=True, slots=True)
class Pen:
    """How a line is drawn. `order` says when: those that step back (`is_context`) first, the stressed ones last."""

    stroke: str
    dash: tuple[float, ...]
    width: float
    shape: str
    fill: str
    number: int
    is_context: bool = False

    @property
    def order(self) -> int:
        """The place in the order of drawing."""
        return 0 if self.is_context else 2 if self.width > _USUAL else 1


def choose_pens(members: Sequence[str], highlight: Sequence[str]) -> Mapping[str, Pen]:
    """A pen for each member of a series: six looks, or as many for those to stress, before thin lines for the rest."""
    stressed = [name for name in members if name in highlight]
    numbered = list(members if len(members) <= style.MEMBERS else stressed)[: style.MEMBERS]
    pens = {}
    for name in members:
        if name in numbered and (not highlight or name in stressed):
            member = style.style_member(numbered.index(name))
            fill = style.PAPER if member.hollow else member.stroke
            width = _STRONG if stressed else _USUAL
            pens[name] = Pen(member.stroke, member.dash, width, member.shape, fill, member.number)
        else:
            pens[name] = Pen(style.MUTED, (), _CONTEXT, "circle", style.MUTED, 0, is_context=True)
    return pens


def list_legend(pens: Mapping[str, Pen]) -> tuple[LegendItem, ...]:
    """The lines that look different, for charts without names at their ends."""
    return tuple(LegendItem(name, f"line-{pen.number}") for name, pen in pens.items() if not pen.is_context)


def add_strokes(
    sketch: Sketch, plane: Plane, drawn: Sequence[Drawn], *, is_step: bool = False, turn: float | None = None
) -> None:
    """Draw lines in order; from `turn` on, a place on the axis, they are dashed, as what is only expected."""
    context = [run for run, pen in drawn if pen.is_context]
    if context:
        _add_context(sketch, plane, context, is_step)
    for run, pen in drawn:
        if pen.is_context:
            continue
        if turn is None:
            _add_stroke(sketch, plane, (run.stops, pen.dash), pen, is_step)
            continue
        for part, dash in zip(_split(run.stops, turn), ((), _PROJECTED), strict=True):
            _add_stroke(sketch, plane, (part, dash), pen, is_step)


def add_shadows(sketch: Sketch, plane: Plane, runs: Sequence[Run]) -> None:
    """All lines of all panels, faint, behind the line of this one."""
    rows: Rows = [
        {"at": stop.at, "value": stop.value, "line": run.number}
        for run in runs
        for stop in keep_visible(run.stops, plane)
    ]
    mark = sketch.add("shadows", rows).mark_line(stroke=style.GRID, strokeWidth=1, invalid="break-paths-show-domains")
    sketch.keep(mark.encode(**scale_channels(plane), detail=alt.Detail("line:N")))


def add_bands(
    sketch: Sketch, plane: Plane, runs: Sequence[Run], pens: Mapping[str, Pen], names: tuple[str, str]
) -> None:
    """The area between two columns, in the colour of each line: a tint, so its edge is what can surely be seen."""
    for run in runs:
        ends = [(stop.at, read_number(stop.row[names[0]]), read_number(stop.row[names[1]])) for stop in run.stops]
        rows: Rows = [{"at": at, "value": low, "high": high} for at, low, high in _complete(ends)]
        mark = sketch.add(f"band_{run.number}", rows).mark_area(
            fill=pens[run.name].stroke,
            fillOpacity=0.18,
            stroke=pens[run.name].stroke,
            strokeWidth=0.75,
            invalid="break-paths-show-domains",
        )
        sketch.keep(mark.encode(**scale_channels(plane), y2=alt.Y2("high:Q")))


def add_dots(sketch: Sketch, plane: Plane, drawn: Sequence[Drawn], dots: Dots) -> None:
    """Dots at all values or where few are; always where a value has no neighbour, and but for "none" at the end."""
    seen: Rows = []
    most = max((len(run.known) for run, pen in drawn if not pen.is_context), default=0)
    is_few = plane.x.end - plane.x.start >= _FEW * (most - 1)
    wanted = ("all" if is_few else "last") if dots == "auto" else dots
    for run, pen in drawn:
        look = {"stroke": pen.stroke, "fill": pen.fill, "shape": pen.shape}
        seen += [{"at": stop.at, "value": stop.value, **look} for stop in _choose_stops(run, pen, wanted)]
    channels: dict[str, Any] = {
        "fill": alt.Fill("fill:N", scale=None),
        "stroke": alt.Stroke("stroke:N", scale=None),
        "shape": alt.Shape("shape:N", scale=None),
    }
    marks = sketch.add("points", seen).mark_point(size=42, strokeWidth=1.75, opacity=1)
    sketch.keep(marks.encode(**scale_channels(plane), **channels))


def add_touch(
    sketch: Sketch, sheet: Sheet, plane: Plane, runs: Sequence[Run], names: tuple[tuple[str, ...], Format]
) -> None:
    """Unseen points that tell each value, by the columns of these names in this format."""
    columns, form = names
    felt: Rows = [
        {"at": stop.at, "value": stop.value, **sheet.list_words(stop.row, *columns, form=form)}
        for run in runs
        for stop in run.known
    ]
    hover = sketch.add("hover", felt).mark_point(opacity=0)
    sketch.keep(hover.encode(**scale_channels(plane), tooltip=sheet.list_titles(*columns)))


def _add_stroke(
    sketch: Sketch, plane: Plane, part: tuple[Sequence[Stop], Sequence[float]], pen: Pen, is_step: bool
) -> None:
    stops, dash = part
    rows: Rows = [{"at": stop.at, "value": stop.value} for stop in keep_visible(stops, plane, is_step=is_step)]
    mark = sketch.add(f"line_{len(sketch.tables)}", rows).mark_line(
        stroke=pen.stroke,
        strokeWidth=pen.width,
        strokeDash=list(dash) or alt.Undefined,
        interpolate="step-after" if is_step else alt.Undefined,
        invalid="break-paths-show-domains",
    )
    sketch.keep(mark.encode(**scale_channels(plane)))


def _add_context(sketch: Sketch, plane: Plane, runs: Sequence[Run], is_step: bool) -> None:
    rows: Rows = [
        {"at": stop.at, "value": stop.value, "line": run.number}
        for run in runs
        for stop in keep_visible(run.stops, plane)
    ]
    mark = sketch.add("context", rows).mark_line(
        stroke=style.MUTED,
        strokeWidth=_CONTEXT,
        strokeOpacity=0.7,
        interpolate="step-after" if is_step else alt.Undefined,
        invalid="break-paths-show-domains",
    )
    sketch.keep(mark.encode(**scale_channels(plane), detail=alt.Detail("line:N")))


def _split(stops: Sequence[Stop], turn: float) -> tuple[list[Stop], list[Stop]]:
    """What is known and what is expected; the two share the last known point, so that the line goes on."""
    known = [stop for stop in stops if stop.at < turn]
    expected = [stop for stop in stops if stop.at >= turn]
    return known, [*known[-1:], *expected] if expected else []


def _choose_stops(run: Run, pen: Pen, dots: str) -> Sequence[Stop]:
    if dots == "all" and not pen.is_context:
        return run.known
    ends = [run.known[-1].at] if dots == "last" and not pen.is_context else []
    chosen = {*ends, *(stop.at for stop in run.lone)}
    return [stop for stop in run.known if stop.at in chosen]


def _complete(
    ends: Sequence[tuple[float, float | None, float | None]],
) -> list[tuple[float, float | None, float | None]]:
    """Places where only one edge is known are gaps."""
    return [(at, low, high) if low is not None and high is not None else (at, None, None) for at, low, high in ends]
