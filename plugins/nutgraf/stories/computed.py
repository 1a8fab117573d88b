"""Datasets that are computed from a story itself."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from hashlib import sha256

from nutgraf.datasets.model import Column, Dataset, Row
from nutgraf.errors import Place
from nutgraf.evidence.lock import Verdict
from nutgraf.quotes.model import Person, Source
from nutgraf.quotes.words import count_words

QUOTES = "quotes"
"""The name by which charts and figures reach the dataset of a story's quotations."""


def count_quoted_words(
    verdicts: Mapping[str, Verdict], people: Mapping[str, Person], sources: Mapping[str, Source], place: Place
) -> Dataset:
    """Words and quotations per speaker, over the quotations of a story that passed; most words first.

    Only people count as speakers: what a document says in its own words is no quotation of anybody. Words that the
    writer put in brackets are not the speaker's and do not count.
    """
    words: dict[str, int] = {}
    quotations: dict[str, int] = {}
    for verdict in verdicts.values():
        by = verdict.quotation.by
        if by in people and verdict.status != "failed":
            words[by] = words.get(by, 0) + count_words(verdict.quotation.words)
            quotations[by] = quotations.get(by, 0) + 1
    order = sorted(words, key=lambda name: (-words[name], name))
    rows: tuple[Row, ...] = tuple(
        {
            "id": name,
            "speaker": people[name].name,
            "words": Decimal(words[name]),
            "quotes": Decimal(quotations[name]),
        }
        for name in order
    )
    titles = [source.title for source in sources.values() if not source.via]
    return Dataset(
        id=QUOTES,
        title="Words quoted in this story, by speaker",
        source=f"Counted by the build from the quotations of this story ({'; '.join(titles)})",
        url="",
        licence="",
        retrieved=None,
        key="id",
        value="words",
        columns=(
            Column("id", "string", "Id", meaning="the speaker’s id in this story"),
            Column("speaker", "string", "Speaker", meaning="who is quoted"),
            Column("words", "number", "Words", "words", "words inside quotation marks"),
            Column("quotes", "number", "Quotations", "quotations", "number of quotations"),
        ),
        rows=rows,
        place=place,
        sha256=sha256(repr(rows).encode()).hexdigest(),
    )
