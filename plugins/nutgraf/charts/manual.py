"""What the options of charts mean, as a guide lists them: read from the options themselves, so that it stays true."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import Enum
from types import NoneType
from typing import Annotated, Any, Literal, NamedTuple, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from nutgraf.charts.kinds import CHARTS
from nutgraf.charts.maps import MapOptions
from nutgraf.charts.options import ANY, CATEGORY, Annotation, ChartOptions, LaneOptions, PlaneOptions, Reference
from nutgraf.charts.shading import ShadeOptions

GROUPS: Mapping[str, type[BaseModel]] = {
    "every": ChartOptions,
    "lanes": LaneOptions,
    "plane": PlaneOptions,
    "shades": ShadeOptions,
    "maps": MapOptions,
    "reference": Reference,
    "annotations": Annotation,
}
"""Options that several kinds share, and those of nested keys, by the name that a guide calls them."""

_BASES = (LaneOptions, PlaneOptions, ShadeOptions, MapOptions)
_PLURALS = {
    "string": "texts",
    "number": "numbers",
    "year": "years",
    "date": "dates",
    "datetime": "times",
    "boolean": "true or false",
}


class Entry(NamedTuple):
    """An option: its name, what it is for, what it may be (Markdown; "" for any text), and whether it is needed."""

    name: str
    meaning: str
    values: str
    is_required: bool


def list_entries(name: str) -> list[Entry]:
    """The options of a kind that are its own, or those of a group: needed ones first, then those that name columns.

    Raises KeyError for another name.
    """
    model = GROUPS[name] if name in GROUPS else CHARTS[name].options
    entries = [_read_entry(model, key) for key in _list_own(model)]
    takes: Mapping[str, tuple[str, ...]] = getattr(model, "takes", {})
    return sorted(entries, key=lambda entry: (not entry.is_required, entry.name not in takes))


def list_inherited(kind: str) -> list[str]:
    """The other options of a kind: those that it shares with similar ones, but not with every chart."""
    model = CHARTS[kind].options
    own = {*_list_own(model), *ChartOptions.model_fields}
    return sorted(field.alias or name for name, field in model.model_fields.items() if name not in own)


def _list_own(model: type[BaseModel]) -> Iterator[str]:
    """The fields that a model adds to the classes that it builds on, or says something else about."""
    bases = [base for base in (*_BASES, ChartOptions) if issubclass(model, base) and model is not base]
    known = {name: field.description for base in reversed(bases) for name, field in base.model_fields.items()}
    for name, field in model.model_fields.items():
        if known.get(name) != field.description:
            yield name


def _read_entry(model: type[BaseModel], name: str) -> Entry:
    field = model.model_fields[name]
    values = _name_values(model, field.alias or name, field)
    values = "" if values == "text" else values  # as plain as the name of the option
    return Entry(field.alias or name, field.description or "", values, field.is_required())


def _name_values(model: type[BaseModel], name: str, field: FieldInfo) -> str:
    takes: Mapping[str, tuple[str, ...]] = {"tooltip": ANY, "facet": CATEGORY, **getattr(model, "takes", {})}
    values = _join([f"`{kind}`" for kind in sorted(CHARTS)], "or") if name == "kind" else _name_type(field.annotation)
    if name in takes:
        sort = _name_sort(takes[name])
        values = f"a list of columns: {sort}" if values.startswith("a list") else sort
    bounds = {
        key: value for rule in field.metadata for key in ("ge", "le", "gt") if (value := getattr(rule, key, None))
    }
    if {"ge", "le"} <= bounds.keys():
        values += f" from {bounds['ge']} to {bounds['le']}"
    default = field.default
    if field.is_required() or default is None or default in ("", [], ()) or field.default_factory:
        return values
    return f"{values}; `{_write(default)}` if left out"


def _name_sort(types: tuple[str, ...]) -> str:
    """The columns that an option takes."""
    if set(types) == set(ANY):
        return "any column"
    return "a column of categories" if types == CATEGORY else f"a column of {_join([_PLURALS[type] for type in types])}"


def _name_type(kind: Any) -> str:
    """What a writer may type for a type."""
    origin, arguments = get_origin(kind), [item for item in get_args(kind) if item is not NoneType]
    if origin is Literal:
        return _join([f"`{item}`" for item in arguments], "or")
    if origin in (list, tuple):
        inner = _name_type(arguments[0])
        return "a list" if inner == "text" else f"a list of {inner}".replace("of a number", "of numbers")
    if arguments:  # a union, or a type with rules
        items = arguments[:1] if origin is Annotated else arguments
        return _join(list(dict.fromkeys(_name_type(item) for item in items)), "or")
    return _name_class(kind) if isinstance(kind, type) else "text"


def _name_class(kind: type) -> str:
    if issubclass(kind, BaseModel):
        names = [f"`{field.alias or name}:`" for name, field in kind.model_fields.items()]
        return f"entries with {_join(names)}"
    if issubclass(kind, bool):
        return "`true` or `false`"
    return "a number" if issubclass(kind, int | float | Decimal) else "text"


def _join(words: list[str], last: str = "and") -> str:
    return f" {last} ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def _write(value: object) -> str:
    if isinstance(value, Enum):
        return str(value.value)
    return str(value).lower() if isinstance(value, bool) else str(value)
