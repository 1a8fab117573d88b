"""A pydantic model's complaints, in the words of somebody who wants to publish a story, each with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from math import isfinite, isnan
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from nutgraf.errors import Problem
from nutgraf.markdown.positions import Path, Positions
from nutgraf.names import nearest, suggest

_KINDS = {str: "text", bool: "true or false", int: "a number", float: "a number", dict: "a mapping", list: "a list"}
_WANTED = {
    "string_type": "text",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "float_parsing": "a number",
    "decimal_type": "a number",
    "decimal_parsing": "a number",
    "finite_number": "a finite number",
    "dict_type": "a mapping, `key: value`",
    "model_type": "a mapping, `key: value`",
    "mapping_type": "a mapping, `key: value`",
    "list_type": "a list, `[one, two]`",
    "tuple_type": "a list, `[one, two]`",
    "set_type": "a list, `[one, two]`",
}
_FLAGS = {
    **dict.fromkeys(("yes", "on", "y", "1", "true"), "true"),
    **dict.fromkeys(("no", "off", "n", "0", "false"), "false"),
}
_BOUNDS = {
    "greater_than_equal": ("ge", "at least"),
    "less_than_equal": ("le", "at most"),
    "greater_than": ("gt", "more than"),
    "less_than": ("lt", "less than"),
}
_PATTERNS = {
    r"^[a-z][a-z0-9_-]*$": "small letters, digits, `-` and `_`, a letter first",
    r"^([0-9a-f]{64})?$": "64 digits and letters from a to f",
    r"^(https?://[^\s]+)?$": "an address that begins with https://",
}


def problems_from_pydantic(
    error: ValidationError, positions: Positions, model: type[BaseModel], code: str = "front-matter"
) -> list[Problem]:
    """A Problem for each of the errors: its place, what is wrong, what is allowed. `code` leads the codes.

    A missing key is not reported where an unknown one beside it is a misspelling of it.
    """
    errors = error.errors(include_url=False, include_context=True)
    misspelt = find_misspelt(errors, model)
    problems = []
    for details in errors:
        path, is_key = _read_path(details)
        if details["type"] == "missing" and path in misspelt:
            continue
        name, message, allowed, fix = explain_error(details, path, model)
        by_key = is_key or details["type"] in ("extra_forbidden", "missing")
        place = positions.key(path) if by_key else positions.value(path)
        problems.append(Problem(place, f"{code}.{name}", message, allowed, fix))
    return problems


def _read_path(details: ErrorDetails) -> tuple[Path, bool]:
    """The path of an error, and whether it is about a key: pydantic then puts `[key]` at the end."""
    location = details["loc"]
    is_key = bool(location) and location[-1] == "[key]"
    return (location[:-1] if is_key else location), is_key


def find_misspelt(errors: Iterable[ErrorDetails], model: type[BaseModel]) -> set[Path]:
    """The missing keys that an unknown key beside them is a misspelling of."""
    errors = list(errors)
    missing = {details["loc"] for details in errors if details["type"] == "missing"}
    unknown = [details["loc"] for details in errors if details["type"] == "extra_forbidden"]
    meant = {(*path[:-1], nearest(str(path[-1]), get_names(find_model(model, path[:-1])))) for path in unknown}
    return missing & meant


def explain_error(details: ErrorDetails, path: Path, model: type[BaseModel]) -> tuple[str, str, str, str]:
    """One of pydantic's errors, about the value at `path`: name of the code, message, what is allowed, fix."""
    kind, name = details["type"], name_path(path)
    if kind == "extra_forbidden":
        allowed = suggest(str(path[-1]), get_names(find_model(model, path[:-1])))
        return "unknown", f"unknown key '{path[-1]}'", allowed, ""
    if kind == "missing":
        return "missing", f"key '{path[-1]}' is missing{_name_parent(path)}", describe_key(model, path), ""
    if kind in _WANTED:
        return "type", f"{name} must be {_WANTED[kind]}, not {_name_value(details['input'])}", "", _fix_type(details)
    if details["loc"][-1:] == ("[key]",):
        return "value", *_explain_value(details, "a key")
    return "value", *_explain_value(details, name)


def _explain_value(details: ErrorDetails, name: str) -> tuple[str, str, str]:
    kind, given, context = details["type"], details["input"], details.get("ctx", {})
    if kind in ("literal_error", "enum"):
        known = [item.strip("'") for item in str(context.get("expected", "")).replace(" or ", ", ").split(", ")]
        return f"{name} cannot be {_name_value(given)}", suggest(str(given), known), ""
    if kind == "string_pattern_mismatch":
        pattern = str(context.get("pattern", ""))
        return f"{name} cannot be {_name_value(given)}", _PATTERNS.get(pattern, f"must match {pattern}"), ""
    if kind in _BOUNDS or kind.startswith(("string_too", "too_")):
        return _explain_bounds(details, name)
    if kind == "value_error":
        return f"{name} cannot be {_name_value(given)}", details["msg"].removeprefix("Value error, "), ""
    message = details["msg"].removeprefix("Input should be ")
    return f"{name} cannot be {_name_value(given)}", message[:1].lower() + message[1:], ""


def _explain_bounds(details: ErrorDetails, name: str) -> tuple[str, str, str]:
    kind, given, context = details["type"], details["input"], details.get("ctx", {})
    if kind in _BOUNDS:
        key, words = _BOUNDS[kind]
        return f"{name} cannot be {_name_value(given)}", f"{words} {context.get(key)}", ""
    if kind == "string_too_long":
        return f"{name} has {len(str(given))} characters", f"at most {context.get('max_length', 0)}", ""
    if kind == "too_long":
        return f"{name} has {context.get('actual_length', 'more')} entries", f"at most {context.get('max_length')}", ""
    return f"{name} is empty", "", ""


def name_path(path: Path) -> str:
    """What a writer calls the value: its key, or the entry of a list that it is."""
    if not path:
        return "the text"
    if isinstance(path[-1], int):
        parent = name_path(path[:-1]) if len(path) > 1 else "the list"
        return f"entry {path[-1] + 1} of {parent}"
    return f"'{path[-1]}'"


def _name_parent(path: Path) -> str:
    return f" in {name_path(path[:-1])}" if len(path) > 1 else ""


def _name_value(value: object) -> str:
    if value is None:
        return "empty"
    if isinstance(value, str):
        return f"'{value}'" if len(value) <= 60 else f"'{value[:59]}…'"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and not isfinite(value):
        return "`.nan`" if isnan(value) else "`.inf`"
    if isinstance(value, int | float):
        return f"the number {value}"
    return _KINDS.get(type(value), "this")


def _fix_type(details: ErrorDetails) -> str:
    kind, given = details["type"], details["input"]
    if kind == "string_type" and isinstance(given, int | float):
        return "put it in quotation marks"
    if kind in ("list_type", "tuple_type") and isinstance(given, str | int | float) and not isinstance(given, bool):
        return f"write `[{given}]`"
    word = str(given).casefold()
    if kind in ("bool_type", "bool_parsing") and word in _FLAGS:
        return f"write `{_FLAGS[word]}`"
    return ""


def get_names(model: type[BaseModel] | None) -> list[str]:
    """The keys of a model, as writers write them."""
    return [field.alias or name for name, field in model.model_fields.items()] if model else []


def describe_key(model: type[BaseModel], path: Path) -> str:
    """What the key at `path` is for; "" where nothing says so."""
    owner = find_model(model, path[:-1])
    fields = {field.alias or name: field for name, field in owner.model_fields.items()} if owner else {}
    field = fields.get(str(path[-1]))
    return field.description or "" if field else ""


def find_model(model: type[BaseModel], path: Path) -> type[BaseModel] | None:
    """The model of the mapping at `path`, or None if there is none."""
    found: Any = model
    for step in path:
        found = _step_into(found, step)
    return next(_find_models(found), None)


def _step_into(kind: Any, step: str | int) -> Any:
    for model in _find_models(kind):
        fields = {field.alias or name: field.annotation for name, field in model.model_fields.items()}
        if step in fields:
            return fields[str(step)]
    for item in _strip(kind):
        origin, arguments = get_origin(item), get_args(item)
        if isinstance(origin, type) and issubclass(origin, Mapping) and len(arguments) == 2:
            return arguments[1]
        if origin in (tuple, list, set, frozenset) and arguments:
            return arguments[0]
    return None


def _find_models(kind: Any) -> Iterator[type[BaseModel]]:
    return (item for item in _strip(kind) if isinstance(item, type) and issubclass(item, BaseModel))


def _strip(kind: Any) -> Iterator[Any]:
    """The members of a union, without `Annotated`."""
    origin = get_origin(kind)
    if origin is Annotated:
        yield from _strip(get_args(kind)[0])
    elif origin in (Union, UnionType):
        for item in get_args(kind):
            yield from _strip(item)
    elif origin is not Literal and kind is not None:
        yield kind
