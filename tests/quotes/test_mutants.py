"""Quotations made wrong on purpose are all caught; allowed edits all pass."""

from __future__ import annotations

from dataclasses import replace

import pytest

from nutgraf.evidence.sources import hash_text
from nutgraf.quotes.check import check_quote
from nutgraf.quotes.model import Quotation, Source
from nutgraf.quotes.mutants import is_caught, make_mutants
from tests.quotes.sample import PEOPLE, POLICY, make_quotation, make_source

QUOTATIONS = [
    make_quotation("The gate will hold for a hundred years, | We tested it with eight million litres of sea water."),
    make_quotation("We tested [the gate] with eight million litres ... and it worked."),
    make_quotation("It cost 1.3 million crowns,"),
    make_quotation("I don’t think we should hide the bill — not from the people who have paid for it"),
    make_quotation("I do not believe a word of it", "brask"),
    make_quotation("the gate is a MARVEL of the age! Come [sic] and SEE it!"),
    make_quotation("The worst wall you know opens tonight", "league"),
    make_quotation("which is not the case for any of her rivals", "report"),
    make_quotation("Nobody asked the gulls either!", "brask", attribution="the union’s secretary"),
    make_quotation("The gate will open at dawn, and we will be there.", source="transcript"),
    make_quotation("the gate is yours to close", source="letter"),
    make_quotation("The gate will not open at dawn, R&D says, and we will be there.", source="webvtt"),
    make_quotation("The gate will open at dawn, in 3 weeks, and we will be there.", source="srt"),
    make_quotation("We will be there, with lamps and with soup.", source="minutes"),
    make_quotation("The gate has to open, as we agreed in spring, and stay open.", "brask", "thread"),
    make_quotation("The #TideGate holds!! 🌊👩‍🚒 Thank you @ondine_brask for the soup", source="post"),
    make_quotation("هل ستبقى البوابة 24 ساعة مفتوحة؟", "brask", "arabic"),
]
LABELS = {
    "drop a word",
    "insert a word",
    "replace a word",
    "swap two words",
    "remove a negation",
    "change a digit",
    "change the case of a letter",
    "turn a comma into a semicolon",
    "swap the speaker",
    "reverse the segments",
    "change a byte of the source",
}


def find_source(quotation: Quotation) -> Source:
    """The document of a quotation, with the hash of its text declared."""
    source = make_source(quotation.source)
    return replace(source, sha256=hash_text(source.text or ""))


@pytest.mark.parametrize("quotation", QUOTATIONS, ids=lambda quotation: quotation.words[:30])
def test_every_mutant_is_caught(quotation: Quotation) -> None:
    """No mistake of the list gets through: the check finds it, or the hash of the source does."""
    source = find_source(quotation)
    original = check_quote(quotation, source, PEOPLE, POLICY)
    assert original.match is not None
    missed = [
        (label, mutant.words, mutant.by)
        for label, mutant, changed in make_mutants(quotation, source, PEOPLE)
        if hash_text(changed.text or "") == changed.sha256
        and not is_caught(original, check_quote(mutant, changed, PEOPLE, POLICY))
    ]
    assert missed == []


def test_every_kind_of_mistake_is_made() -> None:
    """Together the quotations lead to mutants of every kind, hundreds of them."""
    made = [label for one in QUOTATIONS for label, _, _ in make_mutants(one, find_source(one), PEOPLE)]
    assert set(made) == LABELS
    assert len(made) > 700


def test_mutants_are_the_same_every_time() -> None:
    """Nothing is left to chance."""
    quotation = QUOTATIONS[0]
    source = find_source(quotation)
    assert list(make_mutants(quotation, source, PEOPLE)) == list(make_mutants(quotation, source, PEOPLE))
