"""Laws that hold for every text."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from hypothesis import assume, example, given
from hypothesis import strategies as st

from nutgraf.errors import Place
from nutgraf.markdown import parse, parse_line, render, render_inline
from nutgraf.markdown.model import Document, Node, Passage, Prose

PIECES = st.sampled_from(
    [
        *"abc xyz 12.,\n\n\n",
        *(
            "*",
            "**",
            "_",
            "`",
            "``",
            "[",
            "]",
            "(",
            ")",
            "{",
            "}",
            "<",
            ">",
            "!",
            "\\",
            "&",
            "|",
            "#",
            "\t",
            "  ",
            '"',
            "'",
        ),
        *(
            "](",
            "]{",
            "]{.term}",
            "]{by=x}",
            '{n="a:b"}',
            "[^a]",
            "[^a]: ",
            "^[",
            "<b>",
            "<!--",
            "&amp;",
            "&quot;",
            "![",
            ": ",
        ),
        *(
            "\n- ",
            "\n> ",
            "\n# ",
            "\n1. ",
            "\n```\n",
            "\n    ",
            "\n|-|-|\n",
            "| a | b |",
            "\n\n[a]: b\n",
            "<https://a.b>",
        ),
        *(
            "\n:::{note} a\n",
            "\n::::{aside}\n",
            "\n:::\n",
            "\n::::\n",
            ":alt: x\n",
            "javascript:",
            "data:",
            "\x00",
            "\u2028",
        ),
    ]
)
MARKDOWN = st.lists(PIECES, max_size=40).map("".join)
ELEMENTS = frozenset(
    (
        "p h1 h2 h3 h4 h5 h6 em strong a code pre br hr ul ol li blockquote table thead tbody tr th td dl dt dd"
        " div span section sup"
    ).split()
)
SAFE = re.compile(r"(?i)(https?|mailto|tel):|(?![a-z][a-z0-9+.-]*:|//)[^\x00-\x20\\]*$")
ATTRIBUTES = frozenset("id class href title rel start scope role aria-label tabindex".split())


def list_prose(nodes: tuple[Node, ...]) -> list[Prose]:
    """All prose of nodes and of what they hold."""
    return [prose for node in nodes for prose in ([node] if isinstance(node, Prose) else list_prose(node.body))]


def list_passages(document: Document) -> list[Passage]:
    """All passages of a document."""
    return [passage for prose in list_prose(document.nodes) for passage in prose.passages]


def is_within(place: Place, lines: list[str]) -> bool:
    """Whether a place is on a line of the text, at most one column behind its end."""
    return 1 <= place.line <= len(lines) and 1 <= place.column <= len(lines[place.line - 1]) + 1


@given(st.text() | MARKDOWN)
@example(":::{a}\n:b")
@example("> :::\n> ")
@example("- :::{a}\n:::")
@example("[^a]\n\n[^a]: ")
@example("[^a]: >[^a]: ")
@example("|a|\n|-|\n|")
@example("![^[a](b)](c)")
def test_no_text_raises(text: str) -> None:
    """Any text becomes a document and HTML; every place of it is within the text."""
    document = parse(text, "s.md")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    places = [problem.place for problem in document.problems] + [link.place for link in document.links]
    for passage in list_passages(document):
        places += [place for _, place in passage.anchors] + [mark.place for mark in passage.marks]
    assert all(is_within(place, lines) for place in places)
    for prose in list_prose(document.nodes):
        assert is_within(prose.place, lines)
        render(prose)


@given(st.text() | MARKDOWN)
def test_no_title_raises(text: str) -> None:
    """Nor does any title; it has no block of its own."""
    (*nodes,) = parse_line(text, Place("s.md")).nodes
    assert all(isinstance(node, Prose) for node in nodes)
    assert not re.search(r"<(p|h1|li|blockquote|pre|section)\b", render_inline(text).text)


@given(MARKDOWN)
def test_every_character_of_a_passage_stands_where_it_says(text: str) -> None:
    """The character at the place is that of the passage, unless it was escaped or is an end of line."""
    assume(not re.search(r"[\\&\x00\t]", text))
    lines = text.split("\n")
    for passage in list_passages(parse(text, "s.md")):
        if passage.kind == "title":
            continue
        for offset, character in enumerate(passage.text):
            place = passage.place_at(offset)
            line = lines[place.line - 1]
            if character not in "\n ":
                assert line[place.column - 1 : place.column] == character


@given(MARKDOWN)
def test_marks_are_in_their_passage(text: str) -> None:
    """Offsets and words agree, keys are unique, and one mark is within another or beside it."""
    keys: set[str] = set()
    for passage in list_passages(parse(text, "s.md")):
        for mark in passage.marks:
            assert passage.text[mark.start : mark.end] == mark.text
            assert mark.key not in keys
            keys.add(mark.key)
        for one in passage.marks:
            for other in passage.marks:
                crossing = one.start < other.start < one.end < other.end
                assert not crossing


@given(MARKDOWN)
def test_a_prefix_changes_keys_and_ids_only(text: str) -> None:
    """The same text with a prefix has the same problems, and its HTML without the prefix is the same."""
    plain, prefixed = parse(text, "s.md"), parse(text, "s.md", prefix="zz-")
    assert plain.problems == prefixed.problems
    assert len(plain.nodes) == len(prefixed.nodes)
    for one, other in zip(list_prose(plain.nodes), list_prose(prefixed.nodes), strict=True):
        assert render(one).text == re.sub(r'((?:id|href)="#?)zz-', r"\1", render(other).text)


class Reader(HTMLParser):
    """Notes elements and attributes, and that what opens closes."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.stack: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Only elements and attributes of ours, and no address that runs."""
        assert tag in ELEMENTS, tag
        for name, value in attrs:
            assert name in ATTRIBUTES, name
            assert name != "href" or SAFE.match(value or "")
        if tag not in ("br", "hr"):
            self.stack.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """In the order in which they were opened."""
        assert self.stack.pop() == tag

    def handle_data(self, data: str) -> None:
        """What is shown."""
        self.text.append(data)

    def handle_comment(self, data: str) -> None:
        """There are none."""
        raise AssertionError(data)


@given(st.text() | MARKDOWN)
@example("[a](javascript:x) <data:x> [b](<java\nscript:x>) [c](\x01javascript:x)")
@example('[x]{.term by="\\"><script>"} ["y"]{id="\\"onclick=\\"z"}')
@example('<img src=x onerror=alert(1)> [a](b "\\"><script>")')
@example('```"><script>\n<b>\n```')
@example("| <b> |\n|--|\n| <i> |")
def test_html_is_ours_alone(text: str) -> None:
    """No element, attribute or address gets into the page from a text, and everything that opens closes."""
    for prose in list_prose(parse(text, "s.md").nodes):
        reader = Reader()
        reader.feed(render(prose).text)
        reader.close()
        assert reader.stack == []


@given(MARKDOWN)
def test_evidence_reads_what_readers_see(text: str) -> None:
    """The text of every passage is in the page, character for character but for typographic quotation marks."""
    assume("\x00" not in text)
    for prose in list_prose(parse(text, "s.md").nodes):
        reader = Reader()
        reader.feed(render(prose).text)
        reader.close()
        shown = straighten("".join(reader.text))
        for passage in prose.passages:
            if passage.kind not in ("title", "alt") and "![" not in text and "[^" not in text and "^[" not in text:
                assert straighten(passage.text) in shown


def straighten(text: str) -> str:
    """With straight quotation marks, and one space for white space."""
    return " ".join(text.translate(str.maketrans("“”‘’", "\"\"''")).split())
