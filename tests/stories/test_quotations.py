"""How the words of a quotation are printed: what the desk put in is told apart, notes have their markers."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nutgraf.errors import Place
from nutgraf.quotes.words import print_words
from nutgraf.stories.notes import PlannedNote
from nutgraf.stories.quotations import mark_words

MARKER = r'<a class="noteref" id="ref-{0}" href="#note-{0}" role="doc-noteref" aria-label="Note {0}: Context">{0}</a>'


def make_note(number: int, on: str) -> PlannedNote:
    """A note on some words."""
    return PlannedNote(number, "gate", on, "context", "", "desk", "", None, Place("story.md"))


def strip(markup: str) -> str:
    """The words without markup and markers."""
    return unescape(re.sub(r"<[^>]+>", "", re.sub(r"<a class=\"noteref\".*?</a>", "", markup)))


@pytest.mark.parametrize(
    ("words", "markup"),
    [
        ("Plain words & no more.", "Plain words &amp; no more."),
        ("It [the gate] stays.", 'It <span class="editorial">[the gate]</span> stays.'),
        ("It stayd [sic] shut.", 'It stayd <span class="editorial">[sic]</span> shut.'),
        ("First, | then second.", "First, then second."),
        ("An <b> is no markup.", "An &lt;b&gt; is no markup."),
    ],
)
def test_what_the_desk_put_in_is_told_apart(words: str, markup: str) -> None:
    """Brackets are marked, a split is a space, and what looks like markup is text."""
    assert mark_words(words, ()).text == markup


def test_emphasis_is_printed() -> None:
    """Words that are set apart are in italics, across a split attribution and around brackets too."""
    words = "First, | then [the gate] opens."
    found = mark_words(words, [make_note(1, "gate")], ((0, 6), (9, 24))).text
    assert strip(found) == "First, then [the gate] opens."
    assert found.startswith("<em>First,</em> <em>then </em>")
    assert mark_words("We tested it", (), ((3, 9),)).text == "We <em>tested</em> it"


def test_a_marker_stands_behind_its_words() -> None:
    """Each note has its marker after the words that it is about; two on the same words stand in a row."""
    notes = [make_note(1, "gate"), make_note(2, "stays shut"), make_note(3, "gate"), make_note(4, "")]
    one, two, three, four = (MARKER.format(number) for number in range(1, 5))
    assert mark_words("The gate | stays shut.", notes).text == f"The gate{one}{three} stays shut{two}.{four}"


def test_a_note_may_be_about_a_bracket() -> None:
    """A marker falls behind a bracket, never into its markup."""
    found = mark_words("It [the gate] stays.", [make_note(1, "[the gate]"), make_note(2, "It [the gate] stays")]).text
    assert found == f'It <span class="editorial">[the gate]</span>{MARKER.format(1)} stays{MARKER.format(2)}.'


@given(st.text("ab &<>[]|’“”\u00a0", min_size=1, max_size=40), st.lists(st.text("ab []’", max_size=4), max_size=3))
def test_no_markup_changes_the_words(words: str, notes: list[str]) -> None:
    """Whatever is marked, the words that readers see are those that were checked."""
    marked = mark_words(words, [make_note(number, on) for number, on in enumerate(notes, 1)])
    assert strip(marked.text) == print_words(words)
    assert marked.text.count("</a>") == len(notes)
