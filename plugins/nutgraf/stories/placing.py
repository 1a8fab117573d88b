"""What the text of a story or page places by name: charts, quotations, tables; each once, and none forgotten."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from nutgraf.directives.steps import list_shown
from nutgraf.errors import Place, Problem
from nutgraf.markdown.model import Directive, Node
from nutgraf.stories.texts import list_directives

_OTHER = {"chart": "table", "table": "chart"}
_ONCE = ("chart", "quote", "table")


def list_placed(nodes: Sequence[Node]) -> dict[tuple[str, str], None]:
    """The names of directives with their arguments, in the order of the text; the charts of steps as charts."""
    return dict.fromkeys(thing for directive in list_directives(nodes) for thing in _list_things(directive))


def list_charts(nodes: Sequence[Node]) -> list[str]:
    """The ids of the charts that the text shows, in its order."""
    return [argument for name, argument in list_placed(nodes) if name == "chart"]


def check_repeated(nodes: Sequence[Node]) -> Iterator[Problem]:
    """What the text shows twice, and charts and tables whose files would have one name."""
    placed: set[tuple[str, str]] = set()
    things = ((directive, *thing) for directive in list_directives(nodes) for thing in _list_things(directive))
    for directive, name, argument in things:
        if (name, argument) in placed and name in _ONCE:
            message = f"{name} '{argument}' is shown a second time"
            yield Problem(directive.place, f"{name}.repeated", message, fix="take one of them out")
        if (_OTHER.get(name, ""), argument) in placed:
            message = f"a chart and a table are both called '{argument}', and so would be their files"
            yield Problem(directive.place, "table.name", message, fix="give the chart another id")
        placed.add((name, argument))


def check_unused(kind: str, names: Iterable[tuple[str, Place]]) -> Iterator[Problem]:
    """A warning for each thing of the front matter that the text never shows: its name, and where it stands."""
    for name, place in names:
        fix = f"place it with `:::{{{kind}}} {name}` or take it out"
        message = f"{kind} '{name}' is defined but never shown"
        yield Problem(place, f"{kind}.unused", message, fix=fix, severity="warning")


def _list_things(directive: Directive) -> Iterator[tuple[str, str]]:
    """What a directive places: the kind of thing and its name."""
    if directive.name == "steps":
        yield from (("chart", name) for name in list_shown(directive))
    else:
        yield directive.name, directive.argument
