"""Quotations in another language than the story: readers need to be told what they say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from nutgraf.errors import Problem
from nutgraf.evidence.lock import Verdict
from nutgraf.quotes.model import Source
from nutgraf.stories.notes import NotePlan


def is_foreign(source: Source, language: str) -> bool:
    """Whether a source is in another language than `language`; how a country writes it makes no other language."""
    return _get_primary(source.language) != _get_primary(language)


def _get_primary(tag: str) -> str:
    return tag.replace("_", "-").split("-")[0].lower()


def check_translations(
    verdicts: Mapping[str, Verdict], sources: Mapping[str, Source], plan: NotePlan, language: str
) -> Iterator[Problem]:
    """Q060 for each quotation in another language than the story that no note of the kind translation is about."""
    for name, verdict in verdicts.items():
        source = sources[verdict.quotation.source]
        notes = plan.by_target.get(name, ())
        if is_foreign(source, language) and all(note.kind != "translation" for note in notes):
            message = f"quote “{name}” is in “{source.language}”, the story in “{language}”, and no note translates it"
            fix = "write a note on it of the kind translation; for words in the text, give them an id: `{#name by=…}`."
            yield Problem(verdict.quotation.place, "Q060", message, fix=fix)
