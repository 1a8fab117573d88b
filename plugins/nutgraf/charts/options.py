"""What every chart may say in front matter. Each kind adds its own words in its own file."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Text = Annotated[str, StringConstraints(strict=True, strip_whitespace=True, min_length=1)]
ColumnName = Annotated[str, StringConstraints(strict=True, strip_whitespace=True, min_length=1)]


class Reference(BaseModel):
    """A line at a value that readers should compare with, and its words."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    value: Decimal = Field(description="Where the line stands, in the unit of the value column.", allow_inf_nan=False)
    text: Text = Field(description="What the line means, in a few words.")


class ChartOptions(BaseModel):
    """The options of all kinds. `columns` tells which options name columns and of which types these must be."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    columns: ClassVar[dict[str, tuple[str, ...]]] = {}
    most_rows: ClassVar[int] = 60

    kind: Text = Field(description="The kind of chart.")
    data: Text = Field(description="The id of the dataset that is drawn.")
    title: Text = Field(description="What the chart shows, best as a finding.")
    alt: Text = Field(description="What a reader who cannot see the chart must know. Not the title again.")
    subtitle: str = Field("", description="What is measured, in which unit, where and when.")
    note: str = Field("", description="What one must know to read the chart rightly. Markdown.")
    width: Literal["text", "wide", "full"] = Field("text", description="How much of the page the chart takes.")


NUMERIC = ("number",)
ANY = ("string", "number", "date", "datetime", "year", "boolean")
CATEGORY = ("string", "year", "date", "boolean")
MOMENT = ("date", "datetime")
