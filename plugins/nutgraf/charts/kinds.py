"""The kinds of chart. A new one is a file beside these and a line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from nutgraf.charts.bar import BarOptions, draw_bar
from nutgraf.charts.dot import DotOptions, draw_dot
from nutgraf.charts.line import LineOptions, draw_line
from nutgraf.charts.options import ChartOptions
from nutgraf.charts.sheet import Sheet, Sketch
from nutgraf.charts.timeline import TimelineOptions, draw_timeline


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of chart: what a writer may say, how it is drawn, which option names its series and its value."""

    options: type[ChartOptions]
    draw: Callable[[Sheet, Any], Sketch]
    series: str = ""


CHARTS: Mapping[str, Kind] = {
    "bar": Kind(BarOptions, draw_bar, "color"),
    "dot": Kind(DotOptions, draw_dot, "color"),
    "line": Kind(LineOptions, draw_line, "series"),
    "timeline": Kind(TimelineOptions, draw_timeline, "group"),
}
