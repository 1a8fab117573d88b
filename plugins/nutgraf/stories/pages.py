"""Reads the standing pages: about, how we check, and the like."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from nutgraf.directives.registry import build_block
from nutgraf.directives.shelf import Shelf
from nutgraf.errors import Problem
from nutgraf.evidence.check import Examination
from nutgraf.evidence.lock import Lock
from nutgraf.evidence.subject import Subject
from nutgraf.figures.coverage import AllowedNumber
from nutgraf.html import Html
from nutgraf.markdown import render, render_inline
from nutgraf.markdown.model import Directive, Node, Prose, Shown
from nutgraf.quotes.model import Policy
from nutgraf.stories import blocks
from nutgraf.stories.blocks import Block
from nutgraf.stories.draft import Shared
from nutgraf.stories.file import ContentFile, read_file
from nutgraf.stories.front_matter import PageKeys
from nutgraf.stories.notes import NotePlan
from nutgraf.stories.shown import show_marks
from nutgraf.stories.story import StandingPage
from nutgraf.stories.texts import list_seen

_STORY_ONLY = frozenset({"chart", "note", "picture", "pullquote", "quote", "sources"})
_ON_PAGES = ("aside", "methodology", "table")


def read_page(path: Path, shared: Shared) -> tuple[StandingPage | None, tuple[Problem, ...]]:
    """The page in the file `path`, whose name is its slug; a page may show asides and tables of datasets."""
    file, problems = read_file(path, shared.root, PageKeys)
    if file is None:
        return None, problems
    subject = _make_subject(file, shared)
    evidence = Examination(subject).finish(shared.datasets)
    marks = tuple(mark for passage in subject.passages for mark in passage.marks)
    shown = show_marks(marks, evidence, NotePlan({}, {}, {}, ()))

    made, wrong = _show_nodes(file.body.nodes, shown, path.parent, shared)
    plain = Html("".join(block.html.text for block in made if isinstance(block, blocks.Prose)))
    keys = file.keys
    page = StandingPage(
        slug=path.stem,
        path=file.path,
        url=f"{path.stem}/",
        title=keys.title,
        summary=keys.summary,
        blocks=made,
        plain=plain,
        menu=keys.menu or keys.title,
        order=keys.order,
    )
    return page, (*problems, *evidence.problems, *wrong)


def _show_nodes(
    nodes: tuple[Node, ...], shown: Mapping[str, Shown], folder: Path, shared: Shared
) -> tuple[tuple[Block, ...], tuple[Problem, ...]]:
    """The nodes of a page as blocks; of the things that directives show, a page has the site's datasets."""
    made: list[Block] = []
    found: list[Problem] = []
    shelf = Shelf(
        folder=folder,
        language=shared.publication.language,
        charts={},
        quotes={},
        notes={},
        datasets=shared.datasets,
        sources=blocks.Sources((), ()),
        show=lambda inner: _show_nodes(inner, shown, folder, shared),
        inline=render_inline,
    )
    for node in nodes:
        if isinstance(node, Directive) and node.name in _STORY_ONLY:
            message = f"directive '{node.name}' shows what a story defines; a page defines nothing"
            found.append(Problem(node.place, "directive.page", message, f"known here: {', '.join(_ON_PAGES)}"))
        elif isinstance(node, Prose):
            made.append(blocks.Prose(render(node, shown)))
        else:
            block, wrong = build_block(node, shelf)
            found.extend(wrong)
            made.extend([block] if block else [])
    return tuple(made), tuple(found)


def _make_subject(file: ContentFile[PageKeys], shared: Shared) -> Subject:
    return Subject(
        path=file.path,
        passages=tuple(list_seen(file.body)),
        quotations=(),
        sources=shared.sources,
        people={},
        datasets=shared.datasets,
        default_source="",
        policy=Policy(),
        lock=Lock(),
        allowed=tuple(
            AllowedNumber(item.text, item.why, file.place("allow_numbers", index))
            for index, item in enumerate(file.keys.allow_numbers)
        ),
    )
