"""Texts of the front matter, and which texts of a body readers see."""

from __future__ import annotations

from pathlib import Path

import pytest

from nutgraf.errors import Place
from nutgraf.markdown import parse
from nutgraf.stories.texts import EMPTY, list_directives, list_passages, list_seen, read_text

PLACE = Place("content/stories/gate/story.md", 3, 10)
BODY = """First.

::::{aside} The “box”
Inside.

:::{picture} gate.png
:alt: A gate
:caption: *The* gate
:credit: Nobody
:width: 3
:::
::::

:::{quote} gate
:::
"""


def test_a_text_is_read_as_markdown() -> None:
    """A text may hold markup: as one line of plain words, as one line of markup, or as paragraphs."""
    text = read_text("quotes.gate.notes.0.text", "The *old* gate\nstays & stays.", PLACE, Path())
    assert text.plain == "The old gate stays & stays."
    assert text.show_inline({}).text == "The <em>old</em> gate\nstays &amp; stays."
    assert text.show({}).text == "<p>The <em>old</em> gate\nstays &amp; stays.</p>\n"
    assert (EMPTY.plain, EMPTY.show({}).text) == ("", "")


def test_a_title_is_one_line() -> None:
    """What would begin a list or a heading elsewhere is a word of a title."""
    assert read_text("title", "2024. A year", PLACE, Path()).plain == "2024. A year"
    assert read_text("charts.boats.title", "# 1 harbour", PLACE, Path()).plain == "# 1 harbour"


def test_marks_of_a_text_have_names_of_their_own(tmp_path: Path) -> None:
    """The keys of marks begin with the name of the text, so that those of two texts on a page do not collide."""
    text = read_text("charts.boats.alt", 'It has [12]{n="boats:alder"}.', PLACE, tmp_path)
    marks = [mark for passage in list_passages(text.document.nodes) for mark in passage.marks]
    assert [mark.key for mark in marks] == ["charts.boats.alt.m1"]
    assert str(marks[0].place) == "content/stories/gate/story.md:3:17"


def test_a_broken_link_in_a_text_is_told(tmp_path: Path) -> None:
    """Links of the front matter are resolved like those of the body."""
    text = read_text("basis", "See [it](gone.md).", PLACE, tmp_path)
    assert [str(problem.place) for problem in text.document.problems] == ["content/stories/gate/story.md:3:14"]


def test_directives_are_listed_from_the_outside_in() -> None:
    """Nested directives follow the one around them."""
    assert [directive.name for directive in list_directives(parse(BODY, "story.md").nodes)] == [
        "aside",
        "picture",
        "quote",
    ]


def test_everything_that_readers_see_is_checked() -> None:
    """Prose, also in boxes, and titles, captions, credits and alternative texts are held against the sources."""
    seen = list(list_seen(parse(BODY, "story.md")))
    assert [" ".join(passage.text.split()) for passage in seen][:2] == ["First.", "Inside."]
    assert {passage.text for passage in seen[2:]} >= {"The “box”", "A gate", "Nobody"}
    assert not any("gate.png" in passage.text or passage.text == "3" for passage in seen)


@pytest.mark.parametrize(("words", "offset", "column"), [("The “box”", 4, 17)])
def test_a_title_knows_its_place(words: str, offset: int, column: int) -> None:
    """What is wrong in the title of a box is told at its column."""
    passage = next(passage for passage in list_seen(parse(BODY, "story.md")) if passage.text == words)
    assert str(passage.place_at(offset)) == f"story.md:3:{column}"
