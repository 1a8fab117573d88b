"""`dataset.toml`: what one must know to trust the rows beside it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError
from pydantic_core import ErrorDetails

from nutgraf.datasets.model import Column, ColumnType, Dataset, Row
from nutgraf.datasets.outlines import ShapesKeys
from nutgraf.datasets.spots import Path, Spot, find_spots, spot_of
from nutgraf.errors import Place, Problem
from nutgraf.names import suggest

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class ColumnKeys(BaseModel):
    """`[columns.NAME]`: a column of the rows."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    type: ColumnType = Field(description="string, number, date, datetime, year or boolean")
    unit: str = Field(default="", description="as printed after a number; `none` for a number without a unit")
    title: str = Field(default="", description="as readers see it; the name if left out")
    meaning: Text = Field(description="what a value of it says")


class DatasetKeys(BaseModel):
    """All of `dataset.toml`."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    title: Text = Field(description="what the rows are")
    source: Text = Field(description="who offers them")
    url: str = Field(default="", pattern=r"^(https?://\S+)?$", description="where they are offered")
    licence: Text = Field(description="the terms on which they may be used")
    retrieved: date = Field(description="the day on which they were fetched")
    key: Text = Field(description="the column that names the rows")
    value: str = Field(default="", description="the column that a reference means if it names none")
    note: str = Field(default="", description="what a reader should know about them")
    sample: bool = Field(default=False, description="true if they are invented")
    query: str = Field(default="", description="SQL that makes the rows out of other datasets, instead of data.csv")
    shapes: ShapesKeys | None = Field(default=None, description="a file with the outlines of areas, for maps")
    columns: dict[Text, ColumnKeys] = Field(min_length=1, description="each column: type, unit, title, meaning")


@dataclass(frozen=True, slots=True)
class Descriptor:
    """A dataset's `dataset.toml`, valid in itself; `place_of` tells where its keys stand."""

    id: str
    path: str
    keys: DatasetKeys
    columns: tuple[Column, ...]
    value: str
    spots: Mapping[Path, Spot]

    def place_of(self, *key: str) -> Place:
        """Where the value of a key stands (a table: its name)."""
        spot = spot_of(self.spots, key)
        return Place(self.path, spot.line, spot.value_column)

    def make_dataset(self, columns: tuple[Column, ...], rows: tuple[Row, ...], place: Place, sha256: str) -> Dataset:
        """The dataset of these rows; `place` is that of the rows: `data.csv`, or the query."""
        keys = self.keys
        return Dataset(
            id=self.id,
            title=keys.title,
            source=keys.source,
            url=keys.url,
            licence=keys.licence,
            retrieved=keys.retrieved,
            key=keys.key,
            value=self.value,
            columns=columns,
            rows=rows,
            place=place,
            sha256=sha256,
            note=keys.note,
            sample=keys.sample,
        )


def read_descriptor(id_: str, path: str, data: bytes) -> tuple[Descriptor | None, tuple[Problem, ...]]:
    """The descriptor in the bytes of a `dataset.toml`; `path` is how problems name the file."""
    try:
        text = data.decode("utf-8").replace("\r\n", "\n")
        raw = tomllib.loads(text)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return None, (Problem(Place(path, line), "dataset.encoding", "this file is not UTF-8", fix="save it as UTF-8"),)
    except tomllib.TOMLDecodeError as error:
        return None, (_tell_syntax(path, text, str(error)),)
    spots = find_spots(text)
    try:
        keys = DatasetKeys.model_validate(raw)
    except ValidationError as error:
        return None, tuple(_tell_key(path, spots, detail) for detail in error.errors())
    columns = tuple(_make_column(name, column) for name, column in keys.columns.items())
    descriptor = Descriptor(id_, path, keys, columns, keys.value or _default_value(columns), spots)
    return descriptor, _check_keys(descriptor)


def _make_column(name: str, keys: ColumnKeys) -> Column:
    title = keys.title or (name[:1].upper() + name[1:]).replace("_", " ")
    return Column(name, keys.type, title, "" if keys.unit == "none" else keys.unit, keys.meaning)


def _default_value(columns: tuple[Column, ...]) -> str:
    numbers = [column.name for column in columns if column.type == "number"]
    return numbers[0] if len(numbers) == 1 else ""


def _check_keys(descriptor: Descriptor) -> tuple[Problem, ...]:
    """What one key says against another: `key` and `value` are columns, numbers have a unit, nothing else has."""
    names = list(descriptor.keys.columns)
    problems = [
        Problem(
            descriptor.place_of(option),
            "dataset.column",
            f"{option} = '{name}' is not a column",
            allowed=suggest(name, names),
        )
        for option, name in (("key", descriptor.keys.key), ("value", descriptor.keys.value))
        if name and name not in names
    ]
    for name, column in descriptor.keys.columns.items():
        place = descriptor.place_of("columns", name, "unit")
        if column.type == "number" and not column.unit:
            problems.append(
                Problem(
                    place,
                    "dataset.unit",
                    f"the numbers of column '{name}' have no unit",
                    allowed='such as unit = "listeners", "%", "°C"; unit = "none" for pure numbers',
                )
            )
        elif column.type != "number" and column.unit not in ("", "none"):
            message = f"column '{name}' is of type {column.type} and cannot have a unit"
            problems.append(Problem(place, "dataset.unit", message, fix="leave the unit out, or make it a number"))
    return tuple(problems)


def _tell_syntax(path: str, text: str, message: str) -> Problem:
    found = re.search(r"^(?P<what>.*) \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$", message)
    what = found["what"] if found else message
    lines = text.split("\n")
    line, column = len(lines), len(lines[-1]) + 1
    if found and found["line"]:
        line, column = int(found["line"]), int(found["column"])
    return Problem(Place(path, line, column), "dataset.syntax", f"not valid TOML: {what[:1].lower()}{what[1:]}")


_ADVICE: Mapping[str, tuple[str, str]] = {
    "string_type": ("must be text", 'such as "…", in quotation marks'),
    "string_too_short": ("is empty", "some text"),
    "bool_type": ("must be true or false", "true, false"),
    "date_type": ("must be a date", "such as 2024-08-13, without quotation marks"),
    "dict_type": ("must be a table", "[columns.NAME] with type, unit, title, meaning"),
    "model_type": ("must be a table", "[columns.NAME] with type, unit, title, meaning"),
    "string_pattern_mismatch": ("is no web address", "http:// or https:// with a host"),
    "too_short": ("is empty", "[columns.NAME] for each column of data.csv"),
}


def _tell_key(path: str, spots: Mapping[Path, Spot], detail: ErrorDetails) -> Problem:
    """A mistake that the model found, in words for those who write `dataset.toml`."""
    location = tuple(str(part) for part in detail["loc"] if part != "[key]")
    spot = spot_of(spots, location)
    name, kind = location[-1], detail["type"]
    inner: type[BaseModel] = ShapesKeys if location[0] == "shapes" else ColumnKeys
    known = inner if len(location) > 1 else DatasetKeys
    if kind == "extra_forbidden":
        allowed = suggest(name, known.model_fields)
        return Problem(Place(path, spot.line, spot.column), "dataset.key", f"unknown key '{name}'", allowed=allowed)
    if kind == "missing":
        where = _name_table(location)
        meaning = str(known.model_fields[name].description)
        place = Place(path, spot.line, spot.column)
        return Problem(place, "dataset.missing", f"the key '{name}'{where} is missing", allowed=meaning)
    place = Place(path, spot.line, spot.value_column)
    if kind == "literal_error":
        return Problem(place, "dataset.type", *_tell_choice(name, detail))
    what, allowed = _ADVICE.get(kind, (detail["msg"], ""))
    return Problem(place, "dataset.value", f"'{'.'.join(location)}' {what}", allowed=allowed)


def _name_table(location: tuple[str, ...]) -> str:
    if len(location) < 2:
        return ""
    return f" of '{location[0]}'" if location[0] == "shapes" else f" of column '{location[1]}'"


def _tell_choice(name: str, detail: ErrorDetails) -> tuple[str, str]:
    given: Any = detail["input"]
    choices = re.findall(r"'([^']+)'", str(detail.get("ctx", {}).get("expected", "")))
    return f"{name} = '{given}' is not known", suggest(str(given), choices)
