"""Pages of every kind with invented content, plainly marked as such, for looking at the theme without a site."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path

from nutgraf.charts.model import Drawing, Size, Table, View
from nutgraf.html import Html
from nutgraf.pages import (
    Card,
    Entry,
    Frame,
    FrontPage,
    LedgerPage,
    Link,
    ListPage,
    NotFoundPage,
    Publication,
    StoryPage,
    TextPage,
)
from nutgraf.stories.blocks import (
    Aside,
    Block,
    Chart,
    DataTable,
    Methodology,
    Note,
    Picture,
    Prose,
    PullQuote,
    Quote,
    SourceEntry,
    Sources,
)
from nutgraf.stories.story import Correction, StandingPage, Story, Tally, Term
from nutgraf.stylesheet import bundle_style

Page = FrontPage | StoryPage | LedgerPage | ListPage | TextPage | NotFoundPage

STYLE = bundle_style(Path(__file__).parents[2] / "theme" / "static" / "css" / "main.css")
HASH = b64encode(sha256(STYLE.encode()).digest()).decode()
CSP = f"default-src 'none'; script-src 'self'; style-src 'sha256-{HASH}'; img-src 'self'; font-src 'self'"

PUBLICATION = Publication(
    name="Nutgraf",
    tagline="Every quotation checked, every number bound",
    description="Explainers with the evidence printed beside them. Everything on this page is an invented sample.",
    language="en",
    url="https://example.org",
)

TOPICS = (
    Term("Sample towns", "towns", "topics/towns/"),
    Term("Sample rivers", "rivers", "topics/rivers/"),
    Term("Sample trains", "trains", "topics/trains/"),
)
DESK = Term("The sample desk", "desk", "authors/desk/")

TABLE = Table(
    headers=("Stop", "Sample riders", "Change"),
    rows=(("North stop", "12,400", "+3.1%"), ("Mill stop", "9,870", "−0.4%"), ("Harbor stop", "1,015", "+12.0%")),
    numeric=(False, True, True),
)


def make_frame(title: str, root: str = "./", *, json_ld: str = "") -> Frame:
    """What the pages share."""
    names = ("js/main.js", "fonts/serif.woff2", "fonts/sans.woff2", "icons/icon.svg")
    return Frame(
        publication=PUBLICATION,
        title=title,
        description="An invented page, to look at the theme.",
        url="https://example.org/sample/",
        root=root,
        sections=tuple(Link(term.name, root + term.url, number == 0) for number, term in enumerate(TOPICS)),
        pages=(Link("About", f"{root}about/"), Link("How we check", f"{root}how-we-check/")),
        assets={name: f"{root}assets/{name}" for name in names},
        feed_url=f"{root}feed.xml",
        style=Html(STYLE),
        csp=CSP,
        json_ld=json_ld,
    )


def make_chart(name: str, width: str = "text") -> Chart:
    """A chart of three bars, drawn by hand."""
    bars = ((0, 96, "North stop"), (44, 76, "Mill stop"), (88, 8, "Harbor stop"))

    def draw(wide: int) -> Html:
        body = "".join(
            f'<text x="0" y="{y + 14}" fill="var(--chart-ink)">{label}</text>'
            f'<rect x="0" y="{y + 20}" width="{length * wide // 100}" height="16" fill="var(--chart-1)"/>'
            for y, length, label in bars
        )
        font = 'font-family="Nutgraf Sans" font-size="13"'
        return Html(f'<svg viewBox="0 0 {wide} 128" width="{wide}" height="128" {font}>{body}</svg>')

    drawing = Drawing(
        views=(View("text", draw(680), Size(680, 128)), View("narrow", draw(380), Size(380, 128))),
        light="",
        tier="static",
        table=TABLE,
        csv="stop,riders\n",
        spec="{}",
        digest="0" * 12,
    )
    return Chart(
        id=name,
        title="The north stop leads the sample",
        subtitle="Invented riders a day at three invented stops",
        alt="Bar chart of three invented stops: the north stop is longest, the harbor stop very short.",
        drawing=drawing,
        source=Html("invented for this sample"),
        note=Html("Nobody counted these riders."),
        csv_url="riders.csv",
        svg_url="riders.svg",
        png_url="riders.png",
        dataset="riders",
        width=width,
        number=1,
        sample=True,
    )


def make_note(number: int, kind: str, label: str, verdict: tuple[str, str] = ("", "")) -> Note:
    """A note on words of the sample quotation."""
    return Note(
        id=f"note-{number}",
        target="opening",
        number=number,
        note_kind=kind,
        kind_label=label,
        on="on time",
        body=Html(
            "<p>An invented note. It says what the sample source says, and <em>nothing more</em>; see "
            '<a href="https://example.org/timetable">the sample timetable</a>.</p>'
        ),
        signed="desk, reviewed by editor" if verdict[0] else "desk",
        verdict=verdict[0],
        verdict_label=verdict[1],
        backlink=f"#ref-{number}",
        date=date(2024, 3, 5),
    )


def make_marker(number: int) -> str:
    """The reference of a note as the core prints it."""
    return (
        f'<a class="noteref" id="ref-{number}" href="#note-{number}" role="doc-noteref"'
        f' aria-label="Note {number}">{number}</a>'
    )


VERDICTS = (
    ("supported", "Supported"),
    ("mostly supported", "Mostly supported"),
    ("needs context", "Needs context"),
    ("unsupported", "Unsupported"),
    ("contradicted", "Contradicted"),
    ("unverifiable", "Cannot be verified"),
    ("withdrawn", "Withdrawn"),
)


def make_quote(name: str, words: str, notes: tuple[Note, ...] = (), status: str = "verified") -> Quote:
    """A quotation of nobody."""
    return Quote(
        id=name,
        words=Html(words),
        plain=words,
        speaker="A sample speaker",
        role="head of an invented railway",
        occasion="at an opening that never was",
        date=date(2024, 3, 4),
        source_title="A sample report",
        source_url="https://example.org/report",
        as_quoted_by="A sample report" if notes else "",
        ledger_url=f"evidence/#{name}",
        status=status,
        basis="second-hand",
        warnings=("The sample report printed these words without quotation marks.",) if notes else (),
        notes=notes,
    )


PROSE = Html(
    "<p>This is invented text, set to see how reading feels: lines of sixty to seventy-five letters, figures such as "
    '1897 and 2024 that stand among the letters, and a number, <data class="figure" id="figure-a" value="12400">'
    "12,400 riders</data>, that is bound. Nothing in it happened, nobody in it lives, and no line of it is news.</p>"
    '<p>A speaker who does not exist called the day <q class="quoted" data-quote="inline" id="quote-inline">'
    f"“a sample in every sense”</q>{make_marker(10)}, and meant it. The paragraph goes on for a while, so that a note "
    "in the margin has something to stand beside, and the eye can judge the space between the two columns.</p>"
)

LONG = Html(
    "<h2>A heading in the running text</h2>"
    "<p>After a heading comes text with <em>emphasis</em>, <strong>strong words</strong>, <code>a name in code</code>, "
    'a <cite class="title">Title of a Work</cite> and <a href="https://example.org/">a link</a> to follow.</p>'
    "<ul><li>a first item</li><li>a second one, long enough to need more than a single line of the column so that its "
    "indent shows</li></ul><h3>A smaller heading</h3><ol><li>one</li><li>two</li></ol>"
    "<dl><dt>verified</dt><dd>The words were found.</dd><dt>sealed</dt><dd>They were found once, and nothing changed."
    "</dd></dl><table><thead><tr><th>Stop</th><th>Riders</th></tr></thead><tbody><tr><td>North</td><td>12,400</td></tr>"
    "</tbody></table><pre><code>[12,400 riders]{n=&quot;riders:north&quot;} and a line that is far too long for a phone"
    "</code></pre><blockquote><p>A plain block quotation of sample words.</p></blockquote>"
)


SOURCES = Sources(
    documents=(
        SourceEntry("report", "A sample report", "News report", "", "", "2024-03-04", "", "Not a real report."),
        SourceEntry("mail", "A sample email", "Email", "https://example.org/mail", "", "", "A sample report", ""),
    ),
    datasets=(
        SourceEntry(
            "riders", "Sample riders", "Licence: none", "https://example.org/d", "Nobody", "2024-03-01", "", ""
        ),
    ),
)


def make_blocks() -> tuple[Block, ...]:
    """One of each kind, and quotations with and without notes."""
    notes = (make_note(1, "fact-check", "Fact-check", VERDICTS[3]), make_note(2, "context", "Context"))
    verdicts = tuple(make_note(number, "fact-check", "Fact-check", pair) for number, pair in enumerate(VERDICTS, 3))
    words = (
        f'We opened on time{make_marker(1)} <span class="editorial">[sic]</span>, and the whole invented '
        f"town{make_marker(2)} came to see it. Nobody went home early."
    )
    long = "<p>Text after the quotation clears it, but not its notes. " + "More sample words follow. " * 20 + "</p>"
    markers = " word".join(make_marker(number) for number in range(3, 10))
    return (
        Prose(PROSE),
        replace(make_note(10, "definition", "Definition"), target="inline"),
        Prose(LONG),
        make_quote("opening", words, notes),
        Prose(Html(long)),
        PullQuote("opening", Html("the whole invented town came to see it"), "A sample speaker"),
        make_chart("riders", "wide"),
        Prose(Html("<p>Between two charts stands a sentence.</p>")),
        DataTable("stops", "Riders at the sample stops", TABLE, Html("invented"), "stops.csv", "stop\n", True),
        make_quote("plain", "A quotation without notes.", status="sealed"),
        make_quote("judged", f"Every verdict has its shape.{markers}", verdicts),
        Aside("What a sample cannot say", (Prose(Html("<p>It says nothing about any town, river or train.</p>")),)),
        Picture("picture.svg", "A grey field, invented.", Html("A picture, in place of one."), "Sample desk", 740, 416),
        Methodology("How we made this up", (Prose(Html("<p>We made it up, and <strong>say so</strong>.</p>")),)),
        SOURCES,
    )


def make_story() -> Story:
    """A story of one block of each kind."""
    return Story(
        slug="opening",
        path="content/stories/opening/story.md",
        url="stories/opening/",
        title="How an invented town opened a railway that never ran",
        summary="A sample story with one of everything: quotations, notes, charts, a table and a picture.",
        standfirst=Html("A sample story with one of everything: quotations, notes, a chart, even a <em>picture</em>."),
        date=datetime(2024, 3, 5, 9, 0),
        modified=datetime(2024, 3, 6, 9, 0),
        authors=(replace(DESK, url="../../authors/desk/"),),
        topic=replace(TOPICS[0], url="../../topics/towns/"),
        tags=(Term("samples", "samples", ""), Term("type", "type", "")),
        blocks=make_blocks(),
        plain=Html("<p>Sample.</p>"),
        words=1400,
        tally=Tally(quotes=12, quotes_verified=9, quotes_sealed=3, figures=23, notes=10, charts=1, accepted=1),
        corrections=(),
        lead_chart=make_chart("lead"),
        sample=True,
        basis=Html("This sample rests on one report. We have not read it, because <em>nobody</em> wrote it."),
    )


def make_card(number: int, root: str = "") -> Card:
    """The story as other pages show it."""
    titles = (
        "How an invented town opened a railway that never ran",
        "The sample river is longer than its map",
        "What three made-up timetables agree on",
        "Why nobody counted the riders of the harbor stop",
        "A short sample",
        "Two towns, one bridge, no traffic: a sample with a headline that runs on",
    )
    topic = TOPICS[number % 3]
    return Card(
        title=titles[number % 6],
        url=f"{root}stories/sample-{number}/",
        summary="An invented summary in a sentence or two, long enough to fill three lines of a card on a wide screen.",
        date="March 5, 2024",
        date_iso="2024-03-05",
        topic=replace(topic, url=root + topic.url),
        authors=(replace(DESK, url=root + DESK.url),),
        minutes=6,
        quotes=12 - 2 * number,
        figures=23 - 3 * number,
        charts=1,
        chart=make_chart(f"card-{number}"),
        sample=number == 0,
    )


def make_entries() -> tuple[Entry, ...]:
    """Lines of a ledger: each kind and status."""
    source = "A sample speaker, in: A sample report"
    accepted = "Q042 accepted: the report has lost its quotation marks (signed: editor)"
    words = "We opened on time [sic], and the whole invented town came to see it."
    figure = "riders:north = 12,400 riders"
    return (
        Entry("opening", "quotation", words, "second-hand", source, "verified", accepted, "../#quote-opening"),
        Entry("plain", "quotation", "A quotation without notes.", "verbatim", source, "sealed", "", "../#quote-plain"),
        Entry("figure-a", "figure", "12,400", "computed", "Sample riders", "verified", figure, "../#figure-a"),
        Entry("exempt-1", "exemption", "24/7", "number", "", "not checked", "idiom", "../"),
    )


def make_pages() -> Mapping[str, tuple[str, Page]]:
    """Template and page by a name of ours: each kind, full and empty."""
    frame, deep = make_frame("Nutgraf"), make_frame("A sample story", "../../")
    cards = tuple(make_card(number) for number in range(6))
    ledger = make_story()
    correction = Correction(date(2024, 3, 6), Html("We wrote that the <em>train</em> ran. It never did."))
    data = r'{"@type": "NewsArticle", "headline": "A \u003csample>"}'
    story = StoryPage(
        frame=make_frame("A sample story", "../../", json_ld=data),
        story=make_story(),
        date="March 5, 2024",
        date_iso="2024-03-05T09:00:00",
        modified="March 6, 2024",
        modified_iso="2024-03-06T09:00:00",
        related=tuple(make_card(number, "../../") for number in (1, 2, 3)),
        ledger_url="evidence/",
    )
    none = Tally(quotes=0, quotes_verified=0, quotes_sealed=0, figures=0, notes=0, charts=0, accepted=0)
    bare = replace(make_story(), corrections=(correction,), sample=False, basis=Html(""), standfirst=Html(""))
    bare = replace(bare, modified=None, tags=(), blocks=(Prose(LONG),), tally=none)
    bare_page = replace(story, frame=deep, story=bare, modified="", modified_iso="", related=())
    about = StandingPage(
        "about", "content/pages/about.md", "about/", "About", "What this is.", (Prose(LONG),), Html("")
    )
    towns = ListPage(deep, "topic", "Sample towns", "Stories of no town.", cards[:4], "../", "page/3/")
    return {
        "front": ("index.html", FrontPage(frame, cards[0], cards[1:], TOPICS)),
        "front-empty": ("index.html", FrontPage(frame, None, (), ())),
        "front-plain": ("index.html", FrontPage(frame, replace(cards[0], chart=None), cards[1:2], TOPICS)),
        "story": ("article.html", story),
        "story-bare": ("article.html", bare_page),
        "ledger": ("ledger.html", LedgerPage(deep, ledger, make_entries(), "../", "../evidence.json")),
        "ledger-empty": ("ledger.html", LedgerPage(deep, ledger, (), "../", "../evidence.json")),
        "topic": ("listing.html", towns),
        "author-empty": ("listing.html", ListPage(deep, "author", "The sample desk", "", ())),
        "text": ("text.html", TextPage(deep, about)),
        "missing": ("404.html", NotFoundPage(make_frame("Page not found", "/"), cards[:3])),
    }
