"""From parsed Markdown to blocks: prose is rendered, directives build what they name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from nutgraf.directives.registry import build_block
from nutgraf.directives.shelf import Shelf
from nutgraf.errors import Problem
from nutgraf.markdown import render
from nutgraf.markdown.model import Node, Prose, Shown
from nutgraf.stories import blocks
from nutgraf.stories.blocks import Block


def show_nodes(
    nodes: Iterable[Node], shown: Mapping[str, Shown], shelf: Shelf
) -> tuple[tuple[Block, ...], tuple[Problem, ...]]:
    """The nodes as blocks, in order, and what is wrong with the directives; `shown` says how marks are printed."""
    plain = {key: Shown(after=mark.plain) for key, mark in shown.items() if mark.plain}
    made: list[Block] = []
    found: list[Problem] = []
    for node in nodes:
        if isinstance(node, Prose):
            made.append(blocks.Prose(render(node, shown), render(node, plain)))
        else:
            block, problems = build_block(node, shelf)
            found.extend(problems)
            made.extend([block] if block is not None else [])
    return tuple(made), tuple(found)
