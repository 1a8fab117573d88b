"""Bars as arithmetic: where each begins and ends on the axis, before there is any paper."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from nutgraf.charts.lanes import has_shared, sort_rows
from nutgraf.charts.sheet import Sheet
from nutgraf.charts.stacks import BarPlan
from nutgraf.datasets.model import Cell, Column, Row

PERCENT = Column("share", "number", "", "%")
"""The column that shares are worded by."""
TOTAL = "is a total"
"""The name of the column that marks the totals among steps."""
TOTAL_MEMBER = -1
"""The member of parts that are totals."""


@dataclass(frozen=True, slots=True)
class Part:
    """One bar, or one part of a stack, from `start` to `end` on the axis.

    `value` is what the data say, None where they say nothing; `slot` counts the bars of a category. `text` is the
    label, `words` the fields of the tooltip; `member` numbers the series `group`.
    """

    name: str
    group: str
    member: int
    value: Decimal | None
    start: float
    end: float
    text: str
    words: Mapping[str, str]
    slot: int = 0

    @property
    def amount(self) -> Decimal:
        """The value, 0 where the data say nothing."""
        return self.value if self.value is not None else Decimal(0)

    @property
    def is_below(self) -> bool:
        """Whether it lies below zero, where its words stand before it."""
        return self.start + self.end < 0

    @property
    def tip(self) -> float:
        """Where its words stand: its end above or right of the other, or below and left of it where it lies there."""
        return min(self.start, self.end) if self.is_below else max(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Sum:
    """The whole stack of a category: its extremes on the axis, and its total in words."""

    name: str
    low: float
    high: float
    total: Decimal
    text: str


@dataclass(frozen=True, slots=True)
class Bars:
    """What a chart draws, and what all its small multiples must find room for.

    `parts` and `names` are those of this drawing, `every` those of each panel. Panels that have a category in common
    show all categories, so that they compare line by line; others show their own (`is_shared` is False). `slots` counts
    the bars side by side in each category, in the fullest panel.
    """

    parts: tuple[Part, ...]
    names: tuple[str, ...]
    every: tuple[tuple[Part, ...], ...]
    slots: Mapping[str, int]
    is_shared: bool


def read_bars(sheet: Sheet, plan: BarPlan) -> Bars:
    """The bars of the rows of a sheet, in the order of its categories."""
    panels = [tuple(list_parts(sheet, plan, rows)) for rows in _split(sheet, plan)]
    orders = [tuple(dict.fromkeys(part.name for part in panel)) for panel in panels]
    # Steps follow one another as in the data of their panel, which other panels must not stretch.
    is_shared = len(set(orders)) == 1 if plan.mark == "step" else has_shared(orders)
    parts = list_parts(sheet, plan, sheet.rows)
    own = list(dict.fromkeys(part.name for part in parts))
    names = own
    if plan.mark != "step":
        names = [name for name in _order_names(sheet, plan, panels) if is_shared or name in own]
    places = {name: place for place, name in enumerate(names)}
    slots = dict.fromkeys(names, 1)
    for part in (part for panel in panels for part in panel if part.name in slots):
        slots[part.name] = max(slots[part.name], part.slot + 1)
    ordered = tuple(sorted(parts, key=lambda part: places[part.name]))
    return Bars(ordered, tuple(names), tuple(panels), slots, is_shared)


def list_parts(sheet: Sheet, plan: BarPlan, rows: Sequence[Row]) -> list[Part]:
    """The bars of rows, category by category, in the order of the rows or, where told apart, of the members."""
    if plan.mark == "step":
        return list_steps(sheet, plan, rows)
    numbers = {name: number for number, name in enumerate(sheet.list_members(plan.series))}
    parts = [_read_part(sheet, plan, row, numbers) for row in sort_rows(rows, plan.sort, plan.value, plan.name)]
    if plan.series:
        parts.sort(key=lambda part: part.member)
    neutral = numbers[plan.center] if plan.center else -1
    return [placed for stack in group_parts(parts).values() for placed in _place_parts(sheet, plan, stack, neutral)]


def list_steps(sheet: Sheet, plan: BarPlan, rows: Sequence[Row]) -> list[Part]:
    """Each change from where the one before ended, with its sign; totals (`TOTAL` in the row) from zero."""
    level = Decimal(0)
    steps = []
    for row in rows:
        part = _read_part(sheet, plan, row, {})
        is_total = row[TOTAL] is True
        start, end = (Decimal(0), part.amount) if is_total else (level, level + part.amount)
        member = TOTAL_MEMBER if is_total else int(end < start)
        text = part.text if is_total or end <= start else f"+{part.text}"
        steps.append(replace(part, member=member, start=float(start), end=float(end), text=text))
        level = end
    return steps


def group_parts(parts: Iterable[Part]) -> dict[str, list[Part]]:
    """The parts of each category."""
    found: dict[str, list[Part]] = {}
    for part in parts:
        found.setdefault(part.name, []).append(part)
    return found


def add_up(sheet: Sheet, plan: BarPlan, parts: Iterable[Part]) -> list[Sum]:
    """The stacks of categories as wholes."""
    sums = []
    for name, stack in group_parts(parts).items():
        total = sum((part.amount for part in stack), Decimal(0))
        text = sheet.wording.write_value(total, sheet.column(plan.value), plan.format, sheet.decimals[plan.value])
        ends = [0.0, *(part.start for part in stack), *(part.end for part in stack)]
        sums.append(Sum(name, min(ends), max(ends), total, text))
    return sums


def _split(sheet: Sheet, plan: BarPlan) -> list[list[Row]]:
    """The rows of each panel; all rows where there are none."""
    if not sheet.is_panel or not plan.facet:
        return [list(sheet.scale_rows)]
    found: dict[Cell, list[Row]] = {}
    for row in sheet.scale_rows:
        found.setdefault(row[plan.facet], []).append(row)
    return list(found.values())


def _read_part(sheet: Sheet, plan: BarPlan, row: Row, numbers: Mapping[str, int]) -> Part:
    group = sheet.name_member(row, plan.series) if plan.series else ""
    cell = row[plan.value]
    value = cell if isinstance(cell, Decimal) else None
    words = sheet.list_words(row, *plan.told, form=plan.format)
    text = sheet.write_label(row, plan.value, plan.format)
    name = sheet.name_member(row, plan.name)
    return Part(name, group, numbers.get(group, 0), value, 0.0, float(value or 0), text, words)


def _place_parts(sheet: Sheet, plan: BarPlan, parts: list[Part], neutral: int) -> list[Part]:
    """The parts of one category where they belong: all from zero, or each where the one before ends."""
    if not plan.is_stacked:
        return [replace(part, slot=slot) for slot, part in enumerate(parts)]
    whole = sum((abs(part.amount) for part in parts), Decimal(0))
    factor = Decimal(100) / whole if plan.stack == "share" and whole else Decimal(1)
    above = below = _find_start(parts, neutral) * factor
    placed = []
    for part in parts:
        size = part.amount * factor
        text = sheet.wording.write_value(size, PERCENT, "full", 0) if plan.stack == "share" else part.text
        start, end = (below, below + size) if size < 0 else (above, above + size)
        above, below = (above, end) if size < 0 else (end, below)
        placed.append(replace(part, start=float(start), end=float(end), text=text))
    return placed


def _find_start(parts: Sequence[Part], neutral: int) -> Decimal:
    """Where a stack begins: at zero, or so far left that the middle of its neutral part is at zero."""
    if neutral < 0:
        return Decimal(0)
    before = sum((part.amount for part in parts if part.member < neutral), Decimal(0))
    middle = sum((part.amount for part in parts if part.member == neutral), Decimal(0))
    return -(before + middle / 2)


def _order_names(sheet: Sheet, plan: BarPlan, panels: Sequence[Sequence[Part]]) -> list[str]:
    """The categories in the order asked for; those without a value come last, equal ones as in the data."""
    cells = {sheet.name_member(row, plan.name): row[plan.name] for row in sheet.scale_rows}
    if plan.sort == "data":
        return list(cells)
    if plan.sort == "name":
        return sorted(cells, key=lambda name: _order_cell(cells[name]))
    stacks = group_parts(part for panel in panels for part in panel)
    ranks = {name: _rank(plan, stacks[name]) for name in cells}
    known = {name: rank for name, rank in ranks.items() if rank is not None}
    sign = 1 if plan.sort == "ascending" else -1
    return [*sorted(known, key=lambda name: sign * known[name]), *(name for name in cells if name not in known)]


def _rank(plan: BarPlan, parts: Sequence[Part]) -> float | None:
    """What categories are sorted by: sums, first shares, what lies right of the neutral part, or longest bars."""
    known = [part for part in parts if part.value is not None]
    if not known:
        return None
    if plan.center:
        return sum(max(0.0, part.end) - max(0.0, part.start) for part in known)
    if plan.stack == "stacked":
        return float(sum((part.amount for part in known), Decimal(0)))
    if plan.stack == "share":
        return sum(part.end - part.start for part in known if part.member == 0)
    return (min if plan.sort == "ascending" else max)(part.end for part in known)


def _order_cell(cell: Cell) -> tuple[Decimal, str]:
    return (cell, "") if isinstance(cell, Decimal) else (Decimal(0), str(cell).casefold())
