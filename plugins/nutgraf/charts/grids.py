"""A table whose cells hold more than words: bars, shades and small lines beside their numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, NamedTuple

from nutgraf.charts.classes import Classes, Shade, choose_bounds, make_classes
from nutgraf.charts.scales import Linear, number_moment
from nutgraf.charts.sheet import Sheet, read_number
from nutgraf.charts.wording import MISSING
from nutgraf.datasets.model import Column, Row

Show = Literal["words", "number", "bar", "heat", "spark"]
_SHADES = 7


class Stretch(NamedTuple):
    """From where to where a bar reaches, as shares of its track, and where on it zero lies."""

    start: float
    end: float
    zero: float


class Trace(NamedTuple):
    """A small line: its pieces as shares of its width and height (0 on top); what it begins and ends with, when and how
    much; and how many points it has.
    """

    pieces: tuple[tuple[tuple[float, float], ...], ...]
    first: tuple[str, str]
    last: tuple[str, str]
    length: int


@dataclass(frozen=True, slots=True)
class GridCell:
    """Words, and what is drawn beside or behind them."""

    words: str
    bar: Stretch | None = None
    shade: Shade | None = None
    trace: Trace | None = None


@dataclass(frozen=True, slots=True)
class GridHead:
    """The head of a column: its title and its unit, and what its cells show."""

    title: str
    unit: str
    show: Show

    @property
    def is_number(self) -> bool:
        """Whether the cells are set in tabular figures at the right."""
        return self.show in ("number", "bar", "heat")


@dataclass(frozen=True, slots=True)
class GridRow:
    """The cells of a row; the first names it."""

    cells: tuple[GridCell, ...]
    is_stressed: bool


@dataclass(frozen=True, slots=True)
class Grid:
    """Heads and rows, each row with as many cells as there are heads."""

    heads: tuple[GridHead, ...]
    rows: tuple[GridRow, ...]


@dataclass(frozen=True, slots=True)
class Marks:
    """Which columns have bars and which are shaded; `center` is where shades go two ways."""

    bars: Sequence[str]
    heat: Sequence[str]
    center: Decimal | None


def make_head(column: Column, marks: Marks) -> GridHead:
    """The head of a column of the dataset."""
    is_told = not column.unit or column.unit.casefold() in column.title.casefold()
    plain: Show = "number" if column.type == "number" else "words"
    show: Show = "bar" if column.name in marks.bars else "heat" if column.name in marks.heat else plain
    return GridHead(column.title, "" if is_told else column.unit, show)


def make_cells(sheet: Sheet, name: str, marks: Marks) -> list[GridCell]:
    """The cells of a column, from the first row down."""
    column, places = sheet.column(name), sheet.decimals.get(name)
    words = [sheet.wording.write_cell(row[name], column, places) for row in sheet.rows]
    values = [read_number(row[name]) for row in sheet.rows]
    if name in marks.bars:
        track = _fit_track([value for value in values if value is not None])
        return [GridCell(text, _stretch(value, track)) for text, value in zip(words, values, strict=True)]
    if name in marks.heat:
        classes = _fit_classes(sheet, name, marks.center)
        cells = [row[name] for row in sheet.rows]
        return [GridCell(text, shade=_shade(cell, classes)) for text, cell in zip(words, cells, strict=True)]
    return [GridCell(text) for text in words]


def make_traces(
    sheet: Sheet, rows: Iterable[Row], columns: tuple[Column, Column, Column], *, is_shared: bool
) -> Mapping[str, Trace]:
    """Small lines by the name of their row. `columns` hold that name, the place along the line and the value.

    `is_shared` gives all lines one scale of values; else each fills its own height. All share the scale along.
    """
    key, along, value = columns
    series: dict[str, list[tuple[float, Row]]] = {}
    for row in rows:
        at = number_moment(row[along.name], along.type)
        if at is not None:
            series.setdefault(sheet.wording.write_cell(row[key.name], key), []).append((at, row))
    places = [at for points in series.values() for at, _ in points]
    found_numbers = [read_number(row[value.name]) for points in series.values() for _, row in points]
    numbers = [number for number in found_numbers if number is not None]
    whole = (min(numbers, default=0.0), max(numbers, default=1.0)) if is_shared else None
    x = Linear(min(places, default=0.0), max(places, default=1.0), 0.0, 1.0)
    found: dict[str, Trace] = {}
    for name, points in series.items():
        trace = _trace(sheet, sorted(points, key=lambda point: point[0]), (along, value), (x, whole))
        if trace:
            found[name] = trace
    return found


def _trace(
    sheet: Sheet,
    points: Sequence[tuple[float, Row]],
    columns: tuple[Column, Column],
    scales: tuple[Linear, tuple[float, float] | None],
) -> Trace | None:
    (along, value), (x, whole) = columns, scales
    known = [(at, row) for at, row in points if row[value.name] is not None]
    if not known:
        return None
    numbers = [read_number(row[value.name]) or 0.0 for _, row in known]
    low, high = whole or (min(numbers), max(numbers))
    y = Linear(low, high, 1.0, 0.0)
    pieces: list[list[tuple[float, float]]] = [[]]
    for at, row in points:
        number = read_number(row[value.name])
        if number is not None:
            pieces[-1].append((x.place(at), y.place(number)))
        elif pieces[-1]:
            pieces.append([])
    ends = [
        (sheet.wording.write_cell(row[along.name], along), sheet.wording.write_cell(row[value.name], value))
        for row in (known[0][1], known[-1][1])
    ]
    return Trace(tuple(tuple(piece) for piece in pieces if piece), ends[0], ends[1], len(known))


def _fit_track(values: Sequence[float]) -> Linear:
    low, high = min([0.0, *values]), max([0.0, *values])
    return Linear(low, high if high > low else low + 1, 0.0, 1.0)


def _stretch(value: float | None, track: Linear) -> Stretch | None:
    if value is None:
        return None
    zero, end = track.place(0), track.place(value)
    return Stretch(min(zero, end), max(zero, end), zero)


def _fit_classes(sheet: Sheet, name: str, center: Decimal | None) -> Classes:
    values = [value for row in sheet.rows if isinstance(value := row[name], Decimal)]
    return make_classes(choose_bounds(values, _SHADES, "equal", center), center)


def _shade(cell: object, classes: Classes) -> Shade | None:
    return classes.shades[classes.find(cell)] if isinstance(cell, Decimal) else None


NOTHING = GridCell(MISSING)
"""A cell without a line."""
