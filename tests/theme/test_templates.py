from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import jinja2
import pytest
from lxml import html

from nutgraf.html import Html
from nutgraf.pages import FrontPage, StoryPage
from nutgraf.stories.blocks import Prose
from tests.theme.conftest import make_environment, render
from tests.theme.samples import make_frame, make_pages, make_quote

PAGES = sorted(make_pages())


@pytest.fixture(params=PAGES)
def page(request: pytest.FixtureRequest, rendered: Mapping[str, str]) -> html.HtmlElement:
    """One of the sample pages, as a tree."""
    return html.document_fromstring(rendered[request.param])


def test_no_template_is_long(theme: Path) -> None:
    """A template has at most 60 lines of at most 200 letters."""
    for path in (theme / "templates").rglob("*.html"):
        lines = path.read_text("utf-8").splitlines()
        assert len(lines) <= 60, path.name
        assert max(map(len, lines)) <= 200, path.name


def test_one_macro_alone_trusts_markup(theme: Path) -> None:
    """`|safe` stands once, in `components/trusted.html`, and nothing else turns escaping off."""
    folder = theme / "templates"
    safe = re.compile(r"\|\s*safe\b|Markup|autoescape\s+false")
    found = {
        path.relative_to(folder).as_posix(): safe.findall(path.read_text("utf-8")) for path in folder.rglob("*.html")
    }
    assert {name: uses for name, uses in found.items() if uses} == {"components/trusted.html": ["|safe"]}


def test_the_tests_show_every_kind_of_page(theme: Path) -> None:
    """Each page template but the base is rendered by a sample."""
    templates = {path.name for path in (theme / "templates").glob("*.html")} - {"base.html"}
    assert {template for template, _ in make_pages().values()} == templates


def test_a_template_may_use_nothing_but_its_page() -> None:
    """A name that the page does not have stops the build."""
    with pytest.raises(jinja2.UndefinedError, match="'page' is undefined"):
        make_environment().get_template("index.html").render()


def test_text_is_escaped_and_markup_is_not() -> None:
    """What a writer typed as text is shown as typed; only fragments that the core vouches for are markup."""
    frame = make_frame("<b>Title</b>")
    page = FrontPage(frame, None, (), ())
    assert "<b>" not in render("index.html", page)
    assert "&lt;b&gt;Title&lt;/b&gt;" in render("index.html", page)


def test_a_page_has_one_first_heading_and_skips_no_level(page: html.HtmlElement) -> None:
    """One `h1`, first in the document's order, and no heading is more than one level below the one before."""
    levels = [int(heading.tag[1]) for heading in page.iter("h1", "h2", "h3", "h4")]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(below <= above + 1 for above, below in pairwise(levels)), levels


def test_a_page_has_its_landmarks_and_a_way_past_the_menu(page: html.HtmlElement) -> None:
    """The first link skips to `main`; banner, main and footer are there once, and each navigation has its own name."""
    first = page.xpath("//body//a")[0]
    assert first.get("href") == f"#{page.xpath('//main/@id')[0]}"
    assert [len(page.xpath(f"//body/{tag}")) for tag in ("header", "main", "footer")] == [1, 1, 1]
    names = page.xpath("//nav/@aria-label")
    assert len(names) == len(page.xpath("//nav")) == len(set(names))


def test_ids_are_unique_and_what_refers_to_them_finds_them(page: html.HtmlElement) -> None:
    """No id twice; `aria-labelledby`, `for` and links within the page lead somewhere."""
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    wanted = {name for value in page.xpath("//@aria-labelledby | //@for") for name in value.split()}
    wanted |= {value[1:] for value in page.xpath("//@href") if value.startswith("#")}
    assert wanted <= set(ids)


def test_nothing_on_a_page_breaks_its_policy(page: html.HtmlElement) -> None:
    """The policy comes before anything it is about; one style, no inline script or handler, no foreign address."""
    head = [element.get("http-equiv", element.get("charset")) for element in page.head][:2]
    assert head == ["utf-8", "Content-Security-Policy"]
    assert len(page.xpath("//head/style")) == len(page.xpath("//style")) == 1
    assert not page.xpath("//@style | //@*[starts-with(name(), 'on')]")
    assert not [s for s in page.xpath("//script") if not s.get("src") and s.get("type") != "application/ld+json"]
    loaded = page.xpath("//script/@src | //img/@src | //link[@rel != 'canonical']/@href")
    assert not [address for address in loaded if "://" in address]


def test_every_link_says_where_it_leads(page: html.HtmlElement) -> None:
    """No link without words and an address; those that lead back from notes or out to data differ in their words."""
    links = [(" ".join(link.text_content().split()), link.get("href")) for link in page.xpath("//body//a")]
    assert all(words and address for words, address in links)
    told = [words for words, _ in links if words.startswith(("Back to the words", "Data (CSV)", "Drawing (SVG)"))]
    assert len(told) == len(set(told))


def test_an_empty_page_says_so(rendered: Mapping[str, str]) -> None:
    """Where there is nothing to list, a sentence stands instead of a hole."""
    for name in ("front-empty", "author-empty", "ledger-empty"):
        assert 'class="empty"' in rendered[name], name
    assert "No corrections so far" in rendered["story"]
    assert "No corrections so far" not in rendered["story-bare"]


def test_structured_data_is_printed_as_data(rendered: Mapping[str, str]) -> None:
    """JSON-LD stands in a data block, as it was given; a page without it has no such block."""
    assert r'{"@type": "NewsArticle", "headline": "A \u003csample>"}</script>' in rendered["story"]
    assert "ld+json" not in rendered["front"]


def render_block(**changes: object) -> html.HtmlElement:
    """A story of one quotation, changed."""
    template, page = make_pages()["story"]
    assert isinstance(page, StoryPage)
    quote = replace(make_quote("only", "A quotation."), **changes)  # type: ignore[arg-type]
    shown = replace(page, story=replace(page.story, blocks=(Prose(Html("<p>Before.</p>")), quote)))
    return html.document_fromstring(render(template, shown))


def test_a_quotation_names_its_speaker_outside_the_words() -> None:
    """The words alone stand in the block quotation, with quotation marks; the caption says whose they are and when."""
    figure = render_block().xpath("//figure[@id='quote-only']")[0]
    assert figure.xpath("string(blockquote)") == "“A quotation.”"
    caption = " ".join(figure.xpath("string(figcaption)").split())
    assert caption.startswith(
        "A sample speaker, head of an invented railway, at an opening that never was, March 4, 2024"
    )
    assert not figure.xpath("blockquote//a[not(@role='doc-noteref')]")


def test_a_second_hand_quotation_says_by_whom() -> None:
    """“As quoted by” stands with a quotation that is known from a report, and only there."""
    assert "As quoted by A sample report" in " ".join(
        render_block(as_quoted_by="A sample report").text_content().split()
    )
    assert "As quoted by" not in render_block().text_content()


def test_a_note_follows_its_quotation_and_leads_back(rendered: Mapping[str, str]) -> None:
    """Notes are disclosures after the figure; the id is on an element inside, so that a link opens it."""
    page = html.document_fromstring(rendered["story"])
    figure = page.xpath("//figure[@id='quote-opening']")[0]
    note = figure.getnext()[0]
    assert note.tag == "details"
    assert note.xpath("string(div/@id)") == "note-1"
    assert note.xpath("string(div//a[@role='doc-backlink']/@href)") == "#ref-1"
    assert " ".join(note.xpath("string(summary)").split()) == "1 Fact-check: Unsupported"


def test_a_verdict_is_a_word_and_a_shape(rendered: Mapping[str, str]) -> None:
    """No verdict is told by colour alone: each has its word and a shape of its own."""
    found = html.document_fromstring(rendered["story"]).xpath("//span[starts-with(@class, 'verdict ')]")
    shapes = {" ".join(verdict.text_content().split()): verdict.xpath("string(.//path/@d)") for verdict in found}
    assert len(shapes) == 7
    assert len(set(shapes.values())) == len(shapes)


def test_a_pull_quote_is_not_read_out_twice(rendered: Mapping[str, str]) -> None:
    """Its words stand in the text already, so that it is hidden from screen readers and holds no link."""
    for pullquote in html.document_fromstring(rendered["story"]).xpath("//figure[@class='pullquote']"):
        assert pullquote.get("aria-hidden") == "true"
        assert not pullquote.xpath(".//a")


def test_the_badge_counts_what_was_checked_and_leads_to_the_ledger(rendered: Mapping[str, str]) -> None:
    """So many of so many quotations and figures, with those checked by seal told apart; nothing to count, no badge."""
    badge = html.document_fromstring(rendered["story"]).xpath("//div[@class='badge']")[0]
    words = " ".join(badge.text_content().split())
    assert words.startswith("12 of 12 quotations checked, 3 by seal 23 of 23 figures bound 1 finding accepted")
    assert badge.xpath(".//a/@href") == ["evidence/"]
    assert 'class="badge"' not in rendered["story-bare"]


def test_a_ledger_lists_every_entry_under_its_id(rendered: Mapping[str, str]) -> None:
    """Each entry is a row with the id that the story links to; one that the story does not show has no link."""
    page = html.document_fromstring(rendered["ledger"])
    rows = {row.get("id"): row for row in page.xpath("//tbody/tr")}
    assert list(rows) == ["opening", "plain", "figure-a", "exempt-1"]
    assert rows["opening"].xpath(".//a/@href") == ["../#quote-opening"]
    assert not rows["exempt-1"].xpath(".//a")
