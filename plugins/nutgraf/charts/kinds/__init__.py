"""The kinds of chart. A new one is a file beside this one and a line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from nutgraf.charts.bar_sentences import describe_bars, describe_steps
from nutgraf.charts.bins import describe_bins
from nutgraf.charts.kinds.area import AreaOptions, draw_area
from nutgraf.charts.kinds.bar import BarOptions, draw_bar
from nutgraf.charts.kinds.beeswarm import BeeswarmOptions, draw_beeswarm
from nutgraf.charts.kinds.box import BoxOptions, describe_boxes, draw_box
from nutgraf.charts.kinds.calendar import CalendarOptions, draw_calendar
from nutgraf.charts.kinds.choropleth import ChoroplethOptions, draw_choropleth
from nutgraf.charts.kinds.column import ColumnOptions, draw_column
from nutgraf.charts.kinds.dot import DotOptions, draw_dot
from nutgraf.charts.kinds.heatmap import HeatmapOptions, describe_cells, draw_heatmap
from nutgraf.charts.kinds.histogram import HistogramOptions, draw_histogram
from nutgraf.charts.kinds.line import LineOptions, draw_line
from nutgraf.charts.kinds.lollipop import LollipopOptions, draw_lollipop
from nutgraf.charts.kinds.points import PointsOptions, draw_points
from nutgraf.charts.kinds.scatter import ScatterOptions, draw_scatter
from nutgraf.charts.kinds.slope import SlopeOptions, draw_slope
from nutgraf.charts.kinds.spec import SpecOptions, draw_spec
from nutgraf.charts.kinds.table import TableOptions, draw_table, write_table
from nutgraf.charts.kinds.timeline import TimelineOptions, draw_timeline
from nutgraf.charts.kinds.waterfall import WaterfallOptions, draw_waterfall
from nutgraf.charts.options import ChartOptions
from nutgraf.charts.sentences import Sentence, describe_events, describe_extremes, describe_pairs, describe_trend
from nutgraf.charts.sheet import Sheet, Sketch
from nutgraf.html import Html


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of chart: what a writer may say, how it is drawn, and how it is told in a sentence.

    `write` makes what the page shows in place of the drawing, for kinds that are HTML.
    """

    options: type[ChartOptions]
    draw: Callable[[Sheet, Any], Sketch]
    describe: Sentence = describe_extremes
    write: Callable[[Sheet, Any], Html] | None = None


CHARTS: Mapping[str, Kind] = {
    "area": Kind(AreaOptions, draw_area, describe_trend),
    "bar": Kind(BarOptions, draw_bar, describe_bars),
    "beeswarm": Kind(BeeswarmOptions, draw_beeswarm),
    "box": Kind(BoxOptions, draw_box, describe_boxes),
    "calendar": Kind(CalendarOptions, draw_calendar),
    "choropleth": Kind(ChoroplethOptions, draw_choropleth),
    "column": Kind(ColumnOptions, draw_column, describe_bars),
    "dot": Kind(DotOptions, draw_dot),
    "heatmap": Kind(HeatmapOptions, draw_heatmap, describe_cells),
    "histogram": Kind(HistogramOptions, draw_histogram, describe_bins),
    "line": Kind(LineOptions, draw_line, describe_trend),
    "lollipop": Kind(LollipopOptions, draw_lollipop, describe_bars),
    "points": Kind(PointsOptions, draw_points),
    "scatter": Kind(ScatterOptions, draw_scatter, describe_pairs),
    "slope": Kind(SlopeOptions, draw_slope, describe_trend),
    "table": Kind(TableOptions, draw_table, describe_extremes, write_table),
    "spec": Kind(SpecOptions, draw_spec),
    "timeline": Kind(TimelineOptions, draw_timeline, describe_events),
    "waterfall": Kind(WaterfallOptions, draw_waterfall, describe_steps),
}
