"""Steps: what they show, and what is said where they are written otherwise."""

from __future__ import annotations

from dataclasses import replace

import pytest

from nutgraf.charts.model import Drawing, LegendItem, Table
from nutgraf.directives.registry import build_block
from nutgraf.directives.shelf import Shelf
from nutgraf.html import Html
from nutgraf.markdown import parse
from nutgraf.markdown.model import Directive
from nutgraf.stories.blocks import Chart, Steps, walk_blocks
from nutgraf.stories.placing import check_repeated, list_charts
from tests.directives.test_shelf import make_shelf

TABLE = Table(("Year", "Means", "Trips"), (("2001", "Boat", "3"), ("2002", "Boat, small", "5")), (False, False, True))
DRAWING = Drawing((), '{"m":["Boat","Rail"]}', "light", TABLE, "", "", "", (LegendItem("Claimed", "hatch-2"),))


def make_chart(name: str) -> Chart:
    """A chart of boats and rails."""
    return Chart(name, f"The {name}", "", "All of it.", DRAWING, Html("us"), Html(""), f"{name}.csv", f"{name}.svg")


def make_story() -> Shelf:
    """A story with two charts and one that is broken."""
    return replace(make_shelf(), charts={"trips": make_chart("trips"), "rails": make_chart("rails"), "lost": None})


def read(source: str) -> Directive:
    """The one directive of a text."""
    node = parse(source, "story.md").nodes[0]
    assert isinstance(node, Directive)
    return node


def write(*steps: str, chart: str = "trips") -> str:
    """A directive with these steps, each its options and its text."""
    inner = "".join(f":::{{step}}\n{step}\n:::\n" for step in steps)
    return f":::::{{steps}} {chart}\n{inner}:::::\n"


def test_steps_with_one_chart_stand_together() -> None:
    """A chart is shown once, where it is first needed; names are parted by commas, or by semicolons."""
    source = write(
        ":highlight: Boat, Claimed\n\nOne.", ":chart: rails\n:hide: Rail\n\nTwo.", ":highlight: Boat, small;\n\nThree."
    )
    block, problems = build_block(read(source), make_story())
    assert problems == ()
    assert isinstance(block, Steps)
    assert [group.chart.id if group.chart else "" for group in block.groups] == ["trips", "rails", ""]
    steps = [step for group in block.groups for step in group.steps]
    assert [(step.chart, step.highlight, step.hide) for step in steps] == [
        ("trips", ("Boat", "Claimed"), ()),
        ("rails", (), ("Rail",)),
        ("trips", ("Boat, small",), ()),
    ]
    assert steps[0].state == '{"chart":"chart-trips","highlight":["Boat","Claimed"],"hide":[]}'
    assert [inner.id for inner in walk_blocks((block,)) if isinstance(inner, Chart)] == ["trips", "rails"]


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (write("One.", chart="tirps"), "story.md:1:14  unknown chart 'tirps'  (did you mean 'trips'? known: lost, "),
        (":::::{steps} trips\n:::::\n", "story.md:1:1  there is no step inside  write `:::{step}` for"),
        (write(":chart: rail\n\nOne."), "story.md:3:9  unknown chart 'rail'  (did you mean 'rails'? known: "),
        (
            write(":highlight: Boot\n\nOne."),
            "story.md:3:13  chart 'trips' shows no 'Boot'  (did you mean 'Boat'? known: ",
        ),
        (write(":hide: 2001\n\nOne."), "story.md:3:8  chart 'trips' shows no '2001'  (known: Boat, Claimed,"),
        (write(":colour: red\n\nOne."), "story.md:3:1  unknown option 'colour' of directive 'step'"),
        (
            ":::::{steps} trips\nWords.\n\n:::{step}\nOne.\n:::\n:::::\n",
            "story.md:2:1  only steps stand inside of steps  put",
        ),
        (":::{step}\nOne.\n:::\n", "story.md:1:1  unknown directive 'step'  (did you mean 'steps'?"),
    ],
)
def test_steps_that_are_written_otherwise_are_told(source: str, said: str) -> None:
    """Each mistake has its place and the nearest right name."""
    block, problems = build_block(read(source), make_story())
    assert block is None
    assert problems[0].format().startswith(said)


def test_a_broken_chart_is_not_told_again() -> None:
    """It was told where it is defined."""
    assert build_block(read(write("One.", chart="lost")), make_story()) == (None, ())


def test_charts_of_steps_are_placed() -> None:
    """They count as shown, in the order of the text, and are not to be shown a second time."""
    nodes = parse(write("One.", ":chart: rails\n\nTwo.") + "\n:::{chart} rails\n:::\n", "story.md").nodes
    assert list_charts(nodes) == ["trips", "rails"]
    assert [problem.message for problem in check_repeated(nodes)] == ["chart 'rails' is shown a second time"]
