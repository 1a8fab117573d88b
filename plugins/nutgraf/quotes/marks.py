"""Quotation marks in a run of text, paired: curly, straight, low, single, guillemets; never an apostrophe or inches."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from nutgraf.quotes.fold import DIRECTIONS, is_letter

_CLOSERS = {"“": "”", "„": "“”", '"': '"', "«": "»", "»": "«", "”": "”", "「": "」", "『": "』", "＂": "＂"}
_PLAIN = dict.fromkeys(map(ord, DIRECTIONS), " ")
_STRAY = frozenset('"“”„«»')
_SINGLE_CLOSERS = {"‘": "’", "'": "'", "‚": "‘’", "‹": "›"}
_ANY = re.compile(f"[{re.escape(''.join(sorted({*_CLOSERS, *_STRAY, *_SINGLE_CLOSERS})))}]")
_ELISION = re.compile(r"['‘](?:\d\ds?\b|n['’]|tis\b|twas\b|em\b|til\b|cause\b|bout\b)", re.IGNORECASE)
_FEET_INCHES = re.compile(r"\d['′]\s?\d+$")


@dataclass(frozen=True, slots=True)
class Pair:
    """A quotation with its marks, `start` to `end`; not closed if its second mark is missing."""

    start: int
    end: int
    closed: bool = True


def pair_marks(text: str, opaque: Sequence[tuple[int, int]] = ()) -> tuple[Pair, ...]:
    """The outermost quotations of one paragraph, in order.

    A mark of the double kind that has no partner gives an unclosed pair: an opening one to the next opening mark or
    the end of the paragraph, a closing one just itself. A single mark without a partner is an apostrophe. Ranges in
    `opaque` are read as if they were one word.
    """
    text = text.translate(_PLAIN)
    for start, end in opaque:
        text = text[:start] + "x" * (end - start) + text[end:]
    pairs: list[Pair] = []
    found = _ANY.search(text)
    while found:
        pair = _read_pair(text, found.start())
        if pair:
            pairs.append(pair)
        found = _ANY.search(text, pair.end if pair else found.end())
    return tuple(pairs)


def _read_pair(text: str, index: int) -> Pair | None:
    char = text[index]
    if char in _SINGLE_CLOSERS:
        return _read_single(text, index)
    if char not in _CLOSERS and char not in _STRAY:
        return None
    is_french = char == "«" and not text[index - 1 : index].strip()
    if char in "“„「『" or is_french or _can_open(text, index):
        return _close_double(text, index)
    if text[index - 1 : index].isdigit() and char == '"':
        return None
    return Pair(index, index + 1, closed=False)


def _can_open(text: str, index: int) -> bool:
    """Whether a mark that could be either begins a quotation: nothing before it, something behind it."""
    before, after = text[index - 1 : index], text[index + 1 : index + 2]
    return bool(after) and not after.isspace() and (not before or before.isspace() or before in "([{—–-/“‘\"'")


def _close_double(text: str, index: int) -> Pair:
    opener = text[index]
    closers = _CLOSERS[opener]
    for place in range(index + 1, len(text)):
        char = text[place]
        if char in closers and not _is_reopening(text, place, opener) and not _is_inches(text, place):
            return Pair(index, place + 1)
        if (char == opener and char not in closers) or (char in closers and _is_reopening(text, place, opener)):
            return Pair(index, place, closed=False)
    return Pair(index, len(text), closed=False)


def _is_reopening(text: str, index: int, opener: str) -> bool:
    """Whether a mark that opens and closes alike opens here, so that the one before it was never closed."""
    return text[index] == opener and text[index - 1].isspace() and _can_open(text, index)


def _is_inches(text: str, index: int) -> bool:
    """`6"` in a quotation: a digit before, and a better closing mark behind."""
    if text[index] != '"' or not text[index - 1].isdigit():
        return False
    if _FEET_INCHES.search(text[:index]):
        return True
    later = text.find('"', index + 1)
    return later > 0 and not text[later - 1].isspace() and text[index + 1].isspace()


def _read_single(text: str, index: int) -> Pair | None:
    """A quotation in single marks, if the mark at `index` opens one and another closes it."""
    after = text[index + 1 : index + 2]
    if text[index] != "‹" and (not _can_open(text, index) or _ELISION.match(text, index)):
        return None
    if not (is_letter(after) or after in "“\"‘'([…$£€"):
        return None
    closers = _SINGLE_CLOSERS[text[index]]
    ends = [place for place in range(index + 1, len(text)) if text[place] in closers and _can_close(text, place)]
    if not ends:
        return None
    sure = [place for place in ends if text[place - 1] != "s" or text[place + 1 : place + 2] in (*",.;:?!)", "")]
    return Pair(index, (sure[0] if sure and not _holds_opening(text, index, sure[0]) else ends[0]) + 1)


def _can_close(text: str, index: int) -> bool:
    return not is_letter(text[index + 1 : index + 2]) and not text[index - 1].isspace()


def _holds_opening(text: str, start: int, end: int) -> bool:
    """Whether another single quotation seems to begin between the two places."""
    return any(text[place] in "‘'" and _can_open(text, place) for place in range(start + 2, end))
