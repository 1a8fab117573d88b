"""What bars have in common, lying or standing: their options, and what these ask of the rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from pydantic import Field

from nutgraf.charts.options import ChartOptions, ColumnName, Complaint, LaneOptions, Text
from nutgraf.charts.sheet import Sheet
from nutgraf.charts.wording import Format
from nutgraf.datasets.model import Cell, Column, Dataset
from nutgraf.names import suggest

Stack = Literal["none", "stacked", "share"]
Mark = Literal["bar", "lollipop", "step"]

SHARE = "share of 100"
"""The name of the column of shares that a chart of shares makes."""


class SingleOptions(LaneOptions):
    """The options of bars that all begin at zero."""

    color: ColumnName | None = Field(None, description="A column that tells bars apart by more than their colour.")
    labels: bool = Field(True, description="Whether bars carry their values; otherwise there is an axis.")


class StackOptions(SingleOptions):
    """The options of bars side by side, end to end, or as shares of a whole."""

    stack: Stack = Field("none", description="Bars of one category side by side, end to end, or as shares of 100%.")
    center: Text | None = Field(None, description="The neutral one of the stacked: its middle stands at zero.")
    totals: bool = Field(False, description="Whether each stack ends in its sum.")

    def check_words(self) -> Iterator[Complaint]:
        """What only stacks can have."""
        if self.stack != "none" and not self.color:
            meaning = "the column that tells the parts of a stack apart"
            yield Complaint("stack", "chart.missing", "'stack' needs 'color'", meaning, "add 'color:'")
        if self.stack == "none" and self.center:
            fix = "add 'stack: share' or 'stack: stacked'"
            yield Complaint("center", "chart.value", "only a stack has a 'center'", fix=fix)
        if self.totals and (self.stack != "stacked" or self.center):
            fix = "write 'stack: stacked', or take out 'totals'"
            yield Complaint("totals", "chart.value", "only stacks from zero end in a sum", fix=fix)

    def check_rows(self, dataset: Dataset) -> Iterator[Complaint]:
        """Parts of a stack are all known and there once; shares are parts of something."""
        if self.stack != "none" and self.color:
            yield from check_stack(dataset, plan_bars(self))

    def summarize(self, dataset: Dataset) -> Dataset:
        """Where bars are shares, these too, in percent with one decimal."""
        return add_shares(dataset, plan_bars(self)) if self.stack == "share" else dataset


@dataclass(frozen=True, slots=True)
class BarPlan:
    """Bars whichever way they lie: which columns name, measure and tell them apart, and what is asked of them."""

    name: str
    value: str
    series: str
    facet: str
    sort: str
    labels: bool
    format: Format
    highlight: frozenset[str]
    options: ChartOptions
    mark: Mark = "bar"
    stack: Stack = "none"
    center: str = ""
    totals: bool = False

    @property
    def told(self) -> tuple[str, ...]:
        """The columns that a touched bar tells."""
        share = SHARE if self.stack == "share" else ""
        return tuple(name for name in (self.name, self.value, share, self.series) if name)

    @property
    def is_stacked(self) -> bool:
        """Whether a category has one bar of several parts."""
        return self.stack != "none"

    @property
    def has_axis(self) -> bool:
        """Whether an axis says what labels do not."""
        return not self.labels or (self.stack == "stacked" and not self.totals and not self.center)


def read_plan(sheet: Sheet, options: SingleOptions, mark: Mark = "bar") -> BarPlan:
    """What the options ask for on a sheet: `highlight` as the sheet words its categories."""
    plan = plan_bars(options, mark)
    stressed = {sheet.name_member(row, plan.name) for row in sheet.scale_rows if str(row[plan.name]) in plan.highlight}
    return replace(plan, highlight=frozenset(stressed))


def plan_bars(options: SingleOptions, mark: Mark = "bar") -> BarPlan:
    """What the options of a kind ask for, in the words that all bars share."""
    name, value = (str(getattr(options, role)) for role in (options.roles.named, options.roles.value))
    plan = BarPlan(
        name, value, options.color or "", options.facet or "", options.sort, options.labels, options.format,
        frozenset(options.highlight), options, mark,
    )  # fmt: skip
    if isinstance(options, StackOptions):
        return replace(plan, stack=options.stack, center=options.center or "", totals=options.totals)
    return plan


def check_stack(dataset: Dataset, plan: BarPlan) -> Iterator[Complaint]:
    """What keeps rows from being stacked, told once for each mistake."""
    missing = [row for row in dataset.rows if row[plan.value] is None]
    if missing:
        where = f"'{missing[0][plan.name]}', '{missing[0][plan.series]}'"
        message = f"column '{plan.value}' has no value for {where}, so its stack is not the whole"
        yield Complaint("stack", "chart.missing", message, fix="fill it in (0 if there is none), or unstack the bars")
    places = [plan.name, plan.series, *([plan.facet] if plan.facet else [])]
    twice = [
        spot for spot, count in Counter(tuple(row[it] for it in places) for row in dataset.rows).items() if count > 1
    ]
    if twice:
        where = ", ".join(f"'{value}'" for value in twice[0])
        yield Complaint("stack", "chart.twice", f"more than one row for {where}", fix="keep one row for each part")
    negative = next((row for row in dataset.rows if read_amount(row[plan.value]) < 0), None)
    if negative is not None and (plan.stack == "share" or plan.center):
        message = f"{negative[plan.value]} of '{negative[plan.name]}' is less than nothing, so it is no part of a whole"
        yield Complaint("stack", "chart.value", message, fix="write 'stack: stacked' without 'center'")
    members = list(dict.fromkeys(str(row[plan.series]) for row in dataset.rows))
    if plan.center and plan.center not in members:
        message = f"column '{plan.series}' has no '{plan.center}'"
        yield Complaint("center", "chart.value", message, suggest(plan.center, members))


def add_shares(dataset: Dataset, plan: BarPlan) -> Dataset:
    """The dataset with a column of each value's share of its category."""
    places = [plan.name, *([plan.facet] if plan.facet else [])]
    wholes: dict[tuple[Cell, ...], Decimal] = {}
    for row in dataset.rows:
        key = tuple(row[name] for name in places)
        wholes[key] = wholes.get(key, Decimal(0)) + read_amount(row[plan.value])
    shares = [
        read_amount(row[plan.value]) * 100 / (wholes[tuple(row[name] for name in places)] or 1) for row in dataset.rows
    ]
    rows = tuple({**row, SHARE: round(share, 1)} for row, share in zip(dataset.rows, shares, strict=True))
    value = dataset.column(plan.value)
    column = Column(SHARE, "number", f"{value.title if value else plan.value}, %", "%")
    return replace(dataset, columns=(*dataset.columns, column), rows=rows)


def read_amount(cell: Cell) -> Decimal:
    """A number as it is, 0 where there is none."""
    return cell if isinstance(cell, Decimal) else Decimal(0)
