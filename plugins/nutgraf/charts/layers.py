"""Areas as arithmetic: each from where to where, one on top of another, and where names find room in them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from nutgraf.charts.callout import Box, Point
from nutgraf.charts.groups import split_rows
from nutgraf.charts.options import Complaint
from nutgraf.charts.runs import Run, simplify
from nutgraf.datasets.model import Cell, Column, Dataset, Row

SHARE = "share of all"
"""The name of the column of shares that a chart of shares makes."""

_STEP, _AIR, _SOWN = 4, 3, 12


@dataclass(frozen=True, slots=True)
class Layer:
    """An area: the member of the series that it is, its places on the axis, its lower and upper edges in values.

    Edges are None where an area alone has a gap.
    """

    run: Run
    ats: tuple[float, ...]
    lows: tuple[float | None, ...]
    highs: tuple[float | None, ...]


def stack_runs(runs: Sequence[Run], *, is_share: bool) -> list[Layer]:
    """Areas one on top of another, the first at the bottom; as shares of 100 where asked. One alone is from zero."""
    if len(runs) == 1 and not is_share:
        (run,) = runs
        highs = tuple(stop.value for stop in run.stops)
        lows = tuple(None if high is None else 0.0 for high in highs)
        return [Layer(run, tuple(stop.at for stop in run.stops), lows, highs)]
    sums: dict[float, Decimal] = {}
    wholes: dict[float, Decimal] = {}
    for run in runs:
        for stop in run.known:
            wholes[stop.at] = wholes.get(stop.at, Decimal(0)) + Decimal(str(stop.value))
    layers = []
    for run in runs:
        ats = tuple(stop.at for stop in run.known)
        lows = tuple(_scale(sums.get(at, Decimal(0)), wholes[at], is_share) for at in ats)
        for stop in run.known:
            sums[stop.at] = sums.get(stop.at, Decimal(0)) + Decimal(str(stop.value))
        layers.append(Layer(run, ats, lows, tuple(_scale(sums[at], wholes[at], is_share) for at in ats)))
    return layers


def check_layers(dataset: Dataset, names: tuple[str, str, str], facet: str) -> Iterator[Complaint]:
    """Areas that are stacked have a value at each place, and none less than nothing. `names` are x, y and series."""
    x, y, series = names
    for _, rows in split_rows(dataset, facet):
        known = {(row[x], row[series]) for row in rows if row[y] is not None}
        members, places = (dict.fromkeys(row[name] for row in rows if row[name] is not None) for name in (series, x))
        missing = ((at, name) for at in places for name in members if (at, name) not in known)
        if first := next(missing, None):
            (at, name), count = first, sum(1 for at, name in known if at is not None and name is not None)
            others = len(places) * len(members) - count - 1
            more = f", nor for {others:,} other places" if others else ""
            message = f"there is no value for '{name}' at '{at}'{more}, so the stack is not the whole"
            yield Complaint("series", "chart.missing", message, fix="add it (0 if there is none), or use kind: line")
            return
    negative = next((row for row in dataset.rows if isinstance(row[y], Decimal) and Decimal(str(row[y])) < 0), None)
    if negative is not None:
        message = (
            f"{negative[y]} of '{negative[series]}' at '{negative[x]}' is less than nothing, so it cannot be stacked"
        )
        yield Complaint("y", "chart.value", message, fix="use kind: line")


def add_shares(dataset: Dataset, names: tuple[str, str], facet: str) -> Dataset:
    """The dataset with a column of each value's share, in percent, of all values at its place; `names` are x and y."""
    x, y = names

    def tell(row: Row) -> tuple[Cell, ...]:
        return tuple(row[name] for name in (x, facet) if name)

    wholes: dict[tuple[Cell, ...], Decimal] = {}
    for row in dataset.rows:
        wholes[tell(row)] = wholes.get(tell(row), Decimal(0)) + _read(row[y])
    rows = tuple(
        {**row, SHARE: round(_read(row[y]) * 100 / wholes[tell(row)], 1) if wholes[tell(row)] else None}
        for row in dataset.rows
    )
    value = dataset.column(y)
    column = Column(SHARE, "number", f"{value.title if value else y}, %", "%")
    return replace(dataset, columns=(*dataset.columns, column), rows=rows)


def find_middle(layers: Sequence[Layer], name: str, at: float) -> float | None:
    """The value in the middle between the edges of a named area at a place; None where it has none."""
    for layer in layers:
        for place, low, high in zip(layer.ats, layer.lows, layer.highs, strict=True):
            if place == at and layer.run.name == name and low is not None and high is not None:
                return (low + high) / 2
    return None


def list_visible(upper: Sequence[Point], lower: Sequence[Point]) -> list[int]:
    """The indexes of the points that are enough to draw both edges of an area."""
    return sorted({*simplify(upper), *simplify(lower)})


def find_room(upper: Sequence[Point], lower: Sequence[Point], size: tuple[float, float]) -> Box | None:
    """The best place between two edges, in pixels, for words of a width and height; None if there is none."""
    width, height = size
    best: Box | None = None
    room = height + 2 * _AIR
    left, last = upper[0][0] + _AIR, upper[-1][0] - width - _AIR
    uppers, lowers = [x for x, _ in upper], [x for x, _ in lower]
    while left <= last:
        span = (left - _AIR, left + width + _AIR)
        top, bottom = max(_list_heights(upper, uppers, span)), min(_list_heights(lower, lowers, span))
        if bottom - top > room + 0.5:
            best, room = Box(left, (top + bottom - height) / 2, width, height), bottom - top
        left += _STEP
    return best


def sow(upper: Sequence[Point], bottom: float) -> list[Point]:
    """Points here and there below an edge, down to `bottom`: words may stand on areas, but would rather not."""
    xs = [x for x, _ in upper]
    across = range(round(xs[0]), round(xs[-1]), _SOWN)
    return [(x, y) for x in across for y in range(round(_read_height(upper, xs, x)) + _SOWN, round(bottom), _SOWN)]


def _list_heights(edge: Sequence[Point], xs: Sequence[float], span: tuple[float, float]) -> list[float]:
    """How high an edge, whose points are at `xs` across, is at both ends of a span, and at each point between."""
    first, last = span
    inner = edge[bisect_right(xs, first) : bisect_right(xs, last)]
    return [_read_height(edge, xs, first), *(y for _, y in inner), _read_height(edge, xs, last)]


def _read_height(edge: Sequence[Point], xs: Sequence[float], x: float) -> float:
    if len(edge) == 1:
        return edge[0][1]
    index = min(max(bisect_right(xs, x), 1), len(edge) - 1)
    (x1, y1), (x2, y2) = edge[index - 1], edge[index]
    return y1 if x2 == x1 else y1 + (y2 - y1) * (x - x1) / (x2 - x1)


def _scale(value: Decimal, whole: Decimal, is_share: bool) -> float:
    return float(value * 100 / whole if whole else 0) if is_share else float(value)


def _read(cell: Cell) -> Decimal:
    return cell if isinstance(cell, Decimal) else Decimal(0)
