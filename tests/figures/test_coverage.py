"""Numbers that nothing vouches for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from nutgraf.errors import Place
from nutgraf.figures.coverage import AllowedNumber, check_unbound, check_unused
from tests.figures.fixture_files import Fixture, name_fixture, read_fixtures
from tests.figures.sample import read_sentence

IDIOM = AllowedNumber("24/7", "idiom", Place("story.md", 9, 3))
LIST = AllowedNumber("Fortune 500", "name of a list", Place("story.md", 10, 3))


@pytest.mark.parametrize("fixture", read_fixtures("unbound.txt"), ids=name_fixture)
def test_unbound_numbers(fixture: Fixture) -> None:
    """The words of each number that must be bound, and of no other."""
    problems, _ = check_unbound(read_sentence(fixture.source))
    assert "\n".join(problem.message.split("“")[1].split("”")[0] for problem in problems) == fixture.expected


def test_message_says_where_and_how() -> None:
    """An unbound number is told at its place, with what to write."""
    problems, _ = check_unbound(read_sentence("It had 1.3 million listeners.", 7))
    assert [problem.format() for problem in problems] == [
        "story.md:7:8  F001 the number “1.3 million” is bound to nothing  (data, or words of a source)  "
        'write [1.3 million]{n="dataset:row"}, or name it under allow_numbers with the reason  [F001]'
    ]


def test_claims_of_many_numbers_are_bound_too() -> None:
    """What new data can refute is told where it stands; a bound claim, a quoted one and an exempt one are not."""
    claims = [
        *("highest since 2008", "largest harvest on record", "record low", "all-time high", "first time since 1976"),
        *("more than any other", "fifth straight year", "years in a row"),
    ]
    for words in claims:
        problems, _ = check_unbound(read_sentence(f"It was so: the {words} it was.", 7))
        (problem,) = [problem for problem in problems if problem.code == "F009"]
        assert "“" in problem.message and words.split()[-1] in problem.message
    bound = 'It was [the highest since 2008]{n="rank(a:b)"}, and [“the largest on record”]{by=host}, the highest hope.'
    assert check_unbound(read_sentence(bound)) == ((), ())
    excuse = AllowedNumber("record low", "name of a song", Place("story.md", 9, 3))
    assert check_unbound(read_sentence("They play Record low, a record low."), (excuse,))[1] == (excuse,)


def test_what_is_bound_or_quoted_is_not_told() -> None:
    """Marks with n, d, by or quote, code, and verified quotations vouch for their numbers; other marks do not."""
    sentence = '[45]{n="a:b"} [12]{d="a:b"} [“16”]{by=host} [17]{quote="x"} [“18”]{.title} and 19 and 20 and 21'
    passage = read_sentence(sentence)
    at = {word: passage.text.index(word) for word in ("19", "20")}
    passage = replace(passage, opaque=((at["19"], at["19"] + 2),))
    problems, _ = check_unbound(passage, quoted=((at["20"], at["20"] + 2),))
    assert [problem.message for problem in problems] == [
        "the number “18” is bound to nothing",
        "the number “21” is bound to nothing",
    ]


def test_number_that_a_mark_cuts_is_told_of_the_mark_only() -> None:
    """The rest of a number outside its mark is no second mistake."""
    assert check_unbound(read_sentence('It had 1.[3 million]{n="a:b"} of them.')) == ((), ())


def test_exemptions_cover_their_words_and_nothing_else() -> None:
    """An exemption excuses the number in its words, wherever they stand, and is told as used."""
    problems, used = check_unbound(
        read_sentence("Open 24/7, not 24/70, for Fortune\n500 firms, not 500."), (IDIOM, LIST)
    )
    assert [problem.message for problem in problems] == [
        "the number “24/70” is bound to nothing",
        "the number “500” is bound to nothing",
    ]
    assert used == (IDIOM, LIST)


def test_exemption_without_use_is_told() -> None:
    """An exemption that no passage needs is a warning at its place."""
    assert check_unused((IDIOM, LIST), (LIST,)) == check_unused((IDIOM,), ())
    assert [problem.format() for problem in check_unused((IDIOM,), ())] == [
        "story.md:9:3  warning: F002 the exemption “24/7” is not used  Remove it from allow_numbers.  [F002]"
    ]


def test_exemption_of_a_bound_number_is_not_used() -> None:
    """Where the number is bound anyway, the exemption is not needed."""
    _, used = check_unbound(read_sentence('Open [24/7]{n="a:b"} and [“24/7”]{by=host}.'), (IDIOM,))
    assert used == ()
