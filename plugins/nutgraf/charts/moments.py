"""Calendar steps for axes of dates and times. Times are taken as written: no zone is converted, no hour left out."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from nutgraf.charts.scales import Tick, number_moment
from nutgraf.charts.wording import Wording
from nutgraf.datasets.model import ColumnType

_YEAR, _MONTH, _HOUR, _MINUTE = 365.2425, 30.44, 1 / 24, 1 / 1440
_YEAR_STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000, 2000, 5000)
_MONTH_STEPS = (1, 2, 3, 6)
_DAY_STEPS = (1, 2, 7, 14)
_HOUR_STEPS = (1, 2, 3, 6, 12)
_MINUTE_STEPS = (1, 2, 5, 10, 15, 30)


class _Stop(NamedTuple):
    """A moment with the forms in which it is written: short, and long with the year or the day ("" for none)."""

    moment: datetime
    short: str
    long: str = ""


def list_moments(low: float, high: float, count: int, wording: Wording, kind: ColumnType = "datetime") -> list[Tick]:
    """About `count` calendar ticks between two positions in days: years, months, days, hours or minutes.

    A column of dates (`kind`) knows no hours. Where the words of a tick leave out the year or the day, `Tick.long` says
    it too.
    """
    if high <= low:
        return [Tick(low, wording.write_moment(_read_moment(low), "yMMMd"))]
    stops = _list_stops(low, high, count, kind)
    ticks = [
        Tick(
            number_moment(stop.moment, "datetime") or 0.0,
            wording.write_moment(stop.moment, stop.short),
            wording.write_moment(stop.moment, stop.long) if stop.long else "",
        )
        for stop in stops
    ]
    return [tick for tick in ticks if low <= tick.at <= high]


def pick_long(ticks: Sequence[Tick]) -> list[Tick]:
    """The ticks with the long words where a reader needs them: the first one, and each with another year before it."""
    picked: list[Tick] = []
    last = 0
    for tick in ticks:
        year = _read_moment(tick.at).year
        picked.append(Tick(tick.at, tick.long) if tick.long and year != last else tick)
        last = year
    return picked


def _list_stops(low: float, high: float, count: int, kind: ColumnType) -> Iterator[_Stop]:
    span = high - low
    if span >= _YEAR * count / 2:
        return _list_years(low, high, count)
    if span >= _MONTH * count / 2:
        return _list_months(low, high, count)
    if span >= count / 2 or kind == "date":
        return _list_days(low, high, count)
    if span >= _HOUR * count / 2:
        return _list_clock(low, high, _HOUR * _pick_step(span / _HOUR / count, _HOUR_STEPS))
    return _list_clock(low, high, _MINUTE * _pick_step(span / _MINUTE / count, _MINUTE_STEPS))


def _list_years(low: float, high: float, count: int) -> Iterator[_Stop]:
    start, end = _read_moment(low), _read_moment(high)
    step = _pick_step((high - low) / _YEAR / count, _YEAR_STEPS)
    years = range(-(-start.year // step) * step, end.year + 1, step)
    return (_Stop(datetime(year, 1, 1), "y") for year in years if year > 0)


def _list_months(low: float, high: float, count: int) -> Iterator[_Stop]:
    start, end = _read_moment(low), _read_moment(high)
    step = _pick_step((high - low) / _MONTH / count, _MONTH_STEPS)
    first, last = start.year * 12 + start.month - 1, end.year * 12 + end.month - 1
    months = range(-(-first // step) * step, last + 1, step)
    return (_Stop(datetime(month // 12, month % 12 + 1, 1), "MMM", "yMMM") for month in months)


def _list_days(low: float, high: float, count: int) -> Iterator[_Stop]:
    step = _pick_step((high - low) / count, _DAY_STEPS)
    days = range(math.ceil(low), math.floor(high) + 1, step)
    return (_Stop(datetime.fromordinal(day), "MMMd", "yMMMd") for day in days)


def _list_clock(low: float, high: float, step: float) -> Iterator[_Stop]:
    """Hours or minutes; midnight is written as the day that begins."""
    numbers = range(math.ceil(low / step - 1e-6), math.floor(high / step + 1e-6) + 1)
    moments = (_read_moment(number * step) for number in numbers)
    return (
        _Stop(moment, "clock") if (moment.hour, moment.minute) != (0, 0) else _Stop(moment, "MMMd", "yMMMd")
        for moment in moments
    )


def _read_moment(days: float) -> datetime:
    minutes = round(days * 1440)
    return datetime.fromordinal(max(1, minutes // 1440)) + timedelta(minutes=minutes % 1440)


def _pick_step(rough: float, steps: Sequence[int]) -> int:
    return min(steps, key=lambda step: abs(math.log(step / rough)))
