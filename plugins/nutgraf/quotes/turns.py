"""Turns of speech: where somebody begins to speak, by a label such as `NAME:` or by what the format says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from nutgraf.quotes.model import Person
from nutgraf.quotes.tags import find_mentions, straighten

_TIME = r"\d{1,2}(?::\d\d){1,2}(?:[.,]\d+)?"
_SPAN = rf"(?:\[{_TIME}[^\]\n]*\]|\({_TIME}[^)\n]*\)|{_TIME})"
_BIDI = "\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069"
_GAP = r"[ \t\u00a0]{0,3}"
_LABEL = re.compile(
    rf"^[^\S\n]*[{_BIDI}]*(?:(?:\[[^\]\n]*\]|{_SPAN}){_GAP})?"
    rf"([^\W\d_][^\n:“”\"]{{0,60}}?){_GAP}(?:{_SPAN}{_GAP})?[{_BIDI}]*:(?=\s)",
    re.MULTILINE,
)
_HEADERS = frozenset({"from", "to", "cc", "bcc", "subject", "date", "sent", "re", "note", "source", "title", "time"})
_REMARK = re.compile(rf"\s*(?:\(.*?\)|\[.*?\]|<.*?>)|[{_BIDI}]")


@dataclass(frozen=True, slots=True)
class Turn:
    """Where somebody begins to speak, and how the source calls them; "" where it names nobody.

    `said` is where the words begin that are spoken, behind the label.
    """

    start: int
    label: str
    said: int


def find_labels(text: str) -> tuple[Turn, ...]:
    """The turns that labels begin: `NAME:`, `NAME [00:12:30]:`, `NAME (00:12):`. The headers of a letter are none."""
    found = [Turn(label.start(), label[1].strip(), label.end()) for label in _LABEL.finditer(text)]
    return tuple(turn for turn in found if turn.label.casefold() not in _HEADERS)


def opens_turn(text: str, start: int) -> bool:
    """Whether a label stands at `start`."""
    return _LABEL.match(text, start) is not None


def find_turn(turns: Sequence[Turn], offset: int) -> Turn | None:
    """The turn that `offset` lies in, or None before the first."""
    return next((turn for turn in reversed(turns) if turn.start <= offset), None)


def find_turn_speaker(turn: Turn, people: Sequence[Person]) -> str:
    """The id of the person whom a label names; "" if it is nobody known. “On …, NAME wrote:” names NAME."""
    names = {straighten(name).casefold(): person.id for person in people for name in (person.name, *person.aliases)}
    label = straighten(turn.label)
    known = names.get(label.casefold()) or names.get(_REMARK.sub("", label).strip().casefold(), "")
    if known or not label.endswith("wrote:"):
        return known
    mentions = find_mentions(label, people)
    return mentions[-1].person if mentions else ""


def list_turns_between(turns: Sequence[Turn], start: int, end: int) -> list[Turn]:
    """The turns that begin between two places, or at the second."""
    return [turn for turn in turns if start < turn.start <= end]
