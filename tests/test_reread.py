"""The last gate: the words on a finished page are those that were checked."""

from __future__ import annotations

import pytest

from nutgraf.reread import check_page
from nutgraf.site import SiteOptions, read_site
from nutgraf.stories.draft import Draft
from tests.sites.tool import BASE, ROOT, STORY

WORDS = '<p data-quote="twice">“We counted every boat in the harbour twice, Then we counted them again.”</p>'
BLOCK = f"<figure>{WORDS}<p>As quoted by <cite>Report on the count</cite></p></figure>"
NAMED = '<q data-quote="q-97b4abd3">“a rare night of good arithmetic.”</q>'
INLINE = f"<p>{NAMED} (as quoted by <cite>Report on the count</cite>)</p>"


@pytest.fixture(scope="module")
def draft() -> Draft:
    """A story with a quotation set as a block and one in the running text."""
    return read_site(SiteOptions(BASE, ROOT / "theme")).drafts["harbour"]


def say(draft: Draft, *parts: str) -> list[str]:
    """The messages about a page with these parts."""
    page = f"<!doctype html><html><body><main>{''.join(parts)}</main></body></html>"
    return [problem.message for problem in check_page(page, draft)]


def test_the_page_as_it_should_be_passes(draft: Draft) -> None:
    """Words, in whatever elements, with markers of notes and marks of editing, are the words."""
    marked = BLOCK.replace("every boat", 'every <b>boat</b><a class="noteref" href="#note-1">1</a>')
    assert say(draft, BLOCK, INLINE) == []
    assert say(draft, marked, INLINE) == []
    assert say(draft, BLOCK.replace("“", '"').replace("”", '"'), f"<div>{INLINE}</div>") == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("every boat", "every ship"),
        ("every boat", "boat every"),
        ("We counted", "we counted"),
        ("twice,", "twice;"),
        ("again.", "again!"),
        ("twice, Then we counted them again.", "twice, Then …"),
        ("every boat", "every <i hidden>single</i> boat"),
        ("every boat", 'every boat<a href="#note-1">1</a>'),
        ("“We", "“He said: We"),
    ],
)
def test_any_other_word_is_told(old: str, new: str, draft: Draft) -> None:
    """A word more, less, changed or moved, a sign or a capital: the page is not what was checked."""
    assert say(draft, BLOCK.replace(old, new), INLINE) == ["the finished page alters quote “twice”"]


def test_the_place_is_that_of_the_quotation(draft: Draft) -> None:
    """The problem stands where the writer wrote the words, with both wordings below."""
    problem = check_page(f"<main>{BLOCK.replace('boat', 'ship')}{INLINE}</main>", draft)[0]
    assert str(problem.place) == f"{STORY}:20:11"
    assert problem.detail[0].startswith("page has     We counted every ship")
    assert problem.detail[1].startswith("checked were We counted every boat")


def test_a_part_is_words_of_the_whole(draft: Draft) -> None:
    """A pull quote may show a part, if it says so; words that are not together in the quotation are no part."""
    part = '<p data-quote="twice" data-part="true">“counted them again”</p>'
    assert say(draft, BLOCK, INLINE, part) == []
    assert say(draft, BLOCK, INLINE, part.replace(' data-part="true"', "")) != []
    assert say(draft, BLOCK, INLINE, part.replace("counted them", "counted")) != []


def test_nothing_may_be_missing_or_new(draft: Draft) -> None:
    """A quotation that the page does not show, and one that was never checked, are told."""
    assert say(draft, BLOCK) == ["the finished page does not show quote “q-97b4abd3”"]
    assert say(draft, INLINE) == ["the finished page does not show quote “twice”"]
    assert say(draft, BLOCK, INLINE, '<q data-quote="other">“Yes.”</q>') == [
        "the page shows a quotation 'other' that was never checked"
    ]


@pytest.mark.parametrize(
    "parts",
    [
        (WORDS, INLINE),
        (BLOCK, f"<p>{NAMED}</p>"),
        (BLOCK, f"<p>{NAMED}</p>", "<p>All this as quoted by Report on the count.</p>"),
        (BLOCK, f"<p>{NAMED} (as quoted by another report)</p>"),
        (BLOCK, f"<ul><li>{NAMED}</li><li>as quoted by Report on the count</li></ul>"),
    ],
)
def test_second_hand_words_say_whose_report_they_are_from(draft: Draft, parts: tuple[str, ...]) -> None:
    """Q080: beside the words, in their figure or paragraph, the page says “as quoted by” and whom."""
    page = f"<main>{''.join(parts)}</main>"
    name = "twice" if parts[0] == WORDS else "q-97b4abd3"
    (problem,) = check_page(page, draft)
    assert problem.code == "Q080"
    assert problem.message == f"the finished page shows quote “{name}” without “as quoted by Report on the count”"
    assert problem.place == draft.evidence.verdicts[name].quotation.place
    assert problem.fix == "write “as quoted by Report on the count” in its paragraph, or mend the theme."


def test_a_writer_may_say_it_in_their_own_way(draft: Draft) -> None:
    """Any glyphs, case and markup will do, and an article before the name."""
    said = f"<p>The mayor, as <em>quoted by</em> the Report\u00a0on the Count, called it {NAMED}</p>"
    assert say(draft, BLOCK, said) == []
