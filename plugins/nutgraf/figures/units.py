"""Units of measure: what they are called, and which can be turned into one another."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from nutgraf.figures.lexicon import SCALES

PERCENT = "%"
POINTS = "percentage points"
TIMES = "times"
RANK = "rank"
COUNT = "count"
LIMIT = "limit"

# name: family, how many of the family's base unit it is, other spellings (singular, small letters).
_TABLE: tuple[tuple[str, str, str, str], ...] = (
    (PERCENT, "percent", "1", "percent|per cent|pct"),
    (POINTS, "points", "1", "percentage point|pp|ppt"),
    ("point", "point", "1", "point"),
    (TIMES, "times", "1", "times|x|×"),
    ("second", "time", "1", "second|sec"),
    ("minute", "time", "60", "minute|min"),
    ("hour", "time", "3600", "hour|hr"),
    ("day", "time", "86400", "day"),
    ("week", "time", "604800", "week"),
    ("month", "months", "1", "month"),
    ("year", "months", "12", "year|yr"),
    ("decade", "months", "120", "decade"),
    ("century", "months", "1200", "century"),
    ("millimeter", "length", "0.001", "millimeter|millimetre|mm"),
    ("centimeter", "length", "0.01", "centimeter|centimetre|cm"),
    ("meter", "length", "1", "meter|metre"),
    ("kilometer", "length", "1000", "kilometer|kilometre|km"),
    ("inch", "length", "0.0254", "inch"),
    ("foot", "length", "0.3048", "foot|feet|ft"),
    ("yard", "length", "0.9144", "yard|yd"),
    ("mile", "length", "1609.344", "mile|mi"),
    ("square meter", "area", "1", "square meter|square metre|m²|sq m"),
    ("hectare", "area", "10000", "hectare|ha"),
    ("square kilometer", "area", "1000000", "square kilometer|square kilometre|km²|sq km"),
    ("acre", "area", "4046.8564224", "acre"),
    ("square foot", "area", "0.09290304", "square foot|square feet|sq ft"),
    ("square mile", "area", "2589988.110336", "square mile|sq mi"),
    ("gram", "mass", "1", "gram|gramme"),
    ("kilogram", "mass", "1000", "kilogram|kilogramme|kilo|kg"),
    ("tonne", "mass", "1000000", "tonne|metric ton"),
    ("ounce", "mass", "28.349523125", "ounce|oz"),
    ("pound", "mass", "453.59237", "pound|lb"),
    ("ton", "ton", "1", "ton"),
    ("liter", "volume", "1", "liter|litre"),
    ("gallon", "gallon", "1", "gallon"),
    ("barrel", "barrel", "1", "barrel|bbl"),
    ("kilometer per hour", "speed", "1", "kilometers per hour|kilometres per hour|km/h|kph|kmh"),
    ("mile per hour", "speed", "1.609344", "miles per hour|mph"),
    ("watt", "power", "1", "watt"),
    ("kilowatt", "power", "1000", "kilowatt|kw"),
    ("megawatt", "power", "1000000", "megawatt|mw"),
    ("gigawatt", "power", "1000000000", "gigawatt|gw"),
    ("kilowatt-hour", "energy", "1", "kilowatt-hour|kilowatt hour|kwh"),
    ("megawatt-hour", "energy", "1000", "megawatt-hour|megawatt hour|mwh"),
    ("gigawatt-hour", "energy", "1000000", "gigawatt-hour|gigawatt hour|gwh"),
    ("terawatt-hour", "energy", "1000000000", "terawatt-hour|terawatt hour|twh"),
    ("kilobyte", "bytes", "1000", "kilobyte|kb"),
    ("megabyte", "bytes", "1000000", "megabyte|mb"),
    ("gigabyte", "bytes", "1000000000", "gigabyte|gb"),
    ("terabyte", "bytes", "1000000000000", "terabyte|tb"),
    ("gigabit", "gigabit", "1", "gigabit"),
    ("degree", "degree", "1", "degree|°"),
    ("°C", "celsius", "1", "°c|degree celsius|degrees celsius|celsius"),
    ("°F", "fahrenheit", "1", "°f|degree fahrenheit|degrees fahrenheit|fahrenheit"),
    ("$", "dollar", "1", "$|dollar|us$|us dollar|u.s. dollar|usd"),
    ("C$", "canadian dollar", "1", "c$|ca$|canadian dollar|cad"),
    ("A$", "australian dollar", "1", "a$|au$|australian dollar|aud"),
    ("€", "euro", "1", "€|euro|eur"),
    ("£", "pound sterling", "1", "£|pound sterling|gbp"),
    ("¥", "yen", "1", "¥|yen|jpy"),
    ("cent", "dollar", "0.01", "cent"),
)
_IRREGULAR: Mapping[str, str] = {"feet": "foot", "people": "person", "men": "man", "women": "woman"}


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: `family` tells what can be turned into what, `factor` how many of the family's base unit it is.

    A noun that is no measure (“listeners”) is a family of its own; `family` "" is no unit at all. `scale` is 1,000,000
    for “million tonnes”; the factor does not hold it.
    """

    name: str
    family: str
    factor: Decimal = Decimal(1)
    scale: Decimal = Decimal(1)


UNITS: Mapping[str, Unit] = {
    spelling: Unit(name, family, Decimal(factor))
    for name, family, factor, spellings in _TABLE
    for spelling in (name.lower(), *spellings.split("|"))
}
_WORD = r"(?:%|°\s?[CF]?|[A-Za-z²³/.$€£¥×]+(?:-hours?)?)"
_PHRASE = re.compile(rf"{_WORD}(?:[ -]{_WORD}){{0,2}}")
_SCALED = re.compile(r"\b(?P<scale>thousand|million|billion|trillion)s?\b(?:\s+of\b)?", re.IGNORECASE)


def find_unit(text: str, start: int) -> tuple[Unit, int] | None:
    """The measure whose name begins at `start`, the longest that fits, and where it ends; None if there is none."""
    found = _PHRASE.match(text, start)
    if not found:
        return None
    ends = [start + piece.start() for piece in re.finditer(r"[ -]|$", found[0])]
    for end in reversed(ends):
        name = text[start:end].rstrip(".,")
        if unit := _look_up(name) or _look_up(name.replace("-", " ")):
            return unit, start + len(name)
    return None


@lru_cache(maxsize=4096)
def read_unit(text: str) -> Unit:
    """The unit of a column, such as "listeners", "million tonnes" or "US$ billion", scale included."""
    found = _SCALED.search(text)
    scale = SCALES[found["scale"].lower()] if found else Decimal(1)
    name = (text[: found.start()] + text[found.end() :] if found else text).strip()
    if known := _look_up(name):
        return replace(known, scale=scale)
    return Unit(name, _singular(name), scale=scale)


def is_same_noun(word: str, unit: str) -> bool:
    """Whether a word in a text and a column's unit are the same noun, in whatever number."""
    return _singular(word) == _singular(read_unit(unit).name)


@lru_cache(maxsize=4096)
def _look_up(name: str) -> Unit | None:
    return UNITS.get(_singular(name)) or UNITS.get(name.lower())


def _singular(name: str) -> str:
    """A name in small letters with its last word in the singular, as well as spelling alone can tell."""
    head, space, last = name.strip().lower().rpartition(" ")
    for ending, instead in (("ies", "y"), ("ches", "ch"), ("shes", "sh"), ("xes", "x"), ("ss", "ss"), ("s", "")):
        if last in _IRREGULAR:
            last = _IRREGULAR[last]
            break
        if last.endswith(ending) and len(last) > len(ending) + 1:
            last = last[: -len(ending)] + instead
            break
    return f"{head}{space}{last}"
