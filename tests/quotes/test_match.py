"""Where words end, and the edits at their edges."""

from __future__ import annotations

import pytest

from nutgraf.quotes.fold import fold
from nutgraf.quotes.match import MAX_CHAINS, count_words, find_chains, find_hits, is_inside_word
from nutgraf.quotes.model import Policy
from nutgraf.quotes.segments import parse_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("unable to confirm it", "able to confirm it"),
        ("a non-partisan vote", "partisan vote"),
        ("about 1.3 million", "3 million"),
        ("about 1,300 people", "300 people"),
        ("at 8:42 sharp", "42 sharp"),
        ("for $45 million", "45 million"),
        ("by -5 degrees", "5 degrees"),
        ("some 5% of them", "some 5"),
        ("see example.org today", "see example"),
        ("we don't know", "we don"),
        ("the anti-gate vote", "the anti"),
    ],
)
def test_no_word_or_number_is_cut(text: str, words: str) -> None:
    """A part of a word, or of a number with its sign, is no match."""
    assert find_hits(fold(text).text, parse_words(words).segments[0], Policy()) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("mud—only mud", "only mud"),
        ("“Mud is mud”", "Mud is mud"),
        ("the rain, the mud", "the rain"),
        ("fishers' boats", "boats"),
        ("and/or mud", "or mud"),
        ("I was- he said", "I was"),
    ],
)
def test_words_may_end_at_marks(text: str, words: str) -> None:
    """A dash, a comma, a quotation mark or a slash ends a word."""
    assert len(find_hits(fold(text).text, parse_words(words).segments[0], Policy())) == 1


@pytest.mark.parametrize(
    ("text", "words", "hits"),
    [
        ("It held, he said", "It held.", 1),
        ("It held. Then", "It held,", 1),
        ("It held for a day", "It held.", 1),
        ("It held; it did", "It held.", 0),
        ("It held; it did", "It held", 1),
        ("It held! It did", "It held.", 0),
        ("It held, he said", "It held;", 0),
        ("It held, he said", "It held!", 0),
        ("Did it hold? Yes", "Did it hold", 0),
        ("Did it hold? Yes", "it hold", 1),
        ("I waited... and left", "I waited.", 1),
    ],
)
def test_only_a_final_comma_or_full_stop_may_differ(text: str, words: str, hits: int) -> None:
    """No other mark is changed, and a question stays one."""
    assert len(find_hits(fold(text).text, parse_words(words).segments[0], Policy())) == hits


def test_numbers_and_hyphenated_words_count_as_one() -> None:
    """`1.3`, `two-hour` and `don't` are one word each."""
    assert count_words("don't wait two-hour for 1.3 million") == 6


def test_text_has_edges() -> None:
    """The ends of a text are never inside a word."""
    assert not is_inside_word("mud", 0)
    assert not is_inside_word("mud", 3)


def find_all_chains(text: str, words: str) -> list[list[str]]:
    """The words of each chain of `words` in `text`."""
    segments = parse_words(words).segments
    hits = [find_hits(text, segment, Policy(ellipsis_words=2)) for segment in segments]
    chains = find_chains(text, hits, [segment.joint for segment in segments], Policy(ellipsis_words=2))
    return [[text[hit.start : hit.end] for hit in chain] for chain in chains]


def test_chains_keep_order_and_width() -> None:
    """Each segment comes after the one before it, with no more words between than allowed."""
    assert find_all_chains("mud and rain and wind", "mud ... rain") == [["mud", "rain"]]
    assert find_all_chains("mud and rain and wind", "rain ... mud") == []
    assert find_all_chains("mud and rain and wind", "mud ... wind") == []
    assert len(find_all_chains("mud, mud and rain", "mud ... rain")) == 2


def test_common_words_in_a_long_text_are_soon_refused() -> None:
    """Ten segments that each stand in a thousand places, and one that stands in none of their gaps."""
    text = "zebra " + "mud " * 1_000
    assert find_all_chains(text, "mud ... " * 10 + "zebra") == []
    assert len(find_all_chains(text, "mud ... " * 10 + "mud")) == MAX_CHAINS
