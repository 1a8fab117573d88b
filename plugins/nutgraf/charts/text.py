"""Lines of text that fit: words broken where the measured width says."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence

Measure = Callable[[str], float]

# A last line below this share of the width is a widow; the widths to try instead, as shares.
_WIDOW = 0.3
_TIGHTER = (0.92, 0.84, 0.76, 0.68)

# What belongs to the letter before: marks, signs that join or choose a form, the tones of emoji.
_MARKS, _JOINER, _LONGEST = ("Mn", "Me", "Mc", "Cf"), "\u200d", 11
_TONES = "\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"


def wrap_text(text: str, width: float, measure: Measure) -> list[str]:
    """The lines of `text`, none wider than `width` pixels; a word wider than that is broken between letters.

    A last line of a word or two is avoided where earlier breaks cost neither another line nor a word.
    """
    lines = _break_lines(text, width, measure)
    longest = max((wide for wide in map(measure, text.split()) if wide <= width), default=0.0)
    for share in _TIGHTER:
        if len(lines) == 1 or measure(lines[-1]) >= width * _WIDOW or longest > width * share:
            break
        tighter = _break_lines(text, width * share, measure)
        lines = tighter if len(tighter) == len(lines) else lines
    return lines


def _break_lines(text: str, width: float, measure: Measure) -> list[str]:
    lines: list[str] = []
    line = ""
    for word in _list_pieces(text.split(), width, measure):
        longer = f"{line} {word}" if line else word
        if line and measure(longer) > width:
            lines.append(line)
            line = word
        else:
            line = longer
    return [*lines, line] if line else lines or [""]


def measure_widest(texts: Iterable[str], measure: Measure) -> float:
    """The width of the widest text, 0 without any."""
    return max((measure(text) for text in texts), default=0.0)


def spread_apart(wanted: Sequence[float], gaps: Sequence[float], low: float, high: float) -> list[float]:
    """Positions near the wanted ones, in their order, each `gaps[i]` or more below the one before, within bounds.

    Where there is no room for all, the bounds yield at the end.
    """
    order = sorted(range(len(wanted)), key=lambda index: (wanted[index], index))
    placed = dict.fromkeys(order, 0.0)
    floor = low
    for index in order:
        placed[index] = max(wanted[index], floor)
        floor = placed[index] + gaps[index]
    ceiling = high
    for index in reversed(order):
        placed[index] = max(min(placed[index], ceiling - gaps[index]), low)
        ceiling = placed[index]
    return _settle(placed, order, gaps, low)


def _settle(placed: dict[int, float], order: list[int], gaps: Sequence[float], low: float) -> list[float]:
    floor = low
    for index in order:
        placed[index] = max(placed[index], floor)
        floor = placed[index] + gaps[index]
    return [placed[index] for index in range(len(order))]


def _list_pieces(words: list[str], width: float, measure: Measure) -> Iterable[str]:
    for word in words:
        if measure(word) <= width:
            yield word
            continue
        piece = ""
        for letter in list_letters(word):
            if piece and measure(piece + letter) > width:
                yield piece
                piece = ""
            piece += letter
        yield piece


def list_letters(word: str) -> list[str]:
    """The letters of a word as readers see them: each with its marks, an emoji or a flag with all of its parts.

    None has more than eleven characters, of which the longest emoji is made.
    """
    letters: list[str] = []
    for character in word:
        before = letters[-1] if letters else ""
        is_joined = before.endswith(_JOINER) or unicodedata.category(character) in _MARKS or character in _TONES
        is_flag = _is_flag(character) and len(before) == 1 and _is_flag(before)
        if 0 < len(before) < _LONGEST and (is_joined or is_flag):
            letters[-1] += character
        else:
            letters.append(character)
    return letters


def _is_flag(character: str) -> bool:
    """Whether a character is half of a flag: one of the two letters of a country."""
    return "\U0001f1e6" <= character <= "\U0001f1ff"
