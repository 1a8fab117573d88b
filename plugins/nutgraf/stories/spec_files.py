"""Specifications of charts in files beside a story, read as if they stood in its front matter."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from nutgraf.errors import Place, Problem
from nutgraf.markdown import Positions, load_yaml
from nutgraf.markdown.positions import Path as Key
from nutgraf.markdown.positions import Spot
from nutgraf.names import suggest

ENDING = ".vl.json"


@dataclass(frozen=True, slots=True)
class GraftedPositions(Positions):
    """Positions some of whose branches are those of other files: path -> its positions."""

    branches: dict[Key, Positions] = field(default_factory=dict)

    def key(self, path: Key) -> Place:
        """Where the key of the value at `path` begins."""
        found = self._branch(path)
        return found[0].key(found[1]) if found else Positions.key(self, path)

    def value(self, path: Key) -> Place:
        """Where the value at `path` begins."""
        found = self._branch(path)
        return found[0].value(found[1]) if found else Positions.value(self, path)

    def text(self, path: Key) -> Place:
        """Where the words of the value at `path` begin."""
        found = self._branch(path)
        return found[0].text(found[1]) if found else Positions.text(self, path)

    def _branch(self, path: Key) -> tuple[Positions, Key] | None:
        """The positions of the file that a path leads into, and the rest of the path."""
        for start, positions in self.branches.items():
            if path[: len(start)] == start and len(path) > len(start):
                return positions, path[len(start) :]
        return None


@dataclass(slots=True)
class Specs:
    """The charts of a file with their specifications in place, what is wrong, and the positions in other files."""

    charts: dict[str, dict[str, Any]]
    problems: list[Problem] = field(default_factory=list)
    branches: dict[Key, Positions] = field(default_factory=dict)


def open_specs(charts: Mapping[str, Mapping[str, Any]], positions: Positions, folder: Path, root: Path) -> Specs:
    """Put the file that `spec:` of a chart names into its place; one that is no good leaves an empty specification."""
    specs = Specs({name: dict(chart) for name, chart in charts.items()})
    for name, chart in specs.charts.items():
        named = chart.get("spec")
        if chart.get("kind") != "spec" or not isinstance(named, str):
            continue
        place = positions.text(("charts", name, "spec"))
        path = (folder / named).resolve()
        if not named.endswith(ENDING) or not path.is_relative_to(folder.resolve()) or not path.is_file():
            specs.problems.append(_miss(name, named, folder, place))
            chart["spec"] = {}
            continue
        _read(specs, name, path, root)
    return specs


def _miss(name: str, named: str, folder: Path, place: Place) -> Problem:
    message = f"chart '{name}': there is no specification '{named}' beside the story"
    return Problem(place, "chart.file", message, suggest(named, _list_files(folder)), f"its name ends with {ENDING}")


def _list_files(folder: Path) -> Iterator[str]:
    return (path.relative_to(folder).as_posix() for path in sorted(folder.rglob(f"*{ENDING}")))


def _read(specs: Specs, name: str, path: Path, root: Path) -> None:
    """Take a file's value, and the positions of what is in it: JSON is YAML, but for tabs and such."""
    own = path.relative_to(root.resolve()).as_posix()
    chart = specs.charts[name]
    try:
        text = path.read_text("utf-8")
        chart["spec"] = json.loads(text)
    except UnicodeDecodeError:
        specs.problems.append(Problem(Place(own), "file.encoding", "the file is not UTF-8", fix="save it as UTF-8"))
        chart["spec"] = {}
        return
    except json.JSONDecodeError as error:
        place = Place(own, error.lineno, error.colno)
        specs.problems.append(Problem(place, "chart.file", f"this is not JSON: {error.msg[0].lower()}{error.msg[1:]}"))
        chart["spec"] = {}
        return
    _, positions, problems = load_yaml(text.replace("\t", " "), own)
    if not isinstance(chart["spec"], dict):
        specs.problems.append(Problem(Place(own), "chart.file", "a specification is a JSON object"))
        chart["spec"] = {}
    elif problems:
        positions.spots.clear()
        positions.spots[()] = Spot(0, 0, 0)
    specs.branches["charts", name, "spec"] = positions
