"""Times of day: “8 p.m. ET”, “8:42 p.m.”, “20:42”."""

from __future__ import annotations

import re
from decimal import Decimal

from nutgraf.figures.number import Number

_ZONE = r"(?:[ \u00a0](?P<zone>(?:[ECMP][SD]?T|AK[SD]T|GMT|UTC|BST|WES?T|CES?T|EES?T))\b)?"
_TWELVE = re.compile(
    rf"(?P<hour>1[0-2]|0?[1-9])(?::(?P<minute>[0-5]\d))?[ \u00a0]?(?P<half>[ap])\.?[ ]?m\b\.?{_ZONE}", re.IGNORECASE
)
_TWENTY_FOUR = re.compile(rf"(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?!\d){_ZONE}")


def read_time(text: str, start: int) -> Number | None:
    """The time of day that begins at `start`: its value in minutes after midnight, its suffix the zone."""
    found = _TWELVE.match(text, start) or _TWENTY_FOUR.match(text, start)
    if not found:
        return None
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if half := found.groupdict().get("half"):
        hour = hour % 12 + (12 if half.lower() == "p" else 0)
    # To the minute, also where none is written: “8 p.m.” is no span of an hour.
    value = Decimal(60 * hour + minute)
    zone = found["zone"] or ""
    return Number(
        start, found.end(), found[0], value, Decimal(1), "time", suffix=zone, exact=True, core_end=found.end()
    )


def is_span_to(first: Number, second: Number) -> bool:
    """Whether a bare number before a time, as in “8 to 10 p.m.”, is an hour of the same half of the day."""
    return second.kind == "time" and first.exact and 1 <= first.value <= 12 and "m" in second.text.lower()
