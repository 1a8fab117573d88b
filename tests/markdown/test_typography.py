"""Straight quotation marks as typographic ones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nutgraf.markdown.typography import curl_quotes

CASES = [
    ('"We tested it," he said.', "“We tested it,” he said."),
    ('He said "no".', "He said “no”."),
    ("it's, don't, o'clock", "it’s, don’t, o’clock"),
    ("the '90s and '24", "the ’90s and ’24"),
    ("'Tis 'fine', rock 'n' roll", "’Tis ‘fine’, rock ’n’ roll"),
    ("the hosts' words", "the hosts’ words"),
    ("\"He said 'go'\"", "“He said ‘go’”"),
    ("\"'Go,' he said\"", "“‘Go,’ he said”"),
    ("'He said \"go\"'", "‘He said “go”’"),
    ('("so")', "(“so”)"),
    ('an em dash—"so"—ends', "an em dash—“so”—ends"),
    ('"I was—" he said', "“I was—” he said"),
    ("6'2\" tall", '6’2" tall'),
    ('a 12" record', 'a 12" record'),
    ('"in 1999" and "12"', "“in 1999” and “12”"),
    ("'in 1999' he said", "‘in 1999’ he said"),
    ('"one\ntwo" "three"', "“one\ntwo” “three”"),
    ('“kept” and "made"', "“kept” and “made”"),
    ("no marks", "no marks"),
    ('"', "”"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_marks_are_curled(text: str, expected: str) -> None:
    """Opening and closing marks, apostrophes, marks within marks, feet and inches."""
    assert curl_quotes(text) == expected


@given(st.text(alphabet="\"'ab1 \n—(“’-"))
def test_nothing_but_marks_changes(text: str) -> None:
    """As long as before, and equal to it when the marks are made straight again."""
    straight = str.maketrans("“”‘’", "\"\"''")
    assert curl_quotes(text).translate(straight) == text.translate(straight)
    assert len(curl_quotes(text)) == len(text)


@given(st.text(alphabet="\"'ab1 \n—("))
def test_curling_is_done_once(text: str) -> None:
    """What is curled has at most marks of feet and inches left, and those stay."""
    once = curl_quotes(text)
    left = [index for index, mark in enumerate(once) if mark in "\"'"]
    assert all(once[index - 1].isdigit() for index in left if index)
