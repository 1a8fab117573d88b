"""Straight quotation marks as typographic ones, for printing only: what evidence reads keeps what was typed.

A mark opens after a space, an opening bracket, a dash or another opening mark, if something follows it; otherwise it
closes. An apostrophe is the closing single mark, also where it leads a word, as in ’90s or ’tis.
Marks of feet and inches stay.
"""

from __future__ import annotations

import re

_STRAIGHT = re.compile("[\"']")
_LEADING = re.compile(r"(?:\d\ds?\b|(?:tis|twas|em|til|cause|bout|round|n)\b)", re.IGNORECASE)
_CLOSING = re.compile(r"(?<=\S)'(?!\w)")
_BEFORE_OPENING = frozenset("([{<-–—/“‘")


def curl_quotes(text: str) -> str:
    """`text` with typographic marks; as long as before, character for character."""
    if not _STRAIGHT.search(text):
        return text
    shown = list(text)
    last_single = max((match.start() for match in _CLOSING.finditer(text)), default=-1)
    opened = {'"': 0, "'": 0}
    for match in _STRAIGHT.finditer(text):
        index, mark = match.start(), match[0]
        before = shown[index - 1] if index else " "
        after = text[index + 1 : index + 2]
        if _is_opening(before, after) and (mark == '"' or _opens_single(text, index, last_single)):
            shown[index] = "“" if mark == '"' else "‘"
            opened[mark] += 1
        elif before.isdigit() and not opened[mark] and not after.isalnum():
            continue
        else:
            shown[index] = "”" if mark == '"' else "’"
            if mark == '"' or not after.isalnum():
                opened[mark] = max(opened[mark] - 1, 0)
    return "".join(shown)


def _is_opening(before: str, after: str) -> bool:
    return bool(after) and not after.isspace() and (before.isspace() or before in _BEFORE_OPENING)


def _opens_single(text: str, index: int, last_single: int) -> bool:
    """Whether a single mark before a word begins a quotation: it is no known contraction, and a mark closes it."""
    return last_single > index and not _LEADING.match(text, index + 1)
