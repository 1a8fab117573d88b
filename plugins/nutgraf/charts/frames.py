"""Where a chart's marks stand, as far as words on it must know."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from nutgraf.charts.callout import Box
from nutgraf.charts.lanes import Lanes
from nutgraf.charts.options import ChartOptions
from nutgraf.charts.plane import Plane
from nutgraf.charts.scales import Scale
from nutgraf.charts.sheet import Sheet, read_number
from nutgraf.charts.spots import place_spot, read_spot

Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Frame:
    """The part of a drawing where marks stand, in pixels of the sheet, and what its two axes mean.

    `is_upright` says that values run upwards (lines, columns), else to the right (bars). `place_spot` gives the pixels
    that a spot along the other axis takes, from and to: the same twice for a moment or a number, a stretch for a
    category; None where it is none of the axis. `place_value` gives the pixel of a value, `find_value` the value of the
    row at a spot, of a series where that is not "", or None. `find_along` gives the pixel along the other axis of one
    of several marks at a spot, where these stand side by side. `most` is how many squares of points words may hide.
    `columns` are those of the categories and of the values, where the axis has categories.
    """

    box: Box
    is_upright: bool
    place_spot: Callable[[str], Span | None]
    place_value: Callable[[float], float]
    find_value: Callable[[str, str], float | None]
    most: int = 5
    find_along: Callable[[str, str], float | None] | None = None
    columns: tuple[str, str] | None = None

    def aim(self, spot: str, series: str, span: Span) -> float:
        """The pixel along the axis that words about a series at a spot, which takes `span`, point at."""
        along = self.find_along(spot, series) if self.find_along else None
        return (span[0] + span[1]) / 2 if along is None else along

    def join(self, along: float, value: float) -> tuple[float, float]:
        """The x and y of a pixel along the axis and a pixel of a value."""
        return (along, value) if self.is_upright else (value, along)


def frame_plane(sheet: Sheet, options: ChartOptions, plane: Plane) -> Frame:
    """The frame of a kind with moments or numbers to the right and values upwards."""
    along = sheet.column(str(getattr(options, options.roles.along)))

    def place(spot: str) -> Span | None:
        at = plane.x.place(place_spot(spot, along))
        return at, at

    width, height = plane.x.end - plane.x.start, plane.y.start - plane.y.end
    box = Box(plane.x.start, plane.y.end, width, height)
    return Frame(box, True, place, plane.y.place, make_finder(sheet, options))


def frame_lanes(sheet: Sheet, options: ChartOptions, lanes: Lanes, scale: Scale) -> Frame:
    """The frame of a kind with categories one below another and values to the right."""
    spans = {lane.name: (lane.top, lane.top + lane.height) for lane in lanes.lanes}
    box = Box(lanes.left, lanes.top, sheet.width - lanes.left, lanes.bottom - lanes.top)
    along = sheet.column(str(getattr(options, options.roles.along)))

    def place(spot: str) -> Span | None:
        return spans.get(sheet.wording.write_cell(read_spot(spot, along), along))

    value = str(getattr(options, options.roles.value))
    return Frame(box, False, place, scale.place, make_finder(sheet, options), columns=(along.name, value))


def make_finder(sheet: Sheet, options: ChartOptions) -> Callable[[str, str], float | None]:
    """A function that finds the value of the row at a spot, as `Frame.find_value` does."""
    roles = options.roles
    series, value = (str(getattr(options, role, None) or "") for role in (roles.series, roles.value))
    along = sheet.column(str(getattr(options, roles.along)))

    def find(spot: str, member: str) -> float | None:
        wanted = read_spot(spot, along)
        rows = (row for row in sheet.rows if row[along.name] == wanted)
        found = (
            read_number(row[value])
            for row in rows
            if not member or (series and sheet.name_member(row, series) == member)
        )
        return next((number for number in found if number is not None), None)

    return find
