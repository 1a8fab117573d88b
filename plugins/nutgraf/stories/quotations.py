"""Quotations of the front matter: read for checking, and made into blocks once checked."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from nutgraf.errors import Problem
from nutgraf.evidence.lock import Verdict
from nutgraf.html import Html, escape_text
from nutgraf.names import suggest
from nutgraf.quotes.emphasis import read_emphasis
from nutgraf.quotes.model import Person, Quotation, Source
from nutgraf.quotes.part import find_part
from nutgraf.quotes.words import print_words
from nutgraf.stories.blocks import Note, Quote
from nutgraf.stories.disclosure import find_quoter
from nutgraf.stories.draft import Draft
from nutgraf.stories.file import ContentFile
from nutgraf.stories.front_matter import StoryKeys
from nutgraf.stories.notes import KIND_LABELS, PlannedNote
from nutgraf.stories.translations import is_foreign

_EDITED = re.compile(r"\[sic\]|\[[^\]]*\]|\s*\|\s*")


def read_quotations(
    file: ContentFile[StoryKeys], sources: Mapping[str, Source], people: Mapping[str, Person]
) -> tuple[tuple[Quotation, ...], tuple[Problem, ...]]:
    """The quotations of `quotes:`; one that names an unknown speaker or source is told and left out."""
    found: list[Problem] = []
    quotations = []
    only = next(iter(sources)) if len(sources) == 1 else ""
    for name, keys in file.keys.quotes.items():
        source = keys.source or (keys.by if keys.by in sources else "") or file.keys.default_source or only
        problems = []
        if keys.by not in people and keys.by not in sources:
            place, known = file.place("quotes", name, "by"), [*people, *sources]
            problems.append(Problem(place, "person.unknown", f"unknown speaker '{keys.by}'", suggest(keys.by, known)))
        if source not in sources and (keys.source or not file.keys.default_source):
            key = "source" if keys.source else "by"
            message = f"unknown source '{source}'" if source else f"quote “{name}” names no source"
            place = file.place("quotes", name, key)
            problems.append(Problem(place, "source.unknown", message, suggest(source, sources)))
        found.extend(problems)
        if not problems and source in sources:
            words, emphasis = read_emphasis(keys.text) if keys.emphasis else (keys.text, ())
            quotations.append(
                Quotation(
                    id=name,
                    words=words,
                    by=keys.by,
                    source=source,
                    place=file.place("quotes", name, "text"),
                    attribution=keys.attribution,
                    emphasis=emphasis,
                    emphasis_added=keys.emphasis == "added",
                    occasion=keys.occasion,
                    date=keys.date,
                )
            )
    return tuple(quotations), tuple(found)


def make_quote(verdict: Verdict, draft: Draft, notes: Sequence[Note]) -> Quote:
    """The block of a checked quotation."""
    quotation = verdict.quotation
    source = draft.sources[quotation.source]
    person = draft.people.get(quotation.by)
    quoter = find_quoter(quotation, draft.sources)
    told = quoter or source
    return Quote(
        id=quotation.id,
        words=mark_words(quotation.words, notes, quotation.emphasis),
        plain=print_words(quotation.words),
        speaker=person.name if person else source.title,
        role=person.role if person else "",
        occasion=quotation.occasion,
        date=quotation.date,
        source_title=source.title,
        source_url=told.url,
        as_quoted_by=quoter.title if quoter else "",
        emphasis_added=quotation.emphasis_added,
        language=source.language if is_foreign(source, draft.keys.language) else "",
        ledger_url=f"evidence/#{quotation.id}",
        status=verdict.status,
        basis=verdict.basis,
        warnings=tuple(reason for _, reason, _ in verdict.accepted),
        notes=tuple(notes),
    )


def mark_words(words: str, notes: Sequence[Note | PlannedNote], emphasis: Sequence[tuple[int, int]] = ()) -> Html:
    """The words as markup: what the desk put in brackets is told apart, and each note has its marker.

    A marker stands after the words that its note is about, never around them. `emphasis` are ranges of `words`.
    """
    plain = print_words(words)
    stressed = [(len(print_words(words[:start])), len(print_words(words[:end]))) for start, end in emphasis]
    markers: dict[int, str] = {}
    for note in notes:
        span = find_part(note.on, plain) if note.on else None
        end = span[1] if span else len(plain)
        markers[end] = markers.get(end, "") + make_marker(note)
    spans = [*stressed, *(match.span() for match in _EDITED.finditer(plain))]
    edges = sorted({0, len(plain), *markers, *(at for span in spans for at in span)})
    parts = []
    for start, end in pairwise(edges):
        text = escape_text(plain[start:end])
        text = f'<span class="editorial">{text}</span>' if _EDITED.fullmatch(plain[start:end]) else text
        is_stressed = any(low <= start and end <= high for low, high in stressed)
        parts += [f"<em>{text}</em>" if is_stressed else text, markers.get(end, "")]
    return Html("".join(parts))


def make_marker(note: Note | PlannedNote) -> str:
    """The reference of a note, to be set after the words it is about."""
    kind = note.note_kind if isinstance(note, Note) else note.kind
    label = f"Note {note.number}: {KIND_LABELS.get(kind, kind)}"
    return (
        f'<a class="noteref" id="ref-{note.number}" href="#note-{note.number}" role="doc-noteref"'
        f' aria-label="{escape_text(label)}">{note.number}</a>'
    )
