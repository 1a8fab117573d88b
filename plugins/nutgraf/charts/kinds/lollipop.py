"""Lollipops: bars of little ink, for many categories or for values near to each other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from pydantic import Field

from nutgraf.charts.across import draw_across
from nutgraf.charts.options import CATEGORY, NUMERIC, ColumnName
from nutgraf.charts.sheet import Sheet, Sketch
from nutgraf.charts.stacks import SingleOptions, read_plan


class LollipopOptions(SingleOptions):
    """A thin line from zero to a dot for each row, category by category."""

    takes: ClassVar[Mapping[str, tuple[str, ...]]] = {"x": NUMERIC, "y": CATEGORY, "color": CATEGORY}
    panel: ClassVar[int] = 170

    x: ColumnName = Field(description="The column of values: how far the dots are from zero.")
    y: ColumnName = Field(description="The column of categories: what the dots are named.")


def draw_lollipop(sheet: Sheet, options: LollipopOptions) -> Sketch:
    """Lay out and draw the lollipops."""
    return draw_across(sheet, read_plan(sheet, options, "lollipop"))
