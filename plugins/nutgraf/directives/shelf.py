"""What a directive may reach for: everything of its story that is read, checked and drawn already."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from nutgraf.datasets.model import Dataset
from nutgraf.errors import Place, Problem
from nutgraf.html import Html
from nutgraf.markdown.model import Directive, Node
from nutgraf.names import suggest
from nutgraf.stories.blocks import Block, Chart, Note, Quote, Sources

Built = tuple[Block | None, tuple[Problem, ...]]


@dataclass(frozen=True, slots=True)
class Shelf:
    """The things of one story. A value of None stands for a thing that is defined but broken, and already told so.

    `notes` holds the notes that directives make, by the place of the directive. `show` turns nodes into blocks (the
    body of an aside), `inline` a line of Markdown into markup.
    """

    folder: Path
    language: str
    charts: Mapping[str, Chart | None]
    quotes: Mapping[str, Quote | None]
    notes: Mapping[Place, Note | None]
    datasets: Mapping[str, Dataset]
    sources: Sources
    show: Callable[[tuple[Node, ...]], tuple[tuple[Block, ...], tuple[Problem, ...]]]
    inline: Callable[[str], Html]


@dataclass(frozen=True, slots=True)
class Kind:
    """How a directive is written: whether it takes an argument and a body, and the options that it knows."""

    build: Callable[[Directive, Shelf], Built]
    argument: str = ""
    required: bool = False
    body: bool = False
    options: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()


def check_shape(directive: Directive, kind: Kind) -> tuple[Problem, ...]:
    """Problems of a directive that is not written as its kind asks: argument, options, body."""
    found: list[Problem] = []
    name = directive.name
    if kind.required and not directive.argument:
        message = f"directive '{name}' names no {kind.argument}"
        fix = f"write `:::{{{name}}} {kind.argument.upper().replace(' ', '-')}`"
        found.append(Problem(directive.place, "directive.argument", message, fix=fix))
    if directive.argument and not kind.argument:
        message = f"directive '{name}' takes no argument, but has '{directive.argument}'"
        found.append(Problem(directive.argument_place, "directive.argument", message, fix="take it out"))
    for key, option in directive.options.items():
        if key not in kind.options:
            message = f"unknown option '{key}' of directive '{name}'"
            allowed = suggest(key, kind.options) if kind.options else "it takes none"
            found.append(Problem(option.place, "directive.option", message, allowed))
    for key in kind.needs:
        if key not in directive.options or not directive.options[key].text:
            message = f"directive '{name}' has no '{key}'"
            found.append(Problem(directive.place, "directive.missing", message, fix=f"add a line `:{key}: …` below it"))
    if directive.body and not kind.body:
        message = f"directive '{name}' takes no text inside"
        found.append(Problem(directive.place, "directive.body", message, fix="write it below the closing `:::`"))
    return tuple(found)


def miss(directive: Directive, what: str, known: Mapping[str, object]) -> Built:
    """The outcome for an argument that names nothing: a problem with the nearest known name."""
    message = f"unknown {what} '{directive.argument}'"
    return None, (Problem(directive.argument_place, f"{what}.unknown", message, suggest(directive.argument, known)),)
