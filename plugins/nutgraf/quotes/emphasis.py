"""Emphasis in a quotation: words that the writer set apart, which readers have to be told of."""

from __future__ import annotations

import re

from nutgraf.errors import Problem
from nutgraf.quotes.model import Quotation

_STARS = re.compile(r"(?<![*\w])\*(?=[^\s*])([^*]*[^\s*])\*(?![*\w])")


def read_emphasis(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The words of `text` without the stars of `*words*`, and the ranges that stood between them.

    A star inside a word or beside a space is a star.
    """
    parts: list[str] = []
    ranges: list[tuple[int, int]] = []
    done = length = 0
    for found in _STARS.finditer(text):
        parts += [text[done : found.start()], found[1]]
        length += found.start() - done
        ranges.append((length, length + len(found[1])))
        length += len(found[1])
        done = found.end()
    return "".join([*parts, text[done:]]), tuple(ranges)


def list_emphasis(quotation: Quotation) -> list[str]:
    """The words that are set apart, in order."""
    return [quotation.words[start:end] for start, end in quotation.emphasis]


def check_emphasis(quotation: Quotation) -> tuple[Problem, ...]:
    """Q013: emphasis that nobody says was added, or that was said to be added and is not there."""
    if bool(quotation.emphasis) == quotation.emphasis_added:
        return ()
    if quotation.emphasis_added:
        message = f"quote “{quotation.id}” is said to have emphasis added, and nothing in it is emphasised"
        fix = "set words apart, `*words*`, or take the attribute out."
    else:
        words = ", ".join(f"“{words}”" for words in list_emphasis(quotation))
        message = f"quote “{quotation.id}” has emphasis that its source has not: {words}"
        fix = "take it out, or say that it is yours: `emphasis=added` in the braces, `emphasis: added` in `quotes:`."
    return (Problem(quotation.place, "Q013", message, fix=fix),)
