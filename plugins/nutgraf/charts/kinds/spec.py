"""Any chart that Vega-Lite can draw, in the house's looks unless it says otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from pydantic import Field

from nutgraf.charts.options import ChartOptions, Complaint, Roles
from nutgraf.charts.sheet import Sheet, Sketch
from nutgraf.charts.vegalite_checks import check_rows, check_words
from nutgraf.datasets.model import Dataset


class SpecOptions(ChartOptions):
    """A specification of Vega-Lite over the rows of the dataset."""

    takes: ClassVar[Mapping[str, tuple[str, ...]]] = {}
    roles: ClassVar[Roles] = Roles()
    most_rows: ClassVar[int] = 5000

    spec: dict[str, Any] = Field(description="The specification, or the name of its file (.vl.json) beside the story.")

    def check_words(self) -> Iterator[Complaint]:
        """A specification loads nothing, and leaves title and description to the page."""
        yield from check_words(self.spec, self.data)

    def check_rows(self, dataset: Dataset) -> Iterator[Complaint]:
        """Its fields are columns, its bars begin at zero, its categories can be told apart."""
        yield from check_rows(self.spec, dataset)


def draw_spec(sheet: Sheet, options: SpecOptions) -> Sketch:
    """A specification is no sketch: it is arranged as a whole, by `charts.vegalite_drawing`."""
    raise TypeError(f"kind '{options.kind}' is drawn as a whole")
