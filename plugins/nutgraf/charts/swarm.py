"""Points on a line that make room for each other sideways, and stay where they are along it."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

_AIR = 0.5
_TOUCH = 1e-9


def spread_swarm(places: Sequence[float], radius: float) -> list[float]:
    """How far each point moves sideways, so that circles of a radius around them do not meet; in the same order.

    From left to right each takes the free place nearest to the line, to either side in turn.
    """
    reach = 2 * radius + _AIR
    moved = [0.0] * len(places)
    settled: list[tuple[float, float]] = []
    start = 0
    for turn, index in enumerate(sorted(range(len(places)), key=lambda index: (places[index], index))):
        at = places[index]
        while start < len(settled) and settled[start][0] <= at - reach:
            start += 1
        moved[index] = _find_free([(at - x, y) for x, y in settled[start:]], reach, turn)
        settled.append((at, moved[index]))
    return moved


def _find_free(near: Sequence[tuple[float, float]], reach: float, turn: int) -> float:
    """The place nearest to the middle that is no nearer than `reach` to any point: (distance along, place)."""
    blocked = []
    for away, y in near:
        half = sqrt(reach**2 - away**2)
        blocked.append((y - half, y + half))
    blocked.sort()
    above = _climb(blocked)
    below = -_climb(sorted((-end, -start) for start, end in blocked))
    if abs(above + below) < _TOUCH:
        return above if turn % 2 == 0 else below
    return above if above < -below else below


def _climb(blocked: Sequence[tuple[float, float]]) -> float:
    """The least place from 0 upwards that lies in no stretch; stretches are in the order of their beginnings."""
    place = 0.0
    for start, end in blocked:
        if start >= place:
            break
        place = max(place, end)
    return place
