"""Parts and multiples in words: “a third”, “half a million”, “one in five”, “doubled”, “tenfold”, “the third”."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from nutgraf.figures.lexicon import LOOSE_MULTIPLES, MULTIPLES, ONES, ORDINALS, PARTS, SCALES, TENS
from nutgraf.figures.number import Number, divide
from nutgraf.figures.units import find_unit

_COUNTS = {"a": 1, "an": 1} | {name: value for name, value in ONES.items() if 0 < value < 10}
_NAMES = "|".join(sorted((*PARTS, *(f"{name}s" for name in PARTS), "halves"), key=len, reverse=True))
_PART = re.compile(rf"(?:(?P<count>{'|'.join(_COUNTS)})[ \u00a0\n-])?(?P<name>{_NAMES})\b", re.IGNORECASE)
_OF_SCALE = re.compile(rf"(?:(?: of)? an? |-)(?P<scale>dozen|{'|'.join(SCALES)})\b", re.IGNORECASE)
# What follows where “a third” or “half” is a part, not a place in a row or half of a match.
_AMOUNT = r"of|as|the|a|an|its|their|his|her|our|that|those|these|this|all|more|less|fewer|higher|lower|larger|smaller"
_FOLLOWED = re.compile(rf"\s+(?:{_AMOUNT})\b|\s*(?:[.,;:!?)\]”\"—–]|$)", re.IGNORECASE)
_COMPARED = re.compile(r"\s+(?:as|the|that|its|their|his|her|our|those|what)\b", re.IGNORECASE)
_OTHER_HALF = re.compile(r"\b(?:first|second|third|fourth|other|latter|better|last|top|bottom|next|each)[ -]$", re.I)
_NUMERAL = rf"(?:{'|'.join((*ONES, *TENS))}|\d{{1,3}}(?:,\d{{3}})*)"
_ONE_IN = re.compile(
    rf"(?P<part>{_NUMERAL}) (?:in|out of)(?: every)? (?P<whole>{_NUMERAL})\b(?![,.]?\d|%)", re.IGNORECASE
)
_FOLD = re.compile(rf"(?P<number>{'|'.join((*ONES, *TENS, 'hundred', 'thousand'))})[- ]?fold\b", re.IGNORECASE)
_SLASH = re.compile(r"(?P<part>\d+)[/⁄](?P<whole>\d+)\b(?![/\d])")
_WORD = re.compile(r"[A-Za-z]+")
_ORDINAL = re.compile(rf"(?:(?P<tens>{'|'.join(TENS)})-)?(?P<name>{'|'.join(ORDINALS)})\b", re.IGNORECASE)


def read_part(text: str, start: int) -> Number | None:
    """A part of a whole in words or with a slash, a scale behind it included (“half a million”)."""
    ratio = _SLASH.match(text, start) or _ONE_IN.match(text, start)
    if ratio:
        part, whole = _count(ratio["part"]), _count(ratio["whole"])
        is_ratio = whole > 0 and (part < whole or "/" in ratio[0] or "⁄" in ratio[0])
        follows_unit = " " in ratio[0] and find_unit(text, ratio.end() + 1)
        if is_ratio and not follows_unit and not 1500 <= whole <= 2100:
            return _make(text, start, ratio.end(), Fraction(part, whole))
    found = _PART.match(text, start)
    if not found or not (name := found["name"].lower()):
        return None
    count = _COUNTS.get((found["count"] or "").lower(), 0)
    single = PARTS.get(name)
    parts = single or PARTS.get(name.removesuffix("s"), 2)
    if single is not None and not _is_amount(text, found, count):
        return None
    if single is None and count < 2:
        return None
    scale = _OF_SCALE.match(text, found.end())
    value = Fraction(count or 1, parts)
    if not scale:
        return _make(text, start, found.end(), value)
    name = scale["scale"].lower()
    factor = SCALES.get(name, Decimal(12))
    return _make(text, start, scale.end(), value * int(factor), "" if name == "dozen" else name)


def _is_amount(text: str, found: re.Match[str], count: int) -> bool:
    """Whether “half” or “a third” is an amount here, by what stands around it."""
    is_half = found["name"].lower() == "half"
    if count > 1 or (count == 0 and not is_half):
        return False
    if _OTHER_HALF.search(text, max(0, found.start() - 12), found.start()):
        return False
    if "-" in found[0] or _FOLLOWED.match(text, found.end()) or _OF_SCALE.match(text, found.end()):
        return True
    return is_half and text[found.end() : found.end() + 1] == "-" and find_unit(text, found.end() + 1) is not None


def read_multiple(text: str, start: int) -> Number | None:
    """A word that says by how much something was multiplied."""
    fold = _FOLD.match(text, start)
    if fold:
        number = fold["number"].lower()
        value = SCALES.get(number) or Decimal(_count(number))
        return _multiple(text, start, fold.end(), value) if value > 1 else None
    word = _WORD.match(text, start)
    if not word or word[0].lower() not in MULTIPLES:
        return None
    is_loose = word[0].lower() in LOOSE_MULTIPLES
    if is_loose and not _COMPARED.match(text, word.end()):
        return None
    return _multiple(text, start, word.end(), MULTIPLES[word[0].lower()])


def read_ordinal(text: str, start: int) -> Number | None:
    """A place in a row: “third”, “twenty-first”."""
    found = _ORDINAL.match(text, start)
    if not found:
        return None
    ones = ORDINALS[found["name"].lower()]
    if found["tens"] and ones > 9:
        return None
    value = Decimal(ones + (TENS[found["tens"].lower()] if found["tens"] else 0))
    end = found.end()
    return Number(start, end, text[start:end], value, Decimal(1), "ordinal", exact=True, core_end=end)


def _count(numeral: str) -> int:
    name = numeral.lower()
    return ONES.get(name) or TENS.get(name) or (int(name.replace(",", "")) if name[0].isdigit() else 0)


def _make(text: str, start: int, end: int, value: Fraction, scale: str = "") -> Number:
    return Number(start, end, text[start:end], divide(value), Decimal(0), "fraction", scale, core_end=end)


def _multiple(text: str, start: int, end: int, value: Decimal) -> Number:
    return Number(start, end, text[start:end], value, Decimal(1), "multiple", core_end=end)
