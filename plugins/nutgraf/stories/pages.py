"""Reads the standing pages: about, how we check, guides, and the like."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from nutgraf.charts.model import ChartRequest, Drawing
from nutgraf.directives.shelf import Shelf
from nutgraf.errors import Problem
from nutgraf.evidence.cells import check_cells
from nutgraf.evidence.check import Examination
from nutgraf.evidence.lock import Lock
from nutgraf.evidence.subject import Evidence, Subject
from nutgraf.fonts import Fonts
from nutgraf.html import Html
from nutgraf.markdown import render_inline
from nutgraf.markdown.model import Directive, Mark, Node, Passage, Shown
from nutgraf.quotes.model import Policy
from nutgraf.stories import blocks
from nutgraf.stories.charts import list_cells, list_drawn, list_labels, list_shown, list_texts, make_chart, read_charts
from nutgraf.stories.draft import Shared
from nutgraf.stories.file import ContentFile, read_allowed, read_file
from nutgraf.stories.front_matter import PageKeys
from nutgraf.stories.notes import NotePlan
from nutgraf.stories.placing import check_repeated, check_unused, list_placed
from nutgraf.stories.rows import link_rows
from nutgraf.stories.show import show_nodes
from nutgraf.stories.shown import show_marks
from nutgraf.stories.story import StandingPage
from nutgraf.stories.texts import (
    EMPTY,
    Text,
    list_directives,
    list_passages,
    list_problems,
    list_seen,
    make_passage,
    read_text,
)

_STORY_ONLY = frozenset({"note", "picture", "pullquote", "quote", "sources"})
_ON_PAGES = ("aside", "chart", "methodology", "options", "table")


@dataclass(frozen=True, slots=True)
class PageDraft:
    """A page, read and checked, before its charts are drawn; `requests` holds None for a chart that is broken."""

    slug: str
    file: ContentFile[PageKeys]
    texts: Mapping[str, Text]
    marks: tuple[Mark, ...]
    evidence: Evidence
    requests: Mapping[str, ChartRequest | None]


def read_page(path: Path, shared: Shared) -> tuple[PageDraft | None, tuple[Problem, ...]]:
    """The page in the file `path`, whose name is its slug; a page may show asides, charts and tables of datasets."""
    file, problems = read_file(path, shared.root, PageKeys)
    if file is None:
        return None, problems
    nodes = file.body.nodes
    texts = {text.name: text for text in _read_texts(file, shared.root)}
    subject = _make_subject(file, texts, shared)
    evidence = Examination(subject).finish(shared.datasets, tuple(list_drawn(file, shared.datasets)))
    requests, wrong = read_charts(file, texts, shared.datasets, shared.publication.language)
    marks = tuple(mark for passage in subject.passages for mark in passage.marks)
    placed = {argument for name, argument in list_placed(nodes) if name == "chart"}
    unused = check_unused("chart", ((n, file.key_place("charts", n)) for n in file.keys.charts if n not in placed))
    told = (*problems, *list_problems(tuple(texts.values())), *evidence.problems, *_refuse(nodes), *wrong, *unused)
    cells = check_cells(list_cells(requests, shared.datasets, nodes), evidence, shared.publication.language)
    return PageDraft(path.stem, file, texts, marks, evidence, requests), (*told, *check_repeated(nodes), *cells)


def finish_page(
    draft: PageDraft, drawings: Mapping[str, Drawing], shared: Shared, fonts: Fonts
) -> tuple[StandingPage, tuple[Problem, ...]]:
    """The page, and what is wrong with its directives. `drawings` are by id of chart."""
    keys = draft.file.keys
    links = link_rows(draft.marks, shared.datasets, draft.requests.values(), shared.publication.language)
    shown = show_marks(draft.marks, draft.evidence, NotePlan({}, {}, {}, ()), links)
    shelf = _make_shelf(draft, _list_charts(draft, drawings, shared, fonts, shown), shown, shared)
    made, wrong = shelf.show(draft.file.body.nodes)
    page = StandingPage(
        slug=draft.slug,
        path=draft.file.path,
        url=f"{draft.slug}/",
        title=keys.title,
        summary=keys.summary,
        blocks=made,
        plain=Html("".join((block.plain or block.html).text for block in made if isinstance(block, blocks.Prose))),
        menu=keys.menu or keys.title,
        order=keys.order,
        footer=keys.footer,
        sample=keys.sample,
    )
    return page, wrong


def _list_charts(
    draft: PageDraft, drawings: Mapping[str, Drawing], shared: Shared, fonts: Fonts, shown: Mapping[str, Shown]
) -> dict[str, blocks.Chart | None]:
    charts: dict[str, blocks.Chart | None] = {}
    for number, (name, request) in enumerate(draft.requests.items(), 1):
        charts[name] = None
        if request is not None and name in drawings:
            note = draft.texts.get(f"charts.{name}.note", EMPTY).show_inline(shown)
            made = make_chart(request, drawings[name], shared.datasets, fonts)
            charts[name] = replace(made, note=note, number=number)
    return charts


def _make_shelf(
    draft: PageDraft, charts: Mapping[str, blocks.Chart | None], shown: Mapping[str, Shown], shared: Shared
) -> Shelf:
    """Of the things that directives show, a page has its charts and the site's datasets."""
    shelf = Shelf(
        folder=shared.root / "content" / "pages",
        language=shared.publication.language,
        charts=charts,
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
            message = f"directive '{node.name}' shows what a story defines; a page defines charts alone"
            yield Problem(node.place, "directive.page", message, f"known here: {', '.join(_ON_PAGES)}")


def _read_texts(file: ContentFile[PageKeys], root: Path) -> Iterator[Text]:
    """The texts of the charts: the only ones of a page's front matter that are Markdown."""
    for key, value in list_texts(file.keys.charts):
        if isinstance(value, str) and value:
            place = file.place(*key)
            yield read_text(".".join(str(part) for part in key), file.as_written(value, place), place, root)


def _list_labels(file: ContentFile[PageKeys]) -> Iterator[Passage]:
    """Words of charts in which nothing can be bound."""
    for key, text in list_labels(file.keys.charts):
        place = file.place(*key)
        yield make_passage(str(key[-1]), file.as_written(str(text), place), place)


def _make_subject(file: ContentFile[PageKeys], texts: Mapping[str, Text], shared: Shared) -> Subject:
    return Subject(
        path=file.path,
        passages=(
            make_passage("title", file.keys.title, file.place("title")),
            make_passage("summary", file.as_written(file.keys.summary, file.place("summary")), file.place("summary")),
            *(passage for text in texts.values() for passage in list_passages(text.document.nodes)),
            *_list_labels(file),
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
        shown=list_shown(file.keys.charts),
        language=shared.publication.language,
    )
