"""Where the keys and values of a YAML text stand."""

from __future__ import annotations

from dataclasses import dataclass, field

from nutgraf.errors import Place
from nutgraf.markdown.places import Lines

Path = tuple[str | int, ...]
"""The way to a value: keys of mappings and indexes of lists, such as `("quotes", "tested", "notes", 0, "on")`."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Offsets in the text: of a key (for an entry of a list, its value), of the value, of the words of the value."""

    key: int
    value: int
    text: int


@dataclass(frozen=True, slots=True)
class Positions:
    """The places of keys and values by path. A path that does not exist has the place of its nearest parent."""

    lines: Lines
    spots: dict[Path, Spot] = field(default_factory=dict)

    def has(self, path: Path) -> bool:
        """Whether there is a value at `path`."""
        return path in self.spots

    def key(self, path: Path) -> Place:
        """Where the key of the value at `path` begins."""
        return self.lines.find_place(self._find(path).key)

    def value(self, path: Path) -> Place:
        """Where the value at `path` begins, with its quotation mark or indicator."""
        return self.lines.find_place(self._find(path).value)

    def text(self, path: Path) -> Place:
        """Where the words of the value at `path` begin, behind a quotation mark or on the line below `|`.

        What `parse_at` wants to tell places within the value: exact for values on one line without escapes and for
        `|` blocks; for folded ones, the line at which they begin.
        """
        return self.lines.find_place(self._find(path).text)

    def _find(self, path: Path) -> Spot:
        while path and path not in self.spots:
            path = path[:-1]
        return self.spots.get(path, Spot(0, 0, 0))
