"""Where words about bars point: at the end of a bar, of a stack or of a step, or into a part of a stack."""

from __future__ import annotations

from dataclasses import dataclass

from nutgraf.charts.parts import Part
from nutgraf.charts.sheet import Sheet
from nutgraf.charts.spots import read_spot
from nutgraf.charts.stacks import BarPlan


@dataclass(frozen=True, slots=True)
class Targets:
    """The bars of a drawing, each with the pixel of its middle on the axis of categories."""

    sheet: Sheet
    plan: BarPlan
    marks: tuple[tuple[Part, float], ...]

    def find_value(self, spot: str, member: str) -> float | None:
        """The value on the axis that words at a category, and about a member where that is not "", point at.

        Of a part of a stack its middle, else where a bar ends; None where there is no such bar.
        """
        found = self._find(spot, member)
        if found is None:
            return None
        part = found[0]
        return (part.start + part.end) / 2 if self.plan.is_stacked and member else part.tip

    def find_along(self, spot: str, member: str) -> float | None:
        """The pixel of the middle of that bar; None where there is none."""
        found = self._find(spot, member)
        return found[1] if found else None

    def _find(self, spot: str, member: str) -> tuple[Part, float] | None:
        """The bar of a member, or the one that reaches furthest, which is the outermost part of a stack."""
        column = self.sheet.column(self.plan.name)
        name = self.sheet.wording.write_cell(read_spot(spot, column), column)
        known = [
            (part, middle)
            for part, middle in self.marks
            if part.name == name and part.value is not None and member in ("", part.group)
        ]
        return max(known, key=lambda mark: abs(mark[0].tip), default=None)
