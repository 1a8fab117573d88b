"""How bars look, whichever way they lie."""

from __future__ import annotations

from decimal import Decimal

from nutgraf.charts import house_style as style
from nutgraf.charts.callout import Box
from nutgraf.charts.grammar import alt
from nutgraf.charts.model import LegendItem
from nutgraf.charts.parts import PERCENT, TOTAL_MEMBER, Part
from nutgraf.charts.sheet import Rows, Sheet, Sketch
from nutgraf.charts.stacks import BarPlan

GAP = 7
"""Pixels from the end of a bar to its words."""
PLATE = 4
"""Pixels of paper at both sides of words on a bar."""
RADIUS = 5
"""Half the width of the dot of a lollipop."""


def list_legend(sheet: Sheet, plan: BarPlan) -> tuple[LegendItem, ...]:
    """The members in the order of the stack, each with its texture or shape."""
    found = []
    for number, name in enumerate(sheet.list_members(plan.series)):
        look = "dot" if plan.mark == "lollipop" else style.style_member(number).texture
        found.append(LegendItem(name, f"{look}-{number + 1}"))
    return tuple(found)


def paint_part(plan: BarPlan, part: Part) -> dict[str, str]:
    """Fill and stroke of a bar."""
    if not plan.series and part.name in plan.highlight:
        return {"fill": style.HIGHLIGHT, "stroke": style.HIGHLIGHT}
    if part.member == TOTAL_MEMBER:
        return {"fill": style.MUTED, "stroke": style.MUTED}
    member = style.style_member(part.member)
    return {"fill": member.fill, "stroke": member.stroke}


def write_axis(sheet: Sheet, plan: BarPlan, at: float) -> str:
    """A round number on the axis of values; where stacks are centred, both sides count up."""
    at = abs(at) if plan.center else at
    if plan.stack == "share":
        return sheet.wording.write_value(Decimal(f"{at:.15g}"), PERCENT)
    return sheet.write_tick(at, plan.value, plan.format)


def place_plate(box: Box) -> dict[str, object]:
    """The plate for words that take a box."""
    return {"x": box.left - PLATE, "x2": box.right + PLATE, "y": box.top + 0.5, "y2": box.bottom + 1.5}


def add_plates(sketch: Sketch, rows: Rows) -> None:
    """Pieces of paper for words that stand on marks: rows of `x`, `y`, `x2`, `y2`."""
    x, y = alt.X("x:Q", scale=None, axis=None), alt.Y("y:Q", scale=None, axis=None)
    mark = sketch.add("plates", rows).mark_rect(fill=style.PAPER, cornerRadius=2)
    sketch.keep(mark.encode(x=x, y=y, x2=alt.X2("x2:Q"), y2=alt.Y2("y2:Q")))
