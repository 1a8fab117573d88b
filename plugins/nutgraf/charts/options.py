"""What charts may say in front matter. Each kind adds its own words in its own file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from math import isfinite
from typing import Annotated, ClassVar, Literal, NamedTuple

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from nutgraf.charts.wording import Format
from nutgraf.datasets.model import Dataset
from nutgraf.errors import Severity

Text = Annotated[str, StringConstraints(strict=True, strip_whitespace=True, min_length=1)]
ColumnName = Annotated[str, StringConstraints(strict=True, strip_whitespace=True, min_length=1)]


def _read_scalar(value: object) -> object:
    """What a writer types without quotation marks means its text: 2024, 0.5, true."""
    if isinstance(value, bool):
        return str(value).lower()
    return format(Decimal(str(value)), "f") if isinstance(value, int | float) and isfinite(value) else value


Spot = Annotated[str, BeforeValidator(_read_scalar), StringConstraints(strip_whitespace=True, min_length=1)]
"""A value of a column as a writer types it: a category, a date, a year or a number; `charts.spots` reads it."""

NUMERIC = ("number",)
ANY = ("string", "number", "date", "datetime", "year", "boolean")
CATEGORY = ("string", "year", "date", "boolean")
MOMENT = ("date", "datetime")
ORDERED = ("date", "datetime", "year", "number")


class Complaint(NamedTuple):
    """What is wrong with an option, told without the chart's name and place; `charts.check` adds these."""

    option: str
    code: str
    message: str
    allowed: str = ""
    fix: str = ""
    severity: Severity = "error"


class Reference(BaseModel):
    """A line at a value that readers should compare with, and its words."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    value: Decimal = Field(description="Where the line stands, in the unit of the value column.", allow_inf_nan=False)
    text: Text = Field(description="What the line means, in a few words.")


class Annotation(BaseModel):
    """Words on a chart: an arrow to a mark (`at` and `value`), a line (`at`), or a range (`from` and `to`)."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    text: Text = Field(description="What readers should know here, in a few words.")
    at: Spot | None = Field(None, description="A category, date, year or number along the axis.")
    value: Decimal | None = Field(None, description="A value; with `at`, where an arrow points.", allow_inf_nan=False)
    series: Text | None = Field(None, description="Which series the arrow points to; the value is that of its row.")
    start: Spot | None = Field(None, alias="from", description="Where a range begins along the axis.")
    end: Spot | None = Field(None, alias="to", description="Where the range ends.")


class Roles(NamedTuple):
    """Which options of a kind name the column of what; "" for none.

    `series` tells members apart by colour, `value` holds the values, `named` is what `highlight` names, `along` what
    `from`, `to` and annotations speak about; `order` are the options whose columns the table shows, in its order,
    before the columns `made` by `summarize`. `beside` are those of more values on the axis of `value`, in its unit.
    """

    series: str = ""
    value: str = ""
    named: str = ""
    along: str = ""
    order: tuple[str, ...] = ()
    made: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()


class ChartOptions(BaseModel):
    """The options of all kinds.

    `takes` tells which options name columns and of which types these must be, `roles` what they are for; `panel` is
    the least width in pixels of a small multiple. `is_continuous` says that words may stand between the places of rows.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    takes: ClassVar[Mapping[str, tuple[str, ...]]] = {}
    roles: ClassVar[Roles] = Roles()
    most_rows: ClassVar[int] = 60
    panel: ClassVar[int] = 240
    is_continuous: ClassVar[bool] = False

    kind: Text = Field(description="The kind of chart.")
    data: Text = Field(description="The id of the dataset that is drawn.")
    title: Text = Field(description="What the chart shows, best as a finding.")
    alt: Text = Field(description="What a reader who cannot see the chart must know. Not the title again.")
    subtitle: str = Field("", description="What is measured, in which unit, where and when.")
    note: str = Field("", description="What one must know to read the chart rightly. Markdown.")
    width: Literal["text", "wide", "full"] = Field("text", description="How much of the page the chart takes.")
    unit: Text | None = Field(None, description="The unit of the values, instead of the dataset's.")
    tooltip: list[ColumnName] = Field(default_factory=list, description="The columns that a touched mark tells.")
    facet: ColumnName | None = Field(None, description="A column: one small chart for each of its values.")

    def check_words(self) -> Iterator[Complaint]:
        """What is wrong with the options among themselves."""
        yield from ()

    def check_rows(self, dataset: Dataset) -> Iterator[Complaint]:
        """What keeps these rows, whose columns fit, from being drawn."""
        yield from ()

    def list_beside(self) -> Iterator[tuple[str, str]]:
        """Options that name a dataset beside `data`, each with its id."""
        yield from ()

    def list_made(self, dataset: Dataset) -> Iterator[str]:
        """Categories along the axis that the kind itself adds to the rows, or gives a value."""
        yield from ()

    def count_looks(self, members: int) -> int:
        """How many members of a series must be told apart by colour and texture."""
        return members

    def summarize(self, dataset: Dataset) -> Dataset:
        """The dataset that is drawn, tabulated and described: for most kinds the very rows that were given."""
        return dataset


class PlaneOptions(ChartOptions):
    """The options of kinds with values upwards and time or numbers to the right."""

    roles: ClassVar[Roles] = Roles(value="y", along="x", order=("x", "y"))
    panel: ClassVar[int] = 150
    is_continuous: ClassVar[bool] = True

    height: int | None = Field(None, ge=120, le=1200, description="The height in pixels.")
    start: Spot | None = Field(None, alias="from", description="Rows before this place on the x axis are left out.")
    end: Spot | None = Field(None, alias="to", description="Rows after this place on the x axis are left out.")
    low: Decimal | None = Field(None, allow_inf_nan=False, description="Where the axis of values begins.")
    high: Decimal | None = Field(None, allow_inf_nan=False, description="Where the axis of values ends.")
    log: bool = Field(False, description="Whether equal steps on the axis of values are equal ratios.")
    format: Format = Field("full", description="How values are written: 1,300,000, 1.3 million, or 45%.")
    reference: Reference | None = Field(None, description="A value to compare with.")
    annotations: list[Annotation] = Field(default_factory=list, description="Words at places on the chart.")


class LaneOptions(ChartOptions):
    """The options of kinds with categories one below another and values to the right."""

    roles: ClassVar[Roles] = Roles("color", "x", "y", "y", ("y", "color", "x", "x2"))

    sort: Literal["data", "ascending", "descending", "name"] = Field("data", description="The order of the categories.")
    labels: bool = Field(True, description="Whether values stand beside their marks.")
    format: Format = Field("full", description="How values are written: 1,300,000, 1.3 million, or 45%.")
    highlight: list[Spot] = Field(default_factory=list, description="The categories to stress.")
    reference: Reference | None = Field(None, description="A value to compare with.")
    annotations: list[Annotation] = Field(default_factory=list, description="Words at places on the chart.")
