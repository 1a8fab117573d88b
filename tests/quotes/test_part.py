"""Words inside other words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nutgraf.quotes.part import find_part

WHOLE = "The gate isn’t ours — “not yet,” he said, and it isn’t."


@pytest.mark.parametrize(
    ("part", "found"),
    [
        ("The gate", "The gate"),
        ("isn't ours", "isn’t ours"),
        ('"not yet,"', "“not yet,”"),
        ("ours - ", "ours —"),
        ("  ours —  “not", "ours — “not"),
        ("it isn’t", "it isn’t"),
        ("the gate", None),
        ("gat", None),
        ("ate isn’t", None),
        ("sn’t", None),
        ("he", "he"),
        ("", None),
        (" ", None),
        (".", "."),
    ],
)
def test_a_part_is_found_as_whole_words(part: str, found: str | None) -> None:
    """Glyphs of marks and spaces do not count, letters and case do; a part begins and ends with a word."""
    span = find_part(part, WHOLE)
    assert (WHOLE[slice(*span)] if span else None) == found


@given(st.text("ab ’“”.", max_size=30), st.data())
def test_whole_words_of_a_text_are_found_in_it(text: str, data: st.DataObject) -> None:
    """Any run of words of a text is found, and at no later place than where it was taken from."""
    words = text.split()
    if not words:
        return
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    part, whole = " ".join(words[start:end]), " ".join(words)
    span = find_part(part, whole)
    assert span is not None
    assert span[0] <= len(" ".join(words[:start])) + (start > 0)
