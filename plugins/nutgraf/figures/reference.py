"""References as written in `n=` and `d=`, read into a tree; nothing is evaluated here.

    reference = function | dataset ":" row ["." column] | dataset ":" first ".." last ["." column]
              | dataset ["." column] | "src:" source
    function  = name "(" argument {"," argument} ")"
    argument  = reference | ["-"] digits ["." digits]          (a limit, for the functions that take one)

A row or column that holds one of `, ( )` or begins or ends with a space stands in single quotes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from nutgraf.figures.faults import FigureError

MOST_NESTED = 5

_NAME = re.compile(r"\s*([A-Za-z_][A-Za-z0-9_-]*)\s*")
_LIMIT = re.compile(r"\s*([-−]?\d+(?:\.\d+)?)(?=\s*[,)])")
_QUOTED = re.compile(r"'([^']*)'")
_BARE = re.compile(r"[^,()']+")


@dataclass(frozen=True, slots=True)
class CellReference:
    """`dataset:row[.column]`: names as written; where `column` is "" the row's text may still end with one."""

    dataset: str
    row: str
    column: str = ""


@dataclass(frozen=True, slots=True)
class RangeReference:
    """`dataset:first..last[.column]`: the rows from one to another, both included."""

    dataset: str
    first: str
    last: str
    column: str = ""


@dataclass(frozen=True, slots=True)
class ColumnReference:
    """`dataset.column`, or `dataset` alone for its value column: all rows."""

    dataset: str
    column: str = ""


@dataclass(frozen=True, slots=True)
class SourceReference:
    """`src:source`."""

    source: str


@dataclass(frozen=True, slots=True)
class CallReference:
    """`function(reference, …)`."""

    function: str
    arguments: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class LimitReference:
    """A number that values are held against, such as 0 in `count_above(dataset.column, 0)`."""

    value: Decimal


Reference = LimitReference | CellReference | RangeReference | ColumnReference | SourceReference | CallReference


def parse_reference(text: str) -> Reference:
    """The tree of a reference. Raises FigureError (F030) where it cannot be read, with the place in the text."""
    reference, end = _parse(text, 0, 0)
    if text[end:].strip():
        raise _fault(text, end, "nothing more")
    return reference


def _parse(text: str, at: int, depth: int) -> tuple[Reference, int]:
    limit = _LIMIT.match(text, at) if depth else None
    if limit:
        return LimitReference(Decimal(limit[1].replace("−", "-"))), limit.end()
    name = _NAME.match(text, at)
    if not name:
        raise _fault(text, at, "the name of a dataset or function")
    if depth > MOST_NESTED:
        raise FigureError("F030", f"the functions are nested deeper than {MOST_NESTED}")
    mark = text[name.end() : name.end() + 1]
    if mark == "(":
        return _parse_call(text, name[1], name.end() + 1, depth)
    if mark == ":":
        return _parse_rows(text, name[1], name.end() + 1)
    if mark == ".":
        parts, end = _parse_names(text, name.end() + 1, "the name of a column")
        return ColumnReference(name[1], ".".join(parts)), end
    return ColumnReference(name[1]), name.end()


def _parse_call(text: str, function: str, at: int, depth: int) -> tuple[Reference, int]:
    arguments: list[Reference] = []
    while True:
        argument, at = _parse(text, at, depth + 1)
        arguments.append(argument)
        at += len(text[at:]) - len(text[at:].lstrip())
        mark = text[at : at + 1]
        if mark == ")":
            return CallReference(function, tuple(arguments)), at + 1
        if mark != ",":
            raise _fault(text, at, "a comma or a closing bracket")
        at += 1


def _parse_rows(text: str, dataset: str, at: int) -> tuple[Reference, int]:
    parts, end = _parse_names(text, at, "the name of a row")
    if dataset == "src":
        return SourceReference("".join(parts)), end
    column = parts[1].removeprefix(".") if len(parts) > 1 else ""
    if len(parts) == 1 and (span := re.fullmatch(r"(.+?)\.\.(.+)", parts[0])):
        last, _, column = span[2].partition(".")
        return RangeReference(dataset, span[1], last, column), end
    return CellReference(dataset, parts[0], column), end


def _parse_names(text: str, at: int, wanted: str) -> tuple[list[str], int]:
    """A bare name, or a quoted one with another behind it: `'St. Louis'.people` gives two parts."""
    quoted = _QUOTED.match(text, at)
    if quoted:
        rest = _BARE.match(text, quoted.end())
        more = rest[0].strip() if rest else ""
        column = _QUOTED.match(text, quoted.end() + 1) if more == "." else None
        if column:
            return [quoted[1], column[1]], column.end()
        if more and not more.startswith("."):
            raise _fault(text, quoted.end(), "a point and the name of a column")
        return [quoted[1], *([more] if more else [])], rest.end() if rest else quoted.end()
    bare = _BARE.match(text, at)
    if not bare or not bare[0].strip():
        raise _fault(text, at, wanted)
    return [bare[0].strip()], bare.end()


def _fault(text: str, at: int, wanted: str) -> FigureError:
    there = f"'{text[at:]}'" if text[at:].strip() else "the end"
    return FigureError("F030", f"the reference '{text}' cannot be read: at {there} there should be {wanted}")
