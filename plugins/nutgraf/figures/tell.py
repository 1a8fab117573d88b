"""What is told of a number that does not hold: both values, and words that would be honest."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_HALF_EVEN, Decimal

from nutgraf.figures.amounts import format_amount
from nutgraf.figures.languages.formats import get_format
from nutgraf.figures.languages.registry import ENGLISH, LANGUAGES, get_code
from nutgraf.figures.lexicon import ORDINALS, SCALES
from nutgraf.figures.number import Number
from nutgraf.figures.quantity import Quantity
from nutgraf.figures.stated import Stated
from nutgraf.figures.units import COUNT, PERCENT, POINTS, RANK, TIMES, UNITS
from nutgraf.figures.wording import allow, is_coarse

CURRENCIES = frozenset({"$", "C$", "A$", "€", "£", "¥"})
"""Units that are written before the number."""


def tell_stated(stated: Stated) -> str:
    """The words of the writer and what they say: “1.4 million = 1,400,000”, “nearly 5: 4.5 or more, below 5”."""
    number = stated.number
    if stated.rule in ("plain", "exactly", "up to"):
        value = tell_amount(number, number.value)
        bare = number.text.replace("−", "-")
        return stated.wording if value == bare or number.kind == "time" else f"{stated.wording} = {value}"
    interval = allow(stated.rule, number)
    low = f"{format_amount(interval.low)} or more" if interval.has_low else f"above {format_amount(interval.low)}"
    high = f"up to {format_amount(interval.high)}" if interval.has_high else f"below {format_amount(interval.high)}"
    return f"{stated.wording} = {low}, {high}"


def tell_quantity(quantity: Quantity) -> str:
    """The value of the data with its unit and where it is from."""
    value = quantity.value
    amount = format_amount(value) if isinstance(value, Decimal) else value.isoformat()
    unit = "" if quantity.unit in (RANK, COUNT) else f"{'' if quantity.unit == PERCENT else ' '}{quantity.unit}"
    return f"{amount}{unit if quantity.unit else ''}  ({quantity.origin})"


def tell_amount(number: Number, value: Decimal) -> str:
    """A value with the unit that the number is written in."""
    if number.kind == "time":
        return f"{int(value) // 60}:{int(value) % 60:02}"
    name = number.suffix
    if name in CURRENCIES:
        return f"{'-' if value < 0 else ''}{name}{format_amount(abs(value))}"
    if not name:
        return format_amount(value)
    plural = "" if name in (PERCENT, POINTS, TIMES) or not name.isalpha() or abs(value) == 1 else "s"
    return f"{format_amount(value)}{'' if name == PERCENT else ' '}{name}{plural}"


def suggest_wording(stated: Stated, value: Decimal) -> str:
    """Honest words for a value in the manner of the writer's, with the decimals that it takes; "" if there are none."""
    number = stated.number
    if number.kind == "ordinal" and number.text.isalpha():
        return next((name for name, place in ORDINALS.items() if place == value), "")
    if number.kind not in ("digits", "words") or (number.suffix and number.suffix.lower() not in UNITS):
        return ""
    scale = _choose_scale(number, value, stated.language)
    factor = _list_scales(stated.language).get(scale, Decimal(1))
    written = max(-_exponent(number.unit_of_last_digit / factor), 0)
    least = written if number.kind == "digits" and scale == number.scale and abs(value) < 1000 * factor else 0
    for decimals in range(least, least + 4):
        coefficient = (value / factor).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_EVEN)
        rounded = Number(0, 0, "", coefficient * factor, factor.scaleb(-decimals), "digits")
        if coefficient and not is_coarse("plain", rounded, value):
            is_odd = abs(coefficient) < 1 <= abs(number.value)  # “0.083 days” is no way to say two hours
            return "" if is_odd else _dress(number, coefficient, scale, stated.language)
    return ""


def _list_scales(tag: str) -> Mapping[str, Decimal]:
    code = get_code(tag)
    return LANGUAGES[code].scales if code in LANGUAGES else SCALES


def _choose_scale(number: Number, value: Decimal, tag: str) -> str:
    """The writer's scale where it fits the value, else the one that does; only in English none is declined."""
    if get_code(tag) != ENGLISH:
        return number.scale
    factor = SCALES.get(number.scale, Decimal(1))
    if number.scale and 1 <= abs(value) / factor < 1000:
        return number.scale
    if not number.scale and number.exact:
        return ""
    fitting = [name for name, size in SCALES.items() if size > 1000 and abs(value) >= size]
    return fitting[-1] if fitting else ""


def _dress(number: Number, coefficient: Decimal, scale: str, tag: str) -> str:
    """The digits with scale, and the sign and the unit of the number that they are written instead of."""
    digits = get_format(tag).write(abs(coefficient), number.text)
    behind = f" {scale}" if scale else ""
    if get_code(tag) != ENGLISH and scale:
        core = number.text[: number.core_end - number.start]
        behind = core[-len(scale) - 1 :] if number.kind == "digits" else f" {core[-len(scale) :]}"
    sign = "−" if coefficient < 0 else ""
    symbol = number.suffix if number.suffix in CURRENCIES and set("$€£¥") & set(number.text) else ""
    unit = number.text[number.core_end - number.start :]
    return f"{sign}{symbol}{digits}{behind}{unit}"


def _exponent(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
