"""What Vega-Lite's own schema, as Altair carries it, says against a specification: in words, at its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import import_module
from typing import Any

from nutgraf.charts.grammar import alt
from nutgraf.charts.options import Complaint
from nutgraf.charts.vegalite_units import LISTS, Path
from nutgraf.names import nearest, suggest

_SHAPES = frozenset({"mark", "spec", *LISTS})
_MEANINGS = {"boolean": "true or false", "number": "a number", "string": "text", "array": "a list",
             "object": "a mapping", "null": "null"}  # fmt: skip


def check_schema(spec: Mapping[str, Any]) -> list[Complaint]:
    """The mistakes that a specification makes most deeply inside it; none if it is valid.

    A value may be of several sorts, and the schema complains of each that it is not. What is meant is the sort of
    which most is right, so that only what lies deepest is told.
    """
    if not _SHAPES & spec.keys():
        return [Complaint("spec", "chart.spec", "the specification lacks 'mark'", fix="add 'mark'")]
    errors = list(_validator().iter_errors(spec))
    leaves = [leaf for error in errors for leaf in _list_leaves(error)]
    if not leaves:
        return []
    depths = sorted({len(leaf.absolute_path) for leaf in leaves}, reverse=True)
    by_depth = [[leaf for leaf in leaves if len(leaf.absolute_path) == depth] for depth in depths]
    told = next((group for group in by_depth if not _is_other_sort(group)), by_depth[0])
    found: dict[Path, list[Any]] = {}
    for leaf in told:
        found.setdefault(tuple(leaf.absolute_path), []).append(leaf)
    return [_explain(path, group) for path, group in sorted(found.items(), key=lambda item: str(item[0]))]


def _is_other_sort(leaves: Sequence[Any]) -> bool:
    """Whether these only say that a value is of another sort: its name is not like any of those allowed."""
    allowed = [value for leaf in leaves for value in _list_allowed(leaf)]
    names = [str(leaf.instance) for leaf in leaves]
    is_choice = all(leaf.validator in ("const", "enum") for leaf in leaves)
    return is_choice and list(leaves[0].absolute_path)[-1:] == ["type"] and not nearest(names[0], allowed)


@cache
def _validator() -> Any:
    """The schema ready to be asked; it is large, so once."""
    return import_module("jsonschema").Draft7Validator(alt.load_schema())


def _list_leaves(error: Any) -> Iterator[Any]:
    if not error.context:
        yield error
    for inner in error.context or ():
        yield from _list_leaves(inner)


def _explain(path: Path, leaves: Sequence[Any]) -> Complaint:
    option = ".".join(map(str, ("spec", *path)))
    where = _name(path)
    extra = [leaf for leaf in leaves if leaf.validator == "additionalProperties"]
    if extra:
        name, known = _find_extra(extra)
        return Complaint(f"{option}.{name}", "chart.spec", f"{where} has no option '{name}'", suggest(name, known))
    missing = [leaf for leaf in leaves if leaf.validator == "required"]
    allowed = [value for leaf in leaves for value in _list_allowed(leaf)]
    instance = leaves[0].instance
    if allowed and isinstance(instance, str):
        return Complaint(option, "chart.spec", f"{where} cannot be '{instance}'", suggest(instance, allowed))
    if missing and len(missing) == len(leaves):
        names = [name for leaf in missing for name in leaf.validator_value if name not in leaf.instance]
        return Complaint(option, "chart.spec", f"{where} lacks '{names[0]}'", fix=f"add '{names[0]}'")
    types = dict.fromkeys(_MEANINGS.get(str(leaf.validator_value), "") for leaf in leaves if leaf.validator == "type")
    meanings = " or ".join(meaning for meaning in types if meaning)
    return Complaint(option, "chart.spec", f"{where} cannot be {str(instance)[:60]}", meanings)


def _name(path: Path) -> str:
    """What stands at a path, in words."""
    if not path:
        return "the specification"
    if isinstance(path[-1], int):
        return f"entry {path[-1] + 1} of '{path[-2]}'" if len(path) > 1 else f"entry {path[-1] + 1}"
    return f"'{path[-1]}'"


def _find_extra(leaves: Sequence[Any]) -> tuple[str, list[str]]:
    """The name that no sort of value allows, and the names that the sort with the fewest others does."""

    def others(leaf: Any) -> list[str]:
        return [name for name in leaf.instance if name not in leaf.schema.get("properties", {})]

    best = min(leaves, key=lambda leaf: len(others(leaf)))
    return others(best)[0], sorted({name for leaf in leaves for name in leaf.schema.get("properties", {})})


def _list_allowed(leaf: Any) -> list[str]:
    if leaf.validator == "const":
        return [str(leaf.validator_value)]
    return [str(value) for value in leaf.validator_value] if leaf.validator == "enum" else []
