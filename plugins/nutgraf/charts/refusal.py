"""A chart that cannot be drawn for reasons that its writer can mend."""

from __future__ import annotations

from collections.abc import Iterable

from nutgraf.charts.options import Complaint


class RefusedChartError(ValueError):
    """Carries what is wrong, each with the option that it is about."""

    def __init__(self, complaints: Iterable[Complaint]) -> None:
        self.complaints = tuple(complaints)
        super().__init__("; ".join(complaint.message for complaint in self.complaints))
