"""Turns a checked draft and its drawings into a story."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from nutgraf.charts.model import Drawing
from nutgraf.directives.shelf import Shelf
from nutgraf.errors import Place, Problem
from nutgraf.fonts import Fonts
from nutgraf.html import Html, escape_text
from nutgraf.markdown import render, render_inline
from nutgraf.markdown.model import Prose, Shown
from nutgraf.stories import blocks
from nutgraf.stories.apparatus import count_evidence, list_sources, make_note
from nutgraf.stories.blocks import Block, Chart, Note, Quote
from nutgraf.stories.charts import make_chart
from nutgraf.stories.disclosure import disclose
from nutgraf.stories.draft import Draft, Shared
from nutgraf.stories.placing import check_repeated, check_unused, list_charts, list_placed
from nutgraf.stories.quotations import make_quote
from nutgraf.stories.rows import link_rows
from nutgraf.stories.show import show_nodes
from nutgraf.stories.shown import show_marks
from nutgraf.stories.story import Correction, Story, Term
from nutgraf.stories.texts import EMPTY, Text, list_passages


@dataclass(frozen=True, slots=True)
class Finisher:
    """The finishing of one draft: its drawings, the fonts, and `shown`, how marks are printed."""

    draft: Draft
    drawings: Mapping[str, Drawing]
    fonts: Fonts
    shown: Mapping[str, Shown]

    def text(self, name: str) -> Text:
        """A text of the front matter; an empty one if it is not there."""
        return self.draft.texts.get(name, EMPTY)


def finish_story(
    draft: Draft, drawings: Mapping[str, Drawing], shared: Shared, fonts: Fonts
) -> tuple[Story, tuple[Problem, ...]]:
    """The story, and what is wrong with its directives. `drawings` are by id of chart."""
    texts = [passage for text in draft.texts.values() for passage in list_passages(text.document.nodes)]
    passages = [*list_passages(draft.file.body.nodes), *texts]
    marks = tuple(mark for passage in passages for mark in passage.marks)
    links = link_rows(marks, draft.datasets, draft.requests.values(), draft.keys.language)
    shown = disclose(show_marks(marks, draft.evidence, draft.plan, links), draft)
    work = Finisher(draft, drawings, fonts, shown)
    shelf = make_shelf(work)
    made, problems = show_nodes(draft.file.body.nodes, work.shown, shelf)
    keys = draft.keys
    topic = shared.publication.topics.get(keys.topic)
    charts = [chart for name in list_charts(draft.file.body.nodes) if (chart := shelf.charts.get(name))]
    zone = ZoneInfo(shared.publication.timezone)
    story = Story(
        slug=draft.slug,
        path=draft.file.path,
        url=draft.url,
        title=work.text("title").plain,
        summary=work.text("summary").plain,
        standfirst=work.text("standfirst" if keys.standfirst else "summary").show_inline(work.shown),
        date=_place_moment(keys.date, zone),
        modified=_place_moment(keys.modified, zone) if keys.modified else None,
        authors=_list_authors(draft, shared),
        topic=Term(topic.name if topic else keys.topic, keys.topic, f"../../topics/{keys.topic}/"),
        tags=tuple(Term(tag, tag.casefold().replace(" ", "-"), "") for tag in keys.tags),
        blocks=made,
        plain=make_plain(draft, made),
        words=sum(len(passage.text.split()) for passage in list_passages(draft.file.body.nodes)),
        tally=count_evidence(draft, len(charts)),
        corrections=_list_corrections(work),
        lead_chart=next((chart for chart in charts if chart.id == keys.lead), charts[0] if charts else None),
        language=keys.language,
        sample=keys.sample,
        basis=work.text("basis").show_inline(work.shown),
    )
    return story, (*problems, *check_placed(draft))


def _place_moment(moment: datetime, zone: ZoneInfo) -> datetime:
    """The moment with a time zone: its own, else that of the publication."""
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def _list_authors(draft: Draft, shared: Shared) -> tuple[Term, ...]:
    known = shared.publication.authors
    return tuple(Term(known[name].name, name, f"../../authors/{name}/") for name in draft.keys.authors if name in known)


def _list_corrections(work: Finisher) -> tuple[Correction, ...]:
    texts = [work.text(f"corrections.{index}.text") for index in range(len(work.draft.keys.corrections))]
    pairs = zip(work.draft.keys.corrections, texts, strict=True)
    return tuple(Correction(keys.date, text.show_inline(work.shown), text.plain) for keys, text in pairs)


def make_shelf(work: Finisher) -> Shelf:
    """Everything that the directives of a draft may reach for."""
    draft = work.draft
    quotes: dict[str, Quote | None] = dict.fromkeys(draft.keys.quotes)
    for name in draft.keys.quotes:
        verdict = draft.evidence.verdicts.get(name)
        if verdict is not None and verdict.status != "failed":
            notes = [make_note(n, _show_note(work, n.text)) for n in draft.plan.placed.get(name, ())]
            quotes[name] = make_quote(verdict, draft, notes)
    written: dict[Place, Note | None] = {}
    for place, planned in draft.plan.by_place.items():
        body = planned.directive.body if planned.directive else ()
        markup = "".join(render(node, work.shown).text for node in body if isinstance(node, Prose))
        written[place] = make_note(planned, Html(markup))
    charts = {name: _make_chart(work, name, number) for number, name in enumerate(draft.keys.charts, 1)}
    shelf = Shelf(
        folder=draft.folder,
        language=draft.keys.language,
        charts=charts,
        quotes=quotes,
        notes=written,
        datasets=draft.datasets,
        sources=list_sources(draft),
        show=lambda nodes: show_nodes(nodes, work.shown, shelf),
        inline=render_inline,
    )
    return shelf


def make_plain(draft: Draft, made: Iterable[Block]) -> Html:
    """The story for feeds: prose and quotations; a chart is named with its alternative text."""
    parts = []
    for block in made:
        if isinstance(block, blocks.Prose):
            parts.append((block.plain or block.html).text)
        elif isinstance(block, Quote):
            quoter = f", as quoted by {escape_text(block.as_quoted_by)}" if block.as_quoted_by else ""
            speaker = f"<p>— {escape_text(block.speaker)}{quoter}</p>"
            parts.append(f"<blockquote><p>“{escape_text(block.plain)}”</p></blockquote>{speaker}")
        elif isinstance(block, Chart):
            parts.append(f"<p><em>{escape_text(block.title)}</em> {escape_text(block.alt)}</p>")
        elif isinstance(block, blocks.Aside | blocks.Methodology):
            parts.append(make_plain(draft, block.blocks).text)
        elif isinstance(block, blocks.Steps):
            for group in block.groups:
                parts.append(make_plain(draft, (group.chart,) if group.chart else ()).text)
                parts += [make_plain(draft, step.blocks).text for step in group.steps]
    return Html("\n".join(parts))


def check_placed(draft: Draft) -> Iterator[Problem]:
    """Charts and quotations of the front matter that the text shows twice; warnings for those that it never shows."""
    nodes, keys = draft.file.body.nodes, draft.keys
    placed = list_placed(nodes).keys()
    yield from check_repeated(nodes)
    for kind, names in (("chart", keys.charts), ("quote", keys.quotes)):
        known = {argument for name, argument in placed if name == kind} | set(draft.evidence.quoted.values())
        yield from check_unused(kind, ((n, draft.file.key_place(f"{kind}s", n)) for n in names if n not in known))
    yield from _check_notes(draft, placed)


def _check_notes(draft: Draft, placed: Set[tuple[str, str]]) -> Iterator[Problem]:
    for name, quote in draft.keys.quotes.items():
        if quote.notes and ("quote", name) not in placed and name in draft.evidence.quoted.values():
            message = f"the notes of quote '{name}' are never shown"
            fix = f"place it with `:::{{quote}} {name}`, or write the notes with `:::{{note}}`"
            yield Problem(
                draft.file.place("quotes", name, "notes"), "note.unused", message, fix=fix, severity="warning"
            )


def _show_note(work: Finisher, name: str) -> Html:
    return work.text(name).show(work.shown)


def _make_chart(work: Finisher, name: str, number: int) -> Chart | None:
    """The block of a drawn chart; None if it could not be drawn."""
    drawing, request = work.drawings.get(name), work.draft.requests.get(name)
    if drawing is None or request is None:
        return None
    note = work.text(f"charts.{name}.note").show_inline(work.shown)
    return replace(make_chart(request, drawing, work.draft.datasets, work.fonts), note=note, number=number)
