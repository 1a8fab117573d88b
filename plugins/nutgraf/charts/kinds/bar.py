"""Bars: how much, category by category, always from zero."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from pydantic import Field

from nutgraf.charts.across import draw_across
from nutgraf.charts.options import CATEGORY, NUMERIC, ColumnName, Roles
from nutgraf.charts.sheet import Sheet, Sketch
from nutgraf.charts.stacks import SHARE, StackOptions, read_plan


class BarOptions(StackOptions):
    """Horizontal bars, one for each row or stacked; their labels stand above them where there is little room."""

    takes: ClassVar[Mapping[str, tuple[str, ...]]] = {"x": NUMERIC, "y": CATEGORY, "color": CATEGORY}
    roles: ClassVar[Roles] = StackOptions.roles._replace(made=(SHARE,))
    panel: ClassVar[int] = 170

    x: ColumnName = Field(description="The column of values: the length of the bars.")
    y: ColumnName = Field(description="The column of categories: what the bars are named.")


def draw_bar(sheet: Sheet, options: BarOptions) -> Sketch:
    """Lay out and draw the bars."""
    return draw_across(sheet, read_plan(sheet, options))
