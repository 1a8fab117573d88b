"""The contract between the build and the theme: one dataclass for each kind of page.

Every template gets one variable of ours, `page`, of the class that its name says, and may use nothing else.
All addresses are relative to the page that shows them, so that the site works below any path.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from nutgraf.html import Html
from nutgraf.stories.blocks import Chart
from nutgraf.stories.story import StandingPage, Story, Term

_NOTHING = Html("")


@dataclass(frozen=True, slots=True)
class Publication:
    """The masthead and footer of every page; `corrections` tells how to report a mistake ("" for the theme's words)."""

    name: str
    tagline: str
    description: str
    language: str
    url: str
    corrections: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """An entry of a navigation; `current` on the page it leads to."""

    text: str
    url: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """What all pages share. `root` leads from this page to the front page ("" or "../../"); `url` is canonical.

    `assets` maps the name of an asset ("js/main.js") to its address with a fingerprint. `style` is that of the page,
    `csp` the policy that allows it, `scripts` name the assets to run; they are put in last, by `nutgraf.styling`.
    """

    publication: Publication
    title: str
    description: str
    url: str
    root: str
    sections: tuple[Link, ...]
    pages: tuple[Link, ...]
    assets: Mapping[str, str]
    feed_url: str
    style: Html = _NOTHING
    csp: str = ""
    scripts: tuple[str, ...] = ()
    json_ld: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """A story as other pages show it."""

    title: str
    url: str
    summary: str
    date: str
    date_iso: str
    topic: Term
    authors: tuple[Term, ...]
    minutes: int
    quotes: int
    figures: int
    charts: int
    chart: Chart | None
    sample: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a story's ledger: what was checked, against what, and the outcome in words."""

    id: str
    kind: str
    text: str
    basis: str
    source: str
    status: str
    detail: str
    url: str


@dataclass(frozen=True, slots=True)
class FrontPage:
    """The front page: the lead, then the others, newest first."""

    frame: Frame
    lead: Card | None
    cards: tuple[Card, ...]
    topics: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class StoryPage:
    """A story. `related` are up to three others, most alike first."""

    frame: Frame
    story: Story
    date: str
    date_iso: str
    modified: str
    modified_iso: str
    related: tuple[Card, ...]
    ledger_url: str


@dataclass(frozen=True, slots=True)
class LedgerPage:
    """The evidence of a story, line by line."""

    frame: Frame
    story: Story
    entries: tuple[Entry, ...]
    story_url: str
    json_url: str


@dataclass(frozen=True, slots=True)
class ListPage:
    """The stories of a topic or an author. `kind` is "topic" or "author"."""

    frame: Frame
    kind: str
    name: str
    description: str
    cards: tuple[Card, ...]
    previous_url: str = ""
    next_url: str = ""


@dataclass(frozen=True, slots=True)
class TextPage:
    """A standing page, such as about."""

    frame: Frame
    body: StandingPage


@dataclass(frozen=True, slots=True)
class NotFoundPage:
    """404: what to do when an address leads nowhere. Its links are absolute paths, as it is shown at any address."""

    frame: Frame
    cards: tuple[Card, ...]
