"""Lines of text that fit: words broken where the measured width says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

Measure = Callable[[str], float]

# A last line below this share of the width is a widow; the widths to try instead, as shares.
_WIDOW = 0.3
_TIGHTER = (0.92, 0.84, 0.76, 0.68)


def wrap_text(text: str, width: float, measure: Measure) -> list[str]:
    """The lines of `text`, none wider than `width` pixels; a word wider than that is broken between characters.

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
        piece = ""
        for character in word:
            if piece and measure(piece + character) > width:
                yield piece
                piece = ""
            piece += character
        yield piece
