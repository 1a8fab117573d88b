"""An entry of `charts:` in front matter, and how complaints about it become problems."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from nutgraf.charts.options import Complaint
from nutgraf.errors import Place, Problem


@dataclass(frozen=True, slots=True)
class Entry:
    """The id of a chart, where its entry stands, and where each of its keys does.

    Nested keys are named as `reference.value` and `annotations.0.text`.
    """

    id: str
    place: Place
    places: Mapping[str, Place]

    def find(self, option: str) -> Place:
        """Where an option stands; for one that is not there the nearest key around it, else the entry."""
        while option and option not in self.places:
            option = option.rpartition(".")[0]
        return self.places.get(option, self.place)

    def tell(self, complaint: Complaint) -> Problem:
        """A complaint with the name of the chart and its place."""
        option, code, message, allowed, fix, severity = complaint
        message = f"chart '{self.id}': {message}"
        return Problem(self.find(option), code, message, allowed, fix, severity=severity)
