"""Printed words, taken apart."""

from __future__ import annotations

import pytest

from nutgraf.quotes.segments import parse_words


@pytest.mark.parametrize(
    ("words", "segments"),
    [
        ("one two", ["one two"]),
        ("one ... two", ["one", "two"]),
        ("one … two […] three [...] four", ["one", "two", "three", "four"]),
        ("one . . . two", ["one", "two"]),
        ("one. ... Two", ["one.", "Two"]),
        ("one.... Two", ["one.", "Two"]),
        ("... one ...", ["one"]),
        ("one, | two", ["one,", "two"]),
        ("one [the other] two", ["one", "two"]),
        ("the gaet [sic] holds", ["the gaet holds"]),
        ("the gaet [SIC], it holds", ["the gaet, it holds"]),
        ("[W]e tested", ["We tested"]),
        ("it held. [W]e tested", ["it held. [W]e tested"]),
        ("...", []),
        ("", []),
    ],
)
def test_segments(words: str, segments: list[str]) -> None:
    """Ellipses, `|` and insertions part segments; `[sic]` and a bracketed first letter do not."""
    assert [segment.text for segment in parse_words(words).segments] == segments


def test_joints_tell_what_stands_between() -> None:
    """A joint knows of every sign in it, in any order."""
    joint = parse_words("one ... [the gate] two").segments[1].joint
    assert (joint.ellipsis, joint.split, joint.inserted) == (True, False, ("the gate",))
    assert parse_words("one | two").segments[1].joint.split
    assert parse_words("one [at last]").last.inserted == ("at last",)


def test_final_mark_is_apart() -> None:
    """The final comma or full stop of a segment may differ and is told apart; other marks are not."""
    assert [(one.core, one.terminal) for one in parse_words("one, | two. ... three?").segments] == [
        ("one", ","),
        ("two", "."),
        ("three?", ""),
    ]


@pytest.mark.parametrize("words", ["one [two three", "one two] three", "[[one] two"])
def test_brackets_without_partner_are_leftover(words: str) -> None:
    """A bracket that was never closed is not taken for words."""
    assert parse_words(words).leftover
