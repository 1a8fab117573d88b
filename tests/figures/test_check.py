"""One bound number against data and sources: fixtures, messages, laws."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nutgraf.errors import Place, sort_problems
from nutgraf.figures.amounts import format_amount
from nutgraf.figures.check import check_figure, measure_figure
from nutgraf.figures.model import Bound, Figure
from nutgraf.figures.moments import check_date
from nutgraf.figures.mutants import make_mutants
from nutgraf.figures.passages import FindWords
from nutgraf.figures.rules import RULES
from tests.figures.fixture_files import Fixture, name_fixture, read_fixtures
from tests.figures.sample import DATASETS, SOURCES, read_figures


def _tell(bound: Bound) -> str:
    """One line for a figure that holds; for another its problems."""
    if bound.problems:
        return "\n".join(problem.format() for problem in sort_problems(bound.problems))
    value = format_amount(bound.value) if bound.value is not None else "none"
    parts = [bound.figure.text, f"= {value}", bound.unit, f"({bound.basis}, {bound.rule})"]
    return " ".join(part for part in parts if part)


def _told(sentence: str, language: str = "en") -> str:
    figures = read_figures(sentence, language=language)
    return "\n".join(_tell(check_figure(figure, DATASETS, SOURCES)) for figure in figures)


FIXTURES = (*read_fixtures("figures.txt"), *read_fixtures("claims.txt"))


@pytest.mark.parametrize("fixture", FIXTURES, ids=name_fixture)
def test_bound_figures(fixture: Fixture) -> None:
    """What each figure of a sentence stands for, or exactly what is wrong with it and how to mend it."""
    assert _told(fixture.source) == fixture.expected


TONGUES = {"german.txt": "de", "french.txt": "fr", "spanish.txt": "es", "arabic.txt": "ar", "italian.txt": "it"}
LOCAL = [(tag, fixture) for name, tag in TONGUES.items() for fixture in read_fixtures(name)]


@pytest.mark.parametrize(("tag", "fixture"), LOCAL, ids=[f"{tag}-{name_fixture(fixture)}" for tag, fixture in LOCAL])
def test_bound_figures_of_other_languages(tag: str, fixture: Fixture) -> None:
    """The same rules hold in every language that has a table; in one without, it is said that nothing was checked."""
    assert _told(fixture.source, tag) == fixture.expected


@pytest.mark.parametrize(("tag", "fixture"), LOCAL, ids=[f"{tag}-{name_fixture(fixture)}" for tag, fixture in LOCAL])
def test_mutants_of_other_languages_are_caught(tag: str, fixture: Fixture) -> None:
    """Whatever is changed of a figure that holds is refused in its language too."""
    for figure in read_figures(fixture.source, language=tag):
        if not check_figure(figure, DATASETS, SOURCES).problems:
            mutants = list(make_mutants(figure, measure_figure(figure, DATASETS, SOURCES)))
            assert mutants, figure.text
            told = {(label, mutant.text): check_figure(mutant, DATASETS, SOURCES).problems for label, mutant in mutants}
            assert [key for key, problems in told.items() if not any(p.severity == "error" for p in problems)] == []


def test_every_rule_for_numbers_is_shown() -> None:
    """Each rule that checks a bound number, but for F017 of its warnings, has an example among the fixtures."""
    told = "\n".join(fixture.expected for fixture in (*FIXTURES, *(fixture for _, fixture in LOCAL)))
    missing = [code for code in RULES if f"[{code}]" not in told]
    assert missing == ["F001", "F002", "F007", "F008", "F009", "F050", "F051", "F052", "F071"]


def test_bound_tells_what_it_rests_on() -> None:
    """Value and unit are those of the data, not of the words; the datasets are those that were read."""
    (figure,) = read_figures('[a sixth]{n="pct_of(audience:peak, audience:tested)"}')
    bound = check_figure(figure, DATASETS, SOURCES)
    assert (bound.value, bound.unit, bound.basis, bound.datasets) == (Decimal("16.25"), "%", "computed", ("audience",))
    assert measure_figure(figure, DATASETS, SOURCES) == Decimal("0.1625")


def test_words_at_hand_are_searched_and_sealed_ones_trusted() -> None:
    """What the caller knows of a source's words decides: False is an error, None leaves it to the seal."""
    (figure,) = read_figures('[45 minutes]{n="src:sealed" quote="45 minutes"}')
    finders: list[FindWords] = [lambda *_: True, lambda *_: False, lambda *_: None]
    bounds = [check_figure(figure, DATASETS, SOURCES, finder) for finder in finders]
    assert [[problem.code for problem in bound.problems] for bound in bounds] == [[], ["F042"], []]


def test_codes_are_told_once_and_in_order() -> None:
    """The table of rules is sorted, and every rule says what, why and how to mend it."""
    assert list(RULES) == sorted(RULES)
    assert all(rule.title and rule.explanation and rule.fix for rule in RULES.values())


@settings(max_examples=200)
@given(
    st.text(alphabet="1.3 ,million%a$-−½/0pmtwohalf\n", max_size=20),
    st.sampled_from(
        ["audience:peak", "measures:a.share", "measures:a.at", "src:report", "ratio(audience, audience)", ":"]
    ),
    st.text(alphabet="nearly 1.3milon8p. %", max_size=12),
    st.text(alphabet="fell more than 1,3", max_size=12),
)
def test_any_figure_is_checked_without_a_crash(text: str, reference: str, quote: str, around: str) -> None:
    """Whatever a mark holds, and wherever it stands, the outcome is a value."""
    figure = Figure("k", text, reference, Place("story.md"), quote, around, around)
    for bound in (check_figure(figure, DATASETS, SOURCES), check_date(figure, DATASETS, SOURCES)):
        assert bound.figure == figure
    for _, mutant in make_mutants(figure):
        check_figure(mutant, DATASETS, SOURCES)
