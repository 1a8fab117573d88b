"""Numbers in words: “twenty-one”, “eight million”, “a hundred and five”, “two and a half million”, “a dozen”."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from nutgraf.figures.lexicon import DOZEN, ONES, SCALES, TENS

_WORD = re.compile(r"[A-Za-z]+")
_GAP = re.compile(r"[ \u00a0\n]+|-")
_LARGE: Mapping[str, Decimal] = {name: value for name, value in SCALES.items() if name != "hundred"}
_HALF = ("and", "a", "half")
_MOST_WORDS = 24


@dataclass(frozen=True, slots=True)
class Spelled:
    """A number in words up to `end`: `step` is what one more in its last word would add; `scale` its last scale."""

    end: int
    value: Decimal
    step: Decimal
    scale: str = ""


@dataclass(frozen=True, slots=True)
class _Part:
    """What has been read so far: words used, value, step, last scale."""

    used: int
    value: Decimal
    step: Decimal = Decimal(1)
    scale: str = ""


def read_words(text: str, start: int) -> Spelled | None:
    """The longest number in words that begins at `start`, or None.

    “A” begins a number only before a hundred, a dozen or a scale; a scale alone (“several million”) is none.
    """
    words, ends = _split_words(text, start)
    part = _read_number(words)
    return Spelled(ends[part.used - 1], part.value, part.step, part.scale) if part else None


def _split_words(text: str, start: int) -> tuple[list[str], list[int]]:
    words: list[str] = []
    ends: list[int] = []
    found = _WORD.match(text, start)
    while found and len(words) < _MOST_WORDS:
        words.append(found[0].lower())
        ends.append(found.end())
        gap = _GAP.match(text, found.end())
        found = _WORD.match(text, gap.end()) if gap else None
    return words, ends


def _read_number(words: list[str]) -> _Part | None:
    part = _read_scaled(words, 0)
    while part and part.scale in _LARGE and (more := _read_more(words, part)):
        part = more
    return _read_half(words, part) if part else None


def _read_more(words: list[str], part: _Part) -> _Part | None:
    """What may follow a scale: a group with a smaller scale, or a last group, then also behind “and”."""
    joined = _word(words, part.used) == "and"
    more = _read_scaled(words, part.used + joined)
    if more is None or more.scale == "dozen" or _word(words, more.used - 1) == "a":
        return None
    if more.scale and (joined or _LARGE[more.scale] >= _LARGE[part.scale]):
        return None
    return _Part(more.used, part.value + more.value, more.step, more.scale)


def _read_scaled(words: list[str], at: int) -> _Part | None:
    """A group with the scale behind it, if there is one: “eight million”, “a thousand”, “two dozen”."""
    if _word(words, at) == "a" and _word(words, at + 1) in (*_LARGE, "dozen"):
        group: _Part | None = _Part(at + 1, Decimal(1))
    else:
        group = _read_group(words, at)
    if group is None:
        return None
    if all(_word(words, group.used + index) == word for index, word in enumerate(_HALF)):
        scale = _word(words, group.used + 3)
        if scale in _LARGE:
            return _Part(group.used + 4, (group.value + Decimal("0.5")) * _LARGE[scale], _LARGE[scale] / 10, scale)
    following = _word(words, group.used)
    if following == "dozen":
        return _Part(group.used + 1, group.value * DOZEN, Decimal(1), "dozen")
    if following not in _LARGE:
        return group
    return _Part(group.used + 1, group.value * _LARGE[following], group.step * _LARGE[following], following)


def _read_group(words: list[str], at: int) -> _Part | None:
    """A number below a thousand."""
    is_a_hundred = _word(words, at) == "a" and _word(words, at + 1) == "hundred"
    head = _Part(at + 1, Decimal(1)) if is_a_hundred else _read_small(words, at)
    if head is None or head.value == 0 or _word(words, head.used) != "hundred":
        return head
    hundreds = _Part(head.used + 1, head.value * 100)
    rest = _read_small(words, hundreds.used + (_word(words, hundreds.used) == "and"))
    # “between two hundred and three hundred” is two numbers.
    if rest is None or rest.value == 0 or _word(words, rest.used) == "hundred":
        return hundreds
    return _Part(rest.used, hundreds.value + rest.value)


def _read_small(words: list[str], at: int) -> _Part | None:
    """A number below a hundred."""
    word, following = _word(words, at), _word(words, at + 1)
    if word in ONES:
        return _Part(at + 1, Decimal(ONES[word]))
    if word not in TENS:
        return None
    ones = ONES.get(following, 0)
    return _Part(at + 2, Decimal(TENS[word] + ones)) if 0 < ones < 10 else _Part(at + 1, Decimal(TENS[word]))


def _read_half(words: list[str], part: _Part) -> _Part:
    """“And a half” behind the whole: “two and a half”, “a million and a half”."""
    if tuple(words[part.used : part.used + 3]) != _HALF:
        return part
    one = _LARGE.get(part.scale, Decimal(1))
    return _Part(part.used + 3, part.value + one / 2, one / 10, part.scale)


def _word(words: list[str], at: int) -> str:
    return words[at] if at < len(words) else ""
