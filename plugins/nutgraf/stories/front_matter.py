"""What may stand in the front matter of a story and of a page: every key, its type, and what it is for."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel import Locale, UnknownLocaleError
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from nutgraf.quotes.model import SourceKind

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]*$", max_length=64)]
NoteKind = Literal["context", "fact-check", "correction", "translation", "definition", "link", "response", "method"]
Verdict = Literal[
    "supported", "mostly supported", "needs context", "unsupported", "contradicted", "unverifiable", "withdrawn"
]


def _read_date(value: object) -> dt.date:
    """A date as one writes it, `2024-08-13`; Python's own parsers would also take `10` or `20240813`."""
    if isinstance(value, str) and _DATE.fullmatch(value.strip()):
        return _read_moment(value).date()
    raise ValueError("write the date as 2024-08-13")


def _read_moment(value: object) -> dt.datetime:
    """A date, or a date with a time of day: `2024-08-13 09:30`, with an offset such as `+02:00` if need be."""
    if isinstance(value, str) and _MOMENT.fullmatch(value.strip()):
        try:
            return dt.datetime.fromisoformat(value.strip())
        except ValueError:  # its own words differ from one Python to the next
            raise ValueError("there is no such day or hour") from None
    raise ValueError("write the date as 2024-08-13 or 2024-08-13 09:30")


def _check_language(tag: str) -> str:
    """A tag whose language is known how to write dates and numbers in."""
    try:
        Locale.parse(tag, sep="-")
    except (ValueError, UnknownLocaleError):
        raise ValueError("a BCP 47 tag such as en or pt-BR") from None
    return tag


def _check_zone(name: str) -> str:
    """A time zone of the IANA database."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError("a name of the IANA database such as UTC or Europe/Berlin") from None
    return name


_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d([ T]\d\d:\d\d(:\d\d)?([+-]\d\d:\d\d|Z)?)?")
Date = Annotated[dt.date, BeforeValidator(_read_date)]
Moment = Annotated[dt.datetime, BeforeValidator(_read_moment)]
Language = Annotated[str, AfterValidator(_check_language)]
Zone = Annotated[str, AfterValidator(_check_zone)]


class Keys(BaseModel):
    """A mapping whose keys are all known: an unknown one is a mistake."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class SourceKeys(Keys):
    """`sources:` – a document that the story's words are checked against."""

    kind: SourceKind = Field(description="what sort of document it is")
    title: Text = Field(description="how readers know it")
    publisher: str = Field(default="", description="who published it")
    published: Date | None = Field(default=None, description="when it was published")
    url: str = Field(default="", description="where it can be read")
    language: str = Field(default="en", description="its language, as a BCP 47 tag")
    text: str = Field(
        default="", description="the file with its text: beside the story, in data/sources/, or in the vault"
    )
    sha256: str = Field(default="", pattern=r"^([0-9a-f]{64})?$", description="the hash of its canonical text")
    publish: Literal["none", "quotes", "excerpt", "full"] = Field(default="quotes", description="how much may be shown")
    via: str = Field(default="", description="the source through which alone this one is known")
    transcribed: Literal["", "person", "machine"] = Field(
        default="", description="who wrote down what was said; words from a `machine` have to be heard by somebody"
    )
    note: str = Field(default="", description="what readers should know about it")


class PersonKeys(Keys):
    """`people:` – somebody who speaks in the story."""

    name: Text = Field(description="the full name, as printed")
    role: str = Field(default="", description="who this is, as printed below a quotation")
    aliases: tuple[Text, ...] = Field(default=(), description="other ways in which the sources name this person")


class NoteKeys(Keys):
    """`notes:` of a quotation, or the options of a note directive."""

    on: Text = Field(description="the exact words of the quotation that the note is about")
    kind: NoteKind = Field(description="what sort of note it is")
    text: Text = Field(description="the note itself, in Markdown")
    by: Text = Field(description="who wrote it")
    reviewed_by: str = Field(default="", description="who checked it; a verdict needs this second signature")
    verdict: Verdict | None = Field(default=None, description="the outcome of a fact-check")
    date: Date | None = Field(default=None, description="when it was written")


class QuoteKeys(Keys):
    """`quotes:` – a quotation that is placed in the text by its id."""

    by: Text = Field(description="a person of `people`, or a source whose own words these are")
    text: Text = Field(description="the words, without outer quotation marks; `|` parts a split attribution")
    source: str = Field(default="", description="the source that holds the words; default_source if left out")
    occasion: str = Field(default="", description="where it was said")
    date: Date | None = Field(default=None, description="when it was said")
    attribution: str = Field(default="", description="exact words of the source that name the speaker")
    emphasis: Literal["", "added"] = Field(
        default="", description="`added` if the emphasis in the words, `*so*`, is ours"
    )
    notes: tuple[NoteKeys, ...] = Field(default=(), description="notes on exact words of the quotation")


class CorrectionKeys(Keys):
    """`corrections:` – a published correction."""

    date: Date = Field(description="when it was made")
    text: Text = Field(description="what was wrong and what is right, in Markdown")


class AllowedNumberKeys(Keys):
    """`allow_numbers:` – a number that needs no binding, and why."""

    text: Text = Field(description="the number as it is written")
    why: Text = Field(description="the reason, which the ledger shows")


class StoryKeys(Keys):
    """The front matter of a story."""

    title: Text = Field(description="the headline")
    summary: Text = Field(description="one or two sentences for cards, feeds and search", max_length=400)
    date: Moment = Field(description="when it is published")
    modified: Moment | None = Field(default=None, description="when it was last changed in substance")
    authors: tuple[Identifier, ...] = Field(min_length=1, description="ids of authors in publication.yaml")
    topic: Identifier = Field(description="the id of a topic in publication.yaml")
    tags: tuple[Text, ...] = Field(default=(), description="words by which related stories are found")
    language: Language = Field(default="en", description="the language of the story, as a BCP 47 tag")
    standfirst: str = Field(
        default="", description="the lines below the headline, in Markdown; the summary if left out"
    )
    basis: str = Field(default="", description="what the story rests on, printed at its top")
    sample: bool = Field(default=False, description="true if the story is invented, to show how something works")
    default_source: str = Field(default="", description="the source of quotations that name none")
    sources: dict[Identifier, SourceKeys] = Field(default_factory=dict, description="the documents behind the story")
    people: dict[Identifier, PersonKeys] = Field(default_factory=dict, description="who speaks in it")
    quotes: dict[Identifier, QuoteKeys] = Field(default_factory=dict, description="quotations, placed by id")
    lead: str = Field(default="", description="the chart that stands for the story on other pages; else the first")
    charts: dict[Identifier, dict[str, Any]] = Field(default_factory=dict, description="charts, placed by id")
    corrections: tuple[CorrectionKeys, ...] = Field(default=(), description="published corrections")
    allow_numbers: tuple[AllowedNumberKeys, ...] = Field(default=(), description="numbers that need no binding")


class PageKeys(Keys):
    """The front matter of a standing page."""

    title: Text = Field(description="its heading")
    summary: Text = Field(description="one sentence for search engines", max_length=400)
    menu: str = Field(default="", description="its name in the footer; the title if left out")
    order: int = Field(default=50, description="its place in the footer, smallest first")
    footer: bool = Field(default=True, description="false if the footer leaves it out and only links lead to it")
    sample: bool = Field(default=False, description="true if what it shows is invented, to show how something works")
    charts: dict[Identifier, dict[str, Any]] = Field(default_factory=dict, description="charts, placed by id")
    allow_numbers: tuple[AllowedNumberKeys, ...] = Field(default=(), description="numbers that need no binding")


class TermKeys(Keys):
    """An author or a topic of the publication."""

    name: Text = Field(description="as printed")
    description: str = Field(default="", description="a sentence for its page")


class QuotePolicyKeys(Keys):
    """`policy: quotes:` – a preset, and single values that the house sets otherwise."""

    preset: Literal["ap", "guardian", "ours", "reuters", "strict"] = Field(
        default="ours", description="a policy by name"
    )
    ellipsis_words: int | None = Field(default=None, ge=0, description="the most words that an ellipsis may leave out")
    bracket_words: int | None = Field(default=None, ge=0, description="the most words that an insertion may stand for")
    negation_words: int | None = Field(
        default=None, ge=0, description="how many words before a quotation are searched for a negation"
    )
    brackets_required: bool | None = Field(
        default=None, description="true if a changed first letter is printed in brackets"
    )
    final_mark_may_differ: bool | None = Field(
        default=None, description="false if the final comma or full stop has to be that of the source"
    )
    numerals_may_differ: bool | None = Field(default=None, description="true if 8 may be printed for eight")
    disfluencies_may_go: bool | None = Field(
        default=None, description="true if an “um” may be left out of the words of a transcript"
    )


class PolicyKeys(Keys):
    """`policy:` – the house's rules."""

    quotes: QuotePolicyKeys = Field(default=QuotePolicyKeys(), description="the policy for quotations")


class PublicationKeys(Keys):
    """`content/publication.yaml`: the publication that the site is."""

    name: Text = Field(description="the masthead")
    tagline: str = Field(default="", description="the line below the masthead")
    description: str = Field(default="", description="one sentence for search engines and the feed")
    url: str = Field(
        default="", pattern=r"^(https?://[^\s]+)?$", description="where the site stands, without a final slash"
    )
    language: Language = Field(default="en", description="the language of the site, as a BCP 47 tag")
    timezone: Zone = Field(default="UTC", description="the time zone of dates that name none")
    corrections: str = Field(default="", description="how readers report a mistake")
    authors: dict[Identifier, TermKeys] = Field(min_length=1, description="who writes")
    topics: dict[Identifier, TermKeys] = Field(min_length=1, description="what is written about")
    policy: PolicyKeys = Field(default=PolicyKeys(), description="the house's rules")
