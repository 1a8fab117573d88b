"""What a story is made of: one dataclass a block, `kind` naming the template that shows it (`blocks/<kind>.html`)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

from nutgraf.charts.model import Drawing, Table
from nutgraf.html import Html


@dataclass(frozen=True, slots=True)
class Prose:
    """Running text; `plain` is the same for feeds, without marks of what was checked."""

    kind: ClassVar[str] = "prose"
    html: Html
    plain: Html | None = None


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawn chart with all that a reader needs to trust it. `width` is "text", "wide" or "full".

    `svg` is the content of the file at `svg_url`; the file at `png_url` is a picture of it. `dataset` is the id of the
    dataset that is drawn: numbers in the text that are bound to its rows belong to the marks.
    """

    kind: ClassVar[str] = "chart"
    id: str
    title: str
    subtitle: str
    alt: str
    drawing: Drawing
    source: Html
    note: Html
    csv_url: str
    svg_url: str
    width: str = "text"
    number: int = 0
    sample: bool = False
    svg: str = ""
    png_url: str = ""
    dataset: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """An annotation on exact words (`on`) of a quotation (`target`); `label` is its summary line.

    `kind_label` is “Context”, “Fact-check” …; `verdict` is "" or one of the scale; `signed` who stands behind it.
    """

    kind: ClassVar[str] = "note"
    id: str
    target: str
    number: int
    note_kind: str
    kind_label: str
    on: str
    body: Html
    signed: str
    verdict: str = ""
    verdict_label: str = ""
    backlink: str = ""
    date: date | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation set as a block. `words` is marked up: edits, `[sic]`, and references of notes; `plain` is not.

    `speaker`, `role`, `occasion`, `date` tell whose words these are. `as_quoted_by` names a second-hand source; it is
    "" where the source is first-hand. `basis` is "verbatim", "edited" or "second-hand", `status` "verified" or
    "sealed".
    """

    kind: ClassVar[str] = "quote"
    id: str
    words: Html
    plain: str
    speaker: str
    role: str
    occasion: str
    date: date | None
    source_title: str
    source_url: str
    as_quoted_by: str
    ledger_url: str
    status: str
    basis: str
    warnings: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class PullQuote:
    """Words of a verified quotation, set large; hidden from screen readers, as the words stand in the text too."""

    kind: ClassVar[str] = "pullquote"
    quote_id: str
    words: Html
    speaker: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture beside the story; `alt` is required. `width` and `height` are its pixels."""

    kind: ClassVar[str] = "picture"
    url: str
    alt: str
    caption: Html
    credit: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class DataTable:
    """The rows of a dataset as a table in the text; `csv` is the content of the file at `csv_url`."""

    kind: ClassVar[str] = "table"
    id: str
    title: str
    table: Table
    source: Html
    csv_url: str
    csv: str
    sample: bool = False


@dataclass(frozen=True, slots=True)
class Aside:
    """A box beside the text, with blocks of its own."""

    kind: ClassVar[str] = "aside"
    title: str
    blocks: tuple[Block, ...] = field(default_factory=tuple)


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """A source or dataset as listed under a story."""

    id: str
    title: str
    description: str
    url: str
    publisher: str
    date: str
    via: str
    note: str


@dataclass(frozen=True, slots=True)
class Sources:
    """What the story rests on: documents, then datasets."""

    kind: ClassVar[str] = "sources"
    documents: tuple[SourceEntry, ...]
    datasets: tuple[SourceEntry, ...]


@dataclass(frozen=True, slots=True)
class Methodology:
    """How we did this: the writer's words, and below them what the build checked."""

    kind: ClassVar[str] = "methodology"
    title: str
    blocks: tuple[Block, ...] = field(default_factory=tuple)


@dataclass(frozen=True, slots=True)
class OptionEntry:
    """An option of a chart: its name, what it is for, what it may be, and whether it is needed."""

    name: str
    meaning: Html
    values: Html
    is_required: bool


@dataclass(frozen=True, slots=True)
class Options:
    """The options of a kind of chart, and in `also` the names of those that it shares with similar kinds."""

    kind: ClassVar[str] = "options"
    entries: tuple[OptionEntry, ...]
    also: tuple[str, ...] = ()


Block = Prose | Chart | Quote | Note | PullQuote | Picture | DataTable | Aside | Sources | Methodology | Options
