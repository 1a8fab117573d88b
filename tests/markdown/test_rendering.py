"""Prose as HTML."""

from __future__ import annotations

import pytest

from nutgraf.errors import Place
from nutgraf.html import Html
from nutgraf.markdown import parse, parse_line, plain_text, render, render_inline
from nutgraf.markdown.model import Prose, Shown
from tests.markdown.fixture_files import Fixture, name_fixture, read_fixtures


def read_prose(text: str, prefix: str = "") -> Prose:
    """The only prose of a text."""
    (node,) = parse(text, "s.md", prefix=prefix).nodes
    assert isinstance(node, Prose)
    return node


@pytest.mark.parametrize("fixture", read_fixtures("rendering.txt"), ids=name_fixture)
def test_prose_is_printed_as_the_fixture_says(fixture: Fixture) -> None:
    """The HTML of a text is exactly what its fixture shows."""
    assert render(read_prose(fixture.source)).text == fixture.expected + "\n"


def test_a_mark_is_printed_as_told() -> None:
    """Element, attributes and what follows come from outside; the words, escaped, from the text."""
    prose = read_prose("He said [“a < *b*”]{#x by=host} so.")
    shown = {"m1": Shown("q", {"data-quote": 'x"y', "id": "x"}, "<sup>1</sup>")}
    assert render(prose, shown).text == (
        '<p>He said <q data-quote="x&quot;y" id="x">“a &lt; <em>b</em>”</q><sup>1</sup> so.</p>\n'
    )


def test_marks_within_marks_close_in_order() -> None:
    """The end of a mark, and what follows it, belongs to the mark that was opened last."""
    prose = read_prose('["some [2 words]{n="a:b"}"]{by=host}')
    shown = {"m1": Shown("q", {}, "!"), "m2": Shown("data", {"value": "2"}, "?")}
    assert render(prose, shown).text == '<p><q>“some <data value="2">2 words</data>?”</q>!</p>\n'


def test_a_prefix_parts_the_ids_of_two_texts() -> None:
    """Two texts of a page share no key of a mark and no id of a heading or footnote."""
    prose = read_prose("## Head\n\n[x]{.term} ^[note]", prefix="a-")
    html = render(prose, {"a-m1": Shown("dfn")}).text
    assert '<h2 id="a-head">' in html
    assert "<dfn>x</dfn>" in html
    assert 'href="#a-footnote-1" id="a-footnote-ref-1"' in html
    assert '<li id="a-footnote-1">' in html
    assert 'href="#a-footnote-ref-1"' in html


def test_footnotes_of_directives_stand_at_the_end_of_the_text() -> None:
    """A footnote that is written in a box is printed with those of the text, behind the last directive."""
    document = parse(":::{aside} T\nOne[^a]\n:::\n\n[^a]: Note\n", "s.md")
    last = document.nodes[-1]
    assert document.problems == ()
    assert isinstance(last, Prose)
    assert "<p>Note" in render(last).text


def test_a_title_is_one_line_whatever_it_begins_with() -> None:
    """A headline that looks like a list, a heading or a quotation keeps every character."""
    assert render_inline("2024. A *year* in `code`") == Html("2024. A <em>year</em> in <code>code</code>")
    assert render_inline('# 1 & "only"') == Html("# 1 &amp; “only”")
    assert render_inline("> x") == Html("&gt; x")


def test_a_title_can_hold_marks() -> None:
    """Marks of a title are shown as those of the text are."""
    (node,) = parse_line('[Two]{n="a:b"} men', Place("s.md", 2, 8), prefix="title.").nodes
    assert isinstance(node, Prose)
    assert render_inline(node, {"title.m1": Shown("data", {"value": "2"})}).text == '<data value="2">Two</data> men'
    assert node.passages[0].marks[0].place == Place("s.md", 2, 8)


def test_a_title_has_no_footnotes() -> None:
    """A footnote of a title has no list to stand in, so nothing refers to it."""
    assert render_inline("A^[note]").text.startswith("A")
    assert "footnote" not in render_inline("A^[note]").text


def test_plain_text_is_what_a_reader_reads() -> None:
    """Without markup, attributes, link titles and alternative texts; paragraphs parted by a blank line."""
    prose = read_prose('# Head\n\nA *b* [c](d "e")\nf [“g”]{by=h} ![i](j)\n')
    assert plain_text(prose) == "Head\n\nA b c\nf “g” "


def test_rendering_twice_gives_the_same() -> None:
    """Printing changes nothing in the prose."""
    prose = read_prose("*a* [b](c) [d]{.term}\n\n| e |\n|---|\n| f |")
    assert render(prose) == render(prose)
