"""Sources, speakers and quotations, and what checking a quotation finds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from nutgraf.errors import Place, Problem

SourceKind = Literal[
    "news-article", "transcript", "recording", "email", "social-post", "document", "dataset", "interview-notes"
]
SECOND_HAND: frozenset[SourceKind] = frozenset({"news-article"})
EditKind = Literal[
    "glyph",
    "first-letter",
    "terminal",
    "ellipsis",
    "split-attribution",
    "inserted",
    "sic",
    "emphasis",
    "numerals",
    "disfluency",
]


@dataclass(frozen=True, slots=True)
class Source:
    """A document that words are checked against.

    `text` is its canonical text, or None where only the seal is at hand; `sha256` the hash that the story declares for
    that text. `via` names the source through which alone it is known. `is_machine_made` tells that a machine wrote down
    what was said.
    """

    id: str
    kind: SourceKind
    title: str
    place: Place
    publisher: str = ""
    published: date | None = None
    url: str = ""
    language: str = "en"
    publish: Literal["none", "quotes", "excerpt", "full"] = "quotes"
    via: str = ""
    note: str = ""
    sha256: str = ""
    text: str | None = None
    is_machine_made: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who speaks in a story; `aliases` are the other ways a source names them."""

    id: str
    name: str
    role: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that a story puts in quotation marks.

    `words` is what stands between the outer marks, with `...`, `[inserted]`, `[sic]` and `|` (a split attribution).
    `by` is the id of a person, or the id of a source where the words are the document's own. `emphasis` holds the
    ranges of `words` that are set apart from the rest; `emphasis_added` tells that the writer says so.
    """

    id: str
    words: str
    by: str
    source: str
    place: Place
    attribution: str = ""
    emphasis: tuple[tuple[int, int], ...] = ()
    emphasis_added: bool = False
    occasion: str = ""
    date: date | None = None


@dataclass(frozen=True, slots=True)
class Edit:
    """One difference between the words as printed and the source, of the closed list of allowed edits."""

    kind: EditKind
    printed: str
    source: str


@dataclass(frozen=True, slots=True)
class Match:
    """Where a quotation stands in its source: offsets in the canonical text, the exact words there, the edits."""

    segments: tuple[tuple[int, int], ...]
    exact: tuple[str, ...]
    edits: tuple[Edit, ...]
    paragraph: int
    second_hand: bool


@dataclass(frozen=True, slots=True)
class Checked:
    """The outcome for one quotation: its match, if the words are there, and every problem (starred codes too)."""

    quotation: Quotation
    match: Match | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Policy:
    """The house's policy for quotations: thresholds in words of the source, and which edits it allows."""

    ellipsis_words: int = 60
    bracket_words: int = 6
    negation_words: int = 4
    brackets_required: bool = False
    final_mark_may_differ: bool = True
    numerals_may_differ: bool = False
    disfluencies_may_go: bool = False


STARRED: frozenset[str] = frozenset({"Q031", "Q033", "Q042", "Q050", "Q090"})
"""Rules whose finding fails the build until somebody signs for it in the lock, with a reason."""
