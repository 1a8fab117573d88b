"""What the light layer knows of a chart's points beside their words: which of them belong together."""

from __future__ import annotations

from collections.abc import Mapping

from nutgraf.charts import house_style as style
from nutgraf.charts.options import ChartOptions
from nutgraf.charts.sheet import Sheet

_SHARED = frozenset({"area", "line"})
_COLUMNS = frozenset({"calendar", "heatmap", "slope"})
_ALIKE = frozenset({"slope"})
"""Kinds whose members look alike but for those to stress."""


def relate_points(sheet: Sheet, options: ChartOptions) -> Mapping[str, object]:
    """What `pack_points` adds for the page, without keys that would say nothing.

    `k`: the titles of the fields that name a row: its words are what other charts, and numbers in the prose, have in
    common with a point. `g`: the title of the field that names the series, `m`: those of its members that have a look
    of their own, by number. `x`: the title of the field whose equal values stand above one another, `s`: whether one
    box tells all of these.
    """
    named = [column.title for column in sheet.dataset.columns if column.type != "number"]
    found: dict[str, object] = {"k": list(dict.fromkeys(named))} if named else {}
    roles = options.roles
    series = sheet.dataset.column(str(getattr(options, roles.series, None) or "")) if roles.series else None
    if series:
        members, stressed = sheet.list_members(series.name), getattr(options, "highlight", ())
        several = (
            members
            if len(members) <= style.MEMBERS and (stressed or options.kind not in _ALIKE)
            else [name for name in members if name in stressed]
        )
        found |= {"g": series.title, "m": several[: style.MEMBERS]}
    along = sheet.dataset.column(str(getattr(options, roles.along, None) or "")) if roles.along else None
    # Panels have places of their own: what stands above one another there is of different charts.
    if along and not options.facet and options.kind in _SHARED | _COLUMNS:
        found |= {"x": along.title} | ({"s": 1} if options.kind in _SHARED else {})
    return found
