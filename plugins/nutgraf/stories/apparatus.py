"""What stands around the words of a story: notes, the list of sources, the count of what was checked."""

from __future__ import annotations

from nutgraf.charts.beside import list_beside
from nutgraf.datasets.model import Dataset
from nutgraf.html import Html
from nutgraf.quotes.model import Source
from nutgraf.stories.blocks import Note, SourceEntry, Sources
from nutgraf.stories.computed import QUOTES
from nutgraf.stories.draft import Draft
from nutgraf.stories.notes import KIND_LABELS, VERDICT_LABELS, PlannedNote
from nutgraf.stories.story import Tally

_SOURCE_KINDS = {
    "news-article": "News report",
    "transcript": "Transcript",
    "recording": "Recording",
    "email": "Email",
    "social-post": "Post",
    "document": "Document",
    "dataset": "Dataset",
    "interview-notes": "Interview notes",
}


def make_note(planned: PlannedNote, body: Html) -> Note:
    """The note as readers see it."""
    signed = f"{planned.by}, reviewed by {planned.reviewed_by}" if planned.reviewed_by else planned.by
    return Note(
        id=planned.id,
        target=planned.target,
        number=planned.number,
        note_kind=planned.kind,
        kind_label=KIND_LABELS.get(planned.kind, planned.kind),
        on=planned.on,
        body=body,
        signed=signed,
        verdict=planned.verdict,
        verdict_label=VERDICT_LABELS.get(planned.verdict, planned.verdict),
        backlink=f"#ref-{planned.number}",
        date=planned.date,
    )


def list_sources(draft: Draft) -> Sources:
    """The documents of the story, then the datasets that its charts and figures use."""
    requests = [request for request in draft.requests.values() if request]
    charts = [name for request in requests for name in (request.data, *list_beside(request).values())]
    figures = [name for bound in draft.evidence.bound.values() for name in bound.datasets]
    used = [name for name in dict.fromkeys([*charts, *figures]) if name in draft.datasets and name != QUOTES]
    documents = tuple(_list_document(source, draft) for source in draft.sources.values())
    return Sources(documents, tuple(_list_dataset(draft.datasets[name]) for name in used))


def count_evidence(draft: Draft, charts: int) -> Tally:
    """How much was checked, and how."""
    verdicts = draft.evidence.verdicts.values()
    statuses = [verdict.status for verdict in verdicts]
    return Tally(
        quotes=len(statuses),
        quotes_verified=statuses.count("verified"),
        quotes_sealed=statuses.count("sealed"),
        figures=len(draft.evidence.bound),
        notes=sum(len(notes) for notes in draft.plan.by_target.values()),
        charts=charts,
        accepted=sum(len(verdict.accepted) for verdict in verdicts),
    )


def _list_document(source: Source, draft: Draft) -> SourceEntry:
    via = draft.sources[source.via].title if source.via in draft.sources else ""
    return SourceEntry(
        id=source.id,
        title=source.title,
        description=_SOURCE_KINDS[source.kind] + (", written down by a machine" if source.is_machine_made else ""),
        url=source.url,
        publisher=source.publisher,
        date=source.published.isoformat() if source.published else "",
        via=via,
        note=source.note,
    )


def _list_dataset(dataset: Dataset) -> SourceEntry:
    return SourceEntry(
        id=dataset.id,
        title=dataset.title,
        description=f"Licence: {dataset.licence}" if dataset.licence else "",
        url=dataset.url,
        publisher=dataset.source,
        date=dataset.retrieved.isoformat() if dataset.retrieved else "",
        via="",
        note=dataset.note,
    )
