"""The laws of wording: what is honest passes, the next unit does not."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from nutgraf.errors import Place
from nutgraf.figures.check import check_figure
from nutgraf.figures.model import Figure
from nutgraf.figures.number import Number
from nutgraf.figures.tokenize import find_numbers
from nutgraf.figures.wording import AFTERWARDS, HEDGES, Interval, RuleName, allow, find_hedge
from tests.figures.sample import make_dataset

COUNTS = st.integers(1, 10**12).map(Decimal)
VALUES = st.decimals("0.001", "1e12", allow_nan=False, allow_infinity=False, places=3)


def _codes(text: str, value: Decimal, unit: str = "listeners") -> list[str]:
    """The codes of all errors of a figure with this text and this true value."""
    data = make_dataset("a", "n", {"id": ("string", ""), "n": ("number", unit)}, ("x", value))
    bound = check_figure(Figure("k", text, "a:x", Place("s.md")), {"a": data}, {})
    return [problem.code for problem in bound.problems if problem.severity == "error"]


def _number(text: str) -> Number:
    (number,) = find_numbers(text)
    return number


@given(VALUES, st.integers(0, 3))
def test_any_honest_rounding_passes(value: Decimal, decimals: int) -> None:
    """A value rounded to any number of decimals is honest without a hedge."""
    rounded = value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    assert _codes(f"{rounded:,f}", value) == []


@given(COUNTS, st.sampled_from([("thousand", 3), ("million", 6), ("billion", 9)]), st.integers(0, 3))
def test_any_honest_rounding_with_a_scale_passes(value: Decimal, scale: tuple[str, int], decimals: int) -> None:
    """The same with thousand, million, billion."""
    name, power = scale
    rounded = value.scaleb(-power).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    assume(rounded)
    assert _codes(f"{rounded:,f} {name}", value) == []


@given(VALUES, st.integers(0, 3), st.sampled_from([-1, 1]))
def test_next_unit_fails(value: Decimal, decimals: int, direction: int) -> None:
    """One unit of the last digit more or less than the honest rounding fails, but at the tie of both."""
    unit = Decimal(1).scaleb(-decimals)
    rounded = value.quantize(unit, rounding=ROUND_HALF_UP)
    other = rounded + direction * unit
    assume(other > 0 and abs(other - value) != unit / 2)
    assert _codes(f"{other:,f}", value) in (["F010"], ["F011"])


@given(COUNTS, st.integers(-(10**6), 10**6).filter(bool))
def test_integer_in_full_is_exact(value: Decimal, error: int) -> None:
    """A whole number written in full says exactly itself."""
    assume(value + error > 0)
    assert _codes(f"{value:,f}", value) == []
    assert _codes(f"{value + error:,f}", value) != []


ROWS: list[tuple[str, str, bool]] = [
    ("more than 100", "100", False),
    ("more than 100", "100.001", True),
    ("more than 100", "110", True),
    ("more than 100", "110.001", False),
    ("more than 1 million", "2000000", True),
    ("more than 1 million", "2000001", False),
    ("at least 100", "100", True),
    ("at least 100", "110", True),
    ("at least 100", "99.999", False),
    ("at least 100", "110.001", False),
    ("nearly 100", "100", False),
    ("nearly 100", "99.999", True),
    ("nearly 100", "90", True),
    ("nearly 100", "89.999", False),
    ("at most 100", "100", True),
    ("at most 100", "90", True),
    ("at most 100", "100.001", False),
    ("at most 100", "89.999", False),
    ("about 100", "95", True),
    ("about 100", "105", True),
    ("about 100", "94.999", False),
    ("about 100", "105.001", False),
    ("about 3 million", "2500000", True),
    ("about 3 million", "2499999", False),
    ("exactly 100", "100", True),
    ("exactly 100", "100.001", False),
    ("100", "99.5", True),
    ("100", "100.5", True),
    ("100", "99.499", False),
    ("100", "100.501", False),
    ("1.3 million", "1250000", True),
    ("1.3 million", "1350000", True),
    ("1.3 million", "1249999", False),
    ("1.3 million", "1350001", False),
]


@pytest.mark.parametrize(("text", "value", "holds"), ROWS)
def test_bounds_of_every_row(text: str, value: str, holds: bool) -> None:
    """Each rule of the table at its bounds, and just beyond them."""
    assert (_codes(text, Decimal(value)) == []) is holds


@pytest.mark.parametrize(
    ("text", "value", "holds"),
    [
        ("a third", "0.35", True),
        ("a third", "0.351", False),
        ("two-thirds", "0.633", False),
        ("two-thirds", "0.634", True),
        ("half", "0.475", True),
        ("half", "0.474", False),
        ("doubled", "2.1", True),
        ("doubled", "2.11", False),
        ("doubled", "1.9", True),
        ("more than doubled", "2.9", True),
        ("more than doubled", "3.1", False),
        ("more than doubled", "2", False),
        ("nearly doubled", "1.8", True),
        ("nearly doubled", "1.79", False),
        ("about tenfold", "10.5", True),
        ("about tenfold", "10.6", False),
        ("halved", "0.5", True),
        ("halved", "0.53", False),
        ("nearly a third", "0.31", True),
        ("nearly a third", "0.334", False),
        ("more than a third", "0.36", True),
        ("more than a third", "0.37", False),
    ],
)
def test_parts_and_multiples(text: str, value: str, holds: bool) -> None:
    """A part or multiple allows 5 percent, hedged 10 percent, and “more than doubled” all up to three times."""
    data = make_dataset("a", "n", {"id": ("string", ""), "n": ("number", "")}, ("x", Decimal(value)), ("y", Decimal(1)))
    figure = Figure("k", text, "ratio(a:x, a:y)", Place("s.md"))
    problems = check_figure(figure, {"a": data}, {}).problems
    assert all(problem.severity == "warning" for problem in problems) is holds


@given(COUNTS, st.sampled_from(["more than", "at least", "nearly", "at most", "about"]))
def test_contrary_hedges_never_hold_together(value: Decimal, rule: RuleName) -> None:
    """No value is above and below the same number."""
    number = _number(f"{value:,f}")
    above, below = allow("more than", number), allow("nearly", number)
    for at in (value, value - 1, value + 1, value * 2):
        assert not (at in above and at in below)
        assert not (at in allow(rule, number) and at == value) or rule in ("at least", "at most", "about")


HEDGED = [(rule, phrase) for rule, phrases in HEDGES.items() for phrase in phrases]


@pytest.mark.parametrize(("rule", "phrase"), HEDGED)
def test_every_hedge_is_read(rule: str, phrase: str) -> None:
    """Each phrase of the table hedges the number behind it, across a line break and in capitals too."""
    joint = "" if phrase in "~≈" else " "
    for words in (phrase, phrase.upper(), phrase.replace(" ", "\n")):
        text = f"There were {words}{joint}5 million of them"
        start = text.index("5")
        assert find_hedge(text, start, start + 9).rule == rule


@pytest.mark.parametrize(("rule", "phrase"), [(rule, phrase) for rule, all_ in AFTERWARDS.items() for phrase in all_])
def test_every_hedge_behind_a_number_is_read(rule: str, phrase: str) -> None:
    """So does each phrase behind a number."""
    text = f"It took 45{phrase}, they said"
    assert find_hedge(text, 8, 10).rule == rule


@pytest.mark.parametrize("before", ["turnover ", "someone ", "more than the ", "about: ", "thunder ", "up "])
def test_words_that_are_no_hedges(before: str) -> None:
    """A hedge is a whole word, right before the number."""
    text = f"{before}5 million"
    assert find_hedge(text, len(before), len(text)).rule == "plain"


def test_hedge_outside_the_mark_counts() -> None:
    """“More than [1.3 million]” says the same as “[more than 1.3 million]”."""
    data = make_dataset("a", "n", {"id": ("string", ""), "n": ("number", "")}, ("x", Decimal(1_300_000)))
    figures = [
        Figure("k", "1.3 million", "a:x", Place("s.md"), before="It had more than "),
        Figure("k", "more than 1.3 million", "a:x", Place("s.md"), before="It had "),
        Figure("k", "1.3 million", "a:x", Place("s.md"), after=" or more"),
    ]
    bounds = [check_figure(figure, {"a": data}, {}) for figure in figures]
    assert [(bound.rule, [problem.code for problem in bound.problems]) for bound in bounds] == [
        ("more than", ["F013"]),
        ("more than", ["F013"]),
        ("at least", []),
    ]


def test_interval_holds_its_bounds_as_told() -> None:
    """A bound belongs to an interval only where it says so."""
    half_open = Interval(Decimal(1), Decimal(2), has_low=False)
    assert [Decimal(at) in half_open for at in ("1", "1.001", "2", "2.001")] == [False, True, True, False]
