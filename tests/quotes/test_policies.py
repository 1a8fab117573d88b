"""The house's policies: each preset catches every mistake and lets every edit pass that it allows."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nutgraf.evidence.sources import hash_text
from nutgraf.quotes.allowed import make_edits
from nutgraf.quotes.check import check_quote
from nutgraf.quotes.fold import fold
from nutgraf.quotes.model import Policy
from nutgraf.quotes.mutants import is_caught, make_mutants
from nutgraf.quotes.policies import PRESETS, choose_policy, fit_policy
from nutgraf.quotes.segments import parse_words
from nutgraf.quotes.variants import DISFLUENCIES, NUMERALS, find_variants, swap_numeral
from nutgraf.rules import explain_rule
from tests.quotes.sample import PEOPLE, make_quotation, make_source
from tests.quotes.test_mutants import QUOTATIONS

ROOT = Path(__file__).parents[2]
MORE = [
    *QUOTATIONS,
    make_quotation("We tested it with eight million litres of sea water, and it worked."),
    make_quotation("We tested it ... and it worked."),
    make_quotation("At dawn? Um, nobody is awake at dawn.", "brask", "transcript"),
]
NAMES = list(PRESETS)
ALL_EDITS = Policy(numerals_may_differ=True, disfluencies_may_go=True)


def list_passing(policy: Policy) -> list[tuple[int, str]]:
    """The quotations that a policy lets stand, by number."""
    checked = [check_quote(one, make_source(one.source), PEOPLE, policy) for one in MORE]
    return [(number, one.quotation.words) for number, one in enumerate(checked) if one.match is not None]


@pytest.mark.parametrize("name", NAMES)
def test_every_mistake_is_caught(name: str) -> None:
    """No mutant of any quotation that passes gets through, under no policy."""
    policy = choose_policy(name, {})
    missed = []
    for number, _ in list_passing(policy):
        source = make_source(MORE[number].source)
        source = replace(source, sha256=hash_text(source.text or ""))
        original = check_quote(MORE[number], source, PEOPLE, policy)
        for label, mutant, changed in make_mutants(MORE[number], source, PEOPLE):
            same = hash_text(changed.text or "") == changed.sha256
            if same and not is_caught(original, check_quote(mutant, changed, PEOPLE, policy)):
                missed.append((label, mutant.words, mutant.by))
    assert missed == []


@pytest.mark.parametrize("name", NAMES)
def test_no_allowed_edit_is_an_alarm(name: str) -> None:
    """Every edit that the policy allows passes, for every quotation that passes."""
    policy = choose_policy(name, {})
    alarms, made = [], 0
    for number, _ in list_passing(policy):
        source = make_source(MORE[number].source)
        original = check_quote(MORE[number], source, PEOPLE, policy)
        for label, edited in make_edits(MORE[number], source, policy):
            made += 1
            if is_caught(original, check_quote(edited, source, PEOPLE, policy)):
                alarms.append((label, edited.words))
    assert alarms == []
    assert made > 20


def test_what_each_preset_lets_stand() -> None:
    """The presets differ in which of the examples they accept at all."""
    refused = {name: len(MORE) - len(list_passing(choose_policy(name, {}))) for name in NAMES}
    assert refused == {"ap": 0, "guardian": 0, "ours": 0, "reuters": 1, "strict": 2}


def test_single_values_come_before_those_of_the_preset() -> None:
    """A house that follows a preset in all but one point says that point."""
    assert choose_policy("ours", {}) == Policy()
    assert choose_policy("guardian", {"ellipsis_words": 12, "bracket_words": None}) == replace(
        PRESETS["guardian"].policy, ellipsis_words=12
    )
    assert choose_policy("guardian", {"disfluencies_may_go": False}) == Policy()


def test_a_policy_fits_its_source() -> None:
    """Hesitations may go from words that were spoken and written down; numbers and hesitations are known in English."""
    spoken, report = make_source("transcript"), make_source()
    assert fit_policy(ALL_EDITS, spoken) == ALL_EDITS
    assert fit_policy(ALL_EDITS, report) == replace(ALL_EDITS, disfluencies_may_go=False)
    assert fit_policy(ALL_EDITS, replace(spoken, via="report")) == replace(ALL_EDITS, disfluencies_may_go=False)
    assert fit_policy(ALL_EDITS, replace(spoken, language="de")) == Policy()


def test_every_preset_is_explained() -> None:
    """`nutgraf explain ap` tells where the policy comes from and all its values."""
    for name in PRESETS:
        lines = explain_rule(name).splitlines()
        assert lines[0].startswith(f"{name}  A policy for quotations, ")
        assert len(lines) == 2 + len(Policy.__dataclass_fields__)


def test_the_guide_names_every_preset_and_value() -> None:
    """Writers find in the guide whatever they may set, with the values that a preset has."""
    guide = (ROOT / "content" / "pages" / "writing.md").read_text(encoding="utf-8")
    for name in Policy.__dataclass_fields__:
        assert f"`{name}`" in guide, name
    for name, preset in PRESETS.items():
        (row,) = [line for line in guide.splitlines() if line.startswith(f"| `{name}` |")]
        for field in Policy.__dataclass_fields__:
            value = getattr(preset.policy, field)
            is_told = f"`{field}: {str(value).lower()}`" in row
            assert is_told or value == getattr(Policy(), field), f"{name}: {field}"


@given(st.integers(2, 99), st.sampled_from("million boats, years.".split()))
def test_a_number_and_its_word_are_one(number: int, noun: str) -> None:
    """Two to 99 stand for their words and the other way round, and for no other number."""
    word = swap_numeral(str(number))
    assert NUMERALS[word] == str(number)
    for printed, source in ((str(number), word), (word, str(number))):
        text = fold(f"It took {source} {noun} or so").text
        assert [found[2][0].source for found in find_variants(text, f"took {printed} {noun}", ALL_EDITS)] == [source]
        other = fold(f"It took {source}-odd {noun} or so").text
        assert list(find_variants(other, f"took {printed} {noun}", ALL_EDITS)) == []


@given(st.lists(st.sampled_from(DISFLUENCIES), max_size=3), st.integers(1, 4), st.sampled_from(["", ",", "..."]))
def test_hesitations_go_and_nothing_else(sounds: list[str], place: int, mark: str) -> None:
    """Any number of sounds between two words may be left out; a word among them may not."""
    words = "the gate will hold fast".split()
    heard = [*words[:place], *(f"{sound}{mark}" for sound in sounds), *words[place:]]
    (found,) = find_variants(" ".join(heard), " ".join(words), ALL_EDITS)
    assert [edit.source for edit in found[2]] == ([" ".join(sounds)] if sounds else [])
    assert list(find_variants(" ".join([*heard[:place], "never", *heard[place:]]), " ".join(words), ALL_EDITS)) == []


def test_one_hesitation_may_not_go_beside_another() -> None:
    """Of several sounds in a row all are printed or none."""
    assert list(find_variants("the um, um gate", "the um gate", ALL_EDITS)) == []
    assert len(list(find_variants("the um um gate", "the um um gate", ALL_EDITS))) == 1
    assert len(list(find_variants("the um um gate", "the gate", ALL_EDITS))) == 1


@given(st.text("um, eight8", min_size=1, max_size=20))
def test_words_always_stand_in_themselves(text: str) -> None:
    """Whatever differences a policy allows, words without any are found."""
    core = fold(parse_words(text).segments[0].core).text.strip() if parse_words(text).segments else "x"
    assert any(edits == () for _, _, edits in find_variants(core, core, ALL_EDITS))
