"""Transcripts: lines that begin with the name of who speaks, and a colon."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nutgraf.quotes.model import Person
from nutgraf.quotes.tags import straighten

_LABEL = re.compile(r"^[^\S\n]*(?:\[[^\]\n]*\]\s*)?([^\W\d_][^\n:“”\"]{0,60}?)\s*:(?=\s)", re.MULTILINE)
_HEADERS = frozenset({"from", "to", "cc", "bcc", "subject", "date", "sent", "re", "note", "source", "title", "time"})


def find_labels(text: str) -> list[tuple[int, str]]:
    """Each label of a turn: where it begins, and the name on it. The headers of a letter are none."""
    found = [(label.start(), label[1].strip()) for label in _LABEL.finditer(text)]
    return [(start, name) for start, name in found if name.casefold() not in _HEADERS]


def has_turns(text: str) -> bool:
    """Whether a text is divided into turns: two labels at least."""
    return len(find_labels(text)) > 1


def find_turn_speaker(text: str, offset: int, people: Sequence[Person]) -> tuple[str, str]:
    """Who speaks at `offset`: the id of a known person or "", and the label."""
    labels = [name for start, name in find_labels(text) if start <= offset]
    if not labels:
        return "", ""
    label = labels[-1]
    names = {straighten(name).casefold(): person.id for person in people for name in (person.name, *person.aliases)}
    plain = re.sub(r"\s*[(\[].*?[)\]]", "", label).casefold()
    return names.get(label.casefold()) or names.get(plain, ""), label


def find_gap_speakers(text: str, start: int, end: int) -> list[str]:
    """The labels that stand between two places of a transcript."""
    return [name for place, name in find_labels(text) if start <= place < end]
