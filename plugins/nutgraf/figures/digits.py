"""Numbers in digits, as English writes them: 1,300,000 · 1.3 million · $45m · −0.5 · 21st · 1½."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from nutgraf.figures.lexicon import GLYPHS, SCALES, SHORT_SCALES
from nutgraf.figures.number import Kind, divide

_GLYPH = f"[{''.join(GLYPHS)}]"
_DIGITS = re.compile(
    rf"""(?P<sign>(?:minus|negative)[ ]|[-+−–](?=[\d.$€£¥½¼¾]))?
    (?P<currency>(?:US|CA|C|AU|A|U\.S\.[ ]?)?\$|[€£¥])?[ ]?
    (?P<late_sign>[-−])?
    (?: (?P<whole>\d+(?:,\d+)*)? (?:(?P<point>\.)(?P<decimals>\d+)|(?P<glyph>{_GLYPH})) | (?P<integer>\d+(?:,\d+)*) )
    (?!\d|\.\d)
    """,
    re.VERBOSE,
)
_VERSION = re.compile(r"\d+(?:\.\d+){2,}|\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})\b")
_SCALE = re.compile(rf"({'|'.join(SCALES)})s?\b", re.IGNORECASE)
_SHORT = re.compile(rf"(?:{'|'.join(sorted(SHORT_SCALES, key=len, reverse=True))})\b")
_GAP = re.compile(r"[ \u00a0\n-]")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+")
_ENDINGS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("ordinal", re.compile(r"(?:st|nd|rd|th)\b")),
    ("decade", re.compile(r"['’]?s\b")),
    ("multiple", re.compile(r"[- ]?fold\b")),
)


@dataclass(frozen=True, slots=True)
class Digits:
    """A number in digits up to `end`; the fields are those of `Number`."""

    end: int
    value: Decimal
    step: Decimal
    kind: Kind = "digits"
    scale: str = ""
    currency: str = ""
    is_integer: bool = False
    doubt: str = ""


def skip_version(text: str, start: int) -> int | None:
    """The end of a version number, an address or a numeric date that begins here: digits that count nothing."""
    found = _VERSION.match(text, start)
    return found.end() if found else None


def read_digits(text: str, start: int) -> Digits | None:
    """The number in digits that begins at `start`, with sign, currency and scale; None if there is none."""
    found = _DIGITS.match(text, start)
    if not found:
        return None
    value, step = _read_value(found)
    if (found["sign"] or found["late_sign"] or "+") != "+":
        value = -value
    scale, end = _read_scale(text, found.end())
    factor = SCALES.get(scale, Decimal(1))
    kind, end = _read_ending(text, end) if found["integer"] and not scale else ("digits", end)
    is_integer = bool(found["integer"]) and not scale
    currency = (found["currency"] or "").strip()
    return Digits(end, value * factor, step * factor, kind, scale, currency, is_integer, _find_doubt(found, scale))


def _read_ending(text: str, at: int) -> tuple[Kind, int]:
    for kind, pattern in _ENDINGS:
        if ending := pattern.match(text, at):
            return kind, ending.end()
    return "digits", at


def _read_value(found: re.Match[str]) -> tuple[Decimal, Decimal]:
    """The value without sign and scale, and what one more in its last digit would add."""
    whole = (found["integer"] or found["whole"] or "0").replace(",", "")
    if found["glyph"]:
        return Decimal(whole) + divide(GLYPHS[found["glyph"]]), Decimal("0.1")
    decimals = found["decimals"] or ""
    return Decimal(f"{whole}.{decimals}" if decimals else whole), Decimal(1).scaleb(-len(decimals))


def _read_scale(text: str, at: int) -> tuple[str, int]:
    """The scale behind digits: letters set right behind them, or a word; its full name, and where it ends."""
    short = _SHORT.match(text, at)
    if short:
        return SHORT_SCALES[short[0]], short.end()
    gap = _GAP.match(text, at)
    if not gap:
        return "", at
    word = _SCALE.match(text, gap.end())
    if word:
        return word[1].lower(), word.end()
    short = _SHORT.match(text, gap.end())
    if short and len(short[0]) > 1:
        return SHORT_SCALES[short[0]], short.end()
    return "", at


def _find_doubt(found: re.Match[str], scale: str) -> str:
    """ "point" where 1.300 may be meant as 1,300; "grouping" where commas part other than three digits."""
    written = found["integer"] or found["whole"] or ""
    if "," in written and not _GROUPED.fullmatch(written):
        return "grouping"
    is_thousands = len(found["decimals"] or "") == 3 and len(written) <= 3 and written.strip("0") != ""
    return "point" if is_thousands and not scale else ""
