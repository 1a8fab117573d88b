"""A Vega-Lite specification, walked: its units, the fields that they name, and the fields that it makes itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

Spec = Mapping[str, Any]
Path = tuple[str | int, ...]
Channel = tuple[str, Path, Mapping[str, Any]]
"""The name of a channel, where it stands, and its definition."""

LISTS = ("layer", "hconcat", "vconcat", "concat")
_MADE = {"fold": ("key", "value"), "density": ("value", "density"), "quantile": ("prob", "value")}
_DATUM = re.compile(r"""datum(?:\.([A-Za-z_$][\w$]*)|\[(?:'((?:[^'\\]|\\.)+)'|"((?:[^"\\]|\\.)+)")\])""")
_PLACE_CHANNELS = frozenset({"x", "y", "row", "column", "facet", "shape", "strokeDash", "text", "detail", "xOffset",
                             "yOffset", "theta", "radius"})  # fmt: skip


class Unit(NamedTuple):
    """One layer or view: where it stands, its mark, its channels with those of what is around it, and its data."""

    path: Path
    mark: Mapping[str, Any]
    encoding: Mapping[str, Any]
    data: Any

    @property
    def type(self) -> str:
        """`bar`, `line` …"""
        return str(self.mark.get("type", ""))

    def shows_data(self) -> bool:
        """Whether any of its channels is of a field, or of what is computed of fields."""
        return any({"field", "aggregate", "bin"} & channel.keys() for _, _, channel in self.list_channels())

    def list_channels(self) -> Iterator[Channel]:
        """The name, path and definition of every channel, those of a list and of conditions too."""
        for name, value in self.encoding.items():
            own = (*self.path, "encoding", name)
            entries = enumerate(value) if isinstance(value, list) else ((None, value),)
            for index, channel in entries:
                path = own if index is None else (*own, index)
                if isinstance(channel, Mapping):
                    yield name, path, channel
                    yield from _list_conditions(name, path, channel)


def list_units(spec: Spec, path: Path = (), around: Unit | None = None) -> Iterator[Unit]:
    """Every unit of a specification, in the order of drawing."""
    before = around or Unit((), {}, {}, None)
    mark = spec.get("mark", {})
    unit = Unit(
        path=path,
        mark={"type": mark} if isinstance(mark, str) else mark if isinstance(mark, Mapping) else {},
        encoding={**before.encoding, **_mapping(spec.get("encoding"))},
        data=spec.get("data", before.data),
    )
    if "mark" in spec:
        yield unit
    for key in LISTS:
        for index, inner in enumerate(spec.get(key) or ()):
            if isinstance(inner, Mapping):
                yield from list_units(inner, (*path, key, index), unit)
    if isinstance(spec.get("spec"), Mapping):
        facet = spec.get("facet", {})
        shared = {"facet": facet} if isinstance(facet, Mapping) and "field" in facet else _mapping(facet)
        yield from list_units(spec["spec"], (*path, "spec"), unit._replace(encoding={**unit.encoding, **shared}))


def list_nodes(node: Any, path: Path = ()) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    """Every mapping in a specification with its path, but for the rows of inline data."""
    if isinstance(node, Mapping):
        yield path, node
        for key, value in node.items():
            if key not in ("values", "datasets"):
                yield from list_nodes(value, (*path, key))
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from list_nodes(value, (*path, index))


def list_fields(spec: Spec) -> dict[str, Path]:
    """The names of fields that channels, transforms and expressions use, with where each stands first."""
    found: dict[str, Path] = {}
    for unit in list_units(spec):
        for _, path, channel in unit.list_channels():
            if isinstance(channel.get("field"), str):
                found.setdefault(name_root(channel["field"]), (*path, "field"))
    for path, node in list_nodes(spec):
        for key, value in node.items():
            if isinstance(value, str) and "datum" in value:
                found.update({name: (*path, key) for name in _list_datum(value) if name not in found})
    return found


def list_made(spec: Spec) -> set[str] | None:
    """The fields that transforms make; None where that depends on the data."""
    found: set[str] = set()
    for path, node in list_nodes(spec):
        if "pivot" in node or ("lookup" in node and "as" not in node and "fields" not in _mapping(node.get("from"))):
            return None
        if "transform" in path:
            made = node.get("as", ())
            found |= {made} if isinstance(made, str) else set(made)
            found |= {name for key, names in _MADE.items() if key in node for name in names}
            found |= set(_mapping(node.get("from")).get("fields", ()))
            found |= {str(node[key]) for key in ("regression", "loess", "on") if isinstance(node.get(key), str)}
    return found


def name_root(field: str) -> str:
    """The column that a field is of: `geo` of `geo.name` and `geo['name']`."""
    return re.split(r"(?<!\\)[.\[]", field, maxsplit=1)[0].replace("\\", "")


def tells_apart(unit: Unit, field: str) -> bool:
    """Whether anything but colour shows the values of a field."""
    return any(name in _PLACE_CHANNELS and channel.get("field") == field for name, _, channel in unit.list_channels())


def _list_conditions(
    name: str, path: Path, channel: Mapping[str, Any]
) -> Iterator[tuple[str, Path, Mapping[str, Any]]]:
    condition = channel.get("condition")
    entries = condition if isinstance(condition, list) else [condition]
    for index, entry in enumerate(entries):
        if isinstance(entry, Mapping):
            inner: Path = (*path, "condition", index) if isinstance(condition, list) else (*path, "condition")
            yield name, inner, entry


def _list_datum(text: str) -> list[str]:
    return [plain or single or double for plain, single, double in _DATUM.findall(text)]


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}
