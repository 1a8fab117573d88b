"""What readers see, and where each character of it stands."""

from __future__ import annotations

from nutgraf.errors import Place
from nutgraf.markdown import parse, parse_at
from nutgraf.markdown.model import Directive, Document, LinkTarget, Passage, Prose


def list_passages(document: Document) -> list[Passage]:
    """Every passage of a document, in order."""
    nodes = list(document.nodes)
    passages: list[Passage] = []
    while nodes:
        node = nodes.pop(0)
        if isinstance(node, Prose):
            passages.extend(node.passages)
        else:
            nodes[:0] = node.body
    return passages


def read(text: str) -> list[Passage]:
    """The passages of a text that is the whole of its file."""
    return list_passages(parse(text, "s.md"))


def place_words(text: str, words: str) -> str:
    """Where the passage that shows `words` says that they stand."""
    passage = next(passage for passage in read(text) if words in passage.text)
    place = passage.place_at(passage.text.index(words))
    return f"{place.line}:{place.column}"


def test_every_text_that_is_seen_is_a_passage() -> None:
    """Headings, paragraphs, items, quotations, cells, terms, footnotes; alternative texts and titles as well."""
    text = (
        "# Head\n\nText[^n]\n\n- item\n\n> quoted\n\n| a |\n|---|\n| b |\n\nTerm\n: what\n\n"
        '[link](x "title") ![alt](y)\n\n[^n]: note\n'
    )
    assert [(passage.kind, passage.text) for passage in read(text)] == [
        ("heading", "Head"),
        ("paragraph", "Text"),
        ("item", "item"),
        ("blockquote", "quoted"),
        ("cell", "a"),
        ("cell", "b"),
        ("term", "Term"),
        ("definition", "what"),
        ("paragraph", "link "),
        ("title", "title"),
        ("alt", "alt"),
        ("footnote", "note"),
    ]


def test_text_is_as_shown() -> None:
    """Entities and escapes are resolved, marks and emphasis are gone, a line break is one newline."""
    (passage,) = read("AT&amp;T \\*so\\* *called* **2**\\\n[“x”]{by=h}  \nend")
    assert passage.text == "AT&T *so* called 2\n“x”\nend"


def test_code_and_addresses_are_opaque() -> None:
    """What is not prose is not read for quotations and numbers."""
    (passage,) = read("a `b 1` c <https://example.org/2> [d 3](e)")
    assert [passage.text[start:end] for start, end in passage.opaque] == ["b 1", "https://example.org/2"]


def test_marks_have_keys_in_order_and_offsets_in_their_passage() -> None:
    """m1, m2 … over the whole text; a prefix leads them."""
    text = 'One [“two *three*”]{#q by=host .title} four.\n\n- ["five [6]{n="a:b"}"]{by=host}\n'
    first, second = list_passages(parse(text, "s.md", prefix="x-"))
    (mark,) = first.marks
    assert (mark.key, mark.text, first.text[mark.start : mark.end]) == ("x-m1", "“two three”", "“two three”")
    assert (mark.attributes, mark.classes) == ({"id": "q", "by": "host"}, ("title",))
    assert mark.place == Place("s.md", 1, 5)
    assert [(m.key, m.text, second.text[m.start : m.end]) for m in second.marks] == [
        ("x-m2", '"five 6"', '"five 6"'),
        ("x-m3", "6", "6"),
    ]


def test_a_value_may_go_over_the_end_of_a_line() -> None:
    """An attribute in a wrapped paragraph is read whole; a backslash lets it hold a quotation mark."""
    (passage,) = read('[eight]{n="src:report" quote="eight million\nlisteners, \\"they\\" said"}')
    assert passage.marks[0].attributes == {"n": "src:report", "quote": 'eight million listeners, "they" said'}


def test_places_are_exact() -> None:
    """Whatever surrounds the words: emphasis, links, marks, escapes, entities, code, lists, quotations, tables."""
    assert place_words("*a* words", "words") == "1:5"
    assert place_words("**a *b* words**", "words") == "1:9"
    assert place_words("[b](words) words", "words") == "1:12"
    assert place_words("[words](b)", "words") == "1:2"
    assert place_words("a\nb [c]{by=d} words", "words") == "2:13"
    assert place_words("&amp; \\* words", "words") == "1:10"
    assert place_words("`` a ` `` words", "words") == "1:11"
    assert place_words("` a words `", "words") == "1:5"
    assert place_words("`a\nwords`", "words") == "2:1"
    assert place_words("- a\n\n  1. b\n     words", "words") == "4:6"
    assert place_words("> - a\n> words", "words") == "2:3"
    assert place_words("### words ###", "words") == "1:5"
    assert place_words("- # words", "words") == "1:5"
    assert place_words("a\nwords\n===", "words") == "2:1"
    assert place_words("#words\n---", "words") == "1:2"
    assert place_words("\u2028\nwords", "words") == "2:1"
    assert place_words("|a|b|\n|-|-|\n| `x` | \\| words |", "words") == "3:12"
    assert place_words("|a|b|\n|-|-|\n|| words |", "words") == "3:4"
    assert place_words("a\n\nb | words\n-|-", "words") == "3:5"
    assert place_words("words\n:   b", "words") == "1:1"
    assert place_words("a\n:   b\n    words", "words") == "3:5"
    assert place_words("a[^1]\n\n[^1]: b\n    words", "words") == "4:5"
    assert place_words("a ^[b *words*]", "words") == "1:8"
    assert place_words("a ![b *words*](c)", "words") == "1:8"
    assert place_words("a ^[b ^[words]]", "words") == "1:9"
    assert place_words("<https://words>", "words") == "1:10"
    assert place_words("***a** words*", "words") == "1:8"
    assert place_words("** a * b words", "words") == "1:10"
    assert place_words(":::{aside} T\n:a: b\n\nwords\n:::", "words") == "4:1"


def test_places_do_not_depend_on_line_ends() -> None:
    """Files of Windows have the same lines and columns."""
    text = "# a\n\n- b\n  *c* words\n"
    passage = read(text.replace("\n", "\r\n"))[-1]
    assert passage == read(text)[-1]
    assert passage.place_at(passage.text.index("words")) == Place("s.md", 4, 7)


def test_a_text_may_begin_anywhere() -> None:
    """The places of a value of the front matter are those in the file, on every line of a block."""
    (passage,) = list_passages(parse_at("one\n*two*", Place("s.md", 12, 7)))
    assert passage.place_at(0) == Place("s.md", 12, 7)
    assert passage.place_at(4) == Place("s.md", 13, 8)


def test_headings_and_links_are_collected() -> None:
    """With ids as printed, and addresses as printed; what is refused is not among them."""
    document = parse("# A *b*\n\n## A b\n\n[c](d e) [f](<g h>) <mailto:i@j.k> [l](javascript:m)\n![n](o.png)", "s.md")
    assert document.headings == ((1, "a-b", "A b"), (2, "a-b-2", "A b"))
    assert document.links == (
        LinkTarget("g%20h", Place("s.md", 5, 10)),
        LinkTarget("mailto:i@j.k", Place("s.md", 5, 21)),
        LinkTarget("o.png", Place("s.md", 6, 1), is_image=True),
    )


def test_a_link_by_reference_is_placed_where_it_is_used() -> None:
    """The checker of links shows the words that lead nowhere."""
    assert parse("x [a][b]\n\n[b]: /c\n", "s.md").links == (LinkTarget("/c", Place("s.md", 1, 3)),)


def test_a_directive_is_read_with_its_places() -> None:
    """Name, argument, options, body, the text as written, and where each of them stands."""
    text = "Before.\n\n  :::{picture}  a b.jpg \n:alt: A view\n:credit:\nBody *x*.\n\n- item\n:::\nAfter."
    before, directive, after = parse(text, "s.md", first_line=5).nodes
    assert isinstance(directive, Directive)
    assert isinstance(before, Prose) and before.place == Place("s.md", 5, 1)
    assert isinstance(after, Prose) and after.place == Place("s.md", 14, 1)
    assert (directive.name, directive.argument, directive.source) == ("picture", "a b.jpg", "Body *x*.\n\n- item")
    assert directive.place == Place("s.md", 7, 3)
    assert directive.argument_place == Place("s.md", 7, 17)
    assert {name: option.text for name, option in directive.options.items()} == {"alt": "A view", "credit": ""}
    assert directive.options["alt"].place == Place("s.md", 8, 1)
    assert directive.options["alt"].value_place == Place("s.md", 8, 7)
    (body,) = directive.body
    assert isinstance(body, Prose)
    assert [passage.text for passage in body.passages] == ["Body x.", "item"]


def test_directives_nest() -> None:
    """A longer fence holds a shorter one; their bodies are nodes of their own."""
    text = "::::{aside} Title\nText\n:::{quote} tested\n:::\nMore\n::::\n"
    (aside,) = parse(text, "s.md").nodes
    assert isinstance(aside, Directive)
    assert [type(node) for node in aside.body] == [Prose, Directive, Prose]
    assert parse(text, "s.md").problems == ()


def test_a_code_fence_hides_colons() -> None:
    """In code, directives are code; a fence of code in a body does not end the body."""
    text = ":::{aside} T\n```\n:::\n:::{x}\n```\n:::\n~~~\n:::{y}\n~~~\n"
    aside, code = parse(text, "s.md").nodes
    assert isinstance(aside, Directive) and isinstance(code, Prose)
    assert aside.source == "```\n:::\n:::{x}\n```"
    assert parse(text, "s.md").problems == ()


def test_a_directive_ends_a_paragraph() -> None:
    """No blank line is needed around it."""
    nodes = parse("Text\n:::{chart} a\n:::\nmore\n- item\n:::{chart} b\n:::\n", "s.md").nodes
    assert [type(node) for node in nodes] == [Prose, Directive, Prose, Directive]


def test_references_are_shared_with_directives() -> None:
    """A link that is defined at the end of the text works in a box."""
    document = parse(":::{aside} T\n[a]\n:::\n\n[a]: /b\n", "s.md")
    assert [link.url for link in document.links] == ["/b"]
