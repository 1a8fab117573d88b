"""How directives are written, and what is said where they are written otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest

from nutgraf.directives.registry import DIRECTIVES, build_block
from nutgraf.directives.shelf import Shelf
from nutgraf.html import Html
from nutgraf.markdown import parse
from nutgraf.markdown.model import Directive
from nutgraf.stories.blocks import Aside, PullQuote, Quote, Sources

QUOTE = Quote(
    id="gate",
    words=Html("The gate [sic] is ours."),
    plain="The gate [sic] is ours.",
    speaker="Pomfret Lull",
    role="",
    occasion="",
    date=None,
    source_title="A letter",
    source_url="",
    as_quoted_by="",
    ledger_url="",
    status="verified",
    basis="verbatim",
)


def make_shelf() -> Shelf:
    """A story with one quotation that passed and one that is broken; its boxes are empty."""
    return Shelf(
        folder=Path(__file__).parent,
        language="en",
        charts={"boats": None},
        quotes={"gate": QUOTE, "broken": None},
        notes={},
        datasets={},
        sources=Sources((), ()),
        show=lambda nodes: ((), ()),
        inline=Html,
    )


def read(source: str) -> Directive:
    """The one directive of a text."""
    node = parse(f"{source}\n:::\n", "story.md").nodes[0]
    assert isinstance(node, Directive)
    return node


def say(source: str) -> list[str]:
    """What is said of a directive."""
    return [problem.format() for problem in build_block(read(source), make_shelf())[1]]


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (":::{qoute} gate", "story.md:1:1  unknown directive 'qoute'  (did you mean 'quote'? known: aside, chart, "),
        (":::{quote}", "story.md:1:1  directive 'quote' names no quote  write `:::{quote} QUOTE`  "),
        (":::{quote} gaet", "story.md:1:12  unknown quote 'gaet'  (did you mean 'gate'? known: broken, gate)  "),
        (":::{sources} all", "story.md:1:14  directive 'sources' takes no argument, but has 'all'  take it out  "),
        (":::{quote} gate\n:size: big", "story.md:2:1  unknown option 'size' of directive 'quote'  (it takes none)  "),
        (":::{pullquote} gate\n:word: ours", "story.md:2:1  unknown option 'word' of directive 'pullquote'  (did you"),
        (":::{quote} gate\nWords.", "story.md:1:1  directive 'quote' takes no text inside  write it below the closing"),
        (":::{aside}\nWords.", "story.md:1:1  directive 'aside' names no title  write `:::{aside} TITLE`  "),
        (":::{picture} a.png\n:alt: A", "story.md:1:1  directive 'picture' has no 'credit'  add a line `:credit: …` "),
        (":::{table} boats", "story.md:1:12  unknown dataset 'boats'  (none is defined)  "),
        (
            ":::{pullquote} gate\n:words: The wall is ours",
            "story.md:2:9  the pull quote's words are not in quote “gate”  repeat words of: The gate [sic] is ours.  ",
        ),
    ],
)
def test_a_directive_that_is_written_otherwise_is_told(source: str, said: str) -> None:
    """Name, argument, options and body: each mistake has its place and the nearest right word."""
    assert say(source)[0].startswith(said)


def test_a_broken_thing_is_not_told_again() -> None:
    """A chart or quotation that is defined but broken was told where it is defined."""
    for source in (":::{quote} broken", ":::{pullquote} broken", ":::{chart} boats"):
        assert build_block(read(source), make_shelf()) == (None, ())


def test_a_box_with_a_mistake_is_left_out() -> None:
    """A directive with an unknown option makes no block, so that nothing is printed by chance."""
    assert build_block(read(":::{aside} Box\n:colour: red\n\nWords."), make_shelf())[0] is None
    assert build_block(read(":::{aside} Box\n\nWords."), make_shelf()) == (Aside("Box", ()), ())


def test_a_pull_quote_repeats_words_of_its_quotation() -> None:
    """Without words it is all of them."""
    whole, _ = build_block(read(":::{pullquote} gate"), make_shelf())
    part, _ = build_block(read(":::{pullquote} gate\n:words: is ours"), make_shelf())
    assert whole == PullQuote("gate", Html("The gate [sic] is ours."), "Pomfret Lull")
    assert part == PullQuote("gate", Html("is ours"), "Pomfret Lull")


@pytest.mark.parametrize("name", DIRECTIVES)
def test_each_directive_tells_an_unknown_option(name: str) -> None:
    """No directive takes an option that it does not know."""
    assert any("unknown option 'nonsense'" in line for line in say(f":::{{{name}}} gate\n:nonsense: 1"))
