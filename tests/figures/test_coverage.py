"""Numbers that nothing vouches for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from nutgraf.errors import Place
from nutgraf.figures.check import check_figure
from nutgraf.figures.coverage import AllowedNumber, check_language, check_unbound, check_unused
from nutgraf.figures.offers import Offers
from tests.figures.fixture_files import Fixture, name_fixture, read_fixtures
from tests.figures.sample import DATASETS, read_figures, read_sentence

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


LOCAL = {
    "de": (
        "Es waren 1,3 Millionen Hörer, ein Drittel mehr, 40 Prozent, seit 2023 und am 12. August 2024 um 20.30 Uhr; "
        "2000 Hörer, zwei Menschen, eine Frau, zwölf Ideen, Artikel 5 und GPT-4.",
        ["1,3 Millionen", "ein Drittel", "40 Prozent", "20.30 Uhr", "2000", "zwölf"],
    ),
    "fr": (
        "Il y avait 1,3 million d’auditeurs, un tiers de plus, 40 %, depuis 2023 et le 12 août 2024 à 20 h 30 ; "
        "2000 auditeurs, deux personnes, une femme, douze idées, article 5 et GPT-4.",
        ["1,3 million", "un tiers", "40 %", "20 h 30", "2000", "douze"],
    ),
    "es": (
        "Hubo 1,3 millones de oyentes, un tercio más, el 40 %, desde 2023 y el 12 de agosto de 2024 a las 20:30; "
        "2000 oyentes, dos personas, una mujer, doce ideas, artículo 5 y GPT-4.",
        ["1,3 millones", "un tercio", "40 %", "20:30", "2000", "doce"],
    ),
    "ar": (
        "كان هناك ١٫٣ مليون مستمع و 40%، منذ 2023 وفي ١٢ أغسطس ٢٠٢٤، ٢٠٠٠ مستمع، المادة 5.",
        ["١٫٣ مليون", "40%", "٢٠٠٠"],
    ),
}


@pytest.mark.parametrize("tag", LOCAL)
def test_unbound_numbers_of_other_languages(tag: str) -> None:
    """Years, dates, small counts in words and names are free in every language, and nothing else."""
    text, expected = LOCAL[tag]
    problems, _ = check_unbound(read_sentence(text), tag=tag)
    assert [problem.message.split("“")[1].split("”")[0] for problem in problems] == expected


def test_language_without_a_table_is_told() -> None:
    """Where nothing is known of a language, it is said that numbers were not looked for."""
    assert [problem.code for problem in check_language(Place("story.md"), "it-IT")] == ["F070"]
    assert [check_language(Place("story.md"), tag) for tag in ("en-GB", "de-AT", "fr", "es-MX", "ar-EG")] == [()] * 5


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


@pytest.mark.parametrize(
    ("tag", "text", "offer"),
    [
        ("en", "It had 1.3 million listeners.", '[1.3 million]{n="audience:peak"}'),
        ("en", "It had nearly 1.4 million listeners.", '[1.4 million]{n="audience:peak"}'),
        ("en", "It took two hours.", '[two hours]{n="measures:b.minutes"}'),
        ("en", "It was 15.2 percent.", "[15.2 percent]{n=\"measures:'St. Louis, Mo.'.share\"}"),
        ("en", "It fell by 0.17 °C.", '[0.17 °C]{n="measures:a.warmth"}'),
        ("en", "It cost $45.2 million.", '[$45.2 million]{n="measures:a.money"}'),
        ("de", "Es waren fast 1,4 Millionen Hörer.", '[1,4 Millionen]{n="audience:peak"}'),
        ("fr", "Il y avait 1\u202f300\u202f000 auditeurs.", '[1 300 000]{n="audience:peak"}'),
        ("es", "Hubo unos 1,3 millones.", '[1,3 millones]{n="audience:peak"}'),
        ("ar", "استمع ١٫٣ مليون شخص.", '[١٫٣ مليون]{n="audience:peak"}'),
    ],
)
def test_the_binding_is_offered_ready_to_paste(tag: str, text: str, offer: str) -> None:
    """A number of which a cell of the story's datasets makes the words true is told with that cell."""
    (problem,) = check_unbound(read_sentence(text), offers=Offers(DATASETS, DATASETS, tag), tag=tag)[0]
    assert problem.fix == f"write {offer}, or name it under allow_numbers with the reason"
    pasted = text.replace(problem.message.split("“")[1].split("”")[0], offer) if "\u202f" not in text else offer
    (figure,) = read_figures(pasted, language=tag)
    assert check_figure(figure, DATASETS, {}).problems == ()


def test_several_cells_are_offered_nearest_first_and_others_not() -> None:
    """At most three bindings are offered; a number that no dataset of the story has gets none."""
    (problem,) = check_unbound(read_sentence("It was 85 tonnes."), offers=Offers(DATASETS, ["harvest"]))[0]
    assert problem.fix.startswith(
        'write [85 tonnes]{n="harvest:2016"} or {n="harvest:2017"} or {n="harvest:2012.plan"}, '
    )
    (problem,) = check_unbound(read_sentence("It was 86 tonnes."), offers=Offers(DATASETS, ["harvest"]))[0]
    assert problem.fix.startswith('write [86 tonnes]{n="dataset:row"}, ')


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
