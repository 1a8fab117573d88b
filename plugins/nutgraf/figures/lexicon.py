"""English words for numbers: what a tokenizer needs to know of the language."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction


def _split(names: str) -> list[str]:
    return names.split()


ONES: Mapping[str, int] = {
    name: value
    for value, name in enumerate(
        _split(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
            "seventeen eighteen nineteen"
        )
    )
}
TENS: Mapping[str, int] = {
    name: 10 * value
    for value, name in enumerate(_split("twenty thirty forty fifty sixty seventy eighty ninety"), start=2)
}
SCALES: Mapping[str, Decimal] = {
    "hundred": Decimal(100),
    "thousand": Decimal(1_000),
    "million": Decimal(1_000_000),
    "billion": Decimal(1_000_000_000),
    "trillion": Decimal(1_000_000_000_000),
}
DOZEN = 12

SHORT_SCALES: Mapping[str, str] = {
    "k": "thousand",
    "K": "thousand",
    "m": "million",
    "M": "million",
    "mn": "million",
    "mln": "million",
    "bn": "billion",
    "b": "billion",
    "B": "billion",
    "bln": "billion",
    "tn": "trillion",
    "trn": "trillion",
    "T": "trillion",
}
"""Letters set right behind digits; `m` with a space before it is a metre."""

ORDINALS: Mapping[str, int] = {
    name: value
    for value, name in enumerate(
        _split(
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
            "fifteenth sixteenth seventeenth eighteenth nineteenth"
        ),
        start=1,
    )
} | {f"{name[:-1]}ieth": value for name, value in TENS.items()}

PARTS: Mapping[str, int] = {name: value for name, value in ORDINALS.items() if 3 <= value <= 10} | {
    "half": 2,
    "quarter": 4,
    "hundredth": 100,
    "thousandth": 1000,
}
"""Names of parts of a whole, in the singular, with what the whole is divided by."""

GLYPHS: Mapping[str, Fraction] = {
    "½": Fraction(1, 2),
    "⅓": Fraction(1, 3),
    "⅔": Fraction(2, 3),
    "¼": Fraction(1, 4),
    "¾": Fraction(3, 4),
    "⅕": Fraction(1, 5),
    "⅖": Fraction(2, 5),
    "⅗": Fraction(3, 5),
    "⅘": Fraction(4, 5),
    "⅙": Fraction(1, 6),
    "⅚": Fraction(5, 6),
    "⅐": Fraction(1, 7),
    "⅛": Fraction(1, 8),
    "⅜": Fraction(3, 8),
    "⅝": Fraction(5, 8),
    "⅞": Fraction(7, 8),
    "⅑": Fraction(1, 9),
    "⅒": Fraction(1, 10),
}

MULTIPLES: Mapping[str, Decimal] = {
    **dict.fromkeys(("double", "doubles", "doubled", "doubling", "twice"), Decimal(2)),
    **dict.fromkeys(("triple", "triples", "tripled", "tripling", "trebled", "thrice"), Decimal(3)),
    **dict.fromkeys(("quadruple", "quadruples", "quadrupled", "quadrupling"), Decimal(4)),
    **dict.fromkeys(("quintupled", "quintupling"), Decimal(5)),
    **dict.fromkeys(("halve", "halves", "halved", "halving"), Decimal("0.5")),
}
"""Words that say by how much a thing was multiplied; `…fold` is built from the number before it."""

LOOSE_MULTIPLES = frozenset({"double", "doubles", "twice", "thrice", "triple", "triples", "quadruple", "halves"})
"""Multiples that also say something else (“he called twice”): numbers only where an amount follows."""
