"""Every number of a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nutgraf.figures.amounts import format_amount
from nutgraf.figures.number import Number
from nutgraf.figures.tokenize import find_numbers
from tests.figures.fixture_files import Fixture, name_fixture, read_fixtures


def _tell(number: Number) -> str:
    told = f"{' '.join(number.text.split())} = {format_amount(number.value)}"
    extra = [number.kind, number.suffix, f"unit {format_amount(number.unit_of_last_digit)}", number.doubt]
    flags = [*(word for word in extra if word and word != "digits"), *(["exact"] if number.exact else [])]
    return f"{told} ({', '.join(flags)})"


@pytest.mark.parametrize("fixture", read_fixtures("numbers.txt"), ids=name_fixture)
def test_numbers_of_a_text(fixture: Fixture) -> None:
    """Each number is found once, with value, kind, unit of measure and the unit of its last digit."""
    told = "\n".join(_tell(number) for number in find_numbers(fixture.source))
    assert told == fixture.expected


ALPHABET = st.sampled_from(
    "one two twenty hundred thousand million a half third and - , . % $ 1 23 4,567 0.5 8 p.m. fold twice £ ½ /".split()
)


@given(st.lists(st.one_of(ALPHABET, st.text(max_size=4)), max_size=12), st.sampled_from(["", " "]))
def test_numbers_lie_in_order(pieces: list[str], joint: str) -> None:
    """Whatever the text: numbers stand in order, none in another, each saying the words at its place."""
    text = joint.join(pieces)
    end = 0
    for number in find_numbers(text):
        assert end <= number.start < number.core_end <= number.end <= len(text)
        assert number.text == text[number.start : number.end]
        assert number.unit_of_last_digit >= 0
        end = number.end


@given(st.integers(0, 10**15))
def test_integers_are_read_back(value: int) -> None:
    """An integer written in full, with or without separators, is itself, and exact."""
    for text in (f"{value:,}", str(value)):
        numbers = find_numbers(f"There were {text} of them.")
        assert [(int(number.value), number.exact, number.text) for number in numbers] == [(value, True, text)]


ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split()
ONES += "seventeen eighteen nineteen".split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def _spell(value: int) -> str:
    """A number in words, as American English spells it."""
    if value < 20:
        return ONES[value]
    if value < 100:
        return TENS[value // 10 - 2] + (f"-{ONES[value % 10]}" if value % 10 else "")
    for size, name in ((10**9, "billion"), (10**6, "million"), (10**3, "thousand"), (100, "hundred")):
        if value >= size:
            rest = f" {_spell(value % size)}" if value % size else ""
            return f"{_spell(value // size)} {name}{rest}"
    raise AssertionError(value)


@given(st.one_of(st.integers(0, 10**12 - 1), st.integers(0, 2000)))
def test_spelled_integers_are_read_back(value: int) -> None:
    """A number spelled out is one number, of that value."""
    words = _spell(value)
    numbers = find_numbers(f"There were {words} in all")
    assert [(int(number.value), number.text) for number in numbers] == [(value, words)]
