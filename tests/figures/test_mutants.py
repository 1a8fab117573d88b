"""Wrong figures are caught, every one."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nutgraf.errors import Place
from nutgraf.figures.check import check_figure, measure_figure
from nutgraf.figures.model import Figure
from nutgraf.figures.mutants import make_mutants
from tests.figures.fixture_files import read_fixtures
from tests.figures.sample import DATASETS, SOURCES, make_dataset, read_figures


def _fails(figure: Figure) -> bool:
    problems = check_figure(figure, DATASETS, SOURCES).problems
    return any(problem.severity == "error" for problem in problems)


def _good_figures() -> list[Figure]:
    """Every figure of the fixtures that passes."""
    fixtures = (*read_fixtures("figures.txt"), *read_fixtures("claims.txt"))
    figures = [figure for fixture in fixtures for figure in read_figures(fixture.source)]
    return [figure for figure in figures if not _fails(figure)]


@pytest.mark.parametrize("figure", _good_figures(), ids=lambda figure: f"{figure.text} {figure.reference}")
def test_every_mutant_of_a_good_figure_fails(figure: Figure) -> None:
    """Whatever is changed of a figure that holds, the check refuses it; with the value at hand there are more."""
    for value in (None, measure_figure(figure, DATASETS, SOURCES)):
        mutants = list(make_mutants(figure, value))
        assert mutants, "a figure without mutants proves nothing"
        assert [(label, mutant.text) for label, mutant in mutants if not _fails(mutant)] == []


def _texts(sentence: str, with_value: bool = True) -> list[str]:
    (figure,) = read_figures(sentence)
    value = measure_figure(figure, DATASETS, SOURCES) if with_value else None
    return [f"{label}: {mutant.text}" for label, mutant in make_mutants(figure, value)]


def test_mutants_of_a_rounded_number() -> None:
    """Last digit, magnitude, hedge, unit and sign are tried, the nearest mistakes first."""
    assert _texts('It had [1.3 million]{n="audience:peak"} listeners.') == [
        "last digit: 1.4 million",
        "magnitude: 1.3 billion",
        "hedge: nearly 1.3 million",
        "hedge: more than 1.3 million",
        "unit: 1.3 million percent",
        "sign: −1.3 million",
    ]


def test_mutants_of_percent() -> None:
    """Percent is taken for percentage points and for a number, a rise for a fall."""
    sentence = 'It [rose 10%]{n="pct_change(measures:a.share, measures:b.share)"}.'
    assert _texts(sentence) == [
        "last digit: rose 11%",
        "magnitude: rose 100%",
        "hedge: rose nearly 10%",
        "hedge: rose more than 10%",
        "unit: rose 10 percentage points",
        "unit: rose 10",
        "sign: fell 10%",
    ]


def test_mutants_of_claims() -> None:
    """The lowest for the highest, another place, another base, another count."""
    sentences = {
        '[the largest since 2008]{n="rank(harvest:2016)"}': ["the smallest since 2008", "the largest since 1583"],
        '[the third lowest on record]{n="rank_lowest(harvest:2011)"}': [
            *("the quarter lowest on record", "the third highest on record", "the third lowest since 1583"),
        ],
        '[three of four]{n="pct_of(count_above(harvest:2012..2015, 65), count(harvest:2012..2015))"}': [
            *("four of four", "three of five"),
        ],
    }
    for sentence, texts in sentences.items():
        assert _texts(sentence) == [f"claim: {text}" for text in texts]


def test_mutants_outside_the_mark() -> None:
    """A hedge or a direction beside the mark is changed there."""
    (figure,) = read_figures('It fell by nearly [10%]{n="pct_change(measures:b.share, measures:a.share)"} then.')
    changed = {(label, mutant.before) for label, mutant in make_mutants(figure) if mutant.before != figure.before}
    assert changed == {
        ("hedge", "It fell by more than "),
        ("hedge", "It fell by exactly "),
        ("sign", "It rose by nearly "),
    }


def test_what_honest_rounding_allows_is_no_mutant() -> None:
    """“About 46” is as honest as “about 45” for 45, so the nearest dishonest digit is tried instead."""
    assert _texts('[about 45 minutes]{n="measures:a.minutes"}')[0] == "last digit: about 48 minutes"
    assert _texts("[15%]{n=\"measures:'St. Louis, Mo.'.share\"}")[2:4] == ["hedge: nearly 15%", "hedge: exactly 15%"]
    assert _texts('[1.3 million]{n="audience:peak"}', with_value=False)[0] == "last digit: 1.5 million"


def test_mutants_of_words_parts_and_times() -> None:
    """Words, parts, multiples, ranks and times of day have mutants of their own."""
    sentences = {
        '[eight million]{n="audience:tested"}': "last digit: nine million",
        '[about a sixth]{n="ratio(audience:peak, audience:tested)"}': "last digit: about a fifth",
        '[eightfold]{n="ratio(audience:tested, audience:start)"}': "last digit: ninefold",
        '[second]{n="rank(audience:peak)"}': "last digit: third",
        '[8 p.m.]{n="measures:a.at"}': "last digit: 9 p.m.",
        '[$45.2 million]{n="measures:a.money"}': "last digit: $45.3 million",
    }
    assert {sentence: _texts(sentence)[0] for sentence in sentences} == sentences
    assert "unit: 8 a.m." in _texts('[8 p.m.]{n="measures:a.at"}')


def test_figure_that_says_nothing_has_no_mutants() -> None:
    """A mark without a number is told by the check alone."""
    (figure,) = read_figures('[many]{n="audience:peak"}')
    assert list(make_mutants(figure)) == []


@given(
    st.integers(1, 10**10).map(Decimal),
    st.sampled_from(["", "nearly ", "more than ", "about ", "at least "]),
    st.sampled_from(["", " thousand", " million"]),
    st.integers(0, 2),
)
def test_no_mutant_of_any_figure_survives(value: Decimal, hedge: str, scale: str, decimals: int) -> None:
    """Whatever a story says honestly of whatever value, its mutants are refused."""
    power = {"": 0, " thousand": 3, " million": 6}[scale]
    text = f"{hedge}{value.scaleb(-power).quantize(Decimal(1).scaleb(-decimals)):,f}{scale}"
    data = {"a": make_dataset("a", "n", {"id": ("string", ""), "n": ("number", "listeners")}, ("x", value))}
    figure = Figure("k", text, "a:x", Place("s.md"))
    if any(problem.severity == "error" for problem in check_figure(figure, data, {}).problems):
        return
    labels: Counter[str] = Counter()
    for label, mutant in make_mutants(figure, value):
        problems = check_figure(mutant, data, {}).problems
        assert any(problem.severity == "error" for problem in problems), (text, mutant)
        labels[label] += 1
    assert labels["unit"] and labels["hedge"]
