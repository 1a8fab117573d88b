"""What the words around a number claim: the values for which they are honest.

With `x` the number that is stated, `u` the unit of its last written digit (`Number.unit_of_last_digit`):

=========== ============================================================================
plain        `x - u/2 <= t <= x + u/2`; a part or multiple within 5 % of `x`; a rank exactly
exactly      `t = x`
more than    `x < t <= x + max(u, 10 %)`
at least     `x <= t <= x + max(u, 10 %)`
nearly       `x - max(u, 10 %) <= t < x`
at most      `x - max(u, 10 %) <= t <= x`
about        `x - max(u/2, 5 %) <= t <= x + max(u/2, 5 %)`
up to        as plain, of a maximum
=========== ============================================================================

Of a time of day percentages make no sense: a quarter of an hour stands for them. A multiple such as “doubled” has no
digits: below it and about it only the percentage counts, above it (“more than doubled”) everything up to the next whole
multiple. All arithmetic is decimal, on magnitudes: signs are checked apart.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from nutgraf.figures.languages.model import RuleName
from nutgraf.figures.languages.registry import ENGLISH, LANGUAGES, get_code
from nutgraf.figures.number import Number

COARSE = Decimal("0.025")
"""The share of the value by which plain rounding may move it without a warning."""
WIDE: Mapping[RuleName, Decimal] = {"about": Decimal("0.1")}
WIDE_ELSE = Decimal("0.25")
"""The share of the value that a hedge may cover without a warning: a tenth for “about”, a quarter for the others."""
CLOCK_SLACK = Decimal(15)
"""How many minutes a hedged time of day may be off."""

_TENTH, _TWENTIETH = Decimal("0.1"), Decimal("0.05")


@dataclass(frozen=True, slots=True)
class Interval:
    """The values between two bounds, each with or without the bound itself."""

    low: Decimal
    high: Decimal
    has_low: bool = True
    has_high: bool = True

    def __contains__(self, value: Decimal) -> bool:
        above = value >= self.low if self.has_low else value > self.low
        below = value <= self.high if self.has_high else value < self.high
        return above and below


@dataclass(frozen=True, slots=True)
class Hedge:
    """The rule that holds for a number, and where the words stand that say so (nowhere for a plain number)."""

    rule: RuleName
    start: int
    end: int


def _allow_plain(x: Decimal, number: Number) -> Interval:
    if number.kind == "ordinal":
        return _allow_exactly(x, number)
    is_word = number.kind in ("fraction", "multiple")
    slack = x * _TWENTIETH if is_word else number.unit_of_last_digit / 2
    return Interval(x - slack, x + slack)


def _allow_exactly(x: Decimal, number: Number) -> Interval:
    return Interval(x, x)


def _allow_more(x: Decimal, number: Number) -> Interval:
    return Interval(x, x + max(number.unit_of_last_digit, _share(x, number, _TENTH)), has_low=False)


def _allow_at_least(x: Decimal, number: Number) -> Interval:
    return Interval(x, x + max(number.unit_of_last_digit, _share(x, number, _TENTH)))


def _allow_nearly(x: Decimal, number: Number) -> Interval:
    return Interval(x - max(_step(number), _share(x, number, _TENTH)), x, has_high=False)


def _allow_at_most(x: Decimal, number: Number) -> Interval:
    return Interval(x - max(_step(number), _share(x, number, _TENTH)), x)


def _allow_about(x: Decimal, number: Number) -> Interval:
    slack = max(_step(number) / 2, _share(x, number, _TWENTIETH))
    return Interval(x - slack, x + slack)


def _share(x: Decimal, number: Number, share: Decimal) -> Decimal:
    return CLOCK_SLACK if number.kind == "time" else x * share


def _step(number: Number) -> Decimal:
    return Decimal(0) if number.kind == "multiple" else number.unit_of_last_digit


_ALLOW: Mapping[RuleName, Callable[[Decimal, Number], Interval]] = {
    "plain": _allow_plain,
    "exactly": _allow_exactly,
    "more than": _allow_more,
    "at least": _allow_at_least,
    "nearly": _allow_nearly,
    "at most": _allow_at_most,
    "about": _allow_about,
    "up to": _allow_plain,
}

HEDGES: Mapping[RuleName, tuple[str, ...]] = {
    "exactly": ("exactly", "precisely"),
    "more than": (
        *("more than", "over", "just over", "well over", "a little over", "slightly over", "slightly more than"),
        *("just more than", "a little more than", "upwards of", "in excess of", "exceeding", "greater than", "above"),
    ),
    "at least": ("at least", "no fewer than", "no less than", "not less than", "a minimum of"),
    "nearly": (
        *("nearly", "almost", "just under", "close to", "just shy of", "just below", "not quite", "approaching"),
        *("under", "less than", "fewer than", "below", "slightly under", "slightly less than", "a little under"),
        *("a little less than", "well under", "just short of"),
    ),
    "at most": ("at most", "no more than", "not more than"),
    "about": ("about", "around", "some", "roughly", "approximately", "circa", "c.", "~", "≈"),
    "up to": ("up to", "as many as", "as much as", "a maximum of"),
}
"""The words before a number that hedge it, by rule; what stands behind it is in `AFTERWARDS`."""
AFTERWARDS: Mapping[RuleName, tuple[str, ...]] = {
    "at least": ("-plus", " plus", "+", " or more", " and more"),
    "about": (" or so", "-odd", " or thereabouts"),
    "at most": (" or less", " or fewer"),
}


_SIGNS = "~≈’'"


def list_hedges(tag: str) -> Mapping[RuleName, tuple[str, ...]]:
    """The words that hedge a number before it, by rule, in the language of a BCP 47 tag."""
    code = get_code(tag)
    return LANGUAGES[code].hedges if code in LANGUAGES else HEDGES


@lru_cache
def _make_hedges(code: str) -> tuple[Mapping[str, RuleName], re.Pattern[str], frozenset[str]]:
    """The rule of each phrase of a language, a pattern that finds one right before a number, and their last words."""
    rules = {phrase: rule for rule, phrases in list_hedges(code).items() for phrase in phrases}
    longest = sorted(rules, key=lambda phrase: (-len(phrase), phrase))
    phrases = "|".join(re.escape(phrase).replace("\\ ", r"\s+") for phrase in longest)
    pattern = rf"(?<![\w’'-])(?P<phrase>{phrases})(?:\s+(?:(?:der|die|das|les?|la|el|los|las)\s+)?|(?<=[~≈’']))$"
    return rules, re.compile(pattern, re.IGNORECASE), frozenset(phrase.split()[-1] for phrase in rules)


def find_hedge(text: str, start: int, end: int, tag: str = ENGLISH) -> Hedge:
    """The hedge of the number at `start`–`end` of a text: the words right before it, or else right behind it."""
    rules, pattern, last_words = _make_hedges(get_code(tag))
    words = text[max(0, start - 40) : start].lower().split()[-2:]
    is_likely = any(word.lstrip("(“\"'‘[—–").rstrip() in last_words or word[-1] in _SIGNS for word in words)
    before = pattern.search(text, max(0, start - 40), start) if is_likely else None
    if before:
        rule = rules[re.sub(r"\s+", " ", before["phrase"].lower())]
        return Hedge(rule, *before.span("phrase"))
    language = LANGUAGES.get(get_code(tag))
    for rule, phrases in (language.afterwards if language else AFTERWARDS).items():
        for phrase in phrases:
            stop = end + len(phrase)
            if text[end:stop].lower() == phrase and not text[stop : stop + 1].isalnum():
                return Hedge(rule, end, stop)
    return Hedge("plain", start, start)


def allow(rule: RuleName, number: Number) -> Interval:
    """The magnitudes of the true value for which a number with this hedge is honest."""
    return _ALLOW[rule](abs(number.value), number)


def is_coarse(rule: RuleName, number: Number, value: Decimal) -> bool:
    """Whether plain rounding moves the value by more than 2.5 %; a zero with decimals says how far it is rounded."""
    x, t = abs(number.value), abs(value)
    is_zero = x == 0 and number.unit_of_last_digit < 1
    return rule in ("plain", "up to") and number.kind in ("digits", "words") and not is_zero and abs(t - x) > t * COARSE


def is_wide(rule: RuleName, number: Number, value: Decimal) -> bool:
    """Whether a hedge that holds covers more than a quarter of the value, or a tenth for “about”."""
    gap = abs(abs(value) - abs(number.value))
    return rule not in ("plain", "up to", "exactly") and gap > abs(value) * WIDE.get(rule, WIDE_ELSE)
