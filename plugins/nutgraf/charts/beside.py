"""The datasets that a chart draws beside its own: the shapes of a map, the past values in a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from nutgraf.charts.kinds import CHARTS
from nutgraf.charts.model import ChartRequest
from nutgraf.datasets.model import Dataset
from nutgraf.errors import Problem
from nutgraf.names import suggest


def list_beside(request: ChartRequest) -> dict[str, str]:
    """Options that name a dataset beside `data` -> its id."""
    options = CHARTS[request.kind].options.model_validate(dict(request.options))
    return dict(options.list_beside())


def list_unknown(request: ChartRequest, datasets: Mapping[str, Dataset]) -> Iterator[Problem]:
    """A problem for each dataset that there is not."""
    for option, name in {"data": request.data, **list_beside(request)}.items():
        if name not in datasets:
            place = request.places.get(option, request.place)
            yield Problem(place, "dataset.unknown", f"unknown dataset '{name}'", suggest(name, datasets))


def join_beside(request: ChartRequest, datasets: Mapping[str, Dataset]) -> Dataset:
    """The dataset of a chart with those beside it. All of them are known."""
    others = tuple(datasets[name] for name in dict.fromkeys(list_beside(request).values()) if name != request.data)
    return replace(datasets[request.data], beside=others) if others else datasets[request.data]
