from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nutgraf.charts.text import list_letters, spread_apart, wrap_text


def measure(text: str) -> float:
    """Seven pixels a letter."""
    return 7.0 * len(list_letters(text))


@given(st.text(max_size=300), st.floats(7, 400))
def test_no_line_is_wider_than_the_room_and_no_letter_is_lost(text: str, width: float) -> None:
    """Wrapping keeps every character but white space, and every line fits."""
    lines = wrap_text(text, width, measure)
    assert all(measure(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_words_stay_whole_where_they_fit() -> None:
    """A line breaks between words; only a word that is too wide is broken itself."""
    assert wrap_text("one two three", 56, measure) == ["one two", "three"]
    assert wrap_text("unbreakable", 35, measure) == ["unbr", "eaka", "ble"]
    assert wrap_text("", 35, measure) == [""]
    assert wrap_text("moving in", 44, measure) == ["moving", "in"]


LETTERS = {
    "a family": ["👩‍👩‍👧", "!"],
    "a tone": ["👍🏽", "👍"],
    "flags": ["🇩🇪", "🇫🇷"],
    "an accent": ["e\N{COMBINING ACUTE ACCENT}", "e"],
    "Hindi": ["हि", "न्", "दी"],
    "Thai": ["ที่", "นี่"],
    "Arabic with its vowels": ["مَ", "رْ"],
    "a joiner without end": ["a\N{ZERO WIDTH JOINER}" * 5 + "a", "\N{ZERO WIDTH JOINER}a\N{ZERO WIDTH JOINER}a"],
}


@pytest.mark.parametrize("letters", LETTERS.values(), ids=LETTERS)
def test_letters_are_what_readers_see(letters: list[str]) -> None:
    """A word is never broken within an emoji, a flag, or a letter and its marks."""
    assert list_letters("".join(letters)) == letters
    assert wrap_text("".join(letters), 7, measure) == letters


@given(st.lists(st.tuples(st.floats(0, 300), st.floats(5, 40)), min_size=1, max_size=6))
def test_labels_that_are_spread_do_not_overlap(labels: list[tuple[float, float]]) -> None:
    """In their order from top to bottom, each begins below the end of the one before, within the bounds."""
    wanted, heights = [at for at, _ in labels], [height for _, height in labels]
    placed = spread_apart(wanted, heights, 0, 340)
    order = sorted(range(len(labels)), key=lambda index: (wanted[index], index))
    for above, below in pairwise(order):
        assert placed[below] >= placed[above] + heights[above] - 1e-6
    assert min(placed) >= 0
    assert max(at + height for at, height in zip(placed, heights, strict=True)) <= 340 + 1e-6


def test_no_word_is_left_alone_without_need() -> None:
    """Lines are evened out where that costs no further line."""
    assert wrap_text("four words make one", 15 * 7, measure) == ["four words", "make one"]


def test_labels_with_room_stay_where_they_are() -> None:
    """Nothing moves without need."""
    assert spread_apart([10.0, 200.0], [17, 17], 0, 340) == [10.0, 200.0]
