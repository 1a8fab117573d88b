"""A story, read and checked: what pages, feeds and evidence files are made from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from nutgraf.html import Html
from nutgraf.stories.blocks import Block, Chart


@dataclass(frozen=True, slots=True)
class Term:
    """A topic or an author as a link: name, slug, address of the page that lists its stories."""

    name: str
    slug: str
    url: str


@dataclass(frozen=True, slots=True)
class Correction:
    """A published correction: when, and what was wrong and is right now; `plain` is the same without markup."""

    date: date
    text: Html
    plain: str = ""


@dataclass(frozen=True, slots=True)
class Tally:
    """What was checked in a story: counts of quotations verified against the text or by the seal, figures, notes."""

    quotes: int
    quotes_verified: int
    quotes_sealed: int
    figures: int
    notes: int
    charts: int
    accepted: int


@dataclass(frozen=True, slots=True)
class Story:
    """One story. `blocks` are shown in order; `plain` is the prose alone, for feeds; `words` its length."""

    slug: str
    path: str
    url: str
    title: str
    summary: str
    standfirst: Html
    date: datetime
    modified: datetime | None
    authors: tuple[Term, ...]
    topic: Term
    tags: tuple[Term, ...]
    blocks: tuple[Block, ...]
    plain: Html
    words: int
    tally: Tally
    corrections: tuple[Correction, ...]
    lead_chart: Chart | None
    basis: Html
    language: str = "en"
    sample: bool = False

    @property
    def minutes(self) -> int:
        """Reading time at 220 words a minute, at least one."""
        return max(1, round(self.words / 220))


@dataclass(frozen=True, slots=True)
class StandingPage:
    """A page that is not a story: about, how we check.

    `menu` is its name in the footer, `order` its place there; without `footer` only links lead to it.
    """

    slug: str
    path: str
    url: str
    title: str
    summary: str
    blocks: tuple[Block, ...]
    plain: Html
    menu: str = ""
    order: int = 50
    footer: bool = True
    sample: bool = False
