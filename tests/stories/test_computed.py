"""Words per speaker are counted by the build from the quotations that passed."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from nutgraf.errors import Place
from nutgraf.evidence.lock import Verdict
from nutgraf.quotes.model import Person, Quotation, Source
from nutgraf.stories.computed import count_quoted_words

PLACE = Place("content/stories/gate/story.md", 9, 1)
PEOPLE = {name: Person(name, name.title()) for name in ("lull", "brask", "gorse")}
SOURCES = {
    "report": Source("report", "news-article", "The report", PLACE),
    "letter": Source("letter", "email", "The letter", PLACE, via="report"),
}


def judge(by: str, words: str, status: Literal["verified", "sealed", "failed"] = "verified") -> Verdict:
    """The verdict on a quotation."""
    quotation = Quotation(words, words, by, "report", PLACE)
    return Verdict(quotation, status, None, "verbatim", (), ())


def count(*verdicts: Verdict) -> list[tuple[object, ...]]:
    """The rows of the dataset."""
    found = count_quoted_words({verdict.quotation.id: verdict for verdict in verdicts}, PEOPLE, SOURCES, PLACE)
    return [tuple(row[name] for name in ("id", "speaker", "words", "quotes")) for row in found.rows]


def test_words_and_quotations_are_counted_by_speaker() -> None:
    """The speaker with most words comes first; of two with as many, the one whose id does."""
    rows = count(
        judge("lull", "One two."), judge("gorse", "One two three."), judge("lull", "Three"), judge("brask", "A")
    )
    three, one, two = Decimal(3), Decimal(1), Decimal(2)
    assert rows == [("gorse", "Gorse", three, one), ("lull", "Lull", three, two), ("brask", "Brask", one, one)]


def test_what_is_not_the_speakers_does_not_count() -> None:
    """Brackets, ellipses and the bar of a split attribution are the desk’s."""
    assert count(judge("lull", "It [the gate] stays . . . shut [sic], | he’s half-sure …"))[0][2] == Decimal(5)


def test_only_people_whose_words_passed_are_counted() -> None:
    """A quotation that failed, and the words of a document, are nobody’s; a sealed one counts."""
    assert count(judge("lull", "No.", "failed"), judge("report", "Not so."), judge("brask", "Yes.", "sealed")) == [
        ("brask", "Brask", Decimal(1), Decimal(1))
    ]


def test_the_dataset_says_where_it_is_from() -> None:
    """The source line names the documents, not those that are known only through another; it is its own data."""
    found = count_quoted_words({}, PEOPLE, SOURCES, PLACE)
    assert found.source == "Counted by the build from the quotations of this story (The report)"
    assert (found.id, found.key, found.value, found.rows) == ("quotes", "id", "words", ())
