"""What a story is made of: one dataclass a block, `kind` naming the template that shows it (`blocks/<kind>.html`)."""

from __future__ import annotations

import json
from collections.abc import Iterator
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
    "" where the source is first-hand. `emphasis_added` tells that emphasis in the words is ours; `language` is theirs
    where it is not the story's. `basis` is "verbatim", "edited" or "second-hand", `status` "verified" or "sealed".
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
    language: str = ""
    emphasis_added: bool = False
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
class Step:
    """A part of the text that goes with one state of a chart.

    `chart` is the id of the chart that is shown beside it, `highlight` what stands out in it while all else steps back,
    `hide` the series that are not there; `alt` tells the state to readers who cannot see it.
    """

    blocks: tuple[Block, ...]
    chart: str
    highlight: tuple[str, ...] = ()
    hide: tuple[str, ...] = ()
    alt: str = ""

    @property
    def state(self) -> str:
        """The state as the script reads it."""
        found = {"chart": f"chart-{self.chart}", "highlight": self.highlight, "hide": self.hide}
        return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class StepGroup:
    """Steps with one chart; `chart` is None where an earlier group shows it."""

    chart: Chart | None
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Steps:
    """A chart that changes while its text is read; without script, chart and steps stand one after another."""

    kind: ClassVar[str] = "steps"
    title: str
    groups: tuple[StepGroup, ...]


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


Block = Prose | Chart | Quote | Note | PullQuote | Picture | DataTable | Aside | Steps | Sources | Methodology | Options


def walk_blocks(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Every block, those inside of others too, in the order of the text."""
    for block in blocks:
        yield block
        if isinstance(block, Aside | Methodology):
            yield from walk_blocks(block.blocks)
        elif isinstance(block, Steps):
            for group in block.groups:
                yield from (group.chart,) if group.chart else ()
                yield from (inner for step in group.steps for inner in walk_blocks(step.blocks))
