"""Words of a quotation, counted and printed."""

from __future__ import annotations

import pytest

from nutgraf.quotes.words import count_words, print_words


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("", 0),
        ("The gate.", 2),
        ("It’s half-open, isn't it?", 4),
        ("We have 1 gate", 4),
        ("It [the gate] stays [sic] shut", 3),
        ("One … two ... three . . . four", 4),
        ("First, | then", 2),
        ("— “well” —", 1),
        ("Straße, naïve, 東京", 3),
    ],
)
def test_only_the_speakers_words_count(words: str, count: int) -> None:
    """Hyphens and apostrophes join; brackets, ellipses, bars and marks are no words."""
    assert count_words(words) == count


@pytest.mark.parametrize(
    ("words", "printed"), [("A, | b", "A, b"), ("A,|b", "A, b"), ("A\n |  b | c", "A b c"), ("A", "A")]
)
def test_a_split_is_printed_as_a_space(words: str, printed: str) -> None:
    """Readers see one utterance."""
    assert print_words(words) == printed
