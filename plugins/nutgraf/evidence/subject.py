"""What a story submits to be checked, and what comes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from nutgraf.datasets.model import Dataset
from nutgraf.errors import Problem
from nutgraf.evidence.lock import Lock, Verdict
from nutgraf.figures.coverage import AllowedNumber
from nutgraf.figures.model import Bound
from nutgraf.markdown.model import Mark, Passage
from nutgraf.quotes.model import Person, Policy, Quotation, Source


@dataclass(frozen=True, slots=True)
class Subject:
    """All texts of a story that readers see, and all that they are held against.

    `shown` are the names of the datasets that its charts draw.
    """

    path: str
    passages: tuple[Passage, ...]
    quotations: tuple[Quotation, ...]
    sources: Mapping[str, Source]
    people: Mapping[str, Person]
    datasets: Mapping[str, Dataset]
    default_source: str
    policy: Policy
    lock: Lock
    allowed: tuple[AllowedNumber, ...]
    language: str = "en"
    shown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Exemption:
    """A quotation mark or number that is not checked, and why: the ledger lists it."""

    text: str
    kind: str
    why: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """The outcome. `verdicts` by id of quotation; `quoted`, `bound` and `statuses` by key of mark.

    The status of a figure is "computed", or for one that is read from a passage "verified" or "sealed".
    """

    verdicts: Mapping[str, Verdict]
    quoted: Mapping[str, str]
    bound: Mapping[str, Bound]
    statuses: Mapping[str, str]
    exemptions: tuple[Exemption, ...]
    problems: tuple[Problem, ...]


EXEMPT_CLASSES: Mapping[str, str] = {
    "scare": "words that the writer distances themselves from",
    "title": "the title of a work",
    "term": "a term named as such",
}


def is_exempt(mark: Mark) -> bool:
    """Whether a mark's class takes its quotation marks out of the checks."""
    return any(name in EXEMPT_CLASSES for name in mark.classes)
