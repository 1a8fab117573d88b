"""Reads the standing pages: about, how we check, and the like."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from nutgraf.directives.shelf import Shelf
from nutgraf.errors import Problem
from nutgraf.evidence.check import Examination
from nutgraf.evidence.lock import Lock
from nutgraf.evidence.subject import Subject
from nutgraf.html import Html
from nutgraf.markdown import render_inline
from nutgraf.markdown.model import Directive, Node, Shown
from nutgraf.quotes.model import Policy
from nutgraf.stories import blocks
from nutgraf.stories.draft import Shared
from nutgraf.stories.file import ContentFile, read_allowed, read_file
from nutgraf.stories.front_matter import PageKeys
from nutgraf.stories.notes import NotePlan
from nutgraf.stories.show import show_nodes
from nutgraf.stories.shown import show_marks
from nutgraf.stories.story import StandingPage
from nutgraf.stories.texts import list_directives, list_seen, make_passage

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
    shelf = _make_shelf(path.parent, shown, shared)
    made, wrong = shelf.show(file.body.nodes)
    plain = Html("".join((block.plain or block.html).text for block in made if isinstance(block, blocks.Prose)))
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
    return page, (*problems, *evidence.problems, *_refuse(file.body.nodes), *wrong)


def _make_shelf(folder: Path, shown: Mapping[str, Shown], shared: Shared) -> Shelf:
    """Of the things that directives show, a page has the site's datasets."""
    shelf = Shelf(
        folder=folder,
        language=shared.publication.language,
        charts={},
        quotes={},
        notes={},
        datasets=shared.datasets,
        sources=blocks.Sources((), ()),
        show=lambda nodes: show_nodes(_leave_out(nodes), shown, shelf),
        inline=render_inline,
    )
    return shelf


def _leave_out(nodes: tuple[Node, ...]) -> list[Node]:
    """The nodes without the directives that only stories have; `_refuse` tells those."""
    return [node for node in nodes if not (isinstance(node, Directive) and node.name in _STORY_ONLY)]


def _refuse(nodes: tuple[Node, ...]) -> Iterator[Problem]:
    for node in list_directives(nodes):
        if node.name in _STORY_ONLY:
            message = f"directive '{node.name}' shows what a story defines; a page defines nothing"
            yield Problem(node.place, "directive.page", message, f"known here: {', '.join(_ON_PAGES)}")


def _make_subject(file: ContentFile[PageKeys], shared: Shared) -> Subject:
    return Subject(
        path=file.path,
        passages=(
            make_passage("title", file.keys.title, file.place("title")),
            make_passage("summary", file.as_written(file.keys.summary, file.place("summary")), file.place("summary")),
            *list_seen(file.body),
        ),
        quotations=(),
        sources=shared.sources,
        people={},
        datasets=shared.datasets,
        default_source="",
        policy=Policy(),
        lock=Lock(),
        allowed=read_allowed(file),
    )
