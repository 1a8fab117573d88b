"""Dots on lanes, the lines or arrows between them, and their values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from nutgraf.charts import house_style as style
from nutgraf.charts.grammar import alt
from nutgraf.charts.lanes import Lanes
from nutgraf.charts.scales import Linear
from nutgraf.charts.sheet import Rows, Sketch
from nutgraf.charts.wording import MISSING

RADIUS, LABEL_GAP = 7, 11
_MARK, _HEAD, _LEAST = 130, 4, 44


@dataclass(frozen=True, slots=True)
class Dot:
    """A value of a category: its label, the fields of its tooltip, and the number of its series."""

    name: str
    value: float
    text: str
    words: Mapping[str, str]
    member: int


@dataclass(frozen=True, slots=True)
class DotBoard:
    """Dots laid out: lanes, the scale of values with its ticks, and the middle of each lane in pixels."""

    lanes: Lanes
    scale: Linear
    ticks: tuple[float, ...]
    middles: Mapping[str, float]

    @property
    def is_cramped(self) -> bool:
        """Whether words leave hardly any room for dots."""
        return self.scale.end - self.scale.start < _LEAST


def add_lines(sketch: Sketch, dots: Sequence[Dot], board: DotBoard, is_arrow: bool) -> None:
    """A line from the first to the last dot of a category, the distance that the eye should see; or an arrow."""
    rows: Rows = []
    for name, middle in board.middles.items():
        at = [board.scale.place(dot.value) for dot in dots if dot.name == name]
        if len(at) < 2:
            continue
        if not is_arrow:
            rows.append({"x": min(at), "y": middle, "x2": max(at), "y2": middle})
        elif abs(at[1] - at[0]) > 2 * RADIUS + _HEAD:
            way = 1 if at[1] > at[0] else -1
            tip = at[1] - way * (RADIUS + 2)
            rows.append({"x": at[0], "y": middle, "x2": tip, "y2": middle})
            rows += [{"x": tip - way * _HEAD, "y": middle + side, "x2": tip, "y2": middle} for side in (-_HEAD, _HEAD)]
    sketch.add_rules(rows, style.MUTED, width=2)


def add_dots(sketch: Sketch, dots: Sequence[Dot], board: DotBoard, titles: Sequence[Any]) -> None:
    """The dots; with `titles` of a tooltip they answer."""
    scale, middles = board.scale, board.middles
    rows: Rows = []
    for dot in dots:
        member = style.style_member(dot.member)
        fill = style.PAPER if member.hollow else member.stroke
        look = {"fill": fill, "stroke": member.stroke, "shape": member.shape}
        rows.append({"value": dot.value, "y": middles[dot.name], **look, **dot.words})
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
            tooltip=list(titles) if titles else alt.Undefined,
        )
    )


def add_values(sketch: Sketch, dots: Sequence[Dot], board: DotBoard) -> None:
    """The values of the outermost dots of each category; a dash where it has none."""
    scale = board.scale
    right: Rows = []
    left: Rows = []
    none: Rows = []
    for name, middle in board.middles.items():
        found = sorted((dot for dot in dots if dot.name == name), key=lambda dot: dot.value)
        y = middle + style.TEXT * 0.35
        if not found:
            none.append({"x": scale.start, "y": y, "text": MISSING})
        else:
            right.append({"x": scale.place(found[-1].value) + LABEL_GAP, "y": y, "text": found[-1].text})
        if len(found) > 1 and found[0].value < found[-1].value:
            left.append({"x": scale.place(found[0].value) - LABEL_GAP, "y": y, "text": found[0].text})
    sketch.add_texts(right, bold=True)
    sketch.add_texts(left, bold=True, align="right")
    sketch.add_texts(none, color=style.MUTED)
